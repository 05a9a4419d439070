"""Keys under which names are the same name: case, accents, curly quotes and full stops do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

# Curly and other quotes and hyphens, and what stands for each. They are replaced one by one: `str.translate` asks a
# table for every letter, and takes fifty times as long.
_QUOTES = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-"}
_OTHER_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def _without_accents(found: re.Match[str]) -> str:
    return "".join(c for c in found.group() if not unicodedata.combining(c))


def plain_quotes(text: str) -> str:
    """The same text, character for character, with straight quotes and hyphens."""
    return replaced(text, _QUOTES)


def replaced(text: str, table: Mapping[str, str]) -> str:
    """The text with each character of `table` replaced by what stands beside it there."""
    for letter, plain in table.items():
        text = text.replace(letter, plain)
    return text


def lowered(text: str) -> str:
    """The same text, character for character, in lower case."""
    low = text.lower()
    if len(low) != len(text):  # a letter such as İ, which has two characters in lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


@lru_cache(maxsize=8192)  # names come again: in a story, and in the labels of the posts that it asks for
def name_key(name: str) -> str:
    """The key of a name: "the Łukasz  O’Neil-Smith" and "Lukasz O'Neil-Smith" have one key.

    Hyphens and apostrophes stay: "Acland-Hood" and "Acland Hood" are two spellings, one of them wrong.
    """
    if name.isascii():
        text = name.replace("`", "'").lower()
    else:
        text = plain_quotes(name)
        text = _NOT_ASCII.sub(_without_accents, unicodedata.normalize("NFKD", text))
        text = text.casefold().translate(_OTHER_LETTERS)
    return " ".join(text.replace(".", "").split()).removeprefix("the ")


def stands_in(key: str, text: str) -> bool:
    """Whether a name key stands in the key of a text as whole words."""
    at = text.find(key)
    while at >= 0:
        beside = text[max(at - 1, 0) : at] + text[at + len(key) : at + len(key) + 1]
        if not any(letter.isalnum() for letter in beside):
            return True
        at = text.find(key, at + 1)
    return False
