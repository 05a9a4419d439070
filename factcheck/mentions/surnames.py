"""Finds later references by the surname alone, as reports of courts and of sport have them: "Maddock was jailed"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..records import Span
from ..text.normalise import name_key, plain_quotes
from ..text.offices import HEADS
from ..text.tokens import Token
from ..text.words import BODY_NOUNS, NOT_NAMES, PLACE_NOUNS, SAYING, SENTENCE_STARTERS, STREETS
from .draft import Individual, PersonMention

# Shorter surnames are words of too many other names.
_SHORTEST = 3
_NO_SURNAMES = NOT_NAMES | BODY_NOUNS | PLACE_NOUNS | STREETS | HEADS | SENTENCE_STARTERS
# Before a place or a thing that has somebody's name: "in Hale", "the Hale inquiry".
_NOT_BEFORE = frozenset("in at near outside around the a an this".split())
# After the subject of a sentence; any other word may be joined to a thing's name ("Hale residents").
_AFTER_SUBJECT = SAYING | frozenset(
    """
    was is were had has have did does will would could should can may might must who whose also then later now never
    became becomes took takes left leaves joined won lost stood stepped resigned retired served led chaired held sat
    pleaded appeared represents represented replaced replaces succeeded succeeds went came got gave made met
    """.split()
)


def find_surnames(
    text: str, tokens: Sequence[Token], taken: Collection[int], individuals: Sequence[Individual]
) -> list[PersonMention]:
    """References by a surname that only one person named before in the story has, each with its individual.

    Reads "Maddock, who", "said Maddock", "Maddock was", "Maddock's" after "Colin Maddock". A name that is an ordinary
    word of the story too, a first name there, or part of a longer name ("Maddock Road", "the Maddock inquiry") is
    nobody.
    """
    families: dict[str, list[Individual]] = {}
    for one in individuals:
        families.setdefault(name_key(one.family), []).append(one)
    for one in individuals:
        families.pop(name_key(one.given), None)
    alone = {key: group[0] for key, group in families.items() if len(group) == 1 and len(key) >= _SHORTEST}
    if not alone:
        return []
    found = [
        _mention(token, individual)
        for at, token in enumerate(tokens)
        if token.is_capital
        and (individual := alone.get(token.lower if token.text.isascii() else name_key(token.text)))
        and at not in taken
        and individual.mentions[0].span.end < token.start
        and _stands_alone(text, tokens, at)
    ]
    spoken = {mention.name.lower() for mention in found}
    common = {token.text for token in tokens if token.text in spoken} if spoken else set()
    found = [mention for mention in found if mention.name.lower() not in common]
    for mention in found:
        assert mention.individual
        mention.individual.mentions.append(mention)
        mention.individual.mentions.sort(key=lambda each: each.span)
    return found


def _mention(token: Token, individual: Individual) -> PersonMention:
    span = Span(token.start, token.end)
    return PersonMention(span, span, token.text, "", "", plain_quotes(token.text), None, individual)


def _stands_alone(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a name by itself, and not a part of another one or an ordinary word that opens a sentence."""
    token = tokens[at]
    if token.lower in _NO_SURNAMES:
        return False
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.start <= token.end + 1 and (after.is_capital or after.text in "-–"):
        return False
    if after and after.is_possessive:
        return True
    if before and before.end + 1 >= token.start and "\n" not in text[before.end : token.start]:
        if before.is_capital or before.lower in _NOT_BEFORE or before.text in "-–&":
            return False
        if before.is_word:
            return True
    return after is not None and (after.text == "," or after.lower in _AFTER_SUBJECT)
