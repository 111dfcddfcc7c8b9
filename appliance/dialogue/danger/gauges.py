"""Danger read off a device: oxygen, pulse, an implanted defibrillator; both languages.

Format as in danger/rules.py; a clinician must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_OXYGEN = (
    r"(?:oxygen\w*|oximeter|pulse ox|(?:his|her|my|su|el|the) (?:o 2|o two|oh two)|spo 2|sats?|saturation|oxigeno|"
    r"oximetro|saturacion|saturando|(?:thing|clip|monitor|oximeter|"
    r"device|machine|reader|aparat\w+|cosit[oa]|maquinita) (?:on|for|en|del?) (?:his|her|my|the|el|su)? ?(?:finger|"
    r"dedo))"
)
_LOW_OXYGEN = (
    r"(?>[5678]\d|seventies|eighties|setentas|ochentas|(?<!mil )(?:fifty|sixty|seventy|eighty|cincuenta|sesenta|"
    r"setenta|ochenta)(?: (?:y )?(?:one|two|three|four|five|six|seven|eight|nine|un[oa]?|dos|tres|cuatro|cinco|seis|"
    r"siete|ocho|nueve))?)"
)
_LOWISH_OXYGEN = (
    r"(?>9[012]|(?:ninety|noventa)(?: (?:y )?(?:one|two|uno|dos))?)(?! (?:years|anos)(?= ))(?! (?:y )?(?:three|four|"
    r"five|six|seven|eight|nine|tres|cuatro|cinco|seis|siete|ocho|nueve|minutes|minutos) )"
)
_READS = (
    r"(?:(?:is|at|says|said|reads|reading|shows|dropped|dropping|down|to|in|the|only|now|like|about|level|levels|was|"
    r"went|goes|keeps|esta|anda|marca\w*|dice|salio|sale|le|lo|la|tiene|trae|bajo|baja|bajando|en|a|al|de|como|nomas|"
    r"ya|el|of|are|low|mid|high|its|into|up|jumped|on|que|los|esta|\|) ){0,8}"
)
_PULSE = (
    r"(?:heart (?:is )?(?:going|beating|racing)|corazon (?:\S+ )?(?:late|latiendo)|heart ?rate|heart ?beat|"
    r"pulse(?! ox)|beats per minute|pulso|ritmo cardiaco|frecuencia cardiaca|latidos)"
)
_EFFORT = (
    r"(?!(?: \S+){0,8} (?:(?:when|whenever|after|while|during|from) (?:(?:i|he|she|we|my|his|her|a|was|am|go|went|"
    r"the) ){0,3}"
    r"(?:run\w*|ran|exercis\w*|work(?:ing)? ?out|workout|gym|walk\w*|bik\w*|treadmill)|on the treadmill|(?:cuando|"
    r"despues de|al|de) (?:corr\w+|camin\w+|hacer ejercicio|ejercicio)) )"
    r"(?!(?: \S+){0,8} (?:ultrasound|ultrasonido|doppler) )"
)
_TOO_SLOW = (
    r"(?>2\d|3\d|(?:twenty|thirty|veinti\w+|treinta)(?: (?:y )?(?:one|two|three|four|five|six|seven|eight|nine|"
    r"un[oa]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?)"
)
_TOO_FAST = (
    r"(?:1[6-9]\d|2\d\d|one (?:sixty|seventy|eighty|ninety)|two hundred|(?:a|one) hundred (?:and )?(?:sixty|seventy|"
    r"eighty|ninety)|ciento (?:sesenta|setenta|ochenta|noventa)|doscient\w+)"
)

_LOW_SUGAR = (
    r"(?:[1-4]\d|(?:twenty|thirty|forty|veinte|treinta|cuarenta)(?: (?:y )?(?:one|two|three|four|five|six|seven|"
    r"eight|nine|"
    r"un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?+)(?= )(?! (?:points|percent|minutes|days|puntos|minutos|"
    r"units|grams|gramos))"
)

GAUGES: tuple[Rule, ...] = (
    # NHS, pulse oximetry at home: 92 per cent and less, 999.
    Rule(
        "other_emergency",
        "emergency",
        (
            rf"{_OXYGEN} {_READS}{_LOW_OXYGEN}(?= )(?! (?:th|st|nd|rd|dollars|dolares|pesos|liters|litros|minutes|"
            rf"minutos|years|anos|weeks|semanas|"
            r"units|pounds|libras))",
            r"(?:ventilator|vent|bipap|respirador) (?:machine )?is not working",
            r"(?:ventilator|vent|bipap|respirador|ventilador mecanico) (?:machine )?(?:just )?(?:stopped|quit|died|"
            r"isnt working|se (?:paro|apago|descompuso))|(?:(?:power|electricity) (?:just )?(?:is |"
            r"went |has been )?(?:out|off)|(?:no|lost) power|no (?:hay|tenemos) luz|se (?:nos |me )?(?:fue|"
            r"cort\w+) la luz) ~10(?:ventilator|oxygen (?:concentrator|machine)|respirador|concentrador|"
            r"maquina de oxigeno)|(?:trach|"
            r"tracheostomy)(?: tube)? (?:just |has |have )?(?:came|come|fell|fallen|popped|"
            r"is) out|se (?:le )?salio ~2(?:canula|tubo|sonda) ~2(?:traquea|traqueo\w*|cuello)",
        ),
    ),
    # The same: where 90 to 92 is not how it always is, it cannot wait; one question tells.
    Rule(
        "other_emergency",
        "suspect",
        (rf"{_OXYGEN} {_READS}{_LOWISH_OXYGEN}(?= )(?! (?:dollars|years|anos|pesos) )",),
    ),
    # American Heart Association, bradycardia, tachycardia and implanted defibrillators.
    Rule(
        "other_emergency",
        "emergency",
        (
            rf"{_PULSE} {_READS}{_TOO_SLOW}(?= )(?! (?:minutes?|days?|years?|weeks?|th|st|nd|rd|of|de|milligrams?|mg|"
            rf"minutos|dias|anos|semanas) )",
            rf"{_PULSE} {_READS}{_TOO_FAST}(?! (?:milligrams?|mg|pounds|libras) ){_EFFORT}",
            r"(?:defibrillator|icd|desfibrilador) (?:just |has |have |keeps |se |me |le |ya )*(?:went off|gone off|"
            r"going off|shock\w*|fir(?:ed|ing)|dispar\w+|descarg\w+|dio|ha dado)|(?:shocked|zapped|jolted) "
            r"~1by ~1(?:defibrillator|icd)|(?:toque|toques|descargas?|choque) (?:de |del )?(?:el |mi |"
            r"su )?desfibrilador",
        ),
    ),
    # American Diabetes Association, severe hypoglycemia.
    Rule(
        "other_emergency",
        "emergency",
        (
            rf"(?:sugar|glucose|azucar|glucosa) ~8(?:now|down|dropped|fell|ahora|ahorita|bajo|bajando) (?:(?:its|it "
            rf"is|is|at|to|en|a|esta|lo|la|tiene|trae) ){{0,3}}{_LOW_SUGAR}",
        ),
    ),
)
