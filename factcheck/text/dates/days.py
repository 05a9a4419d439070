"""Reads days, months and weekdays: in British order, in American order where it is plain, and in figures."""

from __future__ import annotations

from datetime import timedelta

from ...intervals import Interval
from .calendar import day_maker
from .numbers import read_ordinal
from .tokens import Found, Tokens, counts, goes_on
from .words import (
    DOUBTFUL_MONTHS,
    DOUBTFUL_WEEKDAYS,
    FUNCTION_WORDS,
    LONGEST_MONTHS,
    MONTH,
    MONTH_CUES,
    MONTH_SHORT,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    SHIFTS,
    STREETS,
    STRONG_MONTH_CUES,
    VERB_MONTHS,
    WEEKDAY,
    WEEKDAY_SHORT,
)
from .years import FIRST_YEAR, LAST_YEAR, century_of, read_year_after, year_at

_RANGE = frozenset({"to", "-", "until", "till", "through"})


def read_number_date(t: Tokens, i: int) -> Found | None:
    """Dates in figures at i: "20/03/24", "20.03.2024", "2024-03-20", "2024-03"; "22/04" after "on" or a weekday."""
    words = t.words
    mark = words[i + 1]
    if mark not in ("/", ".", "-") or not t.glued(i) or not t.glued(i + 1):
        return None
    after_date = words[i - 1] == "-" and (len(words[i - 2]) == 4 or words[i - 3] == "/")  # "1/5/2019-7/5/2020"
    if t.glued_before(i) and words[i - 1] in "./-£$€," and not after_date:
        return None
    a, b = t.number(i), t.number(i + 2)
    if a < 0 or b < 0:
        return None
    three = words[i + 3] == mark and t.glued(i + 2) and t.glued(i + 3) and words[i + 4].isdecimal()
    if len(words[i]) == 4:
        if not (FIRST_YEAR <= a <= LAST_YEAR):
            return None
        if three and len(words[i + 4]) <= 2:
            return _given(i, i + 5, a, b, int(words[i + 4]))
        if (
            mark == "-"
            and len(words[i + 2]) <= 2
            and 1 <= b <= 12
            and not three
            and b != (a + 1) % 100
            and (len(words[i + 2]) == 1 or b < a % 100 or a % 100 == 0)
        ):
            return Found(i, i + 3, Interval.month(a, b))
        return None
    if not 1 <= a <= 31 or not 1 <= b <= 31 or len(words[i]) > 2 or len(words[i + 2]) > 2:
        return None
    month, day = (b, a) if b <= 12 else (a, b)
    if three and len(words[i + 4]) in (2, 4):
        both_full = len(words[i]) == len(words[i + 2]) == 2
        if month > 12 or (len(words[i + 4]) == 2 and mark != "/" and not both_full):
            return None
        year = int(words[i + 4]) if len(words[i + 4]) == 4 else century_of(int(words[i + 4]), t.published)
        return _given(i, i + 5, year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    ranged = (words[i + 3] == "-" and words[i + 5] == "/") or after_date
    cued = words[i - 1] in ("on", "from", "until", "by", "since") and goes_on(t, i + 3)
    if mark == "/" and not three and month <= 12 and (ranged or cued):
        return Found(i, i + 3, of_year=day_maker(month, day, day), month=month, day=day)
    return None


def _given(first: int, last: int, year: int, month: int, day: int) -> Found | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Found(first, last, of_year=day_maker(month, day, day), year=year, month=month, day=day)


def read_day_first(t: Tokens, i: int) -> Found | None:
    """Day and month at i: "20 March 2024", "12th of May", "26 and 27 September", "between 11 and 22 July", "10 to 21
    November 2025".
    """
    words = t.words
    first = read_ordinal(t, i)
    if not first or not 1 <= first[0] <= 31:
        return None
    day, j, ordinal = first
    last_day, listed, k = day, True, j
    for _ in range(6):
        if words[k] in MONTH or words[k] == "of" or words[k] == "day":
            break
        mark, m = words[k], k + 1
        if mark not in _RANGE and mark not in ("and", ",", "&", "or", "/"):
            break
        m += words[m] == "the"
        other = read_ordinal(t, m)
        if not other or not last_day < other[0] <= 31:
            break
        ranged = mark in _RANGE or (mark == "and" and words[i - 1] == "between")
        listed = listed and (ranged or (mark in ("and", ",", "&", "/") and other[0] == last_day + 1))
        last_day, k, ordinal = other[0], other[1], ordinal or other[2]
    of = words[k] == "of" or (words[k] == "day" and words[k + 1] == "of" and ordinal)
    k += 1 + (words[k] == "day") if of else words[k] in ("-", "/") and t.glued(k)
    if words[k] not in MONTH or (words[i] in ORDINALS and not of and not read_year_after(t, k + 1)):
        return None
    month, after = MONTH[words[k]], k + 1
    after += words[k] in MONTH_SHORT and words[after] == "." and t.glued(k)
    year = read_year_after(t, after)
    if t.glued_before(i) and words[i - 1] in "£$€.,:/-" and (words[i - 1] not in ":-" or words[i - 2].isdecimal()):
        return None
    cued = ordinal or of or year or words[i - 1] in ("on", "until", "by", "since", "before", "after", "and", "between")
    if words[k] in VERB_MONTHS and not t.capital(k) and not cued:
        return None
    if words[after] in STREETS and t.capital(after) and not year:
        return None
    if last_day > LONGEST_MONTHS[month] and counts(t, after):
        return None  # "31 April deaths"
    if not listed:
        last_day, end = day, j
    else:
        end = year[1] if year else after
    found = Found(i, end, of_year=day_maker(month, day, last_day), month=month, day=day, year=year[0] if year else None)
    return _with_weekday_after(t, found)


def read_month_first(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A month at i: "March 20, 2024", "May 3-5", "between July 11 and 22", "May the 12th", "March 2024",
    "October of next year", "in May".
    """
    words, month = t.words, MONTH[t.words[i]]
    j = i + 1
    if words[i] in MONTH_SHORT and words[j] == "." and t.glued(i):
        j += 1
    if (
        (words[j] in ("-", "/") and t.glued(i) and t.glued(j) and words[j + 1].isdecimal())
        or (words[j] == "the" and (ordinal := read_ordinal(t, j + 1)) and ordinal[2])
        or (words[j] == "," and (ordinal := read_ordinal(t, j + 1)) and ordinal[2])
    ):
        j += 1
    day = read_ordinal(t, j)
    if day and 1 <= day[0] <= 31 and _day_of_month(t, i, j, *day):
        first, k, _ = day
        last = first
        mark, m = words[k], k + 1 + (words[k + 1] == "the")
        other = read_ordinal(t, m) if mark in _RANGE or mark in ("and", "&") else None
        if (
            other
            and first < other[0] <= 31
            and (mark in _RANGE or other[0] == first + 1 or words[i - 1] == "between")
            and words[other[1]] not in MONTH
            and _goes_on_or_year(t, other[1])
        ):
            last, k = other[0], other[1]
        year = read_year_after(t, k)
        found = Found(i, year[1] if year else k, of_year=day_maker(month, first, last), month=month, day=first)
        found.year = year[0] if year else None
        return _with_weekday_after(t, found)
    year = read_year_after(t, i + 1 if j == i + 1 or words[i + 1] == "," else j)
    if year and (words[year[1] - 2] == "," and counts(t, year[1])):
        year = None
    if not year and not _bare_month(t, i, cued):
        return None
    found = Found(i, year[1] if year else i + 1, month=month, year=year[0] if year else None)
    found.of_year = lambda y: Interval.month(y, month)
    return found


def _goes_on_or_year(t: Tokens, j: int) -> bool:
    return goes_on(t, j) or year_at(t, j) > 0


# Words that go with a month and seldom with a day, so that a number after the month counts what follows.
_WITH_MONTHS = frozenset({"in", "since", "during", "throughout", "last", "this", "next", "every", "each"})


def _day_of_month(t: Tokens, i: int, j: int, number: int, after: int, ordinal: bool) -> bool:
    """Whether the number at j is the day of the month at i, and not the beginning of something else."""
    words = t.words
    if (
        words[i] in VERB_MONTHS
        and not t.capital(i)
        and not ordinal
        and words[i - 1] not in ("on", "until", "by", "since")
    ):
        return False
    if words[j].isdecimal() or ordinal:
        mark = words[after]
        if mark in ("%", "/") and t.glued(after - 1):
            return False
        if mark in (":", ".", ",") and t.glued(after - 1) and t.glued(after) and words[after + 1].isdecimal():
            return False
        if words[after] in ("am", "pm", "per", "percent", "million", "bn", "km", "st") and not ordinal:
            return False
        if words[j] in ORDINALS and (words[after] == "-" or not _goes_on_or_year(t, after)):
            return False
        if ordinal or words[i - 1] == "on":
            return True
        if words[i - 1] in _WITH_MONTHS:  # "In March 20 people died"
            return not (words[after].isalpha() and words[after] not in FUNCTION_WORDS)
        return number <= LONGEST_MONTHS[MONTH[words[i]]] or not counts(t, after)
    return False


def _bare_month(t: Tokens, i: int, cued: bool) -> bool:
    """Whether a month's name with nothing after it is a month, and not a name, a verb or a march."""
    words, word = t.words, t.words[i]
    before, capital = words[i - 1], t.capital(i)
    if before == "-" and t.glued_before(i) and words[i - 2] in ("mid", "early", "late"):
        before = "mid"
    if (words[i + 1] in _RANGE and words[i + 2] in MONTH and word != words[i + 2]) or (
        words[i + 1] == "and" and words[i + 2] in MONTH and before == "between"
    ):
        return capital or word not in VERB_MONTHS or before in ("from", "between")
    if word not in DOUBTFUL_MONTHS:
        return word not in MONTH_SHORT and (capital or before in MONTH_CUES or cued)
    named = t.capital(i + 1) and words[i + 1] not in MONTH and words[i + 1] not in WEEKDAY
    if word in VERB_MONTHS and not capital:
        return word == "may" and before == "in" and goes_on(t, i + 1)
    if word in MONTH_SHORT:
        return capital and not named and (cued or before in STRONG_MONTH_CUES or before in ("after", "before", "of"))
    if cued or before in STRONG_MONTH_CUES:
        return not (before == "late" and words[i - 2] == "the" and named)
    if not capital or before not in MONTH_CUES or named:
        return False
    if (words[i + 1] == "'" and words[i + 2] == "s") or before in ("and", "or"):
        return words[i - 2] in MONTH and before in ("and", "or")
    if before in ("the", "a"):
        return words[i + 1].isalpha() and words[i + 1] not in FUNCTION_WORDS
    return True


def read_weekday(t: Tokens, i: int) -> Found | None:
    """A weekday at i, alone or with its date: "Wednesday (March 20)", "Tuesday, 5 March", "Monday night"."""
    words, weekday = t.words, WEEKDAY[t.words[i]]
    j = i + 1
    if words[i] in WEEKDAY_SHORT and words[j] == "." and t.glued(i):
        j += 1
    if words[i] in WEEKDAY_SHORT and t.glued_before(i) and words[i - 1] == "-":
        return None  # "Mon-Fri"
    j += words[j] in PARTS_OF_DAY
    found = _date_beside(t, j)
    if found:
        if found.weekday is None:
            found.weekday = weekday
        found.first = i
        return found
    if words[i] in DOUBTFUL_WEEKDAYS or (words[i] in WEEKDAY_SHORT and not t.capital(i)):
        return None
    if words[i - 1] == "black" or _is_part_of_name(t, i):
        return None
    ahead = (weekday - t.published.weekday()) % 7 or 7
    if words[j] in ("week", "fortnight") and not (words[j + 1].isalnum() or words[j + 1] in ("'", "-")):
        days = ahead + (7 if words[j] == "week" else 14)  # "Saturday week"
        return Found(i, j + 1, Interval.day(t.published + timedelta(days=days)))
    k = j + (words[j] in ("of", ","))
    if words[k] in SHIFTS and words[k + 1] == "week":
        monday = t.published - timedelta(days=t.published.weekday() - 7 * SHIFTS[words[k]])
        return Found(i, k + 2, Interval.day(monday + timedelta(days=weekday)))
    return Found(i, j, weekday=weekday)


# Capitalised words that may stand before a weekday: "Late Tuesday", "Bank Holiday Monday".
_BEFORE_WEEKDAY = frozenset({"early", "late", "one", "every", "each", "that", "holiday", "yesterday"})


def _is_part_of_name(t: Tokens, i: int) -> bool:
    """Whether a weekday is part of a name: of a football club ("Hartwick Wednesday") or of a newspaper.

    A capitalised word stands before it, or between "the" and it with "on", or it stands between "the" and one.
    """
    before = t.words[i - 1]
    if before == "the" and t.capital(i) and t.capital(i + 1) and t.words[i + 1] not in MONTH:
        return True
    if before == "on" and t.capital(i - 2) and t.words[i - 3] == "the" and t.words[i] == "sunday":
        return True
    if i == 0 or before in FUNCTION_WORDS or before in SHIFTS or before in _BEFORE_WEEKDAY:
        return False
    return t.capital(i) and t.capital(i - 1) and t.text[t.start(i - 1) : t.end(i - 1)].istitle()


def _date_beside(t: Tokens, j: int) -> Found | None:
    """The day that is written after a weekday, in brackets, after a comma, or directly."""
    words = t.words
    opened = words[j] == "("
    k = j + (opened or words[j] == ",")
    k += words[k] == "-" and t.glued(k)
    the = words[k] == "the"
    k += the
    found = None
    if words[k] in MONTH:
        found = read_month_first(t, k)
        if found and not found.day:
            return None
    elif words[k].isdecimal() or words[k] in ORDINALS or words[k] in NUMBERS:
        found = read_number_date(t, k) or read_day_first(t, k)
        ordinal = None if found or words[j] == "," else read_ordinal(t, k)
        if ordinal and 1 <= ordinal[0] <= 31 and (ordinal[2] or the or words[k].isdecimal()):
            closes = words[ordinal[1]] == ")" if opened else goes_on(t, ordinal[1])
            if closes and (
                (ordinal[2] and (the or words[k].isdecimal()))
                or words[ordinal[1]] in (".", ",", ")", "", "\n", "!", "?")
            ):
                found = Found(k, ordinal[1], day=ordinal[0])
        if found and found.day is None:
            return None
    if not found:
        return None
    if opened:
        if words[found.last] != ")":
            return None
        found.last += 1
    return found


def _with_weekday_after(t: Tokens, found: Found) -> Found:
    """Take in the weekday in brackets of "March 20 (Wednesday)"."""
    words, j = t.words, found.last
    if words[j] == "(" and words[j + 1] in WEEKDAY and words[j + 2] == ")":
        found.weekday, found.last = WEEKDAY[words[j + 1]], j + 3
    return found
