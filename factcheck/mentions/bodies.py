"""Works out which body "the council", "the trust" or "the department" is in a story."""

from __future__ import annotations

from collections.abc import Collection

from ..records import Organisation
from ..registry import Registry
from ..structs import Struct
from ..text.normalise import name_key
from ..text.offices import BODY_WORDS
from ..text.words import BODY_NOUNS, LINKS, PLACE_NOUNS
from .draft import Draft, ThingMention

# Kinds of council that exclude each other: a county councillor does not sit on the borough council by that name.
_TIERS = frozenset("county city borough district town parish".split())
# Words of the names of many bodies, which tell none from another: "children's services", "the improvement board".
_GENERAL = (
    BODY_NOUNS
    | BODY_WORDS
    | PLACE_NOUNS
    | LINKS
    | frozenset(
        """
        the children children's childrens services service adult adults social care improvement commission education
        health fire rescue police north south east west
        """.split()
    )
)


class Bodies(Struct, frozen=True):
    """The bodies that a general word can mean: registered ones, and whether an unregistered one could be meant too."""

    known: tuple[Organisation, ...] = ()
    rivals: bool = False

    @property
    def certain(self) -> bool:
        return len(self.known) == 1 and not self.rivals


def bodies_meant(words: Collection[str], draft: Draft, registry: Registry, before: int | None = None) -> Bodies:
    """The bodies of the story that `words` ("council", "county") can refer to.

    Those named in the story come first; when none fits, the parents of those named (a story of a council's housing
    department speaks of "the council"). A body of the right kind that the story names and no registry knows is a
    rival: then nothing is certain. With `before`, "the force" at that character means a body named by then, if one is:
    who is named only later in the story is no rival.
    """
    key = ("bodies", frozenset(words))
    kept = draft.memo.get(key)
    if not isinstance(kept, _Named):
        kept = draft.memo[key] = _named(words, draft, registry)
    if before is not None and (len(kept.firsts) > 1 or kept.rival is not None):
        sooner = tuple(body for start, body in kept.firsts if start < before)
        if sooner:
            return Bodies(sooner, kept.rival is not None and kept.rival < before)
    return Bodies(tuple(body for _, body in kept.firsts), kept.rival is not None)


def speaks_of(names: Collection[str], draft: Draft) -> bool:
    """Whether the story names one of `names` (of people, bodies or places), or has a word that only they have.

    True also when they have no such word: "the Improvement Board" is called so everywhere.
    """
    kept = draft.memo.get("spoken of")
    if not isinstance(kept, set):
        known = [*(k for thing in draft.things for k in thing.known), *draft.implied]
        people = [person for individual in draft.individuals for person in individual.people]
        kept = draft.memo["spoken of"] = {token.lower for token in draft.tokens}
        kept |= {name_key(name) for one in (*known, *people) for name in (one.id, one.name)}
        kept |= {name_key(one.parent) for one in known if isinstance(one, Organisation) and one.parent}
    keys = [name_key(name) for name in names]
    own = {word for key in keys for word in key.split()} - _GENERAL
    return not own or not kept.isdisjoint(keys) or not kept.isdisjoint(own)


class _Named(Struct, frozen=True):
    """The bodies that fit some words, each with where it is first named, and where the first rival is."""

    firsts: tuple[tuple[int, Organisation], ...] = ()
    rival: int | None = None


def _named(words: Collection[str], draft: Draft, registry: Registry) -> _Named:
    firsts: dict[str, tuple[int, Organisation]] = {}
    rival: int | None = None
    for thing in draft.things:
        fitting = [t for t in thing.known if isinstance(t, Organisation) and fits(words, t)]
        for body in fitting:
            firsts.setdefault(body.id, (thing.span.start, body))
        if not fitting and rival is None and not thing.known and thing.kind == "organisation":
            rival = thing.span.start if _shape_fits(words, thing, draft) else None
    if firsts:
        return _Named(tuple(firsts.values()), rival)
    parents = {t.parent for thing in draft.things for t in thing.known if isinstance(t, Organisation) and t.parent}
    found = registry.organisations(parents) if parents else {}
    return _Named(tuple((0, t) for t in found.values() if fits(words, t)), rival)


def fits(words: Collection[str], body: Organisation) -> bool:
    """Whether all of `words` can be said of a body: by its short forms, its kind, or the words of its name."""
    if any(name_key(short).split()[-1:] == [word] for short in body.short for word in words) and len(words) == 1:
        return True
    said = set(name_key(body.classification).split()) | set(name_key(body.name).split(" of ")[0].split()[-1:])
    said |= _TIERS & set(name_key(body.name).split())
    for short in body.short:
        said |= set(name_key(short).split())
    other_tier = (_TIERS & said) - set(words)
    for word in words:
        if word in _TIERS:
            if word not in said and (other_tier or "council" not in said):
                return False
        elif word == "authority":
            if not said & {"authority", "council"}:
                return False
        elif word == "force":
            if not said & {"force", "police", "constabulary"}:
                return False
        elif word not in said:
            return False
    return True


def _shape_fits(words: Collection[str], thing: ThingMention, draft: Draft) -> bool:
    said = set(name_key(thing.span.of(draft.text)).split())
    return all(word in said or (word in _TIERS and "council" in said) for word in words)
