"""Reads years and what is made of years: decades, seasons, quarters, feasts, centuries, financial and school years."""

from __future__ import annotations

from datetime import date, timedelta

from ...intervals import Interval, Precision
from .calendar import day_maker, decade_of, easter, nth_weekday, quarter_of, season_of, year_from
from .numbers import read_ordinal
from .tokens import Found, Tokens, counts
from .words import (
    COUNTED,
    DECADE_WORDS,
    DETERMINERS,
    EASTER_FEASTS,
    FEAST_CUES,
    FIXED_FEASTS,
    FUNCTION_WORDS,
    NTH_FEASTS,
    SEASONS,
    SHIFTS,
    WEAK_YEAR_CUES,
    YEAR_CUES,
    YEAR_KINDS,
)

# A four-digit number is a year between these: older ones are told as centuries in news, later ones are counts.
FIRST_YEAR, LAST_YEAR = 1500, 2100


def year_at(t: Tokens, i: int) -> int:
    """The year that token i is, or 0: four digits that are no part of an amount, a decimal or a longer number."""
    year = t.number(i)
    if len(t.words[i]) != 4 or not FIRST_YEAR <= year <= LAST_YEAR:
        return 0
    if t.glued_before(i) and t.words[i - 1] in ("£", "$", "€", "#", ".", ",", "+", "@", "_", "=", ":"):
        return 0
    if t.glued_before(i) and t.words[i - 1].isalpha():
        return 0
    after = t.words[i + 1]
    if t.glued(i) and (after in ("%", "_", "@") or (after.isalpha() and after not in ("s", "q", "h"))):
        return 0
    return 0 if after in (",", ".", ":") and t.glued(i) and t.glued(i + 1) and t.words[i + 2].isdecimal() else year


def read_year_after(t: Tokens, j: int, comma: bool = True) -> tuple[int, int] | None:
    """The year that follows a month or a feast: "2024", ", 2024", "of 2024", "'24", "last year", "of next year"."""
    words = t.words
    if (
        (comma and words[j] == "," and len(words[j + 1]) == 4)
        or words[j] in ("of", "in")
        or (words[j] in "-/" and t.glued_before(j) and t.glued(j))
    ):
        j += 1
    year = year_at(t, j)
    if year and not (t.glued(j) and words[j + 1] in ("/", "s")):
        return year, j + 1
    if words[j] == "'" and t.glued(j) and len(words[j + 1]) == 2 and words[j + 1].isdecimal():
        return century_of(int(words[j + 1]), t.published), j + 2
    if words[j] in SHIFTS and words[j + 1] == "year" and words[j] != "past":
        return t.published.year + SHIFTS[words[j]], j + 2
    if words[j] in ("that", "the") and words[j + 1] in ("year", "same") and t.told and words[j - 1] == "of":
        return t.told.start.year, j + 2 + (words[j + 1] == "same")
    return None


def century_of(two_digits: int, published: date) -> int:
    """The year that two digits stand for: the latest that is at most ten years after publication."""
    year = published.year // 100 * 100 + two_digits
    return year - 100 if year > published.year + 10 else year


def read_year(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A year at i: "in 2019", "the 2019 election", "(2019)", "2022/23", "2022-23 school year", "2014-2018", "1990s",
    the "2019 New Year Honours".
    """
    words, year = t.words, year_at(t, i)
    if not year:
        return None
    j = i + 1
    if (words[j] == "s" and t.glued(i)) or (
        words[j] == "'" and words[j + 1] == "s" and t.glued(i) and year % 10 == 0 and words[i - 1] == "the"
    ):
        last = j + 1 + (words[j] == "'")
        return Found(i, last, decade_of(year), takes_the=True) if year % 10 == 0 else None
    if words[j] == "-" and words[j + 1] in ("q", "h") and t.glued(i) and t.glued(j):
        j += 1
    if words[j] in ("q", "h") and t.glued(j) and 1 <= t.number(j + 1) <= (4 if words[j] == "q" else 2):
        return Found(i, j + 2, part_of_year(year, words[j], t.number(j + 1)))
    if _is_split_year(t, i, year):
        return _read_split_year(t, i, year)
    if _are_new_year_honours(t, j):
        return Found(i, j, Interval(date(year - 1, 12, 27), date(year, 1, 1), Precision.DAY))
    kind = YEAR_KINDS.get(words[j])
    if kind and words[j + 1] == "year":
        return Found(i, j + 2, year_from(year, kind), takes_the=True)
    if not cued and not is_year_cued(t, i):
        return None
    short_end = t.number(j + 1, 2)
    if words[j] == "-" and t.glued(i) and t.glued(j) and short_end > year % 100 and words[j + 2] not in ("-", "/", ":"):
        last = year // 100 * 100 + short_end  # "2010-15"
        found = Found(i, j + 2, Interval(date(year, 1, 1), date(last, 12, 31), Precision.YEAR))
        found.starts, found.ends = Interval.year(year), Interval.year(last)
        return found
    found = Found(i, j, year=year)
    found.of_year = Interval.year
    return found


def _are_new_year_honours(t: Tokens, j: int) -> bool:
    """Whether "New Year Honours" stands at j: the list of a year comes out in the last days of the one before."""
    words = t.words
    after = j + 4 if words[j + 2] == "'" else j + 2
    return words[j] == "new" and words[j + 1] in ("year", "years") and words[after] in ("honours", "honour")


def _read_split_year(t: Tokens, i: int, year: int) -> Found:
    """Twelve months of two years: the school year from September, a sports season from July, else the financial year.

    A plain "2022/23" is how councils, the health service and the police write the financial year, from April to March.
    """
    words, last = t.words, i + 3
    month, kind = 4, YEAR_KINDS.get(words[last])
    if kind and words[last + 1] in ("year", "years"):
        month, last = kind, last + 2
    elif words[last] == "season":
        month, last = 7, last + 1
    elif words[i - 1] in ("year", "years") and words[i - 2] in YEAR_KINDS:
        month = YEAR_KINDS[words[i - 2]]
    elif kind:
        month = kind
    return Found(i, last, year_from(year, month), takes_the=last > i + 3)


def part_of_year(year: int, letter: str, number: int) -> Interval:
    if letter == "q":
        return quarter_of(year, number)
    first = quarter_of(year, number * 2 - 1)
    return Interval(first.start, quarter_of(year, number * 2).end, first.precision)


def _is_split_year(t: Tokens, i: int, year: int) -> bool:
    """Whether a year begins "2022-23", "2022/23", "2022/2023" or "2022-2023 school year"."""
    words = t.words
    if (
        words[i + 1] not in ("/", "-")
        or not t.glued(i)
        or not t.glued(i + 1)
        or (t.glued(i + 2) and words[i + 3] in "-/")
    ):
        return False
    if t.glued_before(i) and words[i - 1] in "-/":
        return False
    end = t.number(i + 2)
    if len(words[i + 2]) == 2:
        return end == (year + 1) % 100
    return end == year + 1 and (words[i + 1] == "/" or words[i + 3] in YEAR_KINDS)


# Years that are listed together lie within a generation.
_LONGEST_LIST = 30


def is_year_cued(t: Tokens, i: int) -> bool:
    """Whether what stands beside a four-digit number makes it a year: a preposition, brackets, "the … election"."""
    words = t.words
    before, after = words[i - 1], words[i + 1]
    if before == "-" and words[i - 2] in ("mid", "early", "late", "pre", "post") and t.glued_before(i):
        return True
    if before == "least" and words[i - 3] in YEAR_CUES:
        return True  # "since at least 2012"
    if before == "as":
        return words[i - 2] in ("early", "late", "ago", "recently", "back") and not counts(t, i + 1)
    if after in (",", "and") and 0 < year_at(t, i + 2) - year_at(t, i) < _LONGEST_LIST and not counts(t, i + 3):
        return True  # "2018, 2019 and 2020"
    if before in YEAR_CUES:
        return not (
            before == "in" and words[i - 2] == "one" and (after == "of" or counts(t, i + 1))
        )  # "one in 2000 babies"
    if before == "(" and after in (")", "-", "to"):
        return words[i + 1] == ")" or bool(year_at(t, i + 2))
    ranged = after in ("to", "-", "until", "through") and year_at(t, i + 2) > year_at(t, i)
    if ranged and (after != "-" or (t.glued(i) and t.glued(i + 1) and not t.glued_before(i))):
        joined = words[i + 3] == "-" and t.glued(i + 2)
        return not joined and not (before == "-" and t.glued_before(i))
    if before in WEAK_YEAR_CUES:
        if before in ("and", "or"):
            return year_at(t, i - 2) > 0 and not counts(t, i + 1)
        return not counts(t, i + 1)
    if before in DETERMINERS:
        return (
            after.isalpha() and not (counts(t, i + 1) and after in COUNTED) and after not in FUNCTION_WORDS
        ) or after == "'"
    if before == ",":
        return year_at(t, i - 2) > 0 and not counts(t, i + 1)
    return (after == "'" and words[i + 2] == "s") or (t.initial(i) and after in ("was", "saw", "has", "will", "is"))


def read_short_decade(t: Tokens, i: int) -> Found | None:
    """A decade at i: "the 80s", "the late 90's", "'70s", "the nineties"; not "in her 80s"."""
    words = t.words
    number = DECADE_WORDS.get(words[i], -1)
    last = i + 1
    if number < 0:
        number = t.number(i)
        if len(words[i]) != 2 or number % 10 or words[i + 1] not in ("s", "'") or not t.glued(i):
            return None
        last = i + 2
        if words[i + 1] == "'":
            if words[i + 2] != "s":
                return None
            last = i + 3
    k = i - 1
    quoted = words[k] == "'" and t.glued(k)
    k -= quoted
    while words[k] in ("early", "mid", "late", "-", "to", "swinging", "roaring"):
        k -= 1
    after_another = words[k] == "and" and (words[k - 1] == "s" or words[k - 1] in DECADE_WORDS)
    if not quoted and words[k] != "the" and not after_another and words[i] != "noughties":
        return None
    if words[last] in ("and", "or") and words[last + 1] in ("her", "his", "their"):
        return None
    return Found(i - quoted, last, decade_of(_decade_year(number, t.published)), takes_the=True)


def _decade_year(two_digits: int, published: date) -> int:
    year = published.year // 100 * 100 + two_digits
    return year - 100 if year > published.year else year


# "In the summer", "over the winter": a bare season is a date after these, most of them with "the".
_SEASON_CUES = frozenset({"in", "by", "since", "until", "during", "over", "throughout"})


def read_season(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A season at i: "in the summer", "summer 2023", "the winter of 2022-23"; `cued` after "this" or "early"."""
    words, month = t.words, SEASONS[t.words[i]]
    k = i + 1 + (words[i + 1] == "of")
    split = year_at(t, k) if _is_split_year(t, k, year_at(t, k)) else 0
    year = (split, k + 3) if split else read_year_after(t, i + 1, comma=False)
    if not year and not cued:
        before = words[i - 2] if words[i - 1] == "the" else words[i - 1]
        after = words[i + 1]
        if words[i] == "fall" or (
            before not in _SEASON_CUES and not (before in ("of", "for") and words[i - 1] == "the")
        ):
            return None
        if after.isalpha() and after not in FUNCTION_WORDS and after not in ("holidays", "holiday", "term"):
            return None
    found = Found(i, year[1] if year else i + 1, takes_the=True, year=year[0] if year else None)
    found.of_year = lambda y: season_of(y, month)
    return found


_BEGIN_FEASTS = {key[0] for feasts in (FIXED_FEASTS, EASTER_FEASTS, NTH_FEASTS) for key in feasts}


def read_feast(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A feast at i, with its year if given: "New Year's Day", "Christmas Eve 2023", "last Easter", "Good Friday"."""
    words = t.words
    if words[i] not in _BEGIN_FEASTS:
        return None
    for length in (5, 4, 3, 2, 1):
        key = tuple(words[i : i + length])
        if key in FIXED_FEASTS or key in EASTER_FEASTS or key in NTH_FEASTS:
            break
    else:
        return None
    year = read_year_after(t, i + length, comma=False)
    bare = length == 1 or key == ("new", "year")
    if bare and not t.capital(i) and not cued and not year:
        return None
    after = words[i + length]
    describes = words[i - 1] not in FEAST_CUES or (after.isalpha() and after not in FUNCTION_WORDS)
    if bare and not year and not cued and describes:
        return None
    found = Found(i, year[1] if year else i + length, year=year[0] if year else None)
    if key in FIXED_FEASTS:
        day, month = FIXED_FEASTS[key][1], FIXED_FEASTS[key][0]
        found.of_year = day_maker(month, day, day)
    elif key in EASTER_FEASTS:
        offset = timedelta(days=EASTER_FEASTS[key])
        found.of_year = lambda y: Interval.day(easter(y) + offset)
    else:
        of_month, weekday, nth = NTH_FEASTS[key]

        def nth_day(y: int) -> Interval | None:
            day = nth_weekday(Interval.month(y, of_month), weekday, nth)
            if day and key == ("black", "friday"):  # the day after the fourth Thursday
                day += timedelta(days=7 if day.day < 23 else 0)
            return Interval.day(day) if day else None

        found.of_year = nth_day
    found.day = found.day or 1
    return found


def read_century(t: Tokens, i: int) -> Found | None:
    """A century at i: "the 19th century", "the twenty-first century"; years counted as newspapers do (1800 to 1899)."""
    ordinal = read_ordinal(t, i)
    if not ordinal or not ordinal[2] or not 1 < ordinal[0] < 30:
        return None
    j = ordinal[1] + (t.words[ordinal[1]] == "-")
    if t.words[j] != "century":
        return None
    year = (ordinal[0] - 1) * 100
    return Found(
        i, j + 1, Interval(date(year, 1, 1), date(year + 99, 12, 31), decade_of(year).precision), takes_the=True
    )
