"""Texts made to be slow: the time and memory of each, at 100,000 and 1,000,000 characters.

    python benchmarks/pathological.py [--sources SOURCES] [--longest 1000000] [--only WORD] [--limit 60]

Each runs in a process of its own, which is ended after `--limit` seconds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from pathlib import Path

from corpus import ROOT

sys.path.insert(0, str(ROOT / "tests"))

from hostile.inputs import INPUTS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, default=ROOT / "sources")
    parser.add_argument("--longest", type=int, default=1_000_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=float, default=60)
    arguments = parser.parse_args()
    lengths = sorted({arguments.longest // 10, arguments.longest})
    print(f"{'text':24}" + "".join(f"{f'{n:,}':>12} s {'MB':>6}" for n in lengths) + "   ratio")
    for name in INPUTS:
        if arguments.only in name:
            rows = [_measured(name, length, arguments) for length in lengths]
            cells = "".join(f"{_said(seconds, arguments.limit):>14} {memory:6}" for seconds, memory in rows)
            first, last = rows[0][0], rows[-1][0]
            print(f"{name:24}{cells}   {f'{last / first:5.1f}' if first and last else ''}", flush=True)


def _said(seconds: float | None, limit: float) -> str:
    return f"> {limit:.0f}" if seconds is None else f"{seconds:.2f}"


def _measured(name: str, length: int, arguments: argparse.Namespace) -> tuple[float | None, int]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(name, length, arguments.sources, theirs))
    process.start()
    theirs.close()
    try:
        return ours.recv() if ours.poll(arguments.limit) else (None, 0)
    except EOFError:
        return None, 0
    finally:
        process.kill()
        process.join()


def _run(name: str, length: int, sources: Path, pipe: object) -> None:
    import resource
    from datetime import date

    from factcheck.check import check
    from factcheck.records import Article, Span
    from factcheck.registry import open_registry

    registry = open_registry([sources])
    text = INPUTS[name](length)
    article = Article("draft.txt", text, date(2024, 3, 21), body=Span(0, len(text)))
    began = time.process_time()
    check(article, registry)
    took = time.process_time() - began
    pipe.send((took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
