"""Words that tell what a name is: "… Department" is an agency, "… Act" a law, "… Coalition" an organization.

Each table serves every text; a word stands here only if it decides the type nearly always.
"""

from __future__ import annotations

from kg.model import ThingType

TYPE_OF_LABEL: dict[str, ThingType] = {
    "PERSON": "Person", "AGENCY": "Agency", "ORG": "Organization", "CITY": "City", "REGION": "Region", "COUNTRY": "Country",
    "PLACE": "Place", "GROUP": "Group", "LAW": "Law", "POLICY": "Policy", "EVENT": "Event", "UNNAMED": "UnnamedSource",
}  # fmt: skip

BODIES: frozenset[str] = frozenset({"Agency", "Organization"})

# Last words of a body's name (before "of/for …"), lower case.
AGENCY_HEADS = frozenset(
    """department departments ministry bureau police court courts senate congress parliament commission council administration
    agency authority legislature assembly sheriff treasury army navy marines corps guard cabinet embassy consulate
    constabulary selectboard courthouse selectmen aldermen duma knesset bundestag bundesrat diet politburo directorate
    inspectorate secretariat tribunal prosecutor attorney office dept pd fd district service services command committee
    subcommittee survey military marshals
    """.split()
)
ORG_HEADS = frozenset(
    """university college coalition association union institute foundation party inc corp co llc ltd group company corporation
    federation alliance league society church network bank times post herald tribune journal gazette press news magazine
    partners fund club team hospital center centre project campaign brotherhood teamsters chamber airlines motors industries
    technologies systems holdings partnership trust museum gallery
    """.split()
)
# Any of these in a name shows a public body.
PUBLIC_WORDS = AGENCY_HEADS | frozenset(
    """house committee subcommittee board government ministries national federal state county city municipal royal un u.n.
    nations nato eu patrol rescue force forces customs treasury pentagon kremlin interior justice security supreme republic
    schools library libraries jail prison center centers division unit battalion brigade regiment squadron fleet union
    reserve republican-guard zoning planning transit ports port prosecutors mission panel executive health education
    transportation defense defence homeland environmental trade labor labour energy agriculture commerce veterans affairs
    marshals investigations intelligence police sheriff’s sheriff's attorney
    """.split()
)
SURE_ORG_HEADS = frozenset(
    """university college museum gallery party coalition association union inc corp co llc ltd company foundation institute
    church federation alliance league society times herald tribune gazette newspaper
    """.split()
)
LAW_HEADS = frozenset(
    "act bill ordinance amendment treaty accord resolution order law code constitution statute protocol convention".split()
)

# Acronym endings that stand for a word of a body's name: "Oak City PD".
SHORT_HEADS = {"pd": "police department", "fd": "fire department", "dept": "department", "dept.": "department"}

# Nouns by which a text takes up a thing again: "the department", "the measure".
NOUNS_OF_TYPE: dict[str, frozenset[str]] = {
    "Agency": frozenset(
        """agency department bureau ministry council commission board court committee police administration office force panel
    senate house congress legislature parliament authority service district government military army navy body tribunal
    assembly chamber subcommittee selectboard corps unit embassy
    """.split()
    ),
    "Organization": frozenset(
        """group organization organisation union company party coalition association university college firm newspaper paper
    foundation institute nonprofit charity network alliance league church team club agency bank movement federation society
    hospital school campaign militia outlet magazine broadcaster center developer maker manufacturer airline corporation
    lender retailer utility chain district chapter
    """.split()
    ),
    "City": frozenset("city town village municipality capital community borough metropolis suburb".split()),
    "Region": frozenset("state province county region territory commonwealth prefecture".split()),
    "Country": frozenset("country nation republic kingdom government state administration island".split()),
    "Law": frozenset(
        """bill measure law act ordinance legislation resolution amendment order treaty statute proposal agreement pact accord deal
    rule decree package text referendum initiative charter constitution regulation
    """.split()
    ),
    "Policy": frozenset(
        """policy plan program programme proposal practice measure rule initiative position stance ban decision project system
    approach reform scheme strategy moratorium freeze cut subsidy tax change idea budget effort sanctions removals embargo
    curfew
    """.split()
    ),
    "Event": frozenset(
        """attack war election meeting talks summit raid raids operation operations strike vote decision protest protests march
    ruling hearing trial conference debate bombing attacks shooting incident visit invasion move reversal deal merger
    verdict demonstration rally ceremony investigation crisis violence blast explosion riots killing killings crash
    ceasefire truce crackdown referendum resignation veto
    """.split()
    ),
    "Person": frozenset(
        """senator mayor governor president chief minister secretary judge congressman congresswoman representative lawmaker
    sheriff director chairman chairwoman chair chairperson spokesman spokeswoman spokesperson leader king queen prince
    official ambassador general commissioner attorney lawyer author man woman candidate nominee incumbent officer
    superintendent professor principal teacher pastor bishop pope coach owner executive founder doctor researcher activist
    justice premier chancellor detective councilman councilwoman alderman prosecutor analyst driver farmer father mother son
    daughter brother sister wife husband
    """.split()
    ),
}  # fmt: skip

PERSON_PRONOUNS = frozenset("he him his himself she her hers herself who whom whose".split())
FEMALE = frozenset("she her hers herself".split())
MALE = frozenset("he him his himself".split())
THING_PRONOUNS = frozenset("it its itself which that".split())
PLURAL_PRONOUNS = frozenset("they them their theirs themselves".split())
FIRST_SINGULAR = frozenset("i me my mine myself".split())
FIRST_PLURAL = frozenset("we us our ours ourselves".split())
PRONOUNS = PERSON_PRONOUNS | THING_PRONOUNS | PLURAL_PRONOUNS | FIRST_SINGULAR | FIRST_PLURAL
DETERMINERS = frozenset("the this that these those its his her their our my your such a an".split())
DEFINITE = frozenset("the this that these those its his her their our my such".split())

FEMALE_WORDS = frozenset(
    """mrs ms miss madam chairwoman congresswoman spokeswoman councilwoman alderwoman assemblywoman queen princess
    sister mother daughter wife businesswoman actress
    """.split()
)
MALE_WORDS = frozenset(
    """mr sir chairman congressman spokesman councilman alderman assemblyman king prince brother father son husband
    businessman actor
    """.split()
)

# What stands before a name and is no part of it, nor ever a first name.
STYLES = frozenset(
    """mr mrs ms miss mx dr prof professor rev sir dame lord lady baroness viscount viscountess countess cllr coun councillor hon
    sen sens rep reps gov sgt lt capt col gen maj adm cpl det supt insp pc mp msp datuk tun ratu shri smt sheikh ayatollah
    """.split()
)

SPEAKS_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokespeople representative representatives spokesmen official officials officer officers "
    "aide aides lawyer lawyers attorney attorneys leader leaders executive executives source sources member members "
    "manager director commander commanders adviser advisers advisor diplomat diplomats statement document staffer staffers report "
    "minister chief head president secretary chairman chairwoman organizer organizers envoy negotiator negotiators delegation".split()
)

POSTS = {
    "sen": "senator", "sens": "senator", "senators": "senator", "rep": "representative", "reps": "representative", "gov": "governor",
    "atty": "attorney", "lt": "lieutenant", "gen": "general", "col": "colonel", "capt": "captain", "sgt": "sergeant", "det": "detective",
    "dr": "doctor", "prof": "professor", "rev": "reverend", "supt": "superintendent", "pres": "president", "congressman": "representative",
    "congresswoman": "representative", "dep": "deputy", "asst": "assistant", "ag": "attorney general",
}  # fmt: skip


def plain_post(title: str) -> str:
    """A title in plain words, lower case: "U.S. Sen." is "senator", "Lt. Gov." "lieutenant governor"."""
    words = [w.strip(".,").casefold() for w in title.split()]
    return " ".join(POSTS.get(w, w) for w in words if w not in {"u.s", "us", "then", "then-"})
