"""Whether two units say the same: names, quantities, dates and words each by the rules of its type."""

from __future__ import annotations

from functools import lru_cache

from ..text.honorifics import same_first_name
from ..text.quantities import Quantity, agrees
from .statement_units import NAME, NUMBER, WORD, DateParts, Unit
from .statement_words import stem


def compare(one: Unit, other: Unit) -> bool | None:
    """Whether two units say the same: True, False (of one type, and they cannot both be right), or None."""
    if one.kind != other.kind or one.kind == WORD:
        return True if {one.kind, other.kind} <= {WORD, NAME} and not one.keys.isdisjoint(other.keys) else None
    if one.kind == NAME:
        return same_name(one.words, other.words)
    if one.kind == NUMBER:
        assert one.quantity
        assert other.quantity
        return same_quantity(one.quantity, other.quantity)
    return same_date(one, other)


def same_quantity(one: Quantity, other: Quantity) -> bool | None:
    """`agrees`, with two differences that come of comparing two texts and not a text with a fact.

    Two open figures ("more than 200", "at least 100") of which neither refutes the other are different statements when
    they are more than a fifth apart. A figure that was cut and not rounded (£6bn for £6.7bn) is too common in copy to
    be called wrong: None.
    """
    agreed = agrees(one, other)
    if not one.value or not other.value or one.kind in ("age", "rank", "score"):
        return agreed
    least, most = sorted((abs(one.value), abs(other.value)))
    if agreed is False and least * 6 > most * 5 and _digits(one) < _digits(other):
        return None
    alike = one.kind == other.kind and one.unit == other.unit
    if agreed is None and alike and one.high is None and other.high is None and least * 6 < most * 5:
        return False if one.comparator and other.comparator else None
    return agreed


def _digits(quantity: Quantity) -> int:
    return len(quantity.value.normalize().as_tuple().digits)


@lru_cache(maxsize=4096)
def same_name(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names can be of one thing: one is part of the other, or short for it.

    Reads: Ada Marsh, Marsh · Camford Borough Council, Camford · CBC, Camford Borough Council · Camford Utd, Camford
    United · Siân, Sian.
    """
    left, right = set(ones), set(others)
    if left <= right or right <= left:
        return True
    if len(ones) > 1 and len(others) > 1 and ones[-1] == others[-1] and same_first_name(ones[0], others[0]):
        return True
    short, long = (ones, others) if sum(map(len, ones)) < sum(map(len, others)) else (others, ones)
    if len(short) == 1 and len(short[0]) == len(long) > 1:
        return short[0] == "".join(word[0] for word in long)
    return len(short) <= len(long) and all(any(_short_for(word, whole) for whole in long) for word in short)


def _short_for(word: str, whole: str) -> bool:
    """Whether a word is another, its plural or adjective, or an abbreviation of it: "utd" of "united"."""
    if word == whole or stem(word) == stem(whole):
        return True
    if word[0] != whole[0] or len(word) >= len(whole) or len(word) < 2:
        return False
    if len(word) >= 4 and whole.startswith(word):
        return True
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
    if shared:
        return True
    return True if one.interval and other.interval and one.interval.agrees(other.interval) else None


def _values(parts: DateParts) -> tuple[int | None, ...]:
    return parts.weekday, parts.day, parts.month, parts.year
