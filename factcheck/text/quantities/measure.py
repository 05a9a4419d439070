"""A number with its currency sign or its unit: £22m, 75pc, 12-month, 10 working days, half a mile, 50p."""

from __future__ import annotations

from ..numbers import MONEY_SCALES, Marks, Number, read_number
from . import units as words
from .phrases import noun_phrase


class Measure:
    """A number with its sign and unit, while it is being read: marks `first` to `end`.

    A plain class, because it changes while it is read.
    """

    __slots__ = ("end", "first", "kind", "number", "scale", "step", "unit", "value")

    def __init__(self, first: int, number: Number, kind: str = "", unit: str = "") -> None:
        self.first, self.end = first, number.end
        self.number = number
        self.value, self.step, self.scale = number.value, number.step, number.scale
        self.kind, self.unit = kind, unit


def read_measure(marks: Marks, at: int) -> Measure | None:
    """The number at `at` with the currency sign before it or the unit after it."""
    number = read_number(marks, at)
    if number is None:
        return None
    measure = Measure(at, number)
    if not _sign(marks, measure):
        _with_unit(marks, measure)
    return measure


def measure_in(marks: Marks, at: int, currency: str) -> Measure | None:
    """The number at `at` as an amount in `currency`, of which the sign is left out: the 6m of "£5-6m"."""
    number = read_number(marks, at)
    if number is None:
        return None
    measure = Measure(at, number, "money", currency)
    _money_scale(marks, measure)
    return measure


def _sign(marks: Marks, measure: Measure) -> bool:
    """Reads the sign before: £22m, £1.2 billion, US$40, A$5, USD 200, EUR125. Changes `measure`."""
    at = measure.first - 1
    sign = marks.word(at)
    first = at
    if sign in words.MONEY_SIGNS:
        currency = words.MONEY_SIGNS[sign]
        if sign == "$" and marks.glued(at) and marks.word(at - 1) in words.NATIONS:
            currency, first = words.NATIONS[marks.word(at - 1)], at - 1
        elif marks.word(at - 1) in words.ISO_CODES and marks.glued(at):
            currency, first = marks.word(at - 1).upper(), at - 1
    elif sign in words.ISO_CODES and marks.text[marks.start[at] : marks.end[at]].isupper():
        currency = sign.upper()
    else:
        return False
    measure.first, measure.kind, measure.unit = first, "money", currency
    _money_scale(marks, measure)
    code = marks.word(measure.end)
    if code in words.ISO_CODES and code == currency.lower():
        measure.end += 1
    elif sign == "$" and currency == "USD" and code in ("usd", "aud", "cad", "nzd", "hkd", "sgd"):
        measure.unit = code.upper()
        measure.end += 1
    return True


def _money_scale(marks: Marks, measure: Measure) -> None:
    """Reads the "m" of £22m, which is written to the million, and of £1.25m, to the ten thousand."""
    scale = MONEY_SCALES.get(marks.word(measure.end), 0)
    if scale and measure.scale == 1 and (marks.glued(measure.end) or marks.word(measure.end) == "m"):
        decimals = max(0, -int(measure.value.as_tuple().exponent)) if measure.number.form == "digits" else 0
        measure.value *= scale
        measure.step = type(measure.step)(scale) / 10**decimals
        measure.scale = scale
        measure.end += 1


def _with_unit(marks: Marks, measure: Measure) -> None:
    """Reads the unit after: 75pc, 2 percentage points, 12-month, 10 working days, 50p, 4 square miles."""
    place = marks.after_hyphen(measure.end)
    word = marks.word(place)
    if not word or "\n" in marks.text[marks.end[measure.end - 1] : marks.start[measure.end]]:
        return
    hyphen = place > measure.end
    glued = marks.glued(place) and not hyphen
    if measure.number.form == "fraction":  # half a mile, half an hour, three-quarters of a mile
        article = marks.match(measure.end, "of", "a") or marks.match(measure.end, "of", "an")
        article = article or marks.match(measure.end, "a") or marks.match(measure.end, "an")
        if article:
            place = marks.after_hyphen(article)
            word = marks.word(place)
            if word == "point" or (word not in words.UNIT_WORDS and word != "per"):
                return
    kind, unit, end = unit_at(marks, place, word, glued)
    if not kind:
        _money_word(marks, measure, place, word, hyphen)
        return
    measure.kind, measure.unit, measure.end = kind, unit, end
    if measure.number.form == "fraction":
        measure.step = measure.step.min(type(measure.step)("0.1"))
    sign = marks.word(measure.first - 1)
    if kind == "temperature" and (sign == "minus" or (sign in "-−" and sign and not marks.glued(measure.first - 1))):
        measure.value, measure.first = -measure.value, measure.first - 1


def unit_at(marks: Marks, place: int, word: str, glued: bool) -> tuple[str, str, int]:
    """The unit at `place`: its kind, its name and the place after it; ("", "", place) without one."""
    mark = ""
    if word in words.LOOSE and marks.word(place + 1) in words.DURATIONS:
        place, word = place + 1, marks.word(place + 1)
    elif word in words.MARKED and marks.word(place + 1) in words.UNIT_WORDS:
        mark, place, word = words.MARKED[word] + " ", place + 1, marks.word(place + 1)
    if word == "%":
        return "percent", "%", place + 1
    if word == "per" and marks.word(place + 1) in ("cent", "cents"):
        return "percent", "%", place + 2
    if word == "percentage":
        points = marks.match(place + 1, "points") or marks.match(place + 1, "point")
        return ("points", "percentage point", points) if points else ("percent", "%", place + 1)
    if word in ("pp", "ppt", "ppts") and glued:
        return "points", "percentage point", place + 1
    if word in words.SQUARE:
        kind, unit = words.UNIT_WORDS.get(marks.word(place + 1), ("", ""))
        if marks.word(place + 1) == "m":
            kind, unit = "distance", "metre"
        return ("area", f"square {unit}", place + 2) if kind == "distance" else ("", "", place)
    if word == "sqm" or word == "sqft":
        return "area", "square metre" if word == "sqm" else "square foot", place + 1
    if word == "°" and marks.word(place + 1) in ("c", "f", "celsius"):
        return "temperature", "degree F" if marks.word(place + 1) == "f" else "degree", place + 2
    if glued and word in words.GLUED_UNITS:
        kind, unit = words.GLUED_UNITS[word]
        if word == "m" and noun_phrase(marks, place + 1, False)[1]:
            return "", "", place  # "1.2m people" is a count
        return kind, unit, place + 1
    kind, unit = words.UNIT_WORDS.get(word, ("", ""))
    if kind == "temperature" and marks.word(place + 1) in ("celsius", "c", "centigrade", "fahrenheit"):
        return kind, "degree F" if marks.word(place + 1) == "fahrenheit" else unit, place + 2
    return (kind, mark + unit, place + 1) if kind else ("", "", place)


def _money_word(marks: Marks, measure: Measure, place: int, word: str, hyphen: bool) -> None:
    """Reads the money word after: 50p, 20 euros, 5m Australian dollars, 30 MUSD. Changes `measure`."""
    number = measure.number
    currency, parts, end = "", 1, place + 1
    nation = words.NATIONS.get(word)
    if nation and (marks.word(place + 1) in words.MONEY_WORDS or marks.word(place + 1) in words.ISO_CODES):
        currency, end = nation, place + 2
    elif word in words.ISO_CODES and marks.text[marks.start[place] : marks.end[place]].isupper():
        currency = word.upper()
    elif word in words.MONEY_SIGNS:
        currency = "" if marks.is_digits(place + 1) else words.MONEY_SIGNS[word]
    elif word in words.MONEY_WORDS and not (
        marks.is_capital(place) and marks.text[marks.start[place] + 1 : marks.end[place]].islower()
    ):
        currency, parts = words.MONEY_WORDS[word]
        if word == "p" and not (marks.glued(place) and number.form == "digits"):
            return
        if word in words.COMMON_MONEY_WORDS and word not in ("p", "pounds", "pound") and number.scale == 1:
            return
        if word == "pound" and not hyphen and number.value != 1 and number.scale == 1:
            return
    if not currency:
        if word == "m" and marks.glued(place) and number.scale == 1 and noun_phrase(marks, place + 1, False)[1]:
            measure.value, measure.step = number.value * 10**6, number.step.min(type(number.step)(1)) * 10**6
            measure.scale, measure.end = 10**6, place + 1
        return
    measure.kind, measure.unit, measure.end = "money", currency, end
    measure.value, measure.step = measure.value / parts, measure.step / parts
