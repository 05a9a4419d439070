"""Many articles: by however many processes, the report is that of one after another."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck.__main__ import main
from factcheck.desks import Desks
from factcheck.many import WORTH_A_PROCESS, check_at_once, check_in_turn, processes_for
from factcheck.progress import with_bar
from factcheck.records import Article, CannotCheck, Span

FACTS = """
sources:
  cg: {title: New leader, publisher: Camford Gazette, published: 2023-05-19}
people:
  - {name: Ada Marsh, gender: female}
  - {name: Ben Hale, gender: male}
organisations:
  - {name: Camford Borough Council, short: the council, classification: council}
posts:
  - label: leader of Camford Borough Council
    organisation: Camford Borough Council
    seats: 1
    holders:
      - {person: Ben Hale, from: 2019-05-21, until: 2023-05-19, source: cg}
      - {person: Ada Marsh, from: 2023-05-19, source: cg}
"""
STORY = "Camford Borough Council leader {} said on {} that the plan, number {}, was late.\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder of forty stories of unequal length, some wrong, with their facts."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "council.yaml").write_text(FACTS, "utf-8")
    for number in range(40):
        who = ("Ada Marsh", "Ben Hale", "Carl Ames")[number % 3]
        day = ("Wednesday (March 20)", "Tuesday (March 20)")[number % 2]
        story = STORY.format(who, day, number) * (1 + 30 * (number % 7 == 0))
        place = tmp_path / "drafts" / f"page{number % 3}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:02}.txt").write_text(story, "utf-8")
    return tmp_path


def named(folder: Path) -> list[tuple[str, Article]]:
    found = []
    for path in sorted(folder.rglob("drafts/**/*.txt")):
        text = path.read_text("utf-8")
        found.append((str(path), Article(str(path), text, date(2024, 3, 21), body=Span(0, len(text)))))
    return found


def quiet(message: str) -> None:
    raise AssertionError(message)


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_reports_are_those_of_one_after_another(newsroom: Path, processes: int) -> None:
    articles = named(newsroom)
    sources = [str(newsroom / "sources")]
    alone = list(check_in_turn(articles, Desks(sources, None, notice=quiet)))
    together = list(check_at_once(articles, sources, None, (), processes))
    assert together == alone
    assert any(report.findings for report in alone)


def test_what_goes_wrong_in_a_process_is_said(newsroom: Path) -> None:
    (newsroom / "sources" / "council.yaml").write_text("people:\n  - {nam: Ada}\n", "utf-8")
    with pytest.raises(CannotCheck, match="unknown field 'nam'"):
        list(check_at_once(named(newsroom), [str(newsroom / "sources")], None, (), 2))


def test_a_few_articles_stay_in_this_process() -> None:
    small = [("a", Article("a", "x" * 1500, date(2024, 3, 21)))] * 100
    assert processes_for(small, cores=8) == 1
    large = [("a", Article("a", "x" * WORTH_A_PROCESS, date(2024, 3, 21)))]
    assert processes_for(large * 3, cores=8) == 3
    assert processes_for(large * 30, cores=8) == 8
    assert processes_for(large * 30, cores=1) == 1


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    whole = {
        **os.environ,
        "PYTHONPATH": str(Path(factcheck.__file__).parents[1]),
        "XDG_CACHE_HOME": str(folder / "cache"),
        **environment,
    }
    command = [sys.executable, "-m", "factcheck", "check", *words, "--date", "2024-03-21"]
    return subprocess.run(command, cwd=folder, env=whole, capture_output=True, encoding="utf-8")


def test_the_report_of_a_folder_is_the_same_each_time(newsroom: Path) -> None:
    """However the hashes of strings fall, and with an index new or kept."""
    said = {run(newsroom, "drafts", "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "3")}
    assert len(said) == 1
    report = json.loads(said.pop())
    assert [a["path"] for a in report["articles"]] == sorted(a["path"] for a in report["articles"])
    assert len(report["articles"]) == 40


def test_a_folder_is_checked_by_several_processes(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    started = []
    monkeypatch.setattr("factcheck.many.WORTH_A_PROCESS", 1000)
    monkeypatch.setattr("os.sched_getaffinity", lambda process: {0, 1}, raising=False)
    monkeypatch.setattr(
        "factcheck.many.check_at_once", lambda *given: started.append(given[-1]) or check_at_once(*given)
    )
    monkeypatch.chdir(newsroom)
    monkeypatch.setattr("sys.argv", ["factcheck", "drafts", "--date", "2024-03-21", "--format", "json"])
    assert main() == 1
    said, errors = capfdbinary.readouterr()
    assert started == [2]
    assert errors == b"", "no bar where there is no terminal"
    assert said.decode() == run(newsroom, "drafts", "--format", "json").stdout


class Terminal(io.StringIO):
    pass


def test_a_bar_is_drawn_and_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr("factcheck.progress.monotonic", lambda: next(clock))
    stream = Terminal()
    assert list(with_bar(range(4), 4, stream)) == [0, 1, 2, 3]
    assert "2 of 4 articles" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_no_bar_for_what_is_quick() -> None:
    stream = Terminal()
    assert list(with_bar(range(4), 4, stream)) == [0, 1, 2, 3]
    assert stream.getvalue() == ""
    assert list(with_bar(range(4), 4, None)) == [0, 1, 2, 3]
