"""Whether a person's figure is told of that person: "Ada Marsh was fined £400", and not "Ada Marsh's brother was"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ...mentions.draft import Draft, PersonMention
from ...records import Figure, Span
from ...registry.keys import content_words
from ...text.tokens import Token
from ..name.titles import RELATIVES
from .stated import Stated

_PREPOSITIONS = frozenset("of by to with against for from about on at like than near beside over behind".split())
# After a figure: "a fine of £400 for Ada Marsh", "a sentence of two years was imposed on Ben Hale".
_RECEIVING = frozenset("for on to".split())
_VERBS = frozenset("was is has had were are".split())
_BEFORE_VERB = frozenset("and who he she , ) - – — ; also then now later still , ' \" ” ’ but who'd".split())
_ADVERBS = frozenset("also then now later still eventually previously already only been had has was just".split())
_PRONOUNS = frozenset("he she".split())
_OWN = frozenset("his her".split())
_OWNERS = _OWN | {"their", "'s", "whose"}
_RELATIVES = frozenset("who which that whose whom".split())
# "The former nurse" is whom the sentence before was about; "the nurse" may be another.
_DESCRIBING = frozenset("former retired veteran".split())
_IN = frozenset("in on at".split())
_NOTHING: frozenset[str] = frozenset()
# How many sentences back somebody is named whom "he" still means, and words for others whom it may mean.
_BACK = 4
_OTHER_PEOPLE = RELATIVES | frozenset("man woman boy girl driver victim colleague candidate opponent rival who".split())
_OPENING = frozenset("and but so yet then later".split())
# Right after the last of several people these tell of that one: "ahead of Tom Pell on 1,076", "Ada Marsh came fourth".
_RIGHT_AFTER = frozenset("was is has had came finished polled got won received secured took earns earned on (".split())
# An owned noun stands so close before its figure: "jailed his younger brother, Ben, for two years".
_OWNED = 8
_REACH = 60
# A number in a result: "(Lib Dem) 1,093", "was third on 842"; the brackets hold a few words.
_LEAD, _PARTY, _PLACED = 7, 6, 2
_PLACES = frozenset("first second third fourth fifth sixth seventh eighth last".split())
_COMING = frozenset("was came finished coming finishing trailed placed in".split())
# By how many votes somebody won is the majority: "won the seat by 812 votes", "beat Ben Hale by 812".
_WINNING = frozenset(
    """
    won win winning beat beating took taking taken held holding elected re-elected defeated defeating unseated unseating
    ousted gained
    """.split()
)
_LOSING = frozenset("lost losing lose defeat".split())
_WON = 14
_POLLING = frozenset("by-election by-elections election elections votes poll turnout".split())


def is_persons(stated: Stated, figure: Figure, vocabulary: AbstractSet[str], draft: Draft) -> bool:
    """Whether the words make the subject of `figure` the one who was fined, elected or paid what `stated` says.

    Reads: Waste boss Ada Marsh was fined £400 · Ada Marsh, of Brill, who admitted it, was fined £400 · Ada Marsh
    admitted it and was fined £400 · Ada Marsh's fine was £400 · the fine of Ada Marsh was £400 · magistrates fined Ada
    Marsh £400 · a fine of £400 for Ada Marsh · "Ada Marsh admitted it. She was fined £400." Not: Ada Marsh's brother
    was fined £400 · the man who hit Ada Marsh was fined £400 · Ada Marsh said a neighbour had been fined £400 · "Ada
    Marsh was in court. A man was fined £400."
    """
    sentence = draft.sentences[stated.sentence].span
    at = stated.quantity.full.start
    people = [m for m in draft.people_in(sentence) if m.individual]
    before = [m for m in people if m.span.end <= at and m.span.start >= at - _REACH * 8]
    if before:
        mention = before[-1]
        several = len({m.individual.name for m in before if m.individual}) > 1
        return _is(mention, figure) and _is_told_of(mention, stated, vocabulary, draft, several)
    if people:
        lead = draft.tokens[max(draft.token_at(people[0].span.start) - 1, 0)].lower
        alone = len({m.individual.name for m in people if m.individual}) == 1
        return alone and _is(people[0], figure) and lead in _RECEIVING
    earlier = _told_of_before(stated.sentence, draft)
    if earlier is None or not _is(earlier, figure):
        return False
    return _goes_on(draft.tokens_in(Span(sentence.start, at)), earlier, vocabulary, draft)


def is_polled(stated: Stated, draft: Draft) -> bool:
    """Whether a bare number stands as somebody's votes in a story of an election.

    Reads, after a name: "… (Green) 138" · "… on 1,076" · "… was third on 842" · "… came fourth with 351" · "… finished
    last on 138".
    """
    quantity = stated.quantity
    if quantity.kind != "count" or quantity.unit or not stated.before:
        return False
    before = [word for word in stated.before[-_LEAD:] if word not in (":", "-", "–", "—")]
    if before[-1:] == [")"]:
        shown = "(" in before and before.index("(") >= len(before) - _PARTY
    else:
        placed = len(before) > _PLACED and before[-2] in _PLACES and before[-3] in _COMING
        shown = before[-1:] == ["on"] or (before[-1:] == ["with"] and placed)
    line = draft.article.text[quantity.full.end : quantity.full.end + 1] in ("\n", "\r")
    if not shown or not (line or stated.after[:1] in ((), (",",), (".",), (";",), ("and",), (")",), ("while",))):
        return False
    near = Span(max(quantity.full.start - _REACH * 2, 0), quantity.full.start)
    return bool(draft.people_in(near)) and not _POLLING.isdisjoint(_story_words(draft))


def is_won_by(stated: Stated, draft: Draft) -> bool:
    """Whether a figure is the number of votes by which somebody won.

    Reads: who won Brill last year by 812 votes · beat Labour's Ben Hale by 812 (in a story of an election).
    """
    quantity = stated.quantity
    before = set(stated.before)
    if stated.before[-1:] != ("by",) and quantity.full == quantity.span:
        return False
    if quantity.high is not None or not _WINNING & before or _LOSING & before or stated.after[:1] == ("to",):
        return False
    if quantity.kind == "votes":
        return "by" in stated.before[-4:]
    plain = quantity.kind == "count" and not quantity.unit and stated.before[-1:] == ("by",)
    return plain and stated.after[:1] in ((), (".",), (",",)) and not _POLLING.isdisjoint(_story_words(draft))


def is_winners(stated: Stated, figure: Figure, draft: Draft) -> bool:
    """Whether the subject of `figure` is the one who won by so many votes: who is named last before the verb.

    Reads: Ada Marsh, 46, beat Ben Hale by 812 votes · Ada Marsh, who won Brill by 812 votes · "Ada Marsh is the MP. She
    won by 812 votes." Not: Ada Marsh's brother won by 812 votes · the man Ada Marsh beat won Brill by 812 votes.
    """
    sentence = draft.sentences[stated.sentence].span
    tokens = draft.tokens_in(Span(sentence.start, stated.quantity.full.start))
    verb = max((at for at, token in enumerate(tokens) if token.lower in _WINNING), default=-1)
    if verb < 0 or verb < len(tokens) - _WON:
        return False
    people = [m for m in draft.people_in(Span(sentence.start, tokens[verb].start)) if m.individual]
    if not people:
        earlier = _told_of_before(stated.sentence, draft)
        return earlier is not None and _is(earlier, figure) and _goes_on(tokens, earlier, _NOTHING, draft)
    mention = people[-1]
    between = draft.tokens_in(Span(mention.span.end, tokens[verb + 1].start))
    if not _is(mention, figure) or not between or between[0].is_possessive or len(between) > _REACH:
        return False
    if any(token.lower in _WINNING for token in between[:-1]):
        return False  # "the man Ada Marsh beat won"
    lead = draft.tokens_in(Span(sentence.start, mention.span.start))
    return _is_subject(lead) and _verbs_follow(between, _NOTHING) and not _is_owned(between, _NOTHING)


def _told_of_before(sentence: int, draft: Draft) -> PersonMention | None:
    """The one person of the sentence before; over sentences that name nobody and speak of nobody else."""
    for at in range(sentence - 1, max(sentence - 1 - _BACK, -1), -1):
        span = draft.sentences[at].span
        people = [m for m in draft.people_in(span) if m.individual]
        if people:
            return people[0] if len({m.individual.name for m in people if m.individual}) == 1 else None
        if any(token.lower in _OTHER_PEOPLE for token in draft.tokens_in(span)):
            return None
    return None


def _story_words(draft: Draft) -> frozenset[str]:
    """All words of the story, gathered once."""
    words = draft.memo.get("words of the story")
    if not isinstance(words, frozenset):
        words = draft.memo["words of the story"] = frozenset(token.lower for token in draft.tokens)
    return words


def _is(mention: PersonMention, figure: Figure) -> bool:
    return mention.person is not None and mention.person.id == figure.subject


def _goes_on(words: Sequence[Token], mention: PersonMention, vocabulary: AbstractSet[str], draft: Draft) -> bool:
    """Whether a sentence that names nobody tells of the one before: "She was fined", "Her fine was", "The fine was",
    "In May 1999 he won".
    """
    dates = draft.dates_in(Span(words[0].start, words[-1].end)) if words else ()
    if dates and words[0].lower in _IN and dates[0].span.start <= words[1].start:
        rest = [word for word in words if word.start >= dates[0].span.end and word.text != ","]
        if rest and rest[0].lower in _PRONOUNS:
            words = rest
    at = next((at for at, word in enumerate(words) if word.is_word and word.lower not in _OPENING), len(words))
    if at + 1 >= len(words):
        return False
    gender = mention.person.gender if mention.person else ""
    first = words[at].lower
    if first in _PRONOUNS | _OWN and gender and (first in ("she", "her")) != (gender == "female"):
        return False
    if first in _PRONOUNS:
        return _verbs_follow(words[at:], vocabulary) and not _is_owned(words[at:], vocabulary)
    described = first == "the" and words[at + 1].lower in _DESCRIBING
    if described:  # "The former union official, who was elected with a majority of 5,894"
        return _verbs_follow(words[at + 2 :], vocabulary, True) and not _is_owned(words[at + 2 :], vocabulary)
    return first in (*_OWN, "the", "a") and _is_word_of(words[at + 1], vocabulary)


def _is_told_of(
    mention: PersonMention, stated: Stated, vocabulary: AbstractSet[str], draft: Draft, several: bool
) -> bool:
    """Whether what stands around a name and between it and the figure leaves the figure the person's."""
    between = draft.tokens_in(Span(mention.span.end, stated.quantity.full.start))
    if len(between) > _REACH:
        return False
    if between and between[0].is_possessive:
        verb = next((at for at, word in enumerate(between) if word.lower in _VERBS), len(between))
        owned = [word for word in between[1 : min(verb, _OWNED)] if not word.lower.endswith("ed")]
        return any(_is_word_of(word, vocabulary) for word in owned) and not _is_owned(between[1:], vocabulary)
    first = draft.token_at(mention.span.start)
    opening = draft.token_at(draft.sentences[stated.sentence].span.start)
    last = draft.tokens[first - 1] if first > opening else None
    if last and _is_word_of(last, vocabulary) and last.lower.endswith("ed"):
        return not _is_owned(between, vocabulary)  # "magistrates fined Ada Marsh £400"
    if last and last.lower == "of" and first - 2 >= opening and _is_word_of(draft.tokens[first - 2], vocabulary):
        return bool(between) and between[0].lower in _VERBS  # "the salary of Ada Marsh was £90,000"
    following = [word.lower for word in between[:2] if word.text != ","]
    if several and not (following and following[0] in _RIGHT_AFTER):
        return False
    direct = len(between) == 1 and between[0].lower == "on"
    if last and not direct and not _is_subject(draft.tokens[opening:first]):
        return False
    return _verbs_follow(between, vocabulary) and not _is_owned(between, vocabulary)


def _is_subject(lead: Sequence[Token]) -> bool:
    """Whether a name after these words can be the subject of its clause: not "the man who hit", "a friend of"."""
    words: list[str] = []
    for token in reversed(lead):
        if not token.is_word and token.lower not in ("'s", "-"):
            break
        if token.lower in ("and", "but", "while", "when", "after", "as"):
            break
        words.insert(0, token.lower)
    if not words:
        return True
    if words[-1] in _PREPOSITIONS or words[-1].endswith(("ing", "ed")):
        return False
    return _RELATIVES.isdisjoint(words) and _PREPOSITIONS.isdisjoint(words[1:])


def _verbs_follow(between: Sequence[Token], vocabulary: AbstractSet[str], described: bool = False) -> bool:
    """Whether each verb between a person and a figure can be the person's: none is of another ("a neighbour had").

    Words in an aside ("who admitted the charges", "of Mill Lane") and words of the property ("the fine was") are fine,
    and so is what is left of a description of the person, with which `between` begins if it is `described`.
    """
    for at, word in enumerate(between):
        ending = word.lower.endswith("ed") and _is_word_of(word, vocabulary)
        if word.lower not in _VERBS and not ending:
            continue
        before = at - 1
        while before >= 0 and (between[before].lower in _ADVERBS or between[before].lower.endswith("ly")):
            before -= 1
        if before < 0:
            if word.lower in ("were", "are"):
                return False
            continue
        if described and not any(one.lower in _VERBS or one.text == "," for one in between[:at]):
            continue
        if word.lower in ("were", "are") or (
            between[before].lower not in _BEFORE_VERB and not _is_word_of(between[before], vocabulary)
        ):
            return False
        if between[before].lower == "who" and _has_noun(between[:before]):
            return False
    return not any(word.lower in ("whose", "whom") for word in between)


def _has_noun(words: Sequence[Token]) -> bool:
    """Whether another thing than the person is told of before "who": "reported a man, who was"."""
    return any(word.lower in ("a", "an", "the", "another", *_OWNERS) for word in words)


def _is_owned(between: Sequence[Token], vocabulary: AbstractSet[str]) -> bool:
    """Whether the figure is of something or somebody of the person's: "jailed his brother for two years"."""
    near = between[-_OWNED:]
    for at, word in enumerate(near):
        follow = near[at + 1 : at + 4]
        if word.lower not in _OWNERS or not follow:
            continue
        if not any(_is_word_of(one, vocabulary) for one in follow) or any(one.is_possessive for one in follow):
            return True
    return False


def _is_word_of(word: Token, vocabulary: AbstractSet[str]) -> bool:
    return word.is_word and bool(content_words(word.lower) & set(vocabulary))
