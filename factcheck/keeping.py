"""The commands by which a newsroom keeps its own files: record, init, sources show and sources add, check --stubs.

Like `commands`, this is where the program speaks; what the commands do is in `newsroom/`. On a terminal they ask for
what was not given, anywhere else they say what is missing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from .articles import read_article
from .commands import PASSED, complain, index_bar, note, say, written_date
from .config import find_claims, one_of
from .desks import Desks
from .records import CannotCheck, Claim, Finding
from .reports.plain import one_line, places, printable
from .structs import Struct

if TYPE_CHECKING:
    from .intervals import Interval
    from .kinds.case import Case
    from .newsroom.record import Decision
    from .registry import Registry
    from .registry.schema import Field

# What a decision is called at the prompt.
_KEYS = {"c": "confirmed", "w": "wrong", "a": "accepted", "s": "skip", "q": "quit"}

_NEXT = """\
Next:
1. Open {first}: put in somebody you write about, the office, and where you saw it.
2. factcheck sources lint    says whether anything is wrong with it.
3. factcheck STORY           checks a story against it.
4. factcheck sources add     asks for more facts; factcheck record STORY keeps your rulings.
"""


class RecordArguments(Struct, frozen=True):
    """The arguments of `record`, as they were written. None and empty mean that the option was not given."""

    article: str | None
    sources: Sequence[str] = ()
    claims: str | None = None
    documents: Sequence[str] = ()
    date: str | None = None
    all: bool = False
    ruling: str | None = None
    by: str | None = None
    source: str | None = None
    on: str | None = None
    until: str | None = None
    here: bool = False
    kind: str | None = None
    code: str | None = None
    list: bool = False
    expired: bool = False


def record(arguments: RecordArguments) -> int:
    """Record rulings on the findings of an article, one after the other on a terminal or all alike with --all."""
    if arguments.list or arguments.expired:
        return _list(arguments)
    if arguments.article is None:
        raise CannotCheck("name an article to rule on, or see the rulings with --list")
    if not arguments.all and not _asks():
        raise CannotCheck(
            "this is no terminal to ask on: say --all with --ruling, --by and --source, and --kind or --code to choose"
        )
    _known(arguments)
    from .check import examine
    from .newsroom.record import chosen, confirmable, decision, ruling_of, today, write

    path = arguments.article
    there = arguments.claims if arguments.claims and os.path.isdir(arguments.claims) else None
    desks = Desks(arguments.sources, there, arguments.documents, notice=note, bar=index_bar())
    article = read_article(path, written_date(arguments.date))
    registry = desks.registry(path)
    claims = _claims_folder(arguments, desks, path)
    case, pairs = examine(article, registry, desks.library(registry))
    pairs = _still_open(chosen(pairs, arguments.kind, arguments.code), case)
    if not pairs:
        say("There is nothing to rule on: no finding of this kind is unsupported or in conflict.\n")
        return PASSED
    if arguments.all:
        on = arguments.on or today()
        made = decision(
            arguments.ruling or "",
            arguments.by or "",
            on,
            arguments.source or "",
            arguments.until or "",
            arguments.here,
        )
        rulings = [
            ruling_of(claim, finding, case, made, claims)
            for claim, finding in pairs
            if confirmable(finding, made.ruling)
        ]
    else:
        rulings = [
            ruling_of(claim, finding, case, made, claims) for claim, finding, made in _walk(pairs, case, arguments)
        ]
    if not rulings:
        say("Nothing was recorded.\n")
        return PASSED
    file = write(claims, path, article.published, rulings)
    say(f"{len(rulings)} {'ruling' if len(rulings) == 1 else 'rulings'} recorded in {file}\n")
    return PASSED


def _known(arguments: RecordArguments) -> None:
    """Raises CannotCheck for a kind or code that there is not: it would choose nothing, as if all were well."""
    from .codes import CODES

    kinds = list(dict.fromkeys(code.partition("/")[0] for code in CODES))
    if arguments.kind is not None and arguments.kind not in kinds:
        raise CannotCheck(f"--kind is {one_of(tuple(kinds))}, not {arguments.kind!r}")
    if arguments.code is not None and arguments.code not in CODES:
        raise CannotCheck(f"--code: there is no code {arguments.code!r}: “factcheck explain” lists them all")


def _still_open(pairs: list[tuple[Claim, Finding]], case: Case) -> list[tuple[Claim, Finding]]:
    """The findings that no ruling has decided yet."""
    if not case.registry.has_rulings:
        return pairs
    from .kinds.ruled import rule

    left = set(rule(pairs, case).findings)
    return [(claim, finding) for claim, finding in pairs if finding in left]


def _claims_folder(arguments: RecordArguments, desks: Desks, path: str) -> str:
    """The folder for new rulings: the one that is given, configured or found, else `claims` beside the sources."""
    folder = arguments.claims or desks.settings(path).claims or find_claims(desks.sources(path), os.path.dirname(path))
    if folder:
        return folder
    beside = [os.path.dirname(os.path.normpath(one)) for one in desks.sources(path)] or [os.path.dirname(path)]
    return os.path.join(beside[0], "claims")


def _list(arguments: RecordArguments) -> int:
    from datetime import date

    from .newsroom.record import listed

    desks = Desks(arguments.sources, arguments.claims, notice=note)
    rulings = desks.registry(arguments.article or "-").rulings()
    lines = listed(rulings, date.today(), arguments.expired)
    say(
        "".join(f"{line}\n" for line in lines) or ("No ruling is over.\n" if arguments.expired else "No rulings yet.\n")
    )
    return PASSED


# ------------------------------------------------------------------------------------------- one after the other


def _asks() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _walk(
    pairs: Sequence[tuple[Claim, Finding]], case: Case, arguments: RecordArguments
) -> list[tuple[Claim, Finding, Decision]]:
    """Asks about each finding in turn; an end of input is "quit", and what was decided before it stands."""
    from .newsroom.record import bound, confirmable, decision, today

    decided: list[tuple[Claim, Finding, Decision]] = []
    by, source = arguments.by or "", arguments.source or ""
    with suppress(EOFError):
        for number, (claim, finding) in enumerate(pairs, 1):
            article, start = case.draft.article, finding.span.start
            place = article.part(start) if article.extracted else f"line {places(article, [start])}"
            say(f"\n{number} of {len(pairs)}, {place}  {finding.code}\n")
            words = one_line(finding.text).strip("“”\"'‘’")
            say(f"  “{words}”\n  {one_line(finding.message)}\n")
            ruling = _KEYS[_choice("[c]onfirm, [w]rong, [a]ccept, [s]kip or [q]uit", "cwasq")]
            if ruling == "quit":
                break
            if not confirmable(finding, ruling):
                say("The calendar says otherwise: this can be accepted, but not confirmed.\n")
            if ruling == "skip" or not confirmable(finding, ruling):
                continue
            while True:
                by = _ask("Who decides", by)
                source = _ask(
                    "Why may it stand" if ruling == "accepted" else "Where was this seen, or who said so", source
                )
                until = _ask("Until when (2024-12-31; Enter: no end)", arguments.until or "", empty=True)
                why = bound(claim, case, ruling, until)
                if why:
                    say(f"For this article only: {why}.\n")
                here = bool(why) or arguments.here or _choice("For this article [o]nly, or [e]verywhere", "oe") == "o"
                try:
                    made = decision(ruling, by, arguments.on or today(), source, until, here)
                except CannotCheck as error:
                    for problem in error.lines:
                        complain(problem)
                    continue
                decided.append((claim, finding, made))
                break
    return decided


def _ask(question: str, before: str = "", empty: bool = False) -> str:
    """An answer; Enter alone gives the one `before`. Asked again until there is one, unless it may be empty."""
    shown = f"{question} [{before}]: " if before else f"{question}: "
    while True:
        answer = input(shown).strip() or before
        if answer or empty:
            return answer


def _choice(question: str, letters: str) -> str:
    """The first letter of an answer, asked again until it is one of `letters`."""
    while True:
        answer = input(f"{question}: ").strip().lower()[:1]
        if answer and answer in letters:
            return answer


# ------------------------------------------------------------------------------------------------ the other commands


def init(folder: str) -> int:
    """Make a newsroom's first files, and say what to do next."""
    from .newsroom.starter import begin

    made, kept = begin(folder)
    lines = [f"made  {path}" for path in made] + [f"kept  {path}  (it was there before)" for path in kept]
    first = os.path.normpath(os.path.join(folder, "sources", "first.yaml"))
    if first in made:
        lines += ["", *_NEXT.format(first=first).splitlines()]
    say("\n".join(lines) + "\n")
    return PASSED


def show(name: str, on: str | None, sources: Sequence[str], claims: str | None) -> int:
    """Print what the registry knows of a person, body, place, post or event."""
    from .newsroom.show import show as lines_of

    registry, _ = _registry(sources, claims)
    lines = lines_of(registry, name, _time(on))
    say("".join(f"{printable(line)}\n" for line in lines))
    return PASSED


def _time(written: str | None) -> Interval | None:
    if written is None:
        return None
    from .intervals import parse_edtf

    try:
        return parse_edtf(written)
    except ValueError as error:
        raise CannotCheck(f"--on: {error}") from None


def add(kind: str | None, given: Sequence[str], file: str | None, sources: Sequence[str]) -> int:
    """Add a fact and its source to the registry; ask for what is not given, on a terminal."""
    from .newsroom.add import KINDS
    from .newsroom.add import add as write

    registry, folders = _registry(sources, None)
    values, source = _values(given)
    asking = _asks()
    if kind is None and asking:
        say(f"What is it? {', '.join(KINDS)}\n")
        kind = _ask("One of these")
    if kind not in KINDS:
        raise CannotCheck(f"say what to add: {', '.join(KINDS)}" + (f", not {kind!r}" if kind else ""))
    if asking:
        try:
            _ask_fields(kind, values, source, registry)
        except EOFError:
            raise CannotCheck("nothing was added: the questions were not answered to their end") from None
    added = write(registry, folders, kind, values, source, file)
    say(f"added to {added.paths[-1]}:{added.line}\n")
    return PASSED


def _values(given: Sequence[str]) -> tuple[dict[str, str | list[str]], dict[str, str | list[str]]]:
    """FIELD=VALUE as fields of the fact and, with "source." before them, of a new source; a field given twice is a
    list.
    """
    values: dict[str, str | list[str]] = {}
    source: dict[str, str | list[str]] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not value.strip():
            raise CannotCheck(f"{one!r} is not a field and its value: write name=Ada Marsh, in quotation marks")
        into, name = (source, name.removeprefix("source.")) if name.startswith("source.") else (values, name)
        before = into.get(name)
        into[name] = value if before is None else [*([before] if isinstance(before, str) else before), value]
    return values, source


def _ask_fields(
    kind: str, values: dict[str, str | list[str]], source: dict[str, str | list[str]], registry: Registry
) -> None:
    """Asks for the fields that were not given, and for the source: one that is known, or what a new one is."""
    from .newsroom.add import asked

    for name, field in asked(kind).items():
        if name not in values:
            answer = _ask_field(name, field)
            if answer:
                values[name] = answer
    if kind == "source" or "source" in values or source:
        return
    known = _ask("source (the name of one you have; Enter: describe a new one)", empty=True)
    if known and registry.sources({known}):
        values["source"] = known
        return
    if known:
        say(f"There is no source {known} yet: describe it.\n")
        source["id"] = known
    while not (source.get("title") or source.get("url")):
        for name, field in asked("source").items():
            if name != "id":
                answer = _ask_field(name, field, "  ")
                if answer:
                    source[name] = answer
        if not (source.get("title") or source.get("url")):
            complain("a source says where it is from: give at least a title or a url")


def _ask_field(name: str, field: Field, pad: str = "") -> str:
    """The answer for a field, asked again while it is none that the field can have."""
    from .newsroom.add import slip

    aside = "" if field.required else "; Enter: leave out"
    while True:
        answer = _ask(f"{pad}{name} ({field.help.rstrip('.')}{aside})", empty=not field.required)
        wrong = slip(name, field, answer)
        if not wrong:
            return answer
        complain(wrong)


def _registry(sources: Sequence[str], claims: str | None) -> tuple[Registry, tuple[str, ...]]:
    desks = Desks(sources, claims, notice=note, bar=index_bar())
    registry = desks.registry("-")
    if registry.is_empty and not desks.sources("-"):
        raise CannotCheck("there are no facts here: name a folder with --sources, or begin with factcheck init")
    return registry, desks.sources("-")
