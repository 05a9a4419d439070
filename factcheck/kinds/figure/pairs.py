"""Two states of one property told together, "rose from £48 to £55", against two dated figures of the registry.

The one that the registry bears out says which property and which time is meant, so that the other is right or wrong
with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...mentions.draft import Draft
from ...records import Figure, Span
from ...registry.keys import content_words
from ...structs import Struct
from ...text.quantities import Quantity, agrees
from .changes import changes_of
from .page import Page
from .stated import Stated

# The words of a label stand in the sentence no further before the two figures than this, in words.
_BEFORE = 18
# Two figures a year apart are those of "from … to …" without a date: this year's and last year's.
_YEAR = (300, 430)
# The later of the two is the one that a story means for so long.
_RECENT_DAYS = 430
# "From a peak of 14 per cent": another time than the one before.
_OTHER_TIME = frozenset(
    "peak high low record originally initially target planned average once before pandemic decade ago half month week "
    "quarter months weeks years quarters spring summer autumn winter forecast expected".split()
)


class Pair(Struct, frozen=True, eq=False):
    """A figure's partner in a change; `is_old` when the figure is the earlier state."""

    partner: Stated
    is_old: bool


class Known(Struct, frozen=True, eq=False):
    """A dated figure of the registry and its value."""

    figure: Figure
    value: Quantity


def pairs_of(draft: Draft, figures: Sequence[Stated]) -> dict[int, Pair]:
    """The figures that are told as two states of a thing, by their index.

    Reads: rose from £48 to £55 · 668 offences, from 731 · to 5,120 from 5,480.
    """
    asked = [one for one in figures if one.before[-1:] == ("from",)]
    if not asked:
        return {}
    sentences = {one.sentence for one in asked}
    page = Page(draft, [one for one in figures if one.sentence in sentences])
    found: dict[int, Pair] = {}
    for those in page.by_sentence.values():
        for change in changes_of(page, those):
            found[change.old.index] = Pair(change.new, True)
            found[change.new.index] = Pair(change.old, False)
    return found


def is_named(stated: Stated, pair: Pair, labels: Sequence[frozenset[str]], draft: Draft) -> bool:
    """Whether all words of a label stand in the sentence before or between the two figures."""
    first = min(stated.quantity.full.start, pair.partner.quantity.full.start)
    last = max(stated.quantity.span.end, pair.partner.quantity.span.end)
    sentence = draft.sentences[stated.sentence].span
    tokens = draft.tokens_in(Span(sentence.start, first))[-_BEFORE:]
    between = draft.tokens_in(Span(first, last))
    stems = {stem for token in (*tokens, *between) for stem in content_words(token.lower)}
    return any(label <= stems for label in labels)


def other_state(stated: Stated, pair: Pair, series: Sequence[Known], draft: Draft) -> tuple[Known, bool] | None:
    """The registry's figure for the time that a figure is of, when its partner is the figure next to it, and whether
    the two agree; None when the partner is none of the registry's, or the time is another.

    `series` are the figures of one property of one subject by their dates.
    """
    places = [at for at, known in enumerate(series) if agrees(pair.partner.quantity, known.value)]
    if len(places) != 1:
        return None
    at = places[0] + (-1 if pair.is_old else 1)
    if not 0 <= at < len(series):
        return None
    mine = series[at]
    agreed = agrees(stated.quantity, mine.value)
    if agreed is None or any(agrees(stated.quantity, one.value) for one in series if one is not mine):
        return None
    if not _is_timely(stated, series, at, draft, pair.is_old):
        return None
    return mine, agreed


def _is_timely(stated: Stated, series: Sequence[Known], at: int, draft: Draft, is_old: bool) -> bool:
    """Whether "from … to …" is of the times of the two figures: the last two, a year apart, or so dated."""
    later = at + 1 if is_old else at
    new, old = series[later].figure.as_of, series[later - 1].figure.as_of
    published = draft.article.published
    if new is None or old is None or later != len(series) - 1 or _days(new.end, published) > _RECENT_DAYS:
        return False
    sentence = draft.sentences[stated.sentence].span
    words = {token.lower for token in draft.tokens_in(sentence)}
    if words & _OTHER_TIME or not stated.asserted:
        return False
    dates = [found.interval for found in draft.dates_in(sentence) if found.kind == "date" and found.interval]
    if any(not (one.agrees(new) or one.agrees(old)) for one in dates):
        return False
    return bool(dates) or _YEAR[0] <= _days(old.start, new.start) <= _YEAR[1]


def _days(one: date, other: date) -> int:
    return (other - one).days
