"""Every problem of every file is reported, at its place and in words for a journalist."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.records import CannotCheck
from factcheck.registry import open_registry

CASES = yaml.safe_load(Path(__file__).with_name("problems.yaml").read_text(encoding="utf-8"))


def problems_of(folder: Path) -> list[str]:
    try:
        open_registry([folder], cache=folder.parent / "cache").close()
    except CannotCheck as error:
        return [line.removeprefix(f"{folder}/") for line in error.lines]
    return []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_problems(case: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    for name, text in case.get("files", {"facts.yaml": case.get("text")}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert problems_of(folder) == case["problems"]
    assert problems_of(folder) == case["problems"], "and again, from the index"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"people:\n  - {name: Jos\xe9}\n", ["facts.yaml:2:15: this is not UTF-8 text: save the file as UTF-8"]),
        ("people: [{name: José}]".encode("utf-16"), ["facts.yaml:1:1: this is not UTF-8 text: save the file as UTF-8"]),
        (b"\xef\xbb\xbfpeople: [{name: Ada Marsh}]", []),
        (b"people:\r\n  - name: Ada Marsh\r\n", []),
        (b"people: [{name: \x00}]", ["facts.yaml:1:17: a character here cannot be printed: type the text again"]),
    ],
    ids=["cp1252", "utf-16", "byte order mark", "Windows lines", "NUL"],
)
def test_bytes(content: bytes, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "facts.yaml").write_bytes(content)
    assert problems_of(tmp_path / "sources") == expected


def test_missing_folders(tmp_path: Path) -> None:
    with pytest.raises(CannotCheck) as caught:
        open_registry([tmp_path / "a", tmp_path / "b"], cache=tmp_path / "cache")
    assert caught.value.lines == (
        f"{tmp_path}/a: there is no such folder of sources",
        f"{tmp_path}/b: there is no such folder of sources",
    )


def test_paths_are_shown_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "facts.yaml").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for folder in (tmp_path / "sources", Path("sources"), Path("sources/../sources"), Path("sources/facts.yaml")):
        with pytest.raises(CannotCheck, match=r"^sources/facts.yaml:1:1: a file begins"):
            open_registry([folder], cache=tmp_path / "cache")


def test_many_problems_are_cut_short(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    lines = "people:\n" + "  - {}\n" * 1_500
    (tmp_path / "sources" / "facts.yaml").write_text(lines, encoding="utf-8")
    found = problems_of(tmp_path / "sources")
    assert len(found) == 1_001
    assert found[-1] == "facts.yaml:1002:1: and 500 more problems in this file"
