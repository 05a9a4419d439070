"""Intervals: reading and saying them, comparing them at the coarser precision, and the periods that facts hold over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intervals import Interval, Period, Precision, parse_edtf, say


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023", "2023"),
        ("2022-09", "September 2022"),
        ("2023-05-19", "19 May 2023"),
        ("2022-07-18/2022-07-29", "18 to 29 July 2022"),
        ("2022-07-18/2022-08-02", "18 July to 2 August 2022"),
        ("2022-12-18/2023-01-02", "18 December 2022 to 2 January 2023"),
        ("2019-05/2019-07", "May to July 2019"),
        ("2019-05/2023-05", "May 2019 to May 2023"),
        ("2019/2023", "2019 to 2023"),
        (" 2023-05 ", "May 2023"),
    ],
)
def test_edtf_is_read_and_said(text: str, said: str) -> None:
    assert say(parse_edtf(text)) == said
    assert str(parse_edtf(text)) == said


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (Interval(date(2022, 4, 1), date(2023, 3, 31), Precision.YEAR), "April 2022 to March 2023"),
        (Interval(date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE), "the 1990s"),
        (Interval(date(1991, 1, 1), date(2000, 12, 31), Precision.DECADE), "1991 to 2000"),
        (Interval(date(2014, 3, 21), date(2024, 3, 21), Precision.YEAR), "2014 to 2024"),
        (Interval(date(2024, 3, 18), date(2024, 3, 24), Precision.WEEK), "18 to 24 March 2024"),
        (Interval(date(2024, 6, 1), date(2024, 8, 31), Precision.SEASON), "June to August 2024"),
    ],
)
def test_stretches_of_other_precisions_are_said(interval: Interval, said: str) -> None:
    assert say(interval) == said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not a date: write 2023, 2023-05 or 2023-05-19"),
        ("May 2023", "is not a date: write"),
        ("2023-5-1", "is not a date: write"),
        ("2023-13", "there is no such day"),
        ("2023-02-29", "there is no such day"),
        ("0000", "there is no such day"),
        ("2023/", "is not a date: write"),
        ("2023-05/2022", "ends before it starts"),
    ],
)
def test_what_is_no_date_is_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2021-05", "2021-05-18", True),
        ("2021-05-19", "2021-05-18", False),
        ("2021", "2021-05-18", True),
        ("2021", "2022-01", False),
        ("2022-07-18/2022-07-29", "2022-07-19", True),
        ("2022-07-18/2022-07-29", "2022-07", True),
        ("2022-07-18/2022-07-29", "2022-09", False),
        ("2019-05/2023-05", "2021-01-01", True),
        ("2019-05/2023-05", "2023-06", False),
    ],
)
def test_two_dates_agree_at_the_coarser_precision(one: str, other: str, agree: bool) -> None:
    first, second = parse_edtf(one), parse_edtf(other)
    assert first.agrees(second) is agree
    assert second.agrees(first) is agree


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [
        (Precision.DAY, date(2024, 3, 20), date(2024, 3, 20)),
        (Precision.WEEK, date(2024, 3, 18), date(2024, 3, 24)),
        (Precision.MONTH, date(2024, 3, 1), date(2024, 3, 31)),
        (Precision.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        (Precision.DECADE, date(2020, 1, 1), date(2029, 12, 31)),
    ],
)
def test_a_day_is_widened_to_what_it_lies_in(precision: Precision, start: date, end: date) -> None:
    assert Interval.day(date(2024, 3, 20)).widened(precision) == Interval(start, end, precision)


@pytest.mark.parametrize(
    ("starts", "ends", "at", "holds"),
    [
        ("2019-05", "2023-05-19", "2021", True),
        ("2019-05", "2023-05-19", "2023-05-19", True),
        ("2019-05", "2023-05-19", "2023-05-20", False),
        ("2019-05", "2023-05-19", "2023-05", True),
        ("2019-05", "2023-05-19", "2019-04", False),
        ("2019-05", None, "2024", True),
        (None, "2021", "2021-06-04", None),
        (None, "2021", "2021-06", True),
        (None, "2021", "2022-01-01", False),
        (None, None, "1999", True),
        ("2021", None, "2021-06-04", None),
    ],
)
def test_a_fact_holds_over_its_period(starts: str | None, ends: str | None, at: str, holds: bool | None) -> None:
    period = Period(starts and parse_edtf(starts), ends and parse_edtf(ends))
    assert period.holds(parse_edtf(at)) is holds


def test_periods_know_before_after_and_each_other() -> None:
    first = Period(parse_edtf("2019-05"), parse_edtf("2023-05-19"))
    second = Period(parse_edtf("2023-05-19"), None)
    overlapping = Period(parse_edtf("2023-01"), None)
    assert first.over_before(parse_edtf("2024"))
    assert not first.over_before(parse_edtf("2023-05"))
    assert second.not_begun(parse_edtf("2022"))
    assert not first.overlaps(second)
    assert first.overlaps(overlapping)
    assert [str(p) for p in (first, second, Period(None, parse_edtf("2021")), Period())] == [
        "from May 2019 until 19 May 2023",
        "since 19 May 2023",
        "until 2021",
        "at a time the registry does not give",
    ]


DAYS = st.dates(date(1500, 1, 1), date(2200, 1, 1))
INTERVALS = st.builds(
    lambda day, length, precision: Interval(day, day + timedelta(days=length), Precision.DAY).widened(precision),
    DAYS,
    st.integers(0, 900),
    st.sampled_from(Precision),
)


@given(INTERVALS, INTERVALS)
def test_agreement_goes_both_ways_and_overlap_is_enough(one: Interval, other: Interval) -> None:
    assert one.agrees(one)
    assert one.agrees(other) == other.agrees(one)
    if one.overlaps(other):
        assert one.agrees(other)


@given(INTERVALS, st.sampled_from(Precision))
def test_widening_keeps_the_days(interval: Interval, precision: Precision) -> None:
    wide = interval.widened(precision)
    assert wide.contains(interval)
    assert wide.precision == max(precision, interval.precision)
    assert wide.widened(precision) == wide


@given(DAYS)
def test_what_is_written_is_read_back(day: date) -> None:
    assert parse_edtf(day.isoformat()) == Interval.day(day)
    assert parse_edtf(f"{day:%Y-%m}") == Interval.month(day.year, day.month)
