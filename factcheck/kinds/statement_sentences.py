"""Which sentences state something that can be checked, and the clauses that they are made of.

The criteria, each with its test in `tests/kinds/statement/criteria.yaml`. A sentence, or one of its clauses, is left
alone when it is

- a question ("Was the bridge safe?"), or an instruction to the reader ("Follow us on …", "Send your story to …");
- hypothetical: "could", "may", "might", "would", "should", or an "if" or "unless" that opens it;
- a prediction or a plan: "will", "is to", "is set to", "expects to", "plans to", "hopes to";
- an opinion: "I think", "must", "ought to", "the best", "unfortunately";
- inside quotation marks, which are the business of the kind `quote`;
- without anything of a type: no name, no quantity, no date. "The service has struggled" is background;
- a label and not a sentence: a caption's credit, a line of contact details, fewer than three content words.

After Full Fact's and ClaimBuster's schemes of what is worth checking (Hassan and others 2017, "Toward automated
fact-checking"; Konstantinovskiy and others 2021): a statement of fact about the past or the present, that some source
could bear out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..light import dataclass, replace
from ..mentions.draft import Draft
from ..records import Span
from ..text.sentences import Sentence
from ..text.tokens import Token
from .statement_units import MOST_TOKENS, TYPED, Unit, Vocabulary, read_units

_HYPOTHETICAL = frozenset("could may might would should if unless whether perhaps possibly potentially".split())
_AHEAD = frozenset("will shall 'll won't".split())
_AHEAD_OF_TO = frozenset(
    "set due plans plan hopes hope aims aim expects expect expected likely unlikely going vows about hoping".split()
)
_OPINION = frozenset(
    "must ought think thinks believe believes feel feels unfortunately sadly hopefully surely frankly".split()
)
_INSTRUCTIONS = frozenset(
    """
    follow send click subscribe sign scroll read watch see join visit call email contact share listen download find
    like tell please remember check
    """.split()
)
# Words at which a new clause begins, when enough stands on both sides.
_JOINTS = frozenset(
    "and but who which while whereas although though because when where after before since as that".split()
)
_FEWEST = 2
# A longer quotation, in characters, is somebody's sentence and no part of the paper's.
_LONG_QUOTATION = 40
# "Is the", "Was it": a sentence that begins so and has no mark of its own asks.
_ASKS = frozenset("is are was were do does did has have can could will would should why how what who".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause says: `units` are those of its whole sentence, `first` and `last` those of the clause.

    `states` is false of a clause that is no statement by the criteria (a plan, an opinion): it is never borne out, but
    the names, figures and dates in it can still be wrong.
    """

    span: Span
    sentence: Span
    units: tuple[Unit, ...]
    first: int
    last: int
    states: bool = True

    @property
    def own(self) -> Sequence[Unit]:
        return self.units[self.first : self.last]


def read_clauses(draft: Draft) -> Iterator[Clause]:
    """The clauses of an article that state something checkable, in text order."""
    vocabulary = Vocabulary()
    sentences = [(sentence, draft.tokens_in(sentence.span)) for sentence in draft.sentences]
    for _, tokens in sentences:
        vocabulary.add(tokens)
    for sentence, tokens in sentences:
        if not _is_statement(draft, sentence, tokens):
            continue
        quoted = [q.span for q in draft.quotations if q.span.end - q.span.start > _LONG_QUOTATION]
        units = tuple(
            unit
            for unit in read_units(draft.text, sentence.span, draft.article.published, vocabulary)
            if not any(span.contains(unit.span) for span in quoted)
        )
        if len(units) < _FEWEST + 1 or len(tokens) > MOST_TOKENS:
            continue
        bounds = [*_bounds(draft, tokens, units), len(units)]
        for first, last in pairwise(bounds):
            span = Span(units[first].span.start, units[last - 1].span.end)
            clause = Clause(span, sentence.span, units, first, last)
            if draft.quotation_at(span.start) and draft.quotation_at(span.end - 1):
                continue
            yield clause if _is_checkable(draft, clause) else replace(clause, states=False)


def _is_statement(draft: Draft, sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether a sentence, as a whole, is a statement and not a question, an instruction or a mere label."""
    if not tokens or draft.text[sentence.span.end - 1] == "?":
        return False
    first = tokens[0].lower
    if first in _INSTRUCTIONS and (
        len(tokens) < 2 or not tokens[1].is_capital or first in ("follow", "visit", "contact")
    ):
        return False
    if (
        first in _ASKS
        and not tokens[0].is_shouted
        and len(tokens) > 1
        and "?" in draft.text[sentence.span.start : sentence.span.end]
    ):
        return False
    return not (first in ("if", "unless") and not any(t.text == "," for t in tokens))


def _bounds(draft: Draft, tokens: Sequence[Token], units: Sequence[Unit]) -> list[int]:
    """The units at which clauses begin: after a joint, a semicolon or a dash, with enough on both sides.

    Reads "The council sold the hall in May | and the trust, which bought it, | opened a school there".
    """
    starts = {token.start for token in tokens if token.lower in _JOINTS or token.text in (";", "–", "—")}
    begins = [0]
    joints = sorted(starts)
    for joint in joints:
        at = next((n for n, unit in enumerate(units) if unit.span.start >= joint), len(units))
        before, after = units[begins[-1] : at], units[at:]
        if min(len(before), len(after)) > _FEWEST and _typed(before) and _typed(after):
            begins.append(at)
    return begins


def _typed(units: Sequence[Unit]) -> bool:
    return any(unit.kind in TYPED for unit in units)


def _is_checkable(draft: Draft, clause: Clause) -> bool:
    """Whether a clause passes the criteria of the module."""
    if not any(unit.kind in TYPED for unit in clause.own):
        return False
    tokens = draft.tokens_in(Span(clause.sentence.start if clause.first == 0 else clause.span.start, clause.span.end))
    for at, token in enumerate(tokens):
        word = token.lower
        if draft.quotation_at(token.start):
            continue
        if word in _HYPOTHETICAL or word in _AHEAD:
            return word in ("may", "will") and token.is_capital
        if word in _OPINION:
            return False
        if word == "to" and at and tokens[at - 1].lower in _AHEAD_OF_TO:
            return False
        if (
            word == "to"
            and at
            and tokens[at - 1].lower in ("is", "are")
            and at + 1 < len(tokens)
            and tokens[at + 1].is_word
        ):
            return False
    return True
