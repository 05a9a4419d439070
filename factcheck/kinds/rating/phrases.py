"""Reads ratings out of a draft: a grade, in the company of whoever gives it or of a word of rating."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...light import dataclass, replace
from ...mentions.draft import Draft
from ...records import Span
from ...registry import Registry
from ...text.dates import DateMention
from .sentence import RatedSentence, Subject
from .words import (
    AFTER,
    ALL_ASPECTS,
    ASKED,
    ASPECT_NOUNS,
    ASPECT_SUBJECTS,
    BE,
    BETWEEN,
    CHANGES,
    CHANGES_DOWN,
    CHANGES_UP,
    EARLIER,
    FILL,
    HOLDS,
    INSPECTING,
    MEASURES,
    NEW,
    NO_ASPECT,
    NOT_ASSERTED,
    NOUNS,
    QUOTES,
    RATED,
    STATES,
    STRONG,
    UNCHANGED,
    VERDICTS,
    WEAK,
    Grades,
    grades_of,
)

# A verb stands no further before its grade, in tokens: "inspectors rated Mill Lane School, in Old Camford, good".
_REACH = 14
_STOPS = frozenset(";:.!?")
# In a list of grades by aspects the next grade stands no further off, in tokens: "good for children who need help and
# protection, and outstanding for care leavers".
_LIST_REACH = 16
# As many words an aspect may have: "responding to fires and other emergencies".
_ASPECT_WORDS = 7
# Words that end what a grade is said to be for.
_ENDS = frozenset("and but or when after while since during as because before despite by following which who".split())
_TURNS = frozenset("until before but".split())
_FOR = frozenset("for at in on".split())
_JOINS = frozenset({",", "or", "and", "either", *QUOTES})


@dataclass(frozen=True, slots=True)
class RatingClaim:
    """That a subject was given a grade.

    `wordings` are the grades as written: one, or several of which any may be meant ("good or outstanding");
    `before` those that a change started from; `change` is 1 for upgraded, -1 for downgraded. `given` is set when the
    grade was given at its date, not when it was so then; `earlier` and `new` mark what lies before the present grade or
    may be after it, `unchanged` one that is kept. `aspect` is what the words after the grade say it is for,
    `everywhere` that it is for all.
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
    aspect: str = ""
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """A grade, or several that are joined, at tokens[first:stop] of a sentence."""

    first: int
    stop: int
    wordings: tuple[str, ...]


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
    issuers = {scheme.issuer for scheme in grades.schemes if scheme.issuer}
    first_words = grades.first_words
    graded = {draft.sentence_index(token.start) for token in draft.tokens if token.lower in first_words}
    for index in sorted(graded):
        sentence = RatedSentence(draft, draft.sentences[index].span, issuers)
        hits = _hits(sentence.words, grades)
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

    def __init__(self, sentence: RatedSentence, issuers: set[str]) -> None:
        self.issuers = issuers
        self.draft = sentence.draft
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = sentence.words

    def read(self, hits: Sequence[_Hit], at: int) -> tuple[int, tuple[Span, RatingClaim] | None]:
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
        found = RatingClaim(
            last.wordings,
            self._clause(hits, at, first, last.stop),
            before=hit.wordings if change else (),
            change=self._direction(first, hit.first),
            at_best=any(a == "at" and b == "best" for a, b in pairwise(near)),
            subject=subject,
            issuers=tuple(known.id for thing in self.sentence.issuing for known in thing.known),
            date=date,
            given=not (holds or STATES.intersection(aux)),
            current=holds or bool(STATES.intersection(aux)),
            earlier=bool(EARLIER.intersection(aux)) or "was then" in " ".join(near),
            new=change or not (NEW - HOLDS if holds else NEW | CHANGES).isdisjoint((*aux, *near)),
            everywhere=not ALL_ASPECTS.isdisjoint(pairwise(self.words[last.stop : last.stop + 7])),
            aspect=self._aspect(max(last.stop, noun_after + 1)),
            unchanged=not UNCHANGED.isdisjoint((*aux, *near)),
        )
        return taken, (span, found)

    def read_next(self, hits: Sequence[_Hit], at: int, before: RatingClaim) -> tuple[Span, RatingClaim] | None:
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
        if not any(joins) or any(self.words[i] in STRONG or self.words[i] in _STOPS for i in between):
            return None
        span = self._span(-1, hit, hit, -1, -1)
        end = min(hit.stop + _ASPECT_WORDS + 3, hits[at + 1].first if at + 1 < len(hits) else len(self.tokens))
        clause = Span(span.start, self.tokens[end - 1].end)
        return span, replace(before, wordings=hit.wordings, before=(), clause=clause, aspect=aspect)

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
            if word in FILL or word in QUOTES or word in ("by", ",", "'s") or self.sentence.thing_at(at):
                continue
            if word in RATED or word in INSPECTING or self.sentence.dated(at):
                named = True
                continue
            if first - at > 6 and not named:
                return -1
            if word in BE or word in ("said", "who", "which", "that"):
                return -1
        return -1

    def _noun_after(self, stop: int) -> int:
        """The noun of rating that a grade belongs to: “inadequate” inspection; -1 when there is none."""
        at = stop
        while at < len(self.words) and at - stop < 6:
            word = self.words[at]
            if word in NOUNS:
                return at
            if not (word in QUOTES or word in BETWEEN or self.sentence.issuer_at(at)):
                return -1
            at += 1
        return -1

    def _noun_before(self, first: int) -> int:
        """The noun of rating of "a rating of good", "the verdict was inadequate"; -1 when there is none."""
        at = first - 1
        linked = False
        while at >= 0 and first - at < 12:
            word = self.words[at]
            if word in NOUNS:
                return at if linked else -1
            if word in ("of", "as", ":", "was", "is", "remains", "were", "be", "from", "to"):
                linked = True
            elif not (word in QUOTES or word in FILL or word in BETWEEN or word == "for" or self.sentence.thing_at(at)):
                return -1
            at -= 1
        return -1

    def _is_rating(self, hit: _Hit, last: _Hit, verb: int, noun_after: int, noun_before: int) -> bool:
        wording = last.wordings[-1]
        if "measures" in wording:
            before = self.words[max(0, hit.first - 8) : hit.first]
            return bool({"in", "into", "under"}.intersection(before[-4:])) or bool(verb >= 0)
        bare = len(wording) <= 5 and (wording.isdigit() or wording in _SMALL_NUMBERS)
        follows = self.sentence.next_word(last.stop)
        context = self.sentence.inspecting
        marked = self._marked(hit) or self._marked(last)
        if bare:
            return self._bare_number(hit, last, verb, noun_before, follows)
        if noun_after >= 0:
            noun = self.words[noun_after]
            strong = noun in ("rating", "ratings", "grade", "grading", "judgement", "judgment", "category")
            return strong or marked or any(self.sentence.issuer_at(i) for i in range(last.stop, noun_after))
        if noun_before >= 0 and follows in BE:
            return True  # "the trust's rating of good is unchanged"
        if not (follows == "" or follows in AFTER or self.sentence.dated(self.sentence.after_quotes(last.stop))):
            after = self.sentence.start(self.sentence.after_quotes(last.stop))
            firm = any(w not in ("good", "outstanding") for w in last.wordings)
            # An “inadequate” inspectorate report gives a grade; a good one is only a good report.
            return (marked or firm) and any(t.span.start == after for t in self.sentence.issuing)
        if follows == "by" and not self._by_inspectors(last.stop):
            return False
        if follows and self._same_quotation(last):
            return False  # “good with outstanding features” is another grade, or none
        if noun_before >= 0:
            noun = self.words[noun_before]
            return noun in ("rating", "ratings", "grade", "grading") or context or marked
        if verb < 0:
            return False
        verb_word = self.words[verb]
        if verb_word in STRONG or verb_word in BE:
            return True
        firm = any(w not in ("good", "outstanding") for w in last.wordings)
        direct = all(w in FILL or w in QUOTES for w in self.words[verb + 1 : hit.first])
        if verb_word in VERDICTS:
            return context or marked or (firm and direct)
        return (context and (marked or firm or direct)) or (marked and direct)

    def _copula(self, hit: _Hit) -> int:
        """The "was" of "inspectors said the home was “outstanding”", or -1; the grade has to be marked as one."""
        if not (self._marked(hit) and self.sentence.inspecting):
            return -1
        at = hit.first - 1
        while at > 0 and (self.words[at] in QUOTES or self.words[at] in FILL):
            at -= 1
        return at if at > 0 and self.words[at] in BE and self.words[at] not in ("be", "being") else -1

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

    def _same_quotation(self, hit: _Hit) -> bool:
        """Whether a quotation opens with a grade and goes on after it."""
        quotation = self.draft.quotation_at(self.tokens[hit.first].start)
        if quotation is None or quotation.span.start != self.tokens[hit.first].start:
            return False
        return self.sentence.start(self.sentence.after_quotes(hit.stop)) < quotation.span.end

    def _unasserted(self, first: int, grade: int, verb: int) -> bool:
        """Whether the clause says what could be, is hoped for or is not; before a grade without verb only nearby words
        do ("to avoid an inadequate rating"), since the rating itself is taken for granted.
        """
        start = self.sentence.clause_start(first)
        if verb < 0:
            return not NOT_ASSERTED.isdisjoint(self.words[max(start, grade - 5) : grade])
        for at in range(first - 1, start, -1):
            if self.words[at] in ("which", "who"):
                start = at
                break
        return any(self.words[at] in NOT_ASSERTED and not self.sentence.dated(at) for at in range(start, grade))

    def _measures_over(self, hit: _Hit) -> bool:
        """ "Out of special measures" says that the grade is over."""
        if not any("measures" in wording for wording in hit.wordings):
            return False
        before = self.words[max(0, hit.first - 6) : hit.first]
        return bool({"out", "left", "exit", "exited", "leave", "leaving", "leaves", "from"}.intersection(before))

    def _by_inspectors(self, stop: int) -> bool:
        at = self.sentence.after_quotes(stop) + 1
        near = range(at, min(at + 5, len(self.words)))
        return any(self.words[i] in INSPECTING or self.sentence.issuer_at(i) for i in near)

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

    def _bare_date(self, date: DateMention) -> bool:
        """Whether no preposition stands before a date: "last year deemed", not "in 2022 deemed"."""
        return self.draft.text[: date.span.start].rstrip()[-3:].strip().lower() not in ("in", "on", "of", "by")

    def _clause(self, hits: Sequence[_Hit], at: int, first: int, stop: int) -> Span:
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
        if not ASPECT_NOUNS.isdisjoint(self.words[at + 1 : at + 4]):
            every = not ALL_ASPECTS.isdisjoint(pairwise(self.words[at : at + 5]))
            return "" if every else "some areas"
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
        """Whether another time is told of between a date and a grade: "inadequate since 2020 until rated good"."""
        return any(token.lower in _TURNS for token in self.draft.tokens_in(Span(date.end, max(date.end, span.start))))

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
