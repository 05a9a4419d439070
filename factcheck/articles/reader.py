"""Reads drafts: plain text and Markdown here, HTML, Word, OpenDocument and PDF by `formats`.

Of plain text nothing is changed on the way: no newline is translated, no space is trimmed.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..files import reason_of
from ..intervals import Interval, say
from ..records import Article, CannotCheck, Problem, Span

if TYPE_CHECKING:
    from ..formats.extracted import FileText

STDIN = "-"
FENCE = "---"
# What counts as a draft in a folder. A PDF there is rather a proof or somebody's report; it is read when it is named.
SUFFIXES = (".md", ".txt", ".docx", ".odt", ".html", ".htm")
EXTRACTED = (
    ".docx",
    ".odt",
    ".html",
    ".htm",
    ".xhtml",
    ".pdf",
)  # as `formats` reads them, said here without loading it
REGISTRY = ("sources", "claims")

# A year of a weekly paper is about 10 MB of text; what is larger is not a draft, and was named by mistake.
LARGEST = 20_000_000

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_OFFICE = {
    b"PK\x03\x04": "a Word or other zipped document: save it as a file that ends in .docx or .odt, or as plain text",
    b"\xd0\xcf\x11\xe0": "an old Word document: save it as .docx or as plain text",
    b"%PDF": "a PDF: save it as a file that ends in .pdf",
    b"{\\rtf": "an RTF document: save it as .docx or as plain text",
}


def expand(arguments: Iterable[str]) -> list[str]:
    """The articles that the arguments name: files and `-` as they are, folders as the drafts below them.

    Folders are read in the order of their names; hidden ones, links to folders, a registry inside (`sources`,
    `claims`), and the files with which Word marks an open document (`~$`) are left out. An article that is named twice
    is read once. Raises CannotCheck for every folder that holds no article.
    """
    paths: dict[str, None] = {}
    problems = []
    for argument in arguments:
        if argument == STDIN or not os.path.isdir(argument):
            paths[argument] = None
            continue
        inside = list(_below(argument))
        if not inside:
            problems.append(f"{argument}: no article in this folder: none of its files ends in {_listed(SUFFIXES)}")
        paths.update(dict.fromkeys(inside))
    if problems:
        raise CannotCheck(*problems)
    return list(paths)


def _listed(endings: Sequence[str]) -> str:
    """ ".md, .txt or .docx"."""
    return f"{', '.join(endings[:-1])} or {endings[-1]}"


def _below(folder: str) -> Iterable[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in REGISTRY)
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$")):
                yield os.path.join(parent, name)


def read_article(path: str, published: date | None = None, today: date | None = None) -> Article:
    """The article at `path`, or on standard input for `-`.

    The date is `published`, else that of the front matter or that a web page gives as its own, else the day on which a
    Word, OpenDocument or PDF file was last saved, else `today` (the computer's date when not given); in the last two
    cases a notice says so. Text is UTF-8, or UTF-16 with a byte order mark, else Windows text (cp1252) with a notice;
    the charset is never guessed, since a guess can turn a whole article to nonsense without a word.

    Raises CannotCheck, one line that begins with the path, when there is no such file, when it is no text and no
    format that can be read (`formats.extracted.extract` says what else can be wrong then), when it is too large, or
    when its front matter gives a date that is none.
    """
    shown = "<stdin>" if path == STDIN else os.fsencode(path).decode("utf-8", "replace")
    found: FileText | None = None
    pages: tuple[int, ...] = ()
    if path != STDIN and path.lower().endswith(EXTRACTED):
        found, text, pages = _extracted(path, shown)
        notices: list[str] = []
    else:
        text, notices = decode(_read_bytes(path, shown), shown)
    own_date, title, start = _front_matter(text, shown) if text.startswith(FENCE) else (None, None, 0)
    given_by = "option" if published else "article"
    day = published or own_date
    if day is None and found:
        title = title or found.title or None
        day = _day(found.published)
        if day is None and (day := _day(found.saved)):
            given_by = "saved"
            notices.append(
                f"{shown}: no publication date given, so it is read as of the day on which the file was last saved, "
                f"{say(Interval.day(day))}: use --date"
            )
    if day is None:
        given_by = "today"
        day = today or date.today()
        notices.append(
            f"{shown}: no publication date given, so it is read as of today, {say(Interval.day(day))}: "
            f"use --date{'' if found else ', or a line “date:” in front matter'}"
        )
    return Article(
        path=shown,
        text=text,
        published=day,
        published_by=given_by,
        title=title,
        body=Span(start, len(text)),
        extracted=found is not None,
        pages=pages,
        notices=tuple(notices),
    )


def _extracted(path: str, shown: str) -> tuple[FileText, str, tuple[int, ...]]:
    """What is in a file that is not plain text, that as one text, and at which characters its pages begin."""
    from ..formats.extracted import extract

    found = extract(path, shown)
    text = "\n".join(piece.text for piece in found.pieces)
    if len(text) > LARGEST:
        raise CannotCheck(f"{shown}: more than {LARGEST // 1_000_000} million characters, which is no draft")
    if found.pieces[0].unit != "page":
        return found, text, ()
    starts, at = [], 0
    for piece in found.pieces:
        starts.append(at)
        at += len(piece.text) + 1
    return found, text, tuple(starts)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _front_matter(text: str, shown: str) -> tuple[date | None, str | None, int]:
    """The date and title in front of the article, and where that itself begins."""
    from .front_matter import BadFrontMatter, read_front_matter  # its patterns take 2 ms to compile

    try:
        front = read_front_matter(text)
    except BadFrontMatter as error:
        line = text.count("\n", 0, error.offset) + 1
        column = error.offset - (text.rfind("\n", 0, error.offset) + 1) + 1
        raise CannotCheck(str(Problem(shown, line, column, error.message))) from None
    return front.date, front.title, front.end


def _read_bytes(path: str, shown: str) -> bytes:
    too_large = CannotCheck(f"{shown}: larger than {LARGEST // 1_000_000} MB, which is no draft")
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            if "\0" in path:
                raise CannotCheck(f"{shown}: not a file name")
            with open(path, "rb") as file:
                status = os.fstat(file.fileno())
                if stat.S_ISREG(status.st_mode) and status.st_size > LARGEST:
                    raise too_large
                data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise CannotCheck(f"{shown}: there is no such file") from None
    except OSError as error:
        raise CannotCheck(f"{shown}: cannot be read: {reason_of(error)}") from None
    if len(data) > LARGEST:
        raise too_large
    return data


def decode(data: bytes, shown: str) -> tuple[str, list[str]]:
    """The text of a file's bytes, and notices on how it was read; `shown` is its name in messages.

    Raises CannotCheck when the bytes are no text.
    """
    for mark, what in _OFFICE.items():
        if data.startswith(mark):
            raise CannotCheck(f"{shown}: not plain text but {what}")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                text = data[len(bom) :].decode(encoding)
            except UnicodeDecodeError:
                raise CannotCheck(f"{shown}: begins as {encoding.upper()} and then is not") from None
            return _text(text, shown), []
    if b"\0" in data:
        raise CannotCheck(f"{shown}: not text but a binary file")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as not_utf8:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as not_windows:
            line = data.count(b"\n", 0, not_windows.start) + 1
            raise CannotCheck(
                f"{shown}: line {line} is neither UTF-8 nor Windows text (cp1252): save it as UTF-8"
            ) from None
        line = data.count(b"\n", 0, not_utf8.start) + 1
        return text, [f"{shown}: line {line} is not UTF-8, so the file is read as Windows text (cp1252)"]


def _text(text: str, shown: str) -> str:
    if "\0" in text:
        raise CannotCheck(f"{shown}: not text but a binary file")
    return text
