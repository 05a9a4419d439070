"""What messages about a user's files have in common: what was written, quoted, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..text.normalise import name_key
from .schema import MEANT

# A message names what was written, but not a page of it.
_LONGEST_QUOTED = 60
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def quoted(text: str | None) -> str:
    """What the user wrote, in quotation marks, on one line and no longer than a line."""
    text = " ".join((text or "").split())
    text = UNPRINTABLE.sub("?", text)
    return f"'{text[:_LONGEST_QUOTED]}…'" if len(text) > _LONGEST_QUOTED else f"'{text}'"


# Below this similarity (0 to 100) a suggestion is noise: "hodlers" and "holders" score 86, "seat" and "area" 50.
_LIKE = 75


def nearest(text: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant, or None."""
    names = list(choices)
    meant = MEANT.get(name_key(text).replace(" ", "_"))
    if meant in names:
        return meant
    from thefuzz import fuzz  # type: ignore[import-untyped]

    key = name_key(text)[: _LONGEST_QUOTED * 2]
    score, best = max(((fuzz.ratio(key, name_key(name)), name) for name in names), default=(0, ""))
    return best if score >= _LIKE else None
