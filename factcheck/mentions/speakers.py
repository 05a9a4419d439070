"""Works out who says what: the speaker of each quotation, and of speech that is reported without quotation marks."""

from __future__ import annotations

from ..records import Span
from ..text.sentences import Sentence
from ..text.words import SAYING
from .draft import Draft, PersonMention

_PRONOUNS = frozenset({"he", "she", "they"})


def find_speakers(draft: Draft) -> list[tuple[Span, str]]:
    """Stretches of text with the person, or the body, that says them.

    Reads: "…," said Ada Marsh · Ada Marsh said: "…" · "…," he added. · Ada Marsh, the leader, said the plan was late ·
    a quotation that goes on from the paragraph before · The council said it would appeal.
    """
    found: list[tuple[Span, str]] = []
    speaker = ""
    for sentence in draft.sentences:
        quotes = [q for q in draft.quotations if q.span.overlaps(sentence.span)]
        named, reported = _speaker_in(draft, sentence, speaker)
        if named:
            speaker = named
        if not quotes:
            if named and reported:
                found.append((reported, named))
            continue
        inside_only = all(_only_quoted(draft, sentence, q.span) for q in quotes[:1])
        says = named or (speaker if inside_only or any(q.continued for q in quotes) else "")
        if not says:
            continue
        for quotation in quotes:
            found.append((quotation.span, says))
        if named and reported:
            found.append((reported, named))
    return found


def _only_quoted(draft: Draft, sentence: Sentence, quotation: Span) -> bool:
    """Whether the sentence is nothing but part of the quotation, so that the speaker stays the one before."""
    outside = draft.text[sentence.span.start : max(quotation.start, sentence.span.start)]
    after = draft.text[min(quotation.end, sentence.span.end) : sentence.span.end]
    return not any(c.isalpha() for c in outside + after)


def _speaker_in(draft: Draft, sentence: Sentence, last: str) -> tuple[str, Span | None]:
    """Who speaks in a sentence, and the stretch of it that is reported without quotation marks."""
    tokens = draft.tokens_in(sentence.span)
    for index, token in enumerate(tokens):
        if token.lower not in SAYING or draft.quotation_at(token.start):
            continue
        before = _subject_before(draft, sentence, token.start)
        following = tokens[index + 1 : index + 7]
        name = ""
        if before:
            name = _name(before)
        elif index and tokens[index - 1].lower in _PRONOUNS:
            name = last
        else:
            after = next((m for t in following if (m := draft.person_mention_at(t.start))), None)
            if after and token.lower not in ("told", "asked", "urged", "praised", "thanked", "criticised", "accused"):
                return _name(after), None
            thing = next(
                (t for t in reversed(draft.things) if t.span.end <= token.start and sentence.span.contains(t.span)),
                None,
            )
            if thing and draft.text[thing.span.end : token.start].strip() in ("", "has", "had", "have"):
                name = thing.span.of(draft.text)
        if name:
            end = sentence.span.end
            return name, Span(token.end, end) if token.end < end else None
    return "", None


def _subject_before(draft: Draft, sentence: Sentence, offset: int) -> PersonMention | None:
    """The first person of the clause before a speech verb: what stands between them may be an aside between commas."""
    for mention in draft.people:
        if mention.span.start >= offset:
            break
        if mention.span.start >= sentence.span.start and not draft.quotation_at(mention.span.start):
            return mention
    return None


def _name(mention: PersonMention) -> str:
    return mention.individual.name if mention.individual else mention.name
