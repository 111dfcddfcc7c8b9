"""Another doctor for a visit on the books: "quiero que me cambie con el doctor Nguyen". Pure."""

from __future__ import annotations

import re

_DOCTOR = (
    r"(?:dr|dra|doctors?|doctora|providers?|dentists?|pediatricians?|hygienists?|medic[oa]|dentista|pediatra|"
    r"higienista)"
)
_VISIT = r"(?:appointment|appt|visit|one|cleaning|physical|checkup|check up|exam|follow up)"
_READ = re.compile(
    rf" (?:switch|change) (?:my |to (?:another|a different|a new) |(?:from )?)?{_DOCTOR} |"
    rf" (?:another|a different|a new|some other|other) {_DOCTOR} (?:for|at|on|instead|this time)|"
    rf" (?:move|change|switch|transfer|put) (?:it|that|me|(?:my|our|the|his|her) (?:\w+ ){{0,2}}?{_VISIT}) (?:over )?"
    rf"(?:to|with) (?:see )?(?:(?:another|a different|the other) )?{_DOCTOR} |"
    rf" cambi(?:ar\w*|e|en|eme\w*) (?:de|a otr[oa]|con otr[oa]|con (?:la|el) otr[oa]|al otro|a la otra) {_DOCTOR} |"
    rf" {_VISIT} with {_DOCTOR} \w+ (?:\w+ ){{0,8}}?(?:feel (?:\w+ )?better|rather|prefer|like to (?:see|be|go)) "
    rf"(?:\w+ ){{0,3}}?{_DOCTOR} |"
    rf" ya no (?:la |lo |me )?(?:quiero|quiere|gusta\w*) (?:\w+ ){{0,2}}?(?:con|ver a) (?:la |el )?{_DOCTOR} |"
    rf" (?:cambi|pas)(?:ar\w*|e|en|eme\w*) (?:(?:mi|la|una|cita|consulta) ){{0,3}}(?:con|al?) (?:el |la |otr[oa] )?"
    rf"{_DOCTOR} "
)
_HAS = re.compile(
    rf" (?:(?:is|are) there|do(?:es)? (?:you|it|the \w+) (?:\w+ )?have|you (?:have|got)|ive got|"
    rf"(?<! can )(?<! could )(?<! may )(?:i|we) (?:\w+ )?(?:have|got|had)) "
    rf"(?:(?:an|some |any )?other|a different|a new) {_DOCTOR}(?= )"
)
"""Whether there is another, or that there is one already."""
_ELSEWHERE = re.compile(
    r" (?:para alla|con ustedes|me mud\w+|from the one|to you|moving|other office|otra clinica|radiografias|placas|"
    r"expediente|records) "
)


def read(plain_text: str) -> bool:
    """Whether a `words.plain` text wants a visit to be with somebody else than it is with."""
    return bool(_READ.search(_HAS.sub(" ", plain_text))) and not _ELSEWHERE.search(plain_text)
