"""Who came after whom in a post: "Ada Marsh, who took over from Ben Hale in May 2019", "her predecessor, Ben Hale"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from ...intervals import Interval
from ...mentions.draft import Draft, PersonMention
from ...mentions.speakers import gender_of
from ...mentions.spelling import alike
from ...records import Claim, Finding, Holder, Post, Span, Verdict
from ...structs import Struct
from ...text.dates import DateMention
from ...text.offices import STANDING_IN, is_head, party_words, role_words
from ..case import Case
from .claim import RoleClaim
from .doubts import has_form_of_name, is_of_a_group
from .posts import candidate_posts, exclusive, words_of
from .subjects import joined_subject, one_person_before
from .times import evidence, on, title_of
from .told import roles_of

# The verbs whose object is who held the post before; their passives turn it round ("was succeeded by").
_TAKING_OVER = frozenset("succeeded succeeds succeeding replaced replaces replacing".split())
# "Took over from", "took over the chair from", "took the reins from".
_TAKING = frozenset("took takes taking taken".split())
_TAKEN = frozenset(
    """
    over the as chain chair role post job reins leadership helm position mantle department force trust council school
    club authority committee board group service company
    """.split()
)
_PASSIVE = frozenset("was is been be being".split())
_NOUNS = {"predecessor": -1, "successor": 1}
_OWNERS = frozenset("his her their".split())
# Words between two people and the verb or noun that joins them, which change nothing.
_FILLERS = frozenset("who has have had , – — - now then later also councillor".split())
# After these words another post may be meant than the one that the story gives to somebody; "as" names it.
_ELSEWHERE = frozenset("as on at in".split())
# "Was appointed following the retirement of": what is left, and the verbs of taking up what was left.
_LEAVING = frozenset("retirement resignation departure death dismissal sacking".split())
_TELLING = _TAKING_OVER | _TAKING | _LEAVING | {*_NOUNS}
_TAKING_UP = frozenset("appointed elected named chosen promoted became joined took".split())
# Between two holders without a third there is a month at the most; for longer somebody stands in.
_GAP = timedelta(days=45)
_BESIDE = 5
_FEW = 8  # mentions of one person that are looked at; no more keeps long texts linear
# Words of "as chief executive of the trust", and what says no more than that it was the same post.
_TITLE = 9
_POSTS = frozenset("post role job office position seat".split())
# Offices that a story goes on to call by their last word.
_WHOLE = {"commissioner": "police and crime commissioner"}


class Succession(Struct, frozen=True):
    """That `later` held a post after `earlier`, from `date` on when the clause says so.

    `into` is the word that begins a complement with a post of its own ("replaced Ben Hale on the committee", "as
    leader"), and `words` are those of a title that it gives ("her predecessor as medical director"). `meant` is the one
    of the two who is only called "his" or "her", whom another of the story may be.
    """

    later: PersonMention
    earlier: PersonMention
    date: DateMention | None = None
    into: str = ""
    words: frozenset[str] = frozenset()
    meant: PersonMention | None = None


def read_successions(draft: Draft, roles: Sequence[RoleClaim]) -> Iterator[tuple[Span, Succession]]:
    """Every handover of a post between two people, in text order.

    Reads: P, who took over from Q in 2019 · P succeeded Q · P was elected leader, replacing Q · Q was replaced by P ·
    P's predecessor, Q · her predecessor as leader, Q · her successor, Q · the MP's predecessor, Q (where one person can
    be meant) · P was appointed following the retirement of Q. `roles` are the titles that the story gives to people.
    """
    tokens = draft.tokens
    for at in draft.places_of(_TELLING):
        word = tokens[at].lower
        if word in _TAKING_OVER:
            yield from _by_verb(draft, at, at + 1)
        elif word in _TAKING and at + 1 < len(tokens) and tokens[at + 1].lower in ("over", "the"):
            words = [t.lower for t in tokens[at + 1 : at + 6]]
            place = words.index("from") if "from" in words else 0
            if place and all(between in _TAKEN for between in words[:place]):
                yield from _by_verb(draft, at, at + place + 2)
        elif word in _NOUNS:
            yield from _by_noun(draft, at, _NOUNS[word], roles)
        elif word in _LEAVING and at + 1 < len(tokens) and tokens[at + 1].lower == "of":
            yield from _by_leaving(draft, at)


def _by_verb(draft: Draft, verb: int, after: int) -> Iterator[tuple[Span, Succession]]:
    tokens = draft.tokens
    passive = tokens[verb].lower.endswith("ed") and verb > 0 and tokens[verb - 1].lower in _PASSIVE
    if passive:
        if after >= len(tokens) or tokens[after].lower != "by":
            return
        after += 1
    told = _person_from(draft, after)
    subject = _subject(draft, verb)
    if told is None or subject is None or told.individual is subject.individual:
        return
    later, earlier = (told, subject) if passive else (subject, told)
    into, date = _rest(draft, told)
    # The date of "was succeeded by" may be that of the leaving.
    yield Span(tokens[verb].start, told.span.end), Succession(later, earlier, None if passive else date, into)


def _by_leaving(draft: Draft, noun: int) -> Iterator[tuple[Span, Succession]]:
    tokens = draft.tokens
    if noun < 3 or tokens[noun - 1].lower != "the" or tokens[noun - 2].lower not in ("following", "after", "on"):
        return
    start = draft.sentence_at(tokens[noun].start).span.start
    earlier = _person_from(draft, noun + 2)
    before = draft.people_in(Span(start, tokens[noun].start))
    verbs = {token.lower for token in draft.tokens_in(Span(start, tokens[noun].start))}
    if earlier and len(before) == 1 and before[0].individual not in (None, earlier.individual) and verbs & _TAKING_UP:
        yield Span(tokens[noun - 2].start, earlier.span.end), Succession(before[0], earlier)


def _by_noun(draft: Draft, noun: int, way: int, roles: Sequence[RoleClaim]) -> Iterator[tuple[Span, Succession]]:
    tokens = draft.tokens
    if not noun:
        return
    owner = tokens[noun - 1]
    if owner.is_possessive:
        told = draft.person_mention_at(tokens[noun - 2].start) if noun >= 2 else None
        told = told or titled(tokens[noun - 2].lower, roles)
    elif owner.lower in _OWNERS:
        told = one_person_before(draft, owner.start)
    else:
        told = None
    after = noun + 1
    words: frozenset[str] = frozenset()
    if after + 2 < len(tokens) and tokens[after].lower in ("as", "in"):
        comma = next((i for i in range(after + 1, min(after + _TITLE, len(tokens))) if not tokens[i].is_word), 0)
        if not comma:
            return
        words = role_words(draft.text[tokens[after + 1].start : tokens[comma - 1].end]) - _POSTS
        after = comma
    if after < len(tokens) and tokens[after].text == ",":
        after += 1
    other = _person_from(draft, after)
    if told is None or other is None or told.individual is other.individual:
        return
    later, earlier = (told, other) if way < 0 else (other, told)
    start = tokens[noun - 2 if owner.is_possessive else noun - 1].start
    meant = None if owner.is_possessive else told
    yield Span(start, other.span.end), Succession(later, earlier, words=words, meant=meant)


def titled(head: str, roles: Sequence[RoleClaim]) -> PersonMention | None:
    """The only person whom the story calls by an office: "the MP's", "the commissioner's"."""
    if not is_head(head):
        return None
    called = role_words(_WHOLE.get(head, head))
    who = {id(r.mention.individual): r.mention for r in roles if called <= r.phrase.words and not r.loose}
    return next(iter(who.values())) if len(who) == 1 else None


def _person_from(draft: Draft, at: int) -> PersonMention | None:
    """The person whose name starts at a token, a party and an article before it left out; nobody in "P's deputy"."""
    tokens = draft.tokens
    while at < len(tokens) and (
        tokens[at].lower in ("the", "former") or tokens[at].is_possessive or party_words(tokens[at].lower)
    ):
        at += 1
    if at >= len(tokens):
        return None
    mention = draft.person_mention_at(tokens[at].start)
    if mention is None or mention.span.start != tokens[at].start or mention.individual is None:
        return None
    after = draft.token_at(mention.span.end)
    owner = after < len(tokens) and (tokens[after].is_possessive or draft.text[mention.span.end] in "'’")
    return None if owner else mention


def _subject(draft: Draft, verb: int) -> PersonMention | None:
    """Who took over: the person right before the verb, or, before an "-ing", the only one named in the sentence."""
    tokens = draft.tokens
    sentence = draft.sentence_at(tokens[verb].start).span
    at = verb - 1
    while at >= 0 and (tokens[at].lower in _FILLERS or tokens[at].lower in _PASSIVE):
        at -= 1
    if at >= 0 and tokens[at].lower in ("she", "he"):
        return one_person_before(draft, tokens[at].start)
    mention = draft.person_mention_at(tokens[at].start) if at >= 0 else None
    if mention and "\n" not in draft.text[mention.span.end : tokens[verb].start]:
        return mention if mention.individual else None
    before = draft.people_in(Span(sentence.start, tokens[verb].start))
    who = {id(m.individual): m for m in before if m.individual}
    if joined := joined_subject(draft, verb):
        return joined if joined.individual else None
    if tokens[verb].lower.endswith("ing") or (at >= 0 and tokens[at].lower == "and") or tokens[at + 1].lower == "who":
        return next(iter(who.values())) if len(who) == 1 and len(before) == len(who) else None
    return None


def _rest(draft: Draft, told: PersonMention) -> tuple[str, DateMention | None]:
    """The word after the person that begins a post of its own, and the date that comes right after."""
    at = draft.token_at(told.span.end)
    sentence = draft.sentence_at(told.span.start).span
    date = next(
        (
            d
            for d in draft.dates_in(Span(told.span.end, sentence.end))
            if d.kind == "date" and d.interval and d.span.start - told.span.end <= len(" earlier in ")
        ),
        None,
    )
    after = draft.token_at(date.span.end) if date else at
    word = draft.tokens[after].lower if after < len(draft.tokens) else ""
    return (word if word in _ELSEWHERE else ""), date


def judge_succession(claim: Claim, content: Succession, case: Case) -> Finding | None:
    """Compares a handover with the holders of the posts of the one who came later.

    A conflict needs a post of one seat that the story itself gives to somebody of the two, and that the registry has
    passed on without a gap. Anything less is left to the other kinds: None.
    """
    later = content.later.person.id if content.later.person else ""
    earlier = content.earlier.person.id if content.earlier.person else ""
    held = {post.id for one in (later, earlier) if one for post in case.posts_held_by(one) if exclusive(post)}
    posts = list(case.registry.posts(held).values()) if held else []
    if content.words:
        posts = [post for post in posts if any(content.words <= words for words in words_of(post))]
    handed = [(post, pair) for post in posts for pair in _handovers(post, later, earlier, case)]
    for post, (before, after) in handed:
        if (before.person, after.person) == (earlier, later) and content.into in ("", "as"):
            return _judge_date(claim, content, case, post, (before, after))
    if content.meant and (another := _of_another(claim, content, posts, case)):
        return _followed(claim, Verdict.UNSUPPORTED, *another, case)
    told = {post.id for post in posts} if content.words else _told(claim, content, held, case)
    turned = _turned_round(claim, content, posts, case)
    if turned:
        return _followed(claim, Verdict.CONFLICT, *turned, case)
    meant = [(post, pair) for post, pair in handed if post.id in told and _without_gap(*pair)]
    # The one who came before may have held the post too, but earlier: what counts is whom the later one followed.
    meant = [(post, pair) for post, pair in meant if pair[1].person == later] or meant
    if _stood_in(content, case):
        meant = []
    meant = [(post, pair) for post, pair in meant if not _may_be(content, pair, case)]
    if not posts:
        return None
    if len(meant) != 1 or content.into not in ("", "as"):
        message = f"The registry does not say whom {content.later.name} followed, and in which post."
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message)
    return _followed(claim, Verdict.CONFLICT, *meant[0], case)


def _turned_round(
    claim: Claim, content: Succession, posts: Sequence[Post], case: Case
) -> tuple[Post, tuple[Holder, Holder]] | None:
    """The handover of which "her successor, Q" has the two the wrong way round: the story itself calls her by the post
    that Q left to her. Who "replaces" somebody may be coming back.
    """
    earlier, later = content.earlier, content.later
    words = {token.lower for token in case.draft.tokens_in(claim.span)}
    if earlier.person is None or later.person is None or words.isdisjoint(_NOUNS):
        return None
    called: set[str] = set()
    for _, role in roles_of(earlier.individual, case):
        if role.sense in ("holds", "since"):
            called.update(post.id for post in candidate_posts(role.phrase, case.draft, case.registry).posts)
    for post in posts:
        for before, after in _handovers(post, earlier.person.id, later.person.id, case) if post.id in called else ():
            if (before.person, after.person) == (later.person.id, earlier.person.id):
                return post, (before, after)
    return None


def _followed(claim: Claim, verdict: Verdict, post: Post, pair: tuple[Holder, Holder], case: Case) -> Finding | None:
    before, after = pair
    person, previous = case.person(after.person), case.person(before.person)
    if person is None or previous is None:
        return None
    message = f"{person.name} followed {previous.name} as {title_of(post)} {on(after.period.starts)}."
    found = [evidence(person, (post, after)), evidence(previous, (post, before))]
    code = "wrong-predecessor" if verdict == Verdict.CONFLICT else "unsupported"
    return case.finding(claim, verdict, code, message, previous.name if verdict == Verdict.CONFLICT else None, found)


def _of_another(
    claim: Claim, content: Succession, posts: Sequence[Post], case: Case
) -> tuple[Post, tuple[Holder, Holder]] | None:
    """The handover that is meant if "his" is of somebody named earlier in the story: "His successor, Q" of an obituary,
    after a sentence about the leader of today.
    """
    assert content.meant
    other = content.earlier if content.meant is content.later else content.later
    named = other.person.id if other.person else ""
    gender = gender_of(content.meant)
    for individual in case.draft.individuals:
        person = individual.person
        if person is None or person.id == named or individual.mentions[0].span.start > claim.span.start:
            continue
        if gender not in ("", gender_of(individual.mentions[0])):
            continue
        wanted = (named, person.id) if content.meant is content.later else (person.id, named)
        for post in posts:
            for before, after in _handovers(post, wanted[1], wanted[0], case):
                if (before.person, after.person) == wanted:
                    return post, (before, after)
    return None


def _judge_date(
    claim: Claim, content: Succession, case: Case, post: Post, pair: tuple[Holder, Holder]
) -> Finding | None:
    before, after = pair
    person, previous = case.person(after.person), case.person(before.person)
    if person is None or previous is None:
        return None
    found = [evidence(person, (post, after)), evidence(previous, (post, before))]
    said = content.date.interval if content.date else None
    starts = after.period.starts
    if said and starts and not said.agrees(starts):
        message = f"{person.name}'s time as {title_of(post)} started {on(starts)}."
        return case.finding(claim, Verdict.CONFLICT, "wrong-start", message, str(starts), found)
    message = f"{person.name} followed {previous.name} as {title_of(post)} {on(starts)}."
    return case.finding(claim, Verdict.MATCH, "match", message, None, found)


def _handovers(post: Post, later: str, earlier: str, case: Case) -> Iterator[tuple[Holder, Holder]]:
    """The handovers of a post to one person or from the other: from a stand-in, and from the last lasting holder."""
    placed = [(when, h) for h in post.holders if (when := h.period.starts or h.period.ends)]
    holders = [h for _, h in sorted(placed, key=lambda item: (item[0].start, item[0].end))]
    published = Interval.day(case.draft.article.published)
    for at, after in enumerate(holders):
        if after.status or after.period.not_begun(published):
            continue
        for before in reversed(holders[:at]):
            if before.person != after.person and (after.person == later or before.person == earlier):
                yield before, after
            if not before.status:
                break


def _without_gap(before: Holder, after: Holder) -> bool:
    """Whether nobody that the registry does not know can have held the post between two."""
    left, taken = before.period.ends, after.period.starts
    return left is not None and taken is not None and taken.start - left.end <= _GAP


def _may_be(content: Succession, pair: tuple[Holder, Holder], case: Case) -> bool:
    """Whether the handover is the registry's, with a name that it does not have: "Liz" for Elizabeth Hale, or one with
    a slip, which the name's own finding is about.
    """
    for mention, holder in zip((content.earlier, content.later), pair, strict=True):
        person = case.person(holder.person)
        if person is None or (mention.person and mention.person.id != person.id):
            return False
        if mention.person is None and not (
            has_form_of_name(mention, person) or (mention.individual and alike(mention.individual.name, person))
        ):
            return False
    return True


def _stood_in(content: Succession, case: Case) -> bool:
    """Whether the one who came before is said to have been there for the time being."""
    tokens = case.draft.tokens
    mentions = content.earlier.individual.mentions if content.earlier.individual else [content.earlier]
    for mention in mentions[:_FEW]:
        at = case.draft.token_at(mention.span.start)
        if any(token.lower in STANDING_IN for token in tokens[max(at - _BESIDE, 0) : at + 2 * _BESIDE]):
            return True
    return False


def _told(claim: Claim, content: Succession, held: set[str], case: Case) -> set[str]:
    """The ids of the posts by which the story calls either of the two; after "as", the sentence."""
    told: set[str] = set()
    sentence = case.draft.sentence_at(claim.span.start).span
    both = (content.later, content.earlier)
    # Of somebody whom the registry does not know, only what the story calls them says which post they had.
    strangers = [mention for mention in both if mention.person is None and roles_of(mention.individual, case)]
    for who in strangers or both:
        for span, role in roles_of(who.individual, case):
            if (content.into and not sentence.contains(span)) or is_of_a_group(role.phrase, case.draft):
                continue
            posts = candidate_posts(role.phrase, case.draft, case.registry).posts
            told.update(post.id for post in posts if post.id in held)
    return told
