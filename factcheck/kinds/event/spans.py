"""What runs from one day to another, and is told by its first or last day: "the consultation will open on 19 May"."""

from __future__ import annotations

from collections.abc import Sequence

from ...intervals import Interval, Precision
from ...mentions.draft import Draft
from ...records import Event, Span
from ...registry.keys import content_words
from .act_words import ARTICLES, OTHERS
from .meant import concerns, story_words
from .phrases import EventClaim

_RUNNING = frozenset(
    "consultation exhibition strike closure trial inquiry works roadworks survey ballot appeal".split()
)
_OPENING = frozenset("open opens opened begin begins began start starts started".split())
_CLOSING = frozenset("close closes closed end ends ended finish finishes finished".split())
_BETWEEN = frozenset("will is was due to on , which that".split())
# Words of an event's name that a story need not have.
_COUNTING = content_words("first second third new public")
# A slip of the first or last day puts it no further off; what is further off may be another.
_NEAR_DAYS = 45


def wrong_end(content: EventClaim, events: Sequence[Event], draft: Draft) -> tuple[Event, bool] | None:
    """The one event that a date or two can mean to begin or end, and whether they are right about it.

    Reads: the consultation will run from 2 September to 24 November · the consultation opens on 19 May · the strike
    ended on May 4. Two dates are wrong of it when one of them is right.
    """
    date = content.date
    if date is None or date.approximate or date.interval is None or date.interval.precision > Precision.MONTH:
        return None
    before = list(draft.tokens_in(Span(content.sentence.start, date.span.start)))
    at = next((k for k in range(len(before) - 1, -1, -1) if before[k].lower in _RUNNING), -1)
    of = next((token.lower for token in reversed(before[: max(at, 0)]) if token.lower not in ARTICLES), "")
    if at < 0 or of in OTHERS:  # "a meeting on the consultation"
        return None
    index = draft.sentence_index(content.sentence.start)
    around = Span(draft.sentences[max(index - 1, 0)].span.start, content.sentence.end)
    bodies = [thing for thing in draft.things_in(around) if thing.known and thing.kind == "organisation"]
    events = [e for e in events if not bodies or any(concerns(e, thing, draft) for thing in bodies)]
    held = [(e, _days(e)) for e in events if _is_meant(e, before[at].lower, draft)]
    near = [(e, d) for e, d in held if d and _is_near(d, date.interval)]
    if len(near) != 1 or near[0][1] is None:
        return None
    event, days = near[0]
    starts, ends = (date.period.starts, date.period.ends) if date.period else (None, None)
    if starts and ends:
        right = starts.agrees(Interval.day(days.start)), ends.agrees(Interval.day(days.end))
        return (event, all(right)) if any(right) else None
    verbs = {token.lower for token in before[at + 1 :]}
    if date.interval.precision > Precision.DAY or not verbs <= _BETWEEN | _OPENING | _CLOSING:
        return None
    for words, day in ((_OPENING, days.start), (_CLOSING, days.end)):
        if verbs & words and verbs <= _BETWEEN | words and abs((day - date.interval.start).days) <= _NEAR_DAYS:
            return event, date.interval.start == day
    return None


def _is_near(days: Interval, said: Interval) -> bool:
    apart = min(abs((said.start - days.start).days), abs((said.end - days.end).days))
    return apart <= _NEAR_DAYS


def _days(event: Event) -> Interval | None:
    """The days that an event runs over, if it does."""
    held = next((d.interval for d in event.dates if d.aspect in ("held", "due")), None)
    return held if held and held.start < held.end and held.precision == Precision.DAY else None


def _is_meant(event: Event, noun: str, draft: Draft) -> bool:
    """Whether an event is called by a noun, and the story has the other words of its name."""
    return any(
        noun in name.lower().split() and content_words(name) - _COUNTING <= story_words(draft)
        for name in (event.name, *event.other_names)
    )
