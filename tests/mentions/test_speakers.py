"""Who is taken to say what, over `speakers.yaml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.mentions import read_draft
from factcheck.records import Article, Span
from factcheck.registry import open_registry

ROWS = yaml.safe_load(Path(__file__).with_name("speakers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_speaker(row: dict[str, Any]) -> None:
    text = row["text"]
    article = Article("draft.txt", text, date(2024, 3, 21), body=Span(0, len(text)))
    draft = read_draft(article, open_registry([]))
    assert [draft.attributed_to(q.span) for q in draft.quotations] == row["speakers"]
