"""Whether two units say the same: names, quantities, dates and words each by the rules of its type."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ...text.honorifics import same_first_name
from ...text.quantities import Quantity, agrees
from .units import NAME, NUMBER, WORD, DateParts, Unit
from .words import stem

if TYPE_CHECKING:
    from decimal import Decimal


def compare(one: Unit, other: Unit) -> bool | None:
    """Whether two units say the same: True, False (of one type, and they cannot both be right), or None."""
    if one.kind != other.kind or one.kind == WORD:
        both = {one.kind, other.kind} <= {WORD, NAME} and len(one.words) < 2
        return True if both and not one.keys.isdisjoint(other.keys) else None
    if one.kind == NAME:
        return same_name(one.words, other.words) or ("person" not in (one.sort, other.sort) and _plural(one, other))
    if one.kind == NUMBER:
        return same_number(one, other)
    return same_date(one, other)


def same_number(one: Unit, other: Unit) -> bool | None:
    """Two quantities by `same_quantity`; counts of different things ("three tyres", "12 vehicles") say nothing."""
    assert one.quantity
    assert other.quantity
    counts = one.quantity.kind == other.quantity.kind == "count"
    same_noun = one.quantity.unit and one.quantity.unit == other.quantity.unit
    if counts and not same_noun and one.nouns and other.nouns and one.nouns.isdisjoint(other.nouns):
        return None
    agreed = same_quantity(one.quantity, other.quantity)
    if agreed is None and counts and not one.nouns.isdisjoint(other.nouns):  # "64 members of staff", "64 staff"
        left, right = one.quantity, other.quantity
        if (left.value, left.high) == (right.value, right.high):
            return True
        return None if left.comparator or right.comparator or left.high or right.high else False
    return agreed


def same_quantity(one: Quantity, other: Quantity) -> bool | None:
    """`agrees`, with two differences that come of comparing two texts and not a text with a fact.

    Two open figures of which neither refutes the other are different statements when they are more than a tenth apart
    ("over 45", "over 40"), a fifth if they open in different words ("more than 200", "at least 100"). A figure that was
    cut and not rounded (£6bn for £6.7bn) is too common in copy to be called wrong: None. Nor is one that
    is more than a thousand times the other, except by a slip of millions for billions: it measures something else.
    """
    agreed = agrees(one, other)
    alike = one.kind == other.kind and one.unit == other.unit
    if agreed is None and alike and (one.value, one.high) == (other.value, other.high):
        return True
    if not one.value or not other.value or one.kind in ("age", "rank", "score"):
        return agreed
    least, most = sorted((abs(one.value), abs(other.value)))
    if agreed is False and most > _NO_SLIP * least and one.value.normalize() not in _powers(other):
        return None
    if agreed is False and least * 6 > most * 5 and _digits(one) < _digits(other):
        return None
    if agreed is None and alike and one.comparator and other.comparator and one.high is None and other.high is None:
        apart = 10 if one.comparator == other.comparator else 5
        return False if least * (apart + 1) < most * apart else None
    return agreed


_NO_SLIP = 1000


def _powers(quantity: Quantity) -> set[Decimal]:
    return {quantity.value.scaleb(power).normalize() for power in (-6, -3, 3, 6)}


def _digits(quantity: Quantity) -> int:
    return len(quantity.value.normalize().as_tuple().digits)


def _plural(one: Unit, other: Unit) -> bool:
    """Whether one name is the plural of the other: "Liberal Democrat", "Liberal Democrats"."""
    left, right = one.words[-1], other.words[-1]
    return one.words[:-1] == other.words[:-1] and left.rstrip("s") == right.rstrip("s")


@lru_cache(maxsize=4096)
def same_name(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names can be of one thing: one is part of the other, or short for it.

    Reads: Ada Marsh, Marsh · Camford Borough Council, Camford · CBC, Camford Borough Council · Camford Utd, Camford
    United · Siân, Sian · Saint-Brill, Saint Brill · Carrovia, Carrovian
    """
    left, right = set(ones), set(others)
    if left <= right or right <= left:
        return True
    if len(ones) > 1 and len(others) > 1 and ones[-1] == others[-1] and same_first_name(ones[0], others[0]):
        return True
    short, long = (ones, others) if sum(map(len, ones)) < sum(map(len, others)) else (others, ones)
    if len(short) == 1 and len(short[0]) == len(long) > 1:
        return short[0] == "".join(word[0] for word in long)
    if "".join(ones).replace("-", "") == "".join(others).replace("-", ""):
        return True
    if len(ones) == len(others) == 1 and (stem(ones[0]) == stem(others[0]) or _of_it(*sorted((ones[0], others[0])))):
        return True
    return len(short) <= len(long) and all(any(_short_for(word, whole) for whole in long) for word in short)


# "Carrovian" of Carrovia: the endings with which English makes the people and the adjective of a place.
_ADJECTIVES = frozenset("n s ns an ans ian ians ese i".split())


def _of_it(place: str, word: str) -> bool:
    """Whether a word is the adjective of a place, or the people of it."""
    return word.startswith(place) and word[len(place) :] in _ADJECTIVES


def _short_for(word: str, whole: str) -> bool:
    """Whether a word is another or an abbreviation of it: "utd" of "united", "man" of "manchester"."""
    if word == whole:
        return True
    if word[0] != whole[0] or len(word) >= len(whole) or len(word) < 2:
        return False
    if len(word) > 4:
        return False
    letters = iter(whole)
    return all(letter in letters for letter in word)


def same_date(one: Unit, other: Unit) -> bool | None:
    """Two dates by the parts that both give; by the days they mean when they share no part."""
    assert one.parts
    assert other.parts
    pairs = zip(_values(one.parts), _values(other.parts), strict=True)
    shared = [(a, b) for a, b in pairs if a is not None and b is not None]
    if any(a != b for a, b in shared):
        return False
    if one.parts.relative and other.parts.relative:
        return one.parts.relative == other.parts.relative
    if shared:
        return True
    return True if one.interval and other.interval and one.interval.agrees(other.interval) else None


def _values(parts: DateParts) -> tuple[int | None, ...]:
    return parts.weekday, parts.day, parts.month, parts.year
