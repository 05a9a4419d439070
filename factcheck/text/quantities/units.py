"""The words that make a number a quantity: units, currencies, comparators, and the words that make it none.

Language conventions only. British usage throughout: a billion is 10^9, a ton in a local paper stays a ton, "p" is a
penny, "pc" is per cent (house styles of British regional titles).
"""

from __future__ import annotations

from ...intervals import MONTHS as _MONTHS


def _forms(table: dict[str, str], kind: str) -> dict[str, tuple[str, str]]:
    return {word: (kind, unit) for unit, words in table.items() for word in (unit, *words.split())}


# Words after a number, in any setting: word -> (kind, unit).
UNIT_WORDS: dict[str, tuple[str, str]] = (
    _forms(
        {
            "second": "seconds secs sec", "minute": "minutes mins min", "hour": "hours hrs hr", "day": "days",
            "week": "weeks wks", "fortnight": "fortnights", "month": "months mths", "year": "years yrs yr",
            "decade": "decades", "century": "centuries",
        },
        "duration",
    )
    | _forms(
        {
            "mile": "miles", "kilometre": "kilometres kilometer kilometers km kms", "metre": "metres meter meters",
            "centimetre": "centimetres cm", "millimetre": "millimetres mm", "foot": "feet ft", "inch": "inches ins",
            "yard": "yards yds yd",
        },
        "distance",
    )
    | _forms(
        {
            "kilogram": "kilograms kg kgs kilo kilos", "gram": "grams grammes", "milligram": "milligrams mg",
            "tonne": "tonnes", "ton": "tons", "stone": "", "ounce": "ounces oz", "lb": "lbs",
        },
        "weight",
    )
    | _forms({"acre": "acres", "hectare": "hectares ha"}, "area")
    | _forms({"degree": "degrees"}, "temperature")
    | _forms({"litre": "litres liters", "millilitre": "millilitres ml", "pint": "pints", "gallon": "gallons"}, "volume")
    | _forms({"mph": "", "kph": "", "knot": "knots"}, "speed")
    | _forms({"watt": "watts", "kW": "kw", "MW": "mw", "GW": "gw", "kWh": "kwh", "MWh": "mwh"}, "power")
    | _forms({"%": "pc pct percent percentage"}, "percent")
)  # fmt: skip
# Letters that are units only when they touch the digits: 50p, 300m, 25C.
GLUED_UNITS: dict[str, tuple[str, str]] = {
    "m": ("distance", "metre"), "g": ("weight", "gram"), "t": ("weight", "tonne"), "l": ("volume", "litre"),
    "c": ("temperature", "degree"), "gb": ("data", "GB"), "mb": ("data", "MB"), "tb": ("data", "TB"),
}  # fmt: skip
SQUARE = {"square", "sq"}
DURATIONS = frozenset(word for word, (kind, _) in UNIT_WORDS.items() if kind == "duration")
# Words that may stand between a number and its unit and leave the unit what it is.
LOOSE = frozenset(
    "full whole long consecutive straight more further extra additional successive solid calendar".split()
)
# … and words that make it another unit, which converts to nothing.
MARKED = {"working": "working", "business": "working", "school": "school", "nautical": "nautical", "light": "light"}

# Coins and notes: word -> (ISO 4217 code, how many to one).
MONEY_WORDS: dict[str, tuple[str, int]] = {
    "pound": ("GBP", 1), "pounds": ("GBP", 1), "quid": ("GBP", 1), "sterling": ("GBP", 1),
    "pence": ("GBP", 100), "penny": ("GBP", 100), "p": ("GBP", 100),
    "euro": ("EUR", 1), "euros": ("EUR", 1), "dollar": ("USD", 1), "dollars": ("USD", 1),
    "cent": ("USD", 100), "cents": ("USD", 100), "yen": ("JPY", 1), "yuan": ("CNY", 1), "renminbi": ("CNY", 1),
    "franc": ("CHF", 1), "francs": ("CHF", 1), "rupee": ("INR", 1), "rupees": ("INR", 1), "rouble": ("RUB", 1),
    "roubles": ("RUB", 1), "krona": ("SEK", 1), "kronor": ("SEK", 1), "zloty": ("PLN", 1), "shekels": ("ILS", 1),
    "lira": ("TRY", 1), "rand": ("ZAR", 1), "mark": ("DEM", 1), "marks": ("DEM", 1), "guilders": ("NLG", 1),
    "markka": ("FIM", 1), "krone": ("DKK", 1), "kroner": ("DKK", 1), "peso": ("MXN", 1), "pesos": ("MXN", 1),
    "baht": ("THB", 1), "won": ("KRW", 1), "ringgit": ("MYR", 1), "riyals": ("SAR", 1), "riyal": ("SAR", 1),
    "dirhams": ("AED", 1), "pesetas": ("ESP", 1), "shillings": ("GBP", 20), "bitcoin": ("BTC", 1),
    "bitcoins": ("BTC", 1),
}  # fmt: skip
# Everyday words too: these need digits or a scale before them, and never a hyphen.
COMMON_MONEY_WORDS = frozenset("mark marks won rand p pounds pound".split())
MONEY_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₿": "BTC"}
ISO_CODES = frozenset(
    "gbp usd eur jpy cny rmb chf inr aud cad nzd hkd sgd sek nok dkk pln rub try zar mxn brl krw thb aed btc".split()
)
# What may stand before a sign or a money word: US$, A$, Australian dollars.
NATIONS = {
    "us": "USD", "u.s": "USD", "american": "USD", "au": "AUD", "a": "AUD", "aus": "AUD", "australian": "AUD",
    "c": "CAD", "ca": "CAD", "can": "CAD", "canadian": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "singapore": "SGD",
    "swiss": "CHF", "turkish": "TRY", "indian": "INR", "japanese": "JPY", "chinese": "CNY", "russian": "RUB",
    "swedish": "SEK", "danish": "DKK", "norwegian": "NOK", "british": "GBP", "mexican": "MXN", "finnish": "FIM",
    "dutch": "NLG", "french": "FRF", "belgian": "BEF", "irish": "IEP", "german": "DEM", "mex": "MXN", "r": "BRL",
}  # fmt: skip

# Words before a number -> comparator. The longest that fits counts.
COMPARATORS: dict[str, str] = {
    phrase: comparator
    for comparator, phrases in {
        "nearly": "nearly|almost|just under|close to|nearing|approaching|just short of|slightly under|a little under|"
        "slightly less than|just below|not quite|slightly fewer than|just less than|a little less than|virtually",
        "about": "about|around|some|approximately|approx|roughly|circa|an estimated|estimated|~|somewhere around|"
        "in the region of|in the order of|something like|more or less|or so",
        "just over": "just over|slightly more than|a little over|slightly over|just more than|little more than|"
        "a little more than|just above",
        "over": "more than|over|exceeding|in excess of|upwards of|well over|above|greater than|exceeds|exceeded|"
        "topped|topping|higher than|far more than|well above|north of|older than|longer than|larger than|beyond",
        "at least": "at least|a minimum of|minimum of|minimum|no fewer than|no less than|not less than|"
        "not fewer than|at minimum",
        "up to": "up to|as many as|as much as|as high as|no more than|not more than|a maximum of|maximum of|at most|"
        "maximum|as long as|as few as|as little as|as old as|no longer than|no older than|no higher than",
        "under": "under|fewer than|less than|below|well under|far fewer than|far less than|lower than|younger than|"
        "shorter than|smaller than|within|well below",
        "between": "between",
    }.items()
    for phrase in phrases.split("|")
}
LAST_OF_COMPARATORS = frozenset(phrase.split()[-1] for phrase in COMPARATORS)
COMPARATORS_AFTER: dict[tuple[str, ...], str] = {
    ("or", "more"): "at least", ("or", "over"): "at least", ("or", "above"): "at least", ("or", "older"): "at least",
    ("and", "over"): "at least", ("and", "above"): "at least", ("plus",): "at least", ("+",): "at least",
    ("or", "less"): "up to", ("or", "fewer"): "up to", ("or", "under"): "up to", ("or", "below"): "up to",
    ("and", "under"): "up to", ("or", "so"): "about", ("or", "thereabouts"): "about", ("odd",): "about",
}  # fmt: skip
# "over three years" says during, and "within six weeks" by when, unless one of these stands before.
OF_LENGTH = frozenset("for lasting lasted lasts took takes take taken of is was after just well wait".split())

ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}
ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
MULTIPLES = {
    "doubled": "2", "doubling": "2", "trebled": "3", "tripled": "3", "trebling": "3", "tripling": "3",
    "quadrupled": "4", "quadrupling": "4", "halved": "0.5", "halving": "0.5", "twofold": "2", "threefold": "3",
    "fourfold": "4", "fivefold": "5", "sixfold": "6", "sevenfold": "7", "eightfold": "8", "ninefold": "9",
    "tenfold": "10",
}  # fmt: skip
# Multiples only before one of these: "double the number", "twice as many", "three times the average".
MULTIPLES_OF = {"double": "2", "treble": "3", "triple": "3", "quadruple": "4", "twice": "2"}
OF_MULTIPLE = frozenset(
    "the that what its their his her as more higher larger bigger greater faster slower worse longer taller heavier "
    "older quicker stronger".split()
)

# Words that end a noun phrase, or never head one.
STOP = frozenset(
    "a about above across after again against ago ahead all already also although am an and another any are around as "
    "at away back be because been before being below between both but by can could despite did do does down due during "
    "each earlier early either else even ever every except few following for from full given had has have he her here "
    "hers him his how however i if in including inside instead into is it its itself just last late later least less "
    "like made make many may me might more most much must my near nearly need neither never next no nor not now of off "
    "on once one only onto or other others our out outside over own part per perhaps plus rather said same say saying "
    "says she should since so some soon still such than that the their them then there these they this those though "
    "through throughout thus to today together told tomorrow too took toward towards under unless until up upon us "
    "versus very via was we went were what when where whether which while who whom whose why will with within without "
    "would yesterday yet you your voted died got came become became remain remained needed live lived attended took "
    "agreed rose fell found began saw showed ended heard held gave led left put "
    "worth".split()
)
COLLECTIVES = frozenset(
    "people children men women staff police sheep aircraft personnel fish species offspring crew cattle deer salmon "
    "folk feet teeth mice geese youth clergy livestock criteria media salespeople spokespeople businesspeople "
    "policemen policewomen firemen workmen fishermen grandchildren schoolchildren stepchildren townspeople "
    "tradespeople".split()
)
NOT_PLURAL = frozenset("bus gas plus yes perhaps always news politics campus virus bonus focus status census".split())

# A number after one of these is a name or a reference, whatever follows.
LABELS = frozenset(
    "section sections s ss page pages item items form forms paragraph paragraphs para paras article articles route "
    "routes junction junctions schedule schedules appendix clause clauses regulation regulations chapter chapters "
    "number numbers no nos flat apartment plot plots channel radio formula ewhc ewca uksc covid volume vol version "
    "annex exhibit figure fig platform gate grade verse footnote act acts psalm postcode extension ext tier".split()
)
# … and after one of these too, unless a plural noun follows: "case 12", but "in one case 12 dogs were found".
WEAK_LABELS = frozenset(
    "case ward wards unit units room rooms phase stage block question table part line group class round level zone "
    "bay terminal band size step key chart episode series season point points option lot pier hole fence heat race "
    "bus pitch court studio category size type model catch policy building house".split()
)
# … and after these when they have a capital: Year 6, Week 3, BBC One.
CAPITAL_LABELS = frozenset("year years week day month bbc itv sky form set storm type track side mark".split())
ABBREVIATIONS = frozenset("no nos para paras p pp art fig vol ch s ss sec".split())
# Streets after "120 Mill": a house number.
STREETS = frozenset(
    "street road lane avenue close drive way crescent court place square terrace gardens grove hill park row mews walk "
    "green st rd ave house parade rise view meadow meadows cottages villas bank yard quay gate broadway bridge croft "
    "common end fields orchard wharf buildings".split()
)
EMERGENCY = frozenset(("999", "101", "111", "112", "911", "105", "119"))
MONTHS = frozenset(month.lower() for month in _MONTHS) | frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun".split())
# A year when bare: "in 2023", "since 1999".
BEFORE_YEAR = frozenset(
    "in since by from until till of during before after for to late early mid and the summer autumn winter spring "
    "throughout circa around between or election season budget".split()
)
# "The one", "no one", "number one": not a count.
NOT_BEFORE_ONE = frozenset(
    "no the this that any every each some which another only everyone someone anyone its his her their our my your "
    "or number day at".split()
)
NOT_AFTER_ONE = frozenset("day thing another person's off could way where time said stop".split())
# What follows a hyphen in words that only look like counts: five-a-side, one-off, two-way.
IDIOMS = frozenset(
    "a off to way ways stop sided tier time on ish something and in star fold wheel up class hand figure "
    "figures".split()
)
NOT_AFTER_ZERO = frozenset("tolerance hour hours carbon emission emissions sum rated in waste".split())
# "first aid", "second home", "third party": not a rank.
NOT_AFTER_ORDINAL = frozenset(
    "aid class hand half floor name minister lady secretary home homes party team gear nature world person reich "
    "quarter thing things wave language degree estate string rate grade foot-and-mouth cousin cousins choice class "
    "responders responder chamber century instance hours reading sector sex form formers former aiders birthday "
    "anniversary".split()
)
# "first time" says that nothing came before; "second time" counts.
NOT_AFTER_FIRST = frozenset("time thing things one ones step steps glance instance place light".split())
# After these "£2m to £5m" is a change and where it led, not a range.
OF_CHANGE = frozenset(
    "from by up down rose fell rise fall rises falls rising falling increased increase dropped drop cut grew grown "
    "jumped climbed another further extra reduced slashed soared slumped doubled moved went goes".split()
)
RANK_VERBS = frozenset(
    "ranked finished came placed rated finishing ranking coming lies lying sits sitting stands joint".split()
)
SCORE_WORDS = frozenset(
    "won win wins lost lose beat beaten drew draw drawn defeat defeated victory score scored vote voted votes led lead "
    "loss beating leading winning trailed result ahead".split()
)
AGE_WORDS = frozenset(("aged", "age", "ages"))
# "his sister, 11, and": an age without a name before it.
KIN = frozenset(
    "mum mother dad father son daughter sister brother wife husband partner boyfriend girlfriend fiance fiancee "
    "grandmother grandfather grandson granddaughter niece nephew cousin uncle aunt boy girl man woman widow widower "
    "stepson stepdaughter twin pensioner teenager grandad gran".split()
)
