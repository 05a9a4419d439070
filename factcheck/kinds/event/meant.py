"""Which event of the registry the words of a story mean."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ...mentions.draft import Draft, ThingMention
from ...records import Event, Organisation
from ...registry.keys import content_words
from ...text.normalise import name_key, stands_in
from ...text.offices import BODY_WORDS
from ..case import Case
from .phrases import EVENT_NOUNS, ORDINALS, REPORTS, EventClaim, EventPhrase

# What is done by those who inspect, and how registries and papers call it.
INSPECTIONS: frozenset[str] = frozenset({"assessment", "inspection", "visit"})
# What strikes a place once in a lifetime.
DISASTERS: frozenset[str] = frozenset("fire blaze explosion crash collision murder flood collapse".split())

# Qualifiers of an event that do not make it another one: how it went, and how it stands to the story.
COLOUR: frozenset[str] = frozenset(
    """
    latest recent new last previous next final full critical highly damning scathing annual major follow-up
    subsequent key crucial special official formal much-anticipated long-awaited controversial historic recent whole
    entire inadequate good outstanding requires improvement routine planned unannounced scheduled statutory
    inspectors
    """.split()
)


def named_outright(content: EventClaim, events: Sequence[Event], case: Case) -> tuple[Event, str] | None:
    """An event of which a name stands in the sentence, and that name; the longest when there are several.

    The name is a proper one, or says what was done to what ("approval of the improvement plan") and the sentence names
    no body that the event does not concern.
    """
    text = name_key(content.sentence.of(case.draft.text))
    best: tuple[Event, str] | None = None
    for event in events:
        for name in (event.name, *event.other_names):
            if not stands_in(name_key(name), text) or not (is_proper(name) or _is_act(name)):
                continue
            if not is_proper(name) and _others_concerned(content, event, name, case):
                continue
            if best is None or len(name) > len(best[1]):
                best = (event, name)
    if best is None:
        return None
    others = [
        e for e in events if e.id != best[0].id and name_key(best[1]) in {name_key(n) for n in (e.name, *e.other_names)}
    ]
    date = content.date.interval if content.date else None
    for event in (best[0], *others):
        if date and any(d.interval.agrees(date) for d in event.dates):
            return event, best[1]
    return None if others else best


def is_proper(name: str) -> bool:
    words = [
        w
        for w in name.split()
        if w[0].isalpha() and w.lower() not in ("of", "the", "and", "for", "in", "on", "at", "a")
    ]
    return bool(words) and all(w[0].isupper() for w in words) and not all(w.lower() in EVENT_NOUNS for w in words)


def _is_act(name: str) -> bool:
    """Whether a name says what it is of or about: "setting up of the board", "Ada Marsh's exit", "meeting on fees"."""
    joined = any(f" {word} " in name for word in ("of", "on", "into", "over")) or "'s " in name.replace("’", "'")
    return joined and len(content_words(name)) >= 2


def _others_concerned(content: EventClaim, event: Event, name: str, case: Case) -> bool:
    """Whether a sentence names a body outside an event's name that the event has nothing to do with."""
    said = content_words(name)
    for thing in case.draft.things_in(content.sentence):
        if content_words(thing.span.of(case.draft.text)) <= said:
            continue
        if not concerns(event, thing, case.draft) if thing.known else thing.kind == "organisation":
            return True
    return False


def of_another(content: EventClaim, event: Event, draft: Draft) -> bool:
    """Whether the sentence names a body like the one that an event concerns, unknown to the registry, and not that one:
    "Wrexcombe County Council after a third visit" of a visit to Camford Borough Council.
    """
    like = BODY_WORDS.intersection(word for name in event.of for word in name_key(name).split())
    things = draft.things_in(content.sentence)
    strangers = [thing for thing in things if thing.kind == "organisation" and not thing.known]
    unknown = [name_key(thing.span.of(draft.text)) for thing in strangers if not is_named_in(event, thing, draft)]
    keys = {name_key(name) for name in event.of}
    theirs = any(name_key(known.name) in keys or known.id in event.of for thing in things for known in thing.known)
    return not theirs and any(not like.isdisjoint(name.split()) for name in unknown)


def same_kind(phrase: EventPhrase, event: Event, draft: Draft, story: Set[str] = frozenset()) -> bool:
    """Whether a phrase can mean an event: no word of the one is foreign to the other.

    `story` are words that the phrase may leave out, too.

    The event's own words ("monitoring", "visit") must all be in the phrase. The phrase may leave out whom the event
    concerns, if the story names them; but a word that the event does not have ("fire inspection", "inspection of the
    school") makes it another one.
    """
    entities = set().union(*(content_words(name) for name in (*event.of, *event.by, event.place)), set())
    head = content_words(" ".join(INSPECTIONS) if _by_inspectors(phrase, event, draft) else phrase.head)
    said = content_words(" ".join(phrase.words)) | head
    for thing in phrase.things:
        if is_named_in(event, thing, draft):
            said |= content_words(thing.span.of(draft.text))
        elif not concerns(event, thing, draft):
            return False
    foreign = {w for w in phrase.words if w not in COLOUR and w not in ORDINALS}
    known = entities | (_general_words(event) if phrase.definite else frozenset())  # "the school's inspection"
    after = {w for w in phrase.complement if w not in COLOUR}
    for name in (event.name, *event.other_names, event.series):
        own = content_words(name) - entities - content_words(" ".join(ORDINALS))
        if not own or not head & own:
            continue
        if not own <= said | story | content_words(" ".join(phrase.complement)):
            continue
        if content_words(" ".join(foreign)) - own - known:
            continue
        if content_words(" ".join(after)) - own - entities - _general_words(event):
            continue
        return True
    return False


def told_of(phrase: EventPhrase, event: Event, draft: Draft) -> bool:
    """Whether a bare "full inspection" or "fire" can be an event of which the story has all the other words."""
    if phrase.head not in INSPECTIONS | DISASTERS or phrase.head not in event.name.lower().split() or phrase.ordinal:
        return False
    known = {known.id for thing in draft.things for known in thing.known}
    return not known.isdisjoint((*event.of, event.place)) and same_kind(phrase, event, draft, story_words(draft))


def story_words(draft: Draft) -> Set[str]:
    """The stems of all content words of a story."""
    kept = draft.memo.get("content words")
    if not isinstance(kept, frozenset):
        kept = draft.memo["content words"] = content_words(" ".join(draft.words))
    return kept


def _by_inspectors(phrase: EventPhrase, event: Event, draft: Draft) -> bool:
    """Whether an "inspection" or a "visit" is one of those who inspect, so that either word may stand for the other."""
    if phrase.head not in INSPECTIONS or not event.by:
        return False
    makers = draft.things_in(draft.sentence_at(phrase.span.start).span)
    return phrase.head != "visit" or any(known.id in event.by for thing in makers for known in thing.known)


def _general_words(event: Event) -> frozenset[str]:
    """Words by which copy refers back to what an event concerns: "of the department", "by the council"."""
    return content_words(
        "department service services council authority trust force school hospital court inspectors area county"
    )


def is_named_in(event: Event, thing: ThingMention, draft: Draft) -> bool:
    """Whether a thing, declared or not, is named in an event's own name: "the Corn Street derailment"."""
    words = content_words(thing.span.of(draft.text))
    return any(words <= content_words(name) for name in (event.name, *event.other_names))


def concerns(event: Event, thing: ThingMention, draft: Draft) -> bool:
    keys = {name_key(name) for name in (*event.of, *event.by, event.place) if name}
    for known in thing.known:
        names = {name_key(known.id), name_key(known.name)}
        if isinstance(known, Organisation):
            names |= {name_key(known.parent)} if known.parent else set()
        elif any(name_key(known.name) in key.split() or key.startswith(name_key(known.name)) for key in keys):
            return True
        if names & keys:
            return True
    return not keys or not thing.known


def reported_on(phrase: EventPhrase, content: EventClaim, events: Sequence[Event], draft: Draft) -> Event | None:
    """The numbered event that a bare "report" or "letter" of the same passage is about: "a fourth visit, with a report
    due".
    """
    if phrase.head not in REPORTS or phrase.words or phrase.complement or phrase.things:
        return None
    for other in content.context:
        same = [e for e in events if other.ordinal and e.ordinal == other.ordinal and same_kind(other, e, draft)]
        same = [e for e in same if any(d.aspect in ("reported", "due") for d in e.dates)]
        if len(same) == 1:
            return same[0]
    return None
