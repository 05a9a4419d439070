"""A fact is added where it belongs, every other character of the file stays, and a wrong one is never written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.newsroom.add import Added, add
from factcheck.newsroom.place import Place, insert
from factcheck.newsroom.writing import block, flow, read_text
from factcheck.records import CannotCheck
from factcheck.registry import open_registry
from factcheck.registry.messages import UNPRINTABLE

COUNCIL = """\
# kept by the news desk
sources:
  ct-2023:   {title: "New leader", url: "https://ct.example/leader"}   # Camford Times

people:
  - name: Ada Marsh      # the leader
    gender: female
  - {name: Ben Hale}

posts:
  - label: leader of Camford Borough Council
    seats: 1
    holders:
    - {person: Ben Hale, from: 2019-05, until: 2023-05-19, source: ct-2023}
    # Ada Marsh began on the same day.
    - person: Ada Marsh
      from: 2023-05-19   # annual meeting
      source: ct-2023

  # The next one is vacant.
  - label: mayor of Camford
  - {label: chair of planning, holders: [{person: Ada Marsh, source: ct-2023}]}
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "council.yaml").write_text(COUNCIL, encoding="utf-8")
    return folder


def added(
    sources: Path, kind: str, *values: str, source: dict[str, str] | None = None, file: str | None = None
) -> Added:
    registry = open_registry([sources], cache=sources.parent / "cache")
    try:
        fields = dict(value.split("=", 1) for value in values)
        return add(registry, [str(sources)], kind, fields, source)
    finally:
        registry.close()


def new_lines(before: str, after: str) -> list[str]:
    """The lines that are new, if all others are as they were and in their order."""
    left = before.splitlines()
    fresh = []
    for line in after.splitlines():
        if left and line == left[0]:
            left.pop(0)
        else:
            fresh.append(line)
    assert not left, "lines were lost or changed"
    return fresh


@pytest.mark.parametrize(
    ("kind", "values", "lines"),
    [
        ("holder", ["post=mayor of Camford", "person=Ben Hale", "from=2024-05", "source=ct-2023"],
         ["    holders:", "      - person: Ben Hale", "        from: 2024-05", "        source: ct-2023"]),
        ("holder", ["post=leader of Camford Borough Council", "person=Ben Hale", "until=2019-05", "source=ct-2023",
                    "status=acting"],
         ["    - person: Ben Hale", "      until: 2019-05", "      status: acting", "      source: ct-2023"]),
        ("person", ["name=Tom: the baker", "born=1970"], ['  - name: "Tom: the baker"', "    born: 1970"]),
        ("party", ["person=Ada Marsh", "party=Greens", "source=ct-2023"],
         ["    parties:", "      - party: Greens", "        source: ct-2023"]),
        ("source", ["id=ct-2024", "title=Dogs", "url=https://ct.example/dogs"],
         ["  ct-2024:", "    title: Dogs", "    url: https://ct.example/dogs"]),
    ],
)  # fmt: skip
def test_the_fact_is_added_and_the_rest_stays(sources: Path, kind: str, values: list[str], lines: list[str]) -> None:
    result = added(sources, kind, *values)
    after = (sources / "council.yaml").read_text(encoding="utf-8")
    assert new_lines(COUNCIL, after) == lines
    assert after.splitlines()[result.line - 1] in lines
    open_registry([sources], cache=sources.parent / "cache").close()


def test_a_list_on_one_line_grows_on_its_line(sources: Path) -> None:
    added(sources, "holder", "post=chair of planning", "person=Ben Hale", "source=ct-2023")
    after = (sources / "council.yaml").read_text(encoding="utf-8")
    whole = "{person: Ada Marsh, source: ct-2023}, {person: Ben Hale, source: ct-2023}]}"
    assert after == COUNCIL.replace("{person: Ada Marsh, source: ct-2023}]}", whole)


def test_the_first_of_its_section_gets_a_file(sources: Path) -> None:
    values = ["subject=Camford", "property=dogs", "value=12", "source=ct-2023"]
    assert added(sources, "figure", *values).paths == (str(sources / "figures.yaml"),)
    added(sources, "figure", *values[:1], "property=cats", *values[2:])
    assert (sources / "figures.yaml").read_text(encoding="utf-8") == (
        "figures:\n  - subject: Camford\n    property: dogs\n    value: 12\n    source: ct-2023\n"
        "  - subject: Camford\n    property: cats\n    value: 12\n    source: ct-2023\n"
    )


def test_a_source_comes_with_its_fact(sources: Path) -> None:
    about = {"title": "Annual meeting", "publisher": "Camford Borough Council", "published": "2024-05-20"}
    added(sources, "holder", "post=mayor of Camford", "person=Ada Marsh", "from=2024-05", source=about)
    lines = new_lines(COUNCIL, (sources / "council.yaml").read_text(encoding="utf-8"))
    assert lines[:4] == ["  cbc-2024-05-20:", "    title: Annual meeting", "    publisher: Camford Borough Council",
                         "    published: 2024-05-20"]  # fmt: skip
    assert lines[-1] == "        source: cbc-2024-05-20"


@pytest.mark.parametrize(
    ("kind", "values", "message"),
    [
        ("holder", ["post=mayor of Camford", "person=Ada Mrash", "source=ct-2023"], "did you mean 'Ada Marsh'?"),
        ("holder", ["post=mayor of Camford", "person=Ada Marsh", "source=ct-2022"], "unknown source 'ct-2022'"),
        ("holder", ["post=mayor of Camford", "person=Ada Marsh"], "without a source"),
        ("holder", ["post=mayor of Brill", "person=Ada Marsh", "source=ct-2023"], "there is no post 'mayor of Brill'"),
        ("holder", ["post=leader of Camford Borough Council", "person=Ben Hale", "from=2020", "source=ct-2023"],
         "one seat and two holders"),
        ("holder", ["post=mayor of Camford", "person=Ada Marsh", "from=May 2024", "source=ct-2023"], "is not a date"),
        ("party", ["person=Ada Mrash", "party=Greens", "source=ct-2023"], "did you mean Ada Marsh?"),
        ("person", ["nam=Tom"], "a person has no field 'nam': did you mean name?"),
        ("person", [], "say name=…"),
        ("person", ["name=Ada Marsh"], "is already at"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_not_written(sources: Path, kind: str, values: list[str], message: str) -> None:
    with pytest.raises(CannotCheck, match="(?s).*" + message.replace("?", r"\?").replace("…", ".")):
        added(sources, kind, *values)
    assert (sources / "council.yaml").read_text(encoding="utf-8") == COUNCIL
    assert [path.name for path in sources.iterdir()] == ["council.yaml"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "people:\n  - name: Jo\n"),
        ("people:\n", "people:\n  - name: Jo\n"),
        ("people: []", "people: [{name: Jo}]\n"),
        ("people:   # nobody yet\n# end\n", "people:   # nobody yet\n  - name: Jo\n# end\n"),
        ("people:\n- name: Al", "people:\n- name: Al\n- name: Jo\n"),
        ("people:\r\n  - name: Al\r\n", "people:\r\n  - name: Al\r\n  - name: Jo\r\n"),
        ("\ufeffpeople: [{name: Łu}]\n", "\ufeffpeople: [{name: Łu}, {name: Jo}]\n"),
        ("people: [\n  {name: Al},\n]\n", "people: [\n  {name: Al},\n{name: Jo}]\n"),
        ("people:\n  - name: Al\n    note: >\n      two\n      lines\nplaces: []\n",
         "people:\n  - name: Al\n    note: >\n      two\n      lines\n  - name: Jo\nplaces: []\n"),
        ("people:\n  - name: Al\n    other_names:\n      - Alf\n\n# places\nplaces: []\n",
         "people:\n  - name: Al\n    other_names:\n      - Alf\n  - name: Jo\n\n# places\nplaces: []\n"),
    ],
)  # fmt: skip
def test_insert(text: str, expected: str) -> None:
    assert insert(text, Place("people"), {"name": "Jo"}) == expected
    if text.startswith("\ufeff") or ">" in text:
        return
    assert [record.id for record in read_text("a.yaml", expected)][-1] == "Jo"


AWKWARD = [
    "Ada Marsh", "No", "null", "12:30", "1_000", "2024-03-21", "£22m", "nearly £22m", "it's", '"so"', "a: b", "a:",
    "- a",
    "# a",
    "a #b", "a # b", "[a]", "{a}", "a, b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a", "?", "? a", "-", "--- a",
    "“Never,” he said: no.", "a\tb", "a\\b", "Łukasz", "50%", "=", "~", "https://x.example/a?b=c#d", "é", "a’s",
]  # fmt: skip


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_is_written_so_that_it_is_read_again(text: str) -> None:
    record = {"text": text, "note": text, "source": [text, "b"]}
    (read,) = read_text("a.yaml", "statements:\n" + block(record, "    ", "  - "))
    assert read.data["text"] == " ".join(text.split())
    assert read.data["source"] == [" ".join(text.split()), "b"]
    (ruling,) = read_text("a.yaml", "rulings:\n  - {claim: a, kind: name, ruling: wrong, by: b, on: 2024, source: c}\n")
    assert ruling.section == "rulings"


@pytest.mark.parametrize(
    "text", ["- a\n", "people: [\n", "a\n", "people: {a: b}\n", "--- \npeople: []\n---\npeople: []\n"]
)
def test_a_file_that_is_none_of_ours_is_left_alone(sources: Path, text: str) -> None:
    (sources.parent / "other.yaml").write_text(text)
    registry = open_registry([sources], cache=sources.parent / "cache")
    with pytest.raises(CannotCheck):
        add(registry, [str(sources)], "person", {"name": "Jo"}, None, str(sources.parent / "other.yaml"))
    registry.close()
    assert (sources.parent / "other.yaml").read_text() == text


@given(st.text(max_size=40).filter(lambda text: text.split() and not UNPRINTABLE.search(text)))
def test_every_text_survives(text: str) -> None:
    record = {"text": text, "source": [text, "b"], "note": text}
    (read,) = read_text("a.yaml", "statements:\n" + block(record, "    ", "  - "))
    (again,) = read_text("a.yaml", f"statements: [{flow(record)}]\n")
    for one in (read, again):
        assert one.data["text"] == " ".join(text.split())
        assert one.data["source"] == [" ".join(text.split()), "b"]
