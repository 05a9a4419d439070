"""For a person at a terminal: the summary, then conflicts, then what the registry is silent on, then matches.

Conflicts are told in full. What is unsupported is a list to work through: two lines each, and the unknown names as one
list at the end.

Nothing depends on colour: a span is between » and « in its sentence, and each finding's verdict is in its heading.
Lines fit 80 columns, apart from links and places (`path:line:column`), which are never broken.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ..intervals import Interval, say
from ..records import Article, Evidence, Finding, Report, Span, Verdict
from ..text.sentences import split_sentences
from . import Look
from .plain import counted, evidence_words, notices, one_line, origin, places, printable, source_words

_COLOURS = {Verdict.CONFLICT: "red", Verdict.UNSUPPORTED: "yellow", Verdict.MATCH: "green"}
_HEADINGS = {Verdict.CONFLICT: "Conflicts", Verdict.UNSUPPORTED: "Unsupported", Verdict.MATCH: "Matches"}

_NAME = "name/unknown"

# A sentence of news copy is 30 words at the most, as every stylebook asks; of a longer stretch only so much is shown
# on either side of the span.
_AROUND = 160


def render(reports: Sequence[Report], look: Look) -> str:
    """The whole report as text, with colours as `look` says; more than one article ends with a total."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=look.width,
        force_terminal=look.colour,
        no_color=not look.colour,
        color_system="standard" if look.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for number, report in enumerate(reports):
        if number:
            console.print()
        _article(console, report, look)
    if len(reports) > 1:
        console.print()
        _print(console, Text(f"All {len(reports)} articles: {_total(reports)}", style="bold"), 0)
    # rich pads a wrapped line to the full width, which would be white space at the end of lines in a saved report
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _total(reports: Sequence[Report]) -> str:
    return counted([finding for report in reports for finding in report.findings])


def _article(console: Console, report: Report, look: Look) -> None:
    article = report.article
    _print(console, Text(f"{one_line(article.path)}: {counted(report.findings)}", style="bold"), 0)
    _print(console, Text(f"Read as published on {_day(article)}."), 0)
    for notice in notices(report):
        _print(console, Text(f"Note: {one_line(notice)}"), 0)
    for verdict in (Verdict.CONFLICT, Verdict.UNSUPPORTED, Verdict.MATCH):
        found = [finding for finding in report.findings if finding.verdict == verdict]
        if not found:
            continue
        if verdict == Verdict.MATCH and not look.every:
            console.print()
            number = "1 match is" if len(found) == 1 else f"{len(found)} matches are"
            _print(console, Text(f"{number} not shown: --all shows them."), 0)
            continue
        console.print()
        _print(console, Text(_HEADINGS[verdict].upper(), style=f"bold {_COLOURS[verdict]}"), 0)
        names = [f for f in found if f.code == _NAME and not f.evidence]
        for group in _grouped([f for f in found if f not in names]):
            if verdict == Verdict.UNSUPPORTED and not group[0].evidence:
                _briefly(console, article, group)
            else:
                console.print()
                _group(console, article, group)
        if names:
            _names(console, article, names)


def _grouped(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Findings that say the same of the same words, as one; a conflict stands alone, for each is to be mended."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        alike: object = (finding.code, finding.text.casefold(), finding.message, finding.evidence)
        alone = (finding.span, finding.code)
        groups.setdefault(alone if finding.verdict == Verdict.CONFLICT else alike, []).append(finding)
    yield from groups.values()


def _group(console: Console, article: Article, group: list[Finding]) -> None:
    finding = group[0]
    heading = Text(_place(article, finding))
    heading.append(f"  {finding.code}", style=_COLOURS[finding.verdict])
    console.print(heading, soft_wrap=True)
    _print(console, _marked(article, finding), 4)
    _print(console, Text(f"{finding.verdict.value.capitalize()}: {one_line(finding.message)}", style="bold"), 4)
    if finding.suggestion:
        _print(console, Text(f"Suggested: {one_line(finding.suggestion)}"), 4)
    if finding.attributed_to:
        _print(console, Text(f"Said by: {one_line(finding.attributed_to)}"), 4)
    _evidence(console, article, finding.evidence)
    if len(group) > 1:
        where = places(article, [other.span.start for other in group[1:]])
        _print(console, Text(f"Also {'in' if article.extracted else 'at'} {where}"), 4)


def _briefly(console: Console, article: Article, group: list[Finding]) -> None:
    """What is left for the reporter to check, in two lines: there is nothing to say of it but where it stands."""
    finding = group[0]
    lines = Text(_place(article, finding))
    lines.append(f"  {finding.code}", style=_COLOURS[finding.verdict])
    lines.append("\n    ")
    lines.append_text(_one_line_excerpt(article, finding, console.width - 4))
    console.print(
        lines, soft_wrap=True
    )  # the excerpt fits already; wrapping it anew would take as long as all the rest


def _names(console: Console, article: Article, findings: Sequence[Finding]) -> None:
    """All names that the registry does not have, as one list with their places."""
    console.print()
    offsets: dict[str, list[int]] = {}
    for finding in findings:
        offsets.setdefault(one_line(finding.text), []).append(finding.span.start)
    form = "{} ({})" if article.extracted else "{} {}"
    listed = ", ".join(form.format(name, places(article, at)) for name, at in offsets.items())
    _print(console, Text(f"Not in the registry ({_NAME}): {listed}"), 0)


def _one_line_excerpt(article: Article, finding: Finding, width: int) -> Text:
    """As much of the sentence as fits in a line, with the span between » and «; of a long span its two ends."""
    marked = _marked(article, finding)
    plain = marked.plain
    start, end = plain.index("»"), plain.rindex("«") + 1
    span = plain[start:end]
    if len(span) > width - 12:
        half = (width - 15) // 2
        span = f"{span[:half].rstrip()} … {span[-half:].lstrip()}"
    room = width - len(span)
    before, after = plain[:start], plain[end:]
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    if left < len(before):
        before = "…" + before[len(before) - left + 1 :] if left > 1 else ""
    if right < len(after):
        after = after[: right - 1] + "…" if right > 1 else ""
    excerpt = Text(before)
    excerpt.append(span, style=f"bold {_COLOURS[finding.verdict]}")
    return excerpt.append(after)


def _evidence(console: Console, article: Article, evidence: Sequence[Evidence]) -> None:
    for number, one in enumerate(evidence, 1):
        where = f" [{one_line(one.where)}]" if one.where else ""
        _print(console, Text(f"{origin(article, one)}: {one_line(evidence_words(one))}{where}"), 4)
        said_next = any(following.source == one.source for following in evidence[number : number + 1])
        if one.source and not said_next:
            words, link = source_words(one.source)
            if words:
                _print(console, Text(f"Source: {one_line(words)}"), 4)
            if link:
                console.print(Text(" " * 4 + one_line(link)), soft_wrap=True)


def _marked(article: Article, finding: Finding) -> Text:
    """The sentence of the finding with the span between » and «."""
    text, span = article.text, finding.span
    line = Span(text.rfind("\n", 0, span.start) + 1, _line_end(text, span.end))
    sentences = [sentence.span for sentence in split_sentences(text, line) if sentence.span.overlaps(span)]
    start = min([span.start, *(sentence.start for sentence in sentences)])
    end = max([span.end, *(sentence.end for sentence in sentences)])
    before, after = text[start : span.start], text[span.end : end]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].split(" ", 1)[-1]
    if len(after) > _AROUND:
        after = after[:_AROUND].rsplit(" ", 1)[0] + " …"
    marked = Text(_flat(before))
    marked.append(f"»{one_line(span.of(text))}«", style=f"bold {_COLOURS[finding.verdict]}")
    return marked.append(_flat(after))


def _flat(text: str) -> str:
    return printable(text).replace("\r", " ").replace("\n", " ")


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _place(article: Article, finding: Finding) -> str:
    if article.extracted:
        return one_line(article.where(finding.span.start))
    line, column = article.line_column(finding.span.start)
    return f"{one_line(article.path)}:{line}:{column}"


def _day(article: Article) -> str:
    return say(Interval.day(article.published))


def _print(console: Console, text: Text, indent: int) -> None:
    console.print(Padding(text, (0, 0, 0, indent)) if indent else text)
