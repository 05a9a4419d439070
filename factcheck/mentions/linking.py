"""Links mentions of people: later references to first ones, and both to the registry."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Known, Person
from ..registry import Registry
from ..text.honorifics import TITLES, same_first_name
from ..text.normalise import name_key
from .draft import Individual, PersonMention

# More forms of one person's name than this are not looked back over when they are filed.
_FORMS = 8


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
    story = _Story()
    for mention in mentions:
        named = {k.id: people[k.id] for k in _known(mention, known) if k.type == "person" and k.id in people}
        found = tuple(named.values())
        if not (mention.full or found):
            continue
        individual = story.same(mention, found)
        if individual is None:
            individual = story.add(Individual(mention.name, mention.given, mention.family, found))
            mention.first = True
        elif found and not individual.people:
            story.name(individual, found)
        mention.individual = individual
        individual.mentions.append(mention)
    for mention in mentions:
        if mention.individual is None:
            mention.individual = story.meant(mention)
            if mention.individual:
                mention.individual.mentions.append(mention)
    return story.individuals


def _known(mention: PersonMention, known: dict[int, tuple[Known, ...]]) -> tuple[Known, ...]:
    found = known.get(mention.name_span.start, ()) or known.get(mention.span.start, ())
    if found or not mention.title:
        return found
    # "Prof Sir Ben Hale" of Sir Ben Hale: the name may begin at the second of two titles.
    inside = range(mention.span.start + 1, mention.name_span.start)
    return next((known[at] for at in inside if at in known), ())


class _Story:
    """The individuals of a story, found by their names."""

    def __init__(self) -> None:
        self.individuals: list[Individual] = []
        self._by_people: dict[tuple[str, ...], Individual] = {}
        self._by_family: dict[str, list[Individual]] = {}
        self._by_given: dict[str, list[Individual]] = {}

    def add(self, individual: Individual) -> Individual:
        self.individuals.append(individual)
        self._index(individual)
        return individual

    def name(self, individual: Individual, people: tuple[Person, ...]) -> None:
        """Notes whom the registry knows an individual as."""
        individual.people = people
        self._index(individual)

    def _index(self, individual: Individual) -> None:
        if individual.people:
            self._by_people.setdefault(tuple(person.id for person in individual.people), individual)
        for given, family in _names(individual):
            for names, key in ((self._by_given, given), (self._by_family, family)):
                group = names.setdefault(key, [])
                if not any(other is individual for other in group[-_FORMS:]):
                    group.append(individual)

    def same(self, mention: PersonMention, found: tuple[Person, ...]) -> Individual | None:
        """The individual that a full name is another mention of."""
        known = self._by_people.get(tuple(person.id for person in found)) if found else None
        if known:
            return known
        for individual in self._by_family.get(name_key(mention.family), ()):
            if (found and individual.people) or name_key(individual.family) != name_key(mention.family):
                continue
            if found or individual.people:
                if name_key(mention.name) == name_key(individual.name):
                    return individual
            elif same_first_name(name_key(mention.given), name_key(individual.given)) and not _is_of_another_age(
                mention, individual
            ):
                return individual
        return None

    def meant(self, mention: PersonMention) -> Individual | None:
        """The one individual that a title with a surname, or "Sir" with a first name, can mean."""
        if mention.given:
            written = name_key(mention.given)
            groups = [group for given, group in self._by_given.items() if same_first_name(written, given)]
            fits = list({id(one): one for group in groups for one in group}.values())
        else:
            fits = list(self._by_family.get(name_key(mention.family), ()))
        gender = _gender(mention)
        if gender:
            fits = [i for i in fits if not (i.mentions[:1] and i.mentions[0].paired and not _has_gender(i, gender))]
        if len(fits) > 1:
            fits = [i for i in fits if not (i.person and gender and i.person.gender[:1] not in ("", gender))]
        fits = [i for i in fits if not _is_other(mention, i)]
        if len(fits) > 1:
            before = [i for i in fits if i.mentions and i.mentions[0].span.start < mention.span.start]
            same_title = [i for i in before if any(m.title == mention.title for m in i.mentions)]
            fits = same_title or before
        return fits[0] if len(fits) == 1 else None


def _is_other(mention: PersonMention, individual: Individual) -> bool:
    """Whether "Mrs Hale" cannot be whom the story has called "Mr Hale"."""
    gender = _gender(mention)
    return bool(gender) and any(_gender(one) not in ("", gender) for one in individual.mentions[:_FORMS])


def _has_gender(individual: Individual, gender: str) -> bool:
    return bool(individual.person and individual.person.gender[:1] == gender)


def _is_of_another_age(mention: PersonMention, individual: Individual) -> bool:
    """Whether two forms of one first name are of two people: "James Hale, 45, and Jamie Hale, 19"."""
    ages = {one.age for one in individual.mentions[:_FORMS] if one.age is not None}
    other_form = name_key(mention.given) != name_key(individual.given)
    return other_form and mention.age is not None and bool(ages) and mention.age not in ages


def _gender(mention: PersonMention) -> str:
    return TITLES[mention.title.lower()].gender if mention.title else ""


def _names(individual: Individual) -> Iterable[tuple[str, str]]:
    yield name_key(individual.given), name_key(individual.family)
    for person in individual.people:
        for name in (person.name, *(other.text for other in person.other_names)):
            parts = name_key(name).split()
            if len(parts) >= 2 and parts[0] in TITLES:
                parts = parts[1:]
            if parts:
                yield parts[0], parts[-1]
