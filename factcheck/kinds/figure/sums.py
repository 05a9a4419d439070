"""Arithmetic within the article: totals, majorities, shares, changes, spans and lists, from its own figures alone.

A figure stands for all that rounds to it as it is written (ISO 80000-1, annex B): £5m and £2m may make £8m. A conflict
needs figures that cannot be reconciled in any reading; where a sentence can be read in two ways nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.draft import Draft
from ...records import Verdict
from .adding import read_added
from .changes import read_changes, read_shares
from .differences import read_differences
from .lists import read_lists, read_persons
from .outcome import Outcome
from .page import Page
from .portions import read_portions
from .stated import Stated
from .times import read_ages, read_spans
from .totals import read_majorities, read_outcomes, read_totals

READERS = (
    read_majorities, read_outcomes, read_totals, read_added, read_changes, read_differences, read_shares, read_portions,
    read_spans, read_ages, read_lists, read_persons,
)  # fmt: skip


def check_sums(draft: Draft, figures: Sequence[Stated]) -> dict[int, Outcome]:
    """What arithmetic says of the figures, by their index; a conflict wins over a match."""
    if len(figures) == 0:
        return {}
    page = Page(draft, figures)
    outcomes: dict[int, Outcome] = {}
    for reader in READERS:
        for stated, outcome in reader(page):
            if stated.index not in outcomes or outcome.verdict == Verdict.CONFLICT:
                outcomes[stated.index] = outcome
    return outcomes
