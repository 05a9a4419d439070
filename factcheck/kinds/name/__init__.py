"""The kind `name`: people, organisations and places, and the titles before people's names."""

from __future__ import annotations

from collections.abc import Iterator

from ...intervals import Interval
from ...light import dataclass, replace
from ...mentions.draft import Draft, Individual, PersonMention, ThingMention
from ...mentions.spelling import Lookalikes, alike, distance, names_of, near_miss
from ...records import Claim, Evidence, Finding, Organisation, Person, Place, Verdict
from ...registry import Registry
from ...text.honorifics import TITLES
from ...text.normalise import name_key
from ...text.words import given_names, surnames
from ..case import Case
from ..role.phrases import RoleClaim
from ..role.posts import candidate_posts
from . import titles

KIND = "name"


@dataclass(frozen=True, slots=True)
class NameClaim:
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
        return _judge_thing(claim, content.thing, case)
    mention = content.person
    assert mention
    individual = mention.individual
    if individual is None:
        return _judge_unlinked(claim, mention, case)
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
        if person and alike(name, person):
            slips.setdefault(person.id, person)
    sure = [p for p in slips.values() if p.id in by_role or _same_story(name, mention, p, case)]
    sure = sure or _of_the_same_age(name, individual, case)
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
    for role in _roles_of(case).get(id(mention.individual), ()):
        for post in candidate_posts(role.phrase, case.draft, case.registry).posts:
            for holder in post.holders:
                person = case.person(holder.person)
                if person and alike(name, person):
                    found[person.id] = person
    return list(found.values())


def _roles_of(case: Case) -> dict[int, list[RoleClaim]]:
    """The titles that the story gives to each individual."""
    kept = case.memo.get(KIND)
    if isinstance(kept, dict):
        return kept
    roles: dict[int, list[RoleClaim]] = {}
    for claim in case.claims:
        if isinstance(claim.content, RoleClaim):
            roles.setdefault(id(claim.content.mention.individual), []).append(claim.content)
    case.memo[KIND] = roles
    return roles


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
    ages = {mention.age for mention in individual.mentions[:_FEW]} - {None}
    found = [
        other.person
        for other in case.draft.individuals
        if ages
        and other.person
        and name_key(other.family) == name_key(individual.family)
        and ages & {mention.age for mention in other.mentions[:_FEW]}
        and name_key(other.given)[:1] == name_key(individual.given)[:1]
        and len(individual.given) >= _LONG_NAME
        and alike(name, other.person)
    ]
    return [] if found and any("twin" in token.lower for token in case.draft.tokens) else found


def _odd_word(name: str, person: Person) -> bool:
    """Whether the word in which a name differs from a person's is no common name."""
    written = name_key(name).split()
    for known in names_of(person):
        words = known.split()
        if len(words) != len(written) or not near_miss(name, known):
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


# ------------------------------------------------------------------------------------------- later references


def _judge_unlinked(claim: Claim, mention: PersonMention, case: Case) -> Finding | None:
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
    near = _heard_as(mention, written, case) if len(_unlinked(case)) == 1 else []
    if len(near) == 1 and not {written, name_key(near[0].family)} <= surnames():
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
    for individual in case.draft.individuals:
        first = individual.mentions[0]
        known = name_key(individual.family)
        ranks = {TITLES[m.title.lower()].rank if m.title else "" for m in individual.mentions[:_FEW]}
        if (
            mention.family
            and ({"", rank} & ranks or (rank == "courtesy" and not ranks & {"knight", "peer"}) or rank == "academic")
            and first.span.start < mention.span.start
            and (_sounds_like(written, known) or _same_title_near(mention, individual, case))
        ):
            near.append(individual)
    return near


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
    for claim in case.claims:
        role = claim.content
        if isinstance(role, RoleClaim) and role.mention is mention and role.sense == "holds" and not role.loose:
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
    """The surnames of the story that fit nobody of it; peers and judges are introduced by no more."""
    key = "unlinked surnames"
    if key not in case.memo:
        case.memo[key] = {
            name_key(m.family)
            for m in case.draft.people
            if m.individual is None and m.family and not (m.title and TITLES[m.title.lower()].rank in _BY_SURNAME)
        }
    found = case.memo[key]
    assert isinstance(found, set)
    return found


# Shorter first names are near many others ("Joan" and "Jean").
_LONG_NAME = 5
_BY_SURNAME = frozenset({"peer", "judicial"})
# Mentions of one person that are looked at for the titles that he or she has; no more keeps long texts linear.
_FEW = 8


def _same_title_near(mention: PersonMention, individual: Individual, case: Case) -> bool:
    """Whether a short surname is another's misheard, or longer by a second barrel, after the very same title: "Coun
    Lyle" of Coun Lisle, "Ms Szabo-Kerr" of Ms Szabo.
    """
    written, known = name_key(mention.family), name_key(individual.family)
    if not mention.title:
        return False
    if "-" in mention.family and known in written.replace("-", " ").split():
        return not titles.has_family(case)
    forms = {TITLES[m.title.lower()].form for m in individual.mentions[:_FEW] if m.title}
    if TITLES[mention.title.lower()].form not in forms:
        return False
    alone = written[:1] == known[:1] and written[-2:] == known[-2:] and {written, known}.isdisjoint(surnames())
    return alone and distance(written, known, 3) <= 2


def _sounds_like(a: str, b: str) -> bool:
    """Whether two surnames may be one misheard: two letters apart, or three between the same beginning and end."""
    if a == b or not a or not b or a[0] != b[0]:
        return False
    apart = distance(a, b, 4)
    return apart <= (1 if min(len(a), len(b)) <= 4 else 2) or (
        apart == 3 and min(len(a), len(b)) >= 6 and a[-3:] == b[-3:]
    )


# --------------------------------------------------------------------------------------- organisations, places


def _judge_thing(claim: Claim, thing: ThingMention, case: Case) -> Finding:
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
