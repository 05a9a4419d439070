"""Acts done once to one object, told by a verb: "Camford Council sold the Mill Street car park in July"."""

from __future__ import annotations

from collections.abc import Sequence

from ...intervals import Precision
from ...mentions.draft import Draft
from ...records import Event, Span
from ...structs import Struct
from ...text.dates import DateMention
from ...text.tokens import Token
from .act_naming import BEFORE_DATE, BREAKS, Act, Naming, clause_start, naming_of
from .act_words import AGAIN, ARTICLES, FALLING, GIVEN, IN_PART, NOUNS, OFTEN
from .linking import is_its_date, place_of, tells_of_anniversary
from .meant import concerns, is_named_in
from .phrases import EventClaim
from .slips import is_slip_of

_NEAR_DAYS = 366
# No longer clause is looked over, so that an endless sentence costs no square.
_CLAUSE = 24
_LONG_NAME = 80


class Told(Struct, frozen=True):
    """An event that a verb before or after a date tells of, and how surely."""

    event: Event
    naming: Naming


def act_told(content: EventClaim, events: Sequence[Event], draft: Draft) -> Told | None:
    """The one event of which the verb beside a date tells, and its object beside it.

    Reads: the council sold the Mill Street car park in July · the Mill Street car park was sold in July · the Mill
    Street car park, sold by the council in July, · the Mill Street car park, which had been sold in July · in July the
    mayor opened the Guildhall Arcade · When it was first approved in May, the terminal · Ada Marsh, 71, fell from a
    window on the evening of May 4. Not, of whomever else the clause names: "Brill Council sold the Mill Street car
    park".
    """
    date = content.date
    if date is None or content.aspect != "held" or date.approximate:
        return None
    act = _act(content, date, draft) or _opening_participle(content, date, draft)
    if act is None or any(token.lower in IN_PART for token in act.after):
        return None
    found = [Told(event, naming) for event in events if not event.series and (naming := naming_of(act, event, draft))]
    best = max((told.naming for told in found), default=None)
    surest = [told for told in found if told.naming == best]
    if len(surest) != 1:
        return None
    event = surest[0].event
    clause = Span(draft.tokens[clause_start(act, draft)].start, (act.after or [draft.tokens[act.verb]])[-1].end)
    named = draft.things_in(clause)
    if not all(concerns(event, thing, draft) or is_named_in(event, thing, draft) for thing in named if thing.known):
        return None
    after = draft.token_at(date.span.end)
    if after < len(draft.tokens) and draft.tokens[after].lower in ("from", "as"):
        return None  # "resigned on May 4 from the cabinet" may be of something else
    if draft.tokens[act.verb].lower in FALLING:
        return surest[0]
    if _done_by_another(act, event, draft):
        return None
    others = [thing for thing in named if thing.kind == "organisation" and not thing.known]
    return None if any(not is_named_in(event, thing, draft) for thing in others) else surest[0]


def _done_by_another(act: Act, event: Event, draft: Draft) -> bool:
    """Whether what is often done is said to be done by somebody unknown: "approved by the Harbour Commission"."""
    by = [token for token in act.after if token.lower not in ARTICLES]
    if len(by) < 2 or by[0].lower != "by" or not by[1].is_capital or not OFTEN & set(event.name.lower().split()):
        return False
    return not any(thing.known and thing.span.contains(Span(by[1].start, by[1].end)) for thing in draft.things)


def _act(content: EventClaim, date: DateMention, draft: Draft) -> Act | None:
    """The last verb of an act before a date, or the first after a date that opens a clause."""
    tokens = draft.tokens
    first, last = draft.token_at(content.sentence.start), draft.token_at(date.span.start)
    opens = last - first <= 1 or tokens[max(last - 2, first)].lower in ("and", ",", "but")
    if not opens or last - first > 1:
        end = last
        while end > first and tokens[end - 1].lower in BEFORE_DATE:
            end -= 1
        for at in range(end - 1, max(first, end - _CLAUSE) - 1, -1):
            if tokens[at].text in BREAKS:
                break
            if _is_verb(tokens[at]):
                return Act(at, tokens[at + 1 : end], first)
    if not opens:
        return None
    start = draft.token_at(date.span.end)
    stop = min(draft.token_at(content.sentence.end), start + _CLAUSE)
    start += start < stop and tokens[start].text == ","
    for at in range(start, stop):
        if tokens[at].text in BREAKS:
            break
        if _is_verb(tokens[at]):
            ends = (k for k in range(at + 1, stop) if tokens[k].text in BREAKS or tokens[k].text == ".")
            return Act(at, tokens[at + 1 : next(ends, stop)], start if at > start + 1 else first)
    return None


def _is_verb(token: Token) -> bool:
    return (token.lower in NOUNS or token.lower in GIVEN) and not token.is_capital


def _opening_participle(content: EventClaim, date: DateMention, draft: Draft) -> Act | None:
    """The verb of "Opened in 1985, the Mill Lane bridge" and "Founded by nuns in 1910, the school"."""
    first, end = draft.token_at(content.sentence.start), draft.token_at(date.span.end)
    tokens = draft.tokens
    if tokens[first].lower not in NOUNS or end >= len(tokens) or tokens[end].text != ",":
        return None
    last = draft.token_at(date.span.start)
    between = [token for token in tokens[first + 1 : last] if token.lower not in BEFORE_DATE or token.lower == "by"]
    if between and (between[0].lower != "by" or any(token.text in BREAKS for token in between)):
        return None
    return Act(first, tokens[end + 1 : end + 1 + _CLAUSE], first, True)


def is_another_date(told: Told, content: EventClaim, draft: Draft) -> bool:
    """Whether a date cannot be that of an act: any other of what is done once, one within a year of what may be done
    again or is named less its place, and only a slip of its own date where less is said of it.

    Of an anniversary the day and month are the act's own, and two dates in a sentence may be of two acts.
    """
    event, date = told.event, content.date
    assert date
    held = next((d.interval for d in event.dates if d.aspect == "held"), None)
    said = date.interval
    if held is None or said is None or any(d.interval.agrees(said) for d in event.dates):
        return False
    others = [d.interval for d in draft.dates_in(content.sentence) if d.interval and d.kind == "date" and d != date]
    if any(other.precision <= Precision.MONTH and other.agrees(held) for other in others):
        return False
    if tells_of_anniversary(draft, content.sentence, date.span):
        return False
    if is_slip_of(held, date):
        return True
    if not date.year_given and (said.start.month, said.start.day) == (held.start.month, held.start.day):
        return False
    words = {word.lower() for word in event.name.split()}
    if told.naming == Naming.SAME:
        return True
    if told.naming == Naming.WEAK or OFTEN & words:
        return False
    if told.naming == Naming.FAIR or AGAIN & words:
        precise = max(held.precision, said.precision) <= Precision.MONTH
        return precise and abs((said.start - held.start).days) <= _NEAR_DAYS
    return True


def act_named(content: EventClaim, event: Event, name: str, draft: Draft) -> bool:
    """Whether a date is that of an act named outright with who did it: "the sale of the car park by Camford Council in
    July".
    """
    place = place_of(draft, content.sentence, name)
    if place is None or content.date is None:
        return False
    tokens = draft.tokens
    at = draft.token_at(place.end)
    if at + 2 < len(tokens) and tokens[at].lower in ("by", "to"):
        start = tokens[at + 1 + (tokens[at + 1].lower == "the")].start
        by = [thing for thing in draft.things_in(Span(start, start + _LONG_NAME)) if thing.span.start == start]
        if by and by[0].known and concerns(event, by[0], draft):
            place = Span(place.start, by[0].span.end)
    return is_its_date(draft, place, content.date.span)
