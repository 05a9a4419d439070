"""What the registry knows of a person, a body, a place, a post or an event, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from ..intervals import Interval, Period, say
from ..records import CannotCheck, Event, Holder, Organisation, Person, Place, Post, Source, Vacancy
from ..registry import Registry
from ..registry.edit import events_called, names_with
from ..text.normalise import name_key
from ..text.offices import role_key

Thing = Person | Organisation | Place | Post | Event

_CALLED = {Person: "person", Organisation: "organisation", Place: "place", Post: "post", Event: "event"}
# So many candidates fit a screen.
_MOST = 20


def show(registry: Registry, name: str, on: Interval | None = None) -> list[str]:
    """All that is known under a name, title or id, a line each; with `on` only what may have been so at that time.

    Several things of a name are listed instead. Raises CannotCheck, with the names nearest to it, when there is none.
    """
    found = candidates(registry, name)
    if not found:
        near = _near(registry, name)
        hint = f": did you mean {' or '.join(near)}?" if near else ""
        raise CannotCheck(f"the registry has nothing called {name!r}{hint}")
    if len(found) > 1:
        lines = [f"{len(found)} things are called so: name one by what stands before the brackets"]
        lines += [f"  {thing.id}  ({_CALLED[type(thing)]}, {thing.where})" for thing in found[:_MOST]]
        return lines + ([f"  and {len(found) - _MOST} more"] if len(found) > _MOST else [])
    thing = found[0]
    lines = [f"{thing.label if isinstance(thing, Post) else thing.name}  ({_CALLED[type(thing)]}, {thing.where})"]
    lines += [f"  {line}" for line in _LINES[type(thing)](thing, registry, on)]
    return lines


def candidates(registry: Registry, name: str) -> list[Thing]:
    """The things that a name can mean: those of just this id, else of this name, title or words, in that order."""
    exact: list[Thing] = []
    for table in (registry.people, registry.organisations, registry.places, registry.posts):
        exact.extend(table({name}).values())
    if exact:
        return exact
    known = registry.find_names({name_key(name)}).get(name_key(name), [])
    ids = {one.id for one in known if one.form != "mistaken"}
    named: list[Thing] = [
        thing
        for kind, table in (
            ("person", registry.people), ("organisation", registry.organisations), ("place", registry.places)
        )
        for thing in table({one.id for one in known if one.type == kind and one.id in ids}).values()
    ]  # fmt: skip
    posts = [post for group in registry.posts_called({role_key(name)}).values() for post in group]
    whole = [post for post in posts if name_key(name) in map(name_key, (post.label, *post.other_labels))]
    events = events_called(registry, name)
    same = [event for event in events if name in (event.id, event.name)]
    return named or [*(whole or posts)] or [*(same or events)]


def _near(registry: Registry, name: str) -> list[str]:
    found = [
        known.name.text
        for kind in ("person", "organisation", "place")
        for known in registry.near_names(name_key(name), kind)[:3]
    ]
    return list(dict.fromkeys(found or names_with(registry, name)))[:5]


# --------------------------------------------------------------------------------------------------- kinds of things


def _person(person: Person, registry: Registry, on: Interval | None) -> Iterator[str]:
    names = [f"{one.text}{_spell(one.period)}" for one in person.other_names if _held(one.period, on)]
    yield from _listed("also", names)
    for honorific in person.honorifics:
        if _held(honorific.period, on):
            yield f"{honorific.text}{_spell(honorific.period)}{_from(honorific.sources)}"
    for word, ends in (("born", person.born), ("died", person.died)):
        if ends:
            yield f"{word} {ends}"
    for party in person.parties:
        if _held(party.period, on):
            yield f"{_name_of(party.to, registry)}{_spell(party.period)}{_from(party.sources)}"
    for home in person.homes:
        if _held(home.period, on):
            yield f"lives or lived in {home.to}{_spell(home.period)}{_from(home.sources)}"
    rows = [
        (holder, f"{holder.status} {post.label}".strip())
        for post in registry.posts_held_by({person.id}).get(person.id, [])
        for holder in post.holders
        if holder.person == person.id
    ]
    yield from _timeline(rows, on)
    yield from _sources(person.sources)


def _post(post: Post, registry: Registry, on: Interval | None) -> Iterator[str]:
    yield from _listed("also", post.other_labels)
    if post.organisation:
        yield f"at {_name_of(post.organisation, registry)}"
    if post.area:
        yield f"for {post.area}"
    if post.seats:
        yield "one seat" if post.seats == 1 else f"{post.seats} seats"
    people = registry.people({holder.person for holder in post.holders})
    rows: list[tuple[Holder | Vacancy, str]] = []
    for holder in post.holders:
        who = people[holder.person].name if holder.person in people else holder.person
        rows.append((holder, who + (f", {holder.status}" if holder.status else "")))
    rows += [(vacancy, "nobody") for vacancy in post.vacant]
    yield from _timeline(rows, on)


def _organisation(body: Organisation, registry: Registry, on: Interval | None) -> Iterator[str]:
    names = [f"{one.text}{_spell(one.period)}" for one in body.other_names if _held(one.period, on)]
    yield from _listed("also", names)
    yield from _listed("for short", body.short)
    yield from _listed("not to be taken for", body.mistaken)
    for word, text in (("", body.classification), ("part of ", _name_of(body.parent, registry)), ("for ", body.area),
                       ("became ", _name_of(body.successor, registry))):  # fmt: skip
        if text:
            yield f"{word}{text}"
    if body.period != Period():
        yield str(body.period)
    at = on or Interval.day(date.today())
    for post in registry.posts_of({body.id}).get(body.id, []):
        now = [holder.person for holder in post.holders if holder.period.holds(at) is not False]
        people = registry.people(now)
        yield f"{post.label}: " + (
            ", ".join(people[one].name if one in people else one for one in now) or "nobody known"
        )
    yield from _facts(body.id, registry, on)
    yield from _sources(body.sources)


def _place(place: Place, registry: Registry, on: Interval | None) -> Iterator[str]:
    yield from _listed("also", [one.text for one in place.other_names])
    yield from _listed("not to be taken for", place.mistaken)
    for word, text in (("", place.classification), ("in ", place.within)):
        if text:
            yield f"{word}{text}"
    yield from _facts(place.id, registry, on)
    yield from _sources(place.sources)


def _event(event: Event, registry: Registry, on: Interval | None) -> Iterator[str]:
    yield from _listed("also", event.other_names)
    if event.series:
        yield (f"number {event.ordinal} of " if event.ordinal else "one of ") + event.series
    for word, names in (("of", event.of), ("by", event.by), ("in", (event.place,))):
        yield from _listed(word, [_name_of(name, registry) for name in names if name])
    for one in event.dates:
        yield f"{one.aspect} {one.interval}"
    yield from _sources(event.sources)


def _facts(thing: str, registry: Registry, on: Interval | None) -> Iterator[str]:
    """The ratings and figures of a body or place."""
    for rating in registry.ratings_of({thing}):
        when = rating.inspected or rating.published
        yield f"rated {rating.grade} by {_name_of(rating.issuer, registry)}{_at(when)}{_from(rating.sources)}"
    for figure in registry.figures_about({thing}):
        if on is None or figure.as_of is None or figure.as_of.agrees(on):
            value = f"{figure.qualifier} {figure.value} {figure.unit}".strip()
            yield f"{figure.property}: {value}{_at(figure.as_of)}{_from(figure.sources)}"


_LINES: dict[type, Callable[[Any, Registry, Interval | None], Iterator[str]]] = {
    Person: _person,
    Organisation: _organisation,
    Place: _place,
    Post: _post,
    Event: _event,
}


# --------------------------------------------------------------------------------------------------------- the lines


def _timeline(rows: Iterable[tuple[Holder | Vacancy, str]], on: Interval | None) -> Iterator[str]:
    """What was held when, the earliest first, in columns."""
    rows = list(rows)
    kept = [row for row in rows if _held(row[0].period, on)]
    if rows and not kept:
        yield f"nothing on record for {on}"
    kept.sort(key=lambda row: (row[0].period.starts or row[0].period.ends or Interval.year(1)).start)
    spells = [_when(one) for one, _ in kept]
    width = max(map(len, spells), default=0)
    for spell, (one, words) in zip(spells, kept, strict=True):
        yield f"{spell:{width}}  {words}{_from(one.sources)} [{one.where}]"


def _when(one: Holder | Vacancy) -> str:
    period = one.period
    if period.starts and period.ends:
        return f"{say(period.starts)} to {say(period.ends)}"
    if period.starts or period.ends:
        return str(period)
    seen = one.seen if isinstance(one, Holder) else None
    return f"seen {seen}" if seen else "at some time"


def _held(period: Period, on: Interval | None) -> bool:
    return on is None or period.holds(on) is not False


def _spell(period: Period) -> str:
    return f", {period}" if period.starts or period.ends else ""


def _at(when: Interval | None) -> str:
    return f", {when}" if when else ""


def _from(sources: Sequence[Source]) -> str:
    words = "; ".join(", ".join(filter(None, (one.publisher, one.title or one.url))) or one.id for one in sources)
    return f" ({words})" if words else ""


def _sources(sources: Sequence[Source]) -> Iterator[str]:
    if sources:
        yield f"seen in{_from(sources)}".replace("(", "").rstrip(")")


def _listed(word: str, names: Iterable[str]) -> Iterator[str]:
    text = ", ".join(names)
    if text:
        yield f"{word}: {text}"


def _name_of(ident: str, registry: Registry) -> str:
    """The name of a thing by its id, or what the registry has instead of one."""
    for table in (registry.organisations, registry.people, registry.places):
        found = table({ident}) if ident else {}
        if found:
            return str(found[ident].name)
    return ident
