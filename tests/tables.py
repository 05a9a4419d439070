"""Caret tables: an article's text with what is due under its words, so that nobody counts offsets.

A file `tests/kinds/<kind>/*.yaml` is a list of cases:

    - case: the office changed hands and the article did not notice
      published: 2024-03-21
      facts: council               # tests/facts/council.yaml, or a folder of this name; left out: no registry
      with: The leader said so.    # the text of a document that the check is given; left out: none
      kinds: [role]                # findings of these kinds are compared; left out: the kind of the folder
      xfail: why this is not right yet
      text: |
        Council leader Coun Ada Marsh said so.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ conflict role/out-of-date "since 19 May 2023"

A line of carets belongs to the line of text above it; several may follow one line. After the carets come the
verdict, the code, and any number of parts of the message in straight double quotes. What is marked is all that may
be found: no carets means silence. A finding over several lines is marked on its first.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from factcheck.articles.front_matter import read_date
from factcheck.documents.library import Library, new_shelf, put
from factcheck.formats.extracted import Piece
from factcheck.records import Article, Finding, Report, Span, Verdict

TESTS = Path(__file__).parent
FACTS = TESTS / "facts"
KEYS = {"case", "published", "facts", "with", "kinds", "text", "xfail"}
PUBLISHED = "2024-03-21"

_CARETS = re.compile(
    r"(?P<indent> *)(?P<carets>\^+) (?P<verdict>match|conflict|unsupported) (?P<code>\S+)(?P<parts>.*)"
)
_PARTS = re.compile(r' "([^"]*)"')


@dataclass(frozen=True)
class Expected:
    """A finding that is due: where, what, and parts of its message."""

    span: Span
    verdict: Verdict
    code: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One row of a table."""

    name: str
    where: str
    text: str
    expected: tuple[Expected, ...]
    kinds: tuple[str, ...]
    published: date
    facts: str | None
    document: str | None
    xfail: str | None

    @property
    def library(self) -> Library | None:
        """The document that the check is given, as the only one of a library."""
        if self.document is None:
            return None
        db = new_shelf(sqlite3.connect(":memory:"))
        put(db, ("", "", "release.txt", "release.txt", "", "", "", "release.txt"), [Piece(self.document)])
        return Library([db])

    @property
    def article(self) -> Article:
        return Article("draft.txt", self.text, self.published, "option", body=Span(0, len(self.text)))


def read_cases(folder: Path) -> Iterator[Case]:
    """All cases of `folder/<kind>/*.yaml`. Raises ValueError, with the file, for a case that cannot be read."""
    for path in sorted(folder.glob("*/*.yaml")):
        where = path.relative_to(folder).as_posix()
        for content in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or []:
            try:
                yield read_case(content, where, path.parent.name)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{where}: {content.get('case', content)}: {error}") from error


def read_case(content: dict[str, object], where: str, kind: str) -> Case:
    if unknown := set(content) - KEYS:
        raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
    text, expected = read_carets(str(content["text"]))
    kinds = content.get("kinds", [kind])
    return Case(
        name=str(content["case"]),
        where=where,
        text=text,
        expected=tuple(expected),
        kinds=tuple(kinds) if isinstance(kinds, list) else (str(kinds),),
        published=read_date(str(content.get("published", PUBLISHED))),
        facts=str(content["facts"]) if "facts" in content else None,
        document=str(content["with"]) if "with" in content else None,
        xfail=str(content["xfail"]) if "xfail" in content else None,
    )


def read_carets(marked: str) -> tuple[str, list[Expected]]:
    """The text without its caret lines, and the findings that they ask for, in the order of the text.

    Raises ValueError for carets before any text, past the end of their line, or without verdict and code.
    """
    lines: list[str] = []
    expected: list[Expected] = []
    line_start = 0
    for line in marked.splitlines():
        if not line.lstrip(" ").startswith("^"):
            line_start = sum(len(before) + 1 for before in lines)
            lines.append(line)
            continue
        found = _CARETS.fullmatch(line.rstrip())
        parts = _PARTS.findall(found["parts"]) if found else []
        if not found or "".join(f' "{part}"' for part in parts) != found["parts"]:
            raise ValueError(f'write: carets, verdict, code, "part of the message": {line!r}')
        start, end = len(found["indent"]), len(found["indent"]) + len(found["carets"])
        if not lines or end > len(lines[-1]):
            raise ValueError(f"carets under no text: {line!r}")
        span = Span(line_start + start, line_start + end)
        expected.append(Expected(span, Verdict(found["verdict"]), found["code"], tuple(parts)))
    return "\n".join(lines) + "\n", sorted(expected, key=lambda one: (one.span, one.code))


def problems(case: Case, report: Report) -> str:
    """What is wrong, as text to read and to paste into the table; empty when all that is due was found and no more."""
    found = [clipped(case.text, finding) for finding in report.findings if finding.kind in case.kinds]
    found.sort(key=lambda one: (one.span, one.code))
    if len(found) == len(case.expected) and all(map(_is_due, case.expected, found)):
        return ""
    due = [Expected(one.span, one.verdict, one.code, one.parts) for one in case.expected]
    return f"{case.where}: {case.name}\n\ndue:\n{draw(case.text, due)}\nfound:\n{draw(case.text, found)}"


def clipped(text: str, finding: Finding) -> Expected:
    """The finding as a table would have it: up to the end of its line, with its message as the part."""
    end = text.find("\n", finding.span.start)
    span = Span(finding.span.start, min(finding.span.end, len(text) if end < 0 else end))
    return Expected(span, finding.verdict, finding.code, (finding.message.replace('"', "'"),))


def _is_due(due: Expected, found: Expected) -> bool:
    same = (due.span, due.verdict, due.code) == (found.span, found.verdict, found.code)
    return same and all(part in found.parts[0] for part in due.parts)


def draw(text: str, marks: Sequence[Expected]) -> str:
    """The text with the marks as caret lines."""
    drawn = []
    start = 0
    for line in text.splitlines():
        drawn.append(line)
        for mark in marks:
            if start <= mark.span.start <= start + len(line):
                carets = "^" * max(1, mark.span.end - mark.span.start)
                parts = "".join(f' "{part}"' for part in mark.parts)
                drawn.append(f"{' ' * (mark.span.start - start)}{carets} {mark.verdict.value} {mark.code}{parts}")
        start += len(line) + 1
    return "".join(f"    {line}\n" for line in drawn)


def facts_folder(name: str, scratch: Path) -> Path:
    """The registry called `name` as a folder: `tests/facts/<name>/`, or `<name>.yaml` alone in a folder of its own."""
    if (FACTS / name).is_dir():
        return FACTS / name
    folder = scratch / name
    if not folder.exists():
        folder.mkdir(parents=True)
        shutil.copy(FACTS / f"{name}.yaml", folder)
    return folder
