"""The day of a visit beside the day it is moved to: "mi cita del jueves para la otra semana". Pure.

Side by side the two read as one ("the Thursday of next week"), so a verb is put between them.
"""

from __future__ import annotations

import re

from appliance.dialogue.dates.heard_words import WEEKDAY_NAMES

_DAY_ES = r"(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
_SOON_ES = r"(?:hoy|ma[nñ]ana|pasado ma[nñ]ana)"
_VISIT_ES = (
    r"(?:(?:mi|la|el|nuestra|esa|su) (?:cita|consulta|limpieza|visita|revisi[oó]n|chequeo|turno|hora|examen|f[ií]sico|"
    r"control|seguimiento)|la m[ií]a|lo m[ií]o|la|lo)"
)
_APART_ES = re.compile(
    rf"\b({_VISIT_ES}(?: de (?:mi|nuestr[oa]) \w+)?(?: con (?:el doctor|la doctora) \w+)? del? (?:este )?({_DAY_ES})"
    rf"(?: (?:a las? [\w:]+|por la \w+|en la \w+))?),? "
    rf"(?=(?:para|a) (?:la|el|otr[oa]|un|una|fines|principios|despu[eé]s|antes)\b|al {_DAY_ES} de la )",
    re.IGNORECASE,
)
_OTHER_ES = re.compile(
    rf"\b(del? (?:este )?({_DAY_ES})\b.{{0,40}}?\b(?:para el|para|al) )(?:otro|siguiente|pr[oó]ximo) \2\b",
    re.IGNORECASE,
)
_VISIT_EN = (
    r"(?:appointments?|appt|visit|cleaning|checkup|check-?up|physical|exam|filling|crown|follow-?up|consult\w*|procedure|"
    r"slot|one)"
)
_OWNED_EN = re.compile(rf"\b({WEEKDAY_NAMES})['’]s ({_VISIT_EN})\b", re.IGNORECASE)
_APART_EN = re.compile(
    rf"\b((?:move|moving|reschedule|rescheduling|push|pushing|change|changing|switch|switching|bump|shift) "
    rf"(?:my|our|his|her|the) (?:\w+ ){{0,2}}?){_VISIT_EN} (?:on|for|this) ({WEEKDAY_NAMES})(?! the ),? "
    r"(?=(?:to|for|until|till) )",
    re.IGNORECASE,
)


_DATED_ES = re.compile(
    rf"\b({_VISIT_ES}|(?:cambi|mov|pas)\w+) (del? (?:{_SOON_ES}|{_DAY_ES} \d{{1,2}})"
    rf"(?: (?:a las? [\w:]+|por la \w+|en la \w+))?),? "
    rf"(?=(?:para (?:el|la)|al?) )",
    re.IGNORECASE,
)
""" "Mi cita de mañana para el lunes", "cambiarla del martes 8 al jueves 10"."""


def apart(text: str) -> str:
    """The text with the day a visit is on told from the day it shall be on."""
    text = _OTHER_ES.sub(r"\1\2 de la próxima semana", text)
    text = _APART_ES.sub(r"\1 moverla ", text)
    text = _DATED_ES.sub(_dated, text)
    text = _OWNED_EN.sub(r"my \1 \2", text)
    return _APART_EN.sub(r"\1\2 appointment ", text)


def _dated(match: re.Match[str]) -> str:
    named = match[1] if " " in match[1] else f"{match[1]} mi cita"
    return f"{named} {match[2]} moverla "
