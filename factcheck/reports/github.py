"""GitHub workflow commands: each finding is an annotation at its line of the draft.

The form and what has to be escaped in it are those of the actions toolkit, `packages/core/src/command.ts`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Article, Finding, Report, Span, Verdict
from . import Look
from .plain import counted, evidence_words, notices, origin, printable, source_words

_LEVELS = {Verdict.CONFLICT: "error", Verdict.UNSUPPORTED: "notice"}


def render(reports: Sequence[Report], look: Look) -> str:
    """One line per notice, conflict and unsupported claim; matches are left out; a summary line for each article."""
    lines = []
    for report in reports:
        path = report.article.path
        for notice in notices(report):
            lines.append(command("warning", notice, file=path))
        lines.extend(_annotation(report, finding) for finding in report.findings if finding.verdict in _LEVELS)
        lines.append(f"{_data(printable(path))}: {counted(report.findings)}")
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _annotation(report: Report, finding: Finding) -> str:
    article = report.article
    parts = [finding.message]
    place = {"file": article.path}
    if article.extracted:  # a line of the file that GitHub shows would be a line of something else
        words = finding.text.strip("“”\"'‘’")
        parts[0] = f"{article.part(finding.span.start).capitalize()}, “{words}”: {finding.message}"
    else:
        place |= _lines(article, finding.span)
    if finding.suggestion:
        parts.append(f"Suggested: {finding.suggestion}")
    for evidence in finding.evidence:
        parts.append(f"{origin(article, evidence)}: {evidence_words(evidence)}")
        if evidence.source:
            parts.append("Source: " + ", ".join(part for part in source_words(evidence.source) if part))
    return command(_LEVELS[finding.verdict], "\n".join(parts), **place, title=finding.code)


def _lines(article: Article, span: Span) -> dict[str, str]:
    """Where a span stands in the file, as the properties of a command."""
    line, column = article.line_column(span.start)
    end_line, end_column = article.line_column(span.end)
    place = {"line": str(line), "endLine": str(end_line)}
    if end_line == line:  # GitHub ignores columns over several lines, and warns
        place |= {"col": str(column), "endColumn": str(end_column)}
    return place


def command(level: str, message: str, **properties: str) -> str:
    """A workflow command: its level ("error", "warning", "notice"), its message and where it belongs."""
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {given}::{_data(printable(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
