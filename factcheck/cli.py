"""The commands as typer sees them: their options, and the help on each. What they do is in `commands`."""

from __future__ import annotations

from typing import Annotated, Any, cast

import typer

from . import __version__, cli_keeping, commands
from .arguments import CheckArguments
from .records import CannotCheck
from .upkeep import ImportArguments

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Check the names, titles, events and dates of news articles against a registry of dated, sourced facts.",
    epilog="“factcheck ARTICLE” is short for “factcheck check ARTICLE”.",
)
sources_app = typer.Typer(rich_markup_mode=None, help="Look after the registry of facts.")
app.add_typer(sources_app, name="sources")
cli_keeping.declare(app, sources_app)

# typer 0.28 brings a click of its own and earlier ones use the one installed; this is UsageError of either.
_UsageError = cast(type[Exception], typer.BadParameter.__mro__[1])

Sources = Annotated[
    list[str] | None,
    typer.Option(metavar="DIR", help="Folder of the registry; may be repeated. Default: configuration, or sources/."),
]
Claims = Annotated[str | None, typer.Option(metavar="DIR", help="Folder of the editors' rulings.")]


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    if version:
        print(f"factcheck {__version__}")
        raise typer.Exit


@app.command()
def check(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Stories (text, Markdown, Word, OpenDocument, HTML, PDF), folders of them, or - for standard input.",
        ),
    ],
    sources: Sources = None,
    claims: Claims = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="FILE", help="Document to check against, this time; may be repeated."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="Date of publication. Default: the story's own (“date:” in front matter…), or today.",
        ),
    ] = None,
    format: Annotated[
        str | None, typer.Option(metavar="terminal|json|github", help="Form of the report. Default: terminal.")
    ] = None,
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Write the report to a file.")] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="conflict|unsupported|never", help="What makes the exit status 1. Default: conflict."),
    ] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Exit with 0, not 3, when no article makes a claim.")
    ] = False,
    all: Annotated[bool, typer.Option("--all", help="List matches too, in the terminal format.")] = False,
    stubs: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write what is unsupported as facts to complete, in YAML.")
    ] = None,
) -> int:
    """Check articles and report what matches, what conflicts and what is unsupported.

    Exit status: 0 nothing to stop for, 1 findings at or above --fail-on, 2 it could not check, 3 nothing was checked.
    """
    return commands.check_articles(
        CheckArguments(
            articles, sources or (), claims, date, format, output, fail_on, allow_empty, all, documents or (), stubs
        )
    )


@app.command()
def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="A code such as role/out-of-date, or a kind.")
    ] = None,
) -> int:
    """Explain a finding's code, with an example and its authority; without one, list all codes."""
    return commands.explain(code)


@sources_app.command()
def lint(
    sources: Sources = None,
    claims: Claims = None,
    format: Annotated[
        str | None, typer.Option(metavar="terminal|json|github", help="Form of the report. Default: terminal.")
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="List what is otherwise only counted.")] = False,
) -> int:
    """Say everything that is wrong with the registry, each with its file, line and column, and what is worth a look.

    Exit status: 0 nothing or warnings only, 2 errors.
    """
    return commands.lint_sources(sources or (), claims, format, all)


@sources_app.command(name="import")
def import_(
    format: Annotated[str, typer.Argument(metavar="ifg|popolo|councils|csv|claimreview", help="What the data is.")],
    path: Annotated[str, typer.Argument(metavar="PATH", help="The file, or for ifg the folder.")],
    sources: Sources = None,
    claims: Claims = None,
    map: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=HEADING,…", help="csv: which column holds the name, party, ward, role, from, until."
        ),
    ] = None,
    organisation: Annotated[str | None, typer.Option(metavar="NAME", help="csv: whose people they are.")] = None,
    role: Annotated[
        str | None, typer.Option(metavar="TITLE", help="csv: what they all are. Default: councillor.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The set's title, for reports.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who publishes the set.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the set was had.")] = None,
    licence: Annotated[str | None, typer.Option(help="The set's licence.")] = None,
    attribution: Annotated[str | None, typer.Option(help="The words of thanks that the licence asks for.")] = None,
    retrieved: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="When the set was had.")] = None,
) -> int:
    """Bring others' data into the registry: a new import of the set replaces the last one. Nothing is fetched."""
    about = {
        "title": title, "publisher": publisher, "url": url, "licence": licence, "attribution": attribution,
        "retrieved": retrieved,
    }  # fmt: skip
    return commands.import_set(
        ImportArguments(format, path, sources or (), claims, map or (), organisation, role, about)
    )


@sources_app.command()
def index(sources: Sources = None, claims: Claims = None) -> int:
    """Bring the registry's index up to date now, and say what it holds. A check does so of itself."""
    return commands.index_sources(sources or (), claims)


def run(arguments: list[str]) -> int:
    """Run the command line `arguments`; the exit status. Raises CannotCheck for arguments that typer cannot read."""
    command = typer.main.get_command(app)
    try:
        status = command.main(args=arguments, prog_name="factcheck", standalone_mode=False)
    except _UsageError as error:
        context = getattr(error, "ctx", None)
        command_path = context.command_path if context else f"factcheck {arguments[0]}"
        raise CannotCheck(f"factcheck: {_words(error)} (see {command_path} --help)") from None
    return status if isinstance(status, int) else 0


def _words(error: Any) -> str:
    """What is wrong with the command line, on one line; of an unknown option in words of our own, as typer varies."""
    if hasattr(error, "option_name") and hasattr(error, "possibilities"):
        near = " or ".join(error.possibilities or ())
        return f"there is no option {error.option_name}" + (f": did you mean {near}?" if near else "")
    return " ".join(str(error.format_message()).split())
