"""A sentence as units: its names, quantities, dates and content words, each with what it can be compared by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache, lru_cache

from ...intervals import Interval
from ...light import dataclass, replace
from ...mentions.draft import Draft
from ...records import Span
from ...text.dates import DateMention, find_dates
from ...text.honorifics import TITLES
from ...text.normalise import name_key
from ...text.numbers import Marks
from ...text.offices import HEADS
from ...text.quantities import Quantity, read_quantities
from ...text.tokens import Token, tokenise
from ...text.words import BODY_NOUNS, LEADING_BODY_NOUNS, PARTICLES, PLACE_NOUNS, SAYING, SENTENCE_STARTERS, given_names
from .words import EMPTY_WORDS, NEGATIONS, VERB_FORMS, stem, word_keys

NAME, NUMBER, DATE, WORD = "name", "number", "date", "word"
TYPED = frozenset({NAME, NUMBER, DATE})
# A unit is read from a bounded stretch: a longer one is a table or has lost its marks.
MOST_TOKENS = 160


class Vocabulary:
    """Words seen in lower case, and words seen with a capital inside a sentence: by them a capital that only begins a
    sentence is told from a name."""

    def __init__(self) -> None:
        self.common: set[str] = set()
        self.names: set[str] = set()

    def add(self, tokens: Sequence[Token]) -> None:
        """Takes in the words of one sentence."""
        for at, token in enumerate(tokens):
            if token.is_word:
                if not token.is_capital:
                    self.common.add(token.lower)
                elif at and (tokens[at - 1].is_word or tokens[at - 1].text == ","):
                    self.names.add(token.lower)


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a date says outright: each part None when it does not."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    relative: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a sentence: `text[span]`.

    `words` are the keys of a name's words, or the stems of a word; `keys` are what a word is found by: its stems and
    the groups of words that copy uses for one another. `before` is the preposition that governs a name, quantity or
    date, if any; a comma says that the unit stands in apposition. `sort` is "person", "other" (a place, a body),
    "title" (of a work, a slogan) or "" of a name that does not show it; `attribute` says that a name stands before a
    noun ("the Camford side"). `unsure` marks a capital that may only begin the sentence, `subject` one of these that
    stands before a verb and without an article, as names do; `negated` a unit with "not", "no" or "never" just before
    it. `nouns` are the stems that follow a figure, of which one says what is counted.
    """

    kind: str
    span: Span
    text: str
    words: tuple[str, ...]
    before: str = ""
    quantity: Quantity | None = None
    parts: DateParts | None = None
    interval: Interval | None = None
    sort: str = ""
    attribute: bool = False
    keys: frozenset[str] = frozenset()
    unsure: bool = False
    subject: bool = False
    negated: bool = False
    nouns: frozenset[str] = frozenset()


# The words and marks of a sentence or passage, its dates and its quantities.
Scanned = tuple[Sequence[Token], Sequence[DateMention], Sequence[Quantity]]


def read_units(text: str, scanned: Scanned, vocabulary: Vocabulary) -> list[Unit]:
    """The units of one sentence or passage of `text`, in order.

    Reads "On Monday Coun Ada Marsh opened the £3m school in Upper Brill" as: date Monday, name Ada Marsh, word open,
    number £3m, word school, name Upper Brill.
    """
    tokens, dates, numbers = scanned
    units: list[Unit] = []
    starts = {found.span.start: found for found in dates}
    amounts = {found.span.start: found for found in numbers}
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.start in starts:
            mention = starts[token.start]
            words = tokens[at : _after(tokens, at, mention.span.end)]
            units.append(
                Unit(
                    DATE,
                    mention.span,
                    mention.span.of(text),
                    (),
                    _governor(tokens, at),
                    parts=_parts(words),
                    interval=mention.interval,
                )
            )
            at += max(1, len(words))
        elif token.start in amounts:
            quantity = amounts[token.start]
            stop = _after(tokens, at, quantity.span.end)
            nouns = _nouns(tokens, stop)
            units.append(
                Unit(NUMBER, quantity.span, quantity.span.of(text), (), _governor(tokens, at), quantity, nouns=nouns)
            )
            at = max(at + 1, stop)
        elif token.is_word and token.is_capital:
            stop = _name_end(text, tokens, at, starts, amounts)
            at = _add_name(tokens, at, stop, units, vocabulary)
        else:
            _add_word(tokens, at, units)
            at += 1
    return units


@lru_cache(maxsize=4096)  # a passage is read again for each article that is held against its document
def scan_passage(text: str, published: date) -> Scanned:
    """Reads a passage up to a bounded length; `published` is what "on Monday" is reckoned from."""
    tokens = tokenise(text)[:MOST_TOKENS]
    if not tokens:
        return [], [], []
    inside = Span(0, tokens[-1].end)
    return _scanned(text, tokens, find_dates(text, published, inside), Marks(text, 0, inside.end))


def scan_sentence(draft: Draft, span: Span) -> Scanned:
    """What the draft has in one of its sentences."""
    return _scanned(draft.text, draft.tokens_in(span), draft.dates_in(span), draft.marks.between(span.start, span.end))


def _scanned(text: str, tokens: Sequence[Token], all_dates: Sequence[DateMention], marks: Marks) -> Scanned:
    dates = [found for found in all_dates if found.kind == "date" and _dated(found, text)]
    return tokens, dates, read_quantities(marks, [found.span for found in dates])


def _after(tokens: Sequence[Token], at: int, end: int) -> int:
    while at < len(tokens) and tokens[at].start < end:
        at += 1
    return at


def _nouns(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The stems of the next three words, up to a mark."""
    found = set()
    for token in tokens[at : at + 3]:
        if not token.is_word:
            break
        if token.lower not in EMPTY_WORDS:
            found.add(stem(token.lower))
    return frozenset(found)


def _dated(found: DateMention, text: str) -> bool:
    """Whether a date names a day, a month or a year; "this week" and "last season" are words to this kind."""
    return _parts(tokenise(text, found.span.start, found.span.end)) != DateParts()


_DAY_WORDS = frozenset({"today", "yesterday", "tomorrow", "tonight"})


def _parts(tokens: Sequence[Token]) -> DateParts:
    from ...text.dates.words import MONTH, WEEKDAY

    weekday = month = day = year = None
    relative = ""
    for at, token in enumerate(tokens):
        word = token.lower
        if word in WEEKDAY and (len(word) > 3 or len(tokens) > 1):
            weekday = WEEKDAY[word]
        elif word in _DAY_WORDS:
            relative = "today" if word == "tonight" else word
        elif word in MONTH:
            month = MONTH[word]
        elif word.isdigit() and len(word) == 4:
            year = int(word)
        elif word.isdigit() and len(word) <= 2 and day is None and 0 < int(word) < 32:
            beside = [t.lower for t in tokens[max(0, at - 1) : at + 3]]
            if any(one in MONTH for one in beside):
                day = int(word)
    return DateParts(weekday, day, month, year, relative)


_PREPOSITIONS = frozenset(
    """
    in on at to from by for of with against over after before into near since until between during through towards under
    aboard via outside inside behind than as about around across per off onto
    """.split()
)
# Prepositions that also begin a clause, of which the name is then the subject: "after Ada Marsh resigned".
_ALSO_JOINTS = frozenset("after before since until as than for".split())
_AND = frozenset({"and", "or", "but"})
_DETERMINERS = frozenset("the a an his her its their our my your this that these those all both each any some".split())


def _governor(tokens: Sequence[Token], at: int) -> str:
    """The preposition before a unit, past its determiner and one adjective ("in the eastern Fens"); "," before one
    in apposition; else ""."""
    place = at - 1
    skipped = False
    for _ in range(3):
        if place < 0:
            return ""
        word = tokens[place].lower
        if word in _PREPOSITIONS:
            return "" if word == "to" and skipped else word  # "to convict Ada Marsh"
        if word == "," and place == at - 1:
            return ","
        if word not in _DETERMINERS:
            if skipped or place < at - 2 or not word.isalpha() or word in EMPTY_WORDS:
                return ""
            skipped = True
        place -= 1
    return ""


def _name_end(text: str, tokens: Sequence[Token], at: int, starts: Collection[int], amounts: Collection[int]) -> int:
    """The token after a run of capitals: particles, initials' full stops and "University of" are part of it."""
    stop = at + 1
    while stop < len(tokens):
        token = tokens[stop]
        gap = text[tokens[stop - 1].end : token.start]
        if token.start in starts or token.start in amounts or gap not in ("", " "):
            break
        if (token.is_word and token.is_capital and token.text != "I") or (
            token.text == "." and gap == "" and len(tokens[stop - 1].text) == 1
        ):
            stop += 1
        elif (
            (
                token.lower in PARTICLES
                or token.text == "&"
                or (token.lower == "of" and tokens[stop - 1].lower in LEADING_BODY_NOUNS)
            )
            and stop + 1 < len(tokens)
            and tokens[stop + 1].is_capital
            and text[token.end : tokens[stop + 1].start] in (" ", "")
        ):
            stop += 2
        else:
            break
    return stop


def _add_name(tokens: Sequence[Token], at: int, stop: int, units: list[Unit], vocabulary: Vocabulary) -> int:
    """Adds the run `tokens[at:stop]` as a name, or its first word as a word; gives where to go on."""
    token = tokens[at]
    before = tokens[at - 1].lower if at else ""
    opens = at == 0 or not before[:1].isalnum()
    plain = token.lower
    if token.lower.rstrip(".") in TITLES or plain in EMPTY_WORDS:
        return at + 1
    if any(part[:1].islower() for part in token.text.split("-")[1:]):  # "Engineer-turned-author"
        _add_word(tokens, at, units)
        return at + 1
    ordinary = plain in vocabulary.common or plain in SENTENCE_STARTERS
    unsure = False
    if opens and (at == 0 or before in (":", ";", "•", ".", '"', "“", "'", "‘")) and not token.is_shouted:
        alone = stop == at + 1
        first_name = plain in given_names() and not alone
        known = plain in vocabulary.names
        if ordinary and not known and not first_name and (alone or plain not in _BEFORE_NAMES):
            _add_word(tokens, at, units)
            return at + 1
        unsure = alone and not known
    elif plain in SENTENCE_STARTERS and stop == at + 1:
        _add_word(tokens, at, units)
        return at + 1
    run = [t for t in tokens[at:stop] if t.is_word and t.lower != "of"]
    office = next((n for n in range(len(run) - 1, -1, -1) if run[n].lower in HEADS), -1)
    if office >= 0 or (len(run) == 1 and _says_what(token)):
        _add_word(tokens, at, units)  # "President Marsh", "the Council": an office or a sort of body is a word
        return at + 1
    end = run[-1].end
    words = tuple(name_key(t.text) for t in run)
    after = tokens[stop].lower if stop < len(tokens) else ""
    title = before.rstrip(".") in TITLES or (before == "." and at > 1 and tokens[at - 2].lower in TITLES)
    aged = (
        after == "," and stop + 1 < len(tokens) and tokens[stop + 1].text.isdigit() and len(tokens[stop + 1].text) < 3
    )
    given = words[0].split("-")[0] in given_names() and len(words) > 1
    sort = ""
    if run[-1].lower in BODY_NOUNS or run[-1].lower in PLACE_NOUNS or run[0].is_shouted or len(run) > 3:
        sort = "other"
    if title or aged or before in HEADS or (given and not sort):
        sort = "person"
    if any(t.lower in _OF_TITLES for t in run):
        sort = "title"
    governor = _governor(tokens, at)
    if (governor in _ALSO_JOINTS and is_verb(after)) or (governor == "," and after.isalpha() and after not in _AND):
        governor = ""  # the subject of what follows: "after Ada Marsh resigned", "An engineer, Ada Marsh works in …"
    subject = unsure and not words[0].endswith("s") and is_verb(after)
    keys = frozenset().union(*(word_keys(stem(word)) for word in words))
    name = " ".join(t.text for t in run)
    units.append(
        Unit(NAME, Span(token.start, end), name, words, governor, sort=sort,
             attribute=_is_attribute(tokens, stop), keys=keys, unsure=unsure, subject=subject)
    )  # fmt: skip
    return stop


def _says_what(token: Token) -> bool:
    word = token.lower
    return not token.is_shouted and (word in HEADS or word in BODY_NOUNS or word in PLACE_NOUNS)


def _is_attribute(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a name makes it describe that: "the Camford side", "Camford's side"."""
    if at >= len(tokens):
        return False
    after = tokens[at]
    if after.lower in ("'s", "'"):
        return True
    return after.is_word and not after.is_capital and after.lower not in EMPTY_WORDS and not is_verb(after.lower)


def is_verb(word: str) -> bool:
    """Whether a word after a capital at the head of a sentence is surely a verb: "has", "beat", "opened"."""
    return word in SAYING or word in _AUXILIARIES or (word.endswith("ed") and len(word) > 4) or word in VERB_FORMS


# Words that stand capitalised in the names of works and slogans, and in no name of a person or place.
_OF_TITLES = frozenset(
    "up to in on of and for a my your our we it is do not all out over down what how this that".split()
)
# "New", "North": ordinary words at the head of a sentence, but not before another capital.
_BEFORE_NAMES = frozenset("new north south east west great royal saint upper lower".split())
_AUXILIARIES = frozenset("is was has had will did does".split())


def as_word(unit: Unit) -> Unit:
    """A name that proves to be a word with the capital of its sentence."""
    return replace(unit, kind=WORD, words=tuple(stem(word) for word in unit.words), before="", unsure=False)


def _negated(tokens: Sequence[Token], at: int) -> bool:
    """Whether one of the two words before denies."""
    return (at > 0 and _denies(tokens[at - 1].lower)) or (at > 1 and _denies(tokens[at - 2].lower))


def _denies(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _add_word(tokens: Sequence[Token], at: int, units: list[Unit]) -> None:
    token = tokens[at]
    stems, keys = _stems_and_keys(token.lower)
    if stems:
        span = Span(token.start, token.end)
        units.append(Unit(WORD, span, token.text, stems, keys=keys, negated=_negated(tokens, at)))


@cache
def _stems_and_keys(word: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The stems and keys of a word, none of one that says nothing."""
    if not word[0].isalnum() or word in EMPTY_WORDS or (len(word) < 2 and not word.isdigit()):
        return (), frozenset()
    parts = [part for part in word.split("-") if part not in EMPTY_WORDS] or [word]
    stems = tuple(stem(part) for part in parts)
    return stems, frozenset().union(*map(word_keys, stems))
