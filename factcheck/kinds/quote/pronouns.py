"""Whether "he said" or "she said" beside a quotation leaves no doubt who speaks."""

from __future__ import annotations

from ...mentions.draft import Draft
from ...records import Span
from ...text.words import SAYING

_PRONOUNS = {"he": "m", "she": "f"}
# In so many sentences before it nobody else is named whose words they may be.
_BACK = 3


def is_surely_his(quotation: Span, speaker: str, draft: Draft) -> bool:
    """Whether a quotation is given by a pronoun to the only person of the sentence before, whose gender it fits.

    Reads: Mr Hale asked for a recount. “Losing by 17 votes hurts more than losing by a thousand,” he said.
    """
    index = draft.sentence_index(quotation.start)
    sentence = draft.sentences[index].span
    outside = draft.unquoted(sentence)
    words = [token.lower for token in outside if token.is_word]
    said = next((at for at, word in enumerate(words) if word in _PRONOUNS and _is_said(words, at)), -1)
    if said < 0 or not index or any(not draft.quotation_at(m.span.start) for m in draft.people_in(sentence)):
        return False
    before = [m for m in draft.people_in(draft.sentences[index - 1].span) if m.individual]
    names = {m.individual.name for m in before if m.individual}
    genders = {m.person.gender[:1] for m in before if m.person and m.person.gender}
    return names == {speaker} and genders == {_PRONOUNS[words[said]]}


def _is_said(words: list[str], at: int) -> bool:
    return (at + 1 < len(words) and words[at + 1] in SAYING) or (at > 0 and words[at - 1] in SAYING)


def is_named_near(person: str, quotation: Span, draft: Draft) -> bool:
    """Whether somebody is named in the few sentences before a quotation, and so may be meant by "he"."""
    index = draft.sentence_index(quotation.start)
    near = Span(draft.sentences[max(index - _BACK, 0)].span.start, quotation.start)
    return any(m.person is not None and m.person.id == person for m in draft.people_in(near))
