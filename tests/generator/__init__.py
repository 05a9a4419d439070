"""Writes drafts from a registry, with claims known to be true and known to be false."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from . import facts, names, roles, stories
from .drafts import Draft, outcome
from .world import World, read_world

__all__ = ["WRITERS", "Draft", "World", "outcome", "read_world", "write"]

# Titles are what copy is fullest of.
WRITERS = (
    *(3 * (roles.drafts,)),
    names.drafts,
    stories.drafts,
    facts.dates,
    facts.events,
    facts.figures,
    facts.ratings,
)


def write(world: World, seed: int, number: int) -> Iterator[Draft]:
    """`number` drafts about a registry, the same for the same seed, of all subjects that it has facts on."""
    rng = Random(seed)
    writers = [writer(world, Random(rng.random())) for writer in WRITERS]
    yield from islice(_in_turn(writers), number)


def _in_turn(writers: list[Iterator[Draft]]) -> Iterator[Draft]:
    while writers:
        for writer in list(writers):
            try:
                yield next(writer)
            except StopIteration:
                writers.remove(writer)
