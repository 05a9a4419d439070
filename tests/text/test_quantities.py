"""Quantities in newspaper sentences: tables with the expected reading under the words, and properties."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Span
from factcheck.text.numbers import parse_number
from factcheck.text.quantities import Quantity, agrees, find_quantities, slip

TABLES = Path(__file__).parent / "quantities"
_EXPECTED = re.compile(r'( *)(\^+) ([-.\d]+) (\w+)(?: "([^"]+)")?(?: \(([a-z ]+)\))?')


def _rows() -> list[tuple[str, list[str]]]:
    """Each row: a sentence, and one line per quantity: carets, value (or lower..upper), kind, unit, comparator."""
    rows = []
    for table in sorted(TABLES.glob("*.yaml")):
        if table.stem in ("agrees", "numbers"):
            continue
        for entry in yaml.safe_load(table.read_text("utf-8")):
            text, *expected = entry.rstrip("\n").split("\n")
            rows.append((text, expected))
    return rows


def _as_line(quantity: Quantity) -> str:
    """A quantity as the tables write it."""

    def plain(value: Decimal) -> str:
        return f"{round(value, 2).normalize():f}"

    value = plain(quantity.value) + (f"..{plain(quantity.high)}" if quantity.high is not None else "")
    line = " " * quantity.span.start + "^" * (quantity.span.end - quantity.span.start) + f" {value} {quantity.kind}"
    line += f' "{quantity.unit}"' if quantity.unit else ""
    return line + (f" ({quantity.comparator})" if quantity.comparator else "")


def _normal(line: str) -> str:
    found = _EXPECTED.fullmatch(line)
    assert found, f"not a line of expectation: {line!r}"
    indent, carets, value, kind, unit, comparator = found.groups()
    low, dots, high = value.partition("..")
    low = f"{Decimal(low).normalize():f}" + (f"..{Decimal(high).normalize():f}" if dots else "")
    return (
        f"{indent}{carets} {low} {kind}" + (f' "{unit}"' if unit else "") + (f" ({comparator})" if comparator else "")
    )


@pytest.mark.parametrize(("text", "expected"), _rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_reads(text: str, expected: list[str]) -> None:
    assert [_as_line(quantity) for quantity in find_quantities(text)] == [_normal(line) for line in expected]


def _only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, (text, found)
    return found[0]


_AGREES = [tuple(row) for row in yaml.safe_load((TABLES / "agrees.yaml").read_text("utf-8"))]
_NUMBERS = yaml.safe_load((TABLES / "numbers.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("claimed", "known", "expected", "named"), _AGREES)
def test_agrees(claimed: str, known: str, expected: str, named: str) -> None:
    words = {True: "agrees", False: "differs", None: "cannot tell"}
    assert words[agrees(_only(claimed), _only(known))] == expected
    assert (slip(_only(claimed), _only(known)) or "") == named


@pytest.mark.parametrize(("text", "value"), _NUMBERS.items())
def test_numbers(text: str, value: str) -> None:
    number = parse_number(text)
    assert number == (Decimal(value) if value != "none" else None)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("£22m", "1000000"), ("£1.25m", "10000"), ("21.7%", "0.1"), ("six homes", "1"), ("1,200 homes", "100"),
        ("5,894 votes", "1"), ("£650,000", "10000"), ("5,000 people", "100"), ("20 homes", "1"), ("£3.50", "0.01"),
        ("3 million people", "1000000"), ("50p", "0.01"), ("£1.2bn", "100000000"), ("two-and-a-half years", "0.5"),
    ],
)  # fmt: skip
def test_step_is_the_precision_of_the_writing(text: str, step: str) -> None:
    assert _only(text).step == Decimal(step)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Then more than 30 children left.", "more than 30 children"),
        ("It is nearly £22million now.", "nearly £22million"),
        ("Four of the six schools shut.", "Four of the six schools"),
        ("It was the fourth monitoring visit.", "fourth monitoring visit"),
        ("It has 500 beds or more here.", "500 beds or more"),
    ],
)
def test_full_takes_in_the_comparator_and_the_noun(text: str, full: str) -> None:
    assert find_quantities(text)[0].full.of(text) == full


def test_leaves_skipped_spans_alone_and_keeps_to_its_span() -> None:
    text = "On the 20th, 30 people met; 40 people left."
    assert [q.span.of(text) for q in find_quantities(text, skip=[Span(13, 15)])] == ["40"]
    assert [q.span.of(text) for q in find_quantities(text, span=Span(0, 27))] == ["30"]


def test_a_line_ends_a_quantity() -> None:
    text = "Jobs lost: 30\nMiles Penn spoke.\nHomes: 12\nPeople left."
    assert [(q.full.of(text), q.kind) for q in find_quantities(text)] == [("30", "count"), ("12", "count")]


_WORDS = st.sampled_from(
    "£ $ 22 1,234 3.5 0 2023 m bn million hundred and a half third quarter of in five one two thirty-six - – / , . ( ) "
    "% per cent years old aged between to more than nearly 20th first votes people children ½ £5-6m "
    "3-1 \n Section No".split(" ")
)


@given(st.one_of(st.text(), st.lists(_WORDS, max_size=40).map(" ".join), st.lists(_WORDS, max_size=40).map("".join)))
def test_never_raises_and_stays_inside(text: str) -> None:
    found = find_quantities(text)
    for quantity in found:
        assert 0 <= quantity.full.start <= quantity.span.start < quantity.span.end <= quantity.full.end <= len(text)
        assert quantity.step > 0
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    for one in found[:4]:
        for two in found[:4]:
            assert agrees(one, two) in (True, False, None)
            slip(one, two)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_a_quantity_agrees_with_itself(text: str) -> None:
    assert all(agrees(quantity, quantity) is not False for quantity in find_quantities(text))


@pytest.mark.parametrize(
    "piece", ["9", "1,", "one ", "one hundred and ", "two-", "a ", "£", "1-", "ten million of ", "5 "]
)
def test_time_grows_with_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        best = 9.0
        for _ in range(3):
            begin = time.perf_counter()
            find_quantities(text)
            best = min(best, time.perf_counter() - begin)
        return best

    # Eight times the text: eight times the time, or 64 times if it grew with the square.
    assert seconds(8000) < 24 * seconds(1000) + 0.05
