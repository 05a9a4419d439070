"""Statements of the registry as passages, and the sentences of the article that they bear on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from ...mentions.draft import Draft
from ...records import Passage, Source, Statement
from ...registry import Registry
from ...registry.keys import content_words
from ...registry.spaces import most_shared, sharing
from .claim import LEAST_SHARED, STATEMENTS
from .sentences import Clause
from .units import NUMBER

# Statements of the registry that are looked at for one sentence.
_MOST = 12


def hold_against(
    clauses: Iterable[Clause], filed: Mapping[str, Sequence[int]], draft: Draft, registry: Registry
) -> None:
    """Gives each clause's sentence the statements that share most content words with it, as passages.

    `filed` are the statements' numbers under each of their content words.
    """
    in_use = filed.keys()
    bearing = {word: len(own) for word in draft.words if not in_use.isdisjoint(own := content_words(word))}
    # "Mill-based" is two words of a statement.
    longer = [at for word, count in bearing.items() if count > 1 for at in draft.places_of({word}) * (count - 1)]
    places = sorted([*draft.places_of(bearing.keys()), *longer])
    for sentence, outline in {clause.sentence: clause.outline for clause in clauses}.items():
        inside = draft.places_in(sentence)
        able = bisect_left(places, inside.stop) - bisect_left(places, inside.start)
        # A figure is one word of a statement ("£3m") and several of the draft.
        if able + sum(part.kind == NUMBER for part in outline.parts) < LEAST_SHARED:
            continue
        stems = in_use & frozenset().union(*map(content_words, outline.words()))
        numbers = most_shared(sharing(filed, stems), LEAST_SHARED, _MOST)
        if numbers:
            outline.held = [_as_passage(number, one) for number, one in registry.statements(numbers).items()]


def _as_passage(number: int, statement: Statement) -> Passage:
    source = statement.sources[0] if statement.sources else Source("")
    # An even number each, so that none is another's neighbour: unlike the sentences of a document they stand alone.
    return Passage(2 * number, statement.text, statement.where, source, STATEMENTS)
