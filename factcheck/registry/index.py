"""The compiled form of the registry: a SQLite file of records and of the keys under which they are found.

A record is one row with its fields as JSON; it is turned into a noun of `records.py` when something asks for it.
The keys are rows of `name` and `entry`. Everything hangs on its file, so that a changed file is taken out and put
back alone; only the keys of posts also depend on another file, the one that names their organisation (`_file_posts`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from ..text.normalise import name_key
from ..text.offices import role_keys
from . import joins
from .checks import Data
from .keys import TYPES, content_words, head_noun, spellings, surname_keys, tokens
from .load import Record

_TABLES = """
CREATE TABLE file (id INTEGER PRIMARY KEY, folder INTEGER, path TEXT, digest TEXT, whole INTEGER);
CREATE TABLE record (id INTEGER PRIMARY KEY, file INTEGER, section TEXT, key TEXT, ident TEXT, line INTEGER,
                     column INTEGER, data TEXT);
CREATE TABLE name (key TEXT, type TEXT, form TEXT, record INTEGER, text TEXT, starts TEXT, ends TEXT);
CREATE TABLE entry (space TEXT, key TEXT, record INTEGER);
CREATE TABLE reference (kind TEXT, key TEXT, text TEXT, record INTEGER, line INTEGER, column INTEGER);
CREATE TABLE spelling (key TEXT, token TEXT, PRIMARY KEY (key, token)) WITHOUT ROWID;
CREATE TABLE problem (file INTEGER, line INTEGER, column INTEGER, message TEXT, joint INTEGER);
"""
# Made after the first filling, which is faster than keeping them up to date during it.
_INDEXES = """
CREATE INDEX IF NOT EXISTS file_path ON file (folder, path);
CREATE INDEX IF NOT EXISTS record_file ON record (file);
CREATE INDEX IF NOT EXISTS record_key ON record (section, key);
CREATE INDEX IF NOT EXISTS name_key ON name (key, form);
CREATE INDEX IF NOT EXISTS name_record ON name (record);
CREATE INDEX IF NOT EXISTS entry_key ON entry (space, key, record);
CREATE INDEX IF NOT EXISTS entry_record ON entry (record);
CREATE INDEX IF NOT EXISTS reference_key ON reference (kind, key);
CREATE INDEX IF NOT EXISTS reference_record ON reference (record);
"""
_ROWS = {
    "record": "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "name": "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)",
    "entry": "INSERT INTO entry VALUES (?, ?, ?)",
    "reference": "INSERT INTO reference VALUES (?, ?, ?, ?, ?, ?)",
    "spelling": "INSERT OR IGNORE INTO spelling VALUES (?, ?)",
}
# Records between two writes: enough to spread the cost of a statement, few enough to take no memory.
_BATCH = 2_000
# Of one file with thousands of mistakes the first so many are worth reading.
_MOST_PROBLEMS = 1_000


class Writer:
    """Fills and updates an index inside one transaction; `finish` makes it consistent, and the caller commits."""

    def __init__(self, db: sqlite3.Connection, new: bool) -> None:
        self.db = db
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _ROWS}
        self._tokens: set[str] = set()
        # Keys of the organisations, and ids of the posts, that this update touched.
        self._organisations: set[str] = set()
        self._posts: set[int] = set()
        if new:
            for statement in (*_TABLES.split(";"), joins.TABLE):
                db.execute(statement)
        self._next = (db.execute("SELECT max(id) FROM record").fetchone()[0] or 0) + 1

    def remove(self, file: int) -> None:
        """Takes a file's records, keys and problems out."""
        db = self.db
        gone = db.execute(
            "SELECT name.key, record.key FROM name JOIN record ON record.id = name.record "
            "WHERE record.file = ? AND name.type = 'organisation'",
            (file,),
        )
        for keys in gone:
            self._organisations.update(keys)
        for table in ("name", "entry", "reference"):
            db.execute(f"DELETE FROM {table} WHERE record IN (SELECT id FROM record WHERE file = ?)", (file,))
        for table, column in (("record", "file"), ("problem", "file"), ("file", "id")):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (file,))

    def add(self, folder: int, path: str) -> int:
        """Makes room for a file; gives its number."""
        row = self.db.execute("INSERT INTO file (folder, path) VALUES (?, ?)", (folder, path))
        return int(row.lastrowid or 0)

    def fill(self, file: int, records: Iterable[Record]) -> None:
        """Files a file's records under all their keys."""
        try:
            for count, record in enumerate(records, 1):
                self._file(file, record)
                if count % _BATCH == 0:
                    self._flush()
        finally:
            self._flush()

    def seal(self, file: int, digest: str, whole: bool, problems: Collection[tuple[int, int, str]]) -> None:
        """Notes what a file's content was, whether it could be read to its end, and what is wrong in it."""
        self.db.execute("UPDATE file SET digest = ?, whole = ? WHERE id = ?", (digest, whole, file))
        rows = [(file, *problem, 0) for problem in sorted(problems)]
        if len(rows) > _MOST_PROBLEMS:
            more = len(rows) - _MOST_PROBLEMS
            rows[_MOST_PROBLEMS:] = [(file, rows[_MOST_PROBLEMS][1], 1, f"and {more} more problems in this file", 0)]
        self.db.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", rows)

    def finish(self) -> None:
        """Brings what depends on several files up to date."""
        for statement in (*_INDEXES.split(";"), joins.INDEX):
            self.db.execute(statement)
        self._file_posts()

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                self.db.executemany(_ROWS[table], rows)
                rows.clear()

    def _file(self, file: int, record: Record) -> None:
        number, rows, section, data = self._next, self._rows, record.section, record.data
        self._next += 1
        key = record.id if section == "sources" else name_key(record.id)
        blob = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        rows["record"].append((number, file, section, key, record.id, record.line, record.column, blob))
        for reference in record.references:
            text = reference.text
            row = (reference.kind, text if reference.kind == "source" else name_key(text), text, number)
            rows["reference"].append((*row, reference.line, reference.column))
        kind = TYPES.get(section)
        if kind:
            for form, name in _names(section, data):
                key = name_key(name["name"])
                if key:
                    text, starts, ends = name["name"], name.get("from"), name.get("until")
                    rows["name"].append((key, kind, form, number, text, starts, ends))
                    if kind == "organisation":
                        self._organisations.update((key, name_key(record.id)))
                    self._spell(kind, key, number)
        elif section == "posts":
            self._posts.add(number)
        rows["entry"].extend((space, key, number) for space, key in _entries(section, data) if key)

    def _spell(self, kind: str, key: str, number: int) -> None:
        for token in set(tokens(key)):
            self._rows["entry"].append(("~" + kind, token, number))
            if token not in self._tokens:
                self._tokens.add(token)
                self._rows["spelling"].extend((spelling, token) for spelling in spellings(token))

    def _file_posts(self) -> None:
        """Files the posts of this update, and those of its organisations, under the keys of their titles.

        A title is filed whole and without the names of its organisation and area: "leader of Camford Borough Council"
        is also a "leader". The organisation's other names may be in another file.
        """
        posts = set(self._posts)
        organisations = json.dumps(sorted(self._organisations))
        posts.update(
            number
            for (number,) in self.db.execute(
                "SELECT entry.record FROM json_each(?) AS wanted CROSS JOIN entry ON entry.space = 'post of' "
                "AND entry.key = wanted.value",
                (organisations,),
            )
        )
        wanted = json.dumps(sorted(posts))
        self.db.execute(
            "DELETE FROM entry WHERE space = 'role' AND record IN (SELECT value FROM json_each(?))", (wanted,)
        )
        rows: list[tuple[str, str, int]] = []
        bodies: dict[str, set[str]] = {}
        for number, blob in self.db.execute(
            "SELECT record.id, record.data FROM json_each(?) AS wanted CROSS JOIN record ON record.id = wanted.value",
            (wanted,),
        ):
            data = json.loads(blob)
            body = data.get("organisation", "")
            if body not in bodies:
                bodies[body] = self._names_of_organisation(body)
            without = bodies[body] | {data[field] for field in ("organisation", "area") if field in data}
            keys = set()
            for label in (data.get("label", ""), *data.get("other_labels", ())):
                keys |= role_keys(label, without)
            rows.extend(("role", key, number) for key in keys if key)
        self.db.executemany(_ROWS["entry"], rows)

    def _names_of_organisation(self, name: str) -> set[str]:
        if not name:
            return set()
        rows = self.db.execute(
            "SELECT name.text FROM (SELECT id FROM record WHERE section = 'organisations' AND key = :key "
            "UNION SELECT record FROM name WHERE key = :key AND type = 'organisation' AND form <> 'mistaken') AS body "
            "JOIN name ON name.record = body.id WHERE name.form <> 'mistaken'",
            {"key": name_key(name)},
        )
        return {text for (text,) in rows}


def _names(section: str, data: Data) -> Iterator[tuple[str, Data]]:
    """The names of a person, organisation or place, each with how it is meant."""
    name = data.get("name", "")
    yield "name", {"name": name}
    for honorific in data.get("honorifics", ()):
        # "Sir Ben Hale" is also found as Ben Hale.
        prefix, suffix = honorific.get("prefix", ""), honorific.get("suffix", "")
        if prefix and name_key(name).startswith(name_key(prefix) + " "):
            yield "name", {"name": name.split(None, len(prefix.split()))[-1]}
        if suffix and name_key(name).endswith(" " + name_key(suffix)):
            yield "name", {"name": name.rsplit(None, len(suffix.split()))[0].rstrip(",")}
    for other in data.get("other_names", ()):
        yield "other", other
    if section == "organisations":
        for short in data.get("short", ()):
            yield "short", {"name": short}
    for mistaken in data.get("not", ()):
        yield "mistaken", {"name": mistaken}


def _entries(section: str, data: Data) -> Iterator[tuple[str, str]]:
    """The keys, other than names, under which a record is filed, each in its space."""
    if section == "people":
        for _, name in _names(section, data):
            yield from (("surname", key) for key in surname_keys(name["name"]))
    elif section == "posts":
        yield "post of", name_key(data.get("organisation", ""))
        yield "label", name_key(data.get("label", ""))
        for key in {name_key(holder["person"]) for holder in data.get("holders", ()) if "person" in holder}:
            yield "held by", key
    elif section == "events":
        texts = (data.get("name", ""), data.get("series", ""), *data.get("other_names", ()))
        things = {name_key(text) for text in (*data.get("of", ()), *data.get("by", ()), data.get("place", ""))} - {""}
        for word in set().union(*map(content_words, texts)):
            yield "event", word
            if not things:
                yield "event of nothing", word
        for thing in things:
            yield "event of", thing
        for head in {head_noun(text) for text in texts} - {""}:
            yield "event head", head
    elif section in ("figures", "ratings"):
        yield section, name_key(data.get("subject", ""))
    elif section == "quotes":
        yield section, name_key(data.get("speaker", ""))
    elif section == "statements":
        for word in content_words(data.get("text", "")):
            yield section, word
    elif section == "rulings":
        from . import rulings

        if data.get("means"):
            yield "ruling", rulings.key(data.get("kind", ""), data["means"])
        else:
            for word in content_words(data.get("claim", "")):
                yield "ruling in words", word
