"""Whether the words around a grade make it a rating: the verbs, nouns and marks in whose company it stands."""

from __future__ import annotations

from collections.abc import Sequence

from ...structs import Struct
from .sentence import RatedSentence
from .words import (
    AFTER,
    BE,
    BETWEEN,
    FILL,
    INSPECTING,
    MEASURES,
    NOT_ASSERTED,
    NOUNS,
    PRONOUNS,
    QUOTES,
    RATED,
    STRONG,
    TOLD,
    VERDICTS,
    WEAK,
    Grades,
    is_state,
)

# A verb stands no further before its grade, in tokens: "inspectors rated Mill Lane School, in Old Camford, good".
REACH = 14
STOPS = frozenset(";:.!?")
_JOINS = frozenset({",", "or", "and", "either", *QUOTES})
# "The school was told that it requires improvement to its roof": no grade.
_OF_WHAT = frozenset("to in on with for".split())
_SMALL_NUMBERS = frozenset("zero one two three four five six seven eight nine ten".split())


class Hit(Struct, frozen=True):
    """A grade, or several that are joined, at tokens[first:stop] of a sentence."""

    first: int
    stop: int
    wordings: tuple[str, ...]


def find_hits(words: list[str], grades: Grades) -> list[Hit]:
    """The grades among the words of a sentence, those that are joined ("good or outstanding") as one."""
    hits: list[Hit] = []
    at = 0
    while at < len(words):
        found = grades.at(words, at)
        if not found:
            at += 1
            continue
        wording = " ".join(found)
        stop = at + len(found)
        if hits and all(word in _JOINS for word in words[hits[-1].stop : at]) and at - hits[-1].stop <= 6:
            hits[-1] = Hit(hits[-1].first, stop, (*hits[-1].wordings, wording))
        else:
            hits.append(Hit(at, stop, (wording,)))
        at = stop
    return hits


class Grading:
    """What the words around a grade of one sentence say of it."""

    def __init__(self, sentence: RatedSentence, issuers: set[str]) -> None:
        self.issuers = issuers
        self.draft = sentence.draft
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = sentence.words

    def _changed(self, hits: Sequence[Hit], at: int) -> bool:
        """Whether this grade and the next are "from good to inadequate"."""
        if at + 1 >= len(hits) or hits[at + 1].first - hits[at].stop > 8:
            return False
        between = self.words[hits[at].stop : hits[at + 1].first]
        return "to" in between and "from" in self.words[max(0, hits[at].first - 5) : hits[at].first]

    def _verb(self, hit: Hit) -> int:
        """The verb of rating before a grade, or -1. Between them stand fillers, or whom the verb rates."""
        told = self._told(hit.first)
        if told >= 0:
            return told
        named = False
        first = hit.first
        measures = any(is_state(wording) for wording in hit.wordings)
        for at in range(first - 1, max(-1, first - 1 - REACH), -1):
            word = self.words[at]
            if word in STRONG or word in WEAK or (measures and word in MEASURES):
                return at
            if word in STOPS:
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

    def _told(self, first: int) -> int:
        """The "told" of "was told in May that it requires improvement" before a grade, or -1."""
        at = first - 1
        if at > 0 and self.words[at] in BE:
            at -= 1
        if at < 2 or self.words[at] not in PRONOUNS:
            return -1
        for place in range(at - 1, max(0, at - REACH), -1):
            if self.words[place] == TOLD:
                return place if self.words[place - 1] in BE else -1
            if not (self.words[place] == "that" or self.words[place] in FILL or self.sentence.dated(place)):
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

    def _is_rating(self, hit: Hit, last: Hit, verb: int, noun_after: int, noun_before: int) -> bool:
        wording = last.wordings[-1]
        if is_state(wording):
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
        if verb_word == TOLD:
            return (firm or context) and follows not in _OF_WHAT
        if verb_word in VERDICTS:
            return context or marked or (firm and direct)
        return (context and (marked or firm or direct)) or (marked and direct)

    def _copula(self, hit: Hit) -> int:
        """The "was" of "inspectors said the home was “outstanding”", or -1; the grade has to be marked as one."""
        if not (self._marked(hit) and self.sentence.inspecting):
            return -1
        at = hit.first - 1
        while at > 0 and (self.words[at] in QUOTES or self.words[at] in FILL):
            at -= 1
        return at if at > 0 and self.words[at] in BE and self.words[at] not in ("be", "being") else -1

    def _bare_number(self, hit: Hit, last: Hit, verb: int, noun_before: int, follows: str) -> bool:
        """A number is a grade only as "a rating of five", "rated 5", "scored two for hygiene", "5 rating"."""
        if self._noun_after(last.stop) >= 0 and self.words[self._noun_after(last.stop)] in ("rating", "score"):
            return True
        if not (follows == "" or follows in AFTER):
            return False
        if noun_before >= 0 and self.words[noun_before] in ("rating", "score"):
            return True
        before = self.words[hit.first - 1] if hit.first else ""
        return verb >= 0 and self.words[verb] in ("rated", "rates") and (before == "rated" or before in QUOTES)

    def _marked(self, hit: Hit) -> bool:
        """Whether a grade stands in quotation marks, or with a capital inside the sentence."""
        first = self.tokens[hit.first]
        if self.draft.quotation_at(first.start):
            quotation = self.draft.quotation_at(first.start)
            return quotation is not None and quotation.span.end - quotation.span.start < 40
        return first.is_capital and not first.is_shouted and hit.first > 0

    def _same_quotation(self, hit: Hit) -> bool:
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

    def _measures_over(self, hit: Hit) -> bool:
        """ "Out of special measures" says that the grade is over."""
        if not any(is_state(wording) for wording in hit.wordings):
            return False
        before = self.words[max(0, hit.first - 6) : hit.first]
        return bool({"out", "left", "exit", "exited", "leave", "leaving", "leaves", "from"}.intersection(before))

    def _by_inspectors(self, stop: int) -> bool:
        at = self.sentence.after_quotes(stop) + 1
        near = range(at, min(at + 5, len(self.words)))
        inspectors = any(self.words[i] in INSPECTING or self.sentence.issuer_at(i) for i in near)
        return inspectors or bool(self.sentence.named_by(stop))
