"""The keys under which records are filed and found: names, surnames, spellings and content words."""

from __future__ import annotations

import re
from functools import lru_cache

from ..text.normalise import name_key

# To be raised whenever the index's tables, or what is filed under which key, change.
VERSION = 7
# What makes a file an imported one, for SQLite.
BULK = "file.path LIKE '%.jsonl'"

# The sections whose records have names, and what they are names of.
TYPES = {"people": "person", "organisations": "organisation", "places": "place"}
# How a reference finds its thing: by its id, else by its name, else by another of its names.
FORMS = {"name": 1, "other": 2, "short": 3}

# Words that belong to the surname after them: "Ludwig van Beethoven" is Mr van Beethoven in one house style and
# Mr Beethoven in another, so both are filed.
_PARTICLES = frozenset("van von der den de da di du del della dos das la le al el bin ibn ap ab st o mac".split())
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an the of for and at in on to with from by its his her their this that was were is be as".split())
_PREPOSITIONS = frozenset("of at on in into for over after by from to with about against between under".split())
# Endings taken off so that "inspected", "inspection" and "inspectors" meet. Lookup only ever proposes candidates, so
# a stem too short costs time and not truth.
_ENDINGS = ("ations", "ation", "ions", "ion", "ings", "ing", "ors", "ers", "or", "er", "ed", "es", "s", "e")
_SHORTEST_STEM = 4
# Spellings that sound alike, for the skeleton of a word.
_SOUNDS = (
    ("ph", "f"),
    ("gh", ""),
    ("ck", "k"),
    ("sch", "sh"),
    ("c", "k"),
    ("q", "k"),
    ("v", "f"),
    ("z", "s"),
    ("x", "ks"),
)
_NOT_IN_SKELETON = re.compile(r"[aeiouyhw]")
# Words longer than this are no names; their deletes would fill the index.
_LONGEST_TOKEN = 40


def surname_keys(name: str) -> set[str]:
    """The surnames that a full name may be shortened to: "Ursula van der Meer" gives "meer" and "van der meer".

    A territorial title ends before its "of": "Baroness Smith of Camford" gives "smith". A name of one word has none.
    """
    words = name_key(name).split(" of ")[0].split()
    if len(words) < 2:
        return set()
    found = {words[-1]}
    first = len(words) - 1
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
        found.add(" ".join(words[first:]))
    return found


def tokens(key: str) -> list[str]:
    """The words of a name key, hyphens and apostrophes apart: "o'neil-smith" gives "oneil", "smith"."""
    return [word[:_LONGEST_TOKEN] for word in _WORD.findall(key.replace("'", ""))]


def spellings(token: str) -> set[str]:
    """Keys that a word shares with its misspellings: itself, itself less one letter, and its sounded consonants.

    Two words that share one of the first two kinds are at most one letter changed, added or lost, or two letters
    swapped, apart (the symmetric deletes of SymSpell, Garbe 2012).
    """
    found = {token}
    found.update(token[:i] + token[i + 1 :] for i in range(len(token)))
    if len(token) > 3:
        found.add("~" + sound_of(token))
    found.discard("")
    return found


def sound_of(token: str) -> str:
    """The sounded consonants of a word, by which it is found however its vowels are spelt: "faraday" and "ferriday"."""
    rest = token[1:]
    for spelt, sound in _SOUNDS:
        rest = rest.replace(spelt, sound)
    first = "k" if token[0] in "cq" else "f" if token.startswith("ph") else token[0]
    letters = first + _NOT_IN_SKELETON.sub("", rest)
    return "".join(letter for i, letter in enumerate(letters) if i == 0 or letter != letters[i - 1])


# Between a thing and the place that its name begins or ends with.
_PLACING = frozenset("at in on".split())


def head_noun(name: str) -> str:
    """What an event's name says that it is: "derailment" of "tram derailment at Corn Street", "" of a proper name."""
    words = name.split()
    end = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    head = words[end - 1] if end else ""
    return head if head.isalpha() and head.islower() and len(head) > 3 and not head.endswith("s") else ""


@lru_cache(maxsize=16384)  # words, names and sentences of statements come again and again in a story
def content_words(text: str) -> frozenset[str]:
    """The stems of a text's content words, under which events and statements are filed."""
    words = text.split()
    if len(words) != 1:
        return frozenset().union(*map(content_words, words))
    return frozenset(map(_stem, {*_WORD.findall(name_key(text).replace("'s", ""))} - _SMALL))


def _stem(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def wordings(words: list[str]) -> list[list[str]]:
    """How copy may put the name of a thing at a place, itself first.

    Reads: Mill Lane car park, car park in Mill Lane · headquarters at Mill Lane, Mill Lane headquarters, and of a name
    of two words before the place also these alone.
    """
    found = [words]
    for at, word in enumerate(words):
        if at and word in _PLACING and at + 1 < len(words):
            return [*found, words[at + 1 :] + words[:at], *([words[:at]] if at > 1 else [])]
    return found + [[*words[at:], word, *words[:at]] for at in range(1, len(words)) for word in sorted(_PLACING)]
