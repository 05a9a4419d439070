"""Turns the entries of a file into records and problems, by the table of `schema.py`.

A record is a plain mapping of field names to text, lists and whole numbers, as it goes into the index; dates stay in
their written form, already known to be right. Every fact in it carries its line under "@".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..structs import Struct, field
from ..text.normalise import name_key
from .checks import CHECKS, Data, parse
from .messages import UNPRINTABLE, nearest, quoted
from .schema import ORDERED_DATES, SECTIONS, SHAPES, Field, Shape
from .yaml_lines import Entry, Fields, Items, Node, Report, Text

# A whole number of more digits is a slip of the keyboard.
_LONGEST_NUMBER = 9
_HAS_LETTERS = ("name", "label")
# What a line of a field that holds several is; which parts a ruling's meaning may have, `checks` says.
_LINES = {
    "mapping": ": another wording, a colon, and its grade",
    "meaning": " part of the claim, such as person: …",
}


class Reference(Struct):
    """That a record names a source, a person or an organisation, and where it does."""

    kind: str
    text: str
    line: int
    column: int


class Record(Struct):
    section: str
    id: str
    data: Data
    line: int
    column: int
    references: list[Reference] = field(default_factory=list)


def records(entries: Iterable[Entry], report: Report) -> Iterator[Record]:
    """The records of one file in order; mistakes go to `report` as line, column and message.

    A record with a mistake is given all the same when it has its name, so that what refers to it is not
    reported as well. So are those of a section with a misspelt name.
    """
    outline: tuple[Text | None, str] = (None, "")
    for entry in entries:
        if entry.section is not outline[0]:
            outline = (entry.section, _section(entry, report))
        if outline[1]:
            record = _record(outline[1], entry, report)
            if record:
                yield record


def _section(entry: Entry, report: Report) -> str:
    """The section that an entry is in, "" when its entries cannot be read; said once, at its first entry."""
    section = entry.section
    name: str | None = section.text
    if name not in SECTIONS:
        name = nearest(section.text, SECTIONS)
        advice = f"did you mean {name}?" if name else "a file may have " + ", ".join(SECTIONS)
        report(section.line, section.column, f"unknown section {quoted(section.text)}: {advice}")
    if not name or (isinstance(entry.value, Items) and not entry.value.items and not entry.key):
        return ""  # or a section with nothing in it yet
    if name == "sources" and entry.key is None:
        report(section.line, section.column, "sources: write a name for each source, a colon, and its fields below it")
        return ""
    if name != "sources" and entry.key is not None:
        called = SHAPES[SECTIONS[name]].called
        report(entry.key.line, entry.key.column, f"{name} is a list: put '- ' before each {called}")
        return ""
    return name


def _record(section: str, entry: Entry, report: Report) -> Record | None:
    reader = _Reader(report)
    data = reader.shape(entry.value, SHAPES[SECTIONS[section]])
    if data is None:
        return None
    if entry.key is not None:
        data["id"] = reader.text(entry.key, "the name of a source")
    if section in CHECKS and not reader.problems:
        CHECKS[section](data, entry.value, report)
    ident = _ident(section, data)
    if ident is None:
        return None
    at = entry.key or entry.value
    return Record(section, ident, data, at.line, at.column, reader.references)


def _ident(section: str, data: Data) -> str | None:
    """What a record is known by: its id, else its name with what tells it from others of the name."""
    if data.get("id"):
        return str(data["id"])
    named = data.get("label" if section == "posts" else "name")
    if section == "posts":
        return ", ".join(filter(None, (named, data.get("organisation"), data.get("area")))) if named else None
    if section == "events":
        return ", ".join(filter(None, (named, *data.get("of", ()), data.get("date") or data.get("held"))))
    if section == "schemes":
        return f"{data.get('issuer', '')}: {named}"
    if section in ("people", "organisations", "places"):
        return named
    return ""


class _Reader:
    """Reads one record, gathering its references and counting its problems."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.problems = 0
        self.references: list[Reference] = []

    def report(self, line: int, column: int, message: str) -> None:
        self.problems += 1
        self._report(line, column, message)

    def shape(self, node: Node, shape: Shape) -> Data | None:
        """The fields of a record or fact, or None when it has none at all."""
        article = "an" if shape.called[0] in "aeiouh" and shape.called != "holder" and shape.called != "home" else "a"
        if not isinstance(node, Fields):
            first = next(iter(shape.fields))
            if not isinstance(node, Text) or not node.blank:
                self.report(node.line, node.column, f"{article} {shape.called} has fields, such as {first}: …")
            elif shape.called != "source":
                self.report(node.line, node.column, f"an empty {shape.called}: write it or take out the dash")
            else:
                self.report(node.line, node.column, "a source says where it is from: give at least a title")
            return None
        data: Data = {"@": node.line}
        seen: dict[str, int] = {}
        for key, value in node.pairs:
            if not isinstance(key, Text):
                self.report(key.line, key.column, "the name of a field is one word")
                continue
            name = key.text
            if name in seen:
                self.report(key.line, key.column, f"{quoted(name)} is already given at line {seen[name]}")
                continue
            seen[name] = key.line
            known = shape.fields.get(name)
            if known is None:
                self._unknown(key, shape, article)
                continue
            if isinstance(value, Text) and value.blank and not known.required:
                continue  # "until:" with nothing after it says nothing
            read = self.field(name, known, value)
            if read is not None:
                data[name] = read
        for name, known in shape.fields.items():
            if known.required and name not in seen:
                self._missing(node, name, shape, article)
        self._dates_in_order(node, data)
        return data

    def _unknown(self, key: Text, shape: Shape, article: str) -> None:
        hint = nearest(key.text, shape.fields)
        advice = f"did you mean {hint}?" if hint else f"{article} {shape.called} may have " + ", ".join(shape.fields)
        if key.text == "<<":
            advice = "write the fields out"
        self.report(key.line, key.column, f"unknown field {quoted(key.text)}: {advice}")

    def _missing(self, node: Node, name: str, shape: Shape, article: str) -> None:
        if name == "source":
            message = f"{article} {shape.called} without a source: say where this was seen, as source: …"
        else:
            message = f"{article} {shape.called} without {name}: add {name}: …"
        self.report(node.line, node.column, message)

    def _dates_in_order(self, node: Fields, data: Data) -> None:
        for first, last in ORDERED_DATES:
            if first in data and last in data and parse(data[last]).end < parse(data[first]).start:
                at = next(key for key, _ in node.pairs if isinstance(key, Text) and key.text == last)
                self.report(at.line, at.column, f"{last} {data[last]} is before {first} {data[first]}")

    def field(self, name: str, known: Field, node: Node) -> Any:
        """A field's value in the form of its type, or None when it is wrong."""
        kind = known.type
        if kind.startswith("list of "):
            return self.facts(node, name, SHAPES[kind.removeprefix("list of ")])
        if kind == "texts":
            return self.texts(node, name)
        if kind == "names":
            return self.names(node, name)
        if kind in _LINES:
            return self.mapping(node, name, _LINES[kind])
        if kind == "source":
            return self.sources(node, name)
        text = self.text(node, name)
        if text is None:
            return None
        if kind == "date":
            return self.date(node, text)
        if kind == "number":
            return self.number(node, name, text)
        if kind in ("person", "organisation"):
            self.references.append(Reference(kind, text, node.line, node.column))
        if name in _HAS_LETTERS and not name_key(text):
            self.report(node.line, node.column, f"{name} {quoted(text)} holds no letters")
            return None
        return text

    def text(self, node: Node, name: str) -> str | None:
        """One piece of text with its white space evened out."""
        if not isinstance(node, Text):
            found = "a list" if isinstance(node, Items) else "fields"
            self.report(node.line, node.column, f"{name} is one piece of text, not {found}: "
                        "put text with brackets or a colon in quotation marks")  # fmt: skip
            return None
        text = " ".join(node.text.split())
        if not text:
            self.report(node.line, node.column, f"{name} is empty: write it or take out the line")
            return None
        if UNPRINTABLE.search(node.text):
            self.report(node.line, node.column, f"{name} holds a character that cannot be printed: type it again")
            return None
        return text

    def texts(self, node: Node, name: str) -> list[str] | None:
        if not isinstance(node, Items):
            one = self.text(node, name)
            return None if one is None else [one]
        return [text for text in (self.text(item, name) for item in node.items) if text is not None]

    def names(self, node: Node, name: str) -> list[Data]:
        found = []
        for item in node.items if isinstance(node, Items) else [node]:
            if isinstance(item, Fields):
                data = self.shape(item, SHAPES["name"])
            else:
                text = self.text(item, name)
                data = {"name": text} if text else None
            if data and data.get("name"):
                found.append(data)
        return found

    def mapping(self, node: Node, name: str, line: str) -> dict[str, list[str]] | None:
        """Texts by a text each; `line` says what a line of them is."""
        if not isinstance(node, Fields):
            self.report(node.line, node.column, f"{name} has a line for each{line}")
            return None
        found: dict[str, list[str]] = {}
        for key, value in node.pairs:
            text, values = self.text(key, name), self.texts(value, name)
            if text in found:
                self.report(key.line, key.column, f"{quoted(text)} is already given")
            elif text and values:
                found[text] = values
        return found

    def sources(self, node: Node, name: str) -> list[str] | None:
        found = []
        for item in node.items if isinstance(node, Items) else [node]:
            if isinstance(item, Fields):
                self.report(item.line, item.column, "source is the name of a source: describe it once under sources:")
                continue
            text = self.text(item, name)
            if text:
                found.append(text)
                self.references.append(Reference("source", text, item.line, item.column))
        if isinstance(node, Items) and not node.items:
            self.report(node.line, node.column, "source is empty: say where this was seen")
        return found

    def facts(self, node: Node, name: str, shape: Shape) -> list[Data] | None:
        if not isinstance(node, Items):
            self.report(node.line, node.column, f"{name} is a list: put '- ' before each {shape.called}")
            return None
        found = []
        for item in node.items:
            data = self.shape(item, shape)
            if data is not None:
                found.append(data)
                if shape.called == "honorific" and ("prefix" in data) == ("suffix" in data):
                    self.report(item.line, item.column, "an honorific is either a prefix or a suffix")
        return found

    def date(self, node: Node, text: str) -> str | None:
        try:
            parse(text)
        except ValueError as error:
            why = str(error)
            if "is not a date: write" in why:
                why = f"{quoted(text)} is not a date: write 2023, 2023-05 or 2023-05-19"
            self.report(node.line, node.column, why)
            return None
        return text

    def number(self, node: Node, name: str, text: str) -> int | None:
        if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER and int(text)):
            self.report(node.line, node.column, f"{name} is a whole number in digits, from 1, not {quoted(text)}")
            return None
        return int(text)
