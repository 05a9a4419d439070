"""Writes an imported set into the registry, and says what is new in it since last time.

The file is the import's own: nobody keeps anything by hand in it, so it is replaced as a whole. What people keep in
YAML beside it is never touched.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence

from ...files import reason_of, write_whole
from ...records import CannotCheck
from ...structs import Struct, field, replace
from .common import SOURCE_FIELDS, Bulk, Data, Options

# Examples of each kind of change; the counts say how many more.
_EXAMPLES = 5


class Changes(Struct):
    """What an import changed in one section: how many records, and the names of some of them."""

    section: str
    total: int = 0
    added: int = 0
    changed: int = 0
    gone: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)

    def note(self, kind: str, name: str) -> None:
        """Counts a change: "added", "changed" or "gone"."""
        setattr(self, kind, getattr(self, kind) + 1)
        if sum(one == kind for one, _ in self.examples) < _EXAMPLES:
            self.examples.append((kind, name))


def write(target: str, bulk: Bulk) -> list[Changes]:
    """Replaces the file `target` by the set; gives the changes, by section. The file is there whole or as before.

    Raises CannotCheck when it cannot be written, or when what is there was not made by an import.
    """
    before = _read_before(target)
    changes: dict[str, Changes] = {}

    def of(section: str) -> Changes:
        return changes.setdefault(section, Changes(section))

    def lines() -> Iterator[str]:
        for section, ident, line in bulk.lines():
            one = of(section)
            one.total += 1
            old = before.pop((section, ident), None)
            if old is None:
                one.note("added", _name(line, ident))
            elif old != line:
                one.note("changed", _name(line, ident))
            yield line + "\n"

    write_whole(target, lines(), folders=True)
    for (section, ident), line in sorted(before.items()):
        of(section).note("gone", _name(line, ident))
    return list(changes.values())


def write_rulings(target: str, rulings: Sequence[Data], origin: str) -> Changes:
    """Replaces the YAML file `target` by the rulings of the file `origin`; gives the changes.

    Raises CannotCheck as `write` does.
    """
    import yaml

    before = _rulings_before(target)
    changes = Changes("rulings")
    for ruling in rulings:
        changes.total += 1
        old = before.pop((ruling["claim"], ruling["source"]), None)
        if old is None:
            changes.note("added", ruling["claim"])
        elif old != ruling:
            changes.note("changed", ruling["claim"])
    for claim, _ in before:
        changes.note("gone", claim)
    content = yaml.safe_dump({"rulings": list(rulings)}, allow_unicode=True, sort_keys=False, width=110)
    write_whole(target, (_HEAD.format(origin=os.path.basename(origin)), content), folders=True)
    return changes


_HEAD = "# Imported from {origin}. The next import replaces this file: keep your own rulings in another.\n"


def _rulings_before(target: str) -> dict[tuple[str, str], Data]:
    import yaml

    if not os.path.exists(target):
        return {}
    try:
        with open(target, encoding="utf-8") as opened:
            if not opened.readline().startswith(_HEAD.partition("{")[0]):
                raise ValueError
            found = yaml.load(opened, yaml.BaseLoader) or {}
        return {(one["claim"], one["source"]): one for one in found["rulings"]}
    except OSError as error:
        raise CannotCheck(f"{target}: cannot be read: {reason_of(error)}") from None
    except (ValueError, KeyError, TypeError, yaml.YAMLError):
        raise CannotCheck(f"{target}: this file was not made by an import: move it, or name another") from None


def described_before(target: str, options: Options) -> Options:
    """The options with what the last import into `target` said of its source, where nothing is said now.

    The day on which the data was had is not among it, for this is newer data.
    """
    for (section, ident), line in _read_before(target).items():
        if section == "sources":
            before = json.loads(line)[section][ident]
            kept = {name: before[name] for name in SOURCE_FIELDS if name != "retrieved" and before.get(name)}
            return replace(options, **{name: text for name, text in kept.items() if not getattr(options, name)})
    return options


def _read_before(target: str) -> dict[tuple[str, str], str]:
    """The lines of the last import, by section and id."""
    found: dict[tuple[str, str], str] = {}
    if not os.path.exists(target):
        return found
    try:
        with open(target, encoding="utf-8") as opened:
            for line in opened:
                if line.strip():
                    ((section, record),) = json.loads(line).items()
                    ident = next(iter(record)) if section == "sources" else record["id"]
                    found[section, ident] = line.rstrip("\n")
    except OSError as error:
        raise CannotCheck(f"{target}: cannot be read: {reason_of(error)}") from None
    except (ValueError, KeyError, AttributeError, TypeError, StopIteration):
        raise CannotCheck(f"{target}: this file was not made by an import: move it, or name another") from None
    return found


def _name(line: str, ident: str) -> str:
    """What to call a record in a list of changes."""
    ((section, record),) = json.loads(line).items()
    if section == "sources":
        return str(record[ident].get("title") or ident)
    return str(record.get("label") or record.get("name") or ident)
