"""Whatever a file holds, an import ends in an outcome or in words for the user, and what it writes can be loaded."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.records import CannotCheck
from factcheck.registry import open_registry
from factcheck.registry.importers import Options, import_facts, import_rulings

SCALAR = st.one_of(st.text(max_size=8), st.integers(), st.none(), st.booleans(), st.sampled_from(["1", "2023", "a/b"]))
FIELDS = st.sampled_from(
    "id name person_id post_id organization_id on_behalf_of_id area_id start_date end_date label role other_names note "
    "redirect area birth_date lordname honorific_prefix given_name family_name gender @type claimReviewed author "
    "reviewRating ratingValue alternateName bestRating datePublished url data official-name nice-name start-date "
    "local-authority-code".split()
)
ITEM = st.recursive(
    SCALAR,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(FIELDS, inner, max_size=6)),
    max_leaves=12,
)
LISTS = st.dictionaries(
    st.sampled_from(["persons", "organizations", "posts", "memberships", "areas", "resources", "@graph", "title"]),
    st.lists(ITEM, max_size=4),
    max_size=6,
)
TEXTS = st.one_of(st.text(max_size=80), LISTS.map(json.dumps), st.lists(ITEM, max_size=4).map(json.dumps))
SHEETS = st.lists(
    st.lists(
        st.sampled_from(["Name", "Ward", "Party", "", ",", '"', "Ada Marsh", "2023", "\x00", "Vacant"]), max_size=4
    ),
    max_size=5,
).map(lambda rows: "\n".join(",".join(row) for row in rows))


def run(format: str, content: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "data.json")
        path.write_text(content, encoding="utf-8", errors="surrogatepass")
        sources = Path(folder, "sources")
        options: Any = Options(organisation="Camford Council")
        try:
            if format == "claimreview":
                import_rulings(str(path), str(sources))
            else:
                import_facts(format, str(path), str(sources), options)
        except CannotCheck:
            return
        open_registry([sources], cache=Path(folder, "cache")).close()


@pytest.mark.parametrize("format", ["popolo", "councils", "claimreview"])
@settings(max_examples=150, deadline=None)
@given(content=TEXTS)
@example(content='{"persons": [{"other_names": 1, "id": [""]}]}')
@example(content='{"resources": [{"data": 1}], "title": [0]}')
@example(content='[{"local-authority-code": "x"}, {"data": 1}]')
def test_json(format: str, content: str) -> None:
    run(format, content)


@settings(max_examples=150, deadline=None)
@given(content=st.one_of(SHEETS, st.text(max_size=80)))
def test_sheets(content: str) -> None:
    run("csv", content)
