"""What the reports for people share: safe characters, counts, and how evidence and its source are said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..intervals import Period, parse_edtf, say
from ..records import Article, Evidence, Finding, Report, Source, Verdict

_PLURAL = {Verdict.CONFLICT: "conflicts", Verdict.UNSUPPORTED: "unsupported", Verdict.MATCH: "match"}

# Unicode TR36 and "Trojan Source" (Boucher and Anderson, 2021): characters that reorder or hide what follows them.
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SAFE = (
    {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
    | {ord(char): f"\\u{ord(char):04x}" for char in _BIDIRECTIONAL}
    | {0x2028: " ", 0x2029: " ", 0x09: " "}
)


def printable(text: str) -> str:
    """The text with whatever could command a terminal shown as an escape instead: `\\x1b`, `\\u202e`.

    What an article or the registry holds is written by others; printed raw it could colour, move or erase the
    rest of the report. New lines stay, tabs become spaces.
    """
    return text.translate(_SAFE)


def one_line(text: str) -> str:
    """The text, printable, with each run of white space as one space."""
    return printable(" ".join(text.split()))


def notices(report: Report) -> tuple[str, ...]:
    """What the reader of the report ought to know about how the article was read and checked, each once."""
    return tuple(dict.fromkeys((*report.article.notices, *report.notices)))


def counted(findings: Iterable[Finding]) -> str:
    """ "3 conflicts, 5 unsupported, 12 match"."""
    numbers = Counter(finding.verdict for finding in findings)
    parts = []
    for verdict, plural in _PLURAL.items():
        number = numbers[verdict]
        parts.append(f"{number} {verdict.value if number == 1 else plural}")
    return ", ".join(parts)


def origin(article: Article, evidence: Evidence) -> str:
    """What a piece of evidence comes from: the registry, the article itself, or neither (the calendar)."""
    if article.extracted and evidence.where.startswith(f"{article.path}, "):
        return "Article"
    path, colon, line = evidence.where.rpartition(":")
    if evidence.source or (colon and line.isdigit() and path != article.path):
        return "Registry"
    return "Article" if path == article.path else "See"


def places(article: Article, offsets: Iterable[int]) -> str:
    """Where characters stand, in short: "3:14 and 7:1", or in what is not plain text "paragraph 3 and paragraph 7"."""
    if article.extracted:
        return " and ".join(dict.fromkeys(map(article.part, offsets)))
    return " and ".join(":".join(map(str, article.line_column(offset))) for offset in offsets)


def evidence_words(evidence: Evidence) -> str:
    """What the registry says, and when that holds unless the words say so already."""
    period = period_words(evidence.period)
    return f"{evidence.says} ({period})" if period and period not in evidence.says else evidence.says


def period_words(period: Period) -> str:
    """ "from 19 May 2023 until 3 July 2024", or nothing when the registry gives neither end."""
    if period.starts and period.starts == period.ends:
        return say(period.starts)
    return str(period) if period.starts or period.ends else ""


def source_words(source: Source) -> tuple[str, str]:
    """Who says so, as publisher, title, date and licence as far as they are known, and the link.

    The words of thanks that a licence asks for stand behind it, unless they only name the publisher again.
    """
    try:
        published = say(parse_edtf(source.published))
    except ValueError:
        published = source.published
    parts = [source.publisher, f"“{source.title}”" if source.title else "", published]
    words = ", ".join(part for part in parts if part)
    if source.licence:
        words = f"{words} ({source.licence})".strip()
    if source.attribution and not (source.publisher and source.publisher in source.attribution):
        words = f"{words}. {source.attribution}" if words else source.attribution
    return words or ("" if source.url else source.id), source.url
