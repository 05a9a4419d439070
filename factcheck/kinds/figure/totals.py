"""Totals and majorities: "£5m for roads and £2m for parks, £7m in all", "a majority of 5,894"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ...records import Verdict
from ...text.quantities import Quantity
from .holders import is_polled
from .outcome import Outcome, say_amount, say_number
from .page import Found, Page, bounds, same_measure
from .stated import Stated
from .words import COMPARING

if TYPE_CHECKING:
    from decimal import Decimal

# More parts are a table, and their subsets (tried for another reading) grow without use.
_MOST_PARTS = 8
# A total stands at most so far from its marker or its first part.
_NEAR = 3
_AFTER_TOTAL = (("in", "all"), ("in", "total"), ("altogether",), ("all", "told"), ("in", "combination"))
_BEFORE_TOTAL = (
    ("total", "of"),
    ("totalling",),
    ("totaling",),
    ("making",),
    ("which", "makes"),
    ("totals",),
    ("altogether",),
    ("total", "comes", "to"),
)
# "From a total of 89": the parts beside it are others.
_NOT_TOTAL = frozenset("of from out than to against previous earlier".split())
# "…, which makes £585".
_MORE = frozenset("with including after plus once when if".split())
_MAKING = (("making",), ("which", "makes"))
_OF_MAKING = frozenset("which another additional extra further".split())
_MADE_OF = (
    ("made", "up", "of"), ("comprising",), ("consisting", "of"), ("composed", "of"), ("split", "into"),
    ("divided", "into"), ("comprised", "of"), ("comprises",),
)  # fmt: skip
_HOLDING = frozenset("have has had hold holds held enjoy enjoys command commands need needs needing seats".split())
_HELD = 6
# A declaration has at most so many lines of candidates.
_LINES = 16
# Without a word of voting, small numbers are the goals of a match.
_VOTING = frozenset("vote votes voted voting councillors councillor committee cabinet".split())
_VOTED = ("votes", "count", "score")
_CARRIED = frozenset("approved passed carried backed agreed adopted accepted endorsed supported".split())
_OPENING = frozenset(":")
_ASIDE = frozenset(",-(")
# The sentence goes on with what the one before told of: "was also told to pay".
_ADDING = frozenset("also additionally plus further".split())
# Words that make the parts overlap, repeat or belong to several totals.
_NOT_PARTS = frozenset(
    """
    including includes include included among per each every both whom which previous previously earlier annually
    another least than only just additional extra further between minus less except excluding about up-to rising
    falling
    """.split()
) | (COMPARING - {"than"})


def read_majorities(page: Page) -> Found:
    """Checks a majority against the two votes told in its sentence or the one before.

    Reads: won by 21,736 votes to 15,842, a majority of 5,894 · polled 1,234 votes to Tom Pell's 1,100, a majority of
    134 · councillors voted 11 to six, a majority of five · "Marsh got 1,234 votes and Hale 1,100 votes. Her
    majority was 134."
    """
    found: Found = []
    for stated in page.figures:
        if not _is_majority(page, stated) or stated.quantity.comparator:
            continue
        votes, parts = _votes(page, stated)
        if len(votes) < 2 and page.before(stated, 2) == ["majority", ":"]:
            parts = sorted(_listed(page, stated), key=lambda one: one.quantity.value)[-2:]
            votes = [one.quantity.value for one in parts]
        if len(votes) < 2:
            continue
        given = stated.quantity.value
        best, second = sorted(votes, reverse=True)[:2]
        text = f"{say_number(best)} less {say_number(second)} is {say_number(best - second)}"
        reach = bounds(stated.quantity)
        if given == best - second or (reach and reach[0] <= best - second <= reach[1]):
            found.append((stated, page.right(f"{text}.", *parts)))
        elif len(votes) == 2 and not _is_old(page, stated) and not _is_standing(page, stated, parts):
            message = f"{text}, not {say_number(given)}."
            found.append((stated, page.wrong("majority", message, say_number(best - second), *parts)))
    return found


def _is_majority(page: Page, stated: Stated) -> bool:
    """Reads "a majority of 5,894", "majority was 5,894", "Majority: 5,894", "a 5,894(-vote) majority"."""
    if stated.quantity.kind not in ("votes", "count"):
        return False
    lead = page.before(stated, 3)
    if "majority" in lead and lead[-1] in ("of", "was", "is", "to", ":"):
        return lead[-1] != "to" or "reduced" not in lead
    return "majority" in page.after(stated.quantity.span.end, stated, 3)[: 3 if "-" in stated.after[:1] else 1]


def _is_old(page: Page, stated: Stated) -> bool:
    old = {"previous", "previously", "last", "overturned", "overturning", "defending", "reduced", "cut", "slashed",
           "increased", "down", "up", "defended", "notional", "needed", "required", "working", "overall", "turnout",
           "third", "former", "earlier"}  # fmt: skip
    return bool(page.around(stated) & old)


def _is_standing(page: Page, stated: Stated, parts: Sequence[Stated]) -> bool:
    """Whether a majority is that of a party in its chamber, "who have a majority of nine", and not that of the vote."""
    lead = set(page.before(stated, _HELD))
    return bool(lead & _HOLDING) or any(one.quantity.span.start > stated.quantity.span.end for one in parts)


def _votes(page: Page, stated: Stated) -> tuple[list[Decimal], list[Stated]]:
    """The numbers of votes in the majority's own sentence, or else in the one before, and their figures."""
    for number in (stated.sentence, stated.sentence - 1):
        sentence = page.draft.sentences[number].span
        voting = bool(_VOTING & set(page.words(sentence.start, sentence.end)))
        values: list[Decimal] = []
        parts: list[Stated] = []
        others = [one for one in page.by_sentence.get(number, ()) if one is not stated]
        if any(one.quantity.comparator and one.quantity.kind in _VOTED for one in others):
            continue
        for one in others:
            quantity = one.quantity
            if quantity.kind == "score" and quantity.high is not None and (quantity.value > 20 or voting):
                values += [quantity.value, quantity.high]
                parts.append(one)
            elif (quantity.kind == "votes" and "majority" not in page.before(one, 3)) or (
                # "1,234 votes to Labour's 1,100", "by 4,210 to 3,980"
                quantity.kind == "count"
                and not quantity.unit
                and (quantity.value > 20 or voting)
                and (values or page.before(one, 1) == ["by"])
            ):
                values.append(quantity.value)
                parts.append(one)
        if len(values) >= 2:
            return values, parts
    return [], []


def _listed(page: Page, stated: Stated) -> list[Stated]:
    """The votes of the candidates in the lines before "Majority: 5,894", back to another majority."""
    found: list[Stated] = []
    for one in reversed(page.figures[: stated.index]):
        if one.sentence < stated.sentence - _LINES or "majority" in page.before(one, 3):
            break
        if one.quantity.kind == "votes" or is_polled(one, page.draft):
            found.append(one)
    return found


def read_outcomes(page: Page) -> Found:
    """Checks that what was carried had the more votes.

    Reads: approved by 31 votes to 19 · carried by nine to four. Of what was defeated either number may come first.
    """
    found: Found = []
    for stated in page.figures:
        quantity = stated.quantity
        if quantity.kind not in ("votes", "score") or quantity.high is None or quantity.value >= quantity.high:
            continue
        lead = page.before(stated, 2)
        if len(lead) == 2 and lead[1] == "by" and lead[0] in _CARRIED:
            low, high = say_number(quantity.value), say_number(quantity.high)
            message = f"{lead[0].capitalize()}, but {low} is less than {high}."
            found.append((stated, page.wrong("direction", message, None, stated)))
    return found


def read_totals(page: Page) -> Found:
    """Checks a stated total against the parts told with it, in one sentence.

    Reads: £5m for roads and £2m for parks, £7m in all · £500 in fines and £85 in costs, a total of £585 (which makes
    £585) · 12 seats: Labour 7, Conservatives 3 and Greens 2 · £7m, made up of £5m for roads and £2m for parks.
    """
    found: list[tuple[Stated, Outcome | None]] = []
    for all_figures in page.by_sentence.values():
        figures = [one for one in all_figures if one.quantity.kind not in ("rank", "multiple", "score", "age")]
        if len(figures) < 3:
            continue
        for at, total in enumerate(figures):
            if total.quantity.high is not None:
                continue
            for parts in (_parts_before(page, figures, at), _parts_after(page, figures, at)):
                outcome = check_total(page, total, parts) if parts else None
                if outcome:
                    found.append((total, _with_before(page, total, parts, outcome)))
                    break
            else:
                parts = _parts_after(page, figures, at, _ASIDE)
                outcome = check_total(page, total, parts) if parts else None
                # "12 seats, seven for …" and "£10m (£4m for …)" need not name all; more than all is too much.
                if outcome and (outcome.verdict == Verdict.MATCH or _exceeds(page, total, parts)):
                    found.append((total, outcome))
    return [(total, outcome) for total, outcome in found if outcome]


def _with_before(page: Page, total: Stated, parts: list[Stated], outcome: Outcome) -> Outcome | None:
    """What a total is with the figures of the sentence before, where its own do not make it.

    Reads: "He was fined £400. He must also pay £160 and £285, a total of £845." With "also" the sum is that of both
    sentences; without, both may be meant, and a total of either is right.
    """
    before = page.by_sentence.get(total.sentence - 1, [])
    earlier = [one for one in before if same_measure(one.quantity, total.quantity)]
    if outcome.verdict == Verdict.MATCH or not earlier or len(earlier) + len(parts) > _MOST_PARTS:
        return outcome
    sentence = page.draft.sentences[total.sentence].span
    adding = not _ADDING.isdisjoint(page.words(sentence.start, parts[0].quantity.full.start))
    both = check_total(page, total, earlier + parts) if same_noun(earlier[0].quantity, total.quantity) else None
    if both and (both.verdict == Verdict.MATCH or (adding and len(earlier) == 1)):
        return both
    return None if adding else outcome


def _exceeds(page: Page, total: Stated, parts: list[Stated]) -> bool:
    """Whether sums are more than the one of which they are told as parts, in brackets or by "of": "£10m, £8m of it".

    "£10m on roads, £14m on schools and £8m on parks" are three.
    """
    first = parts[0].quantity
    if first.kind != "money" or not (
        "(" in page.words(total.quantity.span.end, first.full.start) or page.after(first.span.end, total, 1) == ["of"]
    ):
        return False
    values = [part.quantity.value for part in parts]
    return sum(values, start=values[0] - values[0]) > total.quantity.value


def _parts_before(page: Page, figures: list[Stated], at: int) -> list[Stated]:
    """The figures before a total that is marked as one: "…, £7m in all", "…, a total of £7m"."""
    total = figures[at]
    after = tuple(page.after(total.quantity.full.end, total, 2))
    lead = tuple(page.before(total, 4))
    making = False
    if not any(after[: len(mark)] == mark for mark in _AFTER_TOTAL):
        mark = next((mark for mark in _BEFORE_TOTAL if lead[-len(mark) :] == mark), None)
        if mark is None:
            return []
        rest = [word for word in lead[: len(lead) - len(mark)] if word not in ("a", "the", "grand", "combined", "it")]
        if (rest and rest[-1] in _NOT_TOTAL) or "bringing" in lead or "taking" in lead:
            return []
        making = mark in _MAKING
        if making and with_more(page, total):
            return []
    return _like(page, figures[:at], total, making)


def with_more(page: Page, total: Stated) -> bool:
    """Whether a total has parts told after it: "making £585 with the surcharge"."""
    return not _MORE.isdisjoint(page.after(total.quantity.full.end, total, _NEAR))


def _parts_after(page: Page, figures: list[Stated], at: int, opening: frozenset[str] = _OPENING) -> list[Stated]:
    """The figures after a total that opens a list of them: "£7m: £5m for …", "£7m, made up of £5m …"."""
    total = figures[at]
    following = figures[at + 1 :]
    if len(following) < 2:
        return []
    gap = page.words(total.quantity.span.end, following[0].quantity.full.start)
    made = any(
        tuple(gap[place : place + len(mark)]) == mark for mark in _MADE_OF for place in range(len(gap) - len(mark) + 1)
    )
    if ")" in gap or (not made and not (set(gap[-_NEAR:]) & opening and len(gap) <= 12)):
        return []
    parts = _like(page, following, total)
    if not parts:
        return []
    for one, other in pairwise(parts):
        between = page.words(one.quantity.span.end, other.quantity.full.start)
        if len(between) > 12 or not {",", "and", "plus", ";"} & set(between):
            return []
    last = page.words(parts[-2].quantity.span.end, parts[-1].quantity.full.start)
    return parts if "and" in last or "plus" in last else []


def _like(page: Page, figures: Sequence[Stated], total: Stated, made: bool = False) -> list[Stated]:
    """The figures as parts of a total; none when one of them cannot be added, or the words say that they overlap.

    Of a total that the parts are `made` to be, "another £300, which makes", these words are no sign of it.
    """
    if not 2 <= len(figures) <= _MOST_PARTS:
        return []
    for one in figures:
        if not same_measure(one.quantity, total.quantity) or not same_noun(one.quantity, total.quantity):
            return []
        if one.quantity.kind in ("percent", "share", "rate", "points"):
            return []
    start = min(figures[0].quantity.full.start, total.quantity.full.start)
    end = max(figures[-1].quantity.span.end, total.quantity.span.end)
    words = set(page.words(start, end)) | set(page.after(end, total, 2))
    return [] if words & (_NOT_PARTS - _OF_MAKING if made else _NOT_PARTS) else list(figures)


def same_noun(part: Quantity, total: Quantity) -> bool:
    """Whether counts count one thing: "three in Brill" and "12 schools", not "three crashes" and "12 people"."""
    if part.kind not in ("count", "votes"):
        return True
    return not part.unit or part.unit == total.unit


def check_total(page: Page, total: Stated, parts: list[Stated]) -> Outcome | None:
    ends = [bounds(part.quantity) for part in parts]
    given = bounds(total.quantity)
    if given is None or any(end is None for end in ends):
        return None
    low = sum((end[0] for end in ends if end), start=given[0] - given[0])
    high = sum((end[1] for end in ends if end), start=given[0] - given[0])
    exact = sum((part.quantity.value for part in parts), start=given[0] - given[0])
    quantity = total.quantity
    amount = say_amount(exact, quantity.kind, quantity.unit)
    text = page.draft.article.text
    added = " and ".join(part.quantity.span.of(text) for part in parts)
    if abs(exact - quantity.value) <= max((part.quantity.step for part in parts), default=quantity.step) / 2 or (
        given[0] <= exact <= given[1]
    ):
        return page.right(f"{added} make {amount}.", *parts)
    if low <= given[1] and given[0] <= high:
        return None
    for count in range(2, len(parts)):
        for some in combinations(parts, count):
            if sum((part.quantity.value for part in some), start=exact - exact) == quantity.value:
                return None  # another reading of the sentence adds up
    message = f"{added} make {amount}, not {quantity.span.of(text)}."
    return page.wrong("total", message, amount, *parts)
