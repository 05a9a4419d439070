"""The posts by which a story calls somebody."""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.draft import Individual
from ...records import Holder, Post
from ...text.offices import PARTY_WORDS
from ..case import Case
from .claim import RoleClaim
from .posts import candidate_posts, exclusive, is_short_form, words_of

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
