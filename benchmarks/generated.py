"""Checks thousands of written drafts whose claims are known to be true or false, and prints a table by construction.

    python benchmarks/generated.py REGISTRY... [--number 10000] [--seed 1] [--examples 3] [--ifg FOLDER]

REGISTRY is a folder of facts, or one file. `--ifg` imports the Institute for Government's Ministers Database first.
A true claim in conflict is a failure, and so is a false one that matches; the exit status is 1 when a target is
missed: no conflict on true claims, and 97 in 100 false ones caught.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from generator import Draft, outcome, read_world, write

from factcheck.registry import open_registry

CAUGHT = 0.97


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("registry", nargs="*", type=Path)
    parser.add_argument("--ifg", type=Path)
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=0)
    arguments = parser.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as scratch:
        folders = [(path.name, _folder(path, Path(scratch))) for path in arguments.registry]
        if arguments.ifg:
            folders.append(("ministers", _imported(arguments.ifg, Path(scratch))))
        for name, folder in folders:
            missed |= _run(name, folder, Path(scratch) / "cache", arguments)
    return int(missed)


def _folder(path: Path, scratch: Path) -> Path:
    if path.is_dir():
        return path
    folder = scratch / path.stem
    folder.mkdir()
    shutil.copy(path, folder)
    return folder


def _imported(path: Path, scratch: Path) -> Path:
    from factcheck.registry.importers import Options, import_facts

    import_facts("ifg", str(path), str(scratch / "ministers"), Options())
    return scratch / "ministers"


def _run(name: str, folder: Path, cache: Path, arguments: argparse.Namespace) -> bool:
    registry = open_registry([folder], cache=cache)
    world = read_world(folder)
    results: dict[str, Counter[str]] = defaultdict(Counter)
    examples: dict[tuple[str, str], list[tuple[Draft, list[str]]]] = defaultdict(list)
    began = time.perf_counter()
    for draft in write(world, arguments.seed, arguments.number):
        found, messages = outcome(draft, registry)
        results[draft.construction][f"{draft.true} {found}"] += 1
        if (found != "match") if draft.true else (found != "conflict"):
            key = draft.construction, f"{'true' if draft.true else f'false, {draft.change}'}: {found}"
            examples[key].append((draft, messages))
    seconds = time.perf_counter() - began
    total: Counter[str] = sum(results.values(), Counter())
    print(f"\n{name}: {sum(total.values())} claims in {seconds:.0f} s")
    print(f"{'construction':28} {'true':>6} {'match':>7} {'CONFLICT':>9} {'false':>7} {'caught':>7} {'matched':>8}")
    for construction, counts in [*sorted(results.items(), key=_caught), ("all", total)]:
        true, false = (sum(n for key, n in counts.items() if key.startswith(kind)) for kind in ("True", "False"))
        print(
            f"{construction:28} {true:6} {_share(counts['True match'], true):>7} {counts['True conflict'] or '':>9} "
            f"{false:7} {_share(counts['False conflict'], false):>7} {_share(counts['False match'], false):>8}"
        )
    for (construction, what), found_here in sorted(examples.items(), key=lambda item: -len(item[1])):
        conflict = what == "true: conflict"
        for draft, messages in found_here[: max(arguments.examples, 3 * conflict)]:
            print(f"  {len(found_here):4} {construction} | {what} | {draft.published} | {draft.text!r} | {messages}")
    registry.close()
    false = sum(n for key, n in total.items() if key.startswith("False"))
    return bool(total["True conflict"]) or total["False conflict"] < CAUGHT * false


def _caught(item: tuple[str, Counter[str]]) -> float:
    counts = item[1]
    false = sum(n for key, n in counts.items() if key.startswith("False"))
    return counts["False conflict"] / false if false else 2


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
