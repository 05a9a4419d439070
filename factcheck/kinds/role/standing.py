"""What somebody is without a title: of which party, for which seat, and since when.

"Labour's Ada Marsh", "Ada Marsh, who represents Camford South", "Ada Marsh was appointed in May 2019".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from ...intervals import ALWAYS, Interval
from ...mentions.draft import Draft, PersonMention, ThingMention
from ...records import Claim, Evidence, Finding, Holder, Person, Place, Post, Span, Verdict
from ...registry.keys import content_words
from ...structs import Struct
from ...text.dates import DateMention
from ...text.normalise import name_key
from ...text.offices import FORMER, parties_in, party_words
from ...text.words import SAYING
from ..case import Case
from .claim import RoleClaim
from .differences import COMPASS, belongs_to, parties_of, party_names
from .partisans import MEMBERS, MOST_PARTY_WORDS, of_party, of_titled, others, seat_after, speaking
from .posts import exclusive
from .subjects import aside_subject, joined_subject, pronoun_subject
from .times import evidence, holds, on, says_held, title_of
from .told import told_posts

_BEFORE_VERB = frozenset("who has have had also now , – — -".split())
# "Took the helm", "took charge", "took office", "took up the post", "took over".
_TAKEN = frozenset("helm charge office over up reins".split())
_NAMED = frozenset({"appointed", "installed"})
_TAKEN_REACH = 5
_ARTICLES = frozenset("the a an her his their".split())
# People are named to a post before they take it up: a year covers notice periods.
_NOTICE = timedelta(days=366)
_REPRESENTING = frozenset({"represents", "represented"})
_SITTING = frozenset({"sits", "sat"})  # "for Camford South"
_SAT = frozenset({"represented", "sat"})
_PERFECT = frozenset("has have also now".split())
_TELLING = _REPRESENTING | _SITTING | _NAMED | {*MEMBERS, "took"}


class Standing(Struct, frozen=True):
    """That somebody is of a party (`party`, its canonical words), sits for a `seat`, or took up a post on a `date`.

    `direct` is false of an appointment, which comes before the post is taken up. `called` is true of one who is only
    called by the seat ("the Mill councillor said"), who may be another of the story; `past` of one who "sat for" it.
    """

    mention: PersonMention
    party: frozenset[str] = frozenset()
    seat: ThingMention | None = None
    date: DateMention | None = None
    direct: bool = True
    called: bool = False
    past: bool = False


def read_standings(draft: Draft, roles: Sequence[RoleClaim]) -> Iterator[tuple[Span, Standing]]:
    """What people are without a title, outside the titles that `roles` are.

    Reads: Labour's P · the Greens' P · Conservative P · Tory veteran P · P, of the SDLP, · the Lib Dem said (where one
    person can be meant) · P, a Conservative, · P, Labour, said · The commissioner, a Conservative, · The Labour
    backbencher (of the story's only member) · The Labour man (of the one named right before) · P, for the Greens, ·
    The Green is P · P, who represents Camford South · P, who sits for Mill · P has represented Mill ward since 2017 ·
    P was appointed in May 2019 · P was installed last May · P took the helm in May · P took office last year
    """
    titled = {draft.token_at(role.phrase.span.start) + n for role in roles for n in range(_words_of(draft, role))}
    yield from _parties(draft, titled, roles)
    tokens = draft.tokens
    for at in draft.places_of(_TELLING):
        word = tokens[at].lower
        if word in _REPRESENTING:
            yield from _seat(draft, at, at + 1)
        elif word in _SITTING and at + 1 < len(tokens) and tokens[at + 1].lower == "for":
            yield from _seat(draft, at, at + 2)
        elif word in MEMBERS:
            yield from _called_by_seat(draft, at)
        elif word in _NAMED and at and tokens[at - 1].lower == "was":
            yield from _taken(draft, at - 1, at + 1, direct=word == "installed")
        elif word == "took":
            near = [t.lower for t in tokens[at + 1 : at + _TAKEN_REACH]]
            end = next((n for n, word in enumerate(near, at + 2) if word in _TAKEN), 0)
            if end and tokens[end - 1].lower == "up":
                end = next((n for n in range(end, end + 3) if n < len(tokens) and tokens[n].is_word), end) + 2
            if end and all(word in _ARTICLES | _TAKEN for word in near[: end - at - 1][:2]):
                yield from _taken(draft, at, end, direct=True)


def _words_of(draft: Draft, role: RoleClaim) -> int:
    return draft.token_at(role.phrase.span.end) - draft.token_at(role.phrase.span.start)


def _parties(draft: Draft, inside: set[int], roles: Sequence[RoleClaim]) -> Iterator[tuple[Span, Standing]]:
    tokens = draft.tokens
    go_on = 0
    for at in draft.places_of(parties_in(draft.words)):
        if at < go_on or not tokens[at].is_capital or at in inside or len(tokens[at].text) < 3:
            continue
        end = at
        while end < len(tokens) and end - at < MOST_PARTY_WORDS and tokens[end].is_capital:
            if end in inside or not (party_words(tokens[end].lower) or tokens[end].lower in ("uk", "cymru")):
                break
            end += 1
        words = frozenset().union(*(party_words(token.lower) for token in tokens[at:end]))
        before = tokens[at - 1].lower if at else ""
        if before not in FORMER and before not in ("ex", "-"):
            found = of_party(draft, at, end, before) or of_titled(draft, at, end, roles)
            between = draft.text[found.span.end : tokens[at].start].strip() if found else ""
            again = before == "the" and between not in (", of the", ", for the", "")
            if found and not (again and others(found, words, tokens[at].start, roles)):
                span = Span(tokens[at].start, tokens[end - 1].end)
                if found.span.start >= span.end:
                    span = Span(span.start, found.span.end)
                yield span, Standing(found, words, seat_after(draft, end + 1) if before == "the" else None)
        go_on = end


def subject_of(draft: Draft, verb: int) -> PersonMention | None:
    """Whose verb it is: of the person right before it or before "who", of a pronoun, of the one of the verb before."""
    at = verb - 1
    while at >= 0 and draft.tokens[at].lower in _BEFORE_VERB:
        at -= 1
    mention = draft.person_mention_at(draft.tokens[at].start) if at >= 0 else None
    if mention is None and at >= 0 and draft.tokens[at + 1].text == ",":  # "said the Conservative, who represents"
        first = at
        while first and at - first < MOST_PARTY_WORDS and party_words(draft.tokens[first].lower):
            first -= 1
        if first < at:
            return of_party(draft, first + 1, at + 1, draft.tokens[first].lower)
    if mention is None:
        comma = verb - 1
        while comma > 0 and draft.tokens[comma].lower in _BEFORE_VERB and draft.tokens[comma].text != ",":
            comma -= 1
        return pronoun_subject(draft, verb) or joined_subject(draft, verb) or aside_subject(draft, comma)
    return mention if "\n" not in draft.text[mention.span.end : draft.tokens[verb].start] else None


def _seat(draft: Draft, verb: int, after: int) -> Iterator[tuple[Span, Standing]]:
    mention = subject_of(draft, verb)
    if after < len(draft.tokens) and draft.tokens[after].lower == "the":
        after += 1
    if mention is None or after >= len(draft.tokens):
        return
    start = draft.tokens[after].start
    seat = next((t for t in draft.things_in(Span(start, start + 80)) if t.span.start == start), None)
    if seat and any(isinstance(known, Place) for known in seat.known):
        past = draft.tokens[verb].lower in _SAT and draft.tokens[verb - 1].lower not in _PERFECT
        standing = Standing(mention, seat=seat, date=_date(draft, seat.span), past=past)
        yield Span(draft.tokens[verb].start, seat.span.end), standing
        if draft.tokens[verb].lower in ("represents", "sits"):
            yield from _seat_party(draft, mention, draft.token_at(seat.span.end))


def _seat_party(draft: Draft, mention: PersonMention, at: int) -> Iterator[tuple[Span, Standing]]:
    """The party in "who represents Mill for Labour", "represents Mill ward for the Greens"."""
    tokens = draft.tokens
    at += at < len(tokens) and tokens[at].lower == "ward"
    if at + 2 >= len(tokens) or tokens[at].lower != "for":
        return
    first = at + 2 if tokens[at + 1].lower == "the" else at + 1
    end = first
    while end < len(tokens) and end - first < MOST_PARTY_WORDS and tokens[end].is_capital:
        if not party_words(tokens[end].lower):
            break
        end += 1
    if end > first:
        words = frozenset[str]().union(*(party_words(token.lower) for token in tokens[first:end]))
        yield Span(tokens[first].start, tokens[end - 1].end), Standing(mention, words)


def _called_by_seat(draft: Draft, at: int) -> Iterator[tuple[Span, Standing]]:
    """ "The Mill councillor said", "the councillor for Mill added": whoever spoke or was named right before."""
    tokens = draft.tokens
    if at + 1 >= len(tokens) or not at:
        return
    if tokens[at + 1].lower == "for" and tokens[at - 1].lower == "the":
        begin = tokens[at + 2].start if at + 2 < len(tokens) else tokens[at].end
        seat = next((t for t in draft.things_in(Span(begin, begin + 80)) if t.span.start == begin), None)
        start, after = tokens[at - 1].start, draft.token_at(seat.span.end) if seat else 0
    else:
        seat = next((t for t in draft.things_in(Span(max(tokens[at].start - 80, 0), tokens[at].start))[::-1]), None)
        if seat is None or draft.text[seat.span.end : tokens[at].start] not in (" ", " ward "):
            return
        first = draft.token_at(seat.span.start)
        if not first or tokens[first - 1].lower != "the":
            return
        start, after = tokens[first - 1].start, at + 1
    says = 0 < after < len(tokens) and tokens[after].lower in SAYING
    if seat and says and any(isinstance(known, Place) for known in seat.known) and not draft.quotation_at(start):
        mention = speaking(draft, start)
        if mention:
            yield seat.span, Standing(mention, seat=seat, called=True)


def _taken(draft: Draft, verb: int, end: int, direct: bool) -> Iterator[tuple[Span, Standing]]:
    mention = subject_of(draft, verb)
    if mention is None or end >= len(draft.tokens):
        return
    span = Span(draft.tokens[verb].start, draft.tokens[end - 1].end)
    date = _date(draft, span)
    if date:
        yield Span(span.start, date.span.end), Standing(mention, date=date, direct=direct)


def _date(draft: Draft, after: Span) -> DateMention | None:
    """The date right after a span: "in May 2019", "since 2017", "last year"."""
    sentence = draft.sentence_at(after.start).span
    for found in draft.dates_in(Span(after.end, sentence.end)):
        between = draft.text[after.end : found.span.start].strip()
        if found.kind == "date" and between in ("", "in", "on", "since"):
            following = draft.token_at(found.span.end)
            other = following < len(draft.tokens) and draft.tokens[following].lower in ("as", "to")
            return None if other else found  # "took over in 2022 as head of the unit" is of another post
        return None
    return None


def judge_standing(claim: Claim, content: Standing, case: Case) -> Finding | None:
    """Compares a party, a seat or a beginning with the registry's; None where it says nothing of them."""
    person = content.mention.person
    if person is None:
        return None
    at = Interval.day(case.draft.article.published)
    if content.party and content.seat:
        said = {name_key(known.name) for known in content.seat.known}
        if not any(name_key(p.area) in said for p, _ in _seats(person, at, case)):
            return None
    if content.party:
        return _judge_party(claim, content, person, at, case)
    if content.seat:
        return _judge_seat(claim, content, person, at, case)
    return _judge_beginning(claim, content, person, at, case)


def _judge_party(claim: Claim, content: Standing, person: Person, at: Interval, case: Case) -> Finding | None:
    parties = parties_of(person, at, case)
    if not parties:
        return None
    known = next((one for one in parties if belongs_to(content.party, one, case)), None)
    told = known or parties[0]
    name = party_names(told, case)[0]
    when = "" if told.period == ALWAYS else f" ({told.period})"
    message = f"{person.name} is {name}{when}."
    source = told.sources[0] if told.sources else None
    found = [Evidence(f"{person.name}: {name}", told.where, told.period, source)]
    if known:
        return case.finding(claim, Verdict.MATCH, "match", message, None, found)
    past = next((one for one in person.parties if belongs_to(content.party, one, case)), None)
    verdict = Verdict.UNSUPPORTED if past and case.draft.dates_in(_sentence(claim, case)) else Verdict.CONFLICT
    return case.finding(claim, verdict, "wrong-party", message, name, found)


def _sentence(claim: Claim, case: Case) -> Span:
    return case.draft.sentence_at(claim.span.start).span


def _judge_seat(claim: Claim, content: Standing, person: Person, at: Interval, case: Case) -> Finding | None:
    assert content.seat
    said = {name_key(known.name) for known in content.seat.known}
    seats = [(p, h) for p in case.posts_held_by(person.id) if p.area for h in p.holders if h.person == person.id]
    fits = [(post, holder) for post, holder in seats if name_key(post.area).removesuffix(" ward") in said]
    if fits:
        return _judge_start(claim, content, person, fits, case)
    now = [(post, holder) for post, holder in seats if holds(holder, at)]
    if len(now) != 1 or content.past or not _is_seat(content.seat):
        return None
    if content.called and _somebody_sits(content, said, at, case):
        return None
    words, known = content_words(" ".join(said)), content_words(now[0][0].area)
    if words & known - COMPASS and not (words ^ known) & COMPASS:
        return None
    message = f"{says_held(person, now[0])}."
    found = [evidence(person, now[0])]
    return case.finding(claim, Verdict.CONFLICT, "wrong-constituency", message, now[0][0].area, found)


def _seats(person: Person, at: Interval, case: Case) -> list[tuple[Post, Holder]]:
    return [
        (post, holder)
        for post in case.posts_held_by(person.id)
        for holder in post.holders
        if post.area and holder.person == person.id and holds(holder, at)
    ]


def _somebody_sits(content: Standing, seats: set[str], at: Interval, case: Case) -> bool:
    """Whether somebody else of the story sits for one of the seats."""
    people = [one.person for one in case.draft.individuals if one.person and one is not content.mention.individual]
    return any(
        name_key(post.area).removesuffix(" ward") in seats
        for person in people
        for post in case.posts_held_by(person.id)
        if post.area and any(h.person == person.id and holds(h, at) for h in post.holders)
    )


def _is_seat(seat: ThingMention) -> bool:
    """Whether a place is somebody's seat by the registry's own word; a town may be a part of a seat."""
    kinds = {word for known in seat.known if isinstance(known, Place) for word in known.classification.lower().split()}
    return bool(kinds & {"constituency", "ward", "division"})


def _judge_beginning(claim: Claim, content: Standing, person: Person, at: Interval, case: Case) -> Finding | None:
    posts = [post for post in case.posts_held_by(person.id) if exclusive(post)]
    held = [(post, holder) for post in posts for holder in post.holders if holder.person == person.id]
    held = told_posts(content.mention.individual, held, case)
    held = [one for one in held if holds(one[1], at)] or held
    told = {post.id for post, _ in held}
    held = [(post, holder) for post, holder in held if not holder.period.not_begun(at)]
    return _judge_start(claim, content, person, held, case) if len(told) == 1 and held else None


def _judge_start(
    claim: Claim, content: Standing, person: Person, held: list[tuple[Post, Holder]], case: Case
) -> Finding:
    """A beginning against those of a person's times in a post; an appointment may come a year before."""
    said = content.date
    when = (said.period.starts if said.period else None) or said.interval if said else None
    for post, holder in held:
        starts = holder.period.starts
        early = when and starts and not content.direct and timedelta(0) <= starts.end - when.start <= _NOTICE
        if when is None or starts is None or when.agrees(starts) or early:
            message = f"{says_held(person, (post, holder))}."
            return case.finding(claim, Verdict.MATCH, "match", message, None, [evidence(person, (post, holder))])
    post, holder = held[0]
    message = f"{person.name}'s time as {title_of(post)} started {on(holder.period.starts)}."
    found = [evidence(person, (post, holder))]
    verdict = Verdict.CONFLICT if len(held) == 1 else Verdict.UNSUPPORTED
    return case.finding(claim, verdict, "wrong-start", message, str(holder.period.starts), found)
