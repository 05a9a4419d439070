"""The arguments of `factcheck check`, and a reader for their plain forms that does without typer.

Loading typer takes as long as half a check. So a command line that holds nothing but articles and well-formed
options is read here, from one table; anything else (help, an unknown option, a value that is missing) is left to
typer, whose words are better. `tests/cli` holds the table and typer's declarations to each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from .structs import Struct


class CheckArguments(Struct):
    """The arguments of `check`, as they were written. None and empty mean that the option was not given."""

    articles: Sequence[str]
    sources: Sequence[str] = ()
    claims: str | None = None
    date: str | None = None
    format: str | None = None
    output: str | None = None
    fail_on: str | None = None
    allow_empty: bool = False
    all: bool = False
    documents: Sequence[str] = ()
    stubs: str | None = None


COMMANDS = ("check", "explain", "init", "record", "sources", "--help", "--version")

MANY, ONE, FLAG = "many", "one", "flag"
OPTIONS = {
    "--sources": MANY,
    "--claims": ONE,
    "--with": MANY,
    "--date": ONE,
    "--format": ONE,
    "--output": ONE,
    "--fail-on": ONE,
    "--allow-empty": FLAG,
    "--all": FLAG,
    "--stubs": ONE,
}


def read_plain(arguments: Sequence[str]) -> CheckArguments | None:
    """What `factcheck check …` was given, without the word `check`; None when typer has to read it."""
    articles: list[str] = []
    values: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    flags: set[str] = set()
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-") or argument == "-":
            articles.append(argument)
            continue
        name, equals, value = argument.partition("=")
        takes = OPTIONS.get(name)
        if takes == FLAG and not equals:
            flags.add(name)
            continue
        if takes not in (MANY, ONE):
            return None
        if not equals:
            value = next(rest, "-")
        if value.startswith("-"):
            return None
        if takes == MANY:
            lists.setdefault(name, []).append(value)
        else:
            values[name] = value
    if not articles:
        return None
    return CheckArguments(
        articles,
        lists.get("--sources", ()),
        claims=values.get("--claims"),
        date=values.get("--date"),
        format=values.get("--format"),
        output=values.get("--output"),
        fail_on=values.get("--fail-on"),
        allow_empty="--allow-empty" in flags,
        all="--all" in flags,
        documents=lists.get("--with", ()),
        stubs=values.get("--stubs"),
    )
