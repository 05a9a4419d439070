"""The words that bound a title of office in a sentence, and the verbs and titles that stand for one."""

from __future__ import annotations

from ...text.offices import PARTY_WORDS
from ...text.words import SAYING

# Words at which a title ends on its left: the closed classes of English, and verbs that news puts before a title.
STOP_LEFT: frozenset[str] = SAYING | frozenset(
    """
    a an the this that these those his her its their our my your and or but nor so yet if as than then when while
    where who whom which what whose how why because although though since until till after before during through
    throughout about against between among into onto over under above below from to in on at by with without within
    of for up down out off near not no is are was were be been being am has have had having do does did will would
    can could may might must shall should he she they it we you i him them us me also now just only even still
    already again later earlier soon once here there meanwhile however asking replacing replaced succeed succeeded
    succeeding met meet meets meeting joined joins asked calls called calling like including include includes led
    leads both either neither all some any each every another other former becoming became become becomes appointed
    elected named made remain remains remained since via per yesterday today tomorrow more most very currently
    presently officially ought knew knows wants felt feels thinks hopes plans lives works runs won lost got came went
    made gave took left began spoke wrote stood sat re-elected reelected reappointed re-appointed
    puts makes leaves leaving sees saw gives takes brings brought pits pitted lets helps helped backs backed faces faced
    beats beat defeats defeated replaces follows followed keeps kept picks picked chooses chose appoints elects hires
    hired sacks sacked suspends suspended urges urged accuses accused blames blamed praises praised thanks thanked
    welcomes welcomed criticises criticised attacks attacked
    """.split()
)
STOP_RIGHT: frozenset[str] = (STOP_LEFT - frozenset("and of for the at in to on with its his her their".split())) | {
    "a",
    "an",
    "ended",
    "expired",
    "finished",
}
JOINING = frozenset("of for at in on to with".split())
# Prepositions that belong to a title only when a body follows; elsewhere they begin the rest of the sentence.
LOOSE_JOINING = frozenset("at in on to with".split())
# A title just taken up: a registry that has not heard of it yet is no proof against it.
NEW = frozenset("new newly newly-elected newly-appointed first-time".split())
ARTICLES = frozenset("the a an its their his her our this".split())
AFTER_HEAD = frozenset({"general", "elect", "designate", "emeritus"})
# The titles before a name that are offices, and the words they stand for.
OFFICE_TITLES = {
    "Chief Constable": "chief constable",
    "DCC": "deputy chief constable",
    "Assistant Chief Constable": "assistant chief constable",
    "Deputy Chief Constable": "deputy chief constable",
    "Bishop": "bishop",
    "Archbishop": "archbishop",
    "Archdeacon": "archdeacon",
    "Coun": "councillor",
    "Ald": "alderman",
}
# Titles of which the last word is no office by itself.
LONG_HEADS = frozenset(
    {
        "lord privy seal", "lord in waiting", "baroness in waiting", "portfolio holder", "procurator fiscal",
        "procurator fiscal depute",
    }
)  # fmt: skip
OBJECTS = frozenset("committee board panel group cabinet commission".split()) | PARTY_WORDS
LIMIT = 14  # words of one title; the longest ministerial titles have ten


# Verbs that say what somebody is: the word of the office for each.
OFFICE_VERBS: dict[str, str] = {
    "leads": "leader", "led": "leader", "chairs": "chair", "chaired": "chair", "heads": "head", "headed": "head",
}  # fmt: skip
