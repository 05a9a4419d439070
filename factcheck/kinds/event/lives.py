"""Dates of lives, which the registry has with the person and not as events: births, deaths and honours."""

from __future__ import annotations

from datetime import timedelta

from ...intervals import Interval, Precision
from ...mentions.draft import Draft, PersonMention
from ...records import Claim, Evidence, Finding, Honorific, Person, Span, Verdict
from ...text.dates import DateMention
from ...text.tokens import Token
from ..case import Case
from ..date import only_person_before
from ..name.titles import RELATIVES
from ..notices import subject_of_notice
from ..role.standing import subject_of
from ..role.times import on
from .linking import person_before_aside
from .phrases import EventClaim

# As many tokens before a date as "died peacefully at Camford General Hospital on Sunday" has.
_REACH = 14
_VERBS = frozenset("died born knighted made awarded".split())
_AUXILIARIES = frozenset("was has had been also".split())
# Between a verb and a date that may be of something else.
_BREAKS = frozenset(", ; : – — ( ) and but after before when while since who which where until for during of".split())
_OWNERS = frozenset({"her", "his", "their"})
_PRONOUNS = frozenset({"he", "she"})
_TITLES = {"dame": "Dame", "knight": "Sir", "sir": "Sir", "peer": "Lord", "baroness": "Baroness"}
# Who is in the New Year Honours is knighted by hand within the year, and "was knighted in" either.
_INVESTED = timedelta(days=550)
_ORDERS = frozenset("mbe obe cbe bem kbe dbe".split())


def judge_life(claim: Claim, content: EventClaim, case: Case) -> Finding | None:
    """A date by which a story says that somebody was born, died or was honoured, against the registry's; None where it
    has none.

    Reads: P died peacefully at home on Sunday, August 11 · She died in 2019 · P, who was born in Brill in 1936 · P was
    made an MBE in 2004 · He was knighted in the 2017 New Year Honours · Born: March 2, 1941, in Brill. Died: … · P, the
    member for Mill ward who sat since 2003 and who died on May 4.
    """
    date = content.date
    if date is None or date.interval is None:
        return None
    told = _told(case.draft, content.sentence, date)
    if told is None:
        return None
    verb, person, honour = told
    if honour:
        return _judge_honour(claim, person, honour, date.interval, case)
    known = person.died if verb == "died" else person.born
    if known is None:
        return None
    what = "died" if verb == "died" else "was born"
    source = person.sources[0] if person.sources else None
    found = [Evidence(f"{person.name} {what} {on(known)}", person.where, source=source)]
    message = f"{person.name} {what} {on(known)}."
    if known.agrees(date.interval) or _year_unsaid(known, date):
        return case.finding(claim, Verdict.MATCH, "match", message, None, found)
    if date.approximate:
        return None
    return case.finding(claim, Verdict.CONFLICT, "wrong-date", message, str(known), found)


def _year_unsaid(known: Interval, date: DateMention) -> bool:
    """Whether a date without a year is that of the registry: "fell on April 19, 2022. He died on April 21"."""
    said = date.interval
    if date.year_given or said is None or max(said.precision, known.precision) > Precision.MONTH:
        return False
    same_day = max(said.precision, known.precision) == Precision.MONTH or said.start.day == known.start.day
    return said.start.month == known.start.month and same_day


def _told(draft: Draft, sentence: Span, date: DateMention) -> tuple[str, Person, str] | None:
    """The verb before a date, whose it is, and the honour that it tells of ("" of births and deaths)."""
    tokens = draft.tokens
    last = draft.token_at(date.span.start)
    first = max(draft.token_at(sentence.start), last - _REACH)
    verb = next((at for at in range(last - 1, first - 1, -1) if tokens[at].lower in _VERBS), -1)
    if verb < 0:
        return None
    if last - verb <= 1 + (tokens[verb + 1].text == ":") and (notice := subject_of_notice(draft, verb)):
        return (tokens[verb].lower, notice.person, "") if notice.person else None
    between = tokens[verb + 1 : last]
    word = tokens[verb].lower
    honour = _honour(word, between)
    if (word in ("made", "awarded") and not honour) or any(token.lower in _BREAKS for token in between):
        return None
    if word == "born" and tokens[verb - 1].lower not in ("was", "been"):
        subject = _born_beside(draft, sentence, verb, date)
    elif word != "died" and tokens[verb - 1].lower not in ("was", "been"):
        return None
    else:
        subject = _subject(draft, verb)
    if subject is None or subject.person is None or draft.quotation_at(tokens[verb].start):
        return None
    others = [m for m in draft.people_in(Span(tokens[verb].end, date.span.start)) if m.individual != subject.individual]
    return None if others and not honour else (word, subject.person, honour)


def _born_beside(draft: Draft, sentence: Span, verb: int, date: DateMention) -> PersonMention | None:
    """Who was born in "Ada Marsh, born in Brill in 1941, was" and "Born in Brill on May 4, 1941, Ada Marsh was"."""
    tokens = draft.tokens
    if verb == draft.token_at(sentence.start):
        after = draft.token_at(date.span.end)
        named = after + 1 < len(tokens) and tokens[after].text == ","
        return draft.person_mention_at(tokens[after + 1].start) if named else None
    if verb > 1 and tokens[verb - 1].text in (",", "("):
        return draft.person_mention_at(tokens[verb - 2].start)
    return None


def _has_relatives(draft: Draft, start: int, end: int) -> bool:
    """Whether a relative of somebody is told of between two characters: "Ada Marsh's mother", of whom "she" may be."""
    tokens = draft.tokens_in(Span(start, end))
    owned = (at for at, token in enumerate(tokens) if token.lower in RELATIVES)
    return any(t.is_possessive or t.lower in _OWNERS for at in owned for t in tokens[max(at - 2, 0) : at])


def _subject(draft: Draft, verb: int) -> PersonMention | None:
    at = verb
    while at and draft.tokens[at - 1].lower in _AUXILIARIES:
        at -= 1
    if draft.tokens[at - 1].text == ",":  # "P, who had married Q, died"
        return person_before_aside(draft, at)
    start = draft.tokens[at].start
    subject = subject_of(draft, at) or only_person_before(draft, start)
    if subject and draft.tokens[at - 1].lower in _PRONOUNS and _has_relatives(draft, subject.span.start, start):
        return None
    return subject


def _honour(verb: str, between: list[Token]) -> str:
    """The honour as the registry writes it: "Sir" of "knighted", "MBE" of "made an MBE", "Dame" of "made a dame"."""
    if verb == "knighted":
        return "Sir"
    words = [token.lower for token in between[:3]]
    if verb not in ("made", "awarded") or not words or words[0] not in ("a", "an", "the"):
        return ""
    if words[1:2] and words[1] in _ORDERS:
        return words[1].upper()
    return _TITLES.get(words[1], "") if words[1:2] else ""


def _judge_honour(claim: Claim, person: Person, honour: str, said: Interval, case: Case) -> Finding | None:
    dated = [one for one in person.honorifics if one.period.starts]
    held = next((one for one in dated if one.text.upper() == honour.upper()), None)
    if held is None:
        # Another order on the same date is the same award; at another time it may be a later one.
        orders = [one for one in dated if one.text.lower() in _ORDERS and honour.lower() in _ORDERS]
        held = next((one for one in orders if one.period.starts and one.period.starts.agrees(said)), None)
        return _wrong(claim, person, held, case) if held else None
    starts = held.period.starts
    assert starts
    if starts.agrees(said) or timedelta(0) <= said.end - starts.start <= _INVESTED:
        message = f"{person.name} has been {held.text} {held.period}."
        return case.finding(claim, Verdict.MATCH, "match", message, None, [_evidence(person, held)])
    return _wrong(claim, person, held, case)


def _wrong(claim: Claim, person: Person, held: Honorific, case: Case) -> Finding:
    message = f"{person.name} has been {held.text} {held.period}."
    return case.finding(
        claim, Verdict.CONFLICT, "wrong-date", message, str(held.period.starts), [_evidence(person, held)]
    )


def _evidence(person: Person, held: Honorific) -> Evidence:
    source = held.sources[0] if held.sources else None
    return Evidence(f"{person.name}: {held.text}", held.where or person.where, held.period, source)
