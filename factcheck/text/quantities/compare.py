"""Whether two quantities can state one fact, and what slip would make the one out of the other.

The rules, with their reasons (`agrees` applies them in this order):

- Only like is compared with like. A share and a percentage are alike; per cent and percentage points are not.
- A claimed figure stands for all that rounds to it at the precision at which it is written (ISO 80000-1, annex B):
  £22m for 21.5 to 22.5, 21.7% for 21.65 to 21.75. 22.4 is £22m, 22.6 is not. A claim that is finer than the known
  figure (£21.8m, known £22m) can be refuted by it and not confirmed. Ends of ranges are rounded like single figures.
- "About" widens that to 5 per cent on either side, but to no more than half of the last digit that is not nought (29
  is about 30; 22.9 is not about 22); "nearly" (almost, just under) reaches as far below and never above; "just over"
  the other way round. As far again nothing is said (None). Ferson and others (2015, "Natural language of uncertainty:
  numeric hedge words", Int. J. Approximate Reasoning 57) find that readers give hedges narrow ranges, that depend on
  how round the number is.
- "More than 5,800" holds up to the next round number (5,900), which the writer would have named instead, and for no
  more than a quarter above (125 for "more than 100"). Up to a fifth more, or two steps, nothing is said (None);
  beyond that the figure is a different one (False). "Under" is the mirror image. "At least" and "up to" exclude only
  the far side.
- A dropped or added comparator on the same number, a round number within 2.5 per cent of the exact one (5,000 for
  5,120), and a length of time in another unit that rounding would allow, are not decided: None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...structs import replace

if TYPE_CHECKING:
    from decimal import Decimal

    from .quantity import Quantity

# Exact within a chain (seconds, months); between the chains a month is 30.44 days (365.2425 / 12).
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_SECONDS_A_MONTH = 2629746
_EXACT = {
    "distance": {"mile": "1609.344", "kilometre": "1000", "metre": "1", "centimetre": "0.01", "millimetre": "0.001",
                 "foot": "0.3048", "inch": "0.0254", "yard": "0.9144"},
    "weight": {"kilogram": "1000", "gram": "1", "milligram": "0.001", "tonne": "1000000", "stone": "6350.29318",
               "lb": "453.59237", "ounce": "28.349523125"},
    "area": {"acre": "4046.8564224", "hectare": "10000", "square metre": "1", "square kilometre": "1000000",
             "square mile": "2589988.110336", "square foot": "0.09290304", "square yard": "0.83612736"},
    "volume": {"litre": "1", "millilitre": "0.001", "pint": "0.56826125", "gallon": "4.54609"},
    "power": {"watt": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000"},
}  # fmt: skip
_OPPOSITE = {"over": "under", "under": "over", "at least": "up to", "up to": "at least"}
_OPEN = ("over", "at least", "up to", "under")
# Shares that have a name; "more than half" holds until the next of them.
_NAMED_SHARES = ("10", "20", "25", "33.33", "50", "66.67", "75", "90", "100")
_ALIKE = {"share": "percent", "votes": "count"}
_SCALE_NAMES = {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}


def agrees(claimed: Quantity, known: Quantity) -> bool | None:
    """Whether the claimed quantity can state the known one: True, False, or None when that cannot be told.

    None comes of kinds or units that are not comparable, and of the doubtful cases that the module lists.
    """
    if not _comparable(claimed, known):
        return None
    if claimed.kind == "score":
        return (claimed.value, claimed.high) == (known.value, known.high)
    if claimed.kind in ("rank", "multiple"):
        return claimed.value == known.value
    if claimed.unit != known.unit and claimed.kind not in ("count", "votes", "percent", "share"):
        return _across_units(claimed, known)
    if claimed.high is not None or known.high is not None:
        return _ranges(claimed, known)
    return _single(claimed, known)


def _comparable(claimed: Quantity, known: Quantity) -> bool:
    kind, other = _ALIKE.get(claimed.kind, claimed.kind), _ALIKE.get(known.kind, known.kind)
    if kind != other:
        return False
    if kind == "rank":  # the third visit is not the third councillor; "came third" leaves open what is ranked
        return _singular(claimed.unit) == _singular(known.unit) or "place" in (claimed.unit, known.unit)
    if kind == "count":
        one, two = _singular(claimed.unit), _singular(known.unit)
        return one == two or not one or not two
    if kind in ("money", "rate", "points", "temperature", "speed", "data"):
        return claimed.unit == known.unit
    return True


_IRREGULAR = {"children": "child", "people": "person", "men": "man", "women": "woman", "lives": "life", "wives": "wife"}


def _singular(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _loose_step(quantity: Quantity) -> Decimal:
    """The place of the last digit that is not nought: 5,800 -> 100, 30 -> 10, £22m -> a million."""
    from decimal import Decimal

    digits = quantity.value.as_tuple()
    text = "".join(map(str, digits.digits))
    noughts = len(text) - len(text.rstrip("0"))
    return max(quantity.step, Decimal(10) ** (int(digits.exponent) + noughts)) if quantity.value else quantity.step


def _bounds(quantity: Quantity, reach: int = 1) -> tuple[Decimal, Decimal]:
    """The least and greatest exact values that the quantity stands for, hedges taken `reach` times as wide.

    Open comparators have their own rule.
    """
    value, half = quantity.value, quantity.step / 2
    slack = max(half, min(_loose_step(quantity) / 2, abs(value) / 20)) * reach
    return bounded(quantity, half, slack)


def _single(claimed: Quantity, known: Quantity) -> bool | None:
    """Two single figures of one unit, by the rules of the module."""
    if known.comparator in _OPEN:
        return _against_open(claimed, known)
    if claimed.comparator in _OPEN:
        low, high = _bounds(known) if known.comparator else (known.value, known.value)
        return _open(claimed, low, high, known)
    if claimed.value == known.value:
        hedges = {claimed.comparator, known.comparator}
        return True if len(hedges) == 1 or "about" in hedges or not claimed.comparator else None
    if not known.comparator and not claimed.comparator and claimed.step < known.step:
        # The claim is finer than what is known: it can be refuted, not confirmed.
        return None if _within(claimed.value, known, 1) else _doubtful(claimed, known)
    for reach in (1, 2):
        if known.comparator and claimed.comparator in ("", "about"):
            agreed = _within(claimed.value, known, reach) or _overlap(claimed, known, reach)
        else:
            agreed = _within(known.value, claimed, reach)
        if agreed:
            return True if reach == 1 else None
    return _doubtful(claimed, known)


def _within(value: Decimal, quantity: Quantity, reach: int) -> bool:
    """Whether an exact value is one that the quantity can stand for."""
    least, most = _bounds(quantity, reach)
    if quantity.comparator in ("nearly", "just over"):
        # The figure itself is neither nearly nor just over itself; below it, or above, it must stay.
        return least < value < most or (value == quantity.value and reach > 1)
    return least <= value <= most


def _overlap(claimed: Quantity, known: Quantity, reach: int) -> bool:
    """Whether a rounded claim and a hedged known figure ("nearly £22m") share an exact value."""
    low, high = _bounds(known, reach)
    least, most = _bounds(claimed, reach)
    return low < most and least < high


def _doubtful(claimed: Quantity, known: Quantity) -> bool | None:
    """False, or None for round numbers so near that a writer may have rounded: 5,000 for 5,120."""
    difference = abs(claimed.value - known.value)
    if claimed.comparator in ("nearly", "just over"):
        return False  # it is on the wrong side
    near = difference * 40 <= abs(known.value)
    return None if near and difference * 2 <= max(_loose_step(claimed), _loose_step(known)) else False


def _next_round(quantity: Quantity, sign: int) -> Decimal:
    from decimal import Decimal

    value = quantity.value
    if quantity.kind == "share":
        named = [Decimal(share) for share in _NAMED_SHARES]
        beyond = [n for n in named if (n - value) * sign > 1]
        if beyond:
            return min(beyond) if sign > 0 else max(beyond)
    # "More than 100" is not taken to hold to 199: a quarter more is the most that is granted.
    return value + sign * max(min(_loose_step(quantity), value / 4), value / 20)


def _open(claimed: Quantity, low: Decimal, high: Decimal, known: Quantity) -> bool | None:
    """A claim of more than, at least, up to, under, against a known figure between `low` and `high`."""
    upward = claimed.comparator in ("over", "at least")
    sign = 1 if upward else -1
    value, near, far = (claimed.value, low, high) if upward else (claimed.value, high, low)
    if (far - value) * sign < 0:
        return False
    if (near - value) * sign <= 0:
        if claimed.comparator in ("at least", "up to"):
            return True
        return None if claimed.value == known.value else (near - value) * sign < 0 < (far - value) * sign or None
    limit = _next_round(claimed, sign)
    if (near - limit) * sign < 0:
        return True
    if claimed.comparator in ("at least", "up to"):
        return None
    room = max(2 * _loose_step(claimed), 2 * abs(limit - value), abs(value) / 5)
    return None if (near - value) * sign <= room else False


def _against_open(claimed: Quantity, known: Quantity) -> bool | None:
    """A claim against a known "more than 5,800": False on the wrong side, True for the same words, else None."""
    if claimed.value == known.value and claimed.comparator == known.comparator:
        return True
    upward = known.comparator in ("over", "at least")
    if claimed.comparator in _OPEN:
        same_way = (claimed.comparator in ("over", "at least")) == upward
        return (
            None
            if same_way or claimed.value == known.value
            else False
            if ((claimed.value < known.value) == upward)
            else None
        )
    least, most = _bounds(claimed)
    beyond = most < known.value if upward else least > known.value
    return False if beyond else None


def _ranges(claimed: Quantity, known: Quantity) -> bool | None:
    if claimed.high is not None and known.high is not None:
        half = max(claimed.step, known.step) / 2
        return abs(claimed.value - known.value) <= half and abs(claimed.high - known.high) <= half
    if claimed.high is not None:
        if known.comparator in _OPEN:
            return None
        if claimed.value <= known.value <= claimed.high:
            return True
        low, high = _bounds(known)
        return None if low <= claimed.high and claimed.value <= high else False
    assert known.high is not None
    least, most = _bounds(claimed)
    room = known.step / 2
    if most < known.value - room or least > known.high + room:
        return False
    return None


def _across_units(claimed: Quantity, known: Quantity) -> bool | None:
    """Two units of one measure: equal when they convert exactly; weeks against months never are."""
    from decimal import Decimal

    exact = True
    if claimed.kind in ("duration", "age"):
        units = (claimed.unit, known.unit)
        if any(unit not in _SECONDS and unit not in _MONTHS for unit in units):
            return None
        exact = (claimed.unit in _SECONDS) == (known.unit in _SECONDS)
        factors = [Decimal(_SECONDS.get(unit, 0) or _MONTHS[unit] * _SECONDS_A_MONTH) for unit in units]
    else:
        table = _EXACT.get(claimed.kind, {})
        if claimed.unit not in table or known.unit not in table:
            return None
        factors = [Decimal(table[claimed.unit]), Decimal(table[known.unit])]
    one, two = claimed.value * factors[0], known.value * factors[1]
    if claimed.high is not None or known.high is not None:
        return None
    if one == two and exact and claimed.comparator == known.comparator:
        return True
    # A tenth covers 4 weeks for a month and 1.6 km for a mile; wider differences are another figure.
    room = max(claimed.step * factors[0], known.step * factors[1]) / 2
    if claimed.comparator or known.comparator:
        room = max(room, two / 5)
    return None if abs(one - two) <= max(room, two / 10) else False


def slip(claimed: Quantity, known: Quantity) -> str | None:
    """The slip that would make the claimed figure out of the known one, in words for a message; None without one.

    Names: million for billion; per cent for percentage point; a factor of ten; weeks for months; digits swapped;
    pounds for dollars as "GBP for USD".
    """
    if claimed.value == known.value and claimed.high == known.high:
        if {claimed.kind, known.kind} == {"percent", "points"}:
            return "per cent for percentage point" if claimed.kind == "percent" else "percentage point for per cent"
        if claimed.kind == known.kind == "duration" and claimed.unit != known.unit:
            return f"{claimed.unit}s for {known.unit}s"
        if claimed.kind == known.kind == "money" and claimed.unit != known.unit:
            return f"{claimed.unit} for {known.unit}"
    if not _comparable(claimed, known) or not claimed.value or not known.value:
        return None
    if claimed.unit != known.unit and claimed.kind not in ("count", "votes"):
        return None
    if claimed.kind in ("rank", "multiple", "score", "age") or agrees(claimed, known):
        return None
    larger, smaller = max(claimed.value, known.value), min(claimed.value, known.value)
    if smaller * 1000 == larger or smaller * 10**6 == larger:
        names = [_scale_name(claimed.value), _scale_name(known.value)]
        return f"{names[0]} for {names[1]}" if all(names) else "a factor of a thousand"
    if smaller * 10 == larger:
        return "a factor of ten"
    if smaller * 100 == larger:
        return "a factor of a hundred"
    return "digits swapped" if _swapped(claimed.value, known.value) else None


def is_turned(claimed: Quantity, known: Quantity) -> bool:
    """Whether a claim is right but for its "more than" or "fewer than": "fewer than 800" of 814."""
    opposite = _OPPOSITE.get(claimed.comparator)
    if not opposite or known.comparator or known.high is not None:
        return False
    return agrees(claimed, known) is False and agrees(replace(claimed, comparator=opposite), known) is True


def _scale_name(value: Decimal) -> str:
    return next((name for scale, name in reversed(_SCALE_NAMES.items()) if value >= scale), "")


def _swapped(one: Decimal, two: Decimal) -> bool:
    """Whether exchanging two digits turns the one number into the other: 8.2 and 2.8, 1,243 and 1,234, 812 and 218."""
    exponent = min(int(one.as_tuple().exponent), int(two.as_tuple().exponent))
    first, second = str(int(one.scaleb(-exponent))), str(int(two.scaleb(-exponent)))
    if len(first) != len(second):
        return False
    differ = [at for at in range(len(first)) if first[at] != second[at]]
    if len(differ) != 2:
        return False
    a, b = differ
    return first[a] == second[b] and first[b] == second[a]


def bounded(quantity: Quantity, half: Decimal, slack: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most that a figure may stand for: `half` a step to either side, or `slack` where its comparator
    opens it ("about", "nearly", "just over")."""
    value = quantity.value
    if quantity.comparator == "about":
        return value - slack, value + slack
    if quantity.comparator == "nearly":
        return value - slack, value
    if quantity.comparator == "just over":
        return value, value + slack
    return value - half, value + half
