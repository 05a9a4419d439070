"""Turns the index's rows back into the nouns of `records.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from ..intervals import ALWAYS, Interval, Period, parse_edtf
from ..records import (
    Affiliation,
    Document,
    Event,
    EventDate,
    Figure,
    Holder,
    Honorific,
    Name,
    Organisation,
    Person,
    Place,
    Post,
    Quote,
    Rating,
    Ruling,
    Scheme,
    Source,
    Statement,
    Vacancy,
)

if TYPE_CHECKING:
    from typing import Any

    Data = Mapping[str, Any]

# The date fields of an event and what each is the date of.
ASPECTS = (
    ("date", "held"), ("held", "held"), ("reported", "reported"), ("announced", "announced"), ("due", "due"),
    ("took_effect", "took effect"),
)  # fmt: skip


class Row:
    """A record of the index: its id, the path of its file, its place and its fields."""

    __slots__ = ("data", "id", "path", "where")

    def __init__(self, ident: str, path: str, line: int, data: Data) -> None:
        self.id = ident
        self.path = path
        self.where = f"{path}:{line}"
        self.data = data


class Links:
    """What the rows being built refer to.

    Each function gives the id of the thing that a name written in the registry stands for, or the name itself when
    the registry does not hold it or it fits two.
    """

    __slots__ = ("organisation", "person", "place", "sources", "thing")

    def __init__(
        self,
        sources: Mapping[str, Source],
        person: Callable[[str], str],
        organisation: Callable[[str], str],
        place: Callable[[str], str],
        thing: Callable[[str], str],
    ) -> None:
        self.sources = sources
        self.person = person
        self.organisation = organisation
        self.place = place
        self.thing = thing


@cache
def interval(text: str | None) -> Interval | None:
    return parse_edtf(text) if text else None


def period(data: Data) -> Period:
    if "from" not in data and "until" not in data:
        return ALWAYS
    return Period(interval(data.get("from")), interval(data.get("until")))


def name(data: Data) -> Name:
    return Name(data["name"], period(data))


def _sources(data: Data, links: Links) -> tuple[Source, ...]:
    return tuple(links.sources[one] for one in data.get("source", ()) if one in links.sources)


def source(row: Row) -> Source:
    fields = ("title", "publisher", "url", "published", "retrieved", "licence", "attribution")
    return Source(row.id, where=row.where, **{field: row.data.get(field, "") for field in fields})


def person(row: Row, links: Links) -> Person:
    data = row.data
    return Person(
        row.id,
        data["name"],
        other_names=tuple(map(name, data.get("other_names", ()))),
        honorifics=tuple(
            Honorific(
                one.get("prefix") or one.get("suffix", ""),
                "suffix" in one,
                period(one),
                _sources(one, links),
                f"{row.path}:{one['@']}",
            )
            for one in data.get("honorifics", ())
        ),
        parties=_affiliations(row, links, "parties", "party", links.organisation),
        homes=_affiliations(row, links, "homes", "place", links.place),
        gender=data.get("gender", ""),
        born=interval(data.get("born")),
        died=interval(data.get("died")),
        sources=_sources(data, links),
        where=row.where,
    )


def _affiliations(row: Row, links: Links, field: str, to: str, find: Callable[[str], str]) -> tuple[Affiliation, ...]:
    return tuple(
        Affiliation(find(one[to]), period(one), _sources(one, links), f"{row.path}:{one['@']}")
        for one in row.data.get(field, ())
    )


def organisation(row: Row, links: Links) -> Organisation:
    data = row.data
    return Organisation(
        row.id,
        data["name"],
        other_names=tuple(map(name, data.get("other_names", ()))),
        short=tuple(data.get("short", ())),
        mistaken=tuple(data.get("not", ())),
        classification=data.get("classification", ""),
        parent=links.organisation(data.get("parent", "")),
        area=links.place(data.get("area", "")),
        period=period(data),
        successor=links.organisation(data.get("successor", "")),
        sources=_sources(data, links),
        where=row.where,
    )


def place(row: Row, links: Links) -> Place:
    data = row.data
    return Place(
        row.id,
        data["name"],
        other_names=tuple(map(name, data.get("other_names", ()))),
        mistaken=tuple(data.get("not", ())),
        classification=data.get("classification", ""),
        within=links.place(data.get("within", "")),
        sources=_sources(data, links),
        where=row.where,
    )


def post(row: Row, links: Links) -> Post:
    data = row.data
    return Post(
        row.id,
        data["label"],
        other_labels=tuple(data.get("other_labels", ())),
        organisation=links.organisation(data.get("organisation", "")),
        area=links.place(data.get("area", "")),
        seats=data.get("seats"),
        holders=tuple(
            Holder(
                links.person(one["person"]),
                row.id,
                period(one),
                one.get("status", ""),
                _sources(one, links),
                f"{row.path}:{one['@']}",
                one.get("party", ""),
                interval(one.get("seen")),
            )
            for one in data.get("holders", ())
        ),
        where=row.where,
        vacant=tuple(
            Vacancy(period(one), _sources(one, links), f"{row.path}:{one['@']}") for one in data.get("vacant", ())
        ),
    )


def event(row: Row, links: Links) -> Event:
    data = row.data
    return Event(
        row.id,
        data["name"],
        other_names=tuple(data.get("other_names", ())),
        series=data.get("series", ""),
        ordinal=data.get("ordinal"),
        of=_things(data.get("of", ()), links),
        by=_things(data.get("by", ()), links),
        place=links.place(data.get("place", "")),
        dates=tuple(EventDate(aspect, parse_edtf(data[field])) for field, aspect in ASPECTS if field in data),
        sources=_sources(data, links),
        where=row.where,
    )


def _things(names: Iterable[str], links: Links) -> tuple[str, ...]:
    return tuple(map(links.thing, names))


def figure(row: Row, links: Links) -> Figure:
    data = row.data
    return Figure(
        links.thing(data["subject"]),
        data["property"],
        data["value"],
        other_properties=tuple(data.get("other_properties", ())),
        qualifier=data.get("qualifier", ""),
        unit=data.get("unit", ""),
        of=data.get("of", ""),
        as_of=interval(data.get("as_of")),
        sources=_sources(data, links),
        where=row.where,
    )


def scheme(row: Row, links: Links) -> Scheme:
    data = row.data
    return Scheme(
        data["name"],
        links.organisation(data["issuer"]),
        tuple(data["grades"]),
        other_names=tuple(data.get("other_names", ())),
        aliases=tuple((wording, grade) for wording, grades in data.get("aliases", {}).items() for grade in grades),
        where=row.where,
    )


# How a registry may say that a grade is of the whole.
_OVERALL = frozenset({"overall", "overall effectiveness", "overall rating", "overall grade"})


def rating(row: Row, links: Links) -> Rating:
    data = row.data
    return Rating(
        links.thing(data["subject"]),
        links.organisation(data["issuer"]),
        data["grade"],
        scheme=data.get("scheme", ""),
        aspect="" if data.get("aspect", "").lower() in _OVERALL else data.get("aspect", ""),
        inspected=interval(data.get("inspected")),
        published=interval(data.get("published")),
        superseded=interval(data.get("superseded")),
        sources=_sources(data, links),
        where=row.where,
    )


def quote(row: Row, links: Links) -> Quote:
    data = row.data
    return Quote(
        links.thing(data["speaker"]),
        data["text"],
        interval(data.get("said")),
        data.get("to", ""),
        _sources(data, links),
        row.where,
    )


def statement(row: Row, links: Links) -> Statement:
    return Statement(row.data["text"], interval(row.data.get("as_of")), _sources(row.data, links), row.where)


def document(row: Row, links: Links) -> Document:
    from os.path import dirname, join

    data = row.data
    fields = ("title", "publisher", "published", "url")
    path = join(dirname(row.path), data["path"])
    return Document(path, where=row.where, **{field: data.get(field, "") for field in fields})


def ruling(row: Row, links: Links) -> Ruling:
    from .rulings import PARTS, THINGS

    data = row.data
    parts = PARTS.get(data["kind"], {})
    return Ruling(
        data["claim"],
        data["kind"],
        data["ruling"],
        data["by"],
        parse_edtf(data["on"]),
        interval(data.get("until")),
        because="; ".join(text for text in data["source"] if text not in links.sources),
        article=data.get("article", ""),
        means=tuple(
            (part, tuple(map(links.thing, values) if parts.get(part) == THINGS else values))
            for part, values in data.get("means", {}).items()
        ),
        sources=_sources(data, links),
        where=row.where,
    )
