"""The posts by which a story calls somebody."""

from __future__ import annotations

from collections.abc import Sequence

from ...intervals import Interval
from ...mentions.bodies import speaks_of
from ...mentions.draft import Individual
from ...records import Holder, Organisation, Person, Post, Span
from ...text.offices import PARTY_WORDS
from ..case import Case
from .claim import RoleClaim, RolePhrase
from .posts import Candidates, candidate_posts, exclusive, is_short_form, words_of
from .times import holds

Held = Sequence[tuple[Post, Holder]]


def told_posts(individual: Individual | None, held: Held, case: Case) -> list[tuple[Post, Holder]]:
    """Of the posts that a person held, those by which the story calls the person: by their title, a shorter form of
    it, or plain "councillor".

    Where the story gives the person no title but "councillor", it is also the one exclusive post of theirs that it
    gives to another: of "Ben Hale, her predecessor" it is hers.
    """
    own: set[str] = set()
    others: set[str] = set()
    mine = {post.id: post for post, _ in held}
    titled = False
    for each in case.claims:
        role = each.content
        if not isinstance(role, RoleClaim) or role.sense in ("based", "party"):
            continue
        theirs = role.mention.individual is individual
        (own if theirs else others).update(
            post.id for post in candidate_posts(role.phrase, case.draft, case.registry).posts if post.id in mine
        )
        if theirs:
            councillor = role.phrase.words - PARTY_WORDS == {"councillor"}
            titled = titled or not councillor
            own.update(id for id, post in mine.items() if is_short_form(role.phrase, post))
            if councillor:
                own.update(id for id, post in mine.items() if any("councillor" in words for words in words_of(post)))
    if not titled and not any(exclusive(mine[id]) for id in own):
        shared = {id for id in others if exclusive(mine[id])}
        own |= shared if len(shared) == 1 else set()
    return [(post, holder) for post, holder in held if post.id in own]


def roles_of(individual: Individual | None, case: Case) -> list[tuple[Span, RoleClaim]]:
    """The titles that the story gives an individual, with the spans of their claims; gathered once for all."""
    kept = case.memo.get("roles of individuals")
    roles: dict[int, list[tuple[Span, RoleClaim]]] = kept if isinstance(kept, dict) else {}
    if kept is None:
        case.memo["roles of individuals"] = roles
        for claim in case.claims:
            if isinstance(claim.content, RoleClaim):
                roles.setdefault(id(claim.content.mention.individual), []).append((claim.span, claim.content))
    return roles.get(id(individual), [])


# Titles that every body has, and the committees and groups inside one.
_OF_ANY = frozenset(
    """
    leader deputy chair convener secretary treasurer president spokesman member manager officer director chief boss head
    clerk governor trustee
    """.split()
)
_DEPUTY_LEADER = frozenset({"deputy", "leader"})


_OWNERS = frozenset("its their his her".split())


def post_at_own_body(
    phrase: RolePhrase, person: Person, candidates: Candidates, at: Interval, case: Case
) -> Post | None:
    """The post that a title without a body can mean of somebody who holds another at the same body: "cabinet member
    for housing, Coun Ada Marsh" is of the council on which she sits, "chief executive Ben Hale" of the trust that he
    chairs. None when two bodies could be meant.
    """
    if phrase.things or phrase.unknown or phrase.area:
        return None
    first = case.draft.token_at(phrase.span.start)
    before = case.draft.tokens[first - 1].lower if first else ""
    if before in _OWNERS:
        return None
    # "The deputy leader" of a story about a council is the council's; a group says whose it is.
    whole = phrase.words == _DEPUTY_LEADER and "the" in (before, case.draft.tokens[first].lower)
    if phrase.words <= _OF_ANY and not phrase.generic and not whole:
        return None
    bodies = {
        post.organisation
        for post in case.posts_held_by(person.id)
        for holder in post.holders
        if holder.person == person.id and holds(holder, at) and post.organisation
    }
    meant = [post for post in candidates.posts if post.organisation in bodies]
    if len(meant) != 1 or len(bodies) != 1 or not speaks_of((meant[0].organisation,), case.draft):
        return None
    sentence = case.draft.sentence_at(phrase.span.start).span
    named = {k.id for thing in case.draft.things_in(sentence) for k in thing.known if isinstance(k, Organisation)}
    return meant[0] if named <= bodies else None
