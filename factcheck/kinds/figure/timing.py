"""When a figure of the registry holds for a claim: at its own date, or undated until there must be a newer one."""

from __future__ import annotations

from datetime import date, timedelta

from ...intervals import Interval, Precision
from ...mentions.draft import Draft
from ...records import Figure, Span
from ...text.normalise import name_key
from ...text.quantities import Quantity
from .stated import Stated
from .words import SETTLED, YEARLY

_EARLIER = frozenset("from compared than against".split())
# How long after its date a figure is still the one that an undated claim means. One-off figures of a decision or an
# event are told for years; yearly ones until the next; counts change by the week.
_SETTLED_DAYS = 730
_YEARLY_DAYS = 92
_COUNT_DAYS = 31
STALE_DAYS = 550
# A population is told as the last census has it until the next one's is published.
_CENSUS, _CENSUS_DAYS = frozenset({"population", "inhabitants"}), 4_000
# A figure may be published in a story a little before the day that its source gives (embargoes, record of debate).
_AHEAD_DAYS = 31
# Statistics of a year come out up to 13 months after it and are the ones that stories mean from then on.
_PERIOD, _LATE_DAYS = 300, 400
# The day on which somebody says a figure is not the day of the figure.
_NEWS_DAYS = 14


def when(stated: Stated, figure: Figure, draft: Draft) -> str:
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


def is_settled(figure: Figure) -> bool:
    return bool(set(name_key(figure.property).split()) & SETTLED)


def _is_yearly(figure: Figure) -> bool:
    return bool(set(name_key(figure.property).split()) & YEARLY)


def lasts(figure: Figure, known: Quantity) -> int:
    """For how many days an undated claim still means this figure."""
    if _is_yearly(figure):
        return _YEARLY_DAYS
    if known.kind in ("money", "duration", "votes", "score", "distance", "area") or is_settled(figure):
        return _SETTLED_DAYS
    return _COUNT_DAYS


def stale_days(figure: Figure) -> int:
    """For how many days the latest figure bears out an undated claim that has it."""
    return _CENSUS_DAYS if not _CENSUS.isdisjoint(name_key(figure.property).split()) else STALE_DAYS


def is_recent(figure: Figure, published: date, days: int) -> bool:
    if figure.as_of is None:
        return True
    after = published - _known_on(figure, figure.as_of)
    ahead = 0 if _is_yearly(figure) else _AHEAD_DAYS
    return after <= timedelta(days) and figure.as_of.start - published <= timedelta(ahead)


def _known_on(figure: Figure, of: Interval) -> date:
    """The last day of a figure's time; of one of a whole year the day of its publication, some months after."""
    if (of.end - of.start).days < _PERIOD:
        return of.end
    told = [date.fromisoformat(one.published) for one in figure.sources if len(one.published) == len("2025-01-31")]
    return max((day for day in told if timedelta(0) < day - of.end <= timedelta(_LATE_DAYS)), default=of.end)
