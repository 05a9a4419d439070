"""Figures of the article against those of the registry: which property of which subject, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...records import Figure, Organisation, Place, Verdict
from ...registry.keys import content_words
from ...structs import Struct, replace
from ...text.quantities import Quantity, agrees, find_quantities, is_turned, slip
from ..case import Case
from .holders import is_polled, is_winners, is_won_by
from .labels import labels_of, names_of, written_of
from .outcome import TURNED, Outcome, say_slip
from .pairs import Known, Pair, is_named, other_state, pairs_of
from .property import Clause, Naming, is_compound, names, read_clause
from .slips import (
    digits_of,
    is_elsewhere,
    is_same,
    is_strong_slip,
    is_sure,
    is_taken,
    is_told_in,
    is_unmistakable,
    names_loosely,
)
from .stated import Stated
from .telling import evidence_of, name_of, value_of
from .timing import STALE_DAYS, is_recent, is_settled, lasts, stale_days, when
from .whose import is_compounds, is_of
from .words import MEASURES

_MEASURES = frozenset().union(*MEASURES.values())
_COMPARED_WITH = (("compared", "with"), ("compared", "to"), (",", "against"))
_PLAIN_AFTER = frozenset("year years current financial previous last ago earlier before month months".split())
_FAR = 10
# Properties that a figure is of without their words, by the beginning of these (`holders`).
_TOLD = {"vote": frozenset({"vote"}), "majo": frozenset({"majority", "winning"})}


class _Fit(Struct, frozen=True, eq=False):
    """A figure of the registry that the article's words name, how many of its words, and how the times compare."""

    figure: Figure
    known: Quantity
    naming: Naming
    when: str
    agrees: bool | None


class Facts:
    """The registry's figures for one article, asked for once."""

    def __init__(self, stated: Sequence[Stated] = ()) -> None:
        self._stated = stated
        self._pairs: dict[int, Pair] | None = None
        self._by_digits: dict[str, list[tuple[Figure, list[tuple[str, str]]]]] | None = None
        self._figures: list[tuple[Figure, list[tuple[str, str]]]] | None = None
        self._quantities: dict[str, Quantity | None] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._matched: tuple[Stated, Figure] | None = None

    def judge(self, stated: Stated, case: Case) -> Outcome | None:
        """The registry's word on a figure; None when it holds no figure of what the article's words name."""
        if self._figures is None:
            self._figures = [(figure, labels_of(figure)) for figure in _figures(case)]
        if not self._figures:
            return None
        near = case.draft.article.text[stated.clause.start : stated.clause.end].lower()
        clause: Clause | None = None
        fits = []
        told = "vote" if is_polled(stated, case.draft) else "majo" if is_won_by(stated, case.draft) else ""
        for figure, labels in self._figures:
            named = [label for label, beginning in labels if beginning in near or beginning == told]
            if named:
                clause = clause or read_clause(stated, case.draft, self._content)
                fit = self._fit(stated, clause, figure, named, case, told)
                fits += [fit] if fit else []
        most = max((len(fit.naming.words) for fit in fits), default=0)
        fits = [fit for fit in fits if len(fit.naming.words) == most]
        if not fits:
            fits = self._compared(stated, clause or read_clause(stated, case.draft, self._content), case)
        outcome = _decide(stated, fits, case) if fits else None
        if outcome and outcome.verdict == Verdict.MATCH:
            self._matched = stated, next(fit.figure for fit in fits if fit.agrees)
        if outcome is None or outcome.verdict == Verdict.UNSUPPORTED:
            outcome = self._paired(stated, case) or outcome
        if outcome is None or (outcome.verdict == Verdict.UNSUPPORTED and not any(fit.agrees for fit in fits)):
            outcome = self._loosely(stated, clause, case) or outcome
        if outcome and outcome.verdict == Verdict.CONFLICT:
            return self._borne_out_elsewhere(stated) or outcome
        return outcome

    def _borne_out_elsewhere(self, stated: Stated) -> Outcome | None:
        """What speaks for a figure that another contradicts: the registry has just it for something else of the story,
        a school's pupils beside those of its trust.
        """
        for figure, _ in self._figures or ():
            known = self._quantity(figure)
            if known and is_same(stated.quantity, known):
                message = f"The registry has {value_of(figure)} for {name_of(figure)}, perhaps what is meant here."
                return Outcome(Verdict.UNSUPPORTED, "other-time", message, None, evidence_of([figure]))
        return None

    def of_twin(self, index: int, case: Case) -> tuple[Stated, Outcome | None]:
        """The figure of an index and the registry's word on it, asked out of turn."""
        matched = self._matched
        twin = next(one for one in self._stated if one.index == index)
        outcome = self.judge(twin, case)
        self._matched = matched
        return twin, outcome

    def _paired(self, stated: Stated, case: Case) -> Outcome | None:
        """What the registry has for the time of one of two figures told together, the other of which it bears out."""
        if self._pairs is None:
            self._pairs = pairs_of(case.draft, self._stated)
        pair = self._pairs.get(stated.index)
        if pair is None:
            return None
        found: list[tuple[Known, bool]] = []
        series: dict[tuple[str, str], list[tuple[Known, list[tuple[str, str]]]]] = {}
        for figure, labels in self._figures or ():
            known = self._quantity(figure)
            if known and figure.as_of and (known.kind == stated.quantity.kind or known.kind == "count"):
                series.setdefault((figure.subject, figure.property), []).append((Known(figure, known), labels))
        for those in series.values():
            stems = [self._content(label) for one in those for label, _ in one[1]]
            if len(those) < 2 or not is_named(stated, pair, stems, case.draft):
                continue
            ordered = sorted(
                (one[0] for one in those), key=lambda one: one.figure.as_of.end if one.figure.as_of else date.min
            )
            told = other_state(stated, pair, ordered, case.draft)
            figure = ordered[-1].figure
            if told and is_of(stated, figure, self._vocabulary(figure), case):
                found.append(told)
        if len(found) != 1:
            return None
        known_one, agreed = found[0]
        if agreed:
            return _match(known_one.figure)
        message = f"The registry has {value_of(known_one.figure)} for {name_of(known_one.figure)}."
        return Outcome(Verdict.CONFLICT, "wrong", message, value_of(known_one.figure), evidence_of([known_one.figure]))

    def _loosely(self, stated: Stated, clause: Clause | None, case: Case) -> Outcome | None:
        """The one figure of the registry that a figure of many digits is, or of which it is plainly a slip, where the
        words of its property are near.

        Reads: the population of the town was 39,840 on census day (38,940) · £1.8 billion is for the scheme (£1.8m).
        """
        if self._by_digits is None:
            self._by_digits = {}
            for one in self._figures or ():
                self._by_digits.setdefault(digits_of(one[0].value), []).append(one)
        text = stated.quantity.span.of(case.draft.article.text)
        found: list[Figure] = []
        near = [(figure, labels, self._quantity(figure)) for figure, labels in self._by_digits.get(digits_of(text), ())]
        right = [one for one in near if one[2] and is_same(stated.quantity, one[2])]
        if not right and any(known and agrees(stated.quantity, known) is not False for _, _, known in near):
            return None
        for figure, labels, known in right or near:
            if known is None or is_taken(stated, known, self._stated):
                continue
            if not right and not is_strong_slip(stated.quantity, known):
                continue
            clause = clause or read_clause(stated, case.draft, self._content)
            sure = is_sure(stated.quantity, known)
            measures = self._content(" ".join(sorted(MEASURES.get(stated.quantity.kind, ()))))
            needed = [(self._content(label) - measures) or self._content(label) for label, _ in labels]
            if not any(names_loosely(clause, stated, stems, self._vocabulary(figure), sure) for stems in needed) and (
                right
                or not (
                    self._is_told_in(stated, figure, known, [self._content(label) for label, _ in labels], case)
                    or (is_unmistakable(stated, known) and self._is_untold(stated, known))
                )
            ):
                continue
            if not self._is_near_subject(stated, figure, sure, case):
                continue
            if right and (
                when(stated, figure, case.draft) == "other"
                or not is_recent(figure, case.draft.article.published, STALE_DAYS)
            ):
                continue
            found.append(figure)
        if len(found) != 1:
            return None
        if right:
            return _match(found[0])
        slipped = slip(stated.quantity, self._quantity(found[0]) or stated.quantity)
        message = f"The registry has {value_of(found[0])} for {name_of(found[0])}.{say_slip(slipped)}"
        return Outcome(Verdict.CONFLICT, "wrong", message, value_of(found[0]), evidence_of(found))

    def _is_told_in(
        self, stated: Stated, figure: Figure, known: Quantity, labels: list[frozenset[str]], case: Case
    ) -> bool:
        """Whether a slip's sentence, if not its clause, names the property, and no other of the body has its figure."""
        if not self._is_untold(stated, known):
            return False
        told = when(stated, figure, case.draft)
        dated = told in ("same", "rough") or (told == "undated" and known.kind == "money")
        return is_told_in(stated, known, labels, case.draft, dated)

    def _is_untold(self, stated: Stated, known: Quantity) -> bool:
        """Whether no other figure of the story's body is the registered one."""
        return not any(not one.display and one is not stated and agrees(one.quantity, known) for one in self._stated)

    def _is_near_subject(self, stated: Stated, figure: Figure, sure: bool, case: Case) -> bool:
        if is_of(stated, figure, self._vocabulary(figure), case):
            return sure or when(stated, figure, case.draft) in ("same", "undated")
        people = _people(case)
        return sure and figure.subject not in people and not is_elsewhere(stated, figure, case)

    def _compared(self, stated: Stated, clause: Clause, case: Case) -> list[_Fit]:
        """The property of the figure right before, at the time that the clause gives for its comparison.

        Reads, after a figure that the registry bears out: "…, down from 602 in March 2020" · "…, compared with £22.5m
        in 2023".
        """
        if self._matched is None or self._matched[0].sentence != stated.sentence:
            return []
        before, figure = self._matched
        lead = stated.before[-2:]
        if before.index + 1 != stated.index or not (lead[-1:] == ("from",) or lead in _COMPARED_WITH):
            return []
        plain = _PLAIN_AFTER | _MEASURES
        if any(not word.dated and word.stems and word.lower not in plain for word in clause.words[clause.last :]):
            return []
        fits = []
        for other, _ in self._figures or ():
            known = self._quantity(other)
            if (other.subject, other.property) != (figure.subject, figure.property) or other is figure or not known:
                continue
            agreed = agrees(stated.quantity, known)
            if agreed is not None and case.draft.dates_in(stated.clause):
                naming = Naming(frozenset({figure.property}), False, True, True)
                fits.append(_Fit(other, known, naming, when(stated, other, case.draft), agreed))
        return [fit for fit in fits if fit.when in ("same", "rough")]

    def _fit(
        self, stated: Stated, clause: Clause, figure: Figure, labels: list[str], case: Case, told: str
    ) -> _Fit | None:
        vocabulary = self._vocabulary(figure)
        quantity = stated.quantity
        counts = quantity.kind in ("count", "rate") and quantity.unit
        counted = self._content(quantity.unit) if counts else frozenset()
        measures = self._content(" ".join(sorted(MEASURES.get(quantity.kind, ()))))
        best: Naming | None = None
        for label in labels:
            stems = self._content(label)
            naming = names(clause, stated, (stems - measures) or stems, vocabulary, counted)
            if told and not naming and stems <= _TOLD[told]:
                naming = Naming(stems, False, True, True)
            if naming and naming.firm and label not in written_of(figure):
                naming = replace(naming, firm=False, moved=False)
            if naming and (best is None or len(naming.words) > len(best.words)):
                best = naming
        known = self._quantity(figure) if best else None
        if not best or not known:
            return None
        agreed = agrees(quantity, known)
        if agreed is None and not _alike(quantity, known):
            return None
        if agreed and quantity.high is not None and known.high is None:
            agreed = None  # "three to nine months" leaves room for more than six
        if is_compound(clause.words, clause.last):
            if not is_compounds(stated, figure, case):
                return None
        elif not (
            is_winners(stated, figure, case.draft)
            if told == "majo" and figure.subject in _people(case)
            else is_of(stated, figure, vocabulary, case)
        ):
            if not _is_million_slip(quantity, known, best):
                return None
            best = replace(best, nearly=True)
        time = when(stated, figure, case.draft)
        if told == "majo" and (time == "undated" or quantity.comparator):
            best = replace(best, firm=False)  # there may have been another election since; "just over" says little
        return _Fit(figure, known, best, time, agreed)

    def _content(self, text: str) -> frozenset[str]:
        stems = self._stems.get(text)
        if stems is None:
            stems = self._stems[text] = frozenset(content_words(text))
        return stems

    def _vocabulary(self, figure: Figure) -> frozenset[str]:
        return self._content(" ".join((*names_of(figure), figure.subject, figure.unit)))

    def _quantity(self, figure: Figure) -> Quantity | None:
        text = " ".join(part for part in (figure.qualifier, figure.value, figure.unit) if part)
        if text not in self._quantities:
            found = find_quantities(text)
            self._quantities[text] = found[0] if len(found) == 1 else None
        return self._quantities[text]


def _figures(case: Case) -> list[Figure]:
    """The figures of all that the story names, of its parents and areas."""
    things = set(case.things())
    for mention in case.draft.things:
        for known in mention.known:
            if isinstance(known, Organisation) and known.area:
                things.add(known.area)
            if isinstance(known, Place) and known.within:
                things.add(known.within)
        if not mention.known:
            things.add(mention.span.of(case.draft.article.text))
    things |= case.undeclared_subjects()
    return case.registry.figures_about(things) if things else []


def _people(case: Case) -> set[str]:
    return {person.id for individual in case.draft.individuals for person in individual.people}


def _is_million_slip(said: Quantity, known: Quantity, naming: Naming) -> bool:
    """Whether a sum is a million for a billion of a property named in three words, or plainly in two: no other body has
    the same digits of that.
    """
    named = len(naming.words) > (1 if naming.nearly else 2)
    slipped = slip(said, known) if said.kind == "money" and named else None
    return slipped in ("million for billion", "billion for million")


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether `agrees` gave None of two figures of one measure, and not of two that are not comparable."""
    return one.kind == other.kind and (one.unit == other.unit or one.kind in ("duration", "count"))


def _decide(stated: Stated, fits: list[_Fit], case: Case) -> Outcome:
    published = case.draft.article.published
    latest = max((fit.figure.as_of.end for fit in fits if fit.figure.as_of), default=None)
    current = [fit for fit in fits if fit.figure.as_of is None or fit.figure.as_of.end == latest]
    for fit in fits:
        if fit.agrees and fit.when in ("same", "rough") and not fit.naming.other:
            return _match(fit.figure)
    for fit in current:
        lasting = is_settled(fit.figure) and is_same(stated.quantity, fit.known)
        recent = fit.when == "undated" and (lasting or is_recent(fit.figure, published, stale_days(fit.figure)))
        if fit.agrees and recent and not fit.naming.other:
            return _match(fit.figure)
    agreed = next((fit for fit in fits if fit.agrees), None)
    if agreed:
        told = f"{value_of(agreed.figure)} for {name_of(agreed.figure)}"
        message = f"The registry has {told}, perhaps not what is meant here."
        return Outcome(Verdict.UNSUPPORTED, "other-time", message, None, evidence_of([agreed.figure]))
    if len({(fit.figure.subject, fit.figure.property) for fit in fits}) > 1:
        named = " or ".join(dict.fromkeys(f"{fit.figure.property} ({value_of(fit.figure)})" for fit in fits))
        evidence = evidence_of([fit.figure for fit in fits])
        return Outcome(Verdict.UNSUPPORTED, "ambiguous", f"This may be {named}.", None, evidence)
    against = _contradicting(fits, current, published)
    against = against or _slipped(stated, current, published)
    fact = against[-1] if against else fits[-1]
    slipped = slip(stated.quantity, fact.known)
    slipped = slipped or (TURNED if is_turned(stated.quantity, fact.known) else None)
    firm = all(_is_firm(fit, slipped) and not fit.naming.other for fit in against)
    if against and firm and (slipped or _is_near(stated.quantity, fact.known)):
        message = f"The registry has {value_of(fact.figure)} for {name_of(fact.figure)}.{say_slip(slipped)}"
        evidence = evidence_of([fit.figure for fit in against])
        return Outcome(Verdict.CONFLICT, "wrong", message, value_of(fact.figure), evidence)
    fact = current[-1] if current else fits[-1]
    message = f"The registry has {value_of(fact.figure)} for {name_of(fact.figure)}, which does not settle this figure."
    return Outcome(Verdict.UNSUPPORTED, "unsettled", message, None, evidence_of([fact.figure]))


def _is_firm(fit: _Fit, slipped: str | None) -> bool:
    """Whether the words say plainly how much, or nearly so of a slip of the pen, or what it became at a time."""
    dated = fit.when in ("same", "rough")
    if slipped and fit.known.kind == "count" and "factor" in slipped:
        slipped = None  # "recruited 34 firefighters" of a force of 340
    return fit.naming.firm or bool(slipped and fit.naming.nearly) or (fit.naming.moved and dated)


def _slipped(stated: Stated, current: list[_Fit], published: date) -> list[_Fit]:
    """The one latest figure of which an undated claim is a slip of the pen: longer than a new count would be told of
    before the registry hears, no other count is likely to differ by two digits exchanged or a million for a billion."""
    undated = [fit for fit in current if fit.when == "undated" and fit.agrees is False]
    if len(undated) != 1 or not (
        slip(stated.quantity, undated[0].known) or is_turned(stated.quantity, undated[0].known)
    ):
        return []
    return undated if is_recent(undated[0].figure, published, stale_days(undated[0].figure)) else []


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one order: £28,000 beside £22m is a figure of something else, unless it is a slip."""
    if one.unit != other.unit or not one.value or not other.value:
        return True
    return one.value < _FAR * other.value and other.value < _FAR * one.value


def _contradicting(fits: list[_Fit], current: list[_Fit], published: date) -> list[_Fit]:
    """The figures that refute the claim: all of its time, or for an undated claim those that are still current."""
    same = [fit for fit in fits if fit.when == "same" or (fit.when == "rough" and is_settled(fit.figure))]
    if any(fit.when in ("same", "rough") for fit in fits):
        timely = [fit for fit in fits if fit.when in ("same", "rough")]
        return same if len(same) == len(timely) and all(fit.agrees is False for fit in same) else []
    undated = [fit for fit in current if fit.when == "undated"]
    if not undated or any(fit.agrees is not False for fit in fits if fit.when == "undated"):
        return []
    return undated if all(is_recent(fit.figure, published, lasts(fit.figure, fit.known)) for fit in undated) else []


def _match(figure: Figure) -> Outcome:
    message = f"The registry has {value_of(figure)} for {name_of(figure)}."
    return Outcome(Verdict.MATCH, "match", message, None, evidence_of([figure]))
