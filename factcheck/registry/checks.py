"""What can be wrong within one record although each of its fields is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ..intervals import Interval, Period, parse_edtf
from ..text.normalise import name_key
from .messages import quoted
from .yaml_lines import Node, Report

Data = dict[str, Any]

# A post is held in turn, apart from those who stand in for its holder (or for a seat that is empty).
_STANDING_IN = ("acting", "interim")


@lru_cache(maxsize=10_000)
def parse(text: str) -> Interval:
    """`parse_edtf`; the same dates come again and again in a large file."""
    return parse_edtf(text)


def _check_post(data: Data, node: Node, report: Report) -> None:
    """Two certain holders of a one-seat post at once; a handover's shared day, month or year is no overlap."""
    if data.get("seats") != 1:
        return
    spells = [
        (holder, spell)
        for holder in data.get("holders", ())
        if holder.get("status") not in _STANDING_IN and (spell := _certain(holder))
    ]
    spells.sort(key=lambda pair: pair[1].starts.start.toordinal() if pair[1].starts else 0)
    for index, (holder, spell) in enumerate(spells):
        for other, earlier in spells[max(0, index - _LATEST_SPELLS) : index]:
            if spell.overlaps(earlier):
                line = max(holder["@"], other["@"])
                first, last = sorted((holder, other), key=lambda one: int(one["@"]))
                report(line, 1, f"one seat and two holders: {last.get('person')} {_words(last)}, and "
                       f"{first.get('person')} {_words(first)} at line {first['@']}")  # fmt: skip


# Each spell is compared with so many before it: a post has few holders at once, and thousands over the years.
_LATEST_SPELLS = 10


def _certain(holder: Data) -> Period | None:
    """The stretch in which a holder was certainly in post, or None when no date is known.

    Of somebody known only to have left, or to have been seen, nothing is certain but that day.
    """
    period = _period(holder)
    if period.starts is None and period.ends is None:
        return None
    return Period(period.starts or period.ends, period.ends)


def _period(data: Data) -> Period:
    """The period that from and until give."""
    starts, ends = data.get("from"), data.get("until")
    return Period(parse(starts) if starts else None, parse(ends) if ends else None)


def _words(data: Data) -> str:
    """A period in words, "from 2019-05 until 2023-05-19", as the file has it."""
    words = [f"{name} {data[name]}" for name in ("from", "until") if name in data]
    return " ".join(words)


def _check_event(data: Data, node: Node, report: Report) -> None:
    if "date" in data and "held" in data:
        report(node.line, node.column, "date and held mean the same: keep one")


def _check_scheme(data: Data, node: Node, report: Report) -> None:
    grades = {name_key(grade) for grade in data.get("grades", ())}
    for wording, meant in data.get("aliases", {}).items():
        for grade in meant:
            if name_key(grade) not in grades:
                report(
                    node.line, node.column, f"{quoted(wording)} means {quoted(grade)}, which is not among the grades"
                )


def _check_document(data: Data, node: Node, report: Report) -> None:
    path = data.get("path", "")
    if path.startswith(("/", "\\", "~")) or ":" in path[:3] or "\0" in path:
        report(node.line, node.column, f"{quoted(path)}: write the path from the folder of this file")


def _check_source(data: Data, node: Node, report: Report) -> None:
    url = data.get("url", "")
    if url and not url.startswith(("https://", "http://")):
        report(node.line, node.column, f"url {quoted(url)} is not an address: it begins with https://")
    if not (data.get("title") or url):
        report(node.line, node.column, "a source says where it is from: give at least a title or a url")


def _check_ruling(data: Data, node: Node, report: Report) -> None:
    from . import rulings

    for field, allowed in (("kind", tuple(rulings.PARTS)), ("ruling", rulings.RULINGS)):
        if data.get(field) not in allowed:
            words = f"{', '.join(allowed[:-1])} or {allowed[-1]}"
            report(node.line, node.column, f"{field} is {words}, not {quoted(data.get(field))}")
            return
    parts = rulings.PARTS[data["kind"]]
    for part, values in data.get("means", {}).items():
        if part not in parts:
            words = ", ".join(parts)
            report(node.line, node.column, f"what a {data['kind']} claim means may have {words}, not {quoted(part)}")
        elif parts[part] == rulings.DATE:
            for value in values:
                try:
                    parse(value)
                except ValueError as error:
                    report(node.line, node.column, f"{part}: {error}")


CHECKS: dict[str, Callable[[Data, Node, Report], None]] = {
    "sources": _check_source,
    "posts": _check_post,
    "events": _check_event,
    "schemes": _check_scheme,
    "documents": _check_document,
    "rulings": _check_ruling,
}
