"""Reads calendar dates from tokens: days, months, years, seasons, quarters, decades and feasts, in British order.

Each reader takes the tokens and the place where to begin, and gives what it `Found`, or None. A date without a year
keeps `of_year`, a function from a year to the interval, for `settle` to choose the year.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..intervals import Interval
from .date_calendar import (
    YearMaker, decade_of, easter, near_weekday, nearest, nth_weekday, quarter_of, season_of, third, year_from,
)  # fmt: skip
from .date_tokens import Found, Tokens
from .date_words import (
    COUNTED, DECADE_WORDS, DETERMINERS, DOUBTFUL_MONTHS, DOUBTFUL_WEEKDAYS, EASTER_FEASTS, FEAST_CUES, FIXED_FEASTS,
    FUNCTION_WORDS, MONTH, MONTH_CUES, MONTH_SHORT, NOT_COUNTED, NTH_FEASTS, NUMBERS, ORDINALS, PARTS_OF_DAY, SEASONS,
    SHIFTS, STREETS, STRONG_MONTH_CUES, SUFFIXES, VERB_MONTHS, WEAK_YEAR_CUES, WEEKDAY, WEEKDAY_SHORT, YEAR_CUES,
    YEAR_KINDS,
)  # fmt: skip

# A four-digit number is a year between these: older ones are told as centuries in news, later ones are counts.
FIRST_YEAR, LAST_YEAR = 1500, 2100
# News gives the year of a day so long ago; a day that would be is one ahead, in a clause whose verb misled
# ("a hearing has been scheduled for June 3").
_LONGEST_LOOK_BACK = 300
_RANGE = frozenset({"to", "-", "until", "till", "through"})


def day_maker(month: int, first: int, last: int) -> YearMaker:
    """From a year to the days `first` to `last` of a month, None where there are no such days."""

    def of_year(year: int) -> Interval | None:
        try:
            return Interval(date(year, month, first), date(year, month, last))
        except ValueError:
            return None

    return of_year


def counts(t: Tokens, j: int) -> bool:
    """Whether the word at j is a thing that a number before it counts, as far as its shape tells."""
    word = t.words[j]
    return word in COUNTED or (len(word) > 3 and word.endswith("s") and word not in NOT_COUNTED and word.isalpha())


def _goes_on(t: Tokens, j: int) -> bool:
    """Whether a bare number or ordinal may end before j: at a mark, a function word, or the end."""
    word = t.words[j]
    return not word.isalnum() and word != "-" or word in FUNCTION_WORDS


def read_ordinal(t: Tokens, i: int) -> tuple[int, int, bool] | None:
    """A day's number at i, the token after it, and whether it is an ordinal: "12", "12th", "first", "twenty-first"."""
    words = t.words
    number = t.number(i, 2)
    if number >= 0:
        if words[i + 1] in SUFFIXES and t.glued(i):
            return number, i + 2, True
        return number, i + 1, False
    if words[i] in ORDINALS:
        return ORDINALS[words[i]], i + 1, True
    tens = NUMBERS.get(words[i], 0)
    if tens in (20, 30):
        j = i + 1 + (words[i + 1] == "-")
        if 0 < ORDINALS.get(words[j], 0) < 10:
            return tens + ORDINALS[words[j]], j + 1, True
    return None


def year_at(t: Tokens, i: int) -> int:
    """The year that token i is, or 0: four digits that are no part of an amount, a decimal or a longer number."""
    year = t.number(i)
    if len(t.words[i]) != 4 or not FIRST_YEAR <= year <= LAST_YEAR:
        return 0
    if t.glued_before(i) and t.words[i - 1] in ("£", "$", "€", "#", ".", ",", "+", "@", "_", "=", ":"):
        return 0
    after = t.words[i + 1]
    if t.glued(i) and (after in ("%", "_", "@") or (after.isalpha() and after not in ("s", "q", "h"))):
        return 0
    return 0 if after in (",", ".", ":") and t.glued(i) and t.glued(i + 1) and t.words[i + 2].isdecimal() else year


def read_year_after(t: Tokens, j: int, comma: bool = True) -> tuple[int, int] | None:
    """The year that follows a month or a feast: "2024", ", 2024", "of 2024", "'24", "last year", "of next year"."""
    words = t.words
    if comma and words[j] == "," and len(words[j + 1]) == 4:
        j += 1
    elif words[j] in ("of", "in") or (words[j] in "-/" and t.glued_before(j) and t.glued(j)):
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


# -------------------------------------------------------------------------------------------- days and months


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
        if mark == "-" and len(words[i + 2]) <= 2 and 1 <= b <= 12 and not three and b != (a + 1) % 100 and (
            len(words[i + 2]) == 1 or b < a % 100 or a % 100 == 0
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
    ranged = words[i + 3] == "-" and words[i + 5] == "/" or after_date
    cued = words[i - 1] in ("on", "from", "until", "by", "since") and _goes_on(t, i + 3)
    if mark == "/" and not three and month <= 12 and (ranged or cued):
        return Found(i, i + 3, of_year=day_maker(month, day, day), month=month, day=day)
    return None


def _given(first: int, last: int, year: int, month: int, day: int) -> Found | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Found(first, last, of_year=day_maker(month, day, day), year=year, month=month, day=day)


def read_day_first(t: Tokens, i: int) -> Found | None:
    """Day and month at i: "20 March 2024", "12th of May", "26 and 27 September", "10 to 21 November 2025"."""
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
        listed = listed and (mark in _RANGE or (mark in ("and", ",", "&") and other[0] == last_day + 1))
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
    if not listed:
        last_day, end = day, j
    else:
        end = year[1] if year else after
    found = Found(i, end, of_year=day_maker(month, day, last_day), month=month, day=day, year=year[0] if year else None)
    return _with_weekday_after(t, found)


def read_month_first(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A month at i: "March 20, 2024", "May 3-5", "May the 12th", "March 2024", "October of next year", "in May"."""
    words, month = t.words, MONTH[t.words[i]]
    j = i + 1
    if words[i] in MONTH_SHORT and words[j] == "." and t.glued(i):
        j += 1
    if words[j] in ("-", "/") and t.glued(i) and t.glued(j) and words[j + 1].isdecimal():
        j += 1
    elif words[j] == "the" and (ordinal := read_ordinal(t, j + 1)) and ordinal[2]:
        j += 1
    elif words[j] == "," and (ordinal := read_ordinal(t, j + 1)) and ordinal[2]:
        j += 1
    day = read_ordinal(t, j)
    if day and 1 <= day[0] <= 31 and _day_of_month(t, i, j, *day):
        first, k, _ = day
        last = first
        mark, m = words[k], k + 1 + (words[k + 1] == "the")
        other = read_ordinal(t, m) if mark in _RANGE or mark in ("and", "&") else None
        if other and first < other[0] <= 31 and words[other[1]] not in MONTH and _goes_on_or_year(t, other[1]):
            if mark in _RANGE or other[0] == first + 1:
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
    return _goes_on(t, j) or year_at(t, j) > 0


def _day_of_month(t: Tokens, i: int, j: int, number: int, after: int, ordinal: bool) -> bool:
    """Whether the number at j is the day of the month at i, and not the beginning of something else."""
    words = t.words
    if words[i] in VERB_MONTHS and not t.capital(i) and not ordinal and words[i - 1] not in ("on", "until", "by", "since"):
        return False
    if words[j].isdecimal() or ordinal:
        if t.glued(after - 1) and words[after] in (":", "%", "/") or (
            words[after] in (".", ",") and t.glued(after - 1) and words[after + 1].isdecimal() and t.glued(after)
        ):
            return False
        if words[after] in ("am", "pm", "per", "percent", "million", "bn", "km", "st") and not ordinal:
            return False
        if words[j] in ORDINALS and (words[after] == "-" or not _goes_on_or_year(t, after)):
            return False
        if words[i - 1] == "in" and not ordinal:  # "In March 20 people died": "in" goes with a month
            return not (words[after].isalpha() and words[after] not in FUNCTION_WORDS)
        return True
    return False


def _bare_month(t: Tokens, i: int, cued: bool) -> bool:
    """Whether a month's name with nothing after it is a month, and not a name, a verb or a march."""
    words, word = t.words, t.words[i]
    before, capital = words[i - 1], t.capital(i)
    if before == "-" and t.glued_before(i) and words[i - 2] in ("mid", "early", "late"):
        before = "mid"
    if words[i + 1] in _RANGE and words[i + 2] in MONTH and word != words[i + 2] or (
        words[i + 1] == "and" and words[i + 2] in MONTH and before == "between"
    ):
        return capital or word not in VERB_MONTHS or before in ("from", "between")
    if word not in DOUBTFUL_MONTHS:
        return word not in MONTH_SHORT and (capital or before in MONTH_CUES or cued)
    named = t.capital(i + 1) and words[i + 1] not in MONTH and words[i + 1] not in WEEKDAY
    if word in VERB_MONTHS and not capital:
        return word == "may" and before == "in" and _goes_on(t, i + 1)
    if cued or before in STRONG_MONTH_CUES:
        return not (before == "late" and words[i - 2] == "the" and named) and (capital or word not in MONTH_SHORT or before == "in")
    if word in MONTH_SHORT:
        return capital and before in MONTH_CUES and before not in ("for", "by", "of", "from", "and", "or", "to", "the", "a")
    if not capital or before not in MONTH_CUES or named:
        return False
    if words[i + 1] == "'" and words[i + 2] == "s" or before in ("and", "or"):
        return words[i - 2] in MONTH and before in ("and", "or")
    if before in ("the", "a"):
        return words[i + 1].isalpha() and words[i + 1] not in FUNCTION_WORDS
    return True


# ------------------------------------------------------------------------------------------------- weekdays


def read_weekday(t: Tokens, i: int) -> Found | None:
    """A weekday at i, with the date beside it: "Wednesday (March 20)", "Tuesday, 5 March", "Monday night", "Friday 21st"."""
    words, weekday = t.words, WEEKDAY[t.words[i]]
    j = i + 1
    if words[i] in WEEKDAY_SHORT and words[j] == "." and t.glued(i):
        j += 1
    part = words[j] in PARTS_OF_DAY
    j += part
    found = _date_beside(t, j)
    if found:
        if found.weekday is None:
            found.weekday = weekday
        found.first = i
        return found
    if (words[i] in DOUBTFUL_WEEKDAYS or words[i] in WEEKDAY_SHORT) and (words[i] in DOUBTFUL_WEEKDAYS or not t.capital(i)):
        return None
    if t.capital(i - 1) and words[i - 1] not in FUNCTION_WORDS and words[i - 1] not in SHIFTS and i > 0 and words[i - 1] not in (
        "early", "late", "one", "every", "each", "that", "holiday", "yesterday", "black"
    ) and t.text[t.starts[i - 1] : t.ends[i - 1]].istitle() and t.capital(i):  # fmt: skip
        return None  # "Sheffield Wednesday"
    if words[i - 1] == "black":
        return None
    k = j + (words[j] in ("of", ","))
    if words[k] in SHIFTS and words[k + 1] == "week":
        monday = t.published - timedelta(days=t.published.weekday() - 7 * SHIFTS[words[k]])
        return Found(i, k + 2, Interval.day(monday + timedelta(days=weekday)))
    return Found(i, j, weekday=weekday)


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
            closes = words[ordinal[1]] == ")" if opened else _goes_on(t, ordinal[1])
            if closes and (ordinal[2] and (the or words[k].isdecimal()) or words[ordinal[1]] in (".", ",", ")", "", "\n", "!", "?")):
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


# ------------------------------------------------------------------------------------ years and parts of them


def read_year(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A year at i: "in 2019", "the 2019 election", "(2019)", "2022/23", "2022-23 school year", "2014-2018", "1990s"."""
    words, year = t.words, year_at(t, i)
    if not year:
        return None
    j = i + 1
    if words[j] == "s" and t.glued(i) or words[j] == "'" and words[j + 1] == "s" and t.glued(i) and year % 10 == 0 and words[i - 1] == "the":
        last = j + 1 + (words[j] == "'")
        return Found(i, last, decade_of(year), takes_the=True) if year % 10 == 0 else None
    if words[j] == "-" and words[j + 1] in ("q", "h") and t.glued(i) and t.glued(j):
        j += 1
    if words[j] in ("q", "h") and t.glued(j) and 1 <= t.number(j + 1) <= (4 if words[j] == "q" else 2):
        return Found(i, j + 2, part_of_year(year, words[j], t.number(j + 1)))
    end = _season_end(t, i, year)
    if end:
        month = 4
        last = j + 2
        kind = YEAR_KINDS.get(words[last])
        if kind and words[last + 1] in ("year", "years"):
            month, last = kind, last + 2
        elif words[last] in ("season", "academic", "school"):
            month = 9 if words[last] != "season" else 7
        elif kind is None and words[i - 1] in ("year", "years") and words[i - 2] in YEAR_KINDS:
            month = YEAR_KINDS[words[i - 2]]
        return Found(i, last, Interval(year_from(year, month).start, year_from(end - 1, month).end, year_from(year, 4).precision))
    kind = YEAR_KINDS.get(words[j])
    if kind and words[j + 1] == "year":
        return Found(i, j + 2, year_from(year, kind), takes_the=True)
    if not cued and not is_year_cued(t, i):
        return None
    found = Found(i, j, year=year)
    found.of_year = Interval.year
    return found


def part_of_year(year: int, letter: str, number: int) -> Interval:
    if letter == "q":
        return quarter_of(year, number)
    first = quarter_of(year, number * 2 - 1)
    return Interval(first.start, quarter_of(year, number * 2).end, first.precision)


def _season_end(t: Tokens, i: int, year: int) -> int:
    """The second year of "2022-23", "2022/23" or "2022/2023", or 0."""
    words = t.words
    if words[i + 1] not in ("/", "-") or not t.glued(i) or not t.glued(i + 1) or (t.glued(i + 2) and words[i + 3] in "-/"):
        return 0
    end = t.number(i + 2)
    if t.glued_before(i) and words[i - 1] in "-/":
        return 0
    if len(words[i + 2]) == 2 and end == (year + 1) % 100:
        return year + 1
    return year + 1 if words[i + 1] == "/" and end == year + 1 else 0


def is_year_cued(t: Tokens, i: int) -> bool:
    """Whether something beside a four-digit number makes it a year: a preposition, a month, brackets, "the … election"."""
    words = t.words
    before, after = words[i - 1], words[i + 1]
    if before == "-" and words[i - 2] in ("mid", "early", "late") and t.glued_before(i):
        return True
    if before in YEAR_CUES:
        return not (before == "in" and words[i - 2] == "one")
    if before == "(" and after in (")", "-", "to"):
        return words[i + 1] == ")" or bool(year_at(t, i + 2))
    ranged = after in ("to", "-", "until", "through") and year_at(t, i + 2) > year_at(t, i)
    if ranged and (after != "-" or (t.glued(i) and t.glued(i + 1) and not t.glued_before(i))):
        return words[i + 3] != "-" and not (before == "-" and t.glued_before(i))
    if before in WEAK_YEAR_CUES:
        if before in ("and", "or"):
            return year_at(t, i - 2) > 0 and not counts(t, i + 1)
        return not counts(t, i + 1)
    if before in DETERMINERS:
        return after.isalpha() and not (counts(t, i + 1) and after in COUNTED) and after not in FUNCTION_WORDS or after == "'"
    if before == ",":
        return year_at(t, i - 2) > 0 and not counts(t, i + 1)
    return after == "'" and words[i + 2] == "s" or (t.initial(i) and after in ("was", "saw", "has", "will", "is"))


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
    if not quoted and words[k] != "the" and not (words[k] == "and" and words[k - 1] == "s") and words[i] != "noughties":
        return None
    if words[last] in ("and", "or") and words[last + 1] in ("her", "his", "their"):
        return None
    return Found(i - quoted, last, decade_of(_decade_year(number, t.published)), takes_the=True)


def _decade_year(two_digits: int, published: date) -> int:
    year = published.year // 100 * 100 + two_digits
    return year - 100 if year > published.year else year


def read_season(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A season at i: "in the summer", "summer 2023", "the winter of 2022-23", "this autumn" (its word is read before)."""
    words, month = t.words, SEASONS[t.words[i]]
    year = read_year_after(t, i + 1, comma=False)
    before = words[i - 2] if words[i - 1] == "the" else words[i - 1]
    if not year and not cued:
        if words[i] == "fall" or before not in ("in", "by", "since", "until", "during", "over", "throughout", "of", "for"):
            return None
        if before in ("of", "for") and words[i - 1] != "the":
            return None
        if words[i + 1].isalpha() and words[i + 1] not in FUNCTION_WORDS and words[i + 1] not in ("holidays", "holiday", "term"):
            return None
    last = i + 1
    if year:
        last = year[1]
        if words[last] in ("/", "-") and t.glued_before(last) and len(words[last + 1]) == 2 and words[last + 1].isdecimal():
            last += 2
    found = Found(i, last, takes_the=True, year=year[0] if year else None)
    found.of_year = lambda y: season_of(y, month)
    return found


def read_feast(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A feast at i, with its year if given: "New Year's Day", "Christmas Eve 2023", "last Easter", "Good Friday"."""
    words = t.words
    for length in (5, 4, 3, 2, 1):
        key = tuple(words[i : i + length])
        if key in FIXED_FEASTS or key in EASTER_FEASTS or key in NTH_FEASTS:
            break
    else:
        return None
    if length == 1 and not t.capital(i) and not cued:
        return None
    year = read_year_after(t, i + length, comma=False)
    after = words[i + length]
    if length == 1 and not year and not cued:
        if words[i - 1] not in FEAST_CUES or (after.isalpha() and after not in FUNCTION_WORDS):
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
    return Found(i, j + 1, Interval(date(year, 1, 1), date(year + 99, 12, 31), decade_of(year).precision), takes_the=True)


# ------------------------------------------------------------------------------------------------- settling


def settle(t: Tokens, found: Found, past: bool | None) -> None:
    """Give `found` its interval: choose the year that is meant, check the weekday, and cut out an early or late part."""
    if found.settled:
        return
    found.settled = True
    published = t.published
    if found.of_year:
        if found.year is not None:
            found.interval = found.of_year(found.year)
        else:
            found.year_given = False
            found.interval = _year_meant(found, found.of_year, published, past)
        if not found.interval and found.day and found.month:
            found.problem = "impossible-day"
    elif found.day:
        found.year_given = False
        found.interval = _day_meant(found, published, past)
    elif found.weekday is not None and not found.interval:
        found.year_given = False
        found.interval = Interval.day(near_weekday(found.weekday, published, past))
        found.weekday = None
    if found.interval and found.weekday is not None and found.interval.start.weekday() != found.weekday:
        found.problem = "weekday"
    if found.part and found.interval and not (found.interval.start == found.interval.end):
        found.interval = third(found.interval, found.part)
        found.approximate = True


def _year_meant(found: Found, of_year: YearMaker, published: date, past: bool | None) -> Interval | None:
    """By tense; with a weekday, the nearest, unless the weekday fits only the one that the tense gives."""
    told = nearest(of_year, published, past)
    near = nearest(of_year, published, None)
    if found.weekday is None:
        far = past is True and told and found.day and (published - told.end).days > _LONGEST_LOOK_BACK
        return near if far else told
    if told and told.start.weekday() == found.weekday:
        return told
    return near


def _day_meant(found: Found, published: date, past: bool | None) -> Interval | None:
    """The day of "the 12th": of this month or one beside it, by tense, and by the weekday if it is named."""
    day = found.day or 1
    around = []
    for months in range(-7, 8) if found.weekday is not None else range(-1, 2):
        month = published.year * 12 + published.month - 1 + months
        made = day_maker(month % 12 + 1, day, day)(month // 12)
        if made and (found.weekday is None or made.start.weekday() == found.weekday):
            around.append(made)
    if past is True:
        around = [made for made in around if made.start <= published] or around
    elif past is False:
        around = [made for made in around if made.start >= published] or around
    return min(around, key=lambda made: abs((made.start - published).days), default=None)
