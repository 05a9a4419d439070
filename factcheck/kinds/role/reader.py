"""Reads one title out from its head: how far it goes, what it names, and the sense that the words before it give."""

from __future__ import annotations

from ...mentions.draft import Draft, ThingMention
from ...records import Span
from ...structs import Struct
from ...text.offices import (
    BODY_WORDS,
    COMING,
    FORMER,
    HEADS,
    OUTGOING,
    PARTY_WORDS,
    RANKS,
    STANDING_IN,
    THEN,
    is_head,
    role_words,
)
from ...text.tokens import Token
from ...text.words import NOT_NAMES, SENTENCE_STARTERS
from .claim import RolePhrase
from .words import (
    ARTICLES,
    JOINING,
    LIMIT,
    LOOSE_JOINING,
    NEW,
    OFFICE_VERBS,
    STOP_LEFT,
    STOP_RIGHT,
)


def is_head_token(token: Token) -> bool:
    return is_head(token.lower)


# Words that say when somebody has an office, and are no part of it.
_SENSES = FORMER | THEN | COMING | STANDING_IN.keys() | OUTGOING | NEW | {"elected", "appointed"}
_JOINING_OR_STOP = JOINING | STOP_RIGHT
# How copy calls a member's seat once it is known.
_OWN_SEAT = frozenset("town city area county constituency seat borough region division district".split())
# "Then council leader", "then deputy council leader".
_SHORT_TITLE = 3
# Words that may have a capital before "'s" and are no body or place.
_NO_OWNERS = BODY_WORDS | SENTENCE_STARTERS | frozenset("children people women men adults families".split())


class Reader(Struct):
    """Reads titles. `people` and `things` are the tokens of mentions, `parties` the starts of the mentions of parties
    (whose names are words of titles), `dated` the places where dates start, `shorts` the words of the short forms of
    the story's bodies, the longest first.
    """

    draft: Draft
    people: set[int]
    things: dict[int, ThingMention]
    parties: set[int]
    dated: set[int]
    shorts: list[tuple[str, ...]]

    def read_verb(self, at: int) -> RolePhrase:
        return self._phrase(at, at, self._right(at, verb=True), at, at, "holds", "verb", False)

    def read(self, first: int, last: int) -> RolePhrase:
        begin, sense, status, indefinite = self._left(first)
        return self._phrase(begin, first, self._right(last), first, last, sense, status, indefinite)

    def _phrase(
        self, begin: int, head: int, end: int, first: int, last: int, sense: str, status: str, indefinite: bool
    ) -> RolePhrase:
        tokens, draft = self.draft.tokens, self.draft
        inside = range(begin, end)
        bound: list[ThingMention] = []
        for i in inside:
            thing = self.things.get(i)
            if (
                thing
                and thing.span.start not in self.parties
                and thing not in bound
                and begin <= self.draft.token_at(thing.span.start)
            ):
                bound.append(thing)
        known = tuple(t for t in bound if t.known)
        unknown = next((t.span.of(draft.text) for t in bound if not t.known), "")
        covered = {i for t in bound for i in draft.places_in(t.span)}
        kept = [
            tokens[i]
            for i in inside
            if i not in covered
            and not (i < head and self._marks_sense(tokens[i]))
            and not (i - 1 in covered and tokens[i].is_possessive)
        ]
        short = self._short_form(kept)
        if short:
            kept = [token for token in kept if token not in short]
        said = ""
        for before, t in zip([None, *kept], kept, strict=False):
            said += " " if before and before.end < t.start else ""
            said += OFFICE_VERBS.get(t.lower, t.text)
        words = role_words(said.replace(" ’s", "’s").replace(" 's", "'s"))
        area = ""
        member = tokens[last].lower in {"mp", "msp", "ms", "mep", "mla"}
        if member:
            area = self._area(begin, first, end, last)
            words |= role_words(f"for {area}") - PARTY_WORDS if " of " in area else frozenset()  # "City of Camford MP"
            words -= frozenset() if area else _OWN_SEAT  # "MP for the town"
        head_start = tokens[head].start
        pointing = [t for t in kept if t.start < head_start or not t.is_capital]
        inside_words = {part for word in words if "-" in word for part in word.split("-")}  # "local-government"
        generic = frozenset([t.lower.removeprefix("ex-") for t in pointing]) & BODY_WORDS - inside_words
        if member and not area:
            generic -= _OWN_SEAT
        generic |= {short[-1].lower} if short else set()
        if not member and not unknown:
            unknown = self._possessor(begin, first, covered)
        core_begin = begin
        while core_begin < first and self._marks_sense(tokens[core_begin]):
            core_begin += 1
        span = Span(tokens[begin].start, tokens[end - 1].end)
        core = Span(tokens[core_begin].start, tokens[end - 1].end)
        if tokens[last].lower in ("elect", "designate"):
            sense = "coming"
        return RolePhrase(span, core, words, known, generic, unknown, area, indefinite, sense, status)

    def _short_form(self, kept: list[Token]) -> list[Token]:
        """The tokens by which a title calls a body of the story by one of its short forms: "board" of "board chair",
        "health board" of "chair of the health board". The words of BODY_WORDS point back to bodies anyway.
        """
        words = [token.lower for token in kept]
        for form in self.shorts:
            for at in range(len(words) - len(form) + 1):
                if tuple(words[at : at + len(form)]) == form:
                    return kept[at : at + len(form)]
        return []

    def _marks_sense(self, token: Token) -> bool:
        return token.lower in _SENSES or token.lower.endswith("-based")

    def _left(self, first: int) -> tuple[int, str, str, bool]:
        """Where the title begins, and the sense that the words before it give."""
        tokens, text = self.draft.tokens, self.draft.text
        sense, status, indefinite, paired = "holds", "", False, False
        at = first
        while at > 0 and first - at < LIMIT:
            before = tokens[at - 1]
            gap = text[before.end : tokens[at].start]
            if (gap not in (" ", "") and not paired) or "\n" in gap or (at - 1) in self.people:
                break
            if at - 1 in self.things:
                at = self.draft.token_at(self.things[at - 1].span.start)
                continue
            if not before.is_word and (before.is_possessive or before.text == "’" or before.text == "'"):
                if before.is_possessive or (at >= 2 and tokens[at - 2].lower.endswith("s") and gap == " "):
                    at -= 1
                    continue
                break
            word = before.lower
            if word in FORMER or word == "ex":
                sense, at = "former", at - 1
                continue
            if word in THEN and (
                at < 2 or tokens[at - 2].lower in ARTICLES or (gap == " " and self._opens_title(at, first))
            ):
                sense, at = "then", at - 1
                break
            if word in COMING:
                sense, at = "coming", at - 1
                continue
            if word in STANDING_IN:
                status, at = STANDING_IN[word], at - 1
                continue
            if word in NEW:
                status, at = status or "new", at - 1
                continue
            if word == "and" and self._titled_pair(at):
                at -= 2
                if tokens[at].lower == "fire" and [t.lower for t in tokens[at - 2 : at]] == ["police", ","]:
                    at -= 2
                paired = True
                continue
            if paired and before.text == "," and self._name_word(at - 2):
                at -= 2
                continue
            if word == "the" and before.is_capital and self._titled_pair(at - 1):
                at -= 3  # "Camford and The Fens MP"
                paired = True
                continue
            if word in ("of", "upon") and tokens[at].is_capital and self._name_word(at - 2):
                at -= 2
                continue
            if word in ("elected", "appointed") and at >= 2 and tokens[at - 2].lower == "newly":
                status, at = status or "new", at - 2
                continue
            if before.text == "US":
                at -= 1  # the country, not the pronoun
                break
            if word in STOP_LEFT and not (before.is_capital and self._name_word(at - 2)):
                indefinite = word in ("a", "an", "another")
                break
            if before.text.isdigit() and at >= 2 and tokens[at - 2].lower == "section":
                at -= 2  # "section 151 officer": an office by the section of the Act that asks for it
                continue
            if not before.is_word or word.endswith("-based"):
                break
            if (
                word.endswith("ing")
                and not before.is_capital
                and word
                not in (
                    "housing",
                    "planning",
                    "nursing",
                    "managing",
                    "engineering",
                    "licensing",
                    "operating",
                    "monitoring",
                    "returning",
                    "accounting",
                    "marketing",
                    "commissioning",
                    "training",
                    "fundraising",
                    "learning",
                )
            ):
                break
            at -= 1
        while at < first and tokens[at].text in "’'":
            at += 1
        if at < first and tokens[at].is_possessive:
            at += 1
        if tokens[at].lower.startswith("ex-"):
            sense = "former"
        return at, sense, status, indefinite

    def _opens_title(self, at: int, first: int) -> bool:
        """Whether a title of office begins right after "then": "succeeded then council leader P"; before a longer one,
        "then Camford Council leader P", the word may only say what came next.
        """
        words = [token.lower for token in self.draft.tokens[at : first + 1]]
        return words[0] in HEADS or (len(words) <= _SHORT_TITLE and words[0] in BODY_WORDS | RANKS)

    def _titled_pair(self, at: int) -> bool:
        """Whether the "and" before a token joins two words of one title: "Police and Crime Commissioner"."""
        tokens = self.draft.tokens
        if at >= 2 and tokens[at].lower == "crime" and tokens[at - 2].lower in ("police", "fire"):
            return at - 2 not in self.things
        return at >= 2 and tokens[at].is_capital and self._name_word(at - 2)

    def _name_word(self, at: int) -> bool:
        """Whether a token is a capitalised word that can be part of a title's body, area or portfolio."""
        if at < 0 or at in self.people or (at in self.things and self.things[at].known):
            return False
        token = self.draft.tokens[at]
        return token.is_capital and token.is_word and not is_head_token(token) and token.lower not in NOT_NAMES

    def _right(self, last: int, verb: bool = False) -> int:
        """The token after the title's complements: "of the council", "for children and families at Camford Council"."""
        tokens, text = self.draft.tokens, self.draft.text
        end = last + 1
        at = end
        while at < len(tokens) and at - last < LIMIT:
            token = tokens[at]
            gap = text[tokens[at - 1].end : token.start]
            if "\n" in gap or at in self.people or token.start in self.dated:
                break
            if (at in self.things and end > last + 1) or (at in self.things and at > last + 1):
                at = self.draft.token_at(self.things[at].span.end)
                end = at
                continue
            word = token.lower
            if at == last + 1 and word == "without" and self._lower(at + 1) == "portfolio":
                at += 2
                end = at
                continue
            if at == last + 1 and word not in JOINING and not (verb and (word in ARTICLES or token.is_capital)):
                break
            if word in LOOSE_JOINING and not self._body_next(at):
                break
            if word in JOINING or word in ("and", "&", "the", "its", "their", "his", "her"):
                at += 1
                continue
            if token.text == "," and (self._listed(at) or self._listed_plainly(at, last)):
                at += 1
                continue
            if token.is_possessive or (
                token.text in "’'" and text[token.end : token.end + 1] == " " and tokens[at - 1].lower.endswith("s")
            ):
                at += 1
                end = at
                continue
            if token.text[0].isdigit() or (token.text in "-–" and tokens[at - 1].text.isdigit()):
                if not (gap == "" or tokens[at - 1].lower == "for"):  # "COP26", "Minister for 14-19 Reform"
                    break
                at += 1
                end = at if token.text[0].isdigit() else end
                continue
            if not token.is_word or (word in STOP_RIGHT and not (token.is_capital and at > last + 2)):
                break
            if tokens[at - 1].lower in ("and", "&") and (is_head_token(token) or self._head_soon(at)):
                break
            at += 1
            end = at
        return end

    def _body_next(self, at: int) -> bool:
        """Whether a preposition leads to a body or an area, as in "leader at Camford Council", not "at the meeting"."""
        tokens = self.draft.tokens
        after = at + 1
        while after < len(tokens) and tokens[after].lower in ARTICLES:
            after += 1
        if after >= len(tokens) or after in self.people:
            return False
        return after in self.things or tokens[after].is_capital or tokens[after].lower in BODY_WORDS

    def _listed(self, at: int) -> bool:
        """Whether a comma is inside a portfolio: "Children, Families and Wellbeing"."""
        tokens = self.draft.tokens
        if not tokens[at - 1].is_capital:
            return False
        for i in range(at + 1, min(at + 8, len(tokens))):
            if i in self.people or tokens[i].start - tokens[i - 1].end > 1:
                return False
            if tokens[i].lower in ("and", "&"):
                return i > at + 1 and i + 1 not in self.people
            if not tokens[i].is_capital and tokens[i].text != "," and tokens[i].lower not in ("the", "to", "of"):
                return False
        return False

    def _listed_plainly(self, at: int, last: int) -> bool:
        """Whether a comma is inside a portfolio in lower case: "member for children, families and wellbeing".

        Each of the list is one word, the last has "and" before it, and the title ends there or goes on to its body.
        """
        tokens = self.draft.tokens
        if self._lower(last + 1) != "for":
            return False
        i = at
        while self._plain(i + 1) and self._lower(i) == ",":
            i += 2
        if self._lower(i) not in ("and", "&") or not self._plain(i + 1) or i == at:
            return False
        after = i + 2
        ends = after >= len(tokens) or not tokens[after].is_word or tokens[after].is_capital or after in self.people
        return ends or tokens[after].lower in _JOINING_OR_STOP or tokens[after].lower == "and"

    def _plain(self, at: int) -> bool:
        """Whether a token is a word in lower case that can be a portfolio."""
        if at >= len(self.draft.tokens) or at in self.people or at in self.things:
            return False
        token = self.draft.tokens[at]
        ordinary = token.is_word and not token.is_capital and not is_head_token(token)
        return ordinary and token.lower not in _JOINING_OR_STOP

    def _lower(self, at: int) -> str:
        return self.draft.tokens[at].lower if at < len(self.draft.tokens) else ""

    def _head_soon(self, at: int) -> bool:
        """Whether another title starts here, as in "leader of the council and chief executive"."""
        for i in range(at, min(at + 3, len(self.draft.tokens))):
            if i in self.people or not self.draft.tokens[i].is_word:
                return False
            if is_head_token(self.draft.tokens[i]):
                return True
        return False

    def _area(self, begin: int, first: int, end: int, last: int) -> str:
        """The constituency words of "North Camford MP" or "MP for North Camford"."""
        tokens = self.draft.tokens
        left = [
            t for t in tokens[begin:first] if t.is_capital and t.lower not in PARTY_WORDS and not self._marks_sense(t)
        ]
        left = [t for t in left if t.lower not in ("tory", "lib", "dem", "commons", "backbench", "veteran")]
        right = [t for t in tokens[last + 1 : end] if t.is_capital or (t.lower in ("and", "&"))]
        words = right or left
        if not words:
            return ""
        return self.draft.text[words[0].start : words[-1].end]

    def _possessor(self, begin: int, first: int, covered: set[int]) -> str:
        """A capitalised name with 's before the title that nothing knows: "Camford's mayor"."""
        tokens = self.draft.tokens
        for i in range(begin + 1, first):
            owner = tokens[i - 1]
            if tokens[i].is_possessive and owner.is_capital and i - 1 not in covered and owner.lower not in _NO_OWNERS:
                return owner.text
        return ""
