"""Passages: how they are found, and the index of the registry's documents in the user's cache."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.documents import shelf
from factcheck.documents.library import Library, new_shelf, put
from factcheck.documents.shelf import open_library
from factcheck.formats.extracted import Piece
from factcheck.kinds.case import Case
from factcheck.kinds.statement import judge, read
from factcheck.mentions import Draft, read_draft
from factcheck.records import Article, CannotCheck, Document, Span
from factcheck.registry import open_registry

RELEASE = "The bridge was inspected in May.\nThe bridge has a new deck.\nThe town hall was repainted.\n"
LETTER = "Inspectors found no fault with the bridge.\n"


def library(*texts: str) -> Library:
    db = new_shelf(sqlite3.connect(":memory:"))
    for number, text in enumerate(texts):
        put(db, ("", "", f"{number}.txt", f"Text {number}", "", "", "", ""), [Piece(text)])
    return Library([db])


def test_the_passage_that_shares_most_comes_first() -> None:
    found = library(RELEASE, LETTER).passages(["inspection", "of", "the", "bridge", "May"])
    assert [passage.where for passage in found] == ["Text 0, line 1", "Text 1, line 1", "Text 0, line 2"]
    assert found[0].text == "The bridge was inspected in May."


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    texts = library("The bridge is old. The bridge is long. The bridge is red. The ferry is old.")
    assert texts.passages(["bridge", "ferry"], 1)[0].text == "The ferry is old."


def test_no_words_find_nothing_and_marks_are_no_query() -> None:
    texts = library(RELEASE)
    assert texts.passages([]) == texts.passages(["the", "of"]) == texts.passages(['"', "NEAR(", "*"]) == []


def test_neighbours_end_with_their_document() -> None:
    texts = library(RELEASE, LETTER)
    last = texts.passages(["repainted"])[0]
    first = texts.passages(["fault"])[0]
    before = texts.beside(last, -1)
    assert before
    assert before.text == "The bridge has a new deck."
    assert texts.beside(last, 1) is None
    assert texts.beside(first, -1) is None


# ---------------------------------------------------------------------------------------------- what is kept


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "release.txt").write_text(RELEASE)
    (tmp_path / "letter.txt").write_text(LETTER)
    return tmp_path


def opened(folder: Path, **given: object) -> Library:
    documents = [
        Document(str(folder / "release.txt"), "Release", "Council", "2024-05-03", "", "facts.yaml:3"),
        Document(str(folder / "letter.txt"), "Letter", where="facts.yaml:5"),
    ]
    return open_library(documents, cache=folder / "cache", **given)  # type: ignore[arg-type]


def test_the_documents_of_a_registry_are_read_once(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = opened(sources).passages(["bridge", "May"])[0]
    assert (first.where, first.document.publisher, first.document.published) == (
        "Release, line 1",
        "Council",
        "2024-05-03",
    )
    monkeypatch.setattr(shelf, "read_document", None)
    assert opened(sources).passages(["bridge", "May"])[0] == first


def test_only_a_changed_document_is_read_again(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(sources)
    (sources / "letter.txt").write_text("Nobody has looked at the ferry.\n")
    read_again: list[str] = []
    whole: Callable[[str], object] = shelf.read_document

    def noted(path: str) -> object:
        read_again.append(os.path.basename(path))
        return whole(path)

    monkeypatch.setattr(shelf, "read_document", noted)
    texts = opened(sources)
    assert read_again == ["letter.txt"]
    assert [p.text for p in texts.passages(["ferry"])] == ["Nobody has looked at the ferry."]
    assert texts.passages(["fault"]) == []
    assert texts.passages(["bridge", "May"])[0].where == "Release, line 1"
    assert len(list((sources / "cache" / "documents").iterdir())) == 1


def test_a_damaged_index_is_made_anew(sources: Path) -> None:
    opened(sources)
    (index,) = (sources / "cache" / "documents").iterdir()
    index.write_bytes(b"nonsense")
    assert opened(sources).passages(["fault"])


def test_an_index_that_cannot_be_kept_is_made_in_memory(sources: Path) -> None:
    (sources / "cache").write_text("a file where the folder should be")
    said: list[str] = []
    assert opened(sources, notice=said.append).passages(["fault"])
    assert "cannot be kept" in said[0]


def test_documents_of_the_registry_and_given_ones_are_searched_together(sources: Path) -> None:
    (sources / "extra.txt").write_text("The ferry sank.")
    texts = opened(sources, given=[str(sources / "extra.txt")])
    assert texts.passages(["ferry"])[0].where == "extra.txt, line 1"
    assert texts.passages(["fault"])[0].where == "Letter, line 1"


def test_all_documents_that_cannot_be_read_are_named(sources: Path) -> None:
    (sources / "letter.txt").write_bytes(b"\0")
    with pytest.raises(CannotCheck) as caught:
        opened(sources, given=[str(sources / "none.txt")])
    assert len(caught.value.lines) == 2
    assert caught.value.lines[1].startswith("facts.yaml:5: ")


# ------------------------------------------------------------------------------------------------------ time


def seconds(work: Callable[[], object]) -> float:
    """The best of three, so that a busy machine does not decide."""
    best = 1e9
    for _ in range(3):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def drafted(text: str) -> Draft:
    return read_draft(Article("draft.txt", text, date(2024, 3, 21), body=Span(0, len(text))), open_registry([]))


WORDS = "the council of Camford spent £3m on the bridge and Ada Marsh said so "
SENTENCE = "The council of Camford spent £3m on the bridge and Ada Marsh said so. "


@pytest.mark.parametrize("words", [WORDS, SENTENCE, SENTENCE.strip() + "\n"])
def test_time_grows_with_the_length_of_a_document_and_not_faster(words: str) -> None:
    once, twice = words * 7_500, words * 15_000  # half a megabyte and one
    assert len(twice) > 900_000
    assert seconds(lambda: library(twice)) < 4 * seconds(lambda: library(once))


@pytest.mark.parametrize("words", [WORDS, SENTENCE])
def test_time_grows_with_the_length_of_an_article_and_not_faster(words: str) -> None:
    registry = open_registry([])
    texts = library(SENTENCE * 20)

    def check(draft: Draft) -> None:
        claims = list(read(draft, registry))
        case = Case(draft, registry, claims, texts)
        for claim in claims:
            judge(claim, case)

    once, twice = drafted(words * 150), drafted(words * 300)
    assert seconds(lambda: check(twice)) < 4 * seconds(lambda: check(once)) + 0.05
