"""Rows of the index as nouns: each is made once, with what it refers to, and stays for the next article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from ..records import Source
from ..text.normalise import name_key
from . import build
from .keys import BULK, FORMS, TYPES
from .names import as_list

if TYPE_CHECKING:
    from typing import Any

_BUILDERS: dict[str, Callable[[build.Row, build.Links], Any]] = {
    "people": build.person, "organisations": build.organisation, "places": build.place, "posts": build.post,
    "events": build.event, "figures": build.figure, "schemes": build.scheme, "ratings": build.rating,
    "quotes": build.quote, "statements": build.statement, "documents": build.document, "rulings": build.ruling,
}  # fmt: skip
_PERSON_FIELDS = frozenset({"person", "speaker"})
_Numbered = tuple[tuple[int, str], build.Row]
# What a ruling's claim names (`rulings.PARTS`).
_MEANT_FIELDS = frozenset("person body of subject issuer speaker".split())
_THING_FIELDS = frozenset("party organisation parent successor issuer by area within place of subject".split())


class Store:
    """The nouns of a registry by their records' numbers; `db` and `folders` are those of `Registry`.

    What was read stays: a few hundred records for an article, and those of the next are mostly the same.
    """

    def __init__(self, db: sqlite3.Connection, folders: Sequence[str]) -> None:
        self._db = db
        self._folders = folders
        self._nouns: dict[int, Any] = {}
        self._sources: dict[str, Source] = {}
        self._found: dict[str, list[tuple[str, int, str]]] = {}
        self._ids: dict[tuple[str, tuple[str, ...]], str] = {}
        self._joins: bool | None = None

    def numbered(self, numbers: Iterable[int]) -> dict[int, Any]:
        """Nouns by their records' numbers, in the order given."""
        order = list(dict.fromkeys(numbers))
        missing = [number for number in order if number not in self._nouns]
        if missing:
            self.nouns_of(self.rows("record.id = wanted.value", missing))
        return {number: self._nouns[number] for number in order}

    def rows(self, condition: str, wanted: Iterable[Any]) -> list[_Numbered]:
        """The rows for which a condition on `record` and `wanted.value` holds, with their numbers and sections."""
        rows = self._db.execute(
            "SELECT record.id, record.section, record.ident, file.folder, file.path, record.line, record.data "
            f"FROM json_each(?) AS wanted CROSS JOIN record ON {condition} JOIN file ON file.id = record.file "
            "ORDER BY record.id",
            (as_list(wanted),),
        ).fetchall()
        return [
            ((number, section), build.Row(ident, self.path(folder, path), line, json.loads(blob)))
            for number, section, ident, folder, path, line, blob in rows
        ]

    def path(self, folder: int, path: str) -> str:
        """The path of a file, as users see it."""
        shown = self._folders[folder] if folder < len(self._folders) else ""
        return "/".join(part for part in (shown, path) if part)

    def nouns_of(self, rows: list[_Numbered]) -> dict[int, Any]:
        """What rows stand for, by their numbers; rows that are joined are one noun."""
        new = [((number, section), row) for (number, section), row in rows if number not in self._nouns]
        if new:
            groups = self._groups(new)
            links = self.links(row.data for group in groups for _, row in group)
            for group in groups:
                nouns = [_BUILDERS[section](row, links) for (_, section), row in group]
                noun = nouns[0] if len(nouns) == 1 else self._merged(nouns)
                self._nouns.update(((number, noun) for (number, _), _ in group))
        return {number: self._nouns[number] for (number, _), _ in rows}

    def _groups(self, rows: list[_Numbered]) -> list[list[_Numbered]]:
        """The rows, each with those that are joined to the same root as it; the root first."""
        if not self.has_joins():
            return [[row] for row in rows]
        members: dict[int, list[int]] = {}
        for root, number in self._db.execute(
            "SELECT DISTINCT joined.root, joined.record FROM json_each(?) AS wanted CROSS JOIN joined ON joined.root = "
            "coalesce((SELECT root FROM joined WHERE record = wanted.value), wanted.value) ORDER BY joined.record",
            (as_list(number for (number, _), _ in rows),),
        ):
            members.setdefault(root, [root]).append(number)
        roots = {number: root for root, numbers in members.items() for number in numbers}
        found = {number: row for row in rows for number in [row[0][0]]}
        missing = roots.keys() - found.keys()
        if missing:
            found.update((row[0][0], row) for row in self.rows("record.id = wanted.value", missing))
        order = dict.fromkeys(roots.get(number, number) for (number, _), _ in rows)
        return [[found[number] for number in members.get(root, [root])] for root in order]

    def has_joins(self) -> bool:
        """Whether any imported record is joined to another; most registries have none, and save the questions."""
        if self._joins is None:
            self._joins = self._db.execute("SELECT 1 FROM joined LIMIT 1").fetchone() is not None
        return self._joins

    def _merged(self, nouns: list[Any]) -> Any:
        from .merge import merged

        return merged(nouns)

    def links(self, records: Iterable[build.Data]) -> build.Links:
        """Looks up, at once, all that the records refer to."""
        sources: set[str] = set()
        names: set[str] = set()
        for data in records:
            _gather(data, sources, names)
        self._resolve(names)
        return build.Links(
            self.sources(sources),
            person=lambda text: self._id(text, ("person",)),
            organisation=lambda text: self._id(text, ("organisation",)),
            place=lambda text: self._id(text, ("place",)),
            thing=lambda text: self._id(text, ("person", "organisation", "place")),
        )

    def _resolve(self, texts: Iterable[str]) -> None:
        keys = {name_key(text) for text in texts} - self._found.keys()
        if not keys:
            return
        for key in keys:
            self._found[key] = []
        sections = ", ".join(f"'{section}'" for section in TYPES)
        rows = self._db.execute(
            f"SELECT wanted.value, record.section, '', record.ident, {BULK} FROM json_each(:keys) AS wanted CROSS JOIN "
            f"record ON record.section IN ({sections}) AND record.key = wanted.value "
            "JOIN file ON file.id = record.file "
            f"UNION ALL SELECT wanted.value, record.section, name.form, record.ident, {BULK} "
            "FROM json_each(:keys) AS wanted CROSS JOIN name ON name.key = wanted.value AND name.form <> 'mistaken' "
            "JOIN record ON record.id = name.record JOIN file ON file.id = record.file",
            {"keys": as_list(keys)},
        )
        for key, section, form, ident, bulk in rows:
            # Twice the level leaves room for the imported thing after the hand-kept one of the same name.
            self._found[key].append((TYPES[section], 2 * FORMS.get(form, 0) + bulk, ident))

    def _id(self, text: str, types: tuple[str, ...]) -> str:
        """The id that a name stands for among the types, or the name itself when it stands for none or for two."""
        known = self._ids.get((text, types))
        if known is None:
            known = self._ids[text, types] = self._find_id(text, types)
        return known

    def _find_id(self, text: str, types: tuple[str, ...]) -> str:
        found = [(level, ident) for kind, level, ident in self._found.get(name_key(text), ()) if kind in types]
        best = min((level for level, _ in found), default=0)
        idents = {ident for level, ident in found if level == best}
        return idents.pop() if len(idents) == 1 else text

    def sources(self, ids: Collection[str]) -> dict[str, Source]:
        """The sources with these ids; unknown ids are left out."""
        missing = [one for one in ids if one not in self._sources]
        if missing:
            for _, row in self.rows("record.section = 'sources' AND record.key = wanted.value", missing):
                self._sources[row.id] = build.source(row)
        return {one: self._sources[one] for one in ids if one in self._sources}


def _gather(data: build.Data, sources: set[str], names: set[str]) -> None:
    """The sources and the names of things that a record and its facts refer to."""
    for field, value in data.items():
        if field == "source":
            sources.update(value)
        elif field in _PERSON_FIELDS or field in _THING_FIELDS:
            names.update([value] if isinstance(value, str) else value)
        elif field == "means":
            names.update(name for part in _MEANT_FIELDS for name in value.get(part, ()))
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    _gather(item, sources, names)
