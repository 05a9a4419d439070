"""When two names are nearly the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ..records import Person
from ..registry.keys import sound_of
from ..text.honorifics import TITLES, same_first_name
from ..text.normalise import name_key


def alike(written: str, person: Person) -> bool:
    """Whether a name is close enough to a person's to be a slip for it, and not one of their names.

    Word by word: each differs by at most two letters (one in words of up to four letters), or one
    word of three begins alike ("Gladys Rose White" for "Gladys Rhodes White").
    """
    return any(near_miss(written, name) for name in names_of(person))


def sounds_like(written: str, person: Person) -> bool:
    """Whether a name is one of a person's but for one word that sounds the same: "Joan Faraday" of Joan Ferriday."""
    return any(_sounds_like(written, name) for name in names_of(person))


def is_slip(written: str, person: Person) -> bool:
    """Whether a name is close to one of a person's in letters (`alike`) or in sound (`sounds_like`)."""
    return any(near_miss(written, name) or _sounds_like(written, name) for name in names_of(person))


def _sounds_like(written: str, known: str) -> bool:
    one, two = _words(written), _words(known)
    if len(one) != len(two) or one == two or len(one) < 2:
        return False
    different = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if len(different) > 1:
        return False
    a, b = different[0]
    return min(len(a), len(b)) >= _SOUNDED and sound_of(a) == sound_of(b) and not same_first_name(a, b)


# Shorter words have too few consonants to be told apart by: "Lee", "Leah", "Lowe".
_SOUNDED = 5


def names_of(person: Person) -> list[str]:
    """The names of a person without titles, as keys."""
    names = [_without_titles(person.name), *[_without_titles(other.text) for other in person.other_names]]
    return [name for name in names if " " in name]


@lru_cache(maxsize=8192)  # those who held a post are asked for with each person who may be one of them
def _without_titles(name: str) -> str:
    words = name_key(name).split()
    while words and words[0] in TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1] in ("obe", "mbe", "cbe", "mp", "kc", "qc", "jp", "bem"):
        words = words[:-1]
    return " ".join(words)


def near_miss(written: str, known: str) -> bool:
    """Whether two names differ, but only as a slip of the pen or the ear makes them differ."""
    one, two = _words(written), _words(known)
    if one == two:
        return name_key(written) != name_key(known)
    if len(one) != len(two):
        return "".join(one) == "".join(two)
    different = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if len(one) < 2 or len(different) > 2 or (len(different) == len(one) and len(one) > 2):
        return False
    if (
        len(different) == 1
        and len(one) >= 3
        and different[0][0][0] == different[0][1][0]
        and abs(len(different[0][0]) - len(different[0][1])) <= 2
    ):
        return True
    if len(different) == 1 and different[0][0] == one[0] and same_first_name(*different[0]):
        return False
    if len(different) == 2:  # a letter each
        (a, b), (c, d) = different
        return distance(a, b, 2) < 2 and distance(c, d, 2) < 2
    a, b = different[0]
    return distance(a, b, 3) <= (2 if min(len(a), len(b)) > 4 else 1)


class Lookalikes:
    """Names filed so that the near misses of one are found among a few of them, and not by comparing it with all.

    Two names that `near_miss` takes for one share a word, or all their letters; or both words of each differ, then by a
    letter each, and what is left of their first words without some letter is the same.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._filed: dict[str, list[int]] = {}
        for place, name in enumerate(names):
            for key in _lookalike_keys(name):
                self._filed.setdefault(key, []).append(place)

    def of(self, name: str) -> list[int]:
        """The places, in order, of the names that may be near misses of a name."""
        return sorted({place for key in _lookalike_keys(name) for place in self._filed.get(key, ())})


@lru_cache(maxsize=8192)  # a name is filed, and then looked up
def _lookalike_keys(name: str) -> set[str]:
    words = _words(name)
    keys = {*words, " " + "".join(words)}
    if len(words) == 2:
        first = words[0]
        keys.add("~" + first)
        keys.update(f"~{first[:at]}{first[at + 1 :]}" for at in range(len(first)))
    return keys


@lru_cache(maxsize=8192)  # each name of a story, and of those who held the posts in it, is compared with many
def _words(name: str) -> tuple[str, ...]:
    return tuple(name_key(name).replace("-", " ").split())


def distance(a: str, b: str, limit: int) -> int:
    """Letters to insert, drop, change or swap with a neighbour to make one word the other; `limit` when at least that.

    The restricted Damerau-Levenshtein distance (optimal string alignment).
    """
    # One change takes at most one letter out of each word's set and brings one in.
    if abs(len(a) - len(b)) >= limit or len(set(a) ^ set(b)) > 2 * (limit - 1):
        return limit
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row = row, [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = last
    return min(row[-1], limit)
