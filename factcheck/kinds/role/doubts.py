"""What makes it doubtful that a title is the registry's office of today: another country's, or one just left."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from itertools import pairwise

from ...intervals import Interval
from ...mentions.draft import Draft, PersonMention
from ...records import Holder, Person, Post, Span
from ...text.honorifics import same_first_name
from ...text.normalise import name_key
from ...text.offices import OUTGOING, PARTY_WORDS
from ..case import Case
from .claim import RoleClaim, RolePhrase
from .posts import words_of

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
# "Over in Wexham", "In neighbouring Wexshire", whose leader is not the one of the story's council.
_OVER = frozenset("over across down up out".split())
_NEXT_DOOR = frozenset({"neighbouring", "nearby", "adjoining"})
_COUNTRIES = frozenset(
    """
    french german dutch greek swiss czech thai iraqi israeli pakistani saudi afghan american mexican african irish welsh
    manx icelandic filipino cypriot kiwi
    """.split()
)
# How long after a term its holder's title is only told of old days, and how far back such a story gives a date.
_OLD_DAYS = timedelta(days=5 * 365)
_OLD_SENTENCES = 8
# Titles that a nation's own government may have too, and how only such nations call their members and officers.
_MINISTERS = frozenset({"cabinet-secretary", "minister"})
_HOUSES = frozenset({"MSP", "MSPs", "MLA", "MLAs"})
_SHORT_HOUSES = frozenset({"MS", "AM"})  # the illness and the hour stand otherwise: "MS for Mill", "Ada Marsh AM"
_HOUSE_WORDS = frozenset({"msp", "ms", "mla"})
_OFFICERS = frozenset("bailie bailies depute".split())
# Whose minister a title is of, where another than the country's own government may be meant.
_OWNERS = frozenset("his her their".split())


def is_leaving(content: RoleClaim, holder: Holder, at: Interval, draft: Draft) -> bool:
    """Whether the sentence tells of the leaving itself: "The mayor, P, resigned", "outgoing mayor P", or of the time
    before it, "The mayor, P, had asked", in the weeks after it; or "the resignation of Coun P", which makes a vacancy
    for longer.
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
    if any(token.lower in OUTGOING for token in draft.tokens_in(content.phrase.span)):
        return True
    sentence = draft.sentence_at(content.phrase.span.start).span
    end = max(content.phrase.span.end, content.mention.span.end)
    verb = draft.token_at(end)
    if verb < len(draft.tokens) and draft.tokens[verb].lower == "had":  # "deputy leader P had stood in since then"
        return True
    after = Span(end, min(sentence.end, end + _AROUND))
    return any(token.lower in _LEFT for token in draft.tokens_in(after))


def has_form_of_name(mention: PersonMention, person: Person) -> bool:
    """Whether a name is a registered person's with another form of the first name, or without it: "Liz Hale" of
    Elizabeth Hale, "Mr Hale".
    """
    names = name_key(person.name).split()
    given, family = name_key(mention.given), name_key(mention.family)
    return names[-1] == family and (not given or same_first_name(given, names[0]))


def is_said_later(content: RoleClaim, date: Span, draft: Draft) -> bool:
    """Whether a date is only in what somebody is said to have said: "The mayor, P, said that it had stood empty since
    2019" is told of the mayor of today.
    """
    begin = max(content.phrase.span.end, content.mention.span.end)
    if date.start < begin:
        return False
    said = draft.reported.at(date.start)
    if draft.quotation_at(date.start) or (said and said.span.start >= begin):
        start = said.span.start if said else begin
        between = draft.tokens_in(Span(start, date.start))
        return bool(draft.quotation_at(date.start)) or any(token.lower == "that" for token in between)
    return False


def may_lead_the_party(content: RoleClaim, post: Post, case: Case) -> bool:
    """Whether "Labour leader P" may be the country's, and not that of the council's group: P is nobody of the council,
    and the title does not name it.
    """
    phrase = content.phrase
    party = phrase.words & PARTY_WORDS and phrase.words - PARTY_WORDS <= {"leader", "deputy"}
    if not party or phrase.things or phrase.generic or "group" in phrase.core.of(case.draft.text).lower().split():
        return False
    person = content.mention.person
    return person is None or all(held.organisation != post.organisation for held in case.posts_held_by(person.id))


def has_title_too(person: Person, content: RoleClaim, case: Case) -> bool:
    """Whether the holder is named with the same title just before: the other is another country's or town's, as in
    "Prime Minister Ada Marsh and Prime Minister Per Lund met"."""
    if content.phrase.things or content.phrase.area:
        return False
    titles = (claim.content for claim in case.claims if isinstance(claim.content, RoleClaim))
    return any(
        other.mention.person is not None
        and other.mention.person.id == person.id
        and other.phrase.words == content.phrase.words
        and case.draft.text[other.mention.span.end : content.phrase.span.start].strip() == "and"
        for other in titles
    )


def is_of_a_group(phrase: RolePhrase, draft: Draft) -> bool:
    """Whether a title is of a group of which it does not say the party: "their group leader", "leader of the group"."""
    named = phrase.things or phrase.unknown or not phrase.words.isdisjoint(PARTY_WORDS)
    return not named and any(token.lower == "group" for token in draft.tokens_in(phrase.span))


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
    before = draft.tokens_in(Span(max(sentence.start, phrase.span.start - _AROUND), phrase.span.start))
    if any(word.lower in _NEXT_DOOR and after.is_capital for word, after in pairwise(before)):
        return True
    first = draft.token_at(sentence.start)
    if draft.tokens[first].lower in _OVER and draft.tokens[first + 1].lower == "in":
        return True  # "Over in Brill, council leader P": not here
    if draft.tokens[first].lower != "in" or not draft.tokens[first + 1].is_capital:
        return False
    place = draft.tokens[first + 1]
    here = Span(place.start, place.start + _LONG_NAME)
    starts = {found.span.start for found in draft.dates_in(here)}
    starts |= {thing.span.start for thing in draft.things_in(here) if thing.known}
    return place.start not in starts


def is_devolved(content: RoleClaim, posts: Collection[Post], draft: Draft) -> bool:
    """Whether a minister's title that names no body may be of the government of a nation: the story speaks of members
    or officers as only such nations have them ("MSP", "bailie", "First Minister"), and the registry's minister, who
    has `posts`, is no such member.
    """
    if content.phrase.things or not content.phrase.words & _MINISTERS:
        return False
    kept = draft.memo.get("devolved")
    if not isinstance(kept, bool):
        tokens = draft.tokens
        kept = draft.memo["devolved"] = any(
            token.text in _HOUSES
            or token.lower in _OFFICERS
            or (token.text in _SHORT_HOUSES and (tokens[at + 1].lower == "for" or tokens[at - 1].is_capital))
            or (token.lower == "first" and tokens[at + 1].lower in ("minister", "ministers"))
            for at, token in enumerate(tokens[:-1])
        )
    return kept and not any(words & _HOUSE_WORDS for post in posts for words in words_of(post))


def is_told_of_then(content: RoleClaim, holder: Holder, draft: Draft) -> bool:
    """Whether a title without a date belongs to a story of old days, as most of its dates are, and the nearest before
    it is in the holder's time: "In 1973 the hall burned. Mayor P wept on the steps."
    """
    ends, published = holder.period.ends, draft.article.published
    if ends is None or published - ends.end < _OLD_DAYS:
        return False
    dated = [date.interval for date in draft.dates if date.interval]
    if 2 * sum(published - when.end >= _OLD_DAYS for when in dated) <= len(dated):
        return False
    start = content.phrase.span.start
    index = draft.sentence_index(start)
    for back in range(min(_OLD_SENTENCES, index) + 1):
        sentence = draft.sentences[index - back].span
        dates = [d for d in draft.dates_in(Span(sentence.start, min(sentence.end, start))) if d.interval]
        if dates:
            return any(d.interval and holder.period.holds(d.interval) is not False for d in dates)
    return False


def _of_a_country(word: str) -> bool:
    """Whether a word says of which other country something is: "Scottish", "Canadian", "Japanese", "French", "US"."""
    if word == "US" or word.lower() in _COUNTRIES:
        return word[0].isupper()
    return word[0].isupper() and len(word) >= _SHORTEST and word.endswith(_DEMONYMS) and word not in _OWN
