"""Dates as intervals with a precision, and the periods over which facts hold.

A date in a newspaper is seldom a day: "in September", "last year", "from 18 to 29 July". Each is an interval of
days, both ends included, that remembers how finely it was given. Two dates are compared at the coarser of their
precisions, so "May 2021" agrees with 18 May 2021, and 19 May 2021 does not agree with 18 May 2021.

The written form is the Extended Date/Time Format (EDTF, ISO 8601-2:2019), the part of it that news needs:
`2023`, `2022-09`, `2023-05-19`, and `2022-07-18/2022-07-29` for a stretch.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import IntEnum

from .structs import Struct

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def days_in(year: int, month: int) -> int:
    """How many days a month has. (The `calendar` module knows, and takes 3 ms to import.)"""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


class Precision(IntEnum):
    """How finely a date was given; a larger number is coarser."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    SEASON = 4
    YEAR = 5
    DECADE = 6


class Interval(Struct, frozen=True, order=True):
    """The days from `start` to `end`, both included, as finely known as `precision` says."""

    start: date
    end: date
    precision: Precision = Precision.DAY

    @classmethod
    def day(cls, day: date) -> Interval:
        return cls(day, day, Precision.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        return cls(date(year, month, 1), date(year, month, days_in(year, month)), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> Interval:
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    def overlaps(self, other: Interval) -> bool:
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: Interval) -> bool:
        return self.start <= other.start and other.end <= self.end

    def widened(self, precision: Precision) -> Interval:
        """The whole weeks, months, seasons, years or decades that this interval touches, at least `precision` coarse.

        An interval that is already as coarse comes back unchanged.
        """
        if precision <= self.precision:
            return self
        first, last = self.start, self.end
        if precision == Precision.WEEK:
            first, last = _shifted(first, -first.weekday()), _shifted(last, 6 - last.weekday())
        elif precision == Precision.MONTH:
            first, last = first.replace(day=1), Interval.month(last.year, last.month).end
        elif precision == Precision.SEASON:  # nobody agrees on a season's first day: half a season of slack
            first, last = _shifted(first, -45), _shifted(last, 45)
        elif precision == Precision.YEAR:
            first, last = date(first.year, 1, 1), date(last.year, 12, 31)
        elif precision == Precision.DECADE:
            first, last = date(first.year // 10 * 10, 1, 1), date(last.year // 10 * 10 + 9, 12, 31)
        return Interval(first, last, precision)

    def agrees(self, other: Interval) -> bool:
        """Whether both can be dates of one thing, compared at the coarser of the two precisions.

        A stretch of several days agrees with a day inside it: "inspected on 19 July" fits 18 to 29 July.
        """
        coarser = max(self.precision, other.precision)
        return self.widened(coarser).overlaps(other.widened(coarser))

    def __str__(self) -> str:
        return say(self)


_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def parse_edtf(text: str) -> Interval:
    """Read `2023`, `2022-09`, `2023-05-19` or two of them with `/` between.

    The precision of a stretch is that of its finer end, except that a stretch of two months or years keeps
    the months or years as its ends: `2023-06/2023-07` runs from 1 June to 31 July at month precision.

    Raises ValueError, with words for a reader, when the text is none of these or no such day exists.
    """
    first, slash, last = text.strip().partition("/")
    begin = _parse_part(first)
    if not slash:
        return begin
    end = _parse_part(last)
    if end.end < begin.start:
        raise ValueError(f"{text!r} ends before it starts")
    return Interval(begin.start, end.end, min(begin.precision, end.precision))


def _parse_part(text: str) -> Interval:
    found = _PART.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is not a date: write 2023, 2023-05 or 2023-05-19")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if not month:
            return Interval.year(year or 0)
        if not day:
            return Interval.month(year or 0, month)
        return Interval.day(date(year or 0, month, day))
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date: there is no such day") from error


def _shifted(day: date, days: int) -> date:
    """The day so many days on, or the calendar's first or last: "until 9999-12-31" is how some write "for ever"."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def edtf(interval: Interval) -> str:
    """The interval as `parse_edtf` reads it: `2023`, `2022-09`, `2023-05-19`, `2022-07-18/2022-07-29`."""
    first, last = _written(interval, interval.start), _written(interval, interval.end)
    return first if first == last else f"{first}/{last}"


def _written(interval: Interval, end: date) -> str:
    first, last = interval.start, interval.end
    years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if years and interval.precision >= Precision.YEAR:
        return f"{end.year:04}"
    months = first.day == 1 and last.day == days_in(last.year, last.month)
    if months and interval.precision >= Precision.MONTH:
        return f"{end.year:04}-{end.month:02}"
    return end.isoformat()


def say(interval: Interval) -> str:
    """The interval in British newspaper order: "19 May 2023", "18 to 29 July 2022", "September 2022", "2019".

    Twelve months that are no calendar year are said with their months: "April 2022 to March 2023".
    """
    first, last = interval.start, interval.end
    whole_years = (first, last) == _year_ends(first, last)
    whole_months = first.day == 1 and last.day == days_in(last.year, last.month)
    if interval.precision == Precision.DECADE and whole_years and first.year % 10 == 0 and last.year == first.year + 9:
        return f"the {first.year}s"
    if whole_years or (interval.precision == Precision.YEAR and not whole_months):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if interval.precision >= Precision.MONTH:
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        start = MONTHS[first.month - 1] + (f" {first.year}" if first.year != last.year else "")
        return f"{start} to {MONTHS[last.month - 1]} {last.year}"
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year} to {end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {end}"
    return f"{first.day} to {end}"


def _year_ends(first: date, last: date) -> tuple[date, date]:
    return date(first.year, 1, 1), date(last.year, 12, 31)


class Period(Struct, frozen=True):
    """When a fact holds: from some date to some date, either of them unknown or open.

    `starts` and `ends` are themselves intervals, because a registry often knows only the month.
    """

    starts: Interval | None = None
    ends: Interval | None = None

    def holds(self, at: Interval) -> bool | None:
        """Whether the fact holds at some time in `at`: True, False, or None when the dates cannot tell.

        Compared at the coarser precision: a post left in "March 2026" still holds for "March 2026", and the day of
        a handover belongs to both holders. None comes of an end given only roughly: somebody who left in "2021"
        may or may not have been there on 4 June 2021.
        """
        starts, ends = self.starts, self.ends
        if starts and at.end < starts.start:
            return False
        if ends and at.start > ends.end:
            return False
        unsure_start = starts is not None and starts.start < at.start and at.end < starts.end
        unsure_end = ends is not None and ends.start < at.start and at.end < ends.end
        at_is_coarse = at.precision >= Precision.MONTH
        if (unsure_start or unsure_end) and not at_is_coarse:
            rough = max(i.precision for i, unsure in ((starts, unsure_start), (ends, unsure_end)) if i and unsure)
            return None if rough > Precision.MONTH else True
        return True

    def over_before(self, at: Interval) -> bool:
        """Whether the fact had certainly stopped holding before `at` began."""
        return self.ends is not None and self.ends.end < at.start

    def not_begun(self, at: Interval) -> bool:
        """Whether the fact certainly starts only after `at` ended."""
        return self.starts is not None and self.starts.start > at.end

    def overlaps(self, other: Period) -> bool:
        """Whether both certainly hold on one day beyond a shared day, month or year of handover."""
        latest_start = max((p.starts.end for p in (self, other) if p.starts), default=date.min)
        earliest_end = min((p.ends.start for p in (self, other) if p.ends), default=date.max)
        return latest_start < earliest_end

    def __str__(self) -> str:
        if self.starts and self.ends:
            return f"from {say(self.starts)} until {say(self.ends)}"
        if self.starts:
            return f"since {say(self.starts)}"
        return f"until {say(self.ends)}" if self.ends else "at a time the registry does not give"


ALWAYS = Period()
