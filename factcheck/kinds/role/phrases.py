"""Finds the titles of office in a story, with or without a person beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...mentions.draft import Draft
from ...records import Organisation
from ...structs import replace
from ...text.normalise import name_key
from ...text.offices import BODY_WORDS, HEADS, heads_in
from ...text.tokens import Token
from .claim import RolePhrase
from .reader import Reader, is_head_token
from .words import AFTER_HEAD, LONG_HEADS, OBJECTS, STOP_RIGHT

# "Chief", "finance", "and", "operating", "officer".
_OFFICER = 5
# Words of titles that are no body's there: "cabinet member".
_IN_TITLES = HEADS | {"cabinet", "group"}
# Words of office that are none without the one before.
_SECOND = {"head": "teacher", "chief": "nurse"}


def find_phrases(draft: Draft) -> Iterator[RolePhrase]:
    """Every title of office in the article, with or without a person beside it, in text order."""
    tokens = draft.tokens
    reader = _reader(draft)
    taken = reader.people | {i for i, thing in reader.things.items() if thing.span.start not in reader.parties}
    go_on = 0
    before: RolePhrase | None = None
    for at, last in _heads(draft):
        if at < go_on or at in taken:
            continue
        while last + 1 < len(tokens) and _joined(draft.text, tokens, last) and last + 1 not in taken:
            if not is_head_token(tokens[last + 1]) and tokens[last + 1].lower not in AFTER_HEAD:
                break
            last += 1
        phrase = reader.read(at, last)
        if before and _anded(draft, before, phrase):
            sense = before.sense if phrase.sense == "holds" else phrase.sense
            phrase = replace(phrase, also=before.words, sense=sense)
            if not (phrase.unknown or phrase.things or phrase.area) and _owned(draft, before):
                phrase = replace(phrase, unknown=before.unknown)
        before = phrase
        yield phrase
        go_on = max(last + 1, draft.token_at(phrase.span.end))  # "Chief Secretary to the Prime Minister" is one title


def _anded(draft: Draft, before: RolePhrase, phrase: RolePhrase) -> bool:
    """Whether nothing but "and" stands between two titles, so that they are of one person: "former leader and MP P"."""
    between = draft.text[before.span.end : phrase.span.start]
    return between.strip().lower() == "and" or phrase.span.start < before.span.end


def _owned(draft: Draft, phrase: RolePhrase) -> bool:
    """Whether a title begins with whose it is, and both of two joined ones are theirs: "Camford's mayor and leader"."""
    after = draft.token_at(phrase.span.start) + len(phrase.unknown.split())
    begins = draft.text.startswith(phrase.unknown, phrase.span.start)
    return bool(phrase.unknown) and begins and draft.tokens[after].is_possessive


def read_verb_phrases(draft: Draft, verbs: Sequence[int]) -> list[RolePhrase | None]:
    """The title in each verb at a token and its object: "chairs the planning committee", "led the authority".

    None for one of which the object is no body ("led the charge").
    """
    reader = _reader(draft) if verbs else None
    phrases = [reader.read_verb(at) for at in verbs] if reader else []
    return [phrase if phrase.things or phrase.generic or phrase.words & OBJECTS else None for phrase in phrases]


def _reader(draft: Draft) -> Reader:
    return Reader(
        draft,
        {i for m in draft.people for i in draft.places_in(m.span)},
        draft.things_by_token,
        {t.span.start for t in draft.things if t.known and getattr(t.known[0], "classification", "") == "party"},
        {d.span.start for d in draft.dates},
        _short_forms(draft),
    )


def _short_forms(draft: Draft) -> list[tuple[str, ...]]:
    bodies = {known.id: known for thing in draft.things for known in thing.known if isinstance(known, Organisation)}
    forms = {
        tuple(name_key(short).removeprefix("the ").split())
        for body in bodies.values()
        if body.classification != "party"
        for short in body.short
    }
    return sorted(
        (form for form in forms if form and form[-1] not in BODY_WORDS | _IN_TITLES),
        key=lambda form: (-len(form), form),
    )


def _heads(draft: Draft) -> Iterator[tuple[int, int]]:
    """The first and last token of each head of a title."""
    tokens = draft.tokens
    for at in draft.places_of(_LONG_FIRST | heads_in(draft.words)):
        if is_head_token(tokens[at]):
            if not _leads_to_officer(draft, at):
                yield at, at + (_next_word(draft, at) == _SECOND.get(tokens[at].lower, " "))
            continue
        for last in (at + 2, at + 1):
            if " ".join(token.lower for token in tokens[at : last + 1]) in LONG_HEADS:
                yield at, last
                break


def _next_word(draft: Draft, at: int) -> str:
    """The word after a token and a space."""
    tokens = draft.tokens
    return tokens[at + 1].lower if at + 1 < len(tokens) and _joined(draft.text, tokens, at) else ""


def _leads_to_officer(draft: Draft, at: int) -> bool:
    """Whether "chief" only begins the title of an officer: "chief fire officer", "chief nursing officer"."""
    tokens = draft.tokens
    if tokens[at].lower != "chief":
        return False
    for place in range(at + 1, min(at + _OFFICER, len(tokens))):
        if not _joined(draft.text, tokens, place - 1) or not tokens[place].is_word or place in draft.things_by_token:
            return False
        if tokens[place].lower == "officer":
            return True
        if is_head_token(tokens[place]) or tokens[place].lower in STOP_RIGHT:
            return False
    return False


_LONG_FIRST = frozenset(head.split()[0] for head in LONG_HEADS)


def _joined(text: str, tokens: list[Token], at: int) -> bool:
    return text[tokens[at].end : tokens[at + 1].start] == " "
