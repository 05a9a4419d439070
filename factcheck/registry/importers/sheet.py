"""A spreadsheet of councillors or officers, saved as CSV: a row for each person in each post.

Which column holds what is said with `--map`, and else taken from the headings: "Councillor", "Party", "Ward", "Role",
"Elected" and the like. Everybody in the sheet belongs to one organisation, unless a column names others.
"""

from __future__ import annotations

import csv
from collections import defaultdict

from ...records import CannotCheck
from ...text.honorifics import TITLES
from ...text.normalise import name_key
from .common import Bulk, Data, Options, evened, open_text, slug, spell, stem, table
from .spells import joined

# What may be mapped, and the headings that are taken for it. The first that a sheet has is used.
FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("name", "full name", "councillor", "member", "councillor name", "officer"),
    "id": ("id", "reference"),
    "party": ("party", "political party", "group", "political group"),
    "ward": ("ward", "division", "ward name", "division name", "electoral division", "constituency", "area"),
    "role": ("role", "position", "post", "job title", "office", "title of post"),
    "organisation": ("organisation", "council", "authority", "body"),
    "from": ("from", "start", "start date", "elected", "date elected", "appointed", "date appointed"),
    "until": ("until", "end", "end date", "to", "left", "term ends"),
    "gender": ("gender",),
    "born": ("date of birth", "born"),
}
_DELIMITERS = ",;\t|"
_SAMPLE = 65_536
_NOBODY = frozenset({"vacant", "vacancy", "vacant seat", "tbc", "n/a", "none"})
_EVERYBODY = "councillor"


def read(path: str, options: Options) -> Bulk:
    """The people of a sheet, their parties and posts.

    Rows without a name, or with a date that is none, are noted and left out. Raises CannotCheck when a column is not
    there, or when nothing says which organisation the people belong to.
    """
    name = stem(path)
    dialect = _dialect(path)
    columns = _columns(path, dialect, options)
    bulk = Bulk(name, {"title": f"Spreadsheet {name}"}, options)
    _Sheet(path, name, bulk, options).add(columns, dialect)
    return bulk


def _dialect(path: str) -> type[csv.Dialect]:
    """How the cells are divided: by commas unless a sample of the file says otherwise."""

    class Divided(csv.excel):
        pass

    with open_text(path) as opened:
        first = opened.read(_SAMPLE).split("\n", 1)[0]
    if first.strip():
        Divided.delimiter = max(_DELIMITERS, key=first.count)
    return Divided


def _columns(path: str, dialect: type[csv.Dialect], options: Options) -> dict[str, str]:
    """The heading of each field that the sheet has."""
    unknown = [field for field in options.map if field not in FIELDS]
    if unknown:
        raise CannotCheck(
            *(f"--map: there is no field {field!r}: the fields are {', '.join(FIELDS)}" for field in unknown)
        )
    with open_text(path) as opened:
        headings = [evened(cell) for cell in next(csv.reader(opened, dialect), [])]
    by_key = {name_key(heading): heading for heading in reversed(headings)}
    found = {}
    for field, usual in FIELDS.items():
        wanted = (options.map[field],) if field in options.map else usual
        heading = next((by_key[name_key(one)] for one in wanted if name_key(one) in by_key), "")
        if heading:
            found[field] = heading
        elif field in options.map:
            named = ", ".join(map(repr, filter(None, headings)))
            raise CannotCheck(f"{path}:1:1: there is no column {options.map[field]!r}: the columns are {named}")
    if "name" not in found:
        named = ", ".join(map(repr, filter(None, headings))) or "none"
        raise CannotCheck(f"{path}:1:1: no column holds the names (the columns are {named}): say --map name=COLUMN")
    if not options.organisation and "organisation" not in found:
        raise CannotCheck(f"{path}: whose people are these? Say --organisation NAME, or --map organisation=COLUMN")
    return found


class _Sheet:
    def __init__(self, path: str, name: str, bulk: Bulk, options: Options) -> None:
        self.path, self.name, self.bulk, self.options = path, name, bulk, options
        self.people: dict[str, Data] = {}
        self.parties: dict[str, list[Data]] = defaultdict(list)
        self.wards: dict[str, set[str]] = defaultdict(set)
        self.posts: dict[str, Data] = {}
        self.holders: dict[str, list[Data]] = defaultdict(list)

    def add(self, columns: dict[str, str], dialect: type[csv.Dialect]) -> None:
        for line, row in table(self.path, tuple(columns.values()), self.bulk, dialect):
            cells = {field: row[heading] for field, heading in columns.items()}
            try:
                self._row(cells, line)
            except ValueError as error:
                self.bulk.problem(self.path, line, f"{error}: the row is left out")
        for ident, person in self.people.items():
            person["parties"] = [
                {"party": one["party"], "from": one["from"], "until": one["until"], "source": self.bulk.source}
                for one in joined([{**one, "person": "", "status": one["party"]} for one in self.parties[ident]])
            ]
            self.bulk.add("people", person)
        for ident, post in self.posts.items():
            self.bulk.add("posts", {**post, "holders": joined(self.holders[ident])})

    def _row(self, cells: dict[str, str], line: int) -> None:
        title, name = _name(cells["name"])
        if not name_key(name) or name_key(name) in _NOBODY:
            raise ValueError("there is no name")
        period = spell(cells.get("from", ""), cells.get("until", ""))
        body = cells.get("organisation") or self.options.organisation
        ward = cells.get("ward", "")
        role = cells.get("role") or self.options.role or _EVERYBODY
        if not (name_key(body) and name_key(role)):
            raise ValueError("there is no role" if name_key(body) else "there is no organisation")
        person = self._person(cells, name, ward, line)
        if title and not person["honorifics"]:
            person["honorifics"].append({"prefix": title, "source": self.bulk.source})
        if cells.get("party"):
            party = self.bulk.add_party(cells["party"], f"{self.name}-{slug(cells['party'])}")
            self.parties[person["id"]].append({"party": party, **period})
        organisation = f"{self.name}-{slug(body)}"
        kind = "council" if name_key(body).endswith("council") else ""
        self.bulk.add(
            "organisations",
            {"id": organisation, "name": body, "classification": kind, "source": self.bulk.source},
        )
        self._hold(person["id"], role, ward, organisation, period, cells.get("party", ""))
        if name_key(role) != _EVERYBODY and ward and not self.options.role:
            # A cabinet member with a ward is its councillor too.
            self._hold(person["id"], _EVERYBODY, ward, organisation, period, cells.get("party", ""))

    def _person(self, cells: dict[str, str], name: str, ward: str, line: int) -> Data:
        """The person of a row; one name in two wards at once is two people, unless an id says otherwise."""
        key = slug(cells.get("id", "") or name)
        if not cells.get("id") and ward and self.wards[key] and name_key(ward) not in self.wards[key]:
            message = f"{name} is there for another ward too: taken for two people (a column of ids would tell)"
            self.bulk.problem(self.path, line, message)
            key = slug(f"{name} {ward}")
        if ward:
            self.wards[key].add(name_key(ward))
        ident = f"{self.name}-{key}"
        return self.people.setdefault(
            ident,
            {
                "id": ident,
                "name": name,
                "honorifics": [],
                "gender": cells.get("gender", "").lower(),
                "born": spell(cells.get("born", ""), "")["from"],
                "source": self.bulk.source,
            },
        )

    def _hold(self, person: str, role: str, ward: str, body: str, period: Data, party: str) -> None:
        everybody = name_key(role) == _EVERYBODY
        area = ward if everybody else ""
        ident = f"{body}-{slug(f'{role} {area}')}"
        label = f"{role} for {area}" if area else role
        self.posts.setdefault(
            ident,
            {
                "id": ident,
                "label": label,
                "other_labels": [f"{area} {role}", f"{area} ward {role}"] if area else [],
                "organisation": body,
                "area": area,
                "source": self.bulk.source,
            },
        )
        self.holders[ident].append({"person": person, **period, "party": party, "source": self.bulk.source})


def _name(cell: str) -> tuple[str, str]:
    """The title worth keeping and the name of a cell: "Cllr MARSH, Ada" is Ada Marsh, "Dr Ada Marsh" has a title."""
    kept = ""
    words = cell.split()
    while len(words) > 1 and (title := TITLES.get(words[0].lower().rstrip("."))):
        if title.rank not in ("council", "courtesy"):
            kept = kept or title.form
        words = words[1:]
    last, comma, first = " ".join(words).partition(",")
    if comma and first.strip() and "," not in first:
        words = f"{first.strip()} {last.strip()}".split()
    # A surname in capitals is a habit of lists; "PJ" and "McDONALD" are left as they are.
    return kept, " ".join(word.title() if word.isupper() and len(word) > _INITIALS else word for word in words)


# Capitals up to this length may be somebody's initials.
_INITIALS = 2
