"""Time and memory against the length of the article: 1,000 to 1,000,000 characters of stories, in one warm process.

    python benchmarks/length.py [SOURCES] [--longest 1000000] [--profile]

The last column is the time for a character as a multiple of that at 100,000 characters; linear is 1.
"""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path

from corpus import ROOT, text_of

from factcheck.check import check
from factcheck.records import Article, Span
from factcheck.registry import open_registry


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="?", type=Path, default=ROOT / "sources")
    parser.add_argument("--longest", type=int, default=1_000_000)
    parser.add_argument("--profile", action="store_true", help="say where the longest takes more than its share")
    arguments = parser.parse_args()
    registry = open_registry([arguments.sources])
    check(_article(1000), registry)
    lengths = [n for n in (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000) if n <= arguments.longest]
    taken = {}
    print(f"{'characters':>11} {'seconds':>9} {'µs a character':>15} {'findings':>9} {'MB':>7} {'of 100k':>8}")
    for length in lengths:
        article = _article(length)
        began = time.process_time()
        report = check(article, registry)
        taken[length] = time.process_time() - began
        middle = taken.get(100_000)
        ratio = f"{taken[length] / length / (middle / 100_000):8.2f}" if middle else ""
        each = taken[length] / length * 1e6
        print(
            f"{length:11,} {taken[length]:9.3f} {each:15.2f} {len(report.findings):9,} {_megabytes():7} {ratio}",
            flush=True,
        )
    if arguments.profile:
        _compare_profiles(registry, lengths[-2], lengths[-1])


def _article(length: int) -> Article:
    text = text_of(length)
    return Article("draft.txt", text, date(2024, 3, 21), body=Span(0, len(text)))


def _megabytes() -> int:
    """The most memory that the process has had."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _compare_profiles(registry: object, short: int, long: int) -> None:
    """The functions whose own time grows faster than the text."""
    import cProfile
    import pstats

    own: dict[int, dict[tuple[str, int, str], float]] = {}
    for length in (short, long):
        article = _article(length)
        profile = cProfile.Profile()
        profile.runcall(check, article, registry)
        own[length] = {key: row[2] for key, row in pstats.Stats(profile).stats.items()}  # type: ignore[attr-defined]
    scale = long / short
    excess = sorted(((own[long][key] - scale * own[short].get(key, 0.0), key) for key in own[long]), reverse=True)
    print(f"\nseconds more than {scale:.1f} times those at {short:,} characters")
    for seconds, (path, line, name) in excess[:15]:
        print(f"{seconds:8.2f}  {Path(path).name}:{line} {name}")


if __name__ == "__main__":
    main()
