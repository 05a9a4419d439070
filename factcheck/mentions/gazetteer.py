"""Looks up every span of the article that could be a name in the registry, in two queries."""

from __future__ import annotations

from ..light import dataclass
from ..records import Known, Span
from ..registry import Registry
from ..text.normalise import name_key
from ..text.sentences import Sentence
from ..text.tokens import Token
from .things import begins_an_office

# Longer names than this are rare ("Parliamentary Under-Secretary…" is a post, not a name); each word more costs a
# look-up at every capital of the article.
LONGEST_NAME = 9
_INSIDE = frozenset(",:'&-–—/.()!’")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A span of the article that has the key of a registered name."""

    first: int
    last: int
    span: Span
    known: tuple[Known, ...]


def find_registered_names(tokens: list[Token], sentences: list[Sentence], registry: Registry) -> list[NameMatch]:
    """The longest registered names at each place, in text order, not overlapping. `first` and `last` are token
    indices, `last` included. Contextual short forms ("the council") are not names and are left out."""
    spans: dict[tuple[int, int], str] = {}
    owned: dict[tuple[int, int], str] = {}  # "Camford Council's housing service" of a "Camford Council housing service"
    firsts = {
        at: _piece(token)
        for at, token in enumerate(tokens)
        if (token.is_capital or (not token.is_word and token.text[0].isdigit())) and token.lower != "the"
    }
    begins = registry.beginnings_of_names(set(firsts.values()))
    sentence = 0
    for first, piece in firsts.items():
        if piece not in begins:
            continue
        token = tokens[first]
        while sentence + 1 < len(sentences) and sentences[sentence + 1].span.start <= token.start:
            sentence += 1
        end = sentences[sentence].span.end if sentences else 0
        key, words = "", 0
        for last in range(first, len(tokens)):
            now = tokens[last]
            if now.end > end:
                break
            word = now.text[0].isalnum()
            if not word and now.text not in _INSIDE and not now.is_possessive:
                break
            if last > first and now.start > tokens[last - 1].end:
                key += " "
            key += _piece(now)
            words += word
            if words > LONGEST_NAME:
                break
            if word:
                spans[first, last] = key.removeprefix("the ")
                if "'s " in key:
                    owned[first, last] = spans[first, last].replace("'s ", " ", 1)
    found = registry.find_names({*spans.values(), *owned.values()}) if spans else {}
    matches: list[NameMatch] = []
    covered = -1
    for (first, last), key in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
        named = found.get(key) or found.get(owned.get((first, last), "")) or ()
        known = tuple(k for k in named if k.form != "short")
        if not known or first <= covered:
            continue
        if first == last and all(k.type == "person" for k in known):
            continue
        if begins_an_office(tokens, last):
            continue
        matches.append(NameMatch(first, last, Span(tokens[first].start, tokens[last].end), known))
        covered = last
    return matches


def _piece(token: Token) -> str:
    """What a token is in a name key."""
    return token.lower.replace(".", "") if token.text.isascii() else name_key(token.text)
