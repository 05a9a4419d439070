"""Calendar arithmetic for the date grammar: weeks, quarters, seasons, feasts, and the year that is meant.

All functions may raise ValueError or OverflowError for days outside the years 1 to 9999; the grammar catches both once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ...intervals import Interval, Precision, days_in

YearMaker = Callable[[int], Interval | None]


def day_maker(month: int, first: int, last: int) -> YearMaker:
    """From a year to the days `first` to `last` of a month, None where there are no such days."""

    def of_year(year: int) -> Interval | None:
        try:
            return Interval(date(year, month, first), date(year, month, last))
        except ValueError:
            return None

    return of_year


def shift_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def shift(day: date, amount: int, unit: str) -> date:
    """`amount` units on from a day (back when negative). Units: day, weekend, week, fortnight, month … century."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        return shift_months(day, amount * months)
    return day + timedelta(days=amount * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1))


def precision_of(unit: str) -> Precision:
    """How finely a date given in these units is meant."""
    return {
        "week": Precision.WEEK, "fortnight": Precision.WEEK, "weekend": Precision.DAY, "month": Precision.MONTH,
        "quarter": Precision.SEASON, "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.DECADE,
    }.get(unit, Precision.DAY)  # fmt: skip


def week_of(day: date) -> Interval:
    """The Monday to Sunday around a day (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), Precision.WEEK)


def weekend_of(day: date) -> Interval:
    """The Saturday and Sunday of a day's week."""
    saturday = day + timedelta(days=5 - day.weekday())
    return Interval(saturday, saturday + timedelta(days=1), Precision.DAY)


def quarter_of(year: int, quarter: int) -> Interval:
    first = Interval.month(year, quarter * 3 - 2)
    return Interval(first.start, Interval.month(year, quarter * 3).end, Precision.SEASON)


def season_of(year: int, first_month: int) -> Interval:
    """Three whole months: spring from March, summer from June, autumn from September, winter from December.

    These are the meteorological seasons (Met Office). The winter of a year starts in its December.
    """
    last = shift_months(date(year, first_month, 1), 2)
    return Interval(date(year, first_month, 1), Interval.month(last.year, last.month).end, Precision.SEASON)


def year_from(year: int, first_month: int) -> Interval:
    """Twelve months: 4 for the financial year from April, 9 for the school year from September, 1 for the year."""
    last = shift_months(date(year, first_month, 1), 11)
    return Interval(date(year, first_month, 1), Interval.month(last.year, last.month).end, Precision.YEAR)


def decade_of(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year + 9, 12, 31), Precision.DECADE)


def unit_around(day: date, unit: str) -> Interval:
    """The calendar day, week, weekend, month, quarter, year or decade that a day lies in."""
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        return weekend_of(day)
    if unit == "month":
        return Interval.month(day.year, day.month)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit == "year":
        return Interval.year(day.year)
    if unit == "decade":
        return decade_of(day.year // 10 * 10)
    return Interval.day(day)


def third(interval: Interval, part: str) -> Interval:
    """The "early", "mid" or "late" third of an interval, still as coarse as the whole."""
    days = (interval.end - interval.start).days + 1
    if interval.precision == Precision.MONTH:  # "early March" is 1 to 10, "late March" 21 to the end
        cuts = (10, 20)
    elif interval.precision == Precision.YEAR and interval.start.day == 1:  # whole months
        cuts = tuple((shift_months(interval.start, months) - interval.start).days for months in (4, 8))  # type: ignore[assignment]
    else:
        cuts = (days // 3, days - days // 3)
    first = {"early": 0, "mid": cuts[0], "late": cuts[1]}[part]
    last = {"early": cuts[0], "mid": cuts[1], "late": days}[part]
    if first >= last:
        return interval
    start = interval.start + timedelta(days=first)
    return Interval(start, interval.start + timedelta(days=last - 1), interval.precision)


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(month: Interval, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month or a year, -1 for the last; None when there are not so many."""
    if nth > 0:
        day = month.start + timedelta(days=(weekday - month.start.weekday()) % 7 + 7 * (nth - 1))
    else:
        day = month.end - timedelta(days=(month.end.weekday() - weekday) % 7)
    return day if month.start <= day <= month.end else None


def nearest(of_year: YearMaker, published: date, past: bool | None) -> Interval | None:
    """The year's date that is meant when no year is given.

    Told in the past: the latest one that began by the day of publication. Told of the future: the earliest one that is
    not over. Unknown: the nearest, of two equally near ones the earlier.
    """
    year, first, last = published.year, max(1, published.year - 8), min(9999, published.year + 8)
    if past is True:
        back = map(of_year, range(min(year + 1, last), first - 1, -1))
        return next((found for found in back if found and found.start <= published), None)
    if past is False:
        ahead = map(of_year, range(max(year - 1, first), last + 1))
        return next((found for found in ahead if found and found.end >= published), None)
    near = [found for found in map(of_year, range(max(year - 1, first), min(year + 1, last) + 1)) if found]
    near = near or [found for found in map(of_year, range(first, last + 1)) if found]  # 29 February
    return min(near, key=lambda found: _distance(found, published), default=None)


def _distance(found: Interval, day: date) -> int:
    return max((found.start - day).days, (day - found.end).days, 0)


def near_weekday(weekday: int, published: date, past: bool | None) -> date:
    """The day of that name: up to and including publication day when past, from it on when future, else the nearest."""
    ahead = (weekday - published.weekday()) % 7
    if past is True or (past is None and ahead > 3):
        ahead -= 7 if ahead else 0
    return published + timedelta(days=ahead)
