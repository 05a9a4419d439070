"""Whole stories: several people and posts on one day, all right, or all but one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from .constructions import CONSTRUCTIONS, Construction
from .drafts import Draft
from .roles import INVENTED, exclusive, fill, stranger, usable
from .world import Holding, Person, World, day_in

# Constructions that stand by themselves wherever they are in a story.
_ALONE = [
    c
    for c in CONSTRUCTIONS
    if c.sense == "holds" and "\n" not in c.text and "N2" not in c.text and "SHOUT" not in c.text
]
_FILLER = (
    "Residents have until the end of the month to have their say.",
    "The road has been closed since the weekend.",
    "“We were not asked,” one mother said.",
    "A decision is expected in the autumn.",
)


def drafts(world: World, rng: Random) -> Iterator[Draft]:
    """Stories of three to six paragraphs that name a holder, and the same with one holder changed."""
    held = [h for post in world.posts for h in post.holdings if usable(h) and not h.seen_only and not h.status]
    if len(held) < 6:
        return
    while True:
        yield from _story(world, held, rng)


def _story(world: World, held: list[Holding], rng: Random) -> Iterator[Draft]:
    day = day_in(rng, rng.choice(held).span)
    if day is None:
        return
    chosen: list[tuple[Holding, Construction, str]] = []
    families: set[str] = set()
    for holding in rng.sample(held, min(len(held), 400)):
        if len(chosen) == 6:
            break
        if holding.span.surely(day) and holding.person.family not in families:
            construction = rng.choice(_ALONE)
            text = fill(construction, holding.person, holding.post, rng)
            if text:
                chosen.append((holding, construction, text))
                families.add(holding.person.family)
    if len(chosen) < 3:
        return
    paragraphs = [text for _, _, text in chosen]
    yield Draft("story", _joined(paragraphs, rng), day, True, "", "role")
    for at, (holding, construction, _) in enumerate(chosen):
        other = _other(world, holding, day, families, rng)
        wrong = fill(construction, other, holding.post, rng) if other else None
        if wrong and other:
            changed = [*paragraphs[:at], wrong, *paragraphs[at + 1 :]]
            yield Draft("story", _joined(changed, rng), day, False, "one holder", "role", other.name)
            return


def _other(world: World, holding: Holding, day: date, families: set[str], rng: Random) -> Person | None:
    post = holding.post
    if not (exclusive(post) and world.unique(post) and post.sole_holder(day) is holding):
        return None
    person = stranger(world, post, rng)
    if person is None or rng.random() < 0.3:
        name = rng.choice([n for n in INVENTED if n not in world.names])
        person = Person("", name, INVENTED[name], {})
    return None if person.family in families else person


def _joined(paragraphs: list[str], rng: Random) -> str:
    lines = list(paragraphs)
    for _ in range(2):
        lines.insert(rng.randrange(1, len(lines) + 1), rng.choice(_FILLER))
    return "\n\n".join(lines) + "\n"
