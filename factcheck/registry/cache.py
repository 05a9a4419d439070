"""Where the index is kept between checks, and when it can be trusted.

Each set of folders has a folder of its own in the user's cache, with an index file and a manifest that names it. An
index file is never changed once it has its name: an update copies it, changes the copy and puts a new manifest in
place with one rename. So a check in progress keeps reading the index that it opened, a process that is killed leaves
at most a file that nobody names, and two processes at once can only replace a right index by a right one.

The manifest holds the stamp (times, size, number on the disk) and the digest of each file and of the index itself.
A stamp that fits saves reading the file; one that does not fit means that the digest decides.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from zlib import adler32, crc32

from .files import File, is_settled, now, shown, stamp_of
from .keys import VERSION

if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

    Path = str | PathLike[str]

# How long to wait for another process that is making the same index, in seconds; then both make it.
_PATIENCE = 60
_MANIFEST = "manifest.json"
_PARTS = {"version", "folders", "index", "stamp", "digest", "broken", "files"}
_LOCK = "lock"

Notice = Callable[[str], None]
Progress = Callable[[int, int], None]


def default_folder() -> str:
    """The user's cache folder: FACTCHECK_CACHE, else where the platform keeps such things.

    Raises OSError when the user has no home.
    """
    chosen = os.environ.get("FACTCHECK_CACHE")
    if chosen:
        return chosen
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if not os.path.isabs(base):
        raise OSError(f"no cache folder can be found: {base} is not a whole path")
    return os.path.join(base, "factcheck")


def open_index(
    folders: Sequence[Path], files: Sequence[File], cache: Path | None, notice: Notice, progress: Progress | None = None
) -> sqlite3.Connection:
    """An index of the files, up to date, read only; it may hold problems.

    Where none can be kept, it is made in memory and `notice` is told. `progress` is told how many bytes have been read.
    """
    try:
        return _Kept(os.fspath(cache) if cache else default_folder(), folders, progress).open(files)
    except (OSError, sqlite3.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        notice(f"the index of the sources cannot be kept ({reason}), so it is made anew for this check")
        from .compile import update

        db = sqlite3.connect(":memory:", isolation_level=None)
        db.execute("BEGIN")
        update(db, files, [os.fspath(folder) for folder in folders], True, progress)
        db.execute("COMMIT")
        return db


def version() -> list[int]:
    """What the form of an index depends on: its own version, and the sizes of the modules that make it."""
    here = os.path.dirname(__file__)
    sizes = []
    for path in _MADE_BY:
        try:
            sizes.append(os.stat(os.path.join(here, path)).st_size)
        except OSError:  # the package is in an archive, and does not change under us
            sizes.append(0)
    return [VERSION, *sizes]


_MADE_BY = ("index.py", "joins.py", "keys.py", "load.py", "checks.py", "rulings.py", "messages.py", "schema.py",
            "references.py", "compile.py", "yaml_lines.py", "../text/normalise.py", "../text/offices.py",
            "../intervals.py")  # fmt: skip


class _Kept:
    """The index of one set of folders in the cache."""

    def __init__(self, cache: str, folders: Sequence[Path], progress: Progress | None) -> None:
        self.progress = progress
        self.folders = [os.path.realpath(folder) for folder in folders]
        text = "\0".join(self.folders).encode(errors="surrogateescape")
        self.home = os.path.join(cache, f"{crc32(text):08x}{adler32(text):08x}")

    def open(self, files: Sequence[File]) -> sqlite3.Connection:
        manifest = self._manifest()
        db = self._if_fresh(manifest, files)
        if db is not None:
            return db
        os.makedirs(self.home, exist_ok=True)
        lock = self._lock()
        try:
            manifest = self._manifest()  # another process may have made it in the meantime
            db = self._if_fresh(manifest, files)
            if db is None:
                db = self._make(manifest, files, alone=lock is not None)
            return db
        finally:
            if lock is not None:
                lock.close()

    def _manifest(self) -> dict[str, Any]:
        """What is known of the index, {} when there is none or it is another version's or another folder's."""
        try:
            with open(os.path.join(self.home, _MANIFEST), "rb") as opened:
                found = json.load(opened)
            if set(found) == _PARTS and found["version"] == version() and found["folders"] == self.folders:
                if os.path.basename(found["index"]) != found["index"] or not found["index"].endswith(".sqlite"):
                    return {}
                _ = [(tuple(stamp), int(at), str(digest)) for stamp, at, digest in found["files"].values()]
                return dict(found)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass
        return {}

    def _if_fresh(self, manifest: dict[str, Any], files: Sequence[File]) -> sqlite3.Connection | None:
        """The index when it is whole, without problems and of just these files."""
        if not manifest or manifest["broken"] or len(manifest["files"]) != len(files):
            return None
        known, read_again = manifest["files"], []
        for file in files:
            entry = known.get(file.key)
            if entry is None:
                return None
            if tuple(entry[0]) != file.stamp or not is_settled(file.stamp, entry[1]):
                read_again.append(file)
        if read_again:
            from .compile import digest_of

            for file in read_again:
                read_at = now()
                if digest_of(file) != known[file.key][2]:
                    return None
                known[file.key] = [file.stamp, read_at, known[file.key][2]]
        stamp = manifest["stamp"]
        if not self._is_whole(manifest):
            return None
        db = self._open_file(manifest["index"])
        if db is not None and (read_again or stamp != manifest["stamp"]):
            from contextlib import suppress  # here, because few runs need it, and it takes half a millisecond to load

            with suppress(OSError):  # it only saves the next check some reading
                if self._manifest().get("index") == manifest["index"]:
                    self._write_manifest(manifest)
        return db

    def _is_whole(self, manifest: dict[str, Any]) -> bool:
        """Whether the index file is, byte for byte, the one that was made."""
        place = os.path.join(self.home, manifest["index"])
        try:
            stamp = stamp_of(os.stat(place))
        except OSError:
            return False
        if list(stamp) == manifest["stamp"]:
            return True
        from .compile import digest_of

        if digest_of(File(0, "", place, stamp)) != manifest["digest"]:
            return False
        manifest["stamp"] = list(stamp)
        return True

    def _open_file(self, name: str) -> sqlite3.Connection | None:
        place = os.path.join(self.home, name)
        try:
            db = sqlite3.connect(f"file:{_escaped(place)}?mode=ro&immutable=1", uri=True, isolation_level=None)
            db.execute("SELECT 1 FROM file LIMIT 1").fetchone()
        except sqlite3.Error:
            return None
        return db

    def _lock(self) -> sqlite3.Connection | None:
        """Waits for our turn to make the index; None when it does not come, and both may go on.

        The lock is that of an empty SQLite file: the system lets go of it whatever happens to the process.
        """
        lock = sqlite3.connect(os.path.join(self.home, _LOCK), timeout=_PATIENCE, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            lock.close()
            if "locked" in str(error):
                return None
            if "not a database" in str(error):
                os.unlink(os.path.join(self.home, _LOCK))
                return None
            raise
        return lock

    def _make(self, manifest: dict[str, Any], files: Sequence[File], alone: bool) -> sqlite3.Connection:
        from .compile import digest_of, update

        name = os.urandom(8).hex() + ".sqlite"
        place = os.path.join(self.home, name)
        copied = bool(manifest) and self._is_whole(manifest) and self._copy(manifest["index"], place)
        try:
            db = sqlite3.connect(place, isolation_level=None)
            try:
                # Nothing to roll back to: a file that was not finished is thrown away.
                db.execute("PRAGMA journal_mode = OFF")
                db.execute("PRAGMA synchronous = OFF")
                db.execute("BEGIN")
                read_at = now()
                digests = update(db, files, self.folders, not copied, self.progress)
                broken = db.execute("SELECT count(*) FROM problem").fetchone()[0]
                db.execute("COMMIT")
            finally:
                db.close()
            _to_disk(place)
            stamp = stamp_of(os.stat(place))
            self._write_manifest(
                {
                    "version": version(),
                    "folders": self.folders,
                    "index": name,
                    "stamp": list(stamp),
                    "digest": digest_of(File(0, "", place, stamp)),
                    "broken": broken,
                    "files": {file.key: [file.stamp, read_at, digests[file.key]] for file in files},
                }
            )
        except BaseException:
            _remove(place)
            raise
        made = self._open_file(name)
        if made is None:
            raise sqlite3.DatabaseError("the index that was just made is gone")
        if alone:
            self._tidy(name)
        return made

    def _copy(self, name: str, place: str) -> bool:
        import shutil

        try:
            shutil.copyfile(os.path.join(self.home, name), place)
        except OSError:
            _remove(place)
            return False
        return True

    def _write_manifest(self, manifest: dict[str, Any]) -> None:
        place = os.path.join(self.home, os.urandom(8).hex() + ".json")
        try:
            with open(place, "w", encoding="utf-8") as opened:
                json.dump(manifest, opened)
            os.replace(place, os.path.join(self.home, _MANIFEST))
        except OSError:
            _remove(place)
            raise

    def _tidy(self, current: str) -> None:
        """Removes what earlier versions, updates and killed processes left."""
        for name in os.listdir(self.home):
            if name not in (current, _MANIFEST, _LOCK) and not name.startswith(_LOCK):
                _remove(os.path.join(self.home, name))


def display(folders: Sequence[Path]) -> list[str]:
    """How the folders are written before the paths of their files."""
    return [shown(folder) for folder in folders]


def _escaped(path: str) -> str:
    """A path as part of a `file:` address (sqlite.org/uri.html)."""
    path = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return path if os.sep == "/" else "/" + path.replace(os.sep, "/")


def _to_disk(place: str) -> None:
    with open(place, "rb+") as opened:
        os.fsync(opened.fileno())


def _remove(place: str) -> None:
    from contextlib import suppress

    with suppress(OSError):  # it is gone, or in use on a system that keeps files in use
        os.unlink(place)
