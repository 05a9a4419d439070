"""What one check of a figure says, whichever check it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Evidence, Verdict
from ...structs import Struct

if TYPE_CHECKING:
    from decimal import Decimal

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_CURRENCIES = {"GBP": "£", "USD": "$", "EUR": "€"}


# A figure that is right but for its "more than" or "fewer than".
TURNED = "more or less"


class Outcome(Struct, frozen=True):
    """A verdict on a figure: `problem` is the code without its kind, `twin` the index of the figure that it is given
    as elsewhere in the story, -1 when the verdict rests on something else.
    """

    verdict: Verdict
    problem: str
    message: str
    suggestion: str | None = None
    evidence: tuple[Evidence, ...] = ()
    twin: int = -1


def say_number(value: Decimal) -> str:
    """A number as copy has it: 5894 gives "5,894", 12.50 "12.5"."""
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


def say_amount(value: Decimal, kind: str, unit: str) -> str:
    """A value with its unit: £7m as "£7 million", 72 % as "72 per cent", three years as "3 years"."""
    if kind == "money":
        sign = _CURRENCIES.get(unit, f"{unit} ")
        for scale, name in _SCALES:
            if value >= scale:
                return f"{sign}{say_number(value / scale)} {name}"
        return f"{sign}{value:,.2f}".removesuffix(".00")
    if kind in ("percent", "share"):
        return f"{say_number(value)} per cent"
    if kind == "points":
        return f"{say_number(value)} percentage points"
    if kind in ("duration", "distance", "weight", "area"):
        return f"{say_number(value)} {unit}{'' if value == 1 else 's'}"
    return say_number(value)


def say_slip(slip: str | None) -> str:
    """A slip (`quantities.compare.slip`) as a sentence after a space; "" without one."""
    if not slip:
        return ""
    if slip == TURNED:
        return " The figure is on the other side."
    if "factor" in slip:
        return f" It is out by {slip}."
    return " Two digits are swapped." if "digits" in slip else f" A slip of {slip}?"
