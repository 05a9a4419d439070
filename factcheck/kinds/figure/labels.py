"""The labels of a figure's property: the registry's own, and what copy makes of them."""

from __future__ import annotations

from ...records import Figure
from .words import MEASURES, QUALIFYING, RISES, TOLD_AS, TOLD_NEARLY, TOLD_RISES

# A stem keeps at least so many letters of its word (`keys._stem`).
_BEGINNING = 4
_MEASURES = frozenset().union(*MEASURES.values())


def labels_of(figure: Figure) -> list[tuple[str, str]]:
    """The labels of a figure's property, each with the beginning of its longest word, to be looked for first."""
    found = []
    for label in dict.fromkeys(names_of(figure)):
        words = [word for word in label.lower().replace("-", " ").split() if word not in _MEASURES]
        found.append((label, max(words, key=len, default="").removesuffix("s")[:_BEGINNING]))
    return found


def names_of(figure: Figure) -> list[str]:
    """The labels of a figure's property, with the verbs that tell of it."""
    written = written_of(figure)
    return written + [label for one in written for label in _nearly(one)]


def written_of(figure: Figure) -> list[str]:
    """The registry's own labels, and what they are told as by all: "council tax up" of "council tax increase"."""
    labels = [figure.property, *figure.other_properties]
    for words in [label.split() for label in labels]:
        if len(words) > 1 and words[-1] in RISES:
            labels += [" ".join((*words[:-1], rise)) for rise in TOLD_RISES]
    return labels + [other for label, others in TOLD_AS.items() if label in labels for other in others]


def _nearly(label: str) -> list[str]:
    """What copy makes of a label, though it may mean another thing by it: "budget" of "net revenue budget"."""
    words = label.split()
    plain = [word for word in words if word not in QUALIFYING]
    found = list(TOLD_NEARLY.get(label, ()))
    if plain and plain != words:
        found.append(" ".join(plain))
    return found
