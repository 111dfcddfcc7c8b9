"""What stands beside a name and is no part of it: a middle initial, a courtesy, a name that it is not. Pure."""

from __future__ import annotations

import re

from appliance.dialogue.people.name_words import STOPS
from appliance.dialogue.words import fold, listed

_INITIAL = re.compile(
    r"\b(?P<before>[^\W\d_]{2,}) (?:[A-HJ-XZ]\.?|[IY]\.|[b-df-hj-np-tv-xz]\.?) (?=(?P<after>[^\W\d_]{2,}))"
)
"""A letter alone between two words; a small vowel, "I" and "y" are words."""
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
    return _INITIAL.sub(_kept, _COURTESY.sub("", text))


def not_that(text: str) -> str:
    """An answer to the name, without the one that it is not."""
    return _NOT_THAT.sub(r"\1", text)


def _kept(found: re.Match[str]) -> str:
    around = {fold(found["before"]), fold(found["after"])}
    return found[0] if around & (STOPS | _OF_A_LETTER) else f"{found['before']} "
