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


class IndexBar:
    """How far the reading of a large registry has come, in bytes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._drawn = monotonic() + _PATIENCE - _EVERY
        self._shown = False

    def draw(self, done: int, total: int) -> None:
        """Draws the bar anew, if it is time to."""
        now = monotonic()
        if now - self._drawn < _EVERY and done < total:
            return
        if now < self._drawn:  # all is read before anybody has waited
            return
        self._drawn, self._shown = now, True
        full = _WIDTH * done // max(total, 1)
        words = f"reading the sources, {done * 100 // max(total, 1)}%" if done < total else "putting them in order"
        self._stream.write(f"{_ERASE}{'█' * full}{'░' * (_WIDTH - full)} {words}")
        self._stream.flush()

    def erase(self) -> None:
        """Takes the bar away."""
        if self._shown:
            self._stream.write(_ERASE)
            self._stream.flush()
            self._shown = False


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
