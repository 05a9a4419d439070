"""Real articles against the real registry. Both the articles and their labels are kept outside the project.

They are read from `../shared` beside the checkout, and left out where that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from factcheck.articles import read_article
from factcheck.articles.front_matter import read_date
from factcheck.codes import CODES
from factcheck.records import Article, Finding, Report, Span, Verdict
from factcheck.structs import replace

if TYPE_CHECKING:
    from factcheck.registry import Registry

PROJECT = Path(__file__).parents[1]
ARTICLES = PROJECT.parent / "shared" / "articles"
KINDS = {code.partition("/")[0] for code in CODES}

pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the labelled articles are not here")


@cache
def labels() -> list[dict[str, Any]]:
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ARTICLES / "labels").glob("*.yaml"))]


@cache
def original(name: str) -> Article:
    published = next(label["published"] for label in labels() if label["article"] == name)
    return read_article(str(ARTICLES / name), read_date(str(published)))


def edits() -> list[dict[str, Any]]:
    path = ARTICLES / "edits.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    from factcheck.registry import open_registry

    return open_registry([PROJECT / "sources"], cache=tmp_path_factory.mktemp("real"))


def run(article: Article, registry: Registry) -> Report:
    from factcheck.check import check

    return check(article, registry)


def conflicts(report: Report) -> Iterator[Finding]:
    return (finding for finding in report.findings if finding.verdict == Verdict.CONFLICT)


def due(label: dict[str, Any]) -> list[str]:
    verdict = label["verdict"]
    return verdict if isinstance(verdict, list) else [verdict]


@pytest.mark.parametrize("label", labels() if ARTICLES.is_dir() else [], ids=lambda label: label["article"][:3])
def test_conflicts_are_the_errors_and_no_others(label: dict[str, Any], real: Registry) -> None:
    article = original(label["article"])
    report = run(article, real)
    allowed = []
    for claim in label["claims"]:
        start = article.text.index(claim["text"])
        span = Span(start, start + len(claim["text"]))
        if "conflict" in due(claim):
            allowed.append(span)
        if due(claim) == ["conflict"] and claim["kind"] in KINDS:
            found = [one for one in conflicts(report) if one.span.overlaps(span)]
            assert found, f"not found: {claim['text']!r} ({claim['why']})"
            assert all(one.evidence and one.evidence[0].source for one in found), "a conflict names its source"
    false = [one for one in conflicts(report) if not any(one.span.overlaps(span) for span in allowed)]
    assert not false, "\n".join(f"{one.text!r} {one.code}: {one.message}" for one in false)


@pytest.mark.parametrize(
    "edit", [one for one in edits() if one["expect"] in ("silent", "match")], ids=lambda edit: edit["id"]
)
def test_right_edits_are_no_conflict(edit: dict[str, Any], real: Registry) -> None:
    article = original(edit["article"])
    text = article.text.replace(edit["find"], edit["replace"]) if "find" in edit else article.text
    published = read_date(str(edit["published"])) if "published" in edit else article.published
    report = run(replace(article, text=text, published=published, body=Span(0, len(text))), real)
    start = text.index(edit["at"])
    at = Span(start, start + len(edit["at"]))
    assert not [one for one in conflicts(report) if one.span.overlaps(at)], edit["why"]
