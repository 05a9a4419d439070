"""Ranks and multiples: "third largest", "12th", "doubled", "three times the average"."""

from __future__ import annotations

from ...structs import Struct
from ..numbers import TENS, Marks, read_number
from . import units as words
from .phrases import is_plural

STARTS = frozenset(words.ORDINALS) | frozenset(words.MULTIPLES) | frozenset(words.MULTIPLES_OF)
_BEFORE_FIRST = frozenset("the his her its their our your my a 's".split())
_MOST_WORDS = 4


class Ranked(Struct, frozen=True):
    """A rank or multiple: its value as digits, its unit, the place after it and after its noun."""

    value: str
    kind: str
    unit: str
    end: int
    full_end: int


def read_rank(marks: Marks, at: int) -> Ranked | None:
    """The rank at mark `at`; None when it is a date, a street, an adverb or a set phrase.

    Reads: third largest council, fourth monitoring visit, ranked 12th, finished fifth, its first woman leader.
    A number with an ordinal ending that is no rank (a date, "20th century") comes back with no unit and no noun.
    """
    word = marks.word(at)
    if marks.is_digits(at):
        if marks.word(at + 1) not in words.ORDINAL_ENDS or marks.start[at + 1] - marks.end[at] > 1:
            return None
        value, end = word.replace(",", ""), at + 2
        nothing: Ranked | None = Ranked(value, "rank", "", end, end)
        if not value.isdigit() or len(value) > 9:
            return nothing
    else:
        ordinal = words.ORDINALS.get(word, 0)
        if not ordinal:
            return None
        if marks.word(at - 1) == "-" and marks.word(at - 2) in TENS:
            ordinal += TENS[marks.word(at - 2)]
        value, end, nothing = str(ordinal), at + 1, None
    before, after = marks.word(at - 1), marks.word(end)
    if after in words.MONTHS or before in words.MONTHS or (after == "of" and marks.word(end + 1) in words.MONTHS):
        return nothing
    if before in words.WEEKDAYS or (marks.is_capital(at) and marks.is_capital(end) and at and before not in ".?!"):
        return nothing
    if marks.is_capital(end) and (marks.word(end) in words.STREETS or marks.word(end + 1) in words.STREETS):
        return nothing
    ranked = before in words.RANK_VERBS or (before in ("joint", "in") and marks.word(at - 2) in words.RANK_VERBS)
    if not after.isalpha() or after in words.STOP:
        hyphen = marks.word(end) == "-" and marks.glued(end) and marks.word(end + 1) not in words.NOT_AFTER_ORDINAL
        if hyphen and marks.word(end + 1).endswith("est"):
            noun = _noun(marks, end + 1)
            return Ranked(value, "rank", marks.low[noun - 1], end, noun)
        return Ranked(value, "rank", "place", end, end) if ranked else nothing
    if after in words.NOT_AFTER_ORDINAL or before in ("-", "every", "per", "split"):
        return nothing
    if value == "1" and after in words.NOT_AFTER_FIRST:
        return nothing
    if value == "1" and word == "first" and not ranked and before not in _BEFORE_FIRST and not before.endswith("'s"):
        return None
    if before in ("one", "1") and word != "first":
        return nothing
    noun = _noun(marks, end)
    if marks.is_capital(noun - 1) and not marks.is_capital(at):
        return nothing  # "the 2nd Battalion", "the 14th Amendment"
    return Ranked(value, "rank", marks.low[noun - 1], end, noun)


def _noun(marks: Marks, at: int) -> int:
    """The place after the last word of the short phrase at `at`: "largest council", "monitoring visit"."""
    place = at
    while place < at + _MOST_WORDS and place < len(marks):
        word = marks.low[place]
        if word in words.STOP or not word[0].isalpha() or (place > at and word.endswith(("'s", "ed", "ing"))):
            break
        if place > at and is_plural(word):
            break  # "his second term ends": a verb, as an ordinal counts one thing
        place += 1
    return max(place, at + 1)


def read_multiple(marks: Marks, at: int) -> Ranked | None:
    """The multiple at mark `at`: doubled, halved, threefold, 10-fold, twice as many, double the, three times the."""
    word = marks.word(at)
    if word in words.MULTIPLES:
        return Ranked(words.MULTIPLES[word], "multiple", "times", at + 1, at + 1)
    if word in words.MULTIPLES_OF:
        if marks.word(at + 1) in words.OF_MULTIPLE:
            return Ranked(words.MULTIPLES_OF[word], "multiple", "times", at + 1, at + 1)
        return None
    number = read_number(marks, at)
    if number is None:
        return None
    place = marks.after_hyphen(number.end)
    if marks.word(place) == "fold" and (place > number.end or marks.glued(place)):
        return Ranked(str(number.value), "multiple", "times", place + 1, place + 1)
    if marks.word(place) == "times" and marks.word(place + 1) in words.OF_MULTIPLE:
        return Ranked(str(number.value), "multiple", "times", place + 1, place + 1)
    return None
