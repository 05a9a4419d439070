"""Judges later references that fit nobody of the story: misspelt surnames, and offices that say whose they are."""

from __future__ import annotations

from itertools import groupby

from ...intervals import Interval
from ...mentions.draft import Individual, PersonMention
from ...mentions.spelling import alike, distance
from ...records import Claim, Finding, Person, Verdict
from ...structs import replace
from ...text.honorifics import TITLES
from ...text.normalise import name_key
from ...text.words import surnames
from ..case import Case
from ..role.posts import candidate_posts
from ..role.told import roles_of
from . import titles


def judge_unlinked(claim: Claim, mention: PersonMention, case: Case) -> Finding | None:
    """A title with one name that fits nobody of the story, or more than one."""
    wrong = titles.judge_form(claim, mention, case)
    if wrong:
        return wrong
    holder = _by_office(mention, case)
    if holder:
        family = mention.family or mention.given
        return titles.judge_known(claim, replace(mention, given="", family=family), holder, case)
    if not case.draft.individuals:
        return case.finding(
            claim,
            Verdict.UNSUPPORTED,
            "second-reference",
            f"{claim.span.of(case.draft.text)} is not introduced by a full name.",
        )
    written = name_key(mention.family or mention.given)
    near = _heard_as(mention, written, case) if len(_unlinked(case) | {written}) == 1 else []
    near = near or [i for i in _introduced_before(mention, case) if _letter_off(mention, i)]
    if len({name_key(one.family) for one in near}) == 1 and not {written, name_key(near[0].family)} <= surnames():
        right = near[0]
        meant = _misspelt_at_first(right, written, case)
        if meant:
            says = f"{meant.name} is in the registry."
            return case.finding(claim, Verdict.MATCH, "match", says, None, [titles.evidence(meant)])
        part = case.draft.article.part(right.mentions[0].span.start)
        message = f"Nobody called {mention.family} is introduced; {part} has {right.name}."
        evidence = [titles.evidence(right.person)] if right.person else []
        evidence.append(case.draft.cite(right.mentions[0].span))
        suggestion = f"{mention.title} {right.family}"
        return case.finding(claim, Verdict.CONFLICT, "second-reference", message, suggestion, evidence)
    fits = _called(written, case)
    if len(fits) > 1:
        names = " or ".join(i.name for i in fits)
        return case.finding(claim, Verdict.UNSUPPORTED, "ambiguous", f"This may be {names}.")
    return case.finding(
        claim,
        Verdict.UNSUPPORTED,
        "second-reference",
        f"{claim.span.of(case.draft.text)} is not introduced by a full name.",
    )


def _heard_as(mention: PersonMention, written: str, case: Case) -> list[Individual]:
    """Those introduced before a mention whose surname may be its surname misheard."""
    rank = TITLES[mention.title.lower()].rank if mention.title else ""
    near = []
    for individual in _introduced_before(mention, case):
        known = name_key(individual.family)
        ranks = {TITLES[m.title.lower()].rank if m.title else "" for m in individual.mentions[:FEW]}
        if (
            mention.family
            and ({"", rank} & ranks or (rank == "courtesy" and not ranks & {"knight", "peer"}) or rank == "academic")
            and (_sounds_like(written, known) or _same_title_near(mention, individual, case))
        ):
            near.append(individual)
    return near


def _introduced_before(mention: PersonMention, case: Case) -> list[Individual]:
    return [one for one in case.draft.individuals if one.mentions[0].span.start < mention.span.start]


def _letter_off(mention: PersonMention, individual: Individual) -> bool:
    """Whether a surname is one letter from another's, after the very same title: "Coun Frisk" of Coun Prisk. That
    letter may be the first, and the story may have other names that fit nobody of it.
    """
    written, known = name_key(mention.family), name_key(individual.family)
    if min(len(written), len(known)) < _LONG_SURNAME or not _has_form(individual, mention.title):
        return False
    return distance(written, known, 2) == 1


def _sound(name: str) -> str:
    """A surname without what is not heard in it: doubled letters, a silent "e", and the ways to write one sound."""
    for written, heard in _SOUNDS:
        name = name.replace(written, heard)
    return "".join(letter for letter, _ in groupby(name)).rstrip("e")


def _called(key: str, case: Case) -> list[Individual]:
    """The individuals of the story with a first name or surname of that key."""
    kept = case.memo.get("names of one word")
    called: dict[str, list[Individual]] = kept if isinstance(kept, dict) else {}
    if kept is None:
        case.memo["names of one word"] = called
        for individual in case.draft.individuals:
            for one in dict.fromkeys((name_key(individual.family), name_key(individual.given))):
                called.setdefault(one, []).append(individual)
    return called.get(key, [])


def _by_office(mention: PersonMention, case: Case) -> Person | None:
    """The registered person whom an office before a title and a surname makes known: "Rail Minister Lord Hardwick"."""
    written = name_key(mention.family or mention.given)
    at = Interval.day(case.draft.article.published)
    found = {}
    for _, role in roles_of(mention.individual, case):
        if role.mention is mention and role.sense == "holds" and not role.loose:
            for post in candidate_posts(role.phrase, case.draft, case.registry).posts:
                for holder in post.holders:
                    person = case.person(holder.person) if holder.period.holds(at) else None
                    if person and name_key(person.name).split()[-1] == written:
                        found[person.id] = person
    return next(iter(found.values())) if len(found) == 1 else None


def _misspelt_at_first(individual: Individual, written: str, case: Case) -> Person | None:
    """The registered person of a surname whom the story introduced with a slip: that reference has the finding."""
    if individual.people:
        return None
    for known in case.registry.near_names(name_key(individual.name), "person"):
        person = case.person(known.id)
        if person and alike(individual.name, person) and name_key(person.name).split()[-1:] == written.split()[-1:]:
            return person
    return None


def _unlinked(case: Case) -> set[str]:
    """The surnames of the story that nobody of it has; peers and judges are introduced by no more, and "Ms A" has no
    name.
    """
    key = "unlinked surnames"
    if key not in case.memo:
        case.memo[key] = {
            name_key(m.family)
            for m in case.draft.people
            if m.individual is None
            and len(m.family) > 1
            and not (m.title and TITLES[m.title.lower()].rank in _BY_SURNAME)
            and not _called(name_key(m.family), case)
        }
    found = case.memo[key]
    assert isinstance(found, set)
    return found


# In shorter surnames one letter more often makes another: "Mr Hale" and "Mr Dale".
_LONG_SURNAME = 5
# The letters by which a long surname is known whatever its end.
_STEM = 5
# The ways in which surnames write one sound.
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("dg", "g"), ("gh", ""), ("eye", "i"), ("y", "i"), ("ea", "i"), ("ee", "i"), ("ie", "i"),
    ("ei", "i"), ("ell", "l"),
)  # fmt: skip
_BY_SURNAME = frozenset({"peer", "judicial"})
# Mentions of one person that are looked at for the titles that he or she has; no more keeps long texts linear.
FEW = 8


def _same_title_near(mention: PersonMention, individual: Individual, case: Case) -> bool:
    """Whether a short surname is another's misheard, or has another end or a second barrel, after the very same title:
    "Coun Lyle" of Coun Lisle, "Ms Pemberley" of Ms Pemberton, "Ms Szabo-Kerr" of Ms Szabo.
    """
    written, known = name_key(mention.family), name_key(individual.family)
    if not mention.title or written == known:
        return False
    if "-" in mention.family and known in written.replace("-", " ").split():
        return not titles.has_family(case)
    if not _has_form(individual, mention.title):
        return False
    rare = {written, known}.isdisjoint(surnames()) and not case.draft.quotation_at(mention.span.start)
    if rare and min(len(written), len(known)) > _STEM and written[:_STEM] == known[:_STEM]:
        return True
    alone = written[:1] == known[:1] and written[-2:] == known[-2:] and {written, known}.isdisjoint(surnames())
    return alone and distance(written, known, 3) <= 2


def _has_form(individual: Individual, title: str) -> bool:
    """Whether the story gives somebody just this title, however it is spelt."""
    forms = {TITLES[m.title.lower()].form for m in individual.mentions[:FEW] if m.title}
    return bool(title) and TITLES[title.lower()].form in forms


def _sounds_like(a: str, b: str) -> bool:
    """Whether two surnames may be one misheard: two letters apart, or three between the same beginning and end; or
    spelt in two ways ("Peake", "Pike"; "Lyell", "Lyle").
    """
    if a == b or not a or not b or a[0] != b[0]:
        return False
    if _sound(a) == _sound(b):
        return True
    apart = distance(a, b, 4)
    return apart <= (1 if min(len(a), len(b)) <= 4 else 2) or (
        apart == 3 and min(len(a), len(b)) >= 6 and a[-3:] == b[-3:]
    )
