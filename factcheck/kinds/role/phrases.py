"""Reads the titles that a story gives to people: where a title stands, whose it is, and in what sense it is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...light import dataclass, replace
from ...mentions.draft import Draft, PersonMention, ThingMention
from ...records import Span
from ...text.offices import (
    BODY_WORDS,
    COMING,
    FORMER,
    HEADS,
    OUTGOING,
    PARTY_WORDS,
    STANDING_IN,
    THEN,
    is_head,
    role_words,
)
from ...text.tokens import Token
from ...text.words import NOT_NAMES, SENTENCE_STARTERS
from .words import (
    AFTER_HEAD,
    ARTICLES,
    JOINING,
    LIMIT,
    LONG_HEADS,
    LOOSE_JOINING,
    NEW,
    OBJECTS,
    OFFICE_VERBS,
    STOP_LEFT,
    STOP_RIGHT,
)


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A title as written. `words` are its content words without the `things` (registered names) inside it.

    `generic` are words that point back to a body ("council", "county"), `unknown` is a body or place named there that
    the registry does not have, `area` the capitalised words before "MP". `indefinite` is a title with "a". `status` is
    "acting" or "interim", or "new" for a title just taken up. `also` are the words of the title before it that an "and"
    joins to it: "Chief Whip and Parliamentary Secretary to the Treasury" may be one post.
    """

    span: Span
    core: Span
    words: frozenset[str]
    things: tuple[ThingMention, ...] = ()
    generic: frozenset[str] = frozenset()
    unknown: str = ""
    area: str = ""
    indefinite: bool = False
    sense: str = "holds"
    status: str = ""
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """That a person has a title. `sense`: "holds", "held" (past tense), "former", "then", "coming", "starts", "ends",
    "since", "again" (re-elected), "based" (somewhere), "party" (in brackets, with `area` for the seat).

    `dated` is true when the time comes from the claim's own clause and not from the article's date; `loose` when the
    words
    could also be read otherwise, so that a difference proves nothing; `direct` when the verb is of taking up the post
    itself
    ("became") and not of being named to it ("appointed"). `before` is who is said to have held the post until then.
    """

    mention: PersonMention
    phrase: RolePhrase
    sense: str
    dated: bool = False
    loose: bool = False
    direct: bool = False
    before: PersonMention | None = None


def find_phrases(draft: Draft) -> Iterator[RolePhrase]:
    """Every title of office in the article, with or without a person beside it, in text order."""
    tokens = draft.tokens
    reader = _reader(draft)
    taken = reader.people | {i for i, thing in reader.things.items() if thing not in reader.parties}
    at = 0
    before: RolePhrase | None = None
    while at < len(tokens):
        last = _heads_at(tokens, at)
        if last < at or at in taken:
            at += 1
            continue
        while last + 1 < len(tokens) and _joined(draft.text, tokens, last) and last + 1 not in taken:
            if not _is_head(tokens[last + 1]) and tokens[last + 1].lower not in AFTER_HEAD:
                break
            last += 1
        phrase = reader.read(at, last)
        if before and _anded(draft, before, phrase):
            sense = before.sense if phrase.sense == "holds" else phrase.sense
            phrase = replace(phrase, also=before.words, sense=sense)
            if not (phrase.unknown or phrase.things or phrase.area) and _owned(draft, before):
                phrase = replace(phrase, unknown=before.unknown)
        before = phrase
        yield phrase
        at = max(last + 1, draft.token_at(phrase.span.end))  # "Chief Secretary to the Prime Minister" is one title


def _anded(draft: Draft, before: RolePhrase, phrase: RolePhrase) -> bool:
    """Whether nothing but "and" stands between two titles, so that they are of one person: "former leader and MP P"."""
    between = [token.lower for token in draft.tokens_in(Span(before.span.end, phrase.span.start))]
    return between == ["and"] or phrase.span.start < before.span.end


def _owned(draft: Draft, phrase: RolePhrase) -> bool:
    """Whether a title begins with whose it is, and both of two joined ones are theirs: "Camford's mayor and leader"."""
    after = draft.token_at(phrase.span.start) + len(phrase.unknown.split())
    begins = draft.text.startswith(phrase.unknown, phrase.span.start)
    return bool(phrase.unknown) and begins and draft.tokens[after].is_possessive


def read_verb_phrases(draft: Draft, verbs: Sequence[int]) -> list[RolePhrase | None]:
    """The title in each verb at a token and its object: "chairs the planning committee", "led the authority".

    None for one of which the object is no body ("led the charge").
    """
    reader = _reader(draft) if verbs else None
    phrases = [reader.read_verb(at) for at in verbs] if reader else []
    return [phrase if phrase.things or phrase.generic or phrase.words & OBJECTS else None for phrase in phrases]


def _reader(draft: Draft) -> _Reader:
    return _Reader(
        draft,
        {i for m in draft.people for i in range(draft.token_at(m.span.start), draft.token_at(m.span.end))},
        {i: t for t in draft.things for i in range(draft.token_at(t.span.start), draft.token_at(t.span.end))},
        {t for t in draft.things if t.known and getattr(t.known[0], "classification", "") == "party"},
        {d.span.start for d in draft.dates},
    )


def _is_head(token: Token) -> bool:
    return is_head(token.lower.removeprefix("ex-"))


def _heads_at(tokens: list[Token], at: int) -> int:
    """The last token of the head of a title that starts at a token; the one before it when none does."""
    if _is_head(tokens[at]):
        return at
    for last in (at + 1, at + 2):
        if " ".join(token.lower for token in tokens[at : last + 1]) in LONG_HEADS:
            return last
    return at - 1


def _joined(text: str, tokens: list[Token], at: int) -> bool:
    return text[tokens[at].end : tokens[at + 1].start] == " "


# Words that may have a capital before "'s" and are no body or place.
_NO_OWNERS = BODY_WORDS | SENTENCE_STARTERS | frozenset("children people women men adults families".split())


@dataclass(slots=True)
class _Reader:
    """Reads titles. `people` and `things` are the tokens of mentions, `parties` the mentions of parties (whose names
    are words of titles), `dated` the places where dates start.
    """

    draft: Draft
    people: set[int]
    things: dict[int, ThingMention]
    parties: set[ThingMention]
    dated: set[int]

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
                and thing not in self.parties
                and thing not in bound
                and begin <= self.draft.token_at(thing.span.start)
            ):
                bound.append(thing)
        known = tuple(t for t in bound if t.known)
        unknown = next((t.span.of(draft.text) for t in bound if not t.known), "")
        covered = {i for t in bound for i in range(draft.token_at(t.span.start), draft.token_at(t.span.end))}
        kept = [
            tokens[i]
            for i in inside
            if i not in covered
            and not (i < head and self._marks_sense(tokens[i]))
            and not (tokens[i].is_possessive and i - 1 in covered)
        ]
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
        head_start = tokens[head].start
        pointing = [t for t in kept if t.start < head_start or not t.is_capital]
        inside_words = {part for word in words if "-" in word for part in word.split("-")}  # "local-government"
        generic = frozenset(t.lower.removeprefix("ex-") for t in pointing) & BODY_WORDS - inside_words
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

    def _marks_sense(self, token: Token) -> bool:
        word = token.lower
        return (
            word in FORMER
            or word in THEN
            or word in COMING
            or word in STANDING_IN
            or word in OUTGOING
            or word in NEW
            or word in ("elected", "appointed")
            or word.endswith("-based")
        )

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
            if before.is_possessive or before.text == "’" or before.text == "'":
                if before.is_possessive or (at >= 2 and tokens[at - 2].lower.endswith("s") and gap == " "):
                    at -= 1
                    continue
                break
            word = before.lower
            if word in FORMER or word == "ex":
                sense, at = "former", at - 1
                continue
            if word in THEN and (
                at < 2 or tokens[at - 2].lower in ARTICLES or (gap == " " and tokens[at].lower in HEADS)
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
        return token.is_capital and token.is_word and not _is_head(token) and token.lower not in NOT_NAMES

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
            if tokens[at - 1].lower in ("and", "&") and (_is_head(token) or self._head_soon(at)):
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
        return ends or tokens[after].lower in JOINING | STOP_RIGHT | {"and"}

    def _plain(self, at: int) -> bool:
        """Whether a token is a word in lower case that can be a portfolio."""
        if at >= len(self.draft.tokens) or at in self.people or at in self.things:
            return False
        token = self.draft.tokens[at]
        ordinary = token.is_word and not token.is_capital and not _is_head(token)
        return ordinary and token.lower not in STOP_RIGHT | JOINING

    def _lower(self, at: int) -> str:
        return self.draft.tokens[at].lower if at < len(self.draft.tokens) else ""

    def _head_soon(self, at: int) -> bool:
        """Whether another title starts here, as in "leader of the council and chief executive"."""
        for i in range(at, min(at + 3, len(self.draft.tokens))):
            if i in self.people or not self.draft.tokens[i].is_word:
                return False
            if _is_head(self.draft.tokens[i]):
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
