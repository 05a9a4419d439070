"""The kind `statement`: who did what, where and with whom, held against documents and the registry's statements.

A clause is borne out (match) when one passage, with the sentences on either side of it, has all that the clause says.
It is contradicted (conflict) when a passage about the same event has another name, place, figure or date in the same
place, says "not" where the clause does not, or names the opposite outcome. Everything else is unsupported; when the
better part of a sentence is there, the finding marks just the words that are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...mentions.draft import Draft
from ...records import Claim, Finding, Passage, Span, Verdict
from ...registry import Registry
from ..case import Case
from .claim import LEAST_SHARED, STATEMENTS, StatementClaim, evidence, short
from .sentences import Clause, read_clauses
from .units import DATE, NAME, NUMBER

if TYPE_CHECKING:
    from .judgement import Judgement

KIND = "statement"

# Of the units of a clause, so many may be left over by claims of other kinds before it is a claim by itself.
_LEFT = 0.4
_PROBLEMS = {NAME: "wrong-name", NUMBER: "wrong-number", DATE: "wrong-date"}
_OF_PLACE = frozenset("in at near outside across from to towards around into".split())


def read(draft: Draft, registry: Registry) -> Iterator[Claim]:
    """A claim for each clause that states something checkable, and one for each name, figure, date and word in it.

    The criteria are those of `sentences`. Where no text bears on its sentence, a unit by itself is no claim: nothing
    could be found about it.
    """
    clauses = draft.memo["clauses"] = list(read_clauses(draft))
    filed = registry.statements_filed(draft.words, LEAST_SHARED)
    if filed:
        from .held import hold_against

        hold_against(clauses, filed, draft, registry)
    for clause in clauses:
        speaker = draft.attributed_to(clause.span)
        if clause.states:
            yield Claim(KIND, clause.span, StatementClaim(clause), None, speaker)
        if draft.has_documents or clause.outline.held:
            for at in range(clause.first, clause.last):
                yield Claim(KIND, clause.units[at].span, StatementClaim(clause, at), None, speaker)


def judge(claim: Claim, case: Case) -> Finding | None:
    """Compares a clause, or one unit of it, with the passages that bear on it; None when another finding says it."""
    content = claim.content
    assert isinstance(content, StatementClaim)
    found = _judgement(content.clause, case)
    if found is None:
        return _without_texts(claim, content, case)
    if content.unit is None:
        return _judge_clause(claim, content.clause, found, case)
    return _judge_unit(claim, content.clause, content.unit, found, case)


def _judgement(clause: Clause, case: Case) -> Judgement | None:
    """What the passages say of a clause, worked out once for it and all its units."""
    kept = case.memo.setdefault("judgements", {})
    assert isinstance(kept, dict)
    key = clause.span.start
    if key not in kept:
        kept[key] = None
        if case.library or clause.outline.held:
            from .judgement import judgement_of

            kept[key] = judgement_of(case, clause)
    found: Judgement | None = kept[key]
    return found


def _without_texts(claim: Claim, content: StatementClaim, case: Case) -> Finding | None:
    if content.unit is not None or _said_otherwise(claim, content.clause, case):
        return None
    texts = "No passage of the documents" if case.library else "No document or statement in the registry"
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", f"{texts} bears this out.")


def _said_otherwise(claim: Claim, clause: Clause, case: Case) -> bool:
    """Whether claims of other kinds already say the better part of what the clause says."""
    spans = [span for span in _other_spans(case, clause.sentence) if span.overlaps(claim.span)]
    if not spans:
        return False
    left = len(clause.parts)
    for part in clause.parts:
        for span in spans:
            if span.start < part.end and part.start < span.end:
                left -= 1
                break
    return left <= max(1, _LEFT * len(clause.parts))


def _other_spans(case: Case, sentence: Span) -> list[Span]:
    """Where claims of other kinds stand in a sentence; names and dates say nothing by themselves."""
    kept = case.memo.get("spans of other kinds")
    spans: dict[int, list[Span]] = kept if isinstance(kept, dict) else {}
    if kept is not None:
        return spans.get(sentence.start, [])
    for claim in case.claims:
        if claim.kind not in (KIND, "name", "date"):
            spans.setdefault(case.draft.sentence_at(claim.span.start).span.start, []).append(claim.span)
    case.memo["spans of other kinds"] = spans
    return spans.get(sentence.start, [])


def _judge_clause(claim: Claim, clause: Clause, found: Judgement, case: Case) -> Finding | None:
    if found.negated:
        passage = found.negated.reading.passage
        message = f"{passage.where} says the contrary: “{short(passage.text)}”"
        return case.finding(claim, Verdict.CONFLICT, "negated", message, None, [evidence(passage)])
    if found.conflicts or found.missing:
        return None  # the units say it
    if found.missing is None:
        if not case.library:
            return _without_texts(claim, StatementClaim(clause), case)
        message = "No passage of the documents bears this out."
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, found.nearest())
    passage = found.best.reading.passage
    return case.finding(claim, Verdict.MATCH, "match", f"{passage.where} says so.", None, [evidence(passage)])


def _judge_unit(claim: Claim, clause: Clause, at: int, found: Judgement, case: Case) -> Finding | None:
    unit = clause.units[at]
    difference = found.conflicts.get(at)
    if difference and not _anchored(clause, at, difference.reading.passage, case):
        return None
    if difference:
        passage = difference.reading.passage
        says = difference.unit.text
        message = f"{passage.where} has {says} here: “{short(passage.text)}”"
        problem = _PROBLEMS.get(unit.kind, "wrong-number" if says.isdigit() else "opposite")
        if unit.kind == NAME and unit.before in _OF_PLACE and unit.sort != "person":
            problem = "wrong-place"
        return case.finding(claim, Verdict.CONFLICT, problem, message, says, [evidence(passage)])
    if not found.missing or at not in found.missing or found.negated or not clause.states:
        return None
    if at in found.rivals:
        rivals = found.rivals[at]
        message = f"The documents have {' or '.join(rival.unit.text for rival in rivals)} in what may be this place."
        passages = [evidence(rival.reading.passage) for rival in rivals]
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, passages)
    what = f"“{unit.text}”"
    message = f"The passage nearest to this sentence does not have {what}."
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, found.nearest())


def _anchored(clause: Clause, at: int, passage: Passage, case: Case) -> bool:
    """Whether a name that differs from a passage's is in the same affair, so that one of the two is wrong.

    A document given for the story is about it. A statement of the registry may be about another time or another case
    of its kind ("re-elected leader"), so two more names, or a figure, have to agree; and where a title is given to
    somebody, the posts of the registry decide.
    """
    if passage.shelf != STATEMENTS or clause.units[at].kind != NAME:
        return True
    if case.has_claim("role", clause.span):
        return False
    words = passage.text.lower()
    others = [unit for place, unit in enumerate(clause.units) if place != at and unit.text.lower() in words]
    return sum(unit.kind == NAME for unit in others) > 1 or any(unit.kind in (NUMBER, DATE) for unit in others)
