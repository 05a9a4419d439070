"""Finds the dates of an article and resolves them from its publication date.

A hand-written grammar over small tokens: a word that can begin a date has readers, the first that succeeds wins, and
ranges are joined from two readings. Order of day and month is British; American word order is read where it is plain.
Time is linear in the length of the text: every reader looks a bounded number of tokens ahead.

Authority: spellings and order follow the Guardian and Reuters style guides (and PA practice); values are those of EDTF
(ISO 8601-2:2019) as `factcheck.intervals` has them; which expressions are dates follows TIMEX3 (TimeML 1.2.1).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...intervals import Interval, Period
from ...records import Span
from ...structs import Struct
from .calendar import weekend_of
from .clock import REFERENCES, read_bare_day, read_clock, read_noon, read_now, read_reference, read_weekday_plural
from .lengths import read_day_before, read_length, read_set, read_vague, read_week_of
from .relative import read_any, read_day_word, read_earlier, read_nth, read_part, read_point
from .settle import check_weekday, settle
from .shifts import read_shift
from .tokens import Found, Tokens, scan
from .words import (
    ABOUT,
    ANY_SHIFT,
    DAY_WORDS,
    DECADE_WORDS,
    EASTER_FEASTS,
    ENDS_PERIOD,
    FIXED_FEASTS,
    LAST_OF,
    MONTH,
    NTH_FEASTS,
    NUMBERS,
    ORDINALS,
    PARTS,
    PLURAL_UNITS,
    SEASONS,
    STARTS_PERIOD,
    VAGUE_NUMBERS,
    WEEKDAY,
    WEEKDAY_PLURALS,
    YEAR_KINDS,
)  # fmt: skip
from .years import year_at

if TYPE_CHECKING:
    from decimal import Decimal


class DateMention(Struct, frozen=True):
    """A date, a length of time, a repeated time or a clock time in the text.

    `interval` is None when the day is impossible or cannot be told from the text. `year_given` is false when the year
    was chosen by nearness to publication. `problem` is "impossible-day" (31 September) or "weekday" (the weekday named
    is not that of the date). `duration` is a number and a unit, "six weeks" being (6, "week").
    """

    span: Span
    interval: Interval | None
    kind: str
    period: Period | None = None
    weekday: int | None = None
    year_given: bool = True
    approximate: bool = False
    problem: str | None = None
    duration: tuple[Decimal, str] | None = None


_Reader = Callable[[Tokens, int], Found | None]


def find_dates(
    text: str,
    published: date,
    span: Span | None = None,
    past: Callable[[int], bool | None] | None = None,
    references: bool = False,
) -> list[DateMention]:
    """All dates in text[span], in order, not overlapping.

    `past(offset)` tells whether the clause around an offset is told in the past (True), of the future (False) or
    neither (None); it decides which way "on Wednesday", "in December" and "on March 27" look for their year.
    `references` adds kind "reference": words that refer to a time without giving it ("now", "recently", "the day").
    """
    t = scan(text, span or Span(0, len(text)), published, past or _unknown)
    words = t.words
    mentions: list[DateMention] = []
    go_on = 0
    unique = set(words)
    begins = {word: _READERS[word] for word in _READERS.keys() & unique}
    begins |= {word: _FIGURE_READERS for word in unique - _READERS.keys() if word.isdecimal()}
    for i, word in enumerate(words):
        if word not in begins or i < go_on:
            continue
        readers = begins[word]
        found = None
        try:
            for reader in readers:
                found = reader(t, i)
                if found:
                    break
        except (ValueError, OverflowError):  # a day before the year 1 or after 9999
            found = None
        if not found and references and word in REFERENCES:
            found = read_reference(t, i)
        if not found:
            continue
        go_on = found.last
        if found.kind == "age":
            continue
        mention = _finish(t, found)
        go_on = found.last
        if mention.kind != "reference" or references:
            mentions.append(mention)
    return mentions


def _unknown(_offset: int) -> bool | None:
    return None


def _finish(t: Tokens, found: Found) -> DateMention:
    """Join a range, choose the year, look at the words before, and make the mention."""
    words = t.words
    past = _told_past(t, found)
    try:
        if found.kind == "date":
            _join_range(t, found, past)
        settle(t, found, past)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        found.interval = None
    k = found.first - 1
    if found.takes_the and words[k] == "the" and k >= 0:
        found.first, k = k, k - 1
    if words[k] in ABOUT and k >= 0:
        found.approximate = True
        k -= 2 if words[k] in ("than", "least", "most") else 1
    if found.kind == "date" and found.interval and found.starts is None and found.ends is None:
        before = words[k] if words[k] != "the" else words[k - 1]
        if before in ("from", "between") and found.day and found.interval.start < found.interval.end:
            found.starts, found.ends = Interval.day(found.interval.start), Interval.day(found.interval.end)
        elif before in STARTS_PERIOD:
            found.starts = found.interval
        elif before in ENDS_PERIOD:
            found.ends = found.interval
    if found.interval and found.kind == "date":
        t.told = found.interval
        if found.month and (found.year is not None or (t.dated and found.interval.start.year == t.dated.start.year)):
            t.dated, t.dated_end = found.interval, t.end(found.last - 1)
    period = Period(found.starts, found.ends) if found.starts or found.ends else None
    duration = None
    if found.kind == "duration" and found.number and found.number != "X":
        duration = _length(found.number, found.unit)
    return DateMention(
        Span(t.start(found.first), t.end(found.last - 1)), found.interval, found.kind, period, found.weekday,
        found.year_given, found.approximate, found.problem, duration,
    )  # fmt: skip


def _told_past(t: Tokens, found: Found) -> bool | None:
    """The tense that a date without a year is told in.

    "Since" looks back whatever the verb says. "By" and "until" look to either side: "was told to reply by Friday".
    """
    if found.kind != "date" or found.settled or found.interval or found.year is not None:
        return None
    before = t.words[found.first - 1]
    if before == "the":
        before = t.words[found.first - 2]
    if before == "since":
        return True
    past = t.is_past(found.first)
    return None if past is True and before in ("by", "until", "till") and not found.month else past


def _length(number: str, unit: str) -> tuple[Decimal, str]:
    from decimal import Decimal  # here, because most checks of a headline or a caption need none

    value = Decimal(number)
    return (value * 2, "week") if unit == "fortnight" else (value, unit)


_JOINS = frozenset({"to", "until", "till", "through", "-"})


def _join_range(t: Tokens, found: Found, past: bool | None) -> None:
    """Take in the second date of "from 3 May to 6 June 2024", "between 2014 and 2016", "May-October", "2014-2018"."""
    words, j = t.words, found.last
    if words[j] == "," and words[j + 1] in ("to", "until", "and") and words[found.first - 1] in ("from", "between"):
        j += 1  # "from Friday, March 22, to Sunday, March 24"
    join = words[j]
    between = words[found.first - 1] == "between" or (
        words[found.first - 2] == "between" and words[found.first - 1] == "the"
    )
    if join not in _JOINS and not (join == "and" and between):
        return
    if found.problem or found.number or (join == "-" and t.glued(j) != t.glued_before(j)):
        return
    k = j + 1 + (words[j + 1] == "the")
    other = _read_far_end(t, k, found)
    if not other or other.kind != "date" or other.number:
        return
    if join == "-" and not t.glued(j) and (other.weekday is not None and not other.month):
        return
    after = other.last
    if words[after] == "-" and t.glued_before(after) and t.glued(after) and words[after + 1].isdecimal():
        return  # a telephone number or a reference
    _share_year(t, found, other, past)
    if found.problem or other.problem:
        return  # two mentions, each with its own problem
    first, last = found.interval, other.interval
    if not first or not last or last.end < first.start:
        return
    found.interval = Interval(first.start, last.end, min(first.precision, last.precision))
    found.last = other.last
    found.starts, found.ends = first, last
    found.year_given = found.year_given and other.year_given
    found.approximate = found.approximate or other.approximate
    found.part, found.weekday = None, None


def _read_far_end(t: Tokens, k: int, found: Found) -> Found | None:
    """The second date of a range, if it is of a kind that can end what `found` begins."""
    words = t.words
    if words[k] in DAY_WORDS or words[k] in ANY_SHIFT or words[k] in PARTS:
        return read_any(t, k)
    if words[k] == "now":
        return Found(k, k + 1, Interval.day(t.published))
    cued = found.year is not None or found.month is not None or found.interval is not None
    if words[k].isdecimal() and len(words[k]) == 4:
        year = year_at(t, k)
        if not year or not cued or words[k + 1] == "people":
            return None
    other = read_point(t, k, cued=True)
    if other and other.weekday is not None and other.month is None and found.month:
        return None
    if other and found.weekday is not None and not found.month and not (other.weekday is not None or other.month):
        return None
    return other


def _share_year(t: Tokens, found: Found, other: Found, past: bool | None) -> None:
    """Settle both ends of a range: an end without a year lies in the year of the other, or in the one beside it."""
    if found.of_year and found.year is None and other.of_year and other.year is not None:
        settle(t, other, past)
        for year in (other.year, other.year - 1):
            first = found.of_year(year)
            if first and other.interval and first.start <= other.interval.end:
                found.year = year
                break
    settle(t, found, past)
    if not other.settled and found.interval and other.year is None:
        start = found.interval.start
        if other.of_year:
            for year in (start.year, start.year + 1):
                last = other.of_year(year)
                if last and last.end >= start:
                    other.interval, other.settled, other.year_given = last, True, found.year_given
                    check_weekday(other)
                    break
        elif other.weekday is not None and not other.day and not other.interval:
            ahead = (other.weekday - start.weekday()) % 7
            other.interval, other.settled, other.year_given = Interval.day(start + timedelta(days=ahead)), True, False
            other.weekday = None
    settle(t, other, past)


# ------------------------------------------------------------------------------------- what words can begin


def _read_figure(t: Tokens, i: int) -> Found | None:
    """A clock time, a date, a day of the month or a length that begins with figures."""
    word = t.words[i]
    before = t.words[i - 1]
    if len(word) > 6 or (t.glued_before(i) and (before in ("£", "$", "€") or before.isalpha())):
        return None
    return read_clock(t, i) or read_point(t, i) or read_length(t, i) or read_bare_day(t, i)


def _read_unit(t: Tokens, i: int) -> Found | None:
    """What a bare unit begins: "week beginning …", "day before yesterday", "the weekend"."""
    words = t.words
    found = read_week_of(t, i) if words[i] == "week" else None
    found = found or read_day_before(t, i) or (read_point(t, i) if words[i] == "year" else None)
    if found or words[i] != "weekend":
        return found
    if words[i - 1] != "the" or words[i - 2] not in ("at", "over", "during", "for", "of", "by"):
        return None
    past, day = t.is_past(i), t.published
    if day.weekday() < 5 and (past or (past is None and day.weekday() < 3)):
        day -= timedelta(days=7)
    return Found(i, i + 1, weekend_of(day), takes_the=True, year_given=False)


def _table() -> dict[str, tuple[_Reader, ...]]:
    """From each word that can begin a date to its readers, in the order in which they are tried."""
    table: dict[str, tuple[_Reader, ...]] = {}

    def add(words: object, *readers: _Reader) -> None:
        for word in words:  # type: ignore[attr-defined]
            table[word] = table.get(word, ()) + readers

    feasts = {key[0] for key in (*FIXED_FEASTS, *EASTER_FEASTS, *NTH_FEASTS)}
    add(DAY_WORDS, read_day_word)
    add(LAST_OF, read_nth)
    add(ANY_SHIFT, read_shift)
    add(ORDINALS, read_nth)
    add([*MONTH, *WEEKDAY, *SEASONS, *DECADE_WORDS, *YEAR_KINDS, *ORDINALS, "twenty", "thirty", "q", "'"], read_point)
    add(PARTS, read_part)
    add(("earlier", "later"), read_earlier)
    add(("every", "each"), read_set)
    add(WEEKDAY_PLURALS, read_weekday_plural)
    add(("noon", "midday", "midnight"), read_noon)
    add(("day", "week", "weekend", "month", "year"), _read_unit)
    add(("w",), read_week_of)
    add(("now",), read_now)
    add(("single",), read_length)
    add(sorted(feasts - set(table)), read_point)
    add([*NUMBERS, *VAGUE_NUMBERS, "a", "an", "another", "half", "couple"], read_length)
    add(PLURAL_UNITS, read_vague)
    add(sorted(REFERENCES - set(table)))
    return table


_READERS = _table()
_FIGURE_READERS: tuple[_Reader, ...] = (_read_figure,)
