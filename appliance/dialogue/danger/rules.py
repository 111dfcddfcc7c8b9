"""What danger sounds like on the telephone, in both languages: the table behind emergency.py.

Development material: it must be reviewed by a clinician before a clinic goes live. Sources are named beside each
category. Patterns are regular expressions over folded words (words.py) with single spaces; a bar stands where the
recognizer put a comma or a stop. `~N` is a gap of up to N words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


def phrase(pattern: str) -> re.Pattern[str]:
    """A pattern of the tables: whole words; `~N` is a gap of up to N words. A match begins at the space before it."""
    spaced = re.sub(r"~(\d+)", lambda gap: rf"(?:\S++ ){{0,{gap[1]}}}", pattern)
    return re.compile(rf" (?:{spaced})(?= )")


@dataclass(frozen=True, slots=True)
class Rule:
    """One category at one level."""

    category: str
    level: Literal["emergency", "urgent", "suspect"]
    patterns: tuple[str, ...]
    negative: bool = False
    """The words themselves hold a "no" ("cannot breathe"), so that a "no" inside is not a denial."""


_CANT = (
    r"(?:cant|cannot|can not|couldnt|can hardly|can barely|cant hardly|barely|hardly|not able to|"
    r"unable to|isnt able to|struggling to)"
)
_NOPUEDE = r"(?:no|ni|casi no|apenas|tampoco) ~1(?:puedo|puede|pueden|logro|logra|podemos|alcanzo)"
_PAIN = (
    r"(?:pains?|hurt\w*|ach(?:e|es|ing)|pressure|tight\w*|squeez\w+|crush\w+|heav\w+|stabbing|burning|"
    r"discomfort|throbbing|weight|sitting|standing)"
)
_CHEST = r"(?:chest|breastbone|breast bone|sternum)"
_DUELE = (
    r"(?:duele\w*|dolor\w*|doliendo|presion|opresion|aprieta\w*|apret\w+|aplast\w+|oprim\w+|punzad\w+|"
    r"pes(?:o|ad\w+)|ardor|apachurr\w+)"
)

EMERGENCIES: tuple[Rule, ...] = (
    # American Heart Association, warning signs of a heart attack; ACEP/Grady emergency list in Spanish.
    Rule(
        "chest_pain",
        "emergency",
        (
            rf"{_PAIN} ~5(?:{_CHEST}|heart)",
            rf"{_CHEST} ~4{_PAIN}",
            r"heart ~2(?:hurts?|hurting|aching|pains?)",
            r"(?:chess|chests|just|jest|test) pains?|(?:chest|chess|ches) (?:pane|pan|pen|paint|pin|payne)s?",
            r"chest ~3feel\w* ~3(?:like|weird|funny|full|strange|wrong|bad|off)",
            r"(?:clutching|grabbing|holding|grabs|clutches) (?:at )?~1chest",
            r"heart attack",
            r"heart ~3(?:racing|pounding) ~8(?:dizzy|faint|sweat\w*|chest|breath)",
            r"pain\w* ~6(?:left arm|down (?:my|his|her) arm|jaw and arm|arm and jaw|into (?:my|his|her) (?:jaw|arm))",
            rf"{_DUELE} ~6(?:pecho|corazon)",
            rf"pecho ~3{_DUELE}",
            r"(?:duele|dolor) ~3(?:techo|pacho|becho|pexo|pencho)",
            r"infarto|infartando",
            r"ataque (?:al|del|de) corazon|ataque cardiaco|paro cardiaco",
            r"dolor ~3brazo izquierdo",
        ),
    ),
    # NHS ambulance service, when to call; American Lung Association, asthma emergency.
    Rule(
        "breathing",
        "emergency",
        (
            rf"{_CANT} ~2(?:breathe?|breathing|breed|breeze|bree|breeth|inhale)",
            rf"{_CANT} ~2(?:catch|get|take|draw) ~3(?:breath|air)",
            r"asthma attack",
            r"(?:trouble|difficulty|hard|problems?|struggl\w+|hard time|tough|fighting|labou?red) ~3breath\w*",
            r"short(?:ness)? of breath|out of breath|shortness breath",
            r"gasp\w+|suffocat\w+|asphyxiat\w+",
            r"(?:lips?|face|skin|fingers|nails) ~3(?:are |is |turn\w* |look\w* )?(?:blue|bluish)",
            r"(?:turn\w*|went|going|is|hes|shes|and) blue",
            r"(?:not|isnt|stopped|stops|quit|aint|hardly|barely) ~1breath\w*",
            r"breath\w* ~3(?:straw|real fast|really fast|so fast|funny|whistl\w*|weird|shallow)",
            r"(?:really|badly|now|im|hes|shes|still) ~1wheez\w+|wheez\w+ ~2(?:bad\w*|hard|really)",
            r"(?:pulling|sucking) in ~4ribs|panting",
            r"oxygen\w* ~4(?>(?:seventy|eighty|sixty)(?: (?:one|two|three|four|five|six|seven|eight|nine))?|"
            r"[678]\d)(?! (?:years|and needs|and (?:he|she)|dollars))",
            rf"{_NOPUEDE} ~1(?:respirar|jalar aire|tomar aire|agarrar aire|hablar ni respirar)",
            r"(?:cuesta|dificultad|trabajo|batall\w+|problemas?|costando|dificil) ~4respir\w+",
            r"falta ~2aire|faltando el aire|no (?:me|le|nos) (?:entra|llega) ~1aire|sin aire|sin aliento",
            r"asfixi\w+|ahog(?:ando|andose|andome|arse|arme)|(?:me|se) ahog[oa]",
            r"(?:labios?|cara|unas) ~3(?:azul\w*|morad\w+)|(?:se|esta) (?:esta )?(?:puso|poniendo) ~1(?:azul|morad\w+)",
            r"no (?:esta |puede )?respira(?:ndo|r)?|dejo de respirar|no respira\w*",
            r"respir\w+ ~3(?:rapido|agitad\w+|mal)|hunden? ~2costillas",
            r"(?:chifl\w+|silb\w+) ~3pecho",
        ),
        negative=True,
    ),
    # American Red Cross, choking.
    Rule(
        "choking",
        "emergency",
        (
            r"chok(?:ing|ed) on|(?:is|hes|shes|im|babys?|am|kids?|son|daughter|are|keeps) ~1choking|"
            r"choking (?:right|and|to)",
            r"stuck ~2throat|(?:grabbing|clutching) ~1throat",
            r"atragant\w+|(?:atorad\w+|atoro) ~4garganta|(?:se|esta) ~2(?:atorando|atoro) con",
        ),
    ),
    # American Stroke Association, F.A.S.T.
    Rule(
        "stroke",
        "emergency",
        (
            r"(?:having|had|has|have|a|like a|think|mini) ~2strokes?",
            r"(?:face|mouth|smile|cheek|eyelid|side) ~5(?:droop\w*|crooked|sliding|slid|sag\w*|twisted|uneven|"
            r"hanging|lopsided)",
            rf"{_CANT} ~1(?:move|lift|raise|feel|use) ~2(?:arms?|legs?|side|hands?|face|feet|foot|body)",
            r"slurr\w*|(?:not|isnt|doesnt|dont) mak\w+ ~1sense|talking ~2(?:gibberish|nonsense|funny)|"
            r"words ~3(?:gibberish|jumbled|garbled|coming out wrong)",
            r"(?:he|she|hes|shes|mom|dad|husband|wife|grandma|grandpa|mother|father) ~2(?:cant|cannot) ~1(?:talk|"
            r"speak|get (?:his|her) words)(?! (?:right now|now|at the moment) (?:\| )?(?:(?:\S+ ){0,2}call(?:s|ing)? "
            r"(?:(?:you|me|us|him|her|them) )?(?:back|later|when|after|again)|can (?:i (?:book|make|schedule|cancel|"
            r"move|leave|answer)|you (?:call|try))|so (?:ill|im|i will|i am|i) call\w*|(?:he|she) (?:asked|wanted|told|"
            r"said)|(?:hes|shes) "
            r"(?:at|driving|working|busy|sleeping|asleep|in (?:(?:a|the) )?(?:meeting|class|school|church|court|"
            r"lesson)) ))",
            rf"{_CANT} get ~2words out",
            r"(?:left|right|one|whole|entire|half) ~2(?:side|body|face|arm) ~4(?:numb|weak|paralyz\w*|dead|"
            r"tingling|limp|heavy)",
            r"(?:numb\w*|weak\w*|paralyz\w+) ~4(?:left|right|one) (?:side|arm|half)",
            r"worst headache|thunderclap|(?:headache|head) ~4(?:out of nowhere|suddenly|all of a sudden)",
            r"seeing double|double vision|cant see (?:out of|from|anything)|(?:sudden\w*|went|gone) ~2blind",
            r"cant walk straight|sudden\w* ~3(?:confus\w+|dizz\w+|weak\w*|numb\w*)",
            r"doesnt know (?:where|what day|who|his|her)|(?:is|hes|shes|suddenly|really|very|all) ~1confused",
            r"derrame|embolia",
            r"(?:boca|cara|labio) ~4(?:chuec\w+|torcid\w+|caid\w+|de lado|dormid\w+|jalad\w+)|(?:torci\w+|"
            r"enchuec\w+|cayo) ~3(?:boca|cara)",
            rf"{_NOPUEDE} ~1(?:mover|levantar|alzar|sentir) ~2(?:brazos?|piernas?|lado|manos?|cuerpo|cara)",
            r"no puede (?:ni )?hablar|no habla bien|no se le entiende|habl\w+ ~1(?:raro|enredado|chistoso|feo)|"
            r"no siente ~2(?:brazo|lado|cara|pierna|mano)|(?:arrastr\w+|traba\w*) ~3(?:lengua|palabras)",
            r"(?:durmi\w+|dormid\w+|adormec\w+|paraliz\w+|entumi\w+) ~4(?:lado|brazo|cara|pierna|medio cuerpo|mitad)|"
            r"lado ~2(?:dormid\w+|adormecid\w+|paraliz\w+)",
            r"peor dolor de cabeza|(?:veo|ve|viendo) doble|no ve ~2(?:repente|ojo|nada)|"
            r"de repente ~3(?:confund\w+|mare\w+|ciego|ciega)",
        ),
        negative=True,
    ),
    # American College of Surgeons, Stop the Bleed; MedlinePlus, gastrointestinal bleeding.
    Rule(
        "bleeding",
        "emergency",
        (
            r"(?:wont|will not|doesnt|cant|not|isnt|never|hasnt|cannot) ~3(?:stop\w*|quit\w*|slow\w*|get) ~3bleed\w*",
            r"bleed\w* ~5(?:wont|will not|doesnt|isnt|cant|not|hasnt) ~2(?:stop\w*|quit\w*|slow\w*)",
            r"(?:blood|bleed\w*) ~3(?:everywhere|pouring|spurting|gushing|heavily|heavy|a lot|really bad\w*|"
            r"so much|all over|out)",
            r"spurting|gushing|(?:lost|losing|lot of|so much|pool of) ~3blood",
            r"(?:throw\w*|cough\w*|spit\w*|vomit\w*|puk\w+|threw) ~1(?:up )?~4blood",
            r"stools? ~5(?:black|tar\w*|blood\w*)|black ~2(?:stools?|poop)|poop ~2black",
            r"nosebleed (?:(?!quit|ended|stopped)\S+ ){0,8}(?:hour|hours|towels?|eliquis|thinners?|wont|stop)",
            r"bleed\w* ~6(?:pregnant|weeks|down there)|(?:slashed|slit|cut) ~1(?:wrists?|throat)",
            r"no ~3(?:para|deja|paran|paro|detiene|corta|pare) ~2(?:sangr\w+|hemorragia)",
            r"(?:vomit\w+|tos\w+|escup\w+|arroj\w+) ~2sangre",
            r"hemorragia|desangr\w+|sangr\w+ ~2(?:mucho|muchisimo|bastante|chorros|montones)|mucha sangre|"
            r"chorro\w* de sangre|sangre por (?:todos|todas)",
            r"(?:popo|heces|excremento) ~3negr\w+|perd\w+ mucha sangre",
        ),
        negative=True,
    ),
    # AAAAI, signs of anaphylaxis.
    Rule(
        "anaphylaxis",
        "emergency",
        (
            r"throat ~4(?:clos\w+|tight\w*|swell\w*|swollen|itch\w* and)|(?:clos\w+|swell\w*|tight\w*) ~3throat",
            r"tongue ~4(?:swell\w*|swollen|huge|thick|pushed|big)|swollen tongue",
            r"(?:allerg\w+|stung|sting|bee|wasp|ate|peanut\w*|shrimp|shellfish|shot|antibiotic|hives) ~14(?:face|"
            r"lips?|eyes|throat|tongue) ~4(?:swell\w*|swollen|huge|blow\w*|puff\w*|clos\w+)",
            r"(?:face|lips?) ~4(?:swell\w*|swollen|huge|blow\w*) ~10(?:breath\w*|swallow|allerg\w+|peanut\w*|"
            r"stung|ate)",
            r"(?:used|gave|giving|needs?|using|jabbed) ~3(?:epi ?pen|epi)|hives ~10(?:wheez\w*|breath\w*|throat|"
            r"dizzy|faint)",
            r"(?:having|bad|severe|terrible|some kind of|is an|got an) ~2allergic reaction|anaphyla\w+",
            r"(?:cerr\w+|cierr\w+) ~3garganta|garganta ~4(?:cerr\w+|cierr\w+|hinch\w+)",
            r"(?:hinch\w+) ~3lengua|lengua ~3hinch\w+",
            r"(?:pico|picadura|abeja|avispa|alergi\w+|comi\w*|camaron\w*|cacahuate\w*|"
            r"antibiotico) ~12(?:hinch\w+|inflam\w+) ~6(?:cara|labios|lengua|ojos)?",
            r"(?:tiene|tengo|dando|esta|con) ~3reaccion alergica|anafil\w+|(?:puse|puso|use|uso) ~2epi ?pen",
        ),
    ),
    # Poison Control (poison.org), when to act; CDC, overdose.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            r"overdos(?:e|ed|ing)|over dos(?:e|ed)|od(?:ed|d)",
            r"(?:took|taken|swallow\w*|ate|drank|take|taking|eaten) ~4(?:too many|whole bottle|entire bottle|"
            r"all (?:of )?(?:my|his|her|the|them|those)|(?:a )?bunch of|(?:bottle|handful) of|fistful)",
            r"(?:swallow\w*|drank|ate|drink\w*|drunk|licked) ~5(?:bleach|cleaner|batter(?:y|ies)|antifreeze|"
            r"poison|detergent|pods?|gasoline|magnets?|lighter fluid|pesticide|rat|windex|ammonia)",
            r"got (?:into|ahold of|a hold of) ~5(?:medicines?|pills?|medications?|meds|cleaner|bleach|prescription)",
            r"(?:he|she|they) shot up|poisoned|(?:too much|sixty units|extra|wrong dose of|units) ~4insulin|"
            r"insulin ~6(?:too much|instead of|units)",
            r"sobredosis|envenen\w+|intoxic\w+",
            r"(?:tom\w+|trag\w+|com\w+|beb\w+|ingi\w+) ~2(?:tod[oa]s? ~1(?:frasco|pastillas|bote|botella)|"
            r"muchas pastillas|un (?:frasco|bote)|demasiad\w+|punado|bastantes pastillas)",
            r"(?:tom\w+|trag\w+|com\w+|beb\w+|ingi\w+) ~2(?:cloro|veneno|lejia|raticida|pilas?|bateria|gasolina|"
            r"detergente|limpiador|acido|sosa)",
            r"(?:comio|trago|tomo|agarro) ~2pastillas de|(?:paso|pasaron) ~1(?:droga|drogas|pastillas)|mucha insulina",
        ),
    ),
    # American Red Cross, unresponsive person.
    Rule(
        "unconscious",
        "emergency",
        (
            r"(?:wont|doesnt|isnt|not|cant|cannot|will not|wouldnt) ~3(?:wake|waking|woke|waken|respond\w*|"
            r"open (?:his|her) eyes|answer me|com(?:e|ing) to(?! (?:the|a|an|my|your|our|his|her|"
            r"their|this|that|it|any|work|see|get|you|town|school|church|dinner)\b)|snap out)",
            r"unresponsive|unconscious|(?:not|isnt) conscious|lost consciousness|knocked out cold|passed out cold",
            r"(?:he|she|they|husband|wife|mom|dad|mother|father|son|daughter|baby|kid|grandma|grandpa|brother|"
            r"sister|friend|roommate|somebody|someone|coworker|just) ~2(?:passed out|fainted|collapsed|"
            r"blacked out|keeled over)",
            r"collapsed|(?:isnt|not|wont|stopped|quit) ~1(?:moving|budging)|(?:no|find a|feel a|have a|"
            r"get a) pulse|without a pulse",
            r"(?:lying|laying) there|(?:really|so|totally|all) out of it|just staring",
            r"no (?:se )?(?:despierta|despertar|reacciona|responde|vuelve en si)|(?:puedo|podemos|"
            r"logro) despertarl[oa]|no (?:lo|la) puedo despertar",
            r"inconsciente|se (?:desmayo|desvanecio|desplomo)|sin pulso|no ~2(?:siento|encuentro|tiene) ~1pulso|"
            r"perdio el conocimiento",
            r"tirad[oa] en (?:el|la) (?:piso|suelo|bano|cama|cocina|calle)",
        ),
        negative=True,
    ),
    # Epilepsy Foundation, when to call.
    Rule(
        "seizure",
        "emergency",
        (
            r"(?:having|had|has|have|is in|another) ~3seizures?|seizing|seizures? (?:right now|wont|and)",
            r"convuls\w+|(?:shaking|jerking|twitching) ~2(?:all over|and)|foam\w* ~3mouth",
            r"eyes ~3roll\w*|(?:dando|dio|tiene|tuvo|teniendo) ~1(?:un )?ataque(?: epileptico)?",
            r"temblando tod[oa]|tod[oa] temblando|(?:espuma|espumarajo) ~3boca|ojos en blanco|(?:se )?esta sacudiendo",
        ),
    ),
    # National Domestic Violence Hotline; 911.
    Rule(
        "violence",
        "emergency",
        (
            r"(?:has|got|have|with|holding|pulled|hes got|waving) ~2(?:knife|gun|weapon|machete)",
            r"(?:hitting|beating|attacking|strangling|choking|hurting|chasing) (?:me|her|him|us|my)|(?:he|she|"
            r"they) (?:hit|beat|attacked|strangled|choked) (?:me|her|him)",
            r"(?:been|was|got|were|hes|shes|is|someone|he|she) (?:shot|stabbed)|gunshot|stabb\w+|"
            r"break\w* (?:into|in) (?:my|the) (?:house|door)",
            r"(?:tiene|trae|saco|con) ~1(?:pistola|cuchillo|arma|navaja|machete)",
            r"(?:me|la|lo|le) (?:esta|estan) (?:pegando|golpeando|atacando|ahorcando)|balazo|balacera|apunal\w+|"
            r"(?:le|me|lo) dispar\w+|acuchill\w+",
        ),
    ),
    # CDC, field triage; ATLS public summaries.
    Rule(
        "major_trauma",
        "emergency",
        (
            r"(?:hit|struck|run over|ran over) by (?:a|the) ~1(?:car|truck|bus|train|van)|got run over",
            r"bones? ~3(?:sticking|poking|showing|coming) ~1(?:out|through)?|bone out",
            rf"(?:{_CANT}|doesnt|no) ~1feel\w* ~2(?:legs?|feet|arms?|below)",
            r"(?:hit|bumped|banged|cracked|head injury|fell) ~8head ~14(?:throw\w* up|vomit\w*|puk\w+|wont stay|"
            r"sleepy|blood thinners?|confus\w*|passed out|out cold|bleed\w*)",
            r"(?:fell|fallen|thrown) ~3(?:off|from|out) ~3(?:roof|ladder|balcony|window|scaffold\w*|second floor|"
            r"building|horse) ~12(?:cant|wont|not|blood|bleed\w*|head|neck|back)",
            r"(?:cut|sliced|chopped|ripped|severed|amputat\w+) ~2off ~2(?:fingers?|hand|toe|foot|arm|leg)|"
            r"(?:finger|hand|toe) ~3cut off",
            r"(?:car|truck|motorcycle|bike|van|bus) ~1(?:wreck|crash\w*|accident)(?! (?:claim|report|forgiveness)) ~14"
            r"(?:hurts?|pain|numb|bleed\w*|blood|dizzy|cant|stuck|trapped)|(?:choque|accidente|chocamos|chocaron) ~14"
            r"(?:duele\w*|dolor|dormid\w+|sangr\w+|maread\w+|no puedo|no puede|atrapad\w+)",
            r"atropell\w+|huesos? ~3(?:fuera|salido|afuera|salio|ve)|(?:no )(?:siente|siento|"
            r"sienten?) ~1(?:piernas|pies|brazos)",
            r"(?:golpe\w*|pego|pegue|cayo) ~5cabeza ~10(?:vomit\w+|sueno|no despierta|confund\w+|sangr\w+|"
            r"anticoagulant\w+)",
            r"(?:cayo|caido) ~2(?:techo|azotea|escalera|balcon|ventana|segundo piso) ~10(?:no|cabeza|sangr\w+|"
            r"piernas|espalda)",
            r"(?:corto|mocho|amput\w+) ~1(?:un )?(?:dedo|mano|pie)",
        ),
        negative=True,
    ),
    # American Burn Association, referral criteria.
    Rule(
        "burn",
        "emergency",
        (
            r"skin ~4(?:coming off|peeling off|falling off|melt\w*)|(?:badly|severely|really bad) ~2burn\w*",
            r"burn\w* ~4(?:face|chest|whole|all over|eyes)|(?:boiling|hot|scalding|pot of) ~1(?:water|oil|grease|"
            r"soup|coffee) ~8(?:all over|chest|face|arms|legs|baby)|(?:im|hes|shes|house|clothes|hair|shirt|kitchen|"
            r"is) on fire",
            r"despellej\w+|quemad\w+ (?:grave|muy fea|bien fea)|(?:quemo|queme|quemado) ~3(?:cara|cuerpo|pecho)|"
            r"(?:agua|aceite) hirviendo",
        ),
    ),
    # ACOG, urgent maternal warning signs.
    Rule(
        "pregnancy",
        "emergency",
        (
            r"cord ~4(?:out|coming|hanging)|water ~1broke(?! (?:heater|pipe))|(?:baby|head) (?:is|s)? ?(?:coming|"
            r"crowning)(?: out)?(?: now| right)",
            r"(?:pregnant|weeks) ~14(?:bleed\w*|seizure|seeing spots|blurry|passed out)|(?:bleed\w*|"
            r"seeing spots) ~10(?:pregnant|weeks)",
            r"(?:embaraz\w+|meses|semanas) ~8sangr\w+|sangr\w+ ~8embaraz\w+|(?:salio|sale|salid\w+) ~2cordon|"
            r"(?:rompio|revento) la fuente|ya viene el bebe",
        ),
    ),
    # ADA, "What constitutes a dental emergency": infection with swelling that may compromise the airway.
    Rule(
        "dental_airway",
        "emergency",
        (
            rf"{_CANT} ~2swallow|(?:hard|trouble|difficulty|hurts) ~2swallow\w* ~3(?:spit|saliva|water|anything)|"
            rf"drool\w*",
            r"(?:neck|throat|under (?:my|his|her) (?:jaw|chin|tongue)) ~5(?:swollen|swelling|swelled|hard as)|"
            r"swelling ~8(?:neck|throat|tongue)",
            rf"{_CANT} open ~2mouth|(?:chok\w*|pouring|gagging) ~4blood|blood ~4pouring",
            rf"{_NOPUEDE} ~1(?:tragar|pasar saliva|abrir la boca)|babe(?:a|ando)",
            r"cuello ~6hinch\w+|hinch\w+ ~8(?:cuello|garganta)",
        ),
        negative=True,
    ),
    # American Academy of Pediatrics, when to call 911.
    Rule(
        "paediatric",
        "emergency",
        (
            r"(?:is|hes|shes|all|gone|went|babys?|so|and|totally) ~1(?:limp|floppy)|purple spots|"
            r"soft spot ~4(?:sunk\w*|bulging)|sunken ~3soft spot",
            r"stiff neck ~10(?:fever|burning|spots)|(?:fever|burning up) ~10stiff neck",
            r"(?:newborn|(?:one|two|three|1|2|3) weeks? old|week old) ~10(?:fever|temperature|wont|not eating)",
            r"floj(?:o|a|ito|ita) y|(?:esta|muy|bien|todo|toda) ~1floj(?:ito|ita)|mollera ~3(?:hundida|sumida|"
            r"abultada)|manchas moradas",
            r"(?:recien nacid\w|(?:una|dos|tres) semanas?) ~8(?:fiebre|calentura|no come|no despierta)",
        ),
        negative=True,
    ),
    Rule(
        "other_emergency",
        "emergency",
        (
            r"(?:this is|its|is|have|having|got) an emergency|(?:real|medical) emergency|emergency (?:right now|"
            r"please|help)",
            r"(?:need|call|calling|send|get) ~2(?:ambulance|paramedics|nine one one|911|9 1 1)|help me please(?! "
            r"[a-z])|please help me(?! [a-z])|somebody help|(?:he|she)s dying|im dying(?! to)",
            r"sugar\w* ~5(?:five|six|seven) ~1(?:hundred|fifty)|sugar\w* ~5[5-9]\d\d",
            r"(?:es|tengo|tenemos|tiene) una emergencia|una emergencia medica|(?:necesito|necesita|llam\w+|"
            r"mand\w+|manden) ~3(?:ambulancia|paramedicos|nueve (?:once|uno uno)|911)",
            r"auxilio|(?<!tia )(?<!dona )(?<!prima )(?<!comadre )socorro|(?:tia|dona|prima|comadre) socorro(?! (?:va|"
            r"viene|tiene|quiere|necesita|toma|llega|cumple|pide|dice|y) )|ayud\w+ por favor se|se esta muriendo|me "
            r"estoy muriendo(?! de)|se nos muere",
        ),
    ),
)
