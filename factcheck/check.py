"""The pipeline: article -> draft (sentences, mentions) -> claims -> evidence -> findings."""

from __future__ import annotations

from .kinds import KINDS
from .kinds.case import Case
from .mentions import read_draft
from .records import Article, Finding, Report
from .registry import Registry

TYPE_CHECKING = False  # as `typing` has it, without the 3 ms that importing `typing` takes
if TYPE_CHECKING:
    from .documents.library import Library


def check(article: Article, registry: Registry, documents: Library | None = None) -> Report:
    """Reads an article's claims and judges each against the registry, the documents and the article itself.

    The findings are in text order, one for each claim; the same article and registry give the same report.
    """
    draft = read_draft(article, registry)
    claims = sorted((claim for kind in KINDS for claim in kind.read(draft, registry)), key=lambda claim: claim.span)
    case = Case(draft, registry, claims, documents)
    judges = {kind.KIND: kind.judge for kind in KINDS}
    found = [judges[claim.kind](claim, case) for claim in claims]
    return Report(article, tuple(sorted(filter(None, found), key=_place)), article.notices)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.code
