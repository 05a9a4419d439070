"""What is imported and what is kept by hand: which records are one thing, and what it then holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.records import CannotCheck
from factcheck.registry import Registry, open_registry

CASES = yaml.load(Path(__file__).with_name("joins.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


def write(folder: Path, case: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "kept.yaml").write_text(case["kept"], encoding="utf-8")
    lines = [json.dumps(line) + "\n" for line in case.get("imported", ())]
    if lines:
        (folder / "imported.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def same(registry: Registry) -> dict[str, str]:
    return dict(
        registry._db.execute("SELECT joined.own, record.ident FROM joined JOIN record ON record.id = joined.root")
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_joins(case: dict[str, Any], tmp_path: Path) -> None:
    folder = write(tmp_path / "sources", case)
    if "problems" in case:
        with pytest.raises(CannotCheck) as caught:
            open_registry([folder], cache=tmp_path / "cache")
        assert [line.removeprefix(f"{folder}/") for line in caught.value.lines] == case["problems"]
        return
    registry = open_registry([folder], cache=tmp_path / "cache")
    assert same(registry) == case["same"]
    for key, ids in case.get("names", {}).items():
        assert sorted(known.id for known in registry.find_names([key])[key]) == sorted(ids)
    for label, holders in case.get("holders", {}).items():
        (post,) = registry.posts({label}).values()
        assert [f"{holder.person} {holder.period}" for holder in post.holders] == holders
        for holder in post.holders:
            assert post in registry.posts_held_by({holder.person})[holder.person]
    registry.close()


def test_joined_records_come_apart_again(tmp_path: Path) -> None:
    case = next(one for one in CASES if "set-9" in str(one))
    folder = write(tmp_path / "sources", case)
    open_registry([folder], cache=tmp_path / "cache").close()
    (folder / "kept.yaml").write_text("people: [{name: Ada Marsh, born: 1933}]", encoding="utf-8")
    registry = open_registry([folder], cache=tmp_path / "cache")
    assert same(registry) == {}
    assert {known.id for known in registry.find_names(["ada marsh"])["ada marsh"]} == {"Ada Marsh", "set-1"}
    (post,) = registry.posts({"set-2"}).values()
    assert [holder.person for holder in post.holders] == ["set-9", "set-1"]
    registry.close()
    write(tmp_path / "sources", case)
    registry = open_registry([folder], cache=tmp_path / "cache")
    assert same(registry) == case["same"]
    registry.close()


def test_the_facts_of_joined_people_and_bodies(tmp_path: Path) -> None:
    case = {
        "kept": """
            sources: {minutes: {title: Minutes}}
            organisations: [{name: Green Party, classification: party, short: Greens}]
            people:
              - name: Ada Marsh
                born: 1970-02-14
                honorifics: [{prefix: Dame, from: 2020, source: minutes}]
                parties: [{party: Green Party, from: 2010, until: 2015, source: minutes}]
            """,
        "imported": [
            {"sources": {"set": {"title": "The set"}}},
            {"organisations": {"id": "set-1", "name": "Green Party", "classification": "party", "from": "1990"}},
            {"organisations": {"id": "set-2", "name": "Red Party", "classification": "party"}},
            {
                "people": {
                    "id": "set-3",
                    "name": "Adelaide Marsh",
                    "other_names": ["Ada Marsh"],
                    "gender": "female",
                    "born": "1970-02-14",
                    "honorifics": [
                        {"prefix": "Dame", "from": "2019", "source": "set"},
                        {"suffix": "OBE", "source": "set"},
                    ],
                    "parties": [
                        {"party": "set-2", "from": "2012", "until": "2016", "source": "set"},
                        {"party": "set-2", "from": "2016", "source": "set"},
                    ],
                }
            },
        ],
    }
    registry = open_registry([write(tmp_path / "sources", case)], cache=tmp_path / "cache")
    (person,) = registry.people({"Ada Marsh"}).values()
    assert [name.text for name in person.other_names] == ["Adelaide Marsh"]
    assert [(one.text, str(one.period)) for one in person.honorifics] == [
        ("Dame", "since 2020"),
        ("OBE", "at a time the registry does not give"),
    ]
    assert [(one.to, str(one.period)) for one in person.parties] == [
        ("Green Party", "from 2010 until 2015"),
        ("set-2", "since 2016"),
    ]
    assert person.gender == "female"
    (party,) = registry.organisations({"Green Party"}).values()
    assert (party.short, str(party.period)) == (("Greens",), "since 1990")
    registry.close()
