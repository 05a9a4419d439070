"""The article against itself: a figure of the headline, a caption or a sentence given differently in another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from ...intervals import MONTHS, WEEKDAYS
from ...mentions.draft import Draft, PersonMention
from ...records import Span, Verdict
from ...registry.keys import content_words
from ...text.quantities import agrees, slip
from ...text.quantities.units import STOP
from ...text.words import BODY_NOUNS, PLACE_NOUNS, SAYING
from ..name.titles import RELATIVES
from .outcome import Outcome, say_slip
from .slips import SLIPS
from .stated import Stated
from .words import COMPARING, FALLING, OTHER_STATE, RISING

# A headline has some six words besides its figure; two sentences say one thing when they share most of the words
# of the shorter one. Fewer shared words are a theme and not a statement. This project's own margins, chosen on
# headlines and first paragraphs so that none of 171 news articles gives a false conflict (2026-11).
_SHARED = 0.6
_SHARED_IN_BODY = 0.75
_FEWEST_IN_BODY = 3
_MOST_FIGURES = 10
# A text with more figures is a report and not a story; comparing all with all would cost their square.
_MOST_IN_STORY = 200
_KINDS = frozenset("money count votes percent share duration distance area weight power".split())
_RATES = frozenset("a an per each every annually".split())
_UNITS_OF_TIME = frozenset("year month week day hour night session visit head person".split())
# A story looks back in sentences that are dated more than two months before it.
_OLD_DAYS = 60
# Mentions of somebody among which the one with a spouse's first name is: "John and Sue Hale" is a first reference.
_FIRST_FEW = 3
_NO_NAMES = frozenset(word.lower() for word in MONTHS + WEEKDAYS)
# "The trust's biggest school" and "the biggest trust" are two things.
_FIRST_OF = frozenset("biggest largest smallest highest lowest oldest longest busiest".split())
_OTHERWISE = RISING | FALLING | COMPARING | OTHER_STATE
_SAYS_NOTHING = STOP | SAYING


def check_twice(draft: Draft, figures: Sequence[Stated]) -> dict[int, Outcome]:
    """The figures that the article gives differently elsewhere, by their index.

    Reads: "£3m footbridge opens in Brill" above "the £2m footbridge opened in Brill" · "12 jobs to go" above "15 jobs
    are to go" · "Ada Marsh, 34," and later "Ada Marsh, 43," or "the 43-year-old".

    Both have to be of one kind and unit, to count or name one thing in shared words, and to have no rival of their
    kind; neither may speak of a change, a part or another time. A headline's figure that the body has with two digits
    exchanged, or a million for a billion, needs no shared words.
    """
    found = _ages(draft, figures)
    able = [one for one in figures if _is_able(draft, one)]
    if not 2 <= len(able) <= _MOST_IN_STORY:
        return found
    words = {one.index: _words(draft, one) for one in able}
    body = [one for one in able if not one.display]
    for shown in able:
        if shown.display:
            outcome = _headline(draft, shown, body, words, figures)
            if outcome:
                found[shown.index] = outcome
    for later in body:
        outcome = _body(draft, later, body, words)
        if outcome and later.index not in found:
            found[later.index] = outcome
    return found


def _is_able(draft: Draft, stated: Stated) -> bool:
    """Whether a figure says one thing plainly: asserted, and no change, part, rate, range or old date beside it."""
    quantity = stated.quantity
    if quantity.kind not in _KINDS or quantity.high is not None or not stated.asserted:
        return False
    if quantity.kind in ("count", "votes") and not quantity.unit:
        return False
    near = {*stated.before[-4:], *stated.after[:5]}
    if near & _OTHERWISE:
        return False
    if stated.after[:1] and stated.after[0] in _RATES and set(stated.after[1:3]) & _UNITS_OF_TIME:
        return False
    if stated.after[:1] == ("of",) or "of" in stated.before[-1:]:
        return quantity.kind == "money"
    published = draft.article.published
    sentence = draft.sentences[stated.sentence].span
    return not any(
        found.interval and (published - found.interval.end).days > _OLD_DAYS for found in draft.dates_in(sentence)
    )


def _words(draft: Draft, stated: Stated) -> frozenset[str]:
    """The stems of the content words of a figure's clause, with the noun that it counts."""
    span = stated.quantity.span
    clause = stated.clause
    plain = [
        token.lower
        for token in draft.tokens_in(clause)
        if token.is_word and not (span.start <= token.start < span.end) and token.lower not in _SAYS_NOTHING
    ]
    return frozenset().union(*map(content_words, plain))


def _like(one: Stated, other: Stated) -> bool:
    """Whether two figures can be of one thing: kind and unit the same, and what they count, when it is named."""
    first, second = one.quantity, other.quantity
    if first.kind != second.kind:
        return False
    return first.unit.removesuffix("s") == second.unit.removesuffix("s") or first.kind in (
        "duration",
        "distance",
        "weight",
        "area",
    )


def _differ(one: Stated, other: Stated) -> bool:
    return agrees(one.quantity, other.quantity) is False and agrees(other.quantity, one.quantity) is False


def _headline(
    draft: Draft,
    shown: Stated,
    body: Sequence[Stated],
    words: dict[int, frozenset[str]],
    figures: Sequence[Stated],
) -> Outcome | None:
    """A figure of a headline or caption that no figure of the body bears out and one contradicts."""
    alike = [one for one in body if _like(shown, one)]
    if not alike or len(alike) > _MOST_FIGURES or not all(_differ(shown, one) for one in alike):
        return None
    slipped = [one for one in alike if slip(shown.quantity, one.quantity) in SLIPS]
    if slipped and all(_same_value(one, slipped[0]) for one in slipped):
        return say_twice(draft, shown, slipped[0])  # "204 homes" above "240 homes", in whatever words
    mine = words[shown.index]
    same = [one for one in alike if _same_thing(draft, shown, one, words, _SHARED, 2)]
    rivals = [one for one in alike if len(mine & words[one.index]) >= 2]
    if len(same) != 1 or len(mine) < 2 or any(not _same_value(one, same[0]) for one in rivals):
        return None
    # "100 jobs this year and 100 next year" are the headline's 200.
    addends = [one for one in figures if one.quantity.kind == shown.quantity.kind and not one.display]
    if len(addends) > _MOST_FIGURES or _is_sum(shown, addends):
        return None
    return say_twice(draft, shown, same[0])


def _body(draft: Draft, later: Stated, body: Sequence[Stated], words: dict[int, frozenset[str]]) -> Outcome | None:
    """A figure that an earlier sentence of the same speaker gives differently, in nearly the same words."""
    alike = [one for one in body if one is not later and _like(later, one)]
    if not alike or len(alike) > _MOST_FIGURES or _is_contrast(draft, later):
        return None
    same = [
        one
        for one in alike
        if one.sentence < later.sentence
        and _differ(later, one)
        and not _is_contrast(draft, one)
        and _same_thing(draft, later, one, words, _SHARED_IN_BODY, _FEWEST_IN_BODY)
        and draft.attributed_to(one.quantity.span) == draft.attributed_to(later.quantity.span)
    ]
    if len(same) != 1:
        return None
    others = [one for one in alike if one is not same[0]]
    if any(not _differ(one, later) or not _differ(one, same[0]) for one in others):
        return None
    if any(len(words[one.index] & words[later.index]) >= 2 for one in others):
        return None
    sentences = (draft.sentences[later.sentence].span, draft.sentences[same[0].sentence].span)
    times = [{str(d.interval) for d in draft.dates_in(span) if d.kind == "date"} for span in sentences]
    return say_twice(draft, later, same[0]) if times[0] == times[1] else None


def _is_contrast(draft: Draft, stated: Stated) -> bool:
    """Whether a sentence speaks of another thing, part or state of a kind: "similar watches", "another survey"."""
    tokens = draft.tokens_in(draft.sentences[stated.sentence].span)
    return any(token.lower in _OTHERWISE or token.lower in _FIRST_OF for token in tokens)


def _same_thing(
    draft: Draft, one: Stated, other: Stated, words: dict[int, frozenset[str]], share: float, fewest: int
) -> bool:
    """Whether two clauses name one thing: most words of the shorter are in the other, and no name sets them apart."""
    mine, theirs = words[one.index], words[other.index]
    shared = mine & theirs
    shorter = min(len(mine), len(theirs))
    if len(shared) < max(fewest, share * shorter) or not _heads(draft, one, other):
        return False
    names, others = _names(draft, one), _names(draft, other)
    return names <= others or others <= names


def _heads(draft: Draft, one: Stated, other: Stated) -> bool:
    """Whether the words right after both figures share one: "£3m footbridge" and "the £2m footbridge"."""
    heads = []
    for stated in (one, other):
        text = draft.article.text[stated.quantity.span.end : stated.span.end]
        heads.append(content_words(text))
    if heads[0] and heads[1]:
        return bool(heads[0] & heads[1])
    return (one.display or other.display) and (heads[0] == heads[1] or one.quantity.kind in ("percent", "share"))


def _names(draft: Draft, stated: Stated) -> set[str]:
    """The words of the names in a figure's sentence that tell one body or place from another."""
    span = draft.sentences[stated.sentence].span
    tokens = draft.tokens_in(span)
    named = [*(thing.span for thing in draft.things_in(span)), *(mention.span for mention in draft.people_in(span))]
    names = set()
    for place, token in enumerate(tokens):
        if not token.is_capital or not token.is_word or token.lower in STOP or token.lower in _NO_NAMES:
            continue
        if place or any(one.contains(Span(token.start, token.end)) for one in named):
            names.add(token.lower)
    return names - BODY_NOUNS - PLACE_NOUNS


def _same_value(one: Stated, other: Stated) -> bool:
    return one is other or agrees(one.quantity, other.quantity) is not False


def _is_sum(shown: Stated, figures: Sequence[Stated]) -> bool:
    """Whether a headline adds up what the story tells in parts, or tells a part of it."""
    values = [one.quantity.value for one in figures]
    step = max(shown.quantity.step, *(one.quantity.step for one in figures))
    for count in range(2, min(len(values), 5) + 1):
        for some in combinations(values, count):
            if abs(sum(some) - shown.quantity.value) <= step:
                return True
    return any(abs(abs(one - other) - shown.quantity.value) <= step for one, other in combinations(values, 2))


def say_twice(draft: Draft, stated: Stated, other: Stated) -> Outcome:
    """That a figure is given as another elsewhere."""
    part = draft.article.part(other.span.start).capitalize()
    has = other.quantity.full.of(draft.article.text)
    message = f"{part} has “{has}”.{say_slip(slip(stated.quantity, other.quantity))}"
    return Outcome(Verdict.CONFLICT, "twice", message, None, (draft.cite(other.span),), other.index)


def _ages(draft: Draft, figures: Sequence[Stated]) -> dict[int, Outcome]:
    """A person's age given twice differently: after the name again, or as "the 43-year-old" of the only one aged."""
    ages = [one for one in figures if one.quantity.kind == "age" and one.quantity.unit == "year"]
    found: dict[int, Outcome] = {}
    if len(ages) < 2:
        return found
    first: dict[str, Stated] = {}
    aged = [mention for mention in draft.people if mention.age is not None]
    family = any(token.lower in RELATIVES for token in draft.tokens)
    named_at = {one.span.end: one for one in aged if one.full or not (family or _of_couple(draft, one))}
    for stated in ages:
        name = _aged(named_at, stated)
        if not name:
            continue
        earlier = first.setdefault(name, stated)
        if earlier.quantity.value != stated.quantity.value:
            found[stated.index] = say_twice(draft, stated, earlier)
    if len(ages) == 2 and len(first) == 1 and not found:
        named = next(iter(first.values()))
        other = ages[0] if named is ages[1] else ages[1]
        if named.quantity.value == other.quantity.value:
            return found
        if (other is ages[1] and _is_the_aged(draft, other)) or (other.display and _is_swapped(named, other)):
            found[other.index] = say_twice(draft, other, named)
    return found


def _of_couple(draft: Draft, mention: PersonMention) -> bool:
    """Whether a surname is of two from the start: "John and Sue Hale", so that "Mr Hale" may be either."""
    mentions = mention.individual.mentions if mention.individual else ()
    firsts = (draft.token_at(one.name_span.start) for one in mentions[:_FIRST_FEW])
    return any(
        at >= 2 and draft.tokens[at - 1].lower in ("and", "&") and draft.tokens[at - 2].is_capital for at in firsts
    )


def _is_swapped(one: Stated, other: Stated) -> bool:
    """Whether two ages have the same digits: "Man, 45, jailed" above "Ben Hale, 54,"."""
    return sorted(str(one.quantity.value)) == sorted(str(other.quantity.value))


def _is_the_aged(draft: Draft, stated: Stated) -> bool:
    """Whether an age stands for somebody: "the 43-year-old was", not "a 43-year-old" or "the 43-year-old bridge"."""
    hyphened = "-" in stated.quantity.span.of(draft.article.text)
    return stated.before[-1:] == ("the",) and hyphened and stated.after[:1] != ("-",) and _stands(stated)


def _stands(stated: Stated) -> bool:
    """Whether "the 43-year-old" stands for somebody named before, and not for "the 43-year-old bridge"."""
    return not stated.after or not stated.after[0].isalpha() or stated.after[0] in STOP or stated.after[0] in SAYING


def _aged(named_at: dict[int, PersonMention], stated: Stated) -> str:
    """The full name whose age a figure gives: "Ada Marsh, 34," and "Ada Marsh (34)"."""
    at = stated.quantity.span.start
    for gap in (1, 2, 3):
        mention = named_at.get(at - gap)
        if mention and mention.age == stated.quantity.value and mention.individual:
            return mention.individual.name
    return ""
