"""Text as a row of small tokens: runs of digits, runs of letters, single marks, and the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ...intervals import Interval, Precision
from ...records import Span
from ..normalise import lowered, replaced
from ..tokens import cut
from .words import COUNTED, FUNCTION_WORDS, NOT_COUNTED

# Plain letters before all others, because `re` tells them in half the time.
_TOKEN = re.compile(r"([a-z]+[^\W\d_]*|[^\W\d_]+|\d+|[^\w\s]|[_\n])")
_PLAIN = dict(zip("’‘`´ʼ–—‐‑−‒", "'''''------", strict=True))
# So many empty tokens follow the last one that a reader may look ahead without asking how many are left.
PADDING = 16
# Lines of hard-wrapped text are at least so long; a shorter line is a headline, a date line or a paragraph's last.
_WRAPPED = 50
_STOPS = frozenset('.!?:"”')


class Found:
    """A date being read: tokens `first` up to `last`, and either its interval or what gives it once the year is known.

    `of_year` makes the interval from a year; `part` is "early", "mid" or "late"; `number` and `unit` are those of a
    length ("X" is a vague number); `takes_the` lets the mention begin at a "the" before it; `starts` and `ends` are the
    two ends of a stretch. A plain class, because it changes while it is read.
    """

    __slots__ = (
        "approximate", "day", "ends", "first", "interval", "kind", "last", "month", "number", "of_year", "part",
        "problem", "settled", "starts", "takes_the", "unit", "weekday", "year", "year_given",
    )  # fmt: skip

    def __init__(
        self,
        first: int,
        last: int,
        interval: Interval | None = None,
        *,
        kind: str = "date",
        of_year: Callable[[int], Interval | None] | None = None,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        weekday: int | None = None,
        year_given: bool = True,
        approximate: bool = False,
        problem: str | None = None,
        part: str | None = None,
        number: str | None = None,
        unit: str = "",
        takes_the: bool = False,
    ) -> None:
        self.first, self.last, self.interval, self.kind = first, last, interval, kind
        self.of_year, self.year, self.month, self.day, self.weekday = of_year, year, month, day, weekday
        self.year_given, self.approximate, self.problem, self.part = year_given, approximate, problem, part
        self.number, self.unit, self.takes_the = number, unit, takes_the
        self.settled = False
        self.starts: Interval | None = None
        self.ends: Interval | None = None

    @property
    def precision(self) -> Precision:
        if self.interval:
            return self.interval.precision
        if self.day or self.weekday is not None:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR


class Tokens:
    """The tokens of a stretch of text: `words` in lower case with plain quotes and hyphens, empty past the end.

    `told` is the date last told, from which "the following day" counts; `dated` is the last that
    gave its year and month, and `dated_end` where it ends; `depth` is how many dates deep the reading is.
    """

    __slots__ = ("_ends", "_starts", "dated", "dated_end", "depth", "past", "published", "text", "told", "words")

    def __init__(
        self,
        text: str,
        cuts: tuple[list[str], list[int], list[int]],
        published: date,
        past: Callable[[int], bool | None],
    ) -> None:
        """`cuts` are the tokens of a stretch of `text`, where they start and where they end."""
        self.text, self.published, self.past = text, published, past
        self.words, self._starts, self._ends = cuts
        self.words += [""] * PADDING
        self.told: Interval | None = None
        self.dated: Interval | None = None
        self.dated_end = 0
        self.depth = 0

    def start(self, i: int) -> int:
        """Where a token starts in the text; past the end, where nothing is."""
        return self._starts[i] if 0 <= i < len(self._starts) else len(self.text) + 1

    def end(self, i: int) -> int:
        return self._ends[i] if 0 <= i < len(self._ends) else len(self.text) + 1

    def glued(self, i: int) -> bool:
        """Whether nothing stands between tokens i and i + 1."""
        return 0 <= i < len(self._ends) - 1 and self._ends[i] == self._starts[i + 1]

    def glued_before(self, i: int) -> bool:
        return self.glued(i - 1)

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital that tells something: not so in a line of capitals."""
        start, end = self.start(i), self.end(i)
        if start >= end or not self.text[start].isupper():
            return False
        return end - start < 2 or not self.text[start:end].isupper() or not self._shouted(i)

    def _shouted(self, i: int) -> bool:
        beside = [k for k in (i - 1, i + 1) if k >= 0 and self.words[k].isalpha() and len(self.words[k]) > 1]
        return bool(beside) and all(self.text[self.start(k) : self.end(k)].isupper() for k in beside)

    def initial(self, i: int) -> bool:
        """Whether a token is the first of a sentence or line, as far as its neighbours tell."""
        k = i - 1
        while k >= 0 and self.words[k] in "\"“”'(":
            k -= 1
        return k < 0 or self.words[k] in ".!?:\n;"

    def number(self, i: int, most_digits: int = 4) -> int:
        """The whole number that a token is, or -1."""
        word = self.words[i]
        return int(word) if len(word) <= most_digits and word.isdecimal() else -1

    def is_past(self, i: int) -> bool | None:
        return self.past(self.start(i))


def scan(text: str, span: Span, published: date, past: Callable[[int], bool | None]) -> Tokens:
    """The tokens of text[span], in time linear in its length."""
    low = lowered(replaced(text[span.start : span.end], _PLAIN))
    words, starts, ends = cut(_TOKEN, low, span.start)
    wraps = _wraps(low)
    if wraps:
        kept = [at for at, start in enumerate(starts) if start - span.start not in wraps]
        words, starts, ends = [words[at] for at in kept], [starts[at] for at in kept], [ends[at] for at in kept]
    return Tokens(text, (words, starts, ends), published, past)


def _wraps(low: str) -> set[int]:
    """The ends of lines at which a sentence goes on: after a full line without a stop, before another one."""
    wraps = set()
    line, end = 0, low.find("\n")
    while end >= 0:
        if (
            end - line >= _WRAPPED
            and low[end + 1 : end + 2] not in ("", "\n")
            and low[line:end].rstrip()[-1:] not in _STOPS
        ):
            wraps.add(end)
        line, end = end + 1, low.find("\n", end + 1)
    return wraps


def counts(t: Tokens, j: int) -> bool:
    """Whether the word at j is a thing that a number before it counts, as far as its shape tells."""
    word = t.words[j]
    return word in COUNTED or (len(word) > 3 and word.endswith("s") and word not in NOT_COUNTED and word.isalpha())


def goes_on(t: Tokens, j: int) -> bool:
    """Whether a bare number or ordinal may end before j: at a mark, a function word, or the end."""
    word = t.words[j]
    return (not word.isalnum() and word != "-") or word in FUNCTION_WORDS
