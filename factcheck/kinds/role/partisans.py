"""Whom a party beside no name means, and whom one beside a name: "said the Conservative", "P, for the Greens,"."""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.draft import Draft, PersonMention, ThingMention
from ...mentions.speakers import gender_of
from ...records import Place, Span
from ...text.offices import party_words
from ...text.tokens import Token
from ...text.words import SAYING
from .claim import RoleClaim
from .succession import titled

# How a member of a house is called again, and the titles by which he or she was introduced.
_HOUSES = ("mp", "msp", "ms", "mla")
MEMBERS = {word: (word,) for word in (*_HOUSES, "councillor")} | {"backbencher": _HOUSES, "politician": _HOUSES}
_QUOTED = frozenset("\"”’',")
_FOR_A_SEAT = frozenset("member mp msp ms mla".split())
# "The Labour man, who", "the Tory woman said".
_SEXES = {"man": "m", "woman": "f"}
_GOING_ON = frozenset("also has had was is".split())
MOST_PARTY_WORDS = 3
# What somebody is for a party: "Tory veteran P".
_PARTISANS = frozenset("veteran stalwart grandee member rebel activist campaigner colleague rival".split())
# After "P, Labour," the next of a list of those who agree.
_LISTING = frozenset("and or the nor but".split())
_BACK = 2


def of_party(draft: Draft, at: int, end: int, before: str) -> PersonMention | None:
    """Whose party stands at tokens[at:end]: of the name right after, of "P, of the", or of the one who says so."""
    tokens = draft.tokens
    if end >= len(tokens):
        return None
    owned = tokens[end].is_possessive or (tokens[end].text in "'’" and tokens[end - 1].lower.endswith("s"))
    after = end + 1 if owned or tokens[end].lower in _PARTISANS else end
    mention = draft.person_mention_at(tokens[after].start) if after < len(tokens) else None
    if mention and mention.span.start == tokens[after].start:
        return mention if draft.text[tokens[after - 1].end : mention.span.start] == " " else None
    if before == "the" and at >= 4 and tokens[at - 2].lower == "of" and tokens[at - 3].text == ",":
        return draft.person_mention_at(tokens[at - 4].start) if tokens[end].text in ",." else None
    one = before == "the" and not tokens[end - 1].lower.endswith("s")  # "the Tories" are no speaker
    if one and tokens[end].lower == "is" and end + 1 < len(tokens):  # "The Green is Coun P, a pharmacist"
        named = draft.person_mention_at(tokens[end + 1].start)
        after = draft.token_at(named.span.end) if named else len(tokens)
        owner = after < len(tokens) and tokens[after].is_possessive
        return named if named and named.span.start == tokens[end + 1].start and not owner else None
    quoted = at >= 3 and tokens[at - 2].lower in SAYING and tokens[at - 3].text in _QUOTED
    says = tokens[end].lower in SAYING or (quoted and tokens[end].text in ",.:")
    return speaking(draft, tokens[at - 1].start) if one and says else None


def of_titled(draft: Draft, at: int, end: int, roles: Sequence[RoleClaim]) -> PersonMention | None:
    """Whom a party describes at tokens[at:end]: "P, a Conservative,", "P, Labour, said", "The commissioner, a
    Conservative,", "The Labour backbencher". An office is that of the only person whom the story calls so.
    """
    tokens = draft.tokens
    if end >= len(tokens) or at < 1:
        return None
    before = tokens[at - 1].lower
    speaking_for = at - 1 if before == "for" else at - 2 if before == "the" and tokens[at - 2].lower == "for" else 0
    if speaking_for >= 2 and tokens[speaking_for - 1].text == "," and tokens[end].text in ",:":
        return draft.person_mention_at(tokens[speaking_for - 2].start)
    if before == "," and tokens[end].text == "," and end + 1 < len(tokens) and at >= 2:
        named = draft.person_mention_at(tokens[at - 2].start)
        goes_on = tokens[end + 1].is_word and not tokens[end + 1].is_capital and tokens[end + 1].lower not in _LISTING
        return named if goes_on and named and named.span.end == tokens[at - 2].end else None
    if before in ("a", "an") and at >= 4 and tokens[at - 2].text == "," and _ends_apposition(tokens[end]):
        named = draft.person_mention_at(tokens[at - 3].start)
        return named or (titled(tokens[at - 3].lower, roles) if tokens[at - 4].lower == "the" else None)
    opens = tokens[at - 1].start == draft.sentence_at(tokens[at].start).span.start
    if before == "the" and opens and tokens[end].lower in _FOR_A_SEAT and seat_after(draft, end + 1):
        return speaking(draft, tokens[at - 1].start)
    noun, gender = MEMBERS.get(tokens[end].lower, ()), _SEXES.get(tokens[end].lower)
    if before != "the" or not opens or not (noun or gender) or end + 2 >= len(tokens):
        return None
    after = tokens[end + 1]
    aside = after.text == "," and tokens[end + 2].lower == "who"
    if not (aside or after.is_possessive or after.lower in SAYING or after.lower in _GOING_ON):
        return None  # "The Labour MP Joe Dow", "The Labour MP for Brill" is somebody else
    near = speaking(draft, tokens[at - 1].start)
    if gender:
        party = {word for token in tokens[at:end] for word in party_words(token.lower)}
        since = draft.tokens_in(Span(near.span.start, tokens[at].start)) if near else ()
        rival = any(party & party_words(token.lower) for token in since)  # "faces a challenge from Labour"
        return near if near and gender_of(near) == gender and not rival else None
    member = next((who for one in noun if (who := titled(one, roles))), None)
    return near if member and near and near.individual is member.individual else None


def seat_after(draft: Draft, at: int) -> ThingMention | None:
    """The seat in "The Labour member for Mill said", where no name follows and says who it is."""
    tokens = draft.tokens
    if at + 1 >= len(tokens) or tokens[at].lower != "for":
        return None
    begin = tokens[at + 1].start
    seat = next((t for t in draft.things_in(Span(begin, begin + 80)) if t.span.start == begin), None)
    after = draft.token_at(seat.span.end) if seat else len(tokens)
    named = after >= len(tokens) or tokens[after].text == "," or draft.person_mention_at(tokens[after].start)
    return None if named or not seat or not any(isinstance(known, Place) for known in seat.known) else seat


def _ends_apposition(token: Token) -> bool:
    return token.text in ",." or token.lower in ("and", "member")


def others(found: PersonMention, words: frozenset[str], at: int, roles: Sequence[RoleClaim]) -> bool:
    """Whether the story has given a party to somebody else before a character, who may then be meant by it."""
    before = (role for role in roles if role.phrase.span.start < at)
    return any(words <= role.phrase.words and role.mention.individual is not found.individual for role in before)


def speaking(draft: Draft, offset: int) -> PersonMention | None:
    """Whom "the Conservative said" means: the only person of the nearest sentence before with anybody."""
    index = draft.sentence_index(offset)
    for back in range(_BACK + 1):
        if index - back < 0:
            return None
        sentence = draft.sentences[index - back].span
        before = draft.people_in(Span(sentence.start, min(sentence.end, offset)))
        near = {id(m.individual): m for m in before if not draft.quotation_at(m.span.start)}
        if near:
            return next(iter(near.values())) if len(near) == 1 else None
    return None
