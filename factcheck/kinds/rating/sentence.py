"""One sentence with a grade in it: its words, and whose grade it can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...mentions.draft import Draft, ThingMention
from ...records import Span
from ...structs import Struct, replace
from ...text.normalise import name_key, stands_in
from ...text.tokens import Token
from ...text.words import SAYING
from .words import BE, BETWEEN, FILL, INSPECTING, MANY, NOUNS, PRONOUNS, QUOTES, RATED, STRONG, TOLD

# In tokens; a longer "clause" has lost its marks, and time has to follow the length of the text.
_LONGEST_CLAUSE = 80
_STOPS = frozenset(";:.!?")
_PERFECT = frozenset({"has", "have", "had"})
_RELATIVES = frozenset({"which", "who", "that", "whose"})
# After one of these, at most so many words before, "that" brings in what is said: "said in February that the force".
_FINDING = frozenset("found find finds concluded reported ruled judged decided noted".split())
_SAID = 5
_PREPOSITIONS = frozenset("at of in for within from near by on to with".split())
_OF_OTHERS = frozenset("neighbouring nearby rival sister".split())
_INDEFINITE = frozenset("a an another any every each other most many some".split())
# Owners that say what a service is for: "children's services".
_GENERAL = frozenset("children adults adult women men people".split())
# Words between a subject and its verb that add nothing to the subject.
_LIGHT: frozenset[str] = BE | FILL | QUOTES | RATED | NOUNS | BETWEEN | INSPECTING | frozenset(
    """
    last this also since then also at in on , - – — 's ' by and year month week recently subsequently eventually
    initially currently previously formerly once newly proud delighted pleased thrilled happy honoured told officially
    effectiveness performance
    """.split()
)  # fmt: skip


class Subject(Struct, frozen=True):
    """Whose grade it is: a name, or a `noun` ("school") with or without the name that it belongs to, or a pronoun.

    `certain` is unset when another may be meant; `part` is set when it is some part of what is named ("the sixth form
    at Mill Lane School"); `foreign` when it belongs to somebody unknown ("Dunmoor, whose services").
    `rivals` are other bodies of the sentence, of which none may have grades if this one is to be sure. `active` is
    set for the object of the verb ("rated the school good").
    """

    thing: ThingMention | None = None
    noun: str = ""
    pronoun: bool = False
    certain: bool = True
    part: bool = False
    foreign: bool = False
    rivals: tuple[ThingMention, ...] = ()
    active: bool = False

    @property
    def found(self) -> bool:
        return bool(self.thing or self.noun or self.pronoun)


class RatedSentence:
    """A sentence's words, with the names and dates at them."""

    def __init__(self, draft: Draft, span: Span, issuers: set[str]) -> None:
        self.draft = draft
        self.tokens: Sequence[Token] = draft.tokens_in(span)
        self.words = [token.lower for token in self.tokens]
        self.things = draft.things_in(span)
        self.issuing = [t for t in self.things if any(known.id in issuers for known in t.known) or self._rates(t)]
        self.dates = [d for d in draft.dates_in(span) if d.interval and d.kind == "date"]
        self._named = {token.start: thing for thing in self.things for token in draft.tokens_in(thing.span)}
        self._dated = {token.start for found in self.dates for token in draft.tokens_in(found.span)}
        text = name_key(span.of(draft.text))
        named = any(stands_in(name_key(issuer), text) for issuer in issuers)  # also one that is declared as no body
        self.inspecting = bool(self.issuing) or named or not INSPECTING.isdisjoint(self.words)

    def _rates(self, thing: ThingMention) -> bool:
        """Whether a sentence says that a body of which the registry has no rating gave one: "rated good by Oflearn"."""
        if thing.kind != "organisation" or STRONG.isdisjoint(self.words):
            return False
        before = [token.lower for token in self.tokens if token.start < thing.span.start][-2:]
        return before[-1:] == ["by"] or before == ["by", "the"]

    # ------------------------------------------------------------------------------------------------ looking up

    def start(self, at: int) -> int:
        return self.tokens[at].start if at < len(self.tokens) else -1

    def thing_at(self, at: int) -> ThingMention | None:
        return self._named.get(self.tokens[at].start)

    def issuer_at(self, at: int) -> bool:
        return bool(self.issuing) and self.thing_at(at) in self.issuing

    def dated(self, at: int) -> bool:
        return self.start(at) in self._dated

    def after_quotes(self, stop: int) -> int:
        at = stop
        while at < len(self.words) and self.words[at] in QUOTES:
            at += 1
        return at

    def next_word(self, stop: int) -> str:
        """The word after a grade and its closing mark; empty at a stop or the end."""
        at = self.after_quotes(stop)
        if at >= len(self.words) or not (self.tokens[at].is_word or self.words[at].isdigit()):
            return ""
        return self.words[at]

    def named_by(self, stop: int) -> str:
        """The name after "by" and a grade, of a body that the registry does not have: "rated good by Oflearn"."""
        at = self.after_quotes(stop)
        if self.words[at : at + 1] != ["by"]:
            return ""
        at += 2 if self.words[at + 1 : at + 2] == ["the"] else 1
        end = at
        while end < len(self.tokens) and self.tokens[end].is_capital and self.thing_at(end) is self.thing_at(at):
            end += 1
        thing = self.thing_at(at) if at < end else None
        if at == end or (thing and thing.known) or self.draft.person_mention_at(self.tokens[at].start):
            return ""
        return self.draft.text[self.tokens[at].start : self.tokens[end - 1].end]

    def clause_start(self, at: int) -> int:
        lowest = max(0, at - _LONGEST_CLAUSE)
        for place in range(at - 1, lowest - 1, -1):
            word = self.words[place]
            if word in _STOPS or word in ("while", "whereas", "but", "and", "although"):
                return place + 1
        return lowest

    def clause(self, first: int, stop: int) -> Span:
        """The clause around a rating, in which an aspect may be named."""
        start, end = self.clause_start(first), stop
        limit = min(len(self.words), stop + _LONGEST_CLAUSE)
        while end < limit and self.words[end] not in (*_STOPS, "while", "whereas", "but", "although"):
            end += 1
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    # ------------------------------------------------------------------------------------------- what was graded

    def subject(self, verb: int, first: int, stop: int, noun_before: int) -> Subject | None:
        """Whose grade it is that stands at tokens[first:stop]; None when it is a group's or nobody's.

        Of a verb of rating in the active it is the object ("rated the school good"), else what stands nearest before
        the verb; of a grade without verb what owns it ("the school's “good” rating") or comes after its noun ("rating
        of the school"), else the sentence's own subject ("the school was shaken by an “inadequate” inspection").
        """
        if verb >= 0:
            place = self._nearest(range(verb + 1, first)) if self.words[verb] != TOLD else None
            if place is not None and self.words[place] != "its":
                made = self._make(place, self._heavy(verb + 1, place), certain=True)
                return replace(made, active=True) if made else None
            before = self._before_aside(verb)
            place = self._nearest(range(before - 1, max(-1, before - _LONGEST_CLAUSE), -1))
            place = self._beside(place, verb) if place is not None else None
            return Subject() if place is None else self._before_verb(place, verb)
        head = noun_before if noun_before >= 0 else first
        owner = self._nearest(range(head - 1, max(-1, head - 6), -1))
        if owner is not None and "'s" in self.words[owner:head]:
            return self._make(owner, self._heavy(self._end(owner), head), certain=True)
        after = None
        if stop < len(self.words) and self.words[stop] in _PREPOSITIONS:
            after = self._nearest(range(stop, min(len(self.words), stop + 8)))
        if after is not None and not self.dated(stop + 1):
            return self._make(after, self._heavy(stop, after), certain=True)
        if noun_before >= 0:
            inside = self._nearest(range(noun_before + 1, first))
            if inside is not None:
                return self._make(inside, False, certain=True)
        place = self._nearest(range(max(0, head - _LONGEST_CLAUSE), head))
        if place is None:
            return Subject()
        last = self._nearest(range(head - 1, max(-1, head - _LONGEST_CLAUSE), -1))
        if self._begins_anew(place, head):
            return Subject(foreign=True)
        if last is not None and any(w in _RELATIVES for w in self.words[last:head]):
            return self._make(last, False, certain=True)  # "the home, which has a rating of good"
        made = self._make(place, False, certain=True)
        near = self.tokens[max(0, head - _LONGEST_CLAUSE) : min(len(self.tokens), head + _LONGEST_CLAUSE)]
        others = self.draft.things_in(Span(near[0].start, near[-1].end))
        rivals = tuple(
            t for t in others if t.kind != "place" and made and t is not made.thing and t not in self.issuing
        )
        return replace(made, rivals=rivals) if made else None

    def _begins_anew(self, place: int, head: int) -> bool:
        """Whether the clause of a grade has a subject of its own after what stands at a place: "Brill School was told
        to improve, and St Anne's has been in special measures".
        """
        start = self.clause_start(head)
        verb = next((at for at in range(start, head) if self.words[at] in BE), start)
        return place < start < verb and self._heavy(start, verb)

    def _before_aside(self, verb: int) -> int:
        """Where a relative clause between commas before a verb begins, else the verb: "the trust, which runs the
        hospital, was rated".
        """
        at = verb - 1
        while at >= 0 and (self.words[at] in BE or self.words[at] in _PERFECT or self.words[at].endswith("ly")):
            at -= 1
        if at < 0 or self.words[at] != ",":
            return verb
        for start in range(at - 1, max(0, at - _LONGEST_CLAUSE), -1):
            if self.words[start] in _STOPS:
                break
            if self.words[start] in _RELATIVES and self.words[start - 1] == ",":
                return start - 1
        return verb

    def _beside(self, place: int, verb: int) -> int:
        """The body that opens the clause, for a place in a remark on it: "Brill College, its neighbour, was rated"."""
        if (
            self.words[place] not in ("its", "their")
            or self.words[place - 1] != ","
            or "," not in self.words[place:verb]
        ):
            return place
        start = self.clause_start(verb)
        owner = self._nearest(range(place - 2, start - 1, -1))
        opens = owner is not None and all(word == "the" for word in self.words[start:owner])
        return owner if owner is not None and opens and self._end(owner) == place - 1 else place

    def _before_verb(self, place: int, verb: int) -> Subject | None:
        start = self.clause_start(verb)
        inside = any(
            w in _RELATIVES for at, w in enumerate(self.words[start:place], start) if not self._says(at, place)
        )
        own = any(w in _RELATIVES for w in self.words[place + 1 : verb])
        end = self._end(place)
        aside = end < verb and (self.words[end] in (",", "-", "–", "—", "(") or self.words[end] in _RELATIVES)
        after_and = max((i + 1 for i in range(end, verb) if self.words[i] in ("and", "but")), default=end)
        part = not aside and self._heavy(after_and, verb)
        head = self._head(place) if self.thing_at(place) is not None else ""
        near = place >= start or (self.words[start - 1] in ("and", "but") and not part)
        made = self._make(place, part or bool(head), certain=near and (own or not inside))
        return replace(made, noun=head, part=part) if made and head in RATED else made

    def _says(self, at: int, place: int) -> bool:
        """Whether "that" brings in what is said of the body at a place: "inspectors found that the school was"."""
        said = any(word in SAYING or word in _FINDING for word in self.words[max(0, at - _SAID) : at])
        return said and self.words[at] == "that" and self.words[at + 1 : place] in ([], ["the"])

    def _head(self, place: int) -> str:
        """The noun that a name depends on: the provision at Mill Lane School, the head of the trust."""
        at = place - 1
        while at >= 0 and self.words[at] in ("the", "both", "all"):
            at -= 1
        if at < 1 or self.words[at] not in _PREPOSITIONS:
            return ""
        head = self.words[at - 1]
        other = self.tokens[at - 1].is_word and not self.dated(at - 1) and self.thing_at(at - 1) is None
        return head if other and (head in RATED or head not in _LIGHT) else ""

    def _heavy(self, start: int, stop: int) -> bool:
        """Whether words stand between that make the subject another: "pupils at", "'s sixth form"."""
        return any(
            self.words[at] not in _LIGHT
            and not self.words[at].endswith("ly")
            and not self.dated(at)
            and self.thing_at(at) is None
            for at in range(start, stop)
        )

    def _end(self, place: int) -> int:
        """The token after the name or noun at a place."""
        thing = self.thing_at(place)
        end = place + 1
        while thing and end < len(self.tokens) and self.tokens[end].start < thing.span.end:
            end += 1
        return end

    def _nearest(self, places: Iterable[int]) -> int | None:
        """The first place of a body's name, of a noun for a body or of a pronoun."""
        for at in places:
            thing = self.thing_at(at)
            if thing is not None:
                if thing not in self.issuing and thing.kind != "place":
                    return next(i for i in range(at, -1, -1) if self.tokens[i].start == thing.span.start)
            elif self.words[at] in RATED or self.words[at] in MANY or self.words[at] in PRONOUNS:
                return at
        return None

    def _make(self, place: int, part: bool, certain: bool) -> Subject | None:
        thing, word = self.thing_at(place), self.words[place]
        if thing is not None:
            return Subject(thing, certain=certain, part=part)
        if word in PRONOUNS:
            return Subject(pronoun=True, certain=certain, part=part)
        if word in MANY:
            return None
        owner, foreign = self._owner(place)
        if _INDEFINITE.intersection(self.words[max(0, place - 2) : place]):
            certain = False  # "A Camford school was rated good": none that the story named before
        return Subject(owner, word, False, certain, part, foreign)

    def _owner(self, noun: int) -> tuple[ThingMention | None, bool]:
        """Whose noun it is: "Camford Council's provision", "services at Camford Council", "Camford, whose schools".

        The second value is true when it is somebody's of whom nothing is known: "the Brill Hospitals trust".
        """
        for at in range(noun - 1, max(-1, noun - 5), -1):
            if self.words[at] == "whose" or (self.words[at] == "'s" and at):
                before = at - 1
                while before > 0 and self.words[before] in (",", "'s"):
                    before -= 1
                if self.words[before] in _GENERAL:
                    continue
                thing = self.thing_at(before)
                if thing is not None and thing not in self.issuing and thing.kind != "place":
                    return thing, False
                if thing in self.issuing and thing is not None:
                    return None, False
                return None, self.tokens[before].is_capital and self.words[before] not in RATED
        before = noun - 1
        if self.words[before] in _OF_OTHERS or (before > 0 and self._is_named(before)):
            return None, True
        after = noun + 1
        if after + 1 < len(self.words) and self.words[after] in ("at", "of", "in", "for", "within"):
            following = after + 1 + (self.words[after + 1] == "the")
            thing = self.thing_at(following) if following < len(self.tokens) else None
            if thing is not None and thing not in self.issuing and thing.kind != "place":
                return thing, False
        return None, False

    def _is_named(self, at: int) -> bool:
        """Whether a word is one of a name that nobody knows, and no short form that says little: "the NHS trust"."""
        token, thing = self.tokens[at], self.thing_at(at)
        return token.is_capital and not token.text.isupper() and not self.dated(at) and not (thing and thing.known)
