"""The pipeline: article -> draft (sentences, mentions) -> claims -> evidence -> findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kinds import KINDS
from .kinds.case import Case
from .mentions import read_draft
from .records import Article, Claim, Finding, Report
from .registry import Registry

if TYPE_CHECKING:
    from .documents.library import Library


def check(article: Article, registry: Registry, documents: Library | None = None) -> Report:
    """Reads an article's claims and judges each against the registry, the documents and the article itself.

    The findings are in text order, one for each claim; the same article and registry give the same report. Where an
    editor has ruled on a claim, the ruling decides; findings that it silences are named in the notices.
    """
    case, pairs = examine(article, registry, documents)
    if not registry.has_rulings:
        return Report(article, tuple(finding for _, finding in pairs), article.notices)
    from .kinds.ruled import rule, silenced

    ruled = rule(pairs, case)
    return Report(article, ruled.findings, (*article.notices, *silenced(ruled)), len(ruled.accepted))


def examine(
    article: Article, registry: Registry, documents: Library | None = None
) -> tuple[Case, list[tuple[Claim, Finding]]]:
    """Each finding with its claim, in text order, before any ruling; and the case that they were judged in."""
    draft = read_draft(article, registry)
    draft.has_documents = bool(documents)
    claims = sorted((claim for kind in KINDS for claim in kind.read(draft, registry)), key=_start_and_end)
    case = Case(draft, registry, claims, documents)
    judges = {kind.KIND: kind.judge for kind in KINDS}
    pairs = [(claim, finding) for claim in claims if (finding := judges[claim.kind](claim, case))]
    return case, sorted(pairs, key=_place)


def _start_and_end(claim: Claim) -> tuple[int, int]:
    return claim.span.start, claim.span.end


def _place(pair: tuple[Claim, Finding]) -> tuple[int, int, str]:
    finding = pair[1]
    return finding.span.start, finding.span.end, finding.code
