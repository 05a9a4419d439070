"""A test draft, and what a check makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from string import Formatter

from factcheck.check import check
from factcheck.records import Article, Span, Verdict
from factcheck.registry import Registry


@dataclass(frozen=True)
class Draft:
    """Copy of which one claim is known to be true or false.

    `change` is what makes it false, `kind` the kind of its claim, and `about` whom or what it is about.
    """

    construction: str
    text: str
    published: date
    true: bool
    change: str
    kind: str
    about: str = ""

    def article(self) -> Article:
        return Article("draft.txt", self.text, self.published, body=Span(0, len(self.text)))


def outcome(draft: Draft, registry: Registry) -> tuple[str, list[str]]:
    """ "conflict", "match" (of the claim's own kind) or "silent", and the messages that say why."""
    findings = check(draft.article(), registry).findings
    conflicts = [f"{f.code}: {f.message}" for f in findings if f.verdict is Verdict.CONFLICT]
    if conflicts:
        return "conflict", conflicts
    own = [f for f in findings if f.kind == draft.kind]
    about = draft.about.split()[-1:]
    named = [f for f in own if about and re.search(rf"\b{re.escape(about[0])}\b", f.text)]
    if about and draft.construction != "pronoun":
        own = named
    said = [f"{f.code}: {f.message}" for f in own]
    return ("match" if any(f.verdict is Verdict.MATCH for f in own) else "silent"), said


def slots(text: str) -> set[str]:
    """The names in braces of a template."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}
