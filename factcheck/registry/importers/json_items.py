"""Reads large JSON files an item at a time, each with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ...records import CannotCheck
from .common import read_text

_SPACE = re.compile(r"[ \t\r\n]*")


def items(path: str) -> Iterator[tuple[str, int, Any]]:
    """The items of a file: of `{"persons": [a, b], "name": c}` they are ("persons", line, a), …, ("name", line, c).

    A file that is one list gives its items under "". Raises CannotCheck when the file is not JSON.
    """
    reader = _Reader(path, read_text(path))
    if reader.peek() == "[":
        yield from reader.list("")
    elif reader.peek() == "{":
        yield from reader.object()
    else:
        reader.fail("a JSON file begins with { or [")
    if reader.peek():
        reader.fail("there is something after the end of the JSON")


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.at = 0
        self._line, self._counted = 1, 0
        self._decode = json.JSONDecoder(parse_float=str).raw_decode

    def peek(self) -> str:
        """The next character that is no white space, "" at the end."""
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def line(self) -> int:
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def fail(self, why: str) -> None:
        line = self.line()
        column = self.at - self.text.rfind("\n", 0, self.at)
        raise CannotCheck(f"{self.path}:{line}:{column}: {why}")

    def value(self) -> Any:
        try:
            found, self.at = self._decode(self.text, self.at)
        except json.JSONDecodeError as error:
            self.at = min(error.pos, len(self.text))
            self.fail(f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]}")
        except RecursionError:
            self.fail("too many brackets inside each other")
        return found

    def take(self, wanted: str) -> str:
        if (found := self.peek()) not in wanted or not found:
            self.fail(f"this is not JSON: {' or '.join(wanted)} is missing")
        self.at += 1
        return found

    def object(self) -> Iterator[tuple[str, int, Any]]:
        self.take("{")
        if self.peek() == "}":
            self.at += 1
            return
        while True:
            if self.peek() != '"':
                self.fail("this is not JSON: a name in quotation marks is missing")
            name = self.value()
            self.take(":")
            if self.peek() == "[":
                yield from self.list(name)
            else:
                line = self.line()
                yield name, line, self.value()
            if self.take(",}") == "}":
                return

    def list(self, name: str) -> Iterator[tuple[str, int, Any]]:
        self.take("[")
        if self.peek() == "]":
            self.at += 1
            return
        while True:
            self.peek()
            line = self.line()
            yield name, line, self.value()
            if self.take(",]") == "]":
                return
