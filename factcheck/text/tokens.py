"""Words and marks of a text, with their places."""

from __future__ import annotations

import re

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
    plain = text if text.isascii() else plain_quotes(text)
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        begin, stop = found.span()
        word = text[begin:stop]
        first = word[0]
        tokens.append(Token(begin, stop, word, plain[begin:stop].lower(), first.isalpha(), first.isupper()))
    return tokens
