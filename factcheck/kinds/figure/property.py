"""Which property a figure states: the words of its clause against the registry's words for the property."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...mentions.draft import Draft
from ...structs import Struct
from ...text.quantities.units import STOP
from .stated import Stated
from .undeclared import buyer_before
from .words import COMPARING, FALLING, MEASURES, OTHER_STATE, PUNISHED, RISING

# A label's words stand together in copy, with at most so many others between them ("given six months to prove it
# can improve" has four), and so near to the figure.
_LOOSE = 5
_NEAR = 4
# Words of another state stand right beside the figure, words of change a little further off.
_BESIDE = 3
_AROUND = 7
# Verbs that may stand between a figure and its label: "£22m to be spent on the swing bridge". Any other word makes it
# another thing: "£3m for repairs to the swing bridge", "72 per cent of maternity beds".
_LINKING = frozenset(
    """
    spend spent spending invest invested pay paid put set aside allocated earmarked approved agreed cost costs costing
    show prove demonstrate get make given needed ended reported recorded forecasting forecast would reached hit topped
    totalled
    """.split()
)
# A sum "for", "on" or "towards" a thing may be a part of what it costs, unless the clause speaks of the cost.
_PARTLY = frozenset("for on in into to from at".split())
_COSTS = frozenset("cost costs costing price bill worth total totalling budget".split())
# "The contract has two years left", "two years to run", "is two years late": not how long it is.
_NOT_LENGTH = frozenset(
    "left remaining ago later late early into behind more longer old since away before after in to until".split()
)
# Verbs of which the figure is by itself what they name: "fined £400", "sold for £2m".
_SETTLING = PUNISHED | {"sold", "bought"}
# Between a figure and its property these say another relation: "£3m over budget", "cut its budget by £3m".
_OTHER_RELATION = frozenset("by over under above below off towards than despite without against per".split())
_PREPOSITIONS = frozenset("in for into to on at from by with towards".split())
_PLAIN = STOP | frozenset("stands stood totalling contest".split())
# A year that ends with the date of the figure: "incidents in the year to March", "in the 12 months to March".
_YEAR_TO = [["in", "the", "year", "to"], ["in", "the", "12", "months"]]
_POLLING = frozenset("with polled polling got won winning received receiving secured his her on of".split())
_FELL = frozenset("fell rose grew dropped climbed jumped soared".split())
_ARTICLES = frozenset("the a an its their this".split())
_MOVING = RISING | FALLING
_CHANGING = _MOVING | {"overspent"}
# "The school has 40 pupils" says how many there are, "sent 40 pupils home" does not.
_STATING = frozenset(
    """
    has have had with are were is was be being of totals numbers employs includes now runs operates manages received
    """.split()
)
# "Two of its nine libraries", "its 340 members": all that it has.
_ALL_OF = frozenset("its their".split())
# Before a label these only say how much or whose it is: "the number of", "the council's".
_BEFORE_LABEL = frozenset("the a an its their his her this that 's ’s".split())
_OF_ANY = frozenset("number total figure figures".split())
_RESTRICTING = frozenset(
    "who that which whose aged where when before until among amongst except excluding including".split()
)


class Word(Struct, frozen=True):
    """A word of a clause, with its stems; `dated` when it is part of a date, or of the buyer before a price."""

    start: int
    end: int
    lower: str
    stems: frozenset[str]
    dated: bool


class Clause(Struct, frozen=True):
    """The words of a figure's clause; the figure is `words[first:last]`, and `next` the word after the clause."""

    words: list[Word]
    first: int
    last: int
    next: str


class Naming(Struct, frozen=True):
    """That a clause names a property.

    `other`: it speaks of another state or part of the thing; `firm`: it says plainly how much, so that a figure that
    differs is wrong; `nearly`: but for its verb, which may be of a part, so that a slip of the pen is still one;
    `moved`: but for a change to the figure, "was cut to 2,310", which is wrong if it is of a time told with it.
    """

    words: frozenset[str]
    other: bool
    firm: bool
    nearly: bool = False
    moved: bool = False


def read_clause(stated: Stated, draft: Draft, stems: Callable[[str], frozenset[str]]) -> Clause:
    """The words of a figure's clause."""
    dates = [found.span for found in draft.dates_in(stated.clause) if found.kind == "date"]
    buyer = buyer_before(stated.quantity.full.start, draft) if stated.quantity.kind == "money" else None
    dates += [buyer] if buyer else []
    words = [
        Word(t.start, t.end, t.lower, stems(t.lower), any(date.start <= t.start < date.end for date in dates))
        for t in draft.tokens_in(stated.clause)
    ]
    span = stated.quantity.span
    first = next((i for i, word in enumerate(words) if word.end > span.start), len(words))
    last = next((i for i, word in enumerate(words) if word.start >= span.end), len(words))
    place = draft.token_at(stated.clause.end)
    return Clause(words, first, last, draft.tokens[place].lower if place < len(draft.tokens) else "")


def names(
    clause: Clause, stated: Stated, needed: frozenset[str], vocabulary: frozenset[str], counted: frozenset[str]
) -> Naming | None:
    """How a clause names the property whose label has the stems `needed`; None when it does not.

    All words of the label have to stand together near the figure, with nothing between that makes it another thing.
    `vocabulary` are the stems of all labels of the property and of its subject, `counted` those of the noun that the
    figure counts.
    """
    words, first, last = clause.words, clause.first, clause.last
    if counted and is_compound(words, last) and _singular(needed) == _singular(counted):
        return Naming(needed, False, True, True)
    places = _places(words, needed, first, last)
    if places is None or not counted <= vocabulary:
        return None
    low, high = min(places), max(places)
    if low < first and _is_told(words[:first], low):
        return None
    inside = last - first if low < first and high >= last else 0
    if high - low + 1 - inside > len(needed) + _LOOSE or _is_next(words[last:], low - last, high - last):
        return None
    between = words[last:low] if low >= last else words[high + 1 : first]
    related = any(word.lower in _OTHER_RELATION - {"by"} for word in between)
    if any(word.lower == "by" for word in between):  # "approved by 32 votes to 27", "council tax is to rise by 5%"
        changes = any(word.lower in _CHANGING and word.stems & needed for word in words)
        related = related or not (stated.quantity.kind in ("votes", "score") or changes)
    before = low - 1
    while before >= 0 and (words[before].lower in _ARTICLES | {"'s"} or words[before].stems & vocabulary):
        before -= 1
    if stated.quantity.kind in ("votes", "score") and not _is_own_vote(words, before, low, first):
        return None
    moved = any(word.lower in _MOVING and not word.stems <= vocabulary for word in between)
    if moved and between[-1].lower not in ("from", "to"):
        related = True  # "reserves had fallen from £61m", not "reserves fell £42m"
    apart = [word for word in between if not word.dated and (not word.stems or not word.stems <= vocabulary)]
    apart = [word for word in apart if word.lower not in _LINKING]
    if len(apart) > _NEAR or related:
        return None
    reach = (*words[min(low, first) : first], *words[last : high + 1])
    shared = _shared(words, last, high)
    if any(_is_strange(word, vocabulary) for word in reach if word not in shared):
        return None
    if shared and not any(word.lower in _STATING for word in words[max(first - 1, 0) : first]):
        return None
    end = max(high + 1, last)
    settling = high < first and words[high].lower in _SETTLING and end == last
    earlier = any(word.lower in ("had", "previously", "originally") for word in words[max(low - 3, 0) : low])
    alone = settling or is_unqualified(words, end, vocabulary, stated.quantity.kind)
    if len(needed) == 1 and not alone:
        return None
    moved = alone and stated.asserted and _is_moved(words, first, last)
    nearly = alone and _is_plain(clause, stated, end, range(low, high + 1))
    nearly = nearly and not (settling and earlier and words[high].lower not in PUNISHED)
    nearly = nearly and (settling or not _is_partial(clause, stated, between, high < first))
    whole = _is_whole(clause, stated, needed, range(low, high + 1))
    owned = high < first and _is_owned(words[:low], vocabulary, stated.quantity.kind)
    firm = nearly and (whole or _is_stating(clause, stated, high < first))
    return Naming(needed, owned or _is_other(clause, vocabulary), firm, nearly, moved)


def _singular(stems: frozenset[str]) -> set[str]:
    """Stems alike in singular and plural: the stems of words as short as "beds" are the words themselves."""
    return {stem.removesuffix("s") for stem in stems}


def _is_told(before: Sequence[Word], low: int) -> bool:
    """Whether a label at `low` has its own figure before it and another is added: "£1m for the hall and £2m for …"."""
    at = len(before) - 1
    while at > low and not before[at].lower[0].isalpha():
        at -= 1  # the sign of money
    own = any(word.lower[0].isdigit() for word in before[max(low - 6, 0) : low])
    return own and before[at].lower in ("and", "plus")


def _is_next(after: Sequence[Word], low: int, high: int) -> bool:
    """Whether a label after the figure leads to a figure of its own: "fined £400 and ordered to pay costs of £85"."""
    if low < 1 or "and" not in (word.lower for word in after[:low]):
        return False
    return any(word.lower[0].isdigit() for word in after[high + 1 : high + 5])


def is_compound(words: Sequence[Word], last: int) -> bool:
    """Whether a count stands before a noun as its measure: "the 940-pupil school", "the 63-member council"."""
    return last + 2 < len(words) and words[last].lower == "-" and words[last + 2].lower[0].isalpha()


def _shared(words: Sequence[Word], last: int, high: int) -> Sequence[Word]:
    """The second of two counts that share their noun: "and 340 on-call" in "612 wholetime and 340 on-call staff"."""
    for at in range(last + 1, min(last + _NEAR, high - 1)):
        if words[at].lower == "and" and words[at + 1].lower[0].isdigit():
            return words[at:high]
    return ()


def _is_moved(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a thing is said to have become as much as the figure: "was cut to 2,310", "fell to £19m"."""
    lead = [word.lower for word in words[max(first - 3, 0) : first]]
    if lead[-1:] != ["to"] or len(lead) < 2 or lead[-2] not in _MOVING:
        return False
    around = {word.lower for word in (*words[:first], *words[last:])}
    return lead[-2] in _FELL or (lead[0] in ("was", "were") and "not" not in around)


def _is_own_vote(words: Sequence[Word], before: int, low: int, first: int) -> bool:
    """Whether votes are those of a label at `low`, after the word `before`, and of nothing that it is in.

    Not: "an amendment to the council's budget was approved by 33 votes to 27", "won by 19 votes", "said 900 votes had
    been cast". But: "was elected with a majority of 5,894", "took the seat with 1,204 votes".
    """
    if low > first:
        lead = [word.lower for word in words[max(first - 2, 0) : first]]
        return bool(lead) and lead[-1] in _POLLING
    if before < 0 or words[before].lower not in _PREPOSITIONS | {"of"}:
        return True
    return words[before].lower == "with" and low + 2 == first and words[low + 1].lower == "of"


def _is_whole(clause: Clause, stated: Stated, needed: frozenset[str], label: range) -> bool:
    """Whether the property's own verb stands before a count, and so tells of all: "it attended 9,874 incidents"."""
    at = clause.first - 1
    while at >= 0 and clause.words[at].end > stated.quantity.full.start:
        at -= 1
    if _is_of_some(clause):
        return False
    return at in label and at < clause.first and clause.words[at].lower.endswith("ed") and len(needed) > 1


def _is_owned(before: Sequence[Word], vocabulary: frozenset[str], kind: str) -> bool:
    """Whether a label is what another noun is of: "interest on the cost", "the government's share of the cost"."""
    plain = _PLAIN | _LINKING | _OF_ANY | MEASURES.get(kind, frozenset())
    at = len(before) - 1
    while at >= 0:
        word = before[at]
        if word.lower in _BEFORE_LABEL or (word.stems and word.stems <= vocabulary):
            at -= 1
            continue
        if at < 1 or word.lower not in _PREPOSITIONS | {"of"}:
            return False
        noun = before[at - 1]
        if not (noun.dated or noun.lower in plain or (noun.stems and noun.stems <= vocabulary)):
            return True
        at -= 2
    return False


def _places(words: Sequence[Word], needed: frozenset[str], first: int, last: int) -> list[int] | None:
    """For each word of a label the place in the clause that is nearest to the figure; None when one is missing."""
    places = []
    for stem in needed:
        at = [i for i, word in enumerate(words) if stem in word.stems and not first <= i < last]
        if not at:
            return None
        places.append(min(at, key=lambda i: first - i if i < first else i - last))
    return places


def _is_strange(word: Word, vocabulary: frozenset[str]) -> bool:
    plain = word.lower in _PLAIN or word.lower in _LINKING or word.lower in _MOVING
    return bool(word.stems) and not plain and not word.dated and not word.stems <= vocabulary


def _is_partial(clause: Clause, stated: Stated, between: Sequence[Word], behind: bool) -> bool:
    """Whether a figure may be a part of what a label names; `behind` when it stands after the label."""
    kind = stated.quantity.kind
    if kind == "duration" and behind:
        return bool(stated.after) and stated.after[0] in _NOT_LENGTH
    if kind != "money" or not any(word.lower in _PARTLY for word in between):
        return False
    if behind and _is_equated([word.lower for word in between if word.end <= stated.quantity.full.start]):
        return False
    return not any(word.lower in _COSTS for word in clause.words)


def _is_equated(between: Sequence[str]) -> bool:
    """Whether words between a label and its figure end in "was" or "stood at": "the grant at the school was £3m"."""
    return between[-1:] in (["was"], ["were"], ["is"], ["are"]) or between[-2:] in (["stood", "at"], ["stands", "at"])


def is_unqualified(words: Sequence[Word], at: int, vocabulary: frozenset[str], kind: str) -> bool:
    """Whether what follows a label of one word leaves it the registry's: not "£28m of investment in roads"."""
    following = [word for word in words[at : at + 6] if not word.dated]
    if [word.lower for word in following[:4]] in _YEAR_TO:
        return True
    if not following or (following[0].lower in _PREPOSITIONS and not any(_content(word) for word in following[1:])):
        return True
    if following[0].lower in _PREPOSITIONS:
        return any(_content(word) and word.stems <= vocabulary for word in following[1:])
    plain = following[0].lower in _PLAIN or not following[0].stems
    return plain or (kind in ("money", "duration") and following[0].lower.endswith("ed"))


def _content(word: Word) -> bool:
    return bool(word.stems) and word.lower not in _PLAIN and not word.lower[0].isdigit()


def _is_other(clause: Clause, vocabulary: frozenset[str]) -> bool:
    """Whether words beside a figure speak of another state or part of the thing: "a further £2m", "half of the £5m"."""
    words, first, last = clause.words, clause.first, clause.last
    beside = (*words[max(first - _BESIDE, 0) : first], *words[last : last + _BESIDE])
    return any(word.lower in OTHER_STATE and not word.dated and not word.stems <= vocabulary for word in beside)


def _is_plain(clause: Clause, stated: Stated, end: int, label: range) -> bool:
    """Whether a clause tells of no change, comparison, denial or part; what stands in the label itself is none."""
    words, first, last = clause.words, clause.first, clause.last
    near = (*range(max(first - _AROUND, 0), first), *range(last, min(last + _AROUND, len(words))))
    hedge = stated.quantity.full.start  # "more than 900" compares with nothing
    around = {words[at].lower for at in near if at not in label and not hedge <= words[at].start < words[first].start}
    if around & (RISING | FALLING | COMPARING | {"not", "n't", "never"}) or not stated.asserted:
        return False
    after = words[end].lower if end < len(words) else clause.next
    return after not in _RESTRICTING


def _is_of_some(clause: Clause) -> bool:
    """Whether a count is a part of what its label names: "7,214 of the incidents"."""
    return clause.last < len(clause.words) and clause.words[clause.last].lower == "of"


def _is_stating(clause: Clause, stated: Stated, behind: bool) -> bool:
    """Whether a count is said to be all there are: "the school has 40 pupils"; `behind` a label that it follows."""
    words, first = clause.words, clause.first
    if stated.quantity.kind not in ("count", "rate") or (behind and not stated.quantity.unit):
        return True
    if _is_of_some(clause):
        return False
    lead = [word.lower for word in words[:first] if word.end <= stated.quantity.full.start]
    return lead[-1:] != [] and (lead[-1] in _STATING or lead[-1] in _ALL_OF)
