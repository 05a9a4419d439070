"""Whatever the text of a file, the answer is a registry or a list of problems with places, and soon."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.records import CannotCheck
from factcheck.registry import open_registry
from factcheck.registry.schema import SECTIONS, SHAPES

PLACED = re.compile(r"facts\.(yaml|jsonl):[1-9]\d*:[1-9]\d*: \S.*")
FIELDS = sorted({field for shape in SHAPES.values() for field in shape.fields})
VALUES = ["Ada Marsh", "s", "2023", "2023-05-19/2024", "1", "x", "", "Null", "12:30", "é", "\u2028"]
WORDS = [*SECTIONS, *FIELDS, *VALUES, ": ", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "'", '"', "#",
         "|", ">", "&a", "*a", "!t", "%", "\t", "---", "...", "<<", "\\", "\x00", "\x85", "?"]  # fmt: skip

scalars = st.one_of(st.sampled_from(VALUES), st.text(max_size=12), st.integers(), st.booleans(), st.none())
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4)
)
records = st.dictionaries(st.sampled_from([*FIELDS, "name", "source"]), values, max_size=6)
documents = st.dictionaries(
    st.sampled_from([*SECTIONS]),
    st.lists(records, max_size=3) | st.dictionaries(st.text(max_size=3), records, max_size=2),
    max_size=4,
)
quiet = settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(folder: Path, name: str, content: bytes) -> None:
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    (sources / name).write_bytes(content)
    problems: tuple[str, ...] = ("facts.yaml:1:1: none",)
    try:
        registry = open_registry([sources], cache=folder / "cache", notice=pytest.fail)
    except CannotCheck as error:
        problems = error.lines
    else:
        for section in SECTIONS.keys() - {"sources"}:
            registry._all(section)  # every record can be turned into its noun
        registry.close()
    assert problems
    assert [line for line in problems if not PLACED.search(line)] == []


@quiet
@given(text=st.text(max_size=200))
def test_any_text(text: str, tmp_path: Path) -> None:
    check(tmp_path, "facts.yaml", text.encode("utf-8", "surrogatepass"))


@quiet
@given(words=st.lists(st.sampled_from(WORDS), max_size=60))
def test_text_of_the_registrys_own_words(words: list[str], tmp_path: Path) -> None:
    check(tmp_path, "facts.yaml", "".join(words).encode())


@quiet
@given(document=documents)
def test_records_of_any_shape_in_yaml(document: dict[str, object], tmp_path: Path) -> None:
    import yaml

    check(tmp_path, "facts.yaml", yaml.safe_dump(document, allow_unicode=True).encode("utf-8", "surrogatepass"))


@quiet
@given(document=documents, ascii=st.booleans())
def test_records_of_any_shape_in_json_lines(document: dict[str, object], ascii: bool, tmp_path: Path) -> None:
    import json

    lines = [json.dumps({section: record}, ensure_ascii=ascii) for section, record in document.items()]
    check(tmp_path, "facts.jsonl", "\n".join(lines).encode("utf-8", "surrogatepass"))


@quiet
@given(content=st.binary(max_size=200))
def test_any_bytes_in_json_lines(content: bytes, tmp_path: Path) -> None:
    check(tmp_path, "facts.jsonl", content)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "{" * 200_000,
        "- " * 200_000,
        "? " * 100_000,
        "a: &a [x]\n" + "b: [*a, *a]\n" * 100_000,
        "people:\n  - name: " + "x" * 1_000_000,
        "people:\n  - name: '" + "x " * 500_000,
        "people: [" + "{name: x}, " * 20_000 + "]",
        "\n" * 1_000_000,
        "#" * 1_000_000,
    ],
    ids=lambda text: text[:12],
)
def test_large_and_deep(text: str, tmp_path: Path) -> None:
    check(tmp_path, "facts.yaml", text.encode())


@pytest.mark.parametrize("text", ['{"people": ' + "[" * 200_000, '{"people": ' * 100_000, "[" * 500, '{"a":' * 990])
def test_deep_json(text: str, tmp_path: Path) -> None:
    check(tmp_path, "facts.jsonl", text.encode())
