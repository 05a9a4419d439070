"""What a run may load. A check is run over every draft on every save, so a slow import is a defect like any other."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck

# What takes long to load and is needed for other things only: help, broken settings, a changed registry, misspellings.
HEAVY = {
    "typer",
    "click",
    "yaml",
    "thefuzz",
    "rapidfuzz",
    "tomllib",
    "tempfile",
    "urllib.request",
    "importlib.metadata",
}
DRAFT = "Ruth Alderton spoke on Wednesday (March 20).\n"
FACTS = "people:\n  - {name: Ruth Alderton, source: site}\nsources:\n  site: {title: Your councillors}\n"


def loaded(words: list[str], folder: Path) -> set[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(factcheck.__file__).parents[1]), "XDG_CACHE_HOME": str(folder)}
    command = [sys.executable, "-X", "importtime", "-m", "factcheck", *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"^import time:.*\| +(\S+)$", done.stderr, re.MULTILINE))


@pytest.mark.parametrize(
    ("format", "spared"),
    [
        ("json", HEAVY | {"rich", "dataclasses", "inspect"}),
        ("github", HEAVY | {"rich", "dataclasses", "inspect"}),
        ("terminal", HEAVY),
    ],
)
def test_a_check_loads_only_what_it_needs(tmp_path: Path, format: str, spared: set[str]) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "people.yaml").write_text(FACTS)
    words = ["draft.txt", "--date", "2024-03-21", "--format", format]
    assert "yaml" in loaded(words, tmp_path), "the first run compiles the index"
    assert loaded(words, tmp_path) & spared == set()


def test_the_version_loads_next_to_nothing(tmp_path: Path) -> None:
    assert {name for name in loaded(["--version"], tmp_path) if name.startswith("factcheck.")} <= {"factcheck.__main__"}
