"""Words and marks of a text, with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from ..structs import Struct
from .normalise import plain_quotes

# A word with its inner apostrophes and hyphens (O'Neil, Acland-Hood), a number with its inner marks (1,234.5), a
# possessive 's by itself, or one mark. Every branch consumes at least one character and none repeats a repetition.
# Words come first because most tokens are words.
_TOKEN = re.compile(
    r"([^\W\d_]+(?:(?:['’](?!s\b)|-)[^\W\d_]+)*|['’]s\b|\d+(?:[.,]\d+)*|[^\w\s]|[\w])",
)


class Token(Struct, eq=False):
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
    words, starts, ends = cut(_TOKEN, text[start:end], start)
    return [
        Token(begin, stop, word, word, True, False)
        if word.islower() and word.isalpha()
        else Token(begin, stop, word, *_shape(word))
        for begin, stop, word in zip(starts, ends, words, strict=True)
    ]


def cut(pattern: re.Pattern[str], text: str, base: int = 0) -> tuple[list[str], list[int], list[int]]:
    """What a pattern finds in a text, where each piece starts and where it ends, counted from `base`.

    `pattern` is one group, so that `split` gives what it finds and what stands between by turns, which takes
    two thirds of the time of asking a match object for each.
    """
    pieces = pattern.split(text)
    places = list(accumulate(map(len, pieces), initial=base))
    return pieces[1::2], places[1:-1:2], places[2::2]


@lru_cache(maxsize=8192)  # half of the words of a story have stood in it before
def _shape(word: str) -> tuple[str, bool, bool]:
    return plain_quotes(word).lower(), word[0].isalpha(), word[0].isupper()
