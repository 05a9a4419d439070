"""Compares quoted words with words that are held: the same, a part, altered, or cut so that a “not” is lost.

Authority for what may differ: the Guardian style guide, under “quotation marks” and “ellipsis”: quoted words are not to
be changed; an ellipsis marks what is left out and square brackets what is put in. Typography, contractions ("we've" for
"we have", which is how speech was written down) and the house style of numbers are not words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...records import Span
from ...structs import Struct, replace

# An altered quotation is told from another utterance of the same speaker by its length, by the run of words that both
# share and by how few words differ. Measured 2026-11 on 241 quotations of seven words or more in 171 news articles
# (BUMP and MEANTIME), every one against every other, 57,840 comparisons: of 92 that share four words in a row, these
# three values call two altered, both the same utterance printed twice. Looser ones (5, 4, 3) called no other.
SHORTEST_ALTERED = 7
SHORTEST_RUN = 5
MOST_CHANGED = 4  # one word in so many
# A part of what was said proves nothing about what was cut when it is shorter: "in favour" is anybody's.
SHORTEST_CUT = 4
# Words that an insertion in square brackets may stand for ("[the council]" for "they", "[Ms Marsh] and her team").
_BRACKET_REACH = 8
# Longer texts are passages for the caller to choose; the comparison of two texts costs their product.
_MOST_HELD = 4_000
_MOST_QUOTED = 600

_PIECE = (
    r"(?P<gap>\.{3}|…|\[[\s.…]{1,9}\])|(?P<put>\[[^\]\[]{1,120}\])"
    r"|(?P<word>\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[£$€%])|(?P<stop>[.,;:!?()—–])"
)
_LETTER = r"\[([^\W\d_])\](?=[^\W\d_])"
_ENDINGS = (("n't", "not"), ("'ve", "have"), ("'ll", "will"), ("'re", "are"), ("'m", "am"))
_IRREGULAR = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
    "percent": ("per", "cent"), "pc": ("per", "cent"), "%": ("per", "cent"), "m": ("million",), "bn": ("billion",),
    "mn": ("million",), "ok": ("okay",), "whilst": ("while",), "amongst": ("among",),
} | {f"{word}'s": (word, "is") for word in "it that there he she what here who where how".split()}  # fmt: skip
_DIGITS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
# What "'s" and "'d" may stand for.
_FULLS = {"s": ("is", "has"), "d": ("would", "had")}
_FILLERS = frozenset("er erm um uh ah".split())

NEGATIONS = frozenset("not never no nor neither".split())
# "No doubt", "not only", "no later than" deny nothing.
_NO_NEGATION = frozenset("doubt only just merely simply matter later less fewer more".split())
# What may stand between a "not" and the words that it denies.
_CARRIES = frozenset(
    """
    a an the to be been being going think believe feel that this it is was are were any in at of all yet very really we
    i he she they there you have has had do my our their enough
    """.split()
)
# "I do not think that the road will open" denies the opening, however long its subject.
_RAISING = frozenset("think believe expect suppose imagine feel".split())
_RAISING_REACH = 8
_AUXILIARIES = frozenset(
    "is are was were am be will would can could should shall may must do does did has have".split()
)


class _Word(Struct, frozen=True):
    key: str
    start: int
    end: int
    fresh: bool  # a stop or a dash stands before it
    short: str = ""  # the word as written, when it may stand for two: "it's", "the council's", "we'd"


class Comparison(Struct, frozen=True):
    """What quoted words are to held ones.

    `kind` is "same" (the quotation is all or part of what is held), "altered" or "different". `difference` pairs the
    quoted and the held words where they differ, `lost` is a denial of the held text that the cut leaves out ("do not
    think"), `held` is the stretch of the held text that answers to the quotation, `words` counts the quoted ones.
    """

    kind: str
    words: int = 0
    difference: tuple[tuple[str, str], ...] = ()
    lost: str = ""
    held: Span = Span(0, 0)


_DIFFERENT = Comparison("different")


def compare_words(quoted: str, held: str) -> Comparison:
    """Compares a quotation, without its marks, with a text that holds what somebody said.

    Reads … and ... as a cut, [words] as put in for none or for up to eight words, [T]he as The. Capitals, marks,
    hyphens, contractions and the style of numbers do not count.
    """
    segments, gaps = _segments(quoted)
    record = _words(held)
    segments = [_spelt_out(segment, record) for segment in segments]
    record = _spelt_out(record, [word for segment in segments for word in segment])
    total = sum(map(len, segments))
    if not total or not record or total > _MOST_QUOTED or len(record) > _MOST_HELD:
        return _DIFFERENT
    keys = [word.key for word in record]
    best: Comparison | None = None
    for places in _exact(segments, gaps, keys):
        lost = _lost(places, record, held)
        found = Comparison("same", total, (), lost, Span(record[places[0][0]].start, record[places[-1][1] - 1].end))
        if not lost:
            return found
        best = best or found
    return best or _altered(segments, record, keys, quoted, held, total)


# ------------------------------------------------------------------------------------------------ reading words


def _segments(quoted: str) -> tuple[list[list[_Word]], list[str]]:
    """The runs of words between ellipses and insertions, and what stands between each two of them."""
    segments: list[list[_Word]] = [[]]
    gaps: list[str] = []
    text = re.sub(_LETTER, r"\1", quoted)
    shifted = len(text) != len(quoted)
    for found in _pieces(text):
        if found["gap"] or found["put"]:
            kind = "gap" if found["gap"] else "put"
            if segments[-1]:
                segments.append([])
                gaps.append(kind)
            elif gaps and kind == "gap":
                gaps[-1] = kind
        elif found["word"]:
            at = Span(0, 0) if shifted else Span(found.start(), found.end())
            segments[-1].extend(_read(found["word"], at, False))
    if not segments[-1] and len(segments) > 1:
        segments.pop()
        gaps.pop()
    return segments, gaps


def _pieces(text: str) -> Iterator[re.Match[str]]:
    """The words, stops, ellipses and insertions of a text. Compiled when first used: most drafts compare nothing."""
    return re.finditer(_PIECE, text)


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    fresh = True
    for found in _pieces(text):
        if not found["word"]:
            fresh = True
            continue
        read = _read(found["word"], Span(found.start(), found.end()), fresh)
        words += read
        fresh = fresh and not read
    return words


def _read(word: str, at: Span, fresh: bool) -> list[_Word]:
    """The keys of a written word, only the first after the stop, only the last possibly a word that is shortened."""
    keys = _keys(word)
    written = word.lower().replace("’", "'")
    short = written if written[-2:] in ("'s", "'d") else ""
    last = len(keys) - 1
    return [
        _Word(key, at.start, at.end, fresh and not place, short if place == last else "")
        for place, key in enumerate(keys)
    ]


def _spelt_out(words: list[_Word], others: Sequence[_Word]) -> list[_Word]:
    """The words with "it's", "the town's" and "we'd" as the other text has them in full: "it has", "we would".

    The words before and after have to be those of the other text, so that "it's been" is no "it is being".
    """
    shortened = [word for word in words if word.short]
    if not shortened:
        return words
    keys = [word.key for word in others]
    fulls = set(zip(keys, keys[1:], keys[2:], strict=False))
    found: list[_Word] = []
    for word, after in zip(words, [*words[1:], None], strict=True):
        stem, _, ending = word.short.rpartition("'")
        full = next((full for full in _FULLS.get(ending, ()) if after and (stem, full, after.key) in fulls), "")
        if not full:
            found.append(word)
        elif word.key == word.short:
            found += [replace(word, key=stem), replace(word, key=full, fresh=False)]
        else:
            found.append(replace(word, key=full))
    return found


def _keys(word: str) -> tuple[str, ...]:
    """ "Don’t" as do, not; "1,000" as 1000; "six" as 6; "organize" as organise."""
    key = word.lower().replace("’", "'")
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if key in _FILLERS:
        return ()
    if key[0].isdigit():
        return (key.replace(",", ""),)
    if "'" in key:
        for ending, full in _ENDINGS:
            if key.endswith(ending) and len(key) > len(ending):
                return key[: -len(ending)], full
    return (_DIGITS.get(key, key.replace("iz", "is")),)


# -------------------------------------------------------------------------------------------------- the same words


def _exact(
    segments: Sequence[Sequence[_Word]], gaps: Sequence[str], keys: Sequence[str]
) -> list[list[tuple[int, int]]]:
    """Where the segments stand in the held words, one after the other: up to twenty places for the first of them."""
    wanted = [[word.key for word in segment] for segment in segments]
    found: list[list[tuple[int, int]]] = []
    at = _find(wanted[0], keys, 0, len(keys))
    while at >= 0 and len(found) < 20:
        places = [(at, at + len(wanted[0]))]
        for segment, gap in zip(wanted[1:], gaps, strict=True):
            before = places[-1][1]
            limit = len(keys) if gap == "gap" else min(len(keys), before + _BRACKET_REACH + len(segment))
            after = _find(segment, keys, before, limit)
            if after < 0:
                break
            places.append((after, after + len(segment)))
        if len(places) == len(wanted):
            found.append(places)
        at = _find(wanted[0], keys, at + 1, len(keys))
    return found


def _find(wanted: Sequence[str], keys: Sequence[str], start: int, end: int) -> int:
    first, length = wanted[0], len(wanted)
    for at in range(start, end - length + 1):
        if keys[at] == first and list(keys[at : at + length]) == list(wanted):
            return at
    return -1


def _lost(places: Sequence[tuple[int, int]], record: Sequence[_Word], held: str) -> str:
    """The denial just before, after or between the places, in the held words; empty when nothing is lost."""
    start, end = places[0][0], places[-1][1]
    for at in range(start, max(1, start - _RAISING_REACH), -1):
        if record[at].fresh:
            break
        if record[at - 1].key in _RAISING and at >= 2 and _denies(at - 2, record):
            return held[record[at - 2].start : record[start].end]
    at = start
    while at > 0 and start - at < 4 and not record[at].fresh:
        at -= 1
        if _denies(at, record):
            return held[record[at].start : record[start].end]
        if record[at].key not in _CARRIES:
            break
    for (_, left), (right, _) in pairwise(places):
        for at in range(left, right):
            if _denies(at, record) and not any(word.fresh for word in record[at + 1 : right + 1]):
                return held[record[at].start : record[right].end]
    if end < len(record) and not record[end].fresh and record[end - 1].key in _AUXILIARIES and _denies(end, record):
        return held[record[end - 1].start : record[end].end]
    return ""


def _denies(at: int, record: Sequence[_Word]) -> bool:
    after = record[at + 1].key if at + 1 < len(record) else ""
    return record[at].key in NEGATIONS and after not in _NO_NEGATION


# ------------------------------------------------------------------------------------------------- altered words


def _altered(
    segments: Sequence[Sequence[_Word]], record: Sequence[_Word], keys: list[str], quoted: str, held: str, total: int
) -> Comparison:
    """Whether the quotation is what is held but for a few words; one with cuts or insertions is not judged."""
    if len(segments) != 1 or total < SHORTEST_ALTERED or segments[0][-1].end == 0:
        return _DIFFERENT
    from difflib import SequenceMatcher  # 2 ms to import, for the few drafts with a quotation that is nearly held

    said = [word.key for word in segments[0]]
    run = SequenceMatcher(None, said, keys, autojunk=False).find_longest_match()
    if run.size < SHORTEST_RUN:
        return _DIFFERENT
    slack = total // MOST_CHANGED
    left = max(0, run.b - run.a - slack)
    right = min(len(keys), run.b + run.size + (total - run.a - run.size) + slack)
    steps = SequenceMatcher(None, said, keys[left:right], autojunk=False).get_opcodes()
    while steps and steps[0][0] == "insert":
        steps.pop(0)
    while steps and steps[-1][0] == "insert":
        steps.pop()
    changes = [_at_edge(step, index, len(steps)) for index, step in enumerate(steps) if step[0] != "equal"]
    changed = sum(max(a2 - a1, b2 - b1) for a1, a2, b1, b2 in changes)
    if not changes or changed * MOST_CHANGED > total:
        return _DIFFERENT
    difference = tuple(
        (_text(quoted, segments[0][a1:a2]), _text(held, record[left + b1 : left + b2])) for a1, a2, b1, b2 in changes
    )
    first, last = min(b for _, _, b, _ in _held_sides(steps)), max(b for _, _, _, b in _held_sides(steps))
    stretch = Span(record[left + first].start, record[left + last - 1].end)
    return Comparison("altered", total, difference, "", stretch)


def _held_sides(steps: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    return [(a1, a2, b1, b2) for _, a1, a2, b1, b2 in steps if b2 > b1]


def _at_edge(step: tuple[str, int, int, int, int], index: int, count: int) -> tuple[int, int, int, int]:
    """A change's quoted and held words; one at an end of the quotation answers to no more held words than it has."""
    _, a1, a2, b1, b2 = step
    if index == 0:
        b1 = max(b1, b2 - (a2 - a1))
    if index == count - 1:
        b2 = min(b2, b1 + (a2 - a1))
    return a1, a2, b1, b2


def _text(text: str, words: Sequence[_Word]) -> str:
    """The words as they stand in the text, with what is written on to them: £2.1m for 2.1."""
    if not words:
        return ""
    start, end = words[0].start, words[-1].end
    while start and (text[start - 1].isalnum() or text[start - 1] in "£$€"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "%"):
        end += 1
    return text[start:end]
