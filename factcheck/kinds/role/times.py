"""Judges titles that are not simply held today: former, then and coming ones, and those taken up or laid down."""

from __future__ import annotations

from datetime import date, timedelta

from ...intervals import ALWAYS, Interval, Precision
from ...mentions.draft import Draft
from ...records import Claim, Evidence, Finding, Holder, Person, Post, Span, Verdict
from ...text.dates import DateMention
from ...text.offices import PARTY_WORDS
from ..case import Case
from .claim import RoleClaim
from .posts import Candidates

Held = list[tuple[Post, Holder]]
# People are named to a post before they take it up and resign before they go; a year covers notice periods.
_NOTICE = timedelta(days=366)
# How far after a title the date of a change may stand: "became leader, after a long count, in May 2019".
_NEAR = 40
# Parliament's longest gap between a dissolution and the next first sitting is under ten weeks.
_BETWEEN_TERMS = timedelta(days=100)
_RELATIVE = frozenset("who whose".split())
_ALWAYS_AGO = Interval.day(date.min)


def judge_past(
    claim: Claim, content: RoleClaim, person: Person, held: Held, candidates: Candidates, case: Case
) -> Finding:
    """\"Former leader", "the then leader", "incoming leader": against the periods in which the person held the post."""
    at = claim.time
    assert at
    phrase = content.phrase.core.of(case.draft.text)
    if not held:
        message = f"The registry does not say whether {person.name} was ever {phrase}."
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message)
    if content.sense == "coming":
        ahead = next(((p, h) for p, h in held if h.period.not_begun(at)), None)
        if ahead:
            return _match(claim, case, person, ahead)
        return case.finding(
            claim, Verdict.UNSUPPORTED, "unsupported", _says(person, held[0]), evidence=[evidence(person, held[0])]
        )
    now = next(((p, h) for p, h in held if holds(h, at) and not h.period.over_before(at)), None)
    over = next(((p, h) for p, h in held if h.period.over_before(at)), None)
    if content.sense == "former" and now and not _ends_within(now[1], at):
        # "A former Conservative MP" may sit for another party now.
        plain = content.phrase.words.isdisjoint(PARTY_WORDS)
        if plain and content.phrase.sense == "former" and claim.attributed_to is None:
            message = f"{person.name} is still {title_of(now[0])}, {now[1].period}."
            return case.finding(
                claim, Verdict.CONFLICT, "still-in-post", message, now[0].label, [evidence(person, now)]
            )
        return case.finding(
            claim, Verdict.UNSUPPORTED, "unsupported", _says(person, now), evidence=[evidence(person, now)]
        )
    began = next(((p, h) for p, h in held if not h.period.not_begun(at)), None)
    if content.sense == "then" and at.end < case.draft.article.published and not any(holds(h, at) for _, h in held):
        code = "out-of-date" if over else "not-yet"  # "In May 2006 the then leader"
        return case.finding(claim, Verdict.CONFLICT, code, _says(person, held[0]), None, [evidence(person, held[0])])
    if over or began:
        return _match(claim, case, person, over or began or held[0])
    message = f"{person.name} became {title_of(held[0][0])} only {on(held[0][1].period.starts)}."
    return case.finding(claim, Verdict.CONFLICT, "not-yet", message, None, [evidence(person, held[0])])


def _ends_within(holder: Holder, at: Interval) -> bool:
    return holder.period.ends is not None and holder.period.ends.start <= at.end


def judge_change(claim: Claim, content: RoleClaim, person: Person, held: Held, case: Case) -> Finding:
    """\"Became leader in May 2019", "stepped down as leader on 4 July", "was leader until 2023": against start and end.

    Without a date of its own, the claim is only that it happened.
    """
    at = claim.time
    assert at
    date = date_of_change(claim, content, case)
    if date is None:
        return _undated(claim, content, person, held, case)
    if content.sense == "again" and date.interval:
        return _judge_again(claim, person, held, date.interval, case)
    starts, ends = date.period.starts if date.period else None, date.period.ends if date.period else None
    if content.sense == "starts" and not starts:
        starts = date.interval
    elif content.sense == "ends" and not ends:
        starts, ends = None, date.interval or starts  # "since May 2017, when P stepped down as chairman"
    if content.sense == "held" and not (starts or ends) and date.interval:
        return _heldon(claim, person, held, date.interval, case)
    problem = None
    for post, holder in held:
        fits, wrong = _compare(post, holder, starts, ends, content)
        if fits and _follows(content, post, holder):
            return _match(claim, case, person, (post, holder))
        problem = problem or (wrong and (post, holder, wrong))
    if problem:
        post, holder, wrong = problem
        side = "started" if wrong == "wrong-start" else "ended"
        when = holder.period.starts if wrong == "wrong-start" else holder.period.ends
        message = f"{person.name}'s time as {title_of(post)} {side} {on(when)}."
        return case.finding(claim, Verdict.CONFLICT, wrong, message, str(when), [evidence(person, (post, holder))])
    return case.finding(
        claim, Verdict.UNSUPPORTED, "unsupported", _says(person, held[0]), evidence=[evidence(person, held[0])]
    )


def judge_since(claim: Claim, content: RoleClaim, person: Person, held: Held, case: Case) -> Finding:
    """\"Has been leader since May 2019", of somebody who is: against when the time in post began.

    Terms that follow one another without a real gap are one time in post.
    """
    at = claim.time
    assert at
    now = [(p, h) for p, h in held if holds(h, at)]
    date = date_of_change(claim, content, case)
    said = date.period.starts if date and date.period and date.period.starts else date.interval if date else None
    for one in now:
        starts = (_began(one[1], held), one[1].period.starts)
        if said is None or None in starts or any(start and said.agrees(start) for start in starts):
            return _match(claim, case, person, one)
    began = _began(now[0][1], held)
    verdict = Verdict.CONFLICT if len(now) == 1 else Verdict.UNSUPPORTED
    message = f"{person.name}'s time as {title_of(now[0][0])} started {on(began)}."
    return case.finding(claim, verdict, "wrong-start", message, str(began), [evidence(person, now[0])])


def _began(holder: Holder, held: Held) -> Interval | None:
    """When an unbroken time in post began: one term starts within a hundred days of the end of the one before."""
    began = holder.period.starts
    for _, earlier in sorted(held, key=lambda ph: ph[1].period.starts or _ALWAYS_AGO, reverse=True):
        ends = earlier.period.ends
        if began and ends and earlier is not holder and timedelta(0) <= began.start - ends.end <= _BETWEEN_TERMS:
            began = earlier.period.starts
    return began


def _compare(
    post: Post, holder: Holder, starts: Interval | None, ends: Interval | None, content: RoleClaim
) -> tuple[bool, str]:
    """Whether the dates agree with a holding, and else which end is certainly wrong ("" when that cannot be said)."""
    agree, wrong = [], ""
    for said, known, code in ((starts, holder.period.starts, "wrong-start"), (ends, holder.period.ends, "wrong-end")):
        if not said:
            continue
        if not known:
            agree.append(False)
            continue
        fits = said.agrees(known) or _on_the_eve(post, holder, said, known)
        agree.append(fits)
        if not fits and not (_announced_early(said, known) and not content.direct):
            wrong = wrong or code
    return bool(agree) and all(agree), wrong


def _on_the_eve(post: Post, holder: Holder, said: Interval, known: Interval) -> bool:
    """Whether a day is the one before or after that the registry has, and on it another left or took up the post. Who
    goes on the eve of a successor's first day is given either as the last.
    """
    if max(said.precision, known.precision) != Precision.DAY or abs(said.start - known.start) != timedelta(days=1):
        return False
    others = (h.period for h in post.holders if h.person != holder.person)
    return any(said in (period.starts, period.ends) for period in others)


def _follows(content: RoleClaim, post: Post, holder: Holder) -> bool:
    """Whether a holding began after that of whom it is said to follow; true of a predecessor who is not registered."""
    before = content.before.person if content.before else None
    starts, ends = holder.period.starts, holder.period.ends
    terms = [h.period.starts for h in post.holders if before and h.person == before.id]
    if ends and terms and all(term and term.start >= ends.start for term in terms):
        return False
    return not starts or not terms or any(term is None or term.start <= starts.start for term in terms)


def _announced_early(said: Interval, known: Interval) -> bool:
    return timedelta(0) < known.start - said.end <= _NOTICE


def date_of_change(claim: Claim, content: RoleClaim, case: Case) -> DateMention | None:
    """The date nearest after the title in its sentence, else the only one before it."""
    sentence = case.draft.sentence_at(content.phrase.span.start).span
    dates = [d for d in case.draft.dates_in(sentence) if (d.interval or d.period) and d.kind == "date"]
    after = [d for d in dates if d.span.start >= content.phrase.span.end]
    if content.sense == "since":
        text = case.draft.text
        after = [d for d in after if "since" in text[d.span.start - 8 : d.span.start + 6].lower()] or after
    if after and _is_of_another(case.draft, Span(claim.span.end, after[0].span.start)):
        after = dates = []
    if after and (after[0].span.start - claim.span.end <= _NEAR or content.sense == "since"):
        return after[0]
    if content.sense == "held" and _is_before_that(case.draft, content):
        return None
    return dates[0] if len(dates) == 1 and dates[0].span.end <= claim.span.start else None


def _is_before_that(draft: Draft, content: RoleClaim) -> bool:
    """Whether a title was held before the date of its sentence: "In May she took over from P, who had been leader"."""
    between = Span(content.mention.span.end, max(content.phrase.span.start, content.mention.span.end))
    return any(token.lower == "had" for token in draft.tokens_in(between))


def _is_of_another(draft: Draft, between: Span) -> bool:
    """Whether a date after a title is of what somebody else did: "took over as leader from P, who resigned in May"."""
    words = [token.lower for token in draft.tokens_in(between)]
    return bool(draft.people_in(between)) and not _RELATIVE.isdisjoint(words)


def _heldon(claim: Claim, person: Person, held: Held, when: Interval, case: Case) -> Finding:
    for post, holder in held:
        if holds(holder, when):
            return _match(claim, case, person, (post, holder))
    post, holder = held[0]
    if all(holds(h, when) is False for _, h in held):
        code = "out-of-date" if holder.period.over_before(when) else "not-yet"
        return case.finding(claim, Verdict.CONFLICT, code, _says(person, held[0]), None, [evidence(person, held[0])])
    return case.finding(
        claim, Verdict.UNSUPPORTED, "unsupported", _says(person, held[0]), evidence=[evidence(person, held[0])]
    )


def _judge_again(claim: Claim, person: Person, held: Held, when: Interval, case: Case) -> Finding:
    """\"Was re-elected as leader in May 2023": somebody who held the post before and after. A registry may hold several
    terms as one, so that it says nothing against a re-election while the post was held.
    """
    for post, holder in held:
        starts = holder.period.starts
        earlier = any(h.period.starts and starts and h.period.starts.end < starts.start for _, h in held)
        if starts and earlier and when.agrees(starts):
            return _match(claim, case, person, (post, holder))
    open_ = [one for one in held if holds(one[1], when) is not False]
    if open_:
        message = f"{_says(person, open_[0])[:-1]}; the registry does not say when they were elected again."
        found = [evidence(person, open_[0])]
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, evidence=found)
    return _heldon(claim, person, held, when, case)


def _undated(claim: Claim, content: RoleClaim, person: Person, held: Held, case: Case) -> Finding:
    at = claim.time
    assert at
    begun = [(p, h) for p, h in held if not h.period.not_begun(at) and _follows(content, p, h)]
    if content.sense == "ends":
        begun = [(p, h) for p, h in begun if h.period.ends and h.period.ends.start <= at.end]
    if begun:
        return _match(claim, case, person, begun[-1])
    return case.finding(
        claim, Verdict.UNSUPPORTED, "unsupported", _says(person, held[0]), evidence=[evidence(person, held[0])]
    )


def _match(claim: Claim, case: Case, person: Person, held: tuple[Post, Holder]) -> Finding:
    return case.finding(claim, Verdict.MATCH, "match", _says(person, held), evidence=[evidence(person, held)])


def _says(person: Person, held: tuple[Post, Holder]) -> str:
    return f"{says_held(person, held)}."


def title_of(post: Post) -> str:
    """What a message calls a post: its label, with the seat or the body where the label has no name in it, "MP for
    Camford South", "director of operations at Camford Hospitals NHS Trust".
    """
    if any(word[0].isupper() and not word.isupper() for word in post.label.split()):
        return post.label
    if post.area:
        return f"{post.label} for {post.area}"
    named = any(letter.isupper() for letter in post.organisation)  # an id is in lower case
    return f"{post.label} at {post.organisation}" if named else post.label


def says_held(person: Person, held: tuple[Post, Holder]) -> str:
    """What the registry says of a holding: "Ada Marsh was mayor of Camford from May 2019 until 4 June 2021"."""
    post, holder = held
    standing_in = f"{holder.status} " if holder.status else ""
    if holder.seen and not holder.period.starts and not holder.period.ends:
        return f"{person.name} was {standing_in}{title_of(post)} {on(holder.seen)}"
    verb = "was" if holder.period.ends else "has been" if holder.period.starts else "is"
    return f"{person.name} {verb} {standing_in}{title_of(post)} {holder.period}".replace(f" {ALWAYS}", "")


def holds(holder: Holder, at: Interval) -> bool | None:
    """Whether a holding covers a time. One that is only known from when it was seen says nothing of other times."""
    if holder.seen and not holder.period.starts and not holder.period.ends:
        return True if holder.seen.agrees(at) else None
    return holder.period.holds(at)


def on(when: Interval | None) -> str:
    """A date with its preposition: "on 4 May 2023", "in May 2023"."""
    if when is None:
        return "at a time the registry does not give"
    return f"{'on' if when.precision == Precision.DAY else 'in'} {when}"


def evidence(person: Person, held: tuple[Post, Holder]) -> Evidence:
    """That a person held a post, as evidence."""
    post, holder = held
    says = f"{person.name}: {(holder.status + ' ') if holder.status else ''}{title_of(post)}"
    return Evidence(says, holder.where, holder.period, holder.sources[0] if holder.sources else None)
