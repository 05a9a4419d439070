"""Statements of the registry as passages, and the sentences of the article that they bear on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from ...mentions.draft import Draft
from ...records import Passage, Source, Statement
from ...registry import Registry
from ...registry.keys import content_words
from ...registry.spaces import Filed, most_shared, sharing
from .claim import LEAST_SHARED, STATEMENTS
from .sentences import Clause
from .units import NUMBER

# Statements of the registry that are looked at for one sentence.
_MOST = 12


def hold_against(clauses: Iterable[Clause], filed: Filed, draft: Draft, registry: Registry) -> None:
    """Gives each clause's sentence the statements that share most content words with it, as passages.

    `filed` are the statements' numbers under each of their content words.
    """
    in_use = filed.keys()
    # How many words of a statement each word of the story is: "Mill-based" is two.
    bearing = {word: len(own) for word, own in filed.bearing(draft.words).items()}
    places = draft.places_of(bearing.keys())
    for clause in {clause.sentence.start: clause for clause in clauses}.values():
        outline, inside = clause.outline, draft.places_in(clause.sentence)
        first, end = bisect_left(places, inside.start), bisect_left(places, inside.stop)
        able = {draft.tokens[at].lower for at in places[first:end]}
        # A figure is one word of a statement ("£3m") and several of the draft.
        figures = [content_words(draft.text[part.start : part.end]) for part in outline.parts if part.kind == NUMBER]
        shared = [len(words) for words in figures if not in_use.isdisjoint(words)]
        if sum([bearing[word] for word in able]) + sum(shared) < LEAST_SHARED:
            continue
        stems = in_use & frozenset().union(*map(content_words, outline.words()))
        numbers = most_shared(sharing(filed, stems), LEAST_SHARED, _MOST)
        if numbers:
            outline.held = [_as_passage(number, one) for number, one in registry.statements(numbers).items()]


def _as_passage(number: int, statement: Statement) -> Passage:
    source = statement.sources[0] if statement.sources else Source("")
    # An even number each, so that none is another's neighbour: unlike the sentences of a document they stand alone.
    return Passage(2 * number, statement.text, statement.where, source, STATEMENTS)
