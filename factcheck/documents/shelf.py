"""Where documents are filed: those of the registry in a file of the user's cache, those of one check in memory.

The file of the cache is never changed once it has its name. It is named by the paths, sizes and times of its documents;
when one of these changes, a new file takes over what has not changed, and takes the old one's place.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..records import CannotCheck, Document
from .library import Library, new_shelf, put, put_passages
from .reader import read_document

if TYPE_CHECKING:
    from pathlib import Path

# To be raised whenever the tables, the readers of documents or the stems change.
VERSION = 2


def _quiet(message: str) -> None:
    """Nobody is told."""


def open_library(
    documents: Sequence[Document] = (),
    given: Sequence[str] = (),
    cache: Path | None = None,
    notice: Callable[[str], None] = _quiet,
) -> Library:
    """The library of the registry's documents and of the files given with a check.

    `cache` is another folder for the index than the user's; `notice` is told, in words for the user, when it cannot be
    kept. Raises CannotCheck with a line for each document that cannot be read.
    """
    problems: list[str] = []
    shelves = []
    if given:
        shelves.append(_read_given(given, problems))
    if documents:
        shelves.append(_open_kept(documents, cache, notice, problems))
    if problems:
        raise CannotCheck(*problems)
    return Library(shelves)


def _read_given(paths: Sequence[str], problems: list[str]) -> sqlite3.Connection:
    db = new_shelf(sqlite3.connect(":memory:", isolation_level=None))
    db.execute("BEGIN")
    for path in dict.fromkeys(paths):
        try:
            found = read_document(path)
        except CannotCheck as error:
            problems.extend(error.lines)
            continue
        shown = os.fsencode(path).decode("utf-8", "replace")
        title = found.title or os.path.basename(shown)
        put(db, ("", "", shown, title, "", found.published, "", shown), found.pieces)
    db.execute("COMMIT")
    return db


def _open_kept(
    documents: Sequence[Document], cache: Path | None, notice: Callable[[str], None], problems: list[str]
) -> sqlite3.Connection:
    from ..registry.cache import default_folder

    places = {document.path: os.path.realpath(document.path) for document in documents}
    stamps = {path: _stamp(place) for path, place in places.items()}
    texts = [f"{d.path}\0{d.title}\0{d.publisher}\0{d.published}\0{d.url}\0{d.where}" for d in documents]
    whole = _digest([str(VERSION), *sorted(places.values())])
    exact = _digest([*texts, *stamps.values()])
    try:
        folder = os.path.join(cache or default_folder(), "documents")
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        notice(f"the index of the documents cannot be kept ({error.strerror or error}), so it is made anew")
        return _file(sqlite3.connect(":memory:", isolation_level=None), documents, places, stamps, None, problems)
    path = os.path.join(folder, f"{whole}-{exact}.sqlite")
    db = _opened(path)
    if db is not None:
        return db
    old = next(
        (os.path.join(folder, n) for n in os.listdir(folder) if n.startswith(whole) and n.endswith(".sqlite")), None
    )
    part = f"{path}.{os.getpid()}.part"
    try:
        made = _file(sqlite3.connect(part, isolation_level=None), documents, places, stamps, old, problems)
        made.close()
        if problems:
            return new_shelf(sqlite3.connect(":memory:", isolation_level=None))
        os.replace(part, path)
        for name in os.listdir(folder):
            if name.startswith(whole) and name.endswith(".sqlite") and name != os.path.basename(path):
                with suppress(OSError):
                    os.unlink(os.path.join(folder, name))
    except (OSError, sqlite3.Error) as error:
        notice(f"the index of the documents cannot be kept ({error}), so it is made anew")
        return _file(sqlite3.connect(":memory:", isolation_level=None), documents, places, stamps, None, problems)
    finally:
        with suppress(OSError):
            os.unlink(part)
    return _opened(path) or _file(
        sqlite3.connect(":memory:", isolation_level=None), documents, places, stamps, None, problems
    )


def _file(
    db: sqlite3.Connection,
    documents: Sequence[Document],
    places: dict[str, str],
    stamps: dict[str, str],
    old: str | None,
    problems: list[str],
) -> sqlite3.Connection:
    """Files the documents in an empty database, those that have not changed from the shelf at `old`."""
    new_shelf(db)
    kept = _opened(old) if old else None
    db.execute("BEGIN")
    for document in documents:
        place, stamp = places[document.path], stamps[document.path]
        about = (place, stamp, document.path, document.title, document.publisher, document.published, document.url)
        row = kept and kept.execute("SELECT id FROM document WHERE place = ? AND stamp = ?", (place, stamp)).fetchone()
        if kept and row:
            put(db, (*about, document.where), ())
            number = int(db.execute("SELECT max(id) FROM document").fetchone()[0])
            put_passages(
                db, number, kept.execute("SELECT text, place FROM passage WHERE document = ? ORDER BY id", row)
            )
            continue
        try:
            found = read_document(document.path)
        except CannotCheck as error:
            problems.extend(f"{document.where}: {line}" for line in error.lines)
            continue
        put(db, (*about, document.where), found.pieces)
    db.execute("COMMIT")
    return db


def _opened(path: str) -> sqlite3.Connection | None:
    """The shelf at `path`, None when there is none or it is damaged."""
    if not os.path.exists(path):
        return None
    try:
        db = sqlite3.connect(
            f"file:{path.replace('%', '%25').replace('?', '%3f').replace('#', '%23')}?mode=ro&immutable=1", uri=True
        )
        db.execute("SELECT rowid FROM words LIMIT 1").fetchone()
        db.execute("SELECT id FROM passage LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return db


def _stamp(place: str) -> str:
    try:
        status = os.stat(place)
    except OSError:
        return ""
    return f"{status.st_mtime_ns}.{status.st_size}.{status.st_ino}"


def _digest(parts: Sequence[str]) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
