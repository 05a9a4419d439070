"""Reads any date, and dates inside dates: "the end of March", "earlier this month", "the first quarter of 2024"."""

from __future__ import annotations

from datetime import timedelta

from ...intervals import Interval, Precision
from .calendar import nth_weekday, quarter_of, shift, unit_around, year_from
from .days import read_day_first, read_month_first, read_number_date, read_weekday
from .durations import read_amount
from .numbers import read_ordinal, whole
from .settle import settle
from .shifts import read_shift, year_around
from .tokens import Found, Tokens
from .words import (
    ANY_SHIFT,
    DAY_WORDS,
    DECADE_WORDS,
    LAST_OF,
    MONTH,
    NUMBERS,
    ORDINALS,
    PARTS,
    PARTS_OF_DAY,
    PARTS_WITH_OF,
    SEASONS,
    UNITS,
    WEEKDAY,
    YEAR_KINDS,
)
from .years import part_of_year, read_century, read_feast, read_season, read_short_decade, read_year


def read_point(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A calendar date at i, of any kind; `cued` when what stands before makes a bare month or year a date."""
    word = t.words[i]
    if word.isdecimal():
        if len(word) == 4:
            return read_number_date(t, i) or read_year(t, i, cued)
        if len(word) > 2:
            return None
        return (
            read_number_date(t, i)
            or read_day_first(t, i)
            or read_short_decade(t, i)
            or read_century(t, i)
            or read_nth(t, i)
        )
    if word in MONTH:
        return read_feast(t, i, cued) or read_month_first(t, i, cued)
    if word in WEEKDAY:
        return read_weekday(t, i)
    if word in ORDINALS:
        return read_day_first(t, i) or read_century(t, i) or read_nth(t, i)
    if word in NUMBERS:
        return (read_day_first(t, i) or read_nth(t, i)) if word in ("twenty", "thirty") else None
    if word in SEASONS:
        return read_feast(t, i, cued) or read_season(t, i, cued)
    if word in DECADE_WORDS:
        return read_short_decade(t, i)
    if word in YEAR_KINDS:
        return read_year_kind(t, i)
    if word == "year":
        found = read_year(t, i + 1) if t.words[i + 1].isdecimal() else None
        if found and found.year is not None:
            found.first, found.takes_the = i, True
        return found
    if word == "q":
        return read_quarter(t, i)
    if word == "'" and t.glued(i):
        return read_short_year(t, i)
    return read_feast(t, i, cued)


_DEEPEST = 4


def read_any(t: Tokens, i: int) -> Found | None:
    """A date at i, counted from another day or of the calendar, for use inside a larger one.

    Dates lie at most three deep in each other ("the end of the first week of next month"), which bounds the time.
    """
    if t.depth >= _DEEPEST:
        return None
    t.depth += 1
    try:
        return _read_inside(t, i + (t.words[i] == "the"))
    finally:
        t.depth -= 1


def _read_inside(t: Tokens, i: int) -> Found | None:
    word = t.words[i]
    if word in DAY_WORDS:
        return read_day_word(t, i)
    if word in ANY_SHIFT:
        return read_shift(t, i)
    if word in PARTS:
        return read_part(t, i)
    if word in LAST_OF:
        return read_nth(t, i)
    return read_point(t, i, cued=True)


def read_short_year(t: Tokens, i: int) -> Found | None:
    """A decade "'80s", or a year "'82" after "in" or "since"."""
    if t.words[i + 2] in ("s", "'"):
        return read_short_decade(t, i + 1)
    number = t.number(i + 1, 2)
    if (
        number < 10
        or (t.glued(i + 1) and t.words[i + 2].isalnum())
        or t.words[i - 1] not in ("in", "since", "of", "summer")
    ):
        return None
    year = t.published.year // 100 * 100 + number
    year -= 100 if year > t.published.year + 10 else 0
    return Found(i, i + 2, of_year=Interval.year, year=year)


def read_quarter(t: Tokens, i: int) -> Found | None:
    """A quarter at i: "Q1 2024", "q3 of 2023"."""
    number, j = t.number(i + 1), i + 2
    if not 1 <= number <= 4 or not t.glued(i):
        return None
    j += t.words[j] in ("of", "in", "-")
    found = Found(i, i + 2, of_year=lambda y: quarter_of(y, number))
    inner = read_year(t, j, cued=True) if t.words[j].isdecimal() else _scope(t, j)
    if inner and inner.precision == Precision.YEAR:
        settle(t, inner, None)
        found.year, found.last = inner.interval.start.year if inner.interval else None, inner.last
    return found


def read_year_kind(t: Tokens, i: int) -> Found | None:
    """A financial, school or calendar year at i: "financial year 2022/23", "academic year 2023", "the school year"."""
    words = t.words
    if words[i + 1] != "year":
        return None
    j, month = i + 2, YEAR_KINDS[words[i]]
    j += words[j] == "of"
    inner = read_year(t, j, cued=True)
    if inner:
        settle(t, inner, None)
        if inner.interval and inner.year is not None:
            inner.interval = year_from(inner.year, month)
        inner.first, inner.takes_the = i, True
        return inner
    if words[i - 1] != "the" or words[i] == "calendar":
        return None
    return Found(i, i + 2, year_around(t, month, 0), year_given=False, approximate=True, takes_the=True)


def read_day_word(t: Tokens, i: int) -> Found:
    """ "Today", "yesterday", "tomorrow", "tonight", and "yesterday morning"."""
    day = t.published + timedelta(days=DAY_WORDS[t.words[i]])
    return Found(i, i + 1 + (t.words[i + 1] in PARTS_OF_DAY), Interval.day(day))


def read_part(t: Tokens, i: int) -> Found | None:
    """ "Early March", "mid-2011", "the late 80s", "the end of March", "the start of next year", "late last year"."""
    words, word = t.words, t.words[i]
    j = i + 1
    if word in PARTS_WITH_OF:
        if words[j] not in ("of", "to") or (words[j] == "to" and word != "end"):
            return None
        j += 1 + (words[j + 1] == "the")
        if words[j] in ("week", "month", "year") and words[j - 1] == "of" and words[j + 1] not in UNITS:
            return Found(i, j + 1, unit_around(t.published, words[j]), part=PARTS[word], approximate=True)
    else:
        j += words[j] == "-" and t.glued(i)
        if words[j] in ("to", "or", "-") and words[j + 1] in ("mid", "late"):
            j += 2 + (words[j + 2] == "-")
        j += words[j] == "in" and words[j + 1] in ANY_SHIFT
        j += words[j] == "in" and words[j + 1] == "the" and words[j + 2] in UNITS
    if (j > i + 1 and words[j - 1] == "the") or (words[j] == "the" and words[j + 1] in UNITS):
        j += words[j] == "the"
        unit = UNITS.get(words[j])
        if unit in ("week", "month", "year", "decade", "quarter") and words[j + 1] not in ("before", "after", "-"):
            whole_unit = unit_around(t.published, unit)
            return Found(i, j + 1, whole_unit, part=PARTS[word], approximate=True, takes_the=True)
    inner = read_any(t, j)
    if not inner or inner.kind != "date" or (inner.part and not inner.settled):
        return None
    inner.first, inner.approximate, inner.takes_the = i, True, word in PARTS_WITH_OF or inner.takes_the
    if inner.day is None and inner.weekday is None:
        inner.part = PARTS[word]
    return inner


def read_earlier(t: Tokens, i: int) -> Found | None:
    """ "Earlier this month", "later this year", "earlier in the week", "later today", "earlier on Monday"."""
    words, later = t.words, t.words[i] == "later"
    j = i + 1
    if words[j] == "in" and words[j + 1] == "the":
        unit = UNITS.get(words[j + 2])
        if unit not in ("week", "month", "year"):
            return None
        found = Found(i, j + 3, unit_around(t.published, unit))
    elif words[j] in ("this", "last", "next", "that", "today", "yesterday", "tomorrow") or (
        words[j] == "in" and words[j + 1] in MONTH
    ):
        inner = read_any(t, j + (words[j] == "in"))
        if not inner or inner.kind != "date":
            return None
        if words[j] != "this" or words[j + 1] not in UNITS:
            inner.first = i
            return inner
        found = Found(i, inner.last, inner.interval)
    else:
        return None
    whole_unit = found.interval
    if whole_unit:
        start, end = (t.published, whole_unit.end) if later else (whole_unit.start, t.published)
        found.interval = Interval(start, end, whole_unit.precision)
        found.approximate = True
    return found


def _scope(t: Tokens, j: int) -> Found | None:
    """The month or year that a part belongs to: "2024", "March", "last year", "the year"."""
    words = t.words
    j += words[j] == "the"
    if words[j] in ("year", "month") and words[j - 1] == "the":
        return Found(j, j + 1, unit_around(t.published, words[j]), approximate=True)
    return read_any(t, j)


def read_nth(t: Tokens, i: int) -> Found | None:
    """A numbered part: "the first quarter of 2024", "the last week of March", "the third Monday in May"."""
    words = t.words
    if words[i] in LAST_OF:
        nth, j = -1, i + 1
    else:
        ordinal = read_ordinal(t, i)
        if not ordinal or not ordinal[2]:
            return None
        nth, j = ordinal[0], ordinal[1]
    amount = read_amount(t, j) if words[j].isdecimal() or words[j] in NUMBERS else None
    if amount:
        unit, number, j = amount.unit, whole(amount.number), amount.last
    else:
        hyphen = words[j] == "-" and words[j + 1] == "quarter"
        j += hyphen
        word = words[j]
        unit, number = "half" if word == "half" else UNITS.get(word, "weekday" if word in WEEKDAY else ""), 1
        if word in WEEKDAY and not t.capital(j):
            return None
        j += 1
    if not unit or unit in ("second", "minute", "hour", "century", "fortnight", "decade"):
        return None
    inner = _scope(t, j + 1) if words[j] in ("of", "in") else read_year(t, j, cued=True) if unit == "quarter" else None
    if not inner:
        if (
            unit == "quarter"
            and number == 1
            and 0 < nth <= 4
            and words[j] != "-"
            and words[i - 1] in ("the", "in", "its", "s", "our", "for")
        ) or hyphen_quarter(t, i, j):
            found = Found(i, j, quarter_of(t.published.year, nth), takes_the=True, year_given=False)
            if found.interval and found.interval.start > t.published and t.is_past(i) is not False:
                found.interval = quarter_of(t.published.year - 1, nth)  # results are told of a quarter that is over
            return found
        return None
    if inner.kind != "date":
        return None
    inner_year_free = inner.of_year is not None and inner.year is None
    settle(t, inner, t.is_past(i))
    if not inner.interval or inner.interval.precision < Precision.MONTH:
        return None
    interval = _nth_of(inner.interval, nth, number, unit, t.words[j - 1])
    if not interval:
        return None
    return Found(i, inner.last, interval, takes_the=True, year_given=not inner_year_free, approximate=inner.approximate)


def hyphen_quarter(t: Tokens, i: int, j: int) -> bool:
    """Whether tokens before j are the "third-quarter" of "third-quarter results"."""
    words = t.words
    return words[j - 1] == "quarter" and words[j - 2] == "-" and words[j] != "-" and words[i] in ORDINALS


def _nth_of(whole_part: Interval, nth: int, number: int, unit: str, word: str) -> Interval | None:
    """The nth unit, or the first or last so many units, of a month or year. Weeks belong where their Thursday lies."""
    start, end = whole_part.start, whole_part.end
    if unit == "half":
        half = 2 if nth == -1 else nth
        if whole_part.precision != Precision.YEAR:
            middle = start + (end - start) // 2
            parts = Interval(start, middle, whole_part.precision), Interval(middle, end, whole_part.precision)
            return parts[half - 1] if half <= 2 else None
        return part_of_year(start.year, "h", half) if half <= 2 else None
    if unit == "quarter":
        quarter = 4 if nth == -1 else nth
        return quarter_of(start.year, quarter) if quarter <= 4 and whole_part.precision == Precision.YEAR else None
    if unit == "weekday":
        day = nth_weekday(whole_part, WEEKDAY[word], nth)
        return Interval.day(day) if day else None
    if unit == "week":
        thursday = nth_weekday(whole_part, 3, 1 if nth > 0 else -1)
        if not thursday:
            return None
        monday = thursday - timedelta(days=3) + timedelta(weeks=(nth - 1) if nth > 0 and number == 1 else 0)
        if nth < 0:
            monday -= timedelta(weeks=number - 1)
        return Interval(monday, monday + timedelta(days=7 * number - 1), Precision.WEEK)
    if unit == "weekend":
        saturday = nth_weekday(whole_part, 5, nth)
        return Interval(saturday, saturday + timedelta(days=1)) if saturday else None
    if nth > 0 and number == 1:
        first = shift(start, nth - 1, unit)
        if first > end:
            return None
        return Interval.day(first) if unit == "day" else unit_around(first, unit)
    if nth > 0:
        last = shift(start, number, unit) - timedelta(days=1)
        return Interval(start, last, unit_around(start, unit).precision)
    first = shift(end + timedelta(days=1), -number, unit)
    return Interval(first, end, unit_around(start, unit).precision)
