"""How the checker does on the stories of invented towns, which nobody wrote with its rules in mind.

    python benchmarks/unseen.py [TOWN...] [--missed]

Prints for each town under tests/towns the true stories with their false conflicts, the labelled claims that have a
finding, those due to match that do, true rewordings that give a conflict, and the planted errors that are caught, in
all and by kind; `--missed` lists the errors that are not.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from towns import TOWNS, Town, conflicts, found_at, new_conflicts

from factcheck.check import check
from factcheck.records import Span, Verdict
from factcheck.registry import Registry, open_registry


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("town", nargs="*", default=TOWNS)
    parser.add_argument("--missed", action="store_true")
    arguments = parser.parse_args()
    print(f"{'town':14} {'stories':>8} {'false':>6} {'claims':>8} {'match':>8} {'reworded':>9} {'errors':>9}")
    whole: Counter[str] = Counter()
    for name in arguments.town:
        town = Town(name)
        registry = open_registry([town.sources])
        count = _stories(town, registry) + _edits(town, registry, arguments.missed)
        whole += count
        _row(name, count)
    _row("all", whole)
    kinds = sorted(key.removeprefix("of ") for key in whole if key.startswith("of "))
    print("  ".join(f"{kind} {whole['caught ' + kind]}/{whole['of ' + kind]}" for kind in kinds))


def _stories(town: Town, registry: Registry) -> Counter[str]:
    count: Counter[str] = Counter()
    for name, article in town.stories.items():
        report = check(article, registry)
        count["stories"] += 1
        count["false"] += len(conflicts(report))
        for claim in town.labels[name]["claims"]:
            start = article.text.index(claim["text"])
            span = Span(start, start + len(claim["text"]))
            found = [finding for finding in report.findings if finding.span.overlaps(span)]
            count["claims"] += 1
            count["found"] += bool(found)
            if claim["verdict"] in ("match", ["match"]):
                count["to match"] += 1
                count["matched"] += any(finding.verdict == Verdict.MATCH for finding in found)
    return count


def _edits(town: Town, registry: Registry, missed: bool) -> Counter[str]:
    count: Counter[str] = Counter()
    for edit in town.edits():
        if edit.expect == "silent":
            count["reworded"] += 1
            count["broken"] += bool(new_conflicts(edit, town, registry))
            continue
        caught = bool(found_at(edit, registry))
        count.update({"errors": 1, "caught": caught, f"of {edit.kind}": 1, f"caught {edit.kind}": caught})
        if missed and not caught:
            print(f"  {edit.story}: {edit.at.of(edit.article.text)} ({edit.kind}): {edit.why}")
    return count


def _row(name: str, c: Counter[str]) -> None:
    shares = (("found", "claims", 4), ("matched", "to match", 4), ("broken", "reworded", 5), ("caught", "errors", 5))
    told = " ".join(f"{c[part]:{width}}/{c[of]:<3}" for part, of, width in shares)
    print(f"{name:14} {c['stories']:8} {c['false']:6} {told}")


if __name__ == "__main__":
    main()
