"""The Ministers Database: what is said of ministers of four years, on their days, and what becomes of its oddities.

The data is not part of the project; without it these tests are skipped.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.check import check
from factcheck.intervals import Interval
from factcheck.records import Article, Finding, Span
from factcheck.registry import Registry, open_registry
from factcheck.registry.importers import Options, Outcome, import_facts

DATA = Path(__file__).parents[3] / "shared" / "data" / "ifg"
TABLE = yaml.load(Path(__file__).with_name("ifg_checks.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
ROWS = [(day, *row) for day, rows in TABLE.items() for row in rows]

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the data is not here")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return import_facts("ifg", str(DATA), str(tmp_path_factory.mktemp("sources")), Options())


@pytest.fixture(scope="module")
def ministers(outcome: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    registry = open_registry([Path(outcome.path).parent], cache=tmp_path_factory.mktemp("cache"))
    yield registry
    registry.close()


def findings(text: str, day: str, registry: Registry) -> list[Finding]:
    article = Article("story.txt", text, date.fromisoformat(day), body=Span(0, len(text)))
    return list(check(article, registry).findings)


@pytest.mark.parametrize(("day", "verdict", "text"), ROWS, ids=lambda value: value[:50])
def test_ministers_on_their_days(day: str, verdict: str, text: str, ministers: Registry) -> None:
    found = findings(text, day, ministers)
    roles = [finding for finding in found if finding.kind == "role"]
    assert [finding.verdict for finding in roles] == [verdict], roles
    others = [finding for finding in found if finding.kind != "role" and finding.verdict == "conflict"]
    assert not others
    assert all(evidence.source and evidence.source.licence == "CC BY 4.0" for evidence in roles[0].evidence)


def test_it_is_quick_and_says_what_it_left_out(outcome: Outcome, tmp_path: Path) -> None:
    started = time.perf_counter()
    again = import_facts("ifg", str(DATA), str(tmp_path), Options())
    assert time.perf_counter() - started < 10
    assert {one.section: one.total for one in again.changes}["people"] > 1000
    left_out = [str(problem) for problem in outcome.problems]
    assert [line for line in left_out if "/appointment.csv:" in line]
    assert all("before it starts" in line for line in left_out)


def test_every_appointment_is_found_again(outcome: Outcome, ministers: Registry) -> None:
    """Each holder in the file holds the post on a day in the middle, by name and by post; no two fill one seat."""
    for line in Path(outcome.path).read_text(encoding="utf-8").splitlines():
        ((section, record),) = json.loads(line).items()
        if section == "posts":
            (post,) = ministers.posts({record["id"]}).values()
            assert len(post.holders) == len(record["holders"])
            if post.seats == 1:
                for holder in post.holders:
                    assert holder.status or not _clashes(post.holders, holder)


def _clashes(holders: Any, one: Any) -> bool:
    return any(
        other is not one and not other.status and other.person != one.person and other.period.overlaps(one.period)
        for other in holders
    )


def test_a_peer_is_called_so_from_the_day_of_the_peerage(ministers: Registry) -> None:
    (known,) = {known.id for known in ministers.find_names(["lord mandelson"])["lord mandelson"]}
    (person,) = ministers.people({known}).values()
    (honorific,) = person.honorifics
    before, after = (Interval.day(date(2008, 10, day)) for day in (2, 3))
    assert (person.name, honorific.text) == ("Peter Mandelson", "Lord")
    assert honorific.period.holds(before) is False
    assert honorific.period.holds(after) is True
    early = findings("Lord Mandelson opened the bridge. The visit was short.", "2005-05-05", ministers)
    assert [finding.code for finding in early if finding.verdict == "conflict"] == ["name/honorific"]
