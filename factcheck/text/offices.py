"""Titles of office: their words, and the key under which two ways of writing one title are the same.

"Leader of the Liberal Democrat group", "Lib Dem group leader" and "leader of the Lib Dem councillors" are one title
in three orders. A title's key is therefore a bag: its content words, canonical and sorted, without the small
words and without the words that only say "a group of people".

The word lists are conventions of British newspaper English (ranks and offices as the stylebooks of the Press
Association and of newspapers list them); none names a holder, a body or a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from functools import lru_cache

from .normalise import name_key

# Head nouns of titles that one person at a time can hold or hand over. A word here starts a role claim when a
# person stands beside it; "chair" and "head" are also furniture and verbs, so they need that neighbour.
HEADS: frozenset[str] = frozenset(
    """
    leader chair chairman chairwoman chairperson convener convenor speaker mayor mayoress provost sheriff premier
    vice-chair vice-chairman vice-chairwoman vice-chairperson vice-president vice-principal vice-captain
    chancellor minister secretary under-secretary undersecretary parliamentarian peer mp ms msp mep mla td pm pcc
    councillor alderman ombudsman commissioner adviser advisor tsar czar director executive officer manager head
    chief boss president governor principal headteacher headmaster headmistress provost rector dean bursar registrar
    vice-chancellor lecturer exec professor inspector superintendent constable sergeant commander commissioner detective
    judge magistrate coroner barrister solicitor prosecutor magistrate bishop archbishop archdeacon
    canon vicar curate doctor consultant surgeon matron midwife administrator treasurer auditor clerk trustee
    custodian warden ranger curator editor coach captain skipper ambassador envoy spokesman spokeswoman spokesperson
    whip candidate advocate attorney paymaster comptroller founder owner chancellor organiser coordinator
    co-ordinator member ceo cfo coo
    """.split()
)

# Heads that many people hold at once, so that another holder is no contradiction unless the registry says one seat.
SHARED_HEADS: frozenset[str] = frozenset(
    """
    councillor member officer adviser advisor inspector magistrate judge trustee governor peer candidate spokesman
    spokeswoman spokesperson consultant surgeon doctor midwife detective constable sergeant superintendent minister
    manager lecturer professor alderman barrister solicitor prosecutor whip vicar curate canon clerk founder owner
    organiser coordinator lawyer envoy ranger warden recorder lord-in-waiting
    """.split()
)

# One spelling for the forms of one word. Heads first, then the words that go with them.
CANONICAL: dict[str, str] = {
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "chairmen": "chair",
    "convenor": "convener", "advisor": "adviser", "advisors": "adviser", "advisers": "adviser",
    "cllr": "councillor", "coun": "councillor", "councillors": "councillor", "cllrs": "councillor",
    "leaders": "leader", "directors": "director", "ministers": "minister", "mps": "mp",
    "headmaster": "headteacher", "headmistress": "headteacher",
    "pm": "prime-minister", "premier": "prime-minister", "ceo": "chief-executive", "exec": "executive",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "pcc": "police-crime-commissioner",
    "vice": "deputy", "vice-chair": "deputy chair", "vice-chairman": "deputy chair", "vice-chairwoman": "deputy chair",
    "vice-chairperson": "deputy chair", "vice-president": "deputy president",
    "vice-principal": "deputy principal", "vice-captain": "deputy captain",
    "undersecretary": "under-secretary",
    "children's": "children", "childrens": "children", "child": "children", "kids": "children",
    "families": "family", "services": "service", "people's": "people", "adults'": "adult", "adults": "adult",
    "health's": "health", "affairs": "affair", "finances": "finance", "housing's": "housing",
    "tory": "conservative", "tories": "conservative", "conservatives": "conservative",
    "lib": "liberal", "dem": "democrat", "lib-dem": "liberal democrat", "libdem": "liberal democrat",
    "dems": "democrat", "democrats": "democrat", "liberals": "liberal", "greens": "green", "independents":
    "independent",
    "co-ordinator": "coordinator", "operations": "operation", "communities": "community", "transport's": "transport",
    "dep": "deputy", "depute": "deputy", "asst": "assistant", "supt": "superintendent", "insp": "inspector",
    "sgt": "sergeant", "det": "detective", "ch": "chief", "gov": "governor",
}  # fmt: skip

# Small words, and words that say only that a title belongs to a body.
_DROPPED: frozenset[str] = frozenset(
    """
    a an the of for and at in on to with from by its his her their our this that & group party groups
    """.split()
)
# Titles of two or more words that are one idea, as they come out of a bag of canonical words.
_PHRASES: dict[str, str] = {
    "member of parliament": "mp",
    "member of the scottish parliament": "msp",
    "member of the senedd": "ms",
    "prime minister": "prime-minister",
    "attorney general": "attorney-general",
    "solicitor general": "solicitor-general",
    "lord privy seal": "lord-privy-seal",
    "lord in waiting": "lord-in-waiting",
    "baroness in waiting": "lord-in-waiting",
    "chief executive officer": "chief-executive",
    "chief executive": "chief-executive",
    "chief exec": "chief-executive",
    "police and crime commissioner": "police-crime-commissioner",
    "police, fire and crime commissioner": "police-crime-commissioner",
    "police , fire and crime commissioner": "police-crime-commissioner",
    "parliamentary under secretary of state": "minister",
    "parliamentary under-secretary of state": "minister",
    "parliamentary undersecretary of state": "minister",
    "minister of state": "minister",
    "secretary of state": "cabinet-secretary",
    "head teacher": "headteacher",
    "procurator fiscal": "procurator-fiscal",
    "vice chair": "deputy chair",
    "vice chairman": "deputy chair",
    "managing director": "managing-director",
    "portfolio holder": "cabinet member",
    "local government": "local-government",
    "her majesty's": "hm",
    "his majesty's": "hm",
}  # fmt: skip
# "Education Secretary" is how copy writes "Secretary of State for Education". These secretaries are not that.
_OTHER_SECRETARIES: frozenset[str] = frozenset(
    """
    permanent private general press club company treasury branch under-secretary cabinet-secretary parliamentary
    """.split()
)

# Words before a title that say when, or how fully, it is held. They are no part of its key.
FORMER: frozenset[str] = frozenset(
    "former formerly ex ex- previous previously erstwhile one-time onetime past late retired".split()
)
THEN: frozenset[str] = frozenset({"then", "then-"})
COMING: frozenset[str] = frozenset("incoming next future designate elect prospective would-be".split())
STANDING_IN: dict[str, str] = {"acting": "acting", "interim": "interim", "temporary": "interim", "caretaker": "acting"}
OUTGOING: frozenset[str] = frozenset("outgoing departing".split())
# Words that change what the office is: a deputy leader is not the leader.
RANKS: frozenset[str] = frozenset(
    "deputy assistant associate joint co vice pro sub junior senior shadow honorary".split()
)
# Words by which copy refers back to a body without naming it ("council leader", "the trust's chair"). The body itself
# is worked out from the article, so they are no part of a title's key.
BODY_WORDS: frozenset[str] = frozenset(
    "council county city borough district town parish village authority trust force constabulary department ministry "
    "school academy college university hospital government service-provider club charity company firm".split()
)
_DECORATION: frozenset[str] = frozenset(
    "new current present newly-elected newly-appointed re-elected long-serving longest-serving first-ever "
    "controversial under-fire embattled popular local own".split()
)

# The longer names first: the Social Democratic and Labour Party is not Labour.
PARTIES: dict[str, str] = {
    "social democratic labour": "SDLP", "democratic unionist": "DUP", "ulster unionist": "UUP",
    "scottish national": "SNP", "scottish nationalist": "SNP", "uk independence": "UKIP",
    "conservative": "Conservative", "tory": "Conservative", "tories": "Conservative", "conservatives": "Conservative",
    "labour": "Labour", "co-op": "Labour", "liberal democrat": "Liberal Democrat", "lib dem": "Liberal Democrat",
    "liberal democrats": "Liberal Democrat", "lib dems": "Liberal Democrat", "libdem": "Liberal Democrat",
    "green": "Green", "greens": "Green", "reform": "Reform UK", "reform uk": "Reform UK", "ukip": "UKIP",
    "independent": "Independent", "independents": "Independent", "snp": "SNP", "plaid": "Plaid Cymru",
    "plaid cymru": "Plaid Cymru", "dup": "DUP", "sinn fein": "Sinn Féin", "sdlp": "SDLP", "alliance": "Alliance",
}  # fmt: skip
PARTY_WORDS: frozenset[str] = frozenset(
    "conservative labour liberal democrat green reform ukip independent snp plaid cymru dup sdlp".split()
)

_NATIONS = frozenset({"scottish", "welsh"})

_WORD = re.compile(r"[^\W_]+(?:['\-&][^\W_]+)*'?|&")  # of name keys, in which quotes are straight


def role_words(label: str, without: Collection[str] = ()) -> frozenset[str]:
    """The canonical content words of a title, as "leader of the Liberal Democrat group" gives {leader, liberal,
    democrat}.

    `without` holds names of bodies and places that the caller has read separately; their words are left out once,
    so "leader of Camford Council" without "Camford Council" is {leader}.
    """
    return _role_words(label, tuple(without))


@lru_cache(maxsize=8192)  # a story asks for the labels of the same few posts again and again
def _role_words(label: str, without: tuple[str, ...]) -> frozenset[str]:
    text = name_key(label)
    for name in sorted((name_key(n) for n in without), key=len, reverse=True):
        if name and name in text:
            text = _without(text, name)
    for phrase, one in _PHRASES.items():
        if phrase in text:
            text = re.sub(rf"\b{re.escape(phrase)}\b", one, text)
    words: set[str] = set()
    portfolio = False
    for word in _WORD.findall(text):
        # What follows "for" is a portfolio, "minister for schools" and not of a school, and what follows "at" a body.
        portfolio = word == "for" or (portfolio and word != "at")
        if not portfolio and word.removeprefix("ex-").removesuffix("'s").removesuffix("'") in BODY_WORDS:
            continue
        for part in _canonical(word).split():
            if part not in _DROPPED and (portfolio or part not in _DECORATION):
                words.add(part)
    if "secretary" in words and not words & _OTHER_SECRETARIES and len(words) > 1:
        words.discard("secretary")
        words.add("cabinet-secretary")
    if words & PARTY_WORDS:
        words -= _NATIONS  # "Scottish Labour MSP": the party's name in its nation
    if "councillor" in words and words & PARTY_WORDS and words & HEADS - {"councillor"}:
        words.discard("councillor")  # "leader of the Labour councillors" leads the Labour group
    return frozenset(words)


def role_key(label: str, without: Collection[str] = ()) -> str:
    """`role_words` as one string, for looking up: "democrat leader liberal"."""
    return " ".join(sorted(role_words(label, without)))


# Heads that say little without their portfolio, which is often a word of their department's name too.
_NEED_A_SUBJECT = frozenset({"", "minister", "cabinet-secretary", "secretary", "director", "commissioner", "adviser"})


def role_keys(label: str, bodies: Collection[str]) -> set[str]:
    """The keys under which a post is looked up: its label whole, without its bodies' names, and without their words.

    "Lord Mayor of Camford" at Camford City Council is {lord, mayor, camford} and {lord, mayor}.
    """
    whole = role_words(label)
    keys = {" ".join(sorted(whole)), role_key(label, bodies)}
    short = whole.difference(*(role_words(body) for body in bodies)) if bodies else whole
    if head_of(short) not in _NEED_A_SUBJECT:
        keys.add(" ".join(sorted(short)))
    return keys


def head_of(words: Collection[str]) -> str:
    """The word of a title that says what kind of office it is ("leader"), or "" when there is none."""
    for word in sorted(words):
        if word in _WHOLE_TITLES or word in HEADS:
            return word
    return ""


_WHOLE_TITLES = frozenset(_PHRASES.values()) - {"hm", "deputy chair"}


def shared(words: Collection[str]) -> bool:
    """Whether several people usually hold such a title at once."""
    return bool(SHARED_HEADS & set(words)) and not set(words) & _WHOLE_TITLES - SHARED_HEADS


# "Ex-deputy-vice-chair" has two after its rank; text that goes on like that is no title.
_MOST_HYPHENS = 4


@lru_cache(maxsize=2048)  # asked several times of each title of a story, which are of a few hundred words
def is_head(word: str) -> bool:
    """Whether a lower-case word is the office of a title, also with its rank before it: "vice-chair", "co-leader";
    or with "ex-".
    """
    word = word.removeprefix("ex-")
    if word in HEADS or ((CANONICAL.get(word, "").split()[-1:] or [""])[0] in HEADS and not word.endswith("s")):
        return True
    rank, _, office = word.partition("-")
    return rank in RANKS and office.count("-") <= _MOST_HYPHENS and bool(office) and is_head(office)


_HEAD_FORMS = frozenset(filter(is_head, HEADS | CANONICAL.keys()))


def heads_in(words: Set[str]) -> Set[str]:
    """Those of an article's words, in lower case, that are the office of a title (`is_head`)."""
    return (words & _HEAD_FORMS) | {word for word in words if "-" in word and is_head(word)}


def _canonical(word: str) -> str:
    word = word.removeprefix("ex-")
    if word in CANONICAL:
        return CANONICAL[word]
    rank, _, office = word.partition("-")
    if rank in RANKS and word not in HEADS and is_head(office):
        return f"{CANONICAL.get(rank, rank)} {_canonical(office)}"
    if word.endswith("'s"):
        word = word[:-2]
    elif word.endswith("s'"):
        word = word[:-1]
    return CANONICAL.get(word, word)


def _without(text: str, name: str) -> str:
    return re.sub(rf"(?<!\w)(?:the )?{re.escape(name)}(?:'s|')?(?!\w)", " ", text)


_PARTY_LETTERS: dict[str, str] = {
    "con": "conservative", "cons": "conservative", "lab": "labour", "lib": "liberal democrat",
    "libdem": "liberal democrat", "lib-dem": "liberal democrat", "ld": "liberal democrat", "grn": "green",
    "ind": "independent", "ref": "reform",
}  # fmt: skip


def _party_words(word: str) -> frozenset[str]:
    whole = _PARTY_LETTERS.get(word) or CANONICAL.get(word, word)
    return frozenset(whole.split()) & PARTY_WORDS


_PARTY_FORMS = {
    word: words for word in PARTY_WORDS | _PARTY_LETTERS.keys() | CANONICAL.keys() if (words := _party_words(word))
}


def party_words(word: str) -> frozenset[str]:
    """The words of the party that one word beside a councillor's name stands for: "Tory", "Lab", "Lib"."""
    return _PARTY_FORMS.get(word, frozenset())


def parties_in(words: Set[str]) -> Set[str]:
    """Those of an article's words, in lower case, that stand for a party (`party_words`)."""
    return words & _PARTY_FORMS.keys()
