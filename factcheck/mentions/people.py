"""Finds the people of a story: first references with and without titles, and later ones by title or surname."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ..records import Span
from ..text.honorifics import LONGEST, TITLES, WITH_FIRST_NAME, Title
from ..text.normalise import name_key, plain_quotes
from ..text.offices import CANONICAL, HEADS
from ..text.sentences import Sentence
from ..text.tokens import Token
from ..text.words import (
    BODY_NOUNS,
    IRISH,
    NOT_NAMES,
    PARTICLES,
    PLACE_NOUNS,
    SAYING,
    SENTENCE_STARTERS,
    STREETS,
    given_names,
    surnames,
)
from .draft import PersonMention
from .long_titles import OFFICE_REACH, TITLE_WORDS, Titles

_AGE = re.compile(r"\s?(?:,\s?(\d{1,3})(?=[,.;) ]|$)|\((\d{1,3})\)|, aged (\d{1,3})\b)")
_FIRST_WORDS = frozenset(form.partition(" ")[0] for form in TITLES)
# Offices that are addressed with "Mr" or "Madam" and are nobody's name: "Mr Speaker".
_AFTER_MR = frozenset(
    """
    speaker president chairman mayor mayoress justice recorder ambassador chancellor lieutenant provost advocate chief
    privy in of
    """.split()
)
# After "General", which is no rank there.
_AFTER_GENERAL = frozenset("election elections synod strike medical dental teaching certificate".split())
_COPULAS = frozenset("is was remains became becomes".split())
# What opens the line under a picture, which is no headline however many names it holds.
_CAPTIONS = frozenset("pictured picture photo image caption left right from above below".split())
_SERVING = frozenset("spoke speaks served serves worked resigned stepped stood retired took acted continues".split())
# Words that begin the names of places and churches, and nobody's.
_BEGINS_PLACES = frozenset(
    "st north south east west mid central upper lower great little new old greater inner".split()
)
# Words of office that are also surnames. Other words of office or of bodies after a first name name a thing
# ("Victoria Hospital").
_OFFICE_SURNAMES = frozenset("bishop constable judge dean warden sergeant provost marshall parson pope abbot".split())


# Kinds of title of which two may stand before one name.
_STACKED = frozenset("courtesy academic knight peer council police clergy military judicial".split())


class PeopleFinder:
    """Reads people out of the tokens of an article.

    `names` maps the first token of a registered person's name to its last; `taken` holds tokens of registered
    organisations and places, which are nobody's name.
    """

    def __init__(self, text: str, tokens: list[Token], names: dict[int, int], taken: set[int]) -> None:
        self.text = text
        self.tokens = tokens
        self.names = names
        self.taken = taken
        self.titles = Titles(text, tokens, taken)
        self.given = given_names()

    def find(self, sentences: list[Sentence]) -> list[PersonMention]:
        """Every person named, in text order.

        Reads, with or without a registry:
          Ada Marsh said · Coun Ada Marsh · Council leader Ada Marsh · Council leader, Ada Marsh, · Sarah Bell, 34, ·
          Mum-of-two Sarah Bell · Dr A. B. Marsh · Dame Ada · Mr O'Neill · Det Insp Siân ap Rhys · SARAH Bell (a shouted
          intro) · the adviser [Ada Marsh]
        """
        mentions: list[PersonMention] = []
        starts = [token.start for token in self.tokens]
        ends = [token.end for token in self.tokens]
        index = 0
        for sentence in sentences:
            first = bisect_left(starts, sentence.span.start, index)
            index = bisect_right(ends, sentence.span.end, first)
            mentions.extend(self._in_sentence(sentence, first, index))
        return mentions

    def _in_sentence(self, sentence: Sentence, first: int, end: int) -> Iterator[PersonMention]:
        caption = self.tokens[first].lower in _CAPTIONS if first < end else False
        headline_style = sentence.display and not caption and self._mostly_capitals(first, end)
        go_on = first
        for at, token in enumerate(self.tokens[first:end], first):
            if at < go_on or not (token.is_capital or at in self.names):
                continue
            title, words = self._titles_at(at, end) if token.lower in _FIRST_WORDS else (None, 0)
            start = at + words
            if at not in self.taken and title and self._name_follows(start, end, title):
                stop = self.names[at] + 1 if self.names.get(at, at) >= start else self._name_end(start, end, title)
                if not self._goes_on(stop, end):
                    yield self._mention(at, start, stop, title.form)
                go_on = stop
                continue
            if at in self.names:
                stop = self.names[at] + 1
                if not self._goes_on(stop, end):
                    yield self._mention(at, at, stop, "")
                go_on = stop
                continue
            if self._can_be_name(at, first):
                stop = self._name_end(at, end, None)
                begin = self._skip_complement(self._skip_ordinary(at, stop, first), stop, first)
                if stop - begin >= 2 and self._is_person(begin, stop, first, end, headline_style):
                    yield self._mention(begin, begin, stop, "")
                go_on = max(stop, at + 1)

    # ------------------------------------------------------------------------------------- names

    def _titles_at(self, at: int, end: int) -> tuple[Title | None, int]:
        """The title that starts at a token, with a second one after it: "Professor Dame Ada Marsh", "Cllr Dr Marsh".

        Of two, an office before a name counts ("Cllr Mrs Marsh", "Chief Constable Sir Ben Hale"), else the higher one.
        """
        title, words = self._title_at(at, end)
        if title is None or title.rank not in _STACKED:
            return title, words
        second, more = self._title_at(at + words, end) if at + words < end else (None, 0)
        start = at + words + more
        if second is None or second.rank not in _STACKED or not self._name_follows(start, end, second):
            return title, words
        keeps = title.rank in ("council", "police") or second.rank not in ("knight", "peer")
        return (title if keeps else second), words + more

    def _title_at(self, at: int, end: int) -> tuple[Title | None, int]:
        """The title that starts at a token, and how many tokens it takes, its full stop included."""
        if not self.tokens[at].is_capital or self.tokens[at].lower not in _FIRST_WORDS:
            return None, 0
        if (self.tokens[at].lower == "general" and at and self.titles.is_office(at - 1)) or self.titles.names_a_seat(
            at, end
        ):
            return None, 0  # "Attorney General Ada Marsh", "Bishop Brill MP Ada Marsh"
        if self.tokens[at].text == "MS" and at + 1 < end and not self.tokens[at + 1].is_shouted:
            return None, 0  # a Member of the Senedd
        for words in range(min(LONGEST, end - at), 0, -1):
            forms = [token.lower for token in self.tokens[at : at + words]]
            title = TITLES.get(" ".join(forms))
            if title:
                after = at + words
                if (
                    after < end
                    and self.tokens[after].text == "."
                    and self.tokens[after].start == self.tokens[after - 1].end
                ):
                    words += 1
                return title, words
        return None, 0

    def _name_follows(self, at: int, end: int, title: Title) -> bool:
        if at >= end:
            return False
        token = self.tokens[at]
        gap = self.text[self.tokens[at - 1].end : token.start]
        if token.lower in PARTICLES and not token.is_capital and title.rank == "courtesy":
            return at + 1 < end and (self.tokens[at + 1].is_capital or self.tokens[at + 1].lower in PARTICLES)
        return (
            token.is_word
            and token.is_capital
            and gap == " "
            and (at in self.names or at not in self.taken)
            and token.lower not in BODY_NOUNS
            and (token.lower not in NOT_NAMES or self._given(token) or token.lower in surnames())
            and not (token.lower in PLACE_NOUNS and title.rank == "royal")
            and (token.lower not in HEADS or self._given(token) or title.rank in ("courtesy", "council"))
            and token.lower not in _AFTER_MR
            and not (title.form == "Gen" and token.lower in _AFTER_GENERAL)
        )

    def _can_be_name(self, at: int, first: int) -> bool:
        token = self.tokens[at]
        if at in self.taken or not (token.is_word and token.is_capital) or (len(token.text) == 1 and token.text == "I"):
            return False
        if token.is_shouted and not self._given(token):
            return False
        return self._plain_name(token)

    def _given(self, token: Token) -> bool:
        """Whether a word is a common first name, with or without its accents."""
        return (token.lower if token.text.isascii() else name_key(token.text)) in self.given

    def _plain_name(self, token: Token) -> bool:
        lower = token.lower
        if self._given(token):
            return True
        return not (
            lower in NOT_NAMES
            or lower in BODY_NOUNS
            or lower in HEADS
            or CANONICAL.get(lower, "") in HEADS
            or lower in TITLE_WORDS
            or lower in TITLES
            or ("-" in lower and any(part.islower() for part in token.text.split("-")[1:]))
        )

    def _name_end(self, at: int, end: int, title: Title | None) -> int:
        """The token after the last of the name that starts at `at`."""
        if at in self.names:
            return self.names[at] + 1
        if title and title.rank == "royal":
            return at + 1
        stop = at
        while stop < end:
            token = self.tokens[stop]
            if stop > at:
                gap = self.text[self.tokens[stop - 1].end : token.start]
                if token.text == "." and gap == "" and len(self.tokens[stop - 1].text) == 1:
                    stop += 1
                    continue
                if gap not in (" ", "") or (gap == "" and self.tokens[stop - 1].text != "."):
                    break
            if token.lower in PARTICLES and not token.is_capital:
                after = stop + 1
                if (
                    (stop > at or title)
                    and after < end
                    and (self.tokens[after].is_capital or self.tokens[after].lower in PARTICLES)
                ):
                    stop += 1
                    continue
                break
            if not (token.is_word and token.is_capital) or stop in self.taken:
                break
            if stop > at and not (self._plain_name(token) or (stop == at + 1 and self._surname_anyway(stop, end))):
                break
            if stop > at and token.is_shouted and not self.tokens[at].is_shouted and not self._given(token):
                break
            if stop > at and stop in self.names:
                break
            stop += 1
        while stop > at + 1 and self.tokens[stop - 1].lower in PARTICLES and not self.tokens[stop - 1].is_capital:
            stop -= 1
        return max(stop, at + 1)

    def _surname_anyway(self, at: int, end: int) -> bool:
        """Whether a word that is also an office or a body is the surname here: "Ada Bishop said"."""
        token = self.tokens[at]
        previous = self.tokens[at - 1]
        if not self._given(previous) or token.is_shouted or token.lower in NOT_NAMES - self.given - {"green", "march"}:
            return token.lower in {"green", "march", "may", "young", "house"} and self._given(previous)
        after = self.tokens[at + 1] if at + 1 < end else None
        surname = token.lower in _OFFICE_SURNAMES or token.lower in surnames()
        return surname and (after is None or not after.is_capital)

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether a registered name goes on into the name of a body or street ("Ada Marsh Foundation")."""
        if at >= end or self.text[self.tokens[at - 1].end : self.tokens[at].start] != " ":
            return False
        token = self.tokens[at]
        if token.is_possessive and at + 1 < end:
            token = self.tokens[at + 1]
            return token.is_capital and token.lower in BODY_NOUNS
        return token.is_capital and (token.lower in BODY_NOUNS or token.lower in PLACE_NOUNS)

    def _skip_ordinary(self, begin: int, stop: int, first: int) -> int:
        """Leaves out ordinary words with a sentence's capital before a name: "Meanwhile Ada Marsh"."""
        while (
            begin < stop
            and begin == first
            and not (begin + 1 < stop and self.tokens[begin + 1].text == ".")
            and (
                self.tokens[begin].lower in SENTENCE_STARTERS
                or (stop - begin >= 3 and not self._given(self.tokens[begin]) and self._given(self.tokens[begin + 1]))
            )
        ):
            begin += 1
            first += 1
        return begin

    def _skip_complement(self, begin: int, stop: int, first: int) -> int:
        """Leaves out a seat or portfolio that runs on into a name: "MP for Camford South Ada Marsh"."""
        if stop - begin < 3 or begin == first or self.titles.office_of(begin - 1, first) < 0:
            return begin
        for at in (stop - 2, stop - 3):
            if at > begin and self._given(self.tokens[at]) and self.tokens[at - 1].lower not in ("st", "saint"):
                return at
        return begin

    def _is_person(self, begin: int, stop: int, first: int, end: int, headline_style: bool) -> bool:
        """Whether a run of capitals is somebody: by an age, a title or a first name beside it, or by what follows."""
        last = self.tokens[stop - 1]
        words = [token for token in self.tokens[begin:stop] if token.is_word]
        if len(words) < 2 or len(words) > 5 or words[0].lower in _BEGINS_PLACES:
            return False
        known_first = self._given(words[0])
        if (
            begin > first
            and self.titles.is_complement(begin, first)
            and (not known_first or self.titles.member_for(begin))
        ):
            return False  # "the Minister for Trade Policy, who", "MP for Don Valley"
        if _AGE.match(self.text, last.end):
            return True
        if self._goes_on(stop, end) or (last.lower in PLACE_NOUNS and not self._given(words[0])):
            return False
        if last.lower in PLACE_NOUNS and self.titles.seat_goes_on(stop, end):
            return False
        if last.lower in STREETS or (last.lower in PLACE_NOUNS and begin > first and self._after_place_word(begin)):
            return begin > first and self._title_before(begin)
        if known_first and not (headline_style and words[-1].lower in SENTENCE_STARTERS):
            return True
        if headline_style or self.titles.seat_goes_on(stop, end):
            return False
        if begin > first and (
            self._title_before(begin) or (len(words) == 2 and self.titles.long_title_before(begin, first))
        ):
            return True
        if any(token.lower in PARTICLES and not token.is_capital for token in words):
            return True
        if len(words[0].text) == 1 and self.tokens[begin + 1].text == ".":
            return True
        return self._said_near(begin, stop, end) or self._apposed(stop, end) or self._has_office(begin, stop, end)

    def _after_place_word(self, begin: int) -> bool:
        return self.tokens[begin - 1].lower in ("in", "at", "near", "from", "to", "on", "of", "the", "outside")

    def _title_before(self, begin: int) -> bool:
        before = self.tokens[begin - 1]
        if before.text in ",[(" and begin >= 2:
            before = self.tokens[begin - 2]
        return before.lower in HEADS or CANONICAL.get(before.lower, "") in HEADS

    def _said_near(self, begin: int, stop: int, end: int) -> bool:
        after = self.tokens[stop].lower if stop < end else ""
        return after in SAYING or (begin > 0 and self.tokens[begin - 1].lower in SAYING)

    def _apposed(self, stop: int, end: int) -> bool:
        if stop + 1 >= end or self.tokens[stop].text != ",":
            return False
        after = self.tokens[stop + 1].lower
        return after in {"who", "whose", "aged"} or (
            after == "from" and stop + 2 < end and self.tokens[stop + 2].is_capital
        )

    def _has_office(self, begin: int, stop: int, end: int) -> bool:
        """Whether an office is given to the run: "A B, leader of", "A B (leader)", "A B is leader", "leader is A B",
        "A B spoke as leader of".

        An office right before another capital belongs to that name and not to the run.
        """
        if begin >= 2 and self.tokens[begin - 1].lower in _COPULAS:
            return any(self.titles.is_office(i) for i in range(max(begin - OFFICE_REACH, 0), begin - 1))
        if stop >= end:
            return False
        at = stop
        if self.tokens[stop].lower in _SERVING:
            at = next((i for i in range(stop + 1, min(stop + 5, end)) if self.tokens[i].lower == "as"), end)
        elif not (self.tokens[stop].text in ",–—-(" or self.tokens[stop].lower in _COPULAS):
            return False
        for i in range(at + 1, min(at + OFFICE_REACH, end)):
            if self.tokens[i].text in ",.;:)":
                return False
            if self.titles.is_office(i) and not (i + 1 < end and self.titles.is_office(i + 1)):
                after = self.tokens[i + 1] if i + 1 < end else None
                return after is None or after.lower == "general" or not (after.is_capital or after.is_possessive)
        return False

    def _mostly_capitals(self, first: int, end: int) -> bool:
        words = [token for token in self.tokens[first:end] if token.is_word and len(token.text) > 3]
        return len(words) > 2 and sum(token.is_capital for token in words) * 3 > len(words) * 2

    # ------------------------------------------------------------------------------------- the mention

    def _mention(self, at: int, start: int, stop: int, title: str) -> PersonMention:
        tokens = self.tokens[start:stop]
        span = Span(self.tokens[at].start, tokens[-1].end)
        words = [token for token in tokens if token.is_word]
        texts = [plain_quotes(token.text) for token in words]
        given, family = "", ""
        if title and words[0].lower in (IRISH if words[0].is_capital else PARTICLES):
            family = " ".join(texts)
        elif len(texts) >= 2:
            cut = len(texts) - 1
            while cut > 1 and words[cut - 1].lower in PARTICLES:
                cut -= 1
            given, family = texts[0], " ".join(texts[cut:])
        elif title and TITLES[title.lower()].rank in WITH_FIRST_NAME:
            given = texts[0]
        else:
            family = texts[0]
        found = _AGE.match(self.text, span.end)
        age = int(next(group for group in found.groups() if group)) if found else None
        name = Span(tokens[0].start, span.end) if start > at else span
        paired = bool(given and family) and self.titles.follows_first_name(at)
        return PersonMention(span, name, name.of(self.text), title, given, family, age, paired=paired)
