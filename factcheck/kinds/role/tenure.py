"""When somebody took up or laid down a post that the story names elsewhere: "She was elected in May 2019"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ...intervals import Interval
from ...mentions.bodies import fits
from ...mentions.draft import Draft, PersonMention
from ...records import Claim, Finding, Holder, Person, Post, Span, Verdict
from ...structs import Struct
from ...text.dates import DateMention
from ...text.normalise import name_key
from ...text.words import BODY_NOUNS
from ..case import Case
from .posts import candidate_posts, is_short_form, words_of
from .standing import subject_of
from .times import evidence, on, says_held, title_of
from .told import roles_of, told_posts

# Who "was elected" without more was elected by the people: to a council or a parliament, or as their commissioner. A
# leader was elected to the council once, and to lead it another time.
_ELECTED = frozenset("councillor mp msp ms mla mep police-crime-commissioner".split())
# Members of a body who may have joined it long before they took up an office there.
_MEMBERS = frozenset("member governor trustee non-executive-director".split())
_BOARDS = frozenset("board governors trustees".split())
_ELECTING = frozenset({"elected", "co-opted"})
_SITTING = frozenset({"sat", "served"})
_AUXILIARIES = frozenset("was first has been also now".split())
_LEAVING = frozenset("resigned retired".split())
_DOWN = frozenset("stepped stood".split())
_HELD = frozenset({"held", "had"})  # "has had the job since May"
_TELLING = _ELECTING | _SITTING | _LEAVING | _DOWN | _HELD | {"joined", "in"}
_POSTS = frozenset("post role office position job brief portfolio".split())
# "In the job since 2011", "been in charge since May", "in the chair since 2021".
_IN_POST = _POSTS | frozenset("chair charge".split())
_ARTICLES = frozenset("the a an this that her his their same".split())
_JOINED_REACH = 8
_FEW = 8  # mentions of one person that are looked at; no more keeps long texts linear
_IN_NAMES = frozenset("and of the".split())
# The words of "the district council".
_BODY_WORDS = 3
_BEFORE_DATE = frozenset("in on last early late this from since until between back".split())
# Whoever is elected takes the post up within weeks.
_TAKING_UP = timedelta(days=100)
# No office is given by election twice within so many days.
_TERM = timedelta(days=330)
_NOTICE = timedelta(days=366)
_EVE = timedelta(days=2)
# A date further from the known end than a slip of the month is of another end: of a seat, a membership, a working life.
_SLIP = timedelta(days=62)


class Tenure(Struct, frozen=True):
    """That somebody was `elected`, `joined` a body (its id or a word for it), `left`, or `held` a post, on a date."""

    mention: PersonMention
    what: str
    date: DateMention
    body: str = ""
    first: bool = False


def read_tenures(draft: Draft) -> Iterator[tuple[Span, Tenure]]:
    """What the story says of when somebody's time in a post began or ended, without the post.

    Reads: P was elected in May 2019 · She was first elected last May · P, who stepped down on May 20 · He retired in
    2021 · P held the post from 2012 until May 2024 · P, in the job since 2011, · She has held the role since June ·
    He has had the job since May · P joined the trust in 2021.
    """
    tokens = draft.tokens
    for at in draft.places_of(_TELLING):
        word = tokens[at].lower
        if word in _ELECTING and at and tokens[at - 1].lower in ("was", "first"):
            body, end = _body(draft, at + 2) if at + 1 < len(tokens) and tokens[at + 1].lower == "to" else ("", 0)
            yield from _told(draft, at, end or at + 1, "elected", body, first=tokens[at - 1].lower == "first")
        elif word in _SITTING and at + 1 < len(tokens) and tokens[at + 1].lower == "on":
            body, end = _body(draft, at + 2)
            if body:
                yield from _told(draft, at, end, "held", body)
        elif word in _LEAVING:
            yield from _told(draft, at, at + 1, "resigned" if word == "resigned" else "left")
        elif word in _DOWN and at + 1 < len(tokens) and tokens[at + 1].lower == "down":
            yield from _told(draft, at, at + 2, "left")
        elif word in _HELD and at + 2 < len(tokens) and (word == "held" or tokens[at - 1].lower in ("has", "have")):
            if tokens[at + 1].lower in _ARTICLES and tokens[at + 2].lower in _POSTS:
                yield from _told(draft, at, at + 3, "held")
        elif word == "joined":
            yield from _joined(draft, at)
        elif word == "in" and at + 3 < len(tokens):
            end = at + 1 + (tokens[at + 1].lower in _ARTICLES)
            if tokens[end].lower in _IN_POST and tokens[end + 1].lower == "since":
                begin = at - 1 if at and tokens[at - 1].lower == "been" else at
                yield from _told(draft, begin, end + 1, "held")


def _told(
    draft: Draft, verb: int, end: int, what: str, body: str = "", first: bool = False
) -> Iterator[tuple[Span, Tenure]]:
    date = _date(draft, end)
    if date is None or draft.quotation_at(draft.tokens[verb].start):
        return
    at = verb
    while at and draft.tokens[at - 1].lower in _AUXILIARIES:
        at -= 1
    mention = subject_of(draft, at)
    if mention and mention.individual:
        yield Span(draft.tokens[verb].start, date.span.end), Tenure(mention, what, date, body, first)


def _date(draft: Draft, at: int) -> DateMention | None:
    """The date right at a token, with a preposition before it at the most."""
    tokens = draft.tokens
    start = at
    while at < len(tokens) and at - start < 2 and tokens[at].lower in _BEFORE_DATE:
        at += 1
    if at >= len(tokens):
        return None
    around = Span(tokens[start].start, tokens[at].end)
    found = next((d for d in draft.dates_in(Span(around.start, around.end + 40)) if d.span.start <= around.end), None)
    return found if found and found.kind == "date" and tokens[start].start <= found.span.start else None


def _joined(draft: Draft, verb: int) -> Iterator[tuple[Span, Tenure]]:
    """\"Joined the trust in 2021", "joined Camford Council from Brill last year"."""
    tokens = draft.tokens
    body, end = _body(draft, verb + 1)
    if not body or end >= len(tokens):
        return
    if tokens[end].lower == "from":
        place = end + 1
        while place < len(tokens) and place - end < _JOINED_REACH:
            if not (tokens[place].is_capital or tokens[place].lower in _IN_NAMES):
                break
            place += 1
        end = place
    yield from _told(draft, verb, end, "joined", body)


def _body(draft: Draft, at: int) -> tuple[str, int]:
    """The body whose name or noun ("the town council", "the trust") starts at a token: its id or the noun, and the
    token after it.
    """
    tokens = draft.tokens
    if at < len(tokens) and tokens[at].lower in ("the", "its", "their"):
        at += 1
    if at >= len(tokens):
        return "", 0
    thing = next((t for t in draft.things_in(Span(tokens[at].start, tokens[at].end + 80)) if t.known), None)
    if thing and thing.span.start <= tokens[at].start:
        return thing.id, draft.token_at(thing.span.end)
    for place in range(at, min(at + _BODY_WORDS, len(tokens))):
        if tokens[place].lower in BODY_NOUNS and not tokens[place].is_capital:
            return tokens[place].lower, place + 1
    return "", 0


# ------------------------------------------------------------------------------------------ against the registry


def judge_tenure(claim: Claim, content: Tenure, case: Case) -> Finding | None:
    """Compares a beginning or an end with those of the posts that the story gives the person; None where the registry
    says nothing of them.
    """
    person = content.mention.person
    said = content.date.interval or content.date.period
    if person is None or said is None:
        return None
    held = [(p, h) for p in case.posts_held_by(person.id) for h in p.holders if h.person == person.id]
    if content.what == "joined":
        return _judge_joined(claim, content, person, held, case)
    told = _at_body(content, held, case) if content.body else told_posts(content.mention.individual, held, case)
    if not told:
        return None
    if content.what == "elected":
        return _judge_elected(claim, content, person, held, told, case)
    if content.what == "held" and not content.body:
        told = _in_sentence(claim, content, told, case)
    if content.what == "held":
        return _judge_held(claim, content, person, told, case)
    return _judge_left(claim, content, person, held, told, case)


def _at_body(content: Tenure, held: list[tuple[Post, Holder]], case: Case) -> list[tuple[Post, Holder]]:
    """The posts that a person held at the body of a claim; as a member of it, when it is a board."""
    if content.body in _BOARDS:
        here = [(post, holder) for post, holder in held if _is_member(post)]
    elif content.body in BODY_NOUNS:
        owners = case.registry.organisations({post.organisation for post, _ in held if post.organisation})
        fitting = {id for id, owner in owners.items() if fits((content.body,), owner)}
        here = [(post, holder) for post, holder in held if post.organisation in fitting]
    else:
        here = [(post, holder) for post, holder in held if post.organisation == content.body]
    if content.what == "held":
        # Who sat for one ward may have sat for another before.
        here = [(post, holder) for post, holder in here if not post.area and (_is_member(post) or _is_elected(post))]
    return here if len({post.organisation for post, _ in here}) == 1 else []


def _is_elected(post: Post) -> bool:
    of_council = any(word in post.organisation.lower() for word in ("council", "assembly"))
    return any(words & _ELECTED and len(words) <= 2 for words in words_of(post)) or (
        of_council and any(words == {"member"} for words in words_of(post))
    )


def _is_member(post: Post) -> bool:
    return any(words & _MEMBERS and not words & _ELECTED for words in words_of(post))


def _judge_elected(
    claim: Claim,
    content: Tenure,
    person: Person,
    held: list[tuple[Post, Holder]],
    told: list[tuple[Post, Holder]],
    case: Case,
) -> Finding | None:
    """An election, which begins a post or renews it: wrong when it is before the beginning, or in the year after."""
    said = content.date.interval
    elected = [(p, h) for p, h in held if _is_elected(p) and h.period.starts]
    if not any(_is_elected(post) for post, _ in told) and _is_called_councillor(content.mention):
        told = elected
    if said is None or not elected or not any(_is_elected(post) for post, _ in told):
        return None
    for post, holder in elected:
        starts = holder.period.starts
        if starts and (said.agrees(starts) or timedelta(0) <= starts.start - said.end <= _TAKING_UP):
            return _match(claim, person, (post, holder), case)
    posts = {post.id for post, _ in told if _is_elected(post)}
    first = min(elected, key=lambda one: one[1].period.starts.start if one[1].period.starts else said.start)
    begins = first[1].period.starts
    assert begins
    early = said.end < begins.start and (not first[0].area or _names_seat(claim, first[0], case))
    soon = content.first or timedelta(0) < said.start - begins.end < _TERM
    if len(posts) != 1 or first[0].id not in posts or not (early or soon):
        return None
    return _wrong(claim, "wrong-start", person, first, case)


def _is_called_councillor(mention: PersonMention) -> bool:
    mentions = mention.individual.mentions[:_FEW] if mention.individual else []
    return any(one.title == "Coun" for one in mentions)


def _names_seat(claim: Claim, post: Post, case: Case) -> bool:
    """Whether the sentence names the seat of a post: who was elected earlier may have sat for another."""
    sentence = case.draft.sentence_at(claim.span.start).span
    seats = {name_key(known.name) for thing in case.draft.things_in(sentence) for known in thing.known}
    return name_key(post.area).removesuffix(" ward") in seats


def _in_sentence(
    claim: Claim, content: Tenure, told: list[tuple[Post, Holder]], case: Case
) -> list[tuple[Post, Holder]]:
    """Of the posts by which the story calls somebody, those by which the sentence does, where it gives a title: "P,
    chair of the trees committee, has been in the role since 2021" says nothing of another that P chairs.
    """
    sentence = case.draft.sentence_at(claim.span.start).span
    phrases = [
        role.phrase
        for _, role in roles_of(content.mention.individual, case)
        if role.sense not in ("based", "party", "former", "then") and sentence.contains(role.phrase.core)
    ]
    if not phrases:
        return told
    return [
        (post, holder)
        for post, holder in told
        if any(
            is_short_form(phrase, post) or post in candidate_posts(phrase, case.draft, case.registry).posts
            for phrase in phrases
        )
    ]


def _judge_held(
    claim: Claim, content: Tenure, person: Person, told: list[tuple[Post, Holder]], case: Case
) -> Finding | None:
    period = content.date.period
    if period is None or len({post.id for post, _ in told}) != 1:
        return None
    wrong = None
    for one in told:
        ends = ((period.starts, one[1].period.starts, "wrong-start"), (period.ends, one[1].period.ends, "wrong-end"))
        bad = next((code for says, known, code in ends if says and known and not says.agrees(known)), "")
        if not bad:
            return _match(claim, person, one, case)
        wrong = wrong or (bad, one)
    assert wrong
    return _wrong(claim, wrong[0], person, wrong[1], case) if len(told) == 1 else None


def _judge_left(
    claim: Claim,
    content: Tenure,
    person: Person,
    held: list[tuple[Post, Holder]],
    told: list[tuple[Post, Holder]],
    case: Case,
) -> Finding | None:
    """An end: who steps down or retires does so on that day or the eve of it; who resigns may do so before going, or
    from something else later. Years are told of longer ends than that of the story's post.
    """
    said = content.date.interval
    if said is None:
        return None
    for one in held:
        ends = one[1].period.ends
        if ends and (said.agrees(ends) or abs(ends.start - said.start) <= _EVE):
            return _match(claim, person, one, case)
    over = [(post, holder) for post, holder in told if holder.period.ends]
    if len(over) != 1 or len({post.id for post, _ in told}) != 1:
        return None
    ends = over[0][1].period.ends
    assert ends
    # Who goes before a successor is elected may be in the registry until that day.
    waited = any(h.period.starts and h.period.starts.agrees(ends) for h in over[0][0].holders if h.person != person.id)
    another = content.what == "resigned" or abs(ends.start - said.start) > _SLIP or (waited and said.end < ends.start)
    return None if another else _wrong(claim, "wrong-end", person, over[0], case)


def _judge_joined(
    claim: Claim, content: Tenure, person: Person, held: list[tuple[Post, Holder]], case: Case
) -> Finding | None:
    """Nobody joins a body after having held a post there; a member of a board joins it by becoming one."""
    said = content.date.interval
    if said is None:
        return None
    here = [(post, holder) for post, holder in _at_body(content, held, case) if holder.period.starts]
    if len({post.organisation for post, _ in here}) != 1:
        return None
    first = min(here, key=lambda one: one[1].period.starts.start if one[1].period.starts else said.start)
    begins = first[1].period.starts
    assert begins
    if said.agrees(begins):
        return _match(claim, person, first, case)
    if said.start > begins.end or (content.body in _BOARDS and begins.start - said.end > _NOTICE):
        return _wrong(claim, "wrong-start", person, first, case)
    return None


def _match(claim: Claim, person: Person, held: tuple[Post, Holder], case: Case) -> Finding:
    message = f"{says_held(person, held)}."
    return case.finding(claim, Verdict.MATCH, "match", message, None, [evidence(person, held)])


def _wrong(claim: Claim, code: str, person: Person, held: tuple[Post, Holder], case: Case) -> Finding:
    post, holder = held
    when: Interval | None = holder.period.starts if code == "wrong-start" else holder.period.ends
    side = "started" if code == "wrong-start" else "ended"
    message = f"{person.name}'s time as {title_of(post)} {side} {on(when)}."
    return case.finding(claim, Verdict.CONFLICT, code, message, str(when), [evidence(person, held)])
