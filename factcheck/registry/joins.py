"""Finds the records of imported files that are about a thing which another file has too, and joins them to it.

Two records of one name are one thing when something else agrees as well, and nothing contradicts it (`same_as` in
either of them says it outright):

- people: the day or month of birth, or a post that both held at the same time;
- organisations: the classification (said, or the last word of the name), the area or the parent;
- posts: the organisation, or a holder of the same name at the same time.

Else they stand apart, and whoever looks the name up gets both. A record of YAML is never joined to another: hand-kept
records are what imported ones are joined to, and among imported ones those of the file that comes first. A record that
fits two is joined to neither.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from ..intervals import Interval, Precision, parse_edtf
from ..text.normalise import name_key
from ..text.offices import HEADS, RANKS, role_words
from .keys import BULK
from .messages import quoted

Data = dict[str, Any]
Problem = tuple[int, int, int, str]  # number of the file, line, column, message

TABLE = "CREATE TABLE joined (record INTEGER PRIMARY KEY, root INTEGER, own TEXT)"
INDEX = "CREATE INDEX IF NOT EXISTS joined_root ON joined (root)"

# Records whose fields are kept at hand: some ten megabytes.
_MOST_KEPT = 10_000
# A name that more records share tells nothing, and comparing each with each would take long.
_MOST_ALIKE = 50
_SECTIONS = {"people": "person", "organisations": "organisation"}
# Titles that there is one of in the country, whatever department the office is filed under.
_NATIONAL = frozenset({"prime-minister", "cabinet-secretary", "mp", "msp", "ms"})


def join(db: sqlite3.Connection) -> list[Problem]:
    """Joins afresh; gives what is wrong with a `same_as`. The ids of joined records become those of their roots."""
    db.execute("UPDATE record SET ident = (SELECT own FROM joined WHERE record = id) "
               "WHERE id IN (SELECT record FROM joined)")  # fmt: skip
    db.execute("DELETE FROM joined")
    if not db.execute(f"SELECT 1 FROM file WHERE {BULK} LIMIT 1").fetchone():
        return list(_misplaced(db))
    joiner = _Joiner(db)
    joiner.outright()
    for section in ("organisations", "posts", "people"):
        joiner.by_rule(section)
    joiner.write()
    return joiner.problems


def _misplaced(db: sqlite3.Connection) -> Iterator[Problem]:
    for _, data, file, line, column in _with_same_as(db):
        yield file, line, column, f"same_as {quoted(data['same_as'])} joins a record to an imported one: there is none"


def _with_same_as(db: sqlite3.Connection) -> list[tuple[int, Data, int, int, int]]:
    rows = db.execute(
        "SELECT id, data, file, line, column FROM record WHERE data LIKE '%\"same_as\":%' "
        "AND section IN ('people', 'organisations', 'posts')"
    )
    found = [(number, json.loads(blob), file, line, column) for number, blob, file, line, column in rows]
    return [row for row in found if "same_as" in row[1]]


class _Joiner:
    """One pass over the index: which record is joined to which."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.problems: list[Problem] = []
        self.roots: dict[int, int] = {}
        # Files in the order of their authority: hand-kept ones first, then imported ones by path.
        ranked = db.execute(f"SELECT id, {BULK} FROM file ORDER BY 2, folder, path").fetchall()
        self._rank = {number: rank for rank, (number, _) in enumerate(ranked)}
        self._bulk = {number for number, bulk in ranked if bulk}
        self._data: dict[int, Data] = {}
        self._file: dict[int, int] = {}
        self._named: dict[tuple[str, str], int | None] = {}
        self._names: dict[int, set[str]] = {}
        self._posts: dict[int, list[int]] = {}
        self._keys: dict[int, set[frozenset[str]]] = {}

    def outright(self) -> None:
        """Joins what `same_as` says, in whichever of the two records it stands."""
        for number, data, file, line, column in _with_same_as(self.db):
            wanted = data["same_as"]
            section = str(self._column(number, "section"))
            rows = self.db.execute(
                "SELECT id FROM record WHERE section = ? AND key = ? AND id <> ?", (section, name_key(wanted), number)
            ).fetchall()
            pair = sorted((number, rows[0][0]), key=self._order) if len(rows) == 1 else []
            if not pair:
                message = f"same_as {quoted(wanted)} is the id of no other record among the {section}"
                self.problems.append((file, line, column, message))
            elif self._of(pair[1]) not in self._bulk:
                message = f"same_as {quoted(wanted)} joins imported records only: put these two together by hand"
                self.problems.append((file, line, column, message))
            else:
                self.roots[pair[1]] = self._root(pair[0])

    def by_rule(self, section: str) -> None:
        """Joins the records of a section that the rules say are one."""
        fits: dict[int, list[int]] = defaultdict(list)
        taken: dict[tuple[int, int], list[int]] = defaultdict(list)
        agree = {"organisations": self._same_organisation, "posts": self._same_post, "people": self._same_person}
        for first, second in self._alike(section):
            if second not in self.roots and agree[section](first, second):
                fits[second].append(first)
        for second, firsts in fits.items():
            best = min(self._rank[self._of(first)] for first in firsts)
            roots = {self._root(first) for first in firsts if self._rank[self._of(first)] == best}
            if len(roots) == 1:
                taken[roots.pop(), self._of(second)].append(second)
        for (root, _), seconds in sorted(taken.items()):
            if len(seconds) == 1 or section == "posts":
                # Two people of one import are two people; two posts of one may well be one to a newspaper.
                self.roots.update((second, root) for second in seconds)

    def write(self) -> None:
        rows = [(record, self._root(root)) for record, root in self.roots.items()]
        self.db.executemany("INSERT INTO joined SELECT id, ?2, ident FROM record WHERE id = ?1", rows)
        self.db.executemany("UPDATE record SET ident = (SELECT ident FROM record WHERE id = ?2) WHERE id = ?1", rows)

    def _root(self, number: int) -> int:
        while number in self.roots:
            number = self.roots[number]
        return number

    def _order(self, number: int) -> tuple[int, int]:
        return self._rank[self._of(number)], number

    def _alike(self, section: str) -> list[tuple[int, int]]:
        """Pairs of records of a name, or posts of a title, in two files; the second of a pair is imported."""
        # Grouped first: with the count as a condition of the pairs, ten thousand posts of one title are a hundred
        # million pairs.
        if section == "posts":
            table, match = "entry", "space = 'role'"
        else:
            table, match = "name", f"type = '{_SECTIONS[section]}' AND form IN ('name', 'other')"
        one, other = (" AND ".join(f"{side}.{part}" for part in match.split(" AND ")) for side in ("one", "other"))
        query = (
            f"WITH shared (key) AS (SELECT key FROM {table} WHERE {match} GROUP BY key "
            "HAVING count(*) BETWEEN 2 AND ?) "
            "SELECT DISTINCT one.record, other.record FROM shared "
            f"CROSS JOIN {table} AS one ON one.key = shared.key AND {one} "
            f"CROSS JOIN {table} AS other ON other.key = shared.key AND {other} AND other.record > one.record "
            "CROSS JOIN record AS first ON first.id = one.record "
            "CROSS JOIN record AS second ON second.id = other.record WHERE first.file <> second.file"
        )
        found = set()
        for pair in self.db.execute(query, (_MOST_ALIKE,)).fetchall():
            first, second = sorted(pair, key=self._order)
            if self._of(second) in self._bulk:
                found.add((first, second))
        return sorted(found)

    # ------------------------------------------------------------------------------------------- the rules

    def _same_organisation(self, first: int, second: int) -> bool:
        one, other = self._record(first), self._record(second)
        if _differ(one, other, "classification") or not _lives_meet(one, other):
            return False
        if _is_called(one, other) or _is_called(other, one):
            return True
        return any(
            field in one and field in other and name_key(one[field]) == name_key(other[field])
            for field in ("classification", "area", "parent")
        )

    def _same_post(self, first: int, second: int) -> bool:
        """Whether the second post's own title, and not only another way of writing it, is a title of the first."""
        one, other = self._record(first), self._record(second)
        label = other.get("label", "")
        titles = self._titles(first) & {role_words(label), role_words(label, self._bodies(other))}
        if not titles or not _areas_meet(one, other):
            return False
        body = self._same_body(one, other)
        if body:
            return True
        return self._related(first, second) and any(
            _meet(here, there) and self._names_meet(here.get("person", ""), there.get("person", ""))
            for here in one.get("holders", ())
            for there in other.get("holders", ())
        )

    def _same_person(self, first: int, second: int) -> bool:
        one, other = self._record(first), self._record(second)
        if _differ(one, other, "gender") or not (_dates_agree(one, other, "born") and _dates_agree(one, other, "died")):
            return False
        if "born" in one and "born" in other:
            precise = max(_read(data["born"]).precision for data in (one, other))
            if precise <= Precision.MONTH:
                return True
        return any(
            self._held_together(here, first, there, second)
            for here in self._held_by(first)
            for there in self._held_by(second)
        )

    def _held_together(self, post: int, first: int, other_post: int, second: int) -> bool:
        if self._root(post) != self._root(other_post) and not self._related(post, other_post):
            return False
        return any(
            _meet(here, there) for here in self._holdings(post, first) for there in self._holdings(other_post, second)
        )

    def _related(self, first: int, second: int) -> bool:
        """Whether two posts share a title that in their places means one office."""
        one, other = self._record(first), self._record(second)
        if not _areas_meet(one, other):
            return False
        body = self._same_body(one, other)
        if body:
            return bool(self._titles(first) & self._titles(second))
        for words in self._titles(first) & self._titles(second):
            own = words - HEADS - RANKS - _NATIONAL
            if words & _NATIONAL and (own or "prime-minister" in words):
                return True
            if body is None and own:
                return True
        return False

    def _same_body(self, one: Data, other: Data) -> bool | None:
        """Whether two posts are in one organisation; None when either does not say."""
        if not (one.get("organisation") and other.get("organisation")):
            return None
        here, there = self._thing("organisations", one), self._thing("organisations", other)
        if here is None or there is None:
            return name_key(one["organisation"]) == name_key(other["organisation"])
        return here == there

    # ------------------------------------------------------------------------------------- what is looked up

    def _titles(self, post: int) -> set[frozenset[str]]:
        """The words of each of a post's titles, with and without the names of its organisation."""
        if post not in self._keys:
            data = self._record(post)
            bodies = self._bodies(data)
            labels = (data.get("label", ""), *data.get("other_labels", ()))
            self._keys[post] = {role_words(label) for label in labels} | {role_words(one, bodies) for one in labels}
            self._keys[post].discard(frozenset())
        return self._keys[post]

    def _bodies(self, post: Data) -> set[str]:
        number = self._thing("organisations", post)
        return self._names_of(number) if number is not None else {post.get("organisation", "")} - {""}

    def _thing(self, section: str, data: Data) -> int | None:
        text = data.get("organisation", "")
        return self._find(section, text) if text else None

    def _find(self, section: str, text: str) -> int | None:
        """The record that a name or id written in a file means, or None."""
        key = name_key(text)
        if (section, key) not in self._named:
            rows = self.db.execute("SELECT id FROM record WHERE section = ? AND key = ?", (section, key)).fetchall()
            if not rows:
                rows = self.db.execute(
                    "SELECT DISTINCT record FROM name WHERE key = ? AND type = ? AND form <> 'mistaken'",
                    (key, _SECTIONS[section]),
                ).fetchall()
            numbers = {number for (number,) in rows}
            kept = {number for number in numbers if self._of(number) not in self._bulk} or numbers
            self._named[section, key] = kept.pop() if len(kept) == 1 else None
        found = self._named[section, key]
        return None if found is None else self._root(found)

    def _names_of(self, number: int) -> set[str]:
        """The keys of a record's names."""
        if number not in self._names:
            rows = self.db.execute("SELECT key FROM name WHERE record = ? AND form IN ('name', 'other')", (number,))
            self._names[number] = {key for (key,) in rows}
        return self._names[number]

    def _names_meet(self, one: str, other: str) -> bool:
        """Whether two people, as holders name them, have a name in common."""
        here, there = self._find("people", one), self._find("people", other)
        names = {name_key(one)} if here is None else self._names_of(here)
        others = {name_key(other)} if there is None else self._names_of(there)
        return not names.isdisjoint(others)

    def _held_by(self, person: int) -> list[int]:
        """The posts whose file says that a person held them."""
        if person not in self._posts:
            keys = self._called(person)
            rows = self.db.execute(
                "SELECT DISTINCT entry.record FROM json_each(?) AS wanted CROSS JOIN entry ON entry.space = 'held by' "
                "AND entry.key = wanted.value",
                (json.dumps(sorted(keys)),),
            ).fetchall()
            self._posts[person] = [post for (post,) in rows if self._holdings(post, person)]
        return self._posts[person]

    def _called(self, person: int) -> set[str]:
        data = self._record(person)
        return {name_key(data["id"])} if "id" in data else self._names_of(person)

    def _holdings(self, post: int, person: int) -> list[Data]:
        called = self._called(person)
        return [one for one in self._record(post).get("holders", ()) if name_key(one.get("person", "")) in called]

    def _record(self, number: int) -> Data:
        if number not in self._data:
            if len(self._data) >= _MOST_KEPT:
                self._data.clear()
            self._data[number] = json.loads(self._column(number, "data"))
        return self._data[number]

    def _of(self, number: int) -> int:
        """The file of a record."""
        if number not in self._file:
            self._file[number] = int(self._column(number, "file"))
        return self._file[number]

    def _column(self, number: int, column: str) -> Any:
        return self.db.execute(f"SELECT {column} FROM record WHERE id = ?", (number,)).fetchone()[0]


@lru_cache(maxsize=10_000)
def _read(text: str) -> Interval:
    """`parse_edtf`; the same days come again and again in a large set."""
    return parse_edtf(text)


def _is_called(one: Data, other: Data) -> bool:
    """Whether a body without a classification says in its name what the other is: "Camford Borough Council"."""
    kind = name_key(other.get("classification", ""))
    return "classification" not in one and bool(kind) and f" {name_key(one['name'])} ".endswith(f" {kind} ")


def _differ(one: Data, other: Data, field: str) -> bool:
    return field in one and field in other and name_key(one[field]) != name_key(other[field])


def _dates_agree(one: Data, other: Data, field: str) -> bool:
    return not (field in one and field in other) or _read(one[field]).agrees(_read(other[field]))


def _areas_meet(one: Data, other: Data) -> bool:
    """Whether two areas can be one: "Camford" and "Camford constituency", or one that is not given."""
    here, there = (set(name_key(data.get("area", "")).replace(",", "").split()) for data in (one, other))
    return here <= there or there <= here


def _lives_meet(one: Data, other: Data) -> bool:
    (first, last), (starts, ends) = _ends(one), _ends(other)
    return first <= ends and starts <= last


def _meet(one: Data, other: Data) -> bool:
    """Whether two holdings have a day in common, as far as their dates are known; without any date they have none."""
    if not all({"from", "until", "seen"} & data.keys() for data in (one, other)):
        return False
    return _lives_meet(one, other)


def _ends(data: Data) -> tuple[date, date]:
    seen = data.get("seen") if "from" not in data and "until" not in data else None
    starts, ends = data.get("from", seen), data.get("until", seen)
    return (_read(starts).start if starts else date.min, _read(ends).end if ends else date.max)
