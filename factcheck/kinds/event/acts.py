"""Acts done once to one object, told by a verb: "Camford Council sold the Mill Street car park in July"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ...intervals import Precision
from ...mentions.draft import Draft
from ...records import Event, Span
from ...registry.keys import content_words
from ...text.dates import DateMention
from .linking import is_its_date, place_of
from .meant import concerns
from .phrases import EventClaim

# The verbs of acts, and the nouns by which a registry names them.
_NOUNS: dict[str, tuple[str, ...]] = {
    "sold": ("sale", "selling"), "bought": ("purchase", "buying", "sale"), "opened": ("opening", "launch"),
    "reopened": ("reopening",), "closed": ("closure", "closing"), "shut": ("closure", "closing"),
    "launched": ("launch",), "unveiled": ("unveiling",), "demolished": ("demolition",), "founded": ("foundation",
    "founding"), "completed": ("completion",), "signed": ("signing",),
}  # fmt: skip
# What may be done again to the same thing: within a year of the date that the registry has, it is that act.
_AGAIN = frozenset("sale selling purchase buying closure closing signing".split())
_NEAR_DAYS = 366
# Words before a verb of what was not done, or not yet; and those that make it passive.
_UNDONE = frozenset("not never to will would could should may might must cannot n't if had who almost nearly".split())
_BEFORE_DATE = frozenset("in on of at back early late last this the by until".split())
_PASSIVE = frozenset("was were been being officially first finally only recently formally then".split())
_AFTER_OBJECT = frozenset("for to at after from in with despite as by on".split())
_BREAKS = frozenset(',;:()–—“”"')
# No longer clause is looked over, so that an endless sentence costs no square.
_CLAUSE = 24
_LONG_NAME = 80


def act_told(content: EventClaim, events: Sequence[Event], draft: Draft) -> Event | None:
    """The one event of which the verb before a date tells, with the whole of its object beside it.

    Reads: the council sold the Mill Street car park in July · the Mill Street car park was sold in July · the Mill
    Street car park, sold by the council in July, · in July the mayor opened the Guildhall Arcade. Not, of
    whomever else the clause names: "Brill Council sold the Mill Street car park".
    """
    date = content.date
    if date is None or content.aspect != "held" or date.approximate:
        return None
    opens = date.span.start - content.sentence.start <= len("In ")  # "In July the council sold"
    around = Span(date.span.end, content.sentence.end) if opens else Span(content.sentence.start, date.span.start)
    tokens = list(draft.tokens_in(around))
    if opens and tokens and tokens[0].text == ",":
        tokens = tokens[1:]
    tokens = tokens[:_CLAUSE] if opens else tokens[-_CLAUSE:]
    end = next((at for at, token in enumerate(tokens) if token.text in _BREAKS or token.text == "."), len(tokens))
    tokens = tokens[:end] if opens else tokens
    while tokens and tokens[-1].lower in _BEFORE_DATE:
        tokens.pop()
    verbs = [at for at, token in enumerate(tokens) if token.lower in _NOUNS and not token.is_capital]
    if len(verbs) != 1:
        return None
    verb = verbs[0]
    before, after = tokens[:verb], tokens[verb + 1 :]
    cut = max((at for at, token in enumerate(before) if token.text in _BREAKS), default=-1)
    subject = before[cut + 1 :]
    if any(token.text in _BREAKS for token in after) or _UNDONE & {token.lower for token in subject}:
        return None
    if not subject and cut > 0:  # "the car park, sold by the council in July"
        subject = before[:cut]
    passive = not after or after[0].lower == "by"
    told = subject if passive else after
    until = next((at for at, token in enumerate(told) if token.lower in _AFTER_OBJECT), len(told))
    objects = [
        content_words(" ".join(t.text for t in part if t.lower not in _PASSIVE)) for part in (told, told[:until])
    ]
    clause = Span((subject or tokens)[0].start, tokens[-1].end)
    nouns = _NOUNS[tokens[verb].lower]
    found = [e for e in events if not e.series and any(_is_object(e, n, said) for n in nouns for said in objects)]
    if len(found) != 1 or not all(concerns(found[0], t, draft) for t in draft.things_in(clause) if t.known):
        return None
    others = [t for t in draft.things_in(clause) if t.kind == "organisation" and not t.known]
    return None if others else found[0]


def _is_object(event: Event, noun: str, said: Set[str]) -> bool:
    """Whether the words said beside a verb are the object that an event's name has, "sale of the Mill Street car
    park", but for whom it concerns.
    """
    concerned = set().union(*(content_words(name) for name in (*event.of, *event.by, event.place) if name), set())
    for name in (event.name, *event.other_names):
        act, of, thing = name.partition(" of ")
        own = content_words(thing)
        if of and act.lower().removeprefix("the ") == noun and len(own) > 1 and own <= said and said <= own | concerned:
            return True
    return False


def is_another_date(event: Event, date: DateMention) -> bool:
    """Whether a date cannot be that of an act: any other of what is done once, one within a year of what may be done
    again.
    """
    held = next((d.interval for d in event.dates if d.aspect == "held"), None)
    said = date.interval
    if held is None or said is None or any(d.interval.agrees(said) for d in event.dates):
        return False
    if event.name.split()[0].lower() in _AGAIN:
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
