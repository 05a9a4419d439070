"""Every code that a finding can carry: what it says, an example, and on whose authority.

A code is `kind/problem` and stable: a desk may filter by it, so a code is added but never given another meaning.
Examples are invented.
"""

from __future__ import annotations

from .light import dataclass
from .records import Verdict

_MATCH, _CONFLICT, _UNSUPPORTED = Verdict.MATCH, Verdict.CONFLICT, Verdict.UNSUPPORTED

_EDITORS_CODE = "Editors' Code of Practice (IPSO), clause 1: take care not to publish inaccurate information."
_REGISTRY = "The registry: the fact that the finding names, and its source."
_GUARDIAN = "The Guardian and Observer style guide, under “titles”."
_DEBRETTS = "Debrett's Correct Form, under “Knights” and “Dames”, “Peers”."
_ARITHMETIC = "The Gregorian calendar."
_TWO_LEFT = "This project's design: with two candidates left it names both and does not pick."


@dataclass(frozen=True, slots=True)
class Code:
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
    "event/ambiguous": Code(
        (_UNSUPPORTED,),
        "Two events in the registry fit. The message names them.",
        "“The inspection in 2023” in a year with two.",
        _TWO_LEFT,
    ),
    # --------------------------------------------------------------------------------------------------- dates
    "date/match": Code(
        (_MATCH,),
        "The weekday is that of the date, or the age that of the birth date.",
        "“Thursday, March 21, 2024”.",
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
}
