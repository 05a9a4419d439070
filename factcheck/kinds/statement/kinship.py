"""Whether a document is about the same matter as the story around a sentence: only then can it refute the sentence.

Two reports on different events of one town share its names and half their words, and differ in every figure. What tells
them from a report and the story made of it is how much of the sentences around has a place in the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...records import Passage
from .align import Difference, Laid
from .compare import same_name
from .units import NAME, TYPED, Unit

# A document is akin to a sentence when it has, on average, so much of it and of the three before and after it.
# Measured 2026-11: of 115 planted errors found in summaries (BUMP), 112 have it in the article that is summarised; of
# 201 differences between 480 pairs of reports on different events of one company or market (MEANTIME), 28 have it. For
# the slip in a name, 115 and 67.
_AROUND, _AKIN, _AKIN_FOR_SLIP = 3, 0.45, 0.35
# A story retells a document that has so much of each of so many of its sentences, or of all but one.
_OF_SENTENCE, _OF_STORY = 0.45, 0.75
# So many differences, more than a third of what is shared, are those of another event.
_SEVERAL, _OF_SHARED = 3, 1 / 3
# A sentence that has so much of a passage, and of which the passage has so much, tells what it says.
_TOLD = 0.6
# The person whom a document is about is named in so many of its passages that bear on the story.
_OFTEN = 3


class Kinship:
    """The documents that bear on a story; `sheets` are its sentences in text order, each with its passages."""

    def __init__(self, sheets: Sequence[tuple[Sequence[Unit], Sequence[Laid]]]) -> None:
        self._sheets = sheets
        self._shares: list[dict[int, float]] = []
        for _, laid_ones in sheets:
            best: dict[int, float] = {}
            for laid in laid_ones:
                document = id(laid.reading.passage.document)
                best[document] = max(best.get(document, 0.0), laid.share)
            self._shares.append(best)
        documents = set().union(*self._shares) if self._shares else set()
        self._retold = {one for one in documents if self._has_most(one)}
        self._left_out = {one: self._person_left_out(one, sheets) for one in self._retold}

    def _has_most(self, document: int) -> bool:
        having = sum(shares.get(document, 0.0) >= _OF_SENTENCE for shares in self._shares)
        return having >= min(_OF_STORY * len(self._shares), max(1, len(self._shares) - 1))

    def _person_left_out(
        self, document: int, sheets: Sequence[tuple[Sequence[Unit], Sequence[Laid]]]
    ) -> tuple[str, ...]:
        """The words of the name that the document has most, if the story never has it."""
        readings = {
            id(laid.reading): laid.reading
            for _, laid_ones in sheets
            for laid in laid_ones
            if id(laid.reading.passage.document) == document
        }
        names: dict[tuple[str, ...], int] = {}
        for reading in readings.values():
            for words in {unit.words for unit in reading.units if unit.sort == "person"}:
                names[words] = names.get(words, 0) + 1
        most = max(names, key=lambda words: (names[words], words), default=())
        if not most or names[most] < _OFTEN:
            return ()
        own = {unit.words for units, _ in sheets for unit in units if unit.kind == NAME}
        return () if any(same_name(words, most) for words in own) else most

    def refuting(self, at: int, sheets: Sequence[Laid], slip: bool = False) -> list[Laid]:
        """The passages that can refute the story's sentence number `at`, or show a slip in a name of it: those of akin
        documents, and statements of the registry, which say one thing each."""
        around = self._shares[max(0, at - _AROUND) : at + _AROUND + 1]
        least = (_AKIN_FOR_SLIP if slip else _AKIN) * len(around)
        akin = {one for one in self._shares[at] if sum(shares.get(one, 0.0) for shares in around) >= least}
        return [laid for laid in sheets if laid.reading.passage.shelf < 0 or id(laid.reading.passage.document) in akin]

    def other_matters(
        self, sheets: Sequence[tuple[Sequence[Unit], Sequence[Laid]]], found: Iterable[Difference]
    ) -> set[int]:
        """The documents (by identity) that are after all about something else: the story differs from them in several
        things, and in more than a third as many as it shares with them. Papers tell of one fire as of another."""
        differing: dict[int, int] = {}
        for one in found:
            if one.reading.passage.shelf >= 0:
                document = id(one.reading.passage.document)
                differing[document] = differing.get(document, 0) + 1
        return {
            document
            for document, number in differing.items()
            if number >= _SEVERAL and number > _OF_SHARED * _shared(sheets, document)
        }

    def is_told_elsewhere(self, number: int, difference: Difference) -> bool:
        """Whether another sentence than `number` tells what the passage of a difference says, the place in question
        included: the passage is that sentence's, and this one tells of something else in the same words."""
        reading = difference.reading
        place = next((at for at, unit in enumerate(reading.units) if unit is difference.unit), None)
        return place is not None and any(
            laid.reading is reading and _is_told(laid, place)
            for at, (_, laid_ones) in enumerate(self._sheets)
            if at != number
            for laid in laid_ones
        )

    def leaves_out(self, difference: Difference) -> bool:
        """Whether a difference is with the person whom a document is about, and whom the story that retells it does not
        name: it has given what that person did to somebody else."""
        most = self._left_out.get(id(difference.reading.passage.document), ())
        return bool(most) and difference.unit.kind == NAME and same_name(difference.unit.words, most)

    def retells(self, passage: Passage) -> bool:
        """Whether the story as a whole is made of the passage's document, as of a press release."""
        return id(passage.document) in self._retold


def _is_told(laid: Laid, place: int) -> bool:
    told = set().union(*laid.places)
    return place in told and laid.share >= _TOLD and len(told) >= _TOLD * len(laid.reading.units)


def _shared(sheets: Sequence[tuple[Sequence[Unit], Sequence[Laid]]], document: int) -> int:
    """How many names, figures and dates of the story a document has in a passage that bears on their sentence."""
    total = 0
    for units, laid_ones in sheets:
        own = [laid for laid in laid_ones if id(laid.reading.passage.document) == document]
        total += sum(unit.kind in TYPED and any(laid.places[at] for laid in own) for at, unit in enumerate(units))
    return total
