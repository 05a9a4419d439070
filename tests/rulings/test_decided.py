"""The record of rulings: a ruling decides about the same claim in other words, and about no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tables import facts_folder

from factcheck.check import check, examine
from factcheck.newsroom.record import Decision, ruling_of, write
from factcheck.records import Article, Finding, Report, Span
from factcheck.registry import open_registry

HERE = Path(__file__).parent
CASES = yaml.load((HERE / "decided.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
DAY = date(2024, 3, 21)


class Desk:
    """A registry with a folder of rulings beside it."""

    def __init__(self, facts: str, folder: Path) -> None:
        self.sources, self.claims, self.cache = facts_folder(facts, folder), folder / "claims", folder / "cache"
        self.claims.mkdir()

    def open(self) -> Any:
        return open_registry([self.sources], self.claims, self.cache)

    def rule(self, text: str, words: str, kind: str, **decision: Any) -> Finding:
        """Records a ruling on the finding of a kind at some words; gives the finding."""
        registry = self.open()
        case, pairs = examine(article(text), registry)
        found = [(claim, finding) for claim, finding in pairs if finding.kind == kind and words in finding.text]
        assert len(found) == 1, [(finding.code, finding.text) for _, finding in pairs]
        claim, finding = found[0]
        made = Decision(**{"ruling": "confirmed", "by": "Jo Pell", "on": "2024-03-21", "source": "minutes", **decision})
        write(str(self.claims), "a.txt", DAY, [ruling_of(claim, finding, case, made, str(self.claims))])
        registry.close()
        return finding

    def check(self, text: str, on: date = DAY, path: str = "b.txt") -> Report:
        registry = self.open()
        report = check(article(text, on, path), registry)
        registry.close()
        return report


def article(text: str, on: date = DAY, path: str = "a.txt") -> Article:
    return Article(path, text, on, body=Span(0, len(text)))


def ruled(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if "/ruled-" in finding.code]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_same_claim_in_other_words_and_no_other(case: dict[str, Any], tmp_path: Path) -> None:
    desk = Desk(case["facts"], tmp_path)
    desk.rule(case["text"], case["claim"], case["kind"])
    code = f"{case['kind']}/ruled-confirmed"
    assert ruled(desk.check(case["text"], path="a.txt")) == [code]
    for text in case.get("again", ()):
        assert ruled(desk.check(text)) == [code], text
    for text in case.get("other", ()):
        assert ruled(desk.check(text)) == [], text
    for on, decides, text in case.get("later", ()):
        assert ruled(desk.check(text, date.fromisoformat(on))) == ([code] if decides == "yes" else []), text


LEADER = "Camford Borough Council met. Council leader Coun Jo Smith said no."
WORDS = "Council leader Coun Jo Smith"


def test_a_report_says_that_a_ruling_decided(tmp_path: Path) -> None:
    desk = Desk("camford", tmp_path)
    before = desk.rule(LEADER, WORDS, "role", ruling="wrong", source="the press office")
    assert before.code == "role/not-holder"
    found = next(finding for finding in desk.check(LEADER).findings if finding.kind == "role")
    assert (found.verdict, found.code) == ("conflict", "role/ruled-wrong")
    assert found.message == "Jo Pell found this wrong on 21 March 2024: the press office."
    assert [one.where.endswith("claims/2024/2024-03-21-a.yaml:3") for one in found.evidence] == [True]


def test_an_accepted_claim_is_silenced_with_its_reason(tmp_path: Path) -> None:
    desk = Desk("camford", tmp_path)
    desk.rule(LEADER, WORDS, "role", ruling="accepted", source="her own word for it", here=True)
    report = desk.check(LEADER, path="a.txt")
    assert "role" not in [finding.kind for finding in report.findings]
    assert report.accepted == 1
    assert report.notices[-1].startswith(f"“{WORDS}”: Jo Pell accepted this on 21 March 2024: her own word for it (")
    assert desk.check(LEADER, path="b.txt").accepted == 0, "it counts for its own article"
    assert desk.check(LEADER, path="stories/a.txt").accepted == 1


@pytest.mark.parametrize(("on", "decides"), [("2024-03-31", True), ("2024-04-01", False)])
def test_until(tmp_path: Path, on: str, decides: bool) -> None:
    desk = Desk("camford", tmp_path)
    desk.rule(LEADER, WORDS, "role", until="2024-03")
    assert bool(ruled(desk.check(LEADER, date.fromisoformat(on)))) is decides


def test_the_latest_ruling_counts_and_that_for_the_article_first(tmp_path: Path) -> None:
    desk = Desk("camford", tmp_path)
    desk.rule(LEADER, WORDS, "role", ruling="wrong", on="2024-03-20")
    desk.rule(LEADER, WORDS, "role", ruling="confirmed", on="2024-03-22")
    desk.rule(LEADER, WORDS, "role", ruling="wrong", on="2024-03-19", here=True)
    assert ruled(desk.check(LEADER)) == ["role/ruled-confirmed"]
    assert ruled(desk.check(LEADER, path="a.txt")) == ["role/ruled-wrong"]


def test_two_rulings_of_one_day_that_differ_decide_nothing(tmp_path: Path) -> None:
    desk = Desk("camford", tmp_path)
    desk.rule(LEADER, WORDS, "role", ruling="wrong")
    desk.rule(LEADER, WORDS, "role", by="Sam Orr")
    found = next(finding for finding in desk.check(LEADER).findings if finding.kind == "role")
    assert (found.verdict, found.code) == ("unsupported", "role/ruled-twice")
    assert "Jo Pell found this wrong" in found.message
    assert "Sam Orr confirmed this" in found.message


def test_a_fact_that_began_later_outweighs_a_ruling(tmp_path: Path) -> None:
    desk = Desk("camford", tmp_path)
    text = "Camford Borough Council leader Ben Hale spoke."
    desk.rule(text, "leader Ben Hale", "role", on="2023-05-01", source="he said so")
    report = desk.check(text)
    found = next(finding for finding in report.findings if finding.kind == "role")
    assert found.code == "role/out-of-date", "the council changed hands on 19 May 2023, after the ruling"
    assert "Ruling of Jo Pell" in found.evidence[-1].says


HAND = """\
# kept by hand
rulings:
  - claim: Ada Marsh opened the new library in Brill.
    kind: statement
    ruling: wrong
    by: Jo Pell
    on: 2024-03-21
    source: it was Ben Hale
  - claim: about 900 visitors
    kind: figure
    ruling: accepted
    by: Jo Pell
    on: 2024-03-21
    source: nobody counts them
    article: b.txt
"""


def test_a_ruling_in_words_only_is_read_as_an_article_would_be(tmp_path: Path) -> None:
    desk = Desk("camford", tmp_path)
    (desk.claims / "hand.yaml").write_text(HAND, encoding="utf-8")
    assert ruled(desk.check("Coun Ada Marsh opens the new library in Brill.")) == ["statement/ruled-wrong"]
    assert not ruled(desk.check("Coun Ada Marsh opens the new library in Camford."))
    assert desk.check("The fair drew about 900 visitors.").accepted == 1
    assert desk.check("The fair drew about 900 visitors.", path="c.txt").accepted == 0


def test_hand_edits_stay_and_rulings_are_added_after_them(tmp_path: Path) -> None:
    desk = Desk("camford", tmp_path)
    desk.rule(LEADER, WORDS, "role")
    (kept,) = desk.claims.glob("*/*.yaml")
    edited = kept.read_text(encoding="utf-8").replace("Jo Pell", "Jo Pell  # news editor") + "    # a note\n"
    kept.write_text(edited, encoding="utf-8")
    desk.rule(LEADER, "Coun Jo Smith", "name")
    assert kept.read_text(encoding="utf-8").startswith(edited)
    assert set(ruled(desk.check(LEADER))) == {"role/ruled-confirmed", "name/ruled-confirmed"}
    kept.write_text("rulings: []\npeople: []\n", encoding="utf-8")
    desk.rule(LEADER, WORDS, "role")
    assert kept.read_text(encoding="utf-8") == "rulings: []\npeople: []\n"
    assert ruled(desk.check(LEADER)) == ["role/ruled-confirmed"]
