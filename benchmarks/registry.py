"""What a registry of 1,000, 100,000 or 1,000,000 facts costs: to compile, and to check one article against.

    python benchmarks/registry.py [FACTS...] [--folder DIR] [--runs 15]

Makes an invented county for each size in a temporary folder (nine tenths of it JSON Lines, one tenth YAML, up to 10,000
facts of that), compiles it, and checks one article, with an index that is there already, in processes of its own. The
facts are spread over councils of a hundred facts each: their bodies, places, posts, holders, parties, figures and
events. Prints a table, with each size's check as a ratio to the smallest. Targets: time 1.15, memory 1.3. Times are of
the processor, which a busy machine does not change much; those of the clock stand in brackets.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]

# 24 × 20 × 16 surnames and 24 × 16 first names: as in life, most surnames are shared and most full names are not.
_FIRST = "Ad Ber Cal Dor Ed Fay Gil Han Id Jo Kit Lor Mar Nor Ol Pip Quin Ros Sam Tess Una Vic Wil Zel".split()
_LAST = "a an el en er ia ie in is o on or us y ard ette".split()
_HEAD = (
    "Ash Bar Brad Cald Carl Dun Elm Fern Gar Had Hol Ket Lang Mar Nor Os Pen Rad Sel Thorn Wal Wex Wood York".split()
)
_MIDDLE = "a be ce den der e en ers ge i ing la le ling o ra re ring son ter".split()
_TAIL = "bury by combe cott dale field ford ham ley more ridge shaw stone ton wick worth".split()

ARTICLE = """\
{council} will spend nearly £{money}million on roads, its leader {leader} said on Wednesday (March 20).

“We have listened to what people in {place} told us and we have found the money,” said Coun {surname}. “This is the
largest sum in ten years and it will not be the last.”

The former leader, {former}, called the plan “late and thin”. He led the council from May 2019 until May 2023, when the
election on 4 May 2023 cost him his seat. A report by officers, due on April 3, says that 212 of the 300 miles of road
need work, and that contractors have been asked to begin in June.

Coun {surname} also praised the work of Sarah Tunnard, 34, of Mill Street, who gathered 1,200 names on a petition after
her bicycle was damaged last month. “I only wanted one hole filled,” said Ms Tunnard. “Now they are doing the town.”

The county's roads were rated “poor” in 2022. A second inspection took place in September.
"""


def name(number: int) -> str:
    """The full name of a person."""
    first, rest = number % (24 * 16), number // (24 * 16) * 7 + number
    surname = place(rest)
    return f"{_FIRST[first % 24]}{_LAST[first // 24]} {surname}"


def place(number: int) -> str:
    """The name of a place; after 7,680 they come again with a second word."""
    word = f"{_HEAD[number % 24]}{_MIDDLE[number // 24 % 20]}{_TAIL[number // 480 % 16]}"
    again = number // 7680
    return word if not again else f"{word} {place(again - 1)}"


def council(number: int) -> Iterator[tuple[str, Record]]:
    """One council's records, by section: 100 facts."""
    town = f"{place(number)}"
    body, source = f"{town} Council", f"s{number}"
    people = [f"{name(number * 40 + i)}" for i in range(40)]
    ids = [f"p{number}-{i}" for i in range(40)]
    yield "sources", {source: {"title": f"Register of {town}", "publisher": body, "published": "2023-05-24"}}
    yield "places", {"name": town, "id": f"t{number}", "classification": "town"}
    yield "organisations", {"name": body, "id": f"o{number}", "short": ["the council"], "classification": "council"}
    for ident, one in zip(ids, people, strict=True):
        spell = {"party": "Green Party", "from": "2019", "source": [source]}
        yield "people", {"name": one, "id": ident, "parties": [spell]}
    yield "posts", {
        "label": f"leader of {body}", "organisation": f"o{number}", "seats": 1,
        "holders": [
            {"person": ids[1], "from": "2019-05-21", "until": "2023-05-19", "source": [source]},
            {"person": ids[0], "from": "2023-05-19", "source": [source]},
        ],
    }  # fmt: skip
    for ward in range(19):
        holders = [{"person": one, "from": "2019-05", "source": [source]} for one in ids[2 * ward : 2 * ward + 2]]
        yield "posts", {"label": f"councillor for ward {ward + 1}", "organisation": f"o{number}", "holders": holders}
    for year in range(10):
        figure = {"subject": f"o{number}", "property": "spending on roads", "value": f"£{number % 70 + year + 3}m"}
        yield "figures", {**figure, "as_of": str(2014 + year), "source": [source]}
    for year in range(10):
        day = f"{2014 + year}-05-{number % 27 + 1:02}"
        yield "events", {"name": f"election of {body}", "of": [f"o{number}"], "date": day, "source": [source]}


def make(facts: int, folder: Path) -> Path:
    """A registry of about so many facts; gives its folder."""
    sources = folder / "sources"
    sources.mkdir(parents=True)
    party = {"organisations": [{"name": "Green Party", "classification": "party"}]}
    (sources / "parties.yaml").write_text(json.dumps(party), encoding="utf-8")
    by_hand = min(facts // 1000, 100)
    for number in range(by_hand):  # JSON is YAML too, but this is how it is kept by hand
        import yaml

        sections: dict[str, Any] = {}
        for section, record in council(number):
            if section == "sources":
                sections.setdefault(section, {}).update(record)
            else:
                sections.setdefault(section, []).append(record)
        text = yaml.safe_dump(sections, sort_keys=False, allow_unicode=True)
        (sources / f"council-{number:03}.yaml").write_text(text, encoding="utf-8")
    numbers = iter(range(by_hand, facts // 100))
    for part in itertools.count():
        batch = list(itertools.islice(numbers, 1000))
        if not batch:
            break
        with open(sources / f"register-{part:02}.jsonl", "w", encoding="utf-8") as opened:
            for number in batch:
                opened.writelines(json.dumps({s: r}, ensure_ascii=False) + "\n" for s, r in council(number))
    leader, former = name(0), name(1)
    surname = leader.split()[1]
    words = {"council": f"{place(0)} Council", "place": place(0), "leader": leader, "former": former}
    text = ARTICLE.format(**words, surname=surname, money=12)
    (folder / "article.txt").write_text(text, encoding="utf-8")
    return sources


def run(words: list[str], folder: Path) -> tuple[float, float, int]:
    """Seconds of the processor, seconds of the clock and peak memory in bytes of `factcheck WORDS`."""
    environment = {**os.environ, "FACTCHECK_CACHE": str(folder / "cache")}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", *words], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"factcheck {' '.join(words)} gave {process.returncode}")
    return usage.ru_utime + usage.ru_stime, took, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure registries of several sizes.")
    parser.add_argument("facts", nargs="*", type=int, default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--folder", help="keep the registries here")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    root = Path(options.folder or tempfile.mkdtemp(prefix="factcheck-registry-"))
    rows: list[list[Any]] = []
    try:
        for facts in options.facts:
            folder = root / str(facts)
            if not folder.exists():
                make(facts, folder)
            rows.append([facts, *run(["sources", "index", "--sources", "sources"], folder), folder])
        time.sleep(2.5)  # until the files are older than the clock's tick, as on any other day
        check = ["check", "article.txt", "--sources", "sources", "--date", "2024-03-21", "--format", "json"]
        for row in rows:
            run(check, row[-1])
        runs: dict[int, list[tuple[float, float, int]]] = {row[0]: [] for row in rows}
        for _ in range(options.runs):  # in turn, so that what else the machine does befalls all sizes alike
            for row in rows:
                runs[row[0]].append(run(check, row[-1]))
    finally:
        if not options.folder:
            shutil.rmtree(root, ignore_errors=True)
    print(f"{'facts':>10} | {'compile':>18} {'per fact':>9} {'peak':>7} |", end="")
    print(f" {'check':>16} {'ratio':>13} {'peak':>6} {'ratio':>5}")
    first: tuple[float, float, int] | None = None
    for facts, spent, took, peak, _ in rows:
        processor, clock, memory = (statistics.median(values) for values in zip(*runs[facts], strict=True))
        first = first or (processor, clock, memory)
        print(
            f"{facts:>10,} | {spent:>7.1f} s ({took:>5.0f} s) {spent / facts * 1e6:>6.0f} µs {peak / 1e6:>4.0f} MB | "
            f"{processor * 1e3:>6.0f} ms ({clock * 1e3:>4.0f}) {processor / first[0]:>6.2f} ({clock / first[1]:.2f}) "
            f"{memory / 1e6:>3.0f} MB {memory / first[2]:>5.2f}"
        )


if __name__ == "__main__":
    main()
