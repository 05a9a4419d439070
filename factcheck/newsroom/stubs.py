"""Unsupported claims as YAML for the registry: who, what and when are filled in, the source is left to somebody who
has seen it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..check import examine
from ..desks import Desks
from ..files import write_whole
from ..kinds.case import Case
from ..kinds.figure import Content as FigureClaim
from ..kinds.meaning import Meaning, meaning
from ..kinds.name import NameClaim
from ..records import Article, Claim, Finding, Post, Verdict
from ..registry import Registry
from ..text.normalise import name_key
from ..text.offices import role_key
from .writing import flow, item

_HEAD = """\
# Claims of {path} that the registry does not bear out, as facts to complete. Delete what you cannot confirm; fill in
# each "source:" with the name of a source of your registry, correct the words, and put the rest among your sources.
"""
_SECTIONS = ("people", "organisations", "posts", "events", "figures", "ratings", "quotes", "statements")
# The field of an event's date, by what it is the date of.
_ASPECTS = {"": "date", "reported": "reported", "announced": "announced", "due": "due", "took effect": "took_effect"}

# A name that two things bear is no fact that is missing: a third of the name would not help.
_AMBIGUOUS = "name/ambiguous"

# The fields of a stub that say whom or what it is about.
_REFERRING = frozenset({"subject", "issuer", "of", "speaker", "person", "organisation"})

Stub = dict[str, Any]


def write_stubs(articles: Sequence[tuple[str, Article]], desks: Desks, target: str) -> None:
    """Writes a file of the facts that the articles' unsupported claims ask for. Raises CannotCheck when it cannot be
    written.
    """
    texts = []
    for path, article in articles:
        registry = desks.registry(path)
        case, pairs = examine(article, registry, desks.library(registry))
        texts.append(stubs(pairs, case))
    write_whole(target, ("---\n".join(texts),), folders=True)


def stubs(pairs: Iterable[tuple[Claim, Finding]], case: Case) -> str:
    """A YAML file of the facts that the unsupported findings ask for, each once; with no facts if there are none.

    It is right by the schema once each `source` is filled in. What belongs to a record that the registry has already
    stands in a comment that names its place.
    """
    sections: dict[str, list[Stub]] = {}
    asides: list[str] = []
    for claim, finding in pairs:
        if finding.verdict != Verdict.UNSUPPORTED or finding.code == _AMBIGUOUS:
            continue
        found = meaning(claim, case)
        if found:
            for section, raw in _stubs(claim, found, case, asides):
                stub = _readable(raw, case.registry)
                group = sections.setdefault(section, [])
                if not any(_named(stub) == _named(other) for other in group):
                    group.append(stub)
    text = _HEAD.format(path=" ".join(case.draft.article.path.split()))
    for section in _SECTIONS:
        if section in sections:
            text += f"\n{section}:\n" + "".join(map(item, sections[section]))
    return text + "".join(f"\n{aside}" for aside in dict.fromkeys(asides))


def _readable(stub: Stub, registry: Registry) -> Stub:
    """The stub with names in place of the ids that imported things have, where a name means that thing only."""
    found: Stub = {}
    for field, value in stub.items():
        if field == "holders":
            value = [_readable(one, registry) for one in value]
        elif field in _REFERRING:
            value = [_name(one, registry) for one in value] if isinstance(value, list) else _name(value, registry)
        found[field] = value
    return found


def _name(ident: str | None, registry: Registry) -> str | None:
    for table in (registry.people, registry.organisations, registry.places):
        thing = table({ident}).get(ident) if ident else None
        if thing:
            key = name_key(thing.name)
            same = {known.id for known in registry.find_names({key}).get(key, ()) if known.form != "mistaken"}
            return thing.name if same == {ident} else ident
    return ident


def _named(stub: Stub) -> object:
    """What makes two stubs one: all but the source."""
    return [(field, name_key(str(value))) for field, value in stub.items()]


def _stubs(claim: Claim, found: Meaning, case: Case, asides: list[str]) -> list[tuple[str, Stub]]:
    parts = found.parts
    one = {part: values[0] for part, values in parts.items()}
    day = case.draft.article.published.isoformat()
    when = one.get("when", "")
    if claim.kind == "name":
        content = claim.content
        if isinstance(content, NameClaim) and content.thing:
            if content.thing.kind == "place":
                return []
            return [("organisations", {"name": one["name"]})]
        return [] if "person" in one or " " not in one["name"] else [("people", {"name": one["name"]})]
    if claim.kind == "role":
        return _role(one, parts.get("body", []), when or day, case, asides)
    if claim.kind == "event" and found.general and getattr(claim.content, "phrase", None):
        event = {"name": one.get("event", ""), "number": one.get("number"), "of": parts.get("of")}
        stub: Stub = {"name": event["name"], "of": event["of"], _ASPECTS.get(one.get("says", ""), "date"): when}
        if event["number"]:
            stub |= {"series": event["name"], "ordinal": event["number"]}
        return [("events", _sourced(stub))] if event["name"] else []
    if claim.kind == "figure" and found.general and not _is_age(claim):
        stub = {"subject": one["subject"], "property": one["about"], "value": one["value"], "as_of": when or day}
        return [("figures", _sourced(stub))]
    if claim.kind == "rating" and found.general:
        stub = {"subject": one["subject"], "issuer": one.get("issuer"), "grade": one["grade"]}
        return [("ratings", {**stub, **({"published": when} if when else {}), "source": None})]
    if claim.kind == "quote" and one.get("speaker"):
        return [("quotes", _sourced({"speaker": one["speaker"], "text": one["words"], "said": when or day}))]
    if claim.kind == "statement" and "part" not in one:
        text = " ".join(claim.span.of(case.draft.text).split())
        return [("statements", _sourced({"text": text, "as_of": day}))]
    return []


def _is_age(claim: Claim) -> bool:
    return isinstance(claim.content, FigureClaim) and claim.content.stated.quantity.kind == "age"


def _role(
    one: dict[str, str], bodies: Sequence[str], when: str, case: Case, asides: list[str]
) -> list[tuple[str, Stub]]:
    """A holder of a post; whoever and whatever the registry does not have yet goes with it."""
    registry, person, role = case.registry, one["person"], one["role"]
    found: list[tuple[str, Stub]] = []
    if one.get("says") == "party":
        return []  # no post: a party belongs to the person, of whom there is a stub already
    if not registry.people({person}):
        found.append(("people", {"name": person}))
    holder: Stub = {"person": person}
    field = {"starts": "from", "ends": "until"}.get(one.get("says", ""), "seen")
    holder |= {field: when, "source": None}
    post = _post(role, bodies, case)
    if post:
        asides.append(f"# To the holders of {post.label} ({post.where}):\n#   - {flow(holder)}\n")
        return found
    body = bodies[0] if bodies else None
    if body and not registry.organisations({body}):
        found.append(("organisations", {"name": body}))
    label = role if not body or name_key(body) in name_key(role) else f"{role} of {body}"
    stub = {"label": label, "organisation": body, "area": one.get("area"), "holders": [holder]}
    found.append(("posts", {field: value for field, value in stub.items() if value}))
    return found


def _post(role: str, bodies: Sequence[str], case: Case) -> Post | None:
    """The one post of the registry that has this title at these bodies."""
    key = role_key(role, bodies)
    posts = [
        post for post in case.registry.posts_called({key}).get(key, []) if not bodies or post.organisation in bodies
    ]
    return posts[0] if len(posts) == 1 else None


def _sourced(stub: Stub) -> Stub:
    """The fields that have a value, and the source that somebody has to give."""
    return {**{field: value for field, value in stub.items() if value}, "source": None}
