"""Makes rulings out of findings and keeps them in `claims/`, a file for each article and day, by year."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ..files import write_whole
from ..intervals import parse_edtf
from ..kinds.case import Case
from ..kinds.meaning import meaning
from ..kinds.ruled import CALENDAR
from ..records import CannotCheck, Claim, Finding, Ruling, Verdict
from ..registry.load import Record
from ..registry.rulings import RULINGS
from ..structs import Struct
from ..text.normalise import name_key
from .writing import item, read_file, read_text

_HEADING = """\
# Rulings on {article}, written by factcheck record. Edit them as you like; docs/rulings.md tells how.
rulings:
"""
# A file name longer than this is a nuisance in every tool.
_LONGEST_SLUG = 60


class Decision(Struct, frozen=True):
    """What an editor decided, as typed: `until` and `here` (for this article only) may be left out."""

    ruling: str
    by: str
    on: str
    source: str
    until: str = ""
    here: bool = False


def decision(ruling: str, by: str, on: str, source: str, until: str = "", here: bool = False) -> Decision:
    """A decision whose parts are in order. Raises CannotCheck with every part that is not."""
    problems = []
    if ruling not in RULINGS:
        problems.append(f"--ruling is {', '.join(RULINGS[:-1])} or {RULINGS[-1]}, not {ruling!r}")
    problems += [f"say {what}" for what, text in (("who decides, with --by", by),
                 ("where you saw it or why, with --source", source)) if not text.strip()]  # fmt: skip
    for option, text in (("--on", on), ("--until", until)):
        try:
            if text:
                parse_edtf(text)
        except ValueError as error:
            problems.append(f"{option}: {error}")
    if not problems and until and parse_edtf(until).end < parse_edtf(on).start:
        problems.append(f"--until {until} is before {on}, the day of the ruling")
    if problems:
        raise CannotCheck(*problems)
    return Decision(ruling, by, on, source, until, here)


def ruling_of(claim: Claim, finding: Finding, case: Case, made: Decision, claims: str) -> dict[str, Any]:
    """The record of a decision on a finding, as it goes into a file of the folder `claims`.

    A claim that does not say by itself whom it is about counts for its own article only, and so does one that is
    accepted without a date.
    """
    found = meaning(claim, case)
    record: dict[str, Any] = {
        "claim": finding.text,
        "kind": finding.kind,
        "ruling": made.ruling,
        "by": made.by,
        "on": made.on,
    }
    if made.until:
        record["until"] = made.until
    record["source"] = made.source
    if made.here or bound(claim, case, made.ruling, made.until):
        record["article"] = article_name(case.draft.article.path, claims)
    if found:
        record["means"] = {part: values[0] if len(values) == 1 else values for part, values in found.parts.items()}
    return record


def bound(claim: Claim, case: Case, ruling: str, until: str) -> str:
    """Why a ruling on a claim can only count for its own article, in words for the user; "" when it can for all."""
    found = meaning(claim, case)
    if found is None or not found.general:
        return "the claim does not say by itself what it is about"
    return "it is accepted without an end" if ruling == "accepted" and not until else ""


def article_name(path: str, claims: str) -> str:
    """How rulings name an article: its path from the folder that `claims` is in, or its file's name alone."""
    inside = os.path.relpath(os.path.abspath(path), os.path.dirname(os.path.abspath(claims)))
    return os.path.basename(path) if inside.startswith(os.pardir) else inside.replace(os.sep, "/")


def confirmable(finding: Finding, ruling: str) -> bool:
    """Whether an editor can decide so: what the calendar says can be accepted as it stands, but not confirmed."""
    return not (ruling == "confirmed" and finding.code in CALENDAR)


def chosen(pairs: Iterable[tuple[Claim, Finding]], kind: str | None, code: str | None) -> list[tuple[Claim, Finding]]:
    """The findings that can be ruled on: all that are no match, of one kind or code if these are given."""
    return [
        (claim, finding)
        for claim, finding in pairs
        if finding.verdict != Verdict.MATCH and kind in (None, finding.kind) and code in (None, finding.code)
    ]


def write(claims: str, article: str, published: date, rulings: Sequence[dict[str, Any]]) -> str:
    """Puts rulings at the end of the article's file in `claims`, after what is there; gives the path of the file.

    A file that somebody has given another shape is left as it is, and the rulings go into one beside it. Raises
    CannotCheck when the file cannot be written, or is there and broken.
    """
    stem = os.path.splitext(os.path.basename(article))[0]
    base = os.path.join(claims, f"{published.year}", f"{published.isoformat()}-{_slug(stem, published)}")
    text = "".join(map(item, rulings))
    heading = _HEADING.format(article=" ".join(os.path.basename(article).split()))
    for number in range(1, 100):
        path = f"{base}.yaml" if number == 1 else f"{base}-{number}.yaml"
        if not os.path.exists(path):
            read_text(path, heading + text)
            write_whole(path, (heading, text), folders=True)
            return path
        before = read_file(path)
        joined = before + ("" if before.endswith("\n") else "\n") + text.replace("\n", _line_end(before))
        if _adds(path, before, joined, len(rulings)):
            write_whole(path, (joined,), folders=True)
            return path
    raise CannotCheck(f"{base}.yaml: the rulings cannot be added to this file")


def _adds(path: str, before: str, after: str, number: int) -> bool:
    """Whether a file's new text holds all that was there, unchanged, and so many rulings more."""
    old = [_content(record) for record in read_text(path, before)]
    try:
        new = read_text(path, after)
    except CannotCheck:
        return False
    added = new[len(old) :]
    return (
        [_content(record) for record in new[: len(old)]] == old
        and len(added) == number
        and all(record.section == "rulings" for record in added)
    )


def _content(record: Record) -> tuple[str, str, object]:
    return record.section, record.id, record.data


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _slug(stem: str, published: date) -> str:
    """A file's name out of an article's: letters, digits and hyphens, without the date that it may begin with."""
    key = re.sub(r"[^a-z0-9]+", "-", name_key(stem)).strip("-")
    return key.removeprefix(published.isoformat()).strip("-")[:_LONGEST_SLUG].strip("-") or "article"


def listed(rulings: Iterable[Ruling], today: date, expired: bool) -> list[str]:
    """A line for each ruling, the latest first; with `expired` only those that count no longer."""
    found = [one for one in rulings if not expired or (one.until and one.until.end < today)]
    found.sort(key=lambda one: one.on, reverse=True)
    return [_line(one, today) for one in found]


def _line(one: Ruling, today: date) -> str:
    words = [f"{one.where}: {one.ruling} by {one.by}, {one.on}"]
    if one.until:
        over = one.until.end < today
        words.append(f"until {one.until}" + (" (over)" if over else ""))
    if one.article:
        words.append(f"for {one.article} only")
    because = one.because or "; ".join(source.title or source.url for source in one.sources)
    claim = one.claim.strip("“”\"'‘’")
    return f"{', '.join(words)}\n    {one.kind}: “{claim}” ({because})"


def today() -> str:
    """The day on which a ruling is made, as it is written."""
    return date.today().isoformat()
