"""What a registry's files say, read without the code under test, so that a fault of the loader cannot hide itself."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

Record = dict[str, Any]
FAR_AHEAD = date(2026, 10, 31)
# Titles that say so little that who holds them says nothing of who does not.
_PLAIN = frozenset("minister mp councillor peer member director officer inspector judge chair".split())
_SMALL = frozenset("of for the and at in on to & a an state secretary".split())


@dataclass(frozen=True)
class Span:
    """First and last day of a holding, each as earliest and latest possible day; open ends are far away."""

    start: tuple[date, date]
    end: tuple[date, date]

    def surely(self, day: date) -> bool:
        return self.start[1] < day < self.end[0]

    def maybe(self, day: date) -> bool:
        return self.start[0] <= day <= self.end[1]


@dataclass(frozen=True)
class Holding:
    person: Person
    post: Post
    span: Span
    status: str = ""
    seen_only: bool = False

    @property
    def begins(self) -> date | None:
        """The day on which it began, when the registry has the day."""
        start, latest = self.span.start
        return start if start == latest and start > date.min else None

    @property
    def ends(self) -> date | None:
        end, latest = self.span.end
        return end if end == latest and end < date.max else None


@dataclass(eq=False)
class Person:
    id: str
    name: str
    gender: str
    record: Record
    holdings: list[Holding] = field(default_factory=list)
    parties: list[tuple[str, Span]] = field(default_factory=list)

    @property
    def family(self) -> str:
        return self.name.split()[-1]

    @property
    def given(self) -> str:
        return self.name.split()[0]

    @property
    def plain(self) -> bool:
        """A name of two words and one form: no peer, no change of name, no particle."""
        return (
            re.fullmatch(r"[A-Z][a-zà-ÿ]+ [A-Z][a-zà-ÿ]+", self.name) is not None
            and self.given not in ("Lord", "Lady", "Baroness", "Viscount", "Earl", "Sir", "Dame")
            and not any(h.get("prefix") for h in self.record.get("honorifics", ()))
            and not any(isinstance(n, dict) for n in self.record.get("other_names", ()))
        )

    def courtesy(self) -> str:
        return {"m": "Mr", "f": "Ms"}.get(self.gender[:1], "")

    def prefix_on(self, day: date) -> str | None:
        """The honorific on that day; None when the registry cannot tell."""
        for honorific in self.record.get("honorifics", ()):
            if "prefix" in honorific:
                span = period(honorific)
                if span.maybe(day):
                    return honorific["prefix"] if span.surely(day) else None
        return ""

    def party_on(self, day: date) -> str:
        """The one party on that day, "" when there is none or more."""
        names = {party for party, span in self.parties if span.maybe(day)}
        sure = {party for party, span in self.parties if span.surely(day)}
        return names.pop() if len(names) == 1 and names == sure else ""


@dataclass(eq=False)
class Post:
    id: str
    label: str
    others: tuple[str, ...]
    organisation: str
    classification: str
    short: tuple[str, ...]
    area: str
    seats: int | None
    holdings: list[Holding] = field(default_factory=list)

    def words(self) -> frozenset[str]:
        return words(self.label)

    def sole_holder(self, day: date) -> Holding | None:
        """The one substantive holder on that day, when the registry is sure of one."""
        around = [h for h in self.holdings if h.span.maybe(day)]
        return around[0] if len(around) == 1 and around[0].span.surely(day) and not around[0].status else None


@dataclass(repr=False)
class World:
    """People, posts and the other facts of a registry, joined by name."""

    people: list[Person]
    posts: list[Post]
    records: dict[str, list[Record]]
    titles: dict[frozenset[str], list[Post]]
    names: set[str]

    def unique(self, post: Post) -> bool:
        """Whether the title belongs to no other post, so that the registry can tell who else does not hold it."""
        return len(self.titles[post.words()]) == 1 and bool(post.words() - _PLAIN)

    def holds_alike(self, person: Person, post: Post, day: date) -> bool:
        """Whether a person holds, or may hold, that post or one whose title could be meant by the same words."""
        mine = post.words()
        return any(
            h.seen_only or (h.span.maybe(day) and (h.post is post or _akin(mine, h.post))) for h in person.holdings
        )

    def ever_alike(self, person: Person, post: Post) -> bool:
        mine = post.words()
        return any(h.post is post or _akin(mine, h.post) for h in person.holdings)


def _akin(mine: frozenset[str], other: Post) -> bool:
    for label in (other.label, *other.others):
        theirs = words(label)
        if mine <= theirs or theirs <= mine or len(mine & theirs - {"minister", "mp", "shadow"}) >= 1:
            return True
    return False


def words(label: str) -> frozenset[str]:
    found = re.findall(r"[\w'’-]+", label.lower())
    return frozenset(word for word in found if word not in _SMALL) or frozenset(found)


# --------------------------------------------------------------------------------------------------- reading


def edtf(text: Any) -> tuple[date, date]:
    """First and last day of `2023`, `2023-05`, `2023-05-19` or two of them with a stroke."""
    first, _, last = str(text).partition("/")
    return _part(first)[0], _part(last or first)[1]


def _part(text: str) -> tuple[date, date]:
    numbers = [int(n) for n in text.strip().split("-")]
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    if len(numbers) == 2:
        first = date(*numbers, 1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return (date(*numbers),) * 2


def period(record: Record) -> Span:
    start = edtf(record["from"]) if "from" in record else (date.min, date.min)
    end = edtf(record["until"]) if "until" in record else (date.max, date.max)
    return Span(start, end)


def read_world(folder: Path) -> World:
    """All files under a registry's folder. Every scalar is text: a year stays "2019", a name `No` stays a name."""
    records: dict[str, list[Record]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".yml"):
            parts = [yaml.load(path.read_text("utf-8"), _Text)]
        elif path.suffix == ".jsonl":
            parts = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        else:
            continue
        for part in parts:
            for section, held in (part or {}).items():
                if section != "sources":
                    records[section].extend(held if isinstance(held, list) else [held])
    return _joined(records)


class _Text(yaml.SafeLoader):
    """YAML in which nothing is a number, a date or a truth value."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


def _joined(records: dict[str, list[Record]]) -> World:
    bodies: dict[str, Record] = {}
    for body in records["organisations"]:
        for key in (body.get("id"), body["name"], *_texts(body.get("other_names"))):
            bodies.setdefault(key or body["name"], body)
    people: dict[str, Person] = {}
    counted: dict[str, int] = defaultdict(int)
    for record in records["people"]:
        person = Person(record.get("id") or record["name"], record["name"], record.get("gender", ""), record)
        for party in record.get("parties", ()):
            body = bodies.get(party["party"], {"name": party["party"]})
            person.parties.append((body["name"], period(party)))
        people[person.id] = person
        for name in (record["name"], *_texts(record.get("other_names"))):
            counted[name] += 1
            people.setdefault(name, person)
    posts = []
    for record in records["posts"]:
        body = bodies.get(record.get("organisation", ""), {})
        post = Post(
            record.get("id") or record["label"],
            record["label"],
            tuple(_listed(record.get("other_labels"))),
            body.get("name", record.get("organisation", "")),
            body.get("classification", ""),
            tuple(_listed(body.get("short"))),
            record.get("area", ""),
            int(record["seats"]) if "seats" in record else None,
        )
        for holder in _listed(record.get("holders")):
            who = people.get(holder["person"])
            if who:
                seen_only = "seen" in holder and not ("from" in holder or "until" in holder)
                post.holdings.append(Holding(who, post, period(holder), holder.get("status", ""), seen_only))
                who.holdings.append(post.holdings[-1])
        posts.append(post)
    titles: dict[frozenset[str], list[Post]] = defaultdict(list)
    for post in posts:
        for key in {words(label) for label in (post.label, *post.others)}:
            titles[key].append(post)
    alone = {person.id: person for person in people.values() if counted[person.name] == 1}
    return World(list(alone.values()), posts, records, titles, {p.name for p in people.values()})


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _texts(value: Any) -> Iterable[str]:
    return (one["name"] if isinstance(one, dict) else one for one in _listed(value))


def day_in(rng: Random, span: Span) -> date | None:
    """A day well inside a holding, None when there is none."""
    first = max(span.start[1], date(1950, 1, 1)) + timedelta(days=2)
    last = min(span.end[0], FAR_AHEAD) - timedelta(days=2)
    return first + timedelta(days=rng.randint(0, (last - first).days)) if first <= last else None
