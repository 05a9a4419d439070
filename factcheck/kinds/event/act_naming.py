"""How the words about the verb of an act name what an event of the registry was done to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from enum import IntEnum

from ...mentions.draft import Draft, PersonMention
from ...records import Event, Span
from ...registry.keys import content_words
from ...structs import Struct
from ...text.normalise import name_key, stands_in
from ...text.tokens import Token
from ..role.standing import subject_of
from ..role.subjects import one_person_before
from .act_words import (
    ARTICLES,
    AUXILIARIES,
    BEGINS,
    FALLING,
    GIVEN,
    HONOUR,
    MANNER,
    NOUNS,
    OPENED_TO,
    OTHERS,
    PRONOUNS,
    RELATIVES,
    SMALL,
    TRADED,
    UNDONE,
)
from .linking import person_before_aside
from .meant import story_words

BEFORE_DATE = frozenset("in on of at back early late last this the by evening morning afternoon night".split())
BREAKS = frozenset(',;:()–—“”"')
_AFTER_OBJECT = frozenset("for to at after from in with despite as by on".split())
_COMPLEMENTS = _AFTER_OBJECT | {"over", "into", "about", "against"}
_PASSIVE = frozenset("was were been being".split())
_ASIDE = 12
# So many sentences back as what "it" means is looked for.
_BACK = 2
# A sentence that begins with these may be passed over: "She was its last head. When it closed".
_STILL_OF_IT = frozenset("he she it they its".split())


class Naming(IntEnum):
    """How surely the words beside a verb are the object of an event.

    WEAK is a pronoun, or a part of its name; FAIR is its name less where it is; WHOLE is all of it; SAME is any of
    these with what it was about, "was fined after a porter was hurt by a cage" of "fine of the trust over a cage".
    """

    WEAK = 1
    FAIR = 2
    WHOLE = 3
    SAME = 4


class Act(Struct, frozen=True):
    """A verb of the table at a token, and the tokens `after` it up to the date or the end of the clause.

    `first` is the token from which the subject may begin; `subject_follows` is true of "Opened in 1985, the bridge".
    """

    verb: int
    after: Sequence[Token]
    first: int
    subject_follows: bool = False


def clause_start(act: Act, draft: Draft) -> int:
    """Where the clause of a verb begins: after the comma, the relative or the conjunction before it."""
    at = act.verb
    while at > act.first and draft.tokens[at - 1].text not in BREAKS and draft.tokens[at - 1].lower not in RELATIVES:
        at -= 1
    return at


def _objects(event: Event, nouns: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What an event with one of the nouns is done to, as its name has it, whole and up to where or for whom it is:
    "opening of the new ward at Camford Hospital", "Mill Lane bridge opening", "Mill Lane closed".
    """
    for name in (event.name, *event.other_names):
        words = name.removeprefix("the ").split()
        low = [word.lower() for word in words]
        while len(low) > 3 and low[0] in MANNER:
            words, low = words[1:], low[1:]
        if len(words) > 2 and low[0] in nouns and low[1] in ("of", "to"):
            rest = words[2:]
        elif len(words) > 1 and low[-1] in nouns:
            rest = words[:-1]
        else:
            continue
        cut = next((at for at, word in enumerate(rest) if at and word.lower() in _COMPLEMENTS), len(rest))
        yield rest, rest[:cut]


def naming_of(act: Act, event: Event, draft: Draft) -> Naming | None:
    """How the words about a verb name what an event is done to; None when they do not."""
    tokens = draft.tokens
    verb = tokens[act.verb].lower
    if verb in GIVEN:
        return _honour(act, event, draft)
    concerned = set().union(*(content_words(name) for name in (*event.of, *event.by, event.place) if name), set())
    for whole, core in _objects(event, (*NOUNS[verb], verb)):
        own, short = content_words(" ".join(whole)), content_words(" ".join(core))
        if _is_person(act, own, draft):
            return Naming.WEAK
        if not short or verb in FALLING or verb == "guilty":
            continue
        if act.subject_follows:
            if naming := _in_apposition(act, own, short):
                return naming
            continue
        cause = own - short - concerned - content_words(" ".join(_COMPLEMENTS))
        caused = len(cause) > 1 and cause <= _sentence_words(act, draft)
        passive = tokens[act.verb - 1].lower in _PASSIVE
        active = not passive and bool(act.after) and act.after[0].lower not in _AFTER_OBJECT
        naming = _in_object(act, own, short, concerned, draft) if active else _in_subject(act, own, core, caused, draft)
        if naming and len(own) == 1 and whole[-1].islower():
            naming = Naming.WEAK  # "closure of the library": which library?
        if caused:
            subject = tokens[_without_auxiliaries(act.verb, draft) - 1]
            if naming or (subject.lower in PRONOUNS and short <= story_words(draft)):
                return Naming.SAME
        if naming == Naming.FAIR and not own - short <= story_words(draft):
            naming = None
        if naming == Naming.WEAK and not own <= story_words(draft):
            naming = None
        if naming:
            return naming
    return None


def _sentence_words(act: Act, draft: Draft) -> Set[str]:
    sentence = draft.sentence_at(draft.tokens[act.verb].start).span
    return content_words(" ".join(token.text for token in draft.tokens_in(sentence)))


def _in_apposition(act: Act, own: Set[str], core: Set[str]) -> Naming | None:
    """How the words after "Opened in 1985," name what opened."""
    got: set[str] = set()
    for token in act.after:
        words = content_words(token.text) if token.is_word else frozenset()
        if not (words and words <= own) and (token.lower not in SMALL or token.lower == "'s"):
            return None if token.is_capital or token.is_possessive or not core <= got else Naming.FAIR
        got |= words & own
    return Naming.FAIR if core <= got else None


def _in_object(act: Act, own: Set[str], core: Set[str], concerned: Set[str], draft: Draft) -> Naming | None:
    """How the words after an active verb name an object: "sold the Mill Street car park to a developer"."""
    subject = {token.lower for token in draft.tokens[clause_start(act, draft) : act.verb]}
    if UNDONE & subject:
        return None
    until = next((at for at, token in enumerate(act.after) if token.lower in _AFTER_OBJECT), len(act.after))
    for part in (act.after, act.after[:until]):
        said = content_words(" ".join(token.text for token in part))
        if own <= said <= own | concerned and len(own) > 1:
            return Naming.WHOLE
        if core <= said <= own | concerned and len(core) > 1:
            return Naming.FAIR
    return None


def _in_subject(act: Act, own: Set[str], name: Sequence[str], caused: bool, draft: Draft) -> Naming | None:
    """How the words before a passive verb, or one like "closed", name its subject.

    `name` is that of the object; `caused` is true when the sentence has what the act was about.
    """
    core, head = content_words(" ".join(name)), content_words(name[-1])
    tokens = draft.tokens
    after = [token.lower for token in act.after]
    if (
        after
        and after[0] != "by"
        and after[-1] not in OPENED_TO
        and not caused
        and tokens[act.verb].lower not in TRADED
    ):
        return None  # "was opened to lorries in 2015", "was convicted of speeding in May"
    at = act.verb - 1
    while at >= act.first and tokens[at].lower in AUXILIARIES:
        at -= 1
    if at < act.first:
        return None
    relative = tokens[at].lower in RELATIVES
    if relative:
        at -= 1
    elif tokens[at].text == "," and tokens[act.first].lower in ARTICLES:
        at = _before_aside(act.first, at, tokens)
    at -= at >= act.first and tokens[at].text in (",", "(")
    if at < act.first:
        return None
    if tokens[at].lower in PRONOUNS:
        return Naming.WEAK if _is_meant(core, head, tokens[at].start, draft) else None
    got: set[str] = set()
    end = begin = at
    while at >= act.first:
        words = content_words(tokens[at].text) if tokens[at].is_word or tokens[at].text[0].isdigit() else frozenset()
        if words and words <= own:
            got |= words
            begin = at
        elif tokens[at].lower not in SMALL:
            break
        at -= 1
    if not got:
        return None
    before = begin - 1
    definite = before >= act.first and tokens[before].lower in ARTICLES
    while before >= act.first and tokens[before].lower in ARTICLES:
        before -= 1
    naming = _how_whole(got, own, core, tokens, (act.first, before), relative)
    if naming or core <= got or not content_words(tokens[end].text) <= head:
        return naming
    # "The bridge", "its present plan": a part of the name, the rest of which the story has, or has just said.
    definite = definite or (before >= act.first and tokens[before].lower in ARTICLES | {"its", "present", "current"})
    near = len(got) > 1 or own <= _words_before(tokens[end].start, _BACK, draft)
    near = near or stands_in(name_key(" ".join(name)), name_key(draft.text))
    return Naming.WEAK if definite and near and _is_whole_phrase(act.first, before, tokens) else None


def _before_aside(first: int, comma: int, tokens: Sequence[Token]) -> int:
    """The first comma of a clause that has an aside before its verb: "The bridge, paid for by miners, opened"."""
    earliest = comma
    for at in range(comma - 1, max(comma - _ASIDE, first) - 1, -1):
        if tokens[at].text == ",":
            earliest = at
        elif tokens[at].text in BREAKS or tokens[at].lower in AUXILIARIES:
            break
    return earliest


def _how_whole(
    got: Set[str], own: Set[str], core: Set[str], tokens: Sequence[Token], place: tuple[int, int], relative: bool
) -> Naming | None:
    """How much of an object stands before a verb, and whether as its subject or as a part of something else's name.

    `place` is where the clause begins, and the token before the object.
    """
    first, before = place
    if not core <= got:
        return None
    if not _is_whole_phrase(first, before, tokens):
        inside = tokens[before].lower in OTHERS or tokens[before].is_capital
        return Naming.WEAK if relative or not inside else None
    if before >= first and tokens[before].lower == "new":
        return Naming.WEAK
    return Naming.WHOLE if own <= got and len(own) > 1 else Naming.FAIR


def _is_whole_phrase(first: int, before: int, tokens: Sequence[Token]) -> bool:
    """Whether nothing that could be of another thing stands before a phrase: a clause begins there, or a price."""
    if before < first:
        return True
    word = tokens[before].lower
    price = word[0] in "£0123456789" or tokens[before - 1].text == "£"
    return word in BEGINS or word in BREAKS or word in ("new", "present", "current", "its") or price


def _words_before(offset: int, back: int, draft: Draft) -> Set[str]:
    """The content words of the sentence of a character and of so many before it."""
    index = draft.sentence_index(offset)
    around = Span(draft.sentences[max(index - back, 0)].span.start, draft.sentences[index].span.end)
    return content_words(" ".join(token.text for token in draft.tokens_in(around)))


def _is_meant(core: Set[str], head: Set[str], pronoun: int, draft: Draft) -> bool:
    """Whether "it" can be an object: the story has its name, and the last word of it the sentence of "it", or the
    nearest before that is not of "it" or a person all through.
    """
    index = draft.sentence_index(pronoun)
    back = 0
    while back < min(_BACK, index):
        back += 1
        if draft.tokens[draft.token_at(draft.sentences[index - back].span.start)].lower not in _STILL_OF_IT:
            break
    return head <= _words_before(pronoun, back, draft) and core <= story_words(draft)


def _is_person(act: Act, own: Set[str], draft: Draft) -> bool:
    """Whether the person who is the subject of a verb is named in an event: "P, 71, fell from a window on May 4"."""
    verb = draft.tokens[act.verb].lower
    if verb not in FALLING and any(token.lower not in BEFORE_DATE for token in act.after):
        return False
    mention = _subject(act, draft)
    if mention is None or mention.individual is None:
        return False
    name = content_words(mention.individual.name)
    return len(name) > 1 and name <= own


def _subject(act: Act, draft: Draft) -> PersonMention | None:
    """Whose act a verb tells of, also with asides between: "P, 71, a retired joiner, fell"."""
    if draft.tokens[act.verb].lower == "guilty":
        return _found_guilty(act, draft)
    verb = _without_auxiliaries(act.verb, draft)
    if draft.tokens[verb - 1].text != ",":
        return subject_of(draft, verb)
    if mention := person_before_aside(draft, verb):
        return mention
    start = draft.tokens[act.first].start
    before = draft.people_in(Span(start, draft.tokens[verb].start))
    return before[0] if len(before) == 1 and before[0].span.start == start else None


def _without_auxiliaries(verb: int, draft: Draft) -> int:
    while verb and draft.tokens[verb - 1].lower in AUXILIARIES:
        verb -= 1
    return verb


def _found_guilty(act: Act, draft: Draft) -> PersonMention | None:
    """Who is guilty: "P was found guilty", "the jury found P guilty", "had found him guilty"."""
    before = draft.tokens[act.verb - 1]
    if before.lower == "found":
        return subject_of(draft, _without_auxiliaries(act.verb - 1, draft))
    if before.lower in ("him", "her"):
        return one_person_before(draft, before.start)
    return draft.person_mention_at(before.start)


def _honour(act: Act, event: Event, draft: Draft) -> Naming | None:
    """Whether "was given the Freedom of Camford" tells of "Freedom of Camford for Ada Marsh", who is named before."""
    words = [token for token in act.after if token.lower not in ARTICLES]
    if not words or words[0].lower != HONOUR:
        return None
    said = content_words(" ".join(token.text for token in words))
    for name in (event.name, *event.other_names):
        what, given, whom = name.partition(" for ")
        if not given:
            what, given, whom = name.partition(" to ")
        holder = content_words(whom)
        near = Span(0, draft.tokens[act.verb].start)
        people = {id(m.individual): m.individual for m in draft.people_in(near) if m.individual}
        holders = [one for one in people.values() if content_words(one.family) <= holder]
        if holder and content_words(what) == said and len(said) > 1 and len(holders) == 1:
            return Naming.WEAK
    return None
