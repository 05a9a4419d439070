"""Popolo (popoloproject.com/specs): people, organisations, posts, memberships and areas in one JSON file.

Also people.json of TheyWorkForYou (github.com/mysociety/parlparse), which is Popolo but for its names: a person has a
`note: Main` name for each time, in parts ("honorific_prefix", "given_name", "family_name", or "lordname" and
"lordofname" of a peer), and records that were put together have a `redirect`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ...records import CannotCheck
from ...text.normalise import name_key
from .common import Bulk, Data, Options, edtf, evened, slug, spell, stem
from .ifg_titles import peerage
from .json_items import items
from .spells import DAY, DISSOLUTION, joined, one_at_a_time

_SECTIONS = ("persons", "organizations", "posts", "memberships", "areas")
# Years outside these say "unknown" or "not ended": TheyWorkForYou writes 1000-01-01 and 9999-12-31.
_FIRST_YEAR, _LAST_YEAR = "1200", "2900"

Row = tuple[int, dict[str, Any]]


def read(path: str, options: Options) -> Bulk:
    """The people, organisations and posts of a Popolo file.

    Items that refer to what is not there, or whose dates are none, are noted and left out. Raises CannotCheck when the
    file is not JSON, or has none of Popolo's lists.
    """
    name = stem(path)
    bulk = Bulk(name, {"title": f"Popolo data, {name}"}, options)
    rows: dict[str, list[Row]] = {section: [] for section in _SECTIONS}
    for section, line, item in items(path):
        if section in rows:
            if isinstance(item, dict):
                rows[section].append((line, item))
            else:
                bulk.problem(path, line, f"an item of {section} is an object with fields: left out")
    if not any(rows.values()):
        raise CannotCheck(f"{path}:1:1: this is not Popolo: there are no {', '.join(_SECTIONS[:-1])} or areas in it")
    _Popolo(path, name, bulk, rows).add()
    return bulk


class _Popolo:
    def __init__(self, path: str, name: str, bulk: Bulk, rows: dict[str, list[Row]]) -> None:
        self.path, self.name, self.bulk = path, name, bulk
        self.people = self._known(rows["persons"], "person")
        self.bodies = self._known(rows["organizations"], "organisation")
        self.posts = self._known(rows["posts"], "post")
        self.areas = self._known(rows["areas"], "area")
        self.memberships = rows["memberships"]
        self.redirects = {
            str(item["id"]): str(item["redirect"])
            for section in rows.values()
            for _, item in section
            if item.get("id") and item.get("redirect")
        }
        self.parties: dict[str, list[Data]] = defaultdict(list)
        self.holders: dict[str, list[Data]] = defaultdict(list)
        # Posts that only memberships speak of, by id: "member" of an organisation for an area.
        self.made: dict[str, Data] = {}
        self.in_party: set[str] = set()

    def _known(self, rows: list[Row], called: str) -> dict[str, Row]:
        found: dict[str, Row] = {}
        for line, item in rows:
            if item.get("redirect"):
                continue
            if not item.get("id"):
                self.bulk.problem(self.path, line, f"this {called} has no id: left out")
            elif str(item["id"]) in found:
                self.bulk.problem(self.path, line, f"{called} {item['id']!r} is there twice: the second is left out")
            else:
                found[str(item["id"])] = (line, item)
        return found

    def id(self, ident: str) -> str:
        return f"{self.name}-{slug(ident)}"

    def add(self) -> None:
        for line, item in self.memberships:
            if not item.get("redirect"):
                try:
                    self._membership(item)
                except (ValueError, LookupError) as error:
                    self.bulk.problem(self.path, line, f"{_said(error)}: the membership is left out")
        for called, known, make in (
            ("organisation", self.bodies, self._body), ("person", self.people, self._person),
            ("post", self.posts, self._post),
        ):  # fmt: skip
            for ident, (line, item) in known.items():
                try:
                    make(ident, item)
                except (ValueError, LookupError) as error:
                    self.bulk.problem(self.path, line, f"{_said(error)}: the {called} is left out")
        for ident, record in self.made.items():
            self._add_post(ident, record)

    # -------------------------------------------------------------------------------------- memberships

    def _membership(self, item: dict[str, Any]) -> None:
        """Who held what, when and for which party. A membership without a post is of its role in its organisation."""
        person = self._referred(item, "person_id", self.people)
        if person is None:
            raise LookupError("there is no person_id")
        period = _period(item)
        party = self._referred(item, "on_behalf_of_id", self.bodies)
        post = self._referred(item, "post_id", self.posts)
        body = self._referred(item, "organization_id", self.bodies)
        if party:
            self.in_party.add(party)
            self.parties[person].append({"party": self.id(party), **period})
        if post is None and body and self._is_party(body):
            self.in_party.add(body)
            self.parties[person].append({"party": self.id(body), **period})
            return
        ident = self.id(post) if post is not None else self._role(item, body)
        if not ident:
            raise LookupError("there is neither a post_id nor an organization_id")
        self.holders[ident].append(
            {
                "person": self.id(person),
                **period,
                "party": self._text(self.bodies[party][1], "name") if party else "",
                "source": self.bulk.source,
            }
        )

    def _referred(self, item: dict[str, Any], field: str, known: dict[str, Row]) -> str | None:
        """What a field refers to, redirects followed; None when there is no such field."""
        wanted = item.get(field)
        if not wanted:
            return None
        seen: set[str] = set()
        ident = str(wanted)
        while ident in self.redirects and ident not in seen:
            seen.add(ident)
            ident = self.redirects[ident]
        if ident not in known:
            raise LookupError(f"{field} {wanted!r} is not in the file")
        return ident

    def _is_party(self, body: str) -> bool:
        return "party" in str(self.bodies[body][1].get("classification", "")).lower()

    def _role(self, item: dict[str, Any], body: str | None) -> str:
        """The id of the post for a role that has none, "" when nothing says what of."""
        if body is None:
            return ""
        of = self._text(self.bodies[body][1], "name")
        role = self._text(item, "role") or self._text(item, "label") or "member"
        area = self._area(item)
        label = role if name_key(of) in name_key(role) else f"{role} of {of}"
        ident = f"{self.name}-{slug(' '.join((role, of, area)))}"
        self.made.setdefault(
            ident,
            {
                "label": f"{label} for {area}" if area else label,
                "other_labels": [f"{role} for {area}", f"{area} {role}"] if area and role != "member" else [],
                "organisation": self.id(body),
                "area": area,
            },
        )
        return ident

    def _area(self, item: dict[str, Any]) -> str:
        area = item.get("area")
        if isinstance(area, dict):
            return self._text(area, "name")
        ident = self._referred(item, "area_id", self.areas)
        return self._text(self.areas[ident][1], "name") if ident else ""

    # ------------------------------------------------------------------------------------------- things

    def _body(self, ident: str, item: dict[str, Any]) -> None:
        party = ident in self.in_party
        name = self._text(item, "name")
        if not name:
            raise ValueError("there is no name")
        if party and "Independent" in (name.split()[0], name.split()[-1]):
            self.bulk.add_party(name, self.id(ident))
            return
        parent = item.get("parent_id")
        self.bulk.add(
            "organisations",
            {
                "id": self.id(ident),
                "name": name,
                "other_names": self._other_names(item, name),
                "classification": "party" if party else self._text(item, "classification"),
                "parent": self.id(str(parent)) if str(parent) in self.bodies else "",
                "area": self._area(item),
                **_period(item, "founding_date", "dissolution_date"),
                "source": self.bulk.source,
            },
        )

    def _person(self, ident: str, item: dict[str, Any]) -> None:
        names = self._names(item)
        if not names:
            raise ValueError("there is no name")
        plain = [one for one in names if not peerage(one["name"])[0]]
        first = [one for one in plain if one["main"]] or plain or names
        main = next((one for one in reversed(first) if not one["until"]), first[-1])
        others, honorifics = [], []
        for one in names:
            title, forms = peerage(one["name"])
            spelt = {end: one[end] for end in ("from", "until")}
            if name_key(one["name"]) != name_key(main["name"]):
                others.append({"name": one["name"], **spelt})
            others += [{"name": form, **spelt} for form in forms]
            if title and plain:
                honorifics.append({"prefix": title, **spelt, "source": self.bulk.source})
        for field, form in (("honorific_prefix", "prefix"), ("honorific_suffix", "suffix")):
            if self._text(item, field):
                honorifics.append({form: self._text(item, field), "source": self.bulk.source})
        parties = [one for one in self.parties[ident] if self.bulk.has("organisations", one["party"])]
        memberships = joined([{**one, "person": "", "status": one["party"]} for one in parties])
        self.bulk.add(
            "people",
            {
                "id": self.id(ident),
                "name": main["name"],
                "other_names": others,
                "honorifics": honorifics,
                "parties": [
                    {**{name: one[name] for name in ("party", "from", "until")}, "source": self.bulk.source}
                    for one in memberships
                ],
                "gender": self._text(item, "gender").lower(),
                "born": edtf(self._text(item, "birth_date")),
                "died": edtf(self._text(item, "death_date")),
                "source": self.bulk.source,
            },
        )

    def _names(self, item: dict[str, Any]) -> list[Data]:
        """A person's names, oldest first: what Popolo has as `name`, else the main names of TheyWorkForYou."""
        found = []
        for one in _dicts(item, "other_names"):
            if name := self._full_name(one):
                found.append({"name": name, **_period(one), "main": one.get("note") == "Main"})
        whole = self._text(item, "name") or self._full_name(item)
        found.sort(key=lambda one: (not one["main"], one["from"], one["until"] == ""))
        mains = [one for one in found if one["main"]]
        if whole:
            found.append({"name": whole, "from": "", "until": "", "main": True})
        elif mains:
            found = [one for one in found if not one["main"]] + mains
        return found

    def _full_name(self, item: dict[str, Any]) -> str:
        """A name of its parts; of a peer "Lord Hale of Camford" from "Lord", "Hale" and "Camford"."""
        if self._text(item, "name"):
            return self._text(item, "name")
        lord, place = self._text(item, "lordname"), self._text(item, "lordofname")
        title = self._text(item, "honorific_prefix")
        if lord or place:
            return " ".join(filter(None, (title, lord, place and f"of {place}")))
        given, family = self._text(item, "given_name"), self._text(item, "family_name") or self._text(item, "surname")
        return f"{given} {family}".strip()

    def _post(self, ident: str, item: dict[str, Any]) -> None:
        body = self._referred(item, "organization_id", self.bodies)
        area, role = self._area(item), self._text(item, "role")
        label = self._text(item, "label") or (f"{role} for {area}" if role and area else role)
        if not label:
            raise ValueError("there is neither a label nor a role")
        others = [self._text(item, "other_label"), f"{area} {role}" if role and area else ""]
        record = {
            "label": label,
            "other_labels": [one for one in dict.fromkeys(others) if one and name_key(one) != name_key(label)],
            "organisation": self.id(body) if body else "",
            "area": area,
        }
        # Somebody holds a seat that has an area of its own by themselves, unless the terms say otherwise.
        self._add_post(self.id(ident), record, one_seat=bool(area))

    def _add_post(self, ident: str, record: Data, one_seat: bool = False) -> None:
        # Whoever was left out, and was said to be, holds nothing.
        known = [one for one in self.holders[ident] if self.bulk.has("people", one["person"])]
        holders = joined(known, DISSOLUTION if one_seat else DAY)
        if not self.bulk.has("organisations", record["organisation"]):
            record["organisation"] = ""
        seats = 1 if one_seat and holders and one_at_a_time(holders) else None
        self.bulk.add("posts", {"id": ident, **record, "seats": seats, "holders": holders, "source": self.bulk.source})

    def _other_names(self, item: dict[str, Any], name: str) -> list[Data]:
        return [
            {"name": other, **_period(one)}
            for one in _dicts(item, "other_names")
            if (other := self._text(one, "name")) and name_key(other) != name_key(name)
        ]

    def _text(self, item: dict[str, Any], field: str) -> str:
        value = item.get(field)
        return evened(value) if isinstance(value, str) else ""


def _dicts(item: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """The objects in a field that should hold a list of them; none when it holds anything else."""
    found = item.get(field)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _period(item: dict[str, Any], first: str = "start_date", last: str = "end_date") -> Data:
    """`from` and `until` of an item; a year that stands for "unknown" is left out."""
    starts, ends = (str(item.get(field) or "") for field in (first, last))
    return spell(starts if starts[:4] > _FIRST_YEAR else "", ends if ends[:4] < _LAST_YEAR else "")


def _said(error: Exception) -> str:
    return str(error.args[0]) if error.args else "something is missing"
