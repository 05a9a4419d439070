"""Links mentions of people: later references to first ones, and both to the registry."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Known, Person
from ..registry import Registry
from ..text.honorifics import TITLES, same_first_name
from ..text.normalise import name_key
from .draft import Individual, PersonMention


def link_people(
    mentions: list[PersonMention], known: dict[int, tuple[Known, ...]], registry: Registry
) -> list[Individual]:
    """Gives every mention its individual, and returns the individuals in order of first full mention.

    `known` maps a mention's start to what the registry has under that name. A full name is an individual of its own
    unless it is a form of one already there ("Jon Lester" after "Jonathan Lester"). A mention by one name ("Mr Hale",
    "Dame Ada") means the only individual that it fits; when it fits two it is left open, for "when two candidates
    remain, answer nothing".
    """
    ids = {k.id for group in known.values() for k in group if k.type == "person"}
    people = registry.people(ids) if ids else {}
    individuals: list[Individual] = []
    for mention in mentions:
        found = tuple(
            dict.fromkeys(people[k.id] for k in _known(mention, known) if k.type == "person" and k.id in people)
        )
        if not (mention.full or found):
            continue
        individual = _same(mention, found, individuals)
        if individual is None:
            individual = Individual(mention.name, mention.given, mention.family, found)
            individuals.append(individual)
            mention.first = True
        elif found and not individual.people:
            individual.people = found
        mention.individual = individual
        individual.mentions.append(mention)
    for mention in mentions:
        if mention.individual is None:
            mention.individual = _meant(mention, individuals)
            if mention.individual:
                mention.individual.mentions.append(mention)
    return individuals


def _known(mention: PersonMention, known: dict[int, tuple[Known, ...]]) -> tuple[Known, ...]:
    return known.get(mention.name_span.start, ()) or known.get(mention.span.start, ())


def _same(mention: PersonMention, found: tuple[Person, ...], individuals: Iterable[Individual]) -> Individual | None:
    for individual in individuals:
        if found and individual.people:
            if found == individual.people:
                return individual
            continue
        if name_key(mention.family) != name_key(individual.family):
            continue
        if found or individual.people:
            if name_key(mention.name) == name_key(individual.name):
                return individual
            continue
        if same_first_name(name_key(mention.given), name_key(individual.given)):
            return individual
    return None


def _meant(mention: PersonMention, individuals: list[Individual]) -> Individual | None:
    """The one individual that a title with a surname, or "Sir" with a first name, can mean."""
    fits = [individual for individual in individuals if fits_name(mention, individual)]
    if len(fits) > 1:
        gender = TITLES[mention.title.lower()].gender if mention.title else ""
        fits = [i for i in fits if not (i.person and gender and i.person.gender[:1] not in ("", gender))]
    if len(fits) > 1:
        before = [i for i in fits if i.mentions and i.mentions[0].span.start < mention.span.start]
        same_title = [i for i in before if any(m.title == mention.title for m in i.mentions)]
        fits = same_title or before
    return fits[0] if len(fits) == 1 else None


def fits_name(mention: PersonMention, individual: Individual) -> bool:
    """Whether one name of a mention is that part of an individual's name, or of a name of theirs in the registry."""
    if mention.given:
        written = name_key(mention.given)
        return any(same_first_name(written, given) for given, _ in _names(individual))
    written = name_key(mention.family)
    return any(written == family for _, family in _names(individual))


def _names(individual: Individual) -> Iterable[tuple[str, str]]:
    yield name_key(individual.given), name_key(individual.family)
    for person in individual.people:
        for name in (person.name, *(other.text for other in person.other_names)):
            parts = name_key(name).split()
            if len(parts) >= 2 and parts[0] in TITLES:
                parts = parts[1:]
            if parts:
                yield parts[0], parts[-1]
