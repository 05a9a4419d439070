"""Whose rating a grade is: a body that is named, "the school", "it", or a part of one of these."""

from __future__ import annotations

from ...mentions.bodies import bodies_meant, fits
from ...records import Organisation, Span
from ..case import Case
from .phrases import RatingClaim
from .sentence import Subject
from .words import RATED

_REACH_BACK = 2  # Sentences in which "it" may have been named.


def subjects_of(content: RatingClaim, span: Span, case: Case) -> tuple[set[str], bool]:
    """The ids of whom a rating can be of, and whether the text makes sure of it.

    A body that is named stands for itself; with a noun beside it ("Camford Council's provision") and when it has no
    ratings of its own, also for its parts in the story.
    """
    rated = {rating.subject for rating in case.ratings()}
    subject = content.subject
    if subject.foreign:
        return set(), False
    if subject.thing is not None:
        ids = {known.id for known in subject.thing.known}
        if subject.noun or not ids & rated:
            ids |= {part for part in rated if _parent(part, case) in ids}
        return ids, subject.certain
    if subject.noun:
        ids = _called(subject.noun, rated, span.start, case)
        return ids, subject.certain and len(ids) == 1
    topic = _topic(rated, span, case)
    if content.each and len(topic) > 1:  # a list of aspects is of the only body that was told of so far
        before = [t for t in case.draft.things if t.kind == "organisation" and t.span.end <= span.start]
        named = {known.id for thing in before for known in thing.known} & topic
        topic = named if len(named) == 1 and all(thing.known for thing in before) else topic
    return topic, subject.certain and len(topic) == 1


def _called(noun: str, rated: set[str], at: int, case: Case) -> set[str]:
    """Which of the rated bodies "the force" or "the school" is at a character; none where an unknown one may be."""
    bodies = bodies_meant((noun,), case.draft, case.registry, at)
    if bodies.rivals:
        return set()
    parents = {body.id for body in bodies.known}
    return parents & rated or {part for part in rated if _parent(part, case) in parents}


def _parent(id: str, case: Case) -> str:
    for thing in case.draft.things:
        for known in thing.known:
            if known.id == id and isinstance(known, Organisation):
                return known.parent
    return ""


def is_rivalled(subject: Subject, subjects: set[str], case: Case) -> bool:
    """Whether another body of the sentence may be meant: one with grades, or one that the registry does not know."""
    others = {rating.subject for rating in case.ratings()} - subjects
    return any(not rival.known or any(known.id in others for known in rival.known) for rival in subject.rivals)


def is_part(subject: Subject, case: Case) -> bool:
    """Whether a part is meant, whose grade is not the body's: "the sixth form at", "the trust's maternity unit"."""
    if subject.part or subject.thing is None or not subject.noun:
        return subject.part
    ids = {known.id for known in subject.thing.known}
    if any(_parent(rating.subject, case) in ids for rating in case.ratings()):
        return False
    return not any(isinstance(known, Organisation) and fits((subject.noun,), known) for known in subject.thing.known)


def _topic(rated: set[str], span: Span, case: Case) -> set[str]:
    """Which of the rated bodies "it" can mean: those of the last sentence that names a body, if it opens with one."""
    draft = case.draft
    index = draft.sentence_index(span.start)
    for at in range(index, max(-1, index - 1 - _REACH_BACK), -1):
        sentence = draft.sentences[at].span
        meant = _noun_before(sentence, span.start, rated, case)
        if len(meant) == 1:
            return meant
        named = [t for t in draft.things if sentence.contains(t.span) and t.span.end <= span.start]
        named = [t for t in named if t.kind == "organisation" and not issues(t.id, case)]
        if named:
            parents = {id: parent for id in rated if (parent := _parent(id, case))}
            ids = {t.id for t in named}
            fitting = {id for id in rated if id in ids or parents.get(id) in ids}
            meant = fitting | {parents[id] for id in fitting & parents.keys()}
            # A registered body that nobody grades ("on the radio") is no rival; one that is not registered may be.
            return fitting if named[0].id in meant and all(t.known for t in named) else set()
    return rated


def _noun_before(sentence: Span, stop: int, rated: set[str], case: Case) -> set[str]:
    """Whom the last "the school" of a sentence means, when nobody is named after it."""
    tokens = case.draft.tokens_in(Span(sentence.start, min(sentence.end, stop)))
    for at in range(len(tokens) - 1, 0, -1):
        if any(t.kind == "organisation" and t.span.start == tokens[at].start for t in case.draft.things_in(sentence)):
            return set()
        if tokens[at].lower in RATED and tokens[at - 1].lower in ("the", "its"):
            return _called(tokens[at].lower, rated, tokens[at].start, case)
    return set()


def issues(id: str, case: Case) -> bool:
    return bool(id) and any(rating.issuer == id for rating in case.ratings())
