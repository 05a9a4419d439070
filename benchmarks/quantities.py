"""How well `factcheck.text.quantities` reads figures: by value on recognisers' test cases, by overlap on marked news.

    python benchmarks/quantities.py [-v] [FILE...]

FILE is JSON of Microsoft Recognizers-Text (NumberModel, PercentModel, CurrencyModel, AgeModel) or JSON Lines of news
with marked `values` (text, values: start, end, type). Without one: those of the data folder beside the checkout.

Scope of the recognisers' cases, which were written for chat programs. A case is in scope when every answer that it
expects is one number as newspapers print it: digits (1,234 or 1234 or 21.7) with at most a scale word, or number words
of the everyday kind (one hundred and six, two and a half, three-quarters, half a million, nine out of 10), with the
unit in words or signs. Out of scope, each counted with its reason: cases that expect no answer or no value; other
number systems and signs (lakh, 1 234 567, 1.234,5, 1e6, G, MM, minus); numbers torn apart by spaces ("7 . 57"); digits
and number words in one ("3 hundred and 21"), two sums in one ("3 dollars 50"); fractions beyond tenths and of numbers
above a hundred; a scale without a number before it ("hundred thousand"); version numbers, addresses and codes;
currencies without a sign or name in `MONEY_WORDS`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from factcheck.text.numbers import TENS, UNITS
from factcheck.text.quantities import Quantity, find_quantities
from factcheck.text.quantities.units import ISO_CODES, MONEY_SIGNS, MONEY_WORDS, NATIONS

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FILES = ("NumberModel", "PercentModel", "CurrencyModel", "AgeModel")
_PIECE = re.compile(r"\d[\d.,]*|[^\W\d_]+|\S")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALES = frozenset("hundred thousand million billion trillion dozen bn".split())
_PARTS = frozenset(
    "half third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth eighths ninth ninths tenth "
    "tenths".split()
)
_CARDINALS = frozenset(UNITS) | frozenset(TENS)
_JOINTS = frozenset("a an and in out of - per cent".split())
_UNITS = (
    frozenset(
        "% £ $ € percent percentage percents old age year years month months week weeks day days us u s .".split()
    )
    | frozenset(MONEY_WORDS)
    | frozenset(NATIONS)
    | ISO_CODES
)
_TORN = re.compile(r"\d \. \d|\d , \d|\d / \d")


def out_of_scope(case: dict[str, Any]) -> str:
    """Why a recognisers' case is not news-like; "" when it is."""
    if not case["Results"] or any(result["Resolution"].get("value") in (None, "null") for result in case["Results"]):
        return "expects no answer or no value"
    if _TORN.search(case["Input"]):
        return "torn apart by spaces"
    return next(filter(None, (_odd(case["Input"], result) for result in case["Results"])), "")


def _odd(text: str, result: dict[str, Any]) -> str:
    """Why one expected answer is not a number as newspapers print it; "" when it is."""
    pieces = _PIECE.findall(result["Text"].lower())
    digits = [piece for piece in pieces if piece[0].isdigit()]
    cardinals = [piece for piece in pieces if piece in _CARDINALS]
    parts = [piece for piece in pieces if piece in _PARTS]
    before, after = text[: result["Start"]][-1:], text[result["End"] + 1 :][:2]
    if any(not _DIGITS.fullmatch(piece) for piece in digits) or (before and before in "-–") or pieces[0] == "-":
        return "another number system or sign"
    if (before and before in ".,/#") or (after[:1] in ("-", "/", ".", ",") and after[1:].isdigit()):
        return "code, list or address"
    if " - " in result["Text"]:
        return "torn apart by spaces"
    unknown = [p for p in pieces if not (p in digits or p in _CARDINALS | _SCALES | _PARTS | _JOINTS | _UNITS)]
    if unknown:
        return "another currency" if result["TypeName"] == "currency" else "another number system or sign"
    ratio = "in" in pieces or "out" in pieces
    if (len(digits) > 1 or (digits and cardinals)) and not ratio:
        return "two numbers in one"
    if parts and sum(piece in _SCALES for piece in pieces) > 1:
        return "two numbers in one"
    if parts and ("hundred" in pieces or any(piece in TENS for piece in cardinals)):
        return "rare fraction"
    if result["TypeName"] == "currency" and sum(p in MONEY_WORDS or p in MONEY_SIGNS for p in pieces) > 1:
        return "two numbers in one"
    money = [at for at, piece in enumerate(pieces) if piece in MONEY_WORDS]
    if money and any(piece in _CARDINALS or piece in digits for piece in pieces[money[0] :]):
        return "two numbers in one"
    if pieces[0] in _SCALES:
        return "scale without a number"
    return ""


def _value(found: Quantity, unit: str) -> tuple[Decimal, Decimal | None]:
    """The found value in the terms of the expected answer: shares as fractions, pence and cents as such."""
    factor = Decimal(1)
    if found.kind == "share" and unit == "":
        factor = Decimal("0.01")
    elif found.kind == "money" and unit in ("Pence", "Penny", "Cent"):
        factor = Decimal(100)
    return found.value * factor, None if found.high is None else found.high * factor


def _same(found: Quantity, expected: dict[str, Any]) -> bool:
    try:
        wanted = Decimal(expected["value"].rstrip("%").replace("E", "e"))
    except InvalidOperation:
        return False
    values = _value(found, expected.get("unit", ""))
    return any(value is not None and abs(value - wanted) <= abs(wanted) / 10**6 for value in values)


def score_recognisers(path: Path, verbose: bool) -> tuple[int, int, Counter[str]]:
    """Cases right, cases in scope, and the others by reason. Right: every expected value found where it stands."""
    right, total, outside = 0, 0, Counter[str]()
    for case in json.loads(path.read_text("utf-8-sig")):
        reason = out_of_scope(case)
        if reason:
            outside[reason] += 1
            continue
        total += 1
        found = find_quantities(case["Input"])
        good = all(
            any(
                q.span.start <= want["End"] and q.span.end > want["Start"] and _same(q, want["Resolution"])
                for q in found
            )
            for want in case["Results"]
        )
        right += good
        if verbose and not good:
            print(f"  {path.stem}: {case['Input'].strip()!r}")
            print(f"    wanted {[w['Resolution'] for w in case['Results']]}")
            print(f"    found  {[(q.span.of(case['Input']), str(q.value), q.kind) for q in found]}")
    return right, total, outside


def score_news(path: Path, verbose: bool) -> dict[str, tuple[int, int]]:
    """By type of marked value: how many are overlapped by a quantity, of how many that hold a number."""
    tally: dict[str, tuple[int, int]] = {}
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        text = article["text"]
        spans = [q.full for q in find_quantities(text)]
        for value in article["values"]:
            marked = text[value["start"] : value["end"]]
            hit = any(span.start < value["end"] and value["start"] < span.end for span in spans)
            hits, total = tally.get(value["type"], (0, 0))
            tally[value["type"]] = (hits + hit, total + 1)
            if verbose and not hit:
                print(f"  {value['type']}: {marked!r} in {text[max(0, value['start'] - 25) : value['end'] + 20]!r}")
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description="Scores the quantity grammar.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what was missed")
    options = parser.parse_args()
    files = options.files or [
        *(DATA / "recognizers" / f"{name}.json" for name in FILES),
        DATA / "meantime" / "timex.jsonl",
    ]
    missing = [path for path in files if not path.is_file()]
    for path in missing:
        print(f"missing: {path} (give the files as arguments)", file=sys.stderr)
    rows: list[tuple[str, int, int]] = []
    reasons: Counter[str] = Counter()
    for path in files:
        if path in missing:
            continue
        if path.suffix == ".jsonl":
            rows += [
                (f"{path.stem} {kind}", *counts) for kind, counts in sorted(score_news(path, options.verbose).items())
            ]
        else:
            right, total, outside = score_recognisers(path, options.verbose)
            rows.append((path.stem, right, total))
            reasons += outside
    print(f"{'set':<22}{'right':>7}{'of':>7}{'share':>9}")
    for name, right, total in rows:
        print(f"{name:<22}{right:>7}{total:>7}{right / max(1, total):>9.1%}")
    if reasons:
        print("out of scope: " + "; ".join(f"{reason} {count}" for reason, count in reasons.most_common()))
    return 2 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
