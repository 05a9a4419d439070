"""Who is said to be somebody's deputy: "Council leader Ada Marsh was away. Her deputy, Ben Hale, stood in."."""

from __future__ import annotations

from collections.abc import Iterator

from ...intervals import Interval
from ...mentions.draft import Draft, PersonMention
from ...mentions.spelling import alike
from ...records import Claim, Finding, Span, Verdict
from ...structs import Struct
from ...text.offices import role_words
from ..case import Case
from .posts import exclusive, words_of
from .subjects import one_person_before
from .times import evidence, holds, says_held
from .told import told_posts

_OWNERS = frozenset({"his", "her"})
_DEPUTIES = frozenset("deputy vice-chair vice-chairman vice-chairwoman vice-chairperson vice-president".split())


class Deputy(Struct, frozen=True):
    """That `mention` is the deputy of `chief`, by the `words` of "deputy" or "vice-chair"."""

    chief: PersonMention
    mention: PersonMention
    words: frozenset[str]


def read_deputies(draft: Draft) -> Iterator[tuple[Span, Deputy]]:
    """Every deputy who is named after "his", "her" or a name with an apostrophe, in text order.

    Reads: her deputy, P · His deputy P · Ada Marsh's deputy, P · Her vice-chair, P. Not: his deputy chief executive, P.
    """
    tokens = draft.tokens
    for at in draft.places_of(_DEPUTIES):
        token = tokens[at]
        if not at or at + 2 >= len(tokens):
            continue
        place = at + 2 if tokens[at + 1].text == "," else at + 1
        mention = draft.person_mention_at(tokens[place].start)
        if mention is None or mention.span.start != tokens[place].start or not mention.individual:
            continue
        owner = tokens[at - 1]
        if owner.lower in _OWNERS:
            chief = one_person_before(draft, owner.start)
        else:
            chief = draft.person_mention_at(tokens[at - 2].start) if owner.is_possessive and at >= 2 else None
        if chief and chief.individual is not mention.individual:
            yield Span(token.start, mention.span.end), Deputy(chief, mention, role_words(token.lower))


def judge_deputy(claim: Claim, content: Deputy, case: Case) -> Finding | None:
    """Compares a deputy with the holder of the one-seat post that is the chief's with "deputy" to it; None where the
    registry has no such post.
    """
    chief, person = content.chief.person, content.mention.person
    if chief is None or person is None:
        return None
    at = Interval.day(case.draft.article.published)
    held = [(p, h) for p in case.posts_held_by(chief.id) for h in p.holders if h.person == chief.id and holds(h, at)]
    leading = [post for post, _ in told_posts(content.chief.individual, held, case) if exclusive(post)]
    keys = {" ".join(sorted(words | content.words)): post for post in leading for words in words_of(post)}
    called = case.registry.posts_called(set(keys)) if keys else {}
    found = {p.id: p for key, posts in called.items() for p in posts if p.organisation == keys[key].organisation}
    deputies = [post for post in found.values() if post.seats == 1 and post.id not in {one.id for one in leading}]
    if len(deputies) != 1:
        return None
    post = deputies[0]
    now = [h for h in post.holders if holds(h, at)]
    mine = next((h for h in now if h.person == person.id), None)
    if mine:
        message = f"{says_held(person, (post, mine))}."
        return case.finding(claim, Verdict.MATCH, "match", message, None, [evidence(person, (post, mine))])
    right = case.person(now[0].person) if len(now) == 1 else None
    if right is None or alike(content.mention.name, right) or _is_deputy(person.id, post.organisation, at, case):
        return None
    message = f"{says_held(right, (post, now[0]))}."
    return case.finding(claim, Verdict.CONFLICT, "not-holder", message, right.name, [evidence(right, (post, now[0]))])


def _is_deputy(person: str, organisation: str, at: Interval, case: Case) -> bool:
    """Whether somebody is a deputy there in any post that the registry has: a chief may have several."""
    return any(
        "deputy" in words
        for post in case.posts_held_by(person)
        if post.organisation == organisation and any(h.person == person and holds(h, at) for h in post.holders)
        for words in words_of(post)
    )
