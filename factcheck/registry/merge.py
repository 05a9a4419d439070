"""Puts the facts of joined records together into one noun. What is said first, by hand, wins.

A fact of an imported record is added where the records before it say nothing about its time: an honorific or a party
of another time, a holder of a one-seat post in a spell that nobody else is known to have held. Two sources that both
have a person in a post are one holding, with the dates of the first, unless those of the other agree with them and are
finer: "2014" by hand and 15 July 2014 by import are 15 July 2014.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from ..intervals import ALWAYS, Interval, Period
from ..records import Affiliation, Holder, Honorific, Name, Organisation, Person, Post
from ..structs import replace
from ..text.normalise import name_key

Noun = TypeVar("Noun", Person, Organisation, Post)


def merged(nouns: Sequence[Any]) -> Any:
    """One noun of several of a kind, the first of which has the last word."""
    first, *others = nouns
    add = _MERGERS[type(first)]
    for other in others:
        first = add(first, other)
    return first


def _people(one: Person, other: Person) -> Person:
    return replace(
        one,
        other_names=_names(one, other),
        honorifics=(*one.honorifics, *(new for new in other.honorifics if not _titled(one.honorifics, new))),
        parties=_new(one.parties, other.parties),
        homes=_new(one.homes, other.homes),
        gender=one.gender or other.gender,
        born=one.born or other.born,
        died=one.died or other.died,
        sources=_each(one.sources, other.sources),
    )


def _titled(known: Iterable[Honorific], new: Honorific) -> bool:
    return any(name_key(one.text) == name_key(new.text) for one in known)


def _new(known: tuple[Affiliation, ...], others: tuple[Affiliation, ...]) -> tuple[Affiliation, ...]:
    """Affiliations, with those of others that are of a time about which nothing is known."""
    return (*known, *(new for new in others if not any(_share_time(one.period, new.period) for one in known)))


def _share_time(one: Period, other: Period) -> bool:
    return ALWAYS in (one, other) or one.overlaps(other)


def _organisations(one: Organisation, other: Organisation) -> Organisation:
    return replace(
        one,
        other_names=_names(one, other),
        short=_each(one.short, other.short),
        mistaken=_each(one.mistaken, other.mistaken),
        classification=one.classification or other.classification,
        parent=one.parent or other.parent,
        area=one.area or other.area,
        period=one.period if one.period != ALWAYS else other.period,
        successor=one.successor or other.successor,
        sources=_each(one.sources, other.sources),
    )


def _posts(one: Post, other: Post) -> Post:
    seats = one.seats or other.seats
    known = (_refined(holder, other.holders) for holder in one.holders)
    holders = (*known, *(new for new in other.holders if _is_news(new, one, seats)))
    return replace(
        one,
        other_labels=_each(one.other_labels, (other.label, *other.other_labels)),
        organisation=one.organisation or other.organisation,
        area=one.area or other.area,
        seats=seats,
        holders=tuple(sorted(holders, key=_begins)),
        vacant=one.vacant or other.vacant,
    )


def _is_news(new: Holder, post: Post, seats: int | None) -> bool:
    """Whether a holding is neither one that the post has already nor one that contradicts it."""
    period = _known_period(new)
    for holder in post.holders:
        known = _known_period(holder)
        if holder.person == new.person and _touch(known, period):
            return False
        if seats == 1 and not (holder.status or new.status) and _share_time(known, period):
            return False
    return not (seats == 1 and any(_share_time(vacancy.period, period) for vacancy in post.vacant))


def _refined(holder: Holder, others: Iterable[Holder]) -> Holder:
    """A holding with the finer dates of another source that agree with it, and that source beside its own."""
    starts, ends = holder.period.starts, holder.period.ends
    sources = holder.sources
    for other in others:
        if other.person != holder.person or not _touch(_known_period(holder), _known_period(other)):
            continue
        period = other.period
        if holder.period == ALWAYS and holder.seen and period.holds(holder.seen):
            starts, ends = period.starts, period.ends
        elif _is_finer(period.starts, starts) or _is_finer(period.ends, ends):
            starts = period.starts if _is_finer(period.starts, starts) else starts
            ends = period.ends if _is_finer(period.ends, ends) else ends
        else:
            continue
        sources = _each(sources, other.sources)
    if (starts, ends) == (holder.period.starts, holder.period.ends):
        return holder
    return replace(holder, period=Period(starts, ends), sources=sources)


def _is_finer(new: Interval | None, known: Interval | None) -> bool:
    return new is not None and known is not None and new.precision < known.precision and new.agrees(known)


def contradicted(one: Post, other: Post) -> Iterator[tuple[Holder, Holder]]:
    """Holders of the other post who are left out because of somebody else in the one seat, with that holder."""
    if 1 not in (one.seats, other.seats):
        return
    for new in other.holders:
        if new.status or any(
            holder.person == new.person and _touch(_known_period(holder), _known_period(new)) for holder in one.holders
        ):
            continue
        for holder in one.holders:
            if not holder.status and _share_time(_known_period(holder), _known_period(new)):
                yield new, holder


def _known_period(holder: Holder) -> Period:
    if holder.period == ALWAYS and holder.seen:
        return Period(holder.seen, holder.seen)
    return holder.period


def _touch(one: Period, other: Period) -> bool:
    """Whether two holdings of one person have a time in common, as coarsely as either is known."""
    return not (
        (one.ends and other.starts and one.ends.end < other.starts.start)
        or (other.ends and one.starts and other.ends.end < one.starts.start)
    )


def _begins(holder: Holder) -> int:
    period = _known_period(holder)
    first = period.starts or period.ends
    return first.start.toordinal() if first else 0


def _names(one: Person | Organisation, other: Person | Organisation) -> tuple[Name, ...]:
    known = {name_key(one.name), *(name_key(name.text) for name in one.other_names)}
    others = (Name(other.name), *other.other_names)
    return (*one.other_names, *(name for name in others if name_key(name.text) not in known))


def _each(first: tuple[Any, ...], second: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*first, *second)))


_MERGERS: dict[type, Callable[[Any, Any], Any]] = {Person: _people, Organisation: _organisations, Post: _posts}
