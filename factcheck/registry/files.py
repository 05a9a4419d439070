"""The files of a registry's folders: which there are, and whether they are still what the index was made of."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..records import CannotCheck

if TYPE_CHECKING:
    from os import PathLike

    Path = str | PathLike[str]

SUFFIXES = (".yaml", ".yml", ".jsonl")

# Two writes within the tick of a file system's clock leave the same time behind. A file changed so shortly before it
# was read is read again next time (git's "racy" index entries, git-scm.com/docs/racy-git). FAT ticks every two seconds.
_TICK = 2_000_000_000

# modified, changed (both ns since 1970), size in bytes, number on the disk
Stamp = tuple[int, int, int, int]


class File:
    """A file of the registry: `folder` is the number of its folder, `path` its path in there, with `/`."""

    __slots__ = ("folder", "path", "place", "stamp")

    def __init__(self, folder: int, path: str, place: str, stamp: Stamp) -> None:
        self.folder = folder
        self.path = path
        self.place = place
        self.stamp = stamp

    @property
    def key(self) -> str:
        return f"{self.folder}/{self.path}"


def stamp_of(found: os.stat_result) -> Stamp:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def is_settled(stamp: Stamp, read_at: int) -> bool:
    """Whether a file with this stamp, read at this time, cannot have changed since without a change of its stamp."""
    return max(stamp[0], stamp[1]) < read_at - _TICK


def now() -> int:
    return time.time_ns()


def shown(folder: Path) -> str:
    """How messages write a folder: from the working folder when it is below it."""
    path, here = os.path.abspath(folder), os.getcwd()
    if path == here:
        return ""
    return (os.path.relpath(path) if path.startswith(here + os.sep) else os.fspath(folder)).replace(os.sep, "/")


def find(folders: Sequence[Path]) -> list[File]:
    """All files of the folders, each once, in the order of their paths. A folder may also be a single file.

    Hidden files and folders are left out. Raises CannotCheck when a folder is missing or cannot be read.
    """
    found: list[File] = []
    seen: set[tuple[int, int]] = set()
    problems = []
    for number, folder in enumerate(folders):
        root = os.fspath(folder)
        try:
            status = os.stat(root)
            if stat.S_ISDIR(status.st_mode):
                found.extend(_below(number, root, "", seen))
            else:
                found.append(File(number, "", root, stamp_of(status)))
        except FileNotFoundError:
            problems.append(f"{root}: there is no such folder of sources")
        except OSError as error:
            problems.append(f"{error.filename or root}: cannot be read ({error.strerror})")
    if problems:
        raise CannotCheck(*problems)
    return found


def _below(number: int, root: str, inside: str, seen: set[tuple[int, int]]) -> Iterator[File]:
    """The files of a folder and the folders in it; `seen` keeps links from leading round in circles."""
    with os.scandir(os.path.join(root, inside) if inside else root) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir()
        if not is_folder and not entry.name.lower().endswith(SUFFIXES):
            continue
        try:
            status = os.stat(entry.path)
        except FileNotFoundError:  # taken away, or a link that leads nowhere
            continue
        identity = (status.st_dev, status.st_ino)
        if status.st_ino and identity in seen:
            continue
        seen.add(identity)
        path = f"{inside}/{entry.name}" if inside else entry.name
        if is_folder:
            yield from _below(number, root, path, seen)
        elif stat.S_ISREG(status.st_mode):
            yield File(number, path, entry.path, stamp_of(status))
