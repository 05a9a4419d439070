"""Writes files so that a reader, or a power cut, never meets half of one; and why a file could not be had."""

from __future__ import annotations

import os
from collections.abc import Iterable

from .records import CannotCheck


def reason_of(error: OSError) -> str:
    """Why the system refused, in its own words, to go into a sentence: "no such file or directory"."""
    return (error.strerror or str(error)).lower()


def write_whole(path: str, texts: Iterable[str], new: bool = False, folders: bool = False) -> None:
    """Writes the texts one after another as UTF-8, so that the file is there whole or as it was before.

    A link is written through, to what it links to, and a device or named pipe written to as it is. With `new` a file
    that is there already is left alone; with `folders` those above it are made. Raises CannotCheck when the file
    cannot be written.
    """
    target = os.path.realpath(path)
    try:
        if new and os.path.lexists(target):
            raise FileExistsError(17, "is there already")
        if folders:
            os.makedirs(os.path.dirname(target), exist_ok=True)
        # /dev/stdout, a named pipe: by the name given, since what stdout links to may have none. A folder is an error.
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "w", encoding="utf-8", newline="") as device:
                device.writelines(texts)
        else:
            _replace(target, texts)
    except OSError as error:
        raise CannotCheck(f"{path}: cannot be written: {reason_of(error)}") from None


def _replace(target: str, texts: Iterable[str]) -> None:
    part = f"{target}.{os.getpid()}.part"
    try:
        with open(part, "x", encoding="utf-8", newline="") as opened:
            opened.writelines(texts)
            opened.flush()
            os.fsync(opened.fileno())
        if os.path.exists(target):
            os.chmod(part, os.stat(target).st_mode & 0o777)
        os.replace(part, target)
    except BaseException:
        from contextlib import suppress  # here, because few runs need it, and it takes half a millisecond to load

        with suppress(OSError):
            os.unlink(part)
        raise
