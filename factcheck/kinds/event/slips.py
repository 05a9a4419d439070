"""Dates that are a slip of the pen for those of the one event that a sentence can mean: another year, another day."""

from __future__ import annotations

from collections.abc import Sequence

from ...intervals import Interval, Precision
from ...mentions.draft import Draft
from ...records import Event, Span
from ...registry.keys import content_words
from ...text.dates import DateMention
from ...text.tokens import Token
from ...text.words import BODY_NOUNS
from ..case import Case
from ..role.subjects import one_person_before
from .linking import dates_another, is_its_date, tells_of_anniversary
from .meant import DISASTERS, concerns, is_named_in
from .phrases import MANY, ONE_OFF, YEARLY, EventClaim, EventPhrase

# "Issued a notice in May 2023": the verbs by which an act is done, not talked of or remembered.
_DOING = frozenset("issued made signed served published delivered produced completed whose".split())
_LAST_OF_MANY = frozenset({"final", "first"})
_BEFORE_DATE = frozenset("in on of at back early late last this the by".split())
_INTO = frozenset("in into under out from of to".split())
# Between a subject and its verb, and before one that is no subject.
_AUXILIARIES = frozenset("was were had has have been who which , first finally then also formally officially".split())
_UNDER = frozenset("of under for with by to from on in at about than like against over 's ’s".split())
_PRONOUNS = frozenset({"he", "she"})
_SENTENCED = frozenset({"sentenced", "jailed"})
# A court's sentence is reported within days of it.
_NEWS_DAYS = 14
_NEAR_SENTENCES = 3
# Two months: as far as a slip of the month puts a date, and as long as an event is in the news.
_NEAR_DAYS = 62
_WEEK = 6
_MONTH = 31
_CLAUSE = 14
_MEETINGS = frozenset("meeting hearing session vote".split())
_OTHER_MEETINGS = frozenset("extraordinary emergency special earlier previous second separate private".split())
_PREVIOUS = frozenset({"last", "previous"})
_RARE = frozenset("by-election funeral referendum inquest".split())


def is_year_slip(event: Event, date: DateMention) -> bool:
    """Whether a date that names its year is the event's own but for being a year out.

    What happens every year, a series, or a thing of the same month of another year by chance, is not told apart by
    this: callers ask it only of what happens once.
    """
    held = next((d.interval for d in event.dates if d.aspect == "held"), None)
    said = date.interval
    if held is None or said is None or event.series or not date.year_given or date.approximate:
        return False
    if max(said.precision, held.precision) > Precision.MONTH or abs(said.start.year - held.start.year) != 1:
        return False
    same_day = max(said.precision, held.precision) == Precision.MONTH or said.start.day == held.start.day
    return said.start.month == held.start.month and same_day


def is_slip_of(held: Interval, date: DateMention) -> bool:
    """Whether a date is another's but for its year, its month or its day, the rest of it being the same.

    A month without a day may be out in its year alone: any other month is another date.
    """
    said = date.interval
    if said is None or date.approximate or max(said.precision, held.precision) > Precision.MONTH:
        return False
    year, month, day = (getattr(said.start, part) == getattr(held.start, part) for part in ("year", "month", "day"))
    if max(said.precision, held.precision) == Precision.MONTH:
        return month and not year and date.year_given
    return year + month + day == 2 and (year or date.year_given)


def is_near_slip(event: Event, date: DateMention, draft: Draft) -> bool:
    """Whether a date is that of an event of somebody but for some days or a month.

    Asked only of what happens once to a person, and told by a verb of which that person is the subject.
    """
    held = next((d.interval for d in event.dates if d.aspect == "held"), None)
    said = date.interval
    if held is None or said is None or event.series or date.approximate or len(event.of) != 1:
        return False
    after = draft.token_at(date.span.end)
    if after < len(draft.tokens) and draft.tokens[after].lower in ("from", "as"):
        return False  # "resigned on May 4 from the cabinet" is of something else
    precise = max(said.precision, held.precision) <= Precision.MONTH
    return precise and event.name.split()[0].lower() in ONE_OFF and abs((said.start - held.start).days) <= _NEAR_DAYS


def in_the_news(phrase: EventPhrase, event: Event, content: EventClaim, draft: Draft) -> bool:
    """Whether a phrase with another day can only mean the registry's event of these weeks: "the by-election in Mill
    ward, which will be held on June 19" of one on June 12, "at Monday's committee meeting" of one on Tuesday.

    A body may meet every week but not twice in one; by-elections, funerals and annual meetings are months apart. The
    phrase has to say what meeting it is: "the meeting on Monday" is anybody's.
    """
    date = content.date
    held = next((d.interval for d in event.dates if d.aspect in ("held", "due")), None)
    if date is None or date.interval is None or held is None or event.series or date.approximate:
        return False
    if max(date.interval.precision, held.precision) > Precision.DAY or content.aspect not in ("held", "due"):
        return False
    apart = abs((date.interval.start - held.start).days)
    if phrase.head in _MEETINGS and "annual" not in phrase.words:
        near = apart <= _WEEK and (phrase.definite or bool(phrase.words)) and not _OTHER_MEETINGS & set(phrase.words)
    else:
        near = apart <= _MONTH and (phrase.head in _RARE or "annual" in phrase.words) and phrase.definite
    news = abs((draft.article.published - held.start).days) <= _NEAR_DAYS
    things = " ".join(known.name for thing in phrase.things for known in thing.known)
    said = content_words(" ".join((*phrase.words, phrase.head, *phrase.complement, things)))
    same = any(len(content_words(name) & said) > 1 for name in (event.name, *event.other_names))
    return near and news and same and is_its_date(draft, phrase.span, date.span)


def phrase_slip(phrase: EventPhrase, event: Event, content: EventClaim, draft: Draft) -> bool:
    """Whether an event noun right before its date has the year of the date wrong: "issued the notice in May 2023"."""
    date = content.date
    if date is None or not is_year_slip(event, date) or phrase.head in YEARLY or content.aspect == "took effect":
        return False
    if phrase.head in MANY and not (_LAST_OF_MANY & set(phrase.words) & set(event.name.lower().split())):
        return False
    if phrase.head in MANY and not _names_maker(event, content.sentence, draft):
        return False
    said = content_words(" ".join((*phrase.words, phrase.head, *phrase.complement)))
    named = any(len(said & content_words(name)) > 1 for name in (event.name, *event.other_names))
    if not _concerned_only(event, content.sentence, draft, named):
        return False
    tokens = draft.tokens
    first = draft.token_at(phrase.span.start) - 1
    while first >= 0 and tokens[first].lower in ("a", "an", "the", "its", "their"):
        first -= 1
    done = first >= 0 and tokens[first].lower in _DOING
    between = {token.lower for token in draft.tokens_in(Span(phrase.span.end, date.span.start))}
    return (done and between <= _BEFORE_DATE) or is_its_date(draft, phrase.span, date.span)


def disaster_slip(phrase: EventPhrase, event: Event, content: EventClaim, draft: Draft) -> bool:
    """Whether a date is a slip for that of a fire or crash which the sentence only calls so: "in May 1962 fire gutted
    it".
    """
    held = next((d.interval for d in event.dates if d.aspect == "held"), None)
    date = content.date
    if held is None or date is None or phrase.head not in DISASTERS or event.series:
        return False
    told = tells_of_anniversary(draft, content.sentence, date.span) or dates_another(draft, phrase.span, date.span)
    return is_slip_of(held, date) and not told


def previous_slip(phrase: EventPhrase, same: Sequence[Event], content: EventClaim) -> Event | None:
    """The event of a kind that "its previous inspection, in May 2014" has the year, month or day wrong of: the one that
    the registry has before its last.
    """
    date = content.date
    held = [(d.interval, e) for e in same for d in e.dates if d.aspect == "held"]
    held.sort(key=lambda one: one[0].start)
    if date is None or not _PREVIOUS & set(phrase.words) or not phrase.definite or len(held) < 2:
        return None
    when, event = held[-2]
    return event if is_slip_of(when, date) else None


def told_in_words(content: EventClaim, events: Sequence[Event], case: Case) -> Event | None:
    """The one event whose name, but for whom it concerns, is told by the verb before a date and the words around it.

    Reads: "Hale resigned in October 2021" of the resignation of Tom Hale · "He resigned on May 4" · "In May PC Tom Hale
    was dismissed" of the dismissal of Tom Hale · "the board was placed in special measures in May 2022" of the placing
    of the board in special measures.
    """
    date = content.date
    if date is None:
        return None
    draft = case.draft
    tokens = draft.tokens_in(Span(content.sentence.start, date.span.start))
    verb = _verb(tokens)
    if verb < 0 and date.span.start - content.sentence.start <= len("In "):
        tokens, verb = _clause_after(draft, content.sentence, date)
    if verb < 0:
        return None
    said = content_words(" ".join(token.lower for token in tokens))
    tail = content_words(" ".join(token.lower for token in tokens[verb:]))
    found = {}
    for event in events:
        entity = set().union(*(content_words(name) for name in (*event.of, *event.by)), set())
        for name in (event.name, *event.other_names):
            own = content_words(name) - entity
            if tail <= own <= said and (own != content_words(name) or len(own) > 1):
                found[event.id] = event
    if len(found) != 1:
        return None
    event = next(iter(found.values()))
    return event if _is_subject(event, tokens[:verb], draft) else None


def _verb(tokens: Sequence[Token]) -> int:
    """The place of the participle or past tense right before a date, or before "in special measures"; -1 if none."""
    at = len(tokens) - 1
    while at >= 0 and tokens[at].lower in _BEFORE_DATE:
        at -= 1
    for place in range(at, max(at - 4, -1), -1):
        if tokens[place].lower.endswith(("ed", "wn", "en")) and not tokens[place].is_capital:
            inner = [token.lower for token in tokens[place + 1 : at + 1]]
            return place if not inner or inner[0] in _INTO else -1
    return -1


def _clause_after(draft: Draft, sentence: Span, date: DateMention) -> tuple[list[Token], int]:
    """The subject and the passive verb after a date that opens a sentence, and the place of the verb; -1 if none."""
    tokens = [token for token in draft.tokens_in(Span(date.span.end, sentence.end)) if token.text != ","][:_CLAUSE]
    for at in range(1, len(tokens)):
        if tokens[at].lower.endswith("ed") and tokens[at - 1].lower in ("was", "were"):
            return tokens[: at + 1], at
        if not (tokens[at].is_word or tokens[at].text == "."):
            break
    return tokens, -1


def _is_subject(event: Event, tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether the person, thing or body right before a verb is one that an event concerns, or nobody is named at all.

    Not: "the chair under Tom Hale resigned", "Tom Hale's deputy resigned", "the unit of the board was placed in".
    """
    if not tokens:
        return False
    clause = Span(tokens[0].start, tokens[-1].end)
    ends = [(m.span, bool(m.person and m.person.id in (*event.of, *event.by))) for m in draft.people_in(clause)]
    ends += [(t.span, bool(t.known) and concerns(event, t, draft)) for t in draft.things_in(clause)]
    named = set().union(*(content_words(name) for name in event.of), set())
    bodies = [t for t in tokens if t.lower in BODY_NOUNS and not t.is_capital]
    ends += [(Span(t.start, t.end), content_words(t.lower) <= named) for t in bodies]
    last = next((token for token in reversed(tokens) if token.lower not in _AUXILIARIES), tokens[-1])
    if not ends and last.lower in _PRONOUNS:
        person = one_person_before(draft, last.start)
        return bool(person and person.person and person.person.id in event.of)
    if not ends:
        return tokens[-1].lower in ("was", "were", "been") and not _PRONOUNS & {t.lower for t in tokens}
    span, concerned = max(ends, key=lambda end: end[0].end)
    between = {token.lower for token in tokens if token.start >= span.end}
    before = next((token.lower for token in reversed(tokens) if token.end <= span.start), ",")
    return concerned and between <= _AUXILIARIES and before not in _UNDER


def _names_maker(event: Event, sentence: Span, draft: Draft) -> bool:
    """Whether a sentence names whose report or visit an event is: every council has its final reports."""
    makers = {m.person.id for m in draft.people_in(sentence) if m.person}
    makers.update(known.id for thing in draft.things_in(sentence) for known in thing.known)
    return bool(makers & set(event.by))


def _concerned_only(event: Event, sentence: Span, draft: Draft, named: bool = False) -> bool:
    """Whether a sentence names somebody or something that an event concerns, and nobody else. `named` says that it has
    the event's name.
    """
    people = [m.person.id in (*event.of, *event.by) for m in draft.people_in(sentence) if m.person]
    things = [
        is_named_in(event, thing, draft) or concerns(event, thing, draft)
        for thing in draft.things_in(sentence)
        if thing.known
    ]
    return bool(named or people or things) and all(people) and all(things)


def sentencing_in_news(content: EventClaim, events: Sequence[Event], case: Case) -> Event | None:
    """The sentencing in the news, on whichever day a story of it puts it: "She was sentenced on Monday, May 4".

    The sentence has no other date, and its subject is the defendant by name, or a pronoun soon after the name.
    """
    draft, date = case.draft, content.date
    if date is None or date.interval is None or date.interval.precision > Precision.DAY:
        return None
    before = draft.tokens_in(Span(content.sentence.start, date.span.start))
    verb = next((at for at, token in enumerate(before) if token.lower in _SENTENCED), -1)
    dates = [d for d in draft.dates_in(content.sentence) if d.kind == "date" and d.interval]
    if verb < 2 or before[verb - 1].lower != "was" or len(dates) != 1 or any(t.text in ",;:" for t in before):
        return None
    person = _defendant(draft, content.sentence, before[: verb - 1])
    for event in events:
        held = next((d.interval for d in event.dates if d.aspect == "held"), None)
        if person not in event.of or not content_words("sentencing") <= content_words(event.name) or held is None:
            continue
        told = (draft.article.published - held.start).days
        apart = abs((date.interval.start - held.start).days)
        if 0 <= told <= _NEWS_DAYS and apart <= _NEWS_DAYS and held.precision == Precision.DAY:
            return event
    return None


def _defendant(draft: Draft, sentence: Span, subject: Sequence[Token]) -> str:
    """The person whom a clause is about: the only one named, or for "he" and "she" the last one named before."""
    clause = Span(subject[0].start, subject[-1].end)
    named = draft.people_in(clause)
    if named:
        whole = len(named) == 1 and named[0].span == clause
        return named[0].person.id if whole and named[0].person else ""
    if len(subject) != 1 or subject[0].lower not in _PRONOUNS:
        return ""
    index = draft.sentence_index(sentence.start)
    first = draft.sentences[max(index - _NEAR_SENTENCES, 0)].span.start
    before = draft.people_in(Span(first, sentence.start))
    return before[-1].person.id if before and before[-1].person else ""
