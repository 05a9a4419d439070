"""What differs between a title and the post that a person does hold: party, rank, seat or body.

Each is a typed part of the title, so that a difference in it alone, of the same person at the same time, is a conflict.
"""

from __future__ import annotations

from ...intervals import ALWAYS, Interval, Period
from ...mentions.bodies import speaks_of
from ...mentions.spelling import near_miss
from ...records import Affiliation, Claim, Evidence, Finding, Holder, Person, Post, Verdict
from ...text.offices import PARTIES, PARTY_WORDS, RANKS, head_of, role_words
from ..case import Case
from .claim import RoleClaim
from .posts import Candidates, belongs, candidate_posts, exclusive, words_of
from .times import evidence, holds, title_of


def with_own_party(
    content: RoleClaim, person: Person, posts: dict[str, Post], at: Interval, case: Case
) -> list[tuple[Post, Holder]]:
    """The person's times in the post that they hold and that a title names with their own party before it: "Labour
    leader" of the council's leader.
    """
    said = content.phrase.words & PARTY_WORDS
    if not said or not any(belongs_to(said, a, case) for a in parties_of(person, at, case)):
        return []
    for post in posts.values():
        if content.phrase.words - said in words_of(post) and may_mean(content, post, case):
            held = [(post, holder) for holder in post.holders if holder.person == person.id]
            if any(holds(holder, at) for _, holder in held):
                return held
    return []


def belongs_to(said: frozenset[str], affiliation: Affiliation, case: Case) -> bool:
    """Whether party words beside a title can mean the party that a person belongs to."""
    return any(_party(said) == _party(_words(name)) for name in party_names(affiliation, case))


def party_names(affiliation: Affiliation, case: Case) -> list[str]:
    """The names of a party, its usual one first, then the others and the short ones."""
    party = case.registry.organisations({affiliation.to}).get(affiliation.to)
    return [party.name, *(name.text for name in party.other_names), *party.short] if party else [affiliation.to]


def _words(party: str) -> frozenset[str]:
    return frozenset(party.lower().replace("party", "").split())


def may_mean(content: RoleClaim, post: Post, case: Case) -> bool:
    """Whether the bodies in a title, or those it points back to, let it mean a post."""
    return belongs(content.phrase, post, case.draft, case.registry)


def holds_without_party(content: RoleClaim, person: Person, posts: dict[str, Post], at: Interval, case: Case) -> bool:
    """Whether a person holds a post to which a title adds a party: "the Conservative leader of the council"."""
    plain = content.phrase.words - PARTY_WORDS
    seat = plain - _SEATED - _WARDS  # "the Labour member for Mill ward"
    if (
        plain & _SEATED
        and seat
        and any(
            seat == _ward_words(post.area) and holder.person == person.id and holds(holder, at)
            for post in posts.values()
            for holder in post.holders
            if any(words & _SEATED for words in words_of(post))
        )
    ):
        return True
    return plain != content.phrase.words and any(
        plain in words_of(post) and may_mean(content, post, case) and holder.person == person.id and holds(holder, at)
        for post in posts.values()
        for holder in post.holders
    )


def differing_post(
    claim: Claim, content: RoleClaim, person: Person, posts: dict[str, Post], candidates: Candidates, case: Case
) -> Finding | None:
    """A conflict with the post that the person does hold, when one typed part of the title differs: party, rank or
    seat.
    """
    at = claim.time
    assert at
    said = content.phrase.words
    for post in posts.values():
        holder = next((h for h in post.holders if h.person == person.id and holds(h, at)), None)
        if holder is None or content.loose or content.sense == "held":  # the leader "was deputy leader" before
            continue
        for words in words_of(post):
            if said == words or head_of(said) != head_of(words):
                continue
            party_said, party_known = said & PARTY_WORDS, words & PARTY_WORDS
            if party_said and party_known and said - party_said == words - party_known:
                message = f"{person.name} is {title_of(post)}{_when(holder.period)}."
                return case.finding(
                    claim, Verdict.CONFLICT, "wrong-party", message, post.label, [evidence(person, (post, holder))]
                )
            ranks = (said ^ words) & RANKS
            if ranks and said ^ words == ranks and _same_body(content, post, case):
                message = f"{person.name} is {title_of(post)}{_when(holder.period)}."
                return case.finding(
                    claim, Verdict.CONFLICT, "wrong-rank", message, post.label, [evidence(person, (post, holder))]
                )
        house = _wrong_house(claim, content, person, post, holder, case)
        if house:
            return house
        seat = _wrong_seat(claim, content, person, post, holder, case)
        if seat:
            return seat
        ward = _wrong_ward(claim, content, person, post, holder, case)
        if ward:
            return ward
        body = _wrong_body(claim, content, person, post, holder, case)
        if body:
            return body
    return None


def colleagues_title(
    claim: Claim, content: RoleClaim, person: Person, posts: dict[str, Post], candidates: Candidates, case: Case
) -> Finding | None:
    """A bare title that somebody else has at the one body at which the person has a post: "chief executive Ada Marsh"
    of the council's head of planning. Not in a sentence of appointments, nor of "its chief executive", nor in a list.
    """
    at, phrase = claim.time, content.phrase
    if at is None or content.sense != "holds" or content.loose or phrase.things or phrase.area or phrase.unknown:
        return None
    held = [(p, h) for p in posts.values() for h in p.holders if h.person == person.id and holds(h, at)]
    bodies = {post.organisation for post, _ in held}
    told = [post for post in candidates.posts if post.organisation in bodies and exclusive(post)]
    heads = {head_of(words) for post, _ in held for words in words_of(post)}
    if len(bodies) != 1 or len(told) != 1 or head_of(phrase.words) in heads:
        return None
    if not speaks_of((told[0].organisation,), case.draft):
        return None  # a namesake, whose body is another
    draft, name = case.draft, content.mention.span
    before = draft.tokens[max(draft.token_at(phrase.span.start) - 1, 0)].lower
    listed = phrase.span.end <= name.start and draft.text[phrase.span.end : name.start] != " "
    changing = {token.lower for token in draft.tokens_in(draft.sentence_at(phrase.span.start).span)} & _CHANGING
    if before in _OWNERS or listed or changing:
        return None
    now = [h for h in told[0].holders if holds(h, at) and h.person != person.id]
    other = case.person(now[0].person) if len(now) == 1 else None
    if other is None:
        return None
    mine = held[0]
    message = f"{other.name} is {title_of(told[0])}; {person.name} is {title_of(mine[0])}{_when(mine[1].period)}."
    found = [evidence(other, (told[0], now[0])), evidence(person, mine)]
    return case.finding(claim, Verdict.CONFLICT, "not-holder", message, mine[0].label, found)


def _when(period: Period) -> str:
    return "" if period == ALWAYS else f" ({period})"


def _same_body(content: RoleClaim, post: Post, case: Case) -> bool:
    return may_mean(content, post, case) and not content.phrase.unknown


_OWNERS = frozenset("its their his her".split())
# Words of a sentence in which posts change hands.
_CHANGING = frozenset(
    """
    new acting interim appointed promoted elected becomes become became named chosen takes taking took takeover
    succeeds succeed replaces replace replacing stand-in covering step stepped stepping join joins joined future next
    """.split()
)
_MEMBERS = ("mp", "msp", "ms", "mla", "mep")
_SEATED = frozenset({"councillor", "member"})
_WARDS = frozenset({"ward", "division"})
COMPASS = frozenset("north south east west mid central northern southern eastern western upper lower".split())


def _wrong_seat(
    claim: Claim, content: RoleClaim, person: Person, post: Post, holder: Holder, case: Case
) -> Finding | None:
    """A member of Parliament for another seat than the story says.

    "Camford and Brill MP" of the member for Camford and Thame differs too: no town is called by two names.
    "MP for Brill" of the member for Camford differs. Before "MP" a place may be a town of the seat, so "Brill MP"
    differs
    only when Brill is a seat of the registry or when a point of the compass is exchanged ("South Camford MP").
    """
    area = content.phrase.area
    house = next((word for word in _MEMBERS if word in content.phrase.words), "")
    house = house or ("mp" if content.sense == "party" else "")
    seats = [words for words in words_of(post) if house in words]
    if not area or not seats or not house:
        return None
    said, known = set(_area_words(area)), set(_area_words(post.area or post.label))
    if said <= known or known <= said:
        return None
    core = content.phrase.core.of(case.draft.text).lower()
    formal = core.startswith(("mp for", "mps for", "member of")) or f"{house} for " in core
    shared = said - COMPASS & known
    compass = bool(said & COMPASS and known & COMPASS and said & COMPASS != known & COMPASS and shared)
    # "Camford South" of Camford and the Fens: a seat is not called by a part of a town that is not in its name.
    compass = compass or bool(said & COMPASS and not known & COMPASS and shared and said - COMPASS <= known)
    halves = _halves(area) ^ _halves(post.area or post.label)
    compass = compass or (" and " in area and bool(_halves(area) - halves) and len(halves) == 2)
    registered = case.registry.posts_called({" ".join(sorted({house} | said))})
    if not (formal or compass or any(registered.values())):
        return None
    message = f"{person.name} {'was' if holder.period.ends else 'is'} {title_of(post)}{_when(holder.period)}."
    return case.finding(
        claim,
        Verdict.CONFLICT,
        "wrong-constituency",
        message,
        post.area or post.label,
        [evidence(person, (post, holder))],
    )


def _wrong_house(
    claim: Claim, content: RoleClaim, person: Person, post: Post, holder: Holder, case: Case
) -> Finding | None:
    """A member of another parliament than the story says: "Camford MP Ada Marsh" of the MSP for Camford. Who has sat
    in both may be in either.
    """
    said = content.phrase.words & set(_MEMBERS)
    sat = [words & set(_MEMBERS) for one in case.posts_held_by(person.id) for words in words_of(one)]
    here = any(words & set(_MEMBERS) for words in words_of(post))
    plain = content.sense in ("holds", "since") and not content.phrase.status
    if not plain or not said or not here or any(said & words for words in sat):
        return None
    area, known = set(_area_words(content.phrase.area)), set(_area_words(post.area))
    if not (area <= known or known <= area) or not (area or may_mean(content, post, case)):
        return None
    message = f"{person.name} is {title_of(post)}{_when(holder.period)}."
    return case.finding(claim, Verdict.CONFLICT, "wrong-body", message, post.label, [evidence(person, (post, holder))])


def _wrong_ward(
    claim: Claim, content: RoleClaim, person: Person, post: Post, holder: Holder, case: Case
) -> Finding | None:
    """A councillor for another ward of the same council than the story says: "the member for Mill ward", "(Lab, Mill)",
    "Mill councillor", where the registry has a councillor for Mill.
    """
    said = (content.phrase.words - PARTY_WORDS - _SEATED - _WARDS) | frozenset(_area_words(content.phrase.area))
    seated = content.sense == "party" or content.phrase.words & _SEATED
    if not said or not seated or not post.area or not any(words & _SEATED for words in words_of(post)):
        return None
    if not _is_only_council(post, case):
        return None
    if any(said & _ward_words(one.area) for one in case.posts_held_by(person.id) if one.area):
        return None
    keys = {" ".join(sorted({head, *said, *ward})) for head in _SEATED for ward in ((), *((one,) for one in _WARDS))}
    others = [one for found in case.registry.posts_called(keys).values() for one in found]
    if not any(one.organisation == post.organisation and said == _ward_words(one.area) for one in others):
        return None
    message = f"{person.name} is {title_of(post)}{_when(holder.period)}."
    found = [evidence(person, (post, holder))]
    return case.finding(claim, Verdict.CONFLICT, "wrong-constituency", message, post.area, found)


def _is_only_council(post: Post, case: Case) -> bool:
    """Whether the story names the council of a post and no other: who sits on two has a seat on each."""
    named = [thing for thing in case.draft.things if "council" in thing.span.of(case.draft.text).lower().split()]
    ids = {known.id for thing in named for known in thing.known}
    return ids == {post.organisation} and all(thing.known for thing in named)


def _ward_words(area: str) -> frozenset[str]:
    return frozenset(_area_words(area)) - _WARDS


def _halves(area: str) -> set[str]:
    """The two names of a seat with two ("Camford and Brill"); nothing of another."""
    names = [" ".join(_area_words(half)) for half in area.replace("&", "and").split(" and ")]
    return set(names) if len(names) == 2 and all(names) else set()


def _area_words(area: str) -> list[str]:
    return [
        w
        for w in area.lower().replace("’", "'").replace(",", " ").split()
        if w not in ("and", "the", "&", "mp", "for", "of", "constituency")
    ]


def _wrong_body(
    claim: Claim, content: RoleClaim, person: Person, post: Post, holder: Holder, case: Case
) -> Finding | None:
    """The same exclusive office at another registered body: "leader of Brill Council" of the leader of Camford
    Council.
    """
    if not post.organisation or not exclusive(post):
        return None
    if content.phrase.unknown and not content.phrase.things:
        return _misnamed_body(claim, content, person, post, holder, case)
    if content.phrase.unknown or not content.phrase.things:
        return None
    if content.phrase.words not in words_of(post) or may_mean(content, post, case):
        return None
    if not any(getattr(t, "classification", None) for thing in content.phrase.things for t in thing.known):
        return None
    message = f"{person.name} is {title_of(post)}{_when(holder.period)}."
    return case.finding(claim, Verdict.CONFLICT, "wrong-body", message, post.label, [evidence(person, (post, holder))])


def _misnamed_body(
    claim: Claim, content: RoleClaim, person: Person, post: Post, holder: Holder, case: Case
) -> Finding | None:
    """The same office of the same person, at a body unknown to the registry whose name is nearly that of theirs: "head
    of Camfort Primary School".
    """
    body = case.registry.organisations({post.organisation}).get(post.organisation)
    words = content.phrase.words - role_words(content.phrase.unknown)
    if body is None or words not in words_of(post) or not near_miss(content.phrase.unknown, body.name):
        return None
    message = f"{person.name} is {title_of(post)}{_when(holder.period)}."
    return case.finding(claim, Verdict.CONFLICT, "wrong-body", message, post.label, [evidence(person, (post, holder))])


def parties_of(person: Person, at: Interval, case: Case) -> list[Affiliation]:
    """The parties that a person belongs to at a time: their own, else those for which they hold posts then."""
    own = [one for one in person.parties if one.period.holds(at)]
    if own or person.parties:
        return own
    return [
        Affiliation(holder.party, holder.period, holder.sources, holder.where)
        for post in case.posts_held_by(person.id)
        for holder in post.holders
        if holder.person == person.id and holder.party and holder.period.holds(at)
    ]


def wrong_party(claim: Claim, content: RoleClaim, person: Person, case: Case) -> Finding | None:
    """A party beside the title ("Labour MP") that is not the person's at the claim's time."""
    at = claim.time
    assert at
    said = content.phrase.words & PARTY_WORDS
    if (
        not said
        or content.loose
        or any(
            said <= role_words(label)  # the group that is led, or a seat called “… Green”
            for post in candidate_posts(content.phrase, case.draft, case.registry).posts
            for label in (post.label, *post.other_labels)
        )
    ):
        return None
    parties = parties_of(person, at, case)
    if not parties:
        return None
    if any(belongs_to(said, a, case) for a in parties):
        return None
    known = parties[0]
    name = party_names(known, case)[0]
    message = f"{person.name} is {name}{_when(known.period)}."
    source = known.sources[0] if known.sources else None
    return case.finding(
        claim,
        Verdict.CONFLICT,
        "wrong-party",
        message,
        name,
        [Evidence(f"{person.name}: {name}", known.where, known.period, source)],
    )


def judge_party(claim: Claim, content: RoleClaim, case: Case) -> Finding:
    """A party in brackets after a name, and the seat beside it: "(Lab, Camford)".

    A seat is compared with the one in Parliament; a councillor's may be a ward, of which the registry says less.
    """
    at, person, area = claim.time, content.mention.person, content.phrase.area
    assert at
    parties = [a for a in parties_of(person, at, case) if belongs_to(content.phrase.words, a, case)] if person else []
    if person is None or not parties:
        wrong = wrong_party(claim, content, person, case) if person else None
        message = f"The registry does not say which party {content.mention.name} belongs to."
        return wrong or case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message)
    name = party_names(parties[0], case)[0]
    says = f"{person.name}: {name}"
    found = [Evidence(says, parties[0].where, parties[0].period, next(iter(parties[0].sources), None))]
    if not area:
        return case.finding(claim, Verdict.MATCH, "match", f"{person.name} is {name}.", None, found)
    for post in case.posts_held_by(person.id):
        for holder in post.holders:
            if holder.person == person.id and holds(holder, at) and post.area:
                if _ward_words(area) == _ward_words(post.area):
                    message = f"{person.name} is {name} and {title_of(post)}{_when(holder.period)}."
                    found.append(evidence(person, (post, holder)))
                    return case.finding(claim, Verdict.MATCH, "match", message, None, found)
                if wrong := _wrong_seat(claim, content, person, post, holder, case):
                    return wrong
                if wrong := _wrong_ward(claim, content, person, post, holder, case):
                    return wrong
    message = f"{person.name} is {name}; the registry does not say that {area} is theirs."
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, found)


def _party(words: frozenset[str]) -> str:
    for form, party in PARTIES.items():
        if set(form.split()) <= {w.rstrip("s") if w not in PARTIES else w for w in words} | set(words):
            return party
    return " ".join(sorted(words))
