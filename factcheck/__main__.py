"""Where a run begins and ends: `factcheck …` and `python -m factcheck …`.

What is needed seldom is imported late here, because a command that is run over every draft has to start at once.
"""

from __future__ import annotations

import gc
import sys

from . import OBJECTS_BEFORE_COLLECTING


def main() -> int:
    """Run the command line; the exit status. No error leaves as a traceback, unless FACTCHECK_DEBUG is set."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from . import __version__

        print(f"factcheck {__version__}")
        return 0
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("factcheck: stopped\n")
        return 130
    except Exception as error:
        import os

        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        sys.stderr.write(
            f"factcheck: a fault of factcheck itself, please report it: {type(error).__name__}: {_one_line(error)} "
            "(FACTCHECK_DEBUG=1 shows where)\n"
        )
        return 2


def _run(arguments: list[str]) -> int:
    from .records import CannotCheck

    try:
        if not arguments:
            raise CannotCheck("factcheck: name an article, or see factcheck --help")
        from . import arguments as grammar

        if arguments[0] not in grammar.COMMANDS:
            arguments = ["check", *arguments]
        plain = grammar.read_plain(arguments[1:]) if arguments[0] == "check" else None
        if plain is not None:
            from .commands import check_articles

            return check_articles(plain)
        from .cli import run

        return run(arguments)
    except CannotCheck as error:
        from .commands import COULD_NOT, complain

        for line in error.lines:
            complain(line)
        return COULD_NOT


def _one_line(error: Exception) -> str:
    from .reports.plain import one_line

    return one_line(str(error))


def run() -> int:
    """`main`, and an end without the collector's last look through all that was made: a tenth of a check's time."""
    status = main()
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(run())
