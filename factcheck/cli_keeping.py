"""The commands of `keeping` as typer sees them: their options, and the help on each."""

from __future__ import annotations

from typing import Annotated

import typer

from . import keeping
from .keeping import RecordArguments

Sources = Annotated[
    list[str] | None,
    typer.Option(metavar="DIR", help="Folder of the registry; may be repeated. Default: configuration, or sources/."),
]
Claims = Annotated[str | None, typer.Option(metavar="DIR", help="Folder of the editors' rulings. Default: claims/.")]


def declare(app: typer.Typer, sources_app: typer.Typer) -> None:
    """Adds the commands to the program and to `factcheck sources`."""
    app.command()(record)
    app.command()(init)
    sources_app.command()(show)
    sources_app.command()(add)


def record(
    article: Annotated[
        str | None, typer.Argument(metavar="ARTICLE", help="The story whose findings to rule on.")
    ] = None,
    sources: Sources = None,
    claims: Claims = None,
    documents: Annotated[
        list[str] | None, typer.Option("--with", metavar="FILE", help="Document to check against; may be repeated.")
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Date of publication, as for check.")] = None,
    all: Annotated[bool, typer.Option("--all", help="Rule on all findings alike, without asking.")] = False,
    ruling: Annotated[str | None, typer.Option(metavar="confirmed|wrong|accepted", help="With --all: what.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides.")] = None,
    source: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Where it was seen, who said so, or why it may stand.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of the ruling. Default: today.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Last day on which it counts.")] = None,
    here: Annotated[bool, typer.Option("--here", help="It counts for this article only.")] = False,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only findings of this kind.")] = None,
    code: Annotated[str | None, typer.Option(metavar="CODE", help="Only findings with this code.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the rulings on record.")] = False,
    expired: Annotated[bool, typer.Option("--expired", help="List those that count no longer.")] = False,
) -> int:
    """Record what an editor decides about a story's findings, so that the same claim need not be decided twice.

    On a terminal it asks about each finding; --all rules on all of them without asking.
    """
    return keeping.record(
        RecordArguments(
            article, sources or (), claims, documents or (), date, all, ruling, by, source, on, until, here, kind, code,
            list_, expired,
        )
    )  # fmt: skip


def init(folder: Annotated[str, typer.Argument(metavar="DIR", help="Where. Default: here.")] = ".") -> int:
    """Make a newsroom's first files: facts to begin with, a place for rulings, settings, and a recipe for CI.

    What is there already is never overwritten.
    """
    return keeping.init(folder)


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person, body, place, post or event.")],
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what was so then: 2023, 2023-05, 2023-05-19.")
    ] = None,
    sources: Sources = None,
    claims: Claims = None,
) -> int:
    """Print what the registry knows of somebody or something; for a post, who held it when."""
    return keeping.show(name, on, sources or (), claims)


def add(
    what: Annotated[
        str | None, typer.Argument(metavar="WHAT", help="holder, person, post, event, figure, source…")
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE...", help="from=2023-05-19 …; source.title=… describes a new source."),
    ] = None,
    file: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file to add it to. Default: where it fits.")
    ] = None,
    sources: Sources = None,
) -> int:
    """Add a fact and its source to the registry, in the file where it belongs; on a terminal it asks for the rest.

    Nothing else in the file changes, and nothing is written unless the whole registry is right with it.
    """
    return keeping.add(what, fields or (), file, sources or ())
