"""The passages of documents, found by their words.

A passage is a sentence with the place where it stands. They are filed in an SQLite FTS5 table under the stems of their
content words, so that "inspected" finds "the inspection", and ranked by BM25 (Robertson and Zaragoza 2009). The table
keeps its own copy of the stems: contentless tables with `detail=none` rank wrongly without a word (DESIGN section 6).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..records import Passage, Source, Span
from ..registry.keys import content_words
from ..text.sentences import split_sentences

if TYPE_CHECKING:
    from ..formats.extracted import Piece

# A "sentence" longer than this has lost its full stops (a table, a transcript without marks); it is cut between words.
LONGEST = 1_000
# More words than a sentence has tell no passage from another.
_MOST_WORDS = 64

TABLES = """
CREATE TABLE document (id INTEGER PRIMARY KEY, place TEXT, stamp TEXT, path TEXT, title TEXT, publisher TEXT,
  published TEXT, url TEXT, shown TEXT);
CREATE TABLE passage (id INTEGER PRIMARY KEY, document INTEGER, text TEXT, place TEXT);
CREATE INDEX passage_of ON passage (document);
CREATE VIRTUAL TABLE words USING fts5 (stems, tokenize = "unicode61 remove_diacritics 0");
"""


class Library:
    """All documents that a check may cite, on one or more shelves: those of the registry, and those given with it."""

    def __init__(self, shelves: Sequence[sqlite3.Connection] = ()) -> None:
        self._shelves = list(shelves)
        self._known: dict[tuple[int, int], Passage | None] = {}
        self._documents: dict[tuple[int, int], tuple[Source, str]] = {}

    @property
    def is_empty(self) -> bool:
        return not any(shelf.execute("SELECT 1 FROM passage LIMIT 1").fetchone() for shelf in self._shelves)

    def __len__(self) -> int:
        """The number of passages."""
        return sum(shelf.execute("SELECT count(*) FROM passage").fetchone()[0] for shelf in self._shelves)

    def passages(self, words: Collection[str], limit: int = 12) -> list[Passage]:
        """The passages that share most with the words, as they stand in the article; rarer words count for more."""
        stems = sorted(set().union(*map(content_words, words)))[:_MOST_WORDS]
        if not stems:
            return []
        query = " OR ".join(f'"{stem}"' for stem in stems)
        ranked: list[tuple[float, int, int]] = []
        for shelf, db in enumerate(self._shelves):
            rows = db.execute("SELECT rank, rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (query, limit))
            ranked.extend((rank, shelf, number) for rank, number in rows)
        ranked.sort()
        found = (self._passage(shelf, number) for _, shelf, number in ranked[:limit])
        return [passage for passage in found if passage]

    def beside(self, passage: Passage, offset: int) -> Passage | None:
        """The passage so many places after (or, if negative, before) one, of the same document."""
        if passage.shelf < 0:  # a statement of the registry, which stands by itself
            return None
        other = self._passage(passage.shelf, passage.number + offset)
        return other if other and other.document is passage.document else None

    def has(self, word: str) -> bool:
        """Whether any passage has a word of this stem."""
        stems = sorted(content_words(word))
        query = " ".join(f'"{stem}"' for stem in stems)
        return bool(stems) and any(
            db.execute("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (query,)).fetchone() for db in self._shelves
        )

    def _passage(self, shelf: int, number: int) -> Passage | None:
        key = (shelf, number)
        if key not in self._known:
            row = (
                self._shelves[shelf]
                .execute("SELECT document, text, place FROM passage WHERE id = ?", (number,))
                .fetchone()
            )
            passage = None
            if row:
                source, title = self._document(shelf, row[0])
                passage = Passage(number, row[1], f"{title}, {row[2]}", source, shelf)
            self._known[key] = passage
        return self._known[key]

    def _document(self, shelf: int, number: int) -> tuple[Source, str]:
        key = (shelf, number)
        if key not in self._documents:
            path, title, publisher, published, url, shown = (
                self._shelves[shelf]
                .execute("SELECT path, title, publisher, published, url, shown FROM document WHERE id = ?", (number,))
                .fetchone()
            )
            source = Source(path, title, publisher, url, published, where=shown)
            self._documents[key] = (source, title or path)
        return self._documents[key]


def new_shelf(db: sqlite3.Connection) -> sqlite3.Connection:
    """Makes the tables of a shelf."""
    for statement in TABLES.split(";"):
        db.execute(statement)
    return db


def put(db: sqlite3.Connection, document: Sequence[str], pieces: Iterable[Piece]) -> None:
    """Files one document's sentences. `document` is place, stamp, path, title, publisher, published, url, shown."""
    row = db.execute(
        "INSERT INTO document (place, stamp, path, title, publisher, published, url, shown) VALUES (?,?,?,?,?,?,?,?)",
        tuple(document),
    )
    put_passages(db, int(row.lastrowid or 0), sentences(pieces))


def put_passages(db: sqlite3.Connection, document: int, passages: Iterable[tuple[str, str]]) -> None:
    """Files passages, each a text and its place. An unused number is left before them, so that neighbours end there."""
    number = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM passage").fetchone()[0])
    for text, place in passages:
        number += 1
        db.execute("INSERT INTO passage VALUES (?, ?, ?, ?)", (number, document, text, place))
        db.execute("INSERT INTO words (rowid, stems) VALUES (?, ?)", (number, " ".join(content_words(text))))


def sentences(pieces: Iterable[Piece]) -> Iterator[tuple[str, str]]:
    """The sentences of a document, each with "line 12" or "page 3"; one without an end is cut between words."""
    for piece in pieces:
        number, seen = piece.first, 0
        for sentence in split_sentences(piece.text, Span(0, len(piece.text))):
            start, end = sentence.span.start, sentence.span.end
            if piece.unit != "page":
                number += piece.text.count("\n", seen, start)
                seen = start
            place = f"{piece.unit} {number}"
            while start < end:
                stop = end
                if end - start > LONGEST:
                    space = piece.text.rfind(" ", start + LONGEST // 2, start + LONGEST)
                    stop = space if space > 0 else start + LONGEST
                text = piece.text[start:stop].strip()
                if any(map(str.isalnum, text)):
                    yield text, place
                start = stop
