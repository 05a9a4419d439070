"""Slips of the pen in a figure that the words name only loosely: digits exchanged, a million for a billion.

Few other figures have just the digits of a registered one, so that the words around need not say as plainly as
otherwise what is meant: all words of a label have to be near, and nothing else may have the figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.bodies import bodies_meant
from ...mentions.draft import Draft
from ...records import Figure, Organisation, Place, Span
from ...registry.keys import content_words
from ...text.quantities import Quantity, agrees, slip
from ...text.words import BODY_NOUNS
from ..case import Case
from .property import Clause, is_unqualified
from .stated import Stated
from .words import COMPARING, OTHER_STATE

# A label's words stand no further from the figure than this, in words.
_NEAR = 12
# Two numbers of so many digits, the noughts at the end not counted, differ by two exchanged ones by chance once in 450
# pairs; of one more, once in 3,000.
_DIGITS, _MANY_DIGITS = 3, 4
_SCALES = ("million for billion", "billion for million")
# Slips of the pen: no other thing of a story differs from a figure by one of these, as it may by weeks for months.
SLIPS = frozenset((*_SCALES, "digits swapped", "a factor of ten", "a factor of a thousand"))


def digits_of(text: str) -> str:
    """The digits of a figure in their own order of size, the same for two that differ by exchanged digits or scale."""
    return "".join(sorted(character for character in text if character in "123456789"))


def is_same(said: Quantity, known: Quantity) -> bool:
    """Whether two figures are one, and of so many digits that another thing will not have it by chance."""
    bare = not said.comparator and not known.comparator and said.value == known.value
    return bare and len(_significant(known)) >= _MANY_DIGITS and bool(agrees(said, known))


def is_strong_slip(said: Quantity, known: Quantity) -> bool:
    """Whether two figures differ by a slip that leaves no doubt which figure is meant."""
    slipped = slip(said, known)
    if slipped in _SCALES:
        return len(_significant(known)) > 1
    return slipped == "digits swapped" and len(_significant(known)) >= _DIGITS


def is_sure(said: Quantity, known: Quantity) -> bool:
    """Whether the slip is one that another body or another time will not have by chance."""
    return slip(said, known) in _SCALES or len(_significant(known)) >= _MANY_DIGITS


def is_unmistakable(stated: Stated, known: Quantity) -> bool:
    """Whether a slip of so many digits is of an amount, or of the same things, that its words need not say of what:
    "is on £187,400 this year" of a salary of £178,400.
    """
    said = stated.quantity
    alike = said.kind == known.kind and (said.kind == "money" or bool(said.unit and said.unit == known.unit))
    return alike and stated.asserted and not said.comparator and len(_significant(known)) >= _MANY_DIGITS


def _significant(quantity: Quantity) -> str:
    return "".join(map(str, quantity.value.as_tuple().digits)).strip("0")


def names_loosely(
    clause: Clause, stated: Stated, needed: frozenset[str], vocabulary: frozenset[str], sure: bool
) -> bool:
    """Whether all words of a label stand near a figure in its clause, with none of another state or a comparison.

    Where the slip is not `sure`, what follows must not make it a part: "181 nursing posts in its children's wards".
    """
    words, first, last = clause.words, clause.first, clause.last
    near = (*words[max(first - _NEAR, 0) : first], *words[last : last + _NEAR])
    if not needed or (len(needed) == 1 and not sure) or not stated.asserted:
        return False
    found = [word for word in near if word.stems & needed]
    stems = frozenset().union(*(word.stems for word in found)) if found else frozenset()
    if not needed <= stems:
        return False
    end = max(at for at, word in enumerate(words) if word.stems & needed) + 1
    if not sure and not is_unqualified(words, max(end, last), vocabulary, stated.quantity.kind):
        return False
    beside = (*words[max(first - 3, 0) : first], *words[last : last + 3])
    around = {word.lower for word in beside if not word.stems & needed and not word.dated}
    return sure or not around & (OTHER_STATE | COMPARING)


def is_told_in(stated: Stated, known: Quantity, labels: Sequence[frozenset[str]], draft: Draft, dated: bool) -> bool:
    """Whether a slip's sentence has the words of a label, or where the digits leave little doubt half of them, its own
    or those of the sentence before.

    Reads: a detached house sold for an average of £431,900, a terrace for £241,750 ("average price of a terrace",
    £214,750) · the average home costs £286,400 ("average home price", £268,400). With three
    digits the sentence has to be `dated`, of the figure's own time or of a sum.
    """
    if not stated.asserted:
        return False
    sentence = draft.sentences[stated.sentence].span
    many = len(_significant(known)) >= _MANY_DIGITS
    if many and stated.sentence:
        sentence = Span(draft.sentences[stated.sentence - 1].span.start, sentence.end)
    stems = content_words(" ".join(token.lower for token in draft.tokens_in(sentence)))
    if many:
        return any(2 * len(label & stems) >= len(label) > 0 for label in labels)
    return dated and any(len(label) > 1 and label <= stems for label in labels)


def is_taken(stated: Stated, known: Quantity, figures: Sequence[Stated]) -> bool:
    """Whether another figure of the sentence is the registered one, which the label then belongs to."""
    return any(
        other is not stated and other.sentence == stated.sentence and agrees(other.quantity, known) for other in figures
    )


def is_elsewhere(stated: Stated, figure: Figure, case: Case) -> bool:
    """Whether the sentence up to the figure's clause tells of another body than the subject or its kin."""
    draft = case.draft
    span = Span(draft.sentences[stated.sentence].span.start, stated.clause.end)
    for token in draft.tokens_in(stated.clause):
        if token.lower in BODY_NOUNS and token.start < stated.quantity.span.start:
            meant = bodies_meant((token.lower,), draft, case.registry, token.start)
            if not any(_is_kin(known, figure) for known in meant.known):
                return True
    return any(
        mention.kind == "organisation" and not any(_is_kin(known, figure) for known in mention.known)
        for mention in draft.things_in(span)
    )


def _is_kin(known: Organisation | Place, figure: Figure) -> bool:
    relatives = (known.parent, known.area) if isinstance(known, Organisation) else (known.within,)
    return figure.subject in (known.id, *relatives)
