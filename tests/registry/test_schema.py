"""The vocabulary is one table: the JSON Schema and the documentation say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from factcheck.intervals import parse_edtf
from factcheck.registry import open_registry, schema

PROJECT = Path(__file__).parents[2]
DOCUMENTATION = PROJECT / "docs" / "registry.md"


def test_the_schema_for_editors_is_that_of_the_table() -> None:
    """To make it again, write `schema.json_schema_text()` into the file."""
    held = (PROJECT / "factcheck" / "registry" / "schema.json").read_text(encoding="utf-8")
    assert held == schema.json_schema_text()


def test_every_type_and_shape_is_known() -> None:
    for shape in schema.SHAPES.values():
        for field in shape.fields.values():
            inner = field.type.removeprefix("list of ")
            assert inner in (schema.SHAPES if inner != field.type else schema.TYPES)
    assert set(schema.SECTIONS.values()) <= set(schema.SHAPES)
    assert {first for pair in schema.ORDERED_DATES for first in pair} <= {
        name for shape in schema.SHAPES.values() for name, field in shape.fields.items() if field.type == "date"
    }


def test_every_fact_needs_a_source() -> None:
    facts = {name for name, shape in schema.SHAPES.items() if "source" in shape.fields}
    needing = {name for name in facts if schema.SHAPES[name].fields["source"].required}
    assert needing == {
        "honorific", "membership", "home", "holder", "vacancy", "event", "figure", "rating", "quote", "statement",
        "ruling",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["2023", "2023-05", "2023-05-19", "2022-07-18/2022-07-29", "2019-05/2023-05-19", "19 May", "2023-5", "12:30"],
)
def test_the_schemas_dates_are_the_loaders(text: str) -> None:
    pattern = schema.TYPES["date"]["anyOf"][0]["pattern"]
    try:
        parse_edtf(text)
    except ValueError:
        assert not re.match(pattern, text)
    else:
        assert re.match(pattern, text)


def examples() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_the_documentations_examples_are_one_registry(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    (sources / "letters").mkdir(parents=True)
    (sources / "letters" / "inspection-2023-11.txt").write_text("Dear leader")
    for number, text in enumerate(examples()):
        (sources / f"{number:02}.yaml").write_text(text, encoding="utf-8")
    registry = open_registry([sources], cache=tmp_path / "cache")
    assert set(registry.counts()) == set(schema.SECTIONS)
    registry.close()


def test_the_documentation_names_every_field() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", text)) | set(re.findall(r"(?:^|[{, ])([a-z_]+):", text, re.MULTILINE))
    fields = {name for shape in schema.SHAPES.values() for name in shape.fields}
    assert fields - named == set()


def masked(message: str) -> str:
    """A message without what depends on the file: texts in quotation marks, dates, numbers, the suggested field."""
    message = re.sub(r"^\S+:\d+:\d+: ", "", message)
    message = re.sub(r"'[^']*'", "…", message)
    message = re.sub(r"[\w/]+\.ya?ml:\d+", "…", message)
    message = re.sub(r"did you mean \w+\?", "did you mean …?", message)
    return re.sub(r"\d[\d-]*", "0", message)


def test_the_documentations_messages_are_the_loaders() -> None:
    tables = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("problems.yaml", "joins.yaml")]
    cases = [case for table in tables for case in yaml.safe_load(table)]
    said = {masked(problem) for case in cases for problem in case.get("problems", ())}
    said.add(masked("this is not UTF-8 text: save the file as UTF-8"))
    table = re.findall(r"^\| `([^`]+)` \|", DOCUMENTATION.read_text(encoding="utf-8"), re.MULTILINE)
    messages = [message for message in table if " " in message]
    assert len(messages) > 15
    assert [message for message in messages if masked(message) not in said] == []
