"""Fuzzing of the whole check: stories cut, spliced, mistyped and shuffled, against all test registries, for minutes.

    python fuzz/whole.py [--minutes 10] [--seed 1] [--slowest 10]

Every finding must lie inside the text, quote it rightly and have a code that is explained; the same article must give
the same report again; and every report must be rendered in every format. Prints each new failure once with the text
that caused it, and the slowest case; the exit status is 1 when there was a failure or a case over `--slowest` seconds.
"""

from __future__ import annotations

# ruff: noqa: E402 - what the tests and benchmarks share is found once their folders are on the path
import argparse
import random
import shutil
import sys
import tempfile
import time
import traceback
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "benchmarks"))

from corpus import paragraphs
from generator import read_world, write
from hostile.inputs import INPUTS
from towns import TOWNS, Town

from factcheck.check import check
from factcheck.codes import CODES
from factcheck.records import Article, Span
from factcheck.registry import open_registry
from factcheck.reports import FORMATS, Look, render

_CHARACTERS = list(
    "\"'“”‘’().,;:-–—!?£$%&[]{}<>/\\\n\t 0123456789AaBbZz"
    "\u00e9\u0141\u0000\u200b\u202e\ud800\U0001f600\ufb01\u0130\u00df"
)
_WORDS = (
    "Sir Mr Coun MP leader of the council former then acting chief executive deputy group Camford Borough Council Ada "
    "Marsh Ben Hale said who is was until since from between 2021 March 31 September Tuesday (March 20) last month "
    "£22million 37.3% per cent third inspection rated good inadequate by in and , . ' ’s \" “ ” not never one hundred "
    "nearly more than six weeks half"
).split(" ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slowest", type=float, default=10)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as scratch:
        return _fuzz(arguments, rng, Path(scratch))


def _fuzz(arguments: argparse.Namespace, rng: random.Random, scratch: Path) -> int:
    folders = [ROOT / "sources"]
    for path in sorted((ROOT / "tests" / "facts").glob("*.yaml")):
        folders.append(scratch / path.stem)
        folders[-1].mkdir()
        shutil.copy(path, folders[-1])
    towns = [Town(name) for name in TOWNS]
    registries = [open_registry([], cache=scratch / "cache")]
    registries += [open_registry([folder], cache=scratch / "cache") for folder in folders]
    registries += [open_registry([town.sources], cache=scratch / "cache") for town in towns]
    stories = ["\n\n".join(rng.sample(paragraphs(), 8)) for _ in range(40)]
    stories += [article.text for town in towns for article in town.stories.values()]
    for folder in folders:
        stories += [draft.text for draft in write(read_world(folder), arguments.seed, 300)]
    until = time.monotonic() + 60 * arguments.minutes
    seen: set[tuple[str, int | None, str]] = set()
    number, slowest = 0, 0.0
    while time.monotonic() < until:
        text = _mutated(rng, stories)
        registry = rng.choice(registries)
        published = date(rng.randint(1, 9999), rng.randint(1, 12), rng.randint(1, 28))
        if rng.random() < 0.9:
            published = published.replace(year=rng.randint(1990, 2030))
        article = Article("draft.txt", text, published, body=Span(0, len(text)))
        began = time.process_time()
        try:
            _one(article, registry, rng)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            key = frame.filename, frame.lineno, type(error).__name__
            if key not in seen:
                seen.add(key)
                print(f"{Path(frame.filename).name}:{frame.lineno} {type(error).__name__}: {error}")
                print(f"  {published} {text!r}")
                traceback.print_exc(limit=-4)
        took = time.process_time() - began
        if took > slowest:
            slowest = took
            if took > arguments.slowest:
                print(f"{took:.1f} s: {text[:500]!r}")
        number += 1
    print(f"{number:,} cases, {len(seen)} failures, slowest {slowest:.2f} s")
    return int(bool(seen) or slowest > arguments.slowest)


def _one(article: Article, registry: object, rng: random.Random) -> None:
    report = check(article, registry)  # type: ignore[arg-type]
    for finding in report.findings:
        assert 0 <= finding.span.start < finding.span.end <= len(article.text), finding
        assert article.text[finding.span.start : finding.span.end] == finding.text, finding
        assert finding.code in CODES, finding
        assert finding.message.strip(), finding
    if rng.random() < 0.05:
        assert check(article, registry) == report, "a second check differs"  # type: ignore[arg-type]
        for name in FORMATS:
            said = render(name, [report], Look(rng.choice((20, 80)), rng.random() < 0.5, rng.random() < 0.5))
            assert "\x1b]" not in said
            assert "\x07" not in said


def _mutated(rng: random.Random, stories: list[str]) -> str:
    text = rng.choice(stories)
    if len(text) > 400:
        start = rng.randrange(len(text))
        text = text[start : start + rng.randint(1, 900)]
    if rng.random() < 0.1:
        text += INPUTS[rng.choice(list(INPUTS))](rng.randint(1, 200))
    for _ in range(rng.randint(0, 25)):
        at = rng.randrange(len(text) + 1)
        way = rng.random()
        if way < 0.35:
            text = text[:at] + rng.choice(_CHARACTERS) + text[at:]
        elif way < 0.65:
            text = f"{text[:at]} {rng.choice(_WORDS)} {text[at:]}"
        elif way < 0.8:
            text = text[:at] + text[at + rng.randint(1, 9) :]
        elif way < 0.9:
            text = text[:at] + text[at : at + 40].upper() + text[at + 40 :]
        else:
            other = rng.choice(stories)
            text = text[:at] + other[: rng.randint(1, 120)] + text[at:]
    return text


if __name__ == "__main__":
    sys.exit(main())
