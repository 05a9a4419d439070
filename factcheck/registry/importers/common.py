"""What all importers share: reading others' files, saying what is wrong in them, and gathering the records."""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import IO, Any, cast

from ...intervals import MONTHS, Interval, parse_edtf
from ...records import CannotCheck, Problem
from ...structs import Struct, field
from ...text.normalise import name_key
from ..messages import UNPRINTABLE
from ..schema import SECTIONS

Data = dict[str, Any]

_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_BRITISH_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DATE_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([A-Za-z]{3,9})\.?,?[ -](\d{4})")
_DATE_AND_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:.*", re.DOTALL)
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
# A cell of a spreadsheet with more characters is a file that is no spreadsheet.
_LONGEST_CELL = 1_000_000


class Options(Struct):
    """What the user says about a set; empty where they said nothing.

    The first six describe the source. `map` (a field of ours to a column's heading), `organisation`, `role` and `area`
    are for spreadsheets; `retrieved` is a date.
    """

    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    attribution: str = ""
    retrieved: str = ""
    map: dict[str, str] = field(default_factory=dict)
    organisation: str = ""
    role: str = ""


class Bulk:
    """The records of one imported set, each once, with the source that stands behind all of them."""

    def __init__(self, source: str, about: Data, options: Options) -> None:
        """`source` is the source's name in the registry; `about` its fields unless the user said otherwise."""
        said = {name: getattr(options, name) for name in SOURCE_FIELDS}
        self.source = source
        self.problems: list[Problem] = []
        self._lines: dict[tuple[int, str], str] = {}
        self._add_line("sources", source, {source: {name: said[name] or about.get(name, "") for name in SOURCE_FIELDS}})

    def add(self, section: str, record: Data) -> None:
        """Takes a record with its `id`; empty fields are left out. A second record with that id is not taken.

        Raises ValueError when its name or label is no name.
        """
        named = record.get("label" if section == "posts" else "name", "")
        if not name_key(named):
            raise ValueError(f"the name {named!r} holds no letters")
        self._add_line(section, record["id"], record)

    def _add_line(self, section: str, ident: str, record: Data) -> None:
        key = (_ORDER[section], ident)
        if key not in self._lines:
            content = {section: _without_blanks(record)}
            self._lines[key] = json.dumps(content, ensure_ascii=False, separators=(", ", ": "))

    def problem(self, path: str, line: int, message: str) -> None:
        """Notes what is wrong in the imported file; a record that it is about is left out."""
        self.problems.append(Problem(path, line, 1, message, "warning"))

    def add_party(self, name: str, ident: str) -> str:
        """Takes a party by the name that the set has for it, and gives its `ident`.

        "Independent" is no body's name in a story, so it is only a short one.
        """
        words = name.split()
        if "Independent" in (words[0], words[-1]):
            names: Data = {"name": f"{name} (no party)", "short": [name]}
        else:
            names = {"name": name}
        self.add("organisations", {"id": ident, **names, "classification": "party", "source": self.source})
        return ident

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """Section, id and line of each record, in the order of the vocabulary and of the ids."""
        for order, ident in sorted(self._lines):
            yield _SECTIONS[order], ident, self._lines[order, ident]

    def has(self, section: str, ident: str) -> bool:
        """Whether a record with this id was taken."""
        return (_ORDER[section], ident) in self._lines

    @property
    def is_empty(self) -> bool:
        return len(self._lines) < 2  # the source alone


SOURCE_FIELDS = ("title", "publisher", "url", "licence", "attribution", "retrieved")
_SECTIONS = tuple(SECTIONS)
_ORDER = {section: number for number, section in enumerate(SECTIONS)}


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _without_blanks(one) if isinstance(one, (dict, list)) else one for name, one in value.items() if one
        }
    if isinstance(value, list):
        return [_without_blanks(one) for one in value]
    return value


# -------------------------------------------------------------------------------------------------- files


def open_text(path: str) -> IO[str]:
    """A file's text, unpacked when it is gzip, without a byte order mark, line ends as they are.

    UTF-8, else Windows-1252, in which old spreadsheets are saved. Raises CannotCheck when it cannot be read.
    """
    try:
        encoding = _encoding(path)
        return io.TextIOWrapper(_open_bytes(path), encoding=encoding, newline="")
    except (OSError, EOFError) as error:
        raise CannotCheck(f"{path}: cannot be read: {_reason(error)}") from None
    except UnicodeDecodeError:
        raise CannotCheck(f"{path}: neither UTF-8 nor Windows text: save the file as UTF-8") from None


def read_text(path: str) -> str:
    """The whole text of a file, as `open_text` reads it."""
    with open_text(path) as opened:
        return opened.read()


def _open_bytes(path: str) -> IO[bytes]:
    opened = open(path, "rb")  # noqa: SIM115 (the caller closes it)
    if opened.read(2) == _GZIP:
        import gzip

        opened.close()
        return cast(IO[bytes], gzip.open(path, "rb"))
    opened.seek(0)
    return opened


def _encoding(path: str) -> str:
    """The encoding of a file, found by decoding all of it a block at a time."""
    for encoding in ("", "cp1252"):
        decoder: codecs.IncrementalDecoder | None = None
        try:
            with _open_bytes(path) as opened:
                while block := opened.read(_BLOCK):
                    if decoder is None:
                        marked = next((name for mark, name in _MARKS if block.startswith(mark)), "")
                        encoding = marked or encoding or "utf-8"
                        decoder = codecs.getincrementaldecoder(encoding)()
                    decoder.decode(block)
                if decoder is not None:
                    decoder.decode(b"", final=True)
            return encoding or "utf-8"
        except UnicodeDecodeError:
            if encoding == "cp1252":
                raise
    raise AssertionError("unreachable")


def _reason(error: Exception) -> str:
    return ((error.strerror if isinstance(error, OSError) else None) or str(error) or "cut short").lower()


def table(path: str, columns: Sequence[str], bulk: Bulk, dialect: str | type[csv.Dialect] = "excel") -> Iterator[
    tuple[int, dict[str, str]]
]:  # fmt: skip
    """The rows of a spreadsheet as line number and cells by heading, white space evened out.

    Rows with too few or too many cells are noted and left out. Raises CannotCheck when a heading is missing.
    """
    with open_text(path) as opened:
        csv.field_size_limit(_LONGEST_CELL)
        rows = csv.reader(opened, dialect)
        try:
            headings = [evened(cell) for cell in next(rows, [])]
            missing = [column for column in columns if column not in headings]
            if missing:
                wanted = ", ".join(map(repr, missing))
                many = f"are no columns {wanted}" if len(missing) > 1 else f"is no column {wanted}"
                raise CannotCheck(f"{path}:1:1: there {many}: {_listed(headings)}")
            line = rows.line_num + 1
            for row in rows:
                if len(row) == len(headings):
                    yield line, {name: evened(cell) for name, cell in zip(headings, row, strict=True)}
                elif any(cell.strip() for cell in row):
                    bulk.problem(path, line, f"{len(row)} cells under {len(headings)} headings: the row is left out")
                line = rows.line_num + 1
        except csv.Error as error:
            raise CannotCheck(f"{path}:{rows.line_num}:1: this is not a spreadsheet: {error}") from None


def _listed(headings: Sequence[str]) -> str:
    named = [heading for heading in headings if heading]
    return "the columns are " + ", ".join(map(repr, named[:_MOST_NAMED])) if named else "the file is empty"


_MOST_NAMED = 40


def evened(text: str) -> str:
    """Text on one line, without the characters that the registry refuses."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())


def stem(path: str) -> str:
    """A file's name without folder and endings, fit for an id: "People 2024.json.gz" gives "people-2024"."""
    return slug(os.path.basename(path).split(".")[0]) or "import"


@lru_cache(maxsize=10_000)
def slug(text: str) -> str:
    """Letters and digits joined by hyphens: "St. Ives (Cornwall)" gives "st-ives-cornwall"."""
    return _NOT_IN_ID.sub("-", name_key(text)).strip("-")


# -------------------------------------------------------------------------------------------------- dates


def edtf(text: str) -> str:
    """A date as the registry writes it, "" for none.

    Days may be `19/05/2023`, in British order, and may have a time; days and months may be in words, `19 May 2023`,
    `19th May 2023`, `19-May-2023`, `May 2023`, `Sept 2023`.

    Raises ValueError, in words for the user, when it is no date.
    """
    text = text.strip()
    if not text:
        return ""
    timed = _DATE_AND_TIME.fullmatch(text)
    british = _BRITISH_DATE.fullmatch(text)
    if timed:
        text = timed[1]
    elif british:
        text = f"{british[3]}-{int(british[2]):02}-{int(british[1]):02}"
    elif worded := _DATE_IN_WORDS.fullmatch(text):
        month = next((number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(worded[2].lower())), 0)
        if month:
            text = f"{worded[3]}-{month:02}" + (f"-{int(worded[1]):02}" if worded[1] else "")
    read_date(text)
    return text


def spell(first: str, last: str) -> Data:
    """`from` and `until` of a record. Raises ValueError when a date is none, or the end is before the start."""
    starts, ends = edtf(first), edtf(last)
    if starts and ends and read_date(ends).end < read_date(starts).start:
        raise ValueError(f"it ends {ends}, before it starts {starts}")
    return {"from": starts, "until": ends}


@lru_cache(maxsize=10_000)
def read_date(text: str) -> Interval:
    """`parse_edtf`; in a large set the same days come again and again."""
    return parse_edtf(text)
