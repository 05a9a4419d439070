"""Whatever moment a compile is killed at, the next check gives the right answer, and never from a damaged index.

FACTCHECK_KILLS=200 kills two hundred times, as a release has to stand; by itself it is twenty.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import factcheck
from factcheck.registry import open_registry

KILLS = int(os.environ.get("FACTCHECK_KILLS", "20"))
PEOPLE = 2_000
STORY = "Council leader Ada Marsh spoke. Camford Council met.\n"
FACTS = """\
sources: {ct: {title: New leader}}
organisations: [{name: Camford Council}]
people: [{name: Ada Marsh}, {name: Ben Hale}]
posts:
  - label: leader of Camford Council
    organisation: Camford Council
    seats: 1
    holders: [{person: LEADER, source: ct}]
"""


def write(folder: Path, leader: str, spare: int) -> None:
    """A registry in which somebody leads the council, and a large file that is another one each time."""
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "council.yaml").write_text(FACTS.replace("LEADER", leader))
    lines = [f"{json.dumps({'people': {'name': f'Person {number} {spare}'}})}\n" for number in range(PEOPLE)]
    (folder / "sources" / "register.jsonl").write_text("".join(lines))
    (folder / "story.txt").write_text(STORY)


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "FACTCHECK_CACHE": str(folder / "cache"),
        "PYTHONPATH": str(Path(factcheck.__file__).parents[1]),
    }
    arguments = [sys.executable, "-m", "factcheck", *words]
    return subprocess.Popen(
        arguments, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def codes(folder: Path) -> set[str]:
    """The codes of a check of the story."""
    output = start(folder, "check", "story.txt", "--date", "2024-03-21", "--format", "json").communicate()[0]
    return {finding["code"] for finding in json.loads(output)["articles"][0]["findings"]}


def test_killed_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(20240321)
    write(tmp_path, "Ada Marsh", -1)
    begun = time.monotonic()
    start(tmp_path, "sources", "index").communicate()
    whole = time.monotonic() - begun
    for number in range(KILLS):
        leader = ("Ada Marsh", "Ben Hale")[number % 2]
        write(tmp_path, leader, number)
        process = start(tmp_path, "sources", "index")
        time.sleep(chance.uniform(0, whole * 1.1))
        process.kill()
        process.communicate()
        if number % 10 == 0:
            assert ("role/match" in codes(tmp_path)) is (leader == "Ada Marsh"), number
        registry = open_registry([tmp_path / "sources"], cache=tmp_path / "cache")
        assert [post.holders[0].person for post in registry.posts_of(["Camford Council"])["Camford Council"]] == [
            leader
        ]
        assert registry.counts()["people"] == PEOPLE + 2
        assert set(registry.find_names([f"person 7 {number}", f"person 7 {number - 1}"])) == {f"person 7 {number}"}
        registry.close()
    assert len(list((tmp_path / "cache").glob("*/*.sqlite"))) == 1, "what the killed ones left is tidied away"


def test_eight_checks_at_once_on_a_cold_index(tmp_path: Path) -> None:
    write(tmp_path, "Ada Marsh", 0)
    words = ["check", "story.txt", "--date", "2024-03-21", "--format", "json"]
    processes = [start(tmp_path, *words) for _ in range(8)]
    outputs = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * 8
    assert len(set(outputs)) == 1
    assert '"code": "role/match"' in outputs[0]
    assert len(list((tmp_path / "cache").glob("*/*.sqlite"))) == 1
