"""What is wrong or doubtful in a registry, in the formats of a check: for a person, for a program, for GitHub."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..records import Problem
from .plain import printable

# What a program calls a problem that has no code of its own: what the loader refuses.
_REFUSED = "registry/error"


def render_problems(name: str, problems: Sequence[Problem]) -> str:
    """The output in the format called `name`, one of the formats of a check."""
    return _RENDERERS[name](problems)


def counted_problems(problems: Sequence[Problem]) -> str:
    """ "2 errors, 1 warning"."""
    errors = sum(problem.severity == "error" for problem in problems)
    parts = [
        f"{number:,} {word}{'' if number == 1 else 's'}"
        for number, word in ((errors, "error"), (len(problems) - errors, "warning"))
        if number
    ]
    return ", ".join(parts) or "no problems"


def _terminal(problems: Sequence[Problem]) -> str:
    lines = [counted_problems(problems)]
    for problem in problems:
        code = f" [{problem.code}]" if problem.code else ""
        lines.append(f"{problem.path}:{problem.line}:{problem.column}: {problem.severity}: {problem.message}{code}")
    return "".join(f"{printable(line)}\n" for line in lines)


def _json(problems: Sequence[Problem]) -> str:
    import json

    from .. import __version__

    errors = sum(problem.severity == "error" for problem in problems)
    head = {"factcheck": {"version": __version__, "schema": 1}}
    summary = {"error": errors, "warning": len(problems) - errors}
    listed = [
        {
            "severity": problem.severity,
            "code": problem.code or _REFUSED,
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "message": problem.message,
        }
        for problem in problems
    ]
    return json.dumps({**head, "summary": summary, "problems": listed}, ensure_ascii=False, indent=1) + "\n"


def _github(problems: Sequence[Problem]) -> str:
    from .github import command

    lines = [
        command(
            problem.severity,
            problem.message,
            file=problem.path,
            line=str(problem.line),
            col=str(problem.column),
            title=problem.code or _REFUSED,
        )
        for problem in problems
    ]
    return "".join(f"{line}\n" for line in (*lines, counted_problems(problems)))


_RENDERERS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "terminal": _terminal,
    "json": _json,
    "github": _github,
}
