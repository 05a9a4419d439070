"""Judges the names of organisations and places against the registry's."""

from __future__ import annotations

from ...intervals import Interval
from ...mentions.draft import ThingMention
from ...mentions.spelling import distance
from ...records import Claim, Evidence, Finding, Organisation, Place, Verdict
from ...text.normalise import name_key
from ..case import Case


def judge_thing(claim: Claim, thing: ThingMention, case: Case) -> Finding:
    """The finding on a body's or a place's name: known, mistaken, out of use, misnamed or not in the registry."""
    text = claim.span.of(case.draft.text)
    published = Interval.day(case.draft.article.published)
    if thing.mistaken:
        right = thing.known[0]
        message = f"The registry lists {text} as a mistake for {right.name}."
        return case.finding(claim, Verdict.CONFLICT, "mistaken", message, right.name, [_thing_evidence(right)])
    if len(thing.known) > 1:
        names = " or ".join(f"{k.name} ({k.where})" for k in thing.known)
        return case.finding(claim, Verdict.UNSUPPORTED, "ambiguous", f"The registry has {names}.")
    if thing.known:
        known = thing.known[0]
        if isinstance(known, Organisation):
            old = next(
                (
                    n
                    for n in known.other_names
                    if name_key(n.text) == name_key(text) and n.period.over_before(published)
                ),
                None,
            )
            if old:
                message = f"{known.name} was called {old.text} until {old.period.ends}: right only of that time."
                return case.finding(
                    claim, Verdict.UNSUPPORTED, "former-name", message, known.name, [_thing_evidence(known)]
                )
        return case.finding(
            claim, Verdict.MATCH, "match", f"{known.name} is in the registry.", None, [_thing_evidence(known)]
        )
    if thing.kind == "organisation":
        wrong = _misnamed(claim, text, case)
        if wrong:
            return wrong
        near = _nearly(text, case)
        if len(near) == 1:
            message = f"{text} is not in the registry; it has {near[0]}. Check that this is another."
            return case.finding(claim, Verdict.UNSUPPORTED, "unknown", message, near[0])
    return case.finding(claim, Verdict.UNSUPPORTED, "unknown", f"{text} is not in the registry.")


_SMALL = frozenset("of for the and & in on at".split())


def _misnamed(claim: Claim, text: str, case: Case) -> Finding | None:
    """A registered body's words in another frame: "Department of Schools" for "Department for Schools", "Hospital"
    for "Hospitals"; or a city's council as a county's, in a story that has it right elsewhere.
    """
    words = _frame(text)
    found = {}
    for known in case.registry.near_names(name_key(text), "organisation"):
        if known.form not in ("name", "other"):
            continue
        told = known.id in case.things() and _other_tier(text, known.name.text)
        if _frame(known.name.text) == words or told or _doubled(text, known.name.text):
            found[known.id] = known
    if len(found) != 1 or len(words) < 2:
        return None
    known = next(iter(found.values()))
    body = case.registry.organisations({known.id})[known.id]
    message = f"The registry has this body as {known.name.text}."
    return case.finding(claim, Verdict.CONFLICT, "misnamed", message, known.name.text, [_thing_evidence(body)])


def _frame(text: str) -> list[str]:
    """The words of a body's name in any order and number."""
    return sorted(word.removesuffix("s") for word in name_key(text).split() if word not in _SMALL)


def _doubled(text: str, known: str) -> bool:
    """Whether two names of four words or more differ only in a letter that one of them doubles."""
    one, two = name_key(text), name_key(known)
    if one == two or len(one.split()) < 4 or abs(len(one) - len(two)) != 1:
        return False
    short, long = sorted((one, two), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return at > 0 and long[at] == long[at - 1] and long[:at] + long[at + 1 :] == short


def _other_tier(text: str, known: str) -> bool:
    one, two = name_key(text).split(), name_key(known).split()
    differ = {word for pair in zip(one, two, strict=False) if pair[0] != pair[1] for word in pair}
    return len(one) == len(two) >= 3 and one[-1] == "council" and differ == {"city", "county"}


def _nearly(text: str, case: Case) -> list[str]:
    """The registered bodies whose names differ from this in one word only, by a letter or two."""
    words = name_key(text).split()
    found: dict[str, None] = {}
    for known in case.registry.near_names(name_key(text), "organisation"):
        theirs = name_key(known.name.text).split()
        if known.form == "mistaken" or len(theirs) != len(words) or len(words) < 2:
            continue
        differ = [pair for pair in zip(words, theirs, strict=True) if pair[0] != pair[1]]
        if len(differ) == 1 and distance(*differ[0], 3) <= 2:
            found[known.name.text] = None
    return list(found)


def _thing_evidence(thing: Organisation | Place) -> Evidence:
    period = thing.period if isinstance(thing, Organisation) else None
    source = thing.sources[0] if thing.sources else None
    return (
        Evidence(thing.name, thing.where, period, source)
        if period
        else Evidence(thing.name, thing.where, source=source)
    )
