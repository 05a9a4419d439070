"""Words and marks of a text, with their places."""

from __future__ import annotations

import re
from functools import lru_cache

from ..light import dataclass
from .normalise import plain_quotes

# A word with its inner apostrophes and hyphens (O'Neil, Acland-Hood), a number with its inner marks (1,234.5), a
# possessive 's by itself, or one mark. Every branch consumes at least one character and none repeats a repetition.
_TOKEN = re.compile(
    r"['’]s\b|[^\W\d_]+(?:(?:['’](?!s\b)|-)[^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|[\w]",
)


@dataclass(slots=True, eq=False)
class Token:
    """One word, number or mark: `text[start:end]`; `lower` is its lower case with straight quotes."""

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    is_capital: bool

    @property
    def is_shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_possessive(self) -> bool:
        return self.lower == "'s"


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words, numbers and marks of `text[start:end]`, in order.

    Reads "Coun. O'Neil-Smith's £1.2m" as: Coun . O'Neil-Smith 's £ 1.2 m
    """
    tokens = []
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        begin, word = found.start(), found[0]
        lower, is_word, is_capital = _shape(word)
        tokens.append(Token(begin, begin + len(word), word, lower, is_word, is_capital))
    return tokens


@lru_cache(maxsize=8192)  # half of the words of a story have stood in it before
def _shape(word: str) -> tuple[str, bool, bool]:
    return plain_quotes(word).lower(), word[0].isalpha(), word[0].isupper()
