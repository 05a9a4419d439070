"""Lengths of time against the dates beside them, and ages against birth dates in the text."""

from __future__ import annotations

from datetime import date

from ...intervals import Interval, Precision
from ...records import Span
from ...text.dates import DateMention
from .outcome import Outcome, say_amount
from .page import MOST_IN_SENTENCE, Found, Page
from .stated import Stated

# "From 2019 to 2023, four years": between the dates and their length stand a comma and a few small words.
_LINKS = frozenset(", - ( a an the for of period span total in all that is or over lasting stretch during".split())
_MOST_LINKS = 4
# "… to May 2021, a two-year term".
_TERMS = frozenset("term spell stint period run reign tenure".split())
_MOST_TIMES = 3
_LONGEST = 1000
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def read_spans(page: Page) -> Found:
    """Checks a length of time against the dates right beside it.

    Reads: from 2019 to 2023, four years · the four years from 2019 to 2023 · a six-week closure from March 4 to April
    12. From 2019 to 2023 is four years, or five if both count, or three in between: only other numbers are wrong.
    """
    found: Found = []
    for stated in page.figures:
        quantity = stated.quantity
        if quantity.kind != "duration" or quantity.high is not None or quantity.comparator:
            continue
        for dated in page.dates(stated.sentence)[:MOST_IN_SENTENCE]:
            if not _is_stretch(page, dated):
                continue
            outcome = _span(page, stated, dated)
            if outcome:
                found.append((stated, outcome))
                break
    return found


def _is_stretch(page: Page, dated: DateMention) -> bool:
    """Whether a date is told by both its ends: "from 2019 to 2023", "between March 4 and April 12"."""
    words = page.words(dated.span.start, dated.span.end)
    before = page.words(max(dated.span.start - 10, 0), dated.span.start)[-1:]
    return ("to" in words or "until" in words) or (before == ["between"] and "and" in words)


def _span(page: Page, stated: Stated, dated: DateMention) -> Outcome | None:
    quantity = stated.quantity
    interval = dated.interval
    assert interval
    if quantity.span.start >= dated.span.end:
        gap = page.words(dated.span.end, quantity.span.start)
        # "…, four years after the fire" tells of another stretch.
        follow = page.after(quantity.span.end, stated, 3)
        follow = [word for word in follow if word != "-" and word not in _TERMS]
        if follow and follow[0] not in ",.)-;":
            return None
        if not gap or not set(gap) <= _LINKS or len(gap) > _MOST_LINKS:
            return None
    else:
        gap = page.words(quantity.span.end, dated.span.start)
        if not gap or gap[-1] not in ("from", "between") or len(gap) > 3:
            return None
        if "," in gap and (len(gap) > 2 or page.before(stated, 1) != ["for"]):
            return None
        if page.before(stated, 1) not in (["the"], ["a"], ["of"], ["for"]):
            return None
    counts = _counts(interval, quantity.unit)
    if not counts:
        return None
    text = page.draft.article.text
    matched = quantity.value in counts[:2]
    length = f"{counts[0]} or " if not matched and counts[0] != counts[1] else ""
    exact = quantity.value if matched else type(quantity.value)(counts[1])
    says = f"{dated.span.of(text)} is {length}{say_amount(exact, 'duration', quantity.unit)}"
    if matched:
        return page.right(f"{says}.", stated)
    within = "between" in gap or page.words(max(dated.span.start - 10, 0), dated.span.start)[-1:] == ["between"]
    # "A three-day course from January to March" is held on some days of them.
    if within or counts[2] <= quantity.value <= counts[3] or counts[1] > quantity.value * _MOST_TIMES:
        return None
    return page.wrong("span", f"{says}, not {say_amount(quantity.value, 'duration', quantity.unit)}.", None, stated)


def _counts(interval: Interval, unit: str) -> tuple[int, int, int, int] | None:
    """How many units lie between the ends, how many with both ends, and the least and most that anyone may mean."""
    days = (interval.end - interval.start).days
    if unit in _DAYS:
        if interval.precision > Precision.DAY:
            return None
        length = _DAYS[unit]
        if length == 1:
            return days, days + 1, days * 5 // 7 - 1, days + 1
        return days // length, (days + 1 + length // 2) // length, days // length - 1, days // length + 1
    if unit not in _MONTHS:
        return None
    months = (interval.end.year - interval.start.year) * 12 + interval.end.month - interval.start.month
    if unit == "month":
        return (months, months + 1, months - 1, months + 2) if interval.precision <= Precision.MONTH else None
    if unit == "year":
        years = interval.end.year - interval.start.year
        low, high = (years - 1, years + 1) if interval.precision >= Precision.YEAR else (months // 12, months // 12 + 1)
        return years, years if interval.precision < Precision.YEAR else years + 1, low, high
    return None


def read_ages(page: Page) -> Found:
    """Checks an age against a birth date in the same sentence, on the day of publication or of a death told with it.

    Reads: Ada Marsh, 45, was born on 3 May 1980 · born in 1940, she died in 2020 aged 80 · "Born: March 2, 1941. Died:
    May 4, 2025, aged 84."
    """
    found: Found = []
    for number, figures in page.by_sentence.items():
        ages = [one for one in figures if one.quantity.kind == "age" and one.quantity.unit == "year"]
        sentence = page.draft.sentences[number].span
        if (
            sentence.end - sentence.start > _LONGEST
            or len(ages) != 1
            or ages[0].quantity.high is not None
            or ages[0].quantity.comparator
        ):
            continue
        words = page.words(sentence.start, sentence.end)
        if words[:2] == ["died", ":"] and number and "born" not in words:  # "Born: …, 1941. Died: …, aged 84."
            sentence = Span(page.draft.sentences[number - 1].span.start, sentence.end)
            words = page.words(sentence.start, sentence.end)
        if words.count("born") != 1:
            continue
        people = {m.name for m in page.draft.people if sentence.contains(m.span)}
        outcome = _age(page, ages[0], words, sentence) if len(people) <= 1 else None
        if outcome:
            found.append((ages[0], outcome))
    return found


def _age(page: Page, stated: Stated, words: list[str], within: Span) -> Outcome | None:
    draft = page.draft
    dates = [
        d
        for number in (stated.sentence - 1, stated.sentence)
        for d in page.dates(number)
        if d.year_given and within.contains(d.span)
    ]
    born = next((d for d in dates if "born" in page.words(max(d.span.start - 20, 0), d.span.start)[-4:]), None)
    if born is None or born.interval is None or born.interval.precision > Precision.YEAR:
        return None
    others = [d for d in dates if d is not born]
    lead = page.before(stated, 3)
    aged = "aged" in lead or lead[-2:] == ["age", "of"]
    on: Interval | None = None
    if others and "died" in words and aged and len(others) == 1:
        on = others[0].interval
    elif not others and lead[-1:] == [","] and not aged:
        on = Interval.day(draft.article.published)
    if on is None:
        return None
    least, most = _years(born.interval.end, on.start), _years(born.interval.start, on.end)
    text = draft.article.text
    ages = f"{least}" if least == most else f"{least} or {most}"
    says = f"Born {born.span.of(text)} makes {ages}"
    if least <= stated.quantity.value <= most:
        return page.right(f"{says}.", stated)
    return page.wrong("age", f"{says}, not {stated.quantity.span.of(text)}.", ages, stated)


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
