"""Statements of the registry as passages, and the sentences of the article that they bear on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...records import Passage, Source, Statement
from ...registry import Registry
from ...registry.keys import content_words
from ...registry.spaces import most_shared, sharing
from .claim import LEAST_SHARED, STATEMENTS
from .sentences import Clause

# Statements of the registry that are looked at for one sentence.
_MOST = 12


def hold_against(clauses: Iterable[Clause], filed: Mapping[str, Sequence[int]], registry: Registry) -> None:
    """Gives each clause's sentence the statements that share most content words with it, as passages.

    `filed` are the statements' numbers under each of their content words.
    """
    for outline in {clause.sentence: clause.outline for clause in clauses}.values():
        stems = frozenset().union(*map(content_words, outline.words()))
        numbers = most_shared(sharing(filed, stems), LEAST_SHARED, _MOST)
        if numbers:
            outline.held = [_as_passage(number, one) for number, one in registry.statements(numbers).items()]


def _as_passage(number: int, statement: Statement) -> Passage:
    source = statement.sources[0] if statement.sources else Source("")
    # An even number each, so that none is another's neighbour: unlike the sentences of a document they stand alone.
    return Passage(2 * number, statement.text, statement.where, source, STATEMENTS)
