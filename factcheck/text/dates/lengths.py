"""Reads lengths of time and the dates counted with them: "a fortnight ago", "two days after 5 May", "every week"."""

from __future__ import annotations

from datetime import timedelta

from ...intervals import Interval, Precision
from .calendar import shift, unit_around
from .durations import is_age, is_rate, read_amount, reckon
from .numbers import whole
from .relative import read_any, read_point
from .settle import settle
from .tokens import Found, Tokens
from .words import ANY_UNIT, DAY_WORDS, MONTH, PARTS_OF_DAY, PLURAL_UNITS, SEASONS, UNITS, WEEKDAY, WEEKDAY_NAMES

_CALENDAR_UNITS = frozenset({"day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"})


def read_length(t: Tokens, i: int) -> Found | None:
    """A number with a unit at i, and what it is reckoned from: "six weeks", "a fortnight ago", "two days after 5 May".

    An age ("34-year-old") is found with the kind "age", for the caller to step over.
    """
    found = read_amount(t, i)
    if not found:
        return None
    words = t.words
    if is_age(t, found):
        found.kind = "age"
        return found
    if is_rate(t, found):
        found.kind = "set"
        return found
    j = found.last
    word = words[j]
    today = Interval.day(t.published)
    if word in ("ago", "earlier", "later", "afterwards", "beforehand", "hence", "previously"):
        found.kind, found.last, found.approximate = "date", j + 1, True
        if word == "ago":
            if words[j + 1] in ("today", "yesterday"):
                found.last = j + 2
            found.interval = reckon(found, today, -1)
            if found.last == j + 2 and whole(found.number):  # "a year ago today"
                day = t.published + timedelta(days=DAY_WORDS[words[j + 1]])
                found.interval, found.approximate = Interval.day(shift(day, -whole(found.number), found.unit)), False
    elif found.unit in ("week", "fortnight") and _week_on(t, found, j):
        return found
    elif word == "'" and (words[j + 1] == "time" or (words[j + 1] == "s" and words[j + 2] == "time")):
        found.kind, found.last, found.approximate = "date", j + 2 + (words[j + 1] == "s"), True
        found.interval = reckon(found, today, 1)
    elif word == "from" and words[j + 1] in ("now", "today", "tomorrow"):
        day = t.published + timedelta(days=words[j + 1] == "tomorrow")
        found.kind, found.last, found.approximate = "date", j + 2, True
        found.interval = reckon(found, Interval.day(day), 1)
    elif word in ("before", "after", "from", "prior") and whole(found.number):
        _from_another(t, found, j)
    elif words[i - 1] == "in" and t.is_past(i) is False and words[j - 1] in ANY_UNIT and word != "-":
        found.kind, found.approximate = "date", True
        found.interval = reckon(found, today, 1)
    if found.kind == "date" and found.unit in ("second", "minute", "hour"):
        found.interval = None
    return found


def _week_on(t: Tokens, found: Found, j: int) -> bool:
    """Read the "on Saturday", "today" or "tomorrow" after "a week": a British way of naming a day ahead."""
    words = t.words
    days = 7 * whole(found.number) * (2 if found.unit == "fortnight" else 1)
    if words[found.first - 1] in ("for", "in", "within", "after", "than", "over", "of"):
        return False  # "shut for a week on Monday"
    if words[j] == "on" and words[j + 1] in WEEKDAY_NAMES and t.is_past(found.first) is not True:
        days += (WEEKDAY_NAMES[words[j + 1]] - t.published.weekday()) % 7 or 7
        found.last = j + 2
    elif words[j] in ("today", "tomorrow"):
        days += DAY_WORDS[words[j]]
        found.last = j + 1
    else:
        return False
    found.kind, found.interval = "date", Interval.day(t.published + timedelta(days=days))
    return True


def _from_another(t: Tokens, found: Found, j: int) -> None:
    """ "Two weeks before Christmas", "three days after 5 May": exact days only if the other date is a day."""
    words = t.words
    k = j + 1 + (words[j] == "prior" and words[j + 1] == "to")
    k += words[k] == "the"
    other = read_any(t, k)
    if not other or other.kind != "date":
        return
    settle(t, other, t.is_past(found.first))
    if not other.interval or other.interval.precision != Precision.DAY:
        return
    found.kind, found.last, found.year_given = "date", other.last, other.year_given
    found.approximate = found.unit != "day"
    found.interval = reckon(found, other.interval, -1 if words[j] in ("before", "prior") else 1)


def read_day_before(t: Tokens, i: int) -> Found | None:
    """ "The day before yesterday", "the week after next", "the year before last", "the day after 5 May"."""
    words, unit = t.words, UNITS.get(t.words[i], "")
    if words[i + 1] not in ("before", "after") or unit not in _CALENDAR_UNITS:
        return None
    sign = 1 if words[i + 1] == "after" else -1
    if words[i + 2] in ("last", "next") and (words[i + 2] == "next") == (sign > 0) and words[i + 3] not in UNITS:
        return Found(i, i + 3, unit_around(shift(t.published, sign * 2, unit), unit), takes_the=True)
    other = read_any(t, i + 2) if unit == "day" else None
    if other:
        settle(t, other, t.is_past(i))
        day = other.interval.start + timedelta(days=sign) if other.interval else None
        given = other.year_given
        return Found(i, other.last, Interval.day(day) if day else None, year_given=given, takes_the=True)
    return None


def read_week_of(t: Tokens, i: int) -> Found | None:
    """ "W/c 5 March", "the week beginning Monday, March 4", "the week of 4 March": seven days from that day."""
    words = t.words
    j = i + 1
    if words[i] == "w":
        if words[j] != "/" or words[j + 1] not in ("c", "b"):
            return None
        j += 2
    elif words[j] in ("beginning", "commencing", "starting", "ending", "of", "from"):
        j += 1
    else:
        return None
    ending = words[j - 1] == "ending"
    j += words[j] == "on"
    j += words[j] == "the"
    inner = read_point(t, j)
    if not inner or inner.precision != Precision.DAY:
        return None
    settle(t, inner, t.is_past(i))
    inner.first, inner.takes_the = i, True
    if inner.interval and not inner.problem:
        first = inner.interval.end - timedelta(days=6) if ending else inner.interval.start
        inner.interval = Interval(first, first + timedelta(days=6), Precision.WEEK)
        inner.weekday = None if ending else inner.weekday
    return inner


def read_set(t: Tokens, i: int) -> Found | None:
    """ "Every Tuesday", "each year", "every two weeks", "every other month"."""
    words, j = t.words, i + 1
    j += words[j] in ("other", "single", "second", "third", "few")
    amount = read_amount(t, j)
    if amount:
        return Found(i, amount.last, kind="set")
    if (
        words[j] in UNITS
        or words[j] in WEEKDAY
        or words[j] in SEASONS
        or (words[j] in MONTH and t.capital(j))
        or words[j] in PARTS_OF_DAY
    ):
        last = j + 1
        while words[last] in ("and", "or") and words[last + 1] in WEEKDAY:
            last += 2
        return Found(i, last + (words[last] in PARTS_OF_DAY), kind="set")
    return None


def read_vague(t: Tokens, i: int) -> Found | None:
    """A length without a number: "for years", "in decades", "decades-long"."""
    words = t.words
    if words[i - 1] in ("for", "in", "over", "after", "of") or (words[i + 1] == "-" and words[i + 2] == "long"):
        if words[i - 1] == "of" and words[i - 2] not in ("couple", "number", "hundreds", "dozens"):
            return None
        last = i + 1 if words[i + 1] != "-" else i + 3
        return Found(i, last, kind="duration", number="X", unit=PLURAL_UNITS[words[i]], approximate=True)
    return None
