"""A sentence as units: its names, quantities, dates and content words, each with what it can be compared by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter

from ...intervals import Interval
from ...mentions.draft import Draft
from ...records import Span
from ...structs import Struct, replace
from ...text.dates import DateMention, find_dates
from ...text.dates.words import MONTH, WEEKDAY
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
        self.common.update([token.lower for token in tokens if token.is_word and not token.is_capital])
        for at, token in enumerate(tokens):
            if token.is_capital and at and token.is_word and (tokens[at - 1].is_word or tokens[at - 1].text == ","):
                self.names.add(token.lower)


class DateParts(Struct, frozen=True):
    """What a date says outright: each part None when it does not."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    relative: str = ""


class Unit(Struct, frozen=True):
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


class Part(Struct, eq=False):
    """Where a unit stands, and what it is: `text[start:end]`, from token `at` of its sentence up to token `stop`."""

    kind: str
    start: int
    end: int
    at: int
    stop: int
    unsure: bool = False


def read_units(text: str, scanned: Scanned, vocabulary: Vocabulary) -> list[Unit]:
    """The units of one sentence or passage of `text`, in order.

    Reads "On Monday Coun Ada Marsh opened the £3m school in Upper Brill" as: date Monday, name Ada Marsh, word open,
    number £3m, word school, name Upper Brill.
    """
    return fill(text, scanned, find_parts(text, scanned, vocabulary))


def find_parts(text: str, scanned: Scanned, vocabulary: Vocabulary) -> list[Part]:
    """Where the units of a sentence or passage of `text` stand, in order: all that is asked of a sentence of which
    nothing is known, and a third of the time of `read_units`."""
    tokens, dates, numbers = scanned
    parts: list[Part] = []
    typed = {found.span.start: (NUMBER, found.span.end) for found in numbers}
    typed |= {found.span.start: (DATE, found.span.end) for found in dates}
    go_on = 0
    for at, token in enumerate(tokens):
        if at < go_on:
            continue
        start = token.start
        if start in typed:
            kind, end = typed[start]
            go_on = max(at + 1, _after(tokens, at, end))
            parts.append(Part(kind, start, end, at, go_on))
        elif token.is_capital and token.is_word:
            go_on = _add_name(tokens, at, _name_end(text, tokens, at, typed), parts, vocabulary)
        elif token.lower not in EMPTY_WORDS and _says(token):
            parts.append(Part(WORD, start, token.end, at, at + 1))
    return parts


def fill(text: str, scanned: Scanned, parts: Sequence[Part]) -> list[Unit]:
    """The units that stand at `parts`, with what they are compared by."""
    tokens, dates, numbers = scanned
    mentions = {found.span.start: found for found in dates}
    amounts = {found.span.start: found for found in numbers}
    units = []
    for part in parts:
        at, span = part.at, Span(part.start, part.end)
        if part.kind == WORD:
            stems, keys = _stems_and_keys(tokens[at].lower)
            negated = _negated(tokens, at) != _is_against(tokens, at)
            units.append(Unit(WORD, span, tokens[at].text, stems, keys=keys, negated=negated))
        elif part.kind == NAME:
            units.append(_name(tokens, part, span))
        elif part.kind == DATE:
            words = tokens[at : _after(tokens, at, span.end)]
            interval = mentions[span.start].interval
            units.append(
                Unit(DATE, span, span.of(text), (), _governor(tokens, at), parts=_parts(words), interval=interval)
            )
        else:
            nouns = _nouns(tokens, _after(tokens, at, span.end))
            quantity = amounts[span.start]
            units.append(Unit(NUMBER, span, span.of(text), (), _governor(tokens, at), quantity, nouns=nouns))
    return units


@lru_cache(maxsize=4096)  # a passage is read again for each article that is held against its document
def scan_passage(text: str, published: date) -> Scanned:
    """Reads a passage up to a bounded length; `published` is what "on Monday" is reckoned from."""
    tokens = tokenise(text)[:MOST_TOKENS]
    if not tokens:
        return [], [], []
    inside = Span(0, tokens[-1].end)
    return _scanned(text, tokens, find_dates(text, published, inside), Marks(text, 0, inside.end), inside)


def scan_sentence(draft: Draft, span: Span, tokens: Sequence[Token]) -> Scanned:
    """What the draft has in one of its sentences, of which `tokens` are the words and marks."""
    return _scanned(draft.text, tokens, draft.dates_in(span), draft.marks, span)


def _scanned(text: str, tokens: Sequence[Token], all_dates: Sequence[DateMention], marks: Marks, span: Span) -> Scanned:
    dates = [found for found in all_dates if found.kind == "date" and _dated(found, text, tokens)]
    return tokens, dates, read_quantities(marks, [found.span for found in dates], span)


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


def _dated(found: DateMention, text: str, tokens: Sequence[Token]) -> bool:
    """Whether a date names a day, a month or a year; "this week" and "last season" are words to this kind."""
    span = found.span
    at = bisect_left(tokens, span.start, key=_start_of)
    words = tokens[at : _after(tokens, at, span.end)]
    if not words or words[0].start != span.start or words[-1].end != span.end:  # it ends within a word: "mid-May"
        words = tokenise(text, span.start, span.end)
    return any(
        token.lower in _OF_DATES or (token.lower.isdigit() and len(token.lower) == 4) or _is_weekday(token, words)
        for token in words
    )


def _is_weekday(token: Token, words: Sequence[Token]) -> bool:
    """Whether a word is a weekday there: "sat" and "sun" are none by themselves."""
    return token.lower in WEEKDAY and (len(token.lower) > 3 or len(words) > 1)


_start_of = attrgetter("start")


_DAY_WORDS = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_OF_DATES = _DAY_WORDS | MONTH.keys()


def _parts(tokens: Sequence[Token]) -> DateParts:
    weekday = month = day = year = None
    relative = ""
    for at, token in enumerate(tokens):
        word = token.lower
        if _is_weekday(token, tokens):
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


def _name_end(text: str, tokens: Sequence[Token], at: int, typed: Collection[int]) -> int:
    """The token after a run of capitals: particles, initials' full stops and "University of" are part of it.

    A date or quantity, of which `typed` has the starts, ends it.
    """
    stop = at + 1
    while stop < len(tokens):
        token = tokens[stop]
        if not token.is_capital and token.lower not in _GOES_ON:
            break
        gap = text[tokens[stop - 1].end : token.start]
        if token.start in typed or gap not in ("", " "):
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


_GOES_ON = PARTICLES | {".", "&", "of"}


def _add_name(tokens: Sequence[Token], at: int, stop: int, parts: list[Part], vocabulary: Vocabulary) -> int:
    """Adds the run `tokens[at:stop]` as a name, or its first word as a word; gives where to go on."""
    token = tokens[at]
    plain = token.lower
    before = tokens[at - 1].lower if at else ""
    opens = at == 0 or not before[:1].isalnum()
    if plain in EMPTY_WORDS or plain.rstrip(".") in TITLES:
        return at + 1
    unsure = word = False
    if "-" in plain and any(part[:1].islower() for part in token.text.split("-")[1:]):  # "Engineer-turned-author"
        word = True
    elif opens and (at == 0 or before in (":", ";", "•", ".", '"', "“", "'", "‘")) and not token.is_shouted:
        alone = stop == at + 1
        known = plain in vocabulary.names
        ordinary = not known and (plain in vocabulary.common or plain in SENTENCE_STARTERS)
        word = ordinary and (alone or (plain not in given_names() and plain not in _BEFORE_NAMES))
        unsure = alone and not known
    else:
        word = plain in SENTENCE_STARTERS and stop == at + 1
    if not word:
        run = _run(tokens, at, stop)
        # "President Marsh", "the Council": an office or a sort of body is a word
        word = not HEADS.isdisjoint([one.lower for one in run]) or (len(run) == 1 and _says_what(token))
    if not word:
        parts.append(Part(NAME, token.start, run[-1].end, at, stop, unsure))
        return stop
    if plain not in EMPTY_WORDS and _says(token):
        parts.append(Part(WORD, token.start, token.end, at, at + 1))
    return at + 1


def _run(tokens: Sequence[Token], at: int, stop: int) -> list[Token]:
    """The words of a name."""
    return [token for token in tokens[at:stop] if token.is_word and token.lower != "of"]


def _spelt(run: Sequence[Token]) -> str:
    return " ".join(token.text for token in run)


def words_of(text: str, tokens: Sequence[Token], part: Part) -> str:
    """The text of the unit that stands at a part: a name without its marks."""
    return _spelt(_run(tokens, part.at, part.stop)) if part.kind == NAME else text[part.start : part.end]


def _name(tokens: Sequence[Token], part: Part, span: Span) -> Unit:
    at, stop = part.at, part.stop
    before = tokens[at - 1].lower if at else ""
    run = _run(tokens, at, stop)
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
    subject = part.unsure and not words[0].endswith("s") and is_verb(after)
    keys = frozenset().union(*(word_keys(stem(word)) for word in words))
    return Unit(
        NAME, span, _spelt(run), words, governor, sort=sort,
        attribute=_is_attribute(tokens, stop), keys=keys, unsure=part.unsure, subject=subject,
    )  # fmt: skip


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
# "Voted for the plan" and "voted against it" differ by nothing but a preposition.
_TAKING_SIDES = frozenset("vote votes voted voting spoke speak speaks argued campaigned campaign ruled".split())
_SIDES = frozenset("for against favour".split())
_SIDE_REACH = 6
_AUXILIARIES = frozenset("is was has had will did does".split())


def as_word(unit: Unit) -> Unit:
    """A name that proves to be a word with the capital of its sentence."""
    return replace(unit, kind=WORD, words=tuple(stem(word) for word in unit.words), before="", unsure=False)


def _negated(tokens: Sequence[Token], at: int) -> bool:
    """Whether one of the two words before denies."""
    return (at > 0 and _denies(tokens[at - 1].lower)) or (at > 1 and _denies(tokens[at - 2].lower))


def _is_against(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of taking sides has "against" after it: "voted by nine to four against" denies "voted for"."""
    if tokens[at].lower not in _TAKING_SIDES:
        return False
    follow = (token.lower for token in tokens[at + 1 : at + 1 + _SIDE_REACH])
    return next((word for word in follow if word in _SIDES), "") == "against"


def _denies(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _says(token: Token) -> bool:
    """Whether a word that is none of the empty ones says something by itself: a mark and a lone letter do not."""
    word = token.text
    return (len(word) > 1 and (token.is_word or word[0].isalnum())) or word.isdigit()


@cache
def _stems_and_keys(word: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The stems and keys of a word that says something."""
    parts = [part for part in word.split("-") if part not in EMPTY_WORDS] or [word]
    stems = tuple(stem(part) for part in parts)
    return stems, frozenset().union(*map(word_keys, stems))
