"""The ways in which British local newspapers say who holds which post: a table of templates by sense.

Slots of a construction: N the name, M "Mr" and the surname, He the pronoun; pre a title that can stand before a name,
post one that can follow it, body "Camford Council's chief executive", short a title that needs the body in an earlier
sentence ("council leader"); office the title without its body ("leader"), led the body of a leader, folio the
portfolio of a cabinet member; P who held the post before N; org and area; month, year, day a date; N2 and pre2/post2
another holder of another post. "/ " begins a new paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Construction:
    """A way to say it. `sense` says what makes it true; see `SENSES`."""

    name: str
    text: str
    sense: str = "holds"


def table(sense: str, lines: str) -> list[Construction]:
    rows = (line.partition("|") for line in lines.strip().splitlines())
    return [Construction(name.strip(), text.strip().replace("/ ", "\n"), sense) for name, _, text in rows]


CONSTRUCTIONS = [
    *table(
        "holds",
        """
        title before                | {Pre} {N} said the plan was late.
        title before, inside        | The plan came too late, {pre} {N} told a meeting on the estate.
        title before, the           | The {pre}, {N}, has called for calm.
        title before, verb first    | The plan was late, said {pre} {N}.
        title before, participle    | Speaking after the vote, {pre} {N} urged patience.
        title before, but           | But {pre} {N} said there was no money left.
        title before, by            | It was announced by {pre} {N} in a speech to residents.
        title before, with          | Families met with {pre} {N} to ask for help.
        title before, possessive    | The plan drew on {pre} {N}’s review of spending.
        title before, Coun          | {Pre} Coun {N} said the plan was late.
        title before, Cllr          | {Pre} Cllr {N} said the plan was late.
        title after                 | {N}, {post}, said the plan was late.
        title after, the            | {N}, the {post}, said the plan was late.
        title after, end            | The plan was late, said {N}, {post}.
        title after, the, end       | “There is no money left,” said {N}, the {post}.
        title after, dash           | {N} – the {post} – said the plan was late.
        title after, brackets       | {N} ({post}) opposed the scheme.
        title after, age            | {N}, 52, {post}, said the plan was late.
        title after, who verb       | {N}, {post}, who visited the site, said the plan was late.
        title after, shared list    | Among the guests were {N}, {post}, and a brass band.
        copula                      | {N} is the {post}.
        copula, no article          | {N} is {post} and a keen walker.
        copula, title first         | The {post} is {N}.
        copula, remains             | {N} remains {post}.
        copula, currently           | {N} is currently {post}.
        relative, is                | {N}, who is {post}, will visit next week.
        relative, is the            | {N}, who is the {post}, backed the idea.
        relative, also              | {N}, who is also {post}, backed the idea.
        as                          | {N} spoke in favour as {post}.
        in role as                  | In a letter sent in the role of {post}, {N} backed the idea.
        possessive body             | {Body}, {N}, has called for calm.
        possessive body, touching   | {Body} {N} has called for calm.
        context, short              | A meeting of {org} heard about the plan./ The {short}, {N}, said it was late.
        context, short touching     | The plan goes to {org} next week./ {Short} {N} said it was late.
        context, the body’s         | The plan goes to {org} next week./ {own}, {N}, said it was late.
        context, short end          | The plan goes to {org} next week./ “It is late,” said {short} {N}.
        second reference, who is    | {N} has criticised the plan./ {M}, who is {post}, said it was late.
        second reference, title     | {N} has criticised the plan./ {M}, the {post}, said it was late.
        second reference, copula    | {N} has criticised the plan./ {M} is {post}.
        pronoun                     | {N} has criticised the plan./ {He} is {post}.
        headline                    | {Pre} {N} hits out at plan/ Residents are angry about the plan.
        headline, colon             | Plan ‘too late’: {pre} {N}/ Residents are angry about the plan.
        shouted intro               | {SHOUT} {N} has criticised the plan.
        quote, before               | “This is a sad day,” said {pre} {N}.
        quote, after                | {Pre} {N} said: “This is a sad day for all of us.”
        quote, added                | “This is a sad day,” {N}, the {post}, added.
        quote, inside               | “{N} is the {post} and ought to know,” said Dorothy Plumtree.
        outgoing before             | Outgoing {pre} {N} said the plan was late.
        according to                | The plan was late, according to {pre} {N}.
        speaking as                 | Speaking as {post}, {N} backed the idea.
        holds the portfolio         | The plan goes to {org} next week./ {N}, who holds the {folio} portfolio, said no.
        headline, says              | Plan ‘too late’, says {pre} {N}/ Residents are angry about the plan.
        headline, name and colon    | {Pre} {N}: ‘Plan is too late’/ Residents are angry about the plan.
        caption, pictured           | Residents are angry about the plan./ Pictured: {pre} {N}
        caption, at the site        | Residents are angry about the plan./ {Pre} {N} at the site. Picture: Submitted
        caption, from left          | Pictured, from left: {pre} {N} and {pre2} {N2}
        two people, before          | {Pre} {N} and {pre2} {N2} met residents.
        two people, second          | {Pre2} {N2} and {pre} {N} met residents.
        two people, after           | {N}, {post}, and {N2}, {post2}, met residents.
        two people, after, second   | {N2}, {post2}, and {N}, {post}, met residents.
        two people, wrote to        | {Pre2} {N2} wrote to {pre} {N} about the plan.
        two people, replied         | {Pre} {N} replied to {pre2} {N2} last night.
        two people, alongside       | {N}, the {post}, was photographed alongside {N2}, the {post2}.
        """,
    ),
    *table(
        "former",
        """
        former before               | Former {pre} {N} said the plan was late.
        former before, the          | The former {pre}, {N}, said the plan was late.
        former after                | {N}, the former {post}, said the plan was late.
        former after, a             | {N}, a former {post}, said the plan was late.
        ex-                         | Ex-{pre} {N} said the plan was late.
        """,
    ),
    *table(
        "dated",
        """
        date opens, before          | In {month} {year} {pre} {N} said the plan was late.
        date opens, comma           | In {month} {year}, the {post}, {N}, promised a review.
        date opens, then            | In {month} {year} the then {pre} {N} promised a review.
        was in                      | {N} was {post} in {month} {year}.
        under its then              | In {month} {year} {org}, under its then {office} {N}, promised a review.
        date opens, when            | In {month} {year}, when {N} was {post}, the plan was shelved.
        """,
    ),
    *table(
        "starts",
        """
        became                      | {N} became {post} in {month} {year}.
        became, day                 | {N} became {post} on {day} {month} {year}.
        who became                  | {N}, who became {post} in {month} {year}, backed the idea.
        took over as                | {N} took over as {post} in {month} {year}.
        since                       | {N} has been {post} since {month} {year}.
        since, who                  | {N}, who has been {post} since {month} {year}, backed the idea.
        date first, became          | In {month} {year} {N} became {post}.
        since year, age             | {N}, 54, {post} since {year}, backed the idea.
        has led since               | {N} has led {led} since {month} {year}.
        who has led since           | {N}, who has led {led} since {month} {year}, backed the idea.
        took up the post            | {N} took up the post of {post} in {month} {year}.
        was appointed               | {N} was appointed {post} in {month} {year}.
        """,
    ),
    *table(
        "ends",
        """
        stepped down                | {N} stepped down as {post} in {month} {year}.
        stood down, who             | {N}, who stood down as {post} in {month} {year}, backed the idea.
        resigned                    | {N} resigned as {post} in {month} {year}.
        term ended                  | {N}, whose term as {post} ended in {month} {year}, backed the idea.
        was until                   | {N} was {post} until {month} {year}.
        who was until               | {N}, who was {post} until {month} {year}, backed the idea.
        """,
    ),
    *table(
        "span",
        """
        from until                  | {N} was {post} from {year} until {until}.
        served from to              | {N} served as {post} from {year} to {until}.
        between and                 | {N}, who was {post} between {year} and {until}, backed the idea.
        """,
    ),
    *table(
        "handover",
        """
        succeeded as, dated         | {N} succeeded {P} as {post} in {month} {year}.
        replaced as, dated          | {N} replaced {P} as {post} in {month} {year}.
        took over from as           | {N} took over from {P} as {post} in {month} {year}.
        replaces as                 | {N} replaces {P} as {post}.
        who succeeded               | {N}, who succeeded {P} as {post} in {month} {year}, backed the idea.
        """,
    ),
    *table(
        "again",
        """
        was re-elected as           | {N} was re-elected as {post} in {month} {year}.
        who was re-elected          | {N}, who was re-elected {post} in {month} {year}, backed the idea.
        """,
    ),
    *table(
        "party",
        """
        party before MP             | {Party} MP {N} said the plan was late.
        party, area, MP             | {N}, {Party} MP for {area}, said the plan was late.
        brackets, party and area    | {N} ({Letters}, {area}) said the plan was late.
        is the party MP             | {N} is the {Party} MP for {area}.
        """,
    ),
]
