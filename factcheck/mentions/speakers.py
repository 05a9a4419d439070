"""Works out who says what: the speaker of each quotation, and of speech that is reported without quotation marks."""

from __future__ import annotations

from bisect import bisect_left

from ..records import Span
from ..structs import Struct
from ..text.honorifics import TITLES
from ..text.normalise import name_key
from ..text.offices import HEADS
from ..text.sentences import Sentence
from ..text.tokens import Token
from ..text.words import SAYING
from .draft import Draft, PersonMention, Said

_PRONOUNS = frozenset({"he", "she", "they", "it"})
_GENDERS = {"he": "m", "she": "f"}
_FORMS = {"m": frozenset({"he", "him", "his"}), "f": frozenset({"she", "her", "hers"})}
_PREPOSITIONS = frozenset(
    "of about on for to with by from against after before when while if as asked told like unlike in at than".split()
)
_JOINTS = frozenset("when as and but where after before because that while which since whom".split())
# Characters before a name in which a pronoun is looked for, so that an endless sentence costs no square.
_CLAUSE = 300
# As many sentences as a pronoun may carry on without the name.
_CARRIED = 8
# Verbs of saying that take what is said as a clause ("said the plan was late"); the others of SAYING take a person
# or a thing ("blamed the cuts"), so what follows them is the paper's own words.
_WITH_CLAUSE: frozenset[str] = frozenset(
    """
    said says say saying told tells telling added adds adding explained claimed warned insisted argued announced
    confirmed stated replied continued concluded admitted revealed promised pledged denied believes believed
    suggested wrote stressed declared noted remarked
    """.split()
)
# Verbs after which a person is spoken to or about, not speaking.
_TO_A_PERSON: frozenset[str] = frozenset(
    "told tells telling asked urged praised thanked criticised accused called blamed".split()
)
_BEING = frozenset("was were been being is are".split())
_GOING_ON = frozenset("added adds adding continued concluded".split())
# As far from a name as a title before or after it reaches.
_BESIDE = 45
_QUOTES = frozenset("“‘\"'")
_ASIDES = frozenset(",–—-(")
_NEW_CLAUSE = frozenset({"while", "whereas", "but", ";"})
_TELLING = SAYING | _NEW_CLAUSE


class _Saying(Struct, frozen=True):
    """A verb of saying and its subject. `start` is where the subject's clause begins."""

    verb: Token
    speaker: str
    start: int


def find_speakers(draft: Draft) -> tuple[list[Said], list[Said]]:
    """Who says each quotation, and each stretch that is reported without quotation marks; both in text order.

    Reads: "…," said Ada Marsh · Ada Marsh said: "…" · "…," he added. · Ada Marsh, the leader, said the plan was late ·
    Ada Marsh blamed "cuts", while Ben Hale spoke of "lies" · a quotation that goes on from the paragraph before · The
    council said it would appeal. · The commissioner added: "…"
    """
    quoted: dict[Span, str] = {}
    reported: list[Said] = []
    last = ""
    telling = draft.places_of(_TELLING)
    for sentence in draft.sentences:
        quotes = draft.quotations_over(sentence.span)
        sayings = _sayings(draft, sentence, telling, last)
        starts = [saying.verb.start for saying in sayings]
        if quotes and not sayings:
            sayings = _given_by_pronoun(draft, sentence, quotes[0].span, last)
            starts = [saying.verb.start for saying in sayings]
        for quotation in quotes:
            alone = len(quotes) == 1 and _only_quoted(draft, sentence, quotation.span)
            speaker = _speaker_of(quotation.span, sayings, starts) or (last if alone or quotation.continued else "")
            if speaker:
                quoted.setdefault(quotation.span, speaker)
        for saying, following in zip(sayings, [*sayings[1:], None], strict=False):
            end = following.start if following else sentence.span.end
            if saying.verb.lower in _WITH_CLAUSE and saying.verb.end < end:
                reported.append(Said(Span(saying.verb.end, end), saying.speaker))
        if sayings:
            last = sayings[-1].speaker
    return [Said(span, speaker) for span, speaker in quoted.items()], reported


def _speaker_of(quotation: Span, sayings: list[_Saying], starts: list[int]) -> str:
    """Of the sentence's verbs of saying, the subject of the last before the quotation, else of the first after it."""
    at = bisect_left(starts, quotation.start)
    if at:
        return sayings[at - 1].speaker
    return sayings[0].speaker if sayings else ""


def _only_quoted(draft: Draft, sentence: Sentence, quotation: Span) -> bool:
    """Whether the sentence is nothing but part of the quotation, so that the speaker stays the one before."""
    outside = draft.text[sentence.span.start : max(quotation.start, sentence.span.start)]
    after = draft.text[min(quotation.end, sentence.span.end) : sentence.span.end]
    return not any(c.isalpha() for c in outside + after)


def _sayings(draft: Draft, sentence: Sentence, telling: list[int], last: str) -> list[_Saying]:
    """`telling` are the tokens of the draft that say or begin a clause."""
    tokens = draft.tokens
    first, end = draft.token_at(sentence.span.start), draft.token_at(sentence.span.end)
    found: list[_Saying] = []
    begin = first
    for at in telling[bisect_left(telling, first) : bisect_left(telling, end)]:
        if tokens[at].lower in _NEW_CLAUSE and not draft.quotation_at(tokens[at].start):
            begin = at
        if tokens[at].lower not in SAYING or draft.quotation_at(tokens[at].start):
            continue
        if at > first and tokens[at - 1].lower in _BEING and tokens[at].lower in _TO_A_PERSON:
            continue  # "was told by": whoever is spoken to does not speak
        speaker, start = _subject(draft, begin, at, last)
        if not speaker:
            speaker, start = _inverted(draft, at, end), tokens[at].start
        if not speaker and tokens[at].lower in _GOING_ON:
            speaker = last  # "the father of two added"
        if speaker:
            found.append(_Saying(tokens[at], speaker, start))
            begin = at + 1
    return found


def _given_by_pronoun(draft: Draft, sentence: Sentence, quotation: Span, last: str) -> list[_Saying]:
    """Words after a colon in a sentence of which "he" or "she" is the subject, whatever the verb: "In an interview the
    following year she gave the line that is still pinned up: “…”", "In a report he'd written: “…”".
    """
    before = draft.unquoted(Span(sentence.span.start, min(quotation.start, sentence.span.end)))
    pronouns = [token for token in before if _bare(token) in _GENDERS]
    colon = next((token for token in reversed(before) if token.text not in _QUOTES), None)
    named = [m for m in draft.people_in(sentence.span) if not draft.quotation_at(m.span.start)]
    if len(pronouns) != 1 or named or colon is None or colon.text != ":":
        return []
    speaker = _pronoun(draft, draft.token_at(pronouns[0].start), last)
    return [_Saying(colon, speaker, pronouns[0].start)] if speaker else []


def _subject(draft: Draft, begin: int, verb: int, last: str) -> tuple[str, int]:
    """The subject before a verb: a person, with or without an aside after the name, a pronoun, or a body."""
    tokens = draft.tokens
    if verb > begin and tokens[verb - 1].lower in _PRONOUNS:
        return _pronoun(draft, verb - 1, last), tokens[verb - 1].start
    before = Span(tokens[begin].start, tokens[verb].start)
    people = [m for m in draft.people_in(before) if not draft.quotation_at(m.span.start)]
    people = [m for m in people if not _next(draft, m).is_possessive]
    if people:
        with_aside = [m for m in people if _next(draft, m).text in _ASIDES]
        who = with_aside[0] if with_aside and tokens[verb - 1].text in _ASIDES | {")"} else people[-1]
        if (
            who is people[-1]
            and len(people) > 1
            and tokens[verb - 1].text not in _ASIDES
            and _next(draft, who).start != tokens[verb].start
        ):
            who = people[0]
        return _name(draft, who), who.span.start
    thing = next(reversed(draft.things_in(before)), None)
    if (
        thing
        and thing.kind == "organisation"
        and draft.text[thing.span.end : tokens[verb].start].strip() in ("", "has", "had")
    ):
        return thing.span.of(draft.text), thing.span.start
    return _by_office(draft, begin, verb), tokens[verb].start


def _pronoun(draft: Draft, at: int, last: str) -> str:
    """Whom "he" or "she" means: whoever spoke last, unless that is somebody of the other gender.

    Or the only one of the gender whom the last two sentences name, when the last speaker is not in them: "Tom Hale said
    so. Ada Marsh met ministers. “Nobody should wait,” she said."
    """
    offset = draft.tokens[at].start
    index = draft.sentence_index(offset)
    gender = _GENDERS.get(_bare(draft.tokens[at]), "")
    if gender and (subject := _subject_of_sentence(draft, offset, gender)):
        return subject
    near = draft.people_in(Span(draft.sentences[max(index - 1, 0)].span.start, offset))
    near = [m for m in near if not _after_pronoun(draft, m, gender)]
    fits = {_name(draft, m) for m in near if gender and gender_of(m) == gender}
    others = {_name(draft, m) for m in near if gender and gender_of(m) not in ("", gender)}
    passed = len(fits) == 1 and last not in {_name(draft, m) for m in near}
    if last and last not in others and not passed:
        return last
    if len(fits) == 1:
        return fits.pop()
    named = {_name(draft, m) for m in near} - others
    if named or not gender:
        return named.pop() if len(named) == 1 else ""
    return _told_of(draft, index, gender)


def _bare(token: Token) -> str:
    """A word without what is written together with it: "he" of "he'd"."""
    return token.lower.replace("’", "'").partition("'")[0]


def _subject_of_sentence(draft: Draft, offset: int, gender: str) -> str:
    """The person with whose name, or title and name, the sentence begins, when a later pronoun of it can only be of
    that one: "Chief executive Ada Marsh repeated the apology that she made in May, when she said: “…”".
    """
    start = draft.sentence_at(offset).span.start
    joint = draft.tokens[draft.token_at(offset) - 1]
    if joint.start < start or joint.lower not in _JOINTS:
        return ""  # "Mr Hale was “a lovely man”, he said": of another
    people = [m for m in draft.people_in(Span(start, offset)) if gender_of(m) in ("", gender)]
    if not people or draft.quotation_at(people[0].span.start) or len({_name(draft, m) for m in people}) > 1:
        return ""
    before = draft.tokens_in(Span(start, people[0].span.start))
    titled = all(token.is_word and token.lower not in _PREPOSITIONS for token in before)
    owner = _next(draft, people[0]).is_possessive
    return _name(draft, people[0]) if titled and not owner and gender_of(people[0]) == gender else ""


def _told_of(draft: Draft, index: int, gender: str) -> str:
    """Whom a pronoun carries on through sentences that name nobody else of the gender: "Sir Ben Hale resigned. He had
    held the post since 2019. In a statement he said: “…”".
    """
    for sentence in reversed(draft.sentences[max(index - _CARRIED, 0) : index]):
        people = [m for m in draft.people_in(sentence.span) if not draft.quotation_at(m.span.start)]
        named = {
            _name(draft, m) for m in people if gender_of(m) in ("", gender) and not _after_pronoun(draft, m, gender)
        }
        if named:
            return named.pop() if len(named) == 1 else ""
        if _has_nameless_speaker(draft, sentence.span):
            return ""
    return ""


def _has_nameless_speaker(draft: Draft, sentence: Span) -> bool:
    """Whether somebody without a name speaks in a sentence, and may be "he" after it: "The judge said"."""
    key = ("nameless", sentence.start)
    if key not in draft.memo:
        verbs = (draft.token_at(token.start) for token in draft.unquoted(sentence) if token.lower in SAYING)
        draft.memo[key] = any(_bare(draft.tokens[max(at - 1, 0)]) not in _GENDERS for at in verbs)
    return bool(draft.memo[key])


def _after_pronoun(draft: Draft, mention: PersonMention, gender: str) -> bool:
    """Whether a sentence has a pronoun of the gender before it names somebody, who is then another: "The seat stayed
    with his party under Ben Hale".
    """
    forms = _FORMS.get(gender)
    start = max(draft.sentence_at(mention.span.start).span.start, mention.span.start - _CLAUSE)
    return forms is not None and any(token.lower in forms for token in draft.unquoted(Span(start, mention.span.start)))


def gender_of(mention: PersonMention) -> str:
    """What the registry, or else a title of the story, says of somebody's gender: "m", "f" or ""."""
    if mention.person and mention.person.gender:
        return mention.person.gender[:1]
    mentions = mention.individual.mentions if mention.individual else [mention]
    return next((TITLES[m.title.lower()].gender for m in mentions[:8] if m.title), "")


def _by_office(draft: Draft, begin: int, verb: int) -> str:
    """The person whom "the commissioner" means: the one of the story with that word nearest to the name."""
    tokens = draft.tokens
    head = tokens[verb - 1].lower
    if verb - 2 < begin or head not in HEADS or tokens[verb - 2].lower not in ("the", "our", "their"):
        return ""
    found: list[tuple[int, str]] = []
    for individual in draft.individuals:
        span = individual.mentions[0].span
        before = draft.text[max(span.start - _BESIDE, 0) : span.start].lower()
        after = draft.text[span.end : span.end + _BESIDE].lower()
        gaps = [len(before) - before.rfind(head) - len(head)] if head in before else []
        gaps += [after.find(head)] if head in after else []
        if gaps:
            found.append((min(gaps), individual.name))
    found.sort()
    return found[0][1] if found and (len(found) == 1 or found[0][0] < found[1][0]) else ""


def _next(draft: Draft, mention: PersonMention) -> Token:
    at = draft.token_at(mention.span.end)
    return draft.tokens[min(at, len(draft.tokens) - 1)]


def _inverted(draft: Draft, verb: int, end: int) -> str:
    """The person after the verb: "said Ada Marsh", "said council leader Ada Marsh"."""
    if draft.tokens[verb].lower in _TO_A_PERSON:
        return ""
    for token in draft.tokens[verb + 1 : min(verb + 7, end)]:
        if token.text in ',:;“"' or token.lower in SAYING:
            return ""
        mention = draft.person_mention_at(token.start)
        if mention:
            return _name(draft, mention)
    return ""


def _name(draft: Draft, mention: PersonMention) -> str:
    if mention.individual:
        return mention.individual.name
    named = [i.name for i in draft.individuals if name_key(mention.name) == name_key(i.family)]
    return named[0] if len(named) == 1 else mention.name
