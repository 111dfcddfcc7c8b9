"""Danger told in passing, between two sentences of daily business. Format as in danger/rules.py."""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_TIDIES = (
    r"(?:tidy|in order|squared away|taken care of|(?:a|the) (?:letter|note)|goodbye|good bye|forgive|a burden|"
    r"not (?:be|going to be) here|wont (?:be here|need)|without me)"
)
_ORDENA = (
    r"(?:en orden|arreglado|una (?:carta|nota)|despedir\w*|despedida|perdon\w*|carga|no voy a estar|ya no (?:voy|"
    r"estare|"
    r"voy a estar)|sin mi)"
)
_EMPTIED = (
    r"(?:took|taken|swallowed|drank|finished) ~1(?:everything|all(?: of)?|whatever|what(?: is|s| was)?|the rest(?: "
    r"of)?) "
    r"~4(?:bottles?|pills|tablets|medicine cabinet)"
)
_VACIO = (
    r"(?:me (?:tome|trague|acabe)|ya (?:tome|trague)) (?:(?:todas|todo lo que (?:quedaba|habia)) ~3(?:pastillas|frasco|"
    r"bote|caja)|(?:las|mis|el|los) ~1(?:pastillas|frasco|bote|medicinas|medicamentos) (?:\| )?(?:tod[oa]s?|enter[oa]|"
    r"complet[oa]))"
)
_FITS = r"(?:fits|seizures|convulsions|spells)"
_NOT_BACK = (
    r"(?:hasnt|havent|has not|have not|isnt|is not|wont|never|not) ~2(?:woken|woke|waking|wake|come (?:to|around|back)|"
    r"coming (?:to|around))"
)
_ATAQUES = r"(?:ataques|convulsiones|crisis)"
_NO_VUELVE = r"(?:no (?:ha |se ha )?(?:despert\w+|vuelto en si|volvi\w+ en si|reaccion\w+))"

EMERGENCIES: tuple[Rule, ...] = (
    # 988: pills taken by who puts things in order.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            rf"{_EMPTIED} ~16{_TIDIES}|{_TIDIES} ~20{_EMPTIED}",
            rf"{_VACIO} ~16{_ORDENA}|{_ORDENA} ~20{_VACIO}",
        ),
        negative=True,
    ),
    # Epilepsy Foundation, status epilepticus: one after another without coming to.
    Rule(
        "seizure",
        "emergency",
        (
            rf"(?:two|three|four|five|six|several|[2-9]|back to back) {_FITS} ~10{_NOT_BACK}",
            rf"(?:dos|tres|cuatro|cinco|seis|varios|varias|[2-9]) {_ATAQUES} ~10{_NO_VUELVE}",
        ),
        negative=True,
    ),
    # Stop the Bleed, American College of Surgeons.
    Rule(
        "bleeding",
        "emergency",
        (
            r"(?:squirt\w*|spurt\w*|pumping|gush\w*) ~4(?:through|past|out of) ~2(?:towels?|shirt|rag|bandages?|cloth|"
            r"jeans|sock)",
            r"(?:chorr\w+|brot\w+|a chorros) ~4(?:toalla|camisa|trapo|venda|pantalon)",
        ),
    ),
)

_SUDDEN = (
    r"(?:woke up|just like that|all of a sudden|suddenly|overnight|out of nowhere|(?:since|this) (?:this )?"
    r"(?:morning|yesterday|last night))"
)
_DEAF = (
    r"(?:(?:stone |totally |completely )?deaf (?:in|on)|(?:cant|couldnt|cannot) hear ~5(?:ear|side)|(?:lost|losing|no) "
    r"~2hearing ~2(?:ear|side|one))"
)
_DE_REPENTE = r"(?:amanec\w+|despert\w+|de repente|de un dia para otro|de la nada|desde (?:ayer|anoche|hoy))"
_SORDO = r"(?:sord[oa] (?:de|del)|(?:no (?:oigo|escucho)|sin oir|perdi) ~4(?:oido|oreja|lado))"
_ONE_SIDED = (
    r"(?:(?:one sided|one side|(?:right|left) side|sharp|stabbing) ~4pain\w*|pain\w* ~3(?:one|(?:my|the) (?:right|"
    r"left)) "
    r"(?:side|ovary))"
)
_EXPECTING = (
    r"(?:pregnant|expecting|(?:four|five|six|seven|eight|nine|ten|[4-9]|10) weeks(?! (?:ago|from|post))|positive "
    r"(?:pregnancy )?test)"
)
_DE_UN_LADO = r"(?:(?:dolor|punzada|piquete)\w* ~4(?:de un (?:solo )?lado|(?:lado|ovario) (?:derecho|izquierdo)))"
_CALF = r"(?:calf|calves|(?:behind|back of) (?:the|my|his|her) knee|(?:one|left|right|only the one|just the one) leg)"
_SWOLLEN = r"(?:swollen|swelling|swelled|swole|tight|hot|warm|red|hard|sore|tender|throbbing|twice)"
_CLOTS = (
    r"(?:(?:on|started|taking) (?:the pill|birth control)|flight|flew|plane|long (?:drive|trip)|surgery|operation|"
    r"operated|cast|bed rest|chemo)"
)
_PANTORRILLA = r"(?:pantorrilla|chamorro|atras de la rodilla|una (?:sola )?pierna|la pierna (?:derecha|izquierda))"
_HINCHADA = r"(?:hinch\w+|inflam\w+|caliente|roja|dura|tiesa|me (?:duele|punza))"
_COAGULOS = (
    r"(?:viaje|vuelo|avion|camion|pastillas? anticonceptivas?|anticonceptiv\w+|opera\w+|cirugia|yeso|parto|cesarea)"
)
_AWAKE = (
    r"(?:(?:havent|hasnt|not|cant|couldnt) (?:been able to )?(?:slept|sleep)(?:ing)? ~2(?:in|for) ~3(?:days|nights|"
    r"week)|"
    r"(?:been up|awake|no sleep|without sleep\w*) (?:for |in )?~2(?:days|nights))"
)
_AT_THE_END = (
    r"(?:cant (?:stop crying|take (?:it|this)|go on|cope)|losing (?:my|her|his) mind|going (?:crazy|insane)|falling "
    r"apart|"
    r"hopeless)"
)
_DESVELO = (
    r"(?:(?:llevo|tengo|lleva|tiene|van) (?:como |ya )?\w+ (?:dias|noches) (?:sin dormir|que no (?:duermo|duerme))|"
    r"no (?:he dormido|ha dormido|duermo|duerme) (?:en|desde hace|hace) ~2(?:dias|noches))"
)
_YA_NO = (
    r"(?:volvi\w+ loc[oa]|no (?:dejo|deja|paro|para) de llorar|(?:no|ya no) (?:aguanto|puedo mas|puedo con)|"
    r"desesperad[oa]|sin esperanza)"
)
_STILL = (
    r"(?:(?:really |awfully |very |so |too |unusually )(?:quiet|still)|(?:hardly|barely|not) mov\w+|"
    r"(?:only|maybe|barely|hardly) felt (?:her|him|it|the baby))"
)

URGENCIES: tuple[Rule, ...] = (
    # American Academy of Otolaryngology, sudden hearing loss: steroids within days.
    Rule(
        "medical_urgent",
        "urgent",
        (
            rf"{_SUDDEN} ~8{_DEAF}|{_DEAF} ~8{_SUDDEN}",
            rf"{_DE_REPENTE} ~8{_SORDO}|{_SORDO} ~8{_DE_REPENTE}",
            # American Society of Hematology, a clot in the leg.
            rf"(?:{_CALF} ~10{_SWOLLEN}|{_SWOLLEN} ~4{_CALF})(?= (?:\S+ ){{0,20}}{_CLOTS} )|"
            rf"{_CLOTS} ~20(?:{_CALF} ~10{_SWOLLEN}|{_SWOLLEN} ~4{_CALF})",
            rf"(?:{_PANTORRILLA} ~8{_HINCHADA}|{_HINCHADA} ~4{_PANTORRILLA})(?= (?:\S+ ){{0,20}}{_COAGULOS} )|"
            rf"{_COAGULOS} ~20(?:{_PANTORRILLA} ~8{_HINCHADA}|{_HINCHADA} ~4{_PANTORRILLA})",
            # American Urological Association: no urine, an empty bag.
            r"(?:cant|havent|hasnt|not|unable|couldnt) ~4urinate|sin (?:poder )?orinar (?:desde|en)|"
            r"desde ~3sin (?:poder )?orinar|catheter ~5(?:blocked|clogged|not draining|isnt draining|stopped|"
            r"(?:bag|been|is) ~3empty)|sonda ~4(?:tapad[oa]|no drena|no sale)",
            # National Eye Institute, retinal detachment.
            r"(?:curtain|veil|shade|shadow) ~10(?:eyes?|vision|sight)(?! (?:doctor|exam|shadow))|"
            r"(?:cortina|velo|sombra) ~8(?:ojos?|vista)",
            # CDC, exposure to blood.
            r"(?:stuck|poked|pricked|jabbed) ~3(?:with|by|on) ~2(?:used|dirty|old|patients) ~1needle|needle ?stick|"
            r"(?:pique|pinche|pico|pincho) con ~2(?:aguja|jeringa) (?:usada|sucia|de un paciente|tirada)",
            # National Kidney Foundation: dialysis missed.
            r"(?:missed|skipped|missing) (?:(?:her|his|my|two|three|both|last|the|a) )+dialysis|dialysis ~3(?:was|"
            r"got|were) "
            r"(?:missed|skipped)|(?:falto|falte|perdio|perdi|no fue|no fui) (?:a )?(?:la |su |sus |mi )?(?:dos "
            r")?dialisis",
        ),
        negative=True,
    ),
    # ACOG: early pregnancy with pain on one side; a baby that moves less.
    Rule(
        "pregnancy_urgent",
        "urgent",
        (
            rf"{_EXPECTING} ~10{_ONE_SIDED}|{_ONE_SIDED} ~12{_EXPECTING}",
            rf"embaraz\w+ ~10{_DE_UN_LADO}|{_DE_UN_LADO} ~12embaraz\w+",
            rf"(?:weeks|months|pregnant) ~8{_STILL}",
        ),
        negative=True,
    ),
    # SAMHSA, crisis.
    Rule(
        "mental_health",
        "urgent",
        (
            rf"{_AWAKE} ~16{_AT_THE_END}|{_AT_THE_END} ~16{_AWAKE}",
            rf"{_DESVELO} ~16{_YA_NO}|{_YA_NO} ~16{_DESVELO}",
        ),
        negative=True,
    ),
    # ADA: a jaw swollen from a tooth.
    Rule(
        "dental_swelling",
        "urgent",
        (r"(?:hinch\w+|inflam\w+) ~4(?:quijada|mandibula) ~4(?:muela|diente|calentura|temperatura|fiebre)",),
    ),
)
