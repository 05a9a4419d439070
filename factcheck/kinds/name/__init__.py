"""The kind `name`: people, organisations and places, and the titles before people's names."""

from __future__ import annotations

from collections.abc import Iterator

from ...mentions.draft import Draft, Individual, PersonMention, ThingMention
from ...mentions.spelling import Lookalikes, alike, is_slip, names_of, near_miss, sounds_like
from ...records import Claim, Finding, Person, Span, Verdict
from ...registry import Registry
from ...structs import Struct
from ...text.honorifics import TITLES
from ...text.normalise import name_key
from ...text.words import given_names, surnames
from ..case import Case
from ..role.posts import candidate_posts
from ..role.told import roles_of
from . import titles
from .later import FEW, judge_unlinked
from .things import judge_thing

KIND = "name"
# Shorter first names are near many others ("Joan" and "Jean").
_LONG_NAME = 5


class NameClaim(Struct, frozen=True):
    """That somebody or something is called so: one of the two is set."""

    person: PersonMention | None = None
    thing: ThingMention | None = None


def read(draft: Draft, registry: Registry) -> Iterator[Claim]:
    """A claim for the first reference to each person and thing, and for every later one that can be wrong by itself.

    Later references count when a title stands before them ("Sir Bill", "Coun Lester") or when they name in full a
    person whom the registry knows. The first reference speaks for the repetitions of a name that nobody knows.
    """
    seen: set[str] = set()
    for mention in draft.people:
        known = bool(mention.individual and mention.individual.people)
        if (
            mention.first
            or (mention.title and (known or not mention.individual or _titled(mention)))
            or (known and mention.full)
        ):
            yield Claim(KIND, mention.span, NameClaim(mention), None, draft.attributed_to(mention.span))
    for thing in draft.things:
        key = name_key(thing.span.of(draft.text))
        if key not in seen or thing.mistaken:
            seen.add(key)
            yield Claim(KIND, thing.span, NameClaim(thing=thing), None, draft.attributed_to(thing.span))


def _titled(mention: PersonMention) -> bool:
    """Whether a later reference's title can contradict the first reference's."""
    first = mention.individual.mentions[0] if mention.individual else mention
    return first is not mention and bool(first.title) and first.title != mention.title


def judge(claim: Claim, case: Case) -> Finding | None:
    """Compares a name with the registry's and with the other names of the story."""
    content = claim.content
    assert isinstance(content, NameClaim)
    if content.thing:
        return judge_thing(claim, content.thing, case)
    mention = content.person
    assert mention
    individual = mention.individual
    if individual is None:
        return judge_unlinked(claim, mention, case)
    if len(individual.people) > 1:
        where = " and ".join(p.where for p in individual.people)
        return case.finding(
            claim, Verdict.UNSUPPORTED, "ambiguous", f"The registry has several people of this name: {where}."
        )
    if individual.person:
        return titles.judge_known(claim, mention, individual.person, case)
    wrong = titles.judge_by_first_reference(claim, mention, case)
    if wrong or not mention.first:
        return wrong
    return _judge_unknown(claim, mention, individual, case)


# ------------------------------------------------------------------------------------------- unknown people


def _judge_unknown(claim: Claim, mention: PersonMention, individual: Individual, case: Case) -> Finding:
    name = individual.name
    key = name_key(name)
    slips = {p.id: p for p in _holders_alike(name, mention, case)}
    by_role = set(slips)
    for known in case.registry.near_names(key, "person"):
        person = case.person(known.id)
        if person and is_slip(name, person):
            slips.setdefault(person.id, person)
    sure = [
        person
        for person in slips.values()
        if person.id in by_role
        or ((titles.is_of_rank(person, mention) or _is_councillor(mention, person, case)) and _odd_word(name, person))
        or _same_story(name, mention, person, case)
    ]
    sure = (
        sure or _of_the_same_age(name, individual, case) or _surname_elsewhere(list(slips.values()), individual, case)
    )
    if len(sure) == 1:
        right = sure[0]
        return case.finding(
            claim,
            Verdict.CONFLICT,
            "misspelt",
            f"The registry spells this name {right.name}.",
            right.name,
            [titles.evidence(right)],
        )
    inconsistent = _other_spelling(claim, mention, individual, case)
    if inconsistent:
        return inconsistent
    if slips:
        names = " or ".join(sorted(p.name for p in slips.values()))
        message = f"{name} is not in the registry; it has {names}. Check that this is somebody else."
        return case.finding(
            claim, Verdict.UNSUPPORTED, "unknown", message, names, [titles.evidence(p) for p in slips.values()]
        )
    return case.finding(claim, Verdict.UNSUPPORTED, "unknown", f"{name} is not in the registry.")


def _holders_alike(name: str, mention: PersonMention, case: Case) -> list[Person]:
    """People of nearly this name who hold, or held, a post by which the story calls the person."""
    found = {}
    for _, role in roles_of(mention.individual, case):
        for post in candidate_posts(role.phrase, case.draft, case.registry).posts:
            for holder in post.holders:
                person = case.person(holder.person)
                if person and is_slip(name, person):
                    found[person.id] = person
    return list(found.values())


def _is_councillor(mention: PersonMention, person: Person, case: Case) -> bool:
    """Whether a councillor is meant who is one in the registry: "Cllr Josie Beemish" of a cabinet member."""
    title = TITLES.get(mention.title.lower())
    if title is None or title.rank != "council":
        return False
    posts = case.posts_held_by(person.id)
    bodies = case.registry.organisations({post.organisation for post in posts})
    return any("council" in body.classification for body in bodies.values())


def _same_story(name: str, mention: PersonMention, person: Person, case: Case) -> bool:
    """Whether the story itself says that a near miss is this person.

    It does when the right spelling stands elsewhere in it, or when it names a body at which the person has a post; in
    both cases only if the misspelt word is not itself a common name, because Ann and Anna Clark may both be real; and
    an age beside a name says that it is somebody of the public.
    """
    if mention.age is not None or not _odd_word(name, person):
        return False
    for other in case.draft.individuals:
        if other.person and other.person.id == person.id:
            return True
    posts = case.posts_held_by(person.id)
    bodies = {p.organisation for p in posts if p.organisation}
    return bool(bodies & case.things())


def _of_the_same_age(name: str, individual: Individual, case: Case) -> list[Person]:
    """The registered person of the story who has the same surname and age and nearly this name: "Roland Attwell, 78"
    of Ronald Attwell. Twins are the only others of whom that can be true.
    """
    ages = {mention.age for mention in individual.mentions[:FEW]} - {None}
    if not ages:
        return []
    found = [
        other.person
        for other in case.draft.individuals
        if other.person
        and name_key(other.family) == name_key(individual.family)
        and ages & {mention.age for mention in other.mentions[:FEW]}
        and name_key(other.given)[:1] == name_key(individual.given)[:1]
        and len(individual.given) >= _LONG_NAME
        and alike(name, other.person)
    ]
    return [] if found and any("twin" in token.lower for token in case.draft.tokens) else found


def _surname_elsewhere(slips: list[Person], individual: Individual, case: Case) -> list[Person]:
    """Of people of nearly this name, those whose surname the story goes on to use, though nobody in it has it: "Colin
    Madock, 58" where "Maddock" stands by itself later.
    """
    if not slips:
        return []
    words = {name_key(person.name).split()[-1]: person for person in slips}
    words.pop(name_key(individual.family), None)
    for other in case.draft.individuals:
        words.pop(name_key(other.family), None)
    begin = individual.mentions[0].span.end
    tokens = case.draft.tokens_in(Span(begin, len(case.draft.text))) if words else ()
    return list({words[t.lower].id: words[t.lower] for t in tokens if t.is_capital and t.lower in words}.values())


def _odd_word(name: str, person: Person) -> bool:
    """Whether the word in which a name differs from a person's is no common name."""
    written = name_key(name).split()
    for known in names_of(person):
        words = known.split()
        if len(words) != len(written) or not (near_miss(name, known) or sounds_like(name, person)):
            continue
        different = [i for i, (a, b) in enumerate(zip(written, words, strict=True)) if a != b]
        if all(written[i] not in (given_names() if i == 0 else surnames()) for i in different):
            return True
    return False


def _other_spelling(claim: Claim, mention: PersonMention, individual: Individual, case: Case) -> Finding | None:
    """One name spelt in two ways within the story, when nobody can say which is right."""
    for place in _lookalikes(case).of(individual.name):
        other = case.draft.individuals[place]
        if other is individual or other.people or not near_miss(individual.name, other.name) or not other.mentions:
            continue
        same_first = name_key(other.given) == name_key(individual.given)
        first_names = {name_key(other.given), name_key(individual.given)}
        if not same_first and first_names <= given_names():
            continue
        first = other.mentions[0]
        if first.span.start > mention.span.start:
            continue
        part = case.draft.article.part(first.span.start)
        message = f"Spelt {individual.name} here and {other.name} in {part}: one of them is wrong."
        return case.finding(
            claim,
            Verdict.CONFLICT,
            "inconsistent",
            message,
            other.name,
            [case.draft.cite(first.span)],
        )
    return None


def _lookalikes(case: Case) -> Lookalikes:
    """The names of the individuals of the story, in their order."""
    key = "names of the story"
    if key not in case.memo:
        case.memo[key] = Lookalikes(individual.name for individual in case.draft.individuals)
    found = case.memo[key]
    assert isinstance(found, Lookalikes)
    return found
