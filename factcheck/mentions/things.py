"""Finds organisations and places: those the registry knows by name, the others by the shape of their names."""

from __future__ import annotations

from ..records import Span
from ..text.offices import HEADS
from ..text.tokens import Token
from ..text.words import BODY_NOUNS, LEADING_BODY_NOUNS, LINKS, NOT_NAMES, PLACE_NOUNS, STREETS
from .draft import ThingMention

# Words that begin a sentence before a name and are no part of it. "Local" and "First" may be, so they are not here.
_OPENERS = frozenset(
    """
    a after again although an and another as at because before both but by during each every for former from he her
    his however if in its meanwhile my of on or our she since some that the their then there these they this those
    though today under until when where while with yesterday yet your
    """.split()
)
_BEFORE_PLACE = frozenset("in at near from around outside across towards".split())


# What follows a police force's name in the title of its commissioner and the name of that one's panel: "Camfordshire
# Police and Crime Commissioner" is not of Camfordshire Police (Police Reform and Social Responsibility Act 2011).
_OF_CRIME = (("and", "crime"), ("&", "crime"), (",", "fire", "and", "crime"))


def begins_an_office(tokens: list[Token], last: int) -> bool:
    """Whether the force's name that ends at a token only begins such a title."""
    if tokens[last].lower != "police":
        return False
    after = tuple(token.lower for token in tokens[last + 1 : last + 5])
    return any(after[: len(words)] == words for words in _OF_CRIME)


def find_shaped_things(text: str, tokens: list[Token], taken: set[int]) -> list[ThingMention]:
    """Organisations and places that no registry names, by their shape; `taken` are tokens already read as names.

    Reads as organisations: Camford Borough Council · Department for Fisheries · University of Camford ·
    Camford and Brill NHS Trust · Mill Lane Primary School; as places: Mill Lane · in Camford · near Upper Brill.
    """
    found = []
    go_on = 0
    for at, token in enumerate(tokens):
        if at < go_on or not token.is_capital:
            continue
        stop, go_on = _run_end(text, tokens, at, taken)
        mention = _read_run(text, tokens, at, stop) if stop > at else None
        if mention:
            found.append(mention)
    return found


def _starts(token: Token) -> bool:
    return token.is_word and token.is_capital and len(token.text) > 1


def _run_end(text: str, tokens: list[Token], at: int, taken: set[int]) -> tuple[int, int]:
    """The token after a run of capitals and of links between capitals ("University of Camford"), `at` when there is
    none; and the token to go on from."""
    if at in taken or not _starts(tokens[at]) or tokens[at].lower in NOT_NAMES:
        return at, at + 1
    stop = at
    only_capitals = True
    while stop < len(tokens):
        token = tokens[stop]
        if token.lower in HEADS and stop > at and tokens[stop - 1].lower not in BODY_NOUNS:
            # A title ("Prime Minister"), not a place; nor is a run of capitals that begins later and ends with it.
            return at, stop if only_capitals else at + 1
        if stop in taken or (stop > at and text[tokens[stop - 1].end : token.start] not in (" ", "")):
            break
        if _starts(token) and (token.lower not in HEADS or stop == at):
            stop += 1
            continue
        only_capitals = False
        if token.text in "'’" and stop > at and _plural_owner(tokens, stop):
            stop += 1
            continue
        if not token.is_word and token.is_possessive and stop - 1 >= at and _saintly(tokens, at, stop):
            stop += 1
            continue
        after = stop + 1
        joins = token.lower in LINKS and stop > at and after < len(tokens) and after not in taken
        if not joins:
            break
        if tokens[after].lower == "the" and after + 1 < len(tokens):
            after += 1
        if not _starts(tokens[after]) or tokens[after].lower in NOT_NAMES or tokens[after].lower in HEADS:
            break
        leading = tokens[at].lower in LEADING_BODY_NOUNS
        body_already = any(t.lower in BODY_NOUNS or t.lower in STREETS for t in tokens[at:stop])
        if token.lower in ("and", "&") and body_already and not leading:
            break
        if token.lower in ("in", "on", "at", "to", "with") or (
            token.lower in ("of", "for") and not _opens_body(tokens[at:stop])
        ):
            break
        stop = after
    return stop, stop


# Words whose 's is part of a name ("Queen's Hospital"); others own what follows ("Camford's mayor").
_OWNERS = frozenset("king queen prince princess women men people children lord guy bishop all".split())


def _saintly(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a possessive belongs to the name, as in "St Jude's Church", and a capital follows it."""
    after = stop + 1 < len(tokens) and _starts(tokens[stop + 1]) and tokens[stop + 1].start == tokens[stop].end + 1
    saint = stop - 2 >= at and tokens[stop - 2].lower == "st"
    return after and (saint or tokens[stop - 1].lower in _OWNERS)


def _plural_owner(tokens: list[Token], at: int) -> bool:
    """Whether an apostrophe after a plural is inside the name of a body: "Camford Magistrates' Court"."""
    after = at + 1 < len(tokens) and tokens[at + 1].is_capital and tokens[at + 1].lower in BODY_NOUNS
    return after and tokens[at - 1].lower.endswith("s") and tokens[at - 1].end == tokens[at].start


def _opens_body(tokens: list[Token]) -> bool:
    return any(token.lower in LEADING_BODY_NOUNS or token.lower in BODY_NOUNS for token in tokens)


def _read_run(text: str, tokens: list[Token], at: int, stop: int) -> ThingMention | None:
    while at < stop and tokens[at].lower in _OPENERS:
        at += 1
    while stop > at and tokens[stop - 1].lower in LINKS:
        stop -= 1
    if at == stop:
        return None
    words = tokens[at:stop]
    span = Span(words[0].start, words[-1].end)
    ends = [i for i, token in enumerate(words) if token.lower in BODY_NOUNS]
    if len(words) >= 2:
        if words[0].lower in LEADING_BODY_NOUNS and any(token.lower in ("of", "for") for token in words):
            return ThingMention(span, "organisation")
        if words[-1].lower in STREETS and not (
            words[-1].lower == "court" and words[0].lower in {"crown", "high", "county"}
        ):
            return ThingMention(span, "place")
        if ends:
            last = len(words) if any(t.lower == "of" for t in words[ends[-1] :]) else ends[-1] + 1
            if last >= 2 and begins_an_office(tokens, at + last - 1):
                return None
            if last >= 2:
                return ThingMention(Span(span.start, words[last - 1].end), "organisation")
            return None
    if words[-1].lower in BODY_NOUNS:
        return None
    before = tokens[at - 1].lower if at else ""
    if before in _BEFORE_PLACE and not any(word.lower in NOT_NAMES for word in words) and not words[0].is_shouted:
        return ThingMention(span, "place")
    if len(words) >= 2 and words[-1].lower in PLACE_NOUNS:
        return ThingMention(span, "place")
    return None
