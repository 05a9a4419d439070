"""Statements of the registry as passages, and the sentences of the article that they bear on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...records import Passage, Source, Statement
from ...registry.keys import content_words
from .claim import LEAST_SHARED, STATEMENTS
from .sentences import Clause

# Statements of the registry that are looked at for one sentence.
_MOST = 12


def hold_against(clauses: Iterable[Clause], statements: Sequence[Statement]) -> None:
    """Gives each clause's sentence the statements that share most content words with it, as passages."""
    passages = [_as_passage(statement) for statement in statements]
    filed: dict[str, list[int]] = {}
    for number, statement in enumerate(statements):
        for stem in content_words(statement.text):
            filed.setdefault(stem, []).append(number)
    for outline in {clause.sentence: clause.outline for clause in clauses}.values():
        shared: dict[int, int] = {}
        for stem in frozenset().union(*map(content_words, outline.words())):
            for number in filed.get(stem, ()):
                shared[number] = shared.get(number, 0) + 1
        able = [number for number in sorted(shared) if shared[number] >= LEAST_SHARED]
        able.sort(key=lambda number: -shared[number])
        outline.held = [passages[number] for number in able[:_MOST]]


def _as_passage(statement: Statement) -> Passage:
    source = statement.sources[0] if statement.sources else Source("")
    return Passage(hash((statement.where, statement.text)), statement.text, statement.where, source, STATEMENTS)
