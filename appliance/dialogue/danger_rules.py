"""What danger sounds like on the telephone, in both languages: the table behind emergency.py.

Development material: it must be reviewed by a clinician before a clinic goes live. Sources are named beside each
category. Patterns are regular expressions over folded words (words.py) with single spaces; a bar stands where the
recognizer put a comma or a stop. `~N` is a gap of up to N words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rule:
    """One category at one level."""

    category: str
    level: Literal["emergency", "urgent"]
    patterns: tuple[str, ...]
    negative: bool = False
    """The words themselves hold a "no" ("cannot breathe"), so that a "no" inside is not a denial."""


_CANT = r"(?:cant|cannot|can not|couldnt|can hardly|can barely|cant hardly|barely|hardly|not able to|unable to|isnt able to|struggling to)"
_NOPUEDE = r"(?:no|ni|casi no|apenas|tampoco) ~1(?:puedo|puede|pueden|logro|logra|podemos|alcanzo)"
_HIS = r"(?:my|his|her|their|the|our|your)"
_PAIN = r"(?:pains?|hurt\w*|ach(?:e|es|ing)|pressure|tight\w*|squeez\w+|crush\w+|heav\w+|stabbing|burning|discomfort|throbbing|weight|sitting|standing)"
_CHEST = r"(?:chest|breastbone|breast bone|sternum)"
_DUELE = r"(?:duele\w*|dolor\w*|doliendo|presion|opresion|aprieta\w*|apret\w+|aplast\w+|oprim\w+|punzad\w+|pesad\w+|ardor|apachurr\w+)"

RULES: tuple[Rule, ...] = (
    # American Heart Association, warning signs of a heart attack; ACEP/Grady emergency list in Spanish.
    Rule(
        "chest_pain",
        "emergency",
        (
            rf"{_PAIN} ~5{_CHEST}",
            rf"{_CHEST} ~4{_PAIN}",
            r"(?:chess|chests|just|jest|test) pains?|chest (?:pane|pan|pen|paint|pin)s?",
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
            rf"{_CANT} ~1(?:catch|get) ~2(?:breath|air)",
            r"(?:trouble|difficulty|hard|problems?|struggl\w+|hard time|tough|fighting|labou?red) ~3breath\w*",
            r"short(?:ness)? of breath|out of breath|shortness breath",
            r"gasp\w+|suffocat\w+|asphyxiat\w+",
            r"(?:lips?|face|skin|fingers|nails) ~3(?:are |is |turn\w* |look\w* )?(?:blue|bluish)",
            r"(?:turn\w*|went|going|is|hes|shes|and) blue",
            r"(?:not|isnt|stopped|stops|quit|aint|hardly|barely) ~1breath\w*",
            r"breath\w* ~3(?:straw|real fast|really fast|so fast|funny|whistl\w*|weird|shallow)",
            r"(?:really|badly|now|im|hes|shes|still) ~1wheez\w+|wheez\w+ ~2(?:bad\w*|hard|really)",
            r"(?:pulling|sucking) in ~4ribs|panting",
            r"oxygen\w* ~4(?:seventy|eighty|sixty|[678]\d)",
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
            r"chok(?:ing|ed) on|(?:is|hes|shes|im|babys?|am|kids?|son|daughter|are|keeps) ~1choking|choking (?:right|and|to)",
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
            r"(?:face|mouth|smile|cheek|eyelid|side) ~5(?:droop\w*|crooked|sliding|slid|sag\w*|twisted|uneven|hanging|lopsided)",
            rf"{_CANT} ~1(?:move|lift|raise|feel|use) ~2(?:arms?|legs?|side|hands?|face|feet|foot|body)",
            r"slurr\w*|(?:not|isnt|doesnt|dont) mak\w+ ~1sense|talking ~2(?:gibberish|nonsense|funny)|words ~3(?:gibberish|jumbled|garbled|coming out wrong)",
            r"(?:he|she|hes|shes|mom|dad|husband|wife|grandma|grandpa|mother|father) ~2(?:cant|cannot) ~1(?:talk|speak|get (?:his|her) words)",
            rf"{_CANT} get ~2words out",
            r"(?:left|right|one|whole|entire|half) ~2(?:side|body|face|arm) ~4(?:numb|weak|paralyz\w*|dead|tingling|limp|heavy)",
            r"(?:numb\w*|weak\w*|paralyz\w+) ~4(?:left|right|one) (?:side|arm|half)",
            r"worst headache|thunderclap|(?:headache|head) ~4(?:out of nowhere|suddenly|all of a sudden)",
            r"seeing double|double vision|cant see (?:out of|from|anything)|(?:sudden\w*|went|gone) ~2blind",
            r"cant walk straight|sudden\w* ~3(?:confus\w+|dizz\w+|weak\w*|numb\w*)",
            r"doesnt know (?:where|what day|who|his|her)|(?:is|hes|shes|suddenly|really|very|all) ~1confused",
            r"derrame|embolia",
            r"(?:boca|cara|labio) ~4(?:chuec\w+|torcid\w+|caid\w+|de lado|dormid\w+|jalad\w+)|(?:torci\w+|enchuec\w+|cayo) ~3(?:boca|cara)",
            rf"{_NOPUEDE} ~1(?:mover|levantar|alzar|sentir) ~2(?:brazos?|piernas?|lado|manos?|cuerpo|cara)",
            r"no puede (?:ni )?hablar|no habla bien|no se le entiende|habl\w+ ~1(?:raro|enredado|chistoso|feo)|no siente ~2(?:brazo|lado|cara|pierna|mano)|(?:arrastr\w+|traba\w*) ~3(?:lengua|palabras)",
            r"(?:durmi\w+|dormid\w+|adormec\w+|paraliz\w+|entumi\w+) ~4(?:lado|brazo|cara|pierna)|lado ~2(?:dormid\w+|adormecid\w+|paraliz\w+)",
            r"peor dolor de cabeza|(?:veo|ve|viendo) doble|no ve ~2(?:repente|ojo|nada)|de repente ~3(?:confund\w+|mare\w+|ciego|ciega)",
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
            r"(?:blood|bleed\w*) ~3(?:everywhere|pouring|spurting|gushing|heavily|heavy|a lot|really bad\w*|so much|all over|out)",
            r"spurting|gushing|(?:lost|losing|lot of|so much|pool of) ~3blood",
            r"(?:throw\w*|cough\w*|spit\w*|vomit\w*|puk\w+|threw) ~1(?:up )?~4blood",
            r"stools? ~5(?:black|tar\w*|blood\w*)|black ~2(?:stools?|poop)|poop ~2black",
            r"nosebleed ~8(?:hour|hours|towels?|eliquis|thinners?|wont|stop)",
            r"bleed\w* ~6(?:pregnant|weeks|down there)|(?:slashed|slit|cut) ~1(?:wrists?|throat)",
            r"no ~3(?:para|deja|paran|paro|detiene|corta|pare) ~2(?:sangr\w+|hemorragia)",
            r"(?:vomit\w+|tos\w+|escup\w+|arroj\w+) ~2sangre",
            r"hemorragia|sangr\w+ ~2(?:mucho|muchisimo|bastante|chorros|montones)|mucha sangre|chorro\w* de sangre|sangre por (?:todos|todas)",
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
            r"(?:allerg\w+|stung|sting|bee|wasp|ate|peanut\w*|shrimp|shellfish|shot|antibiotic|hives) ~14(?:face|lips?|eyes|throat|tongue) ~4(?:swell\w*|swollen|huge|blow\w*|puff\w*|clos\w+)",
            r"(?:face|lips?) ~4(?:swell\w*|swollen|huge|blow\w*) ~10(?:breath\w*|swallow|allerg\w+|peanut\w*|stung|ate)",
            r"(?:used|gave|giving|needs?|using|jabbed) ~3(?:epi ?pen|epi)|hives ~10(?:wheez\w*|breath\w*|throat|dizzy|faint)",
            r"(?:having|bad|severe|terrible|some kind of|an) ~2allergic reaction|anaphyla\w+",
            r"(?:cerr\w+|cierr\w+) ~3garganta|garganta ~4(?:cerr\w+|cierr\w+|hinch\w+)",
            r"(?:hinch\w+) ~3lengua|lengua ~3hinch\w+",
            r"(?:pico|picadura|abeja|avispa|alergi\w+|comi\w*|camaron\w*|cacahuate\w*|antibiotico) ~12(?:hinch\w+|inflam\w+) ~6(?:cara|labios|lengua|ojos)?",
            r"(?:tiene|tengo|dando|esta|con) ~3reaccion alergica|anafil\w+|(?:puse|puso|use|uso) ~2epi ?pen",
        ),
    ),
    # Poison Control (poison.org), when to act; CDC, overdose.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            r"overdos(?:e|ed|ing)|over dos(?:e|ed)|od(?:ed|d)",
            r"(?:took|taken|swallow\w*|ate|drank|take|taking|eaten) ~4(?:too many|whole bottle|entire bottle|all (?:of )?(?:my|his|her|the|them|those)|(?:a )?bunch of|(?:bottle|handful) of|fistful)",
            r"(?:swallow\w*|drank|ate|drink\w*|drunk|licked) ~5(?:bleach|cleaner|batter(?:y|ies)|antifreeze|poison|detergent|pods?|gasoline|magnets?|lighter fluid|pesticide|rat|windex|ammonia)",
            r"got (?:into|ahold of|a hold of) ~5(?:medicines?|pills?|medications?|meds|cleaner|bleach|prescription)",
            r"(?:he|she|they) shot up|poisoned|(?:too much|sixty units|extra|wrong dose of|units) ~4insulin|insulin ~6(?:too much|instead of|units)",
            r"sobredosis|envenen\w+|intoxic\w+",
            r"(?:tom\w+|trag\w+|com\w+|beb\w+|ingi\w+) ~2(?:tod[oa]s? ~1(?:frasco|pastillas|bote|botella)|muchas pastillas|un (?:frasco|bote)|demasiad\w+|punado|bastantes pastillas)",
            r"(?:tom\w+|trag\w+|com\w+|beb\w+|ingi\w+) ~2(?:cloro|veneno|lejia|raticida|pilas?|bateria|gasolina|detergente|limpiador|acido|sosa)",
            r"(?:comio|trago|tomo|agarro) ~2pastillas de|(?:paso|pasaron) ~1(?:droga|drogas|pastillas)|mucha insulina",
        ),
    ),
    # American Red Cross, unresponsive person.
    Rule(
        "unconscious",
        "emergency",
        (
            r"(?:wont|doesnt|isnt|not|cant|cannot|will not|wouldnt) ~3(?:wake|waking|woke|waken|respond\w*|open (?:his|her) eyes|answer me|coming to|come to|snap out)",
            r"unresponsive|unconscious|(?:not|isnt) conscious|lost consciousness|knocked out cold|passed out cold",
            r"(?:he|she|they|husband|wife|mom|dad|mother|father|son|daughter|baby|kid|grandma|grandpa|brother|sister|friend|roommate|somebody|someone|coworker|just) ~2(?:passed out|fainted|collapsed|blacked out|keeled over)",
            r"collapsed|(?:isnt|not|wont|stopped|quit) ~1(?:moving|budging)|(?:no|find a|feel a|have a|get a) pulse|without a pulse",
            r"(?:lying|laying) there|(?:really|so|totally|all) out of it|just staring",
            r"no (?:se )?(?:despierta|despertar|reacciona|responde|vuelve en si)|(?:puedo|podemos|logro) despertarl[oa]|no (?:lo|la) puedo despertar",
            r"inconsciente|se (?:desmayo|desvanecio|desplomo)|sin pulso|no ~2(?:siento|encuentro|tiene) ~1pulso|perdio el conocimiento",
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
    # 988 Suicide & Crisis Lifeline, warning signs.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            r"kill(?:ing)? (?:my|him|her|them)sel\w+|(?:end|ending|take|taking|took) (?:my|his|her|their) ~1life",
            r"(?:going to|gonna|want to|wanna|wants to|ready to|just|will) end it(?: all)?|suicid\w+",
            r"(?:want|wanna|wish|ready|going|wants|rather|thinking about|better) ~2(?:to )?(?:die|dead|dying|death)",
            r"(?:dont|doesnt|do not|didnt|not) (?:want|wanna|see) ~1(?:to )?(?:live|be alive|wake up|exist|go on|be (?:here|around) any ?more|keep living|point in living)",
            r"better off (?:without (?:me|him|her)|dead|if i)|(?:hurt|hurting|harm|harming|cut|cutting|stab\w*|shoot\w*) (?:my|him|her|them)sel\w+",
            r"(?:no|any) reason (?:to live|for living)|nothing (?:left )?to live for|wont be (?:around|here)(?: any ?more| much longer| then)?|not going to be around",
            r"(?:have|got|holding) (?:a|the|my) gun|driv\w+ (?:into|off) a (?:tree|bridge|cliff|wall)|jump\w* off (?:a|the) (?:bridge|roof|building)",
            r"(?:goodbye|suicide) (?:note|letter)|(?:texted|wrote|said|left|sent) ~2goodbye|cant (?:do this|go on|take (?:it|this)|live like this) any ?more",
            r"(?:quiero|voy a|va a|quiere|pienso|piensa|pensando en|ganas de|intento|intentando) ~2(?:matarme|matarse|matar|quitar(?:me|se) la vida|suicidar\w*|morirme|morirse|morir)",
            r"quitar(?:me|se|le)? la vida|suicid\w+|no (?:quiero|quiere) (?:seguir |estar )?(?:vivir|viviendo|existir|despertar|viv[oa]|en este mundo)|no (?:le )?(?:encuentro|veo) sentido",
            r"mejor sin mi|(?:hacer|hacerme|hacerse|haciendose) ~1dano|cort(?:andose|andome|arme|arse)|ya no voy a estar|carta de despedida",
            r"(?:no tengo|sin) ~1(?:razon|motivo|ganas) (?:para|de) vivir",
        ),
        negative=True,
    ),
    # National Domestic Violence Hotline; 911.
    Rule(
        "violence",
        "emergency",
        (
            r"(?:has|got|have|with|holding|pulled|hes got|waving) ~2(?:knife|gun|weapon|machete)",
            r"(?:hitting|beating|attacking|strangling|choking|hurting|chasing) (?:me|her|him|us|my)|(?:he|she|they) (?:hit|beat|attacked|strangled|choked) (?:me|her|him)",
            r"(?:been|was|got|were|hes|shes|is|someone|he|she) (?:shot|stabbed)|gunshot|stabb\w+|break\w* (?:into|in) (?:my|the) (?:house|door)",
            r"(?:tiene|trae|saco|con) ~1(?:pistola|cuchillo|arma|navaja|machete)",
            r"(?:me|la|lo|le) (?:esta|estan) (?:pegando|golpeando|atacando|ahorcando)|balazo|balacera|apunal\w+|(?:le|me|lo) dispar\w+|acuchill\w+",
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
            r"(?:hit|bumped|banged|cracked|head injury|fell) ~8head ~14(?:throw\w* up|vomit\w*|puk\w+|wont stay|sleepy|blood thinners?|confus\w*|passed out|out cold|bleed\w*)",
            r"(?:fell|fallen|thrown) ~3(?:off|from|out) ~3(?:roof|ladder|balcony|window|scaffold\w*|second floor|building|horse) ~12(?:cant|wont|not|blood|bleed\w*|head|neck|back)",
            r"(?:cut|sliced|chopped|ripped|severed|amputat\w+) ~2off ~2(?:fingers?|hand|toe|foot|arm|leg)|(?:finger|hand|toe) ~3cut off",
            r"atropell\w+|huesos? ~3(?:fuera|salido|afuera|salio|ve)|(?:no )(?:siente|siento|sienten?) ~1(?:piernas|pies|brazos)",
            r"(?:golpe\w*|pego|pegue|cayo) ~5cabeza ~10(?:vomit\w+|sueno|no despierta|confund\w+|sangr\w+|anticoagulant\w+)",
            r"(?:cayo|caido) ~2(?:techo|azotea|escalera|balcon|ventana|segundo piso) ~10(?:no|cabeza|sangr\w+|piernas|espalda)",
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
            r"burn\w* ~4(?:face|chest|whole|all over|eyes)|(?:boiling|hot|scalding|pot of) ~1(?:water|oil|grease|soup|coffee) ~8(?:all over|chest|face|arms|legs|baby)|on fire",
            r"despellej\w+|quemad\w+ (?:grave|muy fea|bien fea)|(?:quemo|queme|quemado) ~3(?:cara|cuerpo|pecho)|(?:agua|aceite) hirviendo",
        ),
    ),
    # ACOG, urgent maternal warning signs.
    Rule(
        "pregnancy",
        "emergency",
        (
            r"cord ~4(?:out|coming|hanging)|water ~1broke(?! (?:heater|pipe))|(?:baby|head) (?:is|s)? ?(?:coming|crowning)(?: out)?(?: now| right)",
            r"(?:pregnant|weeks) ~14(?:bleed\w*|seizure|seeing spots|blurry|passed out)|(?:bleed\w*|seeing spots) ~10(?:pregnant|weeks)",
            r"(?:embaraz\w+|meses|semanas) ~8sangr\w+|sangr\w+ ~8embaraz\w+|(?:salio|sale|salid\w+) ~2cordon|rompio la fuente|ya viene el bebe",
        ),
    ),
    # ADA, "What constitutes a dental emergency": infection with swelling that may compromise the airway.
    Rule(
        "dental_airway",
        "emergency",
        (
            rf"{_CANT} ~2swallow|(?:hard|trouble|difficulty|hurts) ~2swallow\w* ~3(?:spit|saliva|water|anything)|drool\w*",
            r"(?:neck|throat|under (?:my|his|her) (?:jaw|chin|tongue)) ~5(?:swollen|swelling|swelled|hard as)|swelling ~8(?:neck|throat|tongue)",
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
            r"(?:is|hes|shes|all|gone|went|babys?|so|and|totally) ~1(?:limp|floppy)|purple spots|soft spot ~4(?:sunk\w*|bulging)|sunken ~3soft spot",
            r"stiff neck ~10(?:fever|burning|spots)|(?:fever|burning up) ~10stiff neck",
            r"(?:newborn|(?:one|two|three|1|2|3) weeks? old|week old) ~10(?:fever|temperature|wont|not eating)",
            r"floj(?:o|a|ito|ita) y|(?:esta|muy|bien|todo|toda) ~1floj(?:ito|ita)|mollera ~3(?:hundida|sumida|abultada)|manchas moradas",
            r"(?:recien nacid\w|(?:una|dos|tres) semanas?) ~8(?:fiebre|calentura|no come|no despierta)",
        ),
        negative=True,
    ),
    Rule(
        "other_emergency",
        "emergency",
        (
            r"(?:this is|its|is|have|having|got) an emergency|(?:real|medical) emergency|emergency (?:right now|please|help)",
            r"(?:need|call|calling|send|get) ~2(?:ambulance|paramedics|nine one one|911|9 1 1)|help me please|please help me|somebody help|(?:he|she)s dying|im dying(?! to)",
            r"sugar\w* ~5(?:five|six|seven) ~1(?:hundred|fifty)|sugar\w* ~5[5-9]\d\d",
            r"(?:es|tengo|tenemos|tiene) una emergencia|una emergencia medica|(?:necesito|necesita|llam\w+|mand\w+|manden) ~3(?:ambulancia|paramedicos|nueve (?:once|uno uno)|911)",
            r"auxilio|socorro|ayud\w+ por favor se|se esta muriendo|me estoy muriendo(?! de)|se nos muere",
        ),
    ),
    # ---- urgent: staff now, no routine time ------------------------------------------------------
    # ADA, dental emergencies; American Association of Endodontists, avulsed teeth.
    Rule(
        "dental_avulsion",
        "urgent",
        (
            r"(?:tooth|teeth) ~8(?:knocked|popped out|came (?:all the way |right |completely )?out|fell out|fell off|pushed|are gone|is gone|in (?:my|his|her) hand|in milk|in the grass)",
            r"knock\w* ~4(?:tooth|teeth)|(?:lost|broke off|missing) ~2(?:front|permanent|adult) ~1(?:tooth|teeth)|face ?plant\w* ~14(?:tooth|teeth)",
            r"(?:salio|salid\w+|cayo|caido|tumb\w+|volo|zaf\w+|arranc\w+|boto|perdio) ~4dientes?|dientes? ~6(?:salio|cayo|tumb\w+|en (?:la )?leche|zaf\w+|volo|arranc\w+)",
        ),
    ),
    Rule(
        "dental_bleeding",
        "urgent",
        (
            r"(?:tooth|teeth|socket|extraction|pulled|gums?) ~10(?:still |keeps |wont )~1(?:bleed\w*|ooz\w+|stop\w*|quit\w*)",
            r"(?:bleed\w*|ooz\w+) ~8(?:extraction|socket|pulled|gauze)|socket ~4bleed\w*",
            r"(?:muela|diente|extraccion) ~10(?:sangr\w+|sale sangre|sale mucha)|(?:sangr\w+|sale sangre) ~6(?:muela|extraccion|diente|gasa)",
        ),
        negative=True,
    ),
    Rule(
        "dental_swelling",
        "urgent",
        (
            r"(?:cheek|face|jaw|gums?|eye|lip) ~7(?:swollen|swelling|swelled|swole|huge|bigger|puffed|ballooned|size of)",
            r"(?:swollen|swelling) ~5(?:cheek|face|jaw|gums?)|abs[ce]+ss?|(?:pus|infection) ~4(?:gum|tooth|mouth)|(?:gums?|tooth) ~4pus|(?:theres|its|is) pus",
            r"(?:cara|cachete|mejilla|encia|ojo|mandibula|quijada) ~6(?:hinch\w+|inflam\w+)|(?:hinch\w+|inflam\w+) ~5(?:cara|cachete|mejilla|encia)|absceso|pus ~3(?:encia|muela|diente)",
        ),
    ),
    Rule(
        "dental_trauma",
        "urgent",
        (
            r"jaw ~3(?:broke\w*|fractur\w*|dislocat\w*|locked)|(?:broke\w*|fractur\w*) ~2jaw|teeth ~1(?:dont|not|arent|wont) ~1(?:line|lin\w+|meet|close|fit)",
            r"(?:molar|tooth|teeth) ~5(?:split|cracked|snapped|shattered|broke|broken) ~12(?:nerve|pain\w*|hurt\w*|crying|bad)|nerve ~2exposed",
            r"(?:quebr\w+|rompi\w+|fractur\w+|zaf\w+) ~3(?:mandibula|quijada)|no ~2cierran ~2dientes|(?:diente|muela) ~3(?:rot\w+|quebr\w+|parti\w+) ~8(?:dolor|duele)",
        ),
        negative=True,
    ),
    Rule(
        "dental_pain",
        "urgent",
        (
            r"(?:tooth\w*|teeth|molar|root canal|gum) ~12(?:ten out of ten|10 out of 10|unbearable|up all night|wont touch|excruciating|throbbing worse|worst pain|cant (?:take|stand|sleep)|killing me)",
            r"(?:unbearable|excruciating|worst|horrible|terrible|awful|crying) ~4(?:tooth\w*|teeth)|root canal ~14(?:worse|throbbing|swollen)",
            r"no (?:la |lo )?aguanto ~4(?:muela|diente|dolor)|(?:muela|diente) ~8(?:no (?:la |lo )?aguanto|no dormi|insoportable|no he dormido|me esta matando)|dolor ~4(?:muela|diente) ~4(?:insoportable|horrible)",
        ),
        negative=True,
    ),
    # MedlinePlus, after surgery.
    Rule(
        "post_op",
        "urgent",
        (
            r"(?:incision|stitches|wound|surgery|operation|operated|sutures?|staples) ~12(?:red|hot|leak\w*|pus|open\w*|chills|fever|bleed\w*|infected|draining|split|smells?)",
            r"stitches ~3(?:came|come|popped|torn|ripped|open\w*)|cast ~6(?:tight|purple|blue|numb)|fingers ~5(?:purple|numb)",
            r"(?:herida|operacion|oper\w+|puntos|cirugia|cesarea) ~12(?:pus|roj\w+|fiebre|calentura|abri\w+|escalofrios|sangr\w+|infect\w+|supur\w+)",
        ),
    ),
    # American Academy of Pediatrics, fever and dehydration.
    Rule(
        "child_illness",
        "urgent",
        (
            r"(?:weeks?|months?|newborn|infant) ~1(?:old )?~8(?:fever|temperature|10\d)|(?:fever|temperature) ~4(?:10[3-9]|(?:a )?hundred (?:and )?(?:three|four|five)|one oh (?:three|four|five))",
            r"(?:throw\w*|vomit\w*|puk\w+) ~3(?:all (?:night|day)|everything|nonstop|constantly)|cant keep ~4down|keep ~3water down",
            r"(?:no|not|hasnt|havent|without|zero) ~3wet diapers?|not peed|hasnt peed|croup|bark\w* cough|fever ~5(?:days|week)",
            r"(?:bebe|meses|semanas|recien nacid\w) ~8(?:fiebre|calentura|temperatura)|(?:toda la noche|todo el dia) ~2vomit\w+|no (?:retiene|aguanta) ~2(?:agua|nada)|no ha (?:orinado|mojado)",
            r"(?:fiebre|calentura|temperatura) ~4(?:cuarenta|40|treinta y nueve|39)",
        ),
        negative=True,
    ),
    # AAOS, fractures; CDC, heads up.
    Rule(
        "injury",
        "urgent",
        (
            r"(?:wrist|arm|leg|ankle|finger|elbow|shoulder|hip|knee) ~6(?:bent|broken|broke|fractur\w*|dislocat\w*|out of place|snapped|deformed|popped out)",
            r"(?:broke|broken|fractured|dislocated) ~2(?:wrist|arm|leg|ankle|finger|elbow|shoulder|hip|collarbone|nose|foot|hand)",
            r"(?:fell|fall|fallen) ~12(?:cant|cannot|couldnt|unable) ~3(?:weight|walk|get up|stand|move)|cant put ~3weight",
            r"(?:bumped|hit|banged|smacked|knocked) ~2head|concussion|head injury",
            r"(?:needs?|need) stitches|deep cut|cut ~4(?:deep|to the bone)|puncture",
            r"(?:muneca|brazo|pierna|tobillo|dedo|codo|hombro|cadera|rodilla|pie) ~6(?:chuec\w+|quebr\w+|rot\w+|fractur\w+|zaf\w+|disloc\w+)|(?:quebr\w+|romp\w+|fractur\w+) ~2(?:muneca|brazo|pierna|tobillo|dedo|codo|cadera|pie|mano)",
            r"(?:cayo|cai|caida) ~8no ~2(?:camina\w*|apoya\w*|levant\w+|par\w+se)|(?:golpe\w*|pegue|pego|golpee) ~4cabeza|cortada ~2(?:honda|profunda)",
        ),
    ),
    # MedlinePlus: abdomen, urine, eyes, infection, blood pressure, bites, burns, fainting.
    Rule(
        "medical_urgent",
        "urgent",
        (
            r"(?:awful|severe|terrible|horrible|bad|worst|sharp|stabbing|unbearable|intense|excruciating) ~2pain\w* ~8(?:side|stomach|belly|abdomen|low\w*|back|gut)",
            r"(?:stomach|belly|abdomen|side) ~4(?:severe|unbearable|excruciating|killing)|(?:cant|havent|not|unable) ~4pee",
            r"(?:duele|dolor) ~2(?:much\w+|fuert\w+|insoportable|horrible) ~7(?:estomago|lado|barriga|abdomen|panza|vientre)|no (?:puedo|he podido) orinar",
            r"(?:bleach|chemicals?|acid|splash\w*|glass|metal|cleaner|something) ~4(?:in|into|to) ~1eyes?|flashing lights|curtain ~5eye|lost ~2(?:vision|sight)|cant see ~2eye",
            r"(?:cloro|acido|quimico|vidrio|limpiador|algo) ~3(?:en|al) ~1ojos?|(?:luces|cortina|manchas) ~6(?:ojo|vista)|perdi ~1(?:vista|vision)",
            r"red streaks?|streak\w* ~3(?:arm|leg)|(?:raya|linea) roja ~4(?:brazo|pierna)?",
            r"pressure\w* ~5(?:two \w+|2\d\d|one ninety|one eighty|19\d|18\d) over|presion ~5(?:doscientos|ciento noventa|ciento ochenta|2\d\d|19\d|18\d)(?: con| sobre)?",
            r"(?:dog|cat|snake|spider|raccoon|bat|animal) ~1(?:bit|bitten|bite|bites)|bit\w* by a|mordi\w* ~2(?:perro|gato|vibora|serpiente|arana|murcielago)|perro ~2mordi\w*",
            r"(?:burned|burnt|scalded) ~1(?:my|his|her|myself|himself|herself|hand|arm|leg)|blisters? ~4(?:hand|palm|arm|burn|finger)|(?:me|se) quem[eo]",
            r"(?:i|ive|i have) ~1(?:passed out|fainted|blacked out)|passed out (?:at|in|on)|me desmay\w+|(?:almost|nearly|going to|about to) (?:passed out|pass out|faint)",
            r"(?:pad|tampon) an hour|period\w* ~3(?:so|really|very) heavy|soak\w* ~4(?:pads?|towels?)|toalla\w* ~3(?:cada|por) hora",
        ),
        negative=True,
    ),
    # ACOG, early pregnancy and fetal movement.
    Rule(
        "pregnancy_urgent",
        "urgent",
        (
            r"(?:havent|not|cant|hasnt|dont|hardly|no longer|stopped) ~2(?:felt|feel|feeling) ~3baby|baby ~3(?:not|isnt|hasnt|stopped|wont|quit) ~2(?:mov\w+|kick\w*)|no ~2movement",
            r"(?:spotting|cramping|contractions)|no (?:siento|se mueve|he sentido) ~2bebe|bebe no se ~1muev\w+|(?:manch\w+|colicos|contracciones) ~6embaraz\w+|embaraz\w+ ~6(?:manch\w+|colicos|contracciones)",
        ),
        negative=True,
    ),
    # SAMHSA and 988, crisis without immediate danger.
    Rule(
        "mental_health",
        "urgent",
        (
            r"panic attack|not safe (?:to be|being|at|here|with)|nothing matters|(?:hasnt|not|havent) ~3(?:eaten|come out|left) ~6days|hearing voices|nervous breakdown|mental (?:health )?crisis",
            r"(?:stopped|quit|off) (?:taking )?(?:my|his|her) (?:meds|medication|medicine|lithium|antidepressants?)|ataque de (?:panico|ansiedad|nervios)|crisis (?:nerviosa|de ansiedad|emocional)|oigo voces|oye voces",
        ),
        negative=True,
    ),
    # American Diabetes Association; Epilepsy Foundation.
    Rule(
        "medication_gap",
        "urgent",
        (
            r"(?:out of|no more|without|missed|need) ~3insulin|insulin ~4(?:ran out|gone|since)|sugar\w* ~4(?:four|4\d\d|three (?:fifty|eighty|ninety))",
            r"(?:out of|without|ran out) ~4(?:seizure|heart|transplant) (?:medicine|meds|medication|pills)|feel ~3aura|aura coming",
            r"double dose|twice (?:the|my|as much)|took ~5twice|(?:wrong|somebody elses|someone elses) (?:pill|medicine|medication|dose)|(?:giving|gave|got|have|broke out in|breaking out in) ~2hives",
            r"(?:acabo|termino|sin|falta) ~2insulina|azucar ~5(?:cuatrocientos|quinientos|trescientos|[345]\d\d)|sin ~2(?:medicina|pastillas) ~3(?:convulsiones|epilepsia)|doble dosis|(?:tome|tomo) ~3dos veces|ronchas",
        ),
    ),
)

IDIOMS: tuple[str, ...] = (
    r"(?:is|are|s|were|was) killing me",
    r"(?:me (?:esta|estan) matando|me matan) (?!la muela)",
    r"dying (?:to|for|of (?:boredom|hunger|curiosity))|die for|(?:about|going) to die so|id (?:die|kill) for|kill for an?",
    r"(?:almost|nearly|just about|about|practically) (?:had|gave me|have) a (?:heart attack|stroke)|casi me (?:da|dio) un (?:infarto|ataque|derrame)",
    r"heart attack when (?:i|she|he|we) (?:saw|heard|got|opened)",
    r"(?:get|got|getting) ~3off my chest|stroke of (?:luck|genius|midnight)|golpe de suerte",
    r"bleed(?:ing)? (?:me|us) dry|chok(?:ed|ing) up|(?:choke|choking) hazard|makes me gag",
    r"passed out ~1(?:the|some|our|those)? ?(?:flyers|papers|forms|candy)|finally passed out|blacked out ~3(?:dates?|calendar|days)",
    r"(?:phone|cell|battery|laptop|celular|telefono|bateria)\w* ~4(?:die|dying|dead|died|muriendo|muere|murio)|se me (?:esta muriendo|muere|murio) (?:el|la) (?:celular|telefono|bateria)",
    r"burning question|burned by|heart ?burn|acid reflux|burned out|shot me down|give it a shot|long shot|(?:flu|allergy|covid|tetanus|my|his|her|their|the|for) shots?",
    r"(?:fell|fall|falling) behind|fall (?:appointment|break|semester)|in the fall|this fall|(?:cai|caido|cae) (?:con|en) (?:el pago|cuenta)|se cayo el sistema|me cae bien",
    r"me muero (?:de|por)|me estoy muriendo de|muert[oa] de (?:hambre|cansancio|miedo|risa)|desmayar de (?:hambre|cansancio)|ahogad[oa] (?:en|de) (?:trabajo|deudas)|me atore en el trafico|atorad[oa] en el trafico",
    r"(?:breathing|breath) (?:room|treatments?|tests?|machine|exercises?|class\w*|easy|fine|ok|okay|good|well|better|normally|space)|breath (?:smells?|mints?|of fresh air)|bad breath|respirar (?:hondo|tranquil\w+)|un respiro|respiro (?:bien|mejor)",
    r"cant (?:believe|breathe (?:a word|through))|cannot believe|no puedo creer|hold(?:ing)? my breath",
    r"(?:dando|dar|doy|leche|le doy) (?:el )?pecho|chest (?:cold|congestion)|muscle in my chest",
    r"water heater|water (?:pipe|main|line)|tuberia|se me rompio (?:la|el) (?:tuberia|carro|coche|celular)",
    r"blood (?:work|draw|drive|type|tests?|sugar test|donation|bank)|(?:analisis|examen|prueba|donacion|tipo|muestra|banco|saquen|sacar|saquen|sacaron) (?:de )?sangre",
    r"(?:baby|milk) (?:tooth|teeth)|dientes? de leche|tooth fairy",
    r"(?:dog|cat|puppy|pet|perro|gato|dogs|cats|perrito) ~2(?:has|is|had|having|tiene|esta|s)? ?~2(?:seizures?|sick|died|barking|dying|bleeding|choking)",
    r"pulled (?:a )?muscle|pulled ~1muscle|knock on wood|knocked out (?:for|during|with)|(?:clean|sober) ~2years|nine one one main|911 \w+ (?:street|st|road|avenue|drive)",
    r"wake up (?:before|until|till?|in time|early|for)|over ?due|overdid|limit so they|dose was over",
    r"(?:heart|chest|stroke|emergency|trauma|burn|crisis|poison|dolor|pecho) (?:doctor|specialist|clinic|center|ward|unit|nurse|team|fund|awareness|support|prevention)",
)

PROCEDURES = (
    r"x ?rays?|xray|ct|mri|scans?|tests?|testing|exams?|results?|refill\w*|forms?|notes?|bills?|billing|records?|follow ?ups?|followup|checkup|class|classes|groups?|"
    r"medicine|medication|meds|refilled|prescri\w+|referral|contacts?|room|department|insurance|physical|walk|clearance|screening|order|therapy|patients|placard|claim|"
    r"paperwork|specialist|history|plan|contact|supplies|school|dmv|grief|counselor|implant|commercial|visits?|drops|eeg|ultrasound|"
    r"radiografia|prueba|pruebas|estudios?|resultados?|recetas?|surtan|formularios?|cuenta|seguimiento|contacto|sala|cirugia|expediente|terapia|vacunas?|clases?|"
    r"medicina|cuestionario|justificante|seguro|encefalograma|yeso|examen|factura|historial|chequeo"
)
"""Words that turn a symptom's name into paper, a room or a test, when they stand beside it."""
