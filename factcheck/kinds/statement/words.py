"""Words of statements: their stems, words that mean the same, words of opposite outcome, and words that say nothing."""

from __future__ import annotations

from functools import cache

# Words that carry no content of their own: articles, pronouns, auxiliaries, prepositions, connectives, and the verbs
# with which copy reports speech, which the kind `quote` looks after.
EMPTY_WORDS: frozenset[str] = frozenset(
    """
    i'm i've i'd i'll you're you've we're we've we'll they're they've it's that's there's he's she's what's let's
    a an the this that these those some any all both each every either such same other another own its their his her our
    my your it he she they we you i me him them us who whom whose which what where when why how there here one ones
    himself herself itself themselves someone something anyone anything everyone everything
    is are was were be been being am 's has have had having do does did done doing will would shall should can could may
    might must ought get gets got getting let
    of to in on at by for from with without into onto out off up down over under about after before between among
    against during since until till through across around near along beyond within upon toward towards per via as than
    like despite including amid
    and or but nor so yet if because while although though whereas unless whether once
    not no never n't also just only even still already very too more most less much many few several often again ever
    then now however meanwhile instead later soon ago almost nearly perhaps quite rather well yes
    said say says saying told tell tells telling added adds according reportedly allegedly claimed claim claims claiming
    mr mrs ms miss dr sir dame lord lady coun cllr councillor rev st
    total way
    """.split()
)
NEGATIONS: frozenset[str] = frozenset(
    """
    not no never n't nobody none neither nor without cannot can't won't didn't doesn't don't isn't aren't wasn't weren't
    hasn't haven't hadn't wouldn't couldn't shouldn't fails failed
    """.split()
)

# Past and other forms of irregular verbs, and irregular plurals, by the stem that the plain form has.
_IRREGULAR_FORMS = """
    begin began begun; become became; break broke broken; bring brought; build built; buy bought; catch caught;
    choose chose chosen; come came; cut cuts cutting; deal dealt; die died dies dying; draw drew drawn; drive
    drove driven; eat ate eaten; fall fell fallen; feel felt; fight fought; find found; fly flew flown; forget
    forgot forgotten; give gave given; go went gone; grow grew grown; hear heard; hide hid hidden; hit hits
    hitting; hold held; keep kept; know knew known; lead led; leave left; lie lay lain; lose lost losing; make
    made making; meet met; pay paid; quit quits; ride rode ridden; ring rang rung; rise rose risen; run ran
    running; see saw seen; sell sold; send sent; shake shook shaken; shoot shot; show shown; shut shuts; sing sang
    sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken; spend spent; stand stood; steal stole stolen;
    strike struck; swear swore sworn; swim swam swum; take took taken; teach taught; tear tore torn; think
    thought; throw threw thrown; understand understood; wear wore worn; win won winning; write wrote written; plan
    planning planned; stop stopped stopping; ban banned banning; drop dropped; rob robbed; stab stabbed; admit
    admitted; permit permitted; refer referred; cancel cancelled canceled; travel travelled traveled
"""
VERB_FORMS = {form: forms.split()[0] for forms in _IRREGULAR_FORMS.split(";") for form in forms.split()}
_PLURALS = {"children": "child", "men": "man", "women": "woman", "people": "person", "lives": "life", "wives": "wife",
            "feet": "foot"}  # fmt: skip
_IRREGULAR = VERB_FORMS | _PLURALS

# Words that copy uses for one another. A group is of one part of speech and one sense; British and American spellings.
_SAME = """
    show reveal; begin start commence; end finish conclude; buy purchase; help assist aid; child kid youngster;
    person resident people; reply respond answer; job post role; home house; pupil student; fire blaze; crash collision;
    policeman officer; car vehicle; plane aircraft jet; football soccer; film movie; fan supporter; firm company
    business; worker staff employee; mother mum mom; father dad; doctor medic; boss manager chief; hospital infirmary;
    shop store; wound injure hurt; murder kill; jail imprison gaol; sack dismiss axe fire; back support endorse;
    criticise criticize slam condemn blast; praise hail laud; allow permit let; ban prohibit bar; close shut; rise
    increase climb grow; fall decrease drop decline; approve pass; reject refuse decline; need require; want seek;
    annual yearly; large big huge; centre center; defence defense; programme program; kilometre kilometer; labour labor;
    colour color; organise organize; recognise recognize; euthanise euthanize; apologise apologize; tyre tire; metre
    meter; favourite favorite; theatre theater; travel go; inquiry enquiry; probe investigation investigate inquiry;
    strangle choke; die death dead; marry wed; get receive; name call; join sign; visit tour; claim allege; about
    approximately; attack assault; hold stage host; agency body watchdog; cash money
"""
# Outcomes that cannot both be so of one event. Every word of one side opposes every word of the other.
_OPPOSITES = """
    approve pass back accept agree grant adopt allow permit / reject refuse decline dismiss oppose block deny veto ban
    rise increase grow climb soar jump surge raise / fall decrease drop decline plunge shrink slump reduce lower cut
    win triumph / lose
    beat defeat / lose
    open launch start begin reopen / close shut end finish axe
    guilty convict / innocent acquit clear
    convict / acquit clear
    arrest detain jail imprison / release free clear
    arrive enter join / leave quit depart
    injure hurt wound / kill die
    defeat lose / retire
    appoint hire employ rehire / dismiss sack fire
    support endorse welcome praise / oppose criticise condemn
    admit confess / deny
    deny reject / confirm
    pass / fail
    succeed / fail
    improve / worsen deteriorate
    find discover / lose
    buy purchase acquire / sell
    gain regain / lose
    lift / impose
    extend / shorten cut
    include / exclude
    encourage urge / discourage
    encourage welcome / warn
    before / after
    first / last
    accelerate / slow brake
    love like / hate dread loathe
    remember / forget
    save rescue / kill
    strengthen / weaken
    expand / shrink
    suspend / reinstate
    abandon scrap cancel / continue keep
    absent / present
    married / divorced
    marry wed / divorce
    early / late
    majority / minority
    minimum / maximum
    left / right
    top / bottom
    top third second / bottom
    male / female
    success victory win triumph / defeat loss
"""
# Of each of these lists only one can be right in one place: "several days later", "several weeks later".
_ALTERNATIVES = """
    second minute hour day week fortnight month year decade century
    morning afternoon evening night
    spring summer autumn winter
    north south east west
    northern southern eastern western
    first second third fourth fifth sixth seventh eighth ninth tenth
    mother father son daughter brother sister husband wife uncle aunt grandmother grandfather
    mother father woman
    man woman
    boy girl
    male female
    hundred thousand million billion trillion
    home away
"""
_ENDINGS = ("ational", "ations", "ation", "ments", "ment", "ions", "ion", "ings", "ing", "ers", "er", "ors", "or",
            "ies", "ied", "ed", "es", "s", "ly", "al", "e", "y")  # fmt: skip


@cache
def stem(word: str) -> str:
    """The stem of a lower-case word: "began" and "begins" give "begin", "injured" and "injuries" give "injur"."""
    word = _IRREGULAR.get(word, word)
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            cut = word[: -len(ending)]
            if ending in ("s", "es") and cut.endswith("s"):
                continue
            if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "ls":
                cut = cut[:-1]
            return cut if len(cut) <= 3 or cut[-1] not in "ey" else cut[:-1]
    return word


@cache
def _groups() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_SAME.split(";")):
        for word in group.split():
            found.setdefault(stem(word), set()).add(number)
    return found


@cache
def _opposites() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in _OPPOSITES.strip().splitlines():
        left, _, right = line.partition("/")
        ones, others = {stem(word) for word in left.split()}, {stem(word) for word in right.split()}
        for one in ones:
            found.setdefault(one, set()).update(others)
        for other in others:
            found.setdefault(other, set()).update(ones)
    for line in _ALTERNATIVES.strip().splitlines():
        stems = {stem(word) for word in line.split()}
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    return found


@cache
def word_keys(one: str) -> frozenset[str]:
    """What a stem is found by: itself, and the groups of words that copy uses for one another."""
    return frozenset({one, *(f"={number}" for number in _groups().get(one, ()))})


def opposed(one: str, other: str) -> bool:
    """Whether two stems name outcomes that exclude each other: "approv" and "reject"."""
    return other in _opposites().get(one, ())
