"""The index follows its files, whatever happens to it, and never gives a wrong answer."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.records import CannotCheck
from factcheck.registry import compile as compiling
from factcheck.registry import open_registry


class Home:
    """A registry of one file and its cache."""

    def __init__(self, folder: Path) -> None:
        self.sources, self.cache = folder / "sources", folder / "cache"
        self.sources.mkdir()
        self.notices: list[str] = []

    def write(self, *names: str, file: str = "people.yaml", age: float = 0) -> Path:
        """Names of people into a file, which is so many seconds old."""
        path = self.sources / file
        path.parent.mkdir(exist_ok=True)
        path.write_text("people:\n" + "".join(f"  - name: {name}\n" for name in names), encoding="utf-8")
        if age:
            os.utime(path, (time.time() - age, time.time() - age))
        return path

    def names(self, *keys: str) -> set[str]:
        """Which of the keys the registry knows."""
        registry = open_registry([self.sources], cache=self.cache, notice=self.notices.append)
        found = set(registry.find_names(keys))
        registry.close()
        return found

    def kept(self) -> list[Path]:
        return sorted(self.cache.glob("*/*.sqlite"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are read into an index from now on."""
    read: list[str] = []
    real = compiling._fill

    def fill(writer, number, file, problems, meter):  # type: ignore[no-untyped-def]
        read.append(file.path)
        return real(writer, number, file, problems, meter)

    monkeypatch.setattr(compiling, "_fill", fill)
    return read


BOTH = ("ada marsh", "ben hale")


def test_only_changed_files_are_read_again(home: Home, read: list[str]) -> None:
    home.write("Ada Marsh", file="a.yaml")
    home.write("Ben Hale", file="b.yaml")
    assert home.names(*BOTH) == set(BOTH)
    assert home.names(*BOTH) == set(BOTH)
    assert read == ["a.yaml", "b.yaml"]
    home.write("Ben Hail", file="b.yaml")
    assert home.names(*BOTH, "ben hail") == {"ada marsh", "ben hail"}
    assert read == ["a.yaml", "b.yaml", "b.yaml"]
    (home.sources / "a.yaml").unlink()
    assert home.names(*BOTH, "ben hail") == {"ben hail"}
    home.write("Cy Dunn", file="sub/c.yaml")
    assert home.names("cy dunn", "ben hail") == {"cy dunn", "ben hail"}
    assert read == ["a.yaml", "b.yaml", "b.yaml", "sub/c.yaml"]
    (home.sources / "b.yaml").rename(home.sources / "d.yaml")
    assert home.names("cy dunn", "ben hail") == {"cy dunn", "ben hail"}
    assert len(home.kept()) == 1


def test_a_touched_file_is_not_read_again(home: Home, read: list[str]) -> None:
    path = home.write("Ada Marsh")
    home.names("ada marsh")
    os.utime(path, (1, 1))
    assert home.names("ada marsh") == {"ada marsh"}
    assert read == ["people.yaml"]


def test_a_change_within_the_clock_tick_is_seen(home: Home) -> None:
    """Same size, same time, same file: only its content tells."""
    path = home.write("Ada Marsh")
    now = time.time_ns()
    os.utime(path, ns=(now, now))
    assert home.names("ada marsh", "ida marsh") == {"ada marsh"}
    with path.open("r+", encoding="utf-8") as opened:
        opened.write("people:\n  - name: Ida Marsh\n")
    os.utime(path, ns=(now, now))
    assert home.names("ada marsh", "ida marsh") == {"ida marsh"}


def test_a_change_with_an_old_date_is_seen(home: Home) -> None:
    """Unpacked from an archive over the old file: older than the index, and of the same size."""
    home.write("Ada Marsh", age=1_000)
    assert home.names("ada marsh") == {"ada marsh"}
    home.write("Ida Marsh", age=5_000)
    assert home.names("ada marsh", "ida marsh") == {"ida marsh"}


def test_a_file_that_changes_while_it_is_read(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write("Ada Marsh")
    real, done = compiling._fill, []

    def fill(*arguments):  # type: ignore[no-untyped-def]
        result = real(*arguments)
        if not done:
            done.append(True)
            home.write("Ben Hale the Second")
        return result

    monkeypatch.setattr(compiling, "_fill", fill)
    assert home.names("ada marsh", "ben hale the second") == {"ben hale the second"}


def test_a_broken_registry_is_reported_until_it_is_mended(home: Home, read: list[str]) -> None:
    home.write("Ada Marsh", "Ada Marsh")
    home.write("Ben Hale", file="b.yaml")
    for _ in range(2):
        with pytest.raises(CannotCheck, match=r"people\.yaml:3:5: person 'Ada Marsh' is already at"):
            home.names()
    assert read == ["b.yaml", "people.yaml"], "what is wrong is remembered"
    home.write("Ada Marsh")
    assert home.names(*BOTH) == set(BOTH)


def test_a_document_that_turns_up_mends_the_registry(home: Home) -> None:
    (home.sources / "a.yaml").write_text("documents: [{path: letter.txt, title: Letter}]")
    with pytest.raises(CannotCheck, match="is not there"):
        home.names()
    (home.sources / "letter.txt").write_text("Dear")
    assert home.names() == set()


def damage(change: Callable[[Path], None]) -> Callable[[Home], None]:
    return lambda home: [change(path) for path in home.kept()][:0] and None


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(200, len(content), 97):
        content[at] ^= 0x55
    path.write_bytes(content)


def swap_letters(path: Path) -> None:
    """Damage that SQLite cannot notice: a wrong answer."""
    path.write_bytes(path.read_bytes().replace(b"ada marsh", b"ida marsh"))


def other_database(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE file (x)")
    db.commit()
    db.close()


def manifest(change: Callable[[str], str]) -> Callable[[Home], None]:
    def spoil(home: Home) -> None:
        for path in home.cache.glob("*/manifest.json"):
            path.write_text(change(path.read_text()))

    return spoil


def older_version(text: str) -> str:
    found = json.loads(text)
    found["version"][0] -= 1
    return json.dumps(found)


DAMAGE = {
    "flipped bits": damage(flip),
    "letters swapped": damage(swap_letters),
    "cut short": damage(lambda path: path.write_bytes(path.read_bytes()[:5000])),
    "empty": damage(lambda path: path.write_bytes(b"")),
    "text": damage(lambda path: path.write_bytes(b"hello " * 1000)),
    "another database": damage(other_database),
    "gone": damage(lambda path: path.unlink()),
    "manifest cut short": manifest(lambda text: text[:40]),
    "manifest empty": manifest(lambda text: ""),
    "manifest a list": manifest(lambda text: "[1]"),
    "manifest nested": manifest(lambda text: "[" * 100_000),
    "manifest of nulls": manifest(lambda text: '{"version": null, "folders": null, "index": null, "files": null}'),
    "manifest without parts": manifest(lambda text: text.replace('"stamp"', '"stomp"').replace('"broken"', '"b"')),
    "manifest of another version": manifest(older_version),
    "manifest that leads away": manifest(lambda text: text.replace('"index": "', '"index": "../')),
    "a lock that is none": lambda home: [p.write_text("x" * 5000) for p in home.cache.glob("*/lock")][:0] and None,
}


@pytest.mark.parametrize("spoil", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_is_made_anew(home: Home, spoil: Callable[[Home], None]) -> None:
    home.write("Ada Marsh", age=100)
    assert home.names(*BOTH, "ida marsh") == {"ada marsh"}
    spoil(home)
    assert home.names(*BOTH, "ida marsh") == {"ada marsh"}
    home.write("Ben Hale")
    spoil(home)
    assert home.names(*BOTH, "ida marsh") == {"ben hale"}
    assert home.notices == []


def test_a_copied_cache_is_used(home: Home, read: list[str], tmp_path: Path) -> None:
    """As a CI service restores it: same bytes, other times and numbers."""
    home.write("Ada Marsh")
    home.names()
    for path in [*home.cache.glob("*/*"), *home.sources.iterdir()]:
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    assert home.names("ada marsh") == {"ada marsh"}
    assert read == ["people.yaml"]


def test_a_cache_that_cannot_be_written(home: Home) -> None:
    home.write("Ada Marsh")
    home.cache.write_text("a file where the folder should be")
    assert home.names("ada marsh") == {"ada marsh"}
    assert len(home.notices) == 1
    assert home.notices[0].startswith("the index of the sources cannot be kept (")


@pytest.fixture
def ordinary_home() -> Iterator[Home]:
    """A home of which an ordinary user may be kept out; the superuser, whom nothing keeps out, becomes one for it."""
    if not hasattr(os, "geteuid"):
        pytest.skip("no such users here")
    folder = Path(tempfile.mkdtemp())
    superuser = os.geteuid() == 0
    try:
        if superuser:
            os.chown(folder, NOBODY, -1)
            os.seteuid(NOBODY)
        yield Home(folder)
    finally:
        if superuser:
            os.seteuid(0)
        shutil.rmtree(folder)


NOBODY = 65534


def test_a_read_only_cache(ordinary_home: Home) -> None:
    home = ordinary_home
    home.write("Ada Marsh", age=100)
    home.names()
    folders = [home.cache, *home.cache.iterdir()]
    for folder in folders:
        folder.chmod(0o500)
    try:
        assert home.names("ada marsh") == {"ada marsh"}
        assert home.notices == [], "an index that is up to date needs no writing"
        home.write("Ben Hale")
        assert home.names(*BOTH) == {"ben hale"}
        assert len(home.notices) == 1
    finally:
        for folder in folders:
            folder.chmod(0o700)


def test_a_read_only_cache_without_an_index(ordinary_home: Home) -> None:
    ordinary_home.write("Ada Marsh")
    ordinary_home.cache.mkdir(mode=0o500)
    assert ordinary_home.names("ada marsh") == {"ada marsh"}
    assert ordinary_home.notices == ["the index of the sources cannot be kept (Permission denied), "
                                     "so it is made anew for this check"]  # fmt: skip


def test_a_file_that_may_not_be_read(ordinary_home: Home) -> None:
    """It is named, and not left out as if it held nothing."""
    ordinary_home.write("Ben Hale", file="b.yaml")
    ordinary_home.write("Ada Marsh").chmod(0)
    for _ in range(2):
        with pytest.raises(CannotCheck, match=r"people.yaml:1:1: this file cannot be read \(Permission denied\)"):
            ordinary_home.names()
    (ordinary_home.sources / "people.yaml").chmod(0o600)
    assert ordinary_home.names(*BOTH) == set(BOTH)


def test_a_file_that_never_stands_still(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written by a program all the while: the answer is of what was read last, and the next check looks again."""
    home.write("Ada Marsh")
    real, written = compiling._fill, []

    def fill(*arguments):  # type: ignore[no-untyped-def]
        result = real(*arguments)
        written.append(home.write("Ben Hale" + " X" * len(written)))
        return result

    monkeypatch.setattr(compiling, "_fill", fill)
    assert home.names("ada marsh", "ben hale", "ben hale x") == {"ben hale x"}
    assert len(written) == 3
    monkeypatch.setattr(compiling, "_fill", real)
    assert home.names("ben hale x", "ben hale x x") == {"ben hale x x"}


def test_a_full_disk(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write("Ada Marsh")
    real = sqlite3.connect

    def connect(place: str, **options: object) -> sqlite3.Connection:
        db = real(place, **options)  # type: ignore[call-overload]
        if str(place).endswith(".sqlite"):
            db.execute("PRAGMA max_page_count = 5")
        return db

    monkeypatch.setattr(sqlite3, "connect", connect)
    assert home.names("ada marsh") == {"ada marsh"}
    assert home.notices == ["the index of the sources cannot be kept (database or disk is full), "
                            "so it is made anew for this check"]  # fmt: skip
    assert home.kept() == [], "nothing half written stays"


def test_a_home_that_does_not_exist(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write("Ada Marsh")
    for variable in ("FACTCHECK_CACHE", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    monkeypatch.chdir(home.sources)
    registry = open_registry([home.sources], notice=home.notices.append)
    assert "ada marsh" in registry.find_names(["ada marsh"])
    assert len(home.notices) == 1
    assert os.listdir(home.sources) == ["people.yaml"]


def test_the_cache_can_be_chosen(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write("Ada Marsh")
    monkeypatch.setenv("FACTCHECK_CACHE", str(home.cache))
    open_registry([home.sources]).close()
    assert len(home.kept()) == 1


def test_an_open_registry_goes_on_while_the_index_is_replaced(home: Home) -> None:
    home.write("Ada Marsh")
    registry = open_registry([home.sources], cache=home.cache)
    home.write("Ben Hale")
    assert home.names(*BOTH) == {"ben hale"}
    assert set(registry.find_names(BOTH)) == {"ada marsh"}
    registry.close()


def test_links_in_circles_and_files_twice(home: Home) -> None:
    home.write("Ada Marsh")
    (home.sources / "again").symlink_to(home.sources)
    (home.sources / "people2.yaml").symlink_to("people.yaml")
    (home.sources / "nowhere.yaml").symlink_to("gone.yaml")
    registry = open_registry([home.sources, home.sources / "again"], cache=home.cache)
    assert registry.counts() == {"people": 1}
    registry.close()


SCRIPT = """
import sys
from pathlib import Path
from factcheck.registry import open_registry
registry = open_registry([Path(sys.argv[1])], cache=Path(sys.argv[2]), notice=print)
print(sorted(registry.find_names(["ada marsh", "person 1999"])))
"""


def start(home: Home) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", SCRIPT, str(home.sources), str(home.cache)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_eight_processes_at_once_make_one_index(home: Home) -> None:
    home.write("Ada Marsh", *(f"Person {i}" for i in range(2_000)))
    outputs = [process.communicate()[0] for process in [start(home) for _ in range(8)]]
    assert outputs == ["['ada marsh', 'person 1999']\n"] * 8
    assert len(home.kept()) == 1


def test_a_warm_start_reads_no_yaml(home: Home) -> None:
    home.write("Ada Marsh", age=100)
    home.names()
    time.sleep(2.1)  # until the file is older than the clock's tick
    home.names()
    script = SCRIPT + "print([name for name in ('yaml', 'thefuzz', 'hashlib') if name in sys.modules])"
    arguments = [sys.executable, "-c", script, str(home.sources), str(home.cache)]
    output = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout
    assert output == "['ada marsh']\n[]\n"


def test_posts_follow_their_organisations_names(home: Home) -> None:
    """The organisation's names are in another file than the post, and change alone."""
    (home.sources / "posts.yaml").write_text("posts: [{label: head of Ravens Trust, organisation: Camford Aviary}]")
    aviary = home.sources / "aviary.yaml"
    for text, found in (
        ("organisations: [{name: Camford Aviary}]", False),
        ("organisations: [{name: Camford Aviary, other_names: [Ravens Trust]}]", True),
        ("organisations: [{name: Camford Aviary, other_names: [Hawks Trust]}]", False),
        ("organisations: [{name: Ravens Trust, other_names: [Camford Aviary]}]", True),
        ("organisations: [{name: Ravens Trust, id: camford aviary}]", True),
    ):
        aviary.write_text(text)
        registry = open_registry([home.sources], cache=home.cache)
        assert ("head" in registry.posts_called(["head"])) is found, text
        registry.close()
