"""The kind `date`: dates and ages checked against the calendar, the story and birth dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..intervals import MONTHS, WEEKDAYS, Interval
from ..mentions.draft import Draft, PersonMention
from ..records import Article, Claim, Evidence, Finding, Span, Verdict
from ..registry import Registry
from ..structs import replace
from ..text.dates import DateMention
from ..text.offices import HEADS
from ..text.tokens import Token
from .case import Case
from .name.titles import RELATIVES
from .notices import subject_of_notice
from .role.standing import subject_of
from .role.subjects import pronoun_subject

KIND = "date"


def read(draft: Draft, registry: Registry) -> Iterator[Claim]:
    """A claim for each date that can be wrong by itself: one with a weekday, one that the calendar lacks, and an age.

    Reads "Wednesday (March 20)", "30 and 31 September", "Ada Marsh, 34,", "She is 34.", "Ada Marsh has died at the age
    of 88", "She died in March at 88.". The claim stands at the number of an age.
    """
    for found in draft.dates:
        if found.weekday is not None or found.problem:
            yield Claim(KIND, found.span, found, found.interval, draft.attributed_to(found.span))
    for mention in draft.people:
        if mention.age is not None and mention.person and mention.person.born:
            number = _number_beside(draft, mention)
            yield Claim(KIND, number, mention, None, draft.attributed_to(number))
    for at in draft.places_of(_DYING):
        yield from _age_at_death(draft, at)
    for at in draft.places_of(_BEING):
        yield from _age_of_pronoun(draft, at)


def _number_beside(draft: Draft, mention: PersonMention) -> Span:
    """Where the age stands that was read beside a name: ", 34,", "(34)", ", aged 34"."""
    after = draft.token_at(mention.span.end)
    for token in draft.tokens[after : after + _BESIDE]:
        if token.text == str(mention.age):
            return Span(token.start, token.end)
    return mention.span


# A comma, "aged" and the number.
_BESIDE = 3
_BEING = frozenset({"is", "was"})
_AFTER_AGE = frozenset(".,;") | frozenset("and but now today".split())
# "The lifeboat was named by Ada Marsh. She is 30": of whoever or whatever the sentence is about.
_BESIDE_ANOTHER = frozenset("by with to for from of and against alongside".split())
# Whoever may be meant instead of the person named before, besides relatives and holders of office.
_SOMEBODY = frozenset(
    """
    woman man girl boy child baby lady victim survivor patient nurse doctor carer pupil student teacher driver rider
    cyclist pedestrian passenger motorist worker colleague friend neighbour resident tenant owner customer shopper
    volunteer defendant suspect witness solicitor lawyer juror prisoner teenager pensioner toddler player captain
    singer actor actress author artist guest heir nobody somebody someone who another
    """.split()
)
# Nobody of whom a paper tells the age in figures and no more is younger, and smaller numbers are hours and scores.
_LEAST_BARE = 18


def _age_of_pronoun(draft: Draft, verb: int) -> Iterator[Claim]:
    """The age in "She is 63, and", "He was 89." of the one person who can be meant; after "was" of the dead only, who
    stay as old as they were.
    """
    tokens = draft.tokens
    number = tokens[verb + 1] if verb + 2 < len(tokens) else None
    if number is None or not _is_bare_age(number) or tokens[verb + 2].lower not in _AFTER_AGE:
        return
    mention = pronoun_subject(draft, verb)
    person = mention.person if mention else None
    if mention is None or person is None or not person.born or (tokens[verb].lower == "was") != bool(person.died):
        return
    between = draft.tokens_in(Span(mention.span.end, number.start))
    first = draft.token_at(mention.span.start)
    if first and tokens[first - 1].lower in _BESIDE_ANOTHER:
        return
    if any(token.lower in RELATIVES or token.lower in HEADS or token.lower in _SOMEBODY for token in between):
        return  # "Ada Marsh thanked the driver. She is 60"
    span = Span(number.start, number.end)
    yield Claim(KIND, span, replace(mention, age=int(number.text)), None, draft.attributed_to(span))


def _is_bare_age(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) < 4 and _LEAST_BARE <= int(token.text) < 120


_DYING = frozenset({"died", "dies"})
_HAVING = frozenset({"has", "have", "had"})
_AT_AGE = ("at", "the", "age", "of")
# So many words may stand between "died" and "aged": "died peacefully in hospital on Tuesday, May 4, 2021, aged".
_REACH = 16
_BREAKS = frozenset("; ( ) – — and but who which after before leaving while when".split())


def _age_at_death(draft: Draft, verb: int) -> Iterator[Claim]:
    """The age in "Ada Marsh has died at the age of 88", "She died on May 4, aged 88", "by the time he died in March at
    88", of somebody whose birth date is known, and in the last line of an obituary.
    """
    number = _age_after(draft, verb)
    if number is None:
        return
    tokens = draft.tokens
    at = verb
    while at and tokens[at - 1].lower in _HAVING:
        at -= 1
    mention = subject_of_notice(draft, verb) or subject_of(draft, at) or only_person_before(draft, tokens[at].start)
    if mention and mention.person and mention.person.born and mention.age is None:
        span = Span(number.start, number.end)
        aged = replace(mention, age=int(number.text))
        yield Claim(KIND, span, aged, None, draft.attributed_to(span))


def _age_after(draft: Draft, verb: int) -> Token | None:
    """The number of "aged 88", "at the age of 88" or "at 88." after a verb, with nobody else between."""
    tokens = draft.tokens
    end = min(draft.token_at(draft.sentence_at(tokens[verb].start).span.end), verb + _REACH)
    for at in range(verb + 1, end - 1):
        word = tokens[at].lower
        if word == "aged" or (word == "of" and tuple(t.lower for t in tokens[at - 3 : at + 1]) == _AT_AGE):
            others = draft.people_in(Span(tokens[verb].end, tokens[at].start))
            return tokens[at + 1] if tokens[at + 1].text.isdecimal() and not others else None
        if word == "at" and _is_bare_age(tokens[at + 1]) and (at + 2 == end or tokens[at + 2].lower in _AFTER_AGE):
            return None if draft.people_in(Span(tokens[verb].end, tokens[at].start)) else tokens[at + 1]
        if word in _BREAKS or word in RELATIVES:
            return None
    return None


def only_person_before(draft: Draft, offset: int) -> PersonMention | None:
    """The only person whom a sentence names before "who has died"; nobody when it has a relative of theirs.

    The verb with its "has" begins at the offset.
    """
    before = Span(draft.sentence_at(offset).span.start, offset)
    named, words = draft.people_in(before), draft.tokens_in(before)
    if len(named) != 1 or [token.lower for token in words[-1:]] != ["who"]:
        return None
    related = any(token.is_possessive or token.lower in RELATIVES for token in words)
    return None if related else named[0]


def judge(claim: Claim, case: Case) -> Finding:
    """Compares a date with the calendar, or an age with a birth date."""
    if isinstance(claim.content, PersonMention):
        return _judge_age(claim, claim.content, case)
    found = claim.content
    assert isinstance(found, DateMention)
    text = claim.span.of(case.draft.text)
    if found.problem == "impossible-day":
        return case.finding(
            claim, Verdict.CONFLICT, "impossible", f"There is no such day: {text}.", None, [_calendar(text)]
        )
    day = found.interval.start if found.interval else None
    if day is None or found.weekday is None:
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", f"No year is given for {text}.")
    name = WEEKDAYS[day.weekday()]
    when = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    verb = "was" if day < case.draft.article.published else "is"
    says = f"{when} {verb} a {name}"
    if found.problem == "weekday":
        if _of_another_year(text, day, case.draft.article):
            message = (
                f"{says}, not a {WEEKDAYS[found.weekday]}, if the story is of {case.draft.article.published.year}."
            )
            return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", f"{message} Give its date: --date.")
        message = f"{says}, not a {WEEKDAYS[found.weekday]}."
        return case.finding(claim, Verdict.CONFLICT, "weekday", message, f"{name} {when}", [_calendar(says)])
    return case.finding(claim, Verdict.MATCH, "match", f"{says}.", None, [_calendar(says)])


# A draft without a date is taken to be today's. Its dates without a year are those around today; one that is further
# off and falls on another weekday is a sign that the story is an old one, and no error in it.
_AROUND_TODAY = 45
_YEAR = re.compile(r"[0-9]{4}")


def _of_another_year(text: str, day: date, article: Article) -> bool:
    """Whether nobody knows the year of a date: the story has no date of its own, and the date is far from today."""
    known = article.published_by in ("option", "article") or _YEAR.search(text)
    return not known and abs((day - article.published).days) > _AROUND_TODAY


def _calendar(says: str) -> Evidence:
    return Evidence(says, "the calendar")


def _judge_age(claim: Claim, mention: PersonMention, case: Case) -> Finding:
    """An age against a birth date known to the day, month or year: each leaves a youngest and an oldest.

    The age is that of the day of publication, or that of a date in the sentence ("Ada Marsh, 34, was hurt in May"); the
    dead stay as old as they were: "Ron Hale, 78, died in December".
    """
    person = mention.person
    assert person
    assert person.born
    assert mention.age is not None
    published = Interval.day(case.draft.article.published)
    died = person.died if person.died and person.died.start <= published.end else None
    told = died or published
    says = f"{person.name} was born {person.born}"
    evidence = [Evidence(says, person.where, source=person.sources[0] if person.sources else None)]
    sentence = case.draft.sentence_at(mention.span.start).span
    dates = [found.interval for found in case.draft.dates_in(sentence) if found.kind == "date" and found.interval]
    past = [when for when in dates if when.start >= person.born.start and when.end <= told.end]
    if any(_youngest(person.born, when) <= mention.age <= _oldest(person.born, when) for when in (told, *past)):
        return case.finding(claim, Verdict.MATCH, "match", f"{says}.", None, evidence)
    youngest, oldest = _youngest(person.born, told), _oldest(person.born, told)
    ages = str(youngest) if youngest == oldest else f"{youngest} or {oldest}"
    how = f"died {died} at {ages}" if died else f"is {ages} on {published}"
    message = f"{says}, so {how}, not {mention.age}."
    return case.finding(claim, Verdict.CONFLICT, "age", message, ages, evidence)


def _youngest(born: Interval, when: Interval) -> int:
    return _age(born.end, when.start)


def _oldest(born: Interval, when: Interval) -> int:
    return _age(born.start, when.end)


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
