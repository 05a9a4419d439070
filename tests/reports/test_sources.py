"""How reports name a source: enough to find it, and what its licence asks for."""

from __future__ import annotations

import pytest

from factcheck.records import Source
from factcheck.reports.as_json import _source
from factcheck.reports.plain import source_words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source("a", title="Minutes", publisher="Camford Council", published="2023-05-24"),
         "Camford Council, “Minutes”, 24 May 2023"),
        (Source("a", title="Lakes", publisher="Department for Water", licence="OGL v3.0",
                attribution="Contains public sector information"),
         "Department for Water, “Lakes” (OGL v3.0). Contains public sector information"),
        (Source("a", title="Lakes", publisher="Friends", licence="CC BY 4.0", attribution="Friends, Lakes, CC BY 4.0"),
         "Friends, “Lakes” (CC BY 4.0)"),
        (Source("a", licence="CC0"), "(CC0)"),
        (Source("a", url="https://example.org"), ""),
        (Source("a"), "a"),
    ],
)  # fmt: skip
def test_words(source: Source, words: str) -> None:
    assert source_words(source) == (words, source.url)


def test_json_passes_a_licence_on() -> None:
    plain = {"title": "Lakes", "publisher": None, "url": None, "published": None}
    assert _source(Source("a", title="Lakes")) == plain
    assert _source(Source("a", title="Lakes", licence="CC0", attribution="Thanks")) == {
        **plain,
        "licence": "CC0",
        "attribution": "Thanks",
    }
