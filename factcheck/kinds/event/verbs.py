"""Events that a story tells by a verb: "which opened in 1857", "inspectors visited the school on September 10"."""

from __future__ import annotations

from ...mentions.draft import Draft, ThingMention
from ...records import Span
from ...text.dates import DateMention
from .phrases import EventPhrase

# The verbs of what happens once to a body or a building, and the nouns by which registries name that.
_NOUNS: dict[str, tuple[str, ...]] = {
    "opened": ("opening", "launch"),
    "reopened": ("reopening",),
    "closed": ("closure", "closing"),
    "founded": ("founding", "foundation"),
    "established": ("founding", "establishment", "foundation"),
    "launched": ("launch",),
    "demolished": ("demolition",),
    "inspected": ("inspection", "visit"),
    "visited": ("inspection", "visit"),
    "spent": ("inspection", "visit"),
}
_INSPECTING = frozenset({"inspected", "visited", "spent"})
INSPECTORS = frozenset("inspector inspectors inspectorate watchdog regulator".split())
# Words between a verb and what it is said of, or its date.
_AUXILIARIES = frozenset("was were has had been first officially finally only recently being".split())
_RELATIVES = frozenset({"which", "that"})
# "Returned", "second visit": another than the one that a report is of.
_AGAIN = frozenset("again return returned follow-up second third another since later".split())
# As far as a verb stands before its date: "visited Camford Primary School, in Mill Road, on July 4".
_REACH = 16


def told_by_verb(draft: Draft, sentence: Span, date: DateMention) -> tuple[EventPhrase, ...]:
    """The events, one for each noun, that the verb right before a date tells of; none when no verb does.

    Reads: the viaduct, which opened in 1857 · Camford Lodge was founded in 1994 · inspectors visited the school on
    September 10 and 11 · inspectors spent two weeks at the council between July 8 and 19. Of a visit
    somebody has to be an inspector.
    """
    first = max(draft.token_at(sentence.start), draft.token_at(date.span.start) - _REACH)
    tokens = draft.tokens
    last = draft.token_at(date.span.start)
    verb = next((at for at in range(last - 1, first - 1, -1) if tokens[at].lower in _NOUNS), -1)
    breaks = [at for at in range(verb, last) if tokens[at].text in ",;:"] if verb >= 0 else []
    aside = len(breaks) == 2 and all(tokens[at].text == "," for at in breaks)  # "the school, in Mill Road, on"
    if verb < 0 or (breaks and not aside):
        return ()
    word = tokens[verb].lower
    words = {token.lower for token in draft.tokens_in(Span(sentence.start, date.span.end))}
    if word in _INSPECTING:
        if not (words & INSPECTORS or _by_regulator(draft, sentence, verb)) or words & _AGAIN:
            return ()
        visited = Span(tokens[verb].end, tokens[breaks[0]].start if aside else date.span.start)
        if word == "spent" and last == verb + 1:  # "spent the last week of May at Camford Primary School"
            visited = Span(date.span.end, _place_after(draft, date))
        things: tuple[ThingMention, ...] = tuple(thing for thing in draft.things_in(visited) if thing.known)
        if _names_another(draft, visited, things) or (word == "spent" and not things):
            return ()
    else:
        subject = _subject(draft, verb)
        if subject is None:
            return ()
        things = (subject,)
    span = Span(tokens[verb].start, tokens[verb].end)
    return tuple(EventPhrase(span, span, noun, (), (), things, None, True) for noun in _NOUNS[word])


def _place_after(draft: Draft, date: DateMention) -> int:
    """Where the name of a place right after a date ends, or where it would begin."""
    at = draft.token_at(date.span.end)
    named = [t for t in draft.things_in(draft.sentence_at(date.span.start).span) if t.span.start > date.span.end]
    near = named and draft.tokens[at].lower == "at" and draft.token_at(named[0].span.start) - at <= 2
    return named[0].span.end if near else date.span.end


def _by_regulator(draft: Draft, sentence: Span, verb: int) -> bool:
    """Whether a registered regulator is the subject: "The Care Board last inspected the trust on"."""
    before = Span(sentence.start, draft.tokens[verb].start)
    things = [known for thing in draft.things_in(before) for known in thing.known]
    return any("regulator" in known.classification or "inspectorate" in known.classification for known in things)


def _names_another(draft: Draft, span: Span, things: tuple[ThingMention, ...]) -> bool:
    """Whether there are names in a span besides those of registered things: "visited Brill High on September 10"."""
    names = [token for token in draft.tokens_in(span) if token.is_capital]
    return any(not any(thing.span.start <= token.start < thing.span.end for thing in things) for token in names)


def _subject(draft: Draft, verb: int) -> ThingMention | None:
    """The registered thing that a verb is said of: right before it, or before ", which"."""
    at = verb - 1
    while at >= 0 and draft.tokens[at].lower in _AUXILIARIES:
        at -= 1
    if at >= 1 and draft.tokens[at].lower in _RELATIVES and draft.tokens[at - 1].text == ",":
        at -= 2
    if at < 0:
        return None
    end = draft.tokens[at].end
    before = Span(max(0, end - 120), end)
    return next((thing for thing in draft.things_in(before) if thing.span.end == end and thing.known), None)
