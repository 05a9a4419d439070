"""Reads what "last", "this", "next", "past", "previous" and "following" begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from ...intervals import Interval, Precision
from .calendar import season_of, shift, unit_around, week_of, year_from
from .days import read_month_first, read_weekday
from .durations import is_age, read_amount, rolling
from .numbers import read_number, whole
from .tokens import Found, Tokens
from .words import (
    ANY_SHIFT,
    ANY_UNIT,
    MONTH,
    NUMBERS,
    PARTS_OF_DAY,
    SEASONS,
    SHIFTS,
    TOLD_SHIFTS,
    UNITS,
    VERB_MONTHS,
    WEEKDAY,
    YEAR_KINDS,
)
from .years import read_feast

_MODALS = frozenset(
    {"will", "would", "to", "can", "could", "should", "may", "might", "must", "shall", "not", "t", "d", "ll"}
)


_CALENDAR_UNITS = frozenset({"day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"})


def read_shift(t: Tokens, i: int) -> Found | None:
    """What "last", "this", "next", "past", "previous" and "following" begin: examples stand in the branches."""
    words, word = t.words, t.words[i]
    by = ANY_SHIFT[word]
    j = i + 1
    if word == "last" and words[i - 1] in _MODALS:
        return None  # "the course will last three weeks"
    if word == "this" and words[j] in SHIFTS and words[j] not in ("this", "current"):  # "this coming Friday"
        by, j = SHIFTS[words[j]], j + 1
    told = word in TOLD_SHIFTS
    nxt = words[j]
    if nxt.isdecimal() or nxt in NUMBERS or nxt in ("few", "several", "couple", "many"):
        return _read_rolling(t, i, j, by, told)
    if nxt == "week" and (words[j + 1] in ("-", "on", "of") or words[j + 1] in WEEKDAY):
        found = _read_weekday_of_week(t, i, j, by)
        if found:
            return found
    if nxt in UNITS and UNITS[nxt] in _CALENDAR_UNITS:
        return _read_shifted_unit(t, i, j, by, told)
    if nxt in YEAR_KINDS and words[j + 1] == "year":
        return Found(i, j + 2, year_around(t, YEAR_KINDS[nxt], by), takes_the=True)
    if nxt == "working" and words[j + 1] == "week" and not told:
        monday = week_of(shift(t.published, by, "week")).start
        return Found(i, j + 2, Interval(monday, monday + timedelta(days=4), Precision.WEEK))
    if told and word in ("same", "that"):
        return None
    if nxt in PARTS_OF_DAY:
        if word not in ("this", "last", "next"):
            return None
        return Found(i, j + 1, Interval.day(t.published + timedelta(days=by)))
    if nxt in WEEKDAY:
        return _read_shifted_weekday(t, i, j, by)
    if nxt in MONTH:
        if (nxt in VERB_MONTHS and not t.capital(j)) or (
            nxt not in VERB_MONTHS and not t.capital(j) and word != "last"
        ):
            return None
        inner = read_month_first(t, j, cued=True)
        return _nearest_shifted(t, i, inner, by) if inner else None
    if nxt in SEASONS:
        if words[j + 1] == "in" and nxt == "spring":
            return None
        month = SEASONS[nxt]
        inner = Found(j, j + 1, of_year=lambda y: season_of(y, month))
        return _nearest_shifted(t, i, inner, by)
    inner = read_feast(t, j, cued=True)
    return _nearest_shifted(t, i, inner, by) if inner else None


def year_around(t: Tokens, first_month: int, by: int) -> Interval:
    year = t.published.year + by - (t.published.month < first_month)
    return year_from(year, first_month)


def _read_rolling(t: Tokens, i: int, j: int, by: int, told: bool) -> Found | None:
    """ "The past 10 years", "the next three to six months", "the last few weeks"."""
    amount = read_amount(t, j)
    number_only = read_number(t, j)
    if not amount and number_only and t.words[number_only[1]] == "quarters":
        amount = Found(j, number_only[1] + 1, number=number_only[0], unit="quarter")
    if not amount or is_age(t, amount) or t.words[amount.last - 1] not in ANY_UNIT or not by:
        return None
    found = Found(i, amount.last, takes_the=True, number=amount.number, unit=amount.unit, approximate=True)
    number = whole(amount.number)
    if number and not told and amount.unit not in ("second", "minute", "hour"):
        found.interval = rolling(number, amount.unit, t.published, by)
        if amount.unit == "quarter":  # whole quarters, as companies report them
            ends = [unit_around(shift(t.published, by * n, "quarter"), "quarter") for n in (1, number)]
            found.interval = Interval(min(ends).start, max(ends).end, Precision.SEASON)
        if found.interval:
            found.starts, found.ends = Interval.day(found.interval.start), Interval.day(found.interval.end)
    elif amount.unit in ("second", "minute", "hour"):
        found.kind = "duration"
    return found


def _read_weekday_of_week(t: Tokens, i: int, j: int, by: int) -> Found | None:
    """ "Next week on Tuesday", "last week Monday"."""
    k = j + 1 + (t.words[j + 1] in ("-", "on"))
    if t.words[k] not in WEEKDAY:
        return None
    week = week_of(shift(t.published, by, "week"))
    return Found(i, k + 1, Interval.day(week.start + timedelta(days=WEEKDAY[t.words[k]])), takes_the=True)


def _read_shifted_unit(t: Tokens, i: int, j: int, by: int, told: bool) -> Found | None:
    """ "Last week", "this weekend", "next year", "the past decade", "the following day", "the previous month"."""
    words, word, unit = t.words, t.words[i], UNITS[t.words[j]]
    if words[j] == "night":
        return Found(i, j + 1, Interval.day(t.published + timedelta(days=by))) if word in ("last", "next") else None
    if (told or word == "next") and unit == "day":
        return _read_told_day(t, i, j, by)
    if unit == "day" or (
        word == "past" and unit != "quarter" and words[i - 1] not in ("the", "this", "in", "over", "for")
    ):
        return None
    if told:
        anchor = t.told.start if t.told else None
        interval = unit_around(shift(anchor, by, unit), unit) if anchor else None
        if word in ("same", "that") and not anchor:
            return None
        return Found(i, j + 1, interval, approximate=True, takes_the=True, year_given=False)
    if unit == "fortnight" or (unit == "decade" and by) or (word == "past" and unit != "quarter") or (
        word in ("last", "next") and words[i - 1] == "the" and words[i - 2] in ("in", "over", "within", "during", "for")
        and unit != "quarter"
    ):  # fmt: skip
        interval = rolling(1, unit, t.published, by)
        return Found(i, j + 1, interval, approximate=True, takes_the=True, number="1", unit=unit)
    if unit == "century":
        return None
    day = shift(t.published, by, unit)
    if unit == "weekend" and by < 0 and t.published.weekday() >= 5:
        day = t.published - timedelta(days=7)
    return Found(i, j + 1, unit_around(day, unit), takes_the=True)


def _read_told_day(t: Tokens, i: int, j: int, by: int) -> Found | None:
    """ "The next day", "the following day", "that day", "the same day": counted from the date last told."""
    if not t.told or t.told.precision != Precision.DAY:
        return (
            None
            if t.words[i] in ("that", "same")
            else Found(i, j + 1, takes_the=True, year_given=False, approximate=True)
        )
    day = (t.told.end if by > 0 else t.told.start) + timedelta(days=by)
    return Found(i, j + 1, Interval.day(day), takes_the=True, year_given=False, approximate=True)


def _read_shifted_weekday(t: Tokens, i: int, j: int, by: int) -> Found | None:
    """ "Last Thursday", "next Friday night", "this Friday (June 15)", "this coming Sunday".

    A newspaper says "on Wednesday" of a day of its own week, so "last" and "next" name the weeks before and after; the
    answer is approximate where a day of this week could be meant as well.
    """
    found = read_weekday(t, j)
    if not found:
        return None
    found.first = i
    if found.interval or found.month or found.day:
        return found
    ahead = ((found.weekday or 0) - t.published.weekday()) % 7
    back = ahead - 7
    if t.words[j - 1] == "last":
        days, other = (found.weekday or 0) - t.published.weekday() - 7, back
    elif t.words[j - 1] == "next":
        days, other = (found.weekday or 0) - t.published.weekday() + 7, ahead or 7
    elif by == 0:
        days = other = back if ahead and t.is_past(i) is True else ahead
    else:
        days = other = back if by < 0 else ahead or 7
    return Found(i, found.last, Interval.day(t.published + timedelta(days=days)), approximate=days != other)


def _nearest_shifted(t: Tokens, i: int, inner: Found, by: int) -> Found | None:
    """The last one that is over, the next one to begin, or this year's: for months, seasons and feasts."""
    made: Callable[[int], Interval | None] | None = inner.of_year
    if not made:
        return None
    inner.first = i
    if inner.year is not None:
        return inner
    published = t.published
    near = [found for y in range(published.year - 8, published.year + 9) if 0 < y < 9999 and (found := made(y))]
    if by < 0:
        near = [found for found in near if found.end < published][-1:]
    elif by > 0:
        near = [found for found in near if found.start > published][:1]
    else:
        around = [found for found in near if found.start <= published <= found.end]
        near = around or [found for found in near if found.start.year == published.year]
    inner.settled, inner.interval, inner.takes_the = True, near[0] if near else None, False
    if not near and inner.month:
        inner.problem = "impossible-day"
    return inner
