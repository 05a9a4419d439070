"""The keys that names and texts are filed under."""

from __future__ import annotations

import pytest

from factcheck.registry.keys import content_words, spellings, surname_keys, tokens


@pytest.mark.parametrize(
    ("name", "surnames"),
    [
        ("Ada Marsh", {"marsh"}),
        ("Sir Ben Hale-Price", {"hale-price"}),
        ("Ursula van der Meer", {"meer", "der meer", "van der meer"}),
        ("Baroness Smith of Old Camford", {"smith"}),
        ("Łucja O’Neil", {"o'neil"}),
        ("Van Meer", {"meer"}),
        ("Marsh", set()),
        ("", set()),
    ],
)
def test_surnames(name: str, surnames: set[str]) -> None:
    assert surname_keys(name) == surnames


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("elanor", "eleanor"),
        ("jonathon", "jonathan"),
        ("mrash", "marsh"),
        ("march", "marsh"),
        ("steven", "stephen"),
        ("philip", "phillip"),
        ("camfford", "camford"),
        ("katharine", "catherine"),
    ],
)
def test_misspellings_share_a_key(written: str, right: str) -> None:
    assert spellings(written) & spellings(right)


@pytest.mark.parametrize(("one", "other"), [("ada", "ben"), ("marsh", "hale"), ("camford", "ashford"), ("no", "yes")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert not spellings(one) & spellings(other)


def test_tokens() -> None:
    assert tokens("o'neil-smith of x") == ["oneil", "smith", "of", "x"]
    assert tokens("x" * 1_000) == ["x" * 40]


@pytest.mark.parametrize(
    ("one", "other"),
    [("inspectors", "inspection"), ("Visits", "visited"), ("elections", "elected"), ("council's", "council")],
)
def test_words_of_one_stem(one: str, other: str) -> None:
    assert content_words(one) == content_words(other) != set()


def test_small_words_are_no_content() -> None:
    assert content_words("the of And") == set()
