"""No shape of text takes more than its length: twice as much of it takes at most about twice as long."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hostile.inputs import INPUTS

from factcheck.check import check
from factcheck.records import Article, Span
from factcheck.registry import Registry

# Long enough for a square to show, short enough for a test; benchmarks/pathological.py takes 1,000,000.
SHORT, LONG = 4_000, 16_000
# Four times the text in at most this many times the time: 16 would be a square, and clocks are rough.
MOST = 9
# What takes less than this for the long text is no trouble, whatever the ratio (seconds).
QUICK = 0.4


def seconds(text: str, registry: Registry) -> float:
    article = Article("draft.txt", text, date(2024, 3, 21), body=Span(0, len(text)))
    began = time.process_time()
    report = check(article, registry)
    took = time.process_time() - began
    for finding in report.findings:
        assert finding.span.of(text) == finding.text
    return took


@pytest.mark.parametrize("name", INPUTS)
def test_time_follows_length(name: str, registry: Callable[[str | None], Registry]) -> None:
    facts = registry("camford")
    long = seconds(INPUTS[name](LONG), facts)
    if long > QUICK:
        short = min(seconds(INPUTS[name](SHORT), facts) for _ in range(2))
        if long / short >= MOST:  # a machine that was busy with something else is not
            long = min(seconds(INPUTS[name](LONG), facts) for _ in range(2))
        assert long / short < MOST, f"{short:.2f} s for {SHORT:,} characters, {long:.2f} s for {LONG:,}"


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("length", [0, 1, 2, 3, 17])
def test_short_ones_are_read(name: str, length: int, registry: Callable[[str | None], Registry]) -> None:
    seconds(INPUTS[name](length), registry("camford"))


@pytest.mark.parametrize(
    "text",
    [
        "It cost 7P",  # a capital at the very end of the text
        "A ng the guests \twere Joh\U0001f600n Jarvi”s, leader of HereforThe show will be held on Wednesday, "
        "October 26.1dA man was a never rreste9d on Saturday (December 17).shnearly ci not l, and a brass "
        "band.1/2/3/“/1/2/3",  # a quotation without a word
    ],
)
def test_what_fuzzing_found(text: str, registry: Callable[[str | None], Registry]) -> None:
    for name in (None, "camford"):
        seconds(text, registry(name))
