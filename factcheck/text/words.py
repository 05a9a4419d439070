"""Word tables that several readers of prose share. All are conventions of written English; none names a thing of the
world.
"""

from __future__ import annotations

import os
from functools import cache

SAYING: frozenset[str] = frozenset(
    """
    said says say saying told tells telling added adds adding explained claimed warned insisted argued announced
    confirmed commented stated replied responded asked continued concluded admitted revealed urged described called
    praised criticised thanked accused promised pledged denied believes believed suggested wrote tweeted posted joked
    recalled remarked noted stressed declared reported heard hailed welcomed vowed blamed
    """.split()
)  # fmt: skip

# Nouns at the end (or the start, before "of" and "for") of the name of a body.
BODY_NOUNS: frozenset[str] = frozenset(
    """
    council councils trust police constabulary school academy college university hospital hospitals court tribunal
    office commission authority agency service services partnership association federation society club fc afc rfc
    united rovers ltd limited plc llp group party committee board foundation charity church cathedral chapel minster
    abbey times news gazette post mail echo chronicle herald journal express star telegraph observer guardian argus
    courier reporter review advertiser radio union department ministry institute institution inspectorate parliament
    assembly senate cabinet panel forum company corporation bank museum theatre library gallery centre surgery
    practice hospice nursery airport brigade regiment army navy force forces task homes housing co inn arms hotel pub
    brewery bakery stores store supermarket fund campaign project programme network alliance consortium housing team
    squad unit directorate registry chambers studios images agency festival awards
    """.split()
)  # fmt: skip
LEADING_BODY_NOUNS: frozenset[str] = frozenset(
    """
    department ministry office institute university bank church house royal royal-college college court school
    society
    """.split()
)

# What councils and governments divide among their members, as titles name it in lower case.
PORTFOLIOS: frozenset[str] = frozenset(
    """
    children young people families adults older health social care public wellbeing education skills schools learning
    housing homelessness planning finance resources assets transport highways roads infrastructure environment climate
    waste culture leisure sport tourism heritage arts regeneration growth economy economic development business
    enterprise communities community safety neighbourhoods equalities regulatory licensing corporate customer digital
    strategic strategy policy governance legal property procurement safeguarding services operations local rural
    """.split()
)

PLACE_NOUNS: frozenset[str] = frozenset(
    """
    street road lane avenue close drive crescent terrace place square gardens grove way row court hill park green
    common bridge river lake wood woods forest valley island islands bay beach harbour station airport estate farm
    house hall castle village town city county north south east west northern southern eastern western midlands
    region ward constituency
    """.split()
)

STREETS: frozenset[str] = frozenset(
    "street road lane avenue close drive crescent terrace place square gardens grove way row court".split()
)

# Capitalised words that are no part of anybody's name.
NOT_NAMES: frozenset[str] = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter ramadan diwali british english scottish welsh irish european
    american french german polish chinese indian pakistani ukrainian russian israeli palestinian muslim christian
    jewish catholic anglican conservative conservatives tory tories labour liberal democrat democrats lib dem dems
    green greens reform ukip independent independents plaid snp mp mps cabinet parliament commons lords government
    house internet x image caption copyright related follow send read more published updated pictured picture photo
    photograph video waiting uk eu un us usa i
    """.split()
)  # fmt: skip

# Ordinary words that begin a sentence with a capital before a name ("Meanwhile Ada Marsh", "But Ben Hale").
SENTENCE_STARTERS: frozenset[str] = frozenset(
    """
    a about above according across additionally after afterwards again against all alleged allegedly along already
    also although amid among an and another any anyone are around as asked at away back based because before behind
    being below beside besides between beyond both briefing but by can caption could couple dad daughter day days
    despite did do does double down driver during each earlier either elsewhere even eventually every everyone except
    faced family famous father featuring few final finally first following for formally formerly four from further
    fury given giving grandfather grandmother had half has have having he headed heartbroken held her here hers him
    himself his how however husband if in including indeed initially inside instead into is it its jailed joined just
    last late later lawyer lawyers leading led left less like local long many married meanwhile men mother mum mums
    murdered my named near nearby nearly neighbour neighbours neither never nevertheless new next no nobody none
    nonetheless nor not nothing now of off officially on once one only onto opening opposite or originally other
    others otherwise our out outside over overall pensioner per perhaps police previously prior quoting rather
    recently resident residents residents retired returning said same schoolboy schoolgirl second seven several she
    should shortly similarly since six sister so some somebody someone sometimes son soon speaking standing still
    student such supported ten than thanks that the their them then there therefore these they third this those
    though thousands three through thus to today together tomorrow tonight too tragic two under unlike until up upon
    us veteran victim via was we well were what when where whereas whether which while who whom whose why widow
    widower wife will with within without woman women would writing yes yesterday yet you young your
    """.split()
)  # fmt: skip

# Parts of surnames in lower case between capitals, and those of Irish ones, which have a capital too.
PARTICLES: frozenset[str] = frozenset(
    """
    de da di do dos du del della der den van von bin ibn al el la le ap ab ferch y ter ní ó uí
    """.split()
)
IRISH: frozenset[str] = frozenset("ní ó uí".split())

LINKS: frozenset[str] = frozenset("of for and the in on at to & upon de with".split())


@cache
def given_names() -> frozenset[str]:
    """First names that are common in Britain, lower case."""
    return _read("given_names.txt")


@cache
def surnames() -> frozenset[str]:
    """Surnames so common that a letter's difference is another family, lower case."""
    return _read("surnames.txt")


def _read(name: str) -> frozenset[str]:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return frozenset(word for line in file if not line.startswith("#") for word in line.split())
