"""Sums told over more than one sentence or line: "… £85 costs. Total £435.", "takes the bill to £193,500", lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...structs import replace
from ...text.quantities import slip
from .outcome import Outcome, say_amount
from .page import Found, Page, same_measure
from .stated import BESIDE, Stated
from .totals import check_total, same_noun, with_more

if TYPE_CHECKING:
    from decimal import Decimal

# What opens a sentence that adds up the one before: "Total £435.", "That makes £585".
_OPENING = (["total"], ["total", ":"], ["in", "total", ","], ["that", "makes"], ["that", "made"], ["this", "makes"])
# "The surcharge takes the bill to": the verb and its object, at most so many words before the total.
_TAKING = frozenset("takes take took taking brings bring brought bringing".split())
_BILL = frozenset("total bill sum amount figure cost number tally".split())
_LEAD = 6
_ITEM = r"(?m)^[ \t]*[•·*–-][ \t]+(?=\S)"  # compiled when a story has a list: it takes half a millisecond
_MADE_UP = ("made up", "as follows", "broken down", "breakdown", "split between", "consist of", "comprise")
_MOST_ITEMS = 12
_DIGITS = 3
_RATES = (("a",), ("per",), ("each",), ("every",))


def read_added(page: Page) -> Found:
    """Checks a total against parts that stand in the sentence before, or in the lines of a list.

    Reads: "Fined £250, surcharge £100, costs £85. Total £435." · "The fine was £180,000. A surcharge of £13,500 takes
    the bill to £193,500." · "The savings of £21.7m are made up of:" before lines with a figure each. Of a total that
    may have other parts only one with two digits exchanged is wrong.
    """
    found: Found = []
    for stated in page.figures:
        for outcome in (_opening(page, stated), _taken(page, stated)):
            if outcome:
                found.append((stated, outcome))
    return found + _lists(page)


def _opening(page: Page, total: Stated) -> Outcome | None:
    """Of a total that opens its sentence: whether the figures of the one before make it."""
    if total.sentence == 0 or len(total.before) == BESIDE:
        return None
    sentence = page.draft.sentences[total.sentence].span
    if page.words(sentence.start, total.quantity.full.start) not in _OPENING:
        return None
    parts = [one for one in page.by_sentence.get(total.sentence - 1, ()) if _adds(one, total)]
    if not 2 <= len(parts) <= _MOST_ITEMS or with_more(page, total):
        return None
    return check_total(page, total, parts)


def _taken(page: Page, total: Stated) -> Outcome | None:
    """Of a total that an addend "takes the bill to": whether it and a figure told before make it."""
    lead = page.before(total, _LEAD)
    if lead[-1:] != ["to"] or _TAKING.isdisjoint(lead) or _BILL.isdisjoint(lead):
        return None
    added = [one for one in page.by_sentence.get(total.sentence, ()) if one.index < total.index and _adds(one, total)]
    before = [one for one in page.figures if one.sentence < total.sentence and _adds(one, total)]
    text = page.draft.article.text
    if len(added) != 1:
        return None
    found: Outcome | None = None
    for base in before:
        made = base.quantity.value + added[0].quantity.value
        says = f"{base.quantity.span.of(text)} and {added[0].quantity.span.of(text)} make {_amount(total, made)}"
        if made == total.quantity.value:
            return page.right(f"{says}.", base, added[0])
        if _is_swapped(total, made):
            message = f"{says}, not {total.quantity.span.of(text)}."
            found = page.wrong("total", message, _amount(total, made), base, added[0])
    return found


def _lists(page: Page) -> Found:
    """The totals of lists, a figure to a line, that are said to make up what is told above them."""
    text = page.draft.article.text
    if not _tells_parts(text):
        return []
    starts = [match.start() for match in re.finditer(_ITEM, text)]
    found: Found = []
    at = 0
    while at < len(starts):
        lines = [starts[at]]
        while at + 1 < len(starts) and text[lines[-1] : starts[at + 1]].strip().count("\n") == 0:
            at += 1
            lines.append(starts[at])
        at += 1
        if 2 < len(lines) <= _MOST_ITEMS:
            found += _list(page, lines)
    return found


def _list(page: Page, lines: Sequence[int]) -> Found:
    text = page.draft.article.text
    above = text[: lines[0]].rstrip()
    lead = above[above.rfind("\n") + 1 :]
    if not lead.endswith(":") or not _tells_parts(lead):
        return []
    stop = text.find("\n", lines[-1])
    ends = [*lines[1:], stop if stop >= 0 else len(text)]
    parts: list[Stated] = []
    for start, end in zip(lines, ends, strict=True):
        inside = [one for one in page.figures if start <= one.quantity.span.start < end]
        if len(inside) != 1:
            return []
        parts += inside
    begins = len(above) - len(lead)
    told = [one for one in page.figures if one.quantity.span.start < lines[0] and _adds(parts[0], one)]
    most = max(part.quantity.value for part in parts)
    totals = [
        one
        for one in told
        if one.quantity.span.start >= begins and one.quantity.value > most and one.after[:1] not in _RATES
    ]
    if len(totals) == 1:
        outcome = check_total(page, totals[0], parts)
        return [(totals[0], outcome)] if outcome else []
    return _of_told(page, told, parts)


def _tells_parts(text: str) -> bool:
    lower = text.lower()
    return any(words in lower for words in _MADE_UP)


def _of_told(page: Page, told: Sequence[Stated], parts: Sequence[Stated]) -> Found:
    """Of a list without its total beside it: the part that, or the total before that, has two digits exchanged."""
    values = [one.quantity.value for one in parts]
    made = sum(values, start=values[0] - values[0])
    if any(one.quantity.value == made for one in told):
        return []
    for total in told:
        if _is_swapped(total, made):
            outcome = check_total(page, total, list(parts))
            return [(total, outcome)] if outcome else []
        for part in parts:
            right = total.quantity.value - (made - part.quantity.value)
            if right > 0 and _is_swapped(part, right):
                amount = _amount(part, right)
                of = total.quantity.span.of(page.draft.article.text)
                message = f"With the other parts {amount} would make {of}. Two digits are swapped."
                return [(part, page.wrong("total", message, amount, total, *parts))]
    return []


def _adds(part: Stated, total: Stated) -> bool:
    return same_measure(part.quantity, total.quantity) and same_noun(part.quantity, total.quantity)


def _amount(stated: Stated, value: Decimal) -> str:
    return say_amount(value, stated.quantity.kind, stated.quantity.unit)


def _is_swapped(stated: Stated, right: Decimal) -> bool:
    """Whether a figure of three digits or more is another value but for two digits exchanged."""
    quantity = stated.quantity
    significant = "".join(map(str, quantity.value.as_tuple().digits)).strip("0")
    other = replace(quantity, value=right)
    return len(significant) >= _DIGITS and slip(quantity, other) == "digits swapped"
