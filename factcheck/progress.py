"""How far a long check has come, on one line that is drawn anew and is gone at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

Item = TypeVar("Item")

_WIDTH = 30
_EVERY = 0.1  # seconds
_PATIENCE = 0.5  # what takes less than half a second needs no bar
_ERASE = "\r\x1b[K"


def with_bar(items: Iterable[Item], total: int, stream: TextIO | None) -> Iterator[Item]:
    """The items, with a bar on the stream while they come; nothing is drawn when there is no stream."""
    if stream is None:
        yield from items
        return
    drawn = monotonic() + _PATIENCE - _EVERY
    shown = False
    try:
        for done, item in enumerate(items, 1):
            now = monotonic()
            if now - drawn >= _EVERY:
                drawn = now
                shown = True
                full = _WIDTH * done // max(total, 1)
                stream.write(f"{_ERASE}{'█' * full}{'░' * (_WIDTH - full)} {done:,} of {total:,} articles")
                stream.flush()
            yield item
    finally:
        if shown:
            stream.write(_ERASE)
            stream.flush()
