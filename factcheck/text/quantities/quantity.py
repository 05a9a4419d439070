"""The noun `Quantity`: a figure of the text with its exact value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Span
from ...structs import Struct

if TYPE_CHECKING:
    from decimal import Decimal


class Quantity(Struct, frozen=True):
    """A figure: `text[span]`, its exact value and how it was given.

    `value` and `high` (of a range; for a score its second number) are in `unit`: £22m is 22000000 GBP, 75pc is 75 %,
    "one in five" is 20 % of kind share, "six weeks" 6 week. `kind` is money, percent, points, share, rate, count,
    votes, score, duration, age, distance, weight, area, temperature, volume, speed, power, data, rank or multiple.
    `comparator` is "", about, nearly (just under), just over, over, at least, up to, under or between. `step` is the
    precision of the writing (£22m: a million). `full` takes in the comparator and the counted noun.
    """

    span: Span
    value: Decimal
    high: Decimal | None
    kind: str
    unit: str
    comparator: str
    step: Decimal
    full: Span
