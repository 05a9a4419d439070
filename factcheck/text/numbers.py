"""Numbers as newspapers write them, in digits and in words, as exact decimals.

The words are those of British copy: "a dozen", "two-and-a-half", "half a million", "one hundred and six"; a billion
is a thousand million. `read_number` reads one number from the marks of a text; `parse_number` a whole string.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..structs import Struct
from .normalise import lowered
from .tokens import cut

if TYPE_CHECKING:  # decimal takes milliseconds to load, and a text without a number never needs it
    from decimal import Decimal

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# Written after digits only: "£1.2bn", "3.4 mn", "two dozen". "m" and "b" need a currency sign to be sure of.
SHORT_SCALES = {"bn": 10**9, "bln": 10**9, "mn": 10**6, "mln": 10**6, "mil": 10**6, "tn": 10**12, "tln": 10**12}
DIGIT_SCALES = SCALES | SHORT_SCALES | {"dozen": 12}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
PARTS |= {f"{word}s": value for word, value in PARTS.items() if word not in ("half", "halves")}
SIGNS = {
    "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
UNITS["nil"] = 0
# The words that can start a number, besides "a".
STARTS = frozenset(UNITS) | frozenset(TENS) | frozenset(SIGNS) | {"half", "quarter"}
# Written fractions with other denominators are dates, scores and marks out of ten.
_SLASHED = {"2", "3", "4", "5", "8"}
_HYPHENS = frozenset("-‐‑")
# So many empty marks follow the last one, and by Python's count from the end stand before the first, that a reader may
# look around without asking how many are left. No phrase of a number is longer.
_PADDING = 32

# No figure in the news is longer: phone numbers, account numbers and codes are.
LONGEST = 15
# A number in words is at most "nine hundred and ninety-nine million, …" up to one "and" per scale.
_MOST_WORDS = 16

# Words come first because most marks are words, and plain letters before all others because `re` tells them in half the
# time. The signs of fractions are two ranges: a set of more, beyond Latin-1, takes a millisecond to compile at every
# start.
_TOKEN = re.compile(
    r"((?:[a-z]+[^\W\d_]*|[^\W\d_]+)(?:['’][^\W\d_]+)*"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+|[¼-¾⅐-⅞]|[^\s\w]|_)"
)


class Marks:
    """The words, numbers and signs of a stretch of text, with their places.

    `low` holds each in lower case with straight apostrophes, and is empty a little way past either end; `start` and
    `end` are offsets in `text`. `memo` is for what is read at one of them and asked for again, under a key of the
    reader's own. `word(at)` is the mark at `at`.
    """

    __slots__ = ("end", "low", "memo", "start", "text", "word")

    def __init__(self, text: str, first: int = 0, last: int | None = None) -> None:
        plain = lowered(text.replace("’", "'"))
        self.text = text
        self.memo: dict[object, object] = {}
        self.low, self.start, self.end = cut(_TOKEN, plain[first:last], first)
        self.low += [""] * _PADDING
        self.word = self.low.__getitem__

    def __len__(self) -> int:
        return len(self.start)

    def glued(self, at: int) -> bool:
        """Whether nothing stands between the mark at `at` and the one before it."""
        return 0 < at < len(self.start) and self.start[at] == self.end[at - 1]

    def is_capital(self, at: int) -> bool:
        return 0 <= at < len(self.start) and self.text[self.start[at]].isupper()

    def is_digits(self, at: int) -> bool:
        word = self.low[at]
        return "0" <= word < ":" or (word[:1] == "." != word)

    def after_hyphen(self, at: int) -> int:
        """The place of the next mark, past a hyphen glued on both sides: 12-month, two-and-a-half."""
        return at + 1 if self.low[at] in _HYPHENS and self.glued(at) and self.glued(at + 1) else at

    def match(self, at: int, *words: str) -> int:
        """The place after `words` if they stand at `at`, with spaces or hyphens between; otherwise 0."""
        for word in words:
            if self.low[at] in _HYPHENS:
                at = self.after_hyphen(at)
            if self.low[at] != word:
                return 0
            at += 1
        return at


class Number(Struct, frozen=True):
    """A number read from marks: its value, how finely it is written, and the place of the mark after it.

    `form` is "digits", "words" or "fraction" (a part of one: "half", "two-thirds", "3/4"); `scale` is that of its
    last scale word, 1 without one.
    """

    value: Decimal
    step: Decimal
    end: int
    form: str
    scale: int = 1


def written_step(value: Decimal, at_most: int = 18) -> Decimal:
    """The precision that a whole number's noughts suggest: 1,200 is written to the hundred, 5,894 to the unit.

    Below a thousand every digit counts ("20 jobs" is not 24), and two digits always do (5,000 is to the hundred):
    Williams and Power (2013, "Hedging and rounding in numerical expressions") find that readers take round numbers
    as approximate; one significant digit would let £5,000 pass for £5,400.
    """
    one = type(value)(1)
    digits = str(int(value))
    noughts = len(digits) - len(digits.rstrip("0"))
    return one * int(10 ** min(noughts, len(digits) - 2, at_most)) if len(digits) > 3 else one


def read_number(marks: Marks, at: int) -> Number | None:
    """The number that starts at mark `at`, or None.

    Reads: 404; 1,234; 21.7; .5; 3 million; 1.2bn; 22-million; 2½; 2 1/2; 3/4; twenty-five; one hundred and six;
    two-and-a-half; nine point three; two and a half million; a dozen; half a million; a quarter of a million;
    two-thirds; a third.
    """
    word = marks.word(at)
    if not word:
        return None
    if marks.is_digits(at):
        return _read_digits(marks, at)
    if word in SIGNS:
        return _part(*SIGNS[word], marks, at + 1)
    if word in ("a", "an", "the"):
        return _read_article(marks, at) if word == "a" else None
    if word in ("half", "quarter"):
        return _part(1, PARTS[word], marks, at + 1)
    if word in UNITS or word in TENS:
        return _read_words(marks, at)
    return None


def parse_number(text: str) -> Decimal | None:
    """The value of a whole string: "twenty-five", "1,234", "half a million", "£1.2bn"; None if it is no number.

    A currency sign is dropped, and after it "m" and "b" are million and billion.
    """
    marks = Marks(text)
    money = marks.word(0) in ("£", "$", "€")
    number = read_number(marks, int(money))
    if number is None:
        return None
    if money and number.end == len(marks) - 1 and marks.word(number.end) in MONEY_SCALES:
        return number.value * MONEY_SCALES[marks.word(number.end)]
    return number.value if number.end == len(marks) else None


MONEY_SCALES = {"m": 10**6, "b": 10**9, "k": 10**3}


def _part(numerator: int, denominator: int, marks: Marks, at: int) -> Number:
    """A part of one, or of the million or dozen that follows: "half a million", "three-quarters of a billion"."""
    from decimal import Decimal

    value, step = Decimal(numerator) / denominator, Decimal(1) / denominator
    after = marks.match(at, "of", "a") or marks.match(at, "a") or at
    scale = DIGIT_SCALES.get(marks.word(marks.after_hyphen(after)))
    if scale:
        # "half a million" is written to the hundred thousand, not to the half million.
        return Number(
            value * scale, max(Decimal(1), Decimal(scale) / 10), marks.after_hyphen(after) + 1, "words", scale
        )
    return Number(value, step, at, "fraction")


@lru_cache(maxsize=4096)  # the years and small numbers of one story, and of most others
def _figure(written: str) -> tuple[Decimal, Decimal]:
    """The value of digits, and one of their last place: 21.7 is written to the tenth."""
    from decimal import Decimal

    value = Decimal(written)
    return value, Decimal(10) ** -len(written.partition(".")[2])


def _read_digits(marks: Marks, at: int) -> Number | None:
    written = marks.low[at].replace(",", "")
    if len(written) > LONGEST:
        return None
    (value, step), end = _figure(written), at + 1
    whole = "." not in written
    nxt = marks.word(end)
    if nxt in SIGNS and whole:
        numerator, denominator = SIGNS[nxt]
        return _scaled(marks, value + step * numerator / denominator, step / denominator, end + 1)
    if _slashed(marks, at):
        return _part(int(written), int(marks.low[at + 2]), marks, at + 3)
    if whole and (mixed := _slashed(marks, at + 1)) and not marks.glued(at + 1):
        denominator = int(marks.low[at + 3])
        return _scaled(marks, value + step * int(marks.low[at + 1]) / denominator, step / denominator, mixed)
    half = _and_part(marks, end) if whole and len(written) < 3 else None
    if half:
        part, step, end = half
        return _scaled(marks, value + part, step, end)
    scaled = _scaled(marks, value, step, end)
    if scaled.end == end and whole:
        return Number(value, written_step(value), end, "digits")
    return scaled


def _scaled(marks: Marks, value: Decimal, step: Decimal, at: int) -> Number:
    """The number with the scale word that follows it, if one does: "1.2 million", "22-million", "3bn", "22k"."""
    place = marks.after_hyphen(at)
    word = marks.word(place)
    scale = DIGIT_SCALES.get(word)
    if word == "k" and marks.glued(place):
        scale = 1000
    if not scale:
        return Number(value, step, at, "digits")
    half = _and_part(marks, place + 1) if scale >= 10**6 else None
    if half and marks.word(half[2]) not in SCALES:  # "3 million and a half"
        return Number((value + half[0]) * scale, half[1] * scale, half[2], "digits", scale)
    return Number(value * scale, max(step * scale, type(step)(1)), place + 1, "digits", scale)


def _slashed(marks: Marks, at: int) -> int:
    """The place after a fraction like 3/4 at `at`, or 0."""
    if marks.word(at + 1) != "/" or not marks.is_digits(at) or marks.word(at + 2) not in _SLASHED:
        return 0
    over = marks.low[at]
    if not (marks.glued(at + 1) and marks.glued(at + 2) and len(over) == 1 and over < marks.low[at + 2]):
        return 0
    return 0 if marks.word(at + 3) in ("/", "-") or over == "0" else at + 3


def _and_part(marks: Marks, at: int) -> tuple[Decimal, Decimal, int] | None:
    """The "and a half", "and-a-quarter", "and two thirds" that stands at `at`: value, step, place after."""
    after = marks.match(at, "and")
    if not after:
        return None
    from decimal import Decimal

    after = marks.after_hyphen(after)
    numerator = 1 if marks.word(after) == "a" else UNITS.get(marks.word(after), 0)
    place = marks.after_hyphen(after + 1)
    denominator = PARTS.get(marks.word(place), 0)
    if not 0 < numerator < denominator or (marks.word(place) == "third" and marks.word(after) == "a"):
        return None
    if numerator == 1 and denominator > 4 and marks.word(place + 1).isalpha() and marks.word(place + 1) != "of":
        return None  # "two and a fifth councillor": an ordinal
    return Decimal(numerator) / denominator, Decimal(1) / denominator, place + 1


def _read_article(marks: Marks, at: int) -> Number | None:
    """Reads "a hundred", "a million", "a dozen", "a half", "a quarter", "a third (of)", "a tenth"."""
    from decimal import Decimal

    place = marks.after_hyphen(at + 1)
    word = marks.word(place)
    if word in SCALES:
        first = _read_words(marks, place, Decimal(1))
        return first
    if word == "dozen":
        return Number(Decimal(12), Decimal(1), place + 1, "words")
    if word in ("half", "quarter"):
        return _part(1, PARTS[word], marks, place + 1)
    if word in PARTS and not word.endswith("s"):
        follows = marks.word(place + 1)
        if marks.after_hyphen(place + 1) > place + 1:
            return None  # "a sixth-minute goal"
        # "a third of voters", "rose by a third." but "a third visit" is an ordinal.
        if follows == "of" or not follows.isalpha() or follows in _AFTER_PART:
            return _part(1, PARTS[word], marks, place + 1)
    return None


_AFTER_PART = frozenset(
    "in on at to from by since and or but over when while after before as compared more less fewer higher lower is "
    "was were are have had has said this last".split()
)


def _read_words(marks: Marks, at: int, leading: Decimal | None = None) -> Number | None:
    """A cardinal in words, with its fraction: "two thousand and ten", "two-and-a-half million", "three quarters"."""
    from decimal import Decimal

    total, current, last_scale, place, shape = 0, int(leading or 0), 10**15, at, "unit" if leading else ""
    while place < min(len(marks), at + _MOST_WORDS):
        word = marks.word(marks.after_hyphen(place) if shape else place)
        step_over = marks.after_hyphen(place) + 1 if shape else place + 1
        if word in UNITS:
            if shape in ("unit", "teen") or (shape == "ten" and not 0 < UNITS[word] < 10):
                break
            current, shape = current + UNITS[word], "unit" if UNITS[word] < 10 else "teen"
        elif word in TENS:
            if shape in ("unit", "teen", "ten"):
                break
            current, shape = current + TENS[word], "ten"
        elif word == "hundred":
            if not 0 < current < 100:
                break
            current, shape = current * 100, "hundred"
        elif word in SCALES:
            if not current or SCALES[word] >= last_scale:
                break
            last_scale = SCALES[word]
            total, current, shape = total + current * last_scale, 0, "scale"
        elif word == "and" and shape in ("hundred", "scale") and _continues(marks, place + 1, shape, last_scale):
            place += 1
            continue
        else:
            break
        place = step_over
    if place == at:
        return None
    value = Decimal(total + current)
    numerator, denominator = int(value), PARTS.get(marks.word(marks.after_hyphen(place)), 0)
    if denominator and 0 < numerator < denominator and _is_part(marks, place, numerator):
        return _part(numerator, denominator, marks, marks.after_hyphen(place) + 1)
    decimals, after = _point_part(marks, place)
    if decimals and value < 1000:
        return _scaled(marks, value + Decimal(f"0.{decimals}"), Decimal(10) ** -len(decimals), after)
    half = _and_part(marks, place)
    if half and value < 100 and shape != "scale":
        return _scaled(marks, value + half[0], half[1], half[2])
    if half and shape == "scale" and last_scale >= 10**6 and marks.word(half[2]) not in SCALES:
        # "a million and a half" is a million and a half of one
        return Number(value + half[0] * last_scale, half[1] * last_scale, half[2], "words", last_scale)
    if marks.word(marks.after_hyphen(place)) == "dozen" and value < 100:
        return Number(value * 12, Decimal(12), marks.after_hyphen(place) + 1, "words")
    scale = last_scale if shape == "scale" else 1
    return Number(value, Decimal(scale) if scale >= 10**6 else written_step(value), place, "words", scale)


def _point_part(marks: Marks, at: int) -> tuple[str, int]:
    """The digits told after "point", and the place after them: "nine point three five", not "at one point three"."""
    place, digits = at + 1, ""
    if at > 1 and (marks.word(at - 2), marks.word(at - 1)) == ("at", "one"):
        return digits, place
    while marks.word(at) == "point" and UNITS.get(marks.word(place), 10) < 10:
        digits += str(UNITS[marks.word(place)])
        place += 1
    return digits, place


def _is_part(marks: Marks, at: int, numerator: int) -> bool:
    """Whether the fraction word at `at` is one: "two thirds", "one-fifth of", not "one third visit"."""
    place = marks.after_hyphen(at)
    if numerator > 1:
        return marks.word(place).endswith("s") or marks.word(place) == "half" or place > at
    follows = marks.word(place + 1)
    return place > at or follows == "of" or not follows.isalpha() or follows in _AFTER_PART


def _continues(marks: Marks, at: int, shape: str, last_scale: int) -> bool:
    """Whether the words after "and" belong to the same number: "two hundred and six", not "one and two hundred"."""
    word = marks.word(at)
    if word not in UNITS and word not in TENS:
        return False
    place = marks.after_hyphen(at + 1)
    if word in TENS and marks.word(place) in UNITS:
        place = marks.after_hyphen(place + 1)
    follows = marks.word(place)
    if marks.word(place) in PARTS and word in UNITS:
        return False
    if follows == "hundred":
        return shape == "scale"
    return SCALES.get(follows, 0) < last_scale if shape == "scale" else follows not in SCALES or last_scale > 10**3
