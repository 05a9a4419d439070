"""Importers: others' sets of data turned into bulk facts. One module per format; `IMPORTERS` lists them.

An importer is a function from a path and options to a `Bulk`, the records in the registry's own vocabulary with one
source that names the set, its licence and whom to thank. Nothing is fetched: what is read lies on the disk.
`docs/importing.md` is the description for those who use them.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from ...records import CannotCheck, Problem
from ...structs import Struct
from .common import Bulk, Options, stem
from .write import Changes, described_before, write, write_rulings

__all__ = ["IMPORTERS", "Importer", "Options", "Outcome", "import_facts", "import_rulings"]


class Importer(Struct, frozen=True):
    """A format: its module here, whether it is a folder, and the imported file's name ("" for that of the file)."""

    module: str
    folder: bool
    name: str
    help: str


IMPORTERS = {
    "ifg": Importer("ifg", True, "ifg", "the folder of the Institute for Government's Ministers Database"),
    "popolo": Importer("popolo", False, "", "Popolo JSON, or people.json of TheyWorkForYou"),
    "councils": Importer("councils", False, "councils", "mySociety's list of UK local authorities, as JSON"),
    "csv": Importer("sheet", False, "", "a spreadsheet of councillors or officers, saved as CSV"),
}

# Where imports go, in the registry's folder.
FOLDER = "imported"


class Outcome(Struct, frozen=True):
    """What an import wrote and where, what changed by section, and what it left out and why."""

    path: str
    changes: list[Changes]
    problems: list[Problem]


def import_facts(format: str, path: str, sources: str, options: Options) -> Outcome:
    """Imports `path` into the registry's folder `sources`, in place of the last import of the same set.

    Raises CannotCheck when nothing can be read, or written.
    """
    from importlib import import_module

    importer = IMPORTERS[format]
    there = os.path.isdir if importer.folder else os.path.exists
    if not there(path):
        raise CannotCheck(f"{path}: there is no such {'folder' if importer.folder else 'file'}")
    if not importer.folder and os.path.isdir(path):
        raise CannotCheck(f"{path}: this is a folder, and {format} is imported from a file")
    read: Callable[[str, Options], Bulk] = import_module(f".{importer.module}", __name__).read
    target = os.path.join(sources, FOLDER, f"{importer.name or stem(path)}.jsonl")
    if not importer.name:  # nobody but the user knows what it is, and has said so the last time
        options = described_before(target, options)
    try:
        bulk = read(path, options)
    except ValueError as error:
        raise CannotCheck(f"{path}: {error}") from None
    if bulk.is_empty:
        raise CannotCheck(*map(str, bulk.problems), f"{path}: nothing in it can be imported")
    return Outcome(target, write(target, bulk), bulk.problems)


def import_rulings(path: str, claims: str) -> Outcome:
    """Imports the published fact-checks of the file `path` into the folder of rulings `claims`.

    Raises CannotCheck when nothing can be read, or written.
    """
    from . import claimreview

    if not os.path.isfile(path):
        raise CannotCheck(f"{path}: there is no such file")
    rulings, problems = claimreview.read(path)
    if not rulings:
        raise CannotCheck(*map(str, problems), f"{path}: none of these reviews says outright true or false")
    target = os.path.join(claims, FOLDER, f"{stem(path)}.yaml")
    return Outcome(target, [write_rulings(target, rulings, path)], problems)
