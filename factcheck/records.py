"""The nouns of factcheck: what is read, what is known, and what is said about it. All are immutable.

Offsets are in characters of the article's text as it is in the file, half-open: `text[start:end]`.
A thing of the registry knows where it was written (`where`: path and line) and who says so (`sources`).
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from enum import StrEnum
from functools import cached_property

from .intervals import ALWAYS, Interval, Period
from .structs import Struct


class Verdict(StrEnum):
    MATCH = "match"
    CONFLICT = "conflict"
    UNSUPPORTED = "unsupported"


class Span(Struct, frozen=True, order=True):
    """A stretch of text, `start` included and `end` not."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


# ---------------------------------------------------------------------------------------------- the article


class Article(Struct, frozen=True, dict=True):
    """A draft: its text unaltered, and the date that it is, or is to be, published.

    `body` is the part to read: all of the text but the front matter. `published_by` says who gave the date:
    "option", "article", "saved" (the day on which the file was) or "today". `extracted` is true when the text was taken
    out of another format; its lines are then paragraphs, and `pages` are the characters at which its pages begin.
    """

    path: str
    text: str
    published: date
    published_by: str = "option"
    title: str | None = None
    body: Span = Span(0, 0)
    extracted: bool = False
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column, both from 1, of a character."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def part(self, offset: int) -> str:
        """What a person looks for to find a character: "line 3", "paragraph 3" or "page 3"."""
        if self.pages:
            return f"page {bisect_right(self.pages, offset)}"
        return f"{'paragraph' if self.extracted else 'line'} {self.line_column(offset)[0]}"

    def where(self, offset: int) -> str:
        """The article's path and the place of a character in it: "draft.txt:3", or "draft.docx, paragraph 3"."""
        if self.extracted:
            return f"{self.path}, {self.part(offset)}"
        return f"{self.path}:{self.line_column(offset)[0]}"


# --------------------------------------------------------------------------------------------- the registry


class Source(Struct, frozen=True):
    """Where a fact was seen."""

    id: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    retrieved: str = ""
    licence: str = ""
    where: str = ""
    attribution: str = ""


class Name(Struct, frozen=True):
    """One way of naming a thing, and when that way is right."""

    text: str
    period: Period = ALWAYS


class Honorific(Struct, frozen=True):
    """A title that goes with a name ("Sir", "Dr", "Chief Insp", "OBE"), over a period."""

    text: str
    suffix: bool = False
    period: Period = ALWAYS
    sources: tuple[Source, ...] = ()
    where: str = ""


class Affiliation(Struct, frozen=True):
    """A party that a person belongs to, or a place where they live, over a period."""

    to: str
    period: Period = ALWAYS
    sources: tuple[Source, ...] = ()
    where: str = ""


class Person(Struct, frozen=True):
    id: str
    name: str
    other_names: tuple[Name, ...] = ()
    honorifics: tuple[Honorific, ...] = ()
    parties: tuple[Affiliation, ...] = ()
    homes: tuple[Affiliation, ...] = ()
    gender: str = ""
    born: Interval | None = None
    died: Interval | None = None
    sources: tuple[Source, ...] = ()
    where: str = ""


class Organisation(Struct, frozen=True):
    """A council, party, force, trust, school, department, court… `short` is how copy calls it once it is named."""

    id: str
    name: str
    other_names: tuple[Name, ...] = ()
    short: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()
    classification: str = ""
    parent: str = ""
    area: str = ""
    period: Period = ALWAYS
    successor: str = ""
    sources: tuple[Source, ...] = ()
    where: str = ""


class Place(Struct, frozen=True):
    id: str
    name: str
    other_names: tuple[Name, ...] = ()
    mistaken: tuple[str, ...] = ()
    classification: str = ""
    within: str = ""
    sources: tuple[Source, ...] = ()
    where: str = ""


class Holder(Struct, frozen=True):
    """That a person held a post over a period; `status` is "", "acting" or "interim".

    `person` and `post` are ids. `seen` is a date at which the person was in post, for when neither end is known.
    """

    person: str
    post: str
    period: Period = ALWAYS
    status: str = ""
    sources: tuple[Source, ...] = ()
    where: str = ""
    party: str = ""
    seen: Interval | None = None


class Vacancy(Struct, frozen=True):
    """That nobody held a post over a period."""

    period: Period = ALWAYS
    sources: tuple[Source, ...] = ()
    where: str = ""


class Post(Struct, frozen=True):
    """An office: `seats` is how many people hold it at once, None when the registry does not say."""

    id: str
    label: str
    other_labels: tuple[str, ...] = ()
    organisation: str = ""
    area: str = ""
    seats: int | None = None
    holders: tuple[Holder, ...] = ()
    where: str = ""
    vacant: tuple[Vacancy, ...] = ()


class EventDate(Struct, frozen=True):
    """One date of an event and what it is the date of: "held", "reported", "announced", "due", "took effect"."""

    aspect: str
    interval: Interval


class Event(Struct, frozen=True):
    """Something that happened: number `ordinal` of its `series`, concerning `of`, done by `by`."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    series: str = ""
    ordinal: int | None = None
    of: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    place: str = ""
    dates: tuple[EventDate, ...] = ()
    sources: tuple[Source, ...] = ()
    where: str = ""


class Figure(Struct, frozen=True):
    """What a property of a subject amounts to, in the words and digits of its source; `of` is the whole of a share."""

    subject: str
    property: str
    value: str
    other_properties: tuple[str, ...] = ()
    qualifier: str = ""
    unit: str = ""
    of: str = ""
    as_of: Interval | None = None
    sources: tuple[Source, ...] = ()
    where: str = ""


class Scheme(Struct, frozen=True):
    """The closed list of grades that an issuer gives, best first; `aliases` pairs another wording with its grade."""

    name: str
    issuer: str = ""
    grades: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    where: str = ""


class Rating(Struct, frozen=True):
    """A grade that an issuer gave a subject; `superseded` is when a later one took its place."""

    subject: str
    issuer: str
    grade: str
    scheme: str = ""
    aspect: str = ""
    inspected: Interval | None = None
    published: Interval | None = None
    superseded: Interval | None = None
    sources: tuple[Source, ...] = ()
    where: str = ""


class Quote(Struct, frozen=True):
    """Words that somebody said; `speaker` is the id of a person or body, or a name that the registry does not hold."""

    speaker: str
    text: str
    said: Interval | None = None
    to: str = ""
    sources: tuple[Source, ...] = ()
    where: str = ""


class Statement(Struct, frozen=True):
    """A sentence that is true, as of a date."""

    text: str
    as_of: Interval | None = None
    sources: tuple[Source, ...] = ()
    where: str = ""


class Document(Struct, frozen=True):
    """A source whose whole text is held, at `path`."""

    path: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    where: str = ""


class Passage(Struct, frozen=True):
    """A sentence of a document. `number` is its place in its shelf, so that its neighbours can be asked for.

    `where` is for the reader ("title, page 3" or "title, line 12"); `document` says what the text is.
    """

    number: int
    text: str
    where: str
    document: Source
    shelf: int = 0


class Ruling(Struct, frozen=True):
    """What an editor decided about a claim: `ruling` is "confirmed", "wrong" or "accepted".

    `means` is what the claim says, part by part (`registry/rulings.py`), empty when only its words are on record;
    `because` is why, in the editor's words. `until` is the last day on which it counts; with an `article` it counts for
    that one only.
    """

    claim: str
    kind: str
    ruling: str
    by: str
    on: Interval
    until: Interval | None = None
    because: str = ""
    article: str = ""
    means: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sources: tuple[Source, ...] = ()
    where: str = ""


class Known(Struct, frozen=True):
    """That `key` names a thing of the registry.

    `type` is "person", "organisation" or "place"; `form` is how the name is meant: "name", "other", "short" (how copy
    calls it once it is named) or "mistaken" (a lookalike that is not its name).
    """

    key: str
    type: str
    id: str
    form: str
    name: Name


# ------------------------------------------------------------------------------------------- what is claimed


class Claim(Struct, frozen=True):
    """What the article asserts at `span`; `content` is what its kind read there, and `time` when it is said to hold."""

    kind: str
    span: Span
    content: object
    time: Interval | None = None
    attributed_to: str | None = None


class Evidence(Struct, frozen=True):
    """One fact, passage or ruling that bears on one claim, and what it says."""

    says: str
    where: str = ""
    period: Period = ALWAYS
    source: Source | None = None


class Finding(Struct, frozen=True):
    """A claim, its verdict and why. `code` is `kind/problem`, one of `factcheck.codes`."""

    verdict: Verdict
    kind: str
    code: str
    span: Span
    text: str
    message: str
    suggestion: str | None = None
    attributed_to: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Report(Struct, frozen=True):
    """One article and what was found in it, in text order; `notices` are for the reader, not part of the verdicts.

    `accepted` is how many findings an editor's ruling has silenced.
    """

    article: Article
    findings: tuple[Finding, ...] = ()
    notices: tuple[str, ...] = ()
    accepted: int = 0

    def count(self, verdict: Verdict) -> int:
        return sum(finding.verdict == verdict for finding in self.findings)


class Problem(Struct, frozen=True):
    """A user's mistake in a file: what, where, and what to do."""

    path: str
    line: int
    column: int
    message: str
    severity: str = "error"
    code: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class CannotCheck(Exception):
    """Why nothing can be checked, in words for the user: one line each, problems with a place first."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
