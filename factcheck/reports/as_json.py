"""JSON, for other programs. Its form is a contract: `report.schema.json`, beside this module."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .. import __version__
from ..intervals import edtf
from ..records import Evidence, Finding, Report, Source, Verdict
from . import Look

SCHEMA = 1

_encode = json.JSONEncoder(ensure_ascii=False).encode


def render(reports: Sequence[Report], look: Look) -> str:
    """One JSON object with every article and all its findings, in text order; each finding is on a line of its own.

    So it can be read and compared line by line, and the standard library's fast encoder writes it, which it does not
    do with an indent.
    """
    head = _encode({"version": __version__, "schema": SCHEMA})
    articles = ",".join(f"\n  {_article(report)}" for report in reports)
    return f'{{"factcheck": {head},\n "articles": [{articles}]}}\n'


def _article(report: Report) -> str:
    article = report.article
    content: dict[str, object] = {"path": article.path}
    if article.extracted:
        content["text"] = article.text
    content["published"] = article.published.isoformat()
    content["summary"] = {verdict.value: report.count(verdict) for verdict in Verdict}
    findings = ",".join(f"\n    {_encode(_finding(report, finding))}" for finding in report.findings)
    return f'{_encode(content)[:-1]}, "findings": [{findings}]}}'


def _finding(report: Report, finding: Finding) -> dict[str, object]:
    line, column = report.article.line_column(finding.span.start)
    return {
        "verdict": finding.verdict.value,
        "kind": finding.kind,
        "code": finding.code,
        "text": finding.text,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "attributed_to": finding.attributed_to,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    period = evidence.period
    return {
        "says": evidence.says,
        "where": evidence.where or None,
        "from": edtf(period.starts) if period.starts else None,
        "until": edtf(period.ends) if period.ends else None,
        "source": _source(evidence.source) if evidence.source else None,
    }


def _source(source: Source) -> dict[str, str | None]:
    content = {
        "title": source.title or None,
        "publisher": source.publisher or None,
        "url": source.url or None,
        "published": source.published or None,
    }
    # What the licence of an imported set asks to be passed on; a newspaper page has neither.
    if source.licence:
        content["licence"] = source.licence
    if source.attribution:
        content["attribution"] = source.attribution
    return content
