"""Joins a person and a title by a verb: of taking it up, of laying it down, or of being it."""

from __future__ import annotations

from ...mentions.draft import Draft, PersonMention
from ...records import Span
from ...structs import replace
from ...text.words import SAYING
from .beside import skip_age
from .claim import RoleClaim, RolePhrase, claimed

_ARTICLES = frozenset("the a an its their his her our this".split())
_NOW = frozenset("now currently still also today".split())
_BEFORE_TITLE = _ARTICLES | _NOW
_STARTS = frozenset(
    """
    became becomes sworn appointed elected named chosen installed selected promoted confirmed unveiled
    """.split()
)
_AGAIN = frozenset("re-elected reelected re-appointed reappointed".split())
_STARTS |= _AGAIN
_STARTS_AS = _STARTS | frozenset("took takes taking joined joins started starts replaced replaces succeeded".split())
_ENDS_AS = frozenset(
    """
    stepped stepping steps stood resigned resigning resigns quit quits retired retiring retires left leaving leaves
    departed ousted removed
    """.split()
)
_DIRECT = frozenset("became becomes took takes taking joined joins started starts replaced replaces succeeded".split())
_PASSIVE = frozenset("is was were be been being".split())
_TERMS = frozenset("term tenure time spell stint reign".split())
_POSTS = frozenset("post role job position office".split())
_BEING_AS = frozenset("served serves serving worked working acted continue continues continued sits sat".split())
_SPEAKING_AS = frozenset("spoke speaks speaking appeared wrote writes writing acts acting works".split())
_WITH_AS = _STARTS_AS | _ENDS_AS | _BEING_AS | _SPEAKING_AS


def by_verb(draft: Draft, phrase: RolePhrase) -> RoleClaim | None:
    """A person and a title joined by a verb of taking up or laying down, or with the title as the subject."""
    tokens = draft.tokens
    sentence = draft.sentence_at(phrase.span.start).span
    people = draft.people_in(sentence)
    if not people or draft.quotation_at(phrase.span.start):
        return None
    at = draft.token_at(phrase.span.end)
    if at + 1 < len(tokens) and tokens[at].lower in ("is", "was", "remains"):
        mention = draft.person_mention_at(tokens[at + 1].start)
        if mention and not phrase.indefinite:
            held = tokens[at].lower == "was"
            return claimed(mention, phrase, "held" if held else "holds", held)
        return None
    begin = draft.token_at(phrase.span.start) - 1
    while begin >= 0 and tokens[begin].lower in _BEFORE_TITLE:
        begin -= 1
    if begin < 1 or tokens[begin].start < sentence.start:
        return None
    with_as = tokens[begin].lower in ("as", "to", "be")
    if term := _by_term(draft, phrase, begin):
        return term
    reach = 8
    if tokens[begin].lower == "of" and tokens[begin - 1].lower in _POSTS:  # "took up the post of"
        begin, with_as, reach = begin - 2, True, 3
        while begin >= 1 and tokens[begin].lower in _ARTICLES:
            begin -= 1
    verbs = [
        t.lower for t in tokens[max(begin - (reach if with_as else 0), 0) : begin + 1] if t.start >= sentence.start
    ]
    left = [m for m in people if m.span.end <= phrase.span.start]
    if not left:
        return None
    if with_as:
        verb = next((v for v in reversed(verbs) if v in _WITH_AS or v in SAYING), "")
    else:
        verb = verbs[-1] if verbs and verbs[-1] in _STARTS else ""
    if not verb or verb in SAYING:
        return None
    before: PersonMention | None = None
    place = next(t for t in reversed(tokens[max(begin - 8, 0) : begin + 1]) if t.lower == verb)
    subjects = [m for m in left if m.span.end <= place.start]
    objects = [m for m in left if m.span.start >= place.end]
    at = next(i for i in range(begin, -1, -1) if tokens[i] is place)
    passive = verb in ("replaced", "succeeded") and at > 0 and tokens[at - 1].lower in _PASSIVE
    if verb in _ENDS_AS or passive:  # "P was replaced as T", "P was succeeded by Q as T"
        who, sense = (subjects[-1:] if len(subjects) == 1 else []), "ends"
    elif verb in _SPEAKING_AS:
        who, sense = (subjects[-1:] if len(subjects) == 1 else []), "holds"
    elif verb in _BEING_AS:
        who, sense = (subjects[-1:] if len(subjects) == 1 else []), "held"
    elif verb in ("replaced", "succeeded") and draft.tokens[draft.token_at(place.start) - 1].lower in _PASSIVE:
        who, sense = (objects if len(objects) == 1 else []), "starts"  # "P was replaced by Q as T"
    elif verb in ("replaced", "replaces", "succeeded", "took", "takes", "taking", "joined", "joins"):
        who, sense = (subjects[-1:] if len(subjects) == 1 else []), "starts"
        if len(objects) == 1 and verb not in ("joined", "joins"):
            before = objects[0]
    elif objects:
        who, sense = (objects if len(objects) == 1 else []), "starts"
    else:
        who, sense = (subjects if len(subjects) == 1 else []), "starts"
    if not who:
        return None
    if any(
        not t.is_capital and t.lower in ("will", "to", "would", "could", "may", "might", "not", "if")
        for t in tokens[max(begin - 10, 0) : begin]
        if t.start >= who[0].span.end
    ):
        return None
    sense = "again" if verb in _AGAIN else sense
    claim = claimed(who[0], phrase, sense, sense != "holds", direct=verb in _DIRECT)
    return replace(claim, before=before) if before else claim


def _by_term(draft: Draft, phrase: RolePhrase, at: int) -> RoleClaim | None:
    """\"P, whose term as T ended in May": an end. `at` is the token before the title."""
    tokens = draft.tokens
    if at < 3 or tokens[at].lower != "as" or tokens[at - 1].lower not in _TERMS or tokens[at - 2].lower != "whose":
        return None
    after = [token.lower for token in draft.tokens_in(Span(phrase.span.end, phrase.span.end + 40))]
    last = at - 4 if tokens[at - 3].text in ",–—-" else at - 3
    mention = draft.person_mention_at(tokens[skip_age(draft, last)].start) if last >= 0 else None
    ended = after[:1] in (["ended"], ["expired"], ["finished"]) or after[:4] == ["came", "to", "an", "end"]
    return claimed(mention, phrase, "ends", True, direct=True) if mention and ended else None
