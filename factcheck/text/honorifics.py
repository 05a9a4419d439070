"""Titles that stand before a name, as British newspapers print them.

The forms and what they go with follow the common rules of British stylebooks and Debrett's: a knight or dame is "Sir"
or "Dame" with the first name; a peer is "Lord" or "Lady" with the title; "Mr" with the surname is for those who have no
other title.
"""

from __future__ import annotations

from ..structs import Struct


class Title(Struct, frozen=True):
    """A title before a name: its usual form, its `rank` of titles, and whom it can go with ("f", "m" or "")."""

    form: str
    rank: str
    gender: str = ""


def _table(rank: str, forms: str, gender: str = "") -> dict[str, Title]:
    table = {}
    for line in forms.strip().split(";"):
        first, *others = (form.strip() for form in line.split("="))
        for form in (first, *others):
            table[form.lower()] = Title(first, rank, gender)
    return table


# `=` joins forms of one title. Keys are lower case without full stops.
TITLES: dict[str, Title] = {
    **_table("courtesy", "Mr = Messrs", "m"),
    **_table("courtesy", "Mrs; Ms; Miss", "f"),
    **_table("courtesy", "Mx"),
    **_table("academic", "Dr = Doctor; Prof = Professor"),
    **_table("knight", "Sir", "m"),
    **_table("knight", "Dame", "f"),
    **_table("peer", "Lord; Viscount; Baron", "m"),
    **_table("peer", "Lady; Baroness; Viscountess; Countess", "f"),
    **_table("council", "Coun = Cllr = Councillor = Clr; Ald = Alderman; Bailie = Baillie"),
    **_table(
        "police",
        """
        PC = Police Constable; PCSO; DC = Det Con = Detective Constable; Sgt = Sergeant;
        Det Sgt = DS = Detective Sergeant; Insp = Inspector; Det Insp = DI = Detective Inspector;
        Chief Insp = Ch Insp = Chief Inspector; Det Chief Insp = DCI = Det Ch Insp = Detective Chief Inspector;
        Supt = Superintendent; Det Supt = Detective Superintendent; Chief Supt = Ch Supt = Chief Superintendent;
        Det Chief Supt = Detective Chief Superintendent; Assistant Chief Constable = Asst Chief Constable = ACC;
        Deputy Chief Constable = DCC; Chief Constable; Temp Chief Constable = Temporary Chief Constable; Commander
        """,
    ),
    **_table(
        "clergy",
        """
        Rev = Revd = Reverend; Rt Rev = Right Rev = Right Reverend; Very Rev; Ven = Venerable; Canon; Father = Fr;
        Archdeacon; Bishop; Archbishop; Rabbi; Imam
        """,
    ),
    **_table(
        "military", "Capt = Captain; Maj = Major; Col = Colonel; Lt Col; Lt; Gen = General; Cpl; Brig = Brigadier"
    ),
    **_table("judicial", "Judge; Mr Justice; Mrs Justice; Ms Justice; District Judge; Recorder; Lord Justice"),
    **_table("royal", "King; Queen; Prince; Princess"),
}
LONGEST = 3  # words in the longest title above

# Those that go before a first name alone ("Sir Bill", "Prince Alfred", "Father Tom").
WITH_FIRST_NAME: frozenset[str] = frozenset({"knight", "royal"})

# Letters and titles that follow a name.
SUFFIXES: frozenset[str] = frozenset(
    "MP MSP MS MEP MLA TD OBE MBE CBE KBE DBE KC QC JP DL QPM KPM BEM CB KCB FRS PhD MD Jr Jnr Snr Esq".split()
)

# Short forms of first names that one person may go by, as British usage has them; one line, one name. Two forms of a
# line are not two spellings, so neither is a mistake for the other.
_SHORT_FORMS = """
alexander alex alec sandy xander; alexandra alex sandra lexi; andrew andy drew; anthony antony tony; benjamin ben benny;
catherine katherine kathryn katharine cath cathy kate katie kathy kat; charles charlie chas chuck; charlotte charlie
lottie;
christopher chris kit; christine christina chris tina chrissie; daniel dan danny; david dave davy; deborah debra deb
debbie;
dominic dom; donald don; douglas doug; edward ed eddie ted ned; eleanor ellie nell elle; elizabeth liz lizzie beth
betty eliza
libby lisa; emily em; francis frank; frances fran; frederick fred freddie; gareth gaz; geoffrey geoff; gerald gerry;
gerard gerry; gregory greg; harold harry; harriet hattie; henry harry hal; ian iain; isabel isabelle isobel bel izzy;
jacob jake; jacqueline jackie jacqui; james jim jimmy jamie; janet jan; jeffrey jeff; jennifer jen jenny; jeremy jem;
jessica jess jessie; joanna joanne jo; john jack johnny jon; jonathan jon jonny; joseph joe joey; joshua josh; judith
judy jude;
julian jules; kenneth ken kenny; kimberley kim; laurence lawrence larry laurie; leonard len; leslie les; lucinda lucy;
margaret maggie meg peggy madge; matthew matt; maximilian max; michael mike mick micky; michelle shell; mohammed
mohammad muhammad mo;
natalie nat; nathaniel nathan nat; nicholas nicolas nick nicky; nicola nicky nikki; oliver ollie; olivia liv livvy;
pamela pam;
patricia pat patsy trish tricia; patrick pat paddy; penelope penny; peter pete; philip phillip phil; philippa pippa;
rachel rach; raymond ray; rebecca becky becca bex; richard rick dick rich ricky; robert rob bob bobby robbie bert;
roderick rod;
rodney rod; ronald ron ronnie; rosemary rose rosie; russell russ; samantha sam; samuel sam; sarah sara sally; simon si;
stanley stan; stephen steven steve; stephanie steph; stuart stewart stu; susan sue susie suzie; susanne suzanne sue;
theodore theo ted; theresa teresa terry tess; terence terry; thomas tom tommy; timothy tim; tobias toby; valerie val;
vanessa ness; victoria vicky vicki tori; victor vic; vincent vince; virginia ginny; walter wally; wilfred wilf;
william bill billy will willie liam;
zachary zac zach zak
"""


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names can be one person's: equal, an initial of the other, or forms of one name ("Liz",
    "Elizabeth").
    """
    one, other = one.rstrip("."), other.rstrip(".")
    if one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1]):
        return True
    return bool(_forms().get(one, set()) & _forms().get(other, set()))


_forms_of: dict[str, set[int]] = {}


def _forms() -> dict[str, set[int]]:
    if not _forms_of:
        for number, line in enumerate(_SHORT_FORMS.split(";")):
            for form in line.split():
                _forms_of.setdefault(form, set()).add(number)
    return _forms_of
