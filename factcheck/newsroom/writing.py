"""Writes the registry's YAML so that it reads back the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..files import reason_of
from ..records import CannotCheck, Problem
from ..registry.load import Record, records
from ..registry.messages import UNPRINTABLE
from ..registry.yaml_lines import Unreadable, yaml_entries

# Plain YAML text: begins with a letter, digit or £, holds nothing that YAML reads as a mark, and ends with no colon.
# What can be read as a number or truth value is left plain too: this registry reads all values as text.
_PLAIN = re.compile(r"[^\W_£€$]?[£€$]?\w(?:[\w £€$%.,;/&()'’‘“”!?+–—-]|:(?=[\w/]))*")
# What YAML does not allow as it is (YAML 1.1, section 5.1), besides what the registry refuses altogether.
_ESCAPED = re.compile("[\x80-\x9f\ufeff\ufffe\uffff]")


def scalar(text: str, inside: bool = False) -> str:
    """A text as a YAML value: plain where that is safe, else in double quotation marks.

    `inside` says that it will stand in [ ] or { }, where a comma ends a value.
    """
    text = " ".join(UNPRINTABLE.sub(" ", text).split())
    if _PLAIN.fullmatch(text) and not text.endswith(":") and " #" not in text and not (inside and "," in text):
        return text
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def block(record: Mapping[str, Any], pad: str, first: str | None = None) -> str:
    """A record's fields, a line each after `pad`, the first after `first` ("  - "); lists and records within it in
    brackets. A field whose value is None has nothing after its colon, for somebody to fill in.
    """
    lines = [f"{name}: {scalar(value) if isinstance(value, str) else flow(value)}" for name, value in record.items()]
    starts = [pad if first is None else first, *[pad] * len(lines)]
    return "".join(f"{start}{line.rstrip()}\n" for start, line in zip(starts, lines, strict=False))


def item(record: Mapping[str, Any]) -> str:
    """A record as an item of a section's list."""
    return block(record, "    ", "  - ")


def flow(value: Any) -> str:
    """A value on one line: a record in { }, a list in [ ]."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(name, inside=True)}: {flow(one)}" for name, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(str(value), inside=True)


def read_text(path: str, text: str) -> list[Record]:
    """The records of a file's text. Raises CannotCheck, each problem with its place, when it is not a right file."""
    problems: list[str] = []

    def report(line: int, column: int, message: str) -> None:
        problems.append(str(Problem(path, line, column, message)))

    found: list[Record] = []
    try:
        found = list(records(yaml_entries(text, report), report))
    except Unreadable as error:
        report(error.line, error.column, error.message)
    if problems:
        raise CannotCheck(*problems)
    return found


def read_file(path: str) -> str:
    """A file's text as UTF-8, its line ends as they are. Raises CannotCheck when it cannot be read."""
    try:
        with open(path, encoding="utf-8", newline="") as opened:
            return opened.read()
    except UnicodeDecodeError:
        raise CannotCheck(f"{path}: this is not UTF-8 text: save the file as UTF-8") from None
    except OSError as error:
        raise CannotCheck(f"{path}: cannot be read: {reason_of(error)}") from None
