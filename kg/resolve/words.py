"""Everyday words that tell no thing from another: every city has a "police department", every article "the bill"."""

from __future__ import annotations

# Words that tell what kind of body it is, not which one.
BODY_WORDS = frozenset(
    """a academy administration affairs agency air aldermen army assembly association attorney attorneys authority ballot bank
    bench board bureau cabinet campus center central chamber chambers children circuit city civil club coast college
    commerce commission commissioners committee community congress constitutional consulate corrections council councilors
    county court courts criminal customs defence defense department development district division economy education
    election elections electoral embassy emergency employment energy environment environmental ethics executive family
    federal finance fire force foreign forces general government governor guard head health high hospital house
    housing human immigration independent industry information inspector institute interior
    judicial judiciary jury justice juvenile labor labour land law legal legislative legislature
    library local lower magistrate management marines mayor metro metropolitan military ministry minister municipal national
    natural navy office oversight parks parliament parole patrol planning police postal president prime prison prisons
    probate prosecutor prosecutors public recreation regional representatives republic resources review revenue road roads
    rural safety sanitation school schools secretariat security select senate service services sheriff social staff
    state statistics students superior supervisors supreme tax town township trade traffic transit transport transportation
    treasury trustees union university upper urban utilities utility veterans village water welfare works youth zoning
    democratic republican party teachers nurses firefighters officers
    of the and for on in at to with""".split()
)
# Of these, what every state has.
STATE_BODIES = frozenset(
    """army assembly attorney cabinet coast commission congress council court courts department embassy force forces government
    house justice legislature marines military ministry navy office parliament police prosecutor prosecutors secretariat
    senate treasury""".split()
)
# Places that every town has.
PLACE_WORDS = frozenset(
    """airport avenue bridge building capitol center central church city clinic college county court courthouse district
    downtown east elementary first garden hall high hospital house jail lake library main market north office park
    plaza police port prison river road school second shelter south square stadium state statehouse station street town
    university village west""".split()
)
# Words that say what kind of thing it is, or nothing about it.
TOPIC_WORDS = frozenset(
    """accord act acts action administration agenda agreement amendment approach attack attacks ban bill bills blast bombing
    briefing budget campaign case ceasefire ceremony changes change city code commission committee compromise conference
    contract council country county court crackdown crisis current cut cuts deal debate decision decisions decree demand
    demands demonstration department directive draft effort efforts election elections emergency event executive explosion
    federal final first framework freeze funding government governor group guideline guidelines hearing house idea incident
    initiative investigation invasion issue judge judgment killing killings last latest law laws lawsuit legal legislation
    legislative limit limits local march mayor measure measures meeting meetings merger minister move nation national new
    office official old operation operations order orders ordinance ordinances package pact parliament plan plans policies
    policy political position practice practices president press previous probe procedure process program programme programs
    project proposal proposals proposed protest protests provision provisions public raid raids rally rate recent
    recommendation reform reforms regulation regulations report request requirement resolution response restriction
    restrictions review riot riots rule rules ruling same scheme second sentence senate session shooting side situation
    special stance standard standards state statement statute step steps strategy strike strikes such suit summit support
    system talks tax third this today town treaty trial truce verdict vetoes veto village violence visit vote votes war work
    year years day days week weeks month months hour hours million billion trillion percent dollar dollars january february
    march april may june july august september october november december monday tuesday wednesday thursday friday saturday
    sunday""".split()
)
# Words that count for what a policy is about where another one does: "city" beside "sanctuary".
ABOUT_WORDS = frozenset("city state federal tax budget county town public local national".split())
STOP_WORDS = frozenset(
    """a an the of and or for on in at to with by from its his her their our my your against over about into as that
    which""".split()
)

# Words that make a phrase a description: "his ministry", "a Georgia judge".
DETERMINERS = frozenset(
    """a an another any both her his its my no our several some such that their these this those three two your""".split()
)
