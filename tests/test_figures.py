"""Properties of the arithmetic of the kind `figure`: what is right in any rounding is never a conflict."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.kinds import figure
from factcheck.mentions import read_draft
from factcheck.records import Article, Claim, Span
from factcheck.registry import open_registry

REGISTRY = open_registry([])


def claims(text: str) -> list[Claim]:
    article = Article("draft.txt", text, date(2024, 3, 21), body=Span(0, len(text)))
    return list(figure.read(read_draft(article, REGISTRY), REGISTRY))


def problems(text: str) -> list[str]:
    """The problems that the article's own figures show, in text order."""
    contents = [claim.content for claim in claims(text)]
    return [one.own.problem for one in contents if isinstance(one, figure.Content) and one.own]


@settings(max_examples=60, deadline=None)
@given(st.integers(200, 990), st.integers(200, 990), st.sampled_from((-1, 0, 1)))
def test_a_percentage_rounded_either_way_is_no_conflict(old: int, new: int, rounding: int) -> None:
    if old == new:
        return
    verb = "rose" if new > old else "fell"
    exact = abs(new - old) * 100 / old
    percent = int(exact) if rounding < 0 else int(exact) + 1 if rounding > 0 else round(exact)
    assert set(problems(f"The number {verb} from {old} to {new}, a change of {percent} per cent.")) <= {"adds-up"}
    assert set(problems(f"The number {verb} by {percent} per cent, from {old} to {new}.")) <= {"adds-up"}


@settings(max_examples=60, deadline=None)
@given(st.integers(200, 990), st.integers(200, 990))
def test_a_change_against_its_verb_is_a_conflict(old: int, new: int) -> None:
    if old != new:
        verb = "fell" if new > old else "rose"
        assert problems(f"The number {verb} from {old} to {new}.") == ["direction"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=4), st.integers(-3, 3))
def test_millions_add_up_as_far_as_they_are_rounded(parts: list[int], off: int) -> None:
    """Each part may be half a million off, and so may the total."""
    total = sum(parts) + off
    if total < 1:
        return
    listed = ", ".join(f"£{part}m for roads" for part in parts[:-1]) + f" and £{parts[-1]}m for parks"
    found = problems(f"The council will spend {listed}, £{total}m in all.")
    if abs(off) <= (len(parts) + 1) / 2:
        assert "total" not in found
    assert ("adds-up" in found) == (off == 0)


@settings(max_examples=40, deadline=None)
@given(st.integers(1000, 30000), st.integers(1000, 30000), st.integers(-500, 500))
def test_a_majority_is_the_difference(winner: int, loser: int, off: int) -> None:
    majority = winner - loser + off
    if winner <= loser or majority < 1:
        return
    text = f"She won by {winner:,} votes to {loser:,}, a majority of {majority:,}."
    assert problems(text) in ([["adds-up"]] if off == 0 else [["majority"], ["adds-up"], []])


@pytest.mark.parametrize(
    "unit",
    [
        "the trust said 40 nursing posts were vacant and £3m more than 5 per cent ",
        "Ada Marsh, 34, had 12 jobs, up from 11 to 15 in 2019, and two men and a woman, aged 19, a total of £5m ",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    """A paragraph without a full stop, and one twice as long: no more than four times the time, noise included."""

    def seconds(count: int) -> float:
        text = unit * count
        draft = read_draft(Article("draft.txt", text, date(2024, 3, 21), body=Span(0, len(text))), REGISTRY)
        best = 60.0
        for _ in range(3):
            start = time.perf_counter()
            list(figure.read(draft, REGISTRY))
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(400) < 4 * seconds(200)
