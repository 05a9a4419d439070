"""Text stays as it was written: the traps of YAML 1.1 are closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.registry import open_registry

TRAPS = [
    "No", "Yes", "Null", "null", "~", "On", "off", "True", "12:30", "1_000", "0123", "0o17", "1e3", "0x1F", "1.10",
    ".5", ".inf", "2023-05-19", "=", "<<", "+44", "-1", "1,000", "£22m", "75%", "O'No", "Nil", "y", "NaN",
]  # fmt: skip


@pytest.mark.parametrize("text", TRAPS)
@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"', "|\n      {}", ">-\n      {}"], ids=["", "'", '"', "|", ">"])
def test_traps(text: str, form: str, tmp_path: Path) -> None:
    written = form.format(text.replace("'", "''") if form == "'{}'" else text)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "facts.yaml").write_text(
        f"sources:\n  s: {{title: t}}\npeople:\n  - name: Ada {text}\nfigures:\n"
        f"  - subject: Camford\n    property: number\n    value: {written}\n    source: s\n",
        encoding="utf-8",
    )
    registry = open_registry([tmp_path / "sources"], cache=tmp_path / "cache")
    (figure,) = registry.figures_about(["camford"])
    assert figure.value == text
    assert list(registry.people([f"Ada {text}"])) == [f"Ada {text}"]
    registry.close()


@pytest.mark.parametrize("surname", ["No", "Null", "Yes", "True", "On"])
def test_a_councillor_may_be_called_no(surname: str, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(f"people: [{{name: {surname}, other_names: [{surname} {surname}]}}]")
    registry = open_registry([tmp_path], cache=tmp_path / "cache")
    assert registry.people([surname])[surname].name == surname
    assert registry.surnames([surname.lower()]) == {surname.lower(): [surname]}
    registry.close()


def test_numbers_and_dates_by_their_field(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(
        "sources: {1: {title: 2023}}\n"
        "events: [{name: 2020, ordinal: 007, date: 2023, due: 2023-05/2023-06, source: 1}]\n"
    )
    registry = open_registry([tmp_path], cache=tmp_path / "cache")
    (event,) = registry.events_about(["2020"], [])
    assert (event.name, event.ordinal) == ("2020", 7)
    assert [(date.aspect, str(date.interval)) for date in event.dates] == [
        ("held", "2023"),
        ("due", "May to June 2023"),
    ]
    assert [(source.id, source.title) for source in event.sources] == [("1", "2023")]
    registry.close()
