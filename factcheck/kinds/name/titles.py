"""Judges the title before a name: "Sir" with the surname, "Mr" of a knight, "Lord" of neither.

The rules are those of British stylebooks and of Debrett's Correct Form: a knight is "Sir" with his first name, and a
holder of that or a higher title is not "Mr". What is inside a quotation is the speaker's way of putting it and is left.
"""

from __future__ import annotations

from ...intervals import Interval
from ...mentions.draft import PersonMention
from ...records import Claim, Evidence, Finding, Honorific, Person, Span, Verdict
from ...text.honorifics import TITLES
from ...text.normalise import name_key
from ...text.offices import FORMER
from ..case import Case

_HIGH = frozenset({"knight", "peer"})
# A title that matters is given at a first reference or soon after; looking no further keeps long texts linear.
_FIRST_FEW = 8
# Relatives share a surname, so that "Mrs Hale" in a story of Mr Hale and his wife is not he.
RELATIVES = frozenset(
    """
    wife husband widow widower fiancée fiancé bride groom mother father mum dad mam parents stepmother stepfather
    daughter son stepdaughter stepson sister brother twin grandmother grandfather granddaughter grandson grandparents
    aunt uncle niece nephew cousin daughters sons sisters brothers
    """.split()
)
# Words of a story in which somebody's title changes.
# The classes of the Order of the British Empire whose letters come without a title; one person has the highest alone.
_ORDER = frozenset("mbe obe cbe".split())
_HONOURS = frozenset(
    """
    knighted knighthood damehood ennobled peerage peerages honours honoured title titles investiture barony baronetcy
    baronet created elevated
    """.split()
)
# Right before a name as somebody had it once; and the words of ", as she then was".
_THEN = frozenset("plain then then-".split())
_AS_THEN = 5
_OWNERS = frozenset("his her their whose my our".split())
_OWNER_REACH = 3  # "his late and much-loved wife" is as far as copy puts them apart


def judge_known(claim: Claim, mention: PersonMention, person: Person, case: Case) -> Finding:
    """The title before the name of a registered person; a match when nothing in the registry says otherwise."""
    at = Interval.day(case.draft.article.published)
    title = TITLES.get(mention.title.lower()) if mention.title else None
    if title and not case.draft.quotation_at(mention.span.start) and not _of_another_time(mention, person, case):
        wrong = _wrong_title(claim, mention, person, at, case)
        if wrong:
            return wrong
    letters = _wrong_letters(claim, mention, person, at, case)
    if letters:
        return letters
    early = _name_not_yet(mention, person, at, case)
    if early and _is_of_somewhere(mention, person):
        message = f"{person.name} has been called so only since {early}: another of the name may be meant."
        return case.finding(claim, Verdict.UNSUPPORTED, "honorific", message, None, [evidence(person)])
    if early:
        message = f"{person.name} has been called so only since {early}."
        return case.finding(claim, Verdict.CONFLICT, "honorific", message, None, [evidence(person)])
    return case.finding(claim, Verdict.MATCH, "match", f"{person.name} is in the registry.", None, [evidence(person)])


def _wrong_letters(claim: Claim, mention: PersonMention, person: Person, at: Interval, case: Case) -> Finding | None:
    """The letters after a name, "Ada Marsh CBE", of somebody for whom the registry has others of the same order."""
    place = case.draft.token_at(mention.span.end)
    after = case.draft.tokens[place : place + 2]
    said = next((token.text for token in after if token.text != ","), "")
    if said.lower() not in _ORDER or not mention.given or _tells_of_honours(case):
        return None
    theirs = [h for h in person.honorifics if h.suffix and h.text.lower() in _ORDER and h.period.holds(at)]
    if not theirs or any(h.text.lower() == said.lower() for h in theirs):
        return None
    right = theirs[0]
    message = f"The registry has {person.name} as {right.text} {right.period}, not {said}."
    return case.finding(claim, Verdict.CONFLICT, "honorific", message, right.text, [_honorific(person, right)])


def is_of_rank(person: Person, mention: PersonMention) -> bool:
    """Whether a mention has the high title that the person has, which few share: "Dame" of Dame Ada Marsh."""
    title = TITLES.get(mention.title.lower())
    prefixes = [honorific.text for honorific in person.honorifics if not honorific.suffix]
    theirs = {TITLES.get(text.lower()) for text in (*prefixes, person.name.partition(" ")[0])}
    return title is not None and title.rank in _HIGH and title in theirs


def _of_another_time(mention: PersonMention, person: Person, case: Case) -> bool:
    """Whether the date nearest the name in its sentence is one when the person's titles were others: "Mr Hale, as he
    was in 2009".
    """
    if is_of_then(mention, case):
        return True
    sentence = case.draft.sentence_at(mention.span.start).span
    at = mention.span
    dates = [
        (max(found.span.start - at.end, at.start - found.span.end), found.interval)
        for found in case.draft.dates_in(sentence)
        if found.interval
    ]
    nearest = min(dates, key=lambda one: one[0])[1] if dates else None
    return nearest is not None and any(not honorific.period.holds(nearest) for honorific in person.honorifics)


def is_of_then(mention: PersonMention, case: Case) -> bool:
    """Whether a name is said to be that of another time: "plain Mr Hale when he first stood", "then Mr Hale", "Mr Hale,
    as he then was,".
    """
    tokens = case.draft.tokens
    first = case.draft.token_at(mention.span.start)
    last = case.draft.token_at(mention.span.end)
    after = [token.lower for token in tokens[last : last + _AS_THEN]]
    before = {token.lower for token in tokens[max(first - 1, 0) : first]}
    return bool(before & _THEN) or (after[:2] == [",", "as"] and "was" in after)


def _wrong_title(claim: Claim, mention: PersonMention, person: Person, at: Interval, case: Case) -> Finding | None:
    title = TITLES[mention.title.lower()]
    now = [h for h in person.honorifics if not h.suffix and h.period.holds(at)]
    ranks = {_rank(h) for h in now} | {TITLES[w].rank for w in _title_words(person)}
    given = mention.given or (mention.individual.given if mention.individual else "")
    high = next((h for h in now if _rank(h) in _HIGH), None)
    if high and title.rank in ("courtesy", "knight", "peer") and title.rank not in ranks:
        right = f"{high.text} {given}" if _rank(high) == "knight" else f"{high.text} {mention.family or mention.given}"
        message = f"The registry has “{high.text}” for {person.name} {high.period}: write {right}."
        return case.finding(claim, Verdict.CONFLICT, "honorific", message, right, [_honorific(person, high)])
    if title.rank in _HIGH and title.rank not in ranks:
        later = next((h for h in person.honorifics if _rank(h) == title.rank and h.period.not_begun(at)), None)
        if later:
            message = f"The registry has “{later.text}” for {person.name} only {later.period}."
            return case.finding(claim, Verdict.CONFLICT, "honorific", message, person.name, [_honorific(person, later)])
        message = f"The registry has no {mention.title} for {person.name}."
        first = _plainly_introduced(mention, case)
        if first:
            message = f"{message} {case.draft.article.part(first.start).capitalize()} has {first.of(case.draft.text)}."
            found = [evidence(person), case.draft.cite(first)]
            return case.finding(claim, Verdict.CONFLICT, "honorific", message, person.name, found)
        return case.finding(claim, Verdict.UNSUPPORTED, "honorific", message, person.name, [evidence(person)])
    if title.gender and person.gender[:1] in ("f", "m") and person.gender[:1] != title.gender:
        if not mention.given and has_family(case):
            message = f"The registry has {person.name} as {person.gender}. Is this a relative?"
            return case.finding(claim, Verdict.UNSUPPORTED, "honorific", message, None, [evidence(person)])
        message = f"The registry has {person.name} as {person.gender}."
        return case.finding(claim, Verdict.CONFLICT, "honorific", message, None, [evidence(person)])
    if title.rank in ("police", "military", "clergy", "judicial"):
        other = next((h for h in now or _past_ranks(mention, person, case) if _rank(h) == title.rank), None)
        if other and not _is_short_title(title.form, TITLES[_key(other.text)].form):
            message = f"{person.name} {'was' if other.period.ends else 'is'} {other.text} ({other.period})."
            return case.finding(claim, Verdict.CONFLICT, "honorific", message, other.text, [_honorific(person, other)])
    return None


def _past_ranks(mention: PersonMention, person: Person, case: Case) -> list[Honorific]:
    """The titles that somebody had when the sentence is of: by "former" before the title, or by a date there."""
    draft = case.draft
    held = [h for h in person.honorifics if not h.suffix and h.period.ends]
    at = draft.token_at(mention.span.start)
    if at and draft.tokens[at - 1].lower in FORMER:
        return held if len(held) == 1 else []
    dates = [found.interval for found in draft.dates_in(draft.sentence_at(mention.span.start).span) if found.interval]
    return [h for h in held if len(dates) == 1 and h.period.holds(dates[0])]


def _is_short_title(said: str, known: str) -> bool:
    """Whether a title is another's, or a judge's way of being called again: "Judge Marsh" of a District Judge."""
    return said == known or (said == "Judge" and known.endswith(said))


def _plainly_introduced(mention: PersonMention, case: Case) -> Span | None:
    """The other reference of somebody, with a lesser title: the first, when a later one by a surname gives a high one
    ("Lord Hale" after "Dr Ben Hale"), or a later one ("Dr Hale" after "Sir Ben Hale"). None in a story that tells of an
    honour or of a relative, or that gives the high title twice.
    """
    mentions = mention.individual.mentions if mention.individual else [mention]
    first = mentions[0]
    if first is mention:
        ranks = [(m, TITLES[m.title.lower()].rank) for m in mentions[1:_FIRST_FEW] if m.title]
        if not ranks or any(rank in _HIGH for _, rank in ranks):
            return None
        first = next((m for m, rank in ranks if rank in ("courtesy", "academic")), mention)
    elif mention.full or not (first.full and first.title) or TITLES[first.title.lower()].rank in _HIGH:
        return None
    if first is mention or case.draft.quotation_at(first.span.start):
        return None
    return None if _tells_of_honours(case) or has_family(case) else first.span


def _tells_of_honours(case: Case) -> bool:
    """Whether the story is one in which titles change."""
    return not _HONOURS.isdisjoint(case.draft.words)


def has_family(case: Case) -> bool:
    """Whether the story has a relative of somebody: "his wife, Maureen", "the MP's late father", "whose sister"."""
    kept = case.memo.get("family")
    if not isinstance(kept, bool):
        tokens = case.draft.tokens
        kept = case.memo["family"] = any(
            token.lower in RELATIVES
            and any(t.is_possessive or t.lower in _OWNERS for t in tokens[max(at - _OWNER_REACH, 0) : at])
            for at, token in enumerate(tokens)
        )
    return kept


def _name_not_yet(mention: PersonMention, person: Person, at: Interval, case: Case) -> Interval | None:
    """When the form of the name used here began, if that is only after the claim's time."""
    written = name_key(mention.span.of(case.draft.text))
    forms = [n for n in person.other_names if name_key(n.text) == written]
    if name_key(person.name) == written or not forms or not all(n.period.not_begun(at) for n in forms):
        return None
    return forms[0].period.starts


def _is_of_somewhere(mention: PersonMention, person: Person) -> bool:
    """Whether a peer's title has a place because another peer had the name before: "Lord Hale" of Lord Hale of Brill.

    Debrett's Correct Form: the place is part of the title only where it tells two peers apart.
    """
    begins = f"{name_key(mention.title)} {name_key(mention.family)} of "
    return any(name_key(name).startswith(begins) for name in (person.name, *(n.text for n in person.other_names)))


def judge_form(claim: Claim, mention: PersonMention, case: Case) -> Finding | None:
    """ "Sir" or "Dame" with the surname of somebody in the story."""
    if not mention.title or TITLES[mention.title.lower()].rank != "knight" or not mention.given or mention.family:
        return None
    if case.draft.quotation_at(mention.span.start):
        return None
    for individual in case.draft.individuals:
        if name_key(individual.family) == name_key(mention.given):
            right = f"{mention.title} {individual.given}"
            message = f"{mention.title} goes with the first name: {right} or {mention.title} {individual.name}."
            found = [evidence(individual.person)] if individual.person else []
            found.append(case.draft.cite(individual.mentions[0].span))
            return case.finding(claim, Verdict.CONFLICT, "honorific-form", message, right, found)
    return None


def judge_by_first_reference(claim: Claim, mention: PersonMention, case: Case) -> Finding | None:
    """ "Mr Hale" after "Sir Ben Hale" in one story, of somebody whom the registry does not know."""
    individual = mention.individual
    if not individual or not mention.title or case.draft.quotation_at(mention.span.start):
        return None
    title = TITLES[mention.title.lower()]
    first = next(
        (m for m in individual.mentions[:_FIRST_FEW] if m.title and TITLES[m.title.lower()].rank in _HIGH), None
    )
    if first is None or first is mention or first.span.start > mention.span.start or not first.full:
        return None
    if is_of_then(mention, case):
        return None
    if title.rank not in ("courtesy", "knight", "peer") or title.rank == TITLES[first.title.lower()].rank:
        return None
    right = (
        f"{first.title} {individual.given}"
        if TITLES[first.title.lower()].rank == "knight"
        else f"{first.title} {individual.family}"
    )
    part = case.draft.article.part(first.span.start).capitalize()
    message = f"{part} has {first.span.of(case.draft.text)}: write {right}."
    return case.finding(claim, Verdict.CONFLICT, "honorific", message, right, [case.draft.cite(first.span)])


def _rank(honorific: Honorific) -> str:
    title = TITLES.get(_key(honorific.text))
    return title.rank if title else ""


def _key(text: str) -> str:
    return text.lower().replace(".", "")


def _title_words(person: Person) -> list[str]:
    """Titles that are written into a person's names in the registry ("Dame Ada Marsh")."""
    return [
        w
        for name in (person.name, *(n.text for n in person.other_names))
        for w in name_key(name).split()[:1]
        if w in TITLES
    ]


def evidence(person: Person) -> Evidence:
    """How the registry writes a person's name, as evidence."""
    return Evidence(person.name, person.where, source=person.sources[0] if person.sources else None)


def _honorific(person: Person, honorific: Honorific) -> Evidence:
    source = honorific.sources[0] if honorific.sources else None
    return Evidence(f"{person.name}: {honorific.text}", honorific.where or person.where, honorific.period, source)
