"""The registry: verified facts in files kept by hand, compiled into an index, looked up by key.

`open_registry` is the way in; `docs/registry.md` is the description for those who keep the files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from .lookup import Registry

if TYPE_CHECKING:
    from pathlib import Path  # not needed to run, and slow to import


def _quiet(message: str) -> None:
    """Nobody is told."""


def open_registry(
    folders: Sequence[Path],
    claims: Path | None = None,
    cache: Path | None = None,
    notice: Callable[[str], None] = _quiet,
) -> Registry:
    """The registry of all files under the folders, from the index in the user's cache folder, brought up to date.

    No folder means an empty registry. `claims` is the folder of rulings, `cache` another place for the index, and
    `notice` is told, in words for the user, when the index cannot be kept. Raises CannotCheck, with every problem of
    every file as a line `path:line:column: message`, when a folder is missing or the registry is broken.
    """
    import sqlite3

    from ..records import CannotCheck
    from . import cache as kept
    from .files import find

    if claims is not None:
        folders = [*folders, claims]
    if not folders:
        from .index import Writer

        db = sqlite3.connect(":memory:", isolation_level=None)
        Writer(db, new=True)
        return Registry(db)
    files = find(folders)
    shown = kept.display(folders)
    db = kept.open_index(folders, files, cache, notice)
    registry = Registry(db, shown)
    problems = registry.problems()
    if problems:
        registry.close()
        raise CannotCheck(*map(str, problems))
    return registry


__all__ = ["Registry", "open_registry"]
