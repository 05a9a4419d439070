"""Reads a document's text out of its file: text and Markdown here, the other formats by `formats`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from ..articles.reader import decode
from ..files import reason_of
from ..formats.extracted import FORMATS, LONGEST_TEXT, PATIENCE, FileText, Piece, ending, extract, look_at, with_text
from ..records import CannotCheck

TEXT = (".txt", ".md", ".markdown", ".text")

_MARKS = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")


def read_document(path: str, patience: float = PATIENCE) -> FileText:
    """The text of a document: plain text, Markdown, HTML, Word (docx), OpenDocument (odt) or PDF, by the file's ending.

    `patience` is in seconds. Raises CannotCheck, one line that begins with the path: no such file, no known format, the
    extra not installed, encrypted, damaged, without text (a scan), too large, or not read in time.
    """
    shown = os.fsencode(path).decode("utf-8", "replace")
    kind = ending(path)
    if kind in FORMATS:
        return extract(path, shown, patience)
    if kind not in TEXT:
        known = ", ".join([*TEXT[:2], *dict.fromkeys(f".{one}" for one in FORMATS.values())])
        raise CannotCheck(f"{shown}: documents are {known} files, and this is none of them")
    look_at(path, shown)
    return with_text(_read_text(path, shown, kind), shown)


def _read_text(path: str, shown: str, kind: str) -> FileText:
    try:
        with open(path, "rb") as file:
            data = file.read(4 * LONGEST_TEXT + 1)
    except OSError as error:
        raise CannotCheck(f"{shown}: cannot be read: {reason_of(error)}") from None
    text, _ = decode(data, shown)
    if kind not in (".md", ".markdown"):
        return FileText((Piece(text),))
    from ..articles.front_matter import BadFrontMatter, read_front_matter

    try:
        front = read_front_matter(text)
    except BadFrontMatter as error:
        raise CannotCheck(f"{shown}: {error.message}") from None
    body = _plain(text[front.end :])
    line = text.count("\n", 0, front.end) + 1
    return FileText((Piece(body, line),), front.title or "", front.date.isoformat() if front.date else "")


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
