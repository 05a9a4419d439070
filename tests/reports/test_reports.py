"""The formats: what a person and a program are given. The golden files are renewed with FACTCHECK_RENEW=1."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import EMPTY, HARMFUL, PLAIN

from factcheck.intervals import Interval, Precision, parse_edtf
from factcheck.records import Report
from factcheck.reports import FORMATS, Look, as_json, render
from factcheck.structs import replace

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE.parents[1] / "factcheck" / "reports" / "report.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "reports", "look"),
    [
        ("terminal", [PLAIN], Look()),
        ("terminal-all", [PLAIN, EMPTY], Look(every=True)),
        ("terminal-narrow", [PLAIN], Look(width=40)),
        ("json", [PLAIN, EMPTY], Look()),
        ("github", [PLAIN, EMPTY], Look()),
    ],
)
def test_golden(name: str, reports: list[Report], look: Look) -> None:
    golden = HERE / f"{name}.expected"
    text = render(name.partition("-")[0], reports, look)
    if os.environ.get("FACTCHECK_RENEW"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_report(name: str) -> None:
    assert render(name, [EMPTY], Look()).endswith("\n")


@pytest.mark.parametrize("colour", [False, True])
def test_the_terminal_is_not_commanded(colour: bool) -> None:
    text = render("terminal", [HARMFUL], Look(colour=colour))
    own = re.sub(r"\x1b\[[0-9;]*m", "", text) if colour else text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", own)
    assert "[bold]x[/bold]" in own
    assert ":smile:" in own
    assert "\\x1b[2J" in own
    assert ("\x1b[2J" in text) is False


def test_colour_adds_nothing_but_colour() -> None:
    coloured = render("terminal", [PLAIN], Look(colour=True, every=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render("terminal", [PLAIN], Look(every=True))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_fit_but_for_links_and_places(width: int) -> None:
    for line in render("terminal", [PLAIN], Look(width=width, every=True)).splitlines():
        assert len(line) <= width or "https://" in line or line.startswith("draft.txt:")


def test_annotations_are_one_line_each_and_not_forged() -> None:
    lines = render("github", [HARMFUL], Look()).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert [line.split(" ")[0] for line in commands] == ["::warning", "::warning", "::error"]
    assert len(lines) == 4
    assert "file=a%2Cb%3Ac%25%0A.txt," in commands[-1]
    assert commands[-1].count("%250A") >= 3
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(lines))


@pytest.mark.parametrize("report", [PLAIN, EMPTY, HARMFUL], ids=["plain", "empty", "harmful"])
def test_json_is_what_the_schema_says(report: Report) -> None:
    checker = jsonschema.Draft202012Validator
    checker.check_schema(SCHEMA)
    content = json.loads(render("json", [report], Look()))
    checker(SCHEMA).validate(content)
    for given_, finding in zip(content["articles"][0]["findings"], report.findings, strict=True):
        assert report.article.text[given_["start"] : given_["end"]] == given_["text"] == finding.text


def test_json_gives_the_text_of_other_formats() -> None:
    report = replace(EMPTY, article=replace(EMPTY.article, extracted=True))
    content = json.loads(render("json", [report], Look()))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    assert list(content["articles"][0])[:2] == ["path", "text"]


DAYS = st.dates().filter(lambda day: day.year >= 1000)


@given(DAYS, DAYS, st.sampled_from(Precision))
def test_dates_are_written_as_they_are_read(one: object, other: object, precision: Precision) -> None:
    first, last = sorted([one, other])  # type: ignore[type-var]
    for interval in (Interval(first, last, precision), Interval(first, last).widened(precision)):
        read = parse_edtf(as_json.edtf(interval))
        assert (read.start, read.end) == (interval.start, interval.end)


@pytest.mark.parametrize(
    "text", ["2023", "2022-09", "2023-05-19", "2022-07-18/2022-07-29", "2023-06/2023-07", "2019/2021"]
)
def test_dates_keep_their_precision(text: str) -> None:
    assert as_json.edtf(parse_edtf(text)) == text
