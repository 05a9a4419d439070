"""The first files of a newsroom: facts to begin with, a place for rulings, settings and a recipe for continuous
integration.
"""

from __future__ import annotations

import os

from ..files import write_whole
from ..records import CannotCheck
from .writing import read_file

_HERE = os.path.dirname(__file__)
_SETTINGS = """\
# Settings of factcheck for all stories below this folder.
sources = ["sources"]      # folders of facts, from where this file is
claims = "claims"          # the folder of rulings: what factcheck record writes
fail_on = "conflict"       # what makes a check fail: conflict, unsupported or never
"""
_CLAIMS = """\
# Rulings

What your editors have decided about claims that the facts could not settle. `factcheck record STORY` writes them here,
in a file for each story and day; you may edit them by hand. docs/rulings.md of factcheck tells how.
"""
_RECIPE = os.path.join(".github", "workflows", "factcheck.yml")


def begin(folder: str) -> tuple[list[str], list[str]]:
    """Makes the files that are not there yet; gives the paths of those made, and of those that were there.

    A folder of sources that holds any facts gets no example. Raises CannotCheck when a file cannot be written.
    """
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise CannotCheck(f"{folder}: this is a file, not a folder")
    made, kept = [], []
    for path, text in (
        (os.path.join("sources", "first.yaml"), read_file(os.path.join(_HERE, "starter_sources.yaml"))),
        (os.path.join("claims", "README.md"), _CLAIMS),
        ("factcheck.toml", _SETTINGS),
        (_RECIPE, read_file(os.path.join(_HERE, "starter_ci.yaml"))),
    ):
        whole = os.path.normpath(os.path.join(folder, path))
        there = os.path.dirname(whole) if path.startswith("sources") else whole
        if os.path.lexists(whole) or (there != whole and _has_facts(there)):
            kept.append(there)
            continue
        write_whole(whole, (text,), new=True, folders=True)
        made.append(whole)
    return made, kept


def _has_facts(folder: str) -> bool:
    return any(name.endswith((".yaml", ".yml", ".jsonl")) for _, _, names in os.walk(folder) for name in names)
