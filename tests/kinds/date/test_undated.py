"""A story that gives no date is read as of today; what that year may have wrong is no error of the story."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.check import check
from factcheck.records import Article, Span
from factcheck.registry import open_registry

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("published_by", "text", "due"),
    [
        ("today", "It met on Tuesday (November 18).", "date/weekday"),  # a Wednesday, four days ago
        ("today", "It met on Wednesday (November 18).", "date/match"),
        ("today", "It met on Wednesday (March 20).", "date/unsupported"),  # as in 2024
        ("saved", "It met on Wednesday (March 20).", "date/unsupported"),
        ("today", "It met on Tuesday, March 20, 2024.", "date/weekday"),
        ("article", "It met on Wednesday (March 20).", "date/weekday"),
        ("option", "It met on Tuesday (March 18).", "date/weekday"),
        ("today", "It met on September 31.", "date/impossible"),
    ],
)
def test_weekday(published_by: str, text: str, due: str) -> None:
    article = Article("draft.txt", text, TODAY, published_by, body=Span(0, len(text)))
    found = [finding.code for finding in check(article, open_registry([])).findings if finding.kind == "date"]
    assert found == [due]
