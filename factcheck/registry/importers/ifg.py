"""The Ministers Database of the Institute for Government: a folder of spreadsheets, one for each kind of record.

People have a row for each name that they bore (a peerage begins a new one); posts belong to departments with dates
and successors; appointments say who held a post and when, and their characteristics who only acted in it or was away;
representations are terms in Parliament. Ministers are complete, Parliament is not: only those who were ministers are
in it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator

from ...records import CannotCheck
from ...text.normalise import name_key
from .common import Bulk, Data, Options, slug, spell, table
from .ifg_titles import department_titles, other_body_names, other_titles, peerage
from .spells import DISSOLUTION, joined, one_at_a_time

SOURCE = "ifg-ministers-database"
_ABOUT = {
    "title": "Ministers Database",
    "publisher": "Institute for Government",
    "licence": "CC BY 4.0",
    "attribution": "Institute for Government, Ministers Database, CC BY 4.0",
}
_COLUMNS = {
    "person": ("id", "name", "short_name", "gender", "start_date", "end_date"),
    "organisation": ("id", "name", "short_name", "start_date", "end_date"),
    "organisation_link": ("predecessor_organisation_id", "successor_organisation_id", "type"),
    "post": ("id", "organisation_id", "name", "display_name", "rank_equivalence"),
    "appointment": ("id", "person_id", "post_id", "start_date", "end_date"),
    "appointment_characteristics": (
        "appointment_id", "is_acting", "is_on_leave", "leave_reason", "start_date", "end_date",
    ),
    "constituency": ("id", "name"),
    "representation": ("id", "person_id", "house", "type", "constituency_id", "start_date", "end_date"),
    "representation_characteristics": ("representation_id", "party", "start_date", "end_date"),
}  # fmt: skip
# Ranks that one person at a time has. Portfolios of lower ranks are shared out anew with every reshuffle.
_ONE_HOLDER = frozenset({"PM", "DPM", "SoS", "Parl. lead."})
_IN_DEPARTMENT = frozenset({"SoS", "MoS", "PUSS"})
_GENDERS = {"M": "male", "F": "female"}
# How a body goes on under another name; parts of its work that moved elsewhere make no successor.
_SUCCEEDED = frozenset({"Name change", "Merger"})
# Members of these are in no party.
_NO_PARTY = frozenset({"Crossbench", "Non-affiliated", "Lord Speaker", "Other"})
_PEERS = {
    "Life peer": ["life peer"], "Hereditary": ["hereditary peer"], "Excepted hereditary": ["hereditary peer"],
}  # fmt: skip
_COMMONS, _LORDS = "House of Commons", "House of Lords"

Rows = list[tuple[int, dict[str, str]]]


def read(path: str, options: Options) -> Bulk:
    """The people, bodies and posts of the database in the folder `path`.

    Rows that contradict themselves are noted and left out. Raises CannotCheck when a file or a column is missing.
    """
    bulk = Bulk(SOURCE, _ABOUT, options)
    files = _Files(path, bulk)
    _Bodies(files, bulk).add()
    people = _People(files, bulk)
    people.add()
    _add_posts(files, bulk, people.ids)
    return bulk


class _Files:
    """The folder's files, and the rows in them that are right in themselves."""

    def __init__(self, folder: str, bulk: Bulk) -> None:
        self.bulk = bulk
        self.paths = {name: _find(folder, name) for name in _COLUMNS}
        missing = [name for name, path in self.paths.items() if not path]
        if missing:
            raise CannotCheck(*(f"{os.path.join(folder, name)}.csv: there is no such file" for name in missing))

    def rows(self, name: str) -> Iterator[tuple[int, dict[str, str], Data]]:
        """Line number, cells and period of each row; a row with a wrong date is noted and left out."""
        path = self.paths[name]
        for line, row in table(path, _COLUMNS[name], self.bulk):
            try:
                period = spell(row.get("start_date", ""), row.get("end_date", ""))
            except ValueError as error:
                self.bulk.problem(path, line, f"{error}: the row is left out")
                continue
            yield line, row, period

    def unknown(self, name: str, line: int, field: str, row: dict[str, str]) -> None:
        self.bulk.problem(self.paths[name], line, f"{field} {row[field]!r} is in no other file: the row is left out")


def _find(folder: str, name: str) -> str:
    paths = (os.path.join(folder, name + ending) for ending in (".csv", ".csv.gz"))
    return next((path for path in paths if os.path.isfile(path)), "")


class _Bodies:
    """Departments by name: one that is founded anew under an old name is the same to a newspaper."""

    def __init__(self, files: _Files, bulk: Bulk) -> None:
        self.bulk = bulk
        self.lives: dict[str, list[tuple[Data, str, str]]] = defaultdict(list)
        names: dict[str, str] = {}
        for _, row, period in files.rows("organisation"):
            self.lives[row["name"]].append((period, row["short_name"], row["id"]))
            names[row["id"]] = row["name"]
        self.successors: dict[str, set[str]] = defaultdict(set)
        for _, row, _ in files.rows("organisation_link"):
            if row["type"] in _SUCCEEDED:
                self.successors[row["predecessor_organisation_id"]].add(names.get(row["successor_organisation_id"], ""))

    def add(self) -> None:
        for name, lives in self.lives.items():
            starts, ends = [life["from"] for life, _, _ in lives], [life["until"] for life, _, _ in lives]
            last = max(lives, key=lambda life: life[0]["until"])[2]
            after = self.successors[last] - {name, ""}
            ended = max(ends) if all(ends) else ""
            self.bulk.add(
                "organisations",
                {
                    "id": body_id(name),
                    "name": name,
                    "other_names": other_body_names(name, lives[-1][1]),
                    "classification": "department",
                    "from": min(starts) if all(starts) else "",
                    "until": ended,
                    "successor": body_id(next(iter(after))) if ended and len(after) == 1 else "",
                    "source": SOURCE,
                },
            )
        for house in (_COMMONS, _LORDS):
            self.bulk.add(
                "organisations",
                {
                    "id": body_id(house),
                    "name": house,
                    "other_names": [f"the {house.split()[-1]}"],
                    "classification": "parliament",
                    "source": SOURCE,
                },
            )


def body_id(name: str) -> str:
    """The id of a department, house or party of the set."""
    return f"ifg-{slug(name)}"


class _People:
    """People by id, with their names, titles and parties."""

    def __init__(self, files: _Files, bulk: Bulk) -> None:
        self.bulk = bulk
        self.names: dict[str, list[tuple[dict[str, str], Data]]] = defaultdict(list)
        for _, row, period in files.rows("person"):
            self.names[row["id"]].append((row, period))
        self.ids = {ident: f"ifg-{ident}" for ident in self.names}
        self.parties: dict[str, list[Data]] = defaultdict(list)
        self._read_terms(files)

    def add(self) -> None:
        for ident, names in self.names.items():
            self.bulk.add("people", self._person(ident, names))

    def _person(self, ident: str, names: list[tuple[dict[str, str], Data]]) -> Data:
        """A person under their last name that is no title, else under their title."""
        names.sort(key=lambda name: (name[1]["from"], name[1]["until"] == ""))
        plain = [name for name in names if not peerage(name[0]["name"])[0]]
        row, _ = (plain or names)[-1]
        others: list[Data] = []
        honorifics: list[Data] = []
        for other, period in names:
            title, forms = peerage(other["name"])
            if other is not row:
                others.append({"name": other["name"], **period})
            others += [{"name": form, **period} for form in forms]
            if title and plain:
                honorifics.append({"prefix": title, **period, "source": SOURCE})
        return {
            "id": self.ids[ident],
            "name": row["name"],
            "other_names": others,
            "honorifics": honorifics,
            "parties": [{**one, "source": SOURCE} for one in self.parties[ident]],
            "gender": _GENDERS.get(row["gender"], ""),
            "source": SOURCE,
        }

    def _read_terms(self, files: _Files) -> None:
        """Seats in Parliament, each with the holders of its terms, and the parties of the people meanwhile."""
        seats = {row["id"]: row["name"] for _, row, _ in files.rows("constituency")}
        parties: dict[str, list[Data]] = defaultdict(list)
        for _, row, period in files.rows("representation_characteristics"):
            parties[row["representation_id"]].append({"party": row["party"], **period})
        held: dict[str, list[Data]] = defaultdict(list)
        for line, row, period in files.rows("representation"):
            person = self.ids.get(row["person_id"])
            commons = row["house"] == "Commons"
            if person is None or (commons and row["constituency_id"] not in seats):
                files.unknown("representation", line, "constituency_id" if person else "person_id", row)
                continue
            members = sorted(parties[row["id"]], key=lambda one: str(one["from"]))
            self.parties[row["person_id"]] += [
                {**one, "party": self._party(one["party"])} for one in members if one["party"] not in _NO_PARTY
            ]
            if commons:
                party = members[0]["party"] if len({one["party"] for one in members}) == 1 else ""
                holder = {"person": person, **period, "party": party, "source": SOURCE}
                held[_seat_name(seats[row["constituency_id"]])].append(holder)
            else:
                self._add_peer(person, row, period)
        for ident, memberships in self.parties.items():
            spells = joined([{**one, "person": ident} for one in memberships])
            self.parties[ident] = [{name: one[name] for name in ("party", "from", "until")} for one in spells]
        for seat, holders in held.items():
            self._add_seat(seat, holders)

    def _add_seat(self, seat: str, holders: list[Data]) -> None:
        holders = joined(holders, DISSOLUTION)
        self.bulk.add(
            "posts",
            {
                "id": f"ifg-mp-{slug(seat)}",
                "label": f"MP for {seat}",
                "other_labels": [f"{seat} MP", f"Member of Parliament for {seat}"],
                "organisation": body_id(_COMMONS),
                "area": seat,
                "seats": 1 if one_at_a_time(holders) else None,
                "holders": holders,
            },
        )

    def _add_peer(self, person: str, row: dict[str, str], period: Data) -> None:
        """A peer's seat is a post of its own: one post with hundreds of holders would be read for each of them."""
        self.bulk.add(
            "posts",
            {
                "id": f"ifg-peer-{row['id']}",
                "label": f"member of the {_LORDS}",
                "other_labels": ["peer", *_PEERS.get(row["type"], [])],
                "organisation": body_id(_LORDS),
                "holders": [{"person": person, **period, "source": SOURCE}],
            },
        )

    def _party(self, name: str) -> str:
        """The id of a party; "Labour" is the Labour Party, "Liberal Democrat" the Liberal Democrats."""
        if "Independent" in name or " " in name.removesuffix("Democrat").strip():
            return self.bulk.add_party(name, body_id(name))
        full = f"{name}s" if name.endswith("Democrat") else f"{name} Party"
        ident = body_id(full)
        self.bulk.add(
            "organisations",
            {"id": ident, "name": full, "other_names": [name], "classification": "party", "source": SOURCE},
        )
        return ident


def _seat_name(name: str) -> str:
    """A constituency as copy writes it: "Camford, North" and "Camford North" are one."""
    return name.replace(",", "")


def _add_posts(files: _Files, bulk: Bulk, people: dict[str, str]) -> None:
    """Ministers' posts. One title is one post, whatever the ranks of those who held it.

    An office that one person at a time has in the whole government is one post too when it moves to another department.
    Every other, and "Minister of State" above all, is a post of its department.
    """
    bodies = {row["id"]: row["name"] for _, row, _ in files.rows("organisation")}
    posts: dict[str, str] = {}
    titles: dict[str, tuple[str, bool]] = {}
    ranks: dict[str, set[str]] = defaultdict(set)
    high = {row["name"] for _, row, _ in files.rows("post") if row["rank_equivalence"] in _ONE_HOLDER}
    belongs: dict[str, dict[str, None]] = defaultdict(dict)
    for line, row, _ in files.rows("post"):
        if row["organisation_id"] not in bodies:
            files.unknown("post", line, "organisation_id", row)
            continue
        body = bodies[row["organisation_id"]]
        general = row["display_name"] != row["name"]
        key = slug(row["name"] if row["name"] in high else f"{row['name']} {body}")
        posts[row["id"]] = key
        titles.setdefault(key, (row["name"], general))
        ranks[key].add(row["rank_equivalence"])
        belongs[key][body] = None
    holders: dict[str, list[Data]] = defaultdict(list)
    changes = _changes(files)
    for line, row, period in files.rows("appointment"):
        if row["post_id"] not in posts or row["person_id"] not in people:
            files.unknown("appointment", line, "post_id" if row["person_id"] in people else "person_id", row)
            continue
        holders[posts[row["post_id"]]] += _holders(people[row["person_id"]], period, changes.get(row["id"], []))
    known = frozenset(title for title, _ in titles.values())
    for key, (title, general) in titles.items():
        if not holders[key]:
            continue
        within = list(belongs[key])
        spells = joined(holders[key])
        others = [] if general else other_titles(title, within, known)
        if len(within) == 1 and ranks[key] & _IN_DEPARTMENT and not _its_own(title):
            others += department_titles(within[0])
        if len(within) == 1 and title.endswith("Secretary") and within[0].startswith("HM "):
            others.append(f"{title} to the {within[0].removeprefix('HM ')}")
        bulk.add(
            "posts",
            {
                "id": f"ifg-{key}",
                "label": f"{title} at the {within[0]}" if general else title,
                "other_labels": list(dict.fromkeys(one for one in others if name_key(one) != name_key(title))),
                "organisation": body_id(within[0]) if len(within) == 1 else "",
                "seats": 1 if ranks[key] & _ONE_HOLDER and not general and one_at_a_time(spells) else None,
                "holders": spells,
            },
        )


def _its_own(title: str) -> bool:
    """Whether an office is too much its own for its holder to be called its department's minister."""
    return not any(word in title for word in ("Minister", "Secretary"))


def _changes(files: _Files) -> dict[str, list[tuple[dict[str, str], Data]]]:
    """By appointment: when its holder only acted, or was on leave."""
    found: dict[str, list[tuple[dict[str, str], Data]]] = defaultdict(list)
    for _, row, period in files.rows("appointment_characteristics"):
        found[row["appointment_id"]].append((row, period))
    return found


def _holders(person: str, period: Data, changes: list[tuple[dict[str, str], Data]]) -> list[Data]:
    """An appointment as one holder, or several where part of it was only acting; leave is a note on it."""
    notes = [
        f"on leave ({row['leave_reason'].lower() or 'no reason given'}) from {away['from']} until {away['until']}"
        for row, away in changes
        if row["is_on_leave"] == "True"
    ]
    spells = [(row["is_acting"] == "True", part) for row, part in changes]
    if not any(acting for acting, _ in spells):
        spells = [(False, period)]
    return [
        {
            "person": person,
            **part,
            "status": "acting" if acting else "",
            "note": "; ".join(notes),
            "source": SOURCE,
        }
        for acting, part in spells
    ]
