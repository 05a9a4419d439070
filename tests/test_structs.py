"""The nouns are immutable, equal by what they hold, and fit to be sent to another process."""

from __future__ import annotations

import importlib
import importlib.util
import pickle
import sys
from datetime import date

import pytest

from factcheck import intervals, records
from factcheck.records import Article, Claim, Finding, Report, Span, Verdict
from factcheck.structs import Struct, replace

NOUNS = [
    noun
    for module in (records, intervals)
    for noun in vars(module).values()
    if isinstance(noun, type) and issubclass(noun, Struct) and noun is not Struct
]
FINDING = Finding(Verdict.MATCH, "name", "name/match", Span(0, 3), "Ada", "The registry has this name.")


def test_there_are_nouns() -> None:
    assert {Article, Claim, Finding, Report, Span} <= set(NOUNS)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_a_noun_is_immutable(noun: type[Struct]) -> None:
    assert noun.__struct_config__.frozen


def test_a_span_cannot_be_moved() -> None:
    with pytest.raises(AttributeError):
        Span(1, 2).start = 3  # type: ignore[misc]


def test_nouns_are_equal_by_what_they_hold() -> None:
    assert replace(FINDING, text="Ada") == FINDING
    assert len({FINDING, replace(FINDING), replace(FINDING, text="Ida")}) == 2
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(4, 5)]


def test_a_report_is_sent_to_another_process_as_it_is() -> None:
    article = Article("draft.txt", "Ada.\nIda.", date(2024, 3, 21), body=Span(0, 9))
    assert article.line_column(5) == (2, 1)  # which it keeps beside its fields
    report = Report(article, (FINDING,), ("a notice",))
    sent = pickle.loads(pickle.dumps(report))
    assert sent == report
    assert sent.article.line_column(5) == (2, 1)


def test_what_is_out_of_sight_while_the_base_is_loaded_comes_back() -> None:
    assert sys.modules.get("typing_extensions", True) is not None
    importlib.import_module("factcheck.structs")
    if importlib.util.find_spec("typing_extensions"):
        importlib.import_module("typing_extensions")
