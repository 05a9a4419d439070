"""Looks up every span of the article that could be a name in the registry, in two queries."""

from __future__ import annotations

from bisect import bisect_right

from ..records import Known, Span
from ..registry import Registry
from ..structs import Struct
from ..text.normalise import name_key
from ..text.sentences import Sentence
from ..text.tokens import Token
from .things import begins_an_office

# Longer names than this are rare ("Parliamentary Under-Secretary…" is a post, not a name); each word more costs a
# look-up at every capital of the article.
LONGEST_NAME = 9
_INSIDE = frozenset(",:'&-–—/.()!’")


class NameMatch(Struct, frozen=True):
    """A span of the article that has the key of a registered name."""

    first: int
    last: int
    span: Span
    known: tuple[Known, ...]


def find_registered_names(tokens: list[Token], sentences: list[Sentence], registry: Registry) -> list[NameMatch]:
    """The longest registered names at each place, in text order, not overlapping. `first` and `last` are token
    indices, `last` included. Contextual short forms ("the council") are not names and are left out."""
    firsts = {
        at: _piece(token)
        for at, token in enumerate(tokens)
        if (token.is_capital or (not token.is_word and token.text[0].isdigit())) and token.lower != "the"
    }
    begins = registry.beginnings_of_names(set(firsts.values()))
    read = {first: _spans_from(tokens, first, sentences) for first, piece in firsts.items() if piece in begins}
    keys = {key for spans in read.values() for _, key in spans}
    # "Camford Council's housing service" of a "Camford Council housing service"
    unowned = {key: key.replace("'s ", " ", 1) for key in keys if "'s " in key}
    found = registry.find_names(keys.union(unowned.values())) if keys else {}
    matches: list[NameMatch] = []
    covered = -1
    for first, spans in read.items():
        if first <= covered:
            continue
        for last, key in reversed(spans):
            named = found.get(key) or found.get(unowned.get(key, ""), [])
            known = tuple([k for k in named if k.form != "short"])
            if not known or (first == last and all(k.type == "person" for k in known)):
                continue
            if begins_an_office(tokens, last):
                continue
            matches.append(NameMatch(first, last, Span(tokens[first].start, tokens[last].end), known))
            covered = last
            break
    return matches


def _spans_from(tokens: list[Token], first: int, sentences: list[Sentence]) -> list[tuple[int, str]]:
    """The last token of each span from `first` on that could be a name, the shortest first, with the key of the span:
    of "Camford Council's hall opened" those of "camford", "camford council", "camford council's" and so on.
    """
    start = tokens[first].start
    sentence = bisect_right(sentences, start, key=_start_of) - 1
    end = sentences[max(sentence, 0)].span.end if sentences else 0
    spans = []
    key, words, before = "", 0, start
    for last in range(first, len(tokens)):
        token = tokens[last]
        if token.end > end:
            break
        word = token.text[0].isalnum()
        if not word and token.text not in _INSIDE and not token.is_possessive:
            break
        key += " " + _piece(token) if token.start > before else _piece(token)
        before = token.end
        words += word
        if words > LONGEST_NAME:
            break
        if word:
            spans.append((last, key.removeprefix("the ")))
    return spans


def _start_of(sentence: Sentence) -> int:
    return sentence.span.start


def _piece(token: Token) -> str:
    """What a token is in a name key."""
    return token.lower.replace(".", "") if token.text.isascii() else name_key(token.text)
