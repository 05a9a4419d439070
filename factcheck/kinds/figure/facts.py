"""Figures of the article against those of the registry: which property of which subject, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ...intervals import Precision, say
from ...light import dataclass, replace
from ...mentions.draft import Draft
from ...records import Evidence, Figure, Organisation, Place, Span, Verdict
from ...registry.keys import content_words
from ...text.normalise import name_key
from ...text.quantities import Quantity, agrees, find_quantities, slip
from ..case import Case
from .outcome import Outcome, say_slip
from .property import Clause, Naming, is_compound, names, read_clause
from .stated import Stated
from .whose import is_compounds, is_of
from .words import MEASURES, SETTLED, YEARLY

# A stem keeps at least so many letters of its word (`keys._stem`).
_BEGINNING = 4
_MEASURES = frozenset().union(*MEASURES.values())
_COMPARED_WITH = (("compared", "with"), ("compared", "to"), (",", "against"))
_PLAIN_AFTER = frozenset("year years current financial previous last ago earlier before month months".split())
_EARLIER = frozenset("from compared than against".split())
# How long after its date a figure is still the one that an undated claim means. One-off figures of a decision or an
# event are told for years; yearly ones until the next; counts change by the week.
_SETTLED_DAYS = 730
_YEARLY_DAYS = 92
_COUNT_DAYS = 31
_STALE_DAYS = 550
# A figure may be published in a story a little before the day that its source gives (embargoes, record of debate).
_AHEAD_DAYS = 31
_FAR = 10
# The day on which somebody says a figure is not the day of the figure.
_NEWS_DAYS = 14


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """A figure of the registry that the article's words name, how many of its words, and how the times compare."""

    figure: Figure
    known: Quantity
    naming: Naming
    when: str
    agrees: bool | None


class Facts:
    """The registry's figures for one article, asked for once."""

    def __init__(self) -> None:
        self._figures: list[tuple[Figure, list[tuple[str, str]]]] | None = None
        self._quantities: dict[str, Quantity | None] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._matched: tuple[Stated, Figure] | None = None

    def judge(self, stated: Stated, case: Case) -> Outcome | None:
        """The registry's word on a figure; None when it holds no figure of what the article's words name."""
        if self._figures is None:
            self._figures = [(figure, _labels(figure)) for figure in _figures(case)]
        if not self._figures:
            return None
        near = case.draft.article.text[stated.clause.start : stated.clause.end].lower()
        clause: Clause | None = None
        fits = []
        for figure, labels in self._figures:
            named = [label for label, beginning in labels if beginning in near]
            if named:
                clause = clause or read_clause(stated, case.draft, self._content)
                fit = self._fit(stated, clause, figure, named, case)
                fits += [fit] if fit else []
        most = max((len(fit.naming.words) for fit in fits), default=0)
        fits = [fit for fit in fits if len(fit.naming.words) == most]
        if not fits:
            fits = self._compared(stated, clause or read_clause(stated, case.draft, self._content), case)
        outcome = _decide(stated, fits, case) if fits else None
        if outcome and outcome.verdict == Verdict.MATCH:
            self._matched = stated, next(fit.figure for fit in fits if fit.agrees)
        return outcome

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
                fits.append(_Fit(other, known, naming, _when(stated, other, case.draft), agreed))
        return [fit for fit in fits if fit.when in ("same", "rough")]

    def _fit(self, stated: Stated, clause: Clause, figure: Figure, labels: list[str], case: Case) -> _Fit | None:
        vocabulary = self._vocabulary(figure)
        quantity = stated.quantity
        counts = quantity.kind in ("count", "rate") and quantity.unit
        counted = self._content(quantity.unit) if counts else frozenset()
        measures = self._content(" ".join(sorted(MEASURES.get(quantity.kind, ()))))
        best: Naming | None = None
        for label in labels:
            stems = self._content(label)
            naming = names(clause, stated, (stems - measures) or stems, vocabulary, counted)
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
        elif not is_of(stated, figure, vocabulary, case):
            if not _is_million_slip(quantity, known, best):
                return None
            best = replace(best, nearly=True)
        return _Fit(figure, known, best, _when(stated, figure, case.draft), agreed)

    def _content(self, text: str) -> frozenset[str]:
        stems = self._stems.get(text)
        if stems is None:
            stems = self._stems[text] = frozenset(content_words(text))
        return stems

    def _vocabulary(self, figure: Figure) -> frozenset[str]:
        return self._content(" ".join((figure.property, *figure.other_properties, figure.subject, figure.unit)))

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
    return case.registry.figures_about(things) if things else []


def _is_million_slip(said: Quantity, known: Quantity, naming: Naming) -> bool:
    """Whether a sum is a million for a billion of a property named in three words, or plainly in two: no other body has
    the same digits of that.
    """
    named = len(naming.words) > (1 if naming.nearly else 2)
    slipped = slip(said, known) if said.kind == "money" and named else None
    return slipped in ("million for billion", "billion for million")


def _labels(figure: Figure) -> list[tuple[str, str]]:
    """The labels of a figure's property, each with the beginning of its longest word, to be looked for first."""
    found = []
    for label in (figure.property, *figure.other_properties):
        words = [word for word in label.lower().replace("-", " ").split() if word not in _MEASURES]
        found.append((label, max(words, key=len, default="")[:_BEGINNING]))
    return found


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether `agrees` gave None of two figures of one measure, and not of two that are not comparable."""
    return one.kind == other.kind and (one.unit == other.unit or one.kind in ("duration", "count"))


def _when(stated: Stated, figure: Figure, draft: Draft) -> str:
    """How the claim's time and the figure's compare: "same", "undated", "rough" (a coarser date), "other"."""
    published = draft.article.published
    dates = [d for d in draft.dates_in(stated.clause) if d.kind == "date" and d.interval]
    if not dates:
        dates = [d for d in draft.dates_in(draft.sentences[stated.sentence].span) if d.kind == "date" and d.interval]
        dates = [d for d in dates if not _is_of_compared(stated, d.span, draft)]
    intervals = [
        d.interval
        for d in dates
        if d.interval
        and not d.span.overlaps(stated.quantity.span)
        and not (d.interval.precision == Precision.DAY and abs((published - d.interval.start).days) <= _NEWS_DAYS)
    ]
    if not intervals:
        return "undated"
    if figure.as_of is None:
        return "other"
    fitting = [one for one in intervals if one.agrees(figure.as_of)]
    if not fitting or len(fitting) < len(intervals):
        return "other"
    finer = figure.as_of.precision < fitting[0].precision and figure.as_of.start == figure.as_of.end
    return "rough" if finer else "same"


def _is_of_compared(stated: Stated, date: Span, draft: Draft) -> bool:
    """Whether a date after a figure's clause is of what the figure is compared with: "…, down from 602 in 2020"."""
    between = draft.tokens_in(Span(stated.clause.end, date.start)) if date.start > stated.clause.end else ()
    return any(token.lower in _EARLIER for token in between)


def _decide(stated: Stated, fits: list[_Fit], case: Case) -> Outcome:
    published = case.draft.article.published
    latest = max((fit.figure.as_of.end for fit in fits if fit.figure.as_of), default=None)
    current = [fit for fit in fits if fit.figure.as_of is None or fit.figure.as_of.end == latest]
    for fit in fits:
        if fit.agrees and fit.when in ("same", "rough") and not fit.naming.other:
            return _match(fit)
    for fit in current:
        recent = fit.when == "undated" and _is_recent(fit.figure, published, _STALE_DAYS)
        if fit.agrees and recent and not fit.naming.other:
            return _match(fit)
    agreed = next((fit for fit in fits if fit.agrees), None)
    if agreed:
        message = f"The registry has {_value(agreed.figure)} for {_of(agreed.figure)}, perhaps not what is meant here."
        return Outcome(Verdict.UNSUPPORTED, "other-time", message, None, _evidence([agreed]))
    if len({(fit.figure.subject, fit.figure.property) for fit in fits}) > 1:
        named = " or ".join(dict.fromkeys(f"{fit.figure.property} ({_value(fit.figure)})" for fit in fits))
        return Outcome(Verdict.UNSUPPORTED, "ambiguous", f"This may be {named}.", None, _evidence(fits))
    against = _contradicting(fits, current, published)
    against = against or _slipped(stated, current, published)
    fact = against[-1] if against else fits[-1]
    slipped = slip(stated.quantity, fact.known)
    firm = all(_is_firm(fit, slipped) and not fit.naming.other for fit in against)
    if against and firm and (slipped or _is_near(stated.quantity, fact.known)):
        message = f"The registry has {_value(fact.figure)} for {_of(fact.figure)}.{say_slip(slipped)}"
        return Outcome(Verdict.CONFLICT, "wrong", message, _value(fact.figure), _evidence(against))
    fact = current[-1] if current else fits[-1]
    message = f"The registry has {_value(fact.figure)} for {_of(fact.figure)}, which does not settle this figure."
    return Outcome(Verdict.UNSUPPORTED, "unsettled", message, None, _evidence([fact]))


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
    if len(undated) != 1 or not slip(stated.quantity, undated[0].known):
        return []
    return undated if _is_recent(undated[0].figure, published, _STALE_DAYS) else []


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one order: £28,000 beside £22m is a figure of something else, unless it is a slip."""
    if one.unit != other.unit or not one.value or not other.value:
        return True
    return one.value < _FAR * other.value and other.value < _FAR * one.value


def _contradicting(fits: list[_Fit], current: list[_Fit], published: date) -> list[_Fit]:
    """The figures that refute the claim: all of its time, or for an undated claim those that are still current."""
    same = [fit for fit in fits if fit.when == "same" or (fit.when == "rough" and _is_settled(fit.figure))]
    if any(fit.when in ("same", "rough") for fit in fits):
        timely = [fit for fit in fits if fit.when in ("same", "rough")]
        return same if len(same) == len(timely) and all(fit.agrees is False for fit in same) else []
    undated = [fit for fit in current if fit.when == "undated"]
    if not undated or any(fit.agrees is not False for fit in fits if fit.when == "undated"):
        return []
    return undated if all(_is_recent(fit.figure, published, _lasts(fit)) for fit in undated) else []


def _is_settled(figure: Figure) -> bool:
    return bool(set(name_key(figure.property).split()) & SETTLED)


def _is_yearly(figure: Figure) -> bool:
    return bool(set(name_key(figure.property).split()) & YEARLY)


def _lasts(fit: _Fit) -> int:
    """For how many days an undated claim still means this figure."""
    if _is_yearly(fit.figure):
        return _YEARLY_DAYS
    if fit.known.kind in ("money", "duration", "votes", "score", "distance", "area") or _is_settled(fit.figure):
        return _SETTLED_DAYS
    return _COUNT_DAYS


def _is_recent(figure: Figure, published: date, days: int) -> bool:
    if figure.as_of is None:
        return True
    after = published - figure.as_of.end
    ahead = 0 if _is_yearly(figure) else _AHEAD_DAYS
    return after <= timedelta(days) and figure.as_of.start - published <= timedelta(ahead)


def _match(fit: _Fit) -> Outcome:
    message = f"The registry has {_value(fit.figure)} for {_of(fit.figure)}."
    return Outcome(Verdict.MATCH, "match", message, None, _evidence([fit]))


def _value(figure: Figure) -> str:
    unit = figure.unit if figure.unit and figure.unit not in figure.value else ""
    return " ".join(part for part in (figure.qualifier, figure.value, unit) if part)


def _of(figure: Figure) -> str:
    when = f", {say(figure.as_of)}" if figure.as_of else ""
    return f"{figure.property} ({figure.subject}{when})"


def _evidence(fits: Sequence[_Fit]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            f"{fit.figure.property}: {_value(fit.figure)}" + (f", {say(fit.figure.as_of)}" if fit.figure.as_of else ""),
            fit.figure.where,
            source=fit.figure.sources[0] if fit.figure.sources else None,
        )
        for fit in fits[:3]
    )
