"""A new address, number or plan as it is told, in asking for a change or at another moment of the call. Pure."""

from __future__ import annotations

import re

from appliance.dialogue import numbers
from appliance.dialogue.people import insurance_names, phone
from appliance.dialogue.words import plain

_WHAT = (
    r"(?:one|address|(?:phone |cell )?number|phone|cell|email|insurance|plan|last name|apartment|pharmacy|direccion|"
    r"domicilio|(?:numero|telefono|celular|correo|seguro|plan|apellido|apartamento|farmacia|aseguranza))"
)
_NEW = re.compile(
    rf" (?:my|our|the|his|her) (?:new|current|correct) (?:\w+ )?{_WHAT} (?:is|will be|would be) | its {_WHAT} now is |"
    rf" (?:el|la|mi|nuestr[oa]|su) (?:nuev[oa](?: {_WHAT})?|{_WHAT} nuev[oa])(?: \w+)? (?:es|son|seria|queda en) "
)
"""The new one, by that name."""
_NOW = re.compile(
    r" (?:now|new|changed|switched|moved|from now on|ahora|nuev[oa]|cambi\w+|me mude|nos mudamos|de aqui en adelante) "
)
_STREET = re.compile(
    r" (?:street|avenue|ave|road|lane|boulevard|court|drive|apartment|apt|unit|calle|avenida|apartamento|departamento|"
    r"bulevar|colonia) "
)
_EMAIL = re.compile(r" (?:arroba|gmail|hotmail|yahoo|outlook|at \w+ dot (?:com|net|org)) ")
_GONE = re.compile(r" (?:no longer|dont have|lost|used to have|ya no|perdi|antes tenia) ")
_NO_PLAN = re.compile(r" (?:address|number|phone|cell|email|name|direccion|numero|telefono|celular|correo|apellido) ")

_SMALL = frozenset({"one", "un", "una", "uno", "o", "oh"})
"""Words that are seldom a number."""


def told(text: str) -> bool:
    """Whether a text tells what is new, and calls it so."""
    spoken = plain(text)
    return bool(_NEW.search(spoken)) or (detail(text) and bool(_NOW.search(spoken)))


def detail(text: str) -> bool:
    """Whether a text holds a street and its number, a telephone number, an e-mail address or the name of a plan."""
    spoken = plain(text)
    number = any(_is_number(word) for word in spoken.split())
    if (number and (_STREET.search(spoken) or _NEW.search(spoken))) or _EMAIL.search(spoken):
        return True
    if any(len(phone.read(text, lang)) >= phone.LOCAL for lang in ("en", "es")):
        return True
    plan = insurance_names.read(text)
    return plan not in ("", insurance_names.SELF_PAY) and not _GONE.search(spoken) and not _NO_PLAN.search(spoken)


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in numbers.WORDS - _SMALL
