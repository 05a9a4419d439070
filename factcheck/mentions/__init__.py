"""Finds who and what a story names, and reads a whole article into a draft."""

from __future__ import annotations

from bisect import bisect_left

from ..records import Article, Known, Organisation, Place
from ..registry import Registry
from ..text.dates import DateMention, find_dates
from ..text.normalise import name_key
from ..text.quotations import find_quotations
from ..text.sentences import looks_back, split_sentences, unwrap
from ..text.tokens import Token, tokenise
from ..text.words import BODY_NOUNS, STREETS
from .draft import Draft, Individual, InOrder, PersonMention, ThingMention
from .gazetteer import LONGEST_NAME, NameMatch, find_registered_names
from .linking import link_people
from .people import PeopleFinder
from .speakers import find_speakers
from .surnames import find_surnames
from .things import begins_an_office, find_shaped_things

__all__ = ["Draft", "Individual", "PersonMention", "ThingMention", "read_draft"]


def read_draft(article: Article, registry: Registry) -> Draft:
    """Reads an article: sentences, quotations, dates, people and things, linked to each other and to the registry."""
    text = article.text if article.extracted else unwrap(article.text, article.body)
    tokens = tokenise(text, article.body.start, article.body.end)
    sentences = split_sentences(text, article.body)
    draft = Draft(
        article,
        text,
        tokens,
        sentences,
        InOrder(find_quotations(text, article.body)),
    )
    draft.dates = InOrder(_find_dates(draft))
    matches = find_registered_names(tokens, sentences, registry)
    _find_mentions(draft, matches, registry)
    draft.quoted, draft.reported = map(InOrder, find_speakers(draft))
    return draft


def _find_dates(draft: Draft) -> list[DateMention]:
    def past(offset: int) -> bool | None:
        return looks_back(draft.text, draft.sentence_at(offset).span, offset) if draft.sentences else None

    return find_dates(draft.text, draft.article.published, draft.article.body, past)


def _find_mentions(draft: Draft, matches: list[NameMatch], registry: Registry) -> None:
    text, tokens = draft.text, draft.tokens
    taken = {i for date in draft.dates for i in draft.places_in(date.span)}
    names: dict[int, int] = {}
    known_at: dict[int, tuple[Known, ...]] = {}
    for match in matches:
        people = tuple(k for k in match.known if k.type == "person")
        if people:
            names[match.first] = match.last
            known_at[match.span.start] = people
    things = []
    for thing, match in _known_things(matches, registry):
        if _part_of_longer_name(match, tokens, text):
            draft.implied.extend(thing.known)
        else:
            things.append(thing)
            taken.update(range(match.first, match.last + 1))
    draft.people = InOrder(PeopleFinder(text, tokens, names, taken).find(draft.sentences))
    draft.individuals = link_people(draft.people, known_at, registry)
    for mention in draft.people:
        taken.update(draft.places_in(mention.span))
    if surnames := find_surnames(text, tokens, taken, draft.individuals):
        draft.people = InOrder(sorted((*draft.people, *surnames), key=lambda mention: mention.span))
        taken.update(draft.token_at(mention.span.start) for mention in surnames)
    bodies = {known.id: known for thing in things for known in thing.known if isinstance(known, Organisation)}
    named = sorted((name_key(body.name), id) for id, body in bodies.items())
    shaped = []
    for thing in find_shaped_things(text, tokens, taken):
        longer = _longer_names(name_key(thing.span.of(text)).removesuffix("'s"), named)
        known = tuple(bodies[id] for id in longer)
        shaped.append(ThingMention(thing.span, "organisation", known) if len(known) == 1 else thing)
    draft.things = InOrder(sorted(things + shaped, key=lambda thing: thing.span))


def _longer_names(begins: str, named: list[tuple[str, str]]) -> list[str]:
    """The ids of the things of which a name is only the beginning: "St Osyth's" of a primary school of the story.

    `named` are the things' name keys with their ids, in the order of the alphabet.
    """
    found = []
    for start in (begins + " ", begins + "'s "):
        at = bisect_left(named, (start, ""))
        while at < len(named) and named[at][0].startswith(start):
            found.append(named[at][1])
            at += 1
    return found


def _known_things(matches: list[NameMatch], registry: Registry) -> list[tuple[ThingMention, NameMatch]]:
    organisations = registry.organisations({k.id for m in matches for k in m.known if k.type == "organisation"})
    places = registry.places({k.id for m in matches for k in m.known if k.type == "place"})
    found: list[tuple[ThingMention, NameMatch]] = []
    for match in matches:
        if any(k.type == "person" for k in match.known):
            continue
        known: list[Organisation | Place] = []
        for k in match.known:
            thing = organisations.get(k.id) if k.type == "organisation" else places.get(k.id)
            if thing is not None and thing not in known:
                known.append(thing)
        if known:
            kind = match.known[0].type
            mistaken = all(k.form == "mistaken" for k in match.known)
            found.append((ThingMention(match.span, kind, tuple(known), mistaken), match))
    return found


def _part_of_longer_name(match: NameMatch, tokens: list[Token], text: str) -> bool:
    """Whether a place's name only begins the name of a body or a street: "Brill" in "Brill Parish Council"."""
    if match.known[0].type != "place":
        return False
    at = match.last + 1
    end = min(at + LONGEST_NAME, len(tokens))
    while at < end and tokens[at].is_capital and text[tokens[at - 1].end : tokens[at].start] == " ":
        if begins_an_office(tokens, at):
            return False
        if tokens[at].lower in BODY_NOUNS or tokens[at].lower in STREETS:
            return True
        at += 1
    return False
