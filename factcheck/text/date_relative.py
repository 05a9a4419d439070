"""Reads dates that count from another day: "last Thursday", "earlier this month", "a fortnight ago", "the end of March"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from ..intervals import Interval, Precision
from .date_calendar import decade_of, nth_weekday, quarter_of, season_of, shift, unit_around, week_of, year_from
from .date_durations import is_age, is_rate, read_amount, read_number, reckon, rolling, whole
from .date_reader import (
    part_of_year, read_century, read_day_first, read_feast, read_month_first, read_number_date, read_ordinal,
    read_season, read_short_decade, read_weekday, read_year, settle,
)  # fmt: skip
from .date_tokens import Found, Tokens
from .date_words import (
    ANY_SHIFT, ANY_UNIT, DAY_WORDS, DECADE_WORDS, LAST_OF, MONTH, NUMBERS, ORDINALS, PARTS, PARTS_OF_DAY, PARTS_WITH_OF,
    PLURAL_UNITS, SEASONS, SHIFTS, TOLD_SHIFTS, UNITS, VERB_MONTHS, WEEKDAY, YEAR_KINDS,
)  # fmt: skip

_MODALS = frozenset({"will", "would", "to", "can", "could", "should", "may", "might", "must", "shall", "not", "t", "d", "ll"})
_CALENDAR_UNITS = frozenset({"day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"})


def read_point(t: Tokens, i: int, cued: bool = False) -> Found | None:
    """A calendar date at i, of any kind; `cued` when what stands before makes a bare month or year a date."""
    word = t.words[i]
    if word.isdecimal():
        if len(word) == 4:
            return read_number_date(t, i) or read_year(t, i, cued)
        if len(word) > 2:
            return None
        return read_number_date(t, i) or read_day_first(t, i) or read_short_decade(t, i) or read_nth(t, i)
    if word in MONTH:
        return read_feast(t, i, cued) or read_month_first(t, i, cued)
    if word in WEEKDAY:
        return read_weekday(t, i)
    if word in ORDINALS:
        return read_day_first(t, i) or read_nth(t, i)
    if word in NUMBERS:
        return (read_day_first(t, i) or read_nth(t, i)) if word in ("twenty", "thirty") else None
    if word in SEASONS:
        return read_feast(t, i, cued) or read_season(t, i, cued)
    if word in DECADE_WORDS:
        return read_short_decade(t, i)
    if word in YEAR_KINDS:
        return read_year_kind(t, i)
    if word == "year":
        found = read_year(t, i + 1) if t.words[i + 1].isdecimal() else None
        if found and found.year is not None:
            found.first, found.takes_the = i, True
        return found
    if word == "q":
        return read_quarter(t, i)
    if word == "'" and t.glued(i):
        return read_short_year(t, i)
    return read_feast(t, i, cued)


def read_any(t: Tokens, i: int) -> Found | None:
    """A date at i, counted from another day or of the calendar, for use inside a larger one."""
    word = t.words[i]
    if word in DAY_WORDS:
        return read_day_word(t, i)
    if word in ANY_SHIFT:
        return read_shift(t, i)
    if word in PARTS:
        return read_part(t, i)
    if word == "the":
        return read_any(t, i + 1)
    if word in LAST_OF:
        return read_nth(t, i)
    return read_point(t, i, cued=True)


def read_short_year(t: Tokens, i: int) -> Found | None:
    """A decade "'80s", or a year "'82" after "in" or "since"."""
    if t.words[i + 2] in ("s", "'"):
        return read_short_decade(t, i + 1)
    number = t.number(i + 1, 2)
    if number < 10 or t.glued(i + 1) and t.words[i + 2].isalnum() or t.words[i - 1] not in ("in", "since", "of", "summer"):
        return None
    year = t.published.year // 100 * 100 + number
    year -= 100 if year > t.published.year + 10 else 0
    return Found(i, i + 2, of_year=Interval.year, year=year)


def read_quarter(t: Tokens, i: int) -> Found | None:
    """A quarter at i: "Q1 2024", "q3 of 2023"."""
    number, j = t.number(i + 1), i + 2
    if not 1 <= number <= 4 or not t.glued(i):
        return None
    j += t.words[j] in ("of", "in", "-")
    found = Found(i, i + 2, of_year=lambda y: quarter_of(y, number))
    inner = read_year(t, j, cued=True) if t.words[j].isdecimal() else _scope(t, j)
    if inner and inner.precision == Precision.YEAR:
        settle(t, inner, None)
        found.year, found.last = inner.interval.start.year if inner.interval else None, inner.last
    return found


def read_year_kind(t: Tokens, i: int) -> Found | None:
    """A financial, school or calendar year at i: "financial year 2022/23", "academic year 2023", "the school year"."""
    words = t.words
    if words[i + 1] != "year":
        return None
    j, month = i + 2, YEAR_KINDS[words[i]]
    j += words[j] == "of"
    inner = read_year(t, j, cued=True)
    if inner:
        settle(t, inner, None)
        if inner.interval and inner.year is not None:
            inner.interval = year_from(inner.year, month)
        inner.first, inner.takes_the = i, True
        return inner
    if words[i - 1] != "the" or words[i] == "calendar":
        return None
    return Found(i, i + 2, _year_around(t, month, 0), year_given=False, approximate=True, takes_the=True)


def _year_around(t: Tokens, first_month: int, by: int) -> Interval:
    year = t.published.year + by - (t.published.month < first_month)
    return year_from(year, first_month)


def read_day_word(t: Tokens, i: int) -> Found:
    """"Today", "yesterday", "tomorrow", "tonight", and "yesterday morning"."""
    day = t.published + timedelta(days=DAY_WORDS[t.words[i]])
    return Found(i, i + 1 + (t.words[i + 1] in PARTS_OF_DAY), Interval.day(day))


def read_day_before(t: Tokens, i: int) -> Found | None:
    """"The day before yesterday", "the week after next", "the year before last", "the day after 5 May"."""
    words, unit = t.words, UNITS.get(t.words[i], "")
    if words[i + 1] not in ("before", "after") or unit not in _CALENDAR_UNITS:
        return None
    sign = 1 if words[i + 1] == "after" else -1
    if words[i + 2] in ("last", "next") and (words[i + 2] == "next") == (sign > 0) and words[i + 3] not in UNITS:
        return Found(i, i + 3, unit_around(shift(t.published, sign * 2, unit), unit), takes_the=True)
    other = read_any(t, i + 2) if unit == "day" else None
    if other:
        settle(t, other, t.is_past(i))
        day = other.interval.start + timedelta(days=sign) if other.interval else None
        given = other.year_given
        return Found(i, other.last, Interval.day(day) if day else None, year_given=given, takes_the=True)
    return None


def read_shift(t: Tokens, i: int) -> Found | None:
    """What "last", "this", "next", "past", "previous", "following", "coming" begin: see the examples in the branches."""
    words, word = t.words, t.words[i]
    by = ANY_SHIFT[word]
    j = i + 1
    if word == "last" and words[i - 1] in _MODALS:
        return None  # "the course will last three weeks"
    if word == "this" and words[j] in ("coming", "past", "last", "next", "upcoming", "forthcoming"):  # "this coming Friday"
        by, j = SHIFTS[words[j]], j + 1
    told = word in TOLD_SHIFTS
    nxt = words[j]
    if nxt.isdecimal() or nxt in NUMBERS or nxt in ("few", "several", "couple", "many"):
        return _read_rolling(t, i, j, by, told)
    if nxt == "week" and words[j + 1] in ("-", "on", "of") or nxt == "week" and words[j + 1] in WEEKDAY:
        found = _read_weekday_of_week(t, i, j, by)
        if found:
            return found
    if nxt in UNITS and UNITS[nxt] in _CALENDAR_UNITS:
        return _read_shifted_unit(t, i, j, by, told)
    if nxt in YEAR_KINDS and words[j + 1] == "year":
        return Found(i, j + 2, _year_around(t, YEAR_KINDS[nxt], by), takes_the=True)
    if nxt in ("working", "trading") and words[j + 1] in ("week", "day"):
        return _read_shifted_unit(t, i, j + 1, by, told)
    if told and word in ("same", "that"):
        return None
    if nxt in PARTS_OF_DAY:
        if word not in ("this", "last", "next"):
            return None
        return Found(i, j + 1, Interval.day(t.published + timedelta(days=by)))
    if nxt in WEEKDAY:
        return _read_shifted_weekday(t, i, j, by)
    if nxt in MONTH:
        if (nxt in VERB_MONTHS and not t.capital(j)) or (nxt not in VERB_MONTHS and not t.capital(j) and word != "last"):
            return None
        inner = read_month_first(t, j, cued=True)
        return _nearest_shifted(t, i, inner, by) if inner else None
    if nxt in SEASONS:
        if words[j + 1] == "in" and nxt == "spring":
            return None
        month = SEASONS[nxt]
        inner = Found(j, j + 1, of_year=lambda y: season_of(y, month))
        return _nearest_shifted(t, i, inner, by)
    inner = read_feast(t, j, cued=True)
    return _nearest_shifted(t, i, inner, by) if inner else None


def _read_rolling(t: Tokens, i: int, j: int, by: int, told: bool) -> Found | None:
    """"The past 10 years", "the next three to six months", "the last few weeks"."""
    amount = read_amount(t, j)
    number_only = read_number(t, j)
    if not amount and number_only and t.words[number_only[1]] == "quarters":
        amount = Found(j, number_only[1] + 1, number=number_only[0], unit="quarter")
    if not amount or is_age(t, amount) or t.words[amount.last - 1] not in ANY_UNIT or not by:
        return None
    found = Found(i, amount.last, takes_the=True, number=amount.number, unit=amount.unit, approximate=True)
    number = whole(amount.number)
    if number and not told and amount.unit not in ("second", "minute", "hour"):
        found.interval = rolling(number, amount.unit, Interval.day(t.published), by)
        if amount.unit == "quarter":  # whole quarters, as companies report them
            ends = [unit_around(shift(t.published, by * n, "quarter"), "quarter") for n in (1, number)]
            found.interval = Interval(min(ends).start, max(ends).end, Precision.SEASON)
        found.starts, found.ends = Interval.day(found.interval.start), Interval.day(found.interval.end)
    elif amount.unit in ("second", "minute", "hour"):
        found.kind = "duration"
    return found


def _read_weekday_of_week(t: Tokens, i: int, j: int, by: int) -> Found | None:
    """"Next week on Tuesday", "last week Monday"."""
    k = j + 1 + (t.words[j + 1] in ("-", "on"))
    if t.words[k] not in WEEKDAY:
        return None
    week = week_of(shift(t.published, by, "week"))
    return Found(i, k + 1, Interval.day(week.start + timedelta(days=WEEKDAY[t.words[k]])), takes_the=True)


def _read_shifted_unit(t: Tokens, i: int, j: int, by: int, told: bool) -> Found | None:
    """"Last week", "this weekend", "next year", "the past decade", "the following day", "the previous month"."""
    words, word, unit = t.words, t.words[i], UNITS[t.words[j]]
    if words[j] == "night":
        return Found(i, j + 1, Interval.day(t.published + timedelta(days=by))) if word in ("last", "next") else None
    if (told or word == "next") and unit == "day":
        return _read_told_day(t, i, j, by)
    if unit == "day" or (word == "past" and words[i - 1] not in ("the", "this", "in", "over", "for")):
        return None
    if told:
        anchor = t.told.start if t.told else None
        interval = unit_around(shift(anchor, by, unit), unit) if anchor else None
        if word in ("same", "that") and not anchor:
            return None
        return Found(i, j + 1, interval, approximate=True, takes_the=True, year_given=False)
    if unit == "fortnight" or unit == "decade" and by or word == "past" or (
        word == "last" and words[i - 1] == "the" and words[i - 2] in ("in", "over", "within", "during", "for")
        and unit != "quarter"
    ):  # fmt: skip
        interval = rolling(1, unit, Interval.day(t.published), by)
        return Found(i, j + 1, interval, approximate=True, takes_the=True, number="1", unit=unit)
    if unit == "century":
        return None
    day = shift(t.published, by, unit)
    if unit == "weekend" and by < 0 and t.published.weekday() >= 5:
        day = t.published - timedelta(days=7)
    return Found(i, j + 1, unit_around(day, unit), takes_the=True)


def _read_told_day(t: Tokens, i: int, j: int, by: int) -> Found | None:
    """"The next day", "the following day", "that day", "the same day": counted from the date last told."""
    if not t.told or t.told.precision != Precision.DAY:
        return None if t.words[i] in ("that", "same") else Found(i, j + 1, takes_the=True, year_given=False, approximate=True)
    day = (t.told.end if by > 0 else t.told.start) + timedelta(days=by)
    return Found(i, j + 1, Interval.day(day), takes_the=True, year_given=False, approximate=True)


def _read_shifted_weekday(t: Tokens, i: int, j: int, by: int) -> Found | None:
    """"Last Thursday" (before publication day), "next Friday night" (after it), "this Friday (June 15)"."""
    found = read_weekday(t, j)
    if not found:
        return None
    found.first = i
    if found.interval or found.month or found.day:
        return found
    weekday = found.weekday or 0
    ahead = (weekday - t.published.weekday()) % 7
    if by < 0:
        ahead = ahead - 7
    elif by > 0:
        ahead = ahead or 7
    elif t.words[i] == "this" and t.is_past(i) is True:
        ahead = ahead - 7 if ahead else 0
    return Found(i, found.last, Interval.day(t.published + timedelta(days=ahead)))


def _nearest_shifted(t: Tokens, i: int, inner: Found, by: int) -> Found | None:
    """The last one that is over, the next one to begin, or this year's: for months, seasons and feasts."""
    made: Callable[[int], Interval | None] | None = inner.of_year
    if not made:
        return None
    inner.first = i
    if inner.year is not None:
        return inner
    published = t.published
    near = [found for y in range(published.year - 8, published.year + 9) if 0 < y < 9999 and (found := made(y))]
    if by < 0:
        near = [found for found in near if found.end < published][-1:]
    elif by > 0:
        near = [found for found in near if found.start > published][:1]
    else:
        around = [found for found in near if found.start <= published <= found.end]
        near = around or [found for found in near if found.start.year == published.year]
    inner.settled, inner.interval, inner.takes_the = True, near[0] if near else None, False
    if not near and inner.month:
        inner.problem = "impossible-day"
    return inner


def read_part(t: Tokens, i: int) -> Found | None:
    """"Early March", "mid-2011", "the late 80s", "the end of March", "the start of next year", "late last year"."""
    words, word = t.words, t.words[i]
    j = i + 1
    if word in PARTS_WITH_OF:
        if words[j] not in ("of", "to") or words[j] == "to" and word != "end":
            return None
        j += 1 + (words[j + 1] == "the")
        if words[j] in ("week", "month", "year") and words[j - 1] == "of" and words[j + 1] not in UNITS:
            return Found(i, j + 1, unit_around(t.published, words[j]), part=PARTS[word], approximate=True)
    else:
        j += words[j] == "-" and t.glued(i)
        if words[j] in ("to", "or", "-") and words[j + 1] in ("mid", "late"):
            j += 2 + (words[j + 2] == "-")
        j += words[j] == "in" and words[j + 1] in ANY_SHIFT
        j += words[j] == "in" and words[j + 1] == "the" and words[j + 2] in UNITS
    if j > i + 1 and words[j - 1] == "the" or words[j] == "the" and words[j + 1] in UNITS:
        j += words[j] == "the"
        unit = UNITS.get(words[j])
        if unit in ("week", "month", "year", "decade", "quarter") and words[j + 1] not in ("before", "after", "-"):
            whole_unit = unit_around(t.published, unit)
            return Found(i, j + 1, whole_unit, part=PARTS[word], approximate=True, takes_the=True)
    inner = read_any(t, j)
    if not inner or inner.kind != "date" or (inner.part and not inner.settled):
        return None
    inner.first, inner.approximate, inner.takes_the = i, True, word in PARTS_WITH_OF or inner.takes_the
    if inner.day is None and inner.weekday is None:
        inner.part = PARTS[word]
    return inner


def read_earlier(t: Tokens, i: int) -> Found | None:
    """"Earlier this month", "later this year", "earlier in the week", "later today", "earlier on Monday"."""
    words, later = t.words, t.words[i] == "later"
    j = i + 1
    if words[j] == "in" and words[j + 1] == "the":
        unit = UNITS.get(words[j + 2])
        if unit not in ("week", "month", "year"):
            return None
        found = Found(i, j + 3, unit_around(t.published, unit))
    elif words[j] in ("this", "last", "next", "that", "today", "yesterday", "tomorrow") or words[j] == "in" and words[j + 1] in MONTH:
        inner = read_any(t, j + (words[j] == "in"))
        if not inner or inner.kind != "date":
            return None
        if words[j] != "this" or words[j + 1] not in UNITS:
            inner.first = i
            return inner
        found = Found(i, inner.last, inner.interval)
    else:
        return None
    whole_unit = found.interval
    if whole_unit:
        start, end = (t.published, whole_unit.end) if later else (whole_unit.start, t.published)
        found.interval = Interval(start, end, whole_unit.precision)
        found.approximate = True
    return found


def _scope(t: Tokens, j: int) -> Found | None:
    """The month or year that a part belongs to: "2024", "March", "last year", "the year"."""
    words = t.words
    j += words[j] == "the"
    if words[j] in ("year", "month") and words[j - 1] == "the":
        return Found(j, j + 1, unit_around(t.published, words[j]), approximate=True)
    return read_any(t, j)


def read_nth(t: Tokens, i: int) -> Found | None:
    """"The first quarter of 2024", "the last week of March", "the third Monday in May", "the first half of the year"."""
    words = t.words
    if words[i] in LAST_OF:
        nth, j = -1, i + 1
    else:
        ordinal = read_ordinal(t, i)
        if not ordinal or not ordinal[2]:
            return None
        nth, j = ordinal[0], ordinal[1]
    amount = read_amount(t, j) if words[j].isdecimal() or words[j] in NUMBERS else None
    if amount:
        unit, number, j = amount.unit, whole(amount.number), amount.last
    else:
        hyphen = words[j] == "-" and words[j + 1] == "quarter"
        j += hyphen
        word = words[j]
        unit, number = "half" if word == "half" else UNITS.get(word, "weekday" if word in WEEKDAY else ""), 1
        if word in WEEKDAY and not t.capital(j):
            return None
        j += 1
    if not unit or unit in ("second", "minute", "hour", "century", "fortnight", "decade"):
        return None
    inner = _scope(t, j + 1) if words[j] in ("of", "in") else read_year(t, j, cued=True) if unit == "quarter" else None
    if not inner:
        if unit == "quarter" and number == 1 and 0 < nth <= 4 and words[j] != "-" and words[i - 1] in ("the", "in", "its", "s", "our", "for") or hyphen_quarter(t, i, j):
            return Found(i, j, of_year=lambda y: quarter_of(y, nth), takes_the=True)
        return None
    if inner.kind != "date":
        return None
    inner_year_free = inner.of_year is not None and inner.year is None
    settle(t, inner, t.is_past(i))
    if not inner.interval or inner.interval.precision < Precision.MONTH:
        return None
    interval = _nth_of(inner.interval, nth, number, unit, t.words[j - 1])
    if not interval:
        return None
    return Found(i, inner.last, interval, takes_the=True, year_given=not inner_year_free, approximate=inner.approximate)


def hyphen_quarter(t: Tokens, i: int, j: int) -> bool:
    """Whether tokens before j are the "third-quarter" of "third-quarter results"."""
    words = t.words
    return words[j - 1] == "quarter" and words[j - 2] == "-" and words[j] != "-" and words[i] in ORDINALS


def _nth_of(whole_part: Interval, nth: int, number: int, unit: str, word: str) -> Interval | None:
    """The nth unit, or the first or last so many units, of a month or year. Weeks belong where their Thursday lies."""
    start, end = whole_part.start, whole_part.end
    if unit == "half":
        half = 2 if nth == -1 else nth
        if whole_part.precision != Precision.YEAR:
            middle = start + (end - start) // 2
            parts = Interval(start, middle, whole_part.precision), Interval(middle, end, whole_part.precision)
            return parts[half - 1] if half <= 2 else None
        return part_of_year(start.year, "h", half) if half <= 2 else None
    if unit == "quarter":
        quarter = 4 if nth == -1 else nth
        return quarter_of(start.year, quarter) if quarter <= 4 and whole_part.precision == Precision.YEAR else None
    if unit == "weekday":
        day = nth_weekday(whole_part, WEEKDAY[word], nth)
        return Interval.day(day) if day else None
    if unit == "week":
        thursday = nth_weekday(whole_part, 3, 1 if nth > 0 else -1)
        if not thursday:
            return None
        monday = thursday - timedelta(days=3) + timedelta(weeks=(nth - 1) if nth > 0 and number == 1 else 0)
        if nth < 0:
            monday -= timedelta(weeks=number - 1)
        return Interval(monday, monday + timedelta(days=7 * number - 1), Precision.WEEK)
    if unit == "weekend":
        saturday = nth_weekday(whole_part, 5, nth)
        return Interval(saturday, saturday + timedelta(days=1)) if saturday else None
    if nth > 0 and number == 1:
        first = shift(start, nth - 1, unit)
        if first > end:
            return None
        return Interval.day(first) if unit == "day" else unit_around(first, unit)
    if nth > 0:
        last = shift(start, number, unit) - timedelta(days=1)
        return Interval(start, last, unit_around(start, unit).precision)
    first = shift(end + timedelta(days=1), -number, unit)
    return Interval(first, end, unit_around(start, unit).precision)


def read_week_of(t: Tokens, i: int) -> Found | None:
    """"W/c 5 March", "the week beginning Monday, March 4", "the week of 4 March": seven days from that day."""
    words = t.words
    j = i + 1
    if words[i] == "w":
        if words[j] != "/" or words[j + 1] not in ("c", "b"):
            return None
        j += 2
    elif words[j] in ("beginning", "commencing", "starting", "ending", "of", "from"):
        j += 1
    else:
        return None
    ending = words[j - 1] == "ending"
    j += words[j] == "on"
    j += words[j] == "the"
    inner = read_point(t, j)
    if not inner or inner.precision != Precision.DAY:
        return None
    settle(t, inner, t.is_past(i))
    found = Found(i, inner.last, problem=inner.problem, weekday=inner.weekday, takes_the=True, year_given=inner.year_given)
    if inner.interval:
        first = inner.interval.end - timedelta(days=6) if ending else inner.interval.start
        found.interval = Interval(first, first + timedelta(days=6), Precision.WEEK)
    return found


def read_length(t: Tokens, i: int) -> Found | None:
    """A number with a unit at i, and what it is reckoned from: "six weeks", "a fortnight ago", "two days after 5 May".

    Ages give None and are stepped over by the caller through `skip`.
    """
    found = read_amount(t, i)
    if not found:
        return None
    words = t.words
    if is_age(t, found):
        found.kind = "age"
        return found
    if is_rate(t, found):
        found.kind = "set"
        return found
    j = found.last
    word = words[j]
    today = Interval.day(t.published)
    if word in ("ago", "earlier", "later", "afterwards", "beforehand", "hence", "previously"):
        found.kind, found.last, found.approximate = "date", j + 1, True
        if word == "ago":
            if words[j + 1] in ("today", "yesterday"):
                found.last = j + 2
            found.interval = reckon(found, today, -1)
    elif word == "'" and (words[j + 1] == "time" or words[j + 1] == "s" and words[j + 2] == "time"):
        found.kind, found.last, found.approximate = "date", j + 2 + (words[j + 1] == "s"), True
        found.interval = reckon(found, today, 1)
    elif word == "from" and words[j + 1] in ("now", "today") or word == "from" and words[j + 1] == "tomorrow":
        day = t.published + timedelta(days=words[j + 1] == "tomorrow")
        found.kind, found.last, found.approximate = "date", j + 2, True
        found.interval = reckon(found, Interval.day(day), 1)
    elif word in ("before", "after", "from", "prior") and whole(found.number):
        _from_another(t, found, j)
    elif words[i - 1] == "in" and t.is_past(i) is False and words[j - 1] in ANY_UNIT and word != "-":
        found.kind, found.approximate = "date", True
        found.interval = reckon(found, today, 1)
    if found.kind == "date" and found.unit in ("second", "minute", "hour"):
        found.interval = None
    return found


def _from_another(t: Tokens, found: Found, j: int) -> None:
    """"Two weeks before Christmas", "three days after 5 May": exact days only if the other date is a day."""
    words = t.words
    k = j + 1 + (words[j] == "prior" and words[j + 1] == "to")
    k += words[k] == "the"
    other = read_any(t, k)
    if not other or other.kind != "date":
        return
    settle(t, other, t.is_past(found.first))
    if not other.interval or other.interval.precision != Precision.DAY:
        return
    found.kind, found.last, found.year_given = "date", other.last, other.year_given
    found.approximate = found.unit != "day"
    found.interval = reckon(found, other.interval, -1 if words[j] in ("before", "prior") else 1)


def read_set(t: Tokens, i: int) -> Found | None:
    """"Every Tuesday", "each year", "every two weeks", "every other month"."""
    words, j = t.words, i + 1
    j += words[j] in ("other", "single", "second", "third", "few")
    amount = read_amount(t, j)
    if amount:
        return Found(i, amount.last, kind="set")
    if words[j] in UNITS or words[j] in WEEKDAY or words[j] in SEASONS or (words[j] in MONTH and t.capital(j)) or words[j] in PARTS_OF_DAY:
        last = j + 1
        while words[last] in ("and", "or") and words[last + 1] in WEEKDAY:
            last += 2
        return Found(i, last + (words[last] in PARTS_OF_DAY), kind="set")
    return None


def read_vague(t: Tokens, i: int) -> Found | None:
    """A length without a number: "for years", "in decades", "decades-long"."""
    words = t.words
    if words[i - 1] in ("for", "in", "over", "after", "of") or (words[i + 1] == "-" and words[i + 2] == "long"):
        if words[i - 1] == "of" and words[i - 2] not in ("couple", "number", "hundreds", "dozens"):
            return None
        last = i + 1 if words[i + 1] != "-" else i + 3
        return Found(i, last, kind="duration", number="X", unit=PLURAL_UNITS[words[i]], approximate=True)
    return None


def read_decade(t: Tokens, year: int) -> Interval:
    return decade_of(year)


__all__ = [
    "read_any", "read_century", "read_day_before", "read_day_word", "read_earlier", "read_length", "read_nth", "read_part",
    "read_point", "read_set", "read_shift", "read_vague", "read_week_of",
]  # fmt: skip
