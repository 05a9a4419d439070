"""Reads what a story says happened, and when: event nouns, their ordinals, and the dates that go with them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from datetime import timedelta

from ...intervals import Interval
from ...mentions.draft import Draft, ThingMention
from ...records import Span
from ...structs import Struct, replace
from ...text.dates import DateMention
from ...text.dates.words import NUMBERS
from ...text.tokens import Token
from ...text.words import SAYING
from .linking import is_its_date

# Nouns of things that happen on a date, singular. The second table holds those that come round: a date that fits none
# of them may be that of another one.
ONE_OFF: frozenset[str] = frozenset(
    """
    inquest inquiry trial judgment judgement ruling verdict launch opening closure reopening launch merger takeover
    sale purchase agreement deal appointment resignation departure retirement death funeral wedding birth crash
    collision fire blaze explosion attack murder robbery raid sentencing decision direction notice order settlement
    redundancy demolition founding foundation establishment closing
    """.split()
)
# Nouns of acts that happen once to one object, when the registry's name for them stands whole in the sentence.
ONCE: frozenset[str] = ONE_OFF | frozenset(
    "formation establishment creation foundation founding setting knighthood abolition completion election".split()
)
YEARLY: frozenset[str] = frozenset(
    "election festival fair show carnival parade budget conference awards race marathon regatta gala ceremony".split()
)
MANY: frozenset[str] = frozenset(
    """
    inspection assessment visit meeting hearing session match game review debate vote ballot consultation report letter
    statement protest march rally strike walkout summit concert broadcast programme episode questions referendum
    by-election storm flood grant contract event announcement publication findings results feedback partnership
    interview briefing investigation operation tour
    """.split()
)
EVENT_NOUNS: frozenset[str] = ONE_OFF | YEARLY | MANY

# Nouns for what is published of an event: their date is the date of the reporting.
REPORTS: frozenset[str] = frozenset("report letter findings results feedback".split())

ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth
        """.split(),
        1,
    )
}

_REPORTED = frozenset("published publish reported released issued publishing release publication report due".split())
_ANNOUNCED = frozenset("announced announce unveiled revealed".split())
_EFFECT = (
    "took effect",
    "take effect",
    "takes effect",
    "came into force",
    "come into force",
    "comes into force",
    "came into effect",
)

# In somebody's mouth these are a manner of speaking: "Today belongs to the people".
_DEICTIC = frozenset("today tonight tomorrow yesterday".split())

_STOP: frozenset[str] = SAYING | frozenset(
    """
    a an the this that these those his her its their our my your another each every any some no and or but nor so yet
    if as than then when while where who whom which what whose after before since until till during is are was were
    be been being am has have had having do does did will would can could may might must shall should he she they it
    we you i him them us me to from by with within without into onto about over under of in on at for through not
    only just also even still already again hosted carried carrying held followed following took take takes place
    faced hit hailed saw see sees called calls led leads attended attending won lost found left cost gave made
    brought drew ended began went came
    """.split()
)
_COMPLEMENTS = frozenset("of into by from on for at in with".split())
_ARTICLES = frozenset("the its their a an".split())
_LABELS = frozenset({"born", "died"})
# Between "The first" and its date.
_ELIDED = frozenset(", was came took place held in on of at back early late last this".split())


class EventPhrase(Struct, frozen=True):
    """An event noun with what belongs to it: `words` before it, `complement` after it, and the `things` in both.

    `core` is the noun, from its number on when it has one.
    """

    span: Span
    core: Span
    head: str
    words: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    things: tuple[ThingMention, ...] = ()
    ordinal: int | None = None
    definite: bool = False


class EventClaim(Struct, frozen=True):
    """That something happened on a date, or was the n-th of its kind. `sentence` is where; `aspect` what the date is
    of.
    """

    sentence: Span
    phrase: EventPhrase | None
    date: DateMention | None
    aspect: str = "held"
    context: tuple[EventPhrase, ...] = ()


def read_event_claims(draft: Draft, heads_known: Set[str] = frozenset()) -> Iterator[tuple[Span, EventClaim]]:
    """A claim for each date of a sentence with the event it dates, and for each numbered event without a date.

    Reads: an inspection in July 2022 · the fourth monitoring visit took place last month · a report due on March 27 ·
    the election on 4 May · visited earlier this month (a dated clause without an event noun). `heads_known` are more
    nouns of events, those of the registry's.
    """
    before: tuple[EventPhrase, ...] = ()
    things = draft.things_by_token
    dated = {i for d in draft.dates for i in draft.places_in(d.span)}
    heads = draft.places_of(_SINGULAR.keys() | heads_known)
    for sentence in draft.sentences:
        dates = [
            d if d.interval or d.period else _days_later(draft, d, sentence.span)
            for d in draft.dates_in(sentence.span)
            if d.kind == "date"
        ]
        dates = [d for d in dates if d.interval or d.period]
        inside = draft.places_in(sentence.span)
        theirs = heads[bisect_left(heads, inside.start) : bisect_left(heads, inside.stop)]
        if not dates and not theirs:
            continue
        phrases = _outermost(_phrases(draft, inside, theirs, things, dated))
        if before and dates and (elided := _elided(draft, sentence.span, dates[0], before)):
            phrases = [elided, *phrases]
        used = set()
        for date in dates:
            phrase = _phrase_for(draft, date, phrases, dates)
            if phrase:
                used.add(phrase.span)
            elif date.span.of(draft.text).lower() in _DEICTIC and draft.quotation_at(date.span.start):
                continue
            span = _span(draft, sentence.span, phrase, date)
            if phrase is None and not _says_something(draft, span, date):
                continue
            context = tuple(p for p in phrases if p is not phrase) + before
            yield span, EventClaim(sentence.span, phrase, date, _aspect(draft, phrase, date, sentence.span), context)
        for phrase in phrases:
            if phrase.ordinal and phrase.span not in used:
                yield phrase.core, EventClaim(sentence.span, phrase, None, "held", before)
        before = tuple(phrases) or before


def _days_later(draft: Draft, date: DateMention, sentence: Span) -> DateMention:
    """The day of "fell on April 19, 2022. He died two days later", counted from the only day told right before."""
    words = date.span.of(draft.text).lower().split()
    at = draft.token_at(date.span.start)
    if len(words) != 3 or words[1:] != ["days", "later"] or draft.tokens[at - 1].lower != "died":
        return date
    number = int(words[0]) if words[0].isdecimal() else NUMBERS.get(words[0], 0)
    index = draft.sentence_index(sentence.start)
    start = draft.sentences[max(index - 1, 0)].span.start
    told = [d.interval for d in draft.dates_in(Span(start, date.span.start)) if d.kind == "date"]
    if not number or len(told) != 1 or told[0] is None or told[0].start != told[0].end:
        return date
    return replace(date, interval=Interval.day(told[0].start + timedelta(days=int(number))), approximate=False)


def _elided(draft: Draft, sentence: Span, date: DateMention, before: tuple[EventPhrase, ...]) -> EventPhrase | None:
    """The event of "The first, in February 2024, had been short", another of the numbered one just told of."""
    first = draft.token_at(sentence.start)
    the, nth = draft.tokens[first : first + 2] if first + 2 < len(draft.tokens) else (None, None)
    if the is None or nth is None or the.lower != "the" or nth.lower not in ORDINALS:
        return None
    between = [token.lower for token in draft.tokens_in(Span(nth.end, date.span.start))]
    numbered = [phrase for phrase in before if phrase.ordinal]
    if len(numbered) != 1 or not between or not set(between) <= _ELIDED or ORDINALS[nth.lower] == numbered[0].ordinal:
        return None
    return replace(
        numbered[0], span=Span(the.start, nth.end), core=Span(nth.start, nth.end), ordinal=ORDINALS[nth.lower]
    )


_SINGULAR = {noun + "s": noun for noun in EVENT_NOUNS} | {noun: noun for noun in EVENT_NOUNS}


def _phrases(
    draft: Draft, sentence: range, heads: list[int], things: dict[int, ThingMention], dated: set[int]
) -> Iterator[EventPhrase]:
    """`sentence` are its tokens, `heads` those that are nouns of events, `things` and `dated` those of the things and
    the dates of the draft.
    """
    tokens = draft.tokens
    first, end = sentence.start, sentence.stop
    for at in heads:
        head = _SINGULAR.get(tokens[at].lower, tokens[at].lower)
        if at in dated or (at in things and things[at].known) or _is_modifier(tokens, at, end):
            continue
        if at > first and tokens[at - 1].lower in ("to", "will", "would", "must", "should", "could", "can", "may"):
            continue  # the verb: "to review"
        begin, inside = at, []
        ordinal, words, definite = None, [], False
        core = Span(tokens[at].start, tokens[at].end)
        while begin > first:
            token = tokens[begin - 1]
            if begin - 1 in things and things[begin - 1].known:
                thing = things[begin - 1]
                inside.append(thing)
                begin = draft.token_at(thing.span.start)
                continue
            if not token.is_word and (token.text in "“”\"'‘’" or token.is_possessive):
                begin -= 1
                definite = definite or token.is_possessive
                continue
            if token.lower in ("the", "its", "their", "his", "her", "this"):
                definite = True
            if begin - 1 in dated or token.lower in _STOP or not (token.is_word or token.text[0].isdigit()):
                break
            number = ORDINALS.get(token.lower) or _numeral(token, tokens, begin)
            if number:
                ordinal = number
                core = Span(token.start, tokens[at].end)
            else:
                words.append(token.lower)
            begin -= 1
        stop, complement = _complement(draft, at + 1, end, things, dated, inside)
        span = Span(tokens[begin].start, tokens[stop - 1].end)
        yield EventPhrase(span, core, head, tuple(reversed(words)), complement, tuple(inside), ordinal, definite)


def _says_something(draft: Draft, span: Span, date: DateMention) -> bool:
    """Whether a dated clause has a word of content beside the date: "It is on Tuesday" has none."""
    inside = date.span
    return any(
        token.is_word
        and not (inside.start <= token.start and token.end <= inside.end)
        and token.lower not in _STOP
        and token.lower not in _COMPLEMENTS
        for token in draft.tokens_in(span)
    )


def _outermost(phrases: Iterable[EventPhrase]) -> list[EventPhrase]:
    """The phrases that are not inside another: "the meeting on the judgment" is a meeting."""
    kept: list[EventPhrase] = []
    for phrase in phrases:
        if not kept or not kept[-1].span.contains(phrase.span):
            kept.append(phrase)
    return kept


def _numeral(token: Token, tokens: list[Token], begin: int) -> int | None:
    """The number of "3rd", which is read as two tokens."""
    if token.lower in ("st", "nd", "rd", "th") and begin >= 2 and tokens[begin - 2].text.isdigit():
        return int(tokens[begin - 2].text)
    return None


def _is_modifier(tokens: list[Token], at: int, end: int) -> bool:
    """Whether an event noun only qualifies the next one: "inspection report", "election hearing"."""
    return at + 1 < end and tokens[at + 1].lower in _SINGULAR and tokens[at].end + 1 == tokens[at + 1].start


def _complement(
    draft: Draft, at: int, end: int, things: dict[int, ThingMention], dated: set[int], inside: list[ThingMention]
) -> tuple[int, tuple[str, ...]]:
    tokens = draft.tokens
    stop = at
    words: list[str] = []
    opened = False
    while at < end:
        token, before = tokens[at], tokens[at - 1].lower
        word = token.lower
        if at in dated:
            break
        if (
            word in _COMPLEMENTS
            or (word in _ARTICLES and before in _COMPLEMENTS)
            or (not token.is_word and token.is_possessive)
        ):
            opened = True
            at += 1
            continue
        if at in things and things[at].known:
            if not opened:
                break
            inside.append(things[at])
            at = stop = draft.token_at(things[at].span.end)
            continue
        verb = word.endswith("ed") or (word.endswith("s") and before not in _COMPLEMENTS and before not in _ARTICLES)
        if not opened or word in _STOP or not token.is_word or verb:
            break
        words.append(word)
        at += 1
        stop = at
    return stop, tuple(words)


_BREAKS = frozenset(",;:—–()")


def _phrase_for(
    draft: Draft, date: DateMention, phrases: list[EventPhrase], dates: list[DateMention]
) -> EventPhrase | None:
    """The event that a date dates: the nearest before it in its clause, else after it, with no other date between, else
    the one that is said to take place then: "the by-election, caused by a resignation, will be held on May 4".
    """

    def clear(start: int, end: int) -> bool:
        between = draft.text[start:end]
        return not any(c in between for c in ",;:—()") and not any(
            start <= d.span.start < end for d in dates if d is not date
        )

    before = [p for p in phrases if p.span.end <= date.span.start and clear(p.span.end, date.span.start)]
    if before:
        return before[-1]
    after = [p for p in phrases if p.span.start >= date.span.end and clear(date.span.end, p.span.start)]
    if after and " and " not in draft.text[date.span.end : after[0].span.start]:
        return after[0]  # not "visited on July 1 and published their report"
    taking_place = [p for p in phrases if p.span.end <= date.span.start and is_its_date(draft, p.span, date.span)]
    if len(taking_place) == 1:
        return taking_place[0]
    if len(phrases) == 1 and len(dates) == 1 and phrases[0].span.end <= date.span.start:
        between = draft.text[phrases[0].span.end : date.span.start]
        return phrases[0] if between.count(",") <= 1 and len(between) < 60 else None
    return None


def _aspect(draft: Draft, phrase: EventPhrase | None, date: DateMention, sentence: Span) -> str:
    """What a date is the date of: "held", "reported", "announced" or "took effect"."""
    start = min(phrase.span.start, date.span.start) if phrase else max(sentence.start, date.span.start - 60)
    text = draft.text[start : max(phrase.span.end if phrase else 0, date.span.end)].lower()
    if ("effect" in text or "force" in text) and any(effect in text for effect in _EFFECT):
        return "took effect"
    words = set(text.replace(",", " ").split())
    if words & _ANNOUNCED:
        return "announced"
    if (phrase and phrase.head in REPORTS) or words & (_REPORTED - {"due", "report"}):
        return "reported"
    if phrase and verb_before(draft, phrase) in _REPORTED:
        return "reported"
    return "held"


def verb_before(draft: Draft, phrase: EventPhrase) -> str:
    """The word that an event is the object of: "published" in "published its third inspection"."""
    at = draft.token_at(phrase.span.start) - 1
    while at >= 0 and draft.tokens[at].lower in _ARTICLES:
        at -= 1
    return draft.tokens[at].lower if at >= 0 else ""


# Marks that begin and end a clause, but inside a number: "41,280", "£1.2m".
_BEGINS = frozenset(",;:—–(")
_ENDS = frozenset(";:—–(.")


def _in_number(text: str, at: int) -> bool:
    return text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()


def _span(draft: Draft, sentence: Span, phrase: EventPhrase | None, date: DateMention) -> Span:
    """The phrase and the date, or the clause of a date that dates no event noun."""
    if phrase:
        return Span(min(phrase.core.start, date.span.start), max(phrase.core.end, date.span.end))
    text, start = draft.text, date.span.start
    while start > sentence.start and (text[start - 1] not in _BEGINS or _in_number(text, start - 1)):
        start -= 1
    while start < date.span.start and draft.text[start].isspace():
        start += 1
    label = draft.tokens[max(draft.token_at(start) - 2, 0)]
    if draft.text[start - 1 : start] == " " and draft.text[label.end : label.end + 1] == ":" and label.lower in _LABELS:
        return Span(label.start, date.span.end)  # "Born: March 2, 1941"
    before = draft.tokens_in(Span(start, date.span.start))
    if all(token.lower in _STOP or not token.is_word for token in before):  # "and in May 2019 was given the freedom"
        if before and before[0].lower in ("and", "but"):
            start = before[1].start if len(before) > 1 else date.span.start
        end = date.span.end
        while end < sentence.end and (text[end] not in _ENDS or _in_number(text, end)):
            end += 1
        return Span(start, end)
    return Span(start, date.span.end)
