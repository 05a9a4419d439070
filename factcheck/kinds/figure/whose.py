"""Whose figure a clause tells of: the subject of a figure of the registry, or another body, person or place."""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.bodies import bodies_meant
from ...mentions.draft import Draft
from ...records import Figure, Organisation, Place, Span
from ...registry.keys import content_words
from ...text.normalise import name_key
from ...text.offices import party_words
from ...text.words import BODY_NOUNS
from ..case import Case
from .holders import is_persons
from .stated import Stated
from .undeclared import is_undeclareds
from .words import PUNISHED

_COMPARED = frozenset("unlike than outside versus against beside besides like with neighbouring".split())
_COMPASS = frozenset("north south east west mid upper lower old new great little central".split())
_SCHOOLS = dict.fromkeys("secondary primary comprehensive academy grammar".split(), "school")


def is_of(stated: Stated, figure: Figure, vocabulary: frozenset[str], case: Case) -> bool:
    """Whether the figure is the subject's: the nearest thing named before it in the sentence, or the story's own.

    A thing that the clause names besides ("in Brill") makes it that thing's figure, as does a common noun for a body
    ("the school") that the registry does not link to the subject.
    """
    draft = case.draft
    text = draft.article.text
    if name_key(figure.subject) in case.undeclared_subjects():
        return is_undeclareds(stated, figure, vocabulary, draft)
    if figure.subject in {person.id for individual in draft.individuals for person in individual.people}:
        return is_persons(stated, figure, vocabulary, draft)
    if _is_punished(stated, draft):
        return False
    sentence = draft.sentences[stated.sentence].span
    nearest = _by_noun(Span(sentence.start, stated.clause.start), figure, case)
    for mention in draft.things:
        if not sentence.contains(mention.span):
            continue
        if _is_compared(mention.span, draft):
            continue
        in_clause = stated.clause.contains(mention.span)
        if not in_clause and mention.span.start > stated.quantity.span.start:
            continue
        if content_words(mention.span.of(text)) <= vocabulary and not _is_subject(mention.known, figure):
            continue
        related = _is_subject(mention.known, figure)
        if in_clause and not related:
            return False
        nearest = related
    covered = [mention.span for mention in draft.things if stated.clause.contains(mention.span)]
    added = stated.before[-1:] in (("and",), ("plus",)) and any(word[0].isdigit() for word in stated.before)
    told = stated.quantity.span.start if added else 0  # "£1m for the school and £2m": before it is another's
    partys = False
    for token in draft.tokens_in(stated.clause):
        if token.start < told:
            continue
        if token.is_capital and party_words(token.lower) and not content_words(token.lower) <= vocabulary:
            partys = True  # "the Conservatives have 31 seats" says nothing of the council's
        if token.lower not in BODY_NOUNS or any(span.start <= token.start < span.end for span in covered):
            continue
        meant = bodies_meant((token.lower,), draft, case.registry, token.start)
        if meant.certain and nearest is None and _is_subject(meant.known, figure):
            nearest = True
            if token.start < stated.quantity.span.start:
                partys = False  # "Labour said the force had 31 dogs"
        elif token.lower != "council" and not content_words(token.lower) <= vocabulary:
            return False
    if partys:
        return False
    if nearest is not None:
        return nearest
    counts: dict[str, int] = {}
    ours = 0
    for mention in draft.things:
        if _is_subject(mention.known, figure):
            ours += 1
        elif mention.kind == "organisation" and not any(_is_party(known) for known in mention.known):
            name = mention.id or name_key(mention.span.of(text))
            counts[name] = counts.get(name, 0) + 1
    return ours > 0 and ours >= max(counts.values(), default=0)


def _is_punished(stated: Stated, draft: Draft) -> bool:
    """Whether a person named in the clause got the fine or sentence, so that it is no body's: "Ada Marsh was fined"."""
    before = Span(stated.clause.start, stated.quantity.span.start)
    people = draft.people_in(before)
    return bool(people) and any(
        token.lower in PUNISHED for token in draft.tokens_in(Span(people[-1].span.end, before.end))
    )


def _by_noun(before: Span, figure: Figure, case: Case) -> bool | None:
    """Whether the last thing told of before a figure's clause is the subject, when it is told as "the school".

    Reads: visited the school, which has a roll of 96 · The centre had 900 visits, and its 40 members. None when the
    last thing is named, or there is none.
    """
    draft = case.draft
    tokens = draft.tokens_in(before)
    for at in range(len(tokens) - 1, 0, -1):
        token = tokens[at]
        if any(thing.span.start <= token.start < thing.span.end for thing in draft.things_in(before)):
            return None
        if token.lower in BODY_NOUNS and tokens[at - 1].lower == "the":
            meant = bodies_meant((token.lower,), draft, case.registry, token.start)
            return True if meant.certain and _is_subject(meant.known, figure) else None
    return None


def _is_party(known: Organisation | Place) -> bool:
    """Whether a thing is a party, of which a story of an election has more than of the seat that it is about."""
    return known.classification == "party"


def _is_compared(span: Span, draft: Draft) -> bool:
    """Whether a thing is named for comparison: "unlike Brill", "than in Brill"."""
    at = draft.token_at(span.start)
    return any(token.lower in _COMPARED for token in draft.tokens[max(at - 2, 0) : at])


def _is_subject(known: Sequence[Organisation | Place], figure: Figure) -> bool:
    """Whether a thing is the figure's subject, or its parent, part, or area, as copy uses one for another."""
    subject = set(name_key(figure.subject).split())
    for thing in known:
        if thing.id == figure.subject:
            return True
        relatives = (thing.parent, thing.area) if isinstance(thing, Organisation) else (thing.within,)
        if figure.subject in relatives:
            return True
        words = set(name_key(thing.name).split())
        if (words <= subject or subject <= words) and not (words ^ subject) & _COMPASS:
            return True
    return False


def is_compounds(stated: Stated, figure: Figure, case: Case) -> bool:
    """Whether the noun after "the 940-pupil …" is the figure's subject."""
    draft = case.draft
    if name_key(figure.subject) in case.undeclared_subjects():
        return is_undeclareds(stated, figure, frozenset(), draft)
    at = draft.token_at(stated.quantity.full.end)
    noun = draft.tokens[at].lower if at < len(draft.tokens) else ""
    if stated.before[-1:] != ("the",):
        return False
    meant = bodies_meant((_SCHOOLS.get(noun, noun),), draft, case.registry, draft.tokens[at].start)
    return meant.certain and _is_subject(meant.known, figure)
