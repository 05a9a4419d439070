"""Every registry that is accepted survives being written and read again, by each writer that there is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from factcheck.newsroom.add import KINDS, add, fields_of
from factcheck.newsroom.writing import block, flow, item, read_text
from factcheck.records import CannotCheck
from factcheck.registry import Registry, open_registry
from factcheck.registry.importers.common import Bulk, Options, evened
from factcheck.registry.importers.write import write, write_rulings
from factcheck.registry.load import Record
from factcheck.registry.rulings import DATE, PARTS, RULINGS, SINCE
from factcheck.registry.schema import SECTIONS, SHAPES, Field
from factcheck.text.normalise import name_key

Data = dict[str, Any]

# What YAML 1.1 reads as something else than text, or as the end of it; names among them that people do have.
TRAPS = [
    "No", "Null", "null", "~", "Yes", "on", "True", "12:30", "1_000", "0x1F", "017", "1e3", ".5", "+1", "2024-03-21",
    "2024-03-21 10:00:00", "1:2:3", "=", "<<", "- a", "-", "--- a", "...", "a: b", "a:", ": a", "a #b", "a # b", "#a",
    "[a]", "{a: b}", "a, b", "a]", "a}", "&a", "*a", "!a", "!!str a", "|", "> a", "%a", "@a", "`a", "'a", "a'", '"a"',
    "? a", "a ? b", "a\\nb", "a\\", "a\tb", "O’Neill", "Łukasz Żak", "Siân", "Ångström, 名 β", "\u00a0a", "a\u2028b",
    "a\x85b", "\ufeffa", "😀 a", "£22m", "£1.2bn", "50%", "a" * 300, "a b " * 100, "said: “never” (no, 'never')",
    "https://x.example/a?b=c#d", "a" * 79 + " b",
]  # fmt: skip
letters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
texts = st.sampled_from(TRAPS) | st.text(letters, min_size=1, max_size=20) | st.text(letters, min_size=70, max_size=200)
texts = texts.filter(lambda text: bool(text.split()))
names = texts.filter(name_key)
early = st.sampled_from(["1999", "1999-05", "1999-05-19", "1999-05-01/1999-06-02", "1998/1999-02"])
late = st.sampled_from(["2019", "2019-05", "2019-05-19", "2019-05-01/2019-06-02", "2018-12/2020"])
LATE = {"until", "died", "published"}


def value(draw: st.DrawFn, name: str, field: Field, known: dict[str, list[str]]) -> Any:
    """A value that a field of this type takes, and None when there is nothing to refer to."""
    kind = field.type
    if kind == "date":
        return draw(late if name in LATE else early)
    if kind == "number":
        return str(draw(st.integers(1, 999_999_999)))
    if kind in ("person", "organisation", "source"):
        choices = known[kind]
        if not choices:
            return None
        one = st.sampled_from(choices)
        return draw(one | st.lists(one, min_size=1, max_size=2)) if kind == "source" else draw(one)
    if kind == "texts":
        return draw(texts | st.lists(texts, min_size=1, max_size=3))
    if kind == "names":
        of = st.builds(lambda name, ends: {"name": name, "until": ends}, names, late)
        return draw(st.lists(names | of, max_size=2))
    if kind.startswith("list of "):
        inner = SHAPES[kind.removeprefix("list of ")]
        return [record(draw, inner.fields, known) for _ in range(draw(st.integers(0, 2)))]
    if name in ("name", "label"):
        return draw(names)
    return draw(texts)


def record(draw: st.DrawFn, fields: dict[str, Field], known: dict[str, list[str]]) -> Data:
    found = {}
    for name, field in fields.items():
        if name in ("aliases", "means", "same_as") or not (field.required or draw(st.booleans())):
            continue
        one = value(draw, name, field, known)
        if one is not None:
            found[name] = one
    if fields is SHAPES["honorific"].fields:
        found.pop("suffix" if "prefix" in found else "prefix", None)
        found.setdefault("prefix", "Dr") if "suffix" not in found else None
    return found


@st.composite
def registries(draw: st.DrawFn) -> dict[str, Any]:
    """A registry in the vocabulary of docs/registry.md, most of them right."""
    ids = draw(st.lists(names, min_size=1, max_size=2, unique_by=name_key))
    known: dict[str, list[str]] = {"source": ids, "person": [], "organisation": []}
    sections: dict[str, Any] = {"sources": {}}
    for ident in ids:
        about = record(draw, SHAPES["source"].fields, known)
        about["title"] = draw(texts)
        about.pop("url", None)
        sections["sources"][ident] = about
    for section in dict.fromkeys(("organisations", *SECTIONS)):
        if section in ("sources", "documents"):
            continue
        shape = SHAPES[SECTIONS[section]]
        kind = {"people": "person", "organisations": "organisation"}.get(section, "")
        sections[section] = [record(draw, shape.fields, known) for _ in range(draw(st.integers(0, 2)))]
        for number, one in enumerate(sections[section]):
            if kind:
                one["id"] = f"{one['name']} {number}"
                known[kind].append(one["id"])
            elif "id" in shape.fields:
                one["id"] = f"{section} {number}"
            if section == "events" and "date" in one:
                one.pop("held", None)
            if section == "posts":
                one.pop("seats", None)
            if section == "schemes":
                one["grades"] = draw(st.lists(texts, min_size=1, max_size=3))
                one["aliases"] = draw(st.dictionaries(texts, st.sampled_from(one["grades"]), max_size=2))
            if section == "rulings":
                one["kind"], one["ruling"] = draw(st.sampled_from(sorted(PARTS))), draw(st.sampled_from(RULINGS))
                parts = [part for part, how in PARTS[one["kind"]].items() if how not in (DATE, SINCE)]
                one["means"] = draw(st.dictionaries(st.sampled_from(parts), texts | st.lists(texts, min_size=1)))
    return sections


def as_written(sections: dict[str, Any], quoted: bool) -> str:
    """The registry as YAML by another writer than the project's, which quotes what it must, or everything."""
    style = '"' if quoted else None
    return str(yaml.safe_dump(sections, allow_unicode=True, default_style=style, width=90))


def plain(data: Any) -> Any:
    """A record without the lines of its facts."""
    if isinstance(data, dict):
        return {name: plain(one) for name, one in data.items() if name != "@"}
    return [plain(one) for one in data] if isinstance(data, list) else data


def facts(records: list[Record]) -> list[tuple[str, str, Any]]:
    return sorted(((one.section, one.id, plain(one.data)) for one in records), key=repr)


def accepted(folder: Path, name: str, text: str) -> Registry | None:
    """The registry of one file, None when it is not accepted."""
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    for old in sources.rglob("*.*"):
        old.unlink()
    (sources / name).write_text(text, encoding="utf-8", newline="")
    try:
        return open_registry([sources], cache=folder / "cache", notice=pytest.fail)
    except CannotCheck:
        return None


def nouns(registry: Registry) -> list[str]:
    """All that a check can learn from a registry, without the places in its files."""
    found = [repr(noun) for section in SECTIONS for noun in ([] if section == "sources" else registry._all(section))]
    registry.close()
    return sorted(re.sub(r"where='[^']*'|where=\"[^\"]*\"", "", noun) for noun in found)


quiet = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@quiet
@given(sections=registries(), quoted=st.booleans())
def test_write_and_read(sections: dict[str, Any], quoted: bool, tmp_path: Path) -> None:
    text = as_written(sections, quoted)
    registry = accepted(tmp_path, "facts.yaml", text)
    event("accepted" if registry else "refused")
    if registry is None:
        return
    before = read_text("facts.yaml", text)
    meant = nouns(registry)
    blocks, flows, lines = "", "", ""
    for section in SECTIONS:
        inside = [(one.id, plain(one.data)) for one in before if one.section == section]
        if section == "sources":
            named = [(ident, {key: one for key, one in data.items() if key != "id"}) for ident, data in inside]
            blocks += "sources:\n" + "".join(f"  {flow(ident)}:\n{block(data, '    ')}" for ident, data in named)
            flows += f"sources: {flow(dict(named))}\n"
            lines += "".join(json.dumps({section: {ident: data}}) + "\n" for ident, data in named)
        elif inside:
            blocks += f"{section}:\n" + "".join(item(data) for _, data in inside)
            flows += f"{section}: {flow([data for _, data in inside])}\n"
            lines += "".join(json.dumps({section: data}, ensure_ascii=False) + "\n" for _, data in inside)
    for name, written in (("facts.yaml", blocks), ("facts.yaml", flows), ("facts.jsonl", lines)):
        again = accepted(tmp_path, name, written)
        assert again is not None, written
        assert nouns(again) == meant
        if name != "facts.jsonl":
            assert facts(read_text(name, written)) == facts(before)


BASE = """\
# Kept by hand.
sources:
  ct-2023: {title: New mayor}
people:
  - name: Ada Marsh
posts:
  - {label: mayor of Camford, seats: 2}
"""


@st.composite
def additions(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A kind of fact, and fields for it as they are typed."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    known = {"source": ["ct-2023"], "person": ["Ada Marsh"], "organisation": []}
    values = record(draw, fields_of(kind), known)
    values |= {"party": "Greens"} if kind == "party" else {}
    values |= {name: one for name, one in (("post", "mayor of Camford"), ("person", "Ada Marsh")) if name in values}
    values.pop("other_names", None) if kind in ("person", "organisation", "place") else None
    return kind, values


@quiet
@given(added=additions())
def test_what_is_added_is_read_again_and_nothing_else_changes(
    added: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    kind, values = added
    registry = accepted(tmp_path, "facts.yaml", BASE)
    assert registry is not None
    path = tmp_path / "sources" / "facts.yaml"
    before = read_text("facts.yaml", BASE)
    try:
        result = add(registry, [str(path.parent)], kind, values, None, str(path))
    except CannotCheck:
        event("refused")
        assert path.read_text(encoding="utf-8") == BASE
        return
    finally:
        registry.close()
    event("added")
    text = path.read_bytes().decode()
    assert [line for line in BASE.splitlines() if line not in text.splitlines() and "label" not in line] == []
    new = [one for one in facts(read_text("facts.yaml", text)) if one not in facts(before)]
    ((_, _, data),) = new
    field = KINDS[kind][2]
    if field:
        (data,) = data[field]
    owner = KINDS[kind][1]
    for name, typed in values.items():
        if name != owner and name != "id":
            typed = [typed] if isinstance(typed, str) and isinstance(data[name], list) else typed
            said = [" ".join(one.split()) for one in typed] if isinstance(typed, list) else " ".join(typed.split())
            assert data[name] == said if not isinstance(data[name], int) else str(data[name]) == said
    open_registry([path.parent], cache=tmp_path / "cache").close()
    assert result.line <= text.count("\n")


@quiet
@given(people=st.lists(names, max_size=4), note=texts)
def test_an_import_is_read_again_and_its_like_changes_nothing(people: list[str], note: str, tmp_path: Path) -> None:
    target = tmp_path / "sources" / "imported" / "set.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    bulk = Bulk("set", {"title": note}, Options())
    for number, name in enumerate(people):
        bulk.add("people", {"id": f"set:{number}", "name": name, "description": note, "source": "set"})
    assert all(one.added == one.total for one in write(str(target), bulk))
    assert not any(one.added or one.changed or one.gone for one in write(str(target), bulk))
    registry = open_registry([tmp_path / "sources"], cache=tmp_path / "cache", notice=pytest.fail)
    assert sorted(one.name for one in registry._all("people")) == sorted(" ".join(name.split()) for name in people)
    registry.close()


@quiet
@given(claims=st.lists(texts.map(evened), min_size=1, max_size=4, unique=True), by=texts.map(evened))
def test_imported_rulings_are_read_again_and_their_like_change_nothing(
    claims: list[str], by: str, tmp_path: Path
) -> None:
    target = tmp_path / "sources" / "set.yaml"
    target.parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    fixed = {"kind": "statement", "ruling": "wrong", "on": "2024-03-21", "source": by}
    rulings = [{"claim": claim, "by": by, **fixed} for claim in claims]
    assert write_rulings(str(target), rulings, "set.json").added == len(claims)
    again = write_rulings(str(target), rulings, "set.json")
    assert (again.added, again.changed, again.gone) == (0, 0, 0)
    read = read_text("set.yaml", target.read_bytes().decode())
    assert [one.data["claim"] for one in read] == claims
    assert {one.data["by"] for one in read} == {by}
