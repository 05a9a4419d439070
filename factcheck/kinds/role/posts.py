"""Finds the registered posts that a title in a story can mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations

from ...intervals import Interval
from ...mentions.bodies import Bodies, bodies_meant, fits, speaks_of
from ...mentions.draft import Draft, ThingMention
from ...records import Organisation, Place, Post, Span
from ...registry import Registry
from ...structs import Struct, replace
from ...text.normalise import name_key
from ...text.offices import PARTY_WORDS, RANKS, head_of, role_key, role_keys, role_words, shared
from .claim import RolePhrase

# Titles of state: one of each in the country, so that no body need be named with them.
_NATIONAL = frozenset({"prime-minister", "cabinet-secretary"})
# Titles of state that other countries do not have, by a word of them: "Chancellor of the Exchequer".
_BRITISH = _NATIONAL | frozenset({"exchequer", "duchy", "lord-privy-seal"})
# "The Secretary of State" is of the department in hand, which a registry may not have.
_ANY_SECRETARY = frozenset({"cabinet-secretary"})
# Titles of state that others have too: only of somebody whom the registry knows is the registry's office meant.
LAW_OFFICERS = frozenset({"attorney-general", "solicitor-general"})
# Titles that say enough by themselves for their holder's own post to be meant, even where the seat is left out.
SPECIFIC = _NATIONAL | frozenset({"mp", "msp", "ms", "police-crime-commissioner"})
# Heads whose party is said beside them and is no part of the office.
_PARTY_BESIDE = frozenset(
    "mp msp ms mep mla councillor member peer mayor candidate police-crime-commissioner alderman".split()
)
# Titles that hundreds have at once, each for a seat of their own.
_SEATED = frozenset(frozenset({house}) for house in ("mp", "msp", "ms", "mla", "mep"))
# The words of "minister for children, families and wellbeing".
_WHOLE_PORTFOLIO = 4
# Words for bodies inside a body: a chair of one of these is not the chair of the whole.
_SUB_BODIES = frozenset(
    """
    committee board panel forum subcommittee sub-committee group commission partnership network programme section
    branch division directorate team cabinet
    """.split()
)
_OTHER_OFFICE = _SUB_BODIES | RANKS


# A constable is no chief constable.
_CHIEF = frozenset({"chief"})
_HEAD = frozenset({"head"})
# How headlines call whoever runs a body, and the offices that run one.
_INFORMAL = frozenset({"boss", "chief", "head"})
_BOSSES = frozenset("chief-executive leader director managing-director headteacher principal manager constable".split())


# Bodies that a story names for what they say or are, and seldom for their officers.
_NO_EMPLOYERS = frozenset({"party", "parliament", "regulator", "government", "newspaper", "department", ""})
# As many sentences hold the body that "its" points back to.
_BACK = 2
# Words of the services that a story is credited to ("Local Democracy Reporting Service"), which have no such posts.
_NEWSROOM = frozenset("reporting newsroom".split())


class Candidates(Struct, frozen=True):
    """The posts that a title can mean. `certain`: it is one post, and nothing else in the story could be meant.

    `in_turn`: it is certain but for the time. An office that was renamed or moved is several posts, one after another.
    """

    posts: tuple[Post, ...] = ()
    certain: bool = False
    in_turn: bool = False

    def one_at(self, at: Interval) -> Post | None:
        """The post that is certainly meant at a time."""
        if self.certain:
            return self.posts[0]
        alive = [post for post in self.posts if any(h.period.holds(at) is not False for h in post.holders)]
        return alive[0] if self.in_turn and len(alive) == 1 else None


def candidate_posts(phrase: RolePhrase, draft: Draft, registry: Registry) -> Candidates:
    """Posts whose label, or another label, has the words of the title, at a body that the title can mean.

    "Camford Council leader" and "leader of Camford Council" are looked up as {leader} at Camford Council; "council
    leader" as {leader} at the council of the story; "Camford MP" as {mp, camford}.
    """
    key = ("posts", phrase.span, phrase.words)
    found = draft.memo.get(key)
    if not isinstance(found, Candidates):
        found = draft.memo[key] = _find_posts(phrase, draft, registry)
    return found


def _find_posts(phrase: RolePhrase, draft: Draft, registry: Registry) -> Candidates:
    if phrase.also:
        both = _find_posts(replace(phrase, words=phrase.words | phrase.also, also=frozenset()), draft, registry)
        if both.posts:
            return both
    readings = _readings(phrase, draft)
    called = _called({_key(words) for words, _ in readings}, draft, registry)
    posts: dict[str, Post] = {}
    named = False
    for words, bound in readings:
        for post in called.get(_key(words), ()):
            if all(_at(post, thing, registry) for thing in bound):
                posts.setdefault(post.id, post)
                # "Leader of the House of Commons" names a registered body whether the post is filed under it or not.
                named = named or bool(bound) or bool(phrase.things)
    if len(posts) > 1 and not any(bound for _, bound in readings) and not phrase.generic:
        posts = _exact_area(posts, phrase) or posts
    if not posts:
        return Candidates()
    if phrase.unknown and len(posts) > 1:  # "Secretary of State for the Home Department" is no other secretary
        posts = {id: post for id, post in posts.items() if _said_in_label(phrase.unknown, [post])} or posts
    if phrase.unknown and not named and not _said_in_label(phrase.unknown, posts.values()):
        return Candidates()
    if named or (len(posts) == 1 and _complete(phrase, next(iter(posts.values())), draft)):
        return Candidates(tuple(posts.values()), len(posts) == 1, named)
    if phrase.generic:
        bodies = bodies_meant(phrase.generic, draft, registry, phrase.span.start)
        kept = _at_bodies(posts.values(), bodies, phrase.generic, registry)
        return Candidates(kept, len(kept) == 1 and bodies.certain)
    owner = _owner(phrase, draft)
    if owner:
        kept = tuple(p for p in posts.values() if p.organisation and _related(p.organisation, owner, registry))
        if kept:
            return Candidates(kept, len(kept) == 1)
    if len(posts) == 1:
        post = next(iter(posts.values()))
        if phrase.words - PARTY_WORDS in _SEATED:
            return Candidates((post,))  # "Tory MP Joe Dow": of another seat than the one that the registry has
        alone = phrase.words & _BRITISH and (phrase.words != _ANY_SECRETARY or phrase.unknown)
        certain = bool(alone) or (_body_in_story(post, draft, registry) and _is_at_hand(post, phrase, draft, registry))
        return Candidates((post,), certain)
    return Candidates(tuple(posts.values()), in_turn=bool(phrase.words & _NATIONAL))


def _owner(phrase: RolePhrase, draft: Draft) -> Organisation | None:
    """Whose "its chief executive" is: the body with which the nearest sentence that names any opens, if it is the only
    one before it.
    """
    at = draft.token_at(phrase.span.start)
    if phrase.things or phrase.unknown or not at or "its" not in (draft.tokens[at].lower, draft.tokens[at - 1].lower):
        return None
    index = draft.sentence_index(phrase.span.start)
    for back in range(_BACK):
        if index - back < 0:
            break
        sentence = draft.sentences[index - back].span
        named = [t for t in draft.things_in(sentence) if t.span.end <= phrase.span.start and t.kind == "organisation"]
        if named:
            first = named[0].known[0] if len(named[0].known) == 1 else None
            opens = {token.lower for token in draft.tokens_in(Span(sentence.start, named[0].span.start))} <= {"the"}
            alone = opens and len({t.id for t in named}) == 1
            return first if alone and isinstance(first, Organisation) else None
    return None


def _key(words: frozenset[str]) -> str:
    return " ".join(sorted(words))


def _called(keys: set[str], draft: Draft, registry: Registry) -> dict[str, list[Post]]:
    """The posts of the given keys; the first call looks up those of every title of the story at once."""
    kept = draft.memo.get("called")
    if not isinstance(kept, dict):
        phrases = draft.memo.get("titles")
        titles = phrases if isinstance(phrases, list) else []
        wanted = keys | {_key(words) for phrase in titles for words, _ in _readings(phrase, draft)}
        kept = draft.memo["called"] = {key: [] for key in wanted} | registry.posts_called(wanted)
    missing = keys - kept.keys()
    if missing:
        kept.update({key: [] for key in missing} | registry.posts_called(missing))
    return kept


def _readings(phrase: RolePhrase, draft: Draft) -> list[tuple[frozenset[str], tuple[ThingMention, ...]]]:
    """Ways to part a title into its own words and the bodies that it names: "director of Education" may be either."""
    things = phrase.things[:3]
    readings = []
    bases = [phrase.words]
    if phrase.words & PARTY_WORDS and head_of(phrase.words - PARTY_WORDS) in _PARTY_BESIDE:
        bases.append(phrase.words - PARTY_WORDS)
    if phrase.words - RANKS == _HEAD:  # "the head of St Osyth's", "the deputy head"
        bases.append(phrase.words - _HEAD | {"headteacher"})
    if phrase.unknown:
        named = [base | role_words(f"for {phrase.unknown}") for base in bases]
        bases += [phrase.words - role_words(phrase.unknown), *named]
    for base in bases:
        for count in range(len(things), -1, -1):
            for bound in combinations(things, count):
                inside = [thing for thing in things if thing not in bound]
                words = base.union(*(role_words(thing.span.of(draft.text)) for thing in inside)) if inside else base
                readings.append((words, bound))
    return readings


def _exact_area(posts: dict[str, Post], phrase: RolePhrase) -> dict[str, Post]:
    if not phrase.area:
        return {}
    said = name_key(phrase.area).replace(",", "")
    return {id: post for id, post in posts.items() if name_key(post.area).replace(",", "") == said}


def _complete(phrase: RolePhrase, post: Post, draft: Draft) -> bool:
    """Whether the title says by itself which body or area it belongs to."""
    if phrase.area and post.area:
        return True
    if "minister" in phrase.words and len(phrase.words) >= _WHOLE_PORTFOLIO:
        return True  # no other government has just these three
    if phrase.words == role_words(post.label) and phrase.words & role_words(f"{post.organisation} {post.area}"):
        return True  # "Bishop of Camford"
    named = bool(phrase.unknown) and _said_in_label(phrase.unknown, [post])
    return named and (not post.organisation or speaks_of((post.organisation,), draft))


def _said_in_label(text: str, posts: Iterable[Post]) -> bool:
    words = role_words(text)
    return bool(words) and any(
        words <= role_words(f"{label} {post.organisation} {post.area}")
        for post in posts
        for label in (post.label, *post.other_labels)
    )


def _at(post: Post, thing: ThingMention, registry: Registry) -> bool:
    """Whether a post belongs to a named body or place: to it, to its parent or part, or by its area."""
    for known in thing.known:
        if isinstance(known, Place):
            if name_key(post.area) in {name_key(known.name), *(name_key(n.text) for n in known.other_names)}:
                return True
            body = registry.organisations({post.organisation}).get(post.organisation) if post.organisation else None
            if (
                body
                and known.name
                and (name_key(body.area) == name_key(known.name) or name_key(known.name) in name_key(body.name).split())
            ):
                return True
        elif post.organisation and _related(post.organisation, known, registry):
            return True
    return False


def _related(organisation: str, body: Organisation, registry: Registry) -> bool:
    if organisation == body.id or organisation == body.name or body.parent in (organisation,):
        return True
    owner = registry.organisations({organisation}).get(organisation)
    return bool(owner and (owner.id == body.id or (owner.parent and owner.parent in (body.id, body.name))))


def _at_bodies(posts: Iterable[Post], bodies: Bodies, words: Collection[str], registry: Registry) -> tuple[Post, ...]:
    if bodies.known:
        return tuple(
            p for p in posts if p.organisation and any(_related(p.organisation, b, registry) for b in bodies.known)
        )
    owners = registry.organisations({p.organisation for p in posts if p.organisation})
    return tuple(p for p in posts if p.organisation in owners and fits(words, owners[p.organisation]))


def _body_in_story(post: Post, draft: Draft, registry: Registry) -> bool:
    """Whether the story names the post's body, and no body unknown to the registry that could have such a post too."""
    if post.area and not speaks_of((post.area,), draft):
        return False  # a department sends commissioners to many counties, and each force has one of its own
    if not post.organisation:
        return len(role_words(post.label)) > 1
    bodies, strangers = _bodies_of(draft)
    return not strangers and any(_related(post.organisation, body, registry) for body in bodies)


def _is_at_hand(post: Post, phrase: RolePhrase, draft: Draft, registry: Registry) -> bool:
    """Whether a bare title can only be of the post's own body: of two trusts of a story the registry may have the
    medical director of one, and "Medical director Ada Marsh" be of the other, which is named nearer before.
    """
    if not post.organisation or phrase.words & PARTY_WORDS:
        return True
    before = draft.things_in(Span(0, phrase.span.start))
    bodies = [
        known
        for thing in before
        for known in thing.known
        if isinstance(known, Organisation) and known.classification not in _NO_EMPLOYERS
    ]
    return not bodies or _related(post.organisation, bodies[-1], registry)


def _bodies_of(draft: Draft) -> tuple[list[Organisation], bool]:
    """The registered bodies that the story names, each once, and whether it names others."""
    found = draft.memo.get("bodies of the story")
    if found is None:
        named = [known for thing in draft.things for known in thing.known if isinstance(known, Organisation)]
        strangers = any(
            thing.kind == "organisation"
            and not thing.known
            and not _NEWSROOM & set(name_key(thing.span.of(draft.text)).split())
            for thing in draft.things
        )
        found = draft.memo["bodies of the story"] = (list({body.id: body for body in named}.values()), strangers)
    assert isinstance(found, tuple)
    return found


def belongs(phrase: RolePhrase, post: Post, draft: Draft, registry: Registry) -> bool:
    """Whether the bodies that a title names, or points back to, let it be this post."""
    if phrase.things:
        return any(_at(post, thing, registry) for thing in phrase.things) or any(
            role_words(thing.span.of(draft.text)) <= words for thing in phrase.things for words in words_of(post)
        )
    if phrase.generic:
        return bool(_at_bodies([post], bodies_meant(phrase.generic, draft, registry), phrase.generic, registry))
    return not phrase.unknown


def words_of(post: Post) -> list[frozenset[str]]:
    """The content words of a post's labels, without its body and area, or the words of these."""
    bodies = [body for body in (post.organisation, post.area) if body]
    keys: dict[str, None] = {}
    for label in (post.label, *post.other_labels):
        keys[role_key(label, bodies)] = None
        keys.update(dict.fromkeys(sorted(role_keys(label, bodies) - {role_key(label)})))
    return [frozenset(key.split()) for key in keys]


def is_short_form(phrase: RolePhrase, post: Post) -> bool:
    """Whether a title is a shorter way to say a post: "minister" of a minister for children, "MP" of the member for a
    seat.

    A shorter title is no such form when what it leaves out is another body ("chair" of a chair of the planning
    committee) or another rank.
    """
    said = phrase.words
    if said & PARTY_WORDS and head_of(said - PARTY_WORDS) in _PARTY_BESIDE:
        said = said - PARTY_WORDS
    head = head_of(said)
    if not head or phrase.unknown:
        return False
    if said <= _INFORMAL or phrase.status == "verb":
        return any(words & _BOSSES and said & PARTY_WORDS <= words for words in words_of(post))
    for words in words_of(post):
        missing = words - said
        if said <= words and not missing & _OTHER_OFFICE and not (missing & _CHIEF and head == "constable"):
            if missing and head in ("chair", "leader", "mayor", "head", "whip"):
                continue
            return True
    return False


def exclusive(post: Post) -> bool:
    """Whether one person at a time holds a post: the registry says one seat, or says nothing and the title is of that
    kind.
    """
    if post.seats is not None:
        return post.seats == 1
    return not shared(role_words(post.label, [post.organisation, post.area]))
