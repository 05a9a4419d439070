"""Lays the sentences of an article beside the passages of documents, and finds where one thing differs.

A passage is about the same event as a sentence when what surrounds a name, quantity or date in the sentence surrounds
something of the same type in the passage. How much does so is added up here; the verdict itself always rests on the
typed comparison of the two (`compare`), and on there being only one candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ...intervals import parse_edtf
from ...records import Passage
from ...structs import Struct, replace
from .compare import compare, same_name
from .units import DATE, NAME, NUMBER, TYPED, WORD, Unit, Vocabulary, as_word, read_units, scan_passage

# How far around a unit its surroundings reach, in units. A clause of news copy has seven on average (five articles and
# 357 summaries, 2026-11).
REACH = 4
# How far the subject of a figure may be off, and by how much one of two figures must then be nearer to it.
WIDE, WELL_AHEAD = 10, 0.3
# What a shared unit counts for: names and figures tell one event from another better than words do.
WEIGHT = {NAME: 1.5, NUMBER: 1.5, DATE: 1.5, WORD: 1.0}
# A shared unit on the other side of what is compared, and one only in the sentence before or after the passage.
OTHER_SIDE, BESIDE = 0.65, 0.6
# The same preposition before both.
SAME_PREPOSITION = 0.4
# A name that may be a person's, but does not show it, in the place of one that does; two names with a word in common.
NO_PERSON, SHARED_WORD = 0.6, 0.5


_STANDS_FOR = frozenset("he she his her the".split())
# The units at the head of a sentence among which its subject is looked for.
_LEADS = 3
# For "he" or "she" at the head of a passage in the place of a name at the head of a clause, of which the passage has so
# much.
IN_FIRST_PLACE, NEARLY = 0.6, 0.6


class Reading:
    """A passage as units, with the places at which each can be found.

    `meant` is whom it is about without a name: "He …", "The 26-year-old …" after a sentence that begins with a person.
    """

    def __init__(self, passage: Passage, units: Sequence[Unit]) -> None:
        self.passage = passage
        self.meant: Unit | None = None
        self.units = units
        self.typed = [at for at, unit in enumerate(units) if unit.kind in TYPED]
        self._index: dict[str, list[int]] = {}
        for at, unit in enumerate(units):
            for key in unit.keys:
                self._index.setdefault(key, []).append(at)

    def places(self, unit: Unit) -> set[int]:
        """Where the passage says the same as a unit."""
        found: set[int] = set()
        if len(unit.words) < 2 or unit.kind == WORD:
            for key in unit.keys:
                for at in self._index.get(key, ()):
                    if unit.kind == WORD or self.units[at].kind == WORD:
                        found.add(at)
        if unit.kind != WORD:
            found.update(at for at in self.typed if self.units[at].kind == unit.kind and compare(unit, self.units[at]))
        return found


class Laid(Struct):
    """A sentence beside one passage: for each of its units the places in the passage, and whether a sentence beside
    the passage has it. `share` is how much of the sentence the passage has, by weight, from 0 to 1."""

    reading: Reading
    places: list[set[int]]
    beside: list[bool]
    share: float = 0.0


class Difference(Struct, frozen=True):
    """What a passage has in the place of a unit, and how much speaks for its being the same place.

    `near` is how closely what stands around agrees, `share` how much of the sentence the passage has, and `around` how
    much of what stands around the place in the passage is in the sentence, from 0 to 1.
    """

    score: float
    near: float
    share: float
    unit: Unit
    reading: Reading
    around: float = 0.0


class Board:
    """The sentences of an article and the passages that bear on them, all read once."""

    def __init__(self, published: date) -> None:
        self.published = published
        self.vocabulary = Vocabulary()
        self._readings: dict[tuple[int, int], Reading] = {}
        self._names: dict[str, set[tuple[str, ...]]] = {}
        self._people: set[str] = set()

    def read(self, passages: Iterable[Passage]) -> None:
        """Reads passages; a name's first word in one is told from an ordinary word by all of them."""
        new = [p for p in passages if (p.shelf, p.number) not in self._readings]
        for passage in new:
            self.vocabulary.add(scan_passage(passage.text, self._day(passage))[0])
        for passage in new:
            units = read_units(passage.text, scan_passage(passage.text, self._day(passage)), self.vocabulary)
            self._readings[passage.shelf, passage.number] = Reading(passage, [self.settled(unit) for unit in units])
        for passage in new:
            self._note_names(self._readings[passage.shelf, passage.number].units, self._names)
        for passage in new:
            reading = self._readings[passage.shelf, passage.number]
            reading.units = [self.named_in_full(unit) for unit in reading.units]
        for passage in sorted(new, key=lambda one: (one.shelf, one.number)):
            self._find_meant(self._readings[passage.shelf, passage.number])

    def _find_meant(self, reading: Reading) -> None:
        passage, units = reading.passage, reading.units
        if units and units[0].kind == NAME and units[0].sort == "person":
            return
        first = passage.text.split(None, 1)[0].lower()
        if first not in _STANDS_FOR or (first == "the" and any(unit.sort == "person" for unit in units)):
            return
        before = self._readings.get((passage.shelf, passage.number - 1))
        if before and before.passage.document is passage.document:
            leads = [unit for unit in before.units[:_LEADS] if unit.kind == NAME and unit.sort == "person"]
            reading.meant = leads[0] if leads else before.meant

    def read_draft(self, sentences: Iterable[Sequence[Unit]]) -> list[list[Unit]]:
        """The units of the article's sentences, with its own surnames as the full names that they stand for."""
        settled = [[self.settled(unit) for unit in units] for units in sentences]
        own: dict[str, set[tuple[str, ...]]] = {}
        for units in settled:
            self._note_names(units, own)
        return [[self.named_in_full(unit, own) for unit in units] for units in settled]

    def _note_names(self, units: Iterable[Unit], names: dict[str, set[tuple[str, ...]]]) -> None:
        for unit in units:
            if unit.kind == NAME and len(unit.words) > 1:
                names.setdefault(unit.words[-1], set()).add(unit.words)
                if unit.sort == "person":
                    self._people.update((unit.words[-1], unit.words[0]))
                    names.setdefault(unit.words[0], set()).add(unit.words)

    def _day(self, passage: Passage) -> date:
        try:
            return parse_edtf(passage.document.published).start
        except ValueError:
            return self.published

    def reading(self, passage: Passage) -> Reading | None:
        return self._readings.get((passage.shelf, passage.number))

    def settled(self, unit: Unit) -> Unit:
        """A capital that may only begin a sentence, as a name or as a word."""
        word = unit.text.lower()
        if not unit.unsure or word in self.vocabulary.names:
            return unit
        return unit if unit.subject and word not in self.vocabulary.common else as_word(unit)

    def named_in_full(self, unit: Unit, own: Mapping[str, set[tuple[str, ...]]] | None = None) -> Unit:
        """A surname or first name as the full name that it stands for, when there is just one of it."""
        if unit.kind != NAME:
            return unit
        single = len(unit.words) == 1 and unit.words[0] in self._people and unit.before != "in"
        sort = unit.sort or ("person" if single else "")
        full = (
            (own or {}).get(unit.words[0]) or self._names.get(unit.words[0], set()) if len(unit.words) == 1 else set()
        )
        longest = max(full, key=len, default=())
        if longest and all(same_name(one, longest) for one in full):
            return replace(unit, words=longest, sort=sort)
        return unit if sort == unit.sort else replace(unit, sort=sort)


def lay(units: Sequence[Unit], reading: Reading, around: Sequence[Reading]) -> Laid:
    """Lays a sentence's units beside a passage and the sentences around it."""
    places = [reading.places(unit) for unit in units]
    beside = [not found and any(r.places(unit) for r in around) for unit, found in zip(units, places, strict=True)]
    laid = Laid(reading, places, beside)
    laid.share = share(units, laid)
    return laid


def share(units: Sequence[Unit], laid: Laid, around: int = -1) -> float:
    """How much of a sentence a passage has, by weight, a unit itself left out of account."""
    whole = there = 0.0
    for at, unit in enumerate(units):
        if at != around:
            weight = WEIGHT[unit.kind]
            whole += weight
            there += weight if laid.places[at] else BESIDE * weight if laid.beside[at] else 0.0
    return there / whole if whole else 0.0


def nearness(units: Sequence[Unit], at: int, laid: Laid, place: int, reach: int = REACH) -> float:
    """How much of what stands around a unit stands around `place` in the passage, near and on the same side."""
    total = 0.0
    for other in range(max(0, at - reach), min(len(units), at + reach + 1)):
        best = 0.0
        for there in laid.places[other] if other != at else ():
            if there != place and abs(there - place) <= reach:
                distance = max(abs(other - at), abs(there - place))
                side = 1.2 if (other < at) == (there < place) else 1.2 * OTHER_SIDE
                best = max(best, side * WEIGHT[units[other].kind] / distance)
        total += best
    before = units[at].before
    return total + (SAME_PREPOSITION if before and before == laid.reading.units[place].before else 0.0)


def support(units: Sequence[Unit], at: int, sheets: Sequence[Laid]) -> float:
    """How well the passages that do say what a unit says are about the sentence's event; 0 when none says it."""
    best = 0.0
    for laid in sheets:
        for place in laid.places[at]:
            best = max(best, nearness(units, at, laid, place) + 2 * share(units, laid, at))
    return best


def differences(units: Sequence[Unit], at: int, sheets: Sequence[Laid]) -> list[Difference]:
    """What the passages have in the place of a typed unit, best first.

    Left out: passages that have the unit, or have it beside them; what some other unit of the sentence accounts for;
    and what stands in another grammatical place. A second name or figure that differs counts against the passage: it is
    about another event.
    """
    unit = units[at]
    found = []
    for laid in sheets:
        if laid.places[at] or (laid.beside[at] and unit.kind == NAME and unit.sort != "person"):
            continue
        reading = laid.reading
        taken = set().union(*(places for other, places in enumerate(laid.places) if other != at))
        free = [place for place in reading.typed if place not in taken]
        rivals = [place for place in free if _rival(unit, reading.units[place])]
        shared = share(units, laid, at)
        if not rivals:
            meant = reading.meant
            if meant and at <= 1 and unit.sort == "person" and compare(unit, meant) is False and shared >= NEARLY:
                found.append(Difference(2 * shared + IN_FIRST_PLACE, 0.0, shared, meant, reading))
            continue
        others = sum(
            1
            for other, their in enumerate(units)
            if other != at and their.kind in TYPED and not laid.places[other] and not laid.beside[other]
            and any(_rival(their, reading.units[place]) for place in free)
        )  # fmt: skip
        for place in rivals:
            near = nearness(units, at, laid, place)
            score = near + 2 * shared - others - (BESIDE if laid.beside[at] else 0.0)
            score -= _unlike(unit, reading.units[place])
            around = [one for one in range(place - REACH, place + REACH + 1) if 0 <= one < len(reading.units)]
            common = sum(one in taken for one in around) / max(1, len(around) - 1)
            found.append(Difference(score, near, shared, reading.units[place], reading, common))
    return sorted(found, key=lambda one: -one.score)


def widely_ranked(
    units: Sequence[Unit], at: int, candidates: Sequence[Difference], sheets: Sequence[Laid]
) -> list[Difference]:
    """Candidates by a wider stretch of what stands around them; those that are well behind the first are left out.

    In "nine million watched the series, and episode two was watched 2m times" the subject of each figure is further off
    than the verb they share.
    """
    laid = {id(one.reading): one for one in sheets}
    ranked = []
    for one in candidates:
        place = next((n for n, other in enumerate(one.reading.units) if other is one.unit), None)
        near = 0.0 if place is None else nearness(units, at, laid[id(one.reading)], place, WIDE)
        ranked.append((near, one))
    ranked.sort(key=lambda pair: -pair[0])
    best, first = ranked[0]
    return [
        first,
        *(one for near, one in ranked[1:] if best - near < WELL_AHEAD and compare(one.unit, first.unit) is False),
    ]


def _rival(unit: Unit, other: Unit) -> bool:
    """Whether one could stand where the other does, and says otherwise.

    A name in apposition is no rival ("Boston, Lincolnshire" and "Boston, England" are one place), nor is one after
    another preposition; a person's name is no rival of one that cannot be a person's.
    """
    if unit.kind != other.kind or compare(unit, other) is not False:
        return False
    if unit.kind == NAME:
        both = unit.attribute and other.attribute
        if unit.before == "," or (unit.before != other.before and not both):
            return False
        sorts = {unit.sort, other.sort}
        if "title" in sorts:
            return len(set(unit.words) & set(other.words)) > 1
        return sorts != {"person", "other"} and (unit.attribute or not other.attribute)
    return True


def _unlike(unit: Unit, other: Unit) -> float:
    """What speaks against one name's standing for another's: that only one of them is surely a person's. A word in
    common ("Ada Marsh", "Ann Marsh") speaks for it, and so do initials for initials."""
    if unit.kind != NAME:
        return 0.0
    if not set(unit.words).isdisjoint(other.words) or (unit.text.isupper() and other.text.isupper()):
        return -SHARED_WORD
    if unit.sort == other.sort:
        return 0.0
    return NO_PERSON if len(other.words) == 1 else NO_PERSON / 3
