"""The registry's vocabulary: its sections, their fields, and what each field holds.

One table, from which both the loader (`load.py`) and the JSON Schema for editors (`schema.json`) are made. Field
names follow Popolo (popoloproject.com/specs) and Wikidata where these have one.
"""

from __future__ import annotations

from typing import Any

from ..structs import Struct


class Field(Struct, frozen=True):
    """What a field holds.

    `type` is one of `TYPES`, or "list of SHAPE". `near` hints at what to write, for the editor.
    """

    type: str
    help: str
    required: bool = False


class Shape(Struct, frozen=True):
    """A record or a fact within one; `called` is what messages call it."""

    called: str
    fields: dict[str, Field]


# What a value can be. The JSON Schema of each, beside what the loader accepts.
_ONE = {"type": ["string", "number", "boolean", "null"]}
_EDTF = r"^\s*\d{4}(-\d\d(-\d\d)?)?\s*(/\s*\d{4}(-\d\d(-\d\d)?)?\s*)?$"
_DATE = {"anyOf": [{"type": "string", "pattern": _EDTF}, {"type": "integer"}, {"type": "null"}]}
_NUMBER = {"type": ["integer", "null"], "minimum": 1}
TYPES: dict[str, dict[str, Any]] = {
    "text": _ONE,
    "texts": {"anyOf": [_ONE, {"type": "array", "items": _ONE}]},
    "date": _DATE,
    "number": _NUMBER,
    "source": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]},
    "person": _ONE,
    "organisation": _ONE,
    "names": {"anyOf": [_ONE, {"type": "array", "items": {"anyOf": [_ONE, {"$ref": "#/$defs/name"}]}}]},
    "mapping": {"type": "object", "additionalProperties": {"anyOf": [_ONE, {"type": "array", "items": _ONE}]}},
    "meaning": {"type": "object", "additionalProperties": {"anyOf": [_ONE, {"type": "array", "items": _ONE}]}},
}

_NAME = Field("text", "The name as copy should have it.", required=True)
_ID = Field("text", "A short name of your own, needed only when two have the same name.")
_SAME = Field("text", "The id of an imported record that is about the same, or of a hand-kept one.")
_NOTE = Field("text", "Anything for colleagues; never used in a check.")
_REVIEW = Field("date", "When to look at this again.")
_SOURCE = Field("source", "Where this was seen: the name of a source, or a list of them.", required=True)
_MAY_SOURCE = Field("source", "Where this was seen: the name of a source, or a list of them.")
_FROM = Field("date", "When it began: 2023, 2023-05 or 2023-05-19.")
_UNTIL = Field("date", "When it ended: 2023, 2023-05 or 2023-05-19. Left out, it has not ended.")
_OTHER_NAMES = Field("names", "Other right names; a name with from and until was right only then.")
_ASIDE = {"note": _NOTE, "review_by": _REVIEW}
_SPELL = {"from": _FROM, "until": _UNTIL}
_FACT = {"source": _SOURCE, **_ASIDE}

SHAPES: dict[str, Shape] = {
    "source": Shape("source", {
        "title": Field("text", "The headline or title."),
        "publisher": Field("text", "The newspaper, council, department…"),
        "url": Field("text", "The address of the page."),
        "published": Field("date", "When it was published."),
        "retrieved": Field("date", "When you looked at it."),
        "licence": Field("text", "The licence of a data set."),
        "attribution": Field("text", "The words of thanks that the licence asks for."),
        **_ASIDE,
    }),
    "name": Shape("name", {"name": _NAME, **_SPELL, "note": _NOTE}),
    "honorific": Shape("honorific", {
        "prefix": Field("text", "A title before the name: Sir, Dr, Chief Insp."),
        "suffix": Field("text", "Letters after the name: OBE, KC."),
        **_SPELL, **_FACT,
    }),
    "membership": Shape("party membership", {
        "party": Field("organisation", "The party, as the organisations have it.", required=True), **_SPELL, **_FACT,
    }),
    "home": Shape("home", {
        "place": Field("text", "Where the person lives, as copy would say it.", required=True), **_SPELL, **_FACT,
    }),
    "person": Shape("person", {
        "name": _NAME, "id": _ID, "other_names": _OTHER_NAMES,
        "honorifics": Field("list of honorific", "Titles before and after the name."),
        "parties": Field("list of membership", "Party memberships."),
        "homes": Field("list of home", "Where the person lives and lived."),
        "gender": Field("text", "female, male, or the person's own word."),
        "born": Field("date", "Date of birth."),
        "died": Field("date", "Date of death."),
        "description": Field("text", "One line that tells the person from others of the name."),
        "same_as": _SAME, "source": _MAY_SOURCE, **_ASIDE,
    }),
    "organisation": Shape("organisation", {
        "name": _NAME, "id": _ID, "other_names": _OTHER_NAMES,
        "short": Field("texts", "What copy calls it once it is named: the council, the trust."),
        "not": Field("texts", "Lookalike names that are mistakes for this one."),
        "classification": Field("text", "council, party, police force, hospital trust, department, school, court…"),
        "parent": Field("text", "The organisation that it belongs to."),
        "area": Field("text", "The place that it serves."),
        **_SPELL,
        "successor": Field("text", "The organisation that took over from it."),
        "same_as": _SAME, "source": _MAY_SOURCE, **_ASIDE,
    }),
    "place": Shape("place", {
        "name": _NAME, "id": _ID, "other_names": _OTHER_NAMES,
        "not": Field("texts", "Lookalike names that are mistakes for this one."),
        "classification": Field("text", "town, village, ward, constituency, county…"),
        "within": Field("text", "The larger place that it is in."),
        "source": _MAY_SOURCE, **_ASIDE,
    }),
    "holder": Shape("holder", {
        "person": Field("person", "Who held the post, as people has the name.", required=True), **_SPELL,
        "status": Field("text", "acting or interim, when the post was held only for the time being."),
        "party": Field("text", "The party for which the post was held."),
        "seen": Field("date", "A date at which the person was in post, when from and until are not known."),
        **_FACT,
    }),
    "vacancy": Shape("vacancy", {**_SPELL, **_FACT}),
    "post": Shape("post", {
        "label": Field("text", "The title, as copy should have it: leader of Camford Borough Council.", required=True),
        "id": _ID,
        "other_labels": Field("texts", "Other right ways of writing the title."),
        "organisation": Field("organisation", "The organisation that the post is in."),
        "area": Field("text", "The constituency, ward or county that the post is for."),
        "seats": Field("number", "How many people hold it at once; 1 makes overlapping holders an error."),
        "holders": Field("list of holder", "Who held it and when."),
        "vacant": Field("list of vacancy", "When nobody held it."),
        "same_as": _SAME, "source": _MAY_SOURCE, **_ASIDE,
    }),
    "event": Shape("event", {
        "name": _NAME, "id": _ID,
        "other_names": Field("texts", "Other ways of writing it."),
        "series": Field("text", "What it is one of: monitoring visit, annual meeting."),
        "ordinal": Field("number", "Its number in the series: 3 for the third."),
        "of": Field("texts", "Whom or what it concerned."),
        "by": Field("texts", "Who carried it out."),
        "parties": Field("texts", "Others who took part."),
        "place": Field("text", "Where it was."),
        "date": Field("date", "When it took place."),
        "held": Field("date", "The same as date."),
        "reported": Field("date", "When its report came out."),
        "announced": Field("date", "When it was announced."),
        "due": Field("date", "When it is or was to take place."),
        "took_effect": Field("date", "When what was decided took effect."),
        **_FACT,
    }),
    "figure": Shape("figure", {
        "subject": Field("text", "Whose figure it is.", required=True),
        "property": Field("text", "What is counted or measured: cost of the new bridge.", required=True),
        "other_properties": Field("texts", "Other ways of writing the property."),
        "value": Field("text", "The amount as the source has it: £22m, 37.3%, 82, two years.", required=True),
        "qualifier": Field("text", "nearly, about, more than, at least, up to…"),
        "unit": Field("text", "What is counted, when the value does not say: children."),
        "of": Field("text", "What a share is a share of."),
        "as_of": Field("date", "When it was so."),
        **_FACT,
    }),
    "scheme": Shape("scheme", {
        "name": _NAME,
        "issuer": Field("text", "Who gives the grades.", required=True),
        "grades": Field("texts", "All grades, best first.", required=True),
        "other_names": Field("texts", "Other names of the scheme."),
        "aliases": Field("mapping", "Other wordings and the grade that each means."),
        "source": _MAY_SOURCE, **_ASIDE,
    }),
    "rating": Shape("rating", {
        "subject": Field("text", "Who or what was graded.", required=True),
        "issuer": Field("text", "Who graded.", required=True),
        "grade": Field("text", "The grade, as the scheme has it.", required=True),
        "scheme": Field("text", "The scheme, when the issuer has several."),
        "aspect": Field("text", "What was graded, when not all: leadership."),
        "inspected": Field("date", "When the inspection took place."),
        "published": Field("date", "When the grade was published."),
        "superseded": Field("date", "When a later grade took its place."),
        **_FACT,
    }),
    "quote": Shape("quote", {
        "speaker": Field("text", "Who said it.", required=True),
        "text": Field("text", "The words.", required=True),
        "said": Field("date", "When."),
        "to": Field("text", "To whom."),
        **_FACT,
    }),
    "statement": Shape("statement", {
        "text": Field("text", "A sentence that is true.", required=True),
        "as_of": Field("date", "When it was so."),
        **_FACT,
    }),
    "document": Shape("document", {
        "path": Field("text", "The file, from the folder of this one.", required=True),
        "title": Field("text", "Its title.", required=True),
        "publisher": Field("text", "Who published it."),
        "published": Field("date", "When."),
        "url": Field("text", "Where it can be had."),
        **_ASIDE,
    }),
    "ruling": Shape("ruling", {
        "claim": Field("text", "The claim, in the words of the article.", required=True),
        "kind": Field("text", "name, role, event, date, figure, rating, quote or statement.", required=True),
        "ruling": Field("text", "confirmed, wrong or accepted.", required=True),
        "by": Field("text", "Who decided.", required=True),
        "on": Field("date", "When.", required=True),
        "until": Field("date", "The last day on which it counts. Left out, it counts until somebody changes it."),
        "source": Field("texts", "Why: where it was seen, who said so, or the name of a source.", required=True),
        "article": Field("text", "The article, when it counts for that one only."),
        "means": Field("meaning", "What the claim says, part by part, as factcheck record writes it."),
        **_ASIDE,
    }),
}  # fmt: skip

# The sections of a file and the shape of their records.
SECTIONS: dict[str, str] = {
    "sources": "source",
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "posts": "post",
    "events": "event",
    "figures": "figure",
    "schemes": "scheme",
    "ratings": "rating",
    "quotes": "quote",
    "statements": "statement",
    "documents": "document",
    "rulings": "ruling",
}

# What people write for a field or section, when its name is too far from the right one to be found by its spelling.
MEANT: dict[str, str] = {
    "start": "from", "since": "from", "begin": "from", "started": "from", "start_date": "from",
    "end": "until", "to": "until", "till": "until", "ended": "until", "end_date": "until",
    "alias": "other_names", "aliases": "other_names", "also_known_as": "other_names", "aka": "other_names",
    "title": "label", "role": "label", "job": "label", "link": "url", "website": "url", "date_of_birth": "born",
    "dob": "born", "birth_date": "born", "death_date": "died", "organization": "organisation", "body": "organisation",
    "type": "classification", "kind": "classification", "constituency": "area", "ward": "area", "comment": "note",
    "comments": "note", "notes": "note", "when": "date", "amount": "value", "number": "value", "who": "person",
    "name": "person", "members": "holders", "abbreviation": "short", "grade": "rating",
    "persons": "people", "organizations": "organisations", "councils": "organisations", "roles": "posts",
    "reason": "source", "why": "source", "verdict": "ruling", "decision": "ruling", "expires": "until",
    "jobs": "posts", "offices": "posts", "numbers": "figures", "quotations": "quotes", "facts": "statements",
}  # fmt: skip

# Pairs of dates of one record, the first of which cannot be after the second.
ORDERED_DATES: tuple[tuple[str, str], ...] = (
    ("from", "until"),
    ("born", "died"),
    ("inspected", "published"),
    ("on", "until"),
)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file, as `schema.json` holds it for editors."""
    sections: dict[str, Any] = {}
    for section, shape in SECTIONS.items():
        ref = {"$ref": f"#/$defs/{shape}"}
        many: dict[str, Any] = {"type": ["array", "null"], "items": ref}
        sections[section] = {"type": ["object", "null"], "additionalProperties": ref} if shape == "source" else many
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck registry file",
        "description": "Verified facts, each with its source. See docs/registry.md.",
        "type": ["object", "null"],
        "properties": sections,
        "additionalProperties": False,
        "$defs": {name: _shape_schema(shape) for name, shape in SHAPES.items()},
    }


def _shape_schema(shape: Shape) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {name: _field_schema(field) for name, field in shape.fields.items()},
        "additionalProperties": False,
    }
    required = [name for name, field in shape.fields.items() if field.required]
    if required:
        schema["required"] = required
    if shape.called == "honorific":
        schema["oneOf"] = [{"required": ["prefix"]}, {"required": ["suffix"]}]
    return schema


def _field_schema(field: Field) -> dict[str, Any]:
    inner = field.type.removeprefix("list of ")
    if inner != field.type:
        return {"description": field.help, "type": ["array", "null"], "items": {"$ref": f"#/$defs/{inner}"}}
    return {"description": field.help, **TYPES[field.type]}


def json_schema_text() -> str:
    """The text of `schema.json`."""
    import json

    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"
