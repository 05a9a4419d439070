"""A disk that is full, for the index and for what the commands write: right answers, whole files, one clear line.

Each command runs in a process of its own, once with its files on a file system that is full (Linux, where it may be
mounted) and once where the system refuses a file of more than a few thousand bytes (every POSIX system).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck

FACTS = """\
sources:
  cg: {title: New leader, publisher: Camford Gazette, url: "https://gazette.example/1", published: 2023-05-19}
people:
  - name: Ada Marsh
organisations:
  - {name: Camford Borough Council, classification: council}
posts:
  - label: leader of Camford Borough Council
    organisation: Camford Borough Council
    seats: 1
    holders: [{person: Ada Marsh, from: 2023-05-19, source: cg}]
"""
STORY = "Camford Borough Council leader Ben Hale spoke to Tom Finch and Ida Wray.\n"
LONG_STORY = "".join(
    f"Brill Parish Council leader {given} {family} spoke.\n"
    for given in ("Ada", "Ben", "Ida", "Jo", "Kate", "Liam", "Mary", "Noel")
    for family in ("Ash", "Birch", "Cole", "Dunn", "Elms", "Finch", "Gale", "Hurst")
)
LIMIT = 4096


class Disk:
    """A folder on a disk that has no room, with a registry and a story in it."""

    def __init__(self, folder: Path, limited: bool) -> None:
        self.folder = folder
        self._limited = limited
        (folder / "sources").mkdir()
        (folder / "sources" / "council.yaml").write_text(FACTS, encoding="utf-8")
        (folder / "story.txt").write_text(STORY, encoding="utf-8")

    def fill(self) -> None:
        """Leaves no room for another byte; under a limit there is room for small files only."""
        if not self._limited:
            with open(self.folder / "rest", "wb", buffering=0) as rest:
                try:
                    while rest.write(b"x" * 1000):
                        pass
                except OSError:
                    pass

    def run(self, *words: str, cache: Path | None = None) -> subprocess.CompletedProcess[str]:
        limit = ""
        if self._limited:
            limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({LIMIT}, {LIMIT})); "
        program = f"{limit}from factcheck.__main__ import main; import sys; sys.exit(main())"
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(factcheck.__file__).parents[1]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "FACTCHECK_CACHE": str(cache or self.folder / "cache"),
            "TMPDIR": str(self.folder),
        }
        return subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def files(self) -> dict[str, bytes]:
        """What is on the disk, apart from the index and what fills it."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.name != "rest" and "cache" not in path.relative_to(self.folder).parts
        }


@pytest.fixture(params=["full", "limited"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    if request.param == "limited":
        pytest.importorskip("resource")
        yield Disk(tmp_path, limited=True)
        return
    mount = shutil.which("mount")
    mounted = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(tmp_path)], capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("no file system may be mounted here")
    try:
        yield Disk(tmp_path, limited=False)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


DATED = ["--date", "2024-03-21"]


def test_a_check_is_right_and_says_that_the_index_cannot_be_kept(disk: Disk) -> None:
    disk.fill()
    done = disk.run("story.txt", *DATED, "--format", "json")
    assert done.returncode == 1
    assert '"code": "role/not-holder"' in done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith("note: the index of the sources cannot be kept (")
    assert not list((disk.folder / "cache").rglob("*.sqlite"))


def test_an_index_that_cannot_be_brought_up_to_date_is_not_used(disk: Disk) -> None:
    facts = disk.folder / "sources" / "council.yaml"
    subprocess.run(
        [sys.executable, "-m", "factcheck", "sources", "index"],
        cwd=disk.folder,
        env={**os.environ, "FACTCHECK_CACHE": str(disk.folder / "cache")},
        check=True,
        capture_output=True,
    )
    assert len(list((disk.folder / "cache").rglob("*.sqlite"))) == 1
    disk.fill()
    with open(facts, "r+", encoding="utf-8") as opened:  # in place, which needs no room
        opened.write(FACTS.replace("Ada Marsh", "Ben Hale "))
    done = disk.run("story.txt", *DATED, "--format", "json")
    assert '"code": "role/match"' in done.stdout
    assert done.returncode == 0
    assert done.stderr.startswith("note: the index of the sources cannot be kept (")


def test_the_index_made_ahead(disk: Disk) -> None:
    disk.fill()
    done = disk.run("sources", "index")
    assert "1 person" in done.stdout
    assert "cannot be kept" in done.stderr


def test_documents(disk: Disk) -> None:
    (disk.folder / "sources" / "minutes.txt").write_text("Ada Marsh opened the bridge on 3 May 2023. " * 40, "utf-8")
    with open(disk.folder / "sources" / "council.yaml", "a", encoding="utf-8") as facts:
        facts.write("documents: [{path: minutes.txt, title: Minutes}]\n")
    (disk.folder / "story.txt").write_text("Ada Marsh opened the bridge on 4 May 2023.\n", encoding="utf-8")
    disk.fill()
    done = disk.run("story.txt", *DATED, "--format", "json")
    assert '"code": "statement/wrong-date"' in done.stdout, done.stderr
    assert all(line.startswith("note: the index of the ") for line in done.stderr.splitlines())
    assert len(done.stderr.splitlines()) == 2


@pytest.fixture
def long_csv(disk: Disk) -> Path:
    path = disk.folder / "list.csv"
    path.write_text("Name\n" + "".join(f"Councillor Number{n} Surname\n" for n in range(100)), encoding="utf-8")
    return path


def test_an_import_leaves_the_old_file_whole(disk: Disk, long_csv: Path) -> None:
    imported = disk.folder / "sources" / "imported" / "list.jsonl"
    imported.parent.mkdir()
    old = '{"people": {"id": "list:1", "name": "Tom Finch"}}\n'
    imported.write_text(old, encoding="utf-8")
    disk.fill()
    before = disk.files()
    done = disk.run(
        "sources", "import", "csv", "list.csv", "--map", "name=Name", "--organisation", "Camford Borough Council"
    )
    assert done.returncode == 2
    (line,) = [line for line in done.stderr.splitlines() if not line.startswith("note: ")]
    assert line.startswith("sources/imported/list.jsonl: cannot be written: ")
    assert disk.files() == before


def test_rulings_leave_the_old_file_whole(disk: Disk) -> None:
    path = disk.folder / "claims" / "2024" / "2024-03-21-story.yaml"
    path.parent.mkdir(parents=True)
    ruling = "rulings:\n  - {claim: a, kind: name, ruling: wrong, by: Jo, on: 2024-03-21, source: said so}\n"
    path.write_text(ruling + "# " + "x" * (LIMIT - 300) + "\n", encoding="utf-8")
    disk.fill()
    before = disk.files()
    done = disk.run("record", "story.txt", *DATED, "--all", "--ruling", "confirmed", "--by", "Jo Pell", "--source", "a")
    assert done.returncode == 2, done.stdout
    (line,) = [line for line in done.stderr.splitlines() if not line.startswith("note: ")]
    assert line.startswith("claims/2024/2024-03-21-story.yaml: cannot be written: ")
    assert disk.files() == before


def test_a_fact_that_cannot_be_added(disk: Disk) -> None:
    path = disk.folder / "sources" / "council.yaml"
    path.write_text(FACTS + "# " + "x" * (LIMIT - len(FACTS)) + "\n", encoding="utf-8")
    disk.fill()
    before = disk.files()
    done = disk.run("sources", "add", "person", "name=Ida Wray")
    assert done.returncode == 2
    (line,) = [line for line in done.stderr.splitlines() if not line.startswith("note: ")]
    assert "cannot be " in line
    assert "report it" not in line
    assert disk.files() == before


@pytest.mark.parametrize("option", ["--output", "--stubs"])
def test_a_report_that_cannot_be_written(disk: Disk, option: str) -> None:
    (disk.folder / "story.txt").write_text(LONG_STORY, encoding="utf-8")
    disk.fill()
    before = disk.files()
    done = disk.run("story.txt", *DATED, option, "new", "--format", "json")
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if line.startswith("new: cannot be written: ")]
    assert disk.files() == before
