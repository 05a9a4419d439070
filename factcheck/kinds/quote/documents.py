"""Looks for quoted words in whole documents: press releases, letters, minutes, transcripts."""

from __future__ import annotations

from ...records import Evidence, Passage, Span
from ...structs import Struct
from ...text.normalise import name_key
from ...text.quotations import find_quotations
from ..case import Case
from .words import Comparison, compare_words

# Passages to look into for one quotation; the one with its words is among the first of a ranking by rare words.
_PASSAGES = 4
# Sentences before a passage in which a document may name the speaker, and after it for what a quotation goes on with.
_BEFORE, _AFTER = 3, 8
# Fewer words than these can stand in a document by chance: "far too slow".
_FEWEST_ALONE = 4


class Held(Struct, frozen=True):
    """Where a document holds quoted words, or nearly. `named` is set when it names the speaker there; `quoted` when it
    has the words in quotation marks, as somebody's own.
    """

    found: Comparison
    text: str
    named: bool
    quoted: bool
    evidence: Evidence


def held_in_documents(quoted: str, speaker: str | None, case: Case) -> Held | None:
    """The best place of quoted words in the documents: the same before altered, with the speaker before without.

    A few common words count only where the document names the speaker.
    """
    if case.library is None:
        return None
    words = quoted.split()
    best: tuple[tuple[bool, bool], Held] | None = None
    for passage in case.passages(words, _PASSAGES):
        text = _around(passage, len(quoted), case)
        found = compare_words(quoted, text)
        if found.kind == "different":
            continue
        named = speaker is not None and _names(speaker, text, passage)
        if found.words < _FEWEST_ALONE and not named:
            continue
        inside = any(q.span.start <= found.held.start < q.span.end for q in find_quotations(text, Span(0, len(text))))
        stretch = text[found.held.start : found.held.end]
        evidence = Evidence(f"{passage.where}: “{stretch}”", passage.document.where, source=passage.document)
        rank = (found.kind == "same", named)
        if best is None or rank > best[0]:
            best = (rank, Held(found, text, named, inside, evidence))
            if rank == (True, True):
                break
    return best[1] if best else None


def _around(passage: Passage, length: int, case: Case) -> str:
    """A passage with the sentences before and after it, as far as the quotation can reach."""
    assert case.library is not None
    sentences = [passage.text]
    for offset in range(-1, -_BEFORE - 1, -1):
        before = case.library.beside(passage, offset)
        if before is None:
            break
        sentences.insert(0, before.text)
    after = 0
    for offset in range(1, _AFTER + 1):
        following = case.library.beside(passage, offset) if after < length + 200 else None
        if following is None:
            break
        sentences.append(following.text)
        after += len(following.text)
    return " ".join(sentences)


def _names(speaker: str, text: str, passage: Passage) -> bool:
    """Whether a document names the speaker near the words, by surname, or is the speaker's own."""
    last = name_key(speaker).split()[-1:]
    near = name_key(f"{text} {passage.document.title} {passage.document.publisher}")
    return bool(last) and last[0] in near.replace("'s", "").replace(",", " ").replace(":", " ").split()
