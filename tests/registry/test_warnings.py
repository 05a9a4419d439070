"""What lint finds worth a look in a registry that is right."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.registry import lint_registry
from factcheck.registry.warnings import CODES

CASES = yaml.load(Path(__file__).with_name("warnings.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
TODAY = date(2024, 6, 1)


def warnings(folder: Path, every: bool = False) -> list[str]:
    found = lint_registry([folder], None, TODAY, every, cache=folder.parent / "cache")
    assert all(problem.severity == "warning" and problem.code in CODES for problem in found)
    return sorted(f"{problem} {problem.code}".replace(f"{folder}/", "") for problem in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_warnings(case: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in case.get("files", {"kept.yaml": case.get("text")}).items():
        (folder / name).write_text(text, encoding="utf-8")
    assert warnings(folder) == case["warnings"]
    if "every" in case:
        assert warnings(folder, every=True) == case["every"]


def test_every_code_has_a_case() -> None:
    said = " ".join(line for case in CASES for line in case["warnings"])
    assert [code for code in CODES if code not in said] == []


def test_errors_come_alone(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "kept.yaml").write_text("sources: {a: {title: A}}\npeople: [{nam: x}]\n", encoding="utf-8")
    (problem, *_) = lint_registry([folder], None, TODAY, cache=tmp_path / "cache")
    assert (problem.severity, problem.line) == ("error", 2)
