"""What each command does, from its arguments as they were written to an exit status. Nothing of typer is needed here.

Everything that is wrong with the arguments or the files leaves as `CannotCheck`; `__main__` says it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .arguments import CheckArguments
from .articles import EXTRACTED, expand, read_article
from .config import FAIL_ON, one_of
from .desks import Desks
from .files import reason_of, write_whole
from .records import Article, CannotCheck, Report, Verdict
from .reports import FORMATS, Look, render
from .reports.plain import notices, printable

if TYPE_CHECKING:
    from datetime import date

    from .progress import IndexBar
    from .registry import Registry
    from .upkeep import ImportArguments

PASSED, FINDINGS, COULD_NOT, NOTHING = 0, 1, 2, 3

_FAILING = {
    "conflict": (Verdict.CONFLICT,),
    "unsupported": (Verdict.CONFLICT, Verdict.UNSUPPORTED),
    "never": (),
}


def check_articles(arguments: CheckArguments) -> int:
    """Check the articles and write one report on all of them; the exit status as DESIGN section 5 has it.

    The settings that choose a registry are those above each article; those for the report and the exit status are
    the first article's. When anything cannot be read nothing is reported at all: a report that lacks an article
    would be taken for a clean one.
    """
    _choice("--format", arguments.format, tuple(FORMATS))
    _choice("--fail-on", arguments.fail_on, FAIL_ON)
    published = written_date(arguments.date)
    articles, problems = _read_all(arguments.articles, published)
    told: list[str] = []

    def tell(message: str) -> None:
        told.append(message)
        note(message)

    desks = Desks(arguments.sources, arguments.claims, arguments.documents, notice=tell, bar=index_bar())
    try:
        chosen = [desks.settings(path) for path, _ in articles]
    except CannotCheck as error:
        problems.extend(error.lines)
    if problems:
        raise CannotCheck(*problems)

    reports = _check_all(articles, desks, told, arguments)
    if arguments.stubs:
        from .newsroom.stubs import write_stubs

        write_stubs(articles, desks, arguments.stubs)
    name = arguments.format or chosen[0].format or "terminal"
    text = render(name, reports, _look(arguments))
    if arguments.output:
        write_whole(arguments.output, (text,))
    else:
        say(text)
    if not FORMATS[name].says_notices:
        for notice in dict.fromkeys(notice for report in reports for notice in notices(report)):
            note(notice)
    if not any(report.findings or report.accepted for report in reports) and not arguments.allow_empty:
        for report in reports:
            empty = not report.article.body.of(report.article.text).strip()
            reason = "is empty" if empty else "makes no claim that can be checked"
            complain(f"{report.article.path}: {reason}, so nothing was checked")
        return NOTHING
    failing = _FAILING[arguments.fail_on or chosen[0].fail_on or "conflict"]
    return FINDINGS if any(report.count(verdict) for report in reports for verdict in failing) else PASSED


def _check_all(
    articles: Sequence[tuple[str, Article]], desks: Desks, told: Sequence[str], arguments: CheckArguments
) -> list[Report]:
    """The reports in the order of the articles, by one process or, when there is much to check, by several."""
    if len(articles) == 1:
        return [desks.check(*articles[0])]
    from .many import check_at_once, check_in_turn, processes_for
    from .progress import with_bar

    for path, _ in articles:
        desks.library(desks.registry(path))
    # What there is to tell is that an index cannot be kept: then each process would have to make its own.
    processes = 1 if told else processes_for(articles)
    if processes == 1:
        reports = check_in_turn(articles, desks)
    else:
        reports = check_at_once(articles, arguments.sources, arguments.claims, arguments.documents, processes)
    return list(with_bar(reports, len(articles), sys.stderr if sys.stderr.isatty() else None))


def _read_all(arguments: Sequence[str], published: date | None) -> tuple[list[tuple[str, Article]], list[str]]:
    """The articles with the paths that they were named by, and what is wrong with the others."""
    articles: list[tuple[str, Article]] = []
    problems: list[str] = []
    paths: list[str] = []
    for argument in arguments:
        try:
            paths.extend(expand([argument]))
        except CannotCheck as error:
            problems.extend(error.lines)
    paths = list(dict.fromkeys(paths))
    for path, read in zip(paths, _each_read(paths, published), strict=True):
        if isinstance(read, CannotCheck):
            problems.extend(read.lines)
        else:
            articles.append((path, read))
    return articles, problems


def _each_read(paths: Sequence[str], published: date | None) -> list[Article | CannotCheck]:
    """Each article, or why it cannot be read. Those that are not plain text are read several at once."""

    def read(path: str) -> Article | CannotCheck:
        try:
            return read_article(path, published)
        except CannotCheck as error:
            return error

    slow = [path for path in paths if path.lower().endswith(EXTRACTED)]
    if len(slow) < 2:
        return [read(path) for path in paths]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        done = dict(zip(slow, pool.map(read, slow), strict=True))
    return [done[path] if path in done else read(path) for path in paths]


# ------------------------------------------------------------------------------------------ the other commands


def lint_sources(sources: Sequence[str], claims: str | None, format: str | None = None, every: bool = False) -> int:
    """Read the whole registry and say what is wrong with it, else what is worth a look, or that nothing is.

    Warnings alone pass; with errors nothing can be checked, and the exit status says so.
    """
    from .reports.problems import counted_problems, render_problems
    from .upkeep import lint

    _choice("--format", format, tuple(FORMATS))
    problems = lint(sources, claims, every, note)
    say(render_problems(format or "terminal", problems))
    if any(problem.severity == "error" for problem in problems):
        complain(f"the registry has {counted_problems(problems)}: nothing can be checked with it")
        return COULD_NOT
    return PASSED


def import_set(arguments: ImportArguments) -> int:
    """Import others' data into the registry and say what changed; what is left out goes to standard error."""
    from .upkeep import import_set

    text, left_out = import_set(arguments, note)
    for problem in left_out:
        complain(str(problem))
    say(text)
    return PASSED


def index_sources(sources: Sequence[str], claims: str | None) -> int:
    """Bring the index up to date and say how much of what it holds."""
    from .upkeep import counted

    counts = _registry_of(sources, claims).counts()
    say("".join(f"{number:>9,} {counted(number, name)}\n" for name, number in counts.items()))
    return PASSED


def _registry_of(sources: Sequence[str], claims: str | None) -> Registry:
    registry = Desks(sources, claims, notice=note, bar=index_bar()).registry("-")
    if registry.is_empty:
        raise CannotCheck("there are no facts here: name a folder of the registry with --sources")
    return registry


def explain(code: str | None) -> int:
    """Say what a code means; without one, list them all; for a kind (`role`), list that kind's."""
    from .codes import CODES
    from .registry.warnings import CODES as WARNINGS

    if code in WARNINGS:
        say(f"{code} (warning of “factcheck sources lint”)\n\n{WARNINGS[code]}\n")
        return PASSED
    if code in CODES:
        entry = CODES[code]
        verdicts = ", ".join(verdict.value for verdict in entry.verdicts)
        say(f"{code} ({verdicts})\n\n{entry.summary}\n\nExample: {entry.example}\nAuthority: {entry.authority}\n")
        return PASSED
    listed = {name: entry for name, entry in CODES.items() if code is None or name.startswith(f"{code}/")}
    if not listed:
        raise CannotCheck(f"there is no code {code!r}: “factcheck explain” lists them all")
    width = max(map(len, listed))
    say("".join(f"{name:{width}}  {entry.summary.partition('. ')[0].rstrip('.')}\n" for name, entry in listed.items()))
    return PASSED


# --------------------------------------------------------------------------------------------- what is written


def index_bar() -> IndexBar | None:
    """The bar that is drawn on a terminal while an index is made."""
    if not sys.stderr.isatty():
        return None
    from .progress import IndexBar

    return IndexBar(sys.stderr)


def note(message: str) -> None:
    """Tell the user something on standard error that changes no verdict."""
    complain(f"note: {message}")


def complain(line: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"{printable(line)}\n")


def _choice(option: str, value: str | None, allowed: tuple[str, ...]) -> None:
    if value is not None and value not in allowed:
        raise CannotCheck(f"{option} is {one_of(allowed)}, not {value!r}")


def written_date(written: str | None) -> date | None:
    if written is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(written)  # as documented, without loading what reads the other forms
    except ValueError:
        from .articles.front_matter import read_date
    try:
        return read_date(written)
    except ValueError as error:
        raise CannotCheck(f"--date: {error}") from None


def _look(arguments: CheckArguments) -> Look:
    width = 80
    terminal = not arguments.output and sys.stdout.isatty()
    if terminal:
        from contextlib import suppress

        with suppress(OSError):
            width = max(40, min(120, os.get_terminal_size(sys.stdout.fileno()).columns))
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(width, colour, arguments.all)


def say(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale; a reader who stops reading early is no error."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at exit
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise CannotCheck(f"the report cannot be written: {reason_of(error)}") from None
