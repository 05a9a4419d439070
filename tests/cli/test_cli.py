"""Whole runs of the command: each folder beside this file is one.

`cmd` is the command line as a reader would type it (`VARIABLE=$PWD/value` before it, `< file` after it: understood),
`stdout`, `stderr` and `status` what has to come of it (left out: nothing, and 0); everything else is what the command
finds in its working folder. A file `produced/NAME` is what has to be in NAME afterwards. FACTCHECK_RENEW=1 writes the
expectations anew. Today's date is written `{today}` and the version `{version}`.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck.intervals import Interval, say

HERE = Path(__file__).parent
EXPECTATIONS = ("cmd", "stdout", "stderr", "status", "produced")
CASES = sorted(path.parent for path in HERE.glob("*/cmd"))


def run(line: str, folder: Path, cache: Path) -> tuple[str, str, int]:
    """Run a command line in `folder`; its output, its standard error and its status."""
    words = shlex.split(line)
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "XDG_CACHE_HOME": str(cache),
        "PYTHONPATH": str(Path(factcheck.__file__).parents[1]),
    }
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        environment[name] = value.replace("$PWD", str(folder))
    given = b""
    if "<" in words:
        at = words.index("<")
        given = (folder / words[at + 1]).read_bytes()
        del words[at : at + 2]
    assert words.pop(0) == "factcheck"
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *words], cwd=folder, env=environment, input=given, capture_output=True
    )
    stderr = _same_every_day(done.stderr).replace(str(folder), "$PWD")
    return _same_every_day(done.stdout), stderr, done.returncode


def _same_every_day(output: bytes) -> str:
    today = date.today()
    text = output.decode("utf-8").replace(today.isoformat(), "{today}").replace(say(Interval.day(today)), "{today}")
    return text.replace(f'"version": "{factcheck.__version__}"', '"version": "{version}"').replace(
        f"factcheck {factcheck.__version__}", "factcheck {version}"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_run(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    shutil.copytree(case, folder, ignore=lambda where, _: EXPECTATIONS if Path(where) == case else ())
    before = {path.name for path in folder.iterdir()}
    stdout, stderr, status = run((case / "cmd").read_text(encoding="utf-8"), folder, tmp_path / "cache")
    after = {path.name for path in folder.iterdir()} - before
    produced = {name: _same_every_day((folder / name).read_bytes()) for name in sorted(after)}
    if os.environ.get("FACTCHECK_RENEW"):
        _renew(case, stdout, stderr, status, produced)
    assert "Traceback" not in stderr
    assert stderr == _expected(case, "stderr")
    assert stdout == _expected(case, "stdout")
    assert status == int(_expected(case, "status") or 0)
    assert produced == {
        path.name: path.read_text(encoding="utf-8") for path in sorted((case / "produced").glob("*"))
    }, "files that the command left behind"


def _expected(case: Path, name: str) -> str:
    path = case / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _renew(case: Path, stdout: str, stderr: str, status: int, produced: dict[str, str]) -> None:
    shutil.rmtree(case / "produced", ignore_errors=True)
    for name, text in {"stdout": stdout, "stderr": stderr, "status": f"{status}\n" if status else ""}.items():
        (case / name).unlink(missing_ok=True)
        if text:
            (case / name).write_text(text, encoding="utf-8")
    for name, text in produced.items():
        (case / "produced").mkdir(exist_ok=True)
        (case / "produced" / name).write_text(text, encoding="utf-8")
