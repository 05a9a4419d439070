"""The record of rulings: what a claim on record says, part by part, and the key by which it is known again.

A ruling holds the reporter's words for people to read, and under `means` the parts that the claim's kind read in them:
a person, a title and a body; an event and its date; a figure and what it is of. The same claim in other words has the
same parts. Two claims are one when every part is the same in its own way of being the same: dates as intervals,
amounts as values, titles and descriptions as their content words, people and bodies as whom the registry knows by
those names. Nothing is ever the same because it is alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..intervals import parse_edtf
from ..text.normalise import name_key
from ..text.offices import role_key
from .keys import content_words

RULINGS = ("confirmed", "wrong", "accepted")

# How the values of a part are compared. THINGS are left out of the key: the registry has to say whom a name means.
# SINCE says from when on a claim about the present can be the one on record, and is no part of the key either.
NAME, TEXT, WORDS, TITLE, DATE, AMOUNT, ORDERED, THINGS, SINCE = (
    "name", "text", "words", "title", "date", "amount", "ordered", "things", "since",
)  # fmt: skip

PARTS: dict[str, dict[str, str]] = {
    "name": {"name": NAME, "title": TEXT, "person": THINGS},
    "role": {"person": THINGS, "role": TITLE, "body": THINGS, "area": TEXT, "says": TEXT, "when": DATE, "since": SINCE},
    "event": {"event": WORDS, "number": TEXT, "of": THINGS, "says": TEXT, "when": DATE},
    "date": {"when": DATE, "weekday": TEXT, "written": TEXT, "person": THINGS, "age": TEXT},
    "figure": {"value": AMOUNT, "subject": THINGS, "about": WORDS, "when": DATE, "since": SINCE},
    "rating": {
        "subject": THINGS, "grade": TEXT, "before": TEXT, "issuer": THINGS, "aspect": WORDS, "says": TEXT, "when": DATE,
        "since": SINCE,
    },
    "quote": {"speaker": THINGS, "words": TEXT},
    "statement": {"parts": ORDERED, "part": TEXT},
}  # fmt: skip

# What "says" is when it is left out.
_USUAL = {"role": "holds", "event": "held"}

# Small words that make it another claim: "her letter" is not "his letter".
_WHOSE = frozenset("his her hers their our its".split())

Means = Mapping[str, Sequence[str]]


def key(kind: str, means: Means) -> str:
    """The key of a claim: its kind and all its parts but the people and things, each in its one form.

    Two claims with one key may still name different people or bodies; `same_things` compares these.
    """
    parts = PARTS.get(kind, {})
    found: dict[str, list[str]] = {}
    for part, values in means.items():
        how = parts.get(part, "")
        if how == TITLE:
            bodies = [*means.get("body", ()), *means.get("area", ())]
            found[part] = sorted(role_key(value, bodies) for value in values)
        elif how in _FORMS and not (part == "says" and list(values) == [_USUAL.get(kind)]):
            each = [_FORMS[how](value) for value in values]
            found[part] = each if how == ORDERED else sorted(each)
    return f"{kind} {json.dumps(found, sort_keys=True, ensure_ascii=False)}"


def same_things(kind: str, means: Means, other: Means) -> bool:
    """Whether two claims of one key name the same people and things; these are ids, or names as written."""
    things = [part for part, how in PARTS.get(kind, {}).items() if how == THINGS]
    return all(_names(means.get(part, ())) == _names(other.get(part, ())) for part in things)


def same_words(text: str, other: str) -> bool:
    """Whether two texts are the same words in the same order, whatever their capitals and punctuation."""
    return _text(text) == _text(other)


def _names(values: Iterable[str]) -> set[str]:
    return {name_key(value) for value in values}


def _text(value: str) -> str:
    """Letters and digits only: punctuation and quotation marks are a house's own."""
    return " ".join("".join(c if c.isalnum() else " " for c in name_key(value)).split())


def _words(value: str) -> str:
    return " ".join(sorted(content_words(value) | _WHOSE & set(_text(value).split())))


def _stems(value: str) -> str:
    """The stems of all words in their order, with the small ones: "from Brill" is not "to Brill"."""
    return " ".join("".join(content_words(word)) or word for word in _text(value).split())


def _date(value: str) -> str:
    try:
        when = parse_edtf(value)
    except ValueError:  # said by the loader
        return value
    return f"{when.start}/{when.end}/{when.precision}"


def _amount(value: str) -> str:
    """A figure as value, unit and comparator: "nearly £22million" and "just under £22m" are one."""
    from ..text.quantities import find_quantities

    found = find_quantities(value)
    if len(found) != 1:
        return _text(value)
    one = found[0]
    values = [str(number.normalize()) for number in (one.value, one.high) if number is not None]
    return " ".join((*values, one.kind, one.unit, one.comparator)).strip()


_FORMS: dict[str, Callable[[str], str]] = {
    NAME: name_key, TEXT: _text, WORDS: _words, DATE: _date, AMOUNT: _amount, ORDERED: _stems,
}  # fmt: skip
