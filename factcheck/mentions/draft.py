"""The draft as read: its sentences, quotations, dates and mentions, for every kind of claim to work from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from typing import TYPE_CHECKING

from ..records import Article, Evidence, Organisation, Person, Place, Span
from ..structs import Struct, field
from ..text.dates import DateMention
from ..text.numbers import Marks
from ..text.quotations import Quotation
from ..text.sentences import Sentence
from ..text.tokens import Token

if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    class _Spanned(Protocol):
        """Anything with a place in the text."""

        @property
        def span(self) -> Span: ...

    _Item = TypeVar("_Item", bound=_Spanned)


class InOrder(list["_Item"]):
    """Items in the order of the text, of which none overlaps another; set once. `starts` and `ends` are theirs."""

    __slots__ = ("ends", "starts")

    def __init__(self, items: Iterable[_Item] = ()) -> None:
        super().__init__(items)
        self.starts = [item.span.start for item in self]
        self.ends = [item.span.end for item in self]

    def at(self, offset: int) -> _Item | None:
        """The item that covers a character."""
        index = bisect_right(self.starts, offset) - 1
        return self[index] if index >= 0 and offset < self.ends[index] else None

    def within(self, span: Span) -> list[_Item]:
        """The items inside a span, in text order."""
        return self[bisect_left(self.starts, span.start) : bisect_right(self.ends, span.end)]

    def over(self, span: Span) -> list[_Item]:
        """The items that share a character with a span, in text order."""
        return self[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)]


class Individual(Struct):
    """One person of the story, however often named. `name` is as first written in full.

    `people` are the registry's people of that name: none, one, or several that share it.
    """

    name: str
    given: str = ""
    family: str = ""
    people: tuple[Person, ...] = ()
    mentions: list[PersonMention] = field(default_factory=list)

    @property
    def person(self) -> Person | None:
        return self.people[0] if len(self.people) == 1 else None


class PersonMention(Struct, eq=False):
    """A person named: `span` with the title before the name, `name_span` without it.

    `name` is what stands at `name_span`; `given` or `family` is empty when the mention lacks it ("Sir Bill", "Mr
    Hale"); `individual` is whom it means. `paired` is true of the second of two with one surname, "Alan and
    Pauline Hale", of whom "Mr Hale" may be the first.
    """

    span: Span
    name_span: Span
    name: str
    title: str = ""
    given: str = ""
    family: str = ""
    age: int | None = None
    individual: Individual | None = None
    first: bool = False
    paired: bool = False

    @property
    def full(self) -> bool:
        return bool(self.given and self.family)

    @property
    def person(self) -> Person | None:
        return self.individual.person if self.individual else None


class ThingMention(Struct, frozen=True):
    """An organisation or a place named. `known` are the registry's things of that name; `mistaken` that the
    registry lists this form as a mistake for it. `kind` is "organisation" or "place"."""

    span: Span
    kind: str
    known: tuple[Organisation | Place, ...] = ()
    mistaken: bool = False

    @property
    def id(self) -> str:
        return self.known[0].id if len(self.known) == 1 else ""


class Said(Struct, frozen=True):
    """A stretch of text that somebody says, and who, as first named in the article."""

    span: Span
    speaker: str


class Draft(Struct):
    """An article, read. Lists are in text order; spans are in characters of `article.text`.

    `quoted` and `reported` say whose words are inside quotation marks and in reported speech. `implied` are
    registered things whose names begin longer ones ("Camford" in "Camford River Festival"); they are not mentioned, but
    the story is about them. `memo` is for what readers work out once, under keys of their own. `text` is the article's,
    with the line breaks of wrapped paragraphs as spaces. `has_documents` says that documents are given to hold it
    against.
    """

    article: Article
    text: str
    tokens: list[Token]
    sentences: list[Sentence]
    quotations: InOrder[Quotation]
    dates: InOrder[DateMention] = field(default_factory=lambda: InOrder())
    people: InOrder[PersonMention] = field(default_factory=lambda: InOrder())
    things: InOrder[ThingMention] = field(default_factory=lambda: InOrder())
    individuals: list[Individual] = field(default_factory=list)
    quoted: InOrder[Said] = field(default_factory=lambda: InOrder())
    reported: InOrder[Said] = field(default_factory=lambda: InOrder())
    implied: list[Organisation | Place] = field(default_factory=list)
    has_documents: bool = False
    _token_ends: list[int] = field(default_factory=list)
    _sentence_starts: list[int] = field(default_factory=list)
    memo: dict[object, object] = field(default_factory=dict)
    _marks: Marks | None = None
    _places: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._token_ends = [token.end for token in self.tokens]
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, token in enumerate(self.tokens):
            places[token.lower].append(at)
        self._places = dict(places)
        self._sentence_starts = [sentence.span.start for sentence in self.sentences]

    @property
    def marks(self) -> Marks:
        """The text as numbers and quantities are read from it, for all who do so."""
        if self._marks is None:
            body = self.article.body
            self._marks = Marks(self.text, body.start, body.end)
        return self._marks

    def token_at(self, offset: int) -> int:
        """The index of the token at or next after a character."""
        return bisect_right(self._token_ends, offset)

    def places_in(self, span: Span) -> range:
        """The indices of the tokens in a span."""
        ends = self._token_ends
        return range(bisect_right(ends, span.start), bisect_right(ends, span.end))

    def tokens_in(self, span: Span) -> Sequence[Token]:
        ends = self._token_ends
        return self.tokens[bisect_right(ends, span.start) : bisect_right(ends, span.end)]

    def places_of(self, words: Set[str]) -> list[int]:
        """The indices of the tokens that are one of `words` in lower case, in text order."""
        places = self._places
        return sorted([at for word in places.keys() & words for at in places[word]])

    @property
    def words(self) -> Set[str]:
        """All words and marks of the article, in lower case."""
        return self._places.keys()

    def sentence_at(self, offset: int) -> Sentence:
        return self.sentences[self.sentence_index(offset)]

    def sentence_index(self, offset: int) -> int:
        return (bisect_right(self._sentence_starts, offset) or 1) - 1

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that a character is inside, if any."""
        return self.quotations.at(offset)

    def unquoted(self, span: Span) -> Sequence[Token]:
        """The tokens in a span that begin outside quotation marks."""
        tokens = self.tokens_in(span)
        for quoted in self.quotations_over(span):
            start, end = quoted.span.start, quoted.span.end
            tokens = [token for token in tokens if not start <= token.start < end]
        return tokens

    @property
    def things_by_token(self) -> dict[int, ThingMention]:
        """The organisation or place that each token of one is part of."""
        kept = self.memo.get("things by token")
        if not isinstance(kept, dict):
            kept = self.memo["things by token"] = {at: t for t in self.things for at in self.places_in(t.span)}
        return kept

    def person_mention_at(self, offset: int) -> PersonMention | None:
        return self.people.at(offset)

    def people_in(self, span: Span) -> list[PersonMention]:
        return self.people.within(span)

    def things_in(self, span: Span) -> list[ThingMention]:
        return self.things.within(span)

    def dates_in(self, span: Span) -> list[DateMention]:
        return self.dates.within(span)

    def quotations_over(self, span: Span) -> list[Quotation]:
        """The quotations that share a character with a span."""
        return self.quotations.over(span)

    def attributed_to(self, span: Span) -> str | None:
        """Who says what stands at `span`, as first named in the article; None when the paper itself says it."""
        for said in (self.quoted, self.reported):
            found = said.at(span.start)
            if found and found.span.contains(span):
                return found.speaker
        return None

    def cite(self, span: Span, words: str = "") -> Evidence:
        """What the article itself says at `span`, as evidence; `words` are given when they are not those that stand
        there.
        """
        says = words or span.of(self.text)
        return Evidence(f"{self.article.part(span.start)}: {says}", self.article.where(span.start))
