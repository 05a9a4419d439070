"""The quick reader of a plain `check` and typer's declarations are one grammar, and no error is a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from factcheck import __main__, arguments, cli, commands
from factcheck.records import CannotCheck

CHECK = typer.main.get_command(cli.app).commands["check"]  # type: ignore[attr-defined]


def by_typer(line: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...] | str:
    seen: list[arguments.CheckArguments] = []
    monkeypatch.setattr(commands, "check_articles", lambda given_: seen.append(given_) or 0)
    try:
        cli.run(["check", *line])
    except CannotCheck as error:
        return str(error)
    return as_tuple(seen[0])


def as_tuple(given_: arguments.CheckArguments) -> tuple[object, ...]:
    return tuple(
        (tuple(value) if isinstance(value, list) else value) or None
        for value in (getattr(given_, name) for name in arguments.CheckArguments.__match_args__)
    )


def test_the_table_is_what_typer_declares() -> None:
    declared = {}
    for parameter in CHECK.params:
        if parameter.param_type_name == "option" and "--help" not in parameter.opts:
            (name,) = parameter.opts
            assert not parameter.secondary_opts
            kind = arguments.MANY if parameter.multiple else arguments.FLAG if parameter.is_flag else arguments.ONE
            declared[name] = kind
    assert declared == arguments.OPTIONS


WORDS = st.sampled_from(
    [*arguments.OPTIONS, "--format=json", "--all=x", "--none", "--", "-", "a.txt", "b.txt", "", "-x", "="]
)


@given(st.lists(WORDS, max_size=6))
def test_what_is_read_quickly_is_read_as_typer_would(line: list[str]) -> None:
    quick = arguments.read_plain(line)
    if quick is not None:
        with pytest.MonkeyPatch.context() as monkeypatch:
            assert by_typer(line, monkeypatch) == as_tuple(quick)


@pytest.mark.parametrize(
    "line",
    [
        ["a.txt"],
        ["--format", "json", "a.txt", "-", "b.txt"],
        ["a.txt", "--sources=one", "--sources", "two", "--all", "--allow-empty"],
        ["a.txt", "--claims", "c", "--date", "2024-03-21", "--output", "o", "--fail-on", "never"],
    ],
)
def test_plain_lines_are_read_quickly(line: list[str]) -> None:
    assert arguments.read_plain(line) is not None


@pytest.mark.parametrize(
    "line", [[], ["--help"], ["a.txt", "--help"], ["a.txt", "--format"], ["--", "-a.txt"], ["--all"]]
)
def test_the_rest_is_left_to_typer(line: list[str]) -> None:
    assert arguments.read_plain(line) is None


def test_commands_are_those_of_typer() -> None:
    words = set(typer.main.get_command(cli.app).commands)  # type: ignore[attr-defined]
    assert words | {"--help", "--version"} == set(arguments.COMMANDS)


@pytest.mark.parametrize(
    "line", [["--help"], ["check", "--help"], ["explain", "--help"], ["sources", "lint", "--help"]]
)
def test_help(line: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["factcheck", *line])
    assert __main__.main() == 0
    assert "Usage: factcheck" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (KeyboardInterrupt(), 130, "stopped"),
        (
            ZeroDivisionError("a\nb\x1b[2J"),
            2,
            "a fault of factcheck itself, please report it: ZeroDivisionError: a b\\x1b[2J",
        ),
        (MemoryError(), 2, "MemoryError"),
        (RecursionError("deep"), 2, "RecursionError"),
    ],
)
def test_no_traceback(
    error: BaseException,
    status: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(given_: object) -> int:
        raise error

    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)
    monkeypatch.setattr(commands, "check_articles", fail)
    monkeypatch.setattr(sys, "argv", ["factcheck", "draft.txt"])
    assert __main__.main() == status
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("\n") == 1
    assert not said.out


def test_a_traceback_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    monkeypatch.setattr(commands, "check_articles", lambda given_: 1 // 0)
    monkeypatch.setattr(sys, "argv", ["factcheck", "draft.txt"])
    with pytest.raises(ZeroDivisionError):
        __main__.main()


def piped(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(arguments.__file__).parents[1])}
    command = line.replace("factcheck", f"{sys.executable} -m factcheck")
    return subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True)


def test_a_reader_who_leaves_early_is_no_error(tmp_path: Path) -> None:
    done = piped("set -o pipefail; factcheck explain | true", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full here")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    done = piped("factcheck explain > /dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr == b"the report cannot be written: no space left on device\n"
