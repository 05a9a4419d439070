"""Runs the caret tables and the clean articles; the form of both is in `tables.py`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tables import TESTS, Case, draw, problems, read_carets, read_case, read_cases

from factcheck.articles import read_article
from factcheck.articles.front_matter import read_front_matter
from factcheck.records import Finding, Report, Span, Verdict

if TYPE_CHECKING:
    from factcheck.registry import Registry

Registries = Callable[[str | None], "Registry"]
CASES = list(read_cases(TESTS / "kinds"))
CLEAN = sorted((TESTS / "articles" / "clean").glob("*.md"))


def rows() -> list[object]:
    """The cases as pytest takes them: a known gap has to fail, and says so when it no longer does."""
    return [
        pytest.param(
            case,
            id=f"{case.where}: {case.name}",
            marks=[pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", rows())
def test_case(case: Case, registry: Registries) -> None:
    from factcheck.check import check

    wrong = problems(case, check(case.article, registry(case.facts), case.library))
    if wrong:
        pytest.fail(wrong, pytrace=False)


def test_no_two_cases_have_one_name() -> None:
    names = [(case.where, case.name) for case in CASES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_clean_article_has_no_conflict(path: object, registry: Registries) -> None:
    """The registry is named in the article's front matter: `facts: council`."""
    from factcheck.check import check

    article = read_article(str(path))
    front = article.text[: article.body.start].splitlines()
    named = next((line.partition(":")[2].strip() for line in front if line.startswith("facts:")), None)
    report = check(article, registry(named))
    conflicts = [finding for finding in report.findings if finding.verdict == Verdict.CONFLICT]
    assert not conflicts, "\n".join(f"{one.text!r} {one.code}: {one.message}" for one in conflicts)
    assert report.findings, "a clean article makes claims"


# ------------------------------------------------------------------------------------------ the harness itself


MARKED = """\
Leader Ada Marsh spoke.
^^^^^^ match role/match
       ^^^^^^^^^ conflict name/misspelt "Mersh" "council"

She left on Monday.
"""


def test_carets_are_read_and_drawn() -> None:
    text, expected = read_carets(MARKED)
    assert text == "Leader Ada Marsh spoke.\n\nShe left on Monday.\n"
    assert [(one.span.of(text), one.verdict, one.code, one.parts) for one in expected] == [
        ("Leader", Verdict.MATCH, "role/match", ()),
        ("Ada Marsh", Verdict.CONFLICT, "name/misspelt", ("Mersh", "council")),
    ]
    assert draw(text, expected) == "".join(f"    {line}\n" for line in MARKED.splitlines())


@pytest.mark.parametrize(
    "marked",
    [
        "^^^ match name/match\n",
        "Ada\n^^^^^ match name/match\n",
        "Ada\n^^^ match\n",
        "Ada\n^^^ maybe name/match\n",
        "Ada\n^^^ match name/match message\n",
    ],
)
def test_carets_that_say_nothing_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="carets"):
        read_carets(marked)


def finding(text: str, start: int, end: int, **changed: object) -> Finding:
    values: dict[str, object] = {
        "verdict": Verdict.CONFLICT,
        "kind": "role",
        "code": "role/not-holder",
        "span": Span(start, end),
        "text": text[start:end],
        "message": "Ben Hale is",
    }
    return Finding(**{**values, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "right"),
    [
        ({}, True),
        ({"message": "Ben Hale was"}, False),
        ({"verdict": Verdict.MATCH}, False),
        ({"code": "role/not-yet"}, False),
        ({"span": Span(0, 5)}, False),
        ({"kind": "name"}, False),
    ],
)
def test_a_finding_is_compared_whole(changed: dict[str, object], right: bool) -> None:
    case = read_case(
        {"case": "one", "text": 'Leader Ada\n^^^^^^ conflict role/not-holder "Hale is"\n'}, "a.yaml", "role"
    )
    report = Report(case.article, (finding(case.text, 0, 6, **changed),))
    assert (problems(case, report) == "") == right


def test_silence_is_compared_too() -> None:
    case = read_case({"case": "one", "text": "Leader Ada\n"}, "a.yaml", "role")
    assert problems(case, Report(case.article)) == ""
    assert "^^^^^^ conflict role/not-holder" in problems(case, Report(case.article, (finding(case.text, 0, 6),)))


def test_a_case_has_only_fields_that_mean_something() -> None:
    with pytest.raises(ValueError, match="unknown fields: fact"):
        read_case({"case": "one", "text": "Ada\n", "fact": "council"}, "a.yaml", "name")
    assert read_case({"case": "one", "text": "Ada\n"}, "a.yaml", "name").published == date(2024, 3, 21)


def test_clean_articles_give_their_own_date() -> None:
    assert CLEAN, "no clean article is found"
    for path in CLEAN:
        assert read_front_matter(path.read_text(encoding="utf-8")).date, path
