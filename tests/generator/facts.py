"""Events, calendar dates, figures and ratings, right and wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .drafts import Draft
from .roles import MONTHS
from .world import FAR_AHEAD, Record, World, edtf

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
# Of what goes on for a while copy says that it is held or takes place; of an act, that it comes on a date.
_OCCASIONS = frozenset(
    """
    inspection visit meeting hearing session sessions election by-election festival fair show opening ceremony vote
    debate council inquest trial
    """.split()
)
_ASPECTS = ("date", "held", "reported", "announced", "due", "took_effect")


# --------------------------------------------------------------------------------------------------- dates


def dates(world: World, rng: Random) -> Iterator[Draft]:
    """Weekdays beside dates; the calendar is the registry."""
    while True:
        published = date(2015, 1, 1) + timedelta(days=rng.randrange(4000))
        said = published - timedelta(days=rng.randint(1, 60))
        ahead = published + timedelta(days=rng.randint(1, 60))
        for name, template, day in (
            ("weekday, month and day", "The fire broke out on {w}, {m} {d}.", said),
            ("weekday in brackets", "A man was arrested on {w} ({m} {d}).", said),
            ("weekday, year", "It opened on {w}, {d} {m} {y}.", said - timedelta(days=rng.randrange(3000))),
            ("weekday, ordinal", "Police were called on {w}, {m} {th}, to a crash.", said),
            ("weekday, the ordinal of", "They met on {w} the {th} of {m}.", said),
            ("weekday ahead", "The show will be held on {w}, {m} {d}.", ahead),
            ("weekday, short", "Doors open at 7pm on {sw} {d} {m}.", ahead),
        ):
            yield _weekday(name, template, day, published, True, rng)
            yield _weekday(name, template, day, published, False, rng)
        for month, days in (("February", 30), ("April", 31), ("June", 31), ("September", 31), ("November", 31)):
            for text in (f"It closed on {month} {days}.", f"It closed on {days} {month}, {published.year}."):
                yield Draft("no such day", text, published, False, "no such day", "date", "")


def _weekday(name: str, template: str, day: date, published: date, true: bool, rng: Random) -> Draft:
    weekday = WEEKDAYS[(day.weekday() + (0 if true else rng.randint(1, 6))) % 7]
    suffix = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    text = template.format(
        w=weekday, sw=weekday[:3], m=MONTHS[day.month - 1], d=day.day, y=day.year, th=f"{day.day}{suffix}"
    )
    return Draft(name, text, published, true, "" if true else "weekday", "date", "")


# -------------------------------------------------------------------------------------------------- events


def events(world: World, rng: Random) -> Iterator[Draft]:
    """The dates and numbers of the registry's events."""
    known = [e for e in world.records["events"] if _dates(e) and _date(e)]
    if not known:
        return
    while True:
        yield from _event(rng.choice(known), known, rng)


def _dates(event: Record) -> list[tuple[date, date]]:
    return [edtf(event[aspect]) for aspect in _ASPECTS if aspect in event]


def _date(event: Record) -> str:
    return str(event.get("date") or event.get("held") or "")


def _kin(event: Record, known: list[Record]) -> list[Record]:
    """Events that the same words may mean: of one series, or sharing a name."""
    names = {event["name"], *_list(event.get("other_names"))}
    return [
        e for e in known
        if e is event or names & {e["name"], *_list(e.get("other_names"))}
        or (event.get("series") and event.get("series") == e.get("series"))
        or set(_stems(event["name"])) & set(_stems(e["name"]))
    ]  # fmt: skip


def _stems(name: str) -> list[str]:
    return [w.lower()[:6] for w in re.findall(r"\w{4,}", name)]


def _list(value: object) -> list[str]:
    return value if isinstance(value, list) else [str(value)] if value else []


def _event(event: Record, known: list[Record], rng: Random) -> Iterator[Draft]:
    first, last = edtf(_date(event))
    if first.year < 1950 or last >= FAR_AHEAD:
        return
    name = event["name"]
    of = _list(event.get("of"))[:1]
    absent = of and of[0].lower() not in name.lower()
    where = f" of {of[0]}" if absent and len(name.split()) < 4 else ""
    context = f"A report went to {of[0]}.\n" if absent and not where else ""
    full = name if re.match(r"[A-Z]", name) and name.split()[1:] and name.split()[1][0].isupper() else f"{name}{where}"
    if re.search(
        r"\d{4}|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", full
    ):
        return
    if re.search("[–:]", full):
        return  # the title of a programme or of a judgment, which takes no "took place"
    taken = [dates for other in _kin(event, known) for dates in _dates(other)]
    published = last + timedelta(days=rng.randint(20, 400))
    if any(last < other_first <= published for other_first, _ in taken):
        published = last + timedelta(days=20)
    day, month, year = first.day, first.month, first.year
    exact, monthly = first == last, (last - first).days < 45 and first.month == last.month
    occasion = bool(_OCCASIONS & {full.split()[-1], re.split(" (?:of|on|in) ", full)[0].split()[-1]})
    templates = []
    if monthly and occasion:
        templates += [
            ("event in month", "The {e} took place in {m} {y}.", "month"),
            ("event in month, opening", "In {m} {y} the {e} took place.", "month"),
            ("event, was held", "The {e}, which was held in {m} {y}, was well attended.", "month"),
        ]
    if exact and occasion:
        templates += [
            ("event on day", "The {e} took place on {d} {m} {y}.", "day"),
            ("event on month day", "The {e} took place on {m} {d}, {y}.", "day"),
            ("event, which on day", "The {e} on {d} {m} {y} was well attended.", "day"),
        ]
    if monthly and not occasion:
        templates += [
            ("act in month", "The {e} came in {m} {y}.", "month"),
            ("act in month, opening", "In {m} {y} came the {e}.", "month"),
            ("act in month, after", "The row began after the {e} in {m} {y}.", "month"),
        ]
    if exact and not occasion:
        templates += [
            ("act on day", "The {e} came on {d} {m} {y}.", "day"),
            ("act, which on day", "The {e} on {d} {m} {y} was welcomed.", "day"),
        ]
    for label, template, precision in templates:
        write = lambda d, m, y, e=full, t=context + template: t.format(e=e, d=d, m=MONTHS[m - 1], y=y)  # noqa: E731
        yield Draft(label, write(day, month, year), published, True, "", "event", "")
        for change, (d, m, y) in {
            "day": (day % 27 + 1, month, year),
            "month": (min(day, 28), month % 12 + 1, year - (month == 12)),
            "year": (min(day, 28), month, year - 1),
        }.items():
            if change == "day" and precision != "day":
                continue
            begin = date(y, m, d if precision == "day" else 1)
            end = begin if precision == "day" else (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            if any(a <= end and begin <= b for a, b in taken) or begin > published:
                continue
            if change == "year" and len(_kin(event, known)) > 1:
                continue  # another of its kind may have been then
            if change == "month" and not _one_off(event, known):
                continue
            yield Draft(label, write(d, m, y), published, False, change, "event", "")
    number = int(event.get("ordinal", 0) or 0)
    if 0 < number < 9 and monthly and of:
        base = re.sub(rf"^(?:{'|'.join(_ORDINALS)}) ", "", name)
        text = "The {o} {e} took place in {m} {y}."
        for change, ordinal in (("", number), ("ordinal", number + 1)):
            written = text.format(o=_ORDINALS[ordinal], e=f"{base}{where}", m=MONTHS[month - 1], y=year)
            yield Draft("event, ordinal", written, published, not change, change, "event", "")


def _one_off(event: Record, known: list[Record]) -> bool:
    """Whether no other event of the kind can be meant by another month: it has a proper name of its own or a number."""
    return len(_kin(event, known)) == 1


# ------------------------------------------------------------------------------------------ figures, ratings


def figures(world: World, rng: Random) -> Iterator[Draft]:
    """Amounts of the registry, as they are and changed."""
    known = [f for f in world.records["figures"] if _number(f["value"])]
    if not known:
        return
    while True:
        yield from _figure(rng.choice(known), known, world, rng)


_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _number(value: object) -> bool:
    return len(_DIGITS.findall(str(value))) == 1


def _figure(figure: Record, known: list[Record], world: World, rng: Random) -> Iterator[Draft]:
    value = str(figure["value"])
    unit = figure.get("unit", "")
    amount = f"{value} {unit}".strip() if unit and unit not in value and value.replace(",", "").isdigit() else value
    subject, prop = figure["subject"], figure["property"]
    if [f["subject"] == subject and f["property"] == prop for f in known].count(True) > 1:
        return
    published = (edtf(figure["as_of"])[1] if "as_of" in figure else date(2024, 3, 1)) + timedelta(days=60)
    qualifier = {"nearly": "nearly ", "about": "about ", "around": "around "}.get(figure.get("qualifier", ""), "")
    if figure.get("qualifier") and not qualifier:
        return
    found = _DIGITS.search(amount)
    assert found
    digits = found[0].replace(",", "")
    whole = str(int(digits) * 3 + 7) if digits.isdigit() else str(round(float(digits) * 1.7 + 3, 1))
    wrong = amount[: found.start()] + whole + amount[found.end() :]
    people = {person["name"] for person in world.records["people"]}
    at = "of" if subject in people else "at" if subject in _bodies(world) else "in"
    counted = prop.removeprefix("number of ")
    thing = _head(counted)
    plural = thing in _PLURALS or (thing.endswith("s") and not thing.endswith("ss"))
    if plural and value.replace(",", "").isdigit():
        prop = counted
        # What is counted changes from month to month, and an undated count is of the time of the story.
        published -= timedelta(days=40)
        templates = [
            ("count, there were", "There were {q}{v} {p} {at} {s}."),
            ("count, number of", "The number of {p} {at} {s} was {q}{v}."),
            ("count, had", "{s} had {q}{v} {p}."),
            ("count, stood at", "{At} {s} the number of {p} stood at {q}{v}."),
        ]
    else:
        templates = [
            ("figure, the … was", "The {p} {at} {s} {was} {q}{v}."),
            ("figure, possessive", "{s}{own} {p} {was} {q}{v}."),
            ("figure, at body", "{At} {s}, the {p} stood at {q}{v}."),
            ("figure, of", "{s} reported {a} {p} of {q}{v}."),
        ]
    for name, template in templates:
        given = {"p": prop, "s": subject, "q": qualifier, "at": at, "At": at.capitalize()}
        given |= {"was": "were" if plural else "was", "own": "’" if subject.endswith("s") else "’s"}
        given |= {"a": "" if plural else "an" if prop[0] in "aeiou" else "a"}
        if "{At}" in template and at == "of":
            continue
        if template.startswith("{s}") and re.search(" (?:of|at|as) |^(?:votes|seats|abstentions) ", prop):
            continue  # "Camford Council's salary of the chief executive", "Camford had votes for"
        if "reported" in template and at != "at":
            continue
        written = [template.format(v=v, **given).replace("  ", " ") for v in (amount, wrong)]
        yield Draft(name, written[0], published, True, "", "figure", "")
        yield Draft(name, written[1], published, False, "amount", "figure", "")


_PLURALS = frozenset("children people staff".split())


def _head(prop: str) -> str:
    """The noun that a property counts: "social workers" of "agency social workers who left"."""
    return re.split(
        r" (?:of|in|for|to|on|by|who|with|against|confirming|won|needed|contested|paid|taken|per) ", f"{prop} "
    )[0].split()[-1]


def _bodies(world: World) -> set[str]:
    return {name for body in world.records["organisations"] for name in (body["name"], *_list(body.get("other_names")))}


def ratings(world: World, rng: Random) -> Iterator[Draft]:
    """Grades of the registry, as they are, changed, and out of date."""
    schemes = {s.get("issuer", ""): s for s in world.records["schemes"]}
    known = [r for r in world.records["ratings"] if r.get("issuer") in schemes and not r.get("aspect")]
    if not known:
        return
    while True:
        yield from _rating(rng.choice(known), known, schemes, rng)


def _rating(rating: Record, known: list[Record], schemes: dict[str, Record], rng: Random) -> Iterator[Draft]:
    when = rating.get("published") or rating.get("inspected")
    if not when:
        return
    grades = [str(g) for g in schemes[rating["issuer"]]["grades"]]
    grade = str(rating["grade"])
    if grade not in grades or grade.isdigit():
        return
    first, last = edtf(when)
    others = [
        r for r in known if r["subject"] == rating["subject"] and r["issuer"] == rating["issuer"] and r is not rating
    ]
    after = [edtf(r.get("inspected") or r["published"])[0] for r in others]
    after = [d for d in after if d > last]
    published = last + timedelta(days=rng.randint(3, 90))
    if after and min(after) <= published + timedelta(days=30):
        return
    month, year = MONTHS[first.month - 1], first.year
    earlier = {str(r["grade"]) for r in others}  # "was judged good" is true of whoever was, once
    wrongs = [g for g in grades if g != grade and g not in earlier]
    if not wrongs:
        return
    for name, template in (
        ("rated by", "{s} was rated {g} by {i} in {m} {y}."),
        ("rated, quotes", "{s} was rated ‘{g}’ by {i} in {m} {y}."),
        ("issuer rated", "{i} rated {s} {g} in {m} {y}."),
        ("rated, apposition", "{s}, rated {g} by {i}, has welcomed a new head."),
        ("judged to be", "{s} was judged to be {g} by {i}."),
        ("rating of", "{s} received a rating of {g} from {i} in {m} {y}."),
        ("found to be", "{i} found {s} to be {g} in a report published in {m} {y}."),
        ("current rating", "{s} is rated {g} by {i}."),
    ):
        if "published in" in template and "published" not in rating:
            continue
        given = {"s": rating["subject"], "i": rating["issuer"], "m": month, "y": year}
        yield Draft(name, template.format(g=grade, **given), published, True, "", "rating", "")
        wrong = rng.choice(wrongs)
        yield Draft(name, template.format(g=wrong, **given), published, False, "grade", "rating", "")
        if name == "current rating" and after:
            later = min((r for r in others if edtf(r.get("published") or r["inspected"])[0] > last),
                        key=lambda r: edtf(r.get("published") or r["inspected"]))  # fmt: skip
            if str(later["grade"]) != grade:
                day = edtf(later.get("published") or later["inspected"])[1] + timedelta(days=20)
                newer = [edtf(r.get("inspected") or r["published"])[0] for r in others if r is not later]
                if not any(edtf(later.get("published") or later["inspected"])[1] < n <= day for n in newer):
                    yield Draft(name, template.format(g=grade, **given), day, False, "superseded", "rating", "")
