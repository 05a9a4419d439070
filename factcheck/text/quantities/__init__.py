"""Quantities of news text: money, shares, counts, lengths of time, ages, distances, votes, ranks.

`find_quantities` reads them; `agrees` (of `compare`) says whether two can state one fact. A scanner over
words and numbers with word tables: it takes a bounded look around each number, so time is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...records import Span
from ...structs import replace
from ..numbers import PARTS, STARTS, Marks
from . import units as words
from .compare import agrees, is_turned, slip
from .guards import not_a_quantity
from .measure import Measure, read_measure
from .pairs import other_score, range_end, ratio_base
from .phrases import comparator_after, comparator_before, noun_phrase
from .quantity import Quantity
from .ranks import STARTS as RANK_STARTS
from .ranks import Ranked, read_multiple, read_rank

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Quantity", "agrees", "find_quantities", "is_turned", "read_quantities", "slip"]


_AFTER_A = frozenset("hundred thousand million billion trillion dozen half quarter".split()) | frozenset(
    word for word in PARTS if not word.endswith("s")
)
_CANDIDATES = STARTS | RANK_STARTS
# How many of the smaller unit make the larger, where both together tell one length of time.
_SMALLER = {("year", "month"): 12, ("hour", "minute"): 60, ("minute", "second"): 60, ("week", "day"): 7}
_JOINTS = (" and ", " ", ", ")
_ARTICLE_UNITS = {"fortnight": "fortnight", "decade": "decade", "century": "century"}
_BEGUN_BY_A = _AFTER_A | _ARTICLE_UNITS.keys()


def find_quantities(text: str, span: Span | None = None, skip: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities of `text` (or of `span` in it), as `read_quantities` reads them."""
    return read_quantities(Marks(text, span.start if span else 0, span.end if span else None), skip)


def read_quantities(marks: Marks, skip: Sequence[Span] = (), span: Span | None = None) -> list[Quantity]:
    """The quantities of a text, or of those that begin in `span`, in text order, none of them overlapping `skip`.

    Reads: £22million, nearly £1.2bn, £650m-£760m, 50p, US$3.50, 20 euros; 75pc, 63.4 per cent, 2 percentage points;
    two-thirds, a quarter, one in five, nine out of 10, 92 per 10,000; 404 children in care, more than 30 people, a
    dozen jobs, half a million; six weeks, four years and three months, three-year, a fortnight, half an hour; aged 34,
    ", 34,", 34-year-old, aged between 5 and 11; 2.5 miles, 12 acres, -5C; 24 votes to nine, 3-1, a majority of 5,894;
    third largest, 12th; doubled, twice as many, three times the average.

    Leaves alone: years, dates, clock times, phone numbers, postcodes, roads, house numbers, references (Section 106,
    Year 6, No 10), "one" as a pronoun, "second" as an adverb, and figures too vague to compare (dozens, hundreds).
    """
    candidates = _candidates(marks, span)
    if not candidates:
        return []
    blocked = _blocked(marks, skip) if skip else frozenset()
    found: list[Quantity] = []
    resume, label = 0, -9
    for at in candidates:
        if at < resume or at in blocked:
            continue
        listed = bool(found) and found[-1].kind == "age" and at == resume + 1
        quantity, resume, label = _reading_at(marks, at, label)
        if quantity is None or (blocked and not blocked.isdisjoint(range(at, resume))):
            continue
        if found and quantity.span.start < found[-1].span.end:
            continue  # two amounts cannot share a sign: "30 $ 20"
        whole = _compound(marks.text, found[-1], quantity) if found else None
        if whole:
            found[-1] = whole
            continue
        found.append(
            replace(quantity, kind="age", unit="year") if listed and _goes_on(marks, at, quantity) else quantity
        )
    return found


def _compound(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """A length of time told in two units, "four years and three months", in the smaller; None of two lengths."""
    if one.kind != "duration" or other.kind != "duration" or text[one.span.end : other.span.start] not in _JOINTS:
        return None
    ratio = _SMALLER.get((one.unit, other.unit))
    if not ratio or one.high is not None or other.high is not None or other.comparator or other.value >= ratio:
        return None
    if one.full.end > one.span.end or one.value % 1:
        return None
    span, full = Span(one.span.start, other.span.end), Span(one.full.start, other.full.end)
    value = one.value * ratio + other.value
    return replace(one, span=span, value=value, unit=other.unit, step=other.step, full=full)


def _candidates(marks: Marks, span: Span | None) -> Sequence[int]:
    """The places of the marks that may begin a quantity; those of a whole article are kept for its sentences."""
    places = marks.memo.get("candidates")
    if not isinstance(places, list):
        words = set(marks.low)
        figures = [word for word in words if "0" <= word < ":" or (word[:1] == "." != word)]
        begins = {"a", *figures} | (words & _CANDIDATES)
        after = marks.after_hyphen
        places = [
            at
            for at, word in enumerate(marks.low)
            if word in begins and (word != "a" or marks.low[after(at + 1)] in _BEGUN_BY_A)
        ]
        marks.memo["candidates"] = places
    if span is None:
        return places
    first, end = bisect_left(marks.start, span.start), bisect_left(marks.start, span.end)
    return places[bisect_left(places, first) : bisect_left(places, end)]


_Reading = tuple[Quantity | None, int, int]


def _reading_at(marks: Marks, at: int, label: int) -> _Reading:
    """What `_read_at` gives; a story's figures and its statements both ask."""
    key = (at, label)
    kept: _Reading | None = marks.memo.get(key)  # type: ignore[assignment]
    if kept is None:
        kept = marks.memo[key] = _read_at(marks, at, label)
    return kept


def _goes_on(marks: Marks, at: int, quantity: Quantity) -> bool:
    """Whether the number at `at` goes on with a list of ages: "aged six, nine and 12"."""
    bare = quantity.kind == "count" and not quantity.unit and not quantity.comparator
    return bare and marks.word(at - 1) in (",", "and", "or") and 0 < quantity.value <= 120


def _blocked(marks: Marks, skip: Sequence[Span]) -> set[int]:
    """The places of the marks that overlap `skip`."""
    places: set[int] = set()
    for span in skip:
        places.update(range(bisect_right(marks.end, span.start), bisect_left(marks.start, span.end)))
    return places


def _ranked(marks: Marks, at: int, rank: Ranked) -> Quantity:
    from decimal import Decimal

    span = Span(marks.start[at], marks.end[rank.end - 1])
    full = Span(span.start, marks.end[rank.full_end - 1])
    return Quantity(span, Decimal(rank.value), None, rank.kind, rank.unit, "", Decimal(1), full)


def _read_article_unit(marks: Marks, at: int) -> tuple[Quantity | None, int]:
    """Reads "a fortnight", "a decade": not after an amount ("£50 a fortnight"), not before another noun."""
    from decimal import Decimal

    place = marks.after_hyphen(at + 1)
    before, after = marks.word(at - 1), marks.word(place + 1)
    rate = (
        marks.is_digits(at - 1)
        or before in words.UNIT_WORDS
        or before in words.DURATIONS
        or before in ("once", "twice")
    )
    if rate or place > at + 1 or (after.isalpha() and after not in words.STOP):
        return None, at + 1
    comparator, first = comparator_before(marks, at)
    span = Span(marks.start[at], marks.end[place])
    one, unit = Decimal(1), _ARTICLE_UNITS[marks.word(place)]
    return Quantity(span, one, None, "duration", unit, comparator, one, Span(marks.start[first], span.end)), place + 1


def _read_at(marks: Marks, at: int, label: int) -> _Reading:
    """The quantity that starts at mark `at`, where to go on, and the place after the last reference number."""
    word = marks.low[at]
    if word == "a" and marks.word(marks.after_hyphen(at + 1)) in _ARTICLE_UNITS:
        return (*_read_article_unit(marks, at), label)
    rank = read_rank(marks, at)
    if rank:
        known = bool(rank.unit)
        return _ranked(marks, at, rank) if known else None, rank.full_end if known else rank.end, label
    if word in RANK_STARTS:
        multiple = read_multiple(marks, at)
        return (_ranked(marks, at, multiple), multiple.end, label) if multiple else (None, at + 1, label)
    first = read_measure(marks, at)
    if first is None:
        return None, at + 1, label
    reason = not_a_quantity(marks, at, first.number, bool(first.kind), label)
    if reason:
        return None, reason.end, reason.end if reason.reference else label
    multiple = None if first.kind else read_multiple(marks, at)
    if multiple:
        return _ranked(marks, at, multiple), multiple.end, label
    comparator, start = comparator_before(marks, first.first)
    high = range_end(marks, first, comparator)
    if high is None and comparator == "between":
        comparator, start = "", first.first
    second: Decimal | None = high.value if high else None
    end = high.end if high else first.end
    if high:
        first.kind, first.unit = high.kind, high.unit
    elif ratio := ratio_base(marks, first):
        # One in five is anything near 20 per cent: readers of a simple ratio are not told the decimals.
        first.value, first.kind, first.unit, first.end = 100 * first.value / ratio.value, "share", "%", ratio.end
        first.step = min(type(first.step)(2), first.value / 5)
        end = first.end
    elif (score := other_score(marks, first)) is not None:
        second, end = score.value, score.end
        first.kind, first.unit = "score", "votes" if first.end < end - 2 else ""
    if first.kind == "duration" and comparator in ("over", "under") and not _of_length(marks, start, first.first):
        comparator, start = "", first.first
    after, full = comparator_after(marks, end)
    if not after and not first.kind and first.number.form != "fraction":
        noun_end = noun_phrase(marks, end, False)[2]
        after, full = comparator_after(marks, noun_end)
        full = full if after else end
    comparator = comparator or after
    quantity, resume = _finish(marks, first, second, comparator, start, end, full)
    return quantity, max(resume, full) if after else resume, label


def _of_length(marks: Marks, start: int, first: int) -> bool:
    """Whether "over six weeks" says longer than: "it took over six weeks", not "spent over six weeks"."""
    if first - start > 1 or marks.word(start) not in ("over", "within", "under"):
        return True
    return marks.word(start - 1) in words.OF_LENGTH


def _finish(
    marks: Marks, first: Measure, high: Decimal | None, comparator: str, start: int, end: int, full: int
) -> tuple[Quantity | None, int]:
    """The quantity with its counted noun or age, None if it is none after all, and the place to go on from."""
    value, step, kind, unit = first.value, first.step, first.kind, first.unit
    age = _age(marks, first, end)
    if age:
        kind, unit, end = "age", unit if kind == "duration" else "year", age
        full = max(full, end)
    elif kind == "" and first.number.form == "fraction":
        if not _is_share(marks, end) and not (comparator and noun_phrase(marks, end, False)[1]):
            return None, end
        kind, unit, value, step = "share", "%", value * 100, type(value)(2)
    elif kind == "":
        # The noun of "1,500-odd pupils" comes after the comparator, that of "500 beds or more" before it.
        after = comparator_after(marks, end)[1]
        kind, unit, noun_end, per = noun_phrase(marks, after, int(value) == 1)
        full = max(full, noun_end)
        if per:
            end = full
        if value == 1 and unit == "" and first.number.form == "words":
            return None, end
        if kind == "count" and marks.word(first.first - 1) == "of" and marks.word(first.first - 2) == "majority":
            kind, unit = "votes", "votes"
    span = whole = Span(marks.start[first.first], marks.end[end - 1])
    if start < first.first or full > end:
        whole = Span(marks.start[start], marks.end[max(full, end) - 1])
    # The counted noun may hold another figure: "four of the six schools".
    return Quantity(span, value, high, kind, unit, comparator, step, whole), end


def _is_share(marks: Marks, end: int) -> bool:
    """Whether the fraction before `end` is a share: "half of", "by a third.", not "half past", "quarter-final"."""
    after = marks.word(end)
    if after in ("-", "‑") and marks.glued(end):
        return False
    return not after.isalpha() or (after in words.STOP and after not in ("past", "back", "way"))


def _age(marks: Marks, first: Measure, end: int) -> int:
    """The place after the age that the words around say this is, or 0.

    Reads: aged 34; aged between 5 and 11; at the age of 34; 34-year-old; ten months old; 3 years of age; "Ada Marsh,
    34, of"; "Ada Marsh (34)"; turned 40.
    """
    if first.kind == "duration":
        place = marks.after_hyphen(end)
        if marks.word(place) in ("old", "olds"):
            return place + 1
        return marks.match(end, "of", "age")
    if first.kind or first.value > 120 or first.number.form == "fraction":
        return 0
    place = first.first - 1
    for _ in range(4):  # past the comparator
        if marks.word(place) in words.AGE_WORDS:
            return end
        if marks.word(place) not in words.LAST_OF_COMPARATORS and marks.word(place) not in ("than", "of", "the"):
            break
        place -= 1
    before, after = marks.word(first.first - 1), marks.word(end)
    if before in ("turned", "turns", "turning") and after not in ("-", "–") and not noun_phrase(marks, end, False)[1]:
        return end
    if first.number.form != "digits" or end != first.first + 1 or not first.value > 0:
        return 0
    named = marks.is_capital(first.first - 2) or marks.word(first.first - 2) in words.KIN
    if before == "," and after in (",", ".", ";", ")") and not marks.is_digits(first.first - 2):
        return end if named and not marks.is_digits(end + 1) and marks.word(first.first - 2).isalpha() else 0
    return end if before == "(" and after == ")" and named and marks.is_capital(first.first - 3) else 0
