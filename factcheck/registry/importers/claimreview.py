"""ClaimReview (schema.org/ClaimReview): others' published fact-checks, as JSON-LD, into rulings.

A review says what was claimed, how it was rated, by whom and when. Scales differ from house to house, so only a rating
that says outright true or false becomes a ruling; "mostly false", "missing context" and three out of five do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from ...records import CannotCheck, Problem
from ...text.normalise import name_key
from .common import Data, edtf, evened
from .json_items import items

# Ratings in words that say outright that a claim is right or wrong (Google Fact Check Markup Tool's suggestions, and
# the scales of the International Fact-Checking Network's British and Irish signatories, 2024).
_RULINGS = {
    "wrong": frozenset(
        "false,incorrect,wrong,not true,untrue,fake,inaccurate,this is false,this is wrong,this is incorrect,"
        "this is not true,pants on fire,fabricated,totally false,completely false,hoax".split(",")
    ),
    "confirmed": frozenset(
        "true,correct,accurate,right,confirmed,this is true,this is correct,this is right,verified".split(",")
    ),
}
# What a scale is when the review does not say (schema.org/Rating).
_BEST, _WORST = Decimal(5), Decimal(1)
_INSIDE = ("@graph", "dataFeedElement", "itemListElement", "item", "mainEntity", "hasPart")
_DEEPEST = 8


def read(path: str) -> tuple[list[Data], list[Problem]]:
    """The rulings of a file, in its order, and what was left out and why.

    A file may be one review, a list of them, or a graph, feed or list that holds them. Raises CannotCheck when it is
    not JSON, or when there is no review in it.
    """
    rulings: dict[tuple[str, str], Data] = {}
    problems: list[Problem] = []
    reviews = list(_reviews(path))
    if not reviews:
        raise CannotCheck(f"{path}:1:1: there is no ClaimReview in this file")
    for line, review in reviews:
        try:
            ruling = _ruling(review)
        except ValueError as error:
            problems.append(Problem(path, line, 1, f"{error}: left out", "warning"))
            continue
        rulings.setdefault((name_key(ruling["claim"]), ruling["source"]), ruling)
    return list(rulings.values()), problems


def _reviews(path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    whole: dict[str, Any] = {}
    first = 1
    for name, line, item in items(path):
        if name == "" or name in _INSIDE:
            for review in _inside(item, 0):
                yield line, review
        else:
            first = first if whole else line
            whole[name] = item
    for review in _inside(whole, 0):
        yield first, review


def _inside(item: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(item, list):
        for one in item:
            yield from _inside(one, depth + 1)
    elif isinstance(item, dict) and depth < _DEEPEST:
        kinds = item.get("@type")
        if "ClaimReview" in (kinds if isinstance(kinds, list) else [kinds]):
            yield item
            return
        for field in _INSIDE:
            yield from _inside(item.get(field), depth + 1)


def _ruling(review: dict[str, Any]) -> Data:
    """A review as a ruling. Raises ValueError, in words for the user, when it cannot be one."""
    claim = _text(review.get("claimReviewed"))
    if not claim:
        raise ValueError("a review without claimReviewed")
    ruling = _rated(review.get("reviewRating"), claim)
    by = _name(review.get("author")) or _name(review.get("publisher"))
    on = edtf(_text(review.get("datePublished")))
    url = _text(review.get("url"))
    if not (by and on):
        raise ValueError(f"the review of {_short(claim)} does not say {'when' if by else 'by whom'} it was made")
    return {
        "claim": claim,
        "kind": "statement",
        "ruling": ruling,
        "by": by,
        "on": on,
        "source": f"{by}: {url}" if url else by,
    }


def _rated(rating: Any, claim: str) -> str:
    if isinstance(rating, list):
        rating = rating[0] if rating else None
    if not isinstance(rating, dict):
        raise ValueError(f"the review of {_short(claim)} has no rating")
    words = _text(rating.get("alternateName")) or _text(rating.get("name"))
    key = name_key(words).strip(" !\"'")
    by_words = next((ruling for ruling, all_words in _RULINGS.items() if key in all_words), "")
    by_value = _by_value(rating)
    if words and not by_words:
        raise ValueError(f"the rating {_short(words)} is neither true nor false")
    if by_words and by_value and by_words != by_value:
        raise ValueError(f"the rating {_short(words)} and its value {_text(rating.get('ratingValue'))} do not agree")
    if not (by_words or by_value):
        raise ValueError(f"the rating of {_short(claim)} is neither true nor false")
    return by_words or by_value


def _by_value(rating: dict[str, Any]) -> str:
    """What a number on a scale says, "" for one between the ends or for none."""
    try:
        value = Decimal(_text(rating.get("ratingValue")))
        best = Decimal(_text(rating.get("bestRating")) or _BEST)
        worst = Decimal(_text(rating.get("worstRating")) or _WORST)
    except InvalidOperation:
        return ""
    if best <= worst:
        return ""
    return {best: "confirmed", worst: "wrong"}.get(value, "")


def _name(thing: Any) -> str:
    if isinstance(thing, list):
        thing = thing[0] if thing else None
    return _text(thing.get("name")) if isinstance(thing, dict) else _text(thing)


def _text(value: Any) -> str:
    return evened(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


# A claim in a message is as long as a headline.
_LONGEST = 60


def _short(text: str) -> str:
    return f"'{text[:_LONGEST]}…'" if len(text) > _LONGEST else f"'{text}'"
