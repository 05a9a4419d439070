"""The text of HTML, Word, OpenDocument and PDF files, within bounds of size, memory and time.

They are read by well-kept libraries (the extra `factcheck-newsdesk[documents]`; OpenDocument by Python's own) in a
process of their own, because such files come from anywhere: one that is damaged, or made to swell without end, can cost
that process its life and not the check. Nothing is fetched, no entity of XML swells, no macro or script is run.
"""

from __future__ import annotations

import os

from ..files import reason_of
from ..records import CannotCheck
from ..structs import Struct

# Council agenda packs, the longest documents behind local stories, are PDFs of up to 100 MB and 3,000 pages.
LARGEST_FILE = 100_000_000
# About 3 million words: four times the King James Bible. A text of this length is filed in 20 s (measured 2026-11).
LONGEST_TEXT = 20_000_000
# Seconds and bytes that the reader of one file may take. A pack of 1,000 pages takes pypdf about 60 s.
PATIENCE = 180
MEMORY = 2_000_000_000

# The format of each ending, and the library of each format that needs one, as it is imported and as it is called.
FORMATS = {".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".odt": "odt", ".pdf": "pdf"}
LIBRARIES = {"html": ("selectolax", "selectolax"), "docx": ("docx", "python-docx"), "pdf": ("pypdf", "pypdf")}
EXTRA = "factcheck-newsdesk[documents]"


class Piece(Struct, frozen=True):
    """A stretch of a file: page `first`, or lines or paragraphs from number `first` on. `unit` says which."""

    text: str
    first: int = 1
    unit: str = "line"


class FileText(Struct, frozen=True):
    """The text of a file in order, and what the file itself says of its title and dates, if anything.

    `published` is the day of publication (EDTF), `saved` the day on which the file was last saved (ISO).
    """

    pieces: tuple[Piece, ...]
    title: str = ""
    published: str = ""
    saved: str = ""


def ending(path: str) -> str:
    """The ending of a file's name, small, with its dot."""
    return os.path.splitext(path)[1].lower()


def extract(path: str, shown: str, patience: float = PATIENCE) -> FileText:
    """The text of the file at `path`, whose ending is one of `FORMATS`; `shown` is its name in messages.

    `patience` is in seconds. Raises CannotCheck, one line that begins with `shown`: no such file, the extra not
    installed, encrypted, damaged, without text (a scan), too large, or not read in time.
    """
    look_at(path, shown)
    kind = FORMATS[ending(path)]
    found = _by_process(path, shown, kind, patience)
    return with_text(found, shown, ": a scan has to be read by OCR first" if kind == "pdf" else "")


def look_at(path: str, shown: str) -> None:
    """Raises CannotCheck when there is no file of a size that is worth opening."""
    try:
        if "\0" in path or not os.path.exists(path):
            raise CannotCheck(f"{shown}: there is no such file")
        if not os.path.isfile(path):
            raise CannotCheck(f"{shown}: this is not a file")
        if os.path.getsize(path) > LARGEST_FILE:
            raise CannotCheck(f"{shown}: larger than {LARGEST_FILE // 1_000_000} MB")
    except OSError as error:
        raise CannotCheck(f"{shown}: cannot be read: {reason_of(error)}") from None


def with_text(found: FileText, shown: str, advice: str = "") -> FileText:
    """The same, if there is text in it and not too much of it; raises CannotCheck else, with the advice."""
    length = sum(len(piece.text) for piece in found.pieces)
    if length > LONGEST_TEXT:
        most = f"{LONGEST_TEXT // 1_000_000} million characters"
        raise CannotCheck(f"{shown}: more than {most} of text: use the part that bears on the story")
    if not any(any(map(str.isalnum, piece.text)) for piece in found.pieces):
        raise CannotCheck(f"{shown}: there is no text in this document{advice}")
    return found


def _by_process(path: str, shown: str, kind: str, patience: float) -> FileText:
    import json
    import subprocess
    import sys
    from importlib.util import find_spec

    module, library = LIBRARIES.get(kind, ("", ""))
    if module and find_spec(module) is None:
        raise CannotCheck(f"{shown}: to read {kind} files, install {library}: pip install '{EXTRA}'")
    place = os.pathsep.join(part for part in sys.path if part)
    command = [sys.executable, "-m", "factcheck.formats.process", kind, os.path.abspath(path)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            env={**os.environ, "PYTHONPATH": place},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotCheck(f"{shown}: could not be read within {patience:g} seconds") from None
    except OSError as error:
        raise CannotCheck(f"{shown}: cannot be read: {reason_of(error)}") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        reason = "it needs too much memory" if b"MemoryError" in done.stderr else "it is damaged"
        raise CannotCheck(f"{shown}: cannot be read: {reason}") from None
    if "problem" in answer:
        raise CannotCheck(f"{shown}: {answer['problem']}")
    pieces = tuple(Piece(text, first, unit) for text, first, unit in answer["pieces"])
    return FileText(pieces, answer["title"], answer["published"], answer["saved"])
