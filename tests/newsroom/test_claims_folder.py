"""Where the rulings of a story are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.config import find_claims

RULING = "rulings: [{claim: a, kind: name, ruling: wrong, by: b, on: 2024, source: c}]\n"


@pytest.mark.parametrize(
    ("there", "found"),
    [
        ("desk/claims/2024/a.yaml", "desk/claims"),
        ("desk/stories/claims/a.yaml", "desk/stories/claims"),
        ("claims/a.yaml", None),
        ("desk/claims/README.md", None),
    ],
)
def test_claims_are_beside_the_sources_or_the_story(tmp_path: Path, there: str, found: str | None) -> None:
    (tmp_path / "desk" / "stories").mkdir(parents=True)
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text(RULING)
    claims = find_claims((str(tmp_path / "desk" / "sources"),), str(tmp_path / "desk" / "stories"))
    assert claims == (str(tmp_path / found) if found else None)
