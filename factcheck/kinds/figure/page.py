"""A draft with its figures by sentence, for arithmetic within the article, and what its figures can stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...mentions.draft import Draft
from ...records import Evidence, Verdict
from ...text.dates import DateMention
from ...text.quantities import Quantity
from ...text.quantities.compare import bounded
from .outcome import Outcome
from .stated import BESIDE, Stated

if TYPE_CHECKING:
    from decimal import Decimal

Found = list[tuple[Stated, Outcome]]

# A sentence with more figures is a table, and a longer one no sentence.
MOST_IN_SENTENCE = 30
_AROUND = 300


class Page:
    """A draft with its figures by sentence, and the words between them."""

    def __init__(self, draft: Draft, figures: Sequence[Stated]) -> None:
        self.draft = draft
        self.figures = figures
        self.by_sentence: dict[int, list[Stated]] = {}
        for stated in figures:
            self.by_sentence.setdefault(stated.sentence, []).append(stated)
        for number in [number for number, those in self.by_sentence.items() if len(those) > MOST_IN_SENTENCE]:
            del self.by_sentence[number]
        self._dates: dict[int, list[DateMention]] = {}
        for found in draft.dates:
            if found.kind == "date" and found.interval:
                self._dates.setdefault(draft.sentence_index(found.span.start), []).append(found)

    def dates(self, sentence: int) -> list[DateMention]:
        """The dates of a sentence."""
        return self._dates.get(sentence, [])

    def around(self, stated: Stated) -> set[str]:
        """The words of the sentence near a figure, in lower case."""
        sentence = self.draft.sentences[stated.sentence].span
        span = stated.quantity.span
        return set(self.words(max(sentence.start, span.start - _AROUND), min(sentence.end, span.end + _AROUND)))

    def words(self, start: int, end: int) -> list[str]:
        """The words and marks of `text[start:end]`, in lower case."""
        draft = self.draft
        if end <= start:
            return []
        return [token.lower for token in draft.tokens[draft.token_at(start) : draft.token_at(end)]]

    def before(self, stated: Stated, count: int) -> list[str]:
        """The last `count` words of the sentence before a figure and its comparator."""
        if stated.quantity.full.start == stated.quantity.span.start and count <= BESIDE:
            return list(stated.before[-count:])
        low = self.draft.sentences[stated.sentence].span.start
        at = self.draft.token_at(stated.quantity.full.start)
        first = max(at - count, self.draft.token_at(low))
        return [token.lower for token in self.draft.tokens[first:at]]

    def after(self, offset: int, stated: Stated, count: int) -> list[str]:
        """The first `count` words of the sentence from `offset`."""
        end = self.draft.token_at(self.draft.sentences[stated.sentence].span.end)
        at = self.draft.token_at(offset)
        return [token.lower for token in self.draft.tokens[at : min(at + count, end)]]

    def quote(self, *parts: Stated) -> Evidence:
        """The figures that a sum was made of, as evidence from the article itself."""
        words = ", ".join(part.quantity.span.of(self.draft.article.text) for part in parts)
        return self.draft.cite(parts[0].span, words)

    def right(self, message: str, *parts: Stated) -> Outcome:
        return Outcome(Verdict.MATCH, "adds-up", message, None, (self.quote(*parts),))

    def wrong(self, problem: str, message: str, suggestion: str | None, *parts: Stated) -> Outcome:
        return Outcome(Verdict.CONFLICT, problem, message, suggestion, (self.quote(*parts),))


def bounds(quantity: Quantity) -> tuple[Decimal, Decimal] | None:
    """The least and greatest value that a figure stands for; None of a range and of one open to a side.

    Whole numbers below a thousand are exact; "about" and "nearly" reach as far as 5 per cent.
    """
    if quantity.high is not None or quantity.comparator in ("over", "at least", "up to", "under", "between"):
        return None
    value = quantity.value
    exact = quantity.step <= 1 and quantity.kind in ("count", "votes", "money", "duration", "age")
    half = value - value if exact else quantity.step / 2
    slack = max(half, abs(value) / 20)
    return bounded(quantity, half, slack)


def same_measure(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be added: kind and unit are the same, and neither is a range."""
    if one.kind != other.kind or one.high is not None or other.high is not None:
        return False
    return one.kind in ("count", "votes") or one.unit == other.unit
