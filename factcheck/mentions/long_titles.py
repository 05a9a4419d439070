"""Long titles and seats beside a name: where the one ends and the other begins, and which is nobody's name."""

from __future__ import annotations

from ..text.honorifics import TITLES
from ..text.offices import HEADS
from ..text.tokens import Token
from ..text.words import BODY_NOUNS, PORTFOLIOS, given_names

_MEMBERS = frozenset("mp msp ms mep mla".split())
# What stands inside "chair of the planning committee", "Minister for Trade and Industry" beside capitals.
_COMPLEMENTS = frozenset("of for at in on to and & without".split())
_IN_COMPLEMENT = frozenset({"the", "state"}) | BODY_NOUNS | PORTFOLIOS
OFFICE_REACH = 12  # words between a name and the head of a long title beside it
# Words of titles that stand capitalised before a name and are no part of it.
TITLE_WORDS = frozenset(
    """
    prime chief deputy assistant vice shadow cabinet home foreign permanent private first lead senior junior acting
    interim former late ex- then council county city borough district town parish party group state crown high
    portfolio privy seal supreme crime police health education housing finance chancellor secretary under executive
    general national regional corporate managing new current hm non-executive team match rt det
    """.split()
)
_ENDS_TITLE = TITLE_WORDS | BODY_NOUNS | PORTFOLIOS


class Titles:
    """The titles of an article's tokens; `taken` are tokens of registered bodies and places, and of dates."""

    def __init__(self, text: str, tokens: list[Token], taken: set[int]) -> None:
        self.text = text
        self.tokens = tokens
        self.taken = taken

    def office_of(self, last: int, first: int) -> int:
        """The office to which a title's complement that ends at a token belongs, or -1: "MP for Camford South".

        Between them stand an "of" or "for", capitals, names and nouns of bodies, and nothing else.
        """
        linked = False
        for at in range(last, max(first - 1, last - OFFICE_REACH), -1):
            token = self.tokens[at]
            if token.text[0].isdigit():
                return -1
            if at < last and self.text[token.end : self.tokens[at + 1].start] not in (" ", ""):
                return -1
            if linked and self.is_office(at):
                return at
            if token.lower in _COMPLEMENTS:
                linked = True
            elif not (token.is_capital or at in self.taken or token.is_possessive or token.lower in _IN_COMPLEMENT):
                return -1
        return -1

    def follows_first_name(self, at: int) -> bool:
        """Whether a first name and "and" stand before a full name: "Cllrs Alan and Pauline Hale"."""
        if at < 2 or self.tokens[at - 1].lower not in ("and", "&") or self.tokens[at - 2].lower not in given_names():
            return False
        before = self.tokens[at - 3] if at > 2 else None
        return before is None or not before.is_capital or before.lower.removesuffix("s") in TITLES

    def is_complement(self, begin: int, first: int) -> bool:
        """Whether a run of capitals goes on from the "of" or "for" of an office: "Minister for" Trade Policy."""
        return self.tokens[begin - 1].lower in ("of", "for") and self.office_of(begin - 1, first) >= 0

    def names_a_seat(self, at: int, end: int) -> bool:
        """Whether a title is the first word of a seat: it has one more, and "MP" and another name follow."""
        seat = self.tokens[at : at + 4]
        capitals = len(seat) == 4 and at + 4 <= end and all(token.is_capital for token in seat)
        return capitals and seat[2].lower in _MEMBERS

    def seat_goes_on(self, stop: int, end: int) -> bool:
        """Whether a run of capitals is a seat or the first half of one: "said Camford Fen MP Ada Marsh", "Camford Fen
        and The Marshes MP".
        """
        at = stop + 1
        while at < min(end, stop + 6) and self.tokens[at].is_capital and self.tokens[at].lower not in _MEMBERS:
            at += 1
        joined = stop < end and self.tokens[stop].lower in ("and", "&")
        if not joined:
            return stop + 1 < end and self.tokens[stop].lower in _MEMBERS and self.tokens[stop + 1].is_capital
        return stop + 1 < at < end and self.tokens[at].lower in _MEMBERS

    def member_for(self, begin: int) -> bool:
        return begin >= 2 and self.tokens[begin - 1].lower == "for" and self.tokens[begin - 2].lower in _MEMBERS

    def long_title_before(self, begin: int, first: int) -> bool:
        """Whether a title with its complement stands right before a run of capitals, or before its comma.

        "MP for Camford Ada Marsh" with a registered Camford · "Secretary of State for Education Ada Marsh" · "the chair
        of the planning committee, Ada Marsh, said" · "in the role of leader of Camford Council, Ada Marsh". Not "the
        headteacher of Camford Academy, Market Brill, said".
        """
        before = self.tokens[begin - 1]
        if before.text != ",":
            ends = begin - 1 in self.taken or before.lower in _ENDS_TITLE
            return ends and self.office_of(begin - 1, first) >= 0
        if begin - 2 <= first:
            return False
        at = self.office_of(begin - 2, first)
        if at < 0:
            at = begin - 2 if self.is_office(begin - 2) else -1
        if at >= 0 and self.tokens[at].lower in _MEMBERS:
            return True  # a seat has no town after it
        while at - 1 > first and (self.tokens[at - 1].lower in TITLE_WORDS or at - 1 in self.taken):
            at -= 1
        as_before = at > first and self.tokens[at - 1].lower in ("as", "of")
        if as_before and (self.tokens[at - 1].lower == "as" or self.tokens[at - 2].lower in ("role", "capacity")):
            return True
        return at >= 0 and not self.tokens[begin - 2].is_capital and begin - 2 not in self.taken

    def is_office(self, at: int) -> bool:
        return (
            self.tokens[at].lower.removeprefix("ex-") in HEADS and at not in self.taken and self.tokens[at].text != "Ms"
        )
