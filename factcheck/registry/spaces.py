"""The spaces of the index, and the keys in use in the small ones, so that what cannot be found is not looked for."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import chain

from .keys import content_words

# The keys of a space with more entries are left to the index: so many are read in a third of a millisecond (2026-11).
_MOST_ENTRIES = 2_000
# Fewer letters than these are never taken off to make a stem (`content_words`).
_BEGINNING = 3
# Words that are remembered to say nothing of what is filed: those of many newsrooms, and a few megabytes.
_MOST_SILENT = 50_000


class Filed(dict[str, list[int]]):
    """The numbers of the records under each key of a space, in order."""

    def __init__(self, rows: Iterable[tuple[str, int]]) -> None:
        super().__init__()
        for key, record in rows:
            self.setdefault(key, []).append(record)
        self._beginnings = frozenset(key[:_BEGINNING] for key in self)
        self._silent: set[str] = set()

    def bearing(self, words: Iterable[str]) -> dict[str, frozenset[str]]:
        """Those of an article's words of whose content words one is a key, each with these.

        Most words of an article stood in one before and bear on nothing: to look up the content words of all again
        takes 2 % of a check. A new one is mostly told by its first letters: to stem it takes 8 µs.
        """
        if len(self._silent) > _MOST_SILENT:
            self._silent.clear()
        found = {}
        for word in set(words).difference(self._silent):
            plain = word.isascii() and word.islower() and word.isalpha()
            own = content_words(word) if not plain or word[:_BEGINNING] in self._beginnings else frozenset()
            if self.keys().isdisjoint(own):
                self._silent.add(word)
            else:
                found[word] = own
        return found


class Spaces:
    """Under which keys anything is filed. An article has some 300 different words, of which a newsroom's events and
    statements use a few."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._small: dict[str, Filed | None] = {}

    def holds(self, space: str) -> bool:
        """Whether anything is filed in a space."""
        filed = self.filed(space)
        return filed is None or bool(filed)

    def used(self, space: str, keys: Collection[str]) -> Collection[str]:
        """The keys without those that are known not to be in use in a space."""
        filed = self.filed(space)
        return keys if filed is None else filed.keys() & keys

    def stems(self, space: str, words: Collection[str]) -> Set[str]:
        """The content words of an article's words, without those that are known to be no keys of a space."""
        filed = self.filed(space)
        if filed is None:
            return frozenset().union(*map(content_words, words))
        return filed.keys() & frozenset().union(*filed.bearing(words).values())

    def undeclared(self, space: str) -> frozenset[str]:
        """The keys of a small space that are the name of no person, organisation or place."""
        filed = self.filed(space)
        if not filed:
            return frozenset()
        rows = self._db.execute(
            "SELECT DISTINCT key FROM name WHERE key IN (SELECT key FROM entry WHERE space = ?)", (space,)
        )
        return frozenset(filed.keys() - {key for (key,) in rows})

    def filed(self, space: str) -> Filed | None:
        """What is filed in a small space; None of a large one."""
        if space not in self._small:
            rows = self._db.execute(
                "SELECT key, record FROM entry WHERE space = ? LIMIT ?", (space, _MOST_ENTRIES + 1)
            ).fetchall()
            self._small[space] = None if len(rows) > _MOST_ENTRIES else Filed(rows)
        return self._small[space]


def sharing(filed: Mapping[str, Sequence[int]], keys: Collection[str]) -> Counter[int]:
    """How many of `keys` each record is filed under."""
    return Counter(chain.from_iterable(filed[key] for key in filed.keys() & keys))


def most_shared(counts: Counter[int], least: int, most: int) -> list[int]:
    """The records with at least so many keys, at most so many of them; those with most keys first."""
    able = [record for record, count in counts.items() if count >= least]
    able.sort(key=lambda record: (-counts[record], record))
    return able[:most]
