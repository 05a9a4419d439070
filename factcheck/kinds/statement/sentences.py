"""Which sentences state something that can be checked, and the clauses that they are made of.

The criteria, each with its test in `tests/kinds/statement/criteria.yaml`. A sentence, or one of its clauses, states
nothing when it is

- an instruction to the reader ("Follow us on …", "Send your story to …");
- a question ("Was the bridge safe?");
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

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from ...mentions.draft import Draft
from ...records import Passage, Span
from ...structs import Struct
from ...text.tokens import Token
from .units import (
    MOST_TOKENS,
    TYPED,
    WORD,
    Part,
    Scanned,
    Unit,
    Vocabulary,
    fill,
    find_parts,
    is_verb,
    scan_sentence,
    words_of,
)
from .words import VERB_FORMS

_HYPOTHETICAL = frozenset("could may might would should if unless whether perhaps possibly potentially".split())
_AHEAD = frozenset("will shall 'll won't".split())
_AHEAD_OF_TO = frozenset(
    "set due plans plan hopes hope aims aim expects expect expected likely unlikely going vows about hoping".split()
)
_OPINION = frozenset(
    "must ought think thinks believe believes feel feels unfortunately sadly hopefully surely frankly".split()
)
_NOT_STATED = _HYPOTHETICAL | _AHEAD | _OPINION | {"to"}
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
_MARKS = frozenset(";–—")
_SUBJECTS = frozenset("a an the its his her their our this that these those he she it they we you i who which".split())
_FEWEST = 2
# A name with a word or none is a label: "North Camford MP Ada Marsh".
_FEWEST_WORDS = 2
# A line that does not end like a sentence: a headline or a caption from so many units on, else a credit or a link.
_FEWEST_OF_LABEL = 5
# A longer quotation, in characters, is somebody's sentence and no part of the paper's.
_LONG_QUOTATION = 40
_MOST_QUOTATIONS = 9
_ALWAYS = frozenset({"follow", "visit", "contact"})


class Outline:
    """A sentence with the places of its units; the units themselves are worked out when somebody asks for them, which
    nobody does where no document and no statement of the registry bears on the article.

    `held` are the statements of the registry that bear on the sentence.
    """

    __slots__ = ("_scanned", "_text", "_units", "held", "parts")

    def __init__(self, text: str, scanned: Scanned, parts: Sequence[Part]) -> None:
        self._text, self._scanned, self.parts = text, scanned, parts
        self._units: tuple[Unit, ...] | None = None
        self.held: Sequence[Passage] = ()

    @property
    def units(self) -> tuple[Unit, ...]:
        if self._units is None:
            self._units = tuple(fill(self._text, self._scanned, self.parts))
        return self._units

    @property
    def opens_with(self) -> str:
        """The first word of the sentence, in lower case."""
        return self._scanned[0][0].lower if self._scanned[0] else ""

    def words(self) -> list[str]:
        """What stands at each unit."""
        return [words_of(self._text, self._scanned[0], part) for part in self.parts]


class Clause(Struct, frozen=True):
    """What one clause says: `units` are those of its whole sentence, `first` and `last` those of the clause.

    `states` is false of a clause that is no statement by the criteria (a plan, an opinion): it is never borne out, but
    the names, figures and dates in it can still be wrong.
    """

    span: Span
    sentence: Span
    outline: Outline
    first: int
    last: int
    states: bool = True

    @property
    def units(self) -> tuple[Unit, ...]:
        return self.outline.units

    @property
    def own(self) -> Sequence[Unit]:
        return self.units[self.first : self.last]

    @property
    def parts(self) -> Sequence[Part]:
        """Where its own units stand."""
        return self.outline.parts[self.first : self.last]


def read_clauses(draft: Draft) -> Iterator[Clause]:
    """The clauses of an article that say something checkable, in text order."""
    vocabulary = Vocabulary()
    sentences = [(sentence, draft.tokens_in(sentence.span)) for sentence in draft.sentences]
    for _, tokens in sentences:
        vocabulary.add(tokens)
    quotations, next_one = [quotation.span for quotation in draft.quotations], 0
    for sentence, tokens in sentences:
        while next_one < len(quotations) and quotations[next_one].end <= sentence.span.start:
            next_one += 1
        if not tokens or len(tokens) > MOST_TOKENS or _instructs(tokens):
            continue
        quoted = _starting_before(quotations[next_one : next_one + _MOST_QUOTATIONS], sentence.span.end)
        scanned = scan_sentence(draft, sentence.span, tokens)
        parts = find_parts(draft.text, scanned, vocabulary)
        for span in quoted:
            if span.end - span.start > _LONG_QUOTATION:
                parts = [part for part in parts if not (span.start <= part.start and part.end <= span.end)]
        if len(parts) < (_FEWEST_OF_LABEL if sentence.display else _FEWEST + 1):
            continue
        outline = Outline(draft.text, scanned, parts)
        asks = draft.text[sentence.span.end - 1] == "?"
        for first, last in pairwise([*_bounds(tokens, parts), len(parts)]):
            own = parts[first:last]
            span = Span(own[0].start, own[-1].end)
            if any(quotation.contains(span) for quotation in quoted) or not _typed(own):
                continue
            start = sentence.span.start if first == 0 else span.start
            says = sum(part.kind == WORD for part in own) >= _FEWEST_WORDS
            states = says and not asks and _states(draft.tokens_in(Span(start, span.end)), quoted)
            yield Clause(span, sentence.span, outline, first, last, states)


def _starting_before(spans: Sequence[Span], end: int) -> list[Span]:
    return [span for span in spans if span.start < end]


def _instructs(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells the reader to do something: "Follow us on …"."""
    first = tokens[0].lower
    return first in _INSTRUCTIONS and (len(tokens) < 2 or not tokens[1].is_capital or first in _ALWAYS)


def _bounds(tokens: Sequence[Token], units: Sequence[Part]) -> list[int]:
    """The units at which clauses begin: after a joint, a semicolon or a dash, with enough on both sides.

    Reads "The council sold the hall in May | and the trust, which bought it, | opened a school there".
    """
    begins = [0]
    for joint, token in enumerate(tokens):
        if token.lower not in _JOINTS and token.text not in _MARKS:
            continue
        at = bisect_left(units, token.start, key=_start_of)
        if at - begins[-1] <= _FEWEST or len(units) - at <= _FEWEST or not _joins(tokens, joint):
            continue
        if _typed(units[begins[-1] : at]) and _typed(units[at:]):
            begins.append(at)
    return begins


_start_of = attrgetter("start")


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins at a token: a mark, or a joint after a comma or before a subject or verb.

    "and its nurse moved", "and killed 60 sheep", ", which bought it"; not "park and ride", "since Monday".
    """
    if not tokens[at].is_word:
        return tokens[at].text in _MARKS
    if tokens[at].lower not in _JOINTS or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1].lower
    begins = after in _SUBJECTS or (is_verb(after) and VERB_FORMS.get(after) != after)
    return begins or (at > 0 and tokens[at - 1].text == ",")


def _typed(units: Sequence[Part]) -> bool:
    return not TYPED.isdisjoint([unit.kind for unit in units])


def _states(tokens: Sequence[Token], quoted: Sequence[Span]) -> bool:
    """Whether a clause states a fact, by the criteria of the module; what stands in quotation marks does not count."""
    for at, token in enumerate(tokens):
        word = token.lower
        if word not in _NOT_STATED or (quoted and any(span.start <= token.start < span.end for span in quoted)):
            continue
        if word == "to":
            before = tokens[at - 1].lower if at else ""
            if before in _AHEAD_OF_TO or before in ("is", "are"):
                return False
        elif not (token.is_capital and at and word in ("may", "will")):  # the month, the name
            return False
    return True
