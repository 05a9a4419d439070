"""Many articles: one process against as many as there are cores, for different amounts of copy.

    python benchmarks/many.py [--sources SOURCES] [--rounds 3]

Where the last column passes 1, starting processes pays; `factcheck.many.WORTH_A_PROCESS` is taken from there.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from datetime import date

from corpus import ROOT, articles

from factcheck.desks import Desks
from factcheck.many import check_at_once, check_in_turn
from factcheck.records import Article, Span


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", default=str(ROOT / "sources"))
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    cores = os.cpu_count() or 1
    desks = Desks([arguments.sources], None, notice=print)
    texts = articles(1000)
    made = [(f"{n}.txt", Article(f"{n}.txt", t, date(2024, 3, 21), body=Span(0, len(t)))) for n, t in enumerate(texts)]
    list(check_in_turn(made[:3], desks))
    print(
        f"{'articles':>9} {'characters':>11} {'one process, s':>15} {f'{cores} processes, s':>15} {'times faster':>13}"
    )
    for number in (10, 30, 60, 100, 200, 400, 1000):
        alone, together = [], []
        for _ in range(arguments.rounds):
            began = time.perf_counter()
            one = list(check_in_turn(made[:number], desks))
            alone.append(time.perf_counter() - began)
            began = time.perf_counter()
            many = list(check_at_once(made[:number], [arguments.sources], None, (), cores))
            together.append(time.perf_counter() - began)
            assert one == many
        size = sum(len(article.text) for _, article in made[:number])
        first, second = statistics.median(alone), statistics.median(together)
        print(f"{number:9,} {size:11,} {first:15.2f} {second:15.2f} {first / second:13.2f}", flush=True)


if __name__ == "__main__":
    main()
