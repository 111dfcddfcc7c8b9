"""Danger that shows in signs together: a condition and what it turns into, the means at hand, a thing stuck, no sound.

Each sign alone is urgent or nothing; both languages. Format as in danger/rules.py; a clinician must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_SWALLOWED = (
    r"(?:grape|coin|marble|nut|candy|hot ?dog|meat|bone|chip|lego|toy|bead|food|bread|apple|chunk|carrot|chicken|steak|"
    r"popcorn|pill|bite|piece|stuck|swallow\w*|throat|uva|moneda|canica|carne|pan|tortilla|hueso|espina|dulce|globo|"
    r"salchicha|fruta|pedazo|pedacito|bistec|cacho|bocado|pastilla|garganta|atorad\w+|atoro|atraves\w+)"
)
_SILENT = (
    r"(?:(?:not|isnt|aint|cant|cannot|without|no longer) ~1(?:mak\w+|get\w*) ~2(?:sounds?|noises?|peep)|no (?:sound|"
    r"noise) ~2(?:out|comes|coming)|nothings? ~1coming out|(?:cant|cannot|couldnt) (?:even )?(?:cough|cry)(?! (?:up|"
    r"it|any|without))|"
    r"(?:no|ni) (?:puede |logra )?(?:hace|hacer|le sale|saca) ~2(?:ruido|sonido|llanto|voz)|"
    r"(?:no|ni) (?:puede|logra) ~1toser|no (?:le |me )?pasa(?! nada al? ))"
)
_NO_INSULIN = (
    r"(?:(?:out of|no|without|no more|missed|skipp\w+|stopped|ran out of|hasnt had|not taken) ~4insulin|insulin "
    r"~3(?:ran out|is gone|pump ~4(?:off|out|fail\w*|broke\w*|quit|stopp\w+))|(?:sin|acab\w+|termin\w+|"
    r"no (?:tiene|tengo|hay|se ha puesto)) ~4insulina|dka|ketoacidosis|cetoacidosis|ketones|cetonas)"
)
_ACIDOSIS = (
    r"(?:vomit\w*|throw\w* up|threw up|puk\w+|breath\w* ~3(?:fast|heavy|heavily|hard|deep|like|funny|weird)|"
    r"sleepy|drows\w+|fruity|confus\w+|out of it|"
    r"devolv\w+|(?:respir\w+|resuell\w+|resoll\w+) ~3(?:rapid\w*|agitad\w+|hondo|fuerte|raro)|adormil\w+|sonolient\w+|"
    r"mucho sueno|aliento ~3(?:fruta|acetona|dulce)|confundid\w+|desvari\w+)"
)
_INFECTED = (
    r"(?:fever\w*|chills|shak\w+ chills|infect\w+|wound|surgery|operation|uti|pneumonia|abscess|fiebre|calentur\w+|"
    r"escalofrios?|temblores|infeccion\w*|herida|cirugia|operacion|operaron|cesarea|pulmonia)"
)
_SEPTIC = (
    r"(?:(?:hands?|feet|skin|legs?) ~2(?:ice cold|clammy|cold|mottled|blotchy|gray|grey)|mottled|delirious|"
    r"talking out of (?:his|her) head|(?:doesnt|dont|not) ~1mak\w+ ~1sense|"
    r"(?:manos|pies|piel|piernas) ~2(?:fri[oa]s?|helad\w+|morad\w+|manchad\w+)|desvari\w+|delir\w+|"
    r"(?:hablando|diciendo|dice) (?:puras )?(?:incoherencias|disparates|tonterias|cosas raras|cosas sin sentido))"
)
_ATE = (
    r"(?:hives|welts|rash all over|ate|eaten|peanuts?|nuts?|shrimp|shellfish|stung|sting|bee|wasp|antibiotic\w*|"
    r"penicillin|amoxicillin|ronchas|comio|comi|camaron\w*|mariscos?|cacahuate\w*|nuez|abeja|avispa|pico|antibiotico|"
    r"penicilina|amoxicilina|medicina|inyeccion)"
)
_FAT_LIPS = (
    r"(?:(?:lips?|tongue) ~6(?:sausages?|balloons?|hot dogs?|swoll\w+|swell\w*|fat|huge|twice|double|duck\w*|puff\w*)|"
    r"(?:labios?|lengua) ~6(?:salchich\w+|globos?|hinch\w+|inflam\w+|gord\w+|enorm\w+|grandot\w+|doble|bemb\w+))"
)
_VOICE_GOING = (
    r"(?:(?:voice|voz) ~4(?:gone|going|hoarse|raspy|squeak\w*|changed|changing|disappear\w*|quitting|ronca|rara|"
    r"se (?:le |me )?(?:fue|va|esta yendo|cierra)|(?:no|ni) (?:le |me )?sale)|"
    r"(?:no|ni|casi no) (?:le|me) sale ~2voz|(?:se (?:le|me) )(?:va|fue|esta yendo) la voz)"
)
_MEANS = r"(?:rope|noose|gun|pistol|revolver|rifle|shotgun|soga|lazo|cuerda|mecate|pistola|escopeta)"
_CLOSE = (
    r"(?:baby|babies|kids?|child|children|son|daughter|wife|husband|mom|mother|dad|father|sister|brother|boss|"
    r"neighbors?|coworkers?|roommate|girlfriend|boyfriend|people|everyone|everybody|somebody|someone|him|them|"
    r"bebe|nin[oa]s?|hij[oa]s?|espos[oa]|marido|mama|papa|madre|padre|herman[oa]s?|vecin[oa]s?|jefe|gente|alguien|"
    r"todos)"
)
_HARM = r"(?:kill|hurt|stab|shoot|smother|drown|shake|harm|strangle)(?:ing)?"
_HARM_ES = (
    r"(?:matar\w*|lastimar\w*|apunalar\w*|acuchillar\w*|ahogar\w*|ahorcar\w*|sacudir\w*|danar\w*|hacer(?:le|les)? dano)"
)

TOGETHER: tuple[Rule, ...] = (
    # American Red Cross: who chokes makes no sound and cannot cough.
    Rule(
        "choking",
        "emergency",
        (
            rf"{_SWALLOWED} ~10{_SILENT}",
            rf"{_SILENT} ~10{_SWALLOWED}",
            r"(?:se|le|lo) ~2(?:ator\w+|atraves\w+|trab\w+|fue por mal camino) ~10(?:no (?:puede|respira|tose|habla)|"
            r"morad\w+|azul\w*|ahog\w+)",
        ),
        negative=True,
    ),
    # American Diabetes Association, ketoacidosis: insulin missing, and vomiting, deep fast breath or drowsiness.
    Rule(
        "diabetic",
        "emergency",
        (
            rf"{_NO_INSULIN} ~22{_ACIDOSIS}",
            rf"{_NO_INSULIN} ~22(?:(?:hardly|barely|cant|cannot) ~2(?:keep|stay|hold) ~3awake|no (?:se )?(?:\w+ "
            rf")?(?:despierta\w*|"
            r"espabila))",
            rf"{_ACIDOSIS} ~22{_NO_INSULIN}",
            r"(?:type one|type 1|diabetic|tipo uno|tipo 1|diabetic\w+) ~16(?:breath\w* ~3(?:fast|hard|deep|heavy)|"
            r"(?:hardly|barely|cant) ~2(?:keep|stay) ~3awake|fruity|aliento ~3(?:fruta|acetona|dulce)|"
            r"no (?:se )?despierta|adormil\w+)",
        ),
        negative=True,
    ),
    # Sepsis Alliance, T.I.M.E.; CDC, signs of sepsis: infection, and a mind or a circulation that fails.
    Rule(
        "sepsis",
        "emergency",
        (rf"{_INFECTED} ~18{_SEPTIC}", rf"{_SEPTIC} ~18{_INFECTED}"),
        negative=True,
    ),
    # AAAAI, anaphylaxis: skin or lips, and the voice.
    Rule(
        "anaphylaxis",
        "emergency",
        (
            rf"{_ATE} ~14{_FAT_LIPS}",
            rf"{_FAT_LIPS} ~14(?:{_ATE}|{_VOICE_GOING})",
            rf"{_ATE} ~14{_VOICE_GOING}",
        ),
        negative=True,
    ),
    # CDC, signs of an opioid overdose: blue and snoring or gurgling after a drug.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            r"(?:snor\w+|gurgl\w+|rattl\w+) ~12(?:blue|gray|grey|purple|wont wake|cant wake)|(?:blue|gray|grey|purple|"
            r"wont wake) ~12(?:snor\w+|gurgl\w+)",
            r"(?:ronca\w*|roncando|ronquid\w+) ~10(?:azul\w*|morad\w+|no despierta|no (?:lo|la) puedo despertar)|"
            r"(?:azul\w*|morad\w+|no despierta) ~10(?:ronca\w*|roncando)",
            r"se (?:le|me) paso la mano ~5(?:mete|inyecta|fuma|droga|polvo|pastillas?|medicina|insulina|gotas|dosis)",
            r"(?:shot|smoked|snorted|did|used|relapsed) ~6(?:fentanyl|heroin|dope|meth|a bad batch|too much|percs|"
            r"oxy\w*)"
            r" ~10(?:blue|wake|breath\w*|cold|out|respond\w*|mov\w+)",
            r"(?:trag\w+|comi\w+|meti\w+) ~4pilitas?|(?:swallow\w*|ate) ~3(?:button|disc|disk|coin cell|watch) "
            r"~1batter\w+",
        ),
        negative=True,
    ),
    # 988 Suicide & Crisis Lifeline, warning signs: the means at hand, goodbyes, things given away.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            rf"{_MEANS} ~3(?:tied|hung|ready|loaded|around (?:my|his|her) neck|up in|in my lap|on the (?:table|bed|"
            rf"seat)|"
            r"beside me|next to me|amarrad\w+|colgad\w+|list[oa]|puest\w+|al cuello|cargad\w+|en la (?:mesa|cama|mano)|"
            r"conmigo|a mi lado)(?! (?:to the (?:boat|roof|car|dock|trailer|dog)))",
            r"(?:tied|hung|amarr[eo]|colgu?[eo]) ~2(?:the|a|la|el|una|un) ~1(?:rope|noose|soga|lazo|mecate|cuerda)"
            r"(?! (?:to the|al? (?:barco|carro|perro|techo)))",
            r"(?:wrote|written|finished|sealed|mailed) (?:the|my|all (?:the|my)|their|everybodys|everyones) letters"
            r"(?! (?:of|to the|for (?:work|school|the)))|(?:escribi|deje|termine|hice) ~1(?:las|mis) cartas"
            r"(?! (?:de (?:recom|trab)\w+|para (?:el|la) (?:trabajo|escuela|seguro)))",
            r"(?:gave|giv\w+) (?:away )?(?:all )?(?:my|his|her) (?:dog|cat|dogs|cats|guitar|tools|records|jewelry|ring|"
            r"watch|savings|money|furniture|books|whole \w+) (?:away|to (?:my|the|a) \w+) ~10(?:wont|dont|not|done|"
            r"goodbye|need)|(?:gave|given|giving) (?:away )?(?:everything|all (?:my|his|her) \w+)(?= away| i (?:own|"
            r"had)| "
            r"(?:he|she) (?:owns|had))",
            r"(?:regal\w+|reparti\w*|repartiendo) ~2(?:todas )?(?:mis|sus|todo lo mio) (?:cosas|pertenencias|"
            r"herramientas|joyas|animales|perros)(?! (?:viej|al bazar))",
            r"(?:standing|sitting|stood) (?:out |up |here )?(?:on|at) (?:the|a) ~2(?:edge|ledge|bridge|overpass|"
            r"railing|"
            r"rail|tracks)|(?:parad[oa]|sentad[oa]|trepad[oa]) ~2(?:en|a) (?:el|la|las|un) ~2(?:orilla|puente|barandal|"
            r"azotea|vias|precipicio)",
            r"(?:just|only|nomas|solo|nada mas) ~1(?:wanted|want|queria|quiero) ~2(?:hear|talk to|oir|escuchar|"
            r"despedirme) ~4(?:one last|last time|before i (?:go|do)|por ultima|antes de (?:irme|hacerlo)|de alguien|"
            r"de ustedes)",
            r"(?:have|got|had|tengo|tiene|ya tengo) ~2(?:it |todo )?(?:all )?(?:planned|plan|planeado) ~4(?:tonight|"
            r"die|"
            r"kill|end it|esta noche|morir\w*|acabar)",
        ),
        negative=True,
    ),
    # National Alliance on Mental Illness, crisis: voices that command, and the fear of doing harm.
    Rule(
        "violence",
        "emergency",
        (
            rf"(?:voices?|demon|devil|voz|voces|diablo|demonio) ~10(?:{_HARM}|{_HARM_ES}|haga dano|mate|lastime)",
            rf"(?:afraid|scared|terrified|worried|thoughts|urge|urges|thinking|want|wants|feel like) "
            rf"~5{_HARM} ~1(?:(?:the|my|our|his|her|a) )?{_CLOSE}(?! (?:feelings|back|chances|business|plants?))",
            rf"(?:miedo|ganas|pensando|pienso|ideas|impulsos?|quiero|quiere) ~4{_HARM_ES} ~2(?:a )?(?:la |el |al |mi |"
            rf"mis |"
            rf"un |su )?{_CLOSE}",
        ),
    ),
    # ACOG and March of Dimes: the birth has begun.
    Rule(
        "pregnancy",
        "emergency",
        (
            r"(?:head|baby|babys|shes|is|hes) ~2crowning|(?:see|feel|touch) ~2(?:the |its |his |her )?(?:babys )?head "
            r"~2(?:coming|down there|out|between|poking)|(?:urge|feel like|have|got) to push(?! (?:it|my|the|back|that|"
            r"this|our|for|through|past|to))|(?:she|im|shes|wife|he) ~1pushing ~3(?:baby|already|now|cant stop|and)"
            r"(?! (?:fifty|forty|sixty|seventy|it))",
            r"(?:esta )?coronando|(?:cabecita|cabeza) ~4(?:corono|coron\w+|asom\w+)|ganas de pujar|(?:estoy|esta) "
            r"pujando|"
            r"(?:se (?:le|me) )(?:sale|viene|esta saliendo|esta viniendo) ~1(?:el |la )?(?:bebe|nino|nina|criatura)",
        ),
        negative=True,
    ),
)
