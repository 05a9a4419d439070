"""What an article or a registry by somebody else cannot do: run, fetch, write, read elsewhere, forge a report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import factcheck

FACTS = """
sources:
  cg: {title: New leader, publisher: Camford Gazette, url: "https://gazette.example/1", published: 2023-05-19}
people:
  - {name: Ada Marsh, gender: female}
organisations:
  - {name: Camford Borough Council, classification: council}
posts:
  - label: leader of Camford Borough Council
    organisation: Camford Borough Council
    seats: 1
    holders: [{person: Ada Marsh, from: 2023-05-19, source: cg}]
"""
DRAFT = (
    "Camford Borough Council leader Ben Hale spoke on Tuesday (March 20), see https://evil.example/ and $(id) `id`.\n"
)
# Prints what the interpreter is asked to do beside reading: https://docs.python.org/3/library/audit_events.html
WATCHED = """
import os, sys
seen = []
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "urllib.", "os.system", "os.exec", "os.posix_spawn", "os.fork",
                         "ftplib.", "http.", "smtplib.", "shutil.", "ctypes.")):
        seen.append(event)
    elif event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        seen.append(f"write {arguments[0]}")
sys.addaudithook(watch)
sys.argv = ["factcheck", *sys.argv[1:]]
from factcheck.__main__ import main
status = main()
sys.stderr.write("\\n".join(seen))
sys.exit(status)
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "council.yaml").write_text(FACTS, "utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    return tmp_path


def run(
    folder: Path, *words: str, program: tuple[str, ...] = ("-m", "factcheck")
) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(factcheck.__file__).parents[1]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    command = [sys.executable, *program, *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60)


def test_a_check_fetches_and_runs_nothing_and_writes_to_the_cache_only(newsroom: Path) -> None:
    done = run(newsroom, "draft.txt", "--date", "2024-03-21", "--format", "json", program=("-c", WATCHED))
    assert done.returncode == 1, done.stderr
    outside = [line for line in done.stderr.decode().splitlines() if not line.startswith(f"write {newsroom / 'cache'}")]
    assert outside == []


@pytest.mark.parametrize(
    "yaml",
    [
        "people: !!python/object/apply:os.system ['touch owned']\n",
        "people:\n  - name: !!python/name:os.system\n",
        "a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\n"
        "d: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d]\npeople: [*e, *e, *e, *e, *e]\n",
        "people: &p\n  - name: Ada\n    note: *p\n",
        "[" * 5_000 + "]" * 5_000,
        "{" * 5_000,
    ],
    ids=["command", "function", "billion laughs", "in itself", "deep", "deep and open"],
)
def test_yaml_runs_nothing_and_does_not_swell(newsroom: Path, yaml: str) -> None:
    (newsroom / "sources" / "bad.yaml").write_text(yaml, "utf-8")
    began = time.monotonic()
    done = run(newsroom, "draft.txt", "--date", "2024-03-21")
    assert time.monotonic() - began < 20
    assert done.returncode == 2
    assert b"bad.yaml" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not (newsroom / "owned").exists()


@pytest.mark.parametrize("path", ["../secret.txt", "{absolute}", "documents/../../secret.txt", "link.txt"])
def test_documents_stay_inside_the_registry(newsroom: Path, path: str) -> None:
    """A registry that somebody else sent cannot make a report quote another file."""
    (newsroom / "secret.txt").write_text("Camford Borough Council leader Ada Marsh kept the password xyzzy.\n", "utf-8")
    (newsroom / "sources" / "documents").mkdir()
    (newsroom / "sources" / "link.txt").symlink_to(newsroom / "secret.txt")
    named = path.format(absolute=newsroom / "secret.txt")
    (newsroom / "sources" / "documents.yaml").write_text(
        f"documents:\n  - {{path: '{named}', title: Letter}}\n", "utf-8"
    )
    (newsroom / "draft.txt").write_text("Camford Borough Council leader Ada Marsh kept the password abcde.\n", "utf-8")
    done = run(newsroom, "draft.txt", "--date", "2024-03-21", "--format", "json")
    assert b"xyzzy" not in done.stdout + done.stderr


FORGED = (
    "\x1b]0;owned\x07\x1b[2J Camford Borough Council leader Ben Hale\r::error file=a::forged\n"
    "::error file=b,line=1::forged\n::set-output name=a::b\n"
    "Camford Borough Council leader \u202eBen Hale\u202c said so.\n"
)


@pytest.mark.parametrize("name", ["terminal", "github", "json"])
def test_reports_are_not_forged(newsroom: Path, name: str) -> None:
    (newsroom / "draft.txt").write_text(FORGED, "utf-8", newline="")
    done = run(newsroom, "draft.txt", "--date", "2024-03-21", "--format", name)
    said = done.stdout.decode("utf-8")
    assert not set(said) & set("\x1b\x07\r\u202e\u202c") or name == "json"
    if name == "json":
        assert not set(said) & set("\x1b\x07\r")
        json.loads(said)
    if name == "github":
        commands = [line for line in said.splitlines() if line.startswith("::")]
        assert commands
        assert all("file=draft.txt" in line.partition("::")[2].partition("::")[0] for line in commands)


def test_memory_is_bounded(newsroom: Path) -> None:
    """Two hundred thousand characters in 600 MB; an ordinary story takes 30."""
    if sys.platform == "win32":
        pytest.skip("no resource module")
    (newsroom / "draft.txt").write_text("Residents spoke about the bins and the lanes. " * 4_000, "utf-8")
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000)); "
        "sys.argv[0] = 'factcheck'; from factcheck.__main__ import main; sys.exit(main())"
    )
    done = run(newsroom, "draft.txt", "--date", "2024-03-21", "--allow-empty", program=("-c", code))
    assert done.returncode in (0, 1), done.stderr[-300:]
