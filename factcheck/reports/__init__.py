"""Reports: what was found, said to a person or to a program. One module per format; `FORMATS` lists them.

A format is a function from the reports of all articles to the whole text of the output. Its module is imported when
it is used, since each needs something that takes long to load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..records import Report
from ..structs import Struct

__all__ = ["FORMATS", "Format", "Look", "render"]


class Look(Struct, frozen=True):
    """How a report for a person is to look: its width in characters, colours or none, matches listed or counted."""

    width: int = 80
    colour: bool = False
    every: bool = False


class Format(Struct, frozen=True):
    """A format: its module here, and whether notices stand in it (else they go to standard error)."""

    module: str
    says_notices: bool


FORMATS = {
    "terminal": Format("terminal", says_notices=True),
    "json": Format("as_json", says_notices=False),
    "github": Format("github", says_notices=True),
}


def render(name: str, reports: Sequence[Report], look: Look) -> str:
    """The output in the format called `name`, one of `FORMATS`."""
    # Not with `importlib`, which takes half a millisecond to load.
    module = __import__(f"{__name__}.{FORMATS[name].module}", fromlist=["render"])
    function: Callable[[Sequence[Report], Look], str] = module.render
    return function(reports, look)
