"""The checks that need several files: names that nothing bears, and things that are there twice.

They read the index's rows and never the files, so they cost the same however the facts are spread.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from ..text.normalise import name_key
from .keys import BULK, FORMS
from .messages import nearest, quoted

Row = tuple[int, int, int, str]  # number of the file, line, column, message

_SECTION = {"person": "people", "organisation": "organisations"}
_CALLED = {"people": "person", "organisations": "organisation", "places": "place", "posts": "post", "events": "event",
           "schemes": "scheme", "sources": "source"}  # fmt: skip
# A suggestion is looked for among so many names; a longer list is a bulk import, where a slip is no typing slip.
_MOST_NAMES = 20_000


def joint_problems(db: sqlite3.Connection, unread: str) -> Iterator[Row]:
    """What is wrong between the records of all files.

    `unread` is the text of the files that could not be read to their end. What they mention is not called unknown:
    they may well declare it.
    """
    yield from _twice(db)
    yield from _namesakes(db)
    yield from _same_posts(db)
    unread = name_key(unread)
    yield from _unknown_sources(db, unread)
    yield from _unknown(db, "person", "people", unread)
    if db.execute("SELECT 1 FROM record WHERE section = 'organisations' LIMIT 1").fetchone():
        yield from _unknown(db, "organisation", "organisations", unread)
    yield from _ambiguous(db)
    yield from _unknown_grades(db)


def _twice(db: sqlite3.Connection) -> Iterator[Row]:
    """A source, person, organisation, place, post, event or scheme that is written down twice."""
    rows = db.execute(
        "SELECT record.section, record.key, record.ident, record.file, record.line, record.column, file.path FROM "
        "(SELECT section, key FROM record WHERE key <> '' GROUP BY section, key HAVING count(*) > 1) AS again "
        "JOIN record USING (section, key) JOIN file ON file.id = record.file "
        "ORDER BY section, key, file.folder, file.path, record.line, record.column"
    )
    first: tuple[str, str] = ("", "")
    where = ""
    for section, key, ident, file, line, column, path in rows:
        if (section, key) != first:
            first, where = (section, key), f"{path}:{line}"
            continue
        called = _CALLED.get(section, "record")
        advice = {
            "sources": "give one of them another name",
            "posts": "put the holders together there",
            "people": "join the two, or give each an id if they are two people",
        }.get(section, "keep one, or give each an id if they are two")
        yield file, line, column, f"{called} {quoted(ident)} is already at {where}: {advice}"


def _namesakes(db: sqlite3.Connection) -> Iterator[Row]:
    """Two things of one name that do not both have an id to tell them apart by.

    Imported ones have ids, and those that are not joined to a hand-kept thing of the name are others of that name.
    """
    rows = db.execute(
        "SELECT name.type, name.key, record.id, record.key, record.file, record.line, record.column, record.data, "
        f"file.path, {BULK} FROM (SELECT key, type FROM name WHERE form = 'name' GROUP BY key, type "
        "HAVING count(DISTINCT record) > 1) AS again JOIN name ON name.key = again.key AND name.type = again.type "
        "AND name.form = 'name' JOIN record ON record.id = name.record JOIN file ON file.id = record.file "
        "ORDER BY name.type, name.key, file.folder, file.path, record.line"
    )
    group: tuple[str, str] = ("", "")
    earlier: list[tuple[int, str, bool, str]] = []
    for kind, key, number, own_key, file, line, column, blob, path, bulk in rows:
        if (kind, key) != group:
            group, earlier = (kind, key), []
        data = json.loads(blob)
        has_id = "id" in data
        if has_id and bulk:
            continue
        clash = next((one for one in earlier if one[0] != number and one[1] != own_key), None)
        if clash and not (has_id and clash[2]):
            message = (
                f"two {_plural(kind)} are called {quoted(data['name'])} (the other is at {clash[3]}): give each an id"
            )
            yield file, line, column, message
        if not any(one[1] == own_key for one in earlier) and (len(earlier) < 2 or not has_id):
            # One without an id, and two with, are enough to clash with any other.
            earlier.append((number, own_key, has_id, f"{path}:{line}"))


def _same_posts(db: sqlite3.Connection) -> Iterator[Row]:
    """A post written down twice, its organisation once by one of its other names."""
    rows = db.execute(
        "SELECT again.key, record.key, record.file, record.line, record.column, record.data, file.path FROM "
        "(SELECT key FROM entry WHERE space = 'label' GROUP BY key HAVING count(*) > 1) AS again JOIN entry "
        "ON entry.space = 'label' AND entry.key = again.key JOIN record ON record.id = entry.record "
        "JOIN file ON file.id = record.file ORDER BY file.folder, file.path, record.line"
    )
    bodies: dict[str, str] = {"": ""}
    seen: dict[tuple[str, str, str], tuple[str, str]] = {}
    for label, key, file, line, column, blob, path in rows:
        data = json.loads(blob)
        body = name_key(data.get("organisation", ""))
        if body not in bodies:
            bodies[body] = _organisation(db, body)
        post = (label, bodies[body], name_key(data.get("area", "")))
        if "id" in data or seen.setdefault(post, (key, f"{path}:{line}"))[0] == key:
            continue
        yield (
            file,
            line,
            column,
            f"post {quoted(data['label'])} is already at {seen[post][1]}: put the holders together there",
        )


def _organisation(db: sqlite3.Connection, key: str) -> str:
    """The key of the one organisation that a key names, or the key itself."""
    rows = db.execute(
        "SELECT DISTINCT record.key FROM name JOIN record ON record.id = name.record WHERE name.key = ? "
        "AND name.type = 'organisation' AND name.form IN ('name', 'other')",
        (key,),
    ).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else key


def _plural(kind: str) -> str:
    return {"person": "people"}.get(kind, kind + "s")


def _unknown_sources(db: sqlite3.Connection, unread: str) -> Iterator[Row]:
    rows = db.execute(
        "SELECT record.file, reference.line, reference.column, reference.text FROM reference "
        "JOIN record ON record.id = reference.record WHERE reference.kind = 'source' AND NOT EXISTS "
        "(SELECT 1 FROM record AS source WHERE source.section = 'sources' AND source.key = reference.key)"
    ).fetchall()
    if not rows:
        return
    known = [key for (key,) in db.execute("SELECT key FROM record WHERE section = 'sources' LIMIT ?", (_MOST_NAMES,))]
    for file, line, column, text in rows:
        if name_key(text) not in unread:
            advice = _advice(text, known, "add it under sources:")
            yield file, line, column, f"unknown source {quoted(text)}: {advice}"


def _unknown(db: sqlite3.Connection, kind: str, section: str, unread: str) -> Iterator[Row]:
    rows = db.execute(
        "SELECT record.file, reference.line, reference.column, reference.text FROM reference "
        "JOIN record ON record.id = reference.record WHERE reference.kind = :kind "
        "AND NOT EXISTS (SELECT 1 FROM record AS known WHERE known.section = :section AND known.key = reference.key) "
        "AND NOT EXISTS (SELECT 1 FROM name WHERE name.key = reference.key AND name.type = :kind "
        "AND name.form <> 'mistaken')",
        {"kind": kind, "section": section},
    ).fetchall()
    if not rows:
        return
    known = [
        text
        for (text,) in db.execute(
            "SELECT text FROM name WHERE type = ? AND form IN ('name', 'other') LIMIT ?", (kind, _MOST_NAMES)
        )
    ]
    for file, line, column, text in rows:
        if name_key(text) not in unread:
            advice = _advice(text, known, "add it or correct the spelling")
            yield file, line, column, f"{quoted(text)} is not among the {section}: {advice}"


def _unknown_grades(db: sqlite3.Connection) -> Iterator[Row]:
    """Grades that are in no scheme of their issuer; an issuer without a scheme may give any."""
    bodies: dict[str, str] = {}

    def issuer(data: dict[str, str]) -> str:
        key = name_key(data.get("issuer", ""))
        if key not in bodies:
            bodies[key] = _organisation(db, key)
        return bodies[key]

    grades: dict[str, list[str]] = {}
    for (blob,) in db.execute("SELECT data FROM record WHERE section = 'schemes'"):
        data = json.loads(blob)
        grades.setdefault(issuer(data), []).extend((*data.get("grades", ()), *data.get("aliases", ())))
    if not grades:
        return
    known = {body: {name_key(grade) for grade in names} for body, names in grades.items()}
    rows = db.execute("SELECT file, line, column, data FROM record WHERE section = 'ratings'")
    for file, line, column, blob in rows:
        data = json.loads(blob)
        body, grade = issuer(data), data.get("grade", "")
        if grade and body in known and name_key(grade) not in known[body]:
            advice = _advice(grade, grades[body], "add it to the scheme or correct the spelling")
            yield file, line, column, f"{quoted(grade)} is not a grade of {quoted(data['issuer'])}: {advice}"


def _advice(text: str, known: list[str], otherwise: str) -> str:
    hint = nearest(text, known)
    return f"did you mean {quoted(hint)}?" if hint else otherwise


def _ambiguous(db: sqlite3.Connection) -> Iterator[Row]:
    """References that fit two people or two organisations equally well.

    Joined records are one; and where a hand-kept thing fits, it is meant before an imported one of the name.
    """
    for kind, section in _SECTION.items():
        rows = db.execute(
            "SELECT record.file, reference.line, reference.column, reference.text, name.form, "
            f"coalesce(joined.root, name.record), {BULK} FROM reference JOIN record ON record.id = reference.record "
            "JOIN name ON name.key = reference.key AND name.type = reference.kind AND name.form <> 'mistaken' "
            "LEFT JOIN joined ON joined.record = name.record JOIN record AS named "
            "ON named.id = coalesce(joined.root, name.record) JOIN file ON file.id = named.file "
            "WHERE reference.kind = :kind AND reference.key IN (SELECT key FROM name WHERE type = :kind "
            "AND form <> 'mistaken' GROUP BY key HAVING count(DISTINCT record) > 1) AND NOT EXISTS "
            "(SELECT 1 FROM record AS known WHERE known.section = :section AND known.key = reference.key)",
            {"kind": kind, "section": section},
        )
        best: dict[tuple[int, int, int, str], tuple[tuple[int, int], set[int]]] = {}
        for file, line, column, text, form, number, bulk in rows:
            at, level = (file, line, column, text), (FORMS[form], int(bulk))
            found = best.get(at)
            if found is None or level < found[0]:
                best[at] = (level, {number})
            elif level == found[0]:
                found[1].add(number)
        for (file, line, column, text), (_, numbers) in best.items():
            if len(numbers) > 1:
                yield file, line, column, f"{quoted(text)} is the name of {len(numbers)} {section}: use the id of one"
