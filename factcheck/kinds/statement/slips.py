"""An age beside a name, and a slip in the spelling of one: differences that need little else of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.spelling import distance, near_miss
from .align import Difference, Laid, share
from .compare import compare, same_name
from .units import NAME, NUMBER, Unit

# For a name with a slip of spelling, it is enough that the passage is about something of the sentence.
_LEAST_SHARE_OF_SLIP = 0.1
# "U.S.", "S&P": initials are other initials, and no misspelling of them.
_SHORTEST_OF_SLIP = 3


def find_age(conflicts: dict[int, Difference], units: Sequence[Unit], at: int, sheets: Sequence[Laid]) -> bool:
    """An age beside a person's name, against the ages beside that name in the passages; whether it is such an age.

    Reads "Ada Marsh, 34," and "34-year-old Ada Marsh"; "Ada Marsh, then 34," is of another time. Here the name is
    all that has to be the same.
    """
    name = _aged(units, at)
    if name is None:
        return False
    found: list[Difference] = []
    for laid in sheets:
        for place, other in enumerate(laid.reading.units):
            theirs = _aged(laid.reading.units, place) if other.kind == NUMBER else None
            if theirs is not None and compare(name, theirs):
                if compare(units[at], other):
                    return True
                found.append(Difference(0.0, 0.0, laid.share, other, laid.reading))
    if found and all(compare(found[0].unit, one.unit) for one in found):
        conflicts[at] = found[0]
    return True


def find_slip(
    conflicts: dict[int, Difference], units: Sequence[Unit], at: int, sheets: Sequence[Laid], akin: Sequence[Laid]
) -> bool:
    """A name that no passage has, when a passage that has part of the sentence has one that differs by a slip.

    Reads "Elanor Marsh" for Eleanor Marsh, "BCC" for BBC no: initials of four letters or more ("UNCIEF").
    """
    unit = units[at]
    if unit.kind != NAME or any(laid.places[at] or laid.beside[at] for laid in sheets):
        return False
    found: dict[tuple[str, ...], Difference] = {}
    for laid in akin:
        if share(units, laid, at) >= _LEAST_SHARE_OF_SLIP:
            for other in laid.reading.units:
                if other.kind == NAME and _is_slip(unit.words, other.words):
                    found.setdefault(other.words, Difference(0.0, 0.0, laid.share, other, laid.reading))
    if len(found) == 1:
        conflicts[at] = next(iter(found.values()))
    return bool(found)


def _is_slip(written: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if same_name(written, known) or max(map(len, (*written, *known))) < _SHORTEST_OF_SLIP:
        return False
    if len(written) == len(known) == 1:
        return min(len(written[0]), len(known[0])) > 3 and distance(written[0], known[0], 2) == 1
    return near_miss(" ".join(written), " ".join(known))


def _aged(units: Sequence[Unit], at: int) -> Unit | None:
    """The name that an age belongs to."""
    age = units[at]
    if age.kind != NUMBER or not age.quantity or age.quantity.kind != "age":
        return None
    if age.before == "," and at and units[at - 1].kind == NAME:
        return units[at - 1] if age.span.start - units[at - 1].span.end <= len(", ") else None
    after = units[at + 1] if at + 1 < len(units) and age.text.endswith("old") else None
    return after if after and after.kind == NAME else None
