"""What a claim says, part by part, in words that an editor can read and write: the content of a ruling.

The parts are those of `registry.rulings.PARTS`. People and bodies are given by the registry's id when the story says
for certain who is meant, else by the name as the story first has it in full.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from ..intervals import WEEKDAYS, Interval, edtf
from ..mentions.bodies import bodies_meant
from ..mentions.draft import PersonMention, ThingMention
from ..records import Claim, Span
from ..structs import Struct
from ..text.dates import DateMention
from ..text.honorifics import TITLES
from ..text.normalise import name_key
from ..text.offices import BODY_WORDS, role_key
from ..text.tokens import Token
from ..text.words import SAYING
from . import date, event, figure, name, quote, rating, role, statement
from .case import Case
from .event.meant import COLOUR
from .event.phrases import ORDINALS, EventClaim
from .figure import Content as FigureClaim
from .name import NameClaim
from .quote import QuoteClaim
from .rating.phrases import RatingClaim
from .role.claim import RoleClaim
from .role.posts import candidate_posts
from .role.times import date_of_change
from .statement.claim import StatementClaim
from .statement.units import DATE, NAME, NUMBER, Unit

# A quotation of so few words, by nobody, may be anybody's.
_FEWEST_QUOTED = 6
# Words that say when and by whom, not what; other parts say that.
_HELPERS = frozenset("a an the has have had been is are was were be being will that also".split())
# A statement about "her" is none about "him".
_PRONOUNS = frozenset(
    """
    he him his himself she her hers herself they them their themselves it its itself we us our i me my you your
    """.split()
)
_LEFT_OVER = frozenset("a an the of for and at in on to with from by ,".split())


class Meaning(Struct, frozen=True):
    """The parts of a claim. `general` is set when they say by themselves whom or what the claim is about: else the
    same words in another story may be another claim, and a ruling counts for its own article only.
    """

    parts: dict[str, list[str]]
    general: bool = True


def meaning(claim: Claim, case: Case) -> Meaning | None:
    """The parts of a claim, or None when its kind has read nothing that could be known again."""
    read = _READERS.get(claim.kind)
    found = read(claim, case) if read else None
    if found is None:
        return None
    return Meaning({part: values for part, values in found.parts.items() if any(values)}, found.general)


def _name(claim: Claim, case: Case) -> Meaning:
    content = claim.content
    assert isinstance(content, NameClaim)
    if content.thing:
        return Meaning({"name": [_flat(content.thing.span.of(case.draft.text))]})
    mention = content.person
    assert mention
    person, certain = _person(mention)
    title = TITLES.get(name_key(mention.title))
    parts = {"name": [mention.name], "title": [title.form if title else mention.title]}
    if name_key(person) != name_key(mention.name):
        parts["person"] = [person]
    return Meaning(parts, certain)


def _role(claim: Claim, case: Case) -> Meaning | None:
    content = claim.content
    if not isinstance(content, RoleClaim):
        return None
    phrase, draft = content.phrase, case.draft
    person, certain = _person(content.mention)
    candidates = candidate_posts(phrase, draft, case.registry)
    if candidates.certain:
        post = candidates.posts[0]
        parts = {"person": [person], "role": [post.label], "body": [post.organisation], "area": [post.area]}
    else:
        own = {i for thing in phrase.things for i in range(*_tokens(thing.span, case))}
        words = _trimmed([t.text for i, t in _inside(phrase.core, case) if i not in own])
        if role_key(words) != " ".join(sorted(phrase.words)):
            words = " ".join(sorted(phrase.words))
        body = [_thing(thing, case) for thing in phrase.things] or [phrase.unknown]
        if phrase.generic and not phrase.things:
            meant = bodies_meant(phrase.generic, draft, case.registry)
            body = [meant.known[0].id if meant.certain else " ".join(sorted(phrase.generic))]
            certain = certain and (meant.certain or content.mention.person is not None)
        parts = {"person": [person], "role": [words], "body": body, "area": [phrase.area]}
    says = "" if content.sense == "holds" else content.sense
    when = None
    if content.sense in ("starts", "ends", "held", "since", "again"):
        change = date_of_change(claim, content, case)
        when = _when(change) if change else None
        says = f"{says} {_open_end(change)}".strip() if change else says
    elif claim.time and claim.time != _published(case):
        when = edtf(claim.time)
    parts["says"] = [" ".join(filter(None, (says, phrase.status)))]
    return Meaning(parts | _dated(when, case), certain)


def _event(claim: Claim, case: Case) -> Meaning:
    content = claim.content
    assert isinstance(content, EventClaim)
    phrase, sentence = content.phrase, content.sentence
    things = list(phrase.things) if phrase else []
    about = [_thing(thing, case) for thing in things or case.draft.things_in(sentence)]
    if not things:
        about += [_person(mention)[0] for mention in case.draft.people_in(sentence)]
    words = _words(phrase.span if phrase else sentence, case, COLOUR | set(ORDINALS))
    parts = {"event": [words], "of": about, "says": ["" if content.aspect == "held" else content.aspect]}
    if phrase and phrase.ordinal:
        parts["number"] = [str(phrase.ordinal)]
    if content.date:
        parts["when"] = [_when(content.date) or ""]
        parts["says"] = [" ".join(filter(None, (*parts["says"], _open_end(content.date))))]
    return Meaning(parts, bool(about))


def _date(claim: Claim, case: Case) -> Meaning:
    content = claim.content
    if isinstance(content, PersonMention):
        person, certain = _person(content)
        return Meaning({"person": [person], "age": [str(content.age)], "when": [edtf(_published(case))]}, certain)
    assert isinstance(content, DateMention)
    if content.interval is None:
        return Meaning({"written": [_flat(content.span.of(case.draft.text))]}, False)
    weekday = "" if content.weekday is None else WEEKDAYS[content.weekday]
    return Meaning({"when": [edtf(content.interval)], "weekday": [weekday]})


def _figure(claim: Claim, case: Case) -> Meaning:
    content = claim.content
    assert isinstance(content, FigureClaim)
    stated, draft = content.stated, case.draft
    quantity, text = stated.quantity, draft.article.text
    sentence = draft.sentences[stated.sentence].span
    subject = _subject(sentence, claim.attributed_to, case)
    # The whole sentence: "for old sewers" may stand in another clause than the figure.
    general = BODY_WORDS if subject else ()
    about = _words(sentence, case, general, [Span(quantity.full.start, quantity.span.end)])
    when = [_when(d) for d in draft.dates_in(sentence) if d.kind == "date"]
    parts = {
        "value": [_flat(Span(quantity.full.start, quantity.span.end).of(text))],
        "subject": subject,
        "about": [about],
        "when": sorted({one for one in when if one}),
    }
    if not parts["when"]:
        parts |= _dated(None, case)
    return Meaning(parts, bool(subject) and bool(about))


def _rating(claim: Claim, case: Case) -> Meaning:
    content = claim.content
    assert isinstance(content, RatingClaim)
    subject = content.subject
    certain = subject.certain and not subject.foreign and not subject.pronoun
    who: list[str] = []
    if subject.thing:
        who = [_thing(subject.thing, case)]
    elif subject.noun:
        meant = bodies_meant((subject.noun,), case.draft, case.registry)
        certain = certain and meant.certain
        who = [meant.known[0].id if meant.certain else subject.noun]
    marks = {
        "at best": content.at_best, "earlier": content.earlier, "new": content.new, "throughout": content.everywhere,
        "upgraded": content.change > 0, "downgraded": content.change < 0,
    }  # fmt: skip
    parts = {
        "subject": who,
        "grade": list(content.wordings),
        "before": list(content.before),
        "issuer": list(content.issuers),
        "aspect": [" ".join(filter(None, (content.aspect, subject.noun if subject.thing else "")))],
        "says": [", ".join(word for word, is_so in marks.items() if is_so)],
    }
    return Meaning(parts | _dated(_when(content.date) if content.date else None, case), certain and bool(who))


def _quote(claim: Claim, case: Case) -> Meaning:
    content = claim.content
    assert isinstance(content, QuoteClaim)
    words = _flat(content.words.of(case.draft.text)).rstrip(",")
    speakers = list(content.speakers) or [content.speaker or ""]
    return Meaning({"speaker": speakers, "words": [words]}, any(speakers) or words.count(" ") + 1 >= _FEWEST_QUOTED)


def _statement(claim: Claim, case: Case) -> Meaning:
    content = claim.content
    assert isinstance(content, StatementClaim)
    clause = content.clause
    units = [(unit.span.start, _unit(unit, case)) for unit in clause.own]
    units += [(t.start, t.lower) for t in case.draft.tokens_in(clause.span) if t.lower in _PRONOUNS]
    parts = {"parts": [text for _, text in sorted(units)]}
    if content.unit is not None:
        parts["part"] = [_unit(clause.units[content.unit], case)]
    return Meaning(parts, any(unit.kind == NAME for unit in clause.own) and len(clause.own) > 1)


_READERS: dict[str, Callable[[Claim, Case], Meaning | None]] = {
    name.KIND: _name, role.KIND: _role, event.KIND: _event, date.KIND: _date, figure.KIND: _figure,
    rating.KIND: _rating, quote.KIND: _quote, statement.KIND: _statement,
}  # fmt: skip


# ------------------------------------------------------------------------------------------------------- the parts


def _person(mention: PersonMention) -> tuple[str, bool]:
    """Who a mention means, and whether the story says so for certain: a lone surname may be anybody's."""
    individual = mention.individual
    if individual is None:
        return mention.name, mention.full
    if individual.person:
        return individual.person.id, True
    return individual.name, not individual.people and bool(individual.given and individual.family)


def _thing(thing: ThingMention, case: Case) -> str:
    """What a mention names: what the registry knows by that name, unless the name is a mistake for it."""
    return (not thing.mistaken and thing.id) or _flat(thing.span.of(case.draft.text))


def _subject(sentence: Span, speaker: str | None, case: Case) -> list[str]:
    """Whom and what a sentence names besides who says it, or the one body that "the council" is in this story."""
    draft = case.draft
    found = [_thing(thing, case) for thing in draft.things_in(sentence)]
    people = [m for m in draft.people_in(sentence) if not (m.individual and m.individual.name == speaker)]
    found += [_person(mention)[0] for mention in people]
    if not found:
        general = {token.lower for token in draft.tokens_in(sentence)} & BODY_WORDS
        meant = bodies_meant(general, draft, case.registry) if general else None
        if meant and meant.certain:
            found.append(meant.known[0].id)
    return sorted(set(found))


def _unit(unit: Unit, case: Case) -> str:
    """One unit of a statement: a name as whom it means, a date as EDTF, with "not" and the preposition before it."""
    text = _flat(unit.text)
    mention = case.draft.person_mention_at(unit.span.start) if unit.kind == NAME else None
    if mention and mention.span.end < unit.span.end:
        mention = None  # "the Ada Marsh Library"
    if unit.kind == NAME:
        thing = next((thing for thing in case.draft.things_in(unit.span) if thing.span == unit.span), None)
        text = _person(mention)[0] if mention else _thing(thing, case) if thing else text
    elif unit.kind == DATE and unit.interval:
        text = edtf(unit.interval)
    before = unit.before if unit.kind in (NAME, DATE, NUMBER) and unit.before.isalpha() else ""
    at = case.draft.token_at(mention.span.start) - 1 if mention else -1
    if at >= 0 and case.draft.tokens[at].lower in _LEFT_OVER:
        before = case.draft.tokens[at].lower  # "to" is said of Ben Hale in "to Coun Ben Hale", not of his title
    return " ".join(filter(None, ("not" if unit.negated else "", before, text)))


def _words(span: Span, case: Case, without: Collection[str] = (), cut: Iterable[Span] = ()) -> str:
    """The words of a span, without the people, things and dates in it, which are parts of their own."""
    draft = case.draft
    out = [*(m.span for m in draft.people_in(span)), *(t.span for t in draft.things_in(span)), *cut]
    out += [d.span for d in draft.dates_in(span)]
    words = [t for t in draft.tokens_in(span) if t.is_word or t.text[0].isdigit()]
    return _trimmed(
        [
            t.text
            for t in words
            if t.lower not in without
            and t.lower not in _HELPERS
            and t.lower not in SAYING
            and not any(one.start <= t.start < one.end for one in out)
        ]
    )


def _trimmed(words: list[str]) -> str:
    """The words as text, without the prepositions that are left over at either end."""
    while words and words[-1].lower() in _LEFT_OVER:
        words.pop()
    while words and words[0].lower() in _LEFT_OVER:
        words.pop(0)
    return " ".join(words)


def _inside(span: Span, case: Case) -> Iterable[tuple[int, Token]]:
    first, last = _tokens(span, case)
    return [(i, case.draft.tokens[i]) for i in range(first, last)]


def _tokens(span: Span, case: Case) -> tuple[int, int]:
    return case.draft.token_at(span.start), case.draft.token_at(span.end)


def _when(found: DateMention) -> str | None:
    if found.interval:
        return edtf(found.interval)
    if found.period is None:
        return None
    starts, ends = found.period.starts, found.period.ends
    if starts and ends:
        return edtf(Interval(starts.start, ends.end, min(starts.precision, ends.precision)))
    one = starts or ends
    return edtf(one) if one else None


def _open_end(found: DateMention) -> str:
    """Which end of a period a date gives when it gives only one: "since 2019" is not "until 2019"."""
    if found.interval or not found.period or (found.period.starts and found.period.ends):
        return ""
    return "since" if found.period.starts else "until"


def _dated(when: str | None, case: Case) -> dict[str, list[str]]:
    """The date of a claim; without one it is about the time of its article, and of no earlier one."""
    return {"when": [when]} if when else {"since": [edtf(_published(case))]}


def _published(case: Case) -> Interval:
    return Interval.day(case.draft.article.published)


def _flat(text: str) -> str:
    return " ".join(text.split())
