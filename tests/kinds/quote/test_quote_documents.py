"""Quotations against whole documents, and the comparison of words by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.check import check
from factcheck.documents.shelf import open_library
from factcheck.kinds.quote.words import compare_words
from factcheck.records import Article, Span
from factcheck.registry import Registry

RELEASE = """\
Thornby Borough Council: library hours

The council agreed its budget on Thursday.

Coun Ada Marsh, leader of the council, said: “We have listened to every one of the four hundred readers who wrote to us.
The library stays open on Saturdays.

“I do not believe that the roof can wait another winter.”

Minutes: Coun Ben Hale told members that the bus subsidy had been a waste of money from the very first day.
"""


@pytest.mark.parametrize(
    ("draft", "verdict", "code", "says"),
    [
        ("“The library stays open on Saturdays,” said Ada Marsh.", "match", "quote/match", "has these words"),
        (
            "Ada Marsh said: “We have listened to every one of the four hundred readers who wrote to us. The library "
            "stays open on Saturdays.”",
            "match",
            "quote/match",
            "has these words",
        ),
        (
            "Ada Marsh said: “We have listened to every one of the five hundred readers who wrote to us.”",
            "conflict",
            "quote/altered",
            "said “five”, the record has “four”",
        ),
        ("Ada Marsh said she thought “the roof can wait another winter”.", "conflict", "quote/cut-negation", "not"),
        ("“The library stays open on Saturdays,” said Ivo Dunn.", "unsupported", "quote/unsupported", "Ivo Dunn"),
        ("“Nobody asked the readers at all,” said Ada Marsh.", "unsupported", "quote/unsupported", "documents"),
        # Minutes report speech in other tenses: nearly the same words there are no proof of an alteration.
        (
            "Ben Hale said: “The bus subsidy has been a waste of money from the very first day.”",
            "unsupported",
            "quote/unsupported",
            "nearly",
        ),
        ("The press release said the library “stays open on Saturdays”.", "match", "quote/match", "has these words"),
    ],
)
def test_a_quotation_against_a_press_release(
    draft: str,
    verdict: str,
    code: str,
    says: str,
    tmp_path: Path,
    registry: Callable[[str | None], Registry],
) -> None:
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    article = Article("draft.txt", draft, date(2024, 3, 21), body=Span(0, len(draft)))
    (found,) = [f for f in check(article, registry(None), open_library([], [str(path)])).findings if f.kind == "quote"]
    assert (found.verdict, found.code) == (verdict, code)
    assert says in found.message
    if "documents" not in says:
        assert found.evidence[0].source


@pytest.mark.parametrize(
    ("quoted", "held", "kind"),
    [
        ("the long-term plan", "It is the long term plan.", "same"),
        ("we’ve got 1,000 homes", "We have got 1000 homes", "same"),
        ("[T]he road is closed", "But the road is closed now", "same"),
        ("the road … closed", "the road was often closed", "same"),
        ("the road […] closed", "the road was often closed", "same"),
        ("up 75pc", "It went up 75 per cent", "same"),
        ("er, it was, um, fine", "It was fine", "same"),
        ("organised crime", "organized crime", "same"),
        ("the road is open", "the road is closed", "different"),
        ("", "anything", "different"),
        ("anything", "", "different"),
        ("…", "anything", "different"),
        (
            "the trust apologises to all of the families who waited",
            "the trust apologises to most of the families who waited",
            "altered",
        ),
        (
            "the trust apologises to all of the families who waited",
            "the trust has opened a ward for all of the children in town",
            "different",
        ),
    ],
)
def test_words_are_compared_up_to_typography(quoted: str, held: str, kind: str) -> None:
    assert compare_words(quoted, held).kind == kind


@pytest.mark.parametrize(
    ("quoted", "held", "lost"),
    [
        ("in favour of the plan", "I am not in favour of the plan", "not in"),
        ("in favour of the plan", "Not so. I am in favour of the plan", ""),
        ("in favour of the plan", "I am not only in favour of the plan but paid for it", ""),
        ("speak to the press", "They are not afraid to speak to the press", ""),
        ("we will", "we will never sell the park", "will never"),
        ("the park will be sold", "I don't think the park will be sold", "don't think the"),
        ("it is … the end of the road", "it is not the end of the road", "not the"),
        ("it is … the end of the road", "it is, whether you like it or not, the end of the road", ""),
    ],
)
def test_a_lost_denial_is_seen(quoted: str, held: str, lost: str) -> None:
    assert compare_words(quoted, held).lost == lost


def test_time_follows_the_length_of_the_quotation() -> None:
    long = "the same words " * 1_300
    assert compare_words("the same words " * 190, long).kind == "same"
    assert compare_words("other words altogether " * 190, long).kind == "different"
