"""Changes and shares: "up from 216 to 242, a rise of 12 per cent", "64 of the 89 social workers, or 72 per cent"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from ...structs import Struct
from ...text.quantities import Quantity
from .outcome import Outcome, say_amount, say_number
from .page import Found, Page, bounds
from .stated import Stated
from .words import FALLING, PLACES, RISING

# Between "from 216" and "to 242" stand at most so many words: "from 216 children in March 2013 to 242".
_APART = 8
# … and in "to 242 from 216" fewer: "to 242 children from 216".
_TURNED = 3
# The verb of "rose for the second year running, from 216" is at most so far before "from".
_VERB = 9
# A verb in an aside has such a word so close before it.
_SUBJECT = 5
_ASIDES = frozenset("as when although though after because which whose".split())
_COMPARATIVES = frozenset("more less fewer higher lower raise".split())
# "One in five" is said of 17 per cent and of 23; a third off is another share.
_ROUGH = Decimal("0.33")
_UP = RISING - _COMPARATIVES
_DOWN = FALLING - _COMPARATIVES
# … and by six points at the most: three quarters is said of 71 per cent, and not of 67.
_POINTS = Decimal(6)
# Words between a ratio and its percentage: "of those who voted,".
_ASIDE = 6
# A change and its percentage are told in one breath; one of these begins another statement.
_BREAKS = frozenset(
    "while whereas and but as although with compared than against including after before when because ; where which "
    "who of".split()
)
# After a size: "12 per cent up", "a 12 per cent rise"; a verb there has another subject ("under 15 dropped from").
_AFTER_SIZE = frozenset("up down rise increase growth jump surge fall drop decrease decline cut reduction hike".split())
# "£104,000, up from £100,000, which is four per cent"; not of anything ("four per cent of its budget").
_WHICH_IS = ([",", "which", "is"], [",", "which", "was"], [",", "that", "is"])
_RATES = frozenset("a per each every annually yearly on since over".split())
_COUNTABLE = frozenset("count votes money percent duration distance rate weight area".split())
# "Doubled" is said of 1.9 and of 2.2; nobody says it of 1.7 or 2.6 (this project's own margins, wide on purpose).
_MULTIPLE_MATCH = {"": ("0.93", "1.08"), "over": ("1", "1.5"), "nearly": ("0.85", "1"), "about": ("0.9", "1.1")}
_MULTIPLE_WRONG = {"": ("0.85", "1.3"), "over": ("0.97", "1000"), "nearly": ("0.7", "1.04"), "about": ("0.8", "1.35")}


class Change(Struct, frozen=True, eq=False):
    """A figure that went from `old` to `new`; `anchor` is where the words of the change begin, `way` 1, -1 or 0."""

    old: Stated
    new: Stated
    anchor: int
    way: int


def read_changes(page: Page) -> Found:
    """Checks the direction, the percentage, the difference and the multiple of each change.

    Reads: rose from 216 to 242, a rise of 12 per cent · cut by 10 per cent from £5m to £4.5m · 242, up from 216 · to
    £22m from £11m · 242, up from 216, which is 12 per cent · from 3 to 5 per cent, a rise of two percentage points ·
    doubled from 120 to 240.
    """
    found: Found = []
    for figures in page.by_sentence.values():
        if len(figures) < 2:
            continue
        changes = list(changes_of(page, figures))
        for change in changes:
            turned = direction_of(page, change)
            if turned:
                if _is_of_another(change, figures):
                    continue
                found.append((change.new, turned))
            elif len(changes) == 1:
                found.extend(_sizes(page, change, figures))
    return found


def changes_of(page: Page, figures: list[Stated]) -> Iterator[Change]:
    """The changes that two neighbouring figures of a sentence are told as."""
    for one, other in itertools.pairwise(figures):
        if not comparable(one.quantity, other.quantity):
            continue
        between = page.words(one.quantity.span.end, other.quantity.full.start)
        if not between or len(between) > _APART or ";" in between or "and" in between:
            continue
        lead = page.before(one, 1)
        start = one.quantity.full.start
        if (_UP | _DOWN) & set(between[:-2]):
            continue
        if lead == ["from"] and between[-1] == "to":
            yield Change(one, other, start, _way(page, one, 1))
        elif lead == ["to"] and between[-1] == "from" and len(between) <= _TURNED and "," not in between:
            yield Change(other, one, start, _way(page, one, 1))
        elif between[-1] == "from" and between[-2:-1] in (["up"], ["down"]) and len(between) <= 5:
            yield Change(other, one, other.quantity.full.start, 1 if between[-2] == "up" else -1)


def _is_of_another(change: Change, figures: list[Stated]) -> bool:
    """Whether "down from £6m" is rather said of an earlier figure: "made £4m on sales of £50m, down from £6m"."""
    old = change.old
    if old.index < change.new.index:
        return False
    earlier = [one for one in figures if one.index < change.new.index and comparable(one.quantity, old.quantity)]
    return any((one.quantity.value - old.quantity.value) * change.way >= 0 for one in earlier)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether one can have become the other; a bare number takes the unit of the second ("from 3 to 5 per cent")."""
    if one.high is not None or other.high is not None or other.kind not in _COUNTABLE:
        return False
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    if low.value < 1000 <= high.step:
        return False  # "from 5 to 3 million": which million is not said of the five
    if one.kind == other.kind:
        nouns = one.kind in ("count", "votes") and not (one.unit and other.unit)
        return nouns or one.unit == other.unit
    return one.kind == "count" and not one.unit


def _way(page: Page, stated: Stated, skip: int) -> int:
    """Which way the words before "from" or "to" go: the nearest verb of change in the same clause."""
    words = page.before(stated, _VERB + skip)[:-skip]
    for place, word in enumerate(reversed(words)):
        if word in ("and", "but", "while"):
            return 0
        if word in _UP or word in _DOWN:
            before = words[: len(words) - place - 1][-_SUBJECT:]
            if "," in words[len(words) - place :] and not _ASIDES.isdisjoint(before):
                return 0  # "the share fell, as the turnout rose, from …"
            return 1 if word in _UP else -1
        if not word[0].isalnum() and place:
            return 0
    return 0


def direction_of(page: Page, change: Change) -> Outcome | None:
    old, new = change.old.quantity, change.new.quantity
    if not change.way or (new.value - old.value) * change.way >= 0 or old.comparator or new.comparator:
        return None
    words = page.around(change.new)
    if "not" in words or (words & PLACES and new.kind in ("count", "rank")):
        return None
    text = page.draft.article.text
    name = "a rise" if change.way > 0 else "a fall"
    really = "less" if change.way > 0 else "more"
    message = f"{name.capitalize()}, but {new.span.of(text)} is {really} than {old.span.of(text)}."
    return page.wrong("direction", message, None, change.old, change.new)


def _sizes(page: Page, change: Change, figures: list[Stated]) -> Iterator[tuple[Stated, Outcome]]:
    others = [one for one in figures if one is not change.old and one is not change.new]
    sizes = [one for one in others if _is_size(page, one, change)]
    if len({one.quantity.kind for one in sizes}) == len(sizes):  # "a rise of 26, or 12 per cent"
        for one in sizes:
            outcome = size_of(page, one, change)
            if outcome:
                yield one, outcome
    for one in others:
        if one.quantity.kind == "multiple" and 0 < change.anchor - one.quantity.span.end <= 40:
            outcome = _multiple(page, one, change)
            if outcome:
                yield one, outcome


def _is_size(page: Page, stated: Stated, change: Change) -> bool:
    """Whether a figure of the sentence is told as the size of the change: "a rise of 12 per cent", "up 26"."""
    quantity = stated.quantity
    new = change.new.quantity
    same = quantity.kind == new.kind and (quantity.unit == new.unit or quantity.kind == "count")
    if quantity.kind not in ("percent", "points", "share") and not same:
        return False
    if quantity.kind == "share" and new.kind == "percent":
        return False  # "from 6.4 per cent to 9.7 per cent, or one in ten"
    start, end = quantity.full.start, quantity.span.end
    first = min(change.old.quantity.full.start, change.new.quantity.full.start)
    last = max(change.old.quantity.span.end, change.new.quantity.span.end)
    gap = page.words(end, first) if end <= first else page.words(last, start)
    if quantity.kind == "percent" and gap in _WHICH_IS:
        return page.after(end, stated, 1) in ([], [","], ["."], [";"], [")"])
    if len(gap) > _APART + 2 or (_BREAKS & set(gap[:-1])) - {"of"}:
        return False
    lead = page.before(stated, 3)
    follow = page.after(end, stated, 1)
    if follow and follow[0] in _RATES and follow != ["a"]:
        return False
    if follow == ["a"] or "average" in lead or "annual" in lead or "of" in follow:
        return False
    return bool(set(lead) & (_UP | _DOWN | {"by"})) or bool(set(follow) & _AFTER_SIZE) or lead[-1:] == ["or"]


def size_of(page: Page, stated: Stated, change: Change) -> Outcome | None:
    old, new, size = change.old.quantity, change.new.quantity, stated.quantity
    before, after, given = bounds(old), bounds(new), bounds(size)
    if before is None or after is None or given is None or before[0] <= 0:
        return None
    words = set(page.before(stated, 3)) | set(page.after(size.span.end, stated, 1))
    way = (1 if words & _UP else 0) - (1 if words & _DOWN else 0)
    if way and (new.value - old.value) * way < 0:
        return None
    text = page.draft.article.text
    said = f"from {old.span.of(text)} to {new.span.of(text)}"
    difference = sorted((abs(after[0] - before[1]), abs(after[1] - before[0])))
    exact = abs(new.value - old.value)
    relative = 100 * exact / old.value
    amount = f"{say_number(relative.quantize(Decimal(1) if size.step >= 1 else Decimal('0.1')))} per cent"
    if size.kind == "points" and new.kind == "percent" and given[0] <= relative <= given[1] and exact != size.value:
        message = f"{said[0].upper()}{said[1:]} is {amount}, which is a change of {say_amount(exact, 'points', '')}."
        return page.wrong("percentage", message, amount, change.old, change.new)
    if size.kind == new.kind != "percent" or size.kind == "points":
        by = say_amount(exact, "points" if size.kind == "points" else new.kind, new.unit)
        return _compare(page, stated, given, difference, exact, f"{said} is {by}", by, "change", change)
    ends = sorted((100 * (after[0] / before[1] - 1), 100 * (after[1] / before[0] - 1)), key=abs)
    spread = sorted(abs(end) for end in ends)
    if new.kind == "percent" and given[0] <= exact <= given[1] and not spread[0] <= size.value <= spread[1]:
        points = say_amount(exact, "points", "")
        message = f"{said[0].upper()}{said[1:]} is a change of {points}, which is {amount}."
        return page.wrong("percentage", message, points, change.old, change.new)
    return _compare(page, stated, given, spread, relative, f"{said} is {amount}", amount, "percentage", change)


def _compare(
    page: Page,
    stated: Stated,
    given: tuple[Decimal, Decimal],
    spread: list[Decimal],
    exact: Decimal,
    says: str,
    amount: str,
    problem: str,
    change: Change,
) -> Outcome | None:
    """A match when the exact result rounds to the figure, a conflict when no reading of the numbers reaches it."""
    step = stated.quantity.step
    says = says[0].upper() + says[1:]
    if given[0] - step / 100 <= exact <= given[1] + step / 100:
        return page.right(f"{says}.", change.old, change.new)
    if given[0] - step / 2 <= spread[1] and spread[0] <= given[1] + step / 2:
        return None  # rounded the other way, or true of numbers that were rounded
    return page.wrong(problem, f"{says}.", amount, change.old, change.new)


def _multiple(page: Page, stated: Stated, change: Change) -> Outcome | None:
    old, new = change.old.quantity, change.new.quantity
    if not old.value or not new.value or old.comparator or new.comparator or not stated.quantity.value:
        return None
    lead = page.before(stated, 2)
    if lead == ["more", "than"] or lead[-1:] == ["over"]:
        hedge = "over"
    elif lead[-1:] in (["nearly"], ["almost"]):
        hedge = "nearly"
    elif lead[-1:] in (["about"], ["roughly"], ["virtually"], ["approximately"], ["effectively"]):
        hedge = "about"
    elif "not" in lead or "than" in lead:
        return None
    else:
        hedge = ""
    ratio = new.value / old.value
    times = stated.quantity.value
    reach = ratio / times if times > 1 else times / ratio
    text = page.draft.article.text
    says = f"From {old.span.of(text)} to {new.span.of(text)} is {say_number(ratio)} times as much."
    least, most = (Decimal(end) for end in _MULTIPLE_MATCH[hedge])
    if least <= reach <= most:
        return page.right(says, change.old, change.new)
    least, most = (Decimal(end) for end in _MULTIPLE_WRONG[hedge])
    return None if least <= reach <= most else page.wrong("multiple", says, None, change.old, change.new)


_LINKS = frozenset(", or ( - about nearly around almost just over which is equal equivalent to roughly i.e".split())
_OPENERS = ({"or"}, {"("}, {"-"}, {"equal"}, {"equivalent"}, {"which"})


def read_shares(page: Page) -> Found:
    """Checks a share told beside its numbers.

    Reads: 64 of the 89 social workers, or 72 per cent · 64 of its 89 staff (72 per cent) · 72 per cent (64 of 89) ·
    one in five (20 per cent) · 9.7 per cent, or one in ten · three quarters of them, 76 per cent, said.
    """
    found: Found = []
    for figures in page.by_sentence.values():
        for at, part in enumerate(figures[:-1]):
            whole = figures[at + 1]
            ratio = _ratio(page, part, whole)
            if ratio:
                found.append((whole, ratio))
            if not _is_part_of(page, part, whole):
                continue
            beside = [figures[at + 2]] if at + 2 < len(figures) else []
            if at:
                beside.append(figures[at - 1])
            for share in beside:
                outcome = _share(page, part, whole, share)
                if outcome:
                    found.append((share, outcome))
                    break
    return found


def _ratio(page: Page, ratio: Stated, share: Stated) -> Outcome | None:
    """A ratio in words and its percentage: "one in seven (14%)", "four out of five, or 75 per cent"."""
    one, other = ratio.quantity, share.quantity
    if one.kind == "percent" and other.kind == "share":  # "9.7 per cent, or one in ten"
        gap = page.words(one.span.end, other.span.start)
        return _ratio_of(page, share, ratio) if gap in ([",", "or"], ["or"], ["("]) else None
    if _is_beside(page, ratio, share):
        return _ratio_of(page, ratio, share)
    if one.kind != "share" or other.kind != "percent" or one.high is not None or one.comparator or other.comparator:
        return None
    gap = page.words(one.span.end, other.span.start)
    end = next((at for at, word in enumerate(gap) if word in ("(", "or", "-")), None)
    if end is None or len(gap) > _APART or not set(gap[end:]) <= _LINKS or _UP & set(gap) or _DOWN & set(gap):
        return None
    if page.after(other.span.end, share, 1) == ["of"]:
        return None
    text = page.draft.article.text
    says = f"{one.span.of(text)[:1].upper()}{one.span.of(text)[1:]} is {say_amount(round(one.value, 1), 'share', '%')}."
    apart = abs(one.value - other.value)
    if apart <= one.step:
        return page.right(says, ratio)
    return page.wrong("percentage", says, None, ratio) if apart > one.value * _ROUGH else None


def _is_beside(page: Page, ratio: Stated, share: Stated) -> bool:
    """Whether a percentage stands between commas after its ratio: "three quarters of them, 76 per cent, said"."""
    if ratio.quantity.kind != "share" or share.quantity.kind != "percent":
        return False
    gap = page.words(ratio.quantity.span.end, share.quantity.full.start)
    beside = 0 < len(gap) <= _ASIDE and gap[-1] == "," and gap.count(",") == 1 and "and" not in gap
    return beside and page.after(share.quantity.full.end, share, 1) == [","]


def _ratio_of(page: Page, ratio: Stated, share: Stated) -> Outcome | None:
    """A conflict when a percentage cannot be the ratio told of the same thing, by a wide margin."""
    one, other = ratio.quantity, share.quantity
    if one.high is not None or other.high is not None or other.comparator or one.value > 100:
        return None
    text = page.draft.article.text
    says = f"{one.span.of(text)[:1].upper()}{one.span.of(text)[1:]} is {say_amount(round(one.value, 1), 'share', '%')}."
    above = other.value - one.value
    margin = min(one.value * _ROUGH, _POINTS)
    if one.comparator in ("over", "at least") and 0 < above <= margin * 2:
        return page.right(says, ratio)
    if not one.comparator and abs(above) <= one.step:
        return page.right(says, ratio)
    wrong = above < 0 if one.comparator in ("over", "at least") else abs(above) > margin
    found = page.wrong("percentage", says, None, ratio) if wrong else None
    return None if one.comparator in ("under", "up to") else found


def _is_part_of(page: Page, part: Stated, whole: Stated) -> bool:
    one, other = part.quantity, whole.quantity
    if one.kind not in ("count", "votes") or other.kind not in ("count", "votes") or one.value > other.value:
        return False
    between = page.words(one.span.end, other.span.start)
    return between in (
        ["of", "the"], ["of", "its"], ["of", "their"], ["out", "of"], ["of"], ["of", "all"], ["out", "of", "the"],
        ["of", "our"], ["of", "those"], ["out", "of", "a", "total", "of"], ["of", "a", "total", "of"],
    )  # fmt: skip


def _share(page: Page, part: Stated, whole: Stated, share: Stated) -> Outcome | None:
    quantity = share.quantity
    if quantity.kind not in ("percent", "share") or not whole.quantity.value:
        return None
    if quantity.span.start > whole.quantity.span.end:
        # After the whole may stand its noun: "89 children's social workers, or 72 per cent".
        gap = page.words(whole.quantity.full.end, quantity.span.start)
        follow = page.after(quantity.span.end, share, 1)
        if follow == ["of"]:
            return None
    else:
        gap = page.words(quantity.span.end, part.quantity.full.start)
        opening = next((at for at, word in enumerate(gap[:5]) if word in ("-", "(", "or")), 0)
        gap = gap[opening:] if gap[:1] == ["of"] else gap  # "72 per cent of staff (64 of 89)"
    marks = [word for word in gap if word != ","]
    if not gap or len(gap) > 5 or not set(gap) <= _LINKS or not any(set(marks[:1]) == opener for opener in _OPENERS):
        return None
    one, all_of, given = bounds(part.quantity), bounds(whole.quantity), bounds(quantity)
    if one is None or all_of is None or given is None:
        return None
    exact = 100 * part.quantity.value / whole.quantity.value
    low, high = 100 * one[0] / all_of[1], 100 * one[1] / all_of[0]
    digits = Decimal(1) if quantity.step >= 1 else Decimal("0.1")
    amount = f"{say_number(exact.quantize(digits))} per cent"
    text = page.draft.article.text
    says = f"{part.quantity.span.of(text)} of {whole.quantity.span.of(text)} is {amount}."
    slack = quantity.step / 100
    if given[0] - slack <= exact <= given[1] + slack:
        return page.right(says, part, whole)
    if given[0] - quantity.step / 2 <= high and low <= given[1] + quantity.step / 2:
        return None
    return page.wrong("percentage", says, amount, part, whole)
