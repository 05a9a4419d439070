"""Reads the registry's files as text with lines: every value stays the text that was written.

YAML 1.1 turns `No` into false, `12:30` into 750 and `Null` into nothing (YAML 1.1 type repository, yaml.org/type).
Here no value has a type until the schema gives it one, so a councillor may be called No. Anchors, aliases, tags and
merge keys are refused: nobody needs them for facts, and an alias can unfold a small file into gigabytes.

Both readers give entries one at a time, so that the memory needed follows the longest record and not the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..structs import Struct

# The deepest record there is, a name in a list in a holder in a post in a section, is 7 deep.
DEEPEST = 16

Report = Callable[[int, int, str], None]


class Text(Struct):
    """A value as written; `blank` when nothing at all was written after the field's name."""

    text: str
    line: int
    column: int
    blank: bool = False


class Items(Struct):
    items: list[Node]
    line: int
    column: int


class Fields(Struct):
    pairs: list[tuple[Node, Node]]
    line: int
    column: int


Node = Text | Items | Fields


class Entry(Struct):
    """One record of a section; `key` is its name where the section is a mapping, as `sources` is."""

    section: Text
    key: Node | None
    value: Node


class Unreadable(Exception):
    """Why the rest of a file cannot be read."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


# What libyaml says, and what a journalist can do about it.
_SYNTAX = (
    ("mapping values are not allowed", "a colon too many, or the line is indented wrongly: put text with a colon in it "
     "in quotation marks"),
    ("unexpected end of stream", "a quotation mark or bracket is opened here and never closed"),
    ("expected ',' or ']'", "a list in [ ] is not closed, or a comma is missing"),
    ("expected ',' or '}'", "a record in { } is not closed, or a comma is missing"),
    ("found unexpected ':'", "a space is missing after this colon, or quotation marks around the text"),
    ("found a tab", "a tab: indent with spaces instead"),
    ("did not find expected", "this does not fit the lines above it: check the indentation, and put text that begins "
     "or ends with a quotation mark wholly in quotation marks"),
    ("could not find expected ':'", "a field needs a colon and a space after its name"),
    ("control characters are not allowed", "a character here cannot be printed: type the text again"),
    ("special characters are not allowed", "a character here cannot be printed: type the text again"),
    ("unknown escape character", "a backslash in quotation marks: write \\\\, or use single quotation marks"),
    ("alphabetic or numeric character", "text may not begin with & or *: put it in quotation marks"),
    ("undefined tag handle", "text may not begin with !: put it in quotation marks"),
    ("tag", "text may not begin with !: put it in quotation marks"),
    ("directive", "text may not begin with %: put it in quotation marks"),
    ("block scalar", "text may not begin with | or >: put it in quotation marks"),
)  # fmt: skip


def yaml_entries(text: str, report: Report) -> Iterator[Entry]:
    """The records of a YAML file in order; mistakes of its outline go to `report` as line, column and message.

    Raises Unreadable where the text stops being YAML; the entries before it have been given by then.
    """
    import yaml

    events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        yield from _documents(events, report)
    except yaml.MarkedYAMLError as error:
        raise _syntax(text, error) from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line = before.count("\n")
        raise Unreadable(line + 1, error.position - before.rfind("\n"), _in_plain_words(str(error.reason))) from None


def _documents(events: Iterator[Any], report: Report) -> Iterator[Entry]:
    import yaml

    for event in events:
        if isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
            continue
        if isinstance(event, yaml.DocumentStartEvent):
            continue
        _refuse(event)
        mark = event.start_mark
        if isinstance(event, yaml.MappingStartEvent):
            yield from _sections(events, report)
        elif not (isinstance(event, yaml.ScalarEvent) and _blank(event)):
            raise Unreadable(mark.line + 1, mark.column + 1, "a file begins with a section, such as people: or posts:")


def _sections(events: Iterator[Any], report: Report) -> Iterator[Entry]:
    import yaml

    seen: dict[str, int] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        section = _node(event, events)
        if not isinstance(section, Text):
            raise Unreadable(section.line, section.column, "a section has a name, such as people: or posts:")
        if section.text in seen:
            report(section.line, section.column, f"{section.text}: is already at line {seen[section.text]}: "
                   "put both lists under one")  # fmt: skip
        seen[section.text] = section.line
        value = next(events)
        _refuse(value)
        if isinstance(value, yaml.SequenceStartEvent):
            for item in events:
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                yield Entry(section, None, _node(item, events))
        elif isinstance(value, yaml.MappingStartEvent):
            for item in events:
                if isinstance(item, yaml.MappingEndEvent):
                    break
                key = _node(item, events)
                yield Entry(section, key, _node(next(events), events))
        elif not _blank(value):
            yield Entry(section, None, _node(value, events))
        else:
            yield Entry(section, None, Items([], section.line, section.column))


def _node(event: Any, events: Iterator[Any]) -> Node:
    """The node that begins with `event`, built without recursion."""
    import yaml

    open_nodes: list[Items | Fields] = []
    keys: list[Node | None] = []
    while True:
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            node: Node = open_nodes.pop()
            keys.pop()
        else:
            _refuse(event)
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            if isinstance(event, yaml.ScalarEvent):
                node = Text(event.value, line, column, _blank(event))
            else:
                if len(open_nodes) >= DEEPEST:
                    raise Unreadable(line, column, "too many brackets or indentations inside each other")
                is_list = isinstance(event, yaml.SequenceStartEvent)
                open_nodes.append(Items([], line, column) if is_list else Fields([], line, column))
                keys.append(None)
                event = next(events)
                continue
        if not open_nodes:
            return node
        top = open_nodes[-1]
        if isinstance(top, Items):
            top.items.append(node)
        else:
            key = keys[-1]
            if key is None:
                keys[-1] = node
            else:
                top.pairs.append((key, node))
                keys[-1] = None
        event = next(events)


def _blank(event: Any) -> bool:
    return not event.value and not event.style  # None or "", by the parser; quoted text has its quotation mark


def _refuse(event: Any) -> None:
    import yaml

    mark = event.start_mark
    if isinstance(event, yaml.AliasEvent):
        raise Unreadable(mark.line + 1, mark.column + 1, "text may not begin with *: put it in quotation marks")
    if getattr(event, "anchor", None):
        raise Unreadable(mark.line + 1, mark.column + 1, "text may not begin with &: put it in quotation marks")
    if getattr(event, "tag", None):
        raise Unreadable(mark.line + 1, mark.column + 1, "text may not begin with !: put it in quotation marks")


def _syntax(text: str, error: Any) -> Unreadable:
    problem = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    if "end of stream" in problem and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return Unreadable(1, 1, _in_plain_words(problem))
    line, column = mark.line + 1, mark.column + 1
    if "cannot start any token" in problem:
        lines = text.split("\n", line)
        letter = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
        if letter == "\t":
            return Unreadable(line, column, "a tab: indent with spaces instead")
        return Unreadable(line, column, f"text may not begin with {letter}: put it in quotation marks")
    return Unreadable(line, column, _in_plain_words(problem))


def _in_plain_words(problem: str) -> str:
    for words, advice in _SYNTAX:
        if words in problem:
            return advice
    return f"this is not YAML ({problem})"


# ------------------------------------------------------------------------------------------------ JSON Lines

_JSON_COLUMN = 1


def jsonl_entries(lines: Iterable[str], report: Report) -> Iterator[Entry]:
    """The records of a JSON Lines file: each line is an object of the same shape as a YAML file.

    `{"people": {"name": "Ada Marsh"}}` and `{"people": [{"name": "Ada Marsh"}]}` mean the same. A line that is not
    JSON is reported and left out.
    """
    import json

    # Numbers stay as they were written; null is a field that was left out.
    decoder = json.JSONDecoder(
        object_pairs_hook=_Pairs, parse_float=str, parse_int=str, parse_constant=str, strict=False
    )
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield from _json_line(line.strip(), number, decoder, report)


class _Pairs(list[tuple[str, Any]]):
    """An object's fields in order, repeated ones included."""


def _json_line(line: str, number: int, decoder: Any, report: Report) -> Iterator[Entry]:
    try:
        found = decoder.decode(line)
    except ValueError as error:
        report(number, getattr(error, "colno", 1), "this line is not JSON: each line is one { } object")
        return
    except RecursionError:
        report(number, 1, "too many brackets inside each other")
        return
    if not isinstance(found, _Pairs):
        report(number, 1, 'each line is one object with a section, such as {"people": {…}}')
        return
    for name, value in found:
        section = Text(name, number, _JSON_COLUMN)
        try:
            if isinstance(value, _Pairs) and name == "sources":
                for key, source in value:
                    yield Entry(section, Text(key, number, _JSON_COLUMN), _json_node(source, number, 0))
            else:
                for item in value if type(value) is list else [value]:
                    yield Entry(section, None, _json_node(item, number, 0))
        except Unreadable as error:
            report(error.line, error.column, error.message)


def _json_node(value: Any, line: int, depth: int) -> Node:
    if depth > DEEPEST:
        raise Unreadable(line, _JSON_COLUMN, "too many brackets inside each other")
    if isinstance(value, _Pairs):
        pairs: list[tuple[Node, Node]] = [
            (Text(key, line, _JSON_COLUMN), _json_node(item, line, depth + 1)) for key, item in value
        ]
        return Fields(pairs, line, _JSON_COLUMN)
    if isinstance(value, list):
        return Items([_json_node(item, line, depth + 1) for item in value], line, _JSON_COLUMN)
    if value is None:
        return Text("", line, _JSON_COLUMN, blank=True)
    return Text(value if isinstance(value, str) else str(value).lower(), line, _JSON_COLUMN)
