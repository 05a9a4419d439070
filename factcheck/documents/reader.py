"""Reads a document's text out of its file, within bounds of size, memory and time.

Text and Markdown are read here. The formats that are not text are read by well-kept libraries (the extra
`factcheck-newsdesk[documents]`) in a process of their own, because such files come from anywhere: a document that is
damaged, or made to swell without end, can cost that process its life and not the check. Nothing is fetched, no entity
of XML is expanded, no macro or script is run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from ..articles.reader import decode
from ..light import dataclass
from ..records import CannotCheck

# Council agenda packs, the longest documents behind local stories, are PDFs of up to 100 MB and 3,000 pages.
LARGEST_FILE = 100_000_000
# About 3 million words: four times the King James Bible. A text of this length is filed in 20 s (measured 2026-11).
LONGEST_TEXT = 20_000_000
# Seconds and bytes that the reader of one document may take. A pack of 1,000 pages takes pypdf about 60 s.
PATIENCE = 180
MEMORY = 2_000_000_000

TEXT = (".txt", ".md", ".markdown", ".text")
BUILT = {".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".pdf": "pdf"}
EXTRA = "factcheck-newsdesk[documents]"

_MARKS = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document: page `first`, or lines or paragraphs from number `first` on. `unit` says which."""

    text: str
    first: int = 1
    unit: str = "line"


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a document in order, and what the file itself says of its title and date (EDTF), if anything."""

    pieces: tuple[Piece, ...]
    title: str = ""
    published: str = ""


def read_document(path: str, patience: float = PATIENCE) -> DocumentText:
    """The text of a document: plain text, Markdown, HTML, Word (docx) or PDF, by the file's ending.

    `patience` is in seconds. Raises CannotCheck, one line that begins with the path: no such file, no known format, the
    extra not installed, encrypted, damaged, without text (a scan), too large, or not read in time.
    """
    shown = os.fsencode(path).decode("utf-8", "replace")
    ending = os.path.splitext(path)[1].lower()
    if ending not in TEXT and ending not in BUILT:
        known = ", ".join([*TEXT[:2], *dict.fromkeys(f".{kind}" for kind in BUILT.values())])
        raise CannotCheck(f"{shown}: documents are {known} files, and this is none of them")
    _look_at(path, shown)
    if ending in BUILT:
        from .built import read_built

        found = read_built(path, shown, BUILT[ending], patience)
    else:
        found = _read_text(path, shown, ending)
    length = sum(len(piece.text) for piece in found.pieces)
    if length > LONGEST_TEXT:
        most = f"{LONGEST_TEXT // 1_000_000} million characters"
        raise CannotCheck(f"{shown}: more than {most} of text: use the part that bears on the story")
    if not any(any(map(str.isalnum, piece.text)) for piece in found.pieces):
        scan = ": a scan has to be read by OCR first" if BUILT.get(ending) == "pdf" else ""
        raise CannotCheck(f"{shown}: there is no text in this document{scan}")
    return found


def _look_at(path: str, shown: str) -> None:
    """Raises CannotCheck when there is no file of a size that is worth opening."""
    try:
        if "\0" in path or not os.path.exists(path):
            raise CannotCheck(f"{shown}: there is no such file")
        if not os.path.isfile(path):
            raise CannotCheck(f"{shown}: this is not a file")
        if os.path.getsize(path) > LARGEST_FILE:
            raise CannotCheck(f"{shown}: larger than {LARGEST_FILE // 1_000_000} MB")
    except OSError as error:
        raise CannotCheck(f"{shown}: cannot be read: {(error.strerror or str(error)).lower()}") from None


def _read_text(path: str, shown: str, ending: str) -> DocumentText:
    try:
        with open(path, "rb") as file:
            data = file.read(4 * LONGEST_TEXT + 1)
    except OSError as error:
        raise CannotCheck(f"{shown}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    text, _ = decode(data, shown)
    if ending not in (".md", ".markdown"):
        return DocumentText((Piece(text),))
    from ..articles.front_matter import BadFrontMatter, read_front_matter

    try:
        front = read_front_matter(text)
    except BadFrontMatter as error:
        raise CannotCheck(f"{shown}: {error.message}") from None
    body = _plain(text[front.end :])
    line = text.count("\n", 0, front.end) + 1
    return DocumentText((Piece(body, line),), front.title or "", front.date.isoformat() if front.date else "")


def _plain(markdown: str) -> str:
    """Markdown without its marks, line for line."""
    removals: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
        (_MARKS, ""),
        (_LINK, r"\1"),
        (_EMPHASIS, ""),
    )
    for pattern, by in removals:
        markdown = pattern.sub(by, markdown)
    return markdown
