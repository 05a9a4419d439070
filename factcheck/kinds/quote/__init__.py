"""The kind `quote`: quoted words and who is said to have said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...intervals import Interval
from ...mentions.bodies import bodies_meant
from ...mentions.draft import Draft
from ...records import Claim, Evidence, Finding, Quote, Span, Verdict
from ...registry import Registry
from ...structs import Struct
from ...text.quotations import Quotation
from ...text.tokens import Token
from ...text.words import BODY_NOUNS, SAYING
from ..case import Case
from ..rating.phrases import grade_quotations
from .documents import Held, held_in_documents
from .pronouns import is_named_near, is_surely_his
from .words import NEGATIONS, SHORTEST_CUT, Comparison, compare_words

KIND = "quote"
# With fewer words a quotation that somebody else is held to have said may be two people's: "we take this seriously".
SHORTEST_OTHERS = 8
# A quotation of so many words is somebody's speech even when the sentence names no speaker.
_SPEECH = 6
_SOMEBODY = frozenset("he she spokesman spokeswoman spokesperson".split())
# Altered words that the story gives to nobody are somebody's on record when there are so many; statements are alike.
_LONG = 10
# Words besides verbs of saying that mark quoted words as reported ones.
_REPORTING: frozenset[str] = frozenset(
    """
    according found find finds feared fears fear hoped thought recognised acknowledged accepted agreed accuses accuse
    blames warns claims admits insists reveals vows pledges urges calls slams brands branded dubbed labelled
    described describing argues highlighted identified recommended ruled stating
    """.split()
)
# What speaks without a verb of saying: in a letter … “only modest progress”.
_TEXTS: frozenset[str] = frozenset(
    "statement letter report email spokesman spokeswoman spokesperson tweet ruling".split()
)
# What stands before a name in quotation marks.
_NAMING: frozenset[str] = frozenset(
    """
    called named titled entitled nicknamed known album book film song single play show documentary series musical novel
    episode programme drama sitcom game exhibition painting poem slogan hashtag codenamed
    """.split()
)
_OPENING, _CLOSING = "“‘\"'«", "”’\"'»"
_HELPERS: frozenset[str] = frozenset("has have had also later then today since previously recently it".split())
_DENIALS = NEGATIONS | {"n't", "without", "denied", "denies", "refused", "rejected", "cannot", "hardly", "neither"}
# Asides and titles between a speaker and the verb of saying are no longer than this, in characters.
_NEAR = 90


class QuoteClaim(Struct, frozen=True):
    """Quoted words without their marks; `speakers` are the ids of whom they are given to, none when unknown.

    `certain` is set when the sentence itself names the speaker beside the verb. `said` is a date beside the verb.
    """

    words: Span
    speaker: str | None
    speakers: tuple[str, ...] = ()
    certain: bool = False
    said: Interval | None = None


def read(draft: Draft, registry: Registry) -> Iterator[Claim]:
    """A claim for each quotation of speech, one for each paragraph of a long one.

    Reads: Ada Marsh said: “…” · “…,” she added. · the trust called it “far too slow” · “…”, according to the report ·
    the plan was “frustrating”, said Mr Hale. Titles of works, nicknames, words in quotation marks that nobody says
    and grades are no claims.
    """
    if not draft.quotations:
        return
    grades = grade_quotations(draft, registry)
    around: _Around | None = None
    for quotation in draft.quotations:
        if quotation.span in grades:
            continue
        sentence = draft.sentence_at(quotation.span.start).span
        if around is None or around.sentence != sentence:
            around = _Around(sentence, draft, registry)
        words = sum(token.is_word or token.text[0].isdigit() for token in draft.tokens_in(quotation.span))
        speaker = draft.attributed_to(quotation.span)
        if not _is_speech(quotation, words, speaker, around.reported, draft) or _is_name(quotation, draft):
            continue
        ids = _ids(speaker, draft) if speaker else ()
        if not speaker and around.reported:
            speaker, ids = around.body()
        certain = speaker is not None and around.named_beside(quotation) == speaker
        content = QuoteClaim(quotation.span, speaker, ids, certain, around.said)
        yield Claim(KIND, _with_marks(quotation.span, draft.text), content, content.said, speaker)


class _Around:
    """A sentence with quotations: its words outside them, and what these say of the speaker."""

    def __init__(self, sentence: Span, draft: Draft, registry: Registry) -> None:
        self.sentence = sentence
        self.draft = draft
        self.registry = registry
        self.outside = draft.unquoted(sentence)
        self.reported = any(t.lower in SAYING or t.lower in _REPORTING or t.lower in _TEXTS for t in self.outside)
        self.said = self._said()
        people = [m for m in draft.people_in(sentence) if not draft.quotation_at(m.span.start)]
        names = {m.individual.name if m.individual else "" for m in people}
        self.name = names.pop() if len(names) == 1 else ""
        self._body: tuple[str | None, tuple[str, ...]] | None = None

    def body(self) -> tuple[str | None, tuple[str, ...]]:
        """Whom the sentence has by "according to", or the body of "the council said it was", and its ids."""
        if self._body is None:
            speaker = _according_to(self.outside, self.draft)
            ids = _ids(speaker, self.draft) if speaker else ()
            self._body = (speaker, ids) if speaker else _body_that_says(self.outside, self.draft, self.registry)
        return self._body

    def named_beside(self, quotation: Quotation) -> str:
        """The name of the only person whom the sentence names, when beside the verb of saying and the quotation.

        Reads: “…,” said Coun Ada Marsh · “…,” Ada Marsh said · Ada Marsh, the leader, said: “…”
        """
        span = quotation.span
        if not self.name:
            return ""
        near = Span(max(self.sentence.start, span.start - 2 * _NEAR), min(self.sentence.end, span.end + 2 * _NEAR))
        for mention in self.draft.people_in(near):
            if 0 <= span.start - mention.span.end <= _NEAR:
                between = self.draft.tokens_in(Span(mention.span.end, span.start))
                if not any(t.lower in ("that", "'s") for t in between) and any(t.lower in SAYING for t in between[-3:]):
                    return self.name
            elif 0 <= mention.span.start - span.end <= _NEAR // 2:
                between = self.draft.tokens_in(Span(span.end, mention.span.end + 15))
                if any(t.lower in SAYING for t in between):
                    return self.name
        return ""

    def _said(self) -> Interval | None:
        """The date right after a verb of saying: "saying in December", "said on Monday"."""
        for token in self.outside:
            if token.lower in SAYING:
                for found in self.draft.dates_in(Span(token.end, token.end + 60)):
                    if found.span.start - token.end <= 5 and found.interval and found.kind == "date":
                        return found.interval
        return None


# ------------------------------------------------------------------------------------------- what is quoted speech


def _is_speech(quotation: Quotation, words: int, speaker: str | None, reported: bool, draft: Draft) -> bool:
    if words == 0:
        return False
    if words == 1:
        return speaker is not None and reported
    if speaker or reported or quotation.continued:
        return True
    return words >= _SPEECH or draft.text[quotation.span.end - 1] in ".,!?"


def _is_name(quotation: Quotation, draft: Draft) -> bool:
    """A title (“Songs of the Sea”), a nickname (Joe “Dodger” Hale), or words that the sentence says are a name."""
    text, span = draft.text, quotation.span
    mention = draft.person_mention_at(span.start)
    if mention and mention.span.start < span.start:
        return True
    tokens = [t for t in draft.tokens_in(span) if t.is_word]
    index = draft.token_at(span.start) - 1
    while index >= 0 and not draft.tokens[index].is_word:
        index -= 1
    before = draft.tokens[index] if index >= 0 else None
    beside = before is not None and not any(c in ".:;!?" for c in text[before.end : span.start])
    if before and beside and before.lower in _NAMING and len(tokens) <= 12:
        # "The minister has called “unacceptable in any court”" describes; a body known as “the Snug” is named.
        active = before.lower == "called" and draft.tokens[index - 1].lower in (
            "has",
            "have",
            "had",
            "he",
            "she",
            "who",
        )
        return not active
    if text[span.end - 1] in ".,!?":
        return False
    content = [t for t in tokens if len(t.text) > 3]
    if len(content) >= 2 and all(t.is_capital for t in content):
        return True
    after = text[span.end + 1 : span.end + 3]
    nickname = 0 < len(tokens) <= 2 and tokens[0].is_capital and after[:1] == " " and after[1:].isupper()
    return bool(nickname and before and beside and before.is_capital)


def _with_marks(span: Span, text: str) -> Span:
    start = span.start - 1 if span.start and text[span.start - 1] in _OPENING else span.start
    end = span.end + 1 if span.end < len(text) and text[span.end] in _CLOSING else span.end
    return Span(start, end)


# ------------------------------------------------------------------------------------------------------- who says


def _ids(speaker: str, draft: Draft) -> tuple[str, ...]:
    """What the registry knows under a speaker's name as the article writes it."""
    for individual in draft.individuals:
        if individual.name == speaker:
            return tuple(person.id for person in individual.people)
    for thing in draft.things:
        if thing.span.of(draft.text) == speaker:
            return tuple(known.id for known in thing.known)
    return ()


def _according_to(outside: Sequence[Token], draft: Draft) -> str | None:
    """Whom "according to" names, as the article first has it."""
    for token, after, name in zip(outside, outside[1:], outside[2:], strict=False):
        if token.lower == "according" and after.lower == "to":
            mention = draft.person_mention_at(name.start)
            if mention:
                return mention.individual.name if mention.individual else mention.name
            thing = next((t for t in draft.things if t.span.start <= name.start < t.span.end), None)
            return thing.span.of(draft.text) if thing else None
    return None


def _body_that_says(outside: Sequence[Token], draft: Draft, registry: Registry) -> tuple[str | None, tuple[str, ...]]:
    """The body of "the council said it was": its name as the article first has it, when only one can be meant."""
    for index, token in enumerate(outside):
        if token.lower not in SAYING:
            continue
        at = index - 1
        while at > 0 and outside[at].lower in _HELPERS:
            at -= 1
        if at < 1 or outside[at].lower not in BODY_NOUNS or outside[at - 1].lower != "the":
            continue
        bodies = bodies_meant((outside[at].lower,), draft, registry)
        if bodies.certain:
            body = bodies.known[0].id
            named = next((t.span.of(draft.text) for t in draft.things if t.id == body), None)
            return named, (body,)
    return None, ()


# ------------------------------------------------------------------------------------------------------- judging


def judge(claim: Claim, case: Case) -> Finding:
    """Compares the words with all that the registry holds from the speaker, then with what it holds from others.

    Altered words are a conflict only when the same speaker is held to have said the rest of a long quotation; words of
    somebody else only when they are exactly theirs, many, and the sentence itself names the speaker.
    """
    content = claim.content
    assert isinstance(content, QuoteClaim)
    held = [quote for quote in case.quotes() if _could_be(quote, case)]
    quoted = content.words.of(case.draft.text)
    compared = [(quote, found) for quote in held if (found := compare_words(quoted, quote.text)).kind != "different"]
    own = [(quote, found) for quote, found in compared if quote.speaker in content.speakers]
    if content.speaker is None and not own and (on_record := _of_nobody(claim, content, compared, case)):
        return on_record
    for quote, found in own:
        if found.kind == "same" and not _cut(found, content, case):
            return _same(claim, content, quote, case)
    for quote, found in own:
        if found.kind == "same":
            return _lost(claim, quote, found, case)
    exact = [one for one in compared if one[1].kind == "same" and one[0].speaker not in content.speakers]
    if len(exact) == 1 and exact[0][1].words >= _SPEECH:
        return _others(claim, content, *exact[0], case)
    altered = {quote.text: (quote, found) for quote, found in own if found.kind == "altered"}
    if len(altered) == 1 and len(content.speakers) == 1:
        return _altered(claim, *next(iter(altered.values())), case)
    held_words = held_in_documents(quoted, content.speaker, case)
    if held_words:
        return _documented(claim, content, held_words, case)
    who = f"from {content.speaker}" if content.speaker else "from anybody"
    where = "The registry and the documents do" if case.library else "The registry does"
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", f"{where} not have these words {who}.")


def _of_nobody(
    claim: Claim, content: QuoteClaim, compared: Sequence[tuple[Quote, Comparison]], case: Case
) -> Finding | None:
    """Words that the story gives to nobody whom it names, against those on record from somebody whom it does name: "the
    report says" of the inspectorate. "He said" and "a spokesman" are somebody, of whom it is not sure who that is.
    """
    sentence = case.draft.sentence_at(content.words.start).span
    if any(token.lower in _SOMEBODY for token in case.draft.unquoted(sentence)):
        return None
    named = case.things()
    theirs = {quote.text: (quote, found) for quote, found in compared if quote.speaker in named}
    if len({quote.speaker for quote, _ in theirs.values()}) != 1:
        return None
    for quote, found in theirs.values():
        if found.kind == "same" and found.words >= _SPEECH and not _cut(found, content, case):
            return _same(claim, content, quote, case)
    altered = [(quote, found) for quote, found in theirs.values() if found.kind == "altered"]
    if len(altered) == len(theirs) == 1 and altered[0][1].words >= _LONG:
        return _altered(claim, *altered[0], case)
    return None


def _documented(claim: Claim, content: QuoteClaim, held: Held, case: Case) -> Finding:
    """What a document says to a quotation: a conflict only where it quotes the same speaker, by name."""
    found, evidence = held.found, [held.evidence]
    where = held.evidence.source.title if held.evidence.source and held.evidence.source.title else "A document"
    sure = held.named and held.quoted
    stretch = held.text[found.held.start : found.held.end]
    if found.kind == "same" and not _cut(found, content, case):
        if held.named or content.speaker is None:
            return case.finding(claim, Verdict.MATCH, "match", f"{where} has these words.", None, evidence)
        message = f"{where} has these words, and does not name {content.speaker} near them."
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, evidence)
    if found.kind == "same":
        message = f"The cut turns the meaning: {where} has “{found.lost}”."
        if sure and found.words >= SHORTEST_CUT:
            return case.finding(claim, Verdict.CONFLICT, "cut-negation", message, None, evidence)
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, evidence)
    changes = "; ".join(_change(said, words) for said, words in found.difference)
    if sure:
        return case.finding(claim, Verdict.CONFLICT, "altered", f"{where}: {changes}.", stretch, evidence)
    message = f"{where} has nearly these words: {changes}."
    return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, evidence)


def _could_be(quote: Quote, case: Case) -> bool:
    return quote.said is None or quote.said.start <= case.draft.article.published


def _cut(found: Comparison, content: QuoteClaim, case: Case) -> bool:
    """Whether a denial is lost that the article does not give in its own words either."""
    if not found.lost:
        return False
    sentence = case.draft.sentence_at(content.words.start).span
    around = [t for t in case.draft.tokens_in(sentence) if not content.words.contains(Span(t.start, t.end))]
    return not any(t.lower in _DENIALS or t.lower.endswith("n't") for t in around)


def _same(claim: Claim, content: QuoteClaim, quote: Quote, case: Case) -> Finding:
    name = _name(quote, case)
    if content.said and quote.said and not content.said.agrees(quote.said):
        message = f"The registry has these words from {name}, but said {_when(quote)}, not {content.said}."
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, [_evidence(quote, case)])
    message = f"{name} said this{_dated(quote)}."
    return case.finding(claim, Verdict.MATCH, "match", message, None, [_evidence(quote, case)])


def _lost(claim: Claim, quote: Quote, found: Comparison, case: Case) -> Finding:
    name = _name(quote, case)
    if found.words < SHORTEST_CUT:
        message = f"The registry has these words from {name} only after “{found.lost}”."
        return case.finding(claim, Verdict.UNSUPPORTED, "unsupported", message, None, [_evidence(quote, case)])
    message = f"The cut turns the meaning: the words that {name} said{_dated(quote)} have “{found.lost}”."
    suggestion = _stretch(quote, found)
    return case.finding(claim, Verdict.CONFLICT, "cut-negation", message, suggestion, [_evidence(quote, case)])


def _altered(claim: Claim, quote: Quote, found: Comparison, case: Case) -> Finding:
    changes = "; ".join(_change(said, held) for said, held in found.difference)
    message = f"{_name(quote, case)}{_dated(quote, ', ')}: {changes}."
    suggestion = quote.text[found.held.start : found.held.end]
    return case.finding(claim, Verdict.CONFLICT, "altered", message, suggestion, [_evidence(quote, case)])


def _change(said: str, held: str) -> str:
    if not held:
        return f"“{said}” is not in the record"
    if not said:
        return f"the record also has “{held}”"
    return f"said “{said}”, the record has “{held}”"


def _others(claim: Claim, content: QuoteClaim, quote: Quote, found: Comparison, case: Case) -> Finding:
    """Somebody else's words: a body and one of its people may both have said them, so only two people conflict."""
    name, evidence = _name(quote, case), [_evidence(quote, case)]
    other = case.person(quote.speaker)
    mine = [case.person(id) for id in content.speakers]
    if not content.speaker:
        message = f"{name} said this{_dated(quote)}; who says it here is not clear."
        return case.finding(claim, Verdict.UNSUPPORTED, "other-speaker", message, name, evidence)
    sure = content.certain or (
        is_surely_his(content.words, content.speaker, case.draft)
        and not is_named_near(quote.speaker, content.words, case.draft)
    )
    if other and len(mine) == 1 and mine[0] and sure and found.words >= SHORTEST_OTHERS and not found.lost:
        message = f"These are the words of {name}{_dated(quote, ', ')}, not of {mine[0].name}."
        return case.finding(claim, Verdict.CONFLICT, "other-speaker", message, name, evidence)
    message = f"The registry has these words from {name}{_dated(quote, ', ')}, not from {content.speaker}."
    return case.finding(claim, Verdict.UNSUPPORTED, "other-speaker", message, name, evidence)


def _stretch(quote: Quote, found: Comparison) -> str:
    start = max(quote.text.rfind(found.lost, 0, found.held.start + len(found.lost)), 0)
    end = max(found.held.end, quote.text.find(found.lost) + len(found.lost))
    return quote.text[min(start, found.held.start) : end]


def _name(quote: Quote, case: Case) -> str:
    person = case.person(quote.speaker)
    return person.name if person else quote.speaker


def _when(quote: Quote) -> str:
    said = quote.said
    if said is None:
        return "at a time that is not given"
    return f"on {said}" if said.start == said.end else f"in {said}"


def _dated(quote: Quote, before: str = " ") -> str:
    return before + _when(quote) if quote.said else ""


def _evidence(quote: Quote, case: Case) -> Evidence:
    says = f"{_name(quote, case)}{_dated(quote, ', ')}: “{quote.text}”"
    return Evidence(says, quote.where, source=quote.sources[0] if quote.sources else None)
