"""What a title is once read: its phrase, and the claim that somebody has it."""

from __future__ import annotations

from ...mentions.draft import PersonMention, ThingMention
from ...records import Span
from ...structs import Struct


class RolePhrase(Struct, frozen=True):
    """A title as written. `words` are its content words without the `things` (registered names) inside it.

    `generic` are words that point back to a body ("council", "county"), `unknown` is a body or place named there that
    the registry does not have, `area` the capitalised words before "MP". `indefinite` is a title with "a". `status` is
    "acting" or "interim", or "new" for a title just taken up. `also` are the words of the title before it that an "and"
    joins to it: "Chief Whip and Parliamentary Secretary to the Treasury" may be one post.
    """

    span: Span
    core: Span
    words: frozenset[str]
    things: tuple[ThingMention, ...] = ()
    generic: frozenset[str] = frozenset()
    unknown: str = ""
    area: str = ""
    indefinite: bool = False
    sense: str = "holds"
    status: str = ""
    also: frozenset[str] = frozenset()


class RoleClaim(Struct, frozen=True):
    """That a person has a title. `sense`: "holds", "held" (past tense), "former", "then", "coming", "starts", "ends",
    "since", "again" (re-elected), "based" (somewhere), "party" (in brackets, with `area` for the seat).

    `dated` is true when the time comes from the claim's own clause and not from the article's date; `loose` when the
    words
    could also be read otherwise, so that a difference proves nothing; `direct` when the verb is of taking up the post
    itself
    ("became") and not of being named to it ("appointed"). `before` is who is said to have held the post until then.
    """

    mention: PersonMention
    phrase: RolePhrase
    sense: str
    dated: bool = False
    loose: bool = False
    direct: bool = False
    before: PersonMention | None = None


def claimed(
    mention: PersonMention,
    phrase: RolePhrase,
    sense: str,
    dated: bool = False,
    loose: bool = False,
    direct: bool = False,
) -> RoleClaim:
    """The claim that a person has a title, in the sense that the title's own words give ("former"), else in `sense`."""
    return RoleClaim(mention, phrase, phrase.sense if phrase.sense != "holds" else sense, dated, loose, direct)
