"""Reads ratings out of a draft: a grade, in the company of whoever gives it or of a word of rating."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..light import dataclass
from ..mentions.draft import Draft, ThingMention
from ..records import Span
from ..registry import Registry
from ..text.dates import DateMention
from ..text.tokens import Token
from .rating_words import (
    AFTER,
    ALL_ASPECTS,
    BETWEEN,
    CHANGES,
    CHANGES_DOWN,
    CHANGES_UP,
    EARLIER,
    FILL,
    INSPECTING,
    MANY,
    MEASURES,
    NEW,
    NOT_ASSERTED,
    NOUNS,
    PRONOUNS,
    QUOTES,
    RATED,
    STATES,
    STRONG,
    VERDICTS,
    WEAK,
    Grades,
)

# A verb stands no further before its grade, in tokens: "Ofsted rated Mill Lane Primary School, in Old Camford, good".
_REACH = 14
_STOPS = frozenset(";:.!?")
_BE = frozenset("is are was were be been being has have had".split())
_JOINS = frozenset({",", "or", "and", "either", *QUOTES})


@dataclass(frozen=True, slots=True)
class RatingClaim:
    """That a subject was given a grade.

    `wordings` are the grades as written: one, or several of which any may be meant ("good or outstanding");
    `before` those that a change started from; `change` is 1 for upgraded, -1 for downgraded. `thing` is the subject
    when a name stands for it, else `noun` ("school") or a `pronoun`. `given` is set when the grade was given at its
    date, not when it was so then. `earlier` and `new` mark what lies before the present grade or may be after it.
    """

    wordings: tuple[str, ...]
    clause: Span
    before: tuple[str, ...] = ()
    change: int = 0
    at_best: bool = False
    thing: ThingMention | None = None
    noun: str = ""
    pronoun: bool = False
    certain: bool = True
    issuers: tuple[str, ...] = ()
    date: DateMention | None = None
    given: bool = True
    current: bool = False
    earlier: bool = False
    new: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """A grade, or several that are joined, at tokens[first:stop] of a sentence."""

    first: int
    stop: int
    wordings: tuple[str, ...]


def grade_quotations(draft: Draft, registry: Registry) -> set[Span]:
    """The quotations that are grades of ratings: an “inadequate” inspection."""
    found: set[Span] = set()
    claims: list[tuple[Span, RatingClaim]] | None = None
    grades: Grades | None = None
    for quotation in draft.quotations:
        if quotation.span.end - quotation.span.start > 40:
            continue
        grades = grades or Grades(registry.schemes())
        words = [token.lower for token in draft.tokens_in(quotation.span)]
        if not words or not grades.at(words, 0):
            continue
        claims = claims if claims is not None else list(read_ratings(draft, registry))
        if any(span.contains(quotation.span) for span, _ in claims):
            found.add(quotation.span)
    return found


def read_ratings(draft: Draft, registry: Registry) -> Iterator[tuple[Span, RatingClaim]]:
    """Every rating of a subject, with the words that state it.

    Reads: an “Inadequate” Ofsted inspection · the trust was last year deemed inadequate · Mill Lane School was rated
    good by the inspectorate · inspectors judged the home to require improvement · a five-star hygiene rating · its
    rating fell from good to requires improvement · rated at best requires improvement over the last ten years ·
    placed in special measures. Not: a good council, outstanding natural beauty, good news, could be rated good, most
    schools are rated good.
    """
    grades = Grades(registry.schemes())
    issuers = {scheme.issuer for scheme in grades.schemes if scheme.issuer}
    for sentence in draft.sentences:
        tokens = list(draft.tokens_in(sentence.span))
        words = [token.lower for token in tokens]
        hits = _hits(words, grades)
        if not hits or words[-1] == "?":
            continue
        reader = _Reader(draft, tokens, words, issuers, sentence.span)
        at = 0
        while at < len(hits):
            taken, found = reader.read(hits, at)
            if found:
                yield found
            at += taken


def _hits(words: list[str], grades: Grades) -> list[_Hit]:
    hits: list[_Hit] = []
    at = 0
    while at < len(words):
        found = grades.at(words, at)
        if not found:
            at += 1
            continue
        wording = " ".join(found)
        stop = at + len(found)
        if hits and all(word in _JOINS for word in words[hits[-1].stop : at]) and at - hits[-1].stop <= 6:
            hits[-1] = _Hit(hits[-1].first, stop, (*hits[-1].wordings, wording))
        else:
            hits.append(_Hit(at, stop, (wording,)))
        at = stop
    return hits


class _Reader:
    """The ratings of one sentence."""

    def __init__(
        self, draft: Draft, tokens: Sequence[Token], words: list[str], issuers: set[str], sentence: Span
    ) -> None:
        self.draft = draft
        self.tokens = tokens
        self.words = words
        self.sentence = sentence
        self.things = [t for t in draft.things if sentence.contains(t.span)]
        self.issuing = [t for t in self.things if any(known.id in issuers for known in t.known)]
        self.dates = [d for d in draft.dates_in(sentence) if d.interval and d.kind == "date"]

    def read(self, hits: Sequence[_Hit], at: int) -> tuple[int, tuple[Span, RatingClaim] | None]:
        """The rating that the hit at an index states, if any, and how many hits it takes."""
        hit = hits[at]
        change = self._changed(hits, at)
        last = hits[at + 1] if change else hit
        taken = 2 if change else 1
        verb = self._verb(hit)
        noun_after = self._noun_after(last.stop)
        noun_before = self._noun_before(hit.first)
        if not self._is_rating(hit, last, verb, noun_after, noun_before):
            return taken, None
        first = min(i for i in (verb, noun_before, hit.first) if i >= 0)
        if self._unasserted(first, hit.first) or self._measures_over(hit):
            return taken, None
        subject = self._subject(verb, hit.first, max(last.stop, noun_after + 1), noun_before)
        if subject is None:
            return taken, None
        thing, noun, pronoun, certain = subject
        if verb >= 0 and not thing and not noun and not pronoun and not (self.issuing or self._inspecting()):
            return taken, None
        span = self._span(verb, hit, last, noun_after, noun_before)
        date = self._date(span)
        if date and 0 <= span.start - date.span.end <= 1:
            span = Span(date.span.start, span.end)
        elif date and date.period and 0 <= date.span.start - span.end <= 16:
            span = Span(span.start, date.span.end)
        near = self.words[max(0, first - 6) : last.stop]
        aux = self.words[max(0, first - 5) : first + 1]
        found = RatingClaim(
            last.wordings,
            self._clause(first, last.stop),
            before=hit.wordings if change else (),
            change=self._direction(first, hit.first),
            at_best=any(a == "at" and b == "best" for a, b in pairwise(near)),
            thing=thing,
            noun=noun,
            pronoun=pronoun,
            certain=certain,
            issuers=tuple(known.id for thing in self.issuing for known in thing.known),
            date=date,
            given=not STATES.intersection(aux),
            current=bool(STATES.intersection(aux)),
            earlier=bool(EARLIER.intersection(aux)) or "was then" in " ".join(near),
            new=bool(NEW.intersection(aux)) or bool(NEW.intersection(near)) or change or bool(CHANGES & set(aux)),
            everywhere=bool(ALL_ASPECTS.intersection(self.words[last.stop : last.stop + 7])),
        )
        return taken, (span, found)

    # ------------------------------------------------------------------------------------------ is it a rating

    def _changed(self, hits: Sequence[_Hit], at: int) -> bool:
        """Whether this grade and the next are "from good to inadequate"."""
        if at + 1 >= len(hits) or hits[at + 1].first - hits[at].stop > 8:
            return False
        between = self.words[hits[at].stop : hits[at + 1].first]
        return "to" in between and "from" in self.words[max(0, hits[at].first - 5) : hits[at].first]

    def _verb(self, hit: _Hit) -> int:
        """The verb of rating before a grade, or -1. Between them stand fillers, or whom the verb rates."""
        named = False
        first = hit.first
        measures = any("measures" in wording for wording in hit.wordings)
        for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
            word = self.words[at]
            if word in STRONG or word in WEAK or (measures and word in MEASURES):
                return at
            if word in _STOPS:
                return -1
            if word in FILL or word in QUOTES or word in ("by", ",", "'s") or self._thing_at(at):
                continue
            if word in RATED or word in INSPECTING or self._dated(at):
                named = True
                continue
            if first - at > 6 and not named:
                return -1
            if word in _BE or word in ("said", "who", "which", "that"):
                return -1
        return -1

    def _noun_after(self, stop: int) -> int:
        """The noun of rating that a grade belongs to: “inadequate” Ofsted inspection; -1 when there is none."""
        at = stop
        while at < len(self.words) and at - stop < 6:
            word = self.words[at]
            if word in NOUNS:
                return at
            if not (word in QUOTES or word in BETWEEN or self._issuer_at(at)):
                return -1
            at += 1
        return -1

    def _noun_before(self, first: int) -> int:
        """The noun of rating of "a rating of good", "the verdict was inadequate"; -1 when there is none."""
        at = first - 1
        linked = False
        while at >= 0 and first - at < 9:
            word = self.words[at]
            if word in NOUNS:
                return at if linked else -1
            if word in ("of", "as", ":", "was", "is", "remains", "were", "be", "from", "to"):
                linked = True
            elif not (word in QUOTES or word in FILL or word in BETWEEN or self._issuer_at(at)):
                return -1
            at -= 1
        return -1

    def _is_rating(self, hit: _Hit, last: _Hit, verb: int, noun_after: int, noun_before: int) -> bool:
        wording = last.wordings[-1]
        if "measures" in wording:
            before = self.words[max(0, hit.first - 8) : hit.first]
            return bool({"in", "into", "under"}.intersection(before[-4:])) or bool(verb >= 0)
        bare = len(wording) <= 5 and (wording.isdigit() or wording in _SMALL_NUMBERS)
        follows = self._next_word(last.stop)
        context = bool(self.issuing) or self._inspecting()
        marked = self._marked(hit) or self._marked(last)
        if bare:
            return self._bare_number(hit, last, verb, noun_before, follows)
        if noun_after >= 0:
            noun = self.words[noun_after]
            strong = noun in ("rating", "ratings", "grade", "grading", "judgement", "judgment", "category")
            return strong or marked or any(self._issuer_at(i) for i in range(last.stop, noun_after))
        if not (follows == "" or follows in AFTER or self._dated(self._after_quotes(last.stop))):
            return any(t.span.start == self._start(self._after_quotes(last.stop)) for t in self.issuing)
        if follows == "by" and not self._by_inspectors(last.stop):
            return False
        if noun_before >= 0:
            noun = self.words[noun_before]
            return noun in ("rating", "ratings", "grade", "grading") or context or marked
        if verb < 0:
            return False
        verb_word = self.words[verb]
        if verb_word in STRONG:
            return True
        firm = any(w not in ("good", "outstanding") for w in last.wordings)
        direct = all(w in FILL or w in QUOTES for w in self.words[verb + 1 : hit.first])
        if verb_word in VERDICTS:
            return context or marked or (firm and direct)
        return (context and (marked or firm or direct)) or (marked and direct)

    def _bare_number(self, hit: _Hit, last: _Hit, verb: int, noun_before: int, follows: str) -> bool:
        """A number is a grade only as "a rating of five", "rated 5", "scored two for hygiene", "5 rating"."""
        if self._noun_after(last.stop) >= 0 and self.words[self._noun_after(last.stop)] in ("rating", "score"):
            return True
        if not (follows == "" or follows in AFTER):
            return False
        if noun_before >= 0 and self.words[noun_before] in ("rating", "score"):
            return True
        before = self.words[hit.first - 1] if hit.first else ""
        return verb >= 0 and self.words[verb] in ("rated", "rates") and (before == "rated" or before in QUOTES)

    def _marked(self, hit: _Hit) -> bool:
        """Whether a grade stands in quotation marks, or with a capital inside the sentence."""
        first = self.tokens[hit.first]
        if self.draft.quotation_at(first.start):
            quotation = self.draft.quotation_at(first.start)
            return quotation is not None and quotation.span.end - quotation.span.start < 40
        return first.is_capital and not first.is_shouted and hit.first > 0

    def _unasserted(self, first: int, grade: int) -> bool:
        start = self._clause_start(first)
        for at in range(first - 1, start, -1):
            if self.words[at] in ("which", "who"):
                start = at
                break
        return bool(NOT_ASSERTED.intersection(self.words[start:grade]))

    def _measures_over(self, hit: _Hit) -> bool:
        """ "Out of special measures" says that the grade is over."""
        if not any("measures" in wording for wording in hit.wordings):
            return False
        before = self.words[max(0, hit.first - 6) : hit.first]
        return bool({"out", "left", "exit", "exited", "leave", "leaving", "leaves", "from"}.intersection(before))

    def _by_inspectors(self, stop: int) -> bool:
        at = self._after_quotes(stop) + 1
        near = range(at, min(at + 5, len(self.words)))
        return any(self.words[i] in INSPECTING or self._issuer_at(i) for i in near)

    def _inspecting(self) -> bool:
        return not INSPECTING.isdisjoint(self.words)

    # --------------------------------------------------------------------------------------- what was graded

    def _subject(
        self, verb: int, first: int, stop: int, noun_before: int
    ) -> tuple[ThingMention | None, str, bool, bool] | None:
        """Whose grade it is: a name, a noun or a pronoun, and whether that is sure; None when it is a group's.

        After a verb of rating in the active it is its object ("rated the school good"), else what stands nearest
        before the verb; of a grade without verb ("its “good” rating") what stands before it or after its noun.
        """
        if verb >= 0:
            rated = self._nearest(range(verb + 1, first))
            if rated:
                return self._check(rated, sure=True)
            start = self._clause_start(verb)
            before = self._nearest(range(verb - 1, -1, -1))
            if before is None:
                return None, "", False, True
            inside = any(w in ("which", "who", "that") for w in self.words[start : before[0]])
            own = any(w in ("which", "who", "that") for w in self.words[before[0] + 1 : verb])
            sure = before[0] >= start and (own or not inside)
            return self._check(before, sure)
        after = self._nearest(range(stop, min(len(self.words), stop + 8)))
        if after and any(w in ("of", "for", "at", "to") for w in self.words[stop : after[0]]):
            return self._check(after, sure=True)
        head = noun_before if noun_before >= 0 else first
        owner = self._nearest(range(head - 1, max(-1, head - 6), -1))
        if owner and "'s" in self.words[owner[0] : head]:
            return self._check(owner, sure=True)
        # "The school was shaken by an “inadequate” inspection": the sentence's own subject stands first.
        before = self._nearest(range(head))
        if before is None:
            return self._check(after, sure=False) if after else (None, "", False, True)
        return self._check(before, sure=True)

    def _nearest(self, places: range) -> tuple[int, ThingMention | None, str] | None:
        """The first name of a body, noun of a body or pronoun at some places, with its place."""
        for at in places:
            thing = self._thing_at(at)
            if thing is not None:
                if thing not in self.issuing and thing.kind != "place":
                    return at, thing, ""
                continue
            word = self.words[at]
            if word in RATED or word in MANY or word in PRONOUNS or (word == "its" and places.step < 0):
                return at, None, word
        return None

    def _check(
        self, found: tuple[int, ThingMention | None, str], sure: bool
    ) -> tuple[ThingMention | None, str, bool, bool] | None:
        at, thing, word = found
        if thing is not None:
            return thing, "", False, sure
        if word in PRONOUNS or word == "its":
            return None, "", True, sure
        if word in MANY:
            return None
        before = self.words[max(0, at - 3) : at]
        if {"a", "an", "another", "any", "every", "each", "other", "most", "many", "some"}.intersection(before[-2:]):
            # "A Camford school was rated good": new to the story, so nothing that it named before.
            return None, word, False, False
        owner = self._owner(at)
        return owner, word, False, sure

    def _owner(self, at: int) -> ThingMention | None:
        """The thing that the noun belongs to: "Camford Council's provision", "services at Camford Council"."""
        for place in range(at - 1, max(-1, at - 5), -1):
            thing = self._thing_at(place)
            if thing and thing not in self.issuing:
                return thing if "'s" in self.words[place:at] or "'" in self.words[place:at] else None
        return None

    def _thing_at(self, at: int) -> ThingMention | None:
        start = self.tokens[at].start
        return next((t for t in self.things if t.span.start <= start < t.span.end), None)

    def _issuer_at(self, at: int) -> bool:
        return self._thing_at(at) in self.issuing if self.issuing else False

    # ------------------------------------------------------------------------------------------------ the rest

    def _next_word(self, stop: int) -> str:
        """The word after a grade and its closing mark; empty at a stop or the end."""
        at = self._after_quotes(stop)
        if at >= len(self.words) or not (self.tokens[at].is_word or self.words[at].isdigit()):
            return ""
        return self.words[at]

    def _after_quotes(self, stop: int) -> int:
        at = stop
        while at < len(self.words) and self.words[at] in QUOTES:
            at += 1
        return at

    def _start(self, at: int) -> int:
        return self.tokens[at].start if at < len(self.tokens) else -1

    def _dated(self, at: int) -> bool:
        start = self._start(at)
        return any(d.span.start <= start < d.span.end for d in self.dates)

    def _clause_start(self, at: int) -> int:
        for place in range(at - 1, -1, -1):
            word = self.words[place]
            if word in _STOPS or word in ("while", "whereas", "but", "and", "although"):
                return place + 1
        return 0

    def _clause(self, first: int, stop: int) -> Span:
        """The clause around a rating, in which an aspect may be named."""
        start = self._clause_start(first)
        end = stop
        while end < len(self.words) and self.words[end] not in (*_STOPS, "while", "whereas", "but", "although"):
            end += 1
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def _date(self, span: Span) -> DateMention | None:
        """The date of a rating: the nearest in its sentence, at most eighty characters away."""
        near = [(max(span.start - d.span.end, d.span.start - span.end), d.span, d) for d in self.dates]
        near = [one for one in near if one[0] <= 80]
        return min(near, key=lambda one: one[:2])[2] if near else None

    def _direction(self, first: int, grade: int) -> int:
        near = self.words[first:grade]
        return 1 if CHANGES_UP.intersection(near) else -1 if CHANGES_DOWN.intersection(near) else 0

    def _span(self, verb: int, hit: _Hit, last: _Hit, noun_after: int, noun_before: int) -> Span:
        first = hit.first
        short = all(w in FILL or w in QUOTES for w in self.words[verb + 1 : first])
        if verb >= 0 and (short or noun_before < 0) and first - verb <= _REACH:
            first = verb
        elif noun_before >= 0:
            first = noun_before
        start, end = self.tokens[first].start, self.tokens[max(last.stop - 1, noun_after)].end
        text = self.draft.text
        if first == hit.first and start and text[start - 1] in "“‘\"'":
            start -= 1
        if noun_after < 0 and end < len(text) and text[end] in "”’\"'" and self.draft.quotation_at(end - 1):
            end += 1
        return Span(start, end)


_SMALL_NUMBERS = frozenset("zero one two three four five six seven eight nine ten".split())
