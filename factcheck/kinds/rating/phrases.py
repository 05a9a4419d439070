"""Reads ratings out of a draft: a grade, in the company of whoever gives it or of a word of rating."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...mentions.draft import Draft
from ...records import Span
from ...registry import Registry
from ...structs import Struct, replace
from ...text.dates import DateMention
from .grading import REACH, STOPS, Grading, Hit, find_hits
from .sentence import RatedSentence, Subject
from .words import (
    ALL_ASPECTS,
    ASKED,
    ASPECT_NOUNS,
    ASPECT_SUBJECTS,
    CHANGES,
    CHANGES_DOWN,
    CHANGES_UP,
    EARLIER,
    FILL,
    HOLDS,
    NEW,
    NO_ASPECT,
    QUOTES,
    STATES,
    STRONG,
    UNCHANGED,
    grades_of,
)

# In a list of grades by aspects the next grade stands no further off, in tokens: "good for children who need help and
# protection, and outstanding for care leavers".
_LIST_REACH = 16
# As many words an aspect may have: "responding to fires and other emergencies".
_ASPECT_WORDS = 7
# Words that end what a grade is said to be for.
_ENDS = frozenset("and but or when after while since during as because before despite by following which who".split())
_EACH = frozenset("all both each".split())
_TURNS = frozenset("until before but".split())
_ASIDE = frozenset("while whereas".split())
_FOR = frozenset("for at in on".split())
# What a grade is for that was given for areas which are not named: "good in three of four areas".
SOME_AREAS = "some areas"


class RatingClaim(Struct, frozen=True):
    """That a subject was given a grade.

    `wordings` are the grades as written: one, or several of which any may be meant ("good or outstanding");
    `before` those that a change started from; `change` is 1 for upgraded, -1 for downgraded. `given` is set when the
    grade was given at its date, not when it was so then; `earlier` and `new` mark what lies before the present grade or
    may be after it, `unchanged` one that is kept. `aspect` is what the words after the grade say it is for,
    `everywhere` that it is for all, `each` that it is for each that the clause names.
    """

    wordings: tuple[str, ...]
    clause: Span
    before: tuple[str, ...] = ()
    change: int = 0
    at_best: bool = False
    subject: Subject = Subject()
    issuers: tuple[str, ...] = ()
    date: DateMention | None = None
    given: bool = True
    current: bool = False
    earlier: bool = False
    new: bool = False
    everywhere: bool = False
    each: bool = False
    aspect: str = ""
    unchanged: bool = False


def grade_quotations(draft: Draft, registry: Registry) -> set[Span]:
    """The quotations that are grades of ratings: an “inadequate” inspection."""
    return {
        quotation.span
        for span, _ in ratings_in(draft, registry)
        for quotation in draft.quotations_over(span)
        if span.contains(quotation.span)
    }


def ratings_in(draft: Draft, registry: Registry) -> list[tuple[Span, RatingClaim]]:
    """All ratings of a draft, read once."""
    found = draft.memo.get("ratings")
    if not isinstance(found, list):
        found = draft.memo["ratings"] = list(read_ratings(draft, registry))
    return found


def read_ratings(draft: Draft, registry: Registry) -> Iterator[tuple[Span, RatingClaim]]:
    """Every rating of a subject, with the words that state it.

    Reads: an “inadequate” inspection · the trust was last year deemed inadequate · Mill Lane School was rated
    good by the inspectorate · inspectors judged the home to require improvement · a five-star hygiene rating · its
    rating fell from good to requires improvement · rated at best requires improvement over the last ten years ·
    placed in special measures. Not: a good council, outstanding natural beauty, good news, could be rated good, most
    schools are rated good.
    """
    grades = grades_of(registry.schemes())
    first_words = grades.first_words
    graded = {draft.sentence_index(draft.tokens[at].start) for at in draft.places_of(first_words)}
    if not graded:
        return
    things = {known.id for thing in draft.things for known in thing.known} | {known.id for known in draft.implied}
    # A registry may have ratings and no scheme: whoever gave them gives grades.
    issuers = {scheme.issuer for scheme in grades.schemes} | {rating.issuer for rating in registry.ratings_of(things)}
    issuers.discard("")
    for index in sorted(graded):
        sentence = RatedSentence(draft, draft.sentences[index].span, issuers)
        hits = find_hits(sentence.words, grades)
        if not hits or sentence.words[-1] == "?":
            continue
        reader = _Reader(sentence, issuers)
        at, stated = 0, None
        while at < len(hits):
            taken, found = reader.read(hits, at)
            if not found and stated:
                found = reader.read_next(hits, at, stated)
            if found:
                yield found
            stated = found[1] if found else None
            at += taken


class _Reader(Grading):
    """The ratings of one sentence."""

    def read(self, hits: Sequence[Hit], at: int) -> tuple[int, tuple[Span, RatingClaim] | None]:
        """The rating that the hit at an index states, if any, and how many hits it takes."""
        hit = hits[at]
        change = self._changed(hits, at)
        last = hits[at + 1] if change else hit
        taken = 2 if change else 1
        verb = self._verb(hit)
        noun_after = self._noun_after(last.stop)
        noun_before = self._noun_before(hit.first)
        if verb < 0 and noun_before < 0 and noun_after < 0:
            verb = self._copula(hit)
        if not self._is_rating(hit, last, verb, noun_after, noun_before):
            return taken, None
        first = min(i for i in (verb, noun_before, hit.first) if i >= 0)
        if self._unasserted(first, hit.first, verb) or self._measures_over(hit):
            return taken, None
        subject = self.sentence.subject(verb, hit.first, max(last.stop, noun_after + 1), noun_before)
        if subject is None or not self._worth_a_claim(subject, verb, first, change):
            return taken, None
        lowest = hits[at - 1].stop if at else 0
        span = self._span(verb if verb >= lowest else -1, hit, last, noun_after, noun_before)
        date = self._date(span)
        earlier = not EARLIER.isdisjoint(self.words[max(0, first - 5) : first + 1])
        if date and earlier and "," in self.draft.text[span.end : date.span.start]:
            date = None
        if date and 0 <= span.start - date.span.end <= 1 and self._bare_date(date):
            span = Span(date.span.start, span.end)
        elif date and date.period and 0 <= date.span.start - span.end <= 16:
            span = Span(span.start, date.span.end)
        near = self.words[max(0, first - 6) : last.stop]
        aux = self.words[max(0, first - 5) : first + 1]
        holds = verb < 0 and not HOLDS.isdisjoint(aux)
        each = not subject.found and self.words[first - 1] in _EACH and self.words[first] in STRONG
        found = RatingClaim(
            last.wordings,
            Span(self.tokens[0].start, self.tokens[last.stop - 1].end)
            if each and not at
            else self._clause(hits, at, first, last.stop),
            before=hit.wordings if change else (),
            change=self._direction(first, hit.first),
            at_best=any(a == "at" and b == "best" for a, b in pairwise(near)),
            subject=subject,
            issuers=self._issuers(last.stop),
            date=date,
            given=not (holds or STATES.intersection(aux)),
            current=holds or bool(STATES.intersection(aux)),
            earlier=bool(EARLIER.intersection(aux)) or "was then" in " ".join(near),
            new=change or not (NEW - HOLDS if holds else NEW | CHANGES).isdisjoint((*aux, *near)),
            each=each and not at,
            everywhere=not ALL_ASPECTS.isdisjoint(pairwise(self.words[last.stop : last.stop + 7])),
            aspect=self._aspect(max(last.stop, noun_after + 1)),
            unchanged=not UNCHANGED.isdisjoint((*aux, *near)),
        )
        return taken, (span, found)

    def read_next(self, hits: Sequence[Hit], at: int, before: RatingClaim) -> tuple[Span, RatingClaim] | None:
        """The next grade of a list by aspects, after the one that has the verb: rated good for safety, "adequate" at
        training and inadequate for leadership.
        """
        hit, last = hits[at], hits[at - 1]
        aspect = self._aspect(hit.stop)
        opened = self.sentence.after_quotes(last.stop)
        if not (before.aspect and aspect) or hit.first - opened > _LIST_REACH or self.words[opened] not in _FOR:
            return None
        between = [i for i in range(opened, hit.first) if self.words[i] not in QUOTES and self.words[i] not in FILL]
        joins = [self.words[i] in ("and", "but", ",") for i in range(opened, hit.first)]
        if not any(joins) or any(self.words[i] in STRONG or self.words[i] in STOPS for i in between):
            return None
        span = self._span(-1, hit, hit, -1, -1)
        end = min(hit.stop + _ASPECT_WORDS + 3, hits[at + 1].first if at + 1 < len(hits) else len(self.tokens))
        clause = Span(span.start, self.tokens[end - 1].end)
        return span, replace(before, wordings=hit.wordings, before=(), clause=clause, aspect=aspect)

    # ------------------------------------------------------------------------------------------------ the rest

    def _worth_a_claim(self, subject: Subject, verb: int, first: int, change: bool) -> bool:
        """A verb needs somebody to rate, unless inspectors speak; a weak one nobody's part ("his handling of it").

        "Parents rated the school outstanding" is no inspector's grade, nor is one of a survey.
        """
        if not ASKED.isdisjoint(self.sentence.words):
            return False
        if verb < 0 or self.sentence.inspecting:
            return True
        if subject.active:
            return change or self._inspectors_before(verb)
        strong = self.words[verb] in ("rated", "graded", *CHANGES)
        if not subject.found:
            clause = self.words[self.sentence.clause_start(verb) : verb]
            return self.words[verb] in STRONG and not ASPECT_SUBJECTS.isdisjoint(clause)
        return strong or not subject.part

    def _inspectors_before(self, verb: int) -> bool:
        """Whether "it" or "they" before a verb can be who gives grades, of whom the sentence before speaks."""
        if not verb or self.words[verb - 1] not in ("it", "they"):
            return False
        index = self.draft.sentence_index(self.tokens[0].start)
        return index > 0 and RatedSentence(self.draft, self.draft.sentences[index - 1].span, self.issuers).inspecting

    def _issuers(self, stop: int) -> tuple[str, ...]:
        """Who gave the grade, as ids of the registry, or the name of one that it does not have."""
        named = self.sentence.named_by(stop)
        known = tuple(known.id for thing in self.sentence.issuing for known in thing.known)
        return (named,) if named else known

    def _bare_date(self, date: DateMention) -> bool:
        """Whether no preposition stands before a date: "last year deemed", not "in 2022 deemed"."""
        return self.draft.text[: date.span.start].rstrip()[-3:].strip().lower() not in ("in", "on", "of", "by")

    def _clause(self, hits: Sequence[Hit], at: int, first: int, stop: int) -> Span:
        """The words around a grade in which its aspect may be named: up to the next grade, or a comma after it."""
        whole = self.sentence.clause(first, stop)
        start = self.sentence.start(hits[at - 1].stop) if at else whole.start
        end = self.sentence.after_quotes(stop)
        if self.words[end : end + 1] == [","] and self.words[end + 1 : end + 2] and self.words[end + 1] in _FOR:
            end += 1  # "the lowest grade, poor, for safety"
        while end < len(self.words) and self.words[end] != "," and self.tokens[end].end <= whole.end:
            end += 1
        after = next((hit.first for hit in hits[at:] if hit.first >= stop), len(self.words))
        return Span(max(whole.start, min(start, self.tokens[first].start)), self.tokens[min(end, after) - 1].end)

    def _aspect(self, stop: int) -> str:
        """What the words after a grade say that it is for: "good at investigating crime", "poor for safety"."""
        at = self.sentence.after_quotes(stop)
        if at >= len(self.words) - 1 or self.words[at] not in ("for", "at", "in", "on"):
            return ""
        following = at + 1 + (self.words[at + 1] == "the")
        near = range(following, min(following + _ASPECT_WORDS, len(self.words)))
        if not ASPECT_NOUNS.isdisjoint(self.words[at + 1 : at + (6 if "of" in self.words[at + 2 : at + 3] else 4)]):
            every = not ALL_ASPECTS.isdisjoint(pairwise(self.words[at : at + 5]))
            return "" if every else SOME_AREAS
        other = (i for i in near if self.words[i] in NO_ASPECT or self.sentence.dated(i) or self.sentence.thing_at(i))
        ends = next(other, near.stop)
        end = next((i for i in near if not self.tokens[i].is_word or self.words[i] in _ENDS), near.stop)
        end = min(end, ends)
        while end > following and end == ends < near.stop and self.words[end - 1] in (*_FOR, "the", "by", "of"):
            end, ends = end - 1, end - 1  # "good for training in May"
        return self.draft.text[self.sentence.start(following) : self.tokens[end - 1].end] if end > following else ""

    def _date(self, span: Span) -> DateMention | None:
        """The date of a rating: the nearest in its sentence, at most eighty characters away."""
        around = Span(max(0, span.start - 120), span.end + 120)
        own = Span(self.tokens[0].start, self.tokens[-1].end)
        dates = [d for d in self.draft.dates_in(around) if d.interval and d.kind == "date" and own.contains(d.span)]
        near = [(max(span.start - d.span.end, d.span.start - span.end), d.span, d) for d in dates]
        near = [one for one in near if one[0] <= 80 and not self._turned(one[1], span)]
        return min(near, key=lambda one: one[:2])[2] if near else None

    def _turned(self, date: Span, span: Span) -> bool:
        """Whether another time is told of between a date and a grade: "inadequate since 2020 until rated good", "rated
        good, while the other was rated poor in 2021"."""
        if date.start >= span.end:
            return any(token.lower in _ASIDE for token in self.draft.tokens_in(Span(span.end, date.start)))
        return any(token.lower in _TURNS for token in self.draft.tokens_in(Span(date.end, max(date.end, span.start))))

    def _direction(self, first: int, grade: int) -> int:
        near = self.words[first:grade]
        return 1 if CHANGES_UP.intersection(near) else -1 if CHANGES_DOWN.intersection(near) else 0

    def _span(self, verb: int, hit: Hit, last: Hit, noun_after: int, noun_before: int) -> Span:
        first = hit.first
        short = all(w in FILL or w in QUOTES for w in self.words[verb + 1 : first])
        if verb >= 0 and (short or noun_before < 0) and first - verb <= REACH:
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
