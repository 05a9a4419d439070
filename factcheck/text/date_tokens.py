"""Text as a row of small tokens: runs of digits, runs of letters, single marks, and the ends of lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from ..intervals import Interval, Precision
from ..records import Span

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|[_\n]")
_PLAIN = str.maketrans("’‘`´ʼ–—‐‑−‒", "'''''------")
# So many empty tokens follow the last one that a reader may look ahead without asking how many are left.
PADDING = 16
# Lines of hard-wrapped text are at least so long; a shorter line is a headline, a date line or a paragraph's last.
_WRAPPED = 50


@dataclass(slots=True)
class Found:
    """A date being read: tokens `first` up to `last`, and either its interval or what gives it once the year is known."""

    first: int
    last: int
    interval: Interval | None = None
    kind: str = "date"
    of_year: Callable[[int], Interval | None] | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_given: bool = True
    approximate: bool = False
    problem: str | None = None
    part: str | None = None
    number: str | None = None
    unit: str = ""
    takes_the: bool = False
    settled: bool = False
    starts: Interval | None = None
    ends: Interval | None = None
    clock: bool = False

    @property
    def precision(self) -> Precision:
        if self.interval:
            return self.interval.precision
        if self.day or self.weekday is not None:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR


@dataclass(slots=True)
class Tokens:
    """The tokens of a stretch of text: `words` in lower case with plain quotes and hyphens, empty past the end."""

    text: str
    published: date
    past: Callable[[int], bool | None]
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    told: Interval | None = None

    def glued(self, i: int) -> bool:
        """Whether nothing stands between tokens i and i + 1."""
        return self.ends[i] == self.starts[i + 1]

    def glued_before(self, i: int) -> bool:
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital that tells something: not so in a line of capitals."""
        start, end = self.starts[i], self.ends[i]
        if start >= end or not self.text[start].isupper():
            return False
        return end - start < 2 or not self.text[start:end].isupper() or not self._shouted(i)

    def _shouted(self, i: int) -> bool:
        beside = [k for k in (i - 1, i + 1) if 0 <= k and self.words[k].isalpha() and len(self.words[k]) > 1]
        return bool(beside) and all(self.text[self.starts[k] : self.ends[k]].isupper() for k in beside)

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
        return self.past(self.starts[i])

    def at(self, offset: int) -> int:
        """The first token that starts at or after a character."""
        return bisect_left(self.starts, offset)


def scan(text: str, span: Span, published: date, past: Callable[[int], bool | None]) -> Tokens:
    """The tokens of text[span], in time linear in its length."""
    low = text[span.start : span.end].translate(_PLAIN)
    lowered = low.lower()
    if len(lowered) != len(low):  # a letter such as İ, which has two characters in lower case
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in low)
    tokens = Tokens(text, published, past)
    words, starts, ends, base = tokens.words, tokens.starts, tokens.ends, span.start
    line = 0
    for match in _TOKEN.finditer(lowered):
        word, start = match[0], match.start()
        if word == "\n":
            wrapped = start - line >= _WRAPPED and words and words[-1] not in '.!?:"”\n' and lowered[start + 1 : start + 2]
            line = start + 1
            if wrapped and lowered[line] != "\n":
                continue
        words.append(word)
        starts.append(base + start)
        ends.append(base + match.end())
    last = base + len(low)
    words.extend([""] * PADDING)
    starts.extend(range(last + 1, last + 1 + PADDING * 2, 2))
    ends.extend(range(last + 1, last + 1 + PADDING * 2, 2))
    return tokens
