"""Danger told in passing, between two sentences of daily business. Format as in danger/rules.py."""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_TIDIES = (
    r"(?:(?:everything|things|it all) ~2(?:tidy|in order|squared away|taken care of)|(?:left|wrote|writing|written) "
    r"(?:(?:a|the|her|him|them|everyone|my|our|kids|wife|husband|family) )*(?:letter|note)(?! (?:for|at|with|from) "
    r"(?:work|"
    r"school|the|you|my (?:job|doctor)))|say(?:ing)? goodbye|forgive me|a burden|(?:wont|not going to) be here anymore)"
)
_ORDENA = (
    r"(?:(?:dejar|dejo|tener|quiero|quede) ~1todo ~1(?:en orden|arreglado|listo)|(?:deje|dejo|escribi|escribo) "
    r"~3(?:carta|"
    r"nota)|despedir\w*|despedida|perdonen?me ~2(?:todos|hijos|por todo)|una carga|ya no (?:voy a estar|estare))"
)
_EMPTIED = (
    r"(?:took|taken|swallowed|drank) ~1(?:everything|all(?: of)?|whatever|what(?: is|s| was)?|the rest(?: of)?) "
    r"~4(?:bottles?|pills|tablets|medicine cabinet)"
)
_VACIO = (
    r"(?:(?:me (?:tome|trague)|ya (?:tome|trague)) (?:(?:todas|todo lo que (?:quedaba|habia)) ~3(?:pastillas|frasco|"
    r"bote|"
    r"caja)|(?:las|mis|el|los) ~1(?:pastillas|frasco|bote|medicinas|medicamentos) (?:\| )?(?:tod[oa]s?|enter[oa]|"
    r"complet[oa])))"
)
_NOT_BACK = (
    r"(?:hasnt|havent|has not|have not|isnt|is not|wont|never|not) ~2(?:woken|woke|waking|wake|come (?:to|around|back)|"
    r"coming (?:to|around))"
)
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
            rf"(?:two|three|four|five|six|several|[2-9]|back to back) (?:fits|seizures|convulsions) ~10{_NOT_BACK}",
            rf"(?:dos|tres|cuatro|cinco|seis|varios|varias|[2-9]) (?:ataques|convulsiones|crisis) ~10{_NO_VUELVE}",
        ),
        negative=True,
    ),
    # Stop the Bleed, American College of Surgeons.
    Rule(
        "bleeding",
        "emergency",
        (
            r"(?:squirt\w*|spurt\w*|gush\w*) ~4(?:through|past|out of) ~2(?:towels?|shirt|rag|bandages?|cloth|jeans|"
            r"sock)(?! ~6(?:milk|water))",
        ),
    ),
)

_SUDDEN = (
    r"(?:woke up|just like that|all of a sudden|suddenly|overnight|out of nowhere|(?:since|this) (?:this )?"
    r"(?:morning|yesterday|last night))"
)
_DEAF = (
    r"(?:(?:went|gone|stone|completely|totally) deaf (?:in|on)|(?:cant|couldnt|cannot) hear(?! you| yall| anyone) "
    r"~5(?:left|right|one|my|that) ear|(?:lost|losing|no) ~2hearing(?! aids?) ~2(?:left|right|one|my|that) (?:ear|"
    r"side))"
)
_UNAIDED = r"(?:(?!aids? |call\w* |line )\S+ ){0,8}"
"""A gap in which no hearing aid dies and nobody calls."""
_SORDO = (
    r"(?:no (?:oigo|escucho)(?: nada)?|sin oir|perdi (?:la audicion|el oido)) (?:(?!tel\w+ |linea |aparato )\S+ ){0,3}"
    r"(?:oido|oreja)"
)
_DE_REPENTE = r"(?:amanec\w+|despert\w+|de repente|de un dia para otro|de la nada|desde (?:ayer|anoche|hoy))"
_PREGNANT = r"(?:pregnant|weeks along|positive pregnancy test)"
_NOT_OF_LIMBS = r"(?:(?!shoulder|foot|feet|heel|back|knee|tooth|teeth|jaw|hip|chest|ear|ankle|wrist|head)\S+ ){0,10}"
_ONE_SIDED = (
    r"(?:(?:one sided|one side|(?:right|left) side|sharp|stabbing) (?:(?!tooth|jaw|back|knee|head)\S+ ){0,4}pain\w*|"
    r"pain\w* ~3(?:one|(?:my|the) (?:right|left)) (?:side|ovary))"
)
_DE_UN_LADO = r"(?:(?:dolor|punzada|piquete)\w* ~4(?:de un (?:solo )?lado|(?:lado|ovario) (?:derecho|izquierdo)))"
_CALF = r"(?:calf|behind (?:the|my|his|her) knee)"
_LEG = r"(?:one|left|right|only the one|just the one) leg"
_SWOLLEN = r"(?:swollen|swelling|swelled|swole|red|hot|warm|twice)"
_SORE = r"(?:tight|sore|tender|hard|throbbing)"
_LIKE_A_CLOT = (
    rf"(?:{_CALF} ~8(?:{_SWOLLEN}|{_SORE})|(?:{_SWOLLEN}|{_SORE}) ~3{_CALF}|{_LEG} ~8{_SWOLLEN}|{_SWOLLEN} ~3{_LEG})"
)
_CLOTS = (
    r"(?:(?:after|since|from|got off|just had|had) ~3(?:flight|plane|surgery|operation|c section|(?:long|hour) "
    r"(?:drive|"
    r"trip|ride))|flew (?:in|back|home)|(?:on|started|taking) (?:the pill|birth control)|in a cast|chemo)"
)
_STILL_THEN = r"(?:(?!running|gym|workout|before|correr|antes)\S+ ){0,20}"
"""A gap in which nobody ran, and nothing is still to come."""
_PANTORRILLA = r"(?:pantorrilla|chamorro)"
_PIERNA = r"(?:una (?:sola )?pierna|la pierna (?:derecha|izquierda))"
_HINCHADA = r"(?:hinch\w+|inflam\w+|caliente|roja)"
_DURA = r"(?:dura|tiesa|duele|punza)"
_COMO_COAGULO = (
    rf"(?:{_PANTORRILLA} ~6(?:{_HINCHADA}|{_DURA})|(?:{_HINCHADA}|{_DURA}) ~3{_PANTORRILLA}|{_PIERNA} ~6{_HINCHADA}|"
    rf"{_HINCHADA} ~3{_PIERNA})"
)
_COAGULOS = (
    r"(?:(?:despues de|desde|acab\w+ de llegar|llegue|vengo) ~6(?:viaje|vuelo|avion|camion)|me (?:operaron|enyesaron)|"
    r"(?:despues de|desde) ~3(?:operacion|cirugia|parto|cesarea)|tomo ~2anticonceptiv\w+|con yeso)"
)
_AWAKE = (
    r"(?:(?:havent|hasnt|not|cant|couldnt) (?:been able to )?(?:slept|sleep)(?:ing)? ~2(?:in|for) ~3(?:days|nights|"
    r"week)|"
    r"(?:been up|awake|no sleep|without sleep\w*) (?:for |in )?~2(?:days|nights))"
)
_AT_THE_END = (
    r"(?:cant (?:stop crying|take (?:it|this) any ?more|go on|cope)|(?:im|i am|hes|shes) ~1(?:losing (?:my|her|his) "
    r"mind|"
    r"going (?:crazy|insane)|falling apart)|feel\w* hopeless)"
)
_DESVELO = (
    r"(?:(?:llevo|tengo|lleva|tiene|van) (?:como |ya )?\w+ (?:dias|noches) (?:sin dormir|que no (?:duermo|duerme))|"
    r"no (?:he dormido|ha dormido|duermo|duerme) (?:en|desde hace|hace) ~2(?:dias|noches))"
)
_YA_NO = (
    r"(?:volvi\w+ loc[oa]|no (?:dejo|deja|paro|para) de llorar|(?:no|ya no) (?:aguanto|puedo mas|puedo con)|"
    r"desesperad[oa]|sin esperanza)"
)
_NOT_ILL = r"(?:(?!teething|cough\w*|tooth\w*|crown|baby|tos|muela|bebe|diente\w*)\S+ ){0,16}"
"""A gap in which nothing else keeps anybody awake."""
_QUIET_WITHIN = (
    r"(?:(?:the baby|shes|hes|its) ~2(?:really|awfully|very|so|too|unusually) (?:quiet|still)(?= (?:$|\||today|since|"
    r"lately|inside|all|this|now))|(?:baby|shes|hes) ~1(?:hardly|barely|not) mov\w+|(?:only|maybe|barely|hardly) felt "
    r"(?:her|him|it|the baby))"
)

URGENCIES: tuple[Rule, ...] = (
    Rule(
        "medical_urgent",
        "urgent",
        (
            # American Academy of Otolaryngology, sudden hearing loss: steroids within days.
            rf"{_SUDDEN} {_UNAIDED}{_DEAF}|{_DEAF} {_UNAIDED}{_SUDDEN}",
            rf"{_DE_REPENTE} ~6{_SORDO}|{_SORDO} ~4{_DE_REPENTE}|(?:amanec\w+|despert\w+) sord[oa]",
            # American Society of Hematology, a clot in the leg.
            rf"{_LIKE_A_CLOT}(?= {_STILL_THEN}{_CLOTS} )|{_CLOTS} {_STILL_THEN}{_LIKE_A_CLOT}",
            rf"{_COMO_COAGULO}(?= {_STILL_THEN}{_COAGULOS} )|{_COAGULOS} {_STILL_THEN}{_COMO_COAGULO}",
            # American Urological Association: no urine, an empty bag.
            r"(?:cant|cannot|couldnt|(?:unable|not able|not been able|hasnt been able|havent been able) to) ~1urinate|"
            r"(?:hasnt|havent) ~1urinated (?:since|in|all)|sin poder orinar (?:desde|en)|desde ~3sin poder orinar|"
            r"catheter ~5(?:blocked|clogged|not draining|isnt draining|stopped|(?:bag|been|is) ~3empty)|sonda "
            r"~4(?:tapad[oa]|"
            r"no drena|no sale)",
            # National Eye Institute, retinal detachment.
            r"(?<!eye )(?:curtain|veil|shade|shadow) ~4(?:over|across|coming|creeping|falling|down|closing) ~8(?:eye|"
            r"vision|sight)(?! (?:plan|insurance|exam|doctor))|(?:cortina|velo|sombra(?! (?:de|para) (?:los )?ojos)) "
            r"~5(?:en|sobre|frente|tapa\w*) ~2(?:(?:el|mi|un) ojo|la vista)",
            # CDC, exposure to blood.
            r"(?:stuck|poked|pricked|jabbed) ~3(?:with|by|on) ~2(?:used|dirty|old|patients) ~1needle|needle ?stick|"
            r"(?:pique|pinche|pico|pincho) con ~2(?:aguja|jeringa) (?:usada|sucia|de un paciente|tirada)",
            # National Kidney Foundation: dialysis missed.
            r"(?:missed|skipped) (?:(?:her|his|my|two|three|both|last|the|a) )+dialysis|dialysis ~3(?:was|got|were) "
            r"(?:missed|"
            r"skipped)|(?:falto|falte|perdio|perdi|no fue|no fui) (?:a )?(?:la |su |sus |mi )?(?:dos )?dialisis",
        ),
        negative=True,
    ),
    # ACOG: early pregnancy with pain on one side; a baby that moves less.
    Rule(
        "pregnancy_urgent",
        "urgent",
        (
            rf"{_PREGNANT} {_NOT_OF_LIMBS}{_ONE_SIDED}|{_ONE_SIDED} {_NOT_OF_LIMBS}{_PREGNANT}",
            rf"embaraz\w+ ~10{_DE_UN_LADO}|{_DE_UN_LADO} ~12embaraz\w+",
            rf"(?:pregnant|weeks along|(?:im|i am|shes|she is) (?:\S+ ){{1,3}}weeks) ~8{_QUIET_WITHIN}",
        ),
        negative=True,
    ),
    # SAMHSA, crisis.
    Rule(
        "mental_health",
        "urgent",
        (
            rf"{_AWAKE} {_NOT_ILL}{_AT_THE_END}|{_AT_THE_END} {_NOT_ILL}{_AWAKE}",
            rf"{_DESVELO} {_NOT_ILL}{_YA_NO}|{_YA_NO} {_NOT_ILL}{_DESVELO}",
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
