"""Many articles at once: the same reports in the same order, by as many processes as there are processor cores.

Each process opens the one index that is in the cache and checks a batch of articles at a time. A process takes 0.3 s
to start and to read its first article, so that a few articles are checked in this process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from . import OBJECTS_BEFORE_COLLECTING
from .desks import Desks
from .records import Article, CannotCheck, Report

Named = tuple[str, Article]

# Characters of copy for which a process of its own is worth its start: 40 stories, about a second of checking
# (benchmarks/many.py, 2026-11).
WORTH_A_PROCESS = 100_000
# Characters of a batch: small enough for the cores to end together, large enough for sending it to cost nothing.
_BATCH = 50_000


def processes_for(articles: Sequence[Named], cores: int | None = None) -> int:
    """How many processes are worth starting for these articles; 1 means this one."""
    if cores is None:
        affinity = getattr(os, "sched_getaffinity", None)
        cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    size = sum(len(article.text) for _, article in articles)
    return max(1, min(cores, len(articles), size // WORTH_A_PROCESS))


def check_in_turn(articles: Sequence[Named], desks: Desks) -> Iterator[Report]:
    """The reports one after another, in this process."""
    for path, article in articles:
        yield desks.check(path, article)


def check_at_once(
    articles: Sequence[Named], sources: Sequence[str], claims: str | None, given: Sequence[str], processes: int
) -> Iterator[Report]:
    """The reports in the order of the articles, by several processes.

    The registries must have been opened once before, so that their index is there and what is to be said of them has
    been said. Raises CannotCheck when a process is ended from outside, as when memory runs out.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    executor = ProcessPoolExecutor(
        processes,
        # A fresh process, not a copy of this one: SQLite forbids to carry an open database over a fork.
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(tuple(sources), claims, tuple(given)),
    )
    try:
        for reports in executor.map(_check, _batches(articles)):
            yield from reports
    except BrokenProcessPool:
        raise CannotCheck("a process of this check was ended from outside: is there enough memory?") from None
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _batches(articles: Sequence[Named]) -> list[list[Named]]:
    batches: list[list[Named]] = [[]]
    size = 0
    for named in articles:
        if batches[-1] and size + len(named[1].text) > _BATCH:
            batches.append([])
            size = 0
        batches[-1].append(named)
        size += len(named[1].text)
    return batches


# ------------------------------------------------------------------------------------- in the other processes


_desks: Desks | None = None


def _begin(sources: Sequence[str], claims: str | None, given: Sequence[str]) -> None:
    """What a process does first: it leaves Ctrl-C to the one that started it, and says nothing twice."""
    import gc
    import signal

    global _desks
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _desks = Desks(sources, claims, given, notice=_quiet)


def _quiet(message: str) -> None:
    """The first process has said it."""


def _check(batch: Sequence[Named]) -> list[Report]:
    assert _desks
    return list(check_in_turn(batch, _desks))
