"""What a claim of the kind `statement` holds, and how a passage is shown as evidence for it."""

from __future__ import annotations

from ...records import Evidence, Passage
from ...structs import Struct
from .sentences import Clause

# The shelf number of the registry's statements, which are passages by themselves.
STATEMENTS = -1
# A statement of the registry that shares fewer content words with a sentence is about something else.
LEAST_SHARED = 4


class StatementClaim(Struct, frozen=True):
    """What a clause states as a whole, or (`unit` not None) one unit of it."""

    clause: Clause
    unit: int | None = None


def evidence(passage: Passage) -> Evidence:
    """A passage as evidence."""
    return Evidence(short(passage.text, 400), passage.where, source=passage.document)


def short(text: str, longest: int = 140) -> str:
    """A passage for a message: cut between words."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: text.rfind(" ", 0, longest)] + " …"
