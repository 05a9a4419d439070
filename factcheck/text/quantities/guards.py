"""Numbers that are no quantities: years, dates, times, phone numbers, addresses, references, set phrases."""

from __future__ import annotations

from ...structs import Struct
from ..numbers import STARTS, UNITS, Marks, Number, read_number
from . import units as words
from .phrases import comparator_before, is_plural, noun_phrase


class Not(Struct, frozen=True):
    """Where to go on after a number that is no quantity, and whether it was a reference ("items 3 and 4")."""

    end: int
    reference: bool = False


def not_a_quantity(marks: Marks, at: int, number: Number, measured: bool, label: int) -> Not | None:
    """Why the number at mark `at` is no quantity, or None. `measured`: it has a sign or unit; `label`: the place
    after the last reference number.

    Leaves alone: 2023, 2019-20, in 1999; 20 March, March 20; 10.30am, 7 o'clock, 9-5pm; 01432 260000; HR1 2AB, A49,
    12a, 1990s; 120 Mill Street; Section 106, items 3 and 4, No. 10, Year 6, BBC One, Apollo 13; 24/7; 1. at the start
    of a line; two or three, 50-50, a 10k run; no one, one of, one-off, five-a-side, zero tolerance, Seven Trees.
    """
    end = number.end
    digits = number.form == "digits"
    single = end == at + 1
    if marks.word(at - 1) in ("-", "‑") and marks.glued(at) and marks.glued(at - 1) and marks.word(at - 2).isalpha():
        return Not(end)  # "mother-of-two", "mid-30", "Covid-19", "1-in-100-year"
    if marks.word(end) == "or" and (second := _either(marks, end + 1)):
        return Not(second)
    if _misgrouped(marks, at, end) or (marks.word(end) in ("ad", "bc", "bce", "ce") and marks.is_digits(at)):
        return Not(end)
    if measured:
        # A reference can have a unit after it by chance, but only when the label is unmistakable.
        return Not(end, True) if _labelled(marks, at, label, strict=True) and not _money(marks, at) else None
    if digits or marks.is_digits(at):
        if _part_of_code(marks, at, end):
            return Not(_end_of_code(marks, end))
        if single and _is_year(marks, at):
            return Not(end + 2 if marks.word(end) in ("-", "–", "/") and marks.is_digits(end + 1) else end)
        if single and _is_date(marks, at, number):
            return Not(end)
        if _is_time(marks, at, end):
            return Not(end + 1)
        if single and (_is_address(marks, at) or _is_list_number(marks, at)):
            return Not(end)
        if _is_emergency(marks, at) or _is_run(marks, at, end):
            return Not(end)
    if _labelled(marks, at, label, strict=False):
        return Not(end, True)
    if _is_name(marks, at, end):
        return Not(end)
    if number.form != "digits" and _is_idiom(marks, at, end):
        return Not(end)
    hyphen = marks.after_hyphen(end)
    ratio = marks.word(hyphen) in ("in", "out") and _ratio_follows(marks, hyphen)
    if hyphen > end and marks.word(hyphen) in words.IDIOMS and number.form != "fraction" and not ratio:
        return Not(hyphen + 1)
    if marks.word(end) == "o'clock" or (
        marks.word(at - 1) in ("past", "to") and marks.word(at - 2) in ("half", "quarter", "minutes")
    ):
        return Not(end + 1)
    return None


def _misgrouped(marks: Marks, at: int, end: int) -> bool:
    """Whether a comma joins the number to other digits, but not by threes: the 6 and the 5000 of £6,5000."""
    if marks.word(end) == "," and marks.glued(end) and marks.glued(end + 1) and marks.is_digits(end + 1):
        return True
    return marks.word(at - 1) == "," and marks.glued(at) and marks.glued(at - 1) and marks.is_digits(at - 2)


def _either(marks: Marks, at: int) -> int:
    """The place after the second number of "two or three", which is too vague to compare; 0 if there is none."""
    number = read_number(marks, at) if marks.is_digits(at) or marks.word(at) in STARTS else None
    return number.end if number and number.form != "fraction" else 0


def _is_run(marks: Marks, at: int, end: int) -> bool:
    """A race by its length: "ran 10k", "a charity 5k run"."""
    if marks.word(end - 1) != "k":
        return False
    races = ("run", "runs", "race", "races", "challenge", "course", "route", "runner", "runners")
    return marks.word(end) in races or marks.word(at - 1) in ("ran", "run", "runs", "running", "fun", "charity")


def _money(marks: Marks, at: int) -> bool:
    return marks.word(at - 1) in words.MONEY_SIGNS


def _part_of_code(marks: Marks, at: int, end: int) -> bool:
    """Whether letters, digits or marks touch the number in a way that figures do not: A49, 2AB, §20, 24/7, 1990s."""
    before, after = marks.word(at - 1), marks.word(end)
    if marks.glued(at) and (
        before.isalpha() or before in "/#§+_=@&\\:*" or (before == "." and marks.is_digits(at - 2))
    ):
        return True
    if marks.word(at) == "50" and after == "-" and marks.word(end + 1) == "50":
        return True
    if marks.glued(at) and before == "-" and marks.is_digits(at - 2) and marks.glued(at - 1):
        return True  # the third part of 12-34-56
    if after == "-" and marks.glued(end) and marks.word(end + 2) == "-" and marks.is_digits(end + 1):
        return marks.is_digits(end + 3) and marks.glued(end + 3)
    if marks.glued(end) and (after.isalpha() or after == "'s" or after == "_") and after not in ("k", "m"):
        return True
    if marks.glued(end) and after in "/:@=*" and after and marks.glued(end + 1):
        return True
    if after == "." and marks.glued(end) and marks.glued(end + 1) and marks.is_digits(end + 1):
        return True
    written = marks.word(at)
    if written[0] == "0" and len(written) > 1 and written[1] != ".":
        return True
    # Phone numbers and sort codes: digits beside digits.
    return (
        marks.is_digits(end)
        and end == at + 1
        and not _year_like(written)
        and marks.word(end + 1) not in ("/",)
        and (marks.start[end] - marks.end[end - 1] <= 1 and len(marks.word(end)) >= 3)
    )


def _end_of_code(marks: Marks, end: int) -> int:
    """The place after the digits that go on with a code, a phone number or a span of years."""
    while end < len(marks):
        if marks.is_digits(end) and marks.start[end] - marks.end[end - 1] <= 1 and "," not in marks.word(end):
            end += 1
        elif marks.word(end) in "-–/:." and marks.glued(end) and marks.glued(end + 1) and marks.is_digits(end + 1):
            end += 2
        else:
            break
    return end


def _year_like(written: str) -> bool:
    return len(written) == 4 and written.isdigit() and "1500" <= written < "2100"


def _is_year(marks: Marks, at: int) -> bool:
    """A bare 1500 to 2099: British papers write other four-digit numbers with a comma (Guardian style: numbers)."""
    written = marks.word(at)
    if not _year_like(written):
        return False
    before = marks.word(at - 1)
    if before in words.BEFORE_YEAR or before in words.MONTHS or not written.endswith("0"):
        return True
    if comparator_before(marks, at)[0] not in ("", "about", "between"):
        return False
    return not noun_phrase(marks, at + 1, False)[1] or marks.is_capital(at + 1)


def _is_date(marks: Marks, at: int, number: Number) -> bool:
    if number.value > 31 or number.value != int(number.value):
        return False
    before, after = marks.word(at - 1), marks.word(at + 1)
    if after in words.MONTHS and marks.is_capital(at + 1):
        return True
    if before in words.MONTHS and marks.is_capital(at - 1):
        return before not in ("may", "march") or not noun_phrase(marks, at + 1, False)[1]
    return before in words.WEEKDAYS and not noun_phrase(marks, at + 1, False)[1]


def _is_time(marks: Marks, at: int, end: int) -> bool:
    """10am, 10.30 a.m., 7-9pm, at 7.30: a clock time."""
    for place in (end, end + 2):
        if place > end and not (marks.word(end) in ("-", "–", "to", "and") and marks.is_digits(end + 1)):
            break
        after = marks.word(place)
        if after in ("am", "pm", "noon", "midday", "gmt", "bst", "hours'") and len(marks.word(at)) <= 5:
            return True
        if after in ("a", "p") and marks.word(place + 1) == "." and marks.word(place + 2) == "m":
            return True
    hour, dot, minutes = marks.word(at).partition(".")
    clock = bool(dot) and len(hour) <= 2 and len(minutes) == 2 and int(hour or 99) < 24 and minutes < "60"
    return (
        clock
        and marks.word(at - 1) in ("at", "from", "until", "till", "before", "by")
        and (not noun_phrase(marks, end, False)[1])
    )


def _is_address(marks: Marks, at: int) -> bool:
    """120 Mill Street, 14 High St, 7 The Old Orchard: up to four capitals of which one is a kind of street."""
    if "," in marks.word(at) or "." in marks.word(at):
        return False
    for place in range(at + 1, at + 6):
        if not marks.is_capital(place):
            return False
        if marks.word(place) in words.STREETS and place > at + 1:
            return True
    return False


def _is_list_number(marks: Marks, at: int) -> bool:
    """1. or 2) before an item, and (3) within a sentence."""
    mark, before = marks.word(at + 1), marks.word(at - 1)
    if mark not in (".", ")") or not marks.glued(at + 1) or len(marks.word(at)) > 2:
        return False
    if mark == ")" and before == "(":
        return not marks.is_capital(at - 2)
    begins = not before or before in ".:;" or "\n" in marks.text[marks.end[at - 1] : marks.start[at]]
    follows = marks.start[at + 2] if at + 2 < len(marks) else 0
    return begins and follows > 0 and "\n" not in marks.text[marks.start[at] : follows]


def _is_emergency(marks: Marks, at: int) -> bool:
    if marks.word(at) not in words.EMERGENCY:
        return False
    calls = ("call", "calls", "number", "line", "service", "operator", "handlers", "or", "and", ".", ",", "")
    before = (
        "call",
        "called",
        "calling",
        "ring",
        "ringing",
        "dial",
        "dialled",
        "dialling",
        "on",
        "via",
        "phone",
        "contact",
    )
    if marks.word(at) == "999" and not noun_phrase(marks, at + 1, False)[1]:
        return True
    return marks.word(at + 1) in calls[:6] or (marks.word(at - 1) in before and marks.word(at + 1) in calls)


def _labelled(marks: Marks, at: int, label: int, strict: bool) -> bool:
    """Whether a label stands before: Section 106, No. 10, items 3, 4 and 5, case 12, Year 6."""
    place = at - 1
    word = marks.word(place)
    if word == "." and marks.glued(place) and marks.word(place - 1) in words.ABBREVIATIONS:
        return not (marks.word(place - 1) == "no" and not marks.is_digits(at))
    if word in words.LABELS:
        if word in ("no", "s", "ss", "form", "number", "numbers", "page", "figure", "act", "route"):
            # "no 30 children", "a number two thirds …": only with a figure, and "no" with a capital or "number" alone.
            if word == "no":
                return marks.is_capital(place) and marks.is_digits(at)
            if word in ("s", "ss"):
                return marks.is_digits(at) and not marks.glued(place)
        return not strict or word in ("section", "sections", "schedule", "item", "junction", "clause", "article")
    if strict:
        return False
    if label == place or (label == place - 1 and word in (",", "and", "to", "-", "–", "or", "&")):
        return marks.is_digits(at) and (word != "and" or not noun_phrase(marks, at + 1, False)[1])
    if word in ("under", "over"):  # the Under 21 side
        return marks.is_capital(place) and not _starts_sentence(marks, place) and not _plural_after(marks, at)
    if word in words.CAPITAL_LABELS:
        if word in ("year", "years") and marks.is_digits(at) and len(marks.word(at)) <= 2:
            return marks.is_capital(place)  # Year 6 pupils
        return marks.is_capital(place) and not _plural_after(marks, at)
    return word in words.WEAK_LABELS and not _plural_after(marks, at)


def _plural_after(marks: Marks, at: int) -> bool:
    return bool(noun_phrase(marks, at + 1, False)[1]) and marks.after_hyphen(at + 1) == at + 1


def _starts_sentence(marks: Marks, at: int) -> bool:
    before = marks.word(at - 1)
    return not before or before in ".!?:;“”\"‘'•(–—" or "\n" in marks.text[marks.end[at - 1] : marks.start[at]]


def _is_name(marks: Marks, at: int, end: int) -> bool:
    """Apollo 13, BBC Two, Seven Trees, the Three Counties Show: capitals beside it, and nothing counted."""
    word_number = not marks.is_digits(at)
    if _starts_sentence(marks, at):
        if not word_number or not marks.is_capital(end):
            return False
        noun_end = noun_phrase(marks, end, False)[2]  # "Three Labour councillors" counts, "Three Counties" names
        return noun_end == end or marks.is_capital(noun_end - 1)
    if word_number and marks.is_capital(at) and (marks.is_capital(at - 1) or marks.is_capital(end)):
        return True
    if word_number or not marks.is_capital(at - 1) or "," in marks.word(at):
        return False  # no name has a number of thousands: "Labour's 1,100"
    if _starts_sentence(marks, at - 1) and marks.word(at - 2) != "(":  # "Parish (Cole 73)"
        return False
    if marks.word(at - 1) in words.STOP or comparator_before(marks, at)[0]:
        return False
    if marks.word(at - 1) in words.MONTHS or marks.word(at - 1) in words.WEEKDAYS:
        return False
    # A noun right after the number is counted ("Labour 22 seats"); one further on need not be ("Apollo 13 display").
    return not is_plural(marks.word(end)) and marks.word(end) not in ("-", "–", "to", "per", "in", "out")


def _is_idiom(marks: Marks, at: int, end: int) -> bool:
    """ "no one", "one of the", "the one", "zero tolerance", "once and for all", "half past", "quarter-final"."""
    word, before, after = marks.word(at), marks.word(at - 1), marks.word(end)
    if before == "the" and _stands_alone(marks, at, end):
        return True  # "separated the two"
    if word == "nil":
        return True  # it counts only in scores
    if end == at + 1 and word == "zero":
        return after in words.NOT_AFTER_ZERO or before == "net" or not after.isalpha() or after in words.STOP
    if end == at + 1 and word == "one":
        if marks.word(marks.after_hyphen(end)) in ("in", "out"):
            told = before == "or" and not marks.word(at - 2).isdigit()  # "9.7 per cent, or one in ten"
            return (before in words.NOT_BEFORE_ONE and not told) or not _ratio_follows(marks, marks.after_hyphen(end))
        if before in words.NOT_BEFORE_ONE or after in words.NOT_AFTER_ONE or after in words.STOP:
            return True
        return not after.isalpha() or after.endswith(("ed", "ing", "'s")) or after[-1:] == "s"
    if word in ("half", "quarter", "third") and end == at + 1:
        if before in (
            "first",
            "second",
            "third",
            "fourth",
            "final",
            "last",
            "opening",
            "the",
            "next",
            "this",
            "each",
            "other",
        ):
            return not (word == "half" and after in ("of", "the", "a", "an", "its", "their"))
        return word == "quarter" and after != "of"
    return marks.word(marks.after_hyphen(end)) in (
        "marathon",
        "term",
        "time",
        "final",
        "finals",
        "back",
        "past",
        "day",
    ) and (word in ("half", "quarter", "a") and not marks.is_digits(at))


def _stands_alone(marks: Marks, at: int, end: int) -> bool:
    """Whether a small number in words stands for people or things named before: "the two of them", "the three"."""
    return end == at + 1 and marks.word(at) in UNITS and not noun_phrase(marks, end, marks.word(at) == "one")[1]


def _ratio_follows(marks: Marks, at: int) -> bool:
    """Whether the "in" or "out" at `at` leads to a number that ends there: in five, in every 20; not "in-100-year"."""
    place = marks.match(at + 1, "every") or marks.match(at + 1, "of") or at + 1
    place = marks.after_hyphen(place)
    number = read_number(marks, place) if marks.is_digits(place) or marks.word(place) in STARTS | {"a"} else None
    return number is not None and number.form != "fraction" and marks.after_hyphen(number.end) == number.end
