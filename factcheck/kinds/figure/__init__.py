"""The kind `figure`: quantities against the registry's figures, against arithmetic, and against the story itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...mentions.draft import Draft
from ...records import Claim, Finding, Verdict
from ...registry import Registry
from ...structs import Struct
from ...text.quantities import agrees, find_quantities
from ..case import Case
from .facts import Facts
from .outcome import Outcome
from .stated import Stated, read_figures
from .sums import check_sums
from .twice import check_twice, say_twice

KIND = "figure"
_AGES = frozenset({"age", "count"})


class Content(Struct, frozen=True, eq=False):
    """What a claim states, what the article itself says of it, and the registry's figures, shared by all claims.

    `later` is the index of the figure that is found to be given differently from this one, -1 without one.
    """

    stated: Stated
    own: Outcome | None
    facts: Facts
    later: int = -1


def read(draft: Draft, registry: Registry) -> Iterator[Claim]:
    """A claim for each quantity that the article asserts.

    Reads: "allocated £22million of investment" · "72 per cent of social workers" · "a two-year improvement
    partnership" · "won with a majority of 5,894" · "the third largest council".

    Not claims, by these criteria: dates and figures inside dates; "first" of a series; ages of people whose birth
    date the registry has (the kind `date` judges them); a sentence that ends with a question mark; a clause with
    "could", "may", "might", "should", "would", "if" or "unless" before the figure, or a sentence that begins with
    "if", "unless" or "should". Figures of speech are left out by `find_quantities`.
    """
    figures = read_figures(draft)
    if not figures:
        return
    facts = Facts(figures)
    twice = check_twice(draft, figures)
    outcomes = check_sums(draft, figures) | twice
    later = {outcome.twin: index for index, outcome in twice.items()}
    for stated in figures:
        outcome = outcomes.get(stated.index)
        if (not stated.asserted and outcome is None) or _is_first(stated):
            continue
        attributed = draft.attributed_to(stated.quantity.span)
        yield Claim(KIND, stated.span, Content(stated, outcome, facts, later.get(stated.index, -1)), None, attributed)


def _is_first(stated: Stated) -> bool:
    """Whether a rank says only that nothing came before: "her first employer"."""
    return stated.quantity.kind == "rank" and stated.quantity.value == 1 and stated.quantity.unit != "place"


def judge(claim: Claim, case: Case) -> Finding | None:
    """A conflict of the registry, of arithmetic or of the story with itself; else a match; else unsupported.

    None for a rank that an event claim holds already, "the third visit", and for an age that a date claim does.
    """
    content = claim.content
    assert isinstance(content, Content)
    kind, span = content.stated.quantity.kind, content.stated.quantity.span
    if (kind == "rank" and case.has_claim("event", span)) or (kind in _AGES and case.has_claim("date", span)):
        return None
    known = content.facts.judge(content.stated, case)
    outcomes = [outcome for outcome in (known, _own(content, known, case)) if outcome]
    for verdict in (Verdict.CONFLICT, Verdict.MATCH, Verdict.UNSUPPORTED):
        for outcome in outcomes:
            if outcome.verdict == verdict:
                return case.finding(
                    claim, verdict, outcome.problem, outcome.message, outcome.suggestion, outcome.evidence
                )
    lacks = "birth date of this person" if content.stated.quantity.kind == "age" else "such figure"
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", f"The registry has no {lacks}.")


def _own(content: Content, known: Outcome | None, case: Case) -> Outcome | None:
    """What the article says of a figure: of one given twice, the one that the registry does not bear out is wrong.

    Where it bears out neither, the later one, or that of the headline, is reported.
    """
    own = content.own
    right = known is not None and known.verdict == Verdict.MATCH
    if own and own.twin >= 0:
        _, told = content.facts.of_twin(own.twin, case)
        if told and told.verdict == Verdict.MATCH:
            return own
        refuted = told is not None and told.verdict == Verdict.CONFLICT
        return None if right or (refuted and told and _would_be(told, content.stated)) else own
    if own is None and content.later >= 0 and not right:
        other, told = content.facts.of_twin(content.later, case)
        if told and told.verdict == Verdict.MATCH:
            return say_twice(case.draft, content.stated, other)
    return own


def _would_be(told: Outcome, stated: Stated) -> bool:
    """Whether a figure is what the registry has in place of a wrong one."""
    right = find_quantities(told.suggestion or "")
    return len(right) == 1 and bool(agrees(stated.quantity, right[0]))
