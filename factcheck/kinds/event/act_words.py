"""The verbs of acts, and the nouns by which a registry names them."""

from __future__ import annotations

# As the noun is in the registry, "approval of the ferry terminal", so the verb is in the story: "it was approved".
NOUNS: dict[str, tuple[str, ...]] = {
    "abolished": ("abolition",), "adopted": ("adoption",), "agreed": ("approval", "agreement"),
    "announced": ("announcement",), "appointed": ("appointment",), "approved": ("approval",),
    "arrested": ("arrest",), "arrived": ("arrival",), "backed": ("approval",), "bought": ("purchase", "buying", "sale"),
    "built": ("building", "construction"), "charged": ("charging", "charge"), "closed": ("closure", "closing"),
    "completed": ("completion",), "convicted": ("conviction",), "created": ("creation", "formation"),
    "demolished": ("demolition",), "died": ("death",),
    "dismissed": ("dismissal", "sacking"), "dissolved": ("dissolution",),
    "established": ("establishment", "founding", "foundation", "formation"), "fell": ("fall",), "fined": ("fine",
    "fining", "conviction"), "formed": ("formation", "creation"), "founded": ("foundation", "founding"),
    "guilty": ("conviction",),
    "introduced": ("introduction",), "jailed": ("sentencing", "jailing"), "launched": ("launch", "launching"),
    "merged": ("merger",), "opened": ("opening", "launch"), "plunged": ("fall",), "postponed": ("postponement",),
    "purchased": ("purchase", "sale"), "refused": ("refusal", "rejection"), "rejected": ("rejection", "refusal"),
    "reopened": ("reopening",), "resigned": ("resignation",), "retired": ("retirement",), "sacked": ("dismissal",
    "sacking"), "scrapped": ("scrapping", "abolition"), "sentenced": ("sentencing",), "shut": ("closure", "closing"),
    "signed": ("signing",), "sold": ("sale", "selling"), "suspended": ("suspension",), "unveiled": ("unveiling",),
    "withdrawn": ("withdrawal",),
}  # fmt: skip
TOLD_BY_VERB = frozenset(noun for nouns in NOUNS.values() for noun in nouns) | {"freedom"}
# Verbs of which the subject is what the act is done to, whatever stands between them and the date.
FALLING = frozenset({"fell", "plunged"})
# Of these anything may stand before the date: "was sold to a developer in May". Others are opened "to lorries"
# at another time than at first.
TRADED = frozenset({"bought", "purchased", "sold"})
OPENED_TO = frozenset({"public", "traffic"})
# "Approved in principle", "partly opened": no more than a step to it.
IN_PART = frozenset("principle outline partly partially provisionally temporarily".split())
# What may be done again to the same thing: within a year of the date that the registry has, it is that act.
AGAIN = frozenset("building buying charging closing closure construction purchase sale selling signing".split())
# What is often done more than once, or by more than one: only a slip of the registry's date is that of the same act.
OFTEN = frozenset(
    """
    adoption agreement announcement appointment approval arrest arrival charge conviction dismissal dissolution fall
    fine fining introduction jailing postponement refusal rejection resignation retirement sacking scrapping sentencing
    suspension withdrawal
    """.split()
)
# How an act was done, before its noun: "temporary closure of".
MANNER = frozenset("temporary permanent official formal final royal".split())
# "Was given the Freedom of Camford" of the registry's "Freedom of Camford for Ada Marsh".
GIVEN = frozenset("given awarded granted received accepted".split())
HONOUR = "freedom"

# Words before a verb of what was not done, or not yet; and those that stand between a subject and its verb.
UNDONE = frozenset(
    "not never to will would could should may might must cannot n't if who almost nearly unless had".split()
)
AUXILIARIES = frozenset(
    """
    was were been being is are has have had be officially first finally only recently formally then later eventually
    originally also itself since
    """.split()
)
RELATIVES = frozenset({"which", "that"})
PRONOUNS = frozenset({"it", "they"})
# Words that belong to a name of an act's object and say nothing of it.
SMALL = frozenset("the of a an in at 's ’s s for on and to".split())
ARTICLES = frozenset("the a an its their his her this that our city's town's county's".split())
# Before a name: of another thing beside it, of a part of it, or of one before or after it.
OTHERS = frozenset(
    """
    of for with to near outside beside opposite at in from on under by than like off behind inside over between into
    second third fourth another other temporary replacement old original former half part most some every next 's ’s
    """.split()
)
# Where a phrase begins: after these the name is whole.
BEGINS = frozenset(
    """
    when since after before until while because as and but that said says was were is are if once although though
    where
    """.split()
)
