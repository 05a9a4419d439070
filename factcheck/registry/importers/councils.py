"""mySociety's list of UK local authorities, past and current: a data package in JSON, or its table as CSV."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ...records import CannotCheck
from ...text.normalise import name_key
from .common import Bulk, Options, evened, read_text, slug, spell, table
from .json_items import items

SOURCE = "uk-local-authorities"
_COLUMNS = ("local-authority-code", "official-name", "nice-name", "start-date", "end-date", "replaced-by")
_KIND = re.compile(r"((?:Metropolitan |Royal |London )?(?:Borough|City|County|District)) Council$")
# Councils are made and ended by orders that take effect on the first of a month, mostly of April (Local Government Act
# 1972, section 1; Local Government and Public Involvement in Health Act 2007, section 7). Other days on which the list
# has councils begin, many of them in June 2005, are those of the register that it was taken from.
_FIRST_DAY = "-01"


def read(path: str, options: Options) -> Bulk:
    """The councils of the list, with their other names, lives and successors.

    Of the names that the list collects, bare names of places ("Camford") and misspellings are left out: in a story they
    are not the council. Raises CannotCheck when the file is neither form of the list.
    """
    about: dict[str, Any] = {"title": "UK local authorities", "publisher": "mySociety"}
    rows: list[tuple[int, dict[str, Any]]] = []
    bulk = Bulk(SOURCE, about, options)
    if read_text(path).lstrip()[:1] in ("{", "["):
        for name, line, item in items(path):
            if name == "resources" and isinstance(item, dict):
                data = item.get("data")
                data = data if isinstance(data, list) else []
                rows += [(line, row) for row in data if isinstance(row, dict) and _COLUMNS[1] in row]
            elif name == "" and isinstance(item, dict):
                rows.append((line, item))
            elif name in ("title", "version"):
                about[name] = str(item)
            elif name == "licenses" and isinstance(item, dict):
                about["licence"] = str(item.get("name") or item.get("title") or "")
        if rows and not set(_COLUMNS) <= rows[0][1].keys():
            rows = []
    else:
        rows += table(path, _COLUMNS, bulk)
    if not rows:
        raise CannotCheck(f"{path}:1:1: there is no list of local authorities in this file")
    if about.get("version"):
        about["title"] += f", version {about['version']}"
    about["attribution"] = f"Contains data of mySociety ({about['title']})"
    fresh = Bulk(SOURCE, about, options)
    fresh.problems += bulk.problems
    _add(path, rows, fresh)
    return fresh


def _add(path: str, rows: list[tuple[int, dict[str, Any]]], bulk: Bulk) -> None:
    ids = {_text(row, "local-authority-code"): _id(row) for _, row in rows}
    official = {name_key(_text(row, "official-name")) for _, row in rows}
    derived = Counter(name_key(name) for _, row in rows for name in _plain_names(row))
    for line, row in rows:
        name = _text(row, "official-name")
        if not name_key(name) or not _text(row, "local-authority-code"):
            bulk.problem(path, line, "a local authority without a name or a code: left out")
            continue
        council = _is_council(row)
        start = _text(row, "start-date")
        try:
            life = spell("" if council and not start.endswith(_FIRST_DAY) else start, _text(row, "end-date"))
        except ValueError as error:
            bulk.problem(path, line, f"{name}: {error}: left out")
            continue
        after = [code.strip() for code in _text(row, "replaced-by").split(",") if code.strip()]
        kind = _KIND.search(name)
        others = [
            other for other in _plain_names(row) if name_key(other) not in official and derived[name_key(other)] == 1
        ]
        bulk.add(
            "organisations",
            {
                "id": _id(row),
                "name": name,
                "other_names": others,
                "short": ["the council", *([f"the {kind[1].lower()} council"] if kind else [])] if council else [],
                "classification": "council" if council else _text(row, "local-authority-type-name").lower(),
                "area": _text(row, "nice-name"),
                **life,
                "successor": ids.get(after[0], "") if len(after) == 1 else "",
                "source": SOURCE,
            },
        )


def _id(row: dict[str, Any]) -> str:
    return f"council-{slug(_text(row, 'local-authority-code'))}"


def _is_council(row: dict[str, Any]) -> bool:
    kind = _text(row, "local-authority-type-name").lower()
    return "combined" not in kind and "regional" not in kind


def _plain_names(row: dict[str, Any]) -> list[str]:
    """How copy shortens a council's name: "Camford Council" for "Camford Metropolitan Borough Council" or for the
    "London Borough of Camford", "Camford City Council" for "City of Camford Council"."""
    name, area = _text(row, "official-name"), _text(row, "nice-name")
    if not area or not _is_council(row):
        return []
    place = area.removeprefix("City of ").removesuffix(" City")
    names = [f"{place} Council"]
    if "City" in name.split():
        names.append(f"{place} City Council")
    if name.startswith(("London Borough of ", "Borough of ")):
        names.append(f"{place} Borough Council")
    if "&" in name:
        names.append(name.replace("&", "and"))
    return [one for one in dict.fromkeys(names) if name_key(one) != name_key(name)]


def _text(row: dict[str, Any], field: str) -> str:
    value = row.get(field)
    return evened(value) if isinstance(value, str) else ""
