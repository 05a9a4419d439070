"""The spaces of the index, and the keys in use in the small ones, so that what cannot be found is not looked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

# The keys of a space with more entries are left to the index: so many are read in a third of a millisecond (2026-11).
_MOST_ENTRIES = 2_000


class Spaces:
    """Under which keys anything is filed. An article has some 300 different words, of which a newsroom's events and
    statements use a few."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._keys: dict[str, frozenset[str] | None] = {}

    def holds(self, space: str) -> bool:
        """Whether anything is filed in a space."""
        keys = self._known(space)
        return keys is None or bool(keys)

    def used(self, space: str, keys: Collection[str]) -> Collection[str]:
        """The keys without those that are known not to be in use in a space."""
        known = self._known(space)
        return keys if known is None else known.intersection(keys)

    def undeclared(self, space: str) -> frozenset[str]:
        """The keys of a small space that are the name of no person, organisation or place."""
        known = self._known(space)
        if not known:
            return frozenset()
        rows = self._db.execute(
            "SELECT DISTINCT key FROM name WHERE key IN (SELECT key FROM entry WHERE space = ?)", (space,)
        )
        return known.difference(key for (key,) in rows)

    def _known(self, space: str) -> frozenset[str] | None:
        if space not in self._keys:
            rows = self._db.execute(
                "SELECT key FROM entry WHERE space = ? LIMIT ?", (space, _MOST_ENTRIES + 1)
            ).fetchall()
            self._keys[space] = None if len(rows) > _MOST_ENTRIES else frozenset(key for (key,) in rows)
        return self._keys[space]
