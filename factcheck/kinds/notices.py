"""The first or last line of an obituary, which tells a life in labels: "Born: May 4, 1941, in Brill. Died: …"."""

from __future__ import annotations

from ..mentions.draft import Draft, PersonMention
from ..records import Span
from .name.titles import RELATIVES

BORN, DIED = "born", "died"
# Before "born" or "died" in a line of a notice nothing tells of another person: "Her son, born in 1960".
_OF_ANOTHER = RELATIVES | frozenset(
    "her his their she he they who whose whom had has have with was were is and".split()
)
# As long as a line of a notice is, up to the word.
_LONGEST = 250
# The name stands so many lines above a label at the most: above "Born:", "Married:", "Died:".
_LINES = 3


def subject_of_notice(draft: Draft, verb: int) -> PersonMention | None:
    """Of whom a line of a notice says "Born:" or "born" at a token; None when it is no such line.

    Reads: Ada Marsh MBE, former mayor. Born: May 4, 1941, in Brill. Died: … · Ada Marsh, teacher, born May 4, 1941;
    died …. The line begins with the name, or with the label under a line that names nobody else.
    """
    text, tokens = draft.text, draft.tokens
    start = tokens[verb].start
    line = text.rfind("\n", 0, start) + 1
    labelled = verb + 1 < len(tokens) and tokens[verb + 1].text == ":"
    if start - line > _LONGEST:
        return None
    before = draft.tokens_in(Span(line, start))
    named = draft.people_in(Span(line, start))
    if labelled and not before:
        for _ in range(_LINES):
            line = text.rfind("\n", 0, max(line - 1, 0)) + 1
            named = named or draft.people_in(Span(line, start))
    if len({id(mention.individual) for mention in named}) != 1:
        return None
    if labelled:
        return named[0]
    if named[0].span.start - line > len("- "):
        return None
    rest = draft.tokens_in(Span(named[0].span.end, start))
    if not rest or rest[-1].text not in (",", ";", "(", "–", "—") or _OF_ANOTHER & {t.lower for t in rest}:
        return None
    return named[0]
