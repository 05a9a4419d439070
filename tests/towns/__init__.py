"""Invented towns: for each a newsroom's registry, stories that are true by it, labels, and edits of the stories.

They were written by people who did not look at the rules, so that they show how the checker does on copy that it does
not know. A town is a folder: `sources/` is its registry, `articles/` the stories, `labels/` lists of each the claims
with the verdict due, and `edits.yaml` one change of a story each, with what is due at that place: "conflict", or
"silent" (told in another true way).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from factcheck.check import check
from factcheck.records import Article, Finding, Report, Span, Verdict
from factcheck.registry import Registry

HERE = Path(__file__).parent
TOWNS = sorted(path.parent.name for path in HERE.glob("*/edits.yaml"))


@dataclass
class Edit:
    """One change: `at` is where the text at which something is due stands in `article`."""

    id: str
    kind: str
    expect: str
    article: Article
    at: Span
    why: str
    story: str


@dataclass
class Town:
    name: str

    @property
    def sources(self) -> Path:
        return HERE / self.name / "sources"

    @cached_property
    def labels(self) -> dict[str, dict[str, Any]]:
        """Each story's date and claims, by its file."""
        paths = sorted((HERE / self.name / "labels").glob("*.yaml"))
        found = (yaml.safe_load(path.read_text("utf-8")) for path in paths)
        return {label["article"]: label for label in found}

    @cached_property
    def stories(self) -> dict[str, Article]:
        return {name: self._story(name, label["published"]) for name, label in self.labels.items()}

    def _story(self, name: str, published: object) -> Article:
        return _article((HERE / self.name / "articles" / name).read_bytes().decode("utf-8"), published)

    def edits(self) -> Iterator[Edit]:
        for edit in yaml.safe_load((HERE / self.name / "edits.yaml").read_text("utf-8")):
            name = edit["article"]
            text, published = self.stories[name].text, edit.get("published", self.labels[name]["published"])
            if "find" in edit:
                if text.count(edit["find"]) != 1:
                    raise ValueError(f"{edit['id']}: {edit['find']!r} is not there once")
                text = text.replace(edit["find"], edit["replace"])
            start = text.index(edit["at"])
            at = Span(start, start + len(edit["at"]))
            yield Edit(edit["id"], edit["kind"], edit["expect"], _article(text, published), at, edit["why"], name)


def _article(text: str, published: object) -> Article:
    return Article("draft", text, date.fromisoformat(str(published)), body=Span(0, len(text)))


def conflicts(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.verdict == Verdict.CONFLICT]


def found_at(edit: Edit, registry: Registry) -> list[Finding]:
    """The conflicts at the place of an edit."""
    return [finding for finding in conflicts(check(edit.article, registry)) if finding.span.overlaps(edit.at)]


def new_conflicts(edit: Edit, town: Town, registry: Registry) -> list[Finding]:
    """The conflicts of an edited story that the story itself does not have."""
    found = conflicts(check(edit.article, registry))
    if not found:
        return []
    before = {(one.code, one.text) for one in conflicts(check(town.stories[edit.story], registry))}
    return [one for one in found if (one.code, one.text) not in before]
