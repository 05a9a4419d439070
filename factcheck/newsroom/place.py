"""Puts a record into a file of the registry as text, so that every other character of the file stays as it is.

A YAML library that keeps comments (ruamel.yaml) still sets lists, quotation marks and long lines anew in a file kept by
hand, and the difference that a colleague reviews is then the whole file. Here the parser says where the last record of
a list ends, and the new one goes after it, in the same form. `newsroom.add` compares what was there with what is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..records import CannotCheck
from ..structs import Struct
from .writing import block, flow, scalar


class Place(Struct, frozen=True):
    """Where a record goes: in a section, or with `line` in the list `field` of the record that begins at that line."""

    section: str
    line: int = 0
    field: str = ""


def insert(text: str, place: Place, record: Mapping[str, Any], key: str = "") -> str:
    """The text with a record more; `key` is its name in a section of names, as `sources` is.

    Raises CannotCheck when the place is not there. The text is that of a right file of the registry.
    """
    import yaml

    if text.startswith("\ufeff"):  # marks do not count it as a column
        return "\ufeff" + insert(text[1:], place, record, key)
    end = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += end
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        raise CannotCheck("this file is not one YAML document: add the fact by hand") from None
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return text + _new_section(place.section, record, key, end)
    section = _child(root, place.section)
    if section is None:
        return text + ("" if text.endswith(end * 2) else end) + _new_section(place.section, record, key, end)
    name, value = section
    if place.line:
        owner = next((one for one in value.value if one.start_mark.line + 1 == place.line), None)
        if owner is None:
            raise CannotCheck(f"there is no record at line {place.line} of {place.section}")
        found = _child(owner, place.field)
        if found is None:
            return _add_field(text, owner, place.field, record, end)
        name, value = found
    if isinstance(value, yaml.ScalarNode):  # a name with nothing after it yet
        pad = " " * (name.start_mark.column + 2)
        return _after_line(text, name.end_mark.line, _lines(record, key, pad, end))
    if value.flow_style:
        return _into_brackets(text, value, flow({key: record})[1:-1] if key else flow(record))
    pad = " " * value.start_mark.column
    return _after_line(text, _last_line(value), _lines(record, key, pad, end))


def _child(node: Any, name: str) -> tuple[Any, Any] | None:
    return next(((key, value) for key, value in node.value if key.value == name), None)


def _new_section(name: str, record: Mapping[str, Any], key: str, end: str) -> str:
    return f"{name}:{end}" + _lines(record, key, "  ", end)


def _lines(record: Mapping[str, Any], key: str, pad: str, end: str) -> str:
    text = f"{pad}{scalar(key)}:\n{block(record, pad + '  ')}" if key else block(record, pad + "  ", f"{pad}- ")
    return text.replace("\n", end)


def _add_field(text: str, owner: Any, field: str, record: Mapping[str, Any], end: str) -> str:
    """A list that a record does not have yet, with its first item."""
    if owner.flow_style:
        return _into_brackets(text, owner, f"{field}: [{flow(record)}]")
    pad = " " * owner.start_mark.column
    return _after_line(text, _last_line(owner), f"{pad}{field}:{end}" + _lines(record, "", pad + "  ", end))


def _into_brackets(text: str, node: Any, words: str) -> str:
    before = text[: _offset(text, node.end_mark) - 1]
    kept = before.rstrip(" ")
    comma = "" if kept.rstrip().endswith(("[", "{", ",")) else ","
    gap = "" if kept.endswith(("[", "{", "\n")) else " "
    return f"{kept}{comma}{gap}{words}{text[len(before) :]}"


def _offset(text: str, mark: Any) -> int:
    """A mark as a place in the text."""
    at = 0
    for _ in range(mark.line):
        at = text.index("\n", at) + 1
    return at + int(mark.column)


def _last_line(node: Any) -> int:
    """The number, from 0, of the last line that holds something of a node; comments below it are not its own."""
    import yaml

    last = int(node.start_mark.line)
    open_nodes = [node]
    while open_nodes:
        one = open_nodes.pop()
        if isinstance(one, yaml.ScalarNode) or one.flow_style:
            mark = one.end_mark
            last = max(last, mark.line - (1 if mark.column == 0 and mark.line > one.start_mark.line else 0))
        elif isinstance(one, yaml.MappingNode):
            open_nodes.extend(part for pair in one.value for part in pair)
        else:
            open_nodes.extend(one.value)
    return last


def _after_line(text: str, line: int, words: str) -> str:
    at = 0
    for _ in range(line + 1):
        at = text.index("\n", at) + 1
    return text[:at] + words + text[at:]
