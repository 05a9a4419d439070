"""Gives a date that was read its interval: the year that is meant, the check of the weekday, the early or late part."""

from __future__ import annotations

from datetime import date

from ...intervals import Interval
from .calendar import YearMaker, day_maker, near_weekday, nearest, third
from .tokens import Found, Tokens

# News gives the year of a day so long ago; a day that would be is one ahead, in a clause whose verb misled
# ("a hearing has been scheduled for June 3").
_LONGEST_LOOK_BACK = 300
# A weekday is given with a date of the current half-year or so; another year's date fits by chance one time in seven.
_LONGEST_WITH_WEEKDAY = 240
# A date without a year may be of the year given so many characters before, some three paragraphs.
_SAME_STORY = 600
# So many days after that date the story of it may go on: to an inquest, a hearing, a sentence.
_GOES_ON = 183


def settle(t: Tokens, found: Found, past: bool | None) -> None:
    """Give `found` its interval: choose the year that is meant, check the weekday, cut out an early or late part."""
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
    check_weekday(found)
    if found.problem == "weekday" and found.of_year and not found.year_given and past is not False:
        _look_to_the_story(t, found)
    if found.part and found.interval and found.interval.start != found.interval.end:
        found.interval = third(found.interval, found.part)
        found.approximate = True


def _look_to_the_story(t: Tokens, found: Found) -> None:
    """Take the year of the date given shortly before, if the weekday fits it: "fell on April 19, 2022. He died on
    Thursday, April 21". Not of a day in brackets, as papers write those of the week: "Tuesday (March 11)".
    """
    if t.dated is None or found.of_year is None or t.start(found.first) - t.dated_end > _SAME_STORY:
        return
    told = found.of_year(t.dated.start.year)
    if told is None or t.words[found.first + 1] == "(" or not 0 <= (told.end - t.dated.start).days <= _GOES_ON:
        return
    if found.weekday in (told.start.weekday(), told.end.weekday()):
        found.interval, found.problem = told, None


def check_weekday(found: Found) -> None:
    """Note when the weekday named is not that of the date, or of either end of several days."""
    interval = found.interval
    if interval and found.weekday not in (None, interval.start.weekday(), interval.end.weekday()):
        found.problem = "weekday"


def _year_meant(found: Found, of_year: YearMaker, published: date, past: bool | None) -> Interval | None:
    """By tense; with a weekday, the nearest, unless the weekday fits only the one that the tense gives."""
    told = nearest(of_year, published, past)
    if found.weekday is None:
        far = past is True and told and found.day and (published - told.end).days > _LONGEST_LOOK_BACK
        return nearest(of_year, published, None) if far else told
    near_enough = told and abs((published - told.start).days) <= _LONGEST_WITH_WEEKDAY
    if told and near_enough and told.start.weekday() == found.weekday:
        return told
    return nearest(of_year, published, None)


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
