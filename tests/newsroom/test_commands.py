"""record, init, sources show, sources add and check --stubs, from the command line to the files."""

from __future__ import annotations

import builtins
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from factcheck import cli, keeping
from factcheck.newsroom.writing import read_text
from factcheck.records import CannotCheck

FACTS = Path(__file__).parents[1] / "facts"
STORY = """\
Camford Borough Council met. Council leader Coun Jo Smith said no.

Deputy leader Jon Esterbie spoke on Tuesday (March 20).
"""
DATED = ["--date", "2024-03-21"]
SIGNED = ["--by", "Jo Pell", "--on", "2024-03-21", "--source", "the minutes"]

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder with a registry and a story; gives what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "sources").mkdir()
    shutil.copy(FACTS / "camford.yaml", tmp_path / "sources")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")

    def run_it(*words: str, status: int = 0) -> str:
        assert cli.run(list(words)) == status
        return capfd.readouterr().out

    return run_it


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Makes a terminal of what is typed at it; gives the list of the prompts that will have been shown."""

    def type_it(*answers: str) -> list[str]:
        left, prompts = list(answers), []

        def answer(prompt: str = "") -> str:
            prompts.append(prompt)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr(builtins, "input", answer)
        monkeypatch.setattr(keeping, "_asks", lambda: True)
        return prompts

    return type_it


def rulings(folder: Path) -> list[dict[str, str]]:
    found = []
    for path in sorted(folder.glob("claims/*/*.yaml")):
        found += yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["rulings"]
    return found


# ----------------------------------------------------------------------------------------------------------- record


def test_record_all_of_a_code(run: Run, tmp_path: Path) -> None:
    told = run("record", "story.txt", *DATED, "--all", "--ruling", "confirmed", *SIGNED, "--code", "role/not-holder")
    assert told == "1 ruling recorded in claims/2024/2024-03-21-story.yaml\n"
    assert rulings(tmp_path) == [
        {
            "claim": "Council leader Coun Jo Smith", "kind": "role", "ruling": "confirmed", "by": "Jo Pell",
            "on": "2024-03-21", "source": "the minutes",
            "means": {
                "person": "Jo Smith", "role": "leader of Camford Borough Council", "body": "Camford Borough Council",
                "since": "2024-03-21",
            },
        }
    ]  # fmt: skip
    report = run("check", "story.txt", *DATED, "--format", "json", "--fail-on", "never")
    assert '"code": "role/ruled-confirmed"' in report
    assert "role/not-holder" not in report


def test_what_is_decided_is_not_asked_again(run: Run) -> None:
    words = ["record", "story.txt", *DATED, "--all", "--ruling", "wrong", *SIGNED]
    assert "recorded" in run(*words)
    assert run(*words) == "There is nothing to rule on: no finding of this kind is unsupported or in conflict.\n"


def test_nobody_confirms_what_the_calendar_denies(run: Run, tmp_path: Path) -> None:
    run("record", "story.txt", *DATED, "--all", "--ruling", "confirmed", *SIGNED, "--kind", "date")
    assert rulings(tmp_path) == []
    run("record", "story.txt", *DATED, "--all", "--ruling", "accepted", *SIGNED, "--kind", "date")
    assert [(one["claim"], one["article"]) for one in rulings(tmp_path)] == [("Tuesday (March 20)", "story.txt")]
    assert "date/weekday" not in run("check", "story.txt", *DATED, "--format", "json", "--fail-on", "never")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "this is no terminal to ask on"),
        (["--all"], "--ruling is confirmed, wrong or accepted"),
        (["--all", "--ruling", "wrong", "--by", "Jo"], "--source"),
        (["--all", "--ruling", "wrong", *SIGNED, "--kind", "rle"], "--kind is name, .* or statement, not 'rle'"),
        (["--all", "--ruling", "wrong", *SIGNED, "--code", "role/wrong"], "--code: there is no code 'role/wrong'"),
        (["--all", "--ruling", "wrong", *SIGNED, "--until", "soon"], "--until: 'soon' is not a date"),
        (["--all", "--ruling", "wrong", *SIGNED, "--until", "2023"], "is before 2024-03-21"),
    ],
)  # fmt: skip
def test_record_says_what_is_missing(run: Run, words: list[str], message: str, tmp_path: Path) -> None:
    with pytest.raises(CannotCheck, match="(?s).*" + message):
        run("record", "story.txt", *DATED, *words)
    assert rulings(tmp_path) == []


def test_record_walks_through_the_findings(run: Run, typing: Callable[..., list[str]], tmp_path: Path) -> None:
    prompts = typing("x", "w", "", "Jo Pell", "the press office", "soon", "o",
                     "", "", "2024-12-31", "e", "a", "", "she asked us to", "", "o", "s", "q")  # fmt: skip
    told = run("record", "story.txt", *DATED, "--on", "2024-03-21")
    assert "role/not-holder\n  “Council leader Coun Jo Smith”" in told
    assert "For this article only: it is accepted without an end.\n" in told
    found = rulings(tmp_path)
    assert [(one["ruling"], one["by"], one["source"]) for one in found] == [
        ("wrong", "Jo Pell", "the press office"), ("accepted", "Jo Pell", "she asked us to"),
    ]  # fmt: skip
    assert found[0]["until"] == "2024-12-31"
    assert found[1]["article"] == "story.txt"
    assert prompts[0].startswith("[c]onfirm, [w]rong")


def test_an_end_of_input_keeps_what_was_decided(run: Run, typing: Callable[..., list[str]], tmp_path: Path) -> None:
    typing("w", "Jo Pell", "the press office", "", "e", "c")
    run("record", "story.txt", *DATED)
    assert len(rulings(tmp_path)) == 1


def test_the_list_of_rulings(run: Run) -> None:
    assert run("record", "--list") == "No rulings yet.\n"
    run("record", "story.txt", *DATED, "--all", "--ruling", "wrong", *SIGNED, "--until", "2024-04", "--kind", "role")
    line = "claims/2024/2024-03-21-story.yaml:3: wrong by Jo Pell, 21 March 2024, until April 2024 (over)\n"
    assert run("record", "--list").startswith(line)
    assert run("record", "--expired").startswith(line)
    run("record", "story.txt", *DATED, "--all", "--ruling", "wrong", *SIGNED, "--kind", "name")
    assert "name:" in run("record", "--list")
    assert "name:" not in run("record", "--expired")


def test_lint_reads_the_rulings(run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").write_text("rulings:\n  - {claim: a, kind: rle, ruling: wrong, by: b, on: 2024}\n")
    with pytest.raises(CannotCheck, match=r"claims/a.yaml:2:5: a ruling without a source"):
        run("check", "story.txt", *DATED)
    assert "claims/a.yaml:2:5: error: a ruling without a source" in run("sources", "lint", status=2)


# ------------------------------------------------------------------------------------------------------------- init


def test_init_makes_a_newsroom_that_works(run: Run, tmp_path: Path) -> None:
    told = run("init", "desk")
    assert "made  desk/sources/first.yaml\n" in told
    assert "Next:\n1. Open desk/sources/first.yaml" in told
    desk = tmp_path / "desk"
    assert {path.relative_to(desk).as_posix() for path in desk.rglob("*") if path.is_file()} == {
        "sources/first.yaml", "claims/README.md", "factcheck.toml", ".github/workflows/factcheck.yml",
    }  # fmt: skip
    (desk / "story.txt").write_text("Council leader Ada Marsh spoke. Camford Borough Council met.")
    assert '"code": "role/match"' in run("check", "desk/story.txt", *DATED, "--format", "json")
    assert yaml.safe_load((desk / ".github/workflows/factcheck.yml").read_text())["jobs"]


def test_init_never_overwrites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("# mine\n")
    told = run("init")
    assert "kept  factcheck.toml  (it was there before)" in told
    assert "kept  sources  (it was there before)" in told
    assert (tmp_path / "factcheck.toml").read_text() == "# mine\n"
    assert [path.name for path in (tmp_path / "sources").iterdir()] == ["camford.yaml"]
    assert "made" not in run("init")


# ---------------------------------------------------------------------------------------------------- sources show


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["leader of Camford Borough Council"],
         ["21 May 2019 to 19 May 2023  Ben Hale (Camford Gazette", "since 19 May 2023           Ada Marsh (Camford"]),
        (["council leader", "--on", "2024"], ["since 19 May 2023 Ada Marsh"]),
        (["Ada Marsh"], ["Ada Marsh (person, sources/camford.yaml", "leader of Camford", "Labour, since 2015"]),
        (["Camford Council"],
         ["not to be taken for: Canford Borough Council", "chief executive of Camford Borough Council: Łucja"]),
        (["unannounced inspection"], ["2 things are called so", "(event, sources/camford.yaml"]),
        (["first unannounced inspection"], ["number 1 of unannounced inspections", "of: Camford General Hospital",
                                            "held 6 to 8 June 2023", "reported 14 September 2023"]),
        (["Camford"], ["Camford (place", "town"]),
    ],
)  # fmt: skip
def test_show(run: Run, words: list[str], expected: list[str]) -> None:
    told = run("sources", "show", *words)
    flat = " ".join(told.split())
    for part in expected:
        assert " ".join(part.split()) in flat, told
    if "--on" in words:
        assert "Ben Hale" not in told


def test_show_suggests_the_nearest_names(run: Run) -> None:
    with pytest.raises(CannotCheck, match="nothing called 'Ada Mrash': did you mean Ada Marsh"):
        run("sources", "show", "Ada Mrash")


# ------------------------------------------------------------------------------------------------------ sources add


def test_add_from_the_command_line(run: Run, tmp_path: Path) -> None:
    source = ["source.title=Bishop out", "source.publisher=Camford Gazette", "source.published=2022-05-11"]
    post = "post=chair of the planning committee"
    told = run("sources", "add", "holder", post, "person=Tom Bishop", "until=2022-05", *source)
    text = (tmp_path / "sources" / "camford.yaml").read_text(encoding="utf-8")
    assert "{person: Tom Bishop, until: 2022-05, source: cg-2022-05-11}" in text
    line = int(told.rpartition(":")[2])
    assert "Tom Bishop" in text.splitlines()[line - 1]
    assert "Tom Bishop" in run("sources", "show", "chair of the planning committee")


def test_add_asks_for_the_rest(run: Run, typing: Callable[..., list[str]], tmp_path: Path) -> None:
    typing("", "figure", "Camford Borough Council", "cost of the ferry", "", "£2m", "", "", "", "2024", "",
           "Ferry costs", "Camford Gazette", "", "2024-03-01", "")  # fmt: skip
    run("sources", "add")
    assert "cost of the ferry: £2m, 2024 (Camford Gazette, Ferry costs)" in run("sources", "show", "Camford Council")


def test_add_asks_again_for_what_cannot_be(
    run: Run, typing: Callable[..., list[str]], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    person, nothing = ("Jo Pell", "", "", "2 May", "1970-05", "", ""), ("",) * 6
    prompts = typing(*person, *nothing, "", "Staff", "a.example")
    with pytest.raises(CannotCheck, match="nothing was added: the questions were not answered to their end"):
        run("sources", "add", "person")
    told = capfd.readouterr().err
    assert "'2 May' is not a date" in told
    assert "give at least a title or a url" in told
    assert "the address of a page begins with https://" in told
    assert "licence" not in "".join(prompts)
    assert "Jo Pell" not in "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "sources").iterdir())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "say what to add: holder, person"),
        (["holdr"], "not 'holdr'"),
        (["person", "Ada"], "'Ada' is not a field and its value"),
        (["person", "name="], "is not a field and its value"),
    ],
)
def test_add_says_what_is_missing(run: Run, words: list[str], message: str) -> None:
    with pytest.raises(CannotCheck, match=message):
        run("sources", "add", *words)


def test_show_says_when_nobody_is_on_record(run: Run) -> None:
    told = run("sources", "show", "leader of Camford Borough Council", "--on", "1950")
    assert told.endswith("\n  nothing on record for 1950\n")


def test_show_suggests_the_names_that_hold_the_words(run: Run) -> None:
    with pytest.raises(CannotCheck, match=r"nothing called 'Raman': did you mean Priya Raman\?"):
        run("sources", "show", "Raman")


# ------------------------------------------------------------------------------------------------------------ stubs


def test_stubs_are_right_once_the_sources_are_filled_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(
        "Nora Fell, chair of Brill Ferry Trust, opened the new pier in Brill on Monday.\n\n"
        "Deputy leader of Camford Borough Council Nora Fell said: “We will not sell it to anybody.”\n\n"
        "Camford Borough Council allocated nearly £22million for new sewers in 2023. "
        "An inspection of Camford General Hospital in July 2022 was bad.\n",
        encoding="utf-8",
    )
    run("check", "story.txt", *DATED, "--stubs", "stubs.yaml", "--fail-on", "never")
    text = (tmp_path / "stubs.yaml").read_text(encoding="utf-8")
    with pytest.raises(CannotCheck, match="source is empty"):
        read_text("stubs.yaml", text)
    filled = text.replace("source: }", "source: hoc}").replace("source:\n", "source: hoc\n")
    found = {(record.section, record.id) for record in read_text("stubs.yaml", filled)}
    assert {("people", "Nora Fell"), ("events", "inspection, Camford General Hospital, 2022-07")} <= found
    shutil.move(tmp_path / "stubs.yaml", tmp_path / "sources" / "new.yaml")
    (tmp_path / "sources" / "new.yaml").write_text(filled, encoding="utf-8")
    run("check", "story.txt", *DATED, "--fail-on", "never")


def test_stubs_name_what_was_imported_and_leave_out_names_that_two_things_bear(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sources" / "imported.jsonl").write_text(
        '{"organisations": {"id": "set-1", "name": "Brill Trust"}}\n'
        '{"people": {"id": "set-2", "name": "Jo Finch"}}\n{"people": {"id": "set-3", "name": "Jo Finch"}}\n'
    )
    (tmp_path / "story.txt").write_text("Brill Trust has 450 beds. Jo Finch spoke on Monday.\n")
    run("check", "story.txt", *DATED, "--stubs", "stubs.yaml", "--fail-on", "never")
    text = (tmp_path / "stubs.yaml").read_text(encoding="utf-8")
    assert "  - subject: Brill Trust\n" in text
    assert "name: Jo Finch" not in text
