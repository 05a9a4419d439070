"""The kind `event`: what happened when, which of a series it was, and what its date is the date of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...intervals import Interval
from ...mentions.draft import Draft, ThingMention
from ...records import Claim, Event, EventDate, Evidence, Finding, Organisation, Span, Verdict
from ...registry import Registry
from ...registry.keys import content_words
from ...text.dates import DateMention
from ...text.normalise import name_key
from ..case import Case
from ..role.phrases import RoleClaim
from .linking import is_its_date, place_of
from .phrases import EVENT_NOUNS, ONCE, ONE_OFF, ORDINALS, REPORTS, YEARLY, EventClaim, EventPhrase, read_event_claims

KIND = "event"
# Qualifiers of an event that do not make it another one: how it went, and how it stands to the story.
COLOUR: frozenset[str] = frozenset(
    """
    latest recent new last previous next final full critical highly damning scathing annual major follow-up
    subsequent key crucial special official formal much-anticipated long-awaited controversial historic recent whole
    entire inadequate good outstanding requires improvement routine planned unannounced scheduled statutory
    inspectors
    """.split()
)


def read(draft: Draft, registry: Registry) -> Iterator[Claim]:
    """A claim for each dated or numbered event; see `phrases.read_event_claims` for what is read."""
    for span, content in read_event_claims(draft):
        time = content.date.interval if content.date else None
        yield Claim(KIND, span, content, time, draft.attributed_to(span))


def judge(claim: Claim, case: Case) -> Finding | None:
    """Compares an event's date and number with the registry's events of the same kind, subject and maker.

    A date that says when somebody took up or laid down a post is the role's own to judge: None.
    """
    content = claim.content
    assert isinstance(content, EventClaim)
    if content.phrase is None and _dates_a_role(content, case):
        return None
    events = _events(case, content)
    named = _named_outright(content, events, case)
    if named:
        return _judge_named(claim, content, named, case)
    phrase = content.phrase
    if phrase is None:
        return _nothing(claim, content, case)
    reported = _reported_on(phrase, content, events, case.draft)
    if reported:
        return _judge_report(claim, content, reported, case)
    same = [event for event in events if _same_kind(phrase, event, case.draft)]
    if not same:
        return _nothing(claim, content, case)
    if phrase.ordinal:
        return _judge_numbered(claim, content, same, phrase.ordinal, case)
    return _judge_dated(claim, content, same, case)


def _dates_a_role(content: EventClaim, case: Case) -> bool:
    dated = case.memo.get(KIND)
    if not isinstance(dated, set):
        roles = (other for other in case.claims if isinstance(other.content, RoleClaim) and other.content.dated)
        dated = case.memo[KIND] = {case.draft.sentence_at(role.span.start).span for role in roles}
    return content.sentence in dated


def _events(case: Case, content: EventClaim) -> list[Event]:
    """The registry's events about anything the story names, that share a word with the sentence or the one before."""
    start = min((p.span.start for p in content.context), default=content.sentence.start)
    words = _content_of(case, Span(min(start, content.sentence.start), content.sentence.end))
    return [event for event, theirs in _all_events(case) if theirs & words]


def _all_events(case: Case) -> list[tuple[Event, set[str]]]:
    """The registry's events that share words with the dated sentences of the story, with their content words."""
    kept = case.memo.get("events")
    if isinstance(kept, list):
        return kept
    contents = [claim.content for claim in case.claims if isinstance(claim.content, EventClaim)]
    words = {word for content in contents for phrase in content.context for word in (*phrase.words, phrase.head)}
    for sentence in {content.sentence for content in contents}:
        words.update(token.lower for token in case.draft.tokens_in(sentence) if token.is_word)
    events = [
        (event, content_words(" ".join((event.name, *event.other_names, event.series))))
        for event in case.registry.events_about(words, case.things())
    ]
    case.memo["events"] = events
    return events


def _content_of(case: Case, span: Span) -> set[str]:
    """The content words of a stretch of the draft."""
    key = ("content words", span)
    kept = case.draft.memo.get(key)
    if not isinstance(kept, set):
        kept = case.draft.memo[key] = content_words(span.of(case.draft.text))
    return kept


# ---------------------------------------------------------------------------------- which event is meant


def _named_outright(content: EventClaim, events: Sequence[Event], case: Case) -> tuple[Event, str] | None:
    """An event of which a name stands in the sentence, and that name; the longest when there are several.

    The name is a proper one, or says what was done to what ("approval of the improvement plan") and the sentence names
    no body that the event does not concern.
    """
    text = name_key(content.sentence.of(case.draft.text))
    best: tuple[Event, str] | None = None
    for event in events:
        for name in (event.name, *event.other_names):
            if not _stands(name_key(name), text) or not (_is_proper(name) or _is_act(name)):
                continue
            if not _is_proper(name) and _others_concerned(content, event, name, case):
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


def _is_proper(name: str) -> bool:
    words = [
        w
        for w in name.split()
        if w[0].isalpha() and w.lower() not in ("of", "the", "and", "for", "in", "on", "at", "a")
    ]
    return bool(words) and all(w[0].isupper() for w in words) and not all(w.lower() in EVENT_NOUNS for w in words)


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words."""
    at = text.find(name)
    while at >= 0:
        beside = text[max(at - 1, 0) : at] + text[at + len(name) : at + len(name) + 1]
        if not any(letter.isalnum() for letter in beside):
            return True
        at = text.find(name, at + 1)
    return False


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
        if not _concerns(event, thing, case.draft) if thing.known else thing.kind == "organisation":
            return True
    return False


def _same_kind(phrase: EventPhrase, event: Event, draft: Draft) -> bool:
    """Whether a phrase can mean an event: no word of the one is foreign to the other.

    The event's own words ("monitoring", "visit") must all be in the phrase. The phrase may leave out whom the event
    concerns, if the story names them; but a word that the event does not have ("fire inspection", "inspection of the
    school") makes it another one.
    """
    entities = set().union(*(content_words(name) for name in (*event.of, *event.by, event.place)), set())
    said = content_words(" ".join((*phrase.words, phrase.head)))
    for thing in phrase.things:
        if not _concerns(event, thing, draft):
            return False
    foreign = {w for w in phrase.words if w not in COLOUR and w not in ORDINALS}
    after = {w for w in phrase.complement if w not in COLOUR}
    for name in (event.name, *event.other_names, event.series):
        own = content_words(name) - entities - content_words(" ".join(ORDINALS))
        if not own or content_words(phrase.head) - own:
            continue
        if not own <= said | (content_words(" ".join(phrase.complement))):
            continue
        if content_words(" ".join(foreign)) - own - entities:
            continue
        if content_words(" ".join(after)) - own - entities - _general_words(event):
            continue
        return True
    return False


def _general_words(event: Event) -> set[str]:
    """Words by which copy refers back to what an event concerns: "of the department", "by the council"."""
    return content_words(
        "department service services council authority trust force school hospital court inspectors area county"
    )


def _concerns(event: Event, thing: ThingMention, draft: Draft) -> bool:
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


def _reported_on(phrase: EventPhrase, content: EventClaim, events: Sequence[Event], draft: Draft) -> Event | None:
    """The numbered event that a bare "report" or "letter" of the same passage is about: "a fourth visit, with a report
    due".
    """
    if phrase.head not in REPORTS or phrase.words or phrase.complement or phrase.things:
        return None
    for other in content.context:
        same = [e for e in events if other.ordinal and e.ordinal == other.ordinal and _same_kind(other, e, draft)]
        same = [e for e in same if any(d.aspect in ("reported", "due") for d in e.dates)]
        if len(same) == 1:
            return same[0]
    return None


# ---------------------------------------------------------------------------------- what the registry says


def _aspects(content: EventClaim) -> tuple[str, ...]:
    return {"held": ("held",), "reported": ("reported", "due")}.get(content.aspect, (content.aspect,))


def _agrees(event: Event, date: DateMention, aspects: Sequence[str]) -> bool:
    return any(d.aspect in aspects and date.interval and d.interval.agrees(date.interval) for d in event.dates)


def _judge_numbered(claim: Claim, content: EventClaim, same: list[Event], ordinal: int, case: Case) -> Finding:
    numbered = [event for event in same if event.ordinal == ordinal]
    date = content.date
    if date is None or date.interval is None:
        published = Interval.day(case.draft.article.published)
        past = [e for e in numbered if any(d.interval.start <= published.end for d in e.dates)]
        if len(past) == 1:
            return _match(claim, past[0], case)
        return _nothing(claim, content, case)
    aspects = _aspects(content)
    fitting = [event for event in numbered if _agrees(event, date, aspects)]
    if fitting:
        return _match(claim, fitting[0], case)
    on_that_day = [event for event in same if event.ordinal and _agrees(event, date, aspects)]
    if len(on_that_day) == 1 and len({e.series for e in (*same,)}) == 1:
        event = on_that_day[0]
        message = f"The {_plain(event)} of {_when(event)} was the {_ordinal(event.ordinal)}."
        if len(numbered) == 1:
            message = message[:-1] + f"; the {_ordinal(ordinal)} was on {_when(numbered[0])}."
        return case.finding(
            claim,
            Verdict.CONFLICT,
            "wrong-ordinal",
            message,
            _ordinal(event.ordinal),
            [_evidence(e) for e in (event, *numbered)],
        )
    if len(numbered) == 1:
        event = numbered[0]
        message = f"The {event.name} took place on {_when(event)}."
        return case.finding(claim, Verdict.CONFLICT, "wrong-date", message, _when(event), [_evidence(event)])
    return _nothing(claim, content, case)


def _judge_report(claim: Claim, content: EventClaim, event: Event, case: Case) -> Finding:
    """The report of an event that the sentence names by its number."""
    date = content.date
    reported = [d for d in event.dates if d.aspect in ("reported", "due")]
    if date is None or date.interval is None:
        return _nothing(claim, content, case)
    if any(d.interval.agrees(date.interval) for d in reported):
        return _match(claim, event, case)
    when = str(reported[0].interval)
    message = f"The report on the {event.name} came out on {when}."
    return case.finding(claim, Verdict.CONFLICT, "wrong-date", message, when, [_evidence(event)])


def _judge_dated(claim: Claim, content: EventClaim, same: list[Event], case: Case) -> Finding:
    date, phrase = content.date, content.phrase
    assert phrase
    if date is None or date.interval is None:
        return _nothing(claim, content, case)
    aspects = _aspects(content)
    fitting = [event for event in same if _agrees(event, date, aspects)]
    if fitting:
        return _match(claim, fitting[0], case)
    other = [event for event in same if _agrees(event, date, [d.aspect for d in event.dates])]
    if len(other) == 1 and content.aspect == "held":
        event = other[0]
        held = next((d for d in event.dates if d.aspect == "held"), None)
        if held:
            aspect = next(
                d for d in event.dates if d.interval.agrees(date.interval or d.interval) and d.aspect != "held"
            )
            message = f"This took place on {held.interval}; it was {_done(aspect)} on {aspect.interval}."
            return case.finding(claim, Verdict.CONFLICT, "wrong-date", message, str(held.interval), [_evidence(event)])
    alone = len(same) == 1 and content.aspect == "held" and _one_only(same[0], phrase, date)
    if alone and is_its_date(case.draft, phrase.span, date.span):
        return _wrong_date(claim, same[0], case)
    return _nothing(claim, content, case)


def _one_only(event: Event, phrase: EventPhrase, date: DateMention) -> bool:
    """Whether an event is the only one that a phrase and its date can mean, so that another date is wrong.

    One that happens once ("the opening of the Mill Lane bridge") is; one that comes every year is within its year; a
    meeting or an inspection is one of many, of which the registry may not have all.
    """
    if event.series or date.interval is None:
        return False
    held = next((d for d in event.dates if d.aspect == "held"), None)
    if held is None or not phrase.definite:
        return False
    own = content_words(event.name)
    said = content_words(" ".join((*phrase.words, phrase.head, *phrase.complement))).union(
        *(content_words(k.name) for t in phrase.things for k in t.known)
    )
    if len(own & said) < 2 or own - said:
        return False
    if phrase.head in ONE_OFF:
        return True
    return phrase.head in YEARLY and held.interval.start.year == date.interval.start.year


def _judge_named(claim: Claim, content: EventClaim, named: tuple[Event, str], case: Case) -> Finding:
    event, name = named
    date = content.date
    if date is None or date.interval is None:
        return _nothing(claim, content, case)
    if _agrees(event, date, [d.aspect for d in event.dates]):
        return _match(claim, event, case)
    words = [w for w in name_key(name).split() if w.isalpha()]
    near = abs(claim.span.end - claim.span.start) < len(name) + 60
    if event.series or len(words) < 3 or not near or content.aspect != "held" or words[-1] in YEARLY:
        return _nothing(claim, content, case)
    if not _is_proper(name) and not any(word in ONCE for word in words[:-1]):
        return _nothing(claim, content, case)
    place = place_of(case.draft, content.sentence, name)
    if place is None or not is_its_date(case.draft, place, date.span, _is_proper(name)):
        return _nothing(claim, content, case)
    return _wrong_date(claim, event, case)


def _wrong_date(claim: Claim, event: Event, case: Case) -> Finding:
    message = f"The registry has {event.name} on {_when(event)}."
    return case.finding(claim, Verdict.CONFLICT, "wrong-date", message, _when(event), [_evidence(event)])


def _match(claim: Claim, event: Event, case: Case) -> Finding:
    return case.finding(
        claim, Verdict.MATCH, "match", f"The registry has {event.name} on {_when(event)}.", None, [_evidence(event)]
    )


def _nothing(claim: Claim, content: EventClaim, case: Case) -> Finding:
    what = f"this {content.phrase.head}" if content.phrase else "this"
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", f"The registry has nothing on {what}.")


def _when(event: Event) -> str:
    held = next((d for d in event.dates if d.aspect == "held"), event.dates[0] if event.dates else None)
    return str(held.interval) if held else "a date the registry does not give"


def _plain(event: Event) -> str:
    return " ".join(word for word in event.name.split() if word.lower() not in ORDINALS)


def _ordinal(number: int | None) -> str:
    return next((word for word, n in ORDINALS.items() if n == number), f"{number}th")


def _done(date: EventDate) -> str:
    return {"reported": "reported", "announced": "announced", "due": "due"}.get(date.aspect, date.aspect)


def _evidence(event: Event) -> Evidence:
    says = f"{event.name}: " + ", ".join(f"{d.aspect} {d.interval}" for d in event.dates)
    return Evidence(says, event.where, source=event.sources[0] if event.sources else None)
