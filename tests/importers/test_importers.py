"""Each importer: a file of its format, the records that come of it, and what is said of the rest."""

from __future__ import annotations

import codecs
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.records import CannotCheck
from factcheck.registry import open_registry
from factcheck.registry.importers import Options, import_facts, import_rulings
from factcheck.registry.importers.common import open_text
from factcheck.structs import replace

HERE = Path(__file__).parent
CASES = [
    pytest.param(name, case, id=f"{name}: {case['case']}")
    for name in ("ifg", "popolo", "councils", "csv")
    for case in yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
]


def numbers(value: Any) -> Any:
    """The table is read as text; `seats` is the one number of the vocabulary."""
    if isinstance(value, dict):
        return {name: int(one) if name == "seats" else numbers(one) for name, one in value.items()}
    return [numbers(one) for one in value] if isinstance(value, list) else value


def lines(path: str | Path) -> list[Any]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("format", "case"), CASES)
def test_import(format: str, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in case["files"].items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    (path,) = {name.partition("/")[0] for name in case["files"]}
    if "fails" in case:
        with pytest.raises(CannotCheck) as caught:
            import_facts(format, path, "sources", Options(**case.get("options", {})))
        assert list(caught.value.lines) == case["fails"]
        assert not Path("sources").exists()
        return
    outcome = import_facts(format, path, "sources", Options(**case.get("options", {})))
    assert lines(outcome.path) == [numbers(record) for record in case["records"]]
    assert list(map(str, outcome.problems)) == case.get("problems", [])
    open_registry([Path("sources")], cache=tmp_path / "cache").close()
    again = import_facts(format, path, "sources", Options(**case.get("options", {})))
    assert not any(one.added or one.changed or one.gone for one in again.changes)


def test_what_a_set_was_said_to_be_stays_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But not when it was had: that was the older data."""
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text("Name\nAda Marsh\n", encoding="utf-8")
    body = Options(organisation="Camford Council")
    about = {"title": "Councillors", "publisher": "Camford Council", "url": "https://a.example/1", "licence": "OGL"}
    path = import_facts("csv", "list.csv", "sources", replace(body, **about, retrieved="2024-01-02")).path
    assert lines(path)[0] == {"sources": {"list": {**about, "retrieved": "2024-01-02"}}}
    import_facts("csv", "list.csv", "sources", replace(body, title="Members"))
    assert lines(path)[0] == {"sources": {"list": {**about, "title": "Members"}}}


REVIEWS = yaml.load((HERE / "claimreview.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("case", REVIEWS, ids=lambda case: case["case"])
def test_claimreview(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("reviews.json").write_text(case["text"], encoding="utf-8")
    if "fails" in case or not case["rulings"]:
        with pytest.raises(CannotCheck) as caught:
            import_rulings("reviews.json", "claims")
        left_out = [*case.get("problems", []), "reviews.json: none of these reviews says outright true or false"]
        assert list(caught.value.lines) == case.get("fails", left_out)
        return
    outcome = import_rulings("reviews.json", "claims")
    text = Path(outcome.path).read_text(encoding="utf-8")
    assert yaml.load(text, yaml.BaseLoader) == {"rulings": case["rulings"]}
    assert list(map(str, outcome.problems)) == case.get("problems", [])
    registry = open_registry([], Path("claims"), cache=tmp_path / "cache")
    assert [ruling.claim for ruling in registry.rulings()] == [one["claim"] for one in case["rulings"]]
    registry.close()
    (changes,) = import_rulings("reviews.json", "claims").changes
    assert (changes.added, changes.changed, changes.gone) == (0, 0, 0)


SHEET = "Name,Ward\nSiân Marsh,Brill\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("c.csv", SHEET.encode()),
        ("c.csv", codecs.BOM_UTF8 + SHEET.encode()),
        ("c.csv", SHEET.encode("utf-16")),
        ("c.csv", SHEET.encode("cp1252")),
        ("c.csv", SHEET.replace("\n", "\r\n").encode()),
        ("c.csv.gz", gzip.compress(SHEET.encode())),
    ],
    ids=["UTF-8", "with a mark", "UTF-16", "Windows", "Windows lines", "gzip"],
)
def test_encodings(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    outcome = import_facts("csv", str(path), str(tmp_path / "sources"), Options(organisation="Camford Council"))
    assert Path(outcome.path).name == "c.jsonl"
    assert lines(outcome.path)[1]["people"]["name"] == "Siân Marsh"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (gzip.compress(b"Name\n" * 1000)[:-9], "cannot be read: "),
        (b"Name\n\x81\x8d\n", "neither UTF-8 nor Windows text: save the file as UTF-8"),
    ],
    ids=["gzip cut short", "binary"],
)
def test_unreadable(content: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(content)
    with pytest.raises(CannotCheck, match=expected):
        open_text(str(path)).close()


def test_missing(tmp_path: Path) -> None:
    for format, path, expected in (
        ("csv", "none.csv", "there is no such file"),
        ("csv", ".", "this is a folder, and csv is imported from a file"),
        ("ifg", "none", "there is no such folder"),
        ("ifg", ".", "there is no such file"),
    ):
        with pytest.raises(CannotCheck, match=expected):
            import_facts(format, str(tmp_path / path), str(tmp_path), Options())


def test_a_second_import_says_what_changed(tmp_path: Path) -> None:
    sheet, sources = tmp_path / "c.csv", tmp_path / "sources"
    (sources).mkdir()
    kept = sources / "kept.yaml"
    kept.write_text("people: [{name: Ada Marsh}] # ours\n", encoding="utf-8")
    options = Options(organisation="Camford Council")
    sheet.write_text("Name,Ward\nAda Marsh,Brill\nBen Hale,Mill End\n", encoding="utf-8")
    import_facts("csv", str(sheet), str(sources), options)
    sheet.write_text("Name,Ward,Elected\nCy Dunn,Mill End,\nAda Marsh,Brill,2019\n", encoding="utf-8")
    outcome = import_facts("csv", str(sheet), str(sources), options)
    changes = {one.section: (one.total, one.added, one.changed, one.gone, one.examples) for one in outcome.changes}
    assert changes["people"] == (2, 1, 0, 1, [("added", "Cy Dunn"), ("gone", "Ben Hale")])
    assert changes["posts"] == (
        2,
        0,
        2,
        0,
        [("changed", "councillor for Brill"), ("changed", "councillor for Mill End")],
    )
    assert kept.read_text(encoding="utf-8") == "people: [{name: Ada Marsh}] # ours\n"


def test_a_file_of_somebodys_own_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("Name\nAda Marsh\n", encoding="utf-8")
    own = tmp_path / "sources" / "imported" / "c.jsonl"
    own.parent.mkdir(parents=True)
    own.write_text('{"people": [{"name": "Ada Marsh"}]}\n', encoding="utf-8")
    with pytest.raises(CannotCheck, match="this file was not made by an import"):
        import_facts("csv", str(tmp_path / "c.csv"), str(tmp_path / "sources"), Options(organisation="Camford Council"))
    assert own.read_text(encoding="utf-8") == '{"people": [{"name": "Ada Marsh"}]}\n'
