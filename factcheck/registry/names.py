"""Looking names up in the index: exactly, by surname, and by what they may be misspellings of."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence, Set
from typing import TYPE_CHECKING

from ..records import Known
from . import build
from .keys import spellings, tokens

if TYPE_CHECKING:
    from typing import Any

# Candidates of one misspelt name. Measured in DESIGN section 6: 50 by thefuzz after a deletes table, 1.5 ms at 1M.
_MOST_SPELLINGS = 50
# Names that share one word with a misspelt one: 10,000 numbers take 3 ms to read (2026-11, a million facts). And names
# whose other words and spelling are then compared, at 10 µs each.
_MOST_SHARING = 10_000
_MOST_COMPARED = 1_000
# Namesakes: nobody can choose between more.
MOST_ALIKE = 100
# A misspelt name of more words than this is a sentence.
_MOST_WORDS = 12
# The keys of more names are left to the index: so many are read in half a millisecond (2026-11).
_MOST_KEYS = 2_000
# By so many most words of an article are told from the beginnings of those names.
_FIRST_LETTERS = 3


class Keys:
    """The keys of all names of a small registry, which are looked through faster than they are asked for."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._all = frozenset(keys)
        self._in_order = sorted(keys)
        self._first_letters = frozenset(key[:count] for key in keys for count in range(1, _FIRST_LETTERS + 1))

    def known(self, keys: Collection[str]) -> Set[str]:
        """Those of the keys that name something."""
        return self._all.intersection(keys)

    def beginnings(self, starts: Collection[str]) -> set[str]:
        """Those of the strings with which some key begins."""
        return {start for start in starts if start[:_FIRST_LETTERS] in self._first_letters and self._begins(start)}

    def _begins(self, start: str) -> bool:
        at = bisect_left(self._in_order, start)
        return at < len(self._in_order) and self._in_order[at].startswith(start)


def few_keys(db: sqlite3.Connection) -> Keys | None:
    """The keys of all names; None of a large registry."""
    rows = db.execute("SELECT DISTINCT key FROM name LIMIT ?", (_MOST_KEYS + 1,)).fetchall()
    return Keys([key for (key,) in rows]) if len(rows) <= _MOST_KEYS else None


def find(db: sqlite3.Connection, keys: Collection[str]) -> dict[str, list[Known]]:
    """What the name keys (`name_key`) name; keys that name nothing are left out.

    Of more than 100 things with one name only so many are given; a `short` name of more than 100 ("the council")
    names nothing by itself.
    """
    found: dict[str, list[Known]] = {}
    # The forms are in the order of the alphabet, so that "short" is what the limit cuts off.
    seen: set[tuple[Any, ...]] = set()
    for known in _known(
        db,
        "json_each(?) AS wanted CROSS JOIN name ON name.rowid IN "
        "(SELECT rowid FROM name WHERE key = wanted.value ORDER BY form LIMIT ?)",
        (as_list(keys), MOST_ALIKE + 1),
    ):
        # Joined records bear one id, and mostly the same names.
        one = (known.key, known.type, known.id, known.form, known.name.period)
        if one not in seen:
            seen.add(one)
            found.setdefault(known.key, []).append(known)
    for key, all_known in found.items():
        if len(all_known) > MOST_ALIKE:
            found[key] = [known for known in all_known if known.form != "short"]
    return {key: all_known for key, all_known in found.items() if all_known}


def beginnings(db: sqlite3.Connection, starts: Collection[str]) -> set[str]:
    """Those of the strings with which some name key begins."""
    last = chr(0x10FFFF)  # after all that goes on with the same letters
    rows = db.execute(
        "SELECT wanted.value FROM json_each(?) AS wanted "
        "WHERE EXISTS (SELECT 1 FROM name WHERE key >= wanted.value AND key < wanted.value || ?)",
        (as_list(starts), last),
    )
    return {start for (start,) in rows}


def by_surname(db: sqlite3.Connection, keys: Collection[str]) -> dict[str, list[str]]:
    """The ids of the people who bear each surname (as a name key), of more than 100 so many."""
    rows = db.execute(
        "SELECT DISTINCT entry.key, record.ident FROM json_each(?) AS wanted CROSS JOIN entry ON entry.rowid IN "
        "(SELECT rowid FROM entry WHERE space = 'surname' AND key = wanted.value LIMIT ?) "
        "JOIN record ON record.id = entry.record ORDER BY record.id",
        (as_list(keys), MOST_ALIKE + 1),
    )
    return grouped(rows)


def near(db: sqlite3.Connection, key: str, type: str) -> list[Known]:
    """Names of a type ("person", "organisation" or "place") that `key` may be a misspelling of.

    At most 50, the likeliest if there are more, and candidates only: that two names are alike proves nothing. A name
    of one word is like names of one word; of two, both must be the same or nearly so; of three or more, all but one.
    """
    words = sorted(set(tokens(key)))[:_MOST_WORDS]
    needed = len(words) if len(words) < 3 else len(words) - 1
    alike = _alike(db, words)
    if sum(bool(alike[word]) for word in words) < needed:
        return []
    numbers = _sharing(db, words, alike, type, needed)
    if not numbers:
        return []
    found: list[Known] = []
    for known in _known(
        db, "json_each(?) AS wanted CROSS JOIN name ON name.record = wanted.value", (as_list(numbers),)
    ):
        theirs = set(tokens(known.key))
        if len(words) == 1 != len(theirs) or known.form == "mistaken":
            continue
        if sum(not theirs.isdisjoint(alike[word]) for word in words) >= needed:
            found.append(known)
    if len(found) <= _MOST_SPELLINGS:  # all may stay, and thefuzz, which would rank them, takes 20 ms to load
        return sorted(found, key=lambda known: (abs(len(known.key) - len(key)), known.key, known.id))
    from thefuzz import fuzz  # type: ignore[import-untyped]

    found.sort(key=lambda known: (-fuzz.ratio(key, known.key), known.key, known.id))
    return found[:_MOST_SPELLINGS]


def _sharing(
    db: sqlite3.Connection, words: Sequence[str], alike: dict[str, list[str]], type: str, needed: int
) -> list[int]:
    """The numbers of the records that have so many of the words, or words alike, in their names."""
    hits: dict[int, int] = {}
    frequent: list[list[int]] = []
    spare = len(words) - needed
    for word in words:
        rows: list[tuple[int]] = []
        if alike[word]:
            rows = db.execute(
                "SELECT entry.record FROM json_each(?) AS wanted CROSS JOIN entry "
                "ON entry.space = ? AND entry.key = wanted.value LIMIT ?",
                (as_list(alike[word]), "~" + type, _MOST_SHARING),
            ).fetchall()
        if not rows:
            spare -= 1
            if spare < 0:
                return []
            continue
        pool = list({number for (number,) in rows})
        if len(rows) == _MOST_SHARING and len(words) > 1:
            # A word that so many bear ("council", "john") tells nothing: the others decide.
            frequent.append(pool)
            continue
        for number in pool:
            hits[number] = hits.get(number, 0) + 1
    if len(frequent) == len(words):
        for pool in frequent:
            for number in pool:
                hits[number] = hits.get(number, 0) + 1
    else:
        needed = max(1, needed - len(frequent))
    found = [number for number, count in hits.items() if count >= needed]
    found.sort(key=lambda number: -hits[number])
    return found[:_MOST_COMPARED]


def _alike(db: sqlite3.Connection, words: Collection[str]) -> dict[str, list[str]]:
    """The words of the registry's names that each word may be a misspelling of, or is."""
    alike: dict[str, dict[str, None]] = {word: {} for word in words}
    spelt: dict[str, list[str]] = {}
    for word in words:
        for spelling in spellings(word):
            spelt.setdefault(spelling, []).append(word)
    for spelling, token in db.execute(
        "SELECT spelling.key, spelling.token FROM json_each(?) AS wanted CROSS JOIN spelling "
        "ON spelling.key = wanted.value",
        (as_list(spelt),),
    ):
        for word in spelt[spelling]:
            alike[word][token] = None
    return {word: list(found) for word, found in alike.items()}


def _known(db: sqlite3.Connection, table: str, values: tuple[Any, ...]) -> list[Known]:
    rows = db.execute(
        "SELECT name.key, name.type, record.ident, name.form, name.text, name.starts, name.ends "
        f"FROM {table} JOIN record ON record.id = name.record",
        values,
    )
    return [
        Known(key, kind, ident, form, build.name({"name": text, **_ends(starts, ends)}))
        for key, kind, ident, form, text, starts, ends in rows
    ]


def as_list(values: Iterable[Any]) -> str:
    """Values as one parameter of a query, for `json_each`."""
    return json.dumps(list(values))


def _ends(starts: str | None, ends: str | None) -> dict[str, str]:
    return {name: text for name, text in (("from", starts), ("until", ends)) if text}


def grouped(rows: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    """The second values of rows by their first."""
    found: dict[str, list[Any]] = {}
    for key, value in rows:
        found.setdefault(key, []).append(value)
    return found
