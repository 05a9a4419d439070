"""The words around a number: "more than", "nearly", "or so", and the noun that is counted."""

from __future__ import annotations

from ..numbers import STARTS, Marks, read_number
from . import units as words

# "12 newly qualified children's social workers": the head is never further from its number.
_MOST_WORDS = 6


def comparator_before(marks: Marks, first: int) -> tuple[str, int]:
    """The comparator that ends before mark `first` and the place where it starts; ("", first) without one.

    Reads: nearly, just under, about, some, c., more than, in excess of, no fewer than, up to, as many as, between.
    """
    last = marks.word(first - 1)
    if last == "." and marks.word(first - 2) == "c" and marks.glued(first - 1):
        return "about", first - 2
    if last == "c" and marks.glued(first):
        return "about", first - 1
    if last == "a" and marks.word(first - 2) in words.LAST_OF_COMPARATORS:  # "for about a £3m scheme"
        return "", first
    if last not in words.LAST_OF_COMPARATORS:
        return "", first
    for length in (4, 3, 2, 1):
        if first - length >= 0:
            comparator = words.COMPARATORS.get(" ".join(marks.low[first - length : first]))
            if comparator and not (length == 2 and last == "to" and marks.word(first - 3) in words.OF_CHANGE):
                return comparator, first - length  # but "went up to £11" says where it went
    return "", first


def comparator_after(marks: Marks, end: int) -> tuple[str, int]:
    """The comparator that stands at mark `end`, "or more", "or so", "+", "-plus", and the place after it."""
    place = marks.after_hyphen(end)
    for length in (2, 1):
        comparator = words.COMPARATORS_AFTER.get(tuple(marks.low[place : place + length]))
        if comparator and (length == 2 or marks.glued(end)):
            return comparator, place + length
    return "", end


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in words.COLLECTIVES or (len(word) > 6 and word.endswith(("men", "women", "people", "children"))):
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and word[-2] not in "s'"
        and not word.endswith(("ous", "us", "is"))
        and word not in words.STOP
        and word not in words.NOT_PLURAL
    ) or word in ("mps", "gps", "pcs")


def noun_phrase(marks: Marks, at: int, single: bool) -> tuple[str, str, int, bool]:
    """The counted noun after a number: kind, noun, place after it, and whether a rate follows it ("per 10,000").

    The noun is the head: "404 children in care" -> children; "22 new council homes" -> homes; "four of the six
    schools" -> schools; "three-bedroom houses" -> bedroom; "24-strong" -> "". `single` allows a singular head.
    """
    place = marks.after_hyphen(at)
    if place > at:
        word = marks.word(place)
        noun = word if word.isalpha() and word not in words.STOP and word != "strong" else ""
        return "count", noun, place + 1 if noun else at, False
    if marks.word(at) == "of" and marks.word(at + 1) in ("the", "its", "their", "our", "those", "these", "his", "her"):
        of = at + 2
        number = read_number(marks, of)
        head, end = _head(marks, number.end if number else of, False)
        end = end if head else at
    else:
        head, end = _head(marks, at, single)
    per = _per(marks, end)
    if per:
        return "rate", "per " + marks.word(end + 1), per, True
    if head in ("votes", "vote"):
        return "votes", "votes", end, False
    return "count", head, end, False


def _per(marks: Marks, at: int) -> int:
    """The place after "per 10,000", "for every 100" and its noun, or 0."""
    if (
        marks.word(at) == "per"
        and marks.is_digits(at + 1)
        and not (marks.glued(at + 2) and marks.word(at + 2).isalpha())
    ):
        end = at + 2
    elif marks.word(at) == "for" and marks.word(at + 1) == "every" and marks.is_digits(at + 2):
        end = at + 3
    else:
        return 0
    return end + 1 if is_plural(marks.word(end)) else end


def _head(marks: Marks, at: int, single: bool) -> tuple[str, int]:
    """The head noun of the phrase at `at` and the place after it; ("", at) without one."""
    head, end, place = "", at, at
    while place < min(len(marks), at + _MOST_WORDS):
        word = marks.low[place]
        if not word[0].isalpha():
            if word in "-‑" and marks.glued(place) and marks.glued(place + 1):
                place += 1
                continue
            break
        if word in words.STOP or "\n" in marks.text[marks.end[place - 1] : marks.start[place]]:
            break
        if place == at and word in STARTS and marks.word(at + 1) not in ("-", "‑"):
            break  # another number: "35,110 ten years earlier"
        if is_plural(word) and not (single and place == at):
            if single:
                break  # "one veteran claims": a verb
            head, end = word, place + 1
        elif head or (single and place > at and word.endswith(("ed", "ing"))):
            break
        elif single:
            end = place + 1
        place += 1
    if head or not single or end == at:
        return head, end if head else at
    return marks.low[end - 1], end
