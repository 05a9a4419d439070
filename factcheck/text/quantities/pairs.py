"""Two numbers that belong together: the ends of a range, the sides of a score, the terms of a ratio."""

from __future__ import annotations

from ..numbers import STARTS, UNITS, Marks, Number, read_number
from . import units as words
from .measure import Measure, measure_in, read_measure, unit_at
from .phrases import noun_phrase


def range_end(marks: Marks, first: Measure, comparator: str) -> Measure | None:
    """The upper end: £650m-£760m, 15-20%, 20 to 25 miles, between 30 and 40; None when it is no range.

    "rose from 216 to 242" is two figures. Fills in what the lower end left out ("£5-6m").
    """
    joint = marks.word(first.end)
    if joint == "and":
        if comparator != "between":
            return None
    elif joint == "to":
        if marks.word(first.first - 1) in words.OF_CHANGE:
            return None
    elif joint not in ("-", "–", "—", "‑") or not joint or not marks.glued(first.end):
        return None
    at = first.end + 1
    while at < first.end + 4 and (marks.word(at) in words.MONEY_SIGNS or marks.word(at) in ("us", "$")):
        at += 1
    if joint not in ("and", "to") and not marks.glued(at):
        return None
    if not (marks.is_digits(at) or marks.word(at) in STARTS):
        return None
    bare = first.kind == "money" and at == first.end + 1 and joint not in ("and", "to")
    second = measure_in(marks, at, first.unit) if bare else read_measure(marks, at)
    if second is None or second.first > first.end + 1:
        return None
    if joint in "-–—‑" and marks.word(second.end) in ("-", "–") and marks.is_digits(second.end + 1):
        return None
    if first.kind and second.kind and (first.kind, first.unit) != (second.kind, second.unit):
        return None
    if first.kind and not second.kind:
        if first.kind != "money" or (marks.word(second.end).isalpha() and marks.word(second.end) not in words.STOP):
            return None
        second.kind, second.unit = first.kind, first.unit
    if first.scale == 1 < second.scale and first.value < second.value / second.scale:
        first.value *= second.scale
        first.step *= second.scale
    if not first.value < second.value:
        return None
    if not second.kind and joint not in ("and", "to") and _looks_likeother_score(marks, first, second):
        return None
    return second


def _looks_likeother_score(marks: Marks, first: Measure, second: Measure) -> bool:
    if marks.word(first.first - 1) in words.AGE_WORDS:
        return False
    return not noun_phrase(marks, second.end, False)[1] and marks.word(marks.after_hyphen(second.end)) not in ("year",)


def other_score(marks: Marks, first: Measure) -> Measure | None:
    """The other side's number: 3-1, two-nil, "24 votes to nine", "voted 12 to five"; None if there is none."""
    if first.kind or first.number.form == "fraction" or first.value != int(first.value):
        return None
    end, joint = first.end, marks.word(first.end)
    if (
        joint in ("-", "–")
        and marks.glued(end)
        and marks.glued(end + 1)
        and (marks.is_digits(end + 1) or (marks.word(end + 1) in UNITS and first.number.form == "words"))
    ):
        if first.value >= 1000:
            return None
    elif joint in ("votes", "goals", "points") and marks.word(end + 1) == "to":
        end += 1
    elif joint != "to" or not any(marks.word(first.first - back) in words.SCORE_WORDS for back in (1, 2, 3)):
        return None
    number = read_number(marks, end + 1)
    if number is None or number.form == "fraction" or number.value != int(number.value) or number.value >= 10**6:
        return None
    if marks.word(number.end) in ("-", "/") and marks.is_digits(number.end + 1):
        return None
    return Measure(end + 1, number)


def ratio_base(marks: Marks, first: Measure) -> Number | None:
    """The number of "in five", "out of 10", "in every 20" that follows, or None: "two in six weeks" is no ratio."""
    if first.kind or first.number.form == "fraction":
        return None
    at = marks.match(first.end, "in", "every") or marks.match(first.end, "out", "of") or marks.match(first.end, "in")
    if not at:
        return None
    at = marks.after_hyphen(at)
    base = read_number(marks, at) if marks.is_digits(at) or marks.word(at) in STARTS or marks.word(at) == "a" else None
    if base is None or base.form == "fraction" or not first.value < base.value or base.value != int(base.value):
        return None
    if 1500 <= base.value < 2100 and base.form == "digits" and "," not in marks.word(at):
        return None
    unit = marks.after_hyphen(base.end)
    return None if unit_at(marks, unit, marks.word(unit), marks.glued(unit))[0] else base
