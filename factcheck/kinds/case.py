"""What a judgement has in hand: the draft, the registry and all claims of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from ..mentions.draft import Draft
from ..records import Claim, Evidence, Finding, Organisation, Passage, Person, Post, Quote, Rating, Span, Verdict
from ..registry import Registry
from ..structs import Struct, field

if TYPE_CHECKING:
    from ..documents.library import Library


class Case(Struct):
    """One article before the judges. `claims` are those of every kind, in text order.

    `library` holds the documents that the check may cite, if there are any; `memo` is for what a kind works out once
    for all its claims, under its own name.
    """

    draft: Draft
    registry: Registry
    claims: Sequence[Claim] = ()
    library: Library | None = None
    memo: dict[str, object] = field(default_factory=dict)
    _people: dict[str, Person | None] = field(default_factory=dict)
    _things: set[str] | None = None
    _undeclared: set[str] | None = None
    _held: dict[str, list[Post]] | None = None
    _quotes: list[Quote] | None = None
    _ratings: list[Rating] | None = None
    _claimed: dict[str, tuple[list[int], list[int]]] = field(default_factory=dict)

    def passages(self, words: Collection[str], limit: int = 12) -> list[Passage]:
        """The passages of documents that share most with the words, as they stand in the article."""
        return self.library.passages(words, limit) if self.library else []

    def things(self) -> set[str]:
        """The ids of all people and things of the registry that the story names, and of the things' parents."""
        if self._things is None:
            known = [k for thing in self.draft.things for k in thing.known] + self.draft.implied
            self._things = {k.id for k in known} | {k.parent for k in known if isinstance(k, Organisation) and k.parent}
            self._things |= {person.id for individual in self.draft.individuals for person in individual.people}
        return self._things

    def undeclared_subjects(self) -> set[str]:
        """The subjects of figures, as name keys, that the story has in its words and the registry as no thing."""
        if self._undeclared is None:
            self._undeclared = self.registry.subjects_in(self.draft.text)
        return self._undeclared

    def has_claim(self, kind: str, span: Span) -> bool:
        """Whether a claim of a kind shares a character with a span."""
        if kind not in self._claimed:
            spans = [claim.span for claim in self.claims if claim.kind == kind]
            furthest = list(accumulate((span.end for span in spans), max))
            self._claimed[kind] = [span.start for span in spans], furthest
        starts, furthest = self._claimed[kind]
        before = bisect_left(starts, span.end)
        return before > 0 and furthest[before - 1] > span.start

    def posts_held_by(self, person: str) -> list[Post]:
        """The posts that a person holds or held; the first call looks up those of everybody in the story at once."""
        if self._held is None:
            everybody = {one.id for individual in self.draft.individuals for one in individual.people}
            self._held = {id: [] for id in everybody} | self.registry.posts_held_by(everybody)
        if person not in self._held:
            self._held[person] = self.registry.posts_held_by({person}).get(person, [])
        return self._held[person]

    def person(self, id: str) -> Person | None:
        if id not in self._people:
            self._people[id] = self.registry.people({id}).get(id)
        return self._people[id]

    def quotes(self) -> list[Quote]:
        """All that the people and bodies of the story are held to have said."""
        if self._quotes is None:
            self._quotes = [quote for said in self.registry.quotes_of(self.things()).values() for quote in said]
        return self._quotes

    def ratings(self) -> list[Rating]:
        """All grades of the bodies of the story."""
        if self._ratings is None:
            self._ratings = self.registry.ratings_of(self.things())
        return self._ratings

    def finding(
        self,
        claim: Claim,
        verdict: Verdict,
        problem: str,
        message: str,
        suggestion: str | None = None,
        evidence: Sequence[Evidence] = (),
    ) -> Finding:
        """The finding of a claim, with the code `kind/problem`."""
        return Finding(
            verdict,
            claim.kind,
            f"{claim.kind}/{problem}",
            claim.span,
            claim.span.of(self.draft.article.text),
            message,
            suggestion,
            claim.attributed_to,
            tuple(evidence),
        )
