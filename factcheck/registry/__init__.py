"""The registry: verified facts in files kept by hand, compiled into an index, looked up by key.

`open_registry` is the way in; `docs/registry.md` is the description for those who keep the files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from .lookup import Registry

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike

    Path = str | PathLike[str]

    from ..records import Problem


def _quiet(message: str) -> None:
    """Nobody is told."""


def open_registry(
    folders: Sequence[Path],
    claims: Path | None = None,
    cache: Path | None = None,
    notice: Callable[[str], None] = _quiet,
    progress: Callable[[int, int], None] | None = None,
) -> Registry:
    """The registry of all files under the folders, from the index in the user's cache folder, brought up to date.

    No folder means an empty registry. `claims` is the folder of rulings, `cache` another place for the index, and
    `notice` is told, in words for the user, when the index cannot be kept; `progress`, while files are read into it,
    how many bytes of how many have been. Raises CannotCheck, with every problem of every file as a line
    `path:line:column: message`, when a folder is missing or the registry is broken.
    """
    from ..records import CannotCheck

    registry = _open(folders, claims, cache, notice, progress)
    problems = registry.problems()
    if problems:
        registry.close()
        raise CannotCheck(*map(str, problems))
    return registry


def lint_registry(
    folders: Sequence[Path],
    claims: Path | None,
    today: date,
    every: bool = False,
    cache: Path | None = None,
    notice: Callable[[str], None] = _quiet,
) -> list[Problem]:
    """All that is wrong in the files under the folders, or when nothing is, what is worth a look (`warnings.py`).

    `every` lists what is otherwise counted. Raises CannotCheck when a folder is missing.
    """
    registry = _open(folders, claims, cache, notice)
    found = registry.problems() or registry.warnings(today, every)
    registry.close()
    return found


def _open(
    folders: Sequence[Path],
    claims: Path | None,
    cache: Path | None,
    notice: Callable[[str], None],
    progress: Callable[[int, int], None] | None = None,
) -> Registry:
    """The registry of the files, with the problems that they may have."""
    import sqlite3

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
    return Registry(kept.open_index(folders, files, cache, notice, progress), kept.display(folders))


__all__ = ["Registry", "lint_registry", "open_registry"]
