"""Reads what stands right beside a name or a title: a party in brackets, and the dates of a title in apposition."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...mentions.draft import Draft
from ...records import Span
from ...text.honorifics import SUFFIXES
from ...text.offices import party_words
from .claim import RoleClaim, RolePhrase
from .words import OFFICE_TITLES

# The tokens of "(Lib Dem, Camford South and the Fens)".
_BRACKETS = 12
_BEFORE_DATES = frozenset("since until till from between for in during when".split())
# Words that go with a party's in its full name: "(Reform UK)", "(The Labour Party)", "(Labour and Co-operative)".
_IN_PARTY_NAMES = frozenset("uk party the and co-operative co-op".split())
_YEARS = frozenset("year years days time".split())
# A date as long as "from 30 September 2019 until 30 September 2023".
DATE_NEAR = 48


def by_party(draft: Draft, titled: Collection[int]) -> Iterator[RoleClaim]:
    """The party in brackets after a name, with or without a seat: "P (Lab)", "P (Lib Dem, Camford)", "P (Camford,
    Con)", also a later reference, "Mr P (Con)". What stands after a councillor belongs to that title, unless P has
    another: `titled` are the ids of those who have ("Council leader Coun P (Lab)").
    """
    tokens = draft.tokens
    for mention in draft.people:
        at = draft.token_at(mention.span.end)
        if at >= len(tokens) or tokens[at].text != "(" or not (mention.full or mention.person):
            continue
        office = OFFICE_TITLES.get(mention.title) if mention.full else None
        if office and (office not in ("councillor", "alderman") or id(mention.individual or mention) not in titled):
            continue
        end = next((i for i in range(at + 1, min(at + _BRACKETS, len(tokens))) if tokens[i].text == ")"), 0)
        inside = tokens[at + 1 : end]
        cut = next((i for i, token in enumerate(inside) if token.text in ",–—"), len(inside))
        for party, area in ((inside[:cut], inside[cut + 1 :]), (inside[cut + 1 :], inside[:cut])):
            names = [token for token in party if token.lower not in _IN_PARTY_NAMES]
            if not names or not all(token.is_capital and party_words(token.lower) for token in names):
                continue
            if area and not (area[0].is_capital and area[-1].is_capital):
                continue
            words = frozenset[str]().union(*(party_words(token.lower) for token in names))
            said = Span(area[0].start, area[-1].end).of(draft.text) if area else ""
            span = Span(tokens[at].start, tokens[end].end)
            core = Span(inside[0].start, inside[-1].end)
            yield RoleClaim(mention, RolePhrase(span, core, words, area=said), "party")
            break


def dated_after(draft: Draft, phrase: RolePhrase) -> tuple[str, bool] | None:
    """The sense of a title with its dates: "P, T since 2019", "P, T until May 2023", "P, T from 2019 to 2023"."""
    at = draft.token_at(phrase.span.end)
    if at >= len(draft.tokens) or draft.tokens[at].lower not in _BEFORE_DATES:
        return None
    token = draft.tokens[at]
    if token.lower in ("in", "during", "when"):  # "P, mayor in the year of the jubilee", "P, leader when it was built"
        following = [t.lower for t in draft.tokens[at + 1 : at + 3]]
        years = following[:1] == ["the"] and following[1:] and following[1] in _YEARS
        return ("held", True) if years or token.lower != "in" else None
    if token.lower == "for":  # "P, the treasurer for four years", who may be so no more
        lasting = draft.dates_in(Span(token.start, token.end + DATE_NEAR))
        return ("held", True) if lasting and lasting[0].kind == "duration" else None
    for date in draft.dates_in(Span(token.start, token.end + DATE_NEAR)):
        if date.kind == "date" and date.span.start <= token.end + 1:
            if token.lower == "since":
                return "since", True
            ends = date.period is not None and date.period.ends is not None
            return ("held", True) if ends or token.lower in ("until", "till") else None
    return None


def skip_age(draft: Draft, at: int) -> int:
    """Steps back over ", 34" and letters such as "OBE" between a name and its title."""
    tokens = draft.tokens
    while at >= 1 and tokens[at].text in SUFFIXES:
        at -= 2 if tokens[at - 1].text == "," else 1
    if at >= 2 and tokens[at].text.isdigit() and tokens[at - 1].text in (",", "("):
        return at - 2
    if at >= 1 and tokens[at].text == ")" and tokens[at - 1].text.isdigit():
        return at - 3
    return at
