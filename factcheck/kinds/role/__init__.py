"""The kind `role`: who holds which title, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...intervals import Interval
from ...mentions.draft import Draft, PersonMention
from ...mentions.spelling import alike
from ...records import Claim, Evidence, Finding, Holder, Person, Post, Span, Verdict
from ...registry import Registry
from ...text.normalise import name_key
from ...text.offices import PARTY_WORDS, head_of
from ..case import Case
from .claim import RoleClaim
from .deputies import Deputy, judge_deputy, read_deputies
from .differences import (
    colleagues_title,
    differing_post,
    holds_without_party,
    judge_party,
    may_mean,
    with_own_party,
    wrong_party,
)
from .doubts import (
    has_form_of_name,
    has_title_too,
    is_devolved,
    is_elsewhere,
    is_leaving,
    is_of_a_group,
    is_said_later,
    is_told_of_then,
    may_lead_the_party,
)
from .links import read_role_claims
from .posts import LAW_OFFICERS, SPECIFIC, Candidates, candidate_posts, exclusive, is_short_form, words_of
from .standing import Standing, judge_standing, read_standings
from .succession import Succession, judge_succession, read_successions
from .tenure import Tenure, judge_tenure, read_tenures
from .times import evidence, holds, judge_change, judge_past, judge_since, on, says_held, title_of
from .told import post_at_own_body

KIND = "role"
# What somebody is for a party without an office: "Labour candidate Ada Marsh".
_PARTISANS = frozenset("candidate member activist campaigner supporter politician backbencher hopeful veteran".split())


def read(draft: Draft, registry: Registry) -> Iterator[Claim]:
    """A claim for every title given to somebody, and for every handover of one.

    `links.read_role_claims`, `succession.read_successions`, `standing.read_standings`, `tenure.read_tenures` and
    `deputies.read_deputies` say what is read.
    """
    roles = read_role_claims(draft)
    for content in roles:
        span = content.phrase.span
        mention = content.mention.span
        if content.sense != "based" and draft.sentence_at(span.start).span.start <= mention.start:
            span = Span(min(span.start, mention.start), max(span.end, mention.end))
        yield Claim(KIND, span, content, _time(draft, content), draft.attributed_to(span))
    for span, standing in read_standings(draft, roles):
        yield Claim(KIND, span, standing, None, draft.attributed_to(span))
    for span, tenure in read_tenures(draft):
        yield Claim(KIND, span, tenure, tenure.date.interval, draft.attributed_to(span))
    for span, deputy in read_deputies(draft):
        yield Claim(KIND, span, deputy, None, draft.attributed_to(span))
    for span, succession in read_successions(draft, roles):
        time = succession.date.interval if succession.date else None
        yield Claim(KIND, span, succession, time, draft.attributed_to(span))


def _time(draft: Draft, content: RoleClaim) -> Interval:
    """When a title is said to be held: on the date that opens its sentence, else when the article is published.

    Reads "In May 2019 council leader Ada Marsh announced" as May 2019. A date elsewhere in the sentence is often the
    date of
    something else and is left to the judgement.
    """
    sentence = draft.sentence_at(content.phrase.span.start).span
    published = Interval.day(draft.article.published)
    for found in draft.dates_in(sentence):
        if (
            found.interval
            and found.span.start - sentence.start <= 4
            and found.kind == "date"
            and found.interval.end < published.start
            and not draft.text.startswith(("'s", "’s"), found.span.end)  # "Last year's mayor won, and P, …"
        ):
            return found.interval
    return published


def judge(claim: Claim, case: Case) -> Finding | None:
    """Compares a title with the posts of the registry, and its holder with theirs at the claim's time.

    None for a handover between people of whose posts the registry knows nothing.
    """
    content = claim.content
    if isinstance(content, Succession):
        return judge_succession(claim, content, case)
    if isinstance(content, Standing):
        return judge_standing(claim, content, case)
    if isinstance(content, Tenure):
        return judge_tenure(claim, content, case)
    if isinstance(content, Deputy):
        return judge_deputy(claim, content, case)
    assert isinstance(content, RoleClaim)
    if content.sense == "based":
        return _judge_home(claim, content, case)
    if content.sense == "party":
        return judge_party(claim, content, case)
    candidates = candidate_posts(content.phrase, case.draft, case.registry)
    people = content.mention.individual.people if content.mention.individual else ()
    if len(people) > 1:
        people = tuple(p for p in people if any(h.person == p.id for post in candidates.posts for h in post.holders))
    if len(people) == 1:
        return _judge_known(claim, content, people[0], candidates, case)
    if len(people) > 1:
        names = " or ".join(p.where for p in people)
        return case.finding(
            claim, Verdict.UNSUPPORTED, "ambiguous", f"Two people in the registry have this name ({names})."
        )
    return _judge_unknown(claim, content, candidates, case)


def _judge_home(claim: Claim, content: RoleClaim, case: Case) -> Finding:
    """ "Camford-based" against the registry's homes. People work and live in several places: never a conflict."""
    person = content.mention.person
    homes = [home for home in person.homes if home.period.holds(claim.time)] if person and claim.time else []
    for home in homes:
        if person and name_key(home.to) == name_key(content.phrase.area):
            says = Evidence(
                f"{person.name}: home in {home.to}", home.where, home.period, next(iter(home.sources), None)
            )
            return case.finding(claim, Verdict.MATCH, "match", f"{person.name} lives in {home.to}.", evidence=[says])
    name = person.name if person else content.mention.name
    known = f"; it has {', '.join(home.to for home in homes)}" if homes else ""
    message = f"The registry does not say that {name} is based in {content.phrase.area}{known}."
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message)


# ------------------------------------------------------------------------------- a person whom the registry knows


def _judge_known(claim: Claim, content: RoleClaim, person: Person, candidates: Candidates, case: Case) -> Finding:
    posts = {post.id: post for post in case.posts_held_by(person.id)}
    if is_of_a_group(content.phrase, case.draft):
        return _judge_in_group(claim, content, person, posts.values(), case)
    meant = [posts.get(post.id, post) for post in candidates.posts]
    held = [(post, holder) for post in meant for holder in post.holders if holder.person == person.id]
    settled = content.sense in ("holds", "since") and any(claim.time and holds(h, claim.time) for _, h in held)
    short = [] if settled else _short_forms(content, person, posts.values(), case)
    if not held and content.phrase.words & SPECIFIC:
        held = short
    if not held and not candidates.posts:
        held = _own_posts(claim, content, person, posts.values(), case)
    if content.sense in ("starts", "ends", "held", "again") and (held or short):
        return judge_change(claim, content, person, held or short, case)
    if content.sense == "since":
        finding = _judge_holding(claim, content, person, held, short, posts, candidates, case)
        if finding.verdict != Verdict.MATCH:
            return finding
        # "SNP leader of the council" may be told of the group that is led and of the council.
        partisan = with_own_party(content, person, posts, claim.time, case) if claim.time else []
        meant_too = [one for one in partisan if one not in held]
        return judge_since(claim, content, person, [*(held or short), *meant_too], case)
    if content.sense in ("former", "then", "coming"):
        return judge_past(claim, content, person, held or short, candidates, case)
    return _judge_holding(claim, content, person, held, short, posts, candidates, case)


def _judge_in_group(claim: Claim, content: RoleClaim, person: Person, posts: Iterable[Post], case: Case) -> Finding:
    """ "Group leader Ada Marsh", without the party: the person's own post in a group, else unsupported."""
    of_groups = (post for post in posts if any("group" in label.lower() for label in (post.label, *post.other_labels)))
    for post in of_groups:
        for holder in post.holders:
            of_now = holder.person == person.id and claim.time and holds(holder, claim.time)
            if of_now and content.sense == "holds" and any(content.phrase.words <= words for words in words_of(post)):
                return _held(claim, person, (post, holder), case)
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", _nothing_on(content, person.name, case))


def _short_forms(content: RoleClaim, person: Person, posts: Iterable[Post], case: Case) -> list[tuple[Post, Holder]]:
    """The person's posts that a title can be a shorter way to say."""
    return [
        (post, holder)
        for post in posts
        if is_short_form(content.phrase, post) and may_mean(content, post, case)
        for holder in post.holders
        if holder.person == person.id
    ]


def _own_posts(
    claim: Claim, content: RoleClaim, person: Person, posts: Iterable[Post], case: Case
) -> list[tuple[Post, Holder]]:
    """The person's own posts of just these words, for a title that too many posts share to be looked up.

    None when they hold another post of the same head just then, which the title may mean.
    """
    held = [(post, holder) for post in posts for holder in post.holders if holder.person == person.id]
    head = head_of(content.phrase.words)
    for post, holder in held:
        if claim.time and holds(holder, claim.time) and any(head_of(words) == head for words in words_of(post)):
            return []
    return [
        (post, holder)
        for post, holder in held
        if content.phrase.words in words_of(post) and may_mean(content, post, case)
    ]


def _judge_holding(
    claim: Claim,
    content: RoleClaim,
    person: Person,
    held: list[tuple[Post, Holder]],
    short: list[tuple[Post, Holder]],
    posts: dict[str, Post],
    candidates: Candidates,
    case: Case,
) -> Finding:
    at = claim.time
    assert at
    # Who "led the Liberals" in the past may be of another party now.
    party = wrong_party(claim, content, person, case) if content.sense != "held" else None
    for post, holder in (*held, *short):
        if holds(holder, at):
            if party:
                return party
            before = _stood_in_before(content, post, holder)
            if before:
                message = f"{says_held(person, (post, before))}, and has been {title_of(post)} {holder.period}."
                found = [evidence(person, (post, before)), evidence(person, (post, holder))]
                return case.finding(claim, Verdict.CONFLICT, "out-of-date", message, post.label, found)
            return _held(claim, person, (post, holder), case)
    unsure = next(((p, h) for p, h in held if holds(h, at) is None), None)
    if unsure:
        message = f"{says_held(person, unsure)}; the registry does not tell for {at}."
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, evidence=[evidence(person, unsure)])
    titled = content.sense != "held" and content.phrase.status != "verb"  # who "led Labour" led no council by that
    for post, holder in with_own_party(content, person, posts, at, case) if titled else ():
        if holds(holder, at):
            return _held(claim, person, (post, holder), case)
    if party and content.phrase.words - PARTY_WORDS <= _PARTISANS | {"councillor"}:
        return party
    if party and holds_without_party(content, person, posts, at, case):
        return party
    different = differing_post(claim, content, person, posts, candidates, case)
    if held:
        then = _held_at_a_date_of_the_sentence(claim, content, held, case)
        if then:
            message = f"{person.name} was {title_of(then[0])} {then[1].period}: say when, or “then”."
            return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, evidence=[evidence(person, then)])
        return _out_of_date(claim, content, person, held, case)
    if different:
        return different
    other = _judge_holder(claim, content, person.name, candidates, case) if content.sense != "held" else None
    if other is None or other.verdict == Verdict.UNSUPPORTED:
        other = colleagues_title(claim, content, person, posts, candidates, case) or other
    return other or case.finding(claim, Verdict.UNSUPPORTED, "unsupported", _nothing_on(content, person.name, case))


def _stood_in_before(content: RoleClaim, post: Post, holder: Holder) -> Holder | None:
    """When the holder of a post, now called "interim", stood in for another before: that is over."""
    if holder.status or content.phrase.status not in ("acting", "interim"):
        return None
    earlier = (one for one in post.holders if one.person == holder.person and one.status and one.period.ends)
    return next(earlier, None)


def _held(claim: Claim, person: Person, held: tuple[Post, Holder], case: Case) -> Finding:
    return case.finding(claim, Verdict.MATCH, "match", f"{says_held(person, held)}.", evidence=[evidence(person, held)])


def _out_of_date(
    claim: Claim, content: RoleClaim, person: Person, held: list[tuple[Post, Holder]], case: Case
) -> Finding:
    at = claim.time
    assert at
    past = [(post, h) for post, h in held if h.period.over_before(at)]
    post, holder = max(past, key=lambda ph: ph[1].period.ends or at) if past else held[0]
    now = _holder_on(post, at, case)
    successor = ""
    extra = []
    if now and now[0].id != person.id:
        successor = f"; {now[0].name} {'was' if now[1].period.ends else 'has been'} {now[1].period}"
        extra = [evidence(now[0], (post, now[1]))]
    unsure = content.loose or content.phrase.status == "new" or (past and _is_of_then(content, holder, at, case))
    verdict = Verdict.UNSUPPORTED if unsure else Verdict.CONFLICT
    if past:
        message = f"{person.name} was {title_of(post)} {holder.period}{successor}."
        suggestion: str | None = f"former {post.label}" if not now else now[0].name
        code = "out-of-date"
    else:
        message = f"{person.name} became {title_of(post)} only {on(holder.period.starts)}{successor}."
        suggestion = now[0].name if now and now[0].id != person.id else None
        code = "not-yet"
    return case.finding(claim, verdict, code, message, suggestion, [evidence(person, (post, holder)), *extra])


def _is_of_then(content: RoleClaim, holder: Holder, at: Interval, case: Case) -> bool:
    return is_leaving(content, holder, at, case.draft) or is_told_of_then(content, holder, case.draft)


def _held_at_a_date_of_the_sentence(
    claim: Claim, content: RoleClaim, held: list[tuple[Post, Holder]], case: Case
) -> tuple[Post, Holder] | None:
    """A holding that fits another date of the sentence, or "at the time": the title may be meant for then."""
    sentence = case.draft.sentence_at(content.phrase.span.start).span
    lower = sentence.of(case.draft.text).lower()
    if any(cue in lower for cue in ("at the time", "at that time", "back then")):
        return held[0]
    for found in case.draft.dates_in(sentence):
        if found.interval is None or found.interval.start > case.draft.article.published:
            continue
        if is_said_later(content, found.span, case.draft):
            continue
        for post, holder in held:
            if holds(holder, found.interval):
                return post, holder
    return None


# -------------------------------------------------------------------------- a person whom the registry does not know


def _judge_unknown(claim: Claim, content: RoleClaim, candidates: Candidates, case: Case) -> Finding:
    name = content.mention.individual.name if content.mention.individual else _surname(content.mention)
    if content.sense in ("holds", "held") and content.sense == "holds":
        found = _judge_holder(claim, content, name, candidates, case)
        if found:
            return found
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", _nothing_on(content, name, case))


def _surname(mention: PersonMention) -> str:
    return f"{mention.title} {mention.given or mention.family}".strip()


def _judge_holder(claim: Claim, content: RoleClaim, name: str, candidates: Candidates, case: Case) -> Finding | None:
    """A conflict when the registry has somebody else in a one-seat post at the claim's time, else None.

    When the other name is nearly the same, the name is what is in doubt, and the name's own finding says so.
    """
    at = claim.time
    assert at
    for post in candidates.posts:
        for holder in post.holders:
            person = case.person(holder.person)
            if person and content.mention.full and (alike(name, person) or has_form_of_name(content.mention, person)):
                message = (
                    f"The registry has {person.name} as {title_of(post)} {holder.period}: see the spelling of the name."
                )
                return case.finding(
                    claim, Verdict.UNSUPPORTED, "unsupported", message, evidence=[evidence(person, (post, holder))]
                )
    meant = candidates.one_at(at)
    if meant is None and content.mention.person:
        meant = post_at_own_body(content.phrase, content.mention.person, candidates, at, case)
    if meant is None and content.phrase.words <= LAW_OFFICERS and content.mention.person:
        meant = candidates.posts[0] if len(candidates.posts) == 1 else None
    if meant is None or content.loose or content.phrase.indefinite or not exclusive(meant):
        return None
    post = meant
    acting = content.phrase.status in ("acting", "interim")
    now = _holder_on(post, at, case, acting) if acting or not content.phrase.status else None
    if now is None or is_elsewhere(content, case.draft):
        return None
    if is_devolved(content, case.posts_held_by(now[0].id), case.draft) or may_lead_the_party(content, post, case):
        return None
    if is_of_a_group(content.phrase, case.draft):
        return None
    person, holder = now
    if has_title_too(person, content, case):
        return None
    if not content.mention.full and content.mention.individual is None:
        if f" {name_key(person.name)}".endswith(f" {name_key(content.mention.family)}"):
            return case.finding(
                claim,
                Verdict.MATCH,
                "match",
                f"{says_held(person, (post, holder))}.",
                evidence=[evidence(person, (post, holder))],
            )
        if not content.mention.title or content.mention.given:
            return None
    since = f" since {holder.period.starts}" if holder.period.starts and not holder.period.ends else ""
    title = f"{'acting ' if acting else ''}{title_of(post)}"
    message = f"{person.name} {'has been' if since else 'was'} {title}{since or ' ' + str(holder.period)}."
    return case.finding(claim, Verdict.CONFLICT, "not-holder", message, person.name, [evidence(person, (post, holder))])


def _holder_on(post: Post, at: Interval, case: Case, acting: bool = False) -> tuple[Person, Holder] | None:
    """The one substantive holder of a post at a time, or the one who stands in, when the registry is sure of one."""
    holders = [h for h in post.holders if holds(h, at) is not False and bool(h.status) == acting]
    if len(holders) != 1 or not holders[0].period.holds(at):
        return None
    person = case.person(holders[0].person)
    return (person, holders[0]) if person else None


def _nothing_on(content: RoleClaim, name: str, case: Case) -> str:
    title = content.phrase.core.of(case.draft.text)
    if content.phrase.status == "verb" or title.startswith(("holds ", "held ")):
        return f"The registry does not say whether {name} {title}."
    if content.mention.span.contains(content.phrase.core):
        return f"The registry does not say whether “{title}” is right for {name}."
    if content.sense == "held":
        return f"The registry does not say whether {name} was ever {title}."
    return f"The registry does not say whether {name} is {title}."
