"""Who the subject of a verb is when its name does not stand right before it: a pronoun, or that of the verb before."""

from __future__ import annotations

from ...mentions.draft import Draft, PersonMention
from ...mentions.speakers import gender_of
from ...records import Span

# As many sentences back as "she" or "her predecessor" is looked for.
_BACK = 4
_PRONOUNS = frozenset({"he", "she"})
_FEMALE = frozenset({"she", "her"})
# Words between a subject and its verb.
_AUXILIARIES = frozenset("has had have was is were been also now then later first previously currently still".split())
# "P was elected in May 2023 and represents": as far as the second verb stands from the subject.
_REACH = 14
_BREAKS = frozenset(',;:—–()“”"')


def one_person_before(draft: Draft, offset: int) -> PersonMention | None:
    """Whom "he" or "her" means: the only person of that gender in the nearest sentence before with anybody, else
    nobody.
    """
    index = draft.sentence_index(offset)
    if draft.quotation_at(offset):
        return None
    other = "m" if draft.tokens[draft.token_at(offset)].lower in _FEMALE else "f"
    for back in range(_BACK):
        start = draft.sentences[max(index - back, 0)].span.start
        near = {id(m.individual or m): m for m in draft.people_in(Span(start, offset))}
        fits = [m for m in near.values() if gender_of(m) != other]
        if fits:
            return fits[0] if len(fits) == 1 and fits[0].individual else None
    return None


def pronoun_subject(draft: Draft, verb: int) -> PersonMention | None:
    """Whom "she" before a verb means, with "has", "was" or the like between at the most."""
    at = verb - 1
    while at >= 0 and draft.tokens[at].lower in _AUXILIARIES:
        at -= 1
    if at < 0 or draft.tokens[at].lower not in _PRONOUNS:
        return None
    return one_person_before(draft, draft.tokens[at].start)


def joined_subject(draft: Draft, verb: int) -> PersonMention | None:
    """The subject of the verb to which "and" joins another: "P, who was elected in May 2023 and represents", "She
    served for 33 years and was".

    Nobody when another person stands between, or a comma, as there may be another subject then.
    """
    tokens = draft.tokens
    at = verb - 1
    while at >= 0 and tokens[at].lower in _AUXILIARIES:
        at -= 1
    if at < 1 or tokens[at].lower != "and":
        return None
    start = draft.sentence_at(tokens[verb].start).span.start
    for place in range(at - 1, max(at - _REACH, -1), -1):
        token = tokens[place]
        if token.start < start or token.text in _BREAKS:
            return None
        if token.lower in _PRONOUNS:
            return one_person_before(draft, token.start)
        mention = draft.person_mention_at(token.start)
        if mention:
            alone = len(draft.people_in(Span(start, tokens[verb].start))) == 1
            return mention if alone and mention.span.start == start else None
        if token.lower == "who":
            before = place - 1 if place and tokens[place - 1].text != "," else place - 2
            return draft.person_mention_at(tokens[before].start) if before >= 0 else None
    return None


def aside_subject(draft: Draft, comma: int) -> PersonMention | None:
    """Who opens a sentence, when an aside in commas stands between the name and the verb: "P, once the mayor, was". The
    second comma is at `comma`.
    """
    tokens = draft.tokens
    if comma < 2 or tokens[comma].text != ",":
        return None
    start = draft.sentence_at(tokens[comma].start).span.start
    before = draft.people_in(Span(start, tokens[comma].start))
    if len(before) != 1 or before[0].span.start != start:
        return None
    first = draft.token_at(before[0].span.end)
    commas = [at for at in range(first, comma + 1) if tokens[at].text == ","]
    return before[0] if commas == [first, comma] and tokens[first + 1].lower != "who" else None
