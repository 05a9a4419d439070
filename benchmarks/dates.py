"""Scores the date grammar on two public sets of marked text: `python benchmarks/dates.py [FILE …]`.

Without arguments it reads `../shared/data` beside the checkout: the MEANTIME articles (TIMEX3 spans and values,
Minard et al. 2016) and the test cases of Microsoft Recognizers-Text. Any other file in either format may be given.
`-v` prints what went wrong.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from factcheck.intervals import Interval, Precision
from factcheck.records import Span
from factcheck.text.dates import DateMention, find_dates
from factcheck.text.sentences import looks_back, split_sentences

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
DEFAULTS = ("meantime/timex.jsonl", "recognizers/DateTimeModel.json", "recognizers/DateTimeModel.en-GB.json")


def main(arguments: list[str]) -> int:
    verbose = "-v" in arguments
    paths = [Path(a) for a in arguments if a != "-v"] or [DATA / name for name in DEFAULTS]
    missing = [path for path in paths if not path.is_file()]
    if missing:
        print("\n".join(f"no such file: {path}" for path in missing), file=sys.stderr)
        return 2
    for path in paths:
        try:
            if path.suffix == ".jsonl":
                score_timex(path, verbose)
            else:
                score_recognizers(path, verbose)
        except (ValueError, KeyError) as error:
            print(f"{path}: not in a format that this reads ({error!r})", file=sys.stderr)
            return 2
    return 0


def tense(text: str) -> Callable[[int], bool | None]:
    """The project's own reading of tense, for whole texts: the `past` that `find_dates` is given in a check."""
    sentences = [sentence.span for sentence in split_sentences(text, Span(0, len(text)))]

    def past(offset: int) -> bool | None:
        around = next((span for span in sentences if span.start <= offset < span.end), None)
        return looks_back(text, around, offset) if around else None

    return past


# ------------------------------------------------------------------------------------------------- TIMEX3


def score_timex(path: Path, verbose: bool) -> None:
    """Precision, recall and F1 of DATE and DURATION: spans that overlap, one to one, and of those the equal values.

    MEANTIME's annotators marked the beginning of each article only: of its 120 articles 119 have no mark after the
    sixth line (headline, date line, four sentences). What is found after that line and the last mark is not scored.
    F1 of values counts a mention as right when span and value are right, as in TempEval-3 (UzZaman et al. 2013).
    """
    counts: Counter[str] = Counter()
    dateless: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        gold = [mark for mark in row["timex"] if mark["type"] in ("DATE", "DURATION")]
        created = _created(row, gold)
        if not created:
            continue
        read_to = max([_end_of_line(text, 6), *(mark["end"] for mark in row["timex"])])
        found = [m for m in timex_mentions(text, created) if m[0] < read_to]
        used: set[int] = set()
        for mark in gold:
            into = [counts] if mark["creation"] else [counts, dateless]
            best = _best_overlap(mark, found, used)
            for counter in into:
                counter["gold"] += 1
            if best is None:
                if verbose:
                    print(f"  missed   {mark['value']:12} {_show(text, mark['start'], mark['end'])}")
                continue
            used.add(best)
            right = found[best][2] == mark["value"]
            for counter in into:
                counter["hit"] += 1
                counter["found"] += 1
                counter["value"] += right
            if verbose and not right:
                shown = _show(text, mark["start"], mark["end"])
                print(f"  value    {mark['value']:12} not {found[best][2]:12} {created} {shown}")
        others = [m for m in row["timex"] if m["type"] not in ("DATE", "DURATION")]
        for number, (start, end, value) in enumerate(found):
            if number in used or any(m["start"] < end and start < m["end"] for m in others):
                continue  # marked as TIME or SET, which are not scored
            counts["found"] += 1
            dateless["found"] += 1
            if verbose:
                print(f"  spurious {value!s:12} {_show(text, start, end)}")
    print(f"\n{path.name}: DATE and DURATION, {counts['gold']} marked")
    print(f"{'':28}{'precision':>10}{'recall':>8}{'F1':>8}")
    for label, counter in (("all", counts), ("without the date lines", dateless)):
        for what, key in (("span", "hit"), ("value", "value")):
            precision = counter[key] / max(1, counter["found"])
            recall = counter[key] / max(1, counter["gold"])
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{label:22}{what:6}{precision:10.3f}{recall:8.3f}{f1:8.3f}")


def _end_of_line(text: str, number: int) -> int:
    at = -1
    for _ in range(number):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at


def _created(row: dict[str, Any], gold: list[dict[str, Any]]) -> date | None:
    values = [row.get("created") or "", *(mark["value"] for mark in gold)]
    for value in values:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
        if swapped := re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value):  # one file writes the day first
            return date(int(swapped[3]), int(swapped[2]), int(swapped[1]))
    return None


def _best_overlap(mark: dict[str, Any], found: list[tuple[int, int, str]], used: set[int]) -> int | None:
    overlaps = [
        (min(end, mark["end"]) - max(start, mark["start"]), -abs(start - mark["start"]), number)
        for number, (start, end, _) in enumerate(found)
        if number not in used and start < mark["end"] and mark["start"] < end
    ]
    return max(overlaps)[2] if overlaps else None


def timex_mentions(text: str, created: date) -> list[tuple[int, int, str]]:
    """What the grammar finds, as TIMEX3 has it: two dates for the two ends of a range, and no times of day."""
    past = tense(text)
    rendered = []
    for mention in find_dates(text, created, past=past, references=True):
        if mention.kind in ("time", "set"):
            continue
        words = mention.span.of(text)
        if re.search(r"\b(morning|afternoon|evening|night|tonight)\b", words, re.I):
            continue  # TIME
        parts = list(_ends_of_range(text, mention, created, past)) or [mention]
        rendered += [(part.span.start, part.span.end, timex_value(part, part.span.of(text), created)) for part in parts]
    return rendered


def _ends_of_range(
    text: str, mention: DateMention, created: date, past: Callable[[int], bool | None]
) -> Iterator[DateMention]:
    period = mention.period
    if not period or not period.starts or not period.ends:
        return
    for joiner in re.finditer(r"\s+(?:to|and|until|till|through)\s+|\s*[-–—]\s*", mention.span.of(text)):
        middle = mention.span.start + joiner.start(), mention.span.start + joiner.end()
        halves = Span(mention.span.start, middle[0]), Span(middle[1], mention.span.end)
        ends = (period.starts, period.ends)
        for half, interval in zip(halves, ends, strict=True):
            yield DateMention(half, interval, "date")
        return


_UNIT_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y",
}  # fmt: skip
_UNIT_WORD = re.compile(r"(second|minute|hour|day|week|month|quarter|year|decade)", re.I)
_COUNTED = re.compile(r"\b(?:ago|(?:the )?(?:past|last|next|coming|previous)|earlier|later)\b", re.I)


def timex_value(mention: DateMention, words: str, created: date) -> str:
    """A mention as the value of a TIMEX3 tag: 2008-03-27, 2008-W12, 2008-Q1, 2008-SP, 200, P3Y, PXY, PRESENT_REF.

    TIMEX3 takes a length counted from now ("two years ago", "the past decade") as its length.
    """
    if mention.kind == "reference":
        return _reference_value(words)
    if mention.kind == "duration":
        return _length_value(mention.duration, words)
    if mention.approximate and _COUNTED.search(words):
        length = _COUNTED.sub(" for ", words)
        inner = next((m for m in find_dates(length, created) if m.kind == "duration"), None)
        if inner:
            return _length_value(inner.duration, length)
        if "decade" in words:
            return "P10Y"
    interval = mention.interval
    return date_value(interval, words) if interval else "XXXX-XX-XX"


def _length_value(duration: tuple[Any, str] | None, words: str) -> str:
    if not duration:
        found = _UNIT_WORD.search(words)
        letters = _UNIT_LETTERS[found[1].lower()] if found else "D"
        return f"PTX{letters[1]}" if letters[0] == "T" else f"PX{letters}"
    value, unit_name = duration
    value *= {"decade": 10, "century": 100}.get(unit_name, 1)
    letters = _UNIT_LETTERS[unit_name]
    number = f"{value.normalize():f}"
    return f"PT{number}{letters[1]}" if letters[0] == "T" else f"P{number}{letters}"


def _reference_value(words: str) -> str:
    low = words.lower()
    if any(word in low for word in ("future", "term", "soon")):
        return "FUTURE_REF"
    return "PAST_REF" if any(word in low for word in ("past", "recent", "former")) else "PRESENT_REF"


def date_value(interval: Interval, words: str) -> str:
    start, end = interval.start, interval.end
    precision = interval.precision
    if precision == Precision.DAY and end == start + timedelta(days=1) and start.weekday() == 5:
        return f"{start.isocalendar().year}-W{start.isocalendar().week:02d}-WE"
    if precision == Precision.DAY:
        return start.isoformat()
    if precision == Precision.WEEK:
        return f"{start.isocalendar().year}-W{start.isocalendar().week:02d}"
    if precision == Precision.MONTH:
        return f"{start:%Y-%m}"
    if precision == Precision.SEASON:
        if start.month % 3 == 1:
            return f"{start.year}-Q{(start.month + 2) // 3}"
        return f"{start.year}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}.get(start.month, 'XX') }"
    if precision == Precision.YEAR:
        return f"FY{start.year}" if "inancial" in words or "iscal" in words else f"{start:%Y}"
    return f"{start.year // 10}"


def _show(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 30) : start], text[end : end + 25]
    return f"{before}[{text[start:end]}]{after}".replace("\n", " / ")


# -------------------------------------------------------------------------------------------- Recognizers-Text

# What of that set reads like news: only these types of result, and none of the notations below. Every reason for
# leaving a case out is a class of expressions, and the table counts the cases of each.
IN_SCOPE_TYPES = frozenset({"date", "daterange", "duration"})
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_UNIT = r"(?:day|week|month|year|weekend|fortnight)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
OUT_OF_SCOPE = {
    "an order to an assistant": (r"cortana|\booo\b|out of office|\bmeet(?:ing)? me\b|^set\b|schedule ",),
    "a unit that only points back": (
        rf"(?<!of )\b(?:the|same|that|all) {_UNIT}\b(?! (?:of|beginning|starting|commencing|after|before (?:y|last)))",
        rf"\b(?!(?:quarter|half|end|start|beginning|middle|rest|{_UNIT})\b)\w+ of the {_UNIT}\b",
        r"\bthe day after\?",
        r"\b(?:weeks?|fortnight|days) later",
        r"\b(?:previous|following|to date|till date)\b",
    ),
    "two dates said as one": (
        rf"(?:\d|\btwo|\bthree)\b[^.]* on {_WEEKDAY}\b",
        rf"\b{_WEEKDAY},? (?:\d+|one|two|three) {_UNIT}",
    ),
    "American and other feasts": (r"halloween|thanksgiving|labor day|\beid\b|saint patrick|workers' day",),
    "computer notation": (
        r"https?:|www\.|[<>=~]|\bdate\(|\.xlsx|\d{8}|\bW\d\d\b",
        r"\d0 s\b|\b\d{4} \d\d \d\d\b|\b\d\d-\d{4}\b|of \d\d$",
        rf"\b\d{{4}} {_MONTH}",
        r"\b\d{4}[-/]\d+[-/][a-z]|\d[-/ ]\d{4}[-/][a-z]",
    ),
    "date glued together": (r"[a-z]{3,}[-/]\d|\d[-/][a-z]{3,}|[a-z]{3}\d\d?\b|\d[hdwy]\b",),
    "number words for a year": (r"\b(?:thousand|hundred|nineteen \w+|twenty \w+)\b",),
    "comparison": (
        r"\b(?:greater|less than|more than|no later|or later|later than|not less)\b",
        r"\b(?:and later|and greater|or after|and after)\b",
    ),
    "vague number": (r"\b(?:some|several|few|couple)\b",),
    "shorthand": (
        r"\b(?:tmrw|eoy|eom|ytd|otd|[cfs]y ?\d*|h[12]|week \d+|w/c)\b",
        r"\bupcoming \w+s\b|\b\d+ (?:next|past|previous|upcoming)\b",
    ),
}  # fmt: skip
_OUT = {reason: re.compile("|".join(patterns), re.I) for reason, patterns in OUT_OF_SCOPE.items()}


def out_of_scope(case: dict[str, Any], day_first: bool) -> str | None:
    """Why a case is not scored, or None.

    In scope are days, stretches of days and lengths of a day or more in running prose, which is what news dates things
    with. Out of scope: times of day and repeated times, lengths under a day, notations of computers and chat, American
    order in figures in the file that is not British, cases that the set itself leaves without a value.
    """
    text = case["Input"]
    for result in case["Results"]:
        kind = (result.get("TypeName") or "").rpartition(".")[2]
        if kind not in IN_SCOPE_TYPES:
            return f"type {kind or 'unnamed'}"
        values = (result.get("Resolution") or {}).get("values", [])
        if any("not resolved" in (v.get("value") or "") for v in values) or not values:
            return "no value in the set"
        if kind == "duration" and any("T" in v.get("timex", "") for v in values):
            return "length under a day"
    if not day_first and re.search(r"\b\d{1,2}[-/.]\d{1,2}\b", text):
        return "American order in figures"
    return next((reason for reason, pattern in _OUT.items() if pattern.search(text)), None)


def score_recognizers(path: Path, verbose: bool) -> None:
    """The share of cases in scope in which every result is found, no other is, and every value is among the case's."""
    cases = json.loads(path.read_text(encoding="utf-8-sig"))
    day_first = "-GB" in path.name
    left_out: Counter[str] = Counter()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases:
        reason = out_of_scope(case, day_first)
        if reason:
            left_out[reason] += 1
            continue
        kind = "+".join(sorted({r["TypeName"].rpartition(".")[2] for r in case["Results"]})) or "nothing to find"
        problem = case_problem(case)
        total[kind] += 1
        right[kind] += not problem
        if verbose and problem:
            print(f"  {case['Input'][:110]!r}: {problem}")
    print(f"\n{path.name}: {len(cases)} cases, {sum(total.values())} in scope")
    for kind in sorted(total):
        print(f"  {kind:24}{right[kind]:5} of {total[kind]:4} right  {right[kind] / total[kind]:7.1%}")
    if total:
        print(
            f"  {'all in scope':24}{right.total():5} of {total.total():4} right  {right.total() / total.total():7.1%}"
        )
    for reason, number in left_out.most_common():
        print(f"  left out: {reason:34}{number:5}")


# The set counts prepositions and articles into a span; the grammar does not.
_LEAD = re.compile(
    r"^(?:(?:in|on|at|from|since|between|before|after|by|for|within|until|till|of|the|around|about|during|starting"
    r"|beginning|as (?:early|late) as)\s+)+",
    re.I,
)


def case_problem(case: dict[str, Any]) -> str:
    """What is wrong with the grammar's answer to a case, or an empty string."""
    text = case["Input"]
    reference = (
        datetime.fromisoformat(case["Context"]["ReferenceDateTime"]).date() if case.get("Context") else date.today()
    )
    found = [m for m in find_dates(text, reference, past=tense(text)) if m.kind in ("date", "duration")]
    found = [
        m for m in found if m.kind != "duration" or not m.duration or m.duration[1] not in ("second", "minute", "hour")
    ]
    expected = case["Results"]
    if len(found) != len(expected):
        return f"found {[m.span.of(text) for m in found]}, expected {[r['Text'] for r in expected]}"
    for mention, result in zip(found, expected, strict=True):
        ours, theirs = _LEAD.sub("", mention.span.of(text).lower()), _LEAD.sub("", result["Text"].lower())
        if ours.strip(" .") != theirs.strip(" ."):
            return f"span {ours!r}, expected {theirs!r}"
        values = (result.get("Resolution") or {}).get("values", [])
        if not any(_same_value(mention, value, mention.span.of(text)) for value in values):
            return f"{mention.span.of(text)!r} is {mention.interval} {mention.duration}, expected {values}"
    return ""


def _same_value(mention: DateMention, value: dict[str, str], words: str) -> bool:
    """Whether a mention has a value of the set: half-open stretches, of which "X to Y" ends where Y begins.

    A date given by a unit ("two months ago") is read as finely as the unit, with the set's day in its middle.
    """
    if value.get("type") == "duration":
        return bool(mention.duration) and _length_value(mention.duration, "") == _spell(value["timex"])
    interval = mention.interval
    if not interval:
        return False
    if value.get("type") == "date":
        day = date.fromisoformat(value["value"])
        middle = interval.start + (interval.end - interval.start) / 2
        return interval.start <= day <= interval.end and (
            interval.start == interval.end or abs((middle - day).days) <= 1
        )
    if mention.approximate and _PART.search(words):  # "early", "late": everybody draws those bounds elsewhere
        start, end = value.get("start", "0001-01-01"), value.get("end", "9999-12-31")
        return start <= interval.end.isoformat() and interval.start.isoformat() <= end
    ends = {interval.end, interval.end + timedelta(days=1)}
    if mention.period and mention.period.ends:
        ends |= {mention.period.ends.start, mention.period.ends.end + timedelta(days=1)}
    starts = {interval.start} | ({interval.start - timedelta(days=-1)} if mention.approximate else set())
    good = True
    if value.get("start"):
        start = date.fromisoformat(value["start"])
        good = start in starts or (not value.get("end") and start in ends)
    if value.get("end"):
        end = date.fromisoformat(value["end"])
        good = good and (end in ends or (not value.get("start") and end in starts))
    return good


_PART = re.compile(r"\b(early|mid|late|earlier|later|start|beginning|middle|end)\b", re.I)


def _spell(timex: str) -> str:
    return re.sub(r"(?<=\d)\.0+(?=\D)", "", timex)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
