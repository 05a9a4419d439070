"""Drafts written from registries: what is true never conflicts, and what was changed does.

`benchmarks/generated.py` checks ten thousand of them and says which constructions are missed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables import FACTS, facts_folder

from factcheck.registry import Registry
from generator import WRITERS, World, outcome, read_world, write
from generator.constructions import CONSTRUCTIONS
from generator.names import misspelt

REGISTRIES = ("camford", "inspections")
# Of false claims in the sample; benchmarks/generated.py asks for 97 in 100 of ten thousand.
CAUGHT = 0.95


@cache
def world_of(name: str, scratch: Path) -> World:
    return read_world(facts_folder(name, scratch))


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, World]:
    scratch = tmp_path_factory.mktemp("worlds")
    return {name: world_of(name, scratch) for name in REGISTRIES}


@pytest.mark.parametrize("name", REGISTRIES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_true_claims_never_conflict(
    name: str, worlds: dict[str, World], registry: Callable[[str | None], Registry], seed: int
) -> None:
    for draft in write(worlds[name], seed, 12):
        if draft.true:
            found, messages = outcome(draft, registry(name))
            assert found != "conflict", (draft, messages)


@pytest.mark.parametrize("name", REGISTRIES)
def test_changed_claims_conflict(
    name: str, worlds: dict[str, World], registry: Callable[[str | None], Registry]
) -> None:
    false = [draft for draft in write(worlds[name], 7, 700) if not draft.true]
    missed = Counter(
        f"{draft.construction} ({draft.change})" for draft in false if outcome(draft, registry(name))[0] != "conflict"
    )
    assert missed.total() <= (1 - CAUGHT) * len(false), missed.most_common(20)


def test_the_generator_repeats_itself(worlds: dict[str, World]) -> None:
    assert list(write(worlds["camford"], 3, 50)) == list(write(worlds["camford"], 3, 50))


def test_there_is_variety(worlds: dict[str, World]) -> None:
    written = {draft.construction for name in REGISTRIES for draft in write(worlds[name], 1, 4000)}
    assert len(written) > 80
    assert len({construction.name for construction in CONSTRUCTIONS}) == len(CONSTRUCTIONS)
    assert len(WRITERS) >= 6


@pytest.mark.parametrize("seed", range(40))
def test_a_misspelling_is_one(seed: int) -> None:
    assert misspelt("Marsham", Random(seed)) != "Marsham"
    assert misspelt("Marsham", Random(seed))[0] == "M"


def test_registries_are_there() -> None:
    assert all((FACTS / f"{name}.yaml").exists() for name in REGISTRIES)
