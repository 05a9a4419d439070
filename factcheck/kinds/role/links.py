"""Joins titles to the people who are said to have them."""

from __future__ import annotations

from collections.abc import Iterator

from ...mentions.draft import Draft, PersonMention
from ...records import Span
from ...text.offices import FORMER, is_head, party_words, role_words
from ...text.words import SAYING
from .beside import DATE_NEAR, by_party, dated_after, skip_age
from .claim import RoleClaim, RolePhrase, claimed
from .phrases import find_phrases, read_verb_phrases
from .subjects import aside_subject, joined_subject, one_person_before, pronoun_subject
from .verbs import by_verb
from .words import OFFICE_TITLES, OFFICE_VERBS, STOP_LEFT

_ARTICLES = frozenset("the a an its their his her our this".split())
_NOW = frozenset("now currently still also today".split())
_BEFORE_VERB = frozenset("who has have had now currently also still , – — -".split())
_IS = frozenset("is remains".split())
_WAS = frozenset("was been were served worked had".split())
_OF_COPULAS = _IS | _WAS | frozenset("became becomes become be has have had will to".split())
# As far as a person stands from "Camford-based" with a long title between.
_REACH = 100
# The words of "children, young people and families" between "the" and "portfolio".
_PORTFOLIO = 12
# The words that a body's name may put between "former" and a title.
_BODY_WORDS = 6
# The longest title of a list of appointments: "shadow work and pensions secretary".
_GAPPED = 5
_FOLLOWING = frozenset({"predecessor", "successor"})
_NEAR_NOUN = 3  # "her predecessor but one as leader"
_RISING = frozenset("rose went progressed".split())
# "(Lib Dem, Camford South and Upper Brill)".
_BRACKETS = 60
_WITH_OBJECT = frozenset("to for with by from against about alongside under".split())


def read_role_claims(draft: Draft) -> list[RoleClaim]:
    """Every title that the story gives to somebody, in text order.

    Reads, with P for a person and T for a title:
      T P · T, P, · P, T, · P (T) · P MP · P, who is/was/has been T · P is/was/became/remains T · T is P · the T [P] ·
      P was elected T · P took over as T · P stepped down as T · councillors elected P as T ·
      former/then/acting/interim/
      incoming T P · He is T (when only one person can be meant) · Coun P, when nothing else says what P is ·
      P (Lab, Camford) · P, T since 2019 · P, whose term as T ended · P, who holds the housing portfolio ·
      Camford-based T P · P, who chairs/leads/heads the council · P, a T and the T
    A title that stands between two people without saying whose it is belongs to the one that it touches.
    """
    claims: list[RoleClaim] = []
    used: set[int] = set()
    for phrase in find_phrases(draft):
        joined = list(_join(draft, phrase))
        if not joined and claims and _goes_on(draft, claims[-1].phrase, phrase):
            joined = [claimed(claims[-1].mention, phrase, claims[-1].sense, claims[-1].dated, claims[-1].loose)]
        claims.extend(joined)
    claims.extend(_by_office_verb(draft))
    claims.extend(_by_place(draft))
    claims.extend(_by_portfolio(draft))
    claims.extend(by_party(draft, {id(claim.mention.individual or claim.mention) for claim in claims}))
    with_role = {id(claim.mention.individual or claim.mention) for claim in claims}
    for mention in draft.people:
        title = OFFICE_TITLES.get(mention.title)
        key = id(mention.individual or mention)
        if not title or not mention.full or key in used:
            continue
        used.add(key)
        if title != "councillor" or key not in with_role:
            claims.append(_by_title(draft, mention, title))
    claims.sort(key=lambda claim: claim.phrase.span)
    draft.memo["titles"] = [claim.phrase for claim in claims]  # so that their posts are looked up together
    return claims


def _goes_on(draft: Draft, before: RolePhrase, phrase: RolePhrase) -> bool:
    """Whether a title is a second one of the same person: "P, a councillor and the leader of the group"."""
    between = [token.lower for token in draft.tokens_in(Span(before.span.end, phrase.span.start))]
    return bool(between) and between[0] in ("and", ",", "&") and not set(between[1:]) - _ARTICLES - _NOW - {"and"}


def _perfect(draft: Draft, phrase: RolePhrase) -> tuple[str, bool]:
    """The sense of "has been T": with "since" it is dated, with "for" it goes on, with neither it may be over."""
    end = min(phrase.span.end + DATE_NEAR, draft.sentence_at(phrase.span.start).span.end)
    after = {token.lower for token in draft.tokens_in(Span(phrase.span.end, end))}
    if "since" in after:
        return "since", True
    return ("holds" if "for" in after else "held"), False


def _by_title(draft: Draft, mention: PersonMention, title: str) -> RoleClaim:
    """The office in a title before a name, with the party beside it: "Tory Coun P", "Coun P (Lab, Mill)"."""
    start = draft.token_at(mention.span.start)
    begin = start
    while begin and draft.tokens[begin - 1].is_word and party_words(draft.tokens[begin - 1].lower):
        begin -= 1
    sense = _sense_before(draft, begin)
    words = set(title.split()).union(*(party_words(token.lower) for token in draft.tokens[begin:start]))
    party = _party_in_brackets(draft, mention)
    words |= party
    core = Span(mention.span.start, mention.name_span.start - 1)
    closing = draft.text.find(")", mention.span.end, mention.span.end + _BRACKETS) if party else -1
    span = Span(draft.tokens[begin].start, closing + 1 if closing >= 0 else mention.span.end)
    return RoleClaim(mention, RolePhrase(span, core, frozenset(words), sense=sense), sense)


def _sense_before(draft: Draft, begin: int) -> str:
    """Whether "former" or "ex-" stands before a title and the body's name: "Ex-Camford Police Chief Constable P"."""
    sentence = draft.sentence_at(draft.tokens[begin].start).span
    for token in reversed(draft.tokens[max(begin - _BODY_WORDS, 0) : begin]):
        if token.start < sentence.start or not (token.is_capital or token.lower in FORMER):
            break
        if token.lower in FORMER or token.lower.startswith("ex-"):
            return "former"
    return "holds"


def _party_in_brackets(draft: Draft, mention: PersonMention) -> set[str]:
    at = draft.token_at(mention.span.end)
    words: set[str] = set()
    if at < len(draft.tokens) and draft.tokens[at].text == "(":
        for token in draft.tokens[at + 1 : at + 3]:
            if not token.is_word:
                break
            words |= party_words(token.lower)
    return words


def _by_office_verb(draft: Draft) -> Iterator[RoleClaim]:
    """ "P, who chairs the planning committee", "P led the authority from 2019 until 2023"."""
    verbs = [at for at in draft.places_of(OFFICE_VERBS.keys()) if at]
    for at, phrase in zip(verbs, read_verb_phrases(draft, verbs), strict=True):
        token = draft.tokens[at]
        mention = _subject_of(draft, at) if phrase else None
        if phrase and mention:
            past = token.lower.endswith("ed") or token.lower == "led"
            sense, dated = ("held", True) if past else ("holds", False)
            if past and draft.tokens[at - 1].lower in ("has", "have"):
                sense, dated = _perfect(draft, phrase)
            yield claimed(mention, phrase, sense, dated, direct=True)


def _by_place(draft: Draft) -> Iterator[RoleClaim]:
    """Where somebody is said to be based: "Upper Brill-based T P"."""
    tokens = draft.tokens
    if "-based" not in draft.text.lower():
        return
    for at, token in enumerate(tokens):
        if not token.lower.endswith("-based") or not token.is_capital:
            continue
        begin = at
        while begin and tokens[begin - 1].is_capital and tokens[begin].start - tokens[begin - 1].end == 1:
            begin -= 1
        sentence = draft.sentence_at(token.start).span
        after = draft.people_in(Span(token.end, min(sentence.end, token.end + _REACH)))
        if after and not any(c in draft.text[token.end : after[0].span.start] for c in ",.;:()"):
            place = draft.text[tokens[begin].start : token.end - len("-based")]
            span = Span(tokens[begin].start, token.end)
            yield RoleClaim(after[0], RolePhrase(span, span, frozenset(), area=place), "based")


def _by_portfolio(draft: Draft) -> Iterator[RoleClaim]:
    """\"P, who holds the housing portfolio": P is cabinet member for housing."""
    tokens = draft.tokens
    for at in draft.places_of({"portfolio"}):
        begin = at - 1
        while begin > max(at - _PORTFOLIO, 0) and tokens[begin].lower not in _ARTICLES:
            begin -= 1
        if begin < 1 or begin == at - 1 or tokens[begin - 1].lower not in ("holds", "held"):
            continue
        mention = _subject_of(draft, begin - 1)
        if mention:
            subject = Span(tokens[begin + 1].start, tokens[at - 1].end)
            span = Span(tokens[begin - 1].start, tokens[at].end)
            words = role_words(f"cabinet member for {subject.of(draft.text)}")
            phrase = RolePhrase(span, span, words)
            held = tokens[begin - 1].lower == "held"
            yield claimed(mention, phrase, "held" if held else "holds", held, direct=True)


def _subject_of(draft: Draft, verb: int) -> PersonMention | None:
    """The person right before a verb, with "who", "has" or an opening comma or dash between at the most."""
    at = verb - 1
    while at >= 0 and draft.tokens[at].lower in _BEFORE_VERB:
        at -= 1
    mention = draft.person_mention_at(draft.tokens[skip_age(draft, at)].start) if at >= 0 else None
    if mention:
        return mention if "\n" not in draft.text[mention.span.end : draft.tokens[verb].start] else None
    return pronoun_subject(draft, verb) or joined_subject(draft, verb)


def _join(draft: Draft, phrase: RolePhrase) -> Iterator[RoleClaim]:
    after = _person_after(draft, phrase)
    before = _person_before(draft, phrase)
    if before and ((after and after[1]) or _is_asked(draft, before[0].span, phrase.span)):
        before = None
    if before:
        mention, sense, dated = before
        if sense == "holds":
            sense, dated = dated_after(draft, phrase) or (sense, dated)
        loose = sense == "holds" and _in_list(draft, phrase)
        yield claimed(mention, phrase, sense, dated, loose, direct=sense in ("starts", "held"))
        return
    if after:
        mention, touching = after
        loose = not touching and _in_list(draft, Span(mention.span.start, mention.span.end))
        yield claimed(mention, phrase, "holds", False, loose)
        return
    found = by_verb(draft, phrase)
    if found:
        yield found


def _is_asked(draft: Draft, name: Span, title: Span) -> bool:
    """Whether somebody is asked to be something: "Is Ada Marsh the leader?", "Ada Marsh is leader now?". A title in
    apposition is taken for granted: "Did Ada Marsh, the leader, know?"
    """
    if any(mark in draft.text[name.end : title.start] for mark in ",(–—"):
        return False
    end = draft.sentence_at(title.start).span.end
    return next((letter for letter in draft.text[title.end : end] if letter in ".?!"), "") == "?"


def _next_word(draft: Draft, phrase: RolePhrase) -> str:
    at = draft.token_at(phrase.span.end)
    return draft.tokens[at].lower if at < len(draft.tokens) else ""


def _person_after(draft: Draft, phrase: RolePhrase) -> tuple[PersonMention, bool] | None:
    """The person whom a title precedes, and whether nothing but a space parts them."""
    at = draft.token_at(phrase.span.end)
    if at >= len(draft.tokens):
        return None
    between = draft.tokens[at].text
    touching = True
    if between in (",", "[", "(", ":") and at + 1 < len(draft.tokens):
        at += 1
        touching = between != ","
        if between == "," and draft.tokens[at].lower == "the" and at + 1 < len(draft.tokens):
            at += 1  # "the Bishop of Camford, the Rt Rev Ada Marsh"
    gap_end = draft.tokens[at].start
    while at + 1 < len(draft.tokens) and party_words(draft.tokens[at].lower):
        at += 1  # "the police and crime commissioner, Conservative Ada Marsh"
    mention = draft.person_mention_at(draft.tokens[at].start)
    if mention is None or mention.span.start != draft.tokens[at].start:
        return None
    gap = draft.text[phrase.span.end : mention.span.start]
    if "\n" in gap or gap_end - phrase.span.end > len(", the "):
        return None
    if between == ":" or (between == "," and (phrase.indefinite or _of_another(draft, phrase, mention))):
        return None
    return mention, touching


def _of_another(draft: Draft, phrase: RolePhrase, mention: PersonMention) -> bool:
    """Whether a name after a title's comma is somebody else's: "As aide to the leader of the council, P knows", "The
    leader of the council, P claimed, was wrong". In apposition a comma closes the name again.
    """
    tokens = draft.tokens
    after = draft.token_at(mention.span.end)
    following = [token.lower for token in tokens[after : after + 2]]
    if following[1:] == [","] and following[0] in SAYING:
        return True
    if _is_gapped(draft, after):
        return True
    before = draft.token_at(phrase.span.start) - 1
    while before >= 0 and tokens[before].lower in _ARTICLES:
        before -= 1
    closed = not following or not tokens[after].is_word
    if not {t.lower for t in tokens[max(before - _NEAR_NOUN, 0) : max(before, 0)]}.isdisjoint(_FOLLOWING):
        return True  # "her predecessor in the chair, Q,": the handover is the claim
    return before >= 0 and tokens[before].lower in _WITH_OBJECT and not closed


def _is_gapped(draft: Draft, at: int) -> bool:
    """Whether a title follows a name without a verb, as in a list of appointments: "P was named leader, Q whip"."""
    for token in draft.tokens[at : at + _GAPPED]:
        if not token.is_word or token.is_capital or token.lower in STOP_LEFT:
            return False
        if is_head(token.lower):
            return True
    return False


def _person_before(draft: Draft, phrase: RolePhrase) -> tuple[PersonMention, str, bool] | None:
    """The person whom a title follows: "P, the T", "P MP", "P (T)", "P, who is the T", "P is the T"."""
    tokens = draft.tokens
    at = draft.token_at(phrase.span.start) - 1
    sense = "holds"
    dated = False
    while at >= 0 and (
        tokens[at].lower in _ARTICLES or tokens[at].lower in _NOW or tokens[at].lower in ("both", "long-serving")
    ):
        at -= 1
    if at < 0:
        return None
    word = tokens[at].lower
    if word in _IS or word in _WAS or word in ("became", "becomes", "become", "be", "'s"):
        copula = at
        while at >= 0 and tokens[at].lower in _OF_COPULAS:
            at -= 1
        verbs = {t.lower for t in tokens[at + 1 : copula + 1]}
        if verbs == {"be"}:
            return None  # "Would P be mayor", "asked that P be mayor"
        if "to" in verbs and at >= 0 and tokens[at].lower in _RISING:
            sense, dated, at = "starts", True, at - 1  # "she rose to become T in 2018"
        elif verbs & {"will", "to"}:
            sense = "coming"
        elif verbs & {"became", "becomes", "become"}:
            sense, dated = "starts", True
        elif "been" in verbs and verbs & {"has", "have"}:
            sense, dated = _perfect(draft, phrase)
        elif verbs & {"was", "were", "had"}:
            sense, dated = "held", True
        if at >= 0 and tokens[at].lower in ("who", "he", "she", "now"):
            if tokens[at].lower == "who":
                at -= 1
            else:
                return _pronoun(draft, at, sense, dated)
        elif at >= 0 and (other := joined_subject(draft, at + 1) or aside_subject(draft, at)):
            return other, sense, dated
    elif word not in (",", "(", "–", "-", "—") and not draft.person_mention_at(tokens[at].start):
        return None
    comma = at >= 0 and tokens[at].text in ",(–-—"
    if comma:
        at -= 1
    if at < 0:
        return None
    at = skip_age(draft, at)
    mention = draft.person_mention_at(tokens[at].start)
    if mention is None:
        return None
    gap = draft.text[mention.span.end : phrase.span.start]
    if "\n" in gap:
        return None
    if (
        not comma
        and sense == "holds"
        and gap.strip() == ""
        and phrase.words != frozenset({"mp"})
        and len(phrase.words) > 0
    ):
        bare = draft.text[phrase.span.start : phrase.span.end].isupper()
        if not bare:
            return None  # "Ada Marsh leader" is no English apposition
    return mention, sense, dated


def _pronoun(draft: Draft, at: int, sense: str, dated: bool) -> tuple[PersonMention, str, bool] | None:
    """Whom "he" or "she" means: the only person of that gender in this and the sentence before, else nobody."""
    offset = draft.tokens[at].start
    index = draft.sentence_index(offset)
    start = draft.sentences[max(index - 1, 0)].span.start
    mention = one_person_before(draft, offset)
    return (mention, sense, dated) if mention and mention.span.start >= start else None


def _in_list(draft: Draft, span: RolePhrase | Span) -> bool:
    """Whether a comma or "and" after a span is followed by another person, as in a list of names."""
    end = span.end if isinstance(span, Span) else span.span.end
    at = draft.token_at(end)
    tokens = draft.tokens
    for step in range(2):
        if at + step >= len(tokens):
            return False
        mention = draft.person_mention_at(tokens[at + step].start)
        if mention:
            return True
        if tokens[at + step].text != "," and tokens[at + step].lower not in ("and", "&"):
            return False
    return False
