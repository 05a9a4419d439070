"""Inspections whose report is in the news, of which a story of these weeks can only mean the one."""

from __future__ import annotations

from collections.abc import Sequence

from ...intervals import Precision
from ...mentions.draft import Draft
from ...records import Event, Span
from ...text.dates import DateMention
from .linking import dates_another
from .meant import INSPECTIONS, concerns
from .phrases import REPORTS, EventClaim, EventPhrase, verb_before
from .verbs import INSPECTORS

_OTHER_VISITS = frozenset("return follow-up second third another later previous last earlier first monitoring".split())
_PUBLISHED = frozenset("published released issued out".split())
# A report is news for so many days; an inspection that a story puts so near to the reported one is that one.
_NEWS_DAYS = 60
_SLIP_DAYS = 45


def new_report(phrase: EventPhrase, content: EventClaim, events: Sequence[Event], draft: Draft) -> Event | None:
    """The event of which "their report, published on Friday" is: the one in the news, where inspectors speak."""
    if phrase.head not in REPORTS or phrase.words or phrase.complement or phrase.things or content.date is None:
        return None
    between = {token.lower for token in draft.tokens_in(Span(phrase.span.end, content.date.span.start))}
    if not between & _PUBLISHED and verb_before(draft, phrase) not in _PUBLISHED:
        return None
    index = draft.sentence_index(content.sentence.start)
    around = Span(draft.sentences[max(index - 1, 0)].span.start, content.sentence.end)
    makers = {known.id for thing in draft.things_in(around) for known in thing.known}
    inspecting = any(token.lower in INSPECTORS for token in draft.tokens_in(around))
    news = [event for event in events if is_news(event, draft) and event.by]
    news = [event for event in news if inspecting or makers & set(event.by)]
    said = content.date.interval
    dates = [d.interval for event in news for d in event.dates if d.aspect == "reported"]
    if len(news) != 1 or said is None or abs((said.start - dates[0].start).days) > _SLIP_DAYS:
        return None
    return news[0]


def inspection_in_news(phrase: EventPhrase, same: list[Event], content: EventClaim, draft: Draft) -> Event | None:
    """The one inspection of a body that the sentence names, where its date is a slip for the right one: "put into
    special measures after an inspection in May".
    """
    things = [t for t in draft.things_in(content.sentence) if t.known and t.kind == "organisation"]
    if phrase.head not in INSPECTIONS or not things or _OTHER_VISITS & {*phrase.words}:
        return None
    near = [event for event in same if event.of and is_news(event, draft)]
    near = [event for event in near if all(concerns(event, thing, draft) for thing in things)]
    date = content.date
    if len(near) != 1 or date is None or dates_another(draft, phrase.span, date.span):
        return None
    after = draft.token_at(date.span.end)
    if after < len(draft.tokens) and draft.tokens[after].lower == "of":
        return None  # "an inspection in May of the school's kitchen"
    return near[0] if is_inspection_slip(near[0], date, draft) else None


def is_news(event: Event, draft: Draft) -> bool:
    """Whether the report on an event came out in the weeks before the story."""
    published = draft.article.published
    return any(d.aspect == "reported" and 0 <= (published - d.interval.end).days <= _NEWS_DAYS for d in event.dates)


def is_inspection_slip(event: Event, date: DateMention, draft: Draft) -> bool:
    """Whether a story of an inspection's new report puts the inspection on other days near its own."""
    held = next((d.interval for d in event.dates if d.aspect == "held"), None)
    said = date.interval
    if held is None or said is None or not is_news(event, draft):
        return False
    return abs((said.start - held.start).days) <= _SLIP_DAYS and said.precision <= max(held.precision, Precision.MONTH)
