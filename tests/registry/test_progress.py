"""While a large registry is compiled, whoever waits can see how far it has come."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest

from factcheck import progress
from factcheck.registry import open_registry


def compiled(folder: Path) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    registry = open_registry(
        [folder / "sources"], cache=folder / "cache", progress=lambda done, total: told.append((done, total))
    )
    registry.close()
    return told


def test_progress_is_told_in_bytes_and_reaches_the_end(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.yaml").write_text("people:\n  - name: Ada Marsh\n")
    lines = "".join(f'{{"people": {{"name": "Person {number}"}}}}\n' for number in range(1_000))
    (tmp_path / "sources" / "b.jsonl").write_text(lines)
    told = compiled(tmp_path)
    total = sum(path.stat().st_size for path in (tmp_path / "sources").iterdir())
    assert {of for _, of in told} == {total}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (total, total)
    assert len(told) > 5, "a large file is followed line by line"
    assert compiled(tmp_path) == [], "an index that is up to date is not made"


def test_the_bar_waits_draws_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(0.0, 0.3)
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    stream = io.StringIO()
    bar = progress.IndexBar(stream)
    bar.draw(100, 400)
    assert stream.getvalue() == "", "what is quick needs no bar"
    bar.draw(200, 400)
    assert "reading the sources, 50%" in stream.getvalue()
    bar.draw(400, 400)
    assert stream.getvalue().endswith("putting them in order")
    bar.erase()
    assert stream.getvalue().endswith("\x1b[K")
