"""Shares told apart from one of their numbers: "4,512 residents, about a fifth of the town's population of 22,800"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .outcome import Outcome, say_number
from .page import Found, Page, bounds, same_measure
from .stated import Stated

# Words that the nouns of a figure take before its comma or bracket: "4,512 local residents,".
_NOUN = 3
# … and those of the whole between "a fifth of" and its number: "a fifth of the town's population of 22,800".
_WHOLE = 7
# From a whole to "of which" and from there to the part: "stop and searches, of which a record 1,713".
_OF_WHICH = 8
_WHICH = (["of", "which"], ["of", "whom"], ["of", "them"], ["of", "these"], ["of", "those"])
_OF_THEM = [["of", "them", *mark] for mark in ([",", "or"], ["("], ["-"], ["or"])]
_THE = frozenset("the its their those our".split())
# A share in words is rough: "a fifth" is said of 17 per cent and of 23; a third off, or six points, is another.
_ROUGH, _POINTS = Decimal("0.33"), Decimal(6)
# After the whole comes a stop, and no verb: not "£4m, 12 per cent of its bill of £52m being for cars".
_TAIL, _MARKS = 4, frozenset(", . ; ) :".split())
_VERBS = frozenset("is are was were being having has had".split())
# "Some 612 homes" may be 600 or 640.
_SOME = Decimal("0.1")
_BREAKS = frozenset(", ; : ( ) - – — and or but while than from to who which".split())
_COUNTED = ("count", "votes", "money")


def read_portions(page: Page) -> Found:
    """Checks a share against its part and its whole, when one of them stands apart from it.

    Reads: 4,512 residents, about a fifth of the town's population of 22,800 · 6,344 searches, of which 1,713 (27 per
    cent) led to an arrest · Of the 6,120 drivers who appealed, 1,347 (22 per cent) won. Nothing is wrong when another
    figure of the sentence, or of the one before, would be a whole that fits.
    """
    found: Found = []
    for number, figures in page.by_sentence.items():
        for at, share in enumerate(figures):
            if share.quantity.kind not in ("percent", "share") or share.quantity.high is not None or not at:
                continue
            part = figures[at - 1]
            if _is_of_them(page, part, share):
                whole = figures[0] if at == 2 else None
            elif _is_right_before(page, part, share):
                whole = _whole(page, figures, at)
            else:
                continue
            if whole:
                others = [one for one in (*page.by_sentence.get(number - 1, ()), *figures) if one not in (part, whole)]
                outcome = _compare(page, part, whole, share, others)
                found += [(share, outcome)] if outcome else []
    return found


def _is_of_them(page: Page, part: Stated, share: Stated) -> bool:
    """Whether a share is told of "12 of them, or 40 per cent,", of the only number of the sentence before it."""
    gap = page.words(part.quantity.span.end, share.quantity.full.start)
    return gap in _OF_THEM and page.after(share.quantity.full.end, share, 1) != ["of"]


def _is_right_before(page: Page, part: Stated, share: Stated) -> bool:
    """Whether a share stands after the noun of its part, in brackets or between commas."""
    gap = page.words(part.quantity.span.end, share.quantity.full.start)
    mark = gap[-1] if gap else ""
    if part.quantity.kind not in _COUNTED or mark not in ("(", ",") or len(gap) > _NOUN + 1:
        return False
    after = page.after(share.quantity.full.end, share, 1)
    closed = after == [")"] if mark == "(" else after == ["of"]
    return closed and _BREAKS.isdisjoint(gap[:-1])


def _whole(page: Page, figures: Sequence[Stated], at: int) -> Stated | None:
    """The whole of the share `figures[at]`: after its "of", or before "of which" or the comma of "Of the …,"."""
    share, part = figures[at], figures[at - 1]
    if page.after(share.quantity.full.end, share, 1) == ["of"]:
        if at + 1 == len(figures):
            return None
        whole = figures[at + 1]
        gap = page.words(share.quantity.full.end, whole.quantity.full.start)
        if not 1 < len(gap) <= _WHOLE or not _BREAKS.isdisjoint(gap) or gap[-1] not in _THE | {"of", "'s", "’s", "all"}:
            return None
        after = page.after(whole.quantity.full.end, share, _TAIL)
        end = next((place for place, word in enumerate(after) if word in _MARKS), -1 if len(after) == _TAIL else 0)
        return whole if end >= 0 and _VERBS.isdisjoint(after[:end]) else None
    before = figures[: at - 1]
    if not before:
        return None
    gap = page.words(before[-1].quantity.span.end, part.quantity.full.start)
    if len(gap) <= _OF_WHICH and any(gap[place : place + 2] in _WHICH for place in range(len(gap) - 1)):
        return before[-1]
    start = page.draft.sentences[share.sentence].span.start
    lead = page.words(start, before[0].quantity.full.start)
    rest = page.words(before[0].quantity.span.end, part.quantity.full.start)
    nested = any(rest[place : place + 2] in _WHICH for place in range(len(rest) - 1))
    dated = any(one.span.start >= before[0].quantity.span.end for one in page.dates(share.sentence))
    opens = not dated and len(lead) == 2 and lead[0] == "of" and lead[1] in _THE
    return before[0] if opens and "," in rest and not nested else None


def _compare(page: Page, part: Stated, whole: Stated, share: Stated, others: Sequence[Stated]) -> Outcome | None:
    one, given = part.quantity, share.quantity
    if not same_measure(one, whole.quantity) or one.value > whole.quantity.value or not one.value:
        return None
    if any(quantity.comparator not in ("", "about") for quantity in (one, whole.quantity, given)):
        return None
    exact = 100 * one.value / whole.quantity.value
    text = page.draft.article.text
    digits = Decimal(1) if given.step >= 1 else Decimal("0.1")
    amount = f"{say_number(exact.quantize(digits))} per cent"
    says = f"{one.span.of(text)} of {whole.quantity.span.of(text)} is {amount}."
    if _fits(share, exact):
        return page.right(says, part, whole)
    wholes = [other.quantity.value for other in others if same_measure(one, other.quantity) and other.quantity.value]
    if _is_near(share, exact) or any(_is_near(share, 100 * one.value / value) for value in wholes):
        return None
    return page.wrong("percentage", says, amount, part, whole)


def _fits(share: Stated, exact: Decimal) -> bool:
    reach = bounds(share.quantity)
    if share.quantity.kind == "share" and not share.quantity.comparator:
        return abs(exact - share.quantity.value) <= share.quantity.step
    return reach is not None and reach[0] <= exact <= reach[1]


def _is_near(share: Stated, exact: Decimal) -> bool:
    """Whether a share may still be meant: in words within a third or six points of it, a percentage within a tenth."""
    given = share.quantity
    if given.kind == "share" or given.comparator:
        return abs(exact - given.value) <= min(given.value * _ROUGH, _POINTS)
    return abs(exact - given.value) <= max(given.step, given.value * _SOME)
