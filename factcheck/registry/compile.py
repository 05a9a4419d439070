"""Brings an index up to date with the files: reads the changed ones, takes out the missing ones, checks the whole."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b

from .files import File, stamp_of
from .index import Writer
from .joins import join
from .load import records
from .messages import quoted
from .references import Row, joint_problems
from .yaml_lines import Unreadable, jsonl_entries, yaml_entries

# A file that changes while it is read is read again so often; the next check looks again in any case.
_TRIES = 3

_NOT_UTF_8 = "this is not UTF-8 text: save the file as UTF-8"


def update(
    db: sqlite3.Connection,
    files: Sequence[File],
    folders: Sequence[str],
    new: bool,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, str]:
    """Makes `db` the index of `files`, and gives each file's digest by its key.

    `new` says that the index has no tables yet. Problems of the files go into the index, not into an exception.
    `progress` is told the bytes that have been read, and all there are; the same number twice while what was read is
    put in order. The caller owns the transaction. Raises sqlite3.Error when the index cannot be written.
    """
    collecting = gc.isenabled()
    gc.disable()  # records are trees and need no collector; it takes a third of the time of a large file
    try:
        return _update(db, files, folders, new, _Meter(files, progress))
    finally:
        if collecting:
            gc.enable()


class _Meter:
    """How much has been read, for whoever wants to know."""

    # So many lines between two reports: a hundredth of a second.
    EVERY = 200

    def __init__(self, files: Sequence[File], progress: Callable[[int, int], None] | None) -> None:
        self._total = sum(file.stamp[2] for file in files)
        self._before = 0
        self._progress = progress

    def read(self, size: int) -> None:
        """So much of the file that is being read."""
        if self._progress:
            self._progress(min(self._before + size, self._total), self._total)

    def next(self, file: File) -> None:
        """A file is done with."""
        self.read(file.stamp[2])
        self._before += file.stamp[2]


def _update(
    db: sqlite3.Connection, files: Sequence[File], folders: Sequence[str], new: bool, meter: _Meter
) -> dict[str, str]:
    writer = Writer(db, new)
    filed: dict[tuple[int, str], tuple[int, str]] = {
        (folder, path): (number, digest)
        for number, folder, path, digest in db.execute("SELECT id, folder, path, digest FROM file")
    }
    digests: dict[str, str] = {}
    for file in files:
        number, digest = filed.pop((file.folder, file.path), (0, ""))
        if number:
            if digest and digest == digest_of(file):
                digests[file.key] = digest
                meter.next(file)
                continue
            writer.remove(number)
        digests[file.key] = _read(writer, file, meter)
        meter.next(file)
    for number, _ in filed.values():
        writer.remove(number)
    writer.finish()
    db.execute("DELETE FROM problem WHERE joint")
    misjoined = join(db)
    db.executemany(
        "INSERT INTO problem VALUES (?, ?, ?, ?, 1)",
        [*misjoined, *joint_problems(db, _unread(db, files)), *_documents(db, folders)],
    )
    return digests


def _unread(db: sqlite3.Connection, files: Sequence[File]) -> str:
    """The text, roughly, of the files that could not be read to their end."""
    places = {(file.folder, file.path): file.place for file in files}
    texts = []
    for folder, path in db.execute("SELECT folder, path FROM file WHERE NOT whole"):
        with suppress(OSError), open(places[folder, path], "rb") as opened:
            texts.append(opened.read().decode("utf-8", "replace"))
    return "\n".join(texts)


def digest_of(file: File) -> str:
    """The digest of a file's content, "" when it cannot be read."""
    digest = blake2b(digest_size=16)
    try:
        with open(file.place, "rb") as opened:
            while block := opened.read(1 << 20):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def _read(writer: Writer, file: File, meter: _Meter) -> str:
    """Files one file's records; a file that changes while it is read is read anew."""
    for attempt in range(_TRIES):
        number = writer.add(file.folder, file.path)
        problems: list[tuple[int, int, str]] = []
        try:
            digest, whole = _fill(writer, number, file, problems, meter)
        except OSError as error:
            digest, whole = "", False
            problems.append((1, 1, f"this file cannot be read ({error.strerror})"))
        try:
            steady = stamp_of(os.stat(file.place)) == file.stamp
        except OSError:
            steady = False
        if steady or attempt == _TRIES - 1:
            break
        writer.remove(number)
        try:
            file.stamp = stamp_of(os.stat(file.place))
        except OSError:
            continue
    writer.seal(number, digest, whole, problems)
    return digest


def _fill(
    writer: Writer, number: int, file: File, problems: list[tuple[int, int, str]], meter: _Meter
) -> tuple[str, bool]:
    """Reads a file into the index; gives the digest of what was read, and whether all of it could be."""

    def report(line: int, column: int, message: str) -> None:
        problems.append((line, column, message))

    digest = blake2b(digest_size=16)
    try:
        with open(file.place, "rb") as opened:
            if file.place.lower().endswith(".jsonl"):
                entries = jsonl_entries(_lines(opened, digest, meter), report)
            else:
                content = opened.read()
                digest.update(content)
                entries = yaml_entries(_decoded(content, 1), report)
            writer.fill(number, records(entries, report))
    except Unreadable as error:
        report(error.line, error.column, error.message)
        return digest.hexdigest(), False
    return digest.hexdigest(), True


def _lines(opened: Iterator[bytes], digest: blake2b, meter: _Meter) -> Iterator[str]:
    size = 0
    for number, line in enumerate(opened, 1):
        digest.update(line)
        size += len(line)
        if number % meter.EVERY == 0:
            meter.read(size)
        yield _decoded(line, number)


def _decoded(content: bytes, line: int) -> str:
    """UTF-8 text, without the mark that Windows puts before it. `line` is the number of the content's first line."""
    try:
        return content.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise Unreadable(line + before.count(b"\n"), column, _NOT_UTF_8) from None


def _documents(db: sqlite3.Connection, folders: Sequence[str]) -> Iterator[Row]:
    """Documents that are outside the folder of sources, or not there."""
    rows = db.execute(
        "SELECT record.file, record.line, record.column, json_extract(record.data, '$.path'), file.folder, file.path "
        "FROM record JOIN file ON file.id = record.file WHERE record.section = 'documents'"
    )
    for number, line, column, path, folder, inside in rows:
        if not path:
            continue
        root = os.path.realpath(folders[folder] if inside else os.path.dirname(folders[folder]))
        place = os.path.realpath(os.path.join(root, os.path.dirname(inside), path))
        if os.path.commonpath([root, place]) != root:
            yield number, line, column, f"document {quoted(path)} is outside the folder of sources: put it inside"
        elif not os.path.isfile(place):
            yield number, line, column, f"document {quoted(path)} is not there: add the file or correct the path"
