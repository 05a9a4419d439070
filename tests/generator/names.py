"""Names and the titles before them, right and wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .drafts import Draft
from .roles import forms
from .world import FAR_AHEAD, Holding, Person, World, day_in, edtf

_TOPIC = "has criticised the plan"


def drafts(world: World, rng: Random) -> Iterator[Draft]:
    """Drafts of each construction below, without end; nothing when the registry holds no people."""
    if not world.people:
        return
    titled = [p for p in world.people if any("prefix" in h for h in p.record.get("honorifics", ()))]
    plain = [p for p in world.people if p.plain]
    held = [h for p in plain for h in p.holdings if not h.seen_only]
    while True:
        writer = rng.choice((_misspelt, _slip, _second, _courtesy, _knight, _own_body))
        if writer is _knight and titled:
            yield from _knight(world, rng.choice(titled), rng)
        elif writer is _misspelt and held:
            yield from _misspelt(world, rng.choice(held), rng)
        elif writer is _own_body and held:
            yield from _own_body(world, rng.choice(held), rng)
        elif writer is not _knight and plain:
            person = rng.choice(plain)
            if writer is _slip:
                yield from _slip(world, person, rng)
            elif writer is _second:
                yield from _second(world, person, rng)
            elif writer is _courtesy:
                yield from _courtesy(world, person, rng)
        elif not plain:
            return


def misspelt(name: str, rng: Random) -> str:
    """One letter of a word lost, doubled, swapped or changed, as typing and hearing do it; never the first."""
    if len(name) < 5:
        return name
    at = rng.randrange(1, len(name) - 1)
    letter = name[at]
    changed = {"a": "e", "e": "a", "i": "y", "y": "i", "o": "u", "u": "o", "s": "z", "c": "k", "m": "n", "n": "m"}
    way = rng.randrange(4)
    if way == 0:
        return name[:at] + name[at + 1 :]
    if way == 1:
        return name[:at] + letter + name[at:]
    if way == 2 and name[at + 1] != letter:
        return name[:at] + name[at + 1] + letter + name[at + 2 :]
    return name[:at] + changed.get(letter, letter + letter) + name[at + 1 :]


def _wrong(world: World, person: Person, rng: Random) -> str | None:
    """A misspelling of the surname under which the registry knows nobody."""
    for _ in range(10):
        family = misspelt(person.family, rng)
        name = f"{person.given} {family}"
        if family != person.family and name not in world.names and all(p.family != family for p in world.people):
            return family
    return None


def _misspelt(world: World, holding: Holding, rng: Random) -> Iterator[Draft]:
    """ "Camford MP Ada Mersh", and the two spellings in one story."""
    person, day = holding.person, day_in(rng, holding.span)
    title = forms(holding.post, rng)
    family = _wrong(world, person, rng)
    if day is None or family is None or not world.unique(holding.post):
        return
    wrong = f"{person.given} {family}"
    for name, template, slot in (
        ("name with title before", "{title} {name} said the plan was late.", "Pre"),
        ("name with title after", "{name}, {title}, said the plan was late.", "post"),
        ("name in relative clause", "{name}, who is the {title}, backed the idea.", "post"),
        ("name in headline and text", "{name} hits out at plan\n{title} {right} has criticised the plan.", "Pre"),
        ("name in text, spelt twice", "{title} {right} has criticised the plan.\n{name} said it was late.", "Pre"),
    ):
        if slot in title and rng.random() < 0.5:
            given = {"title": title[slot], "right": person.name}
            yield Draft(name, template.format(name=person.name, **given), day, True, "", "name", person.name)
            yield Draft(name, template.format(name=wrong, **given), day, False, "misspelt", "name", family)


def _slip(world: World, person: Person, rng: Random) -> Iterator[Draft]:
    """ "Mr Hail" after "Ben Hale", the surname of nobody in the story."""
    family = _wrong(world, person, rng)
    if family is None or not person.courtesy():
        return
    day = date(2024, 3, 21)
    for name, template in (
        ("second reference", "{full} " + _TOPIC + ".\n{title} {family} said it was late."),
        ("second reference, end", "{full} " + _TOPIC + ".\n“It is late,” said {title} {family}."),
        ("second reference, added", "{full} " + _TOPIC + ".\nIt was late, {title} {family} added, and too dear."),
    ):
        given = {"full": person.name, "title": person.courtesy()}
        yield Draft(name, template.format(family=person.family, **given), day, True, "", "name", person.family)
        yield Draft(name, template.format(family=family, **given), day, False, "slip", "name", family)


def _second(world: World, person: Person, rng: Random) -> Iterator[Draft]:
    """Two people of a story and their second references, all right: nothing may be said against them."""
    other = rng.choice(world.people)
    if not other.plain or other.family == person.family or not (person.courtesy() and other.courtesy()):
        return
    text = (
        f"{person.name} and {other.name} have criticised the plan.\n"
        f"{other.courtesy()} {other.family} said it was late.\n"
        f"“It is dear,” {person.courtesy()} {person.family} added."
    )
    yield Draft("two second references", text, date(2024, 3, 21), True, "", "name", person.family)


def _courtesy(world: World, person: Person, rng: Random) -> Iterator[Draft]:
    """ "Mr" of a woman and "Mrs" of a man."""
    if person.gender not in ("male", "female"):
        return
    right, wrong = ("Mr", rng.choice(("Mrs", "Ms"))) if person.gender == "male" else (rng.choice(("Mrs", "Ms")), "Mr")
    for name, template in (
        ("courtesy title, full name", "{title} {full} " + _TOPIC + "."),
        ("courtesy title, later", "{full} " + _TOPIC + ".\n{title} {family} said it was late."),
    ):
        given = {"full": person.name, "family": person.family}
        yield Draft(name, template.format(title=right, **given), date(2024, 3, 21), True, "", "name", person.family)
        text = template.format(title=wrong, **given)
        yield Draft(name, text, date(2024, 3, 21), False, "gender", "name", person.family)


def _knight(world: World, person: Person, rng: Random) -> Iterator[Draft]:
    """ "Sir Hugh Tolland", then "Sir Hugh"; not "Mr Tolland", "Sir Tolland", nor "Sir" before the honour."""
    honour = next(h for h in person.record["honorifics"] if "prefix" in h)
    title = honour["prefix"]
    if title not in ("Sir", "Dame") or len(person.name.split()) != 2 or "from" not in honour:
        return
    first, last = edtf(honour["from"])
    after = last + timedelta(days=rng.randint(30, 800))
    before = first - timedelta(days=rng.randint(30, 800))
    if after >= FAR_AHEAD or person.prefix_on(after) != title:
        return
    full, given, family = person.name, person.given, person.family
    courtesy = "Mr" if title == "Sir" else "Mrs"
    opening = f"{title} {full} {_TOPIC}.\n"
    sir, mister, mixed = f"{title} {given}", f"{courtesy} {family}", f"{title} {family}"
    for name, template, right, wrong in (
        ("knight, full name", "{x} " + _TOPIC + ".", f"{title} {full}", f"{courtesy} {full}"),
        ("knight, later", opening + "{x} said it was late.", sir, mister),
        ("knight, surname", opening + "{x} said it was late.", sir, mixed),
        ("knight, later, end", opening + "“It is late,” said {x}.", sir, mixed),
    ):
        yield Draft(name, template.format(x=right), after, True, "", "name", family)
        yield Draft(name, template.format(x=wrong), after, False, "honorific", "name", wrong)
    text = f"{title} {full} {_TOPIC}."
    if person.prefix_on(before) == "":
        yield Draft("knight before the honour", text, before, False, "too early", "name", full)
    yield Draft("knight before the honour", text, after, True, "", "name", full)


def _own_body(world: World, holding: Holding, rng: Random) -> Iterator[Draft]:
    """Lookalike names that a body's record lists."""
    bodies = [body for body in world.records["organisations"] if body.get("not")]
    if not bodies:
        return
    body = rng.choice(bodies)
    mistakes = body["not"] if isinstance(body["not"], list) else [body["not"]]
    for name, template in (
        ("body", "{x} has approved the plan."),
        ("body, inside", "The plan was sent to {x} for a vote."),
    ):
        day = date(2024, 3, 21)
        if "from" in body or "until" in body:
            continue
        yield Draft(name, template.format(x=body["name"]), day, True, "", "name", body["name"])
        yield Draft(name, template.format(x=rng.choice(mistakes)), day, False, "lookalike", "name", "")
