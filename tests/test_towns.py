"""Stories of invented towns: true copy gives no conflict, however told, and no fewer errors are caught than were."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from towns import HERE, TOWNS, Town, conflicts, found_at, new_conflicts

from factcheck.check import check
from factcheck.registry import Registry, open_registry

# How many of a town's planted errors are caught, of all: raised with the rules, never lowered.
CAUGHT: dict[str, int] = yaml.safe_load((HERE / "caught.yaml").read_text("utf-8"))


@cache
def town(name: str) -> Town:
    return Town(name)


@pytest.fixture(scope="module")
def registries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Registry]:
    cache: Path = tmp_path_factory.mktemp("towns")
    return {name: open_registry([town(name).sources], cache=cache) for name in TOWNS}


@pytest.mark.parametrize("name", TOWNS)
def test_true_stories_have_no_conflict(name: str, registries: dict[str, Registry]) -> None:
    for story, article in town(name).stories.items():
        found = [f"{one.text}: {one.message}" for one in conflicts(check(article, registries[name]))]
        assert not found, story


@pytest.mark.parametrize("name", TOWNS)
def test_stories_of_elsewhere_have_no_conflict(name: str, registries: dict[str, Registry]) -> None:
    for other in TOWNS:
        for story, article in town(other).stories.items() if other != name else ():
            found = [f"{one.text}: {one.message}" for one in conflicts(check(article, registries[name]))]
            assert not found, f"{other}, {story}"


@pytest.mark.parametrize("name", TOWNS)
def test_what_is_told_in_another_true_way_is_no_conflict(name: str, registries: dict[str, Registry]) -> None:
    for edit in town(name).edits():
        if edit.expect == "silent":
            found = [f"{one.text}: {one.message}" for one in new_conflicts(edit, town(name), registries[name])]
            assert not found, edit.id


@pytest.mark.parametrize("name", TOWNS)
def test_errors_are_caught(name: str, registries: dict[str, Registry]) -> None:
    wrong = [edit for edit in town(name).edits() if edit.expect == "conflict"]
    missed = [f"{edit.id}: {edit.why}" for edit in wrong if not found_at(edit, registries[name])]
    assert len(wrong) - len(missed) >= CAUGHT[name], "\n".join(missed)
