"""What an editor of the registry's files asks of the index: which file holds what, and whether a change is right."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..files import reason_of
from ..records import CannotCheck, Event
from ..text.normalise import name_key
from .cache import display
from .files import File, find, stamp_of
from .keys import content_words
from .lookup import Registry


def files_of(registry: Registry, section: str) -> list[str]:
    """The YAML files that have records in a section, those with most first, as they can be opened."""
    rows = registry._db.execute(
        "SELECT file.folder, file.path FROM record JOIN file ON file.id = record.file WHERE record.section = ? "
        "GROUP BY file.id ORDER BY count(*) DESC, file.folder, file.path",
        (section,),
    )
    paths = [registry._store.path(folder, path) for folder, path in rows]
    return [path for path in paths if path.lower().endswith((".yaml", ".yml"))]


def events_called(registry: Registry, name: str) -> list[Event]:
    """The events of which a name or the series has all content words of `name`."""
    wanted = content_words(name)
    found: list[Event] = registry._nouns(registry._sharing_words("event", [name], 1_000)) if wanted else []
    return [one for one in found if wanted <= content_words(" ".join((one.name, *one.other_names, one.series)))]


def names_with(registry: Registry, words: str) -> list[str]:
    """Names of people, bodies and places that hold all of the words, the shortest first: "Marsh" of "Ada Marsh"."""
    parts = name_key(words).split()
    if not parts:
        return []
    condition = " AND ".join("instr(' ' || key || ' ', ?) > 0" for _ in parts)
    rows = registry._db.execute(
        f"SELECT DISTINCT text FROM name WHERE form IN ('name', 'other') AND {condition} ORDER BY length(text), text "
        "LIMIT 5",
        [f" {part} " for part in parts],
    )
    return [text for (text,) in rows]


def problems_with(registry: Registry, folders: Sequence[str], changed: Mapping[str, str]) -> list[str]:
    """What would be wrong if these files (paths that can be opened, new ones too) had these texts; nothing is kept.

    Only the changed files are read: the rest is a copy of the index. Raises CannotCheck when there is no room for it.
    """
    import tempfile

    try:
        with tempfile.TemporaryDirectory() as scratch:
            return _tried(registry, folders, changed, scratch)
    except OSError as error:
        reason = reason_of(error)
    except sqlite3.Error as error:
        reason = str(error)
    raise CannotCheck(f"{tempfile.gettempdir()}: the change cannot be tried out in this folder first: {reason}")


def _tried(registry: Registry, folders: Sequence[str], changed: Mapping[str, str], scratch: str) -> list[str]:
    """The problems of the registry with the changed texts, put together in the folder `scratch`."""
    from .compile import update

    places = [Path(folder) for folder in folders]
    files = {os.path.realpath(file.place): file for file in find(places)}
    for number, (path, text) in enumerate(changed.items()):
        place = os.path.join(scratch, f"{number}{os.path.splitext(path)[1]}")
        with open(place, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
        file = files.get(os.path.realpath(path))
        if file is None:
            file = files[path] = _new_file(folders, path, place)
        file.place, file.stamp = place, stamp_of(os.stat(place))
    db = sqlite3.connect(os.path.join(scratch, "index"), isolation_level=None)
    try:
        registry._db.backup(db)
        update(db, list(files.values()), list(folders), new=False)
        return [str(problem) for problem in Registry(db, display(places)).problems()]
    finally:
        db.close()


def _new_file(folders: Sequence[str], path: str, place: str) -> File:
    for number, folder in enumerate(folders):
        inside = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
        if not inside.startswith(os.pardir):
            return File(number, inside.replace(os.sep, "/"), place, (0, 0, 0, 0))
    return File(0, path, place, (0, 0, 0, 0))
