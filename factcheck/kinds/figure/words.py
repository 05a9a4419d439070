"""The words that figures are read by. All are conventions of written English; none names a thing of the world."""

from __future__ import annotations

# What makes a figure a guess or a condition and not a statement, when it stands before the figure in its clause.
HYPOTHETICAL = frozenset("could may might would should if unless whether imagine suppose potentially perhaps".split())
# What ends a clause, besides , ; : ( ) and a dash.
CLAUSE_WORDS = frozenset("but while whereas although though because which who whom whose where".split())
CLAUSE_MARKS = frozenset(",;:()[]–—•…")

# A figure after or before one of these is one of several states of a thing: the old one, the next one, a part.
OTHER_STATE = frozenset(
    """
    another further additional extra previous previously former formerly earlier original originally initial initially
    first second last next old older proposed planned possible potential projected expected forecast revised target
    targets hoped hopes bid applied requested asked sought remaining rest part share half each per average minimum
    maximum wanted wants want needs need needed refused denied rejected other others different separate similar same
    estimated estimate once
    """.split()
)
# Words of change: figures beside them are two states of one thing.
RISING = frozenset(
    """
    rose rise rises risen rising increased increase increases increasing grew grow grows grown growing growth jumped
    jump jumps climbed climb climbing soared soaring surged surge up raised raising raise lifted boosted gained higher
    more hike hiked uplift swelled rocketed
    """.split()
)
FALLING = frozenset(
    """
    fell fall falls fallen falling dropped drop drops dropping decreased decrease decreases decreasing declined decline
    declining cut cuts cutting reduced reduction reduce reduces reducing slashed plunged plummeted slumped down shrank
    shrunk lower fewer less dipped dip slipped
    """.split()
)
COMPARING = frozenset("compared compares comparison against than versus instead rather originally previously".split())
# Direction says nothing of these: a club falls from fourth to seventh, and 7 is more than 4.
PLACES = frozenset("table league ranking rankings rank ranked place places position positions target targets".split())

# What the kind of a figure says by itself, and a property's label need not share with the clause.
MEASURES = {
    "duration": frozenset("length time period term duration spell".split()),
    "money": frozenset("cost costs amount sum value money price total funds".split()),
    "percent": frozenset("share percentage proportion rate part level".split()),
    "share": frozenset("share percentage proportion rate part level".split()),
    "count": frozenset("number numbers total count size".split()),
    "votes": frozenset("votes number total tally".split()),
    "rate": frozenset("rate number".split()),
    "distance": frozenset("length distance height width".split()),
    "age": frozenset("age".split()),
}
# Properties of one event or decision: they do not change in the months around it.
SETTLED = frozenset(
    """
    vote votes majority turnout election poll seats attendance crowd fine fined sentence sentenced jailed damages
    compensation settlement cost investment grant award price bill partnership contract given length distance height
    abstentions death judgment ruling donated raised
    """.split()
)
# … and those that are stated anew every year.
YEARLY = frozenset(
    """
    budget salary salaries pay wage wages income spending turnover overspend deficit surplus debt rent fee fees charge
    charges rate rates average profit profits revenue population staff pupils roll reserves precept allowance
    """.split()
)

# After these what follows the figure is the offence: "fined £400 for leaving a mattress", "jailed for a year over it".
PUNISHED = frozenset("fined jailed sentenced imprisoned banned disqualified".split())

# What a property of this very name is told as, whoever keeps the registry.
TOLD_AS = {
    "sentence": ("jailed", "sent to prison", "sentenced", "prison sentence"),
    "fine": ("fined",),
    "signatures": ("signed by",),
    "price": ("sold for",),
    "sale price": ("sold for",),
    "purchase price": ("bought for",),
}

# … and as what it may be told, in words that may also be of something near it: these bear a figure out, or show a slip.
TOLD_NEARLY = {
    "deficit": ("in the red", "overspent"),
    "overspend": ("overspent", "in the red"),
    "staff": ("employs people", "employs staff", "workforce"),
    "employees": ("employs people", "employs staff", "workforce"),
    "shortfall": ("gap", "hole"),
}
# Words of a property that copy leaves out ("net revenue budget"), and those of a rise that it puts otherwise.
QUALIFYING = frozenset("net gross revenue annual total overall general".split())
RISES = ("increase", "rise", "hike")
TOLD_RISES = ("up", "rise", "increase", "raised", "rising")

# Those who can be told apart as men and women in a count of people.
PERSONS = frozenset(
    """
    men women boys girls man woman boy girl adults children teenagers youths babies child adult teenager youth baby
    toddlers toddler
    """.split()
)
PEOPLE = frozenset(
    """
    people persons suspects passengers patients victims pupils students staff members councillors defendants residents
    workers officers players protesters drivers fans prisoners inmates candidates volunteers casualties survivors
    offenders robbers burglars travellers tourists pensioners individuals
    """.split()
)
