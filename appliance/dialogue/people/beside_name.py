"""What stands beside a name and is no part of it: a middle initial, a courtesy, a name that it is not. Pure."""

from __future__ import annotations

import re

from appliance.dialogue.people.name_words import STOPS
from appliance.dialogue.words import fold, listed

_INITIAL = re.compile(
    r"\b(?P<before>[^\W\d_]{2,}) (?:[A-HJ-XZ]\.?|[IY]\.|[b-df-hj-np-tv-xz]\.?) (?=(?P<after>[^\W\d_]{2,}))"
)
"""A letter alone between two words; a small vowel, "I" and "y" are words."""
_JOINED = re.compile(
    r"\b(?:(o) (brien|bryan|neill?|neal|connor|connell|conner|hara|hare|reilly|riley|donnell|donoghue|donovan|"
    r"malley|sullivan|keefe|keeffe|leary|rourke|shea|dell|grady|toole|dowd|callaghan|mara|meara|gorman|boyle|"
    r"flaherty|bannon|driscoll|farrell|halloran|hagan|kelly|kane|loughlin|mahoney|dwyer|day|quinn)"
    r"|(d) (angelo|amico|agostino|ambrosio|amato|alessandro|andrea|antonio|arcy|aversa|elia|onofrio|souza|"
    r"orazio|urso|augustine?|errico|ambrosi|addario|adamo))\b",
    re.IGNORECASE,
)
"""The letter of a family name heard apart, "Sean O Brien": no initial."""
_OF_A_LETTER = frozenset(
    listed("double triple doble letter letra uve like chica larga corta grande latina griega vitamin plan hepatitis")
)
_COURTESY = re.compile(
    r",? *\b(?:para servir(?:le|les|lo|la)|a (?:sus?|tus) [oó]rdenes|a la orden|(?:su|un) servidora?"
    r"|(?<=, )servidora?)\b[^\w]*$",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(
    r"^(\W*(?:es|era|se escribe|(?:mi |el )?apellido(?: es)?) [^,]+), no [^\W\d_]+\W*$", re.IGNORECASE
)
"""Without a comma behind it this "no" takes nothing back: "es García, no Garza"."""


def without(text: str) -> str:
    """The text without what stands beside a name."""
    return _INITIAL.sub(_kept, _JOINED.sub(_join, _COURTESY.sub("", text)))


def not_that(text: str) -> str:
    """An answer to the name, without the one that it is not."""
    return _NOT_THAT.sub(r"\1", text)


def _join(found: re.Match[str]) -> str:
    letter, family = found[1] or found[3], found[2] or found[4]
    return f"{letter.upper()}'{family.capitalize()}"


def _kept(found: re.Match[str]) -> str:
    around = {fold(found["before"]), fold(found["after"])}
    return found[0] if around & (STOPS | _OF_A_LETTER) else f"{found['before']} "
