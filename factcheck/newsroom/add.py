"""Adds a fact and its source to the file of the registry where it belongs."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from ..files import write_whole
from ..intervals import parse_edtf
from ..records import CannotCheck
from ..registry import Registry
from ..registry.edit import files_of, problems_with
from ..registry.messages import nearest
from ..registry.schema import SHAPES, Field
from ..structs import Struct
from ..text.normalise import name_key
from ..text.offices import role_key
from .place import Place, insert
from .writing import read_file, read_text

Values = Mapping[str, str | list[str]]

# What can be added, and where: the section, and for what belongs to another record the field that names this and the
# list in it.
KINDS: dict[str, tuple[str, str, str]] = {
    "holder": ("posts", "post", "holders"),
    "person": ("people", "", ""),
    "honorific": ("people", "person", "honorifics"),
    "party": ("people", "person", "parties"),
    "home": ("people", "person", "homes"),
    "organisation": ("organisations", "", ""),
    "place": ("places", "", ""),
    "post": ("posts", "", ""),
    "event": ("events", "", ""),
    "figure": ("figures", "", ""),
    "rating": ("ratings", "", ""),
    "quote": ("quotes", "", ""),
    "statement": ("statements", "", ""),
    "source": ("sources", "", ""),
}
_REFUSED = "nothing was added, because the registry would be wrong then:"
_SHAPE = {"party": "membership"}
# Fields that nobody is asked for; they can still be given. A licence is that of a data set, which is imported.
_ASIDE = frozenset({"id", "note", "review_by", "same_as", "source", "licence", "attribution"})


class Added(Struct, frozen=True):
    """What was added: to which files, and the line of the fact in the last of them."""

    paths: tuple[str, ...]
    line: int


def fields_of(kind: str) -> dict[str, Field]:
    """The fields that a fact of a kind may have, in their order; first that which says whose it is."""
    _, owner, _ = KINDS[kind]
    shape = SHAPES[_SHAPE.get(kind, kind)]
    own = {name: field for name, field in shape.fields.items() if not field.type.startswith("list of ")}
    if kind == "source":
        return {"id": Field("text", "A short name for it: the publisher and the date.", required=True), **own}
    if not owner:
        return own
    words = {"post": "The title of the post, as the registry has it.", "person": "The person's name."}
    return {owner: Field("text", words[owner], required=True), **own}


def asked(kind: str) -> dict[str, Field]:
    """The fields that somebody is asked for, apart from the source."""
    return {name: field for name, field in fields_of(kind).items() if name not in _ASIDE or name == "id" == kind}


def slip(name: str, field: Field, text: str) -> str:
    """What is wrong with a value as it was typed, as far as it can be told at once; "" when nothing is."""
    if not text:
        return ""
    if field.type == "date":
        try:
            parse_edtf(text)
        except ValueError as error:
            return str(error)
    if field.type == "number" and not (text.isascii() and text.isdigit()):
        return f"{name} is a whole number in digits"
    if name == "url" and not text.startswith(("https://", "http://")):
        return "the address of a page begins with https://"
    return ""


def add(
    registry: Registry,
    folders: Sequence[str],
    kind: str,
    values: Values,
    source: Values | None = None,
    file: str | None = None,
) -> Added:
    """Adds a fact of a kind, and its source too when `source` describes a new one (its `id` may be left out).

    The fact goes to the record that it belongs to, else after the others of its section in the file that has most of
    them, or in `file`. Nothing is written unless the whole registry is right with it. Raises CannotCheck otherwise.
    """
    record = _right_fields(kind, values)
    changed: dict[str, str] = {}
    if source:
        about = _right_fields("source", source)
        ident = str(about.pop("id", "") or record.get("source") or source_id(registry, about))
        record["source"] = ident
        path = _file(registry, folders, "sources", file)
        changed[path] = _inserted(path, _text(path), Place("sources"), about, ident)
    section, owner, field = KINDS[kind]
    key = str(record.pop("id")) if kind == "source" else ""
    if owner:
        path, line = _owner(registry, owner, str(record.pop(owner)))
        if path in changed:  # the source stands in the same file, perhaps above
            line += _moved(_text(path), changed[path], line)
        place = Place(section, line, field)
    else:
        path, place = _file(registry, folders, section, file), Place(section)
    before = changed.get(path) or _text(path)
    after = _inserted(path, before, place, record, key)
    changed[path] = after
    problems = problems_with(registry, folders, changed)
    if problems:
        raise CannotCheck(_REFUSED, *problems)
    for one, text in changed.items():
        write_whole(one, (text,), folders=True)
    return Added(tuple(changed), _first_difference(before, after))


def source_id(registry: Registry, about: Values) -> str:
    """A name for a new source: its publisher's initials and its date, or its title, and a number if that is taken."""
    publisher = "".join(word[0] for word in name_key(str(about.get("publisher", ""))).split() if word[0].isalnum())
    date = str(about.get("published") or about.get("retrieved") or "")
    parts = [publisher, date] if publisher and date else [str(about.get("title") or about.get("url") or "source")]
    base = re.sub(r"[^a-z0-9]+", "-", name_key("-".join(parts))).strip("-")[:40].strip("-") or "source"
    for number in range(1, 1000):
        ident = base if number == 1 else f"{base}-{number}"
        if not registry.sources({ident}):
            return ident
    raise CannotCheck(f"there are too many sources called {base}: give this one a name, as source.id=…")


def _right_fields(kind: str, values: Values) -> dict[str, str | list[str]]:
    """The values in the order of the schema. Raises CannotCheck for a field that there is not, or that is missing."""
    fields = fields_of(kind)
    problems = []
    for name in values:
        if name not in fields:
            hint = nearest(name, fields)
            advice = f"did you mean {hint}?" if hint else "there are " + ", ".join(fields)
            problems.append(f"a {kind} has no field {name!r}: {advice}")
    for name, field in fields.items():
        if field.required and not values.get(name) and not (kind == "source" and name == "id") and name != "source":
            problems.append(f"say {name}=…: {field.help}")
    if problems:
        raise CannotCheck(*problems)
    return {name: values[name] for name in fields if values.get(name)}


def _owner(registry: Registry, owner: str, name: str) -> tuple[str, int]:
    """The file and line of the one person or post of a name. Raises CannotCheck when there is none, or several."""
    found: dict[str, str] = {}
    if owner == "post":
        posts = registry.posts({name}) or {
            post.id: post for group in registry.posts_called({role_key(name)}).values() for post in group
        }
        found = {post.id: post.where for post in posts.values()}
    else:
        ids = [known.id for known in registry.find_names({name_key(name)}).get(name_key(name), ())]
        people = registry.people({name}) or registry.people(ids)
        found = {person.id: person.where for person in people.values()}
    if len(found) > 1:
        lines = [f"{ident} ({where})" for ident, where in sorted(found.items())]
        raise CannotCheck(f"{name!r} fits {len(found)}: say which, by its id", *lines)
    if not found:
        near = registry.near_names(name_key(name), "person") if owner == "person" else []
        hint = f": did you mean {near[0].name.text}?" if near else f": add the {owner} first"
        raise CannotCheck(f"there is no {owner} {name!r} in the registry{hint}")
    path, _, line = next(iter(found.values())).rpartition(":")
    if not path.lower().endswith((".yaml", ".yml")):
        raise CannotCheck(
            f"{path}: this file was imported and would be replaced: add a {owner} of your own with same_as"
        )
    return path, int(line)


def _file(registry: Registry, folders: Sequence[str], section: str, file: str | None) -> str:
    if file:
        return file
    files = files_of(registry, section)
    if files:
        return files[0]
    folder = next((one for one in folders if os.path.isdir(one)), None)
    if folder is None:
        raise CannotCheck("there is no folder of sources: factcheck init makes one")
    return os.path.join(folder, f"{section}.yaml")


def _text(path: str) -> str:
    return read_file(path) if os.path.exists(path) else ""


def _inserted(path: str, before: str, place: Place, record: Mapping[str, str | list[str]], key: str) -> str:
    """The text of a file with a record more. Raises CannotCheck when the file is wrong, or would not hold just that
    more.
    """
    old = [(one.section, one.id, _plain(one.data)) for one in read_text(path, before)]
    after = insert(before, place, record, key)
    try:
        new = [(one.section, one.id, _plain(one.data)) for one in read_text(path, after)]
    except CannotCheck as error:
        raise CannotCheck(_REFUSED, *error.lines) from None
    gone = [one for one in old if one not in new]
    come = [one for one in new if one not in old]
    if len(come) != 1 or len(gone) > 1 or len(new) - len(old) != 1 - len(gone):
        raise CannotCheck(f"{path}: the fact cannot be added to this file without changing others: add it by hand")
    return after


def _plain(data: object) -> object:
    """A record without the lines of its facts, which move."""
    if isinstance(data, dict):
        return {name: _plain(value) for name, value in data.items() if name != "@"}
    return [_plain(value) for value in data] if isinstance(data, list) else data


def _moved(before: str, after: str, line: int) -> int:
    """By how many lines the one with this number has moved."""
    return 0 if _first_difference(before, after) > line else after.count("\n") - before.count("\n")


def _first_difference(before: str, after: str) -> int:
    """The number of the first line that is new."""
    old, new = before.splitlines(), after.splitlines()
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b), min(len(old), len(new)) + 1)
