"""Looking after a registry: what is wrong or doubtful in it, and what others' sets of data bring into it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from .config import find_claims, find_folder, find_settings, one_of
from .records import CannotCheck, Problem
from .structs import Struct, field

if TYPE_CHECKING:
    from .registry.importers import Outcome

Notice = Callable[[str], None]


class ImportArguments(Struct):
    """The arguments of `sources import`, as they were written; `about` holds the options that describe the source."""

    format: str
    path: str
    sources: Sequence[str] = ()
    claims: str | None = None
    map: Sequence[str] = ()
    organisation: str | None = None
    role: str | None = None
    about: dict[str, str | None] = field(default_factory=dict)


def folders_of(sources: Sequence[str], claims: str | None) -> tuple[tuple[str, ...], str | None]:
    """The folders of the registry and of the rulings: those said, configured, or found near the working folder."""
    settings = find_settings(".")
    folders = tuple(sources) or settings.sources
    if folders is None:
        found = find_folder("sources", ".")
        folders = (found,) if found else ()
    configured = settings.claims if settings.claims and os.path.isdir(settings.claims) else None
    return folders, claims or configured or find_claims(folders, ".")


def lint(sources: Sequence[str], claims: str | None, every: bool, notice: Notice) -> list[Problem]:
    """The errors of the registry, or when it has none its warnings; `every` lists what is otherwise counted.

    Raises CannotCheck when there is no registry.
    """
    from datetime import date
    from pathlib import Path

    from .registry import lint_registry

    folders, rulings = folders_of(sources, claims)
    if not folders and not rulings:
        raise CannotCheck("there are no facts here: name a folder of the registry with --sources")
    return lint_registry(
        [Path(folder) for folder in folders], Path(rulings) if rulings else None, date.today(), every, notice=notice
    )


# -------------------------------------------------------------------------------------------------- import


def import_set(arguments: ImportArguments, notice: Notice) -> tuple[str, list[Problem]]:
    """Imports a set; what changed, in words, and what was left out and why.

    Raises CannotCheck when the arguments or the file are wrong, or when the registry has problems afterwards.
    """
    from .registry.importers import IMPORTERS, Options, import_facts, import_rulings

    folders, rulings = folders_of(arguments.sources, arguments.claims)
    if arguments.format == "claimreview":
        outcome = import_rulings(arguments.path, rulings or find_settings(".").claims or "claims")
        return _said(outcome), outcome.problems
    if arguments.format not in IMPORTERS:
        raise CannotCheck(f"the format is {one_of((*IMPORTERS, 'claimreview'))}, not {arguments.format!r}")
    about = {name: said for name, said in arguments.about.items() if said}
    _check_date(about.get("retrieved"))
    options = Options(
        **about, map=_mapped(arguments.map), organisation=arguments.organisation or "", role=arguments.role or ""
    )
    target = next((folder for folder in folders if os.path.isdir(folder)), None)
    if target is None and arguments.sources:
        raise CannotCheck(f"{arguments.sources[0]}: there is no such folder of sources")
    outcome = import_facts(arguments.format, arguments.path, target or "sources", options)
    return _said(outcome) + _joined(folders or ("sources",), rulings, notice), outcome.problems


def _check_date(written: str | None) -> None:
    from .intervals import parse_edtf

    if written:
        try:
            parse_edtf(written)
        except ValueError as error:
            raise CannotCheck(f"--retrieved: {error}") from None


def _mapped(pairs: Iterable[str]) -> dict[str, str]:
    """`name=Full Name,party=Group` as fields and headings; a heading with a comma needs a --map of its own."""
    found: dict[str, str] = {}
    for written in pairs:
        parts = written.split(",") if all("=" in part for part in written.split(",")) else [written]
        for part in parts:
            name, equals, heading = part.partition("=")
            if not (equals and name.strip() and heading.strip()):
                raise CannotCheck(f"--map is a field, an equals sign and a heading (name=Councillor), not {part!r}")
            found[name.strip()] = heading.strip()
    return found


def _said(outcome: Outcome) -> str:
    """What an import brought: how much of what, and what changed since the last."""
    totals = [_number(one.total, one.section) for one in outcome.changes if one.section != "sources"]
    lines = [f"{outcome.path}: {', '.join(totals) or 'nothing'}"]
    if all(one.added == one.total for one in outcome.changes):
        return _left_out([*lines, "  all of it new"], outcome)
    for one in outcome.changes:
        for kind, count in (("added", one.added), ("changed", one.changed), ("gone", one.gone)):
            if count and one.section != "sources":
                some = [name for said, name in one.examples if said == kind]
                more = ", …" if count > len(some) else ""
                lines.append(f"  {one.section} {kind}: {count:,} ({', '.join(some)}{more})")
    if len(lines) == 1:
        lines.append("  nothing new since the last import")
    return _left_out(lines, outcome)


def _number(number: int, section: str) -> str:
    """ "1 person", "1,149 people"."""
    return f"{number:,} {counted(number, section)}"


def counted(number: int, section: str) -> str:
    """What a number of records of a section is called: "person", "people"."""
    if number != 1:
        return section
    return "person" if section == "people" else section[:-1]


def _left_out(lines: list[str], outcome: Outcome) -> str:
    if outcome.problems:
        lines = [*lines, f"  left out or doubtful: {len(outcome.problems):,} (each on standard error)"]
    return "".join(f"{line}\n" for line in lines)


def _joined(folders: Sequence[str], rulings: str | None, notice: Notice) -> str:
    """How much of the imported sets is joined with what is kept by hand; raises CannotCheck for a broken registry."""
    from pathlib import Path

    from .registry import open_registry

    registry = open_registry([Path(folder) for folder in folders], Path(rulings) if rulings else None, notice=notice)
    counts = registry.joined()
    registry.close()
    words = ", ".join(_number(number, section) for section, number in counts.items())
    return f"  joined with what the registry had: {words}\n" if words else ""
