"""Danger told as it looks to whoever stands beside it, without the name of the illness; both languages.

The sources are those of danger/signs.py; a clinician must review both.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_CANT = r"(?:cant|cannot|couldnt|hardly|barely|unable to|not able to)"
_NOT = r"(?:not|isnt|wont|doesnt|hasnt|didnt|never|stopped)"
_POT = r"(?:kettle|pot|pan|coffee|soup|tea|fryer|hot water|skillet|crock ?pot|hot oil|grease|candle|iron)"
_OVER = r"(?:herself|himself|myself|him|her|me|baby|lap|chest|legs|arms|kid|son|daughter|toddler|feet|stomach)"
_HEAD_PAIN = r"(?:head ~4(?:pound\w*|ach\w*|split\w*|hurt\w*|kill\w*)|see\w* ~2(?:spots|stars|sparkl\w*|flash\w*))"
_CLASS = (
    r"(?! (?:lessons?|class\w*|courses?|training|instruct\w*|certif\w*|recert\w*|cards?|on (?:a )?(?:mannequin|manikin|"
    r"dummy|doll)|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next|that day|at school|is |cursos?|"
    r"clases?|manana|el (?:lunes|martes|miercoles|jueves|viernes|sabado)))"
)
_CPR = rf"(?:cpr|c p r|chest compressions|mouth to mouth|rescue breath\w*){_CLASS}"
_RCP = rf"(?:rcp|r c p|reanimacion|masaje cardiaco|respiracion (?:de )?boca a boca){_CLASS}"
_OLLA = r"(?:olla|sarten|cazuela|tetera|agua|sopa|frijoles|caldo|cafe|aceite|te|leche|comal|plancha)"
_ENCIMA = r"(?:encima|bebe|nino|nina|cara|piernas|brazos|pecho|panza|espalda)"

SEEN: tuple[Rule, ...] = (
    Rule(
        "breathing",
        "emergency",
        (
            rf"{_CANT} ~1(?:finish|get through|say) ~3(?:sentences?|words?)|sit\w* ~1up ~6(?:breathe|breath|sentence)",
            r"hard to breathe|(?:work|fight|struggl)\w* ~4(?:breathe|breath|air)|turn\w* colors?",
            r"no (?:puede|puedo) ~1(?:terminar|acabar|decir) ~3(?:frase|oracion|palabras?)|jala\w* aire|jadea\w*",
        ),
        negative=True,
    ),
    Rule(
        "choking",
        "emergency",
        (
            r"(?:swallow\w*|ate|eating) ~8(?:grab\w*|claw\w*|clutch\w*|hold\w*|point\w*) ~3(?:neck|throat)",
            r"went down (?:the )?wrong ~1(?:way|pipe|tube)? ~8(?:cant|not|blue|grab\w*|red|panick\w*)",
            r"(?:agarr\w+|toca\w*|senala\w*) ~2(?:cuello|garganta)",
        ),
    ),
    Rule(
        "unconscious",
        "emergency",
        (
            r"(?:found|finding|see|saw|theres) ~5(?:on|in) the ~2(?:floor|ground|tub|bathtub)(?! (?:mat|plan))",
            rf"(?:floor|ground|bed|chair|couch|tub|car) ~5{_NOT} ~1(?:answer\w*|respond\w*|mov\w*|talk\w*|wak\w*)",
            r"(?:fad\w+|drift\w+|com\w+|go\w+|slipp\w+) in and out|eyes ~3open but|just ~1(?:lies|laying|lying|"
            r"stares|stare)",
            r"(?:lo|la) (?:encontr\w+|halle|hallamos) ~3(?:piso|suelo|tirad\w+|inconscient\w+)|se nos va|se esta "
            r"yendo",
        ),
        negative=True,
    ),
    Rule(
        "stroke",
        "emergency",
        (
            r"(?:talk\w*|act\w*|walk\w*|sound\w*|stagger\w*) ~2drunk\w*(?! (?:driver|friend))|drool\w* ~6(?:side|"
            r"corner|mouth)",
            r"(?:miss\w*|dropp?\w*) ~4(?:cup|fork|spoon|glass|everything|things|phone) ~8(?:drool\w*|slur\w*|talk\w*|"
            r"face)",
            r"(?:habl\w+|camin\w+|actu\w+|and[ae]\w*) ~2(?:como )?borrach\w+|(?:cae\w*|cayo|tira) ~4(?:cuchara|vaso|"
            r"taza|cosas) ~8habl\w+",
        ),
    ),
    Rule(
        "bleeding",
        "emergency",
        (
            r"blood ~4(?:all over|everywhere|floor|pool\w*)|bright red blood|(?:press\w*|pressure) ~6(?:isnt|not|"
            r"doesnt) ~2help\w*",
            r"(?:brot\w+|chorre\w+|escurr\w+|bota\w*) ~4sangre|sangre ~4(?:brot\w+|chorre\w+|por todos|por todas)",
        ),
    ),
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            r"se (?:lo|la|los|las) (?:tomo|trago|comio|bebio|acabo|zampo) ~1(?:tod[oa]s?|enter\w+|complet\w+)",
            r"(?:drank|ate|took|swallowed) (?:it|them) all|(?:drank|ate|took|finished) the (?:whole|entire) "
            r"(?:bottle|thing|box)",
            r"(?:patch\w*|dose|meds|medicine|pills) ~4(?:twice|double|wrong) ~10(?:sleepy|wake|drows\w*|confus\w*|"
            r"slow)",
        ),
    ),
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            r"(?:pills|bottle|rope|gun|razor|knife) ~2(?:lined up|in (?:my|his|her) hand|counted|ready|loaded|to "
            r"(?:my|his|her) head)",
            r"(?:wrote|writing|left|leaving|found) ~1(?:letters?|notes?|a (?:letter|note)) ~2(?:to|for) (?:my|his|"
            r"her|us|the kids|everyone)",
            r"(?:took|grabbed|loaded|has|got) (?:the|a|his|my|her|that) (?:gun|rifle|pistol)|dont (?:look for|try to "
            r"find|come after) me",
            r"(?:giving|gave) (?:away )?(?:all )?(?:his|her|my) (?:stuff|things|belongings) away|say\w* ~1goodbye to "
            r"everyone",
            r"dej\w+ ~3(?:carta|nota|mensaje|recado) ~8(?:no (?:lo|la) encuentr\w*|despedida|no contesta|perdon)",
            r"(?:agarro|se llevo|saco) ~1(?:la|una|su) pistola|no me busquen",
        ),
    ),
    Rule(
        "major_trauma",
        "emergency",
        (
            r"(?:fell|fallen|falling|jumped|thrown) ~2(?:out of|out|off|from|through) ~4(?:window|roof|balcony|cliff|"
            r"bridge|second (?:story|"
            r"floor)|third|bleachers|overpass|moving)",
            r"(?:fingers?|toes?|hand|foot|ear|thumb|fingertip) ~2(?:is|are|got|was) ~1(?:gone|missing|crushed|"
            r"hanging|severed|mangled)",
            r"(?:cayo|cae|caido|tiro|aventaron) ~3(?:segundo|tercer|cuarto) piso|(?:cayo|aventaron) ~3(?:ventana|"
            r"balcon|techo|puente|azotea)",
            r"no se puede mover|no puede moverse|(?:perdio|volo|volaron|arranco) ~2dedos?",
        ),
    ),
    Rule(
        "burn",
        "emergency",
        (
            rf"(?:pull\w*|tipp\w*|knock\w*|dropp\w*|spill\w*|dump\w*|pour\w*|turn\w*) ~4{_POT} ~6{_OVER}",
            rf"{_OLLA} ~4(?:hirviendo|caliente|ardiendo) ~4{_ENCIMA}|(?:cayo|echo|volteo|tiro|vacio) ~6{_OLLA} "
            rf"~4{_ENCIMA}",
        ),
    ),
    Rule(
        "pregnancy",
        "emergency",
        (
            rf"(?:weeks|months|pregnant|expecting) ~10{_HEAD_PAIN}|{_HEAD_PAIN} ~10pregnant",
            r"embaraz\w+ ~10(?:lucecitas|luces|estrellitas|borros\w+|(?:duele|dolor) ~4cabeza)|(?:meses|semanas) "
            r"~6(?:lucecitas|ve luces)",
        ),
    ),
    Rule(
        "dental_airway",
        "emergency",
        (
            r"swell\w* ~8(?:down|into|spread\w*|moving|going|gone) ~4(?:neck|throat|chest)|swell\w* ~12(?:hard|"
            r"trouble) ~2(?:talk|swallow|breathe)",
            r"hinch\w+ ~8(?:baj\w+|pas\w+|lleg\w+|va|corr\w+) ~4(?:cuello|garganta|pecho)|no (?:puedo|puede) (?:ni "
            r")?abrir la boca",
        ),
    ),
    Rule(
        "other_emergency",
        "emergency",
        (
            r"(?:sugar|glucose|meter) ~8(?:low|lo|wont read) ~10(?:drunk|confus\w*|sweat\w*|shak\w*|pass\w*|weird|"
            r"sleepy|out of it)",
            r"send (?:someone|somebody|help)(?! (?:the|an?|my|his|her|to (?:fix|clean|pick)))|need (?:help|someone|"
            r"somebody) ~2right now",
            r"azucar ~4(?:baj\w+|en (?:treinta|cuarenta)) ~10(?:borrach\w+|confund\w+|sud\w+|tembl\w+|desmay\w+|no)",
            r"mand\w+ (?:a )?(?:alguien|ayuda)(?! (?:a|para) (?:arreglar|recoger))",
            rf"(?<!wrist )(?<!back )(?<!shoulder )(?:doing|giving|performing|started|starting|needs) "
            rf"(?:(?:him|her|them|some|(?:my|the|our) "
            rf"\w+) )?{_CPR}",
            rf"(?<!me estan )(?:haciendo|dando|hacemos|damos)(?:le|les)? (?:el |la )?{_RCP}",
        ),
    ),
    Rule(
        "dental_avulsion",
        "urgent",
        (r"(?:tooth|teeth) ~3(?:are|is|came|got|were) ~1out ~12(?:milk|cup|napkin|hand|bag|tissue)",),
    ),
    Rule(
        "post_op",
        "urgent",
        (
            r"(?:section|incision|cut|scar|wound|stitches|staples) ~5(?:hot|smells?|stinks?|oozing|green|"
            r"yellow|came apart)",
        ),
    ),
    Rule(
        "medication_gap",
        "urgent",
        (
            r"(?:transplant|heart|seizure|thinners?|bipolar|hiv|steroid|psych) (?:pills|meds|medicine|medication) "
            r"~3(?:ran out|gone|"
            r"finished)|(?:days?|week) ~2without ~4(?:pills|meds|medicine|insulin|thinner\w*)",
            r"(?:dias?|semana) ~2sin ~5(?:pastillas|medicinas?|insulina|medicamentos?)",
        ),
    ),
)
