"""Lengths of time ("six weeks", "a fortnight", "three-year") and what is reckoned with them."""

from __future__ import annotations

from datetime import date, timedelta

from ...intervals import Interval, Precision
from .calendar import precision_of, shift
from .numbers import read_number, whole
from .tokens import Found, Tokens
from .words import ANY_UNIT, NUMBERS, PLURAL_UNITS, UNIT_ADJECTIVES, UNITS

# What follows "a year" when it is a rate: nothing here; what stands before it when it is one, besides a number.
_RATES = frozenset({"once", "twice", "times", "thrice", "per"})


def read_amount(t: Tokens, i: int) -> Found | None:
    """A number with a unit at token i: "six weeks", "three to six months", "two years and three months", "24-hour"."""
    words = t.words
    number = read_number(t, i)
    if not number:
        return None
    value, j = number
    approximate = value == "X"
    k = j
    if words[j] == "-" and words[j + 1] in ("to", "or") and words[j + 2] == "-":
        k = j + 2  # "six-to-eight"
    if words[j] in ("to", "or", "-") or (words[j] == "and" and words[i - 1] == "between"):
        other = read_number(t, k + 1)
        if other and (other[0] != "1" or words[k + 1] in ("1", "one")) and _unit_at(t, other[1]):
            value, j = other
            approximate = True
    unit_at = _unit_at(t, j)
    if not unit_at:
        return None
    word = words[unit_at]
    if word in ("second", "sec", "min") and words[i] in ("a", "an") and word != "min":
        return None  # "a second home"
    unit = ANY_UNIT[word]
    if word == "night" and words[i] in ("a", "an"):
        return None  # "a night out"
    if word in UNITS and value not in ("1", "0.5", "X") and words[unit_at - 1] != "-" and word in ("second", "quarter"):
        return None  # "three second homes", "one quarter"
    if unit == "quarter" and value in ("1", "3"):
        return None  # a fraction
    j = unit_at + 1
    found = Found(i, j, kind="duration", number=value, unit=unit, approximate=approximate)
    if words[j] in ("and", ",") or words[j] in NUMBERS or words[j].isdecimal():
        _add_smaller_unit(t, found)
    return found


def _unit_at(t: Tokens, j: int) -> int:
    """The token of the unit that follows a number ending before token j, or 0."""
    words = t.words
    if words[j] == "-" and t.glued(j):
        j += 1
    for _ in range(3):
        if words[j] not in UNIT_ADJECTIVES:
            break
        j += 1 + (words[j + 1] == "-")
    return j if words[j] in ANY_UNIT else 0


def _add_smaller_unit(t: Tokens, found: Found) -> None:
    """Take in "and three months" after "two years", "and a half" after "a year"."""
    words, j = t.words, found.last
    k = j + (words[j] in ("and", ","))
    if words[j] == "and" and words[k] in ("a", "half"):
        k += words[k] == "a"
        if words[k] == "half" and found.number and found.number.isdecimal() and words[k + 1] not in UNITS:
            found.number, found.last = found.number + ".5", k + 1
            return
    times = {"year": {"month": 12}, "week": {"day": 7}, "hour": {"minute": 60}, "day": {"hour": 24}}.get(found.unit, {})
    number = read_number(t, k)
    if not number or not number[0].isdecimal() or not (found.number or "").isdecimal():
        return
    unit = PLURAL_UNITS.get(words[number[1]]) or UNITS.get(words[number[1]], "")
    if unit in times:
        found.number = str(int(found.number or 0) * times[unit] + int(number[0]))
        found.unit, found.last = unit, number[1] + 1


def is_age(t: Tokens, found: Found) -> bool:
    """Whether what was read as a length of time is an age: "34-year-old", "two years old", "aged six months"."""
    words, j = t.words, found.last
    if words[j] == "-" and words[j + 1] in ("old", "olds"):
        found.last = j + 2
        return True
    if words[j] in ("old", "olds"):
        found.last = j + 1
        return True
    return words[found.first - 1] == "aged" or (words[j] == "of" and words[j + 1] == "age")


def is_rate(t: Tokens, found: Found) -> bool:
    """Whether "a year" says how often or how much: "£20,000 a year", "15 a year", "twice a week"."""
    if t.words[found.first] not in ("a", "an") or found.number != "1":
        return False
    before = t.words[found.first - 1]
    if t.words[found.last] in ("ago", "earlier", "later", "after", "before", "on"):
        return False
    return (
        before in _RATES
        or before in ("%", "m", "bn", "million", "billion", "thousand", "k", "p", "tonnes", "pc", "hundred", "cent")
        or (before.isdecimal() and t.words[found.first - 2] not in ("in", "since"))
        or before in NUMBERS
        or (
            before
            in ("days", "hours", "people", "pounds", "homes", "patients", "litres", "visitors", "weeks", "months")
        )
    )


def reckon(found: Found, published_or_other: Interval, sign: int) -> Interval | None:
    """The date so long before (sign -1) or after (1) another one, as finely as the unit is meant.

    "Two years ago" is seldom to the day: the answer reaches half a unit to both sides, and is as coarse as the unit.
    "Thirty years ago" reaches half a decade, "200 years ago" half a century. Days are exact. Without a number
    ("several years ago") there is no answer.
    """
    amount = whole(found.number)
    if (not amount and found.number != "0.5") or found.unit in ("second", "minute", "hour"):
        return None
    try:
        return _reckon(found, published_or_other.start, sign * amount, sign)
    except (ValueError, OverflowError):  # before the year 1, or after 9999
        return None


def _reckon(found: Found, start: date, amount: int, sign: int) -> Interval:
    half = found.number is not None and found.number.endswith(".5")
    day = shift(start, amount, found.unit)
    if half and found.unit in ("year", "decade"):
        day = shift(day, sign * {"year": 6, "decade": 60}[found.unit], "month")
    precision = precision_of(found.unit)
    slack = {Precision.WEEK: 3, Precision.MONTH: 15, Precision.SEASON: 45, Precision.YEAR: 182, Precision.DECADE: 1826}
    if precision == Precision.DAY:
        return Interval.day(day)
    margin = timedelta(days=slack.get(precision, 0))
    if found.unit == "year" and amount % 10 == 0 and abs(amount) >= 20:  # round numbers are meant roundly
        margin, precision = timedelta(days=1826 if amount % 100 else 18262), Precision.DECADE
    return Interval(day - margin, day + margin, precision)


def rolling(amount: int, unit: str, day: date, sign: int) -> Interval | None:
    """The stretch of so many units up to (sign -1) or from (1) a day: "the past 10 years", "the next six months"."""
    try:
        other = shift(day, sign * amount, unit)
    except (ValueError, OverflowError):
        return None
    return Interval(min(day, other), max(day, other), precision_of(unit))
