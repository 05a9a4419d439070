"""Reads the numbers that dates and lengths of time are made of: "12th", "twenty-first", "two-and-a-half", "a few"."""

from __future__ import annotations

from .tokens import Tokens
from .words import ANY_UNIT, FRACTIONS, MULTIPLES, NUMBERS, ORDINALS, SUFFIXES, UNITS, VAGUE_NUMBERS


def read_number(t: Tokens, i: int) -> tuple[str, int] | None:
    """A number at token i and the token after it: "10", "2.5", "1,500", "twenty-five", "two-and-a-half", "a", "a few".

    The number comes as digits, or as "X" when it is vague ("several", "a few").
    """
    words = t.words
    word = words[i]
    value: str | None = None
    j = i + 1
    if word.isdecimal():
        if len(word) > 6 or words[i - 1] in ("£", "$", "€") or (t.glued_before(i) and words[i - 1] in "£$€.,:/"):
            return None
        value = word
        while words[j] == "," and t.glued(j - 1) and t.glued(j) and len(words[j + 1]) == 3 and words[j + 1].isdecimal():
            value, j = value + words[j + 1], j + 2
        if words[j] == "." and t.glued(j - 1) and t.glued(j) and words[j + 1].isdecimal() and len(words[j + 1]) < 4:
            value, j = f"{value}.{words[j + 1]}", j + 2
        elif words[j] in FRACTIONS:
            value, j = value + FRACTIONS[words[j]][1:], j + 1
    elif word in NUMBERS:
        number = NUMBERS[word]
        if number >= 20:
            k = j + 1 if words[j] == "-" else j
            if 0 < NUMBERS.get(words[k], 0) < 10:
                number, j = number + NUMBERS[words[k]], k + 1
        if words[j] in MULTIPLES:
            number, j = number * MULTIPLES[words[j]], j + 1
        value = str(number)
    elif word in ("a", "an", "another"):
        value = "1"
        if words[j] in VAGUE_NUMBERS:
            value, j = "X", j + 1
            if words[j] == "of":
                j += 1
        elif words[j] == "couple":
            value, j = "2", j + 1 + (words[j + 1] == "of")
        elif words[j] in MULTIPLES:
            value, j = str(MULTIPLES[words[j]]), j + 1
        elif words[j] == "half":
            j += 1
            return ("0.5", j) if words[j] in ANY_UNIT else None
    elif word in VAGUE_NUMBERS:
        value = "X"
    elif word == "single" and words[j] == "-":
        value = "1"
    elif word == "half":
        j += words[j] == "-"
        j += words[j] in ("a", "an")
        return ("0.5", j) if words[j] in UNITS else None
    elif word == "couple":
        value, j = "2", j + (words[j] == "of")
    if value is None:
        return None
    k = j + (words[j] == "-")
    if words[k] == "and" and value.isdecimal():
        m = k + 1 + (words[k + 1] == "-")
        if words[m] in ("a", "an"):
            m += 1 + (words[m + 1] == "-")
        if words[m] == "half":
            return f"{value}.5", m + 1
        if words[m] == "quarter":
            return f"{value}.25", m + 1
    return value, j


def whole(number: str | None) -> int:
    """The number of a duration as a whole one, 0 when it is vague."""
    if not number or number == "X":
        return 0
    return int(number.partition(".")[0])


def read_ordinal(t: Tokens, i: int) -> tuple[int, int, bool] | None:
    """A day's number at i, the token after it, and whether it is an ordinal: "12", "12th", "first", "twenty-first"."""
    words = t.words
    number = t.number(i, 2)
    if number >= 0:
        if words[i + 1] in SUFFIXES and t.glued(i):
            return number, i + 2, True
        return number, i + 1, False
    if words[i] in ORDINALS:
        return ORDINALS[words[i]], i + 1, True
    tens = NUMBERS.get(words[i], 0)
    if tens in (20, 30):
        j = i + 1 + (words[i + 1] == "-")
        if 0 < ORDINALS.get(words[j], 0) < 10:
            return tens + ORDINALS[words[j]], j + 1, True
    return None
