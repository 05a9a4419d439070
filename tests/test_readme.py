"""What the README shows is what comes of it. FACTCHECK_RENEW=1 writes the run anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from factcheck.arguments import COMMANDS, read_plain
from factcheck.articles.front_matter import read_front_matter

PROJECT = Path(__file__).parents[1]
README = PROJECT / "README.md"
RUN = re.compile(r"(?<=`make renew` writes it. -->\n```\n)[^`]*(?=```\n)")


def demo() -> tuple[str, int]:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    (line,) = re.findall(r"^demo:.*\n\t\$\(BIN\)/factcheck (.*)$", makefile, re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *line.split()], cwd=PROJECT, capture_output=True, text=True
    )
    assert not done.stderr
    return done.stdout, done.returncode


def test_the_demo_shows_conflicts_and_passes() -> None:
    output, status = demo()
    assert status == 0
    assert re.match(r"examples/thornwick\.md: [5-9] conflicts", output)


def test_the_run_in_the_readme_is_a_real_one() -> None:
    output, _ = demo()
    findings = [found.start() for found in re.finditer(r"^examples/thornwick\.md:\d+:\d+", output, re.MULTILINE)]
    beginning = f"{output[: findings[2]]}…\n"
    text = README.read_text(encoding="utf-8")
    if os.environ.get("FACTCHECK_RENEW"):
        README.write_text(RUN.sub(lambda _: beginning, text), encoding="utf-8")
        text = README.read_text(encoding="utf-8")
    assert RUN.findall(text) == [beginning]


@pytest.mark.parametrize("path", ["README.md", "docs/ci.md", "claims/README.md"])
def test_links_lead_somewhere(path: str) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", (PROJECT / path).read_text(encoding="utf-8")):
        assert ((PROJECT / path).parent / link).exists(), link


@pytest.mark.parametrize("path", ["README.md", "docs/ci.md"])
def test_command_lines_shown_are_understood(path: str) -> None:
    shown = re.findall(r"^(?:.*[|] |.*run: )?factcheck ([^#\n]+)", (PROJECT / path).read_text(encoding="utf-8"), re.M)
    assert len(shown) >= 2
    for line in shown:
        words = line.split()
        if words[0] not in COMMANDS or words[0] == "check":
            assert read_plain(words[words[0] == "check" :]), line


def test_the_recipe_is_yaml() -> None:
    (recipe,) = re.findall(r"```yaml\n(.*?)```", (PROJECT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)
    assert [step["run"] for step in yaml.safe_load(recipe)["jobs"]["factcheck"]["steps"] if "run" in step]


def test_the_front_matter_shown_is_read() -> None:
    (front,) = re.findall(r"```\n(---\n.*?---\n)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert read_front_matter(front).date
