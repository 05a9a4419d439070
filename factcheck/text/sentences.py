"""Paragraphs and sentences of British news copy, and whether a clause looks back or ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..records import Span
from ..structs import Struct
from .tokens import cut

# Words that end in a full stop inside a sentence, as British copy abbreviates (Guardian and PA stylebooks drop most
# of these stops, local papers keep many).
ABBREVIATIONS: frozenset[str] = frozenset(
    """
    mr mrs ms mx dr prof rev revd fr sr jr st hon rt coun cllr clr ald capt col lt maj gen sgt cpl insp supt det con
    ch asst sir messrs no nos vs v etc e.g i.e eg ie approx dept est ltd co inc plc jan feb mar apr jun jul aug sep
    sept oct nov dec mon tue tues wed thu thur thurs fri p pp vol fig art ave rd
    """.split()
)
# The expressions read `_plain` text: a set of characters beyond Latin-1 takes a millisecond to compile at every start.
# Each begins with marks and not with a condition, so that `re` passes over letters without trying it at every one.
_PLAIN = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("…", "!"), ("•", "("))
_ENDS = re.compile(r"[.!?][\"')\]]*(?=\s)")
_NEXT = re.compile(r"\s+[\"'(\[]*([\w£])")
# In scraped copy and in bullet points the full stop is missing after a last word in quotation marks: "… as ‘unfair’ The
# council said …". Only before words that begin a sentence and never stand with a capital inside one.
_QUOTED_END = re.compile(r"[\"'](?=\s+([A-Z][a-z]*)\s)")
_BEGINS = frozenset("The A An It He She They We This That These Those But And Some When After In On At Also".split())
_OPENS_QUOTE = re.compile(r"(?:^|\s)[\"']\w")
_LAST_WORD = re.compile(r"([^\s\"'(\[]{1,12})\.$")


class Sentence(Struct, frozen=True):
    """A sentence: where it is, which paragraph it belongs to (from 0), and whether it is `display` text.

    Display text is a headline, a caption or a credit: a line of its own that does not end like a sentence.
    """

    span: Span
    paragraph: int
    display: bool = False


# News sentences have 30 words, and the longest in print some hundred. What is longer has lost its stops, and is cut so
# that the work on a sentence, which looks from each of its words to the others, stays bounded.
_LONGEST = 1_500
# Lines longer than this are paragraphs; editors and mail programs wrap at 65 to 100 characters.
_WIDEST_WRAP = 110


def unwrap(text: str, body: Span) -> str:
    """The same text, character for character, with the line breaks inside a wrapped paragraph turned into spaces.

    A block between blank lines is wrapped when each of its lines is full: the first word of the next would not have
    fitted within the longest. Lines that end early are paragraphs of their own, as scraped copy has them.
    """
    breaks = []
    for block in _blocks(text, body):
        lines = [text[start:end] for start, end in block]
        width = max(map(len, lines))
        if len(lines) < 2 or width > _WIDEST_WRAP or any(line.lstrip()[:1] in "-*•#>|" for line in lines):
            continue
        if all(len(a) + 1 + len(b.split(None, 1)[0]) > width for a, b in pairwise(lines)) and _runs_on(lines):
            breaks += [end for _, end in block[:-1]]
    if not breaks:
        return text
    characters = list(text)
    for at in breaks:
        while characters[at] in "\r\n":
            characters[at] = " "
            at += 1
    return "".join(characters)


def _runs_on(lines: list[str]) -> bool:
    """Whether some line stops in the middle of a sentence, so that the lines are not each a paragraph."""
    return any(line.rstrip()[-1] not in '.!?…"”’:' for line in lines[:-1])


def _blocks(text: str, body: Span) -> Iterator[list[tuple[int, int]]]:
    """The runs of lines that are not blank, each line without its break."""
    block: list[tuple[int, int]] = []
    at = body.start
    while at < body.end:
        end = text.find("\n", at, body.end)
        end = body.end if end < 0 else end
        last = end - 1 if end > at and text[end - 1] == "\r" else end
        if text[at:last].strip():
            block.append((at, last))
        elif block:
            yield block
            block = []
        at = end + 1
    if block:
        yield block


def split_sentences(text: str, body: Span) -> list[Sentence]:
    """The sentences of `text[body]`, without the white space around them.

    Reads paragraphs as lines (a blank line or a line break ends one), and inside a paragraph ends a sentence at
    . ! ? or … before a capital, a figure or an opening quotation mark, unless the stop belongs to an abbreviation
    ("Coun. Marsh"), an initial ("J. B. Hale") or a number ("£1.2m").
    """
    sentences: list[Sentence] = []
    plain = _plain(text)
    paragraph = 0
    at = body.start
    while at < body.end:
        line_end = text.find("\n", at, body.end)
        line_end = body.end if line_end < 0 else line_end
        start, end = _trim(text, at, line_end)
        if start < end:
            pieces = _split_line(plain, start, end)
            display = len(pieces) == 1 and text[end - 1] not in ".!?…\"”'’:;," and end - start < 160
            sentences.extend(Sentence(Span(*piece), paragraph, display) for piece in pieces)
            paragraph += 1
        at = line_end + 1
    return sentences


def _plain(text: str) -> str:
    """The same text, character for character, with straight quotes and marks of Latin-1."""
    for mark, plain in () if text.isascii() else _PLAIN:
        text = text.replace(mark, plain)
    return text


def _split_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    begin = start
    for stop in _stops(text, start, end):
        after = _NEXT.match(text, stop.end(), end)
        if not after or after[1].islower() or after[1] == "_":
            continue
        if text[stop.start()] == ".":
            word = _LAST_WORD.search(text, max(begin, stop.start() - 14), stop.start() + 1)
            if word and _is_abbreviation(word.group(1), stop.group()):
                continue
        pieces.append((begin, stop.end()))
        begin = _trim(text, stop.end(), end)[0]
    pieces.append((begin, end))
    if end - start <= _LONGEST:
        return [piece for piece in pieces if piece[0] < piece[1]]
    return [cut for piece in pieces for cut in _cut(text, *piece)]


def _stops(text: str, start: int, end: int) -> list[re.Match[str]]:
    stops = list(_ENDS.finditer(text, start, end))
    if text.find('"', start, end) < 0 and text.find("'", start, end) < 0:
        return stops
    quoted = [stop for stop in _QUOTED_END.finditer(text, start, end) if stop[1] in _BEGINS]
    quoted = [stop for stop in quoted if text[stop.start() - 1].isalnum()]
    if quoted and _OPENS_QUOTE.search(text, start, quoted[-1].start()):
        stops = sorted([*stops, *quoted], key=lambda stop: stop.start())
    return stops


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch too long for a sentence in pieces that are not, each up to a space if it has one."""
    while end - start > _LONGEST:
        at = text.rfind(" ", start + 1, start + _LONGEST)
        at = start + _LONGEST if at < 0 else at
        yield start, at
        start = _trim(text, at, end)[0]
    if start < end:
        yield start, end


def _is_abbreviation(word: str, stop: str) -> bool:
    if len(stop) > 1:
        return False
    if len(word) == 1:
        return word.isupper() and word != "I"
    return word.lower() in ABBREVIATIONS


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


# Words that put a clause in the future or the past. A closed list of auxiliaries and of the verbs and phrases with
# which news announces: "is due on", "will be held", "set to", "was held", "had".
_AHEAD: frozenset[str] = frozenset(
    """
    will shall should must due scheduled planned expected upcoming forthcoming coming next ahead plans aims hopes
    becomes takes starts begins opens closes ends expires meets retires leaves joins
    """.split()
)
_AHEAD_PHRASE = re.compile(
    r"\b(?:is|are|am|'s|was|were) (?:to|going to|set to|about to)\b|\b(?:set|due|hopes|plans) to\b|'ll\b"
)
_BACK: frozenset[str] = frozenset(
    """
    was were had did has have been said told took held made came went left began became saw heard found won lost met
    gave got ran sat spoke wrote rose fell grew died broke chose drew drove fought hit kept knew led paid put quit
    read sent set shot stood spent struck taught thought threw understood woke wore sold bought built brought caught
    fled sought sank shut tore swore ago last previous yesterday
    earlier since
    """.split()
)
_CLAUSE = re.compile(
    r";|:|, (?:but|and|which|who|while|with|as|adding)\b| (?:but|while|after|before|because|although) "
)
_WORDS = re.compile(r"([a-z]+)")


def looks_back(text: str, sentence: Span, offset: int) -> bool | None:
    """Whether the clause around `offset` is told in the past (True), the future (False) or neither (None).

    Reads "was held on March 20" and "Last month the trust hosted" as past, "a report due on March 27" and "will meet
    on Friday" as future. Among cues of both kinds the nearer to the offset wins. A participle after "be" is of the time
    of its auxiliary: "will be held on", "is to be officially opened on".
    """
    lower = text[sentence.start : sentence.end].lower().replace("’", "'")
    phrases = " to" in lower or "'ll" in lower
    at = offset - sentence.start
    left = max((m.start() for m in _CLAUSE.finditer(lower, 0, max(at, 0))), default=0)
    right = next((m.start() for m in _CLAUSE.finditer(lower, min(at + 1, len(lower)))), len(lower))
    best: tuple[int, bool] | None = None
    before = ""
    words, starts, _ = cut(_WORDS, lower[left:right], left)
    for word, start in zip(words, starts, strict=True):
        ahead = word in _AHEAD
        passive, before = before == "be", before if before == "be" and word.endswith("ly") else word
        if ahead or (not passive and (word in _BACK or (word.endswith("ed") and len(word) > 4))):
            distance = abs(start - at)
            if best is None or distance < best[0]:
                best = (distance, not ahead)
    for found in _AHEAD_PHRASE.finditer(lower, left, right) if phrases else ():
        distance = abs(found.start() - at)
        if best is None or distance <= best[0] or found.start() < at < found.end() + 40:
            best = (distance, False)
    return best[1] if best else None
