"""When two names are nearly the same."""

from __future__ import annotations

from ..records import Person
from ..text.honorifics import TITLES, same_first_name
from ..text.normalise import name_key


def alike(written: str, person: Person) -> bool:
    """Whether a name is close enough to a person's to be a slip for it, and not one of their names.

    Word by word: each differs by at most two letters (one in words of up to four letters), or one
    word of three begins alike ("Gladys Rose White" for "Gladys Rhodes White").
    """
    return any(near_miss(written, name) for name in names_of(person))


def names_of(person: Person) -> list[str]:
    """The names of a person without titles, as keys."""
    names = []
    for name in (person.name, *(other.text for other in person.other_names)):
        words = name_key(name).split()
        while words and words[0] in TITLES:
            words = words[1:]
        while len(words) > 2 and words[-1] in ("obe", "mbe", "cbe", "mp", "kc", "qc", "jp", "bem"):
            words = words[:-1]
        if len(words) >= 2:
            names.append(" ".join(words))
    return names


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
    return all(_close(a, b) for a, b in different) and sum(distance(a, b, 3) for a, b in different) <= 2


def _words(name: str) -> list[str]:
    return name_key(name).replace("-", " ").split()


def _close(a: str, b: str) -> bool:
    return distance(a, b, 3) <= (1 if min(len(a), len(b)) <= 4 else 2)


def distance(a: str, b: str, limit: int) -> int:
    """Letters to insert, drop, change or swap with a neighbour to make one word the other; `limit` when at least that.

    The restricted Damerau-Levenshtein distance (optimal string alignment).
    """
    if abs(len(a) - len(b)) >= limit:
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
