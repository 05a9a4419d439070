"""The kind `event`: what happened when, which of a series it was, and what its date is the date of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...intervals import Interval
from ...mentions.bodies import speaks_of
from ...mentions.draft import Draft
from ...records import Claim, Event, EventDate, Evidence, Finding, Verdict
from ...registry import Registry
from ...registry.keys import content_words
from ...text.dates import DateMention
from ...text.normalise import name_key
from ..case import Case
from ..rating.phrases import RatingClaim
from ..role.claim import RoleClaim
from ..role.standing import Standing, judge_standing
from ..role.succession import Succession, judge_succession
from ..role.tenure import Tenure, judge_tenure
from ..role.times import on
from .act_words import NOUNS, TOLD_BY_VERB
from .acts import act_named, act_told, is_another_date
from .inspections import inspection_in_news, is_inspection_slip, is_news, new_report
from .linking import dates_another, is_its_date, place_of
from .lives import judge_life
from .meant import INSPECTIONS, is_proper, named_outright, of_another, reported_on, same_kind, told_of
from .phrases import ONCE, ONE_OFF, ORDINALS, YEARLY, EventClaim, EventPhrase, read_event_claims
from .slips import (
    disaster_slip,
    in_the_news,
    is_near_slip,
    is_year_slip,
    phrase_slip,
    previous_slip,
    sentencing_in_news,
    told_in_words,
)
from .spans import wrong_end
from .verbs import told_by_verb

KIND = "event"


def read(draft: Draft, registry: Registry) -> Iterator[Claim]:
    """A claim for each dated or numbered event; see `phrases.read_event_claims` for what is read."""
    for span, content in read_event_claims(draft, registry.event_heads(draft.words) - TOLD_BY_VERB):
        time = content.date.interval if content.date else None
        yield Claim(KIND, span, content, time, draft.attributed_to(span))


def judge(claim: Claim, case: Case) -> Finding | None:
    """Compares an event's date and number with the registry's events of the same kind, subject and maker.

    A date that says when somebody took up or laid down a post, or was given a grade, is that kind's to judge: None.
    """
    content = claim.content
    assert isinstance(content, EventClaim)
    if life := judge_life(claim, content, case):
        return life
    if content.phrase is None and _dates_a_role(content, case):
        return None
    if ends := wrong_end(content, _all_of_story(case), case.draft):
        return _match(claim, ends[0], case) if ends[1] else _wrong_date(claim, ends[0], case)
    events = _events(case, content)
    named = named_outright(content, events, case)
    if named and not (content.phrase and content.phrase.ordinal):  # a number is judged with its date
        return _judge_named(claim, content, named, case)
    phrase = content.phrase
    if phrase is None:
        told = _judge_told(claim, content, events, case) or _judge_words(claim, content, case)
        told = told or _judge_act(claim, content, case)
        return told or (None if _dates_a_rating(content, case) else _nothing(claim, content, case))
    reported = reported_on(phrase, content, events, case.draft)
    reported = reported or new_report(phrase, content, _all_of_story(case), case.draft)
    if reported:
        return _judge_report(claim, content, reported, case)
    same = [event for event in events if same_kind(phrase, event, case.draft)]
    same = same or [event for event in events if told_of(phrase, event, case.draft)]
    same = [event for event in same if not of_another(content, event, case.draft)]
    if not same:
        return _nothing(claim, content, case)
    if phrase.ordinal:
        return _judge_numbered(claim, content, same, phrase.ordinal, case)
    return _judge_dated(claim, content, same, case)


def _dates_a_role(content: EventClaim, case: Case) -> bool:
    dated = case.memo.get(KIND)
    if not isinstance(dated, set):
        roles = (other for other in case.claims if other.kind == "role" and _says_when(other, case))
        dated = case.memo[KIND] = {case.draft.sentence_at(role.span.start).span.start for role in roles}
    return content.sentence.start in dated


def _dates_a_rating(content: EventClaim, case: Case) -> bool:
    rated = case.memo.get("dates of ratings")
    if not isinstance(rated, set):
        dates = (claim.content.date for claim in case.claims if isinstance(claim.content, RatingClaim))
        rated = case.memo["dates of ratings"] = {date.span for date in dates if date}
    return content.date is not None and content.date.span in rated


def _says_when(claim: Claim, case: Case) -> bool:
    content = claim.content
    if isinstance(content, Succession):
        return bool(content.date) and judge_succession(claim, content, case) is not None
    if isinstance(content, Standing):
        return bool(content.date) and judge_standing(claim, content, case) is not None
    if isinstance(content, Tenure):
        return judge_tenure(claim, content, case) is not None
    return isinstance(content, RoleClaim) and content.dated


def _events(case: Case, content: EventClaim) -> list[Event]:
    """The registry's events about anything the story names, that share a word with the sentence or the one before."""
    start = min((p.span.start for p in content.context), default=content.sentence.start)
    words = content_words(case.draft.text[min(start, content.sentence.start) : content.sentence.end])
    return [event for event, theirs in _all_events(case) if theirs & words]


def _all_of_story(case: Case) -> list[Event]:
    """The same events as `_all_events`, without their words; each dated clause asks for them."""
    kept = case.memo.get("events alone")
    if not isinstance(kept, list):
        kept = case.memo["events alone"] = [event for event, _ in _all_events(case)]
    return kept


def _all_events(case: Case) -> list[tuple[Event, frozenset[str]]]:
    """The registry's events that share words with the dated sentences of the story, with their content words."""
    kept = case.memo.get("events")
    if isinstance(kept, list):
        return kept
    contents = [claim.content for claim in case.claims if isinstance(claim.content, EventClaim)]
    words = {word for content in contents for phrase in content.context for word in (*phrase.words, phrase.head)}
    for sentence in {content.sentence.start: content.sentence for content in contents}.values():
        said = {token.lower for token in case.draft.tokens_in(sentence) if token.is_word}
        words |= said.union(*(NOUNS[verb] for verb in said & NOUNS.keys()))
    events = [
        (event, content_words(" ".join((event.name, *event.other_names, event.series))))
        for event in case.registry.events_about(words, case.things())
        # Who inspects, inspects everybody: "the inspectors' visit to Brill" is none of those to Camford.
        if not event.of or speaks_of(event.of, case.draft)
    ]
    case.memo["events"] = events
    return events


# ---------------------------------------------------------------------------------- what the registry says


def _aspects(content: EventClaim) -> tuple[str, ...]:
    return {"held": ("held",), "reported": ("reported", "due")}.get(content.aspect, (content.aspect,))


def _agrees(event: Event, date: DateMention, aspects: Sequence[str]) -> bool:
    if "held" in aspects and not any(d.aspect == "held" for d in event.dates):
        aspects = (*aspects, "due")  # what is still to come
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
            message = message[:-1] + f"; the {_ordinal(ordinal)} was {_on(numbered[0])}."
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
        message = f"The {event.name} took place {_on(event)}."
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
    message = f"The report on the {event.name} came out {on(reported[0].interval)}."
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
    if len(other) == 1 and content.aspect == "held" and not dates_another(case.draft, phrase.span, date.span):
        event = other[0]
        held = next((d for d in event.dates if d.aspect == "held"), None)
        if held:
            aspect = next(
                d for d in event.dates if d.interval.agrees(date.interval or d.interval) and d.aspect != "held"
            )
            message = f"This took place {on(held.interval)}; it was {_done(aspect)} {on(aspect.interval)}."
            return case.finding(claim, Verdict.CONFLICT, "wrong-date", message, str(held.interval), [_evidence(event)])
    alone = len(same) == 1 and content.aspect == "held" and _one_only(same[0], phrase, date)
    if alone and is_its_date(case.draft, phrase.span, date.span):
        return _wrong_date(claim, same[0], case)
    if len(same) == 1 and (
        phrase_slip(phrase, same[0], content, case.draft) or in_the_news(phrase, same[0], content, case.draft)
    ):
        return _wrong_date(claim, same[0], case)
    if len(same) == 1 and disaster_slip(phrase, same[0], content, case.draft):
        return _wrong_date(claim, same[0], case)
    if inspected := inspection_in_news(phrase, same, content, case.draft):
        return _wrong_date(claim, inspected, case)
    if previous := previous_slip(phrase, same, content):
        return _wrong_date(claim, previous, case)
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


def _judge_told(claim: Claim, content: EventClaim, events: Sequence[Event], case: Case) -> Finding | None:
    """A date whose event is told by a verb ("which opened in 1857"), against the one event that this can be."""
    if content.date is None or content.date.interval is None:
        return None
    for phrase in told_by_verb(case.draft, content.sentence, content.date):
        near = events or _all_of_story(case)
        same = [event for event in near if same_kind(phrase, event, case.draft)]
        fitting = [event for event in same if _agrees(event, content.date, ["held"])]
        if fitting:
            return _match(claim, fitting[0], case)
        if phrase.head in INSPECTIONS:
            same = [event for event in same if is_news(event, case.draft)]
        if len(same) == 1 and (
            _one_only(same[0], phrase, content.date) or is_inspection_slip(same[0], content.date, case.draft)
        ):
            return _wrong_date(claim, same[0], case)
    return None


def _judge_words(claim: Claim, content: EventClaim, case: Case) -> Finding | None:
    """A date whose event is told in the words of its name, or is the sentence of a court in the news."""
    date = content.date
    if date is None or date.interval is None:
        return None
    events = _all_of_story(case)
    event = told_in_words(content, events, case)
    slip = event and (is_year_slip(event, date) or is_near_slip(event, date, case.draft))
    if event and not (slip or _agrees(event, date, ["held"])):
        event = None
    event = event or sentencing_in_news(content, events, case)
    if event is None:
        return None
    return _match(claim, event, case) if _agrees(event, date, ["held"]) else _wrong_date(claim, event, case)


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
        return _unsure(claim, event, case)
    if not is_proper(name) and not any(word in ONCE for word in words[:-1]):
        return _unsure(claim, event, case)
    place = place_of(case.draft, content.sentence, name)
    its = place is not None and is_its_date(case.draft, place, date.span, is_proper(name))
    if its or act_named(content, event, name, case.draft):
        return _wrong_date(claim, event, case)
    return _unsure(claim, event, case)


def _judge_act(claim: Claim, content: EventClaim, case: Case) -> Finding | None:
    """A date whose event is an act told by its verb and its object."""
    told = act_told(content, _all_of_story(case), case.draft)
    if told is None or content.date is None:
        return None
    event = told.event
    if is_another_date(told, content, case.draft):
        return _wrong_date(claim, event, case)
    return _match(claim, event, case) if _agrees(event, content.date, ["held"]) else _unsure(claim, event, case)


def _wrong_date(claim: Claim, event: Event, case: Case) -> Finding:
    message = f"The registry has {event.name} {_on(event)}."
    return case.finding(claim, Verdict.CONFLICT, "wrong-date", message, _when(event), [_evidence(event)])


def _match(claim: Claim, event: Event, case: Case) -> Finding:
    return case.finding(
        claim, Verdict.MATCH, "match", f"The registry has {event.name} {_on(event)}.", None, [_evidence(event)]
    )


def _nothing(claim: Claim, content: EventClaim, case: Case) -> Finding:
    what = f"this {content.phrase.head}" if content.phrase else "this"
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", f"The registry has nothing on {what}.")


def _unsure(claim: Claim, event: Event, case: Case) -> Finding:
    """What the registry has of an event that may be the one told of, on another date."""
    message = f"The registry has {event.name} {_on(event)}, which may be another."
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, [_evidence(event)])


def _when(event: Event) -> str:
    held = next((d for d in event.dates if d.aspect == "held"), event.dates[0] if event.dates else None)
    return str(held.interval) if held else "a date the registry does not give"


def _on(event: Event) -> str:
    """When an event took place, with its preposition: "on 4 May 2023", "in May 2023"."""
    held = next((d for d in event.dates if d.aspect == "held"), event.dates[0] if event.dates else None)
    return on(held.interval if held else None)


def _plain(event: Event) -> str:
    return " ".join(word for word in event.name.split() if word.lower() not in ORDINALS)


def _ordinal(number: int | None) -> str:
    return next((word for word, n in ORDINALS.items() if n == number), f"{number}th")


def _done(date: EventDate) -> str:
    return {"reported": "reported", "announced": "announced", "due": "due"}.get(date.aspect, date.aspect)


def _evidence(event: Event) -> Evidence:
    says = f"{event.name}: " + ", ".join(f"{d.aspect} {d.interval}" for d in event.dates)
    return Evidence(says, event.where, source=event.sources[0] if event.sources else None)
