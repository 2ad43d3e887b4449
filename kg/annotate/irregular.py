"""Word forms that no rule explains: "went" is go, "children" are child. A base form, then its other forms."""

from __future__ import annotations


def _forms(table: str) -> dict[str, str]:
    lines = (line.split() for line in table.replace(";", "\n").splitlines() if line.split())
    return {form: base for base, *forms in lines for form in forms}


def _words(text: str) -> list[str]:
    return text.split()


AUXILIARIES = _forms("""
be is are was were been being am 's 're 'm ai; have has had having 've; do does did done doing; will 'll wo; can ca; would 'd
get got gotten getting gets; need needs; dare dares; use used
""") | {word: word for word in ("could", "should", "may", "might", "must", "shall", "ought")}

VERBS = _forms("""
add added adding; adhere adhered; adore adored; agree agreed; arise arisen arose; awake awoke awoken; bathe bathed
be 'm 're 's am are been is was were; bear bore born borne; beat beaten; become became becoming; befall befallen befell
begin began begun; belie belying; bend bent; bias biased biases; bind bound; bite bit bitten; bleed bled; blow blew blown
boycott boycotted boycotting; break broke broken; breathe breathed breathing; breed bred; bring brought; build built
burn burnt; bus bused busing; butt butted; buy bought; cancel cancelled cancelling; catch caught
channel channelled channelling; choose chose chosen; cling clung; clothe clothed; combat combated combating; come came
compel compelled compelling; compete competed competing; compile compiled compiling; complete completed completing
console consoled; control controlled controlling; convene convened convening; counsel counselled; create created creating
creep crept; deal dealt; decree decreed; delete deleted deleting; denote denoted; deplete depleted; deplore deplored
devote devoted devoting; die dying; dig dug; disagree disagreed; dispel dispelled dispelling; do did does done
draw drawn drew; dream dreamt; drink drank drunk; drive driven drove; eat ate eaten; ebb ebbed; echo echoes
egg egged egging; enrol enrolled; equal equalled; err erred erring; escape escaped escaping; excel excelled excelling
excite excited exciting; expedite expedited; expel expelled expelling; explore explored exploring; eye eyed
fall fallen fell; feed fed; feel felt; fight fought; find found; flee fled; fling flung; fly flew flown
focus focused focuses focusing; forbid forbade forbidden; foresee foresaw foreseen; forget forgot forgotten
forgive forgave forgiven; forgo forgone forwent; format formated; forsake forsaken forsook; free freed; freeze froze frozen
fuel fuelled fuelling; fulfil fulfilled; gas gassed; get got gotten; give gave given; go goes gon gone went; grind ground
grow grew grown; guarantee guaranteed; hang hung; haste hasted; have 've had has; hear heard; hide hid hidden; hold held
ignite ignited igniting; ignore ignored ignoring; implore implored; incite incited inciting; inlay inlaid
interfere interfered interfering; intervene intervened intervening; invite invited inviting; keep kept; kneel knelt
know knew known; label labelled labelling; lay laid; lead led; leap leapt; learn learnt; leave left; lend lent
level levelled levelling; lie lain lying; light lit; loathe loathed; lose lost; make made; marvel marvelled; mean meant
meet met; mimic mimicked; mislead misled; misspeak misspoke misspoken; mistake mistaken mistook; model modelled modelling
outgrow outgrew outgrown; outshine outshone; overcome overcame overcoming; overdo overdone; overhear overheard
override overridden overrode; oversee oversaw overseen; overtake overtaken overtook; overthrow overthrew overthrown
owe owed owing; panic panicked panicking; paste pasted pasting; patrol patrolled patrolling; pay paid; pencil pencilled
persevere persevered; picnic picnicked; plead pled; postpone postponed postponing; prepay prepaid; profile profiled
promote promoted promoting; propel propelled propelling; prove proven; putt putted; quarrel quarrelled
rebel rebelled rebelling; rebuild rebuilt; recite recited; reconcile reconciled reconciling; recreate recreated
redo redid redone; referee refereed; repay repaid; repel repelled repelling; resell resold; reshape reshaped
restore restored restoring; retake retaken retook; reunite reunited reuniting; rewrite rewriting rewritten rewrote
ride ridden rode; ring rang rung; rise risen rose; rival rivalled; run ran; say said; see saw seen; seek sought; sell sold
send sent; sew sewn; shake shaken shook; shine shone; shoot shot; show shown; shrink shrank shrunk
signal signalled signalling; sing sang sung; sink sank sunk; sit sat; ski skied; sleep slept; slide slid; sling slung
soothe soothed; sow sown; speak spoke spoken; speed sped; spend spent; spill spilt; spin spun; spoil spoilt
spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung; stink stank stunk; stride strode
strike stricken struck; string strung; strive striven strove; swear swore sworn; sweep swept; swell swollen; swim swam swum
swing swung; take taken took; taste tasted tasting; taxi taxied; teach taught; tear tore torn; telephone telephoned
tell told; think thought; throw threw thrown; tie tying; total totalled; traffic trafficked trafficking
travel travelled travelling; tread trod trodden; undergo undergone underwent; understand understood
undertake undertaken undertook; undo undid undone; unite united uniting; untie untying; uphold upheld; veto vetoes
vie vying; wake woke woken; want wan; waste wasted wasting; wear wore worn; weave wove woven; weep wept
welcome welcomed welcoming; win won; wind wound; withdraw withdrawn withdrew; withhold withheld; withstand withstood
write written wrote
""")

NOUNS = _forms("""
ache aches; alias aliases; alumnus alumni; analysis analyses; atlas atlases; avalanche avalanches; axis axes
basis bases; bias biases; bonus bonuses; bus buses; cache caches; calf calves; calorie calories; campus campuses
canvas canvases; cargo cargoes; caucus caucuses; census censuses; child children; cookie cookies; crisis crises
criterion criteria; curriculum curricula; diagnosis diagnoses; echo echoes; elf elves; embargo embargoes; emphasis emphases
focus focuses; foot feet; gas gases; goose geese; half halves; headache headaches; hero heroes; hoof hooves
hypothesis hypotheses; knife knives; leaf leaves; lens lenses; life lives; loaf loaves; memorandum memoranda
mosquito mosquitoes; mouse mice; movie movies; niche niches; nucleus nuclei; oasis oases; ox oxen; parenthesis parentheses
phenomenon phenomena; potato potatoes; prairie prairies; psyche psyches; quiz quizzes; referendum referenda; rookie rookies
scarf scarves; self selves; shelf shelves; status statuses; stimulus stimuli; thesis theses; thief thieves; tomato tomatoes
tooth teeth; tornado tornadoes; torpedo torpedoes; veto vetoes; virus viruses; volcano volcanoes; wife wives; wolf wolves
zombie zombies
""")

# These end in -s and are base forms.
NOUNS |= _forms(
    ";".join(
        f"{word} {word}"
        for word in _words("""
afterwards aids alias always asbestos athletics atlas bias canvas chaos christmas clothes corps crossroads earnings
economics ethics glasses goods gymnastics headquarters herpes jeans lens logistics mathematics means measles mumps news
odds outskirts overseas pants perhaps physics politics premises proceeds remains sales savings scissors series species
statistics surroundings texas thanks whereabouts
""")
    )
)
