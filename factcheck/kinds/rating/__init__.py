"""The kind `rating`: a grade that was given to somebody, from a closed scheme of grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from ...intervals import Interval
from ...mentions.draft import Draft
from ...records import Claim, Evidence, Finding, Rating, Scheme, Span, Verdict
from ...registry import Registry
from ...registry.keys import content_words
from ...structs import Struct
from ...text.dates import DateMention
from ...text.normalise import name_key
from ..case import Case
from .phrases import SOME_AREAS, RatingClaim, ratings_in
from .subjects import is_part, is_rivalled, issues, subjects_of
from .words import ASPECTS, CONVENTIONS, INSPECTING, NEW, POINTING, Grades, grades_of

KIND = "rating"
# Days after which an undated "was rated good" may well be of an inspection that the registry lacks: inspectors come
# back to a weak school within 30 months and to a good one in about four years (school inspection handbook, 2022).
_STALE = 3 * 365
# Days in which a story of a new grade tells of one that was published just now, for no inspector is back so soon.
_FRESH = 60


# What else a list of aspects with their grade has: "safety, behaviour and the curriculum were all rated good".
_LIST_WORDS = frozenset("the and its their was were all both each also rated graded judged".split())


class _Opinion(Struct, frozen=True):
    """What one subject's ratings say to a claim."""

    verdict: Verdict
    problem: str
    message: str
    suggestion: str | None = None
    ratings: tuple[Rating, ...] = ()


def read(draft: Draft, registry: Registry) -> Iterator[Claim]:
    """A claim for each grade that somebody is said to have; see `phrases.ratings_in` for what is read."""
    for span, content in ratings_in(draft, registry):
        time = content.date.interval if content.date else Interval.day(draft.article.published)
        yield Claim(KIND, span, content, time, draft.attributed_to(span))


def judge(claim: Claim, case: Case) -> Finding:
    """Compares a grade with the one given at its date, or else in force at publication.

    A conflict needs a subject that the sentence makes sure of, and a grade of the registry's for the same aspect and
    time; a grade that may be newer than the registry's last is unsupported.
    """
    content = claim.content
    assert isinstance(content, RatingClaim)
    grades = grades_of(case.registry.schemes())
    wrong_way = _wrong_way(content, grades)
    if wrong_way:
        return case.finding(claim, Verdict.CONFLICT, "wrong-direction", wrong_way)
    subjects, certain = subjects_of(content, claim.span, case)
    certain = certain and not is_rivalled(content.subject, subjects, case)
    rated = [rating for rating in case.ratings() if rating.subject in subjects]
    if content.issuers:
        issuers = {name_key(issuer) for issuer in content.issuers}
        rated = [rating for rating in rated if name_key(rating.issuer) in issuers]
    rated = [rating for rating in rated if _graded(content.wordings, rating, grades)]
    rated, aspect = _of_aspect(rated, content, case.draft, grades)
    if is_part(content.subject, case) and not any(rating.aspect for rating in rated):
        rated = []
    if not rated:
        what = f"this rating for {aspect}" if aspect else "this rating"
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", f"The registry has nothing on {what}.")
    groups: dict[tuple[str, str, str], list[Rating]] = {}
    for rating in rated:
        groups.setdefault((rating.subject, rating.issuer, rating.aspect), []).append(rating)
    opinions = [_opinion(content, _in_order(group), grades, certain, case) for group in groups.values()]
    if content.everywhere:
        opinions = [one for one in opinions if one.verdict != Verdict.UNSUPPORTED] or opinions
    chosen = opinions[0]
    if content.each:
        opinions = [one for one in opinions if one.verdict == Verdict.CONFLICT][:1] or opinions
        chosen = opinions[0]
        if chosen.verdict == Verdict.MATCH and (other := _unlisted(content, rated, case.draft)):
            chosen = _open(chosen.ratings[0], f"The registry does not have all of this list ({other})")
    differ = any((one.verdict, one.problem) != (opinions[0].verdict, opinions[0].problem) for one in opinions)
    several = len({key[:2] for key in groups}) > 1
    if differ or (several and chosen.verdict == Verdict.CONFLICT):
        who = "; ".join(dict.fromkeys(_says(one.ratings[0]) for one in opinions if one.ratings))
        chosen = _Opinion(Verdict.UNSUPPORTED, "ambiguous", f"More than one rating may be meant: {who}.")
    evidence = [_evidence(rating) for rating in chosen.ratings]
    return case.finding(claim, chosen.verdict, chosen.problem, chosen.message, chosen.suggestion, evidence)


def _unlisted(content: RatingClaim, rated: list[Rating], draft: Draft) -> str:
    """A word of a list of aspects that is in none of those rated; empty when they are the whole list."""
    known = {word for rating in rated for word in _aspect_key(rating.aspect).split()} | _LIST_WORDS
    words = [token.lower for token in draft.tokens_in(content.clause) if token.is_word]
    return next((word for word in words if word not in known and word not in " ".join(content.wordings).split()), "")


def _graded(wordings: Sequence[str], rating: Rating, grades: Grades) -> bool:
    scheme = _scheme(rating, grades)
    return all(grades.meaning(wording, scheme) for wording in wordings)


def _names(scheme: Scheme) -> tuple[str, ...]:
    return (scheme.name, *scheme.other_names)


def _scheme(rating: Rating, grades: Grades) -> Scheme:
    """The scheme that a rating is of: named, or the issuer's that has its grade."""
    for scheme in grades.schemes:
        if rating.scheme and rating.scheme in (scheme.name, *scheme.other_names):
            return scheme
    for scheme in grades.schemes:
        if not rating.scheme and scheme.issuer == rating.issuer and grades.meaning(rating.grade.lower(), scheme):
            return scheme
    return CONVENTIONS


def _of_aspect(rated: list[Rating], content: RatingClaim, draft: Draft, grades: Grades) -> tuple[list[Rating], str]:
    """The ratings of the aspect that the clause names, else those overall; and an aspect that none of them has."""
    if content.everywhere:
        return rated, ""
    words = [token.lower for token in draft.tokens_in(content.clause)]
    clause = f" {' '.join(word for word in words if word != ',')} "
    if content.each:
        told = [rating for rating in rated if rating.aspect and f" {_aspect_key(rating.aspect)} " in clause]
        return told, "" if told else "these"
    if content.aspect == SOME_AREAS:  # an aspect before the grade is another's: "good for care and poor in others"
        return [], content.aspect
    after = content_words(content.aspect) - POINTING
    overall = [rating for rating in rated if not rating.aspect]
    aspects = [rating for rating in rated if rating.aspect and name_key(rating.aspect) not in name_key(rating.subject)]
    named = [rating for rating in aspects if content_words(rating.aspect) <= after]
    if not named and after:
        named = [rating for rating in aspects if after <= content_words(rating.aspect)] or [
            rating for rating in aspects if len(after & content_words(rating.aspect)) >= 2
        ]
        named = named if len({rating.aspect for rating in named}) == 1 else []
    named = named or [rating for rating in aspects if f" {_aspect_key(rating.aspect)} " in clause]
    named = named or [rating for rating in aspects if _opens_with(clause, rating.aspect, content.clause, draft)]
    if named and "overall" not in words:
        longest = max(len(rating.aspect) for rating in named)
        return [rating for rating in named if len(rating.aspect) == longest], ""
    names = [name for rating in rated for name in (rating.subject, *_names(_scheme(rating, grades)))]
    subjects = {word for name in names for word in name_key(name).split()}
    said = "" if after <= content_words(" ".join(names)) else content.aspect  # "scored 1/5 for hygiene"
    unknown = said or next((word for word in words if word in ASPECTS and word not in subjects), "")
    return ([], unknown) if unknown and "overall" not in words else (overall, "")


def _aspect_key(aspect: str) -> str:
    """An aspect as it stands in a clause without its commas."""
    return name_key(aspect).replace(",", "")


def _opens_with(clause: str, aspect: str, span: Span, draft: Draft) -> bool:
    """Whether a clause, which begins after its last "and", opens with the end of an aspect that has one before it:
    "urgent and emergency care at the hospital was rated good"."""
    head, _, tail = _aspect_key(aspect).rpartition(" and ")
    if not head or not clause.startswith(f" {tail} "):
        return False
    at = draft.token_at(span.start)
    before = [token.lower for token in draft.tokens[max(at - 8, 0) : at] if token.text != ","]
    return " ".join(before).endswith(f"{head} and")


# -------------------------------------------------------------------------------------------------- what is right


def _in_order(group: Sequence[Rating]) -> list[Rating]:
    return sorted(group, key=lambda rating: (_since(rating) is not None, _since(rating) or Interval.year(1)))


def _since(rating: Rating) -> Interval | None:
    return rating.published or rating.inspected


def _opinion(content: RatingClaim, group: list[Rating], grades: Grades, certain: bool, case: Case) -> _Opinion:
    scheme = _scheme(group[0], grades)
    wanted = _wanted(content, scheme, grades)
    at = content.date.interval if content.date and content.date.interval else None
    if content.before:
        return _changed(content, group, wanted, at, certain, grades)
    if content.date and content.date.period and (len(content.wordings) > 1 or content.at_best):
        return _over(group, wanted, _stretch(content.date, case), certain, grades)
    if at:
        return _dated(content, group, wanted, at, certain, grades)
    return _undated(content, group, wanted, certain, case, grades)


def _stretch(date: DateMention, case: Case) -> Interval:
    """The days of "over the last ten years" or "since 2014"; a year that opens it counts from its end, when the grade
    that it brought is in force."""
    published = case.draft.article.published
    starts, ends = (date.period.starts, date.period.ends) if date.period else (None, None)
    first = starts.end if starts else Interval.year(1).start
    return Interval(min(first, published), ends.end if ends else published)


def _wanted(content: RatingClaim, scheme: Scheme, grades: Grades) -> set[str]:
    wanted = {grades.meaning(wording, scheme) for wording in content.wordings}
    if content.at_best:
        best = min(scheme.grades.index(grade) for grade in wanted)
        wanted |= set(scheme.grades[best:])
    return wanted


def _is(rating: Rating, wanted: set[str], grades: Grades) -> bool:
    scheme = _scheme(rating, grades)
    return (grades.meaning(rating.grade.lower(), scheme) or rating.grade) in wanted


def _given_at(rating: Rating, at: Interval) -> bool:
    return any(date is not None and date.agrees(at) for date in (rating.published, rating.inspected))


def _in_force(group: Sequence[Rating], at: Interval) -> list[Rating]:
    """The ratings that hold at some time of an interval: each from its publication to the next one's."""
    found = []
    for rating, after in zip(group, [*group[1:], None], strict=True):
        since = _since(rating)
        until = rating.superseded or (_since(after) if after else None)
        if since is not None and since.start <= at.end and (until is None or until.end >= at.start):
            found.append(rating)
    return found


def _match(rating: Rating) -> _Opinion:
    return _Opinion(Verdict.MATCH, "match", f"{_says(rating)}.", None, (rating,))


def _wrong(rating: Rating, certain: bool) -> _Opinion:
    if not certain:
        message = f"The registry cannot tell whose rating is meant; {_says(rating)}."
        return _Opinion(Verdict.UNSUPPORTED, "unsupported", message, None, (rating,))
    return _Opinion(Verdict.CONFLICT, "wrong-grade", f"{_says(rating)}.", rating.grade, (rating,))


def _open(rating: Rating, why: str) -> _Opinion:
    return _Opinion(Verdict.UNSUPPORTED, "unsupported", f"{why}; {_says(rating)}.", None, (rating,))


def _dated(
    content: RatingClaim, group: list[Rating], wanted: set[str], at: Interval, certain: bool, grades: Grades
) -> _Opinion:
    given = [rating for rating in group if _given_at(rating, at)]
    for rating in given:
        if _is(rating, wanted, grades):
            return _match(rating)
    force = _in_force(group, at)
    right = [rating for rating in force if _is(rating, wanted, grades)]
    if given:
        if right:
            return _open(given[-1], f"This grade was in force for a part of {at} only")
        return _wrong(given[-1], certain)
    if not force:
        return _open(group[-1], f"The registry has no rating of {at}")
    if not content.given or (content.date and content.date.period):
        if len(right) == len(force):
            return _match(force[-1])
        return _wrong(force[-1], certain) if not right and not content.new else _open(force[-1], "This may be newer")
    return _open(force[-1], f"The registry has no rating given in {at}")


def _undated(
    content: RatingClaim, group: list[Rating], wanted: set[str], certain: bool, case: Case, grades: Grades
) -> _Opinion:
    published = Interval.day(case.draft.article.published)
    force = _in_force(group, published)
    now = force[-1] if force else (group[0] if len(group) == 1 and _since(group[0]) is None else None)
    if now is None:
        return _open(group[0], "The registry has no rating in force at publication")
    if _is(now, wanted, grades):
        return _match(now)
    past = [r for r in group if _is(r, wanted, grades) and (since := _since(r)) and since.start <= published.end]
    if past and content.earlier:
        return _match(past[-1])
    since = _since(now)
    stale = since is not None and (published.start - since.end).days > _STALE and not content.current
    fresh = since is not None and 0 <= (published.start - since.end).days <= _FRESH
    newer = since is None or stale or (not fresh and not content.unchanged and (content.new or _news(case, since)))
    if past and not newer:
        message = f"{_says(past[-1])}; that is superseded: {_says(now)}."
        verdict = Verdict.CONFLICT if content.current and certain else Verdict.UNSUPPORTED
        return _Opinion(verdict, "superseded", message, now.grade, (now, past[-1]))
    if content.earlier or newer:
        return _open(now, "This may be another rating than the last that the registry has")
    return _wrong(now, certain)


def _over(group: list[Rating], wanted: set[str], at: Interval, certain: bool, grades: Grades) -> _Opinion:
    """A set of grades over a period: each that was given in it is one of the set."""
    force = _in_force(group, at)
    right = [rating for rating in force if _is(rating, wanted, grades)]
    if not force:
        return _open(group[-1], f"The registry has no rating from {at}")
    if len(right) == len(force):
        says = "; ".join(_says(rating) for rating in force)
        return _Opinion(Verdict.MATCH, "match", f"{says}.", None, tuple(force))
    if right:
        return _open(next(r for r in force if r not in right), "Not every rating in this time is one of these")
    return _wrong(force[-1], certain)


def _changed(
    content: RatingClaim, group: list[Rating], wanted: set[str], at: Interval | None, certain: bool, grades: Grades
) -> _Opinion:
    """ "Downgraded from good to inadequate": two ratings, one after the other."""
    scheme = _scheme(group[0], grades)
    started = {grades.meaning(wording, scheme) for wording in content.before}
    pairs = list(pairwise(group))
    if at:
        pairs = [pair for pair in pairs if _given_at(pair[1], at)]
    for before, after in pairs:
        if _is(before, started, grades) and _is(after, wanted, grades):
            message = f"{_says(before)}; {_says(after)}."
            return _Opinion(Verdict.MATCH, "match", message, None, (before, after))
    if at and len(pairs) == 1 and certain:
        before, after = pairs[0]
        message = f"{_says(before)}; {_says(after)}."
        right = f"from {before.grade} to {after.grade}"
        return _Opinion(Verdict.CONFLICT, "wrong-grade", message, right, (before, after))
    return _open(group[-1], "The registry does not have this change")


def _wrong_way(content: RatingClaim, grades: Grades) -> str:
    """Says so when "upgraded" goes down the scheme, or "downgraded" up; empty when it does not."""
    if not (content.before and content.change and len(content.before) == len(content.wordings) == 1):
        return ""
    for scheme in (*grades.schemes, CONVENTIONS):
        first, last = (grades.meaning(w, scheme) for w in (content.before[0], content.wordings[0]))
        if first and last:
            went_up = scheme.grades.index(last) < scheme.grades.index(first)
            if first == last or went_up == (content.change > 0):
                return ""
            better, worse = (last, first) if went_up else (first, last)
            return f"{better.capitalize()} is a better grade than {worse}."
    return ""


def _news(case: Case, since: Interval) -> bool:
    """Whether the story tells of an inspection later than a rating: then its grade may be newer than the registry's."""
    draft = case.draft
    published = draft.article.published
    for sentence in draft.sentences:
        words = [token.lower for token in draft.tokens_in(sentence.span)]
        issuing = [thing.span for thing in draft.things_in(sentence.span) if issues(thing.id, case)]
        if not issuing and (INSPECTING | VISITING).isdisjoint(words):
            continue
        named = {token.lower for span in issuing for token in draft.tokens_in(span)}
        if _new_inspection(words, INSPECTING | VISITING | named):
            return True
        for found in draft.dates_in(sentence.span):
            if found.interval and found.kind == "date" and since.end < found.interval.start <= published:
                return True
    return False


def _new_inspection(words: Sequence[str], inspecting: AbstractSet[str]) -> bool:
    """Whether "new" and its like go with a word of inspecting: "its latest report", "was recently inspected".

    An adjective stands before its noun, an adverb on either side; "rated good in May, has a new head" tells of none.
    """
    for at, word in enumerate(words):
        if word not in NEW_INSPECTIONS:
            continue
        after = words[at + 1 : at + 1 + _NEW_REACH]
        before = words[max(0, at - _NEW_REACH) : at][::-1] if word.endswith("ly") else ()
        for near in (after, before):
            phrase = near[: near.index(",")] if "," in near else near
            if not inspecting.isdisjoint(phrase):
                return True
    return False


# Words between "new" and its noun: "the latest full Care Standards Board inspection".
_NEW_REACH = 6
VISITING: frozenset[str] = frozenset("report visit visits visited published findings judgement verdict".split())
NEW_INSPECTIONS: frozenset[str] = NEW - frozenset("has have now just".split())


# ----------------------------------------------------------------------------------------------------- saying it


def _says(rating: Rating) -> str:
    dates = [
        f"{done} {date}" for done, date in (("inspected", rating.inspected), ("published", rating.published)) if date
    ]
    aspect = f" for {rating.aspect}" if rating.aspect else ""
    when = f" ({', '.join(dates)})" if dates else ""
    return f"{rating.issuer} rated {rating.subject} {rating.grade}{aspect}{when}"


def _evidence(rating: Rating) -> Evidence:
    return Evidence(_says(rating), rating.where, source=rating.sources[0] if rating.sources else None)
