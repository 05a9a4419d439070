"""Weighs a sentence's clauses against all passages that bear on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...records import Evidence, Passage, Span
from ...structs import Struct, field
from .align import Board, Difference, Laid, differences, lay, share, support, widely_ranked
from .claim import evidence
from .compare import compare
from .kinship import Kinship
from .sentences import Clause
from .slips import find_age, find_slip
from .units import DATE, NAME, NUMBER, TYPED, WORD, Unit
from .words import opposed

if TYPE_CHECKING:
    from ..case import Case

# Passages of documents that are looked at for one sentence.
_PASSAGES = 20
# How much must speak for two places being the same before a difference is a conflict (`Difference.score`), how much of
# the sentence the passage must have, and what the nearest other candidate must stay behind.
# Measured 2026-11 on the 51 articles of BUMP's development part (see docs/documents.md).
_SURE = {NAME: 2.0, NUMBER: 2.2, DATE: 1.2}
_SURE_OF_NEW = 1.35
_SURE_OF_NEW_NAME = 1.2
# For the person whom a retold document is about and the story leaves out.
_SURE_OF_LEFT_OUT, _HARDLY = 0.5, 0.5
_LEAST_SHARE = 0.45
_AHEAD = 0.2
# Where the surroundings agree as closely as this, less of the rest of the sentence will do.
_VERY_NEAR, _LEAST_SHARE_NEAR = 2.4, 0.3
_CLOSE, _LEAST_SHARE_OF_PERSON = 0.8, 0.2
# Where a story does not retell the document: how closely the surroundings must agree (`Difference.near`, `around`), and
# how many units of the clause itself the passage must have. Measured on the 51 articles, each as a draft against every
# other of its own sentences: 20 in place of 55 true names, 23 of 45 figures and 3 of 11 dates came out as conflicts.
_ALL_AROUND, _AROUND = 2.5, 0.4
_ANCHORS, _NEAR_ANCHORED = 2, 2.0
# A second and a third passage that have the same in that place.
_AGAIN = 0.25
# What speaks for the article's own value, where the documents have it elsewhere, counts so much against; another name
# in close surroundings must be so much ahead of that.
_OTHERWISE, _AHEAD_OF_OWN = 0.8, 1.1
# A clause is borne out only if this much of it is in the passage itself and not beside it.
_IN_PASSAGE = 0.6
_DEALT_WITH = 0.5
_MOST_MARKED = 4
_SUBORDINATE = frozenset("before after when until once as while since although".split())
# A clause from its person on says something that can be denied with so many units.
_LEAST_SAID = 3
_NEARLY_ALL, _MOST, _HALF = 0.8, 0.65, 0.6


class Judgement(Struct):
    """What the passages say of one clause.

    `conflicts` are by unit; `missing` the units that the best passage lacks, None when it hardly deals with the clause;
    `rivals` the candidates for a unit between which nobody can choose.
    """

    best: Laid
    conflicts: dict[int, Difference] = field(default_factory=dict)
    rivals: dict[int, list[Difference]] = field(default_factory=dict)
    missing: list[int] | None = None
    negated: Laid | None = None

    def nearest(self) -> list[Evidence]:
        return [evidence(self.best.reading.passage)] if self.best.share >= _DEALT_WITH else []


def judgement_of(case: Case, clause: Clause) -> Judgement | None:
    """The judgement of a clause, worked out once; None when no passage bears on its sentence."""
    made = case.memo.get("statement")
    if made is None:
        made = case.memo["statement"] = _Bench(case)
    assert isinstance(made, _Bench)
    return made.judgement(clause)


class _Bench:
    """All sentences of the article with their passages."""

    def __init__(self, case: Case) -> None:
        self._board = Board(case.draft.article.published)
        self._sheets: list[tuple[list[Unit], list[Laid]]] = []
        self._numbers: dict[int, int] = {}
        self._made: dict[int, Judgement | None] = {}
        read: list[Clause] = case.draft.memo["clauses"]  # type: ignore[assignment]
        clauses = {clause.span.start: clause for clause in read}
        self._gather(case, {clause.sentence: clause for clause in clauses.values()})
        self._kinship = Kinship(self._sheets)
        if self._sheets:
            self._judge_all(clauses.values())

    def _gather(self, case: Case, sentences: Mapping[Span, Clause]) -> None:
        library = case.library
        passages: dict[int, list[Passage]] = {}
        wanted: dict[tuple[int, int], Passage] = {}
        around: dict[tuple[int, int], list[Passage]] = {}
        for span, clause in sentences.items():
            words = [unit.text for unit in clause.units]
            found = [*case.passages(words, _PASSAGES), *clause.outline.held]
            passages[span.start] = found
            for passage in found:
                key = (passage.shelf, passage.number)
                if key not in around:
                    near = [library.beside(passage, step) for step in (-1, 1)] if library else []
                    around[key] = [one for one in near if one]
                    wanted.update({(one.shelf, one.number): one for one in (passage, *around[key])})
        if not wanted:
            return
        for clause in sentences.values():
            self._board.vocabulary.names.update(
                unit.text.lower() for unit in clause.units if unit.kind == NAME and not unit.unsure
            )
        self._board.read(wanted.values())
        all_units = self._board.read_draft(clause.units for clause in sentences.values())
        for span, units in zip(sentences, all_units, strict=True):
            sheets = []
            for passage in passages[span.start]:
                reading = self._board.reading(passage)
                if reading:
                    beside = map(self._board.reading, around[passage.shelf, passage.number])
                    sheets.append(lay(units, reading, [one for one in beside if one]))
            self._numbers[span.start] = len(self._sheets)
            self._sheets.append((units, sheets))

    def judgement(self, clause: Clause) -> Judgement | None:
        return self._made.get(clause.span.start)

    def _judge_all(self, clauses: Iterable[Clause]) -> None:
        for clause in clauses:
            at = self._numbers[clause.sentence.start]
            units, sheets = self._sheets[at]
            made = self._made[clause.span.start] = _judge(clause, units, sheets, at, self._kinship) if sheets else None
            for place, one in list(made.conflicts.items()) if made else ():
                if made and one.reading.passage.shelf >= 0 and self._kinship.is_told_elsewhere(at, one):
                    del made.conflicts[place]
        judged = [made for made in self._made.values() if made]
        found = [one for made in judged for one in made.conflicts.values()]
        other = self._kinship.other_matters(self._sheets, found)
        for made in judged:
            for at in [at for at, one in made.conflicts.items() if id(one.reading.passage.document) in other]:
                del made.conflicts[at]
            if made.missing and id(made.best.reading.passage.document) in other:
                made.missing = None


def _judge(clause: Clause, units: Sequence[Unit], sheets: Sequence[Laid], number: int, kinship: Kinship) -> Judgement:
    own = range(clause.first, clause.last)
    akin = kinship.refuting(number, sheets)
    nearly_akin = kinship.refuting(number, sheets, slip=True)
    best = max(sheets, key=lambda laid: (_own_share(units, own, laid), laid.share))
    made = Judgement(best)
    for at in own:
        if units[at].kind in TYPED:
            if find_age(made.conflicts, units, at, akin) or find_slip(made.conflicts, units, at, sheets, nearly_akin):
                continue
            found = differences(units, at, akin)
            if found:
                _weigh(made, found, clause, units, at, sheets, kinship)
        else:
            _find_opposite(made, units, at, akin)
    if _own_share(units, own, best) < _DEALT_WITH or best not in akin:
        return made
    if not made.conflicts and _has_nearly_all(units, own, best) and _one_negated(units, own, best):
        made.negated = best
    made.missing = [at for at in own if not best.places[at] and not best.beside[at]]
    by_itself = best.reading.passage.shelf < 0  # a statement of the registry says one thing, and not all around it
    if len(made.missing) > (0 if by_itself else _MOST_MARKED):
        made.missing = None
        return made
    inside = sum(1 for at in own if best.places[at])
    if not made.missing and (inside < _IN_PASSAGE * len(own) or not _in_order(units, own, best)):
        made.missing = None
    if not made.missing and _one_negated(units, own, best):
        made.missing = None  # it has all the words, and says the contrary
    return made


def _own_share(units: Sequence[Unit], own: range, laid: Laid) -> float:
    return sum(1.0 if laid.places[at] else 0.6 if laid.beside[at] else 0.0 for at in own) / max(1, len(own))


def _weigh(
    made: Judgement,
    found: Sequence[Difference],
    clause: Clause,
    units: Sequence[Unit],
    at: int,
    sheets: Sequence[Laid],
    kinship: Kinship,
) -> None:
    """Puts down the best of the differences as a conflict if enough speaks for it, or two as rivals."""
    unit = units[at]
    weighed = sorted(((one.score + _more(unit, _passages_with(one, found)), one) for one in found), key=lambda w: -w[0])
    weight, top = weighed[0]
    again = _passages_with(top, found)
    there = support(units, at, sheets)
    needed = _SURE[unit.kind] if there else _SURE_OF_NEW_NAME if unit.kind == NAME else _SURE_OF_NEW
    ahead = _AHEAD_OF_OWN if unit.kind == NAME and top.near >= _CLOSE else needed
    if unit.sort == "person" and there < _HARDLY:
        left_out = next((one for one in found if kinship.leaves_out(one)), None)
        if left_out and left_out.score >= _SURE_OF_LEFT_OUT:
            made.conflicts[at] = left_out
            return
    passage = top.reading.passage
    if passage.shelf < 0 and unit.kind == DATE and not _is_its_date(clause, units, at, top, sheets):
        return
    if passage.shelf < 0 and _is_retold_but_for(clause, units, at, top, sheets):
        made.conflicts[at] = top
        return
    if weight < max(needed, ahead + _OTHERWISE * there) or top.share < _least_share(unit, top, there, again):
        return
    if passage.shelf < 0 and (top.share < _MOST or top.score < _SURE[NUMBER]):
        return
    if passage.shelf >= 0 and not kinship.retells(passage) and not _unmistakable(clause, units, at, top):
        return
    others = [one for other, one in weighed[1:] if other > weight - _AHEAD and compare(one.unit, top.unit) is False]
    if others:
        top, *others = widely_ranked(units, at, [top, *others], sheets)
    if others:
        made.rivals[at] = [top, others[0]]
    else:
        made.conflicts[at] = top


def _is_retold_but_for(clause: Clause, units: Sequence[Unit], at: int, top: Difference, sheets: Sequence[Laid]) -> bool:
    """Whether a clause has all of a statement of the registry but what stands in one place of it, whatever it adds:
    "The pool has been shut since May 2022, when …" of "The pool has been shut since May 2023"."""
    laid = next(one for one in sheets if one.reading is top.reading)
    place = next(n for n, other in enumerate(laid.reading.units) if other is top.unit)
    own = set().union(*(laid.places[n] for n in range(clause.first, clause.last) if n != at))
    rest = set(range(len(laid.reading.units))) - {place}
    named = any(laid.reading.units[n].kind in TYPED for n in rest)
    same_way = units[at].before == top.unit.before
    return named and len(rest) > 1 and rest <= own and same_way and _same_sides(units, at, laid, place) > 0


def _is_its_date(clause: Clause, units: Sequence[Unit], at: int, top: Difference, sheets: Sequence[Laid]) -> bool:
    """Whether a date belongs to what a statement says, and not to another noun or clause beside it: "took over the
    school after an inspection in May", "Before it took over the school, in May, the head left"."""
    if clause.outline.opens_with in _SUBORDINATE and at > clause.first:
        return False
    laid = next(one for one in sheets if one.reading is top.reading)
    return at == 0 or bool(laid.places[at - 1]) or (units[at - 1].kind == WORD and units[at - 1].text.endswith("ed"))


def _passages_with(one: Difference, found: Sequence[Difference]) -> int:
    """How many passages that bear on the sentence have the same in that place."""
    return len({o.reading.passage.number for o in found if o.share >= _LEAST_SHARE_NEAR and compare(o.unit, one.unit)})


def _more(unit: Unit, passages: int) -> float:
    return _AGAIN * min(2, max(0, passages - 1)) if unit.kind != NUMBER else 0.0


def _unmistakable(clause: Clause, units: Sequence[Unit], at: int, top: Difference) -> bool:
    """Whether a passage is about the same as a clause although the story is made of more than its document: the
    paper's own reporting stands beside what it took from there."""
    near = top.near >= _ALL_AROUND or top.share >= _MOST or (units[at].kind == NAME and top.around >= _AROUND)
    anchors = sum(bool(top.reading.places(units[n])) for n in range(clause.first, clause.last) if n != at)
    return near and (anchors >= _ANCHORS or top.near >= _NEAR_ANCHORED)


def _least_share(unit: Unit, top: Difference, there: float, passages: int) -> float:
    """How much of the sentence a passage must have: less where the surroundings agree closely, and for a person whom no
    document names and instead of whom several passages have one and the same."""
    if top.near >= _VERY_NEAR:
        return _LEAST_SHARE_NEAR
    if unit.kind == NAME and unit.sort == top.unit.sort == "title":
        return _LEAST_SHARE_NEAR
    both = unit.kind == NAME and not there and unit.sort == "person" and top.unit.sort == "person"
    return _LEAST_SHARE_OF_PERSON if both and passages > 1 and top.near >= _CLOSE else _LEAST_SHARE


def _find_opposite(made: Judgement, units: Sequence[Unit], at: int, sheets: Sequence[Laid]) -> None:
    """A word in whose place a passage that has nearly all of the rest has one that excludes it.

    The place is the same when the units before and after it are; when nearly all of the sentence is there, one will do.
    """
    unit = units[at]
    for laid in sheets:
        if laid.places[at] or share(units, laid, at) < _HALF:
            continue
        taken = set().union(*laid.places)
        for place, other in enumerate(laid.reading.units):
            if other.kind != WORD or place in taken or not _exclude(unit, other):
                continue
            if unit.negated != other.negated:
                continue
            sides = _same_sides(units, at, laid, place)
            if sides == 2 or (sides == 1 and share(units, laid, at) >= (_NEARLY_ALL if laid.beside[at] else _MOST)):
                made.conflicts[at] = Difference(0.0, 0.0, laid.share, other, laid.reading)
                return


def _exclude(unit: Unit, other: Unit) -> bool:
    """Whether only one of two words can be right in one place: opposites, numbers that count nothing ("Under 9s")."""
    one, two = unit.words[-1], other.words[-1]
    return opposed(one, two) or (one.isdigit() and two.isdigit() and one != two)


def _same_sides(units: Sequence[Unit], at: int, laid: Laid, place: int) -> int:
    """On how many sides of a unit the next one is also the next in the passage; an end counts as the same end."""
    last, end = len(units) - 1, len(laid.reading.units) - 1
    before = place - 1 in laid.places[at - 1] if at else place == 0
    after = place + 1 in laid.places[at + 1] if at < last else place == end
    return before + after


def _in_order(units: Sequence[Unit], own: range, laid: Laid) -> bool:
    """Whether the names of a clause come in the same order in the passage: who did it, and to whom."""
    before = -1
    for at in own:
        if units[at].kind == NAME and laid.places[at]:
            last = max(laid.places[at])
            if last < before:
                return False
            before = min(laid.places[at])
    return True


def _has_nearly_all(units: Sequence[Unit], own: range, laid: Laid) -> bool:
    """Whether a passage has nearly all of a sentence, or all of a clause but for who its person is: "Labour councillor
    Ada Marsh voted against the budget"."""
    if share(units, laid) >= _NEARLY_ALL:
        return True
    person = next((at for at in own if units[at].kind == NAME and units[at].sort == "person"), -1)
    after = range(person, own.stop) if person >= 0 else own
    if len(after) < _LEAST_SAID or any(units[at].kind != WORD for at in own if at < person):
        return False
    return all(laid.places[at] for at in after)


def _one_negated(units: Sequence[Unit], own: range, laid: Laid) -> bool:
    """Whether a word of the clause is negated there and not here, or here and not there."""
    for at in own:
        if units[at].kind == WORD and laid.places[at]:
            theirs = {laid.reading.units[place].negated for place in laid.places[at]}
            if units[at].negated not in theirs:
                return True
    return False
