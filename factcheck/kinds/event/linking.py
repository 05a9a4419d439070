"""Whether a date in a sentence is that of an event named there, and not of what was done about it."""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.draft import Draft, PersonMention
from ...records import Span
from ...text.normalise import name_key
from ...text.tokens import Token

# Between an event and its own date: "the opening on 4 May", "the opening, which was held in May", "took place on".
_JOINING = frozenset(
    """
    on in of at back early late last this the , ( – — which that only finally also earlier later was were had is been
    held staged took taken takes take place came come comes happened occurred began started went ahead will be is due
    followed
    """.split()
)
_HAPPENING = frozenset(
    "held staged took taken takes take came come comes happened occurred began started went followed".split()
)
# Before an event that is itself dated: "after the opening on 4 May". After any other word the date may be of that:
# "debated the opening on 4 May", "talks on the opening in May".
_AT = frozenset("since after before following until during at".split())
# Before an event that is the subject of its clause.
_OPENING = frozenset('and but that said says , ; : “ " ‘ ( – — when while because as'.split())
_QUOTES = frozenset("“ ” \" ‘ ’ '".split())
_ARTICLES = frozenset("the a an its their his her this".split())
_ABOUT = frozenset("after following since before about of on for to over".split())
_HEARING = frozenset("told informed warned notified heard learned learnt knew news word aware".split())
_ANNIVERSARY = frozenset(
    "anniversary anniversaries jubilee centenary bicentenary birthday celebrate celebrated celebrates celebrating "
    "celebration celebrations marked mark marks marking commemorated".split()
)
_ASIDE_ENDS = frozenset('.;:()–—“”"')
_LONG_ASIDE = 20


def is_its_date(draft: Draft, event: Span, date: Span, proper: bool = False) -> bool:
    """Whether a date can only be that of an event named at a span of the same sentence.

    Reads: the opening on 4 May cost · after the opening in May · the opening, which was held in May · the opening took
    place on 4 May · in May the opening took place · in May came the opening. Not: the opening was criticised on 4 May ·
    talks on the opening in May · they debated the opening on 4 May · in May the opening was put back. After a `proper`
    name there may be other names ("Hidden Camford on BBC One last year"), and before it anything.
    """
    tokens = draft.tokens
    start = draft.sentence_at(event.start).span.start
    at = draft.token_at(event.start) - 1
    while at >= 0 and tokens[at].start >= start and tokens[at].lower in _ARTICLES:
        at -= 1
    before = tokens[at].lower if at >= 0 and tokens[at].start >= start else ","
    if date.end <= event.start:
        first = Span(date.end, event.start)
        after = [token.lower for token in draft.tokens_in(Span(event.end, event.end + 40))][:2]
        between = {token.lower for token in draft.tokens_in(first)} - _ARTICLES
        if between and all(token.is_possessive for token in draft.tokens_in(first)):
            return True  # "Tuesday's meeting"
        if between & _HAPPENING:
            return between <= _HAPPENING | {","}
        return between <= {","} and not _HAPPENING.isdisjoint(after)
    between_them = _without_aside(draft.tokens_in(Span(event.end, date.start)))
    words = {token.lower for token in between_them if not (proper and token.is_capital)}
    if not words <= _JOINING | (_QUOTES if proper else frozenset()):
        return False
    return proper or before in _OPENING or (before in _AT and words.isdisjoint(_HAPPENING))


def dates_another(draft: Draft, event: Span, date: Span) -> bool:
    """Whether a date beside an event is of what was done about it: "published its plan in May after an inspection",
    "were told of the inspection in May".
    """
    tokens = draft.tokens
    if date.end <= event.start:
        return any(token.lower in _ABOUT for token in draft.tokens_in(Span(date.end, event.start)))
    at = draft.token_at(event.start) - 1
    while at > 0 and tokens[at].lower in _ARTICLES:
        at -= 1
    return at > 0 and tokens[at].lower in ("of", "about") and tokens[at - 1].lower in _HEARING


def tells_of_anniversary(draft: Draft, sentence: Span, date: Span) -> bool:
    """Whether a sentence marks an anniversary up to a date: its day and month are those of what is remembered."""
    opens = date.start - sentence.start <= len("In ")
    before = Span(sentence.start, sentence.end if opens else date.start)
    return any(token.lower in _ANNIVERSARY for token in draft.tokens_in(before))


def person_before_aside(draft: Draft, verb: int) -> PersonMention | None:
    """Whose verb it is after an aside in commas: "P, who had led the council since 2010, resigned"."""
    tokens = draft.tokens
    if not verb or tokens[verb - 1].text != ",":
        return None
    for at in range(verb - 2, max(verb - _LONG_ASIDE, 0), -1):
        if tokens[at].text == ",":
            mention = draft.person_mention_at(tokens[at - 1].start)
            others = draft.people_in(Span(tokens[at].end, tokens[verb].start))
            return None if others else mention
        if tokens[at].text in _ASIDE_ENDS:
            return None
    return None


def _without_aside(tokens: Sequence[Token]) -> list[Token]:
    """The tokens after an event without what stands between commas, when the verb of its taking place comes after:
    "the by-election, caused by the death of Ben Hale, will be held on".
    """
    ends = [at for at, token in enumerate(tokens) if token.text == ","]
    if len(ends) != 2 or ends[0] != 0:
        return list(tokens)
    rest = list(tokens[ends[1] + 1 :])
    return rest if any(token.lower in _HAPPENING for token in rest) else list(tokens)


def place_of(draft: Draft, sentence: Span, name: str) -> Span | None:
    """Where a name stands in a sentence, None when it does not."""
    key = name_key(name)
    tokens = draft.tokens_in(sentence)
    for first, token in enumerate(tokens):
        if not key.startswith(name_key(token.text)[:1] or "\0"):
            continue
        for last in range(first, len(tokens)):
            said = name_key(draft.text[token.start : tokens[last].end])
            if said == key:
                return Span(token.start, tokens[last].end)
            if len(said) > len(key):
                break
    return None
