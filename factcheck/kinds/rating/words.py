"""The words of ratings: how copy says that something was graded, and the grades themselves.

Tables of language only. The schemes and who gives their grades are the registry's; `CONVENTIONS` lets a rating be
noticed, and its direction be checked, when the registry has no scheme for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from ...records import Scheme
from ...text.normalise import name_key
from ...text.tokens import tokenise

# The grades of British inspections as copy writes them, best first.
CONVENTIONS = Scheme(
    "",
    grades=("outstanding", "good", "requires improvement", "inadequate"),
    aliases=(
        ("requires improvement to be good", "requires improvement"),
        ("special measures", "inadequate"),
        ("serious weaknesses", "inadequate"),
    ),
)

# Verbs that by themselves say that a grade was given.
STRONG: frozenset[str] = frozenset("rated graded downgraded upgraded regraded judged rates".split())
# Verbs that do so of a grade when the sentence has more of a rating in it.
WEAK: frozenset[str] = frozenset(
    """
    deemed found given receive received receives awarded got handed declared branded classed classified assessed
    described labelled scored secured achieved earned retained retains kept maintained remains remained remain dropped
    slipped fell moved went improved gone risen rose fallen declined judge rate ranked marked considered won landed
    stripped plunged
    """.split()
)
# Verbs that do so of "special measures".
MEASURES: frozenset[str] = frozenset("placed put plunged placing stays stayed went".split())
# Of these a grade follows straight on or after "to be", and no noun can: "deemed inadequate".
VERDICTS: frozenset[str] = frozenset("deemed found declared judged considered".split())
TOLD = "told"  # "the school was told that it requires improvement"
# A grade that is a state and not a quality needs no verb of rating: "is in targeted intervention".
_STATES_OF = frozenset("measures intervention monitoring".split())
CHANGES_UP: frozenset[str] = frozenset("upgraded improved risen rose climbed jumped".split())
CHANGES_DOWN: frozenset[str] = frozenset("downgraded dropped slipped fell fallen declined plunged stripped".split())
CHANGES: frozenset[str] = CHANGES_UP | CHANGES_DOWN | frozenset("moved went gone regraded going moving".split())
STATES: frozenset[str] = frozenset("is are remains remain retains keeps currently still".split())

NOUNS: frozenset[str] = frozenset(
    "rating ratings grade grading judgement judgment verdict score inspection assessment category status mark".split()
)
# What may stand between a grade and its noun: “five-star food hygiene rating”.
BETWEEN: frozenset[str] = frozenset("overall food hygiene safety health quality star stars full latest report".split())
INSPECTING: frozenset[str] = frozenset(
    "inspector inspectors inspectorate inspection inspections inspected watchdog regulator rating ratings".split()
)
# What can be graded, as copy calls it after a first mention. Plurals but "services" speak of many and of none.
RATED: frozenset[str] = frozenset(
    """
    department council service services school academy college nursery pre-school preschool trust hospital home
    practice surgery provider provision force constabulary prison jail unit authority takeaway restaurant pub cafe café
    kitchen shop hotel university infirmary hospice clinic centre setting club business eatery facility company agency
    care directorate team bakery bar store canteen playgroup childminder brigade primary secondary infants juniors
    sixth-form ward playschool premises outlet establishment institution
    """.split()
)
MANY: frozenset[str] = frozenset(
    """
    schools hospitals homes councils trusts forces prisons providers nurseries academies colleges authorities
    departments practices surgeries pubs restaurants takeaways businesses establishments settings premises cent
    pc % most many every any each
    """.split()
)
PRONOUNS: frozenset[str] = frozenset("it its they them we".split())
BE: frozenset[str] = frozenset("is are was were be been being has have had".split())
# A clause with one of these before the grade asserts none: "could be rated", "was not rated", "hopes to be rated".
NOT_ASSERTED: frozenset[str] = frozenset(
    """
    if could would may might should hope hopes hoped hoping aim aims aiming expects want wants wanted unless whether
    become becoming towards not never cannot without aspires ambition goal target avoid hopefully must can will strive
    lost lose loses losing
    """.split()
)
EARLIER: frozenset[str] = frozenset("had previously formerly once before being until earlier originally".split())
NEW: frozenset[str] = frozenset("has have latest new newly recent recently just now".split())
# Before a noun of rating these are verbs of their own: "it has a rating of good".
HOLDS: frozenset[str] = frozenset("has have holds hold carries with".split())
# What may follow a grade that no noun follows: a stop, or one of these.
AFTER: frozenset[str] = frozenset(
    """
    by in for from at following after with during across overall last this since on when while and but or to until
    under within as over again before because although despite though twice which who where, then against every
    throughout thanks yesterday today earlier
    """.split()
)
# What may stand between a verb and its grade.
FILL: frozenset[str] = frozenset(
    """
    a an the overall as to be been being at best least most worst either now again still only just its second lowest
    highest top with under in into of another yet once second-lowest third consecutive or and straight rating grade
    food hygiene judgement score all solid full rock-bottom mostly generally also from
    """.split()
)
QUOTES: frozenset[str] = frozenset("“ ” ‘ ’ \" '".split())
# "In all areas", "across the board": a grade of every aspect. Pairs of words.
ALL_ASPECTS: frozenset[tuple[str, str]] = frozenset(
    (every, noun)
    for every in ("all", "every", "each", "the")
    for noun in ("areas", "area", "categories", "category", "aspects", "aspect", "respects", "board")
)
ASPECT_NOUNS: frozenset[str] = frozenset(noun for _, noun in ALL_ASPECTS)
# What inspectors grade beside the whole: the words by which copy names an aspect. A closed list of their frameworks'
# common headings, so that "rated good for safety" is not taken for the grade overall.
ASPECTS: frozenset[str] = frozenset(
    """
    leadership management safety behaviour attitudes teaching outcomes caring responsiveness effectiveness
    safeguarding adoption curriculum welfare cleanliness maternity
    """.split()
)
# Headings that are the subject of a grade: "the quality of education was judged good".
ASPECT_SUBJECTS: frozenset[str] = ASPECTS | frozenset("leaders education experiences personal early".split())
# Words by which an old grade is said to be the present one.
UNCHANGED: frozenset[str] = frozenset("keeps retains remains still unchanged".split())
# Who is asked here is no inspector.
ASKED: frozenset[str] = frozenset("survey surveys poll polls vote reviewers readers".split())
# What follows "in", "at", "for" and "on" after a grade and is no aspect: a date, a place, an inspection.
NO_ASPECT: frozenset[str] = INSPECTING | NOUNS | frozenset(
    """
    report reports visit visits check checks review its their a an his her first second third last latest previous
    most recent all every each both two three four five six seven ten years year months weeks time
    """.split()
)  # fmt: skip
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Grades:
    """The grades of all schemes, to be looked up in text by their tokens."""

    def __init__(self, schemes: Iterable[Scheme]) -> None:
        self.schemes = tuple(schemes)
        self._wordings: dict[str, dict[tuple[str, ...], None]] = {}
        self._meanings: list[dict[str, str]] = []
        for scheme in (*self.schemes, CONVENTIONS):
            meanings: dict[str, str] = {}
            for wording, grade in (*((grade, grade) for grade in scheme.grades), *scheme.aliases):
                for words in _wordings(wording, scheme):
                    self._wordings.setdefault(words[0], {})[words] = None
                    meanings.setdefault(" ".join(words), grade)
            self._meanings.append(meanings)

    @property
    def first_words(self) -> Set[str]:
        """The words with which a grade can begin."""
        return self._wordings.keys()

    def at(self, words: list[str], index: int) -> tuple[str, ...]:
        """The longest grade that begins at a word, empty when none does."""
        able = self._wordings.get(words[index])
        if able is None:
            return ()
        return max([w for w in able if tuple(words[index : index + len(w)]) == w], key=len, default=())

    def meaning(self, wording: str, scheme: Scheme) -> str:
        """The grade of a scheme that a wording means, empty when it is none of its."""
        for one, meanings in zip((*self.schemes, CONVENTIONS), self._meanings, strict=True):
            if one is scheme:
                return meanings.get(wording, "")
        return ""


def is_state(wording: str) -> bool:
    """Whether a grade is a state that a body is put in."""
    *before, last = wording.split()
    return bool(before) and last in _STATES_OF


def grades_of(schemes: Sequence[Scheme]) -> Grades:
    """The grades of a registry's schemes; made once for all the articles that are held against it."""
    if not _made or _made[0][0] is not schemes:
        _made[:] = [(schemes, Grades(schemes))]
    return _made[0][1]


_made: list[tuple[Sequence[Scheme], Grades]] = []  # of the last registry: to compare the schemes takes a while


def _wordings(wording: str, scheme: Scheme) -> list[tuple[str, ...]]:
    """The tokens of a grade and of its inflections: "judged to require improvement"; of a number also its stars."""
    words = tuple(token.lower for token in tokenise(name_key(wording)))
    found = [words]
    if words[0] == "requires":
        found += [("require", *words[1:]), ("requiring", *words[1:])]
    if len(words) == 1 and words[0].isdigit() and int(words[0]) < len(_NUMBERS):
        best = max((grade for grade in scheme.grades if grade.isdigit()), key=int)
        spelt, most = _NUMBERS[int(words[0])], _NUMBERS[min(int(best), 10)]
        found += [(spelt,), (words[0], "/", best), (f"{spelt}-star",), (words[0], "-", "star")]
        found += [(spelt, noun) for noun in ("star", "stars")] + [(words[0], noun) for noun in ("star", "stars")]
        found += [(one, "out", "of", all) for one in (spelt, words[0]) for all in (best, most)]
    return found


# "Good at preventing crime but poor at investigating it": what was named before.
POINTING = frozenset({"it", "them", "this", "that"})
