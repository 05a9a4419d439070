"""How newspapers write the titles and names that an official list has in full.

The rules are those of British newspapers' style guides (Guardian and Observer style guide, "job titles" and
"titles"; BBC News style guide, "Ministers"): a Secretary of State for a subject is the subject's Secretary, by the
first or best known part of a long title, and a minister for a subject is the subject's minister.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.normalise import name_key
from ...text.offices import role_words

# The offices whose holder is the secretary, or the minister, for a subject.
_SECRETARY = re.compile(r"Secretary of State (?:for|of) (?:the )?(.+)")
_MINISTER = re.compile(r"(?:Deputy )?(?:Minister|Parliamentary Under-Secretary of State) (?:for|of) (?:the )?(.+)")
_EXCHEQUER = re.compile(r"(\w+) of the Exchequer")
_LEADER = re.compile(r"((?:Deputy )?Leader) of the House of (\w+)")
_AND = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*")
_BODY = re.compile(r"(?:Department|Ministry) (?:for|of) (?:the )?(.+)")
_SOMETHING_OFFICE = re.compile(r"(\w+)(?: \w+)?(?:,| and ).* Office|([\w ]+) Office")
# "International Trade" is said "Trade Secretary" too; of other subjects of two words the first is what is kept.
_LEFT_OUT_FIRST = frozenset({"international"})
# Subjects that copy says in the plural.
_AS_SAID = {"sport": "Sports", "art": "Arts", "prison": "Prisons", "school": "Schools", "university": "Universities"}
# Peers below a duke are "Lord", and women "Lady", whatever their rank (Debrett's, "Forms of address").
_PEERS = {
    "Lord": "Lord", "Baron": "Lord", "Viscount": "Lord", "Earl": "Lord", "Marquess": "Lord",
    "Baroness": "Lady", "Lady": "Lady", "Countess": "Lady", "Viscountess": "Lady", "Duke": "",
}  # fmt: skip
_SMALL = frozenset("for of the and in".split())
_SHORTEST_ABBREVIATION = 3
_LONG_ABBREVIATION = 4


def other_titles(title: str, bodies: list[str], known: frozenset[str] = frozenset()) -> list[str]:
    """Other ways of writing a title. Reads, for example:

    Secretary of State for Business and Trade → Business Secretary · Trade Secretary
    Secretary of State for the Home Department → Home Secretary
    Secretary of State for Justice and Lord Chancellor → Justice Secretary · Lord Chancellor
    Minister for Housing and Planning → Housing Minister · Planning Minister
    Chancellor of the Exchequer → Chancellor
    Leader of the House of Commons → Commons Leader · Leader of the Commons
    Vice Chamberlain of HM Household (Senior Whip) → Senior Whip

    `bodies` are the names of the bodies that the office belonged to: "Scottish Office" gives "Scottish Secretary".
    `known` are all titles of the list, so that "and Lord Chancellor" is not taken for a subject.
    """
    found: list[str] = []
    bracket = _BRACKET.search(title)
    bare = _BRACKET.sub(" ", title).strip()
    if bracket and bracket[1].split()[-1:] and bracket[1].split()[-1] in ("Whip", "Minister"):
        found += [bare, bracket[1]]
    secretary, minister = _SECRETARY.fullmatch(bare), _MINISTER.fullmatch(bare)
    if secretary or minister:
        said = "Secretary" if secretary else "Minister"
        subject = (secretary or minister or [""])[1]
        offices = [part for part in _AND.split(subject) if part in known]
        for office in offices:
            subject = subject.removesuffix(f" and {office}")
        found += [f"{topic} {said}" for topic in topics(subject)] + offices
    if secretary:
        found += [f"{name} Secretary" for name in (_office(body) for body in bodies) if name]
    exchequer, leader = _EXCHEQUER.fullmatch(bare), _LEADER.fullmatch(bare)
    if exchequer:
        found.append(exchequer[1])
    if leader:
        found += [f"{leader[2]} {leader[1]}", f"{leader[1]} of the {leader[2]}"]
    if " and " in bare and not (secretary or minister):
        found += [part for part in _AND.split(bare) if part in known or part.endswith("Whip")]
    return _each_once(found, title)


def department_titles(body: str) -> list[str]:
    """How anybody with an office in a body is called: "Education Minister", "Home Office Minister"."""
    subject = _BODY.fullmatch(body)
    found = [f"{topic} Minister" for topic in topics(subject[1])] if subject else []
    if not body.startswith("Office of"):
        found.append(f"{body.removeprefix('HM ')} Minister")
    office = _office(body)
    if office:
        found.append(f"{office} Office Minister")
    return _each_once(found)


def topics(subject: str) -> list[str]:
    """The subjects of a title: the whole, each part of it, and what is left of a part in a headline.

    "Energy Security and Net Zero" gives "Energy Security and Net Zero", "Energy Security", "Energy", "Net Zero", "Net".
    """
    found = [subject]
    for part in _AND.split(subject):
        part = part.removeprefix("the ").strip()
        words = part.split()
        if not words:
            continue
        found.append(_AS_SAID.get(part.lower(), part))
        found.append(part)
        if len(words) == 2:
            found.append(words[1] if words[0].lower() in _LEFT_OUT_FIRST else words[0])
    # "Local Government Secretary" is made of words that any body may be called by: it would be found as "Secretary".
    return [topic for topic in _each_once(found) if role_words(topic)]


def _office(body: str) -> str:
    """The first word of an office's name: "Foreign" of "Foreign and Commonwealth Office"."""
    found = _SOMETHING_OFFICE.fullmatch(body)
    return (found[1] or found[2]) if found and not body.startswith(("Office", "The ")) and "'" not in body else ""


def other_body_names(name: str, short: str = "") -> list[str]:
    """Other names of a body: its abbreviation when `short` is one, "Treasury" of "HM Treasury", "Foreign Office" of
    "Foreign and Commonwealth Office"."""
    found = []
    if name.startswith("HM "):
        found.append(name.removeprefix("HM "))
    if _is_abbreviation(short, name):
        found.append(short)
    office = _office(name)
    if office:
        found.append(f"{office} Office")
    return _each_once(found, name)


def _is_abbreviation(short: str, name: str) -> bool:
    """Whether a short name is made of the initials of a name, so that copy may use it by itself."""
    if len(short) < _SHORTEST_ABBREVIATION or " " in short:
        return False
    words = re.findall(r"[A-Za-z]+", name)
    letters = "".join(word[0] for word in words).lower()
    main = "".join(word[0] for word in words if word.lower() not in _SMALL).lower()
    if short.lower() in (letters, main):
        return True
    rest = iter(letters)
    return len(short) >= _LONG_ABBREVIATION and short.isupper() and all(letter in rest for letter in short.lower())


def peerage(name: str) -> tuple[str, list[str]]:
    """The title that begins a peer's name, "" when it is none, and the shorter forms of the name.

    "Lord Hale of Camford" gives "Lord" and "Lord Hale"; "Baroness Marsh" gives "Baroness" and "Lady Marsh".
    """
    first, _, rest = name.partition(" ")
    said = _PEERS.get(first)
    if said is None or not rest:
        return "", []
    rest = rest.removeprefix("of ")
    bare = rest.partition(" of ")[0]
    forms = [f"{first} {bare}"] if not name.startswith(f"{first} of ") else []
    return first, _each_once([*forms, f"{said} {bare}" if said else ""], name)


def _each_once(texts: list[str], but: str = "") -> list[str]:
    return list(_unlike(texts, name_key(but)))


def _unlike(texts: list[str], but: str) -> Iterator[str]:
    seen = {but, ""}
    for text in texts:
        key = name_key(text)
        if key not in seen:
            seen.add(key)
            yield text
