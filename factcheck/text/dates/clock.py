"""Reads times of day, and words that only refer to a time: "10.30am", "noon", "Mondays", "now", "the day"."""

from __future__ import annotations

from ...intervals import Interval, Precision
from .tokens import Found, Tokens
from .words import PARTS_OF_DAY, UNITS


def read_clock(t: Tokens, i: int) -> Found | None:
    """ "10.30am", "6pm", "6 p.m.", "12:30", "18:00 UTC", "at 2000 hours", "10 o'clock"."""
    words = t.words
    if len(words[i]) == 4 and 0 <= t.number(i) <= 2400 and words[i + 1] in ("hours", "utc", "gmt", "bst"):
        return Found(i, i + 2, kind="time") if words[i - 1] in ("at", "by", "from", "until", "about") else None
    hour, j = t.number(i, 2), i + 1
    if not 0 <= hour <= 24 or (t.glued_before(i) and words[i - 1] in ".:/-,£$"):
        return None
    minutes = -1
    if words[j] in (":", ".") and t.glued(i) and t.glued(j) and len(words[j + 1]) == 2:
        minutes = t.number(j + 1)
        if 0 <= minutes < 60:
            j += 2
    half = words[j]
    if half in ("am", "pm"):
        return Found(i, j + 1, kind="time")
    if half in ("a", "p") and words[j + 1] == "." and words[j + 2] == "m" and t.glued(j) and t.glued(j + 1):
        return Found(i, j + 3 + (words[j + 3] == "." and t.glued(j + 2)), kind="time")
    if half == "o" and words[j + 1] == "'" and words[j + 2] == "clock":
        return Found(i, j + 3, kind="time")
    if minutes >= 0 and j == i + 3 and words[i + 1] == ":" and not (words[j] == ":" and t.glued_before(j)):
        return Found(i, j + (words[j] in ("utc", "gmt", "bst")), kind="time")
    return None


def read_noon(t: Tokens, i: int) -> Found | None:
    """Noon, midday and midnight after a preposition: "at noon", "until midnight"."""
    if t.words[i - 1] not in ("at", "by", "until", "around", "from", "before", "after", "about"):
        return None
    return Found(i, i + 1, kind="time")


def read_now(t: Tokens, i: int) -> Found | None:
    """The "now" of "between now and November"."""
    if t.words[i - 1] not in ("between", "from") or t.words[i + 1] not in ("and", "to", "until"):
        return None
    return Found(i, i + 1, Interval.day(t.published), approximate=True)


def read_weekday_plural(t: Tokens, i: int) -> Found | None:
    """Days that come again: "Mondays", "on Saturdays"."""
    if not t.capital(i) and t.words[i - 1] != "on":
        return None
    return Found(i, i + 1 + (t.words[i + 1] in PARTS_OF_DAY), kind="set")


def read_bare_day(t: Tokens, i: int) -> Found | None:
    """The 12th of some month: "on the 12th", "until the 12th", when no noun follows."""
    words, day = t.words, t.number(i, 2)
    if not 1 <= day <= 31 or words[i + 1] not in ("st", "nd", "rd", "th") or not t.glued(i) or words[i - 1] != "the":
        return None
    if words[i - 2] not in ("on", "until", "by", "since", "from"):
        return None
    after = words[i + 2]
    if after.isalnum() and after not in ("and", "to", "when", "which", "but", "he", "she", "they", "it", "at"):
        return None
    return Found(i, i + 2, day=day, takes_the=True)


_PRESENT = frozenset({"now", "currently", "current", "nowadays", "presently"})
REFERENCES = _PRESENT | {"recent", "recently", "soon", "future", "past", "term", "annual", "day"}


def read_reference(t: Tokens, i: int) -> Found | None:
    """Words that refer to a time without giving it: "now", "recent", "the past", "long term", "the day"."""
    words, word, before = t.words, t.words[i], t.words[i - 1]
    if word in _PRESENT or word in ("recent", "recently", "soon"):
        return Found(i, i + 1, kind="reference")
    if word == "annual":
        return Found(i, i + 1, kind="duration", number="1", unit="year")
    if word in ("future", "past") and before in ("the", "near") and words[i + 1] not in UNITS:
        return Found(i, i + 1, kind="reference", takes_the=True)
    if word == "term" and before in ("long", "short", "near", "-"):
        return Found(i, i + 1, kind="reference")
    if word == "day" and before == "the" and t.told and words[i - 2] not in ("of", "throughout"):
        return Found(i, i + 1, t.told, takes_the=True) if t.told.precision == Precision.DAY else None
    return None
