"""The words that British and American news copy dates things with: language conventions only, no names of the world.

Every table maps a lower-case word to what it means. They are plain dictionaries, looked up token by token, because an
alternation of this many words takes longer to compile than a whole check may take to start.
"""

from __future__ import annotations

from ...intervals import MONTHS, WEEKDAYS

MONTH_NAMES = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
MONTH = MONTH_NAMES | MONTH_SHORT
# The most days that each month can have, by its number.
LONGEST_MONTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# First names, surnames and verbs: a month only where something beside it says so.
DOUBTFUL_MONTHS = frozenset({"march", "april", "may", "june", "august", *MONTH_SHORT})
VERB_MONTHS = frozenset({"march", "may", "mar"})

WEEKDAY_NAMES = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
WEEKDAY = WEEKDAY_NAMES | WEEKDAY_SHORT
WEEKDAY_PLURALS = {name + "s": number for name, number in WEEKDAY_NAMES.items()}
# Words of their own, or the name of a newspaper: a weekday only beside a date.
DOUBTFUL_WEEKDAYS = frozenset({"mon", "tue", "wed", "sat", "sun"})

PARTS_OF_DAY = frozenset(
    {"morning", "afternoon", "evening", "night", "lunchtime", "teatime", "mornings", "evenings", "nights"}
)

UNITS = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour",
    "day": "day", "night": "day", "week": "week", "wk": "week", "fortnight": "fortnight", "month": "month",
    "quarter": "quarter", "year": "year", "yr": "year", "decade": "decade", "century": "century",
    "weekend": "weekend",
}  # fmt: skip
PLURAL_UNITS = {word + "s": unit for word, unit in UNITS.items()} | {"centuries": "century"}
ANY_UNIT = UNITS | PLURAL_UNITS
# What may stand between a number and its unit: "six straight days", "two full calendar years".
UNIT_ADJECTIVES = frozenset(
    {"calendar", "full", "long", "whole", "entire", "consecutive", "straight", "more", "further", "extra", "additional",
     "working", "business", "trading", "successive", "short", "solid", "other", "academic", "financial", "school"}
)  # fmt: skip

NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000}
FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
VAGUE_NUMBERS = frozenset({"several", "few", "many", "numerous"})

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
LAST_OF = frozenset({"last", "final", "closing"})
SUFFIXES = frozenset({"st", "nd", "rd", "th"})

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "noughties": 0,
}  # fmt: skip

# -1, 0 and 1 count from the publication date; "told" ones count from the date last told, as in "the following day".
SHIFTS = {
    "last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1, "forthcoming": 1,
}  # fmt: skip
TOLD_SHIFTS = {"previous": -1, "preceding": -1, "following": 1, "same": 0, "that": 0}
ANY_SHIFT = SHIFTS | TOLD_SHIFTS

DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}

PARTS = {
    "early": "early", "mid": "mid", "late": "late", "start": "early", "beginning": "early", "outset": "early",
    "middle": "mid", "end": "late", "close": "late",
}  # fmt: skip
PARTS_WITH_OF = frozenset({"start", "beginning", "outset", "middle", "end", "close"})

YEAR_KINDS = {
    "financial": 4, "fiscal": 4, "tax": 4, "academic": 9, "school": 9, "calendar": 1, "council": 4,
}  # fmt: skip

ABOUT = frozenset(
    {"about", "around", "approximately", "roughly", "nearly", "almost", "circa", "some", "over", "under", "than",
     "least", "most"}
)  # fmt: skip

# Words before a four-digit number that make it a year; the weak ones do so unless a counted noun follows.
YEAR_CUES = frozenset({"in", "since", "until", "till", "during", "year", "years", "circa", "early", "late", "mid"})
WEAK_YEAR_CUES = frozenset(
    {"by", "from", "of", "to", "before", "after", "between", "for", "through", "around", "about", "than", "into",
     "and", "or", "season", "dated", "summer", "winter", "spring", "autumn", "throughout", "back", "at", "on"}
)  # fmt: skip
# "the 2019 election", "her 2019 album": the year as a modifier.
DETERMINERS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "that", "each", "every", "s",
     "original", "new", "old"}
)  # fmt: skip
# Counted things that do not end in "s".
COUNTED = frozenset({"people", "men", "women", "children", "staff", "police", "sq", "square", "sheep", "fish"})
# Words in "s" that are not counted things.
NOT_COUNTED = frozenset({"was", "is", "has", "as", "its", "this", "does", "s", "sees", "plus", "unless", "thus"})

MONTH_CUES = frozenset(
    {"in", "since", "until", "till", "by", "from", "during", "of", "for", "before", "after", "between", "through",
     "early", "late", "mid", "last", "next", "this", "every", "each", "to", "around", "throughout", "the", "and", "or",
     "coming", "previous", "following", "that", "into", "past", "a"}
)  # fmt: skip
STRONG_MONTH_CUES = frozenset({"in", "since", "until", "till", "during", "early", "late", "mid", "last", "next"})

# Words that start a clause or carry it on; a number before one of them is not counting what follows.
FUNCTION_WORDS = frozenset(
    {"and", "or", "but", "to", "at", "in", "on", "by", "for", "from", "as", "after", "before", "when", "where", "while",
     "with", "without", "that", "which", "who", "if", "is", "was", "were", "are", "be", "has", "had", "have", "will",
     "would", "of", "until", "till", "through", "the", "a", "an", "he", "she", "it", "they", "we", "i", "said", "this",
     "last", "next", "because", "following", "during", "about", "since", "than", "into", "onwards", "so", "then",
     "his", "her", "their", "its", "there", "despite", "amid", "over", "under", "up", "onward"}
)  # fmt: skip

STREETS = frozenset(
    {"street", "road", "avenue", "close", "drive", "lane", "way", "crescent", "terrace", "court", "gardens", "grove",
     "place", "house", "cottage", "cottages", "square", "hill", "row", "st", "rd"}
)  # fmt: skip

# Day and month of feasts that have one.
FIXED_FEASTS = {
    ("new", "year"): (1, 1), ("new", "year", "'", "s", "day"): (1, 1),
    ("new", "years", "day"): (1, 1), ("new", "year", "day"): (1, 1),
    ("new", "year", "'", "s", "eve"): (12, 31), ("new", "years", "eve"): (12, 31), ("hogmanay",): (12, 31),
    ("burns", "night"): (1, 25), ("twelfth", "night"): (1, 5), ("valentine", "'", "s", "day"): (2, 14),
    ("st", "david", "'", "s", "day"): (3, 1), ("st", "patrick", "'", "s", "day"): (3, 17),
    ("st", "george", "'", "s", "day"): (4, 23), ("st", "andrew", "'", "s", "day"): (11, 30),
    ("st", ".", "patrick", "'", "s", "day"): (3, 17), ("april", "fool", "'", "s", "day"): (4, 1),
    ("april", "fools", "'", "day"): (4, 1), ("may", "day"): (5, 1), ("midsummer", "'", "s", "day"): (6, 24),
    ("midsummer", "day"): (6, 24), ("independence", "day"): (7, 4), ("halloween",): (10, 31),
    ("hallowe", "'", "en"): (10, 31), ("bonfire", "night"): (11, 5), ("guy", "fawkes", "night"): (11, 5),
    ("armistice", "day"): (11, 11), ("christmas", "eve"): (12, 24), ("christmas", "day"): (12, 25),
    ("christmas",): (12, 25), ("boxing", "day"): (12, 26), ("st", "stephen", "'", "s", "day"): (12, 26),
    ("earth", "day"): (4, 22), ("veterans", "day"): (11, 11), ("international", "women", "'", "s", "day"): (3, 8),
    ("ve", "day"): (5, 8), ("d", "-", "day"): (6, 6),
}  # fmt: skip
# Days from Easter Sunday.
EASTER_FEASTS = {
    ("shrove", "tuesday"): -47, ("pancake", "day"): -47, ("ash", "wednesday"): -46, ("mothering", "sunday"): -21,
    ("mother", "'", "s", "day"): -21, ("palm", "sunday"): -7, ("maundy", "thursday"): -3, ("good", "friday"): -2,
    ("easter", "saturday"): -1, ("easter", "sunday"): 0, ("easter",): 0, ("easter", "day"): 0, ("easter", "monday"): 1,
    ("whit", "sunday"): 49, ("whit", "monday"): 50, ("pentecost",): 49,
}  # fmt: skip
# Month, weekday and which one of the month; -1 is the last.
NTH_FEASTS = {
    ("father", "'", "s", "day"): (6, 6, 3), ("remembrance", "sunday"): (11, 6, 2), ("thanksgiving",): (11, 3, 4),
    ("thanksgiving", "day"): (11, 3, 4), ("black", "friday"): (11, 4, 4), ("labor", "day"): (9, 0, 1),
    ("memorial", "day"): (5, 0, -1),
    ("may", "bank", "holiday"): (5, 0, 1), ("spring", "bank", "holiday"): (5, 0, -1),
    ("august", "bank", "holiday"): (8, 0, -1),
}  # fmt: skip
# "Christmas", "Easter" and the like name a time ("before Christmas") or describe a thing ("Christmas tree"): for a time
# one of these goes before.
FEAST_CUES = frozenset(
    {"at", "by", "before", "after", "over", "since", "until", "till", "for", "this", "last", "next", "every", "each",
     "on", "of", "previous", "following", "during", "from", "to", "around", "in"}
)  # fmt: skip

STARTS_PERIOD = frozenset({"since", "from", "after"})
ENDS_PERIOD = frozenset({"until", "till", "by", "before"})
