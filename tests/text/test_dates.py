"""The date grammar against tables (`dates/*.yaml`), and what must hold for any text.

In a table each line of a text is an article's sentence, read by itself. Under it stands one line of carets for each
date, and after the carets what it means:

    She spoke on Wednesday (March 20) about the plan.
                 ^^^^^^^^^^^^^^^^^^^^ 2024-03-20 nearest

A date is its interval in EDTF, with its precision where EDTF does not show it, or `?` when it has none; a length is
number and unit; `set` and `time` are repeated times and clock times. Then follow `~` (approximate), `nearest` (the year
was chosen), a problem, and `since`, `until` or `throughout` (what stretch is meant). No caret means no date.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.intervals import Interval, Precision
from factcheck.records import Span
from factcheck.text.dates import DateMention, find_dates

TABLES = Path(__file__).parent / "dates"
TOLD = {"past": True, "future": False, None: None}
CARETS = re.compile(r"( *)(\^+) (.+)")


def expectation(mention: DateMention) -> str:
    """What a table says under a mention."""
    if mention.kind == "duration":
        words = [f"{mention.duration[0]} {mention.duration[1]}" if mention.duration else "length"]
    elif mention.kind == "date":
        words = [edtf(mention.interval) if mention.interval else "?"]
    else:
        words = [mention.kind]
    words += ["~"] * mention.approximate + ["nearest"] * (not mention.year_given)
    if mention.problem:
        words.append(mention.problem)
    if mention.period:
        both = mention.period.starts and mention.period.ends
        words.append("throughout" if both else "since" if mention.period.starts else "until")
    return " ".join(words)


def edtf(interval: Interval) -> str:
    """The interval as `parse_edtf` reads it, with its precision where that would be lost."""
    start, end = interval.start, interval.end
    if interval == Interval.day(start):
        return start.isoformat()
    if interval == Interval.month(start.year, start.month):
        return f"{start:%Y-%m}"
    if interval == Interval.year(start.year):
        return f"{start:%Y}"
    return f"{start}/{end}" + ("" if interval.precision == Precision.DAY else f" {interval.precision.name.lower()}")


def rows() -> Iterator[object]:
    for path in sorted(TABLES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            sentence, expected = "", []
            for line in [*case["text"].splitlines(), None]:
                carets = CARETS.fullmatch(line) if line is not None else None
                if carets:
                    start = len(carets[1])
                    expected.append((sentence[start : start + len(carets[2])], start, carets[3]))
                    continue
                if sentence:
                    yield pytest.param(case, sentence, expected, id=f"{path.stem}: {sentence[:60]}")
                sentence, expected = line or "", []


@pytest.mark.parametrize(("case", "sentence", "expected"), list(rows()))
def test_tables(case: dict[str, object], sentence: str, expected: list[tuple[str, int, str]]) -> None:
    told = TOLD[case.get("told")]  # type: ignore[index]
    found = find_dates(sentence, case["published"], past=lambda _: told)  # type: ignore[arg-type]
    assert [(m.span.of(sentence), m.span.start, expectation(m)) for m in found] == expected


# ------------------------------------------------------------------------------------------ what no table says


def test_a_mention_knows_the_weekday_that_was_named() -> None:
    named, plain = find_dates("On Tuesday (March 20) and on May 2 2024.", date(2024, 3, 21))
    assert (named.weekday, plain.weekday) == (1, None)


def test_periods_have_both_ends() -> None:
    (stretch,) = find_dates("She led it from May 2021 to 4 June 2023.", date(2024, 3, 21))
    assert stretch.period
    assert (str(stretch.period.starts), str(stretch.period.ends)) == ("May 2021", "4 June 2023")
    (since,) = find_dates("She has led it since May 2021.", date(2024, 3, 21))
    assert since.period
    assert (str(since.period.starts), since.period.ends) == ("May 2021", None)


def test_only_the_span_is_read_and_offsets_are_those_of_the_text() -> None:
    text = "Shut in 2019. Open in 2020. Shut in 2021."
    (mention,) = find_dates(text, date(2024, 3, 21), Span(13, 28))
    assert mention.span.of(text) == "2020"


def test_tense_is_asked_at_the_date() -> None:
    text = "He resigned on Friday and will be replaced on Monday."
    first, second = find_dates(text, date(2024, 3, 20), past=lambda at: at < text.index("and"))
    assert [str(m.interval) for m in (first, second)] == ["15 March 2024", "25 March 2024"]


def test_dates_do_not_run_over_the_ends_of_short_lines() -> None:
    assert [m.span.start for m in find_dates("Back in May\n5 people held", date(2024, 3, 21))] == [8]
    wrapped = "The second of the hearings into the fire at the mill was held on 5\nMarch 2024 in the town hall."
    assert [str(m.interval) for m in find_dates(wrapped, date(2024, 3, 21))] == ["5 March 2024"]


def test_references_are_found_only_when_asked_for() -> None:
    text = "He is now in charge, and recently said that the future is bright."
    assert find_dates(text, date(2024, 3, 21)) == []
    found = find_dates(text, date(2024, 3, 21), references=True)
    assert [(m.span.of(text), m.kind) for m in found] == [
        ("now", "reference"),
        ("recently", "reference"),
        ("the future", "reference"),
    ]


def test_dates_beyond_the_calendar_have_no_interval() -> None:
    mentions = find_dates("It sank 10,000 years ago, and rose in the past 9,000 years.", date(2024, 3, 21))
    assert [m.interval for m in mentions] == [None, None]


PUBLISHED = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WORDS = st.sampled_from(
    """the of on in from to and until since between last next this past every early late mid end start week month
    year years ago later earlier May March Tuesday Sat (March 20) 20 31 2024 2022/23 12th first second quarter summer
    Christmas Day Eve ' ’ s - – . , / : £ % \n three a few half days two-year-old Q1 80s 1990s 10.30am noon century day
    before after yesterday now today weekend financial Easter Good Friday w/c İ ½ ² ٣ 99999999999""".split()
)


@given(
    st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)),
    PUBLISHED,
)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_mentions_inside_it(text: str, published: date) -> None:
    at = 0
    for mention in find_dates(text, published, references=True):
        assert at <= mention.span.start < mention.span.end <= len(text)
        assert not mention.span.of(text)[0].isspace()
        assert not mention.span.of(text)[-1].isspace()
        assert mention.interval is None or mention.interval.start <= mention.interval.end
        assert mention.kind in ("date", "duration", "set", "time", "reference")
        at = mention.span.end


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), PUBLISHED)
@settings(max_examples=200, deadline=None)
def test_a_full_date_is_read_in_every_order(day: date, published: date) -> None:
    month, weekday = f"{day:%B}", f"{day:%A}"
    for written in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday} ({month} {day.day}, {day.year})",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
    ):
        (mention,) = find_dates(f"They met on {written}.", published)
        assert (mention.span.of(f"They met on {written}."), mention.interval) == (written, Interval.day(day))
        assert mention.problem is None
        assert mention.year_given


@given(st.dates(date(1950, 6, 1), date(2099, 1, 1)), st.integers(-170, 170))
@settings(max_examples=200, deadline=None)
def test_a_near_date_with_its_weekday_never_looks_wrong(published: date, days: int) -> None:
    day = published + timedelta(days=days)
    for past in (True, False, None):
        (mention,) = find_dates(f"on {day:%A} ({day:%B} {day.day})", published, past=lambda _, past=past: past)
        assert (mention.interval, mention.problem) == (Interval.day(day), None)


@pytest.mark.parametrize(
    "pattern",
    [
        "On 3, ",
        "from May to ",
        "the end of the ",
        "last ",
        "12/",
        "2019-",
        "one and a half ",
        "a ",
        "'",
        "first of ",
        "x",
        "(",
        "1,000,",
    ],
)
def test_time_grows_linearly(pattern: str) -> None:
    def seconds(length: int) -> float:
        text = pattern * (length // len(pattern))
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            find_dates(text, date(2024, 3, 21))
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(80_000) < 5 * seconds(40_000) + 0.01
