"""Danger told by what the body shows, in comparisons and in what somebody can no longer do; both languages.

The sources are those of danger/signs.py, a category each; a clinician must review every row.
Format as in danger/rules.py.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_LOAD = (
    r"(?:truck|pickup|camioneta|carro|anvil|boulder|brick|costal|piedra|ladrillo|tabique|losa|bloque|saco de|camion|"
    r"elefante|bulto|cemento)"
)
_TIGHT = r"(?:tight\w*|squeez\w*|band|pressure|crush\w*|apret\w+|estruj\w+|opres\w+|punzada)"
_SPREADS = (
    r"(?:(?:arms?|brazos?) ~4(?:dead|lead|heavy|numb|muert\w+|pesad\w+|dormid\w+|plomo)|teeth|jaw|under my ribs|upper "
    r"body|"
    r"through here|quijada|mandibula|medio del pecho)"
)
_HELPS_NOT = (
    r"(?:(?:isnt|aint|not|didnt|doesnt|wont) ~1(?:let\w*|help\w*|work\w*|touch\w*|eas\w*|do\w*)|(?:and|did|does) "
    r"nothing|y nada|"
    r"nada|sigue|no (?:me |le )?(?:quita|hace|ayuda|alivia|sirve))"
)
_PUFFER = r"(?:puffer|inhaler|nebulizer|bomba|bombita|inhalador|nebulizador|aparatito)"
_BREATHLESS = (
    r"(?:worse|wheez\w*|breath\w*|tired|inhale\w*|chifl\w+|aire|respir\w+|peor|ahog\w+|hablar|silb\w+|hund\w+)"
)
_FADING = (
    r"(?:woozy|faint\w*|fading|(?:seeing|see) (?:stars|black)|(?:everythings?|things|it) (?:going|went|goes|go) "
    r"(?:dark|black)|"
    r"dizzy|light ?headed|pass\w* out|veo (?:todo )?negro|ve (?:todo )?negro|se me (?:va|esta yendo|viene) el mundo|"
    r"maread\w+|"
    r"desmay\w+|estrellitas|debil\w*)"
)
_BLOOD = r"(?:blood(?! (?:pressure|work|tests?|sugar|draw|type|thinners?))|bleed\w*|sangr\w+|clots?|coagulos?)"
_THINNER = (
    r"(?:warfarin|eliquis|xarelto|coumadin|plavix|(?:blood )?thinners?|anticoagulant\w*|adelgaza\w+ (?:de )?la sangre)"
)
_FUMES_FROM = (
    r"(?:heater|generator|grill|engine|furnace|alarm|detector|charcoal|anafre|calenton|calentador|boiler|brasero|"
    r"carbon|"
    r"asador|estufa|motor|fogon)"
)
_FUMES_DO = (
    r"(?:head\w*|vomit\w*|threw up|throw\w* up|falling|dizzy|sleepy|cant stand|can stand|mare\w+|dormid\w+|parar|"
    r"cabeza|"
    r"despert\w+|desmay\w+)"
)
_BATHED = r"(?:hot tub|pool|bathtub|underwater|under (?:the )?water|debajo del agua|alberca|piscina|tina|jacuzzi)"
_STINGS = (
    r"(?:stung|sting|yellow jackets?|hornet|scorpion|alacran|avispas?|abejas?|one bite|had a bite|probo|pico|picaron)"
)
_EXPECTING = (
    r"(?:pregnant|(?:im|shes|is|am|at) ~4weeks(?! (?:since|ago|from|away|until|out|and due))|months along|embaraz\w+|"
    r"(?:de|tengo|tiene) ~3(?:meses|semanas))"
)
_UNWELL = r"(?:fever|hot|light|spots|rash|burning|fiebre|calentur\w+|luz|manch\w+|hirviendo|ardiendo)"

BODY: tuple[Rule, ...] = (
    Rule(
        "chest_pain",
        "emergency",
        (
            rf"{_LOAD} ~6(?:encima|pechos?|parked on|sitting on|arriba del pecho|on (?:him|me|her|top|(?:my|his|her) "
            rf"(?:chest|breastbone|ribs)))|(?:parked|sitting) on (?:my|"
            rf"his|her) chest",
            rf"{_TIGHT} ~10{_SPREADS}",
            rf"(?:nitro\w*|under (?:my|his|her) tongue|(?:debajo|abajo) de la lengua) ~12{_HELPS_NOT}",
            r"(?:hold\w*|grab\w*|clutch\w*|rubb\w*|agarr\w+|sob\w+) ~3(?:(?:left|lado) (?:side|izquierdo)|middle of "
            r"(?:his|her|my) "
            r"chest)|(?:dando|dio|da) ~3apreton(?! de manos)",
            rf"heart ~10(?:{_FADING}|jackhammer|out of (?:my|his|her) chest)",
        ),
    ),
    Rule(
        "breathing",
        "emergency",
        (
            r"only ~3(?:a|one|two) words? (?:at a time|between|and then)|de palabra en palabra|sin poder (?:ni "
            r")?(?:respirar|tragar|jalar aire)",
            r"cant ~1(?:lie|lay) (?:flat|down)(?! (?:because|on|for|with) ~3(?:back|side|hip|shoulder)) "
            r"~12(?:breath\w*|air|words?)|"
            r"(?:breath\w*|air|words?|woke up) ~12cant ~1(?:lie|lay) flat|no ~3(?:acostar\w*|recostar\w*) "
            r"~5(?:respir\w+|aire|ahog\w+)",
            r"(?:see|seeing|showing|count) ~3ribs ~6(?:breath\w*|inhales?)|(?:too|getting|so) tired (?:to (?:talk|"
            r"breathe|cry)|of "
            r"breathing)|(?:stop|pause)s? ~2(?:every|after every|each) ~2words?",
            r"(?:no|ni) (?:me |le |se )?(?:alcanza\w*|llega|entra|agarra|jala) ~2aire|falta ~2respiracion|"
            r"(?:chifl\w+|silb\w+) ~2(?:todo|pecho|feo|horrible)|(?:agarrar|jalar) aire",
            rf"{_PUFFER} ~5(?:empty|did nothing|nothing|ran out|vaci\w+|se acabo|acab\w+|no (?:le |me )?(?:hace|sirve|"
            rf"ayuda)|y nada|"
            rf"tres veces) ~14{_BREATHLESS}|{_BREATHLESS} ~10{_PUFFER} ~5(?:empty|nothing|se acabo|vaci\w+|nada)",
            r"dusky|ashen|(?:quiet|limp|pale|cold|sweaty|clammy) and gr[ae]y|gr[ae]y in the face|(?<!diente "
            r")(?<!muela )(?<!corona )"
            r"(?:esta|se puso|quedo) (?:como |toda? |muy |bien )?gris|(?:grunt\w*|moan\w*|quej\w+) ~3(?:every|each|"
            r"cada) "
            r"(?:breath|respir\w+)",
        ),
        negative=True,
    ),
    Rule(
        "choking",
        "emergency",
        (
            r"(?:went down (?:the )?wrong|wrong (?:pipe|way|tube)|swallowed ~5wrong|fue (?:chueco|por otro lado|mal)|"
            r"piece of|bite of|"
            r"chunk of) ~14(?:dusky|blue|waving|pointing|no sound|nothings?|manote\w+|no (?:le )?sale|cant (?:talk|"
            r"breathe|cough))",
            r"chalking on (?:his|her|a|the|my|some)",
        ),
    ),
    Rule(
        "stroke",
        "emergency",
        (
            r"(?:hand|arm|leg|fingers) ~4(?:wont|wouldnt|not) ~1(?:close|grip|lift|open)|cant make ~3(?:hand|fingers|"
            r"arm|leg) "
            r"~2(?:close|grip|move|work|lift)|(?:arm|hand|leg) ~2keeps (?:falling|dropping)|(?:hand|arm|leg)s? "
            r"~3(?:just hanging|like "
            r"(?:jelly|lead|rubber|spaghetti|wood))",
            r"(?:smil\w+|laugh\w*|rie|sonrie|riendo) ~5(?:half (?:his|her|my) (?:mouth|face)|one side|un lado)|words? "
            r"~2(?:wont|not|dont|"
            r"arent) ~1com\w+|same wrong word|(?:cant|couldnt) ~2hold ~2(?:fork|spoon|cup|pen|glass)",
            r"(?:star\w+|look\w*) at me like ~4never (?:seen|met)|mirada perdida|(?:pour\w*|sirv\w+) ~4(?:coffee|cafe|"
            r"agua|water) "
            r"~4(?:next to|beside|outside|fuera|afuera)",
            r"habl\w+ como ~5(?:boca llena|borrach\w+|papa en la boca)|(?:mano|brazo|pierna) (?:como )?(?:muert[oa]|"
            r"de trapo|aguad[oa])|"
            r"(?:mano|brazo) ~6(?:cae|caen) ~1como trapo|balbuce\w+",
            r"(?:no|ni) (?:me |nos )?(?:sabe|reconoce|conoce) ~2(?:quien (?:soy|es)|como se llama|donde esta)|doesnt "
            r"know me",
            r"(?:curtain|shade|black\w*) ~5(?:eye|right one|left one) ~8cant see|(?:went|gone|all) (?:black|dark|"
            r"blind) ~1(?:in|out of) "
            r"(?:one|my|his|her|the) ~1eye|cant see ~3out of",
        ),
        negative=True,
    ),
    Rule(
        "bleeding",
        "emergency",
        (
            r"blood ~3(?:ran|runn\w+|runs|dripp\w*|stream\w*|all) ~4down|(?:tourniquet|torniquete)|(?:belt|cinturon) "
            r"~4(?:thigh|leg|arm|"
            r"pierna|brazo|muslo)|(?:squirt|spurt|pump)\w* (?:out )?(?:every|each|with) ~2(?:time|heart\w*|beat)",
            rf"{_BLOOD} ~16{_FADING}|{_FADING} ~12{_BLOOD}",
            rf"{_THINNER} ~14(?:nose|fell(?! behind)|fallen|lump|head|scalp|press\w*|nariz|cayo|cai|golpe\w*|{_BLOOD})",
            r"mouth ~3fill\w* ~3(?:faster|blood)|(?:vaso|cubeta|taza|palangana|lavabo) ~2de sangre|(?:clots?|"
            r"coagulos?) ~6(?:size|big|"
            r"lemon|golf|eggs?|fist|grandes?|tamano|huevos?|limon)",
            r"(?:toalla\w*|pads?|towels?) ~2(?:cada|every|in) ~2(?:cinco|diez|quince|veinte|media|five|ten|fifteen|"
            r"twenty|few|half)|"
            r"(?:corre|escurr\w+|saliendo|sale) ~3sangre ~5(?:hasta|a chorr\w+|por todo)",
            r"cant get it to (?:quit|stop)|(?:wont|just wont) (?:quit|stop) ~4(?:press\w*|pressure|bleed\w*)|"
            r"(?:toilet|bowl) ~5bright red",
        ),
        negative=True,
    ),
    Rule(
        "anaphylaxis",
        "emergency",
        (
            rf"throat ~6(?:straw|pinhole)|{_STINGS} ~12(?:throat|hoarse|wheez\w*|tongue|scratching all over|garganta|"
            rf"lengua|ronc[oa]|"
            r"chifl\w+|labios)",
        ),
    ),
    # CDC, carbon monoxide; Poison Control.
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            rf"{_FUMES_FROM} ~10(?:on|running|going|inside|indoors|prendid\w+|encendid\w+|adentro|dentro|toda la "
            rf"noche) ~18{_FUMES_DO}",
            rf"prend\w+ ~3{_FUMES_FROM} ~3a?dentro|dormimos con ~4{_FUMES_FROM} ~2prendid\w+",
            r"empt(?:y|ied) ~4bottle ~4(?:pills|tablets|capsules|sleeping)|swallow\w* (?:every|all)|empastill\w+|"
            r"(?:tomo|tome|trago) "
            r"~2como (?:diez|quince|veinte|treinta|cuarenta|\d\d)(?! (?:dias|minutos|anos))",
            r"(?:pills?|powder|tablets?|pastillas?|polvo|some) ~3(?:in|on|en) (?:his|her|the|la|su) (?:mouth|boca)|"
            r"boca ~1(?:llena|"
            r"con) ~1pastillas|lid off ~5(?:pills|medicine)",
            r"(?:drank|drinking|tomo|bebio) ~5(?:coolant|jug in the|lamp oil|weed killer|refrigerante|anticongelante)|"
            r"(?:thermos|jug) "
            r"~4(?:coolant|antifreeze)",
            r"insulin\w* ~3(?:twice|two times|all at once|dos veces|doble) ~12(?:sweat\w*|sud\w+|shak\w*|tembl\w+|"
            r"know|sabe|sleepy|"
            r"confus\w*)|pump ~3(?:emptied|dumped)",
        ),
    ),
    Rule(
        "unconscious",
        "emergency",
        (
            r"face ?down ~8(?:in|on|hallway|pool|floor|cold|not)|boca abajo ~8(?:fri[oa]|no|pasillo|piso|alberca)|"
            r"crumpled ~3(?:in|on|to|"
            r"over)|bring (?:him|her|them) (?:round|around|back to)",
            r"(?:yell\w*|shook|shak\w+|call\w*) ~8(?:got nothing|nothing back)|cant (?:hardly |even |barely )?keep "
            r"(?:him|her|them) awake",
            r"(?:no|ni) (?:los|las|lo|la) (?:puedo|podemos) despertar|no (?:se )?(?:despiertan|me quiere despertar)|"
            r"qued\w+ tira(?:d?[oa]|os)",
        ),
        negative=True,
    ),
    Rule(
        "seizure",
        "emergency",
        (
            r"(?:fits?|seizures?) ~14(?:into another|another|isnt stopping|wont stop|come out of it)|stiff as a board|"
            r"eyes ~2(?:went|"
            r"go|gone) ~3(?:up|back|into)",
            r"(?:voltea\w*|voltearon|fueron|van) ~2oj(?:os|itos)|ties[oa] ~6(?:ojos|espuma|tembl\w+)|(?:echa\w*|"
            r"saca\w*|sale|bota\w*) "
            r"~2espuma|brinc\w+ ~3(?:brazos?|piernas?)",
        ),
    ),
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            r"(?:me )?despedi de (?:mis|todos|mi|mi familia)|(?:hoy|esta noche|ya) se (?:acaba|termina) ~1(?:todo|"
            r"esto)|tengo todo listo "
            r"~4(?:acaba|termina|irme)|cuando yo (?:ya )?no este|dej\w+ todo (?:arreglado|listo) ~6no este",
            r"(?:said|saying) (?:my|all my|our) good ?byes|(?:it|this) (?:all )?ends (?:today|tonight)|(?:everybody|"
            r"everyone|they|family|"
            r"kids)\w* ~2(?:be )?(?:happier|better off) ~1(?:if|without) ~2(?:i|me)|picked tonight",
            r"(?:garage|garaje|cochera) ~8(?:engine|motor|running|prendid\w+|encendid\w+)|(?:engine|motor|carro "
            r"prendido) ~5(?:garage|"
            r"garaje|cochera)",
            r"(?:locked|encerr\w+) ~10(?:blade|razor|knife|navaja)|blade missing|(?:text\w*|wrote|messag\w+) (?:me |"
            r"us )?(?:good ?bye|bye) "
            r"~2take care|keep (?:my|him|her)sel\w+ safe tonight",
            r"scared ~3(?:going to|gonna|will|might) ~1do it|escrib\w+ ~2carta\w* ~2(?:mis hij\w+|mi familia|todos)|"
            r"diciendo que ya estuvo",
        ),
        negative=True,
    ),
    Rule(
        "violence",
        "emergency",
        (
            r"hands? ~2(?:around|round|on) (?:my|her) (?:neck|throat)|(?:whisper\w*|cant talk loud|hablo bajito|"
            r"hablar (?:bajito|fuerte)|"
            r"cant talk) ~6(?:hes (?!an?\b)|downstairs|next room|other room|hear (?:me|us)|otra|oye|oiga|esta (?:en|"
            r"aqui|dormido))",
            r"(?:said|says|dijo|dice) ~2(?:if i (?:call|leave|tell)|si (?:llamo|me voy|hablo|cuelgo)) ~5(?:dead|"
            r"kill\w*|mata\w*)|"
            r"(?:gonna|going to) finish (?:it|me)",
        ),
    ),
    Rule(
        "major_trauma",
        "emergency",
        (
            r"(?:truck|car|tractor|machine|mower|carro|camioneta|tractor|maquina) ~4(?:on top of|encima de|arriba de|"
            r"sobre) "
            r"~2(?:his|her|my|him|me|legs?|chest|piernas|pecho|pies|el|ella)|(?:quedo|cayo) encima de las? "
            r"(?:piernas?|pecho)",
            r"(?:line drive|temple|(?:his|her|my) head|sien|la cabeza) ~18(?:thrown up|threw up|vomit\w*|what day|"
            r"keeps asking|same "
            r"question|pregunta lo mismo)",
            r"(?:cant|doesnt|no) ~1(?:feel\w*|siente|siento) ~4(?:from the waist|below the waist|waist down|de la "
            r"cintura)",
            r"(?:ball|pitch|bat|elbow|puck|golpe\w*|pelot\w+|balon) ~4(?:head|temple|cabeza|sien) ~14(?:thrown up|"
            r"threw up|vomit\w*|what "
            r"day|asking|same|pregunta)",
            r"hueso ~5(?:de |a)fuera|(?:perdio|lost) ~2(?:dedit\w+|dedos?|fingers?)|(?:agarr\w+|toc\w+) ~2cable "
            r"~8(?:mojad\w+|tira\w*|"
            r"pela\w*|corriente)|(?:grabbed|touched) ~3(?:wire|outlet|cord) ~8(?:wet|shock\w*|thrown|floor)",
        ),
    ),
    Rule(
        "burn",
        "emergency",
        (
            r"(?:shirt|hair|sleeve|dress|blusa|camisa|ropa|pelo|vestido|pants) ~2(?:caught(?! (?:on|in))|se (?:le "
            r")?prendio|prendio)|"
            r"prendio ~2(?:ropa|blusa|camisa|pelo|vestido)|explot\w+ ~3(?:boiler|gas|estufa|calentador|cilindro|"
            r"tanque)",
            r"(?:stove|estufa) ~5(?:down|all over|encima) ~3(?:front|face|cara|chest|pecho|legs|her|him)|(?:olla|agua|"
            r"aceite|fuego|prendio|"
            r"explot\w+|encima) ~16(?:ampoll\w+|(?:piel|pellejo))|pela\w* ~2pellejo",
        ),
    ),
    Rule(
        "pregnancy",
        "emergency",
        (
            rf"{_EXPECTING} ~14(?<!took )(?<!drew )(?<!drawn )(?:{_BLOOD}|splitting head|manch\w+ (?:mucho|mucha|"
            rf"harto))",
            rf"{_EXPECTING} ~14cant see",
            rf"{_EXPECTING} ~8(?:hand|foot|feet|leg|manita|mano|piecito|pie) ~5(?:showing|coming out|hanging|asom\w+|"
            rf"sal\w+)|"
            rf"{_EXPECTING} ~8asom\w+",
            r"(?:feel|siento|se le ve|se siente) ~1(?:the|its|la) (?:babys )?(?:head|cabecita)(?! (?:hurt|ach|pound|"
            r"spin))",
            r"(?:not|isnt|arent|wont) ~1(?:going to |gonna )?make it to ~1hospital|(?:can|i) see ~1(?:the |its "
            r")?(?:head|hair)(?= $| "
            r"(?:i|its|and) )|no (?:alcanzamos|vamos) a llegar al hospital",
        ),
        negative=True,
    ),
    Rule(
        "paediatric",
        "emergency",
        (
            rf"(?:neck|cuello|nuca) ~4(?:stiff|ties\w|dur\w) ~16{_UNWELL}|{_UNWELL} ~14(?:neck|cuello|nuca) "
            rf"~3(?:stiff|ties\w|dur\w)",
            r"(?:manch\w+|punt\w+|pint\w+) morad\w+|(?:rash|spots) ~4(?:like )?(?:bruis\w*|purple)|mollera "
            r"~3(?:saltad\w|abombad\w|"
            r"abultad\w|brincad\w)|rag doll|trapito|como (?:un )?trapo|aguadit[oa]",
            r"(?:day|days) old ~12(?:fever|hot|hundred|temp\w*|wont|limp)|(?:tiene|de) \w+ dias ~8(?:calentur\w+|"
            r"fiebre)",
            rf"{_BATHED} ~14(?:cough\w*|sleepy|sleep|dormir|tos\w*|morad\w+|blue)",
        ),
        negative=True,
    ),
    Rule(
        "other_emergency",
        "emergency",
        (
            r"(?:sugar|glucose|meter|machine) ~6(?:l o|lo|low) ~16(?:sweat\w*|soak\w*|mean|shak\w*|drink|juice|out of "
            r"it)|azucar ~6"
            r"(?:veint\w+|treinta|cuarenta|[234]\d)(?: y \w+)? ~12(?:ido|ida|tirit\w+|sud\w+|tembl\w+|incoher\w+|"
            r"dientes|despiert\w*)",
            r"(?:ya no|not|no longer|stopped) (?:suda|sudar|sweating)|rattlers? ~2(?:got|bit)|(?:mother|father|mom|"
            r"dad|wife|husband|son|"
            r"daughter|baby|brother|sister) is dying(?! (?:of|to|for|from))",
        ),
        negative=True,
    ),
)
