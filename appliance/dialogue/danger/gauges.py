"""Danger read off a device: oxygen, pulse, an implanted defibrillator; both languages.

Format as in danger/rules.py; a clinician must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

_OXYGEN = (
    r"(?:oxygen\w*|oximeter|pulse ox|o2|sats?|saturation|oxigeno|oximetro|saturacion|saturando|(?:thing|clip|monitor|"
    r"device|machine|reader|aparat\w+|cosit[oa]|maquinita) (?:on|for|en|del?) (?:his|her|my|the|el|su)? ?(?:finger|"
    r"dedo))"
)
_LOW_OXYGEN = (
    r"(?:[678]\d|(?<!mil )(?:sixty|seventy|eighty|sesenta|setenta|ochenta)(?: (?:y )?(?:one|two|three|four|five|six|"
    r"seven|eight|nine|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?)"
)
_READS = (
    r"(?:(?:is|at|says|said|reads|reading|shows|dropped|dropping|down|to|in|the|only|now|like|about|level|levels|was|"
    r"went|goes|keeps|esta|anda|marca\w*|dice|salio|sale|le|lo|la|tiene|trae|bajo|baja|bajando|en|a|al|de|como|nomas|"
    r"ya|el) ){0,6}"
)
_PULSE = r"(?:heart ?rate|heart ?beat|pulse(?! ox)|beats per minute|pulso|ritmo cardiaco|frecuencia cardiaca|latidos)"
_EFFORT = r"(?!(?: \S+){0,12} (?:run\w*|exercis\w*|workout|work out|gym|ejercicio|corr\w+|camin\w+|walk\w*|treadmill) )"
_TOO_SLOW = (
    r"(?:2\d|3\d|(?:twenty|thirty|veinti\w+|treinta)(?: (?:y )?(?:one|two|three|four|five|six|seven|eight|nine|"
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
    r"units))"
)

GAUGES: tuple[Rule, ...] = (
    # NHS, pulse oximetry at home: 92 per cent and less, 999.
    Rule(
        "other_emergency",
        "emergency",
        (
            rf"{_OXYGEN} {_READS}{_LOW_OXYGEN}(?= )(?! (?:dollars|dolares|pesos|liters|litros|minutes|minutos|years|"
            rf"anos|"
            r"units|pounds|libras))",
            r"(?:ventilator|vent|bipap|respirador|ventilador) (?:machine )?(?:just )?(?:stopped|quit|died|isnt "
            r"working|se (?:paro|apago|descompuso))|(?:trach|tracheostomy)(?: tube)? (?:just )?(?:came|fell|popped|"
            r"is) out|se (?:le )?salio ~2(?:canula|tubo|sonda) ~2(?:traquea|traqueo\w*|cuello)",
        ),
    ),
    # American Heart Association, bradycardia, tachycardia and implanted defibrillators.
    Rule(
        "other_emergency",
        "emergency",
        (
            rf"{_PULSE} {_READS}{_TOO_SLOW}(?= )(?! (?:minutes?|days?|years?|minutos|dias|anos|years)){_EFFORT}",
            rf"{_PULSE} {_READS}{_TOO_FAST}{_EFFORT}",
            r"(?:defibrillator|icd|desfibrilador) (?:just |has |have |keeps |se |me |le |ya )*(?:went off|gone off|"
            r"going off|shock\w*|fir(?:ed|ing)|dispar\w+|descarg\w+|dio)",
        ),
    ),
    # American Diabetes Association, severe hypoglycemia.
    Rule(
        "other_emergency",
        "emergency",
        (
            rf"(?:sugar|glucose|azucar|glucosa) ~8(?:now|down|dropped|fell|ahora|ahorita|bajo|bajando) (?:(?:its|it "
            rf"is|is|at|"
            rf"to|en|a|esta|lo|la|tiene|trae) ){{0,3}}{_LOW_SUGAR}",
        ),
    ),
)
