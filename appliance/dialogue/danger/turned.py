"""Danger in turned words: the vehicle as subject, Spanish word order and clitics, blood without "bleed", goodbyes.

Format and sources as in danger/rules.py and danger/signs.py; a clinician must review both.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_CAR = r"(?:car|truck|bus|van|suv|pickup|motorcycle|train|taxi|semi)"
_CARRO = r"(?:carro|coche|camion|camioneta|troca|moto|trailer|autobus|tren)"
_THING = r"(?:car|truck|house|mailbox|fence|garage|bumper|mirror|dog|cat|parked|bike|van|driveway|gate|wall|window)"
_ONE = rf"(?:me|him|her|us|them|(?:my|our) (?!{_THING} )\w+|a (?:boy|girl|man|woman|kid|lady|guy|pedestrian|cyclist))"
_NO_QUIERE = r"(?:no|ni|ya no) (?:se |me |le |nos |lo |la )?(?:quiere|puede|puedo|logra|logro|podemos|logramos|deja)"
_CARA = r"(?:cara|carita|boca|boquita|cuerpo|cuerpecito|lado|lengua)"
_CLOTH = r"(?:towels?|shirts?|pads?|rags?|sheets?|gauze|bandages?|blankets?|washcloths?)"
_TRAPO = r"(?:toallas?|trapos?|sabanas?|camisas?|gasas?|vendas?|panuelos?|servilletas?)"
_PILLS = r"(?:pills|tablets|bottle|gun|knife|razor|blade|rope)"
_PASTILLAS = r"(?:pastillas|pistola|cuchillo|navaja|soga|frasco)"

TURNS: tuple[Rule, ...] = (
    Rule(
        "major_trauma",
        "emergency",
        (
            rf"{_CAR} ~2(?:hit|struck|clipped|ran over|ran into|rolled over|backed over|"
            rf"knocked down) ~1{_ONE}(?! (?:car|"
            r"truck|house|mailbox|fence|parked))",
            rf"(?:un|una|el|la) {_CARRO} ~3(?:pego|golpeo|atropell\w+|arrollo|aplasto|paso (?:por )?encima|se llevo) "
            r"~3(?:a mi|a un|a una|a la|al|a el|a ella|mi hij\w+)(?! (?:carro|coche|casa))",
            r"(?:le|me|se le|se me) (?:ve|ven|asoma|salio|sale) ~2(?:el )?hueso",
            r"(?:prensad[oa]|atrapad[oa]|aplastad[oa]) ~3(?:carro|coche|fierros|maquina|abajo|debajo)|(?:esta|quedo) "
            r"prensad[oa]",
            r"(?:horse|bull|cow) (?:kicked|trampled|stepped on) ~1(?:me|him|her|my \w+)",
        ),
    ),
    Rule(
        "unconscious",
        "emergency",
        (
            rf"{_NO_QUIERE} ~1(?:despertar\w*|reaccionar|responder|abrir (?:los|sus) ojos|volver en si)",
            r"(?:no|ni) (?:se )?(?:despierta|reacciona|responde|rresponde)|por mas que (?:lo|la|le) "
            r"(?:mueve\w*|muevo|sacudo|grito|hablo)",
            r"(?:went|going) (?:right |straight )?down ~8(?:no response|not (?:moving|responding|"
            r"answering))|no response "
            r"~2(?:from (?:him|her))?(?= $)",
            r"(?:cant|cannot|couldnt) get ~3to (?:wake up|wake|respond|come to)",
            r"(?:man|woman|gentleman|lady|guy|person|customer|patient|coworker|somebody|"
            r"someone) ~1(?:just )?(?:dropped|"
            r"went down|fell over|crumpled)(?! (?:off|the|a|it|out))",
        ),
        negative=True,
    ),
    Rule(
        "stroke",
        "emergency",
        (
            rf"(?:se (?:me|le)|me|le) ~2(?:duerm\w+|durmi\w+|paraliz\w+|entum\w+|caid\w+|cay\w+|fue|tuerc\w+|torci\w+|"
            rf"jal\w+) ~2(?:media|medio|la mitad|un lado|toda) ~2{_CARA}?",
            r"(?:cae|sale|escurre) ~1(?:la )?baba ~4lado|(?:enredo|enreda|traba|trabo) ~2(?:la )?lengua",
            r"(?:cant|cannot|couldnt) ~1(?:find|get|remember|say) ~1(?:his|her) (?:own )?(?:words|name)",
            r"(?:face|mouth|smile) (?:has |just |suddenly )*(?:dropped|fell|slipped|"
            r"went slack)(?! (?:off|on the floor))",
        ),
        negative=True,
    ),
    Rule(
        "bleeding",
        "emergency",
        (
            rf"(?:soak\w*|drench\w*|bleed\w*) ~2through ~3{_CLOTH}|(?:blood|bleed\w*|cut|nose|"
            rf"knife|glass|wound) ~14(?:gone|going|went) through ~3{_CLOTH}|(?:so much|lots of|a lot of|pool of|"
            r"full of|losing) (?:the )?blood(?! (?:work|tests?|draws?|samples?|vials?))",
            rf"(?:empap\w+|llen\w+|moj\w+) ~3{_TRAPO}(?: de sangre)?|{_TRAPO} ~4empap\w+",
            r"(?:pura|puritita|tanta|mucha|muchisima) sangre(?! (?:para|en ayunas))|(?:parar|detener|"
            r"contener) ~2(?:la )?"
            r"(?:sangre|hemorragia)",
            r"(?:como|parece) ~1cafe molido|(?:looks?|like) ~3coffee grounds",
        ),
    ),
    Rule(
        "overdose_poisoning",
        "emergency",
        (
            r"(?:metio|llevo|echo) (?:a|en) la boca ~4(?:capsula|pastillas?|detergente|cloro|pila|jabon|veneno|quimico|"
            r"medicina)",
            r"(?:liquido|polvo|producto|quimico|limpiador) ~5(?:destapar|canos|bano|limpiar|piso|pisos|ratas) "
            r"~4(?:tom\w+|trag\w+|beb\w+)",
            r"(?:dont|not sure|no idea) ~1(?:know )?how many ~2(?:he|she|they|my \w+) ~1(?:took|taken|swallowed|ate)|"
            r"no se cuantas ~2(?:tomo|trago|comio)",
        ),
        negative=True,
    ),
    # 988 Suicide & Crisis Lifeline: plans, means at hand, goodbyes.
    Rule(
        "suicide_self_harm",
        "emergency",
        (
            rf"{_PILLS} ~4(?:in front of|with|beside|next to|in) (?:me|my hand) ~8(?:tak\w+|swallow\w*|"
            rf"do\w*|us\w+|end)",
            r"(?:thinking|think|thought) ~1(?:about|of) ~1(?:taking them all|driving (?:off|into)|"
            r"jumping|not waking up|"
            r"stepping in front|swallowing)",
            r"(?:cutting|cuts|burning) (?:my|his|her|their) (?:arms?|wrists?|legs?|thighs?)|(?:keep|stay) "
            r"(?:my|him|her)sel\w+ safe(?= $| (?:tonight|now|any|from|right|today))",
            r"(?:wont|not going to|not gonna) (?:be )?need\w* ~4(?:ever(?= $| again| and| i)|where im going)|"
            r"wont be needing (?:them|anything|my \w+) ~1any ?more",
            rf"{_PASTILLAS} ~4(?:aqui|en la mano|enfrente|listas?|conmigo) ~8(?:tom\w+|us\w+|acab\w+|hacer\w*)",
            r"(?:cortando|corta|corto|quemando) (?:los |las |sus )?(?:brazos|venas|munecas|piernas)|"
            r"cuando yo (?:ya )?no "
            r"este",
        ),
        negative=True,
    ),
    Rule(
        "violence",
        "emergency",
        (
            r"(?:hit|punched|beat|choked|slapped|strangled|attacked|shoved) (?:me|her|us) ~6(?:still|"
            r"outside|here|coming|"
            r"back|tonight|just now|again)",
            r"(?:break\w*|kick\w*|bust\w*|bang\w*) ~2(?:down )?(?:the|my|our) ~1door(?! ?bell)",
            r"(?:quiso|quiere|trato de|intento|queria) (?:ahorcar|matar|golpear|pegar)\w*|(?:me|nos|la) "
            r"(?:quiso|quiere|trato de|intento) (?:ahorcar|matar|pegar|golpear)",
            r"(?:tirando|tumbando|rompiendo|pateando) (?:la|mi) puerta",
        ),
    ),
    Rule(
        "pregnancy",
        "emergency",
        (
            r"(?:ve|asoma|siento|sale|viene) ~2(?:la )?cabe(?:za|cita) ~2(?:del? |al )?(?:bebe|nino|nina)|ve ~1(?:el )?"
            r"cordon|(?:revento|rompio) (?:la )?fuente ~8(?:cordon|cabe\w+|sangr\w+)",
            r"(?:meses|semanas|embaraz\w+) ~6(?:duele|dolor) ~3cabeza ~8(?:luc\w+|borros\w+|estrell\w+|chispas)",
        ),
    ),
    Rule(
        "anaphylaxis",
        "emergency",
        (
            r"(?:throat|tongue) ~3(?:smaller|narrow\w*|fat\w*|thicker|bigger|shutting|big|numb|tingl\w+)",
            r"(?:nudo|apretad[ao]|cerrand\w+) ~3(?:en )?(?:la )?garganta ~8ronchas|"
            r"garganta ~3(?:apretad\w+|cerrand\w+) "
            r"~8(?:labios|comi\w*|ronchas|pico)",
        ),
    ),
    Rule(
        "dental_bleeding",
        "urgent",
        (r"(?:gauze|socket|gums?) ~4(?:fill\w*|soak\w*|red|ooz\w+)", r"sal\w+ ~1(?:mucha )?sangre ~4(?:muela|encia)"),
    ),
    Rule(
        "post_op",
        "urgent",
        (r"(?:abri\w+|salt\w+|solt\w+|revent\w+) ~2(?:los )?puntos|puntos ~2(?:abri\w+|solt\w+|revent\w+)",),
    ),
    Rule(
        "dental_swelling",
        "urgent",
        (r"(?:cara|cachete|mejilla) ~3(?:como )?(?:pelota|globo|bola|hinch\w+|inflam\w+)",),
    ),
    Rule(
        "medication_gap",
        "urgent",
        (
            r"ya no (?:tengo|tiene|hay|me queda) ~1insulina|(?:tome|tomo|di) ~1(?:doble|dos veces|de mas) ~3"
            r"(?:pastillas?|dosis|medicina|presion)",
            r"(?:used up|finished|last of) ~3insulin",
        ),
        negative=True,
    ),
    Rule(
        "medical_urgent",
        "urgent",
        (
            r"(?:spray|cleaner|bleach|glue|chemical|acid|oil|soap) ~2in(?:to)? (?:my|his|her|both) eyes?",
            r"(?:me|le) (?:cayo|entro|salpico|echo) ~4(?:en )?(?:el|los|mi|su) ojos?",
            r"(?:hit|cracked|bumped|knocked) ~2(?:the )?(?:back|side|front) of (?:my|his|her) head",
        ),
    ),
)
