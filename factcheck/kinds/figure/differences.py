"""Differences told after a figure: "9,300 parcels, 12 per cent more than the 8,300 of 2023", "62.1%, up from 58%"."""

from __future__ import annotations

from ...records import Verdict
from .changes import Change, comparable, direction_of, size_of
from .page import Found, Page
from .stated import Stated
from .words import FALLING, RISING

# Between a difference and what it is told against: "up 3.2 per cent on the 9,568", "on last year's 51 per cent".
_AGAINST = frozenset({"on", "over"})
_MORE = frozenset("more fewer less higher lower".split())
_LEADS = frozenset(
    """
    the last this previous year month term quarter season 's ’s its their total figure of national regional average
    """.split()
)
_COMPARED = (["compared", "with"], ["compared", "to"])
_MOST_BETWEEN = 12
_ENDS: tuple[list[str], ...] = ([], ["."], [","], [";"], [")"])
_MOST_LEADS = 5
_SIZES = frozenset("percent points share count votes money".split())
# A figure more than so many times another one is hardly the same thing of another year.
_MOST_TIMES = 3
_BREAKS = frozenset(",-(–—")


def read_differences(page: Page) -> Found:
    """Checks a difference, and a direction, against the one earlier figure of the sentence that it can be said of.

    Reads: attended 9,874 incidents, up 3.2 per cent on the 9,568 of the year before · 57 deaths, 14 fewer than the 71
    of 2023 · 5,842 offences, up 23 per cent from 4,750 · 38,940, compared with 35,110 in 2011, a rise of 10.9 per
    cent · 62 per cent, up 11 percentage points on last year's 51 per cent · 67.9 per cent of trains were on time, up
    from 63.5 per cent.
    """
    found: Found = []
    for figures in page.by_sentence.values():
        for at in range(1, len(figures)):
            told = figures[at]
            if at + 1 < len(figures) and told.quantity.kind in _SIZES and _is_against(page, told, figures[at + 1]):
                found += _judge_size(page, told, figures[at + 1], figures[:at])
            if at + 1 < len(figures) and told.quantity.kind in _SIZES:
                found += _judge_from(page, told, figures[at + 1], figures[:at])
            found += _judge_compared(page, figures, at)
            way = _way_from(page, told)
            earlier = _earlier(told, figures[:at]) if way else []
            if len(earlier) == 1:
                turned = direction_of(page, Change(told, earlier[0], told.quantity.full.start, way))
                found += [(earlier[0], turned)] if turned else []
    return found


def _is_against(page: Page, told: Stated, base: Stated) -> bool:
    """Whether a figure is a difference from the next: ", up 12 per cent on the 8,300", ", 14 fewer than the 71"."""
    gap = page.words(told.quantity.span.end, base.quantity.full.start)
    if gap[:1] and gap[0] in _MORE and gap[1:2] == ["than"]:
        rest, before = gap[2:], page.before(told, 1)
    elif gap[:1] and gap[0] in _AGAINST:
        lead = page.before(told, 2)
        if len(lead) < 2 or lead[1] not in ("up", "down"):
            return False
        rest, before = gap[1:], lead[:1]
    else:
        return False
    return bool(rest) and len(rest) <= _MOST_LEADS and set(rest) <= _LEADS and bool(_BREAKS & set(before))


def _judge_from(page: Page, told: Stated, base: Stated, figures: list[Stated]) -> Found:
    """The size and the direction of "5,842 offences, up 23 per cent from 4,750"."""
    lead = page.before(told, 2)
    gap = page.words(told.quantity.span.end, base.quantity.full.start)
    if gap != ["from"] or len(lead) < 2 or lead[0] not in _BREAKS or lead[1] not in ("up", "down"):
        return []
    earlier = _earlier(base, figures)
    if len(earlier) != 1 or not _is_of_order(earlier[0], base):
        return []
    way = 1 if lead[1] == "up" else -1
    turned = direction_of(page, Change(base, earlier[0], told.quantity.full.start, way))
    return [(earlier[0], turned)] if turned else _judge_size(page, told, base, figures)


def _judge_compared(page: Page, figures: list[Stated], at: int) -> Found:
    """The size and the direction of "38,940, compared with 35,110 ten years earlier, a rise of 10.9 per cent"."""
    told = figures[at]
    lead = page.before(told, 4)
    if at < 2 or told.quantity.kind not in _SIZES or len(lead) < 4 or lead[0] not in _BREAKS or lead[3] != "of":
        return []
    way = (lead[2] in RISING) - (lead[2] in FALLING)
    if page.after(told.quantity.span.end, told, 1) not in _ENDS:
        return []  # "an increase of 20 per cent in the fee"
    base, new = figures[at - 1], figures[at - 2]
    if base.quantity.kind != new.quantity.kind and at > 2:  # "compared with 35,110 ten years earlier"
        base, new = figures[at - 2], figures[at - 3]
    if not way or page.before(base, 2) not in _COMPARED or _earlier(base, [new]) != [new]:
        return []
    if len(page.words(base.quantity.span.end, told.quantity.full.start)) > _MOST_BETWEEN:
        return []
    change = Change(base, new, told.quantity.full.start, way)
    turned = direction_of(page, change)
    outcome = None if turned else size_of(page, told, change)
    return [(new, turned)] if turned else [(told, outcome)] if outcome else []


def _earlier(base: Stated, figures: list[Stated]) -> list[Stated]:
    """The figures that can be a later or earlier state of `base`."""
    return [
        one for one in figures if one.quantity.kind == base.quantity.kind and comparable(one.quantity, base.quantity)
    ]


def _judge_size(page: Page, told: Stated, base: Stated, figures: list[Stated]) -> Found:
    """A difference is right when it is that of any earlier figure, wrong when there is one only and it is not."""
    earlier = [one for one in _earlier(base, figures) if _is_of_order(one, base)]
    for new in earlier:
        outcome = size_of(page, told, Change(base, new, told.quantity.full.start, 0))
        if outcome and (outcome.verdict == Verdict.MATCH or len(_earlier(base, figures)) == 1):
            return [(told, outcome)]
    return []


def _is_of_order(one: Stated, other: Stated) -> bool:
    low, high = sorted((one.quantity.value, other.quantity.value))
    return 0 < high <= _MOST_TIMES * low


def _way_from(page: Page, stated: Stated) -> int:
    """1 of a figure after ", up from", -1 after ", down from", else 0."""
    lead = page.before(stated, 3)
    if len(lead) < 3 or lead[0] not in _BREAKS or lead[2] != "from":
        return 0
    return (lead[1] == "up") - (lead[1] == "down")
