"""Another day or time, said while something else is asked: "actually, can we make it ten?". Pure."""

from __future__ import annotations

import re

from appliance.dialogue.asked import Asked

_OTHER_TIME = re.compile(
    r" (?:a las? (?!\w+ (?:de la clinica|doctora))\w+|(?:en|por) la (?:manana|tarde|noche)|mas (?:tarde|temprano)|"
    r"in the (?:morning|afternoon|evening)|(?:afternoon|morning|evening) (?:instead|please)|at \w+(?: \w+)?|"
    r"(?:make|change) (?:it|that) (?:to )?(?:at )?\w+) $"
)
"""Another time instead of the name, once one was found."""
_REMADE = re.compile(
    r" (?:(?:make|change|move|switch|push|bump|put|book) (?:it|that|this|me|us|mine|the (?:time|hour|day|appointment|"
    r"visit)|my appointment)|(?:can|could|may) (?:we|i|you|it) (?:do|be|have|try|come|come in)|lets (?:do|say|try|"
    r"make it|go with)|"
    r"(?:rather|prefer)(?: (?:have|do|come|come in|take|be|get|it|that))*|prefiero|preferiria|quisiera|"
    r"(?:cambi\w+|pas\w+|muev\w+|mov\w+|pong\w+|dej\w+|hag\w+|que sea|mejor)(?: (?:la|lo|me la|cita))?) "
    r"(?:(?:to|at|for|on|para|a|el|en|por|mejor) )*(?:the |las? |el )?(?:\w+ ){0,3}?(?:noon|mediodia|midday|"
    r"\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|una|dos|tres|cuatro|cinco|seis|siete|ocho|"
    r"nueve|diez|once|doce|morning|afternoon|evening|manana|tarde|(?:mon|tues|wednes|thurs|fri|satur)day|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|tomorrow|next week|earlier|later|temprano) "
)
"""Another day or time while something else is asked: "actually, can we make it ten?"."""
NO_TIMES = frozenset({Asked.DOB, Asked.PHONE, Asked.NAME, Asked.SPELL_LAST_NAME, Asked.INSURANCE})
"""Questions whose answers hold numbers that are no times to come."""
_REMADE_AT = NO_TIMES - {Asked.NAME} | {Asked.CONFIRM_YES_NO}


def told(spoken: str, asked: Asked) -> bool:
    """Whether a `words.plain` text asks for another day or time at a question for something else."""
    if asked is Asked.NAME and _OTHER_TIME.search(spoken):
        return True
    return asked in _REMADE_AT and bool(_REMADE.search(spoken))
