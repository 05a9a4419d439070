"""Reports made by hand, for the tests of the formats: an invented town, and a registry that tries to do harm."""

from __future__ import annotations

from datetime import date

from factcheck.intervals import Interval, Period, parse_edtf
from factcheck.records import Article, Evidence, Finding, Report, Source, Span, Verdict

TEXT = """\
Row over the mill

Council leader Coun Ben Hale told a meeting at the mill, which has stood empty since the flood of the year before last \
and is now to be sold, that the cost was not known. Mr Pell left.
Tom Pell and Tom Pell again.
"""

HERALD = Source("wh", "Hale steps down", "Wexcombe Herald", "https://example.org/2023/05/hale-steps-down", "2023-05-19")


def finding(verdict: Verdict, code: str, words: str, message: str, nth: int = 0, **more: object) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    span = Span(start, start + len(words))
    return Finding(verdict, code.partition("/")[0], code, span, words, message, **more)  # type: ignore[arg-type]


LEADER = Evidence(
    "Ben Hale was leader of Wexcombe Council",
    "sources/council.yaml:40",
    Period(Interval.month(2019, 5), parse_edtf("2023-05-19")),
    HERALD,
)

PLAIN = Report(
    Article("draft.txt", TEXT, date(2024, 3, 21), body=Span(0, len(TEXT))),
    (
        finding(
            Verdict.CONFLICT,
            "role/out-of-date",
            "Council leader Coun Ben Hale",
            "Ada Marsh has been leader of Wexcombe Council since 19 May 2023",
            suggestion="former council leader Coun Ben Hale",
            evidence=(LEADER,),
        ),
        finding(
            Verdict.MATCH,
            "name/match",
            "Ben Hale",
            "Ben Hale",
            evidence=(Evidence("Ben Hale", "sources/council.yaml:3"),),
        ),
        finding(
            Verdict.CONFLICT, "name/second-reference", "Mr Pell", "nobody of this name before", attributed_to="Ben Hale"
        ),
        finding(Verdict.UNSUPPORTED, "name/unknown", "Tom Pell", "the registry has nobody of this name"),
        finding(Verdict.UNSUPPORTED, "name/unknown", "Tom Pell", "the registry has nobody of this name", nth=1),
    ),
)

EMPTY = Report(Article("b.txt", "Hm.\n", date(2024, 3, 2), "today", notices=("b.txt: no date",), body=Span(0, 4)))

_HARM = "Tom\x1b[2J\x9b31m\u202ePell [bold]x[/bold]\r\nb :smile: %0A::error::x"
_HARMFUL_TEXT = f"{_HARM}\n"
HARMFUL = Report(
    Article("a,b:c%\n.txt", _HARMFUL_TEXT, date(2024, 3, 21), notices=("::error::\x1b]0;x\x07",)),
    (
        Finding(
            Verdict.CONFLICT,
            "name",
            "name/misspelt",
            Span(0, len(_HARM)),
            _HARM,
            _HARM,
            _HARM,
            _HARM,
            (Evidence(_HARM, _HARM, source=Source("x", _HARM, _HARM, f"https://x/{_HARM}", _HARM)),),
        ),
    ),
    (_HARM,),
)
