"""Numbers announced and things listed: "three schools: …", "three men and two women … the five"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ...records import Span
from ...text.numbers import UNITS
from ...text.tokens import Token
from .outcome import Outcome, say_number
from .page import Found, Page
from .stated import Stated
from .words import PEOPLE, PERSONS

# Longer lists are tables; their items hold commas of their own.
_MOST_ITEMS = 10
_LONGEST = 120
_SMALL = frozenset("of the for and in on at de la le van der von st & '".split())
_NOT_INSIDE = frozenset(", . ; : ( ) - and of or".split())
_PERSONS = PERSONS | PEOPLE
_VERBS = frozenset(
    "were are have had was will all appeared people suspects victims defendants pleaded denied remain remained must "
    "face went live are did do can now both died survived escaped received".split()
)


def read_lists(page: Page) -> Found:
    """Checks a number against the names listed after it, behind a colon or a dash to the end of the sentence.

    Reads: three men, aged 19, 22 and 25 · three schools: Mill Lane Primary, Brill Primary and Hale Park · the four
    candidates are: Ada Marsh, Ben Hale and Joe Dunn. Each item has to be a name of two words or more; a list whose
    items hold "and", or places after commas, can be read in two ways and is left alone.
    """
    found: Found = []
    for stated in page.figures:
        quantity = stated.quantity
        if quantity.kind != "count" or not quantity.unit or quantity.comparator or quantity.high is not None:
            continue
        if not 2 <= quantity.value <= _MOST_ITEMS:
            continue
        ages = _ages(page, stated)
        if ages:
            found.append((stated, ages))
            continue
        items = _items(page, stated)
        if items is None:
            continue
        text = page.draft.article.text
        says = f"{len(items)} are listed: {', '.join(item.of(text) for item in items)}"
        if len(items) == quantity.value:
            found.append((stated, page.right(f"{says}.", stated)))
        else:
            message = f"{says}; {say_number(quantity.value)} are announced."
            found.append((stated, page.wrong("list", message, str(len(items)), stated)))
    return found


def _ages(page: Page, stated: Stated) -> Outcome | None:
    """The ages of persons right after their number: "three men, aged 19, 22 and 25". Two may be of one age."""
    following = page.by_sentence.get(stated.sentence, [])
    ages = [one for one in following if one.index > stated.index]
    listed: list[Stated] = []
    at = stated.quantity.full.end
    for one in ages:
        gap = page.words(at, one.quantity.span.start)
        first = gap in (["aged"], [",", "aged"])
        if one.quantity.kind != "age" or one.quantity.high is not None:
            break
        if not (first if not listed else gap in ([","], ["and"], [",", "and"])):
            break
        listed.append(one)
        at = one.quantity.span.end
    if len(listed) < 2 or stated.quantity.unit not in _PERSONS:
        return None
    count = int(stated.quantity.value)
    says = f"{len(listed)} ages are listed"
    if len(listed) == count:
        return page.right(f"{says}.", *listed)
    if len(listed) > count:
        return page.wrong("list", f"{says}, but {count} are announced.", None, *listed)
    return None


def _items(page: Page, stated: Stated) -> list[Span] | None:
    """The names listed after a figure; None when there is no list, or its items cannot be told apart."""
    draft = page.draft
    sentence = draft.sentences[stated.sentence].span
    start = draft.token_at(stated.quantity.full.end)
    end = draft.token_at(sentence.end)
    if end - start > _LONGEST:
        return None
    tokens = draft.tokens[start:end]
    opening = next((at for at, token in enumerate(tokens[:8]) if token.text in (":", "–", "—")), None)
    if opening is None or any(token.is_capital for token in tokens[:opening]):
        return None
    rest = _plain(tokens[opening + 1 :], tokens[opening].text)
    if not rest or any(token.text in ";:()–—" or token.text[0].isdigit() for token in rest):
        return None
    items: list[list[Token]] = [[]]
    ands = 0
    for token in rest:
        if token.text == ",":
            items.append([])
        elif token.lower == "and":
            ands += 1
            items.append([])
        else:
            items[-1].append(token)
    # One "and", before the last item: any other belongs to a name or opens another statement.
    if ands != 1 or rest[-len(items[-1]) - 1].lower != "and":
        return None
    items = [item for item in items if item]
    if not 2 <= len(items) <= _MOST_ITEMS:
        return None
    if any(not _is_name(item) for item in items):
        return None
    return [Span(item[0].start, item[-1].end) for item in items]


def _plain(tokens: Sequence[Token], opening: str) -> list[Token]:
    """The tokens of a list up to the dash that closes it or the end, without what stands in brackets."""
    rest = []
    depth = 0
    for token in tokens:
        if token.text == opening and opening != ":":
            break
        depth += (token.text == "(") - (token.text == ")")
        if not depth and token.text != ")":
            rest.append(token)
    while rest and rest[-1].text in '.!?"”':
        rest.pop()
    return rest


def _is_name(item: list[Token]) -> bool:
    capitals = [token for token in item if token.is_word and token.is_capital]
    small = all(token.lower in _SMALL or token.is_possessive or not token.is_word or token.is_capital for token in item)
    return len(capitals) >= 2 and small and item[0].is_capital and len(item) <= 7


def read_persons(page: Page) -> Found:
    """Checks the men, women, boys and girls of a sentence against the number that is said of them all.

    Reads: five people, three men and two women · three men and two women were arrested. The five are in custody ·
    four people – a man, two women and a child – were hurt.
    """
    found: Found = []
    for number, figures in page.by_sentence.items():
        sentence = page.draft.sentences[number].span
        run = _run(page, sentence)
        if run is None:
            continue
        start, end, count, said = run
        total = next((one for one in figures if _announces(page, one, start)), None)
        if total is not None:
            found.append((total, _compare(page, total, count, said, int(total.quantity.value))))
            continue
        later = _taken_up(page, number + 1)
        outside = [one for one in figures if not start <= one.quantity.span.start < end]
        part = next((one for one in figures if start <= one.quantity.span.start < end), None)
        if later and part and not any(one.quantity.kind == "count" for one in outside):
            named, value = later
            if value == count:
                found.append((part, page.right(f"{said} make {count}.", part)))
            elif not any(_people(one) and one.quantity.value == value for one in page.figures):
                message = f"{said} make {count}, but “{named}” follows."
                found.append((part, page.wrong("total", message, str(count), part)))
    return found


def _compare(page: Page, total: Stated, count: int, said: str, given: int) -> Outcome:
    if given == count:
        return page.right(f"{said} make {count}.", total)
    return page.wrong("total", f"{said} make {count}, not {given}.", str(count), total)


def _people(stated: Stated) -> bool:
    return stated.quantity.kind == "count" and stated.quantity.unit in _PERSONS


def _announces(page: Page, stated: Stated, start: int) -> bool:
    """Whether a figure is the total of the persons at `start`: "five people, three men …", "five people – a man …"."""
    quantity = stated.quantity
    if quantity.kind != "count" or quantity.unit not in PEOPLE or quantity.comparator or quantity.high is not None:
        return False
    gap = page.words(quantity.full.end, start)
    if not gap or "including" in gap:
        return False
    marks = (",", "-", "(", ":")
    return (len(gap) <= 3 and gap[0] in marks) or (len(gap) <= 6 and gap[-1] in marks[1:] and "," not in gap)


def _run(page: Page, sentence: Span) -> tuple[int, int, int, str] | None:
    """The one list of persons in a sentence: where it is, how many they are, and its words.

    Reads: three men and two women · a man, two women and a child · two teenage boys and a 34-year-old woman.
    """
    draft = page.draft
    tokens = list(draft.tokens_in(sentence))
    if sum([token.lower in PERSONS for token in tokens]) < 2:
        return None
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(tokens):
        size = _size(tokens, at)
        if size:
            head = next((p for p in range(at + 1, min(at + 8, len(tokens))) if tokens[p].lower in PERSONS), len(tokens))
            between = tokens[at + 1 : head]
            if head < len(tokens) and not any(token.lower in _NOT_INSIDE for token in between):
                plural = tokens[head].lower.endswith(("s", "en", "ies"))
                if plural == (size > 1):
                    found.append((at, head, size))
                    at = head
        at += 1
    if len(found) < 2:
        return None
    for (_, end, _), (start, _, _) in itertools.pairwise(found):
        if [token.lower for token in tokens[end + 1 : start]] not in ([","], ["and"], [",", "and"]):
            return None
    first, last = found[0][0], found[-1][1]
    if tokens[found[-1][0] - 1].lower != "and" or (first and tokens[first - 1].lower in ("and", "of", "than")):
        return None
    text = draft.article.text[tokens[first].start : tokens[last].end]
    return tokens[first].start, tokens[last].end, sum(size for _, _, size in found), text


def _size(tokens: list[Token], at: int) -> int:
    word = tokens[at].lower
    if word in ("a", "an"):
        return 1
    if word in UNITS:
        return UNITS[word]
    return int(word) if word.isdigit() and len(word) <= 3 else 0


def _taken_up(page: Page, number: int) -> tuple[str, int] | None:
    """The number that the next sentence takes all of them up with: "The five", "All five"."""
    if number >= len(page.draft.sentences):
        return None
    sentence = page.draft.sentences[number].span
    tokens = page.draft.tokens[page.draft.token_at(sentence.start) : page.draft.token_at(sentence.end)][:3]
    if len(tokens) < 3 or tokens[0].lower not in ("the", "all") or tokens[2].lower not in _VERBS:
        return None
    value = UNITS.get(tokens[1].lower, 0)
    if value < 2:
        return None
    return f"{tokens[0].text} {tokens[1].text}", value
