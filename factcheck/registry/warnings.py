"""What is not wrong in a registry and yet worth a look: `factcheck sources lint` lists it.

Each warning has a code, as findings have, and the place of the record or fact that it is about. Of imported files,
which nobody mends by hand, the warnings of one code are counted and the first is given.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ..intervals import parse_edtf, say
from ..records import Holder, Post, Problem
from ..structs import Struct
from . import names
from .keys import BULK
from .merge import contradicted
from .messages import quoted

if TYPE_CHECKING:
    from .lookup import Registry

# The codes and what each means, for `factcheck explain`.
CODES: dict[str, str] = {
    "lint/gap": "Nobody is known to have held a one-seat post for three months or more between two holders.",
    "lint/contradiction": "An import has somebody else in a one-seat post than a hand-kept file; the latter is used.",
    "lint/after-death": "Somebody holds a post after the day of their death.",
    "lint/one-source": "Facts that one source alone bears out.",
    "lint/source-without-url": "A source that nobody can open.",
    "lint/source-without-date": "A source that says neither when it was published nor when it was looked at.",
    "lint/review": "The day on which somebody should look at a fact again is past.",
    "lint/same-name": "Two things bear one name, so a story that uses it cannot be checked against either.",
    "lint/near-name": "Two names differ by one letter: one may be a slip.",
    "lint/unused-source": "No fact refers to a source.",
    "lint/repeated-url": "Two sources have one address.",
}

# Handovers take days, by-elections weeks; a seat that is empty for longer is worth a line in `vacant`.
_LONGEST_GAP = timedelta(days=92)
# Shorter names are one letter apart by chance ("Ann Lee", "Ian Lee").
_SHORTEST_NAME = 8
# Of a name that more share nobody wants a list.
_MOST_ALIKE = 20
_AT_ONCE = 500

Place = Callable[[int, str], str]


class _Warning(Struct, frozen=True):
    """A warning at a path and line; `bulk` when the file is an imported one."""

    code: str
    path: str
    line: int
    message: str
    bulk: bool

    def problem(self) -> Problem:
        return Problem(self.path, self.line, 1, self.message, "warning", self.code)


def find(registry: Registry, db: sqlite3.Connection, place: Place, today: date, every: bool) -> list[Problem]:
    """The warnings of a registry without problems, in the order of paths and lines.

    `place` writes a file of the index as messages do; `every` lists each of an imported file, and each fact with a
    single source, instead of counting them.
    """
    rows = _Rows(db, place)
    found: list[_Warning] = []
    found += _about_posts(registry, rows)
    found += _after_death(registry, rows)
    found += _sources(rows)
    found += _unused(rows)
    found += _repeated(rows)
    found += _to_review(rows, today)
    found += _same_names(rows)
    found += _near_names(rows)
    found += _one_source(rows, every)
    distinct = dict.fromkeys((one.path, one.line, one.code, one.message, one.bulk) for one in found)
    listed = [_Warning(code, path, line, message, bulk) for path, line, code, message, bulk in sorted(distinct)]
    return [one.problem() for one in (listed if every else _counted(listed))]


def _counted(found: Iterable[_Warning]) -> Iterator[_Warning]:
    """The warnings of imported files as one for each file and code."""
    groups: dict[tuple[str, str], list[_Warning]] = {}
    for one in found:
        if one.bulk:
            groups.setdefault((one.path, one.code), []).append(one)
        else:
            yield one
    for (path, code), group in groups.items():
        first = group[0]
        more = f" (and {len(group) - 1:,} more of the kind in this file: --all lists them)" if len(group) > 1 else ""
        yield _Warning(code, path, first.line, first.message + more, True)


class _Rows:
    """The index's records, with their places."""

    def __init__(self, db: sqlite3.Connection, place: Place) -> None:
        self.db = db
        self._paths: dict[int, tuple[str, bool]] = {}
        for number, folder, path, bulk in db.execute(f"SELECT id, folder, path, {BULK} FROM file"):
            self._paths[number] = (place(folder, path), bool(bulk))
        self._bulk = {path for path, bulk in self._paths.values() if bulk}

    def warn(self, code: str, file: int, line: int, message: str) -> _Warning:
        path, bulk = self._paths[file]
        return _Warning(f"lint/{code}", path, line, message, bulk)

    def warn_at(self, code: str, where: str, message: str) -> _Warning:
        path, _, line = where.rpartition(":")
        return _Warning(f"lint/{code}", path, int(line), message, path in self._bulk)

    def where(self, file: int, line: int) -> str:
        return f"{self._paths[file][0]}:{line}"

    def is_bulk(self, file: int) -> bool:
        return self._paths[file][1]

    def of(self, section: str) -> Iterator[tuple[int, int, str, dict[str, Any]]]:
        """File, line, id and fields of each record of a section."""
        for file, line, ident, blob in self.db.execute(
            "SELECT file, line, ident, data FROM record WHERE section = ? ORDER BY file, line", (section,)
        ):
            yield file, line, ident, json.loads(blob)


# -------------------------------------------------------------------------------------------------- posts


def _about_posts(registry: Registry, rows: _Rows) -> Iterator[_Warning]:
    """Gaps between the holders of a one-seat post, and imports that have somebody else in it."""
    idents = [
        ident
        for (ident,) in rows.db.execute(
            "SELECT DISTINCT ident FROM record WHERE section = 'posts' AND "
            "(json_extract(data, '$.seats') = 1 OR id IN (SELECT root FROM joined)) ORDER BY id"
        )
    ]
    for start in range(0, len(idents), _AT_ONCE):
        for post in registry.posts(idents[start : start + _AT_ONCE]).values():
            if post.seats == 1:
                yield from _gaps(post, rows)
    for root, others in _joined_posts(rows):
        parts = registry.unjoined_posts([root, *others])
        for other in parts[1:]:
            for holder, known in contradicted(parts[0], other):
                message = (
                    f"{quoted(_who(registry, known))} is {post_words(parts[0])} {_when(known)}, and "
                    f"{holder.where} has {quoted(_who(registry, holder))} {_when(holder)}"
                )
                yield rows.warn_at("contradiction", known.where, message)


def _joined_posts(rows: _Rows) -> Iterator[tuple[int, list[int]]]:
    found: dict[int, list[int]] = {}
    for root, record in rows.db.execute(
        "SELECT joined.root, joined.record FROM joined JOIN record ON record.id = joined.record "
        "WHERE record.section = 'posts' ORDER BY joined.record"
    ):
        found.setdefault(root, []).append(record)
    yield from found.items()


def _gaps(post: Post, rows: _Rows) -> Iterator[_Warning]:
    known = [holder for holder in post.holders if holder.period.starts]
    known.sort(key=lambda holder: holder.period.starts.start if holder.period.starts else date.min)
    latest = None
    for holder in known:
        starts = holder.period.starts
        assert starts
        if latest is not None and starts.start - latest.end > _LONGEST_GAP:
            filled = any(vacancy.period.holds(starts) is not False for vacancy in post.vacant)
            if not filled:
                message = f"nobody is known as {post_words(post)} from {say(latest)} until {say(starts)}"
                yield rows.warn_at("gap", holder.where, f"{message}: add who was, or say vacant:")
        ends = holder.period.ends
        if ends is None:
            return
        latest = ends if latest is None or ends.end > latest.end else latest


def post_words(post: Post) -> str:
    return quoted(post.label)


def _who(registry: Registry, holder: Holder) -> str:
    person = registry.people({holder.person}).get(holder.person)
    return person.name if person else holder.person


def _when(holder: Holder) -> str:
    return str(holder.period)


def _after_death(registry: Registry, rows: _Rows) -> Iterator[_Warning]:
    dead = [ident for _, _, ident, data in rows.of("people") if "died" in data]
    for person in registry.people(dead).values():
        died = person.died
        for post in registry.posts_held_by({person.id}).get(person.id, ()):
            for holder in post.holders:
                if holder.person != person.id or died is None:
                    continue
                ends = holder.period.ends
                if ends is None or ends.start > died.end:
                    message = f"{person.name} died {say(died)} and is given as {post_words(post)} {_when(holder)}"
                    yield rows.warn_at("after-death", holder.where, message)


# ------------------------------------------------------------------------------------------------ sources


def _sources(rows: _Rows) -> Iterator[_Warning]:
    for file, line, ident, data in rows.of("sources"):
        bulk = rows.is_bulk(file)
        if "url" not in data:
            advice = ": import the set again with --url" if bulk else ""
            yield rows.warn("source-without-url", file, line, f"source {quoted(ident)} has no url{advice}")
        if "published" not in data and "retrieved" not in data:
            advice = "import the set again with --retrieved" if bulk else "add published, or retrieved"
            yield rows.warn("source-without-date", file, line, f"source {quoted(ident)} has no date: {advice}")


def _unused(rows: _Rows) -> Iterator[_Warning]:
    for file, line, ident in rows.db.execute(
        "SELECT file, line, ident FROM record WHERE section = 'sources' AND NOT EXISTS "
        "(SELECT 1 FROM reference WHERE kind = 'source' AND reference.key = record.key)"
    ).fetchall():
        yield rows.warn("unused-source", file, line, f"source {quoted(ident)} is used nowhere")


def _repeated(rows: _Rows) -> Iterator[_Warning]:
    seen: dict[str, tuple[str, str]] = {}
    for file, line, ident, data in rows.of("sources"):
        url = data.get("url", "").rstrip("/")
        if not url:
            continue
        other, where = seen.setdefault(url, (ident, rows.where(file, line)))
        if where != rows.where(file, line):
            message = f"source {quoted(ident)} has the url of {quoted(other)} at {where}"
            yield rows.warn("repeated-url", file, line, message)


def _one_source(rows: _Rows, every: bool) -> Iterator[_Warning]:
    """Facts kept by hand that one source bears out: each, or how many of how many."""
    alone: list[tuple[int, int]] = []
    total = 0
    for file, blob in rows.db.execute("SELECT file, data FROM record WHERE section <> 'sources' ORDER BY file, line"):
        if not rows.is_bulk(file):
            for fact in _facts(json.loads(blob)):
                if isinstance(fact.get("source"), list) and fact["source"]:
                    total += 1
                    if len(set(fact["source"])) == 1:
                        alone.append((file, fact["@"]))
    if every:
        for file, line in alone:
            yield rows.warn("one-source", file, line, "one source alone says so")
    elif alone:
        has = "has" if len(alone) == 1 else "have"
        message = f"{len(alone):,} of {total:,} facts kept by hand {has} a single source (--all lists them)"
        yield rows.warn("one-source", *alone[0], message)


def _to_review(rows: _Rows, today: date) -> Iterator[_Warning]:
    for file, blob in rows.db.execute("SELECT file, data FROM record WHERE data LIKE '%\"review_by\":%'"):
        for fact in _facts(json.loads(blob)):
            if "review_by" in fact and parse_edtf(fact["review_by"]).end < today:
                message = f"to be looked at again by {fact['review_by']}"
                yield rows.warn("review", file, fact["@"], message)


def _facts(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A record and the facts in it."""
    yield data
    for value in data.values():
        if isinstance(value, list):
            for one in value:
                if isinstance(one, dict) and "@" in one:
                    yield from _facts(one)


# -------------------------------------------------------------------------------------------------- names


def _same_names(rows: _Rows) -> Iterator[_Warning]:
    """Names and other names of two things; a name for short ("the council") is shared by design."""
    groups: dict[tuple[str, str], list[tuple[str, str, int, int, str]]] = {}
    for key, kind, ident, file, line, text in rows.db.execute(
        "SELECT name.key, name.type, record.ident, record.file, record.line, name.text FROM (SELECT name.key FROM name "
        "JOIN record ON record.id = name.record WHERE form IN ('name', 'other') GROUP BY name.key "
        "HAVING count(DISTINCT type || ident) > 1) AS again JOIN name ON name.key = again.key "
        "AND name.form IN ('name', 'other') JOIN record ON record.id = name.record ORDER BY record.file, record.line"
    ):
        group = groups.setdefault((key, ""), [])
        if (kind, ident) not in [(one[0], one[1]) for one in group]:
            group.append((kind, ident, file, line, text))
    for group in groups.values():
        group.sort(key=lambda one: rows.is_bulk(one[2]))
        if len(group) > _MOST_ALIKE:
            continue
        kind, ident, file, line, text = group[0]
        others = ", ".join(rows.where(one[2], one[3]) for one in group[1:])
        message = f"{quoted(text)} is a name of {len(group)} things: also at {others}"
        imported = [one for one in group[1:] if rows.is_bulk(one[2]) and one[0] == kind]
        if not rows.is_bulk(file) and len(imported) == 1 and len(group) == 2:
            message += f"; if they are one, write same_as: {imported[0][1]}"
        yield rows.warn("same-name", file, line, message)


def _near_names(rows: _Rows) -> Iterator[_Warning]:
    """Names kept by hand that are one letter from another name."""
    kept = rows.db.execute(
        "SELECT name.key, name.type, record.ident, record.file, record.line, name.text FROM name JOIN record "
        f"ON record.id = name.record JOIN file ON file.id = record.file WHERE NOT {BULK} AND name.form = 'name' "
        "AND length(name.key) >= ? ORDER BY record.file, record.line",
        (_SHORTEST_NAME,),
    ).fetchall()
    seen: set[frozenset[str]] = set()
    # What is listed as a lookalike is known to be something else.
    lookalikes = {key for (key,) in rows.db.execute("SELECT key FROM name WHERE form = 'mistaken'")}
    for key, kind, ident, file, line, text in kept:
        for known in names.near(rows.db, key, kind):
            pair = frozenset((key, known.key))
            other = known.id != ident and known.form in ("name", "other")
            if other and lookalikes.isdisjoint(pair) and pair not in seen and _slip(key, known.key):
                seen.add(pair)
                message = f"{quoted(text)} and {quoted(known.name.text)} differ by one letter: are they one?"
                yield rows.warn("near-name", file, line, message)


def _slip(one: str, other: str) -> bool:
    """Whether two names are one letter changed, added or lost apart; a changed number is no slip."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    changed = one[at : at + 1] + other[at : at + 1]
    if any(letter.isdigit() for letter in changed):
        return False
    if len(one) == len(other):
        return one[at + 1 :] == other[at + 1 :]
    shorter, longer = sorted((one, other), key=len)
    return shorter[at:] == longer[at + 1 :]
