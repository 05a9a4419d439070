"""The few lines between `---` and `---` with which a Markdown draft may begin; of them, `date:` and `title:`.

Read by hand and not with a YAML library, which takes longer to load than a whole article takes to check. What the
two fields need of YAML is here: quotes, comments, a title folded over several lines. Other fields are skipped.
"""

from __future__ import annotations

import re
from datetime import date

from ..intervals import MONTHS, WEEKDAYS, Interval, say
from ..structs import Struct
from .reader import FENCE

_FENCES = (FENCE, "...")
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?=\s|$)[ \t]*")
_NUMERIC = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ].*)?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NULL = ("", "~", "null", "Null", "NULL")


class BadFrontMatter(Exception):
    """What is wrong in the front matter, and at which character."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class FrontMatter(Struct, frozen=True):
    """What the front matter gives; `end` is where the article proper begins."""

    date: date | None = None
    title: str | None = None
    end: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of `text`, empty when there is none.

    A text that begins with a rule (`---`) and goes on with prose has none, nor has one whose `---` never closes.
    Raises BadFrontMatter for a date that is none, and for a field given twice.
    """
    lines = text.splitlines(keepends=True) if text.startswith(FENCE) else []
    if not lines or lines[0].rstrip() != FENCE:
        return FrontMatter()
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in _FENCES), None)
    if closing is None or not _looks_like_fields(lines[1:closing]):
        return FrontMatter()
    found: dict[str, tuple[int, str]] = {}
    offset = len(lines[0])
    for number in range(1, closing):
        line = lines[number]
        key = _KEY.match(line)
        if key and key[1].lower() in ("date", "title"):
            name = key[1].lower()
            if name in found:
                raise BadFrontMatter(offset, f"the front matter gives {name} twice")
            value = _scalar(line[key.end() :], lines[number + 1 : closing])
            found[name] = (offset + key.end(), value)
        offset += len(line)
    day = None
    if "date" in found and found["date"][1] not in _NULL:
        at, written = found["date"]
        try:
            day = read_date(written)
        except ValueError as error:
            raise BadFrontMatter(at, str(error)) from None
    title = found["title"][1] if "title" in found else ""
    return FrontMatter(day, title or None, offset + len(lines[closing]))


def _looks_like_fields(lines: list[str]) -> bool:
    first = next((line for line in lines if line.strip() and not line.startswith("#")), None)
    return first is None or _KEY.match(first) is not None


def _scalar(first: str, following: list[str]) -> str:
    """The value that begins with `first`: quoted or plain, without its comment, and with its continuation lines."""
    value = first.strip()
    if value[:1] in ("|", ">"):
        value = ""
    parts = [value]
    for line in following:
        if not line.startswith((" ", "\t")):
            break
        parts.append(line.strip())
    value = " ".join(part for part in parts if part)
    if quoted := _SINGLE.match(value):
        return quoted[1].replace("''", "'")
    if quoted := _DOUBLE.match(value):
        return re.sub(r"\\(.)", r"\1", quoted[1])
    if value.startswith("#"):
        return ""
    return re.split(r"\s#", value, maxsplit=1)[0].strip()


def read_date(written: str) -> date:
    """A day as a desk writes it: `2024-03-21`, `21 March 2024`, `Thursday, March 21st, 2024`, `21/03/2024`.

    Numbers with slashes or points are in British order; a time of day after an ISO date is left out of account.
    Raises ValueError, with words for a reader, when it is none of these, when there is no such day, or when the
    weekday is not that of the day.
    """
    text = written.strip()
    no_date = ValueError(f"{text!r} is not a date: write 2024-03-21 or 21 March 2024")
    weekday = None
    if found := _NUMERIC.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SLASHED.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        words = text.replace(",", " ").split()
        weekday = next((n for n, name in enumerate(WEEKDAYS) if words and _short(words[0], name)), None)
        if weekday is not None:
            words = words[1:]
        if len(words) != 3:
            raise no_date
        if not words[0][0].isdigit():
            words[0], words[1] = words[1], words[0]
        found = _DAY.fullmatch(words[0])
        named = next((n for n, name in enumerate(MONTHS, 1) if _short(words[1], name)), None)
        if not found or not named or not re.fullmatch(r"\d{4}", words[2]):
            raise no_date
        day, month, year = int(found[1]), named, int(words[2])
    try:
        value = date(year, month, day)
    except ValueError:
        raise ValueError(f"{text!r} is not a date: there is no such day") from None
    if weekday is not None and value.weekday() != weekday:
        raise ValueError(f"{text!r}: {say(Interval.day(value))} is a {WEEKDAYS[value.weekday()]}")
    return value


def _short(word: str, name: str) -> bool:
    """Whether the word is the name or a beginning of it: Thurs, Sept., MARCH."""
    word = word.rstrip(".").lower()
    return len(word) >= 3 and name.lower().startswith(word)
