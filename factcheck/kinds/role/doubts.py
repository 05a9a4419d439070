"""What makes it doubtful that a title is the registry's office of today: another country's, or one just left."""

from __future__ import annotations

from datetime import timedelta

from ...intervals import Interval
from ...mentions.draft import Draft, PersonMention
from ...records import Holder, Person, Span
from ...text.honorifics import same_first_name
from ...text.normalise import name_key
from .claim import RoleClaim

# What is told of somebody who leaves a post, who is then called by it; and for how long it is news.
_LEFT = frozenset(
    """
    resigned resigns resigning quit quits retired retires died dies sacked dismissed fired ousted removed demoted stood
    stepped left leaves leaving departed lost replaced succeeded moved moves promoted took takes becomes became
    appointed named
    """.split()
)
_LEFT_LATELY = timedelta(days=45)
# Before "of" and a name: what is told of somebody who has left, who keeps the title in that, however long ago.
_LEAVINGS = frozenset(
    "resignation death departure retirement dismissal sacking suspension removal loss passing exit funeral".split()
)
_OF = frozenset("of the former late".split())
_BEFORE = 40
# Characters looked over on either side of a title, so that an endless sentence costs no square; and those of a place.
_AROUND = 300
_LONG_NAME = 60
# Adjectives of countries: their usual endings in English, the shortest with one ("Irish" is in the list), and others.
_DEMONYMS = ("ish", "ian", "ean", "ese")
_SHORTEST = 6
_OWN = frozenset({"British", "English"})
_COUNTRIES = frozenset(
    """
    french german dutch greek swiss czech thai iraqi israeli pakistani saudi afghan american mexican african irish welsh
    manx icelandic filipino cypriot kiwi
    """.split()
)
# Whose minister a title is of, where another than the country's own government may be meant.
_OWNERS = frozenset("his her their".split())


def is_leaving(content: RoleClaim, holder: Holder, at: Interval, draft: Draft) -> bool:
    """Whether the sentence tells of the leaving itself: "The mayor, P, resigned", in the weeks after it, or "the
    resignation of Coun P", which makes a vacancy for longer.
    """
    ends = holder.period.ends
    begin = min(content.phrase.span.start, content.mention.span.start)
    before = [token.lower for token in draft.tokens_in(Span(max(begin - _BEFORE, 0), begin))]
    while before and (before[-1] in _OF or before[-1] in _OWNERS):
        if before[-1] == "of" and before[-2:-1] and before[-2] in _LEAVINGS:
            return True
        before.pop()
    if ends is None or at.start - ends.end > _LEFT_LATELY:
        return False
    sentence = draft.sentence_at(content.phrase.span.start).span
    end = max(content.phrase.span.end, content.mention.span.end)
    after = Span(end, min(sentence.end, end + _AROUND))
    return any(token.lower in _LEFT for token in draft.tokens_in(after))


def has_form_of_name(mention: PersonMention, person: Person) -> bool:
    """Whether a name is a registered person's with another form of the first name, or without it: "Liz Hale" of
    Elizabeth Hale, "Mr Hale".
    """
    names = name_key(person.name).split()
    given, family = name_key(mention.given), name_key(mention.family)
    return names[-1] == family and (not given or same_first_name(given, names[0]))


def is_elsewhere(content: RoleClaim, draft: Draft) -> bool:
    """Whether a title that names no body may be of another country: "In Wessland, education secretary P", "Wessland's
    first minister and her education secretary, P". Nobody keeps a registry of all countries.
    """
    phrase = content.phrase
    if phrase.things or phrase.area:
        return False
    at = draft.token_at(phrase.span.start)
    if {token.lower for token in draft.tokens[max(at - 1, 0) : at + 1]} & _OWNERS:
        return True
    index = draft.sentence_index(phrase.span.start)
    sentence = draft.sentences[index].span
    begin = max(draft.sentences[max(index - 1, 0)].span.start, phrase.span.start - _AROUND)
    around = Span(begin, min(sentence.end, phrase.span.end + _AROUND))
    if not phrase.generic and any(
        _of_a_country(token.text) and not draft.person_mention_at(token.start) for token in draft.tokens_in(around)
    ):
        return True
    first = draft.token_at(sentence.start)
    if draft.tokens[first].lower != "in" or not draft.tokens[first + 1].is_capital:
        return False
    place = draft.tokens[first + 1]
    here = Span(place.start, place.start + _LONG_NAME)
    starts = {found.span.start for found in draft.dates_in(here)}
    starts |= {thing.span.start for thing in draft.things_in(here) if thing.known}
    return place.start not in starts


def _of_a_country(word: str) -> bool:
    """Whether a word says of which other country something is: "Scottish", "Canadian", "Japanese", "French", "US"."""
    if word == "US" or word.lower() in _COUNTRIES:
        return word[0].isupper()
    return word[0].isupper() and len(word) >= _SHORTEST and word.endswith(_DEMONYMS) and word not in _OWN
