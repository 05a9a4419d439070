"""Quotations: where quoted words begin and end in news copy."""

from __future__ import annotations

import re

from ..records import Span
from ..structs import Struct


class Quotation(Struct, frozen=True):
    """Quoted words without their marks. `continued` is set when they go on from the paragraph before."""

    span: Span
    continued: bool = False


_OPENERS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»"}
# Opening marks, the curly ones as controls that no copy has: a set of characters beyond Latin-1 takes a millisecond to
# compile at every start.
_MARK = re.compile("[\"'«\x91\x93]")
_DOUBLE_CLOSER = re.compile('[”"]')
# A straight or curly single mark is far more often an apostrophe; a quotation in single marks longer than this
# would have lost its closing mark.
_SINGLE_LIMIT = 600


def find_quotations(text: str, body: Span) -> list[Quotation]:
    """The quotations of `text[body]`, outermost only, in order.

    Reads curly and straight, double and single marks. News convention (Guardian stylebook, "quotation marks"): a
    quotation of several paragraphs opens each of them and closes only the last, so an unclosed paragraph ends
    its quotation at the paragraph's end, and the next paragraph that opens with a mark continues it.
    """
    found: list[Quotation] = []
    going_on = False
    shadow = text.replace("“", "\x93").replace("‘", "\x91")
    at = body.start
    while at < body.end:
        line_end = text.find("\n", at, body.end)
        line_end = body.end if line_end < 0 else line_end
        if text[at:line_end].strip():
            going_on = _read_paragraph(text, shadow, at, line_end, going_on, found)
        at = line_end + 1
    return found


def _read_paragraph(text: str, shadow: str, start: int, end: int, going_on: bool, found: list[Quotation]) -> bool:
    """Appends the paragraph's quotations; says whether the last was left open."""
    at = start
    first = True
    while opener := _MARK.search(shadow, at, end):
        first = first and not text[at : opener.start()].strip()
        at, mark = opener.start(), text[opener.start()]
        if mark not in _OPENERS or not _opens(text, at, start, end, mark):
            first = False
            at += 1
            continue
        single = mark in "'‘"
        stop = _closing(text, at + 1, min(end, at + _SINGLE_LIMIT) if single else end, _OPENERS[mark], mark)
        continued = first and going_on
        if stop < 0:
            if single:
                at += 1
                continue
            inner = Span(at + 1, _rstrip(text, at + 1, end))
            found.append(Quotation(inner, continued))
            return True
        found.append(Quotation(Span(at + 1, stop), continued))
        first = False
        at = stop + 1
    return False


def _opens(text: str, at: int, start: int, end: int, mark: str) -> bool:
    if at + 1 >= end or text[at + 1].isspace():
        return False
    before = text[at - 1] if at > start else " "
    if mark in "“«":
        return True
    if mark == '"':
        return not before.isalnum()
    return (before.isspace() or before in '([—–-"“') and (text[at + 1].isalnum() or text[at + 1] in '£"“[…')


def _closing(text: str, at: int, end: int, close: str, mark: str) -> int:
    if mark in "'‘":
        while True:
            at = text.find(close, at, end)
            if at < 0 and mark == "‘":
                return -1
            if at < 0:
                return -1
            after = text[at + 1] if at + 1 < len(text) else " "
            if not text[at - 1].isspace() and not after.isalnum():
                return at
            at += 1
    if close == "”":
        for found in _DOUBLE_CLOSER.finditer(text, at, end):
            if found.group() == "”" or not text[found.start() - 1].isspace():
                return found.start()
        return -1
    return text.find(close, at, end)


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
