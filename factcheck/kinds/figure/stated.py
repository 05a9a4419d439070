"""Reads the figures of a draft: each quantity with its clause, what it counts and whether it is asserted."""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.draft import Draft
from ...records import Span
from ...structs import Struct
from ...text.numbers import Marks
from ...text.quantities import Quantity, read_quantities
from ...text.quantities.units import STOP
from ...text.tokens import Token
from .words import CLAUSE_MARKS, CLAUSE_WORDS, HYPOTHETICAL

# "£22million of investment in young people": what is counted is told in a few words or not at all.
_MOST_COUNTED = 4
# A clause reaches no further than this many words either side: text without full stops or commas is no prose.
_WINDOW = 80
BESIDE = 12
# "six months to prove it can improve": a purpose that is longer says another thing.
_MOST_PURPOSE = 6


class Stated(Struct, frozen=True, eq=False):
    """A quantity as the article states it.

    `span` is the claim: the quantity, its comparator and what it counts. `sentence` is the index of its sentence,
    `clause` the stretch between the commas, dashes and conjunctions around it, `index` its place in the story.
    `asserted` is False in questions, conditions and guesses. `before` and `after` are the dozen
    words of the sentence, in lower case, before and after the quantity itself.
    """

    quantity: Quantity
    index: int
    span: Span
    sentence: int
    clause: Span
    asserted: bool
    display: bool
    before: tuple[str, ...]
    after: tuple[str, ...]


def read_figures(draft: Draft) -> list[Stated]:
    """The quantities of an article that are no dates, in text order.

    Reads: "allocated £22million of investment" · "a two-year improvement partnership" · "within the next three to
    six months" · "64 of the 89 social workers". A figure inside a date ("the last 10 years", "26 September") is the
    date's.
    """
    dates = [found.span for found in draft.dates if found.kind == "date" and not _is_deadline(draft, found.span)]
    written = draft.article  # with the ends of its lines, which no figure goes over
    same = draft.text is written.text
    found = read_quantities(draft.marks if same else Marks(written.text, written.body.start, written.body.end), dates)
    figures: list[Stated] = []
    for quantity in found:
        figures.append(_state(draft, quantity, len(figures)))
    return figures


def _is_deadline(draft: Draft, span: Span) -> bool:
    """Whether a date is a length of time to come, "the next six months": it states how long."""
    words = span.of(draft.text).lower().split()
    return "next" in words[:2] and len(words) > 2


def _state(draft: Draft, quantity: Quantity, index: int) -> Stated:
    number = draft.sentence_index(quantity.span.start)
    sentence = draft.sentences[number]
    begin = draft.token_at(quantity.span.start)
    inside = draft.places_in(sentence.span)
    offset = max(inside.start, begin - _WINDOW)
    tokens = draft.tokens[offset : min(inside.stop, begin + _WINDOW)]
    first = begin - offset
    last = _from(tokens, first, quantity.span.end)
    text = draft.article.text
    low, high = _clause(tokens, text, first, last)
    clause = Span(tokens[low].start, tokens[high - 1].end) if low < high else quantity.span
    end = _from(tokens, last, quantity.full.end)
    stop = _counted_end(tokens, end, high, quantity)
    single = sentence.display or (first > 0 and tokens[first - 1].lower in ("a", "an", "the"))
    if single and stop - end >= 2 and tokens[stop - 1].lower.endswith("s"):
        stop -= 1  # the verb of "the £3m footbridge opens"
    full_end = max(quantity.full.end, tokens[stop - 1].end if stop else 0)
    question = text[max(sentence.span.end - 4, 0) : sentence.span.end].rstrip("\"'”’) ").endswith("?")
    guesses = [at for at in range(low, first) if tokens[at].lower in HYPOTHETICAL]
    guess = any(not tokens[at].is_capital and not _is_ability(tokens, at) for at in guesses)
    opening = draft.tokens[inside.start].lower in ("if", "should", "unless")
    return Stated(
        quantity,
        index,
        Span(quantity.full.start, full_end),
        number,
        clause,
        not (question or guess or opening),
        sentence.display,
        tuple([token.lower for token in tokens[max(first - BESIDE, 0) : first]]),
        tuple([token.lower for token in tokens[last : last + BESIDE]]),
    )


def _from(tokens: Sequence[Token], at: int, offset: int) -> int:
    """The place of the first token, from `at` on, that starts at a character or after it."""
    while at < len(tokens) and tokens[at].start < offset:
        at += 1
    return at


def _is_ability(tokens: Sequence[Token], at: int) -> bool:
    """Whether "could" tells what was so: "the council could only demonstrate a supply of three years"."""
    return tokens[at].lower == "could" and at + 1 < len(tokens) and tokens[at + 1].lower == "only"


def _clause(tokens: Sequence[Token], text: str, first: int, last: int) -> tuple[int, int]:
    """The places of the first and after the last token of the clause around tokens `first` to `last`."""
    low = first
    while low > 0 and not (tokens[low - 1].lower in _MAY_END and _ends_clause(tokens[low - 1], text)):
        low -= 1
    high = last
    while high < len(tokens) and not (tokens[high].lower in _MAY_END and _ends_clause(tokens[high], text)):
        high += 1
    return low, high


_MAY_END = CLAUSE_WORDS | CLAUSE_MARKS | {"-"}


def _ends_clause(token: Token, text: str) -> bool:
    """Whether a word or mark of those that can end a clause does: a hyphen has to be a dash."""
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return token.text != "-" or (before.isspace() and after == " ")


def _counted_end(tokens: Sequence[Token], at: int, high: int, quantity: Quantity) -> int:
    """The place after the words that say what is counted, from token `at` on; 0 when there are none.

    Reads: £22million "of investment"; two-year "improvement partnership"; six months "to prove it can improve".
    """
    high = min(high, len(tokens))
    place = at
    if place < high and tokens[place].text in "-‑":
        place += 1
    if quantity.kind == "duration" and place < high and tokens[place].lower == "to" and high - place <= _MOST_PURPOSE:
        return high if tokens[high - 1].is_word else high - 1
    counted = quantity.full.end > quantity.span.end
    if place < high and tokens[place].lower == "of" and quantity.kind in ("money", "percent", "share", "distance"):
        return _run(tokens, place + 1, high, True)
    if not counted and quantity.kind in ("money", "duration", "distance", "area", "power"):
        return _run(tokens, place, high, False)
    return 0


def _run(tokens: Sequence[Token], at: int, high: int, of: bool) -> int:
    place = at
    if of and place < high and tokens[place].lower in ("the", "its", "their", "all", "our", "his", "her", "a"):
        place += 1
    start = place
    while place < min(high, start + _MOST_COUNTED):
        token = tokens[place]
        if not token.is_word or token.lower in STOP or (place > start and token.lower.endswith(("ed", "ing"))):
            break
        place += 1
    if place == start or (place == start + 1 and tokens[start].lower.endswith(("ed", "ly"))):
        return 0
    return place
