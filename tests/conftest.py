"""What all tests share: registries by name, opened once, with their index in a scratch folder."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from tables import facts_folder

from factcheck import OBJECTS_BEFORE_COLLECTING

if TYPE_CHECKING:
    from factcheck.registry import Registry

# As every process of factcheck has it: else what other tests have left is gone through while one is timed.
gc.set_threshold(OBJECTS_BEFORE_COLLECTING)

# The same examples in every run, so that a change is green or red by what it changes. FACTCHECK_EXPLORE=1 looks for
# new ones, as fuzz/whole.py does; what they find becomes an @example.
settings.register_profile("suite", derandomize=not os.environ.get("FACTCHECK_EXPLORE"))
settings.load_profile("suite")


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str | None], Registry]:
    """A function from the name of a registry under tests/facts, or None for an empty one, to that registry."""
    from factcheck.registry import open_registry

    scratch = tmp_path_factory.mktemp("facts")
    opened: dict[str | None, Registry] = {}

    def named(name: str | None) -> Registry:
        if name not in opened:
            folders = [facts_folder(name, scratch)] if name else []
            opened[name] = open_registry(folders, cache=scratch / "cache")
        return opened[name]

    return named


@pytest.fixture(autouse=True)
def no_user_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the cache of whoever runs it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "user-cache"))
