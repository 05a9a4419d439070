"""Drafts that say who holds which post: true ones, and ones with another holder, date or party."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from .constructions import CONSTRUCTIONS, Construction
from .drafts import Draft, slots
from .world import FAR_AHEAD, Holding, Person, Post, Span, World, day_in

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


# The last two have given names that are in few lists.
INVENTED = {
    "Gareth Ollerenshaw": "male", "Philippa Dunkerley": "female", "Ruth Mablethorpe": "female",
    "Desmond Quickfall": "male", "Ottoline Braithwell": "female", "Merrick Stoneham": "male",
}  # fmt: skip
_ONE_OF_A_KIND = re.compile(
    r"(Secretary of State|Prime Minister|Deputy Prime Minister|Chancellor of the Exchequer|Attorney General|"
    r"Solicitor General|Chief Secretary to the Treasury)\b"
)
_PARTIES = {
    "Conservative": ("Conservative", "Con"), "Labour": ("Labour", "Lab"),
    "Liberal Democrat": ("Liberal Democrat", "Lib Dem"), "Green": ("Green", "Green"),
}  # fmt: skip


def exclusive(post: Post) -> bool:
    return post.seats == 1 or (post.seats is None and _ONE_OF_A_KIND.match(post.label) is not None)


# ------------------------------------------------------------------------------------------------ titles


def forms(post: Post, rng: Random) -> dict[str, str]:
    """The slots that the post's labels can fill."""
    label = post.label
    found = {"post": label, "pre": label, "org": post.organisation}
    found["area"] = post.area.removesuffix(" constituency")  # the registry's word to tell it from the town
    folio = re.fullmatch(r"cabinet member for ([^,]+)", label)
    if folio:
        found["folio"] = folio[1]
    constituency = re.fullmatch(r"(?:MP|Member of Parliament) for (.+)", label)
    secretary = re.fullmatch(r"Secretary of State for (.+)", label)
    of_body = re.fullmatch(rf"(.+?) (?:of|at|for) (?:the )?{re.escape(post.organisation)}", label)
    if constituency:
        found["pre"] = rng.choice((*(3 * (f"{constituency[1]} MP",)), f"MP for {constituency[1]}"))
    elif secretary and not secretary[1].startswith("the ") and "Lord Chancellor" not in label:
        found["pre"] = rng.choice((f"{secretary[1]} Secretary", label))
        found["post"] = rng.choice((f"{secretary[1]} Secretary", label))
    elif of_body and post.organisation:
        found["pre"] = f"{post.organisation} {of_body[1]}"
        if post.classification in ("department", "parliament"):
            del found["pre"]  # nobody says "Home Office Minister of State" or "House of Lords member"
            return found
        found["body"] = f"{post.organisation}’s {of_body[1]}"
        found["office"] = of_body[1]
        if of_body[1] == "leader":
            found["led"] = post.organisation
        back = [word for word in post.short if word.startswith("the ")]
        if back:
            found["own"] = f"{back[0]}’s {of_body[1]}"
            if re.fullmatch(r"the \w+", back[0]):
                found["short"] = f"{back[0][4:]} {of_body[1]}"
        if "trust" in post.classification and of_body[1] == "chief executive":
            found["short"] = rng.choice(("trust boss", "trust chief executive"))
    elif (
        post.organisation
        and post.classification not in ("department", "parliament", "government")  # no paper has "Prime Minister at"
        and post.organisation not in label
    ):
        found["post"] = f"{label} at {post.organisation}"
        found["short"] = label
        del found["pre"]  # of which body is not said
    if "pre" in found and (len(found["pre"].split()) > 9 or "," in found["pre"] or "(" in found["pre"]):
        del found["pre"]
    if "(" in found["post"]:
        del found["post"]
    for word in ("pre", "body", "short", "own"):
        if word in found:
            found[word.capitalize()] = found[word][0].upper() + found[word][1:]
    if "own" in found:
        found["own"] = found["Own"]
    if "pre" in found:
        first, _, rest = found["pre"].partition(" ")
        found["SHOUT"] = f"{first.upper()} {rest}".strip()
    return found


# ------------------------------------------------------------------------------------------------ drafts


def drafts(world: World, rng: Random) -> Iterator[Draft]:
    """True and false drafts of every construction, without end; nothing when the registry holds no posts."""
    held = [h for post in world.posts for h in post.holdings if not h.seen_only and not h.status and usable(h)]
    if not held:
        return
    while True:
        construction = rng.choice(CONSTRUCTIONS)
        yield from SENSES[construction.sense](construction, rng.choice(held), world, rng)


def usable(holding: Holding) -> bool:
    """A person with a name of the common kind: titles of peerage and changes of name are the names' own matter."""
    person = holding.person
    if holding.post.label.startswith("member of the House of Lords"):
        return False  # who is no peer yet is not called so
    return not person.record.get("honorifics") and not any(
        isinstance(name, dict) for name in person.record.get("other_names", ())
    )


def fill(construction: Construction, person: Person, post: Post, rng: Random, **more: str) -> str | None:
    """The construction's text, or None when the post or person cannot fill it."""
    given = {"N": person.name, **forms(post, rng), **more}
    if person.courtesy():
        given["M"] = f"{person.courtesy()} {person.family}"
        given["He"] = {"m": "He", "f": "She"}[person.gender[:1]]
    needed = slots(construction.text)
    if re.search("5[24]", construction.text) and "born" in person.record:
        return None
    councillor = post.classification == "council" and not re.search(r"executive|officer|director", post.label)
    if re.search(r"\bC(?:oun|llr) ", construction.text) and not councillor:
        return None
    if not needed <= {key for key, value in given.items() if value}:
        return None
    return construction.text.format(**given)


def _holds(construction: Construction, holding: Holding, world: World, rng: Random) -> Iterator[Draft]:
    post, person = holding.post, holding.person
    day = day_in(rng, holding.span)
    if day is None:
        return
    more = {}
    if "N2" in slots(construction.text):
        other = _other_holding(world, holding, day, rng)
        if other is None:
            return
        more = {key + "2": value for key, value in forms(other.post, rng).items()} | {"N2": other.person.name}
        more["Pre2"] = more.get("Pre2", "")
    state = rng.getstate()
    text = fill(construction, person, post, rng, **more)
    if text is None:
        return
    yield Draft(construction.name, text, day, True, "", "role", person.name)
    if exclusive(post) and world.unique(post) and post.sole_holder(day) is holding:
        invented = next(name for name in rng.sample(list(INVENTED), len(INVENTED)) if name not in world.names)
        swapped = Person("", invented, INVENTED[invented], {})
        unknown = "holder, rare name" if invented.split()[0] in ("Ottoline", "Merrick") else "holder, unknown"
        for change, other_person in (("holder, known", stranger(world, post, rng)), (unknown, swapped)):
            if other_person:
                kept, _ = rng.getstate(), rng.setstate(state)
                wrong = fill(construction, other_person, post, rng, **more)
                rng.setstate(kept)
                if wrong and other_person.name != more.get("N2"):
                    yield Draft(construction.name, wrong, day, False, change, "role", other_person.name)
    for change, when in (("out of date", _after(holding, rng)), ("not yet", _before(holding, rng))):
        if when and not world.holds_alike(person, post, when) and post.words() - {"minister"} and not more:
            yield Draft(construction.name, text, when, False, change, "role", person.name)


def _after(holding: Holding, rng: Random) -> date | None:
    end = holding.span.end[1]
    when = end + timedelta(days=rng.randint(30, 1500)) if end < FAR_AHEAD else None
    return when if when and when < FAR_AHEAD else None


def _before(holding: Holding, rng: Random) -> date | None:
    start = holding.span.start[0]
    return start - timedelta(days=rng.randint(400, 1500)) if start > date(1950, 1, 1) else None


def stranger(world: World, post: Post, rng: Random) -> Person | None:
    for _ in range(20):
        person = rng.choice(world.people)
        if person.plain and not world.ever_alike(person, post):
            return person
    return None


def _other_holding(world: World, holding: Holding, day: date, rng: Random) -> Holding | None:
    for _ in range(40):
        post = rng.choice(world.posts)
        for other in post.holdings:
            if (
                post is not holding.post
                and other.person is not holding.person
                and other.person.family != holding.person.family
                and not other.status
                and not other.seen_only
                and usable(other)
                and other.span.surely(day)
            ):
                return other
    return None


def _former(construction: Construction, holding: Holding, world: World, rng: Random) -> Iterator[Draft]:
    person, post = holding.person, holding.post
    text = fill(construction, person, post, rng)
    if text is None:
        return
    when = _after(holding, rng)
    if when and not world.holds_alike(person, post, when):
        yield Draft(construction.name, text, when, True, "", "role", person.name)
    day = day_in(rng, holding.span)
    earlier = any(
        h is not holding and h.span.start[0] < holding.span.start[0] and _same(h, holding) for h in person.holdings
    )
    if day and not earlier:
        yield Draft(construction.name, text, day, False, "still in post", "role", person.name)


def _same(one: Holding, other: Holding) -> bool:
    return bool(one.post.words() & other.post.words())


def _dated(construction: Construction, holding: Holding, world: World, rng: Random) -> Iterator[Draft]:
    day = day_in(rng, _whole_months(holding))
    published = date(2026, 10, 1)
    if day is None or day.year == 2026:
        return
    text = fill(construction, holding.person, holding.post, rng, **_written(day))
    if text is None:
        return
    yield Draft(construction.name, text, published, True, "", "role", holding.person.name)
    for change, when in (("out of date", _after(holding, rng)), ("not yet", _before(holding, rng))):
        if when is None or when.year >= 2026 or abs((when - day).days) < 60:
            continue
        if any(world.holds_alike(holding.person, holding.post, when + timedelta(days=off)) for off in (-31, 0, 31)):
            continue
        wrong = construction.text.format(**{"N": holding.person.name, **forms(holding.post, rng), **_written(when)})
        yield Draft(construction.name, wrong, published, False, change, "role", holding.person.name)


def _whole_months(holding: Holding) -> Span:
    """A holding's span without its first and last month: a month is compared whole."""
    start, end = holding.span.start, holding.span.end
    first = start[1] + timedelta(days=31) if start[1] > date.min else start[1]
    last = end[0] - timedelta(days=31) if end[0] < date.max else end[0]
    return Span((first, first), (last, last))


def _written(day: date) -> dict[str, str]:
    return {"day": str(day.day), "month": MONTHS[day.month - 1], "year": str(day.year)}


def _changes(construction: Construction, holding: Holding, world: World, rng: Random) -> Iterator[Draft]:
    """Dates at which a post was taken up or laid down, and others."""
    starts = construction.sense == "starts"
    day = holding.begins if starts else holding.ends
    others = [
        edge
        for h in holding.person.holdings
        if _same(h, holding)
        for edge in ((h.span.start[0], h.span.start[1]) if starts else (h.span.end[0], h.span.end[1]))
    ]
    if day is None or day.year < 1950 or day > date(2026, 9, 1):
        return
    published = min(day + timedelta(days=rng.randint(400, 3000)), date(2026, 10, 31))
    if "since" in construction.name:
        published = min(published, min(holding.span.end[0], date(2026, 10, 31)) - timedelta(days=1))
        if published <= day + timedelta(days=40):
            return
    text = fill(construction, holding.person, holding.post, rng, **_written(day))
    if text is None:
        return
    yield Draft(construction.name, text, published, True, "", "role", holding.person.name)
    for change, shift in (("year later", 366), ("two years earlier", -731), ("five months later", 150), ("day", 1)):
        when = day + timedelta(days=shift)
        if change == "day" and "{day}" not in construction.text:
            continue
        if when >= published or any(abs((when - edge).days) < (1 if change == "day" else 62) for edge in others):
            continue
        if "{month}" not in construction.text and (when.year == day.year or any(when.year == e.year for e in others)):
            continue
        wrong = construction.text.format(**{"N": holding.person.name, **_seeded(holding.post), **_written(when)})
        yield Draft(construction.name, wrong, published, False, change, "role", holding.person.name)


def _seeded(post: Post) -> dict[str, str]:
    return forms(post, Random(1))


def _span(construction: Construction, holding: Holding, world: World, rng: Random) -> Iterator[Draft]:
    begins, ends = holding.begins, holding.ends
    if begins is None or ends is None or ends.year <= begins.year or ends > date(2026, 1, 1):
        return
    person, post = holding.person, holding.post
    if sum(_same(h, holding) for h in person.holdings) > 1:
        return
    years = {"year": str(begins.year), "until": str(ends.year)}
    text = fill(construction, person, post, rng, **years)
    if text is None:
        return
    published = ends + timedelta(days=500)
    yield Draft(construction.name, text, published, True, "", "role", person.name)
    for change, wrong in (
        ("start", {**years, "year": str(begins.year - 2)}),
        ("end", {**years, "until": str(ends.year + 1)}),
    ):
        text = construction.text.format(**{"N": person.name, **_seeded(post), **wrong})
        yield Draft(construction.name, text, published, False, change, "role", person.name)


def _handover(construction: Construction, holding: Holding, world: World, rng: Random) -> Iterator[Draft]:
    """Who came after whom: as it was, the two exchanged, another in the place of either, and another year."""
    post, begins = holding.post, holding.begins
    before = [
        h
        for h in post.holdings
        if begins and h.ends and 0 <= (begins - h.ends).days < 40 and h.person is not holding.person and not h.status
    ]
    if begins is None or len(before) != 1 or not (exclusive(post) and world.unique(post)) or begins.year < 1950:
        return
    left = before[0].person
    more_than_once = any(h.post is post and h is not one for one in (holding, before[0]) for h in one.person.holdings)
    if more_than_once or not usable(before[0]) or left.family == holding.person.family:
        return
    dated = "{month}" in construction.text
    published = begins + timedelta(days=400 if dated else 5)
    if published > FAR_AHEAD or not holding.span.maybe(published):
        return
    given = _written(begins)
    names = [("", holding.person, left), ("exchanged", left, holding.person)]
    other = stranger(world, post, rng)
    if other:
        names.append(("another successor", other, left))
    for change, new, old in names:
        text = fill(construction, new, post, rng, P=old.name, **given)
        if text:
            yield Draft(construction.name, text, published, not change, change, "role", new.name)
    if dated:
        wrong = fill(construction, holding.person, post, rng, P=left.name, **{**given, "year": str(begins.year - 2)})
        if wrong:
            yield Draft(construction.name, wrong, published, False, "year", "role", holding.person.name)


def _again(construction: Construction, holding: Holding, world: World, rng: Random) -> Iterator[Draft]:
    """A second term that follows on a first; and the same in a year in which nobody took up the post."""
    person, post, begins = holding.person, holding.post, holding.begins
    terms = [h for h in person.holdings if h.post is post and h is not holding]
    follows = [h for h in terms if begins and h.ends and 0 <= (begins - h.ends).days < 60]
    if begins is None or not follows or begins.year < 1950 or "member of the House of Lords" in post.label:
        return
    published = begins + timedelta(days=300)
    edges = [edge for h in (*terms, holding) for edge in (*h.span.start, *h.span.end)]
    if published > FAR_AHEAD or not any(h.span.surely(published) for h in (*terms, holding)):
        return
    # Several terms may be one holding of the registry: what is surely false is a year before the first of them.
    for change, year in (("", begins.year), ("too early", min(edges).year - 2)):
        if year < 1950:
            continue
        text = fill(construction, person, post, rng, month=MONTHS[begins.month - 1], year=str(year))
        if text:
            yield Draft(construction.name, text, published, not change, change, "role", person.name)


def _party(construction: Construction, holding: Holding, world: World, rng: Random) -> Iterator[Draft]:
    day = day_in(rng, holding.span)
    if day is None or not holding.post.label.startswith("MP for"):
        return
    party = holding.person.party_on(day).removesuffix(" Party").removesuffix("s")
    if party not in _PARTIES:
        return
    ever = {name.removesuffix(" Party").removesuffix("s") for name, _ in holding.person.parties}
    for name, (full, letters) in _PARTIES.items():
        if name != party and (name in ever or not any(name in p for p in world_parties(world))):
            continue
        text = fill(construction, holding.person, holding.post, rng, Party=full, Letters=letters)
        if text:
            yield Draft(construction.name, text, day, name == party, "" if name == party else "party", "role", "")


def world_parties(world: World) -> set[str]:
    return {party for person in world.people for party, _ in person.parties}


SENSES: dict[str, Callable[[Construction, Holding, World, Random], Iterator[Draft]]] = {
    "holds": _holds, "former": _former, "dated": _dated, "starts": _changes, "ends": _changes, "span": _span,
    "party": _party, "handover": _handover, "again": _again,
}  # fmt: skip
