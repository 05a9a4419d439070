"""Whether a figure is of a subject that the registry declares as no body or place, the "hall roof appeal"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...mentions.draft import Draft
from ...records import Figure, Span
from ...registry.keys import content_words, wordings
from ...text.normalise import name_key
from ...text.tokens import Token, tokenise
from ...text.words import BODY_NOUNS, PLACE_NOUNS
from .stated import Stated

# The last words by which a subject is called later: "the car park" of "Mill Street car park".
_LEAST_LATER = 2
# Characters of the unit between a figure and what it measures.
_MEASURE = 12
# Before the only terminal of a story, and after it where it is no part of another thing ("the terminal building").
_THE = frozenset("the a an new planned proposed this that its".split())
_VERBS = frozenset("was is will would had has cost costs costing opened which that and at itself".split())
_BESIDE = frozenset("for to near from beside outside opposite behind".split())
_PLACING = frozenset("at in on".split())
_IN_NAMES = frozenset("the of and &".split())
# What a place is called again, and what bodies are those of another place.
_PLACES = frozenset("town village city borough district county parish island".split())
_COUNCIL = frozenset("council authority police trust".split())
# Between the subject and its figure these bring in another: "bigger than", "unlike", "while".
_OTHERS = frozenset("than unlike while whereas but another other similar both and".split())


def is_undeclareds(stated: Stated, figure: Figure, vocabulary: frozenset[str], draft: Draft) -> bool:
    """Whether the subject of `figure` is told of beside `stated`, with nobody and nothing else named between them.

    Reads: the Mill Street car park, which has 120 spaces · the 120-space Mill Street car park · £2.4m for the Mill
    Street car park · the Mill Street car park was sold to Hale Homes for £2.4m · and, of a story that names it, the
    120-space car park. Not: the Mill Street car park is next to Hale Hall, which has 120 spaces · the Mill Street car
    park is bigger than another with 120 spaces · part of the Mill Street car park. Before "of the …" only words of the
    property in `vocabulary` leave it the subject's.
    """
    sentence = draft.sentences[stated.sentence].span
    tokens = draft.tokens_in(sentence)
    words = [token.lower for token in tokenise(figure.subject) if token.lower != "the"]
    runs = [
        run
        for wording in wordings(words)
        for run in _runs(tokens, wording)
        if len(wording) >= len(words) - 1 or _is_called(tokens, run, stated)
    ]
    if not runs:
        runs = [run for run in _runs(tokens, words[-1:]) if _is_only(tokens, run, words, draft)]
    if not runs and len(words) > _LEAST_LATER:
        runs = _runs(tokens, words[-_LEAST_LATER:])
        runs = [run for run in runs if _is_called(tokens, run, stated)]
    if not runs:
        runs = _as_place(tokens, words, stated, draft)
    at = stated.quantity.full
    buyer = buyer_before(at.start, draft)
    for run in runs:
        if _is_of(tokens, run, vocabulary) or (run.end <= at.start and _is_beside(tokens, run)):
            continue
        between = Span(run.end, buyer.start if buyer else at.start) if run.end <= at.start else Span(at.end, run.start)
        measures = 0 <= run.start - stated.quantity.span.end <= _MEASURE  # "the 120-space car park"
        if run.end > at.start and not measures and _has_subject(Span(sentence.start, at.start), draft):
            continue
        told = [token.lower for token in draft.tokens_in(between)]
        lower = {word for word, after in pairwise([*told, ""]) if not (word == "and" and after in _VERBS)}
        if lower.isdisjoint(_OTHERS) and not _has_subject(between, draft):
            return True
    return False


def _runs(tokens: Sequence[Token], words: Sequence[str]) -> list[Span]:
    """Where the words stand in a row."""
    lower = [token.lower for token in tokens]
    starts = [at for at in range(len(tokens) - len(words) + 1) if lower[at : at + len(words)] == list(words)]
    return [Span(tokens[at].start, tokens[at + len(words) - 1].end) for at in starts]


def _is_only(tokens: Sequence[Token], run: Span, words: Sequence[str], draft: Draft) -> bool:
    """Whether "the terminal" can only be the subject: the story tells of no other, and no noun follows.

    Not: the terminal building · "the terminal" of a story of the north terminal and the south terminal.
    """
    head = words[-1]
    if len(words) == 1 or head in BODY_NOUNS or head in PLACE_NOUNS:
        return False
    at = next(at for at, token in enumerate(tokens) if token.start == run.start)
    follow = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    if at == 0 or tokens[at - 1].lower != "the" or not (follow in _VERBS or not follow[0].isalnum()):
        return False
    places = draft.places_of({head, f"{head}s"})
    return all(
        draft.tokens[place].lower == head
        and (before := draft.tokens[place - 1].lower if place else ".")
        and (before in words or before in _THE or not before[0].isalnum())
        for place in places
    )


def _as_place(tokens: Sequence[Token], words: Sequence[str], stated: Stated, draft: Draft) -> list[Span]:
    """Where "the town" stands for the subject before its figure: the only place after which bodies are named.

    Reads, of a story of Camford Council and of no other place: the town's population is 22,800.
    """
    found = [
        Span(one.start, two.end)
        for one, two in pairwise(tokens)
        if one.lower == "the" and two.lower in _PLACES and two.end <= stated.quantity.full.start
    ]
    if not found:
        return []
    things = [list(name_key(thing.span.of(draft.text)).split()) for thing in draft.things]
    begun = [thing for thing in things if thing[: len(words)] == list(words)]
    places = [thing.span.of(draft.text) for thing in draft.things if thing.kind == "place"]
    if not begun or any(name_key(place).split() != list(words) for place in places):
        return []
    if any(_COUNCIL.intersection(thing) for thing in things if thing not in begun):
        return []
    if len({token.lower for token in draft.tokens if token.lower in _PLACES}) != 1:
        return []  # "the county" beside "the town"
    return found[-1:]


def _is_called(tokens: Sequence[Token], run: Span, stated: Stated) -> bool:
    """Whether "the" stands before the last words of a subject, with nothing or the figure itself between."""
    before = [token for token in tokens if token.end <= run.start]
    before = [token for token in before if not (stated.span.start <= token.start < stated.span.end)]
    after = next((token.lower for token in tokens if token.start >= run.end), "")
    return bool(before) and before[-1].lower == "the" and after not in _PLACING


def _is_of(tokens: Sequence[Token], run: Span, vocabulary: frozenset[str]) -> bool:
    """Whether a subject stands after "of" of something else: "part of the …", "the roof of the …"."""
    before = [token.lower for token in tokens if token.end <= run.start and token.lower != "the"][-2:]
    return before[-1:] == ["of"] and not content_words(before[0]) <= vocabulary


def _is_beside(tokens: Sequence[Token], run: Span) -> bool:
    """Whether a subject stands after a preposition that makes it a part of another thing: "a bypass for the …"."""
    before = [token.lower for token in tokens if token.end <= run.start and token.lower != "the"][-2:]
    return len(before) > 1 and before[1] in _BESIDE and before[0].isalpha()


def buyer_before(price: int, draft: Draft) -> Span | None:
    """The buyer between "sold" and a price that begins at a character: "to Hale Homes" in "to Hale Homes for £2m"."""
    at = draft.token_at(price) - 1
    if at < 0 or draft.tokens[at].lower != "for":
        return None
    first = at
    while first and (draft.tokens[first - 1].is_capital or draft.tokens[first - 1].lower in _IN_NAMES):
        first -= 1
    if first in (0, at) or draft.tokens[first - 1].lower != "to":
        return None
    return Span(draft.tokens[first - 1].start, draft.tokens[at].start)


def _has_subject(span: Span, draft: Draft) -> bool:
    return span.start < span.end and bool(draft.people_in(span) or draft.things_in(span))
