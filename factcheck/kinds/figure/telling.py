"""How messages and evidence tell of a figure of the registry."""

from __future__ import annotations

from collections.abc import Sequence

from ...intervals import say
from ...records import Evidence, Figure


def value_of(figure: Figure) -> str:
    unit = figure.unit if figure.unit and figure.unit not in figure.value else ""
    return " ".join(part for part in (figure.qualifier, figure.value, unit) if part)


def name_of(figure: Figure) -> str:
    when = f", {say(figure.as_of)}" if figure.as_of else ""
    return f"{figure.property} ({figure.subject}{when})"


def evidence_of(figures: Sequence[Figure]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            f"{figure.property}: {value_of(figure)}" + (f", {say(figure.as_of)}" if figure.as_of else ""),
            figure.where,
            source=figure.sources[0] if figure.sources else None,
        )
        for figure in figures[:3]
    )
