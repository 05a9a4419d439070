"""Every code that a finding can carry: what it says, an example, and on whose authority.

A code is `kind/problem` and stable: a desk may filter by it, so a code is added but never given another meaning.
Examples are invented.
"""

from __future__ import annotations

from .records import Verdict
from .structs import Struct

_MATCH, _CONFLICT, _UNSUPPORTED = Verdict.MATCH, Verdict.CONFLICT, Verdict.UNSUPPORTED

_EDITORS_CODE = "Editors' Code of Practice (IPSO), clause 1: take care not to publish inaccurate information."
_REGISTRY = "The registry: the fact that the finding names, and its source."
_GUARDIAN = "The Guardian and Observer style guide, under “titles”."
_DEBRETTS = "Debrett's Correct Form, under “Knights” and “Dames”, “Peers”."
_QUOTATION_MARKS = "The Guardian and Observer style guide, under “quotation marks”: quoted words are not to be changed."
_DOCUMENT = "The document or statement that the finding names, and its passage."
_ARITHMETIC = "The Gregorian calendar."
_SUMS = "Arithmetic on the article's own figures, each taken as no finer than it is written."
_TWO_LEFT = "This project's design: with two candidates left it names both and does not pick."


class Code(Struct, frozen=True):
    """What a code means. `summary` begins with a sentence that stands alone in a list."""

    verdicts: tuple[Verdict, ...]
    summary: str
    example: str
    authority: str


CODES = {
    # --------------------------------------------------------------------------------------------------- names
    "name/match": Code(
        (_MATCH,),
        "The name is written as the registry has it. Other names that it lists, and short forms after a first "
        "reference, count as right.",
        "“Coun Ada Marsh”, who is in the registry as Ada Marsh.",
        _REGISTRY,
    ),
    "name/misspelt": Code(
        (_CONFLICT, _UNSUPPORTED),
        "The name is very nearly one in the registry, and is nobody else's. It is a conflict only when something "
        "besides the likeness, a post or an honorific, says that the same person or body is meant.",
        "“Council leader Ada Mrash” for Ada Marsh.",
        _EDITORS_CODE,
    ),
    "name/misnamed": Code(
        (_CONFLICT,),
        "An organisation, department or place is called what it is not, or no longer, called.",
        "“Department for Schools” of a department that has been the Department for Learning since 2010.",
        _REGISTRY,
    ),
    "name/mistaken": Code(
        (_CONFLICT,),
        "The name belongs to something else that is often mistaken for what is meant. The registry lists it under "
        "“not”.",
        "“Wexham Council” in a story on Wexcombe Council.",
        _REGISTRY,
    ),
    "name/honorific": Code(
        (_CONFLICT,),
        "The title before or after the name is not one that the person has, or had then.",
        "“Mr Hale” of Sir Ben Hale, “Lord Hale” of a knight.",
        _DEBRETTS,
    ),
    "name/honorific-form": Code(
        (_CONFLICT,),
        "The title is used in a way that is never right. “Sir” and “Dame” go with the first name, “Lord” and “Lady” "
        "of a peer with the title.",
        "“Sir Hale” of Sir Ben Hale: write Sir Ben.",
        _DEBRETTS,
    ),
    "name/second-reference": Code(
        (_CONFLICT, _UNSUPPORTED),
        "A later reference fits nobody who was introduced before it. It is a conflict when one person of the article "
        "has to be meant.",
        "“Coun Marsham” after “Coun Ada Marsh”.",
        _GUARDIAN,
    ),
    "name/former-name": Code(
        (_UNSUPPORTED,),
        "The body was once called so and is not any more. Right in a story about that time only.",
        "“Wexshire Constabulary” of a force that has been Wexshire Police since 2001.",
        _REGISTRY,
    ),
    "name/inconsistent": Code(
        (_CONFLICT,),
        "The story spells one person's name in two ways, and the registry knows neither.",
        "“Sarah Jenkyns” in one paragraph, “Sarah Jenkins” in another.",
        _EDITORS_CODE,
    ),
    "name/unknown": Code(
        (_UNSUPPORTED,),
        "The registry has nothing of this name. That is no mistake: check it, and add it when it is right.",
        "“Resident Tom Pell”.",
        _EDITORS_CODE,
    ),
    "name/ambiguous": Code(
        (_UNSUPPORTED,),
        "The name fits two people or bodies in the registry. The message names them.",
        "“Coun Marsh” where Ada Marsh and Joe Marsh both sit.",
        _TWO_LEFT,
    ),
    # --------------------------------------------------------------------------------------------------- roles
    "role/match": Code(
        (_MATCH,),
        "The registry has the person in this post at this time.",
        "“Council leader Ada Marsh” in the years in which she was.",
        _REGISTRY,
    ),
    "role/not-holder": Code(
        (_CONFLICT,),
        "Somebody else holds the post at this time, and the person never held it.",
        "“Chief constable Ada Marsh” while Ivo Dunn is chief constable.",
        _REGISTRY,
    ),
    "role/out-of-date": Code(
        (_CONFLICT,),
        "The person held the post, but not any more at this time. The message gives the period and who followed.",
        "“Council leader Ben Hale” after Ada Marsh took over.",
        _REGISTRY,
    ),
    "role/not-yet": Code(
        (_CONFLICT,),
        "The person holds the post only later than the time that is spoken of.",
        "“Council leader Ada Marsh said in 2015”, who became leader in 2023.",
        _REGISTRY,
    ),
    "role/still-in-post": Code(
        (_CONFLICT,),
        "“Former” or “ex-” of somebody who still holds the post.",
        "“Former leader Ada Marsh” while she leads the council.",
        _REGISTRY,
    ),
    "role/wrong-constituency": Code(
        (_CONFLICT,),
        "The person represents another constituency, ward or division.",
        "“North Wexcombe MP Sir Ben Hale”, who sits for South Wexcombe.",
        _REGISTRY,
    ),
    "role/wrong-party": Code(
        (_CONFLICT,),
        "The person belongs, or belonged then, to another party.",
        "“Green councillor Ada Marsh”, an independent.",
        _REGISTRY,
    ),
    "role/wrong-body": Code(
        (_CONFLICT,),
        "The person holds such a post, but of another body.",
        "“Wexcombe Council chief executive Ivo Dunn”, chief executive of the hospital trust.",
        _REGISTRY,
    ),
    "role/wrong-rank": Code(
        (_CONFLICT,),
        "The person holds a higher or lower post of the same kind.",
        "“Chief Supt Dunn” of a superintendent, “secretary of state” of a junior minister.",
        _REGISTRY,
    ),
    "role/unsupported": Code(
        (_UNSUPPORTED,),
        "The registry does not say who holds the post at this time, or does not know the person or the post.",
        "“Club treasurer Tom Pell”.",
        _EDITORS_CODE,
    ),
    "role/ambiguous": Code(
        (_UNSUPPORTED,),
        "The words fit two posts or two people in the registry. The message names them.",
        "“The cabinet member” where there are eight.",
        _TWO_LEFT,
    ),
    "role/wrong-start": Code(
        (_CONFLICT,),
        "The person holds the post, but took it up at another time than the article says.",
        "“Leader since 2021” of somebody who became leader in 2023.",
        _REGISTRY,
    ),
    "role/wrong-predecessor": Code(
        (_CONFLICT,),
        "Somebody else held the post right before.",
        "“Ada Marsh, who took over from Tom Pell” of the leader who followed Ben Hale.",
        _REGISTRY,
    ),
    "role/wrong-end": Code(
        (_CONFLICT,),
        "The person held the post, but left it at another time than the article says.",
        "“Leader until 2021” of somebody who left in 2023.",
        _REGISTRY,
    ),
    # -------------------------------------------------------------------------------------------------- events
    "event/match": Code(
        (_MATCH,),
        "The registry has the event with this date, number or place.",
        "“The second monitoring visit, on 4 July 2023”, as it was.",
        _REGISTRY,
    ),
    "event/wrong-date": Code(
        (_CONFLICT,),
        "The event took place on another day, month or year, or the date is of something else about it. An "
        "inspection is often given the date of its report.",
        "“The September inspection” that took place in July and was reported in September.",
        _REGISTRY,
    ),
    "event/wrong-ordinal": Code(
        (_CONFLICT,),
        "The event was another number of its series.",
        "“The fifth visit” that was the fourth.",
        _REGISTRY,
    ),
    "event/unsupported": Code(
        (_UNSUPPORTED,),
        "The registry has no such event, or not its date.",
        "“The carnival on 3 August”.",
        _EDITORS_CODE,
    ),
    # --------------------------------------------------------------------------------------------------- dates
    "date/match": Code(
        (_MATCH,),
        "The weekday is that of the date, or the age that of the birth date.",
        "“Thursday, March 21, 2024”.",
        _ARITHMETIC,
    ),
    "date/unsupported": Code(
        (_UNSUPPORTED,),
        "The date has a weekday but no year that the story settles.",
        "“Friday the 13th”.",
        _ARITHMETIC,
    ),
    "date/weekday": Code(
        (_CONFLICT,),
        "The weekday is not that of the date.",
        "“Tuesday (March 20)” in a year where it is a Wednesday.",
        _ARITHMETIC,
    ),
    "date/impossible": Code(
        (_CONFLICT,),
        "There is no such day.",
        "“31 September”, “29 February 2023”.",
        _ARITHMETIC,
    ),
    "date/age": Code(
        (_CONFLICT,),
        "The age is not that of somebody born on the date that the registry gives.",
        "“Ada Marsh, 45” of somebody born in 1970, in 2024.",
        _REGISTRY,
    ),
    # ------------------------------------------------------------------------------------------------- figures
    "figure/match": Code(
        (_MATCH,),
        "The registry has this figure for this property of this subject at this time. A rounded figure matches an "
        "exact one that rounds to it.",
        "“£22m of investment” where the registry has nearly £22m.",
        _REGISTRY,
    ),
    "figure/wrong": Code(
        (_CONFLICT,),
        "The registry has another figure for the same property of the same subject at the same time.",
        "“A three-year partnership” that was for two years.",
        _REGISTRY,
    ),
    "figure/unsupported": Code(
        (_UNSUPPORTED,),
        "The registry has no figure of what the article's words name.",
        "“The £3m footbridge”.",
        _EDITORS_CODE,
    ),
    "figure/unsettled": Code(
        (_UNSUPPORTED,),
        "The registry has a figure of this property that neither bears this one out nor rules it out. It is of another "
        "day, or rounded too far, or the words speak of a change or a part.",
        "“412 children in care”, where the registry has 404 for eight months before.",
        _EDITORS_CODE,
    ),
    "figure/other-time": Code(
        (_UNSUPPORTED,),
        "The registry has this figure, but for another time than the article seems to mean.",
        "“404 children in care in 2021”, the figure of 2023.",
        _EDITORS_CODE,
    ),
    "figure/ambiguous": Code(
        (_UNSUPPORTED,),
        "The words fit two properties or two subjects in the registry, and the figure is neither's. The message names "
        "them.",
        "“The £5m grant” where there were two grants.",
        _TWO_LEFT,
    ),
    "figure/adds-up": Code(
        (_MATCH,),
        "The figure follows from the others beside it: a total, a percentage, a majority, a change, a span of years.",
        "“£5m for roads and £2m for parks, £7m in all”.",
        _SUMS,
    ),
    "figure/total": Code(
        (_CONFLICT,),
        "The parts do not add up to their stated total.",
        "“Five people, three men and three women”.",
        _SUMS,
    ),
    "figure/percentage": Code(
        (_CONFLICT,),
        "The percentage does not follow from the numbers beside it, or is one of percentage points.",
        "“Up from 216 to 242, a rise of 21 per cent”.",
        _SUMS,
    ),
    "figure/change": Code(
        (_CONFLICT,),
        "The change is not the difference between the figures beside it.",
        "“Rose by 220 from 2,340 to 2,460”.",
        _SUMS,
    ),
    "figure/majority": Code(
        (_CONFLICT,),
        "The majority is not the difference between the votes.",
        "“Won by 21,736 votes to 15,842, a majority of 5,984”.",
        _SUMS,
    ),
    "figure/span": Code(
        (_CONFLICT,),
        "The length of time is not that between the dates beside it.",
        "“From 2019 to 2023, seven years”.",
        _SUMS,
    ),
    "figure/direction": Code(
        (_CONFLICT,),
        "The figures go the other way than the words: a rise to less, or a fall to more.",
        "“Rose from 242 to 216”.",
        _SUMS,
    ),
    "figure/multiple": Code(
        (_CONFLICT,),
        "The figures did not double, treble or halve as the words say.",
        "“Doubled from 120 to 180”.",
        _SUMS,
    ),
    "figure/list": Code(
        (_CONFLICT,),
        "More or fewer are listed than announced.",
        "“Three schools: Mill Lane Primary, Brill Primary, Hale Park and Old Church”.",
        _SUMS,
    ),
    "figure/age": Code(
        (_CONFLICT,),
        "The age is not that of somebody born on the date that the article gives.",
        "“Ada Marsh, 45, was born in May 1960”, in 2024.",
        _SUMS,
    ),
    "figure/twice": Code(
        (_CONFLICT,),
        "The article gives the figure twice, and differently. The message names the other line.",
        "“£3m footbridge” in the headline, “the £2m footbridge” below.",
        _EDITORS_CODE,
    ),
    # ------------------------------------------------------------------------------------------------- ratings
    "rating/match": Code(
        (_MATCH,),
        "The grade is the one that was in force at this time, or that was given then.",
        "“The home was last year rated good”, as it was.",
        _REGISTRY,
    ),
    "rating/wrong-grade": Code(
        (_CONFLICT,),
        "The registry has another grade of the same body and aspect at this time.",
        "“Mill Lane School, rated good in 2022”, which was then rated inadequate.",
        _REGISTRY,
    ),
    "rating/superseded": Code(
        (_CONFLICT, _UNSUPPORTED),
        "The grade was given, but a later one has taken its place. It is a conflict when it is given as current.",
        "“The trust remains inadequate” after it was rated good.",
        _REGISTRY,
    ),
    "rating/wrong-direction": Code(
        (_CONFLICT,),
        "“Upgraded” of a change for the worse, or “downgraded” of one for the better.",
        "“Upgraded from good to inadequate”.",
        "The order of the grades in their scheme.",
    ),
    "rating/unsupported": Code(
        (_UNSUPPORTED,),
        "The registry has no such rating, or none that is as new as the story may be.",
        "“The nursery was rated good on Monday”.",
        _EDITORS_CODE,
    ),
    "rating/ambiguous": Code(
        (_UNSUPPORTED,),
        "The ratings of two bodies, or by two issuers, fit. The message names them.",
        "“It was rated good” in a story of two schools.",
        _TWO_LEFT,
    ),
    # -------------------------------------------------------------------------------------------------- quotes
    "quote/match": Code(
        (_MATCH,),
        "The registry has these words from this speaker. Typography, cuts marked with … and words put in square "
        "brackets do not count.",
        "“The road will … reopen,” said Ada Marsh, whose words are on record.",
        _REGISTRY,
    ),
    "quote/altered": Code(
        (_CONFLICT,),
        "The speaker is on record with the same words but for a few. The message shows the difference.",
        "“There has been progress” where the record has “There have been”.",
        _QUOTATION_MARKS,
    ),
    "quote/other-speaker": Code(
        (_CONFLICT, _UNSUPPORTED),
        "The words are on record, from somebody else. It is a conflict when they are long and the sentence names the "
        "speaker.",
        "“…,” said Ben Hale, of words that Ada Marsh said.",
        _EDITORS_CODE,
    ),
    "quote/cut-negation": Code(
        (_CONFLICT,),
        "The quotation is cut so that a “not”, “no” or “never” is lost.",
        "She is “in favour of the plan” where she said “I am not in favour of the plan”.",
        _EDITORS_CODE,
    ),
    "quote/unsupported": Code(
        (_UNSUPPORTED,),
        "The registry does not have these words from this speaker. That is no mistake: check them against notes.",
        "“It was a lovely day,” said resident Tom Pell.",
        _EDITORS_CODE,
    ),
    # ---------------------------------------------------------------------------------------------- statements
    "statement/match": Code(
        (_MATCH,),
        "A passage of a document, or a statement of the registry, says what the clause says. Every name, figure and "
        "date in the clause is in the passage or in the sentence before or after it, and so are its words.",
        "“The hall in Brill Road was sold in May”, of which the minutes say “sold the Brill Road hall in May”.",
        _DOCUMENT,
    ),
    "statement/wrong-name": Code(
        (_CONFLICT,),
        "A passage about the same event has another name in this place.",
        "“Ada Marsh opened the school”, where the press release has Ben Hale.",
        _DOCUMENT,
    ),
    "statement/wrong-place": Code(
        (_CONFLICT,),
        "A passage about the same event has another place after the same preposition.",
        "“the school in Upper Brill”, where the press release has “in Lower Brill”.",
        _DOCUMENT,
    ),
    "statement/wrong-number": Code(
        (_CONFLICT,),
        "A passage about the same event has another figure in this place, and the two cannot both be right.",
        "“for 300 pupils”, where the press release has 200.",
        _DOCUMENT,
    ),
    "statement/wrong-date": Code(
        (_CONFLICT,),
        "A passage about the same event gives another date.",
        "“opened on Monday”, where the press release has Tuesday.",
        _DOCUMENT,
    ),
    "statement/negated": Code(
        (_CONFLICT,),
        "A passage says that what is said here is not so, or the other way round.",
        "“The council has signed the lease”, where the letter has “has not signed the lease”.",
        _DOCUMENT,
    ),
    "statement/opposite": Code(
        (_CONFLICT,),
        "A passage about the same event gives the opposite outcome.",
        "“Councillors approved the plan”, where the minutes have “rejected”.",
        _DOCUMENT,
    ),
    "statement/unsupported": Code(
        (_UNSUPPORTED,),
        "No document and no statement of the registry bears this out. Where a passage has the better part of the "
        "sentence, only the words that it lacks are marked.",
        "“and costs £3m”, when the press release gives no cost.",
        "Hassan and others (2017), “Toward automated fact-checking”: what is worth checking.",
    ),
}

# ------------------------------------------------------------------------------------------------- rulings
_KINDS = ("name", "role", "event", "date", "figure", "rating", "quote", "statement")
_RULING = "The ruling that the finding names, who made it, and why."
for _kind in _KINDS:
    CODES[f"{_kind}/ruled-confirmed"] = Code(
        (_MATCH,),
        f"An editor has confirmed this {_kind} claim: the record of rulings decides, not the registry.",
        "A claim that Jo Pell confirmed on 21 March 2024 from the minutes, made again in other words.",
        _RULING,
    )
    CODES[f"{_kind}/ruled-wrong"] = Code(
        (_CONFLICT,),
        f"An editor has found this {_kind} claim wrong: the record of rulings decides, not the registry.",
        "A claim that the press office denied to Jo Pell on 21 March 2024, made again.",
        _RULING,
    )
    CODES[f"{_kind}/ruled-twice"] = Code(
        (_UNSUPPORTED,),
        f"Two rulings of one day on this {_kind} claim say different things, so neither decides.",
        "Jo Pell confirmed it and Sam Orr found it wrong on 21 March 2024: ask both, and take out one.",
        _TWO_LEFT,
    )
