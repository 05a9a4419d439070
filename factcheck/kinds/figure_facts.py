"""Figures of the article against those of the registry: which property of which subject, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ..intervals import Precision, say
from ..light import dataclass
from ..mentions.draft import Draft
from ..records import Evidence, Figure, Organisation, Place, Span, Verdict
from ..registry.keys import content_words
from ..text.normalise import name_key
from ..text.quantities import Quantity, agrees, find_quantities, slip
from ..text.words import BODY_NOUNS
from .case import Case
from .figure_outcome import Outcome
from .figure_read import Stated
from .figure_words import COMPARING, FALLING, MEASURES, OTHER_STATE, RISING, SETTLED, YEARLY

# A label's words stand together in copy, with at most so many others between them ("given six months to prove it
# can improve" has six), and so near to the figure.
_LOOSE = 5
_NEAR = 4
# Words of another state stand right beside the figure, words of change a little further off.
_BESIDE = 3
_AROUND = 7
# Between a figure and its property these say another relation: "£3m over budget", "cut its budget by £3m".
_OTHER_RELATION = frozenset("by over under above below off towards than despite without against per".split())
_PREPOSITIONS = frozenset("in for into to on at from by with towards".split())
_ARTICLES = frozenset("a an the its their his her our of in is was at stands stood to worth totalling and".split())
_COMPASS = frozenset("north south east west mid upper lower old new great little central".split())
# How long after its date a figure is still the one that an undated claim means. One-off figures of a decision or an
# event are told for years; yearly ones until the next; counts change by the week.
_SETTLED_DAYS = 730
_YEARLY_DAYS = 92
_COUNT_DAYS = 31
_STALE_DAYS = 550
# A figure may be published in a story a little before the day that its source gives (embargoes, record of debate).
_AHEAD_DAYS = 31
# The day on which somebody says a figure is not the day of the figure.
_NEWS_DAYS = 14


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """A figure of the registry that the article's words name, how many of its words, and how the times compare."""

    figure: Figure
    known: Quantity
    words: frozenset[str]
    when: str
    agrees: bool | None


class Facts:
    """The registry's figures for one article, asked for once."""

    def __init__(self) -> None:
        self._figures: list[Figure] | None = None
        self._quantities: dict[str, Quantity | None] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._words: dict[Span, list[tuple[int, int, str, frozenset[str]]]] = {}

    def judge(self, stated: Stated, case: Case) -> Outcome | None:
        """The registry's word on a figure; None when it holds no figure of what the article's words name."""
        if self._figures is None:
            self._figures = _figures(case)
        if not self._figures:
            return None
        fits = [fit for figure in self._figures if (fit := self._fit(stated, figure, case))]
        most = max((len(fit.words) for fit in fits), default=0)
        fits = [fit for fit in fits if len(fit.words) == most]
        return _decide(stated, fits, case, self._rivals(stated, case.draft)) if fits else None

    def _fit(self, stated: Stated, figure: Figure, case: Case) -> _Fit | None:
        near = case.draft.article.text[stated.clause.start : stated.clause.end].lower()
        labels = [label for label in (figure.property, *figure.other_properties) if _glance(label, near)]
        if not labels:
            return None
        known = self._quantity(figure)
        if known is None:
            return None
        agreed = agrees(stated.quantity, known)
        if agreed is None and not _alike(stated.quantity, known):
            return None
        vocabulary = self._vocabulary(figure)
        measures = MEASURES.get(known.kind, frozenset())
        best: frozenset[str] = frozenset()
        for label in labels:
            stems = self._content(label)
            needed = frozenset(stem for stem in stems if stem not in self._measures(measures)) or stems
            if len(needed) > len(best) and self._named(stated, needed, vocabulary, figure, case):
                best = needed
        if not best or not _is_of(stated, figure, vocabulary, case):
            return None
        return _Fit(figure, known, best, _when(stated, figure, case.draft), agreed)

    def _content(self, text: str) -> frozenset[str]:
        stems = self._stems.get(text)
        if stems is None:
            stems = self._stems[text] = frozenset(content_words(text))
        return stems

    def _measures(self, measures: frozenset[str]) -> frozenset[str]:
        return self._content(" ".join(sorted(measures)))

    def _vocabulary(self, figure: Figure) -> frozenset[str]:
        return self._content(" ".join((figure.property, *figure.other_properties, figure.subject, figure.unit)))

    def _quantity(self, figure: Figure) -> Quantity | None:
        text = " ".join(part for part in (figure.qualifier, figure.value, figure.unit) if part)
        if text not in self._quantities:
            found = find_quantities(text)
            self._quantities[text] = found[0] if len(found) == 1 else None
        return self._quantities[text]

    def _tokens(self, clause: Span, draft: Draft) -> list[tuple[int, int, str, frozenset[str]]]:
        found = self._words.get(clause)
        if found is None:
            tokens = draft.tokens_in(clause)
            found = [(t.start, t.end, t.lower, self._content(t.lower)) for t in tokens]
            self._words[clause] = found
        return found

    def _named(
        self, stated: Stated, needed: frozenset[str], vocabulary: frozenset[str], figure: Figure, case: Case
    ) -> bool:
        """Whether the words of a label stand together at the figure, and stand for nothing else there."""
        tokens = self._tokens(stated.clause, case.draft)
        first = next((i for i, t in enumerate(tokens) if t[1] > stated.quantity.span.start), len(tokens))
        last = next((i for i, t in enumerate(tokens) if t[0] >= stated.quantity.span.end), len(tokens))
        places = _places(tokens, needed, first, last)
        if places is None:
            return False
        low, high = min(places), max(places)
        inside = last - first if low < first and high >= last else 0
        if high - low + 1 - inside > len(needed) + _LOOSE:
            return False
        between = range(last, low) if low >= last else range(high + 1, first) if high < first else range(0)
        if len(between) > _NEAR or any(tokens[i][2] in _OTHER_RELATION for i in between):
            return False
        if stated.quantity.kind in ("count", "votes", "rate") and stated.quantity.unit:
            counted = self._content(stated.quantity.unit)
            if not counted <= vocabulary:
                return False
        if len(needed) > 1:
            return True
        if any(tokens[i][2] not in _ARTICLES and not tokens[i][3] <= vocabulary for i in between):
            return False
        return _unqualified(tokens, max(high + 1, last), vocabulary)

    def _rivals(self, stated: Stated, draft: Draft) -> bool:
        """Whether words beside the figure speak of another state of the thing: "a further £2m", "rose to"."""
        tokens = self._tokens(stated.clause, draft)
        first = next((i for i, t in enumerate(tokens) if t[1] > stated.quantity.span.start), len(tokens))
        last = next((i for i, t in enumerate(tokens) if t[0] >= stated.quantity.span.end), len(tokens))
        beside = {t[2] for t in (*tokens[max(first - _BESIDE, 0) : first], *tokens[last : last + _BESIDE])}
        around = {t[2] for t in (*tokens[max(first - _AROUND, 0) : first], *tokens[last : last + _AROUND])}
        return bool(beside & OTHER_STATE or around & (RISING | FALLING | COMPARING | {"not", "n't", "never"}))


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


def _glance(label: str, near: str) -> bool:
    """Whether the longest word of a label begins a word of the clause: the cheapest test, made first."""
    longest = max(label.lower().replace("-", " ").split(), key=len, default="")
    if any(longest in measures for measures in MEASURES.values()):
        return True
    return longest[:4] in near


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether `agrees` gave None of two figures of one measure, and not of two that are not comparable."""
    return one.kind == other.kind and (one.unit == other.unit or one.kind in ("duration", "count"))


def _places(
    tokens: Sequence[tuple[int, int, str, frozenset[str]]], needed: frozenset[str], first: int, last: int
) -> list[int] | None:
    """For each word of a label the place in the clause that is nearest to the figure; None when one is missing."""
    places = []
    for stem in needed:
        at = [i for i, t in enumerate(tokens) if stem in t[3] and not first <= i < last]
        if not at:
            return None
        places.append(min(at, key=lambda i: first - i if i < first else i - last))
    return places


def _unqualified(tokens: Sequence[tuple[int, int, str, frozenset[str]]], at: int, vocabulary: frozenset[str]) -> bool:
    """Whether what follows a label of one word leaves it the registry's: not "£28m of investment in roads"."""
    if at >= len(tokens) or tokens[at][2] not in _PREPOSITIONS:
        return at >= len(tokens) or tokens[at][2] in _ARTICLES or not tokens[at][3] or tokens[at][2].endswith("ed")
    following = [t for t in tokens[at + 1 : at + 6] if t[3] and t[2] not in _ARTICLES and not t[2][0].isdigit()]
    return any(t[3] <= vocabulary for t in following) or not following


def _is_of(stated: Stated, figure: Figure, vocabulary: frozenset[str], case: Case) -> bool:
    """Whether the figure is the subject's: the nearest thing named before it in the sentence, or the story's own.

    A thing that the clause names besides ("in Brill") makes it that thing's figure, as does a common noun for a body
    ("the school") that the registry does not link to the subject.
    """
    draft = case.draft
    text = draft.article.text
    if figure.subject in {person.id for individual in draft.individuals for person in individual.people}:
        return _is_persons(stated, figure, draft)
    sentence = draft.sentences[stated.sentence].span
    nearest: bool | None = None
    for mention in draft.things:
        if not sentence.contains(mention.span):
            continue
        in_clause = stated.clause.contains(mention.span)
        if not in_clause and mention.span.start > stated.quantity.span.start:
            continue
        if content_words(mention.span.of(text)) <= vocabulary and not _is_subject(mention.known, figure):
            continue
        related = _is_subject(mention.known, figure)
        if in_clause and not related:
            return False
        nearest = related
    covered = [mention.span for mention in draft.things if stated.clause.contains(mention.span)]
    for token in draft.tokens_in(stated.clause):
        named = any(span.start <= token.start < span.end for span in covered) or token.lower == "council"
        if token.lower in BODY_NOUNS and not named and not content_words(token.lower) <= vocabulary:
            return False
    if nearest is not None:
        return nearest
    counts: dict[str, int] = {}
    ours = 0
    for mention in draft.things:
        if _is_subject(mention.known, figure):
            ours += 1
        elif mention.kind == "organisation":
            name = mention.id or name_key(mention.span.of(text))
            counts[name] = counts.get(name, 0) + 1
    return ours > 0 and ours >= max(counts.values(), default=0)


def _is_persons(stated: Stated, figure: Figure, draft: Draft) -> bool:
    """Whether the only person named in the sentence, or failing that in the sentence before, is the subject."""
    for number in (stated.sentence, stated.sentence - 1):
        if number < 0:
            return False
        span = draft.sentences[number].span
        named = {m.individual.name: m.person for m in draft.people if m.individual and span.contains(m.span)}
        if named:
            person = next(iter(named.values()))
            return len(named) == 1 and person is not None and person.id == figure.subject
    return False


def _is_subject(known: Sequence[Organisation | Place], figure: Figure) -> bool:
    """Whether a thing is the figure's subject, or its parent, part, or area, as copy uses one for another."""
    subject = set(name_key(figure.subject).split())
    for thing in known:
        if thing.id == figure.subject:
            return True
        relatives = (thing.parent, thing.area) if isinstance(thing, Organisation) else (thing.within,)
        if figure.subject in relatives:
            return True
        words = set(name_key(thing.name).split())
        if (words <= subject or subject <= words) and not (words ^ subject) & _COMPASS:
            return True
    return False


def _when(stated: Stated, figure: Figure, draft: Draft) -> str:
    """How the claim's time and the figure's compare: "same", "undated", "rough" (a coarser date), "other"."""
    published = draft.article.published
    dates = [d for d in draft.dates_in(stated.clause) if d.kind == "date" and d.interval]
    if not dates:
        dates = [d for d in draft.dates_in(draft.sentences[stated.sentence].span) if d.kind == "date" and d.interval]
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


def _decide(stated: Stated, fits: list[_Fit], case: Case, rivals: bool) -> Outcome:
    published = case.draft.article.published
    latest = max((fit.figure.as_of.end for fit in fits if fit.figure.as_of), default=None)
    current = [fit for fit in fits if fit.figure.as_of is None or fit.figure.as_of.end == latest]
    for fit in fits:
        if fit.agrees and fit.when in ("same", "rough"):
            return _match(fit)
    for fit in current:
        if fit.agrees and fit.when == "undated" and _is_recent(fit.figure, published, _STALE_DAYS):
            return _match(fit)
    agreed = next((fit for fit in fits if fit.agrees), None)
    if agreed:
        message = f"The registry has {_value(agreed.figure)} for {_of(agreed.figure)}, perhaps not the time meant."
        return Outcome(Verdict.UNSUPPORTED, "other-time", message, None, _evidence([agreed]))
    if len({(fit.figure.subject, fit.figure.property) for fit in fits}) > 1 and len(fits) > 1:
        names = " or ".join(dict.fromkeys(f"{fit.figure.property} ({_value(fit.figure)})" for fit in fits))
        return Outcome(Verdict.UNSUPPORTED, "ambiguous", f"This may be {names}.", None, _evidence(fits))
    against = _contradicting(stated, fits, current, published)
    if against and not rivals and stated.asserted:
        fact = against[-1]
        named = slip(stated.quantity, fact.known)
        message = f"The registry has {_value(fact.figure)} for {_of(fact.figure)}."
        if named:
            message += f" A slip of {named}?"
        return Outcome(Verdict.CONFLICT, "wrong", message, _value(fact.figure), _evidence(against))
    fact = current[-1] if current else fits[-1]
    message = f"The registry has {_value(fact.figure)} for {_of(fact.figure)}, which does not settle this figure."
    return Outcome(Verdict.UNSUPPORTED, "unsettled", message, None, _evidence([fact]))


def _contradicting(stated: Stated, fits: list[_Fit], current: list[_Fit], published: date) -> list[_Fit]:
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


def _lasts(fit: _Fit) -> int:
    """For how many days an undated claim still means this figure."""
    if set(name_key(fit.figure.property).split()) & YEARLY:
        return _YEARLY_DAYS
    if fit.known.kind in ("money", "duration", "votes", "score", "distance", "area") or _is_settled(fit.figure):
        return _SETTLED_DAYS
    return _COUNT_DAYS


def _is_recent(figure: Figure, published: date, days: int) -> bool:
    if figure.as_of is None:
        return True
    after = published - figure.as_of.end
    return after <= timedelta(days) and figure.as_of.start - published <= timedelta(_AHEAD_DAYS)


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
