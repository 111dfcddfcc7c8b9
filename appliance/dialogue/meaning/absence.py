"""Who has a visit and cannot come to it, told by what came in between: "my car broke down". Pure."""

from __future__ import annotations

import re

_APPT = (
    r"(?:appointment|appt|visit|checkup|check up|cleaning|physical|exam|follow up|filling|crown|consult\w*|procedure)"
)
_CITA = r"(?:cita|citas|consulta|limpieza|revision|chequeo|turno|control)"
_HAS = (
    rf"(?:have|had|has|got|weve|ive) (?:an?|my|the|our|this|his|her) (?:\w+ ){{0,3}}?{_APPT}|"
    r"(?:supposed|scheduled|booked|set|due) to (?:see|come|be|have|get|go)|"
    r"(?:am|are|im|was|were|is|hes|shes) (?:scheduled|booked|down|on) (?:for|on|with)|"
    r"(?:you|youve|they|theyve|yall) (?:guys )?(?:have |got |had |put |gave )+(?:me|us|him|her)|"
    r"(?:estoy|estamos|esta) para (?:el|hoy|manana)|(?:me|nos|lo|la) (?:tienen?|pusieron|apuntaron) (?:\w+ )?para|"
    rf"(?:my|our|his|her|the) (?:\w+ ){{0,2}}?{_APPT} (?:is|was|on|at|for|today|tomorrow|this|next|with)|"
    rf"(?:tengo|tenia|tenemos|teniamos|tiene) (?:(?:una|mi|la|su|agendada) )?(?:\w+ )?{_CITA}|"
    rf"(?:me|nos|le) (?:toca|tocaba) (?:la |mi )?(?:{_CITA}|ir|venir)|(?:mi|la|nuestra) {_CITA} (?:es|era|de|del|con)"
)
_WHO = r"(?:i|we|he|she|they|my \w+)"
_NOT_ABLE = (
    rf"(?:dont|do not|doubt) (?:\w+ )?(?:think )?{_WHO} (?:can|could|will|ll|am|are|is|be)"
    r"(?: \w+){0,3}? (?:make|come|get (?:there|in|out|off|away|a ride)|be (?:there|in|able))|"
    r"(?:cant|cannot|wont|couldnt|not (?:going to|gonna)|no way)(?: be able to)? (?:make|come|get (?:there|in|out|off|"
    r"away|a ride|to)|be there|be in|"
    r"do it|(?:drive|bring|take) (?:me|us|her|him|them))|"
    r"no (?:creo|pienso) (?:\w+ ){0,3}?(?:pued\w+|poder|llegue\w*|alcanc\w+|vaya\w*|ir)|"
    r"no (?:(?:(?:voy|vamos|va) a )?(?:puedo|podre|poder|podemos|podra|pude|pudimos)(?: (?:ir|venir|llegar|asistir|"
    r"llevarl[oa]|traerl[oa]|ese|esa|a esa)|(?= $))|(?:(?:voy|vamos|va) a )?(?:alcanzo|alcanzamos|llego|llegar|"
    r"alcanzar)|"
    r"voy(?: a (?:ir|poder|llegar|alcanzar|estar)|(?= $)))"
)
_BETWEEN = (
    r"(?:something|some\w+|an emergency|work|a thing)(?: has| just| had| really| important| urgent){0,2} (?:came|"
    r"come|comes) up|"
    r"(?:car|truck|van|ride|sitter|babysitter|bus|uber|transportation) (?:\w+ )?(?:broke\w*|died|fell|wont|wouldnt|"
    r"cancel\w*|didnt|never|quit|got)|(?:but|and|cause|because|so|now) (?:\w+ )?(?:have|has|had|got|gotta|"
    r"need) (?:to )?"
    r"(?:work|be at work|go out of town|travel|fly|leave town|pick up)|(?:called|call) (?:me |us |him |her )?in(?:to)? "
    r"(?:to )?work|stuck (?:at|in)|out of town|(?:no|lost my|dont have a|without a) ride|overslept|slept (?:in|"
    r"through)|"
    r"me salio (?:algo|un|una|otra|trabajo)|se (?:me|nos) (?:\w+ )?(?:atraveso|descompuso|poncho|cruzo|presento|junto)|"
    r"(?:tengo|tuve|tenemos|me toca|me toco|tiene) (?:que )?(?:trabaj\w+|viaj\w+|salir)|no (?:tengo|tenemos|hay) "
    r"(?:quien|como|carro|ride|transporte)|no me (?:dan|dieron) permiso|me quede dormid[oa]|surgio (?:algo|un)"
)
_HAS_BUT_CANNOT = re.compile(rf" (?:{_HAS}) (?:\w+ )*?(?:{_NOT_ABLE}|{_BETWEEN}) ")
_CANNOT = re.compile(
    rf" not (?:going to|gonna) (?:be able to )?(?:make (?:it|my|the|our|that|his|her)|come in|be there) |"
    rf" (?:missed|slept through|forgot about) (?:my|our|his|her|the) (?:\w+ ){{0,2}}?{_APPT} |"
    rf" (?:perdi|perdimos|se me (?:paso|olvido)|no (?:llegue|fui|fuimos) a) (?:mi|la|nuestra) {_CITA} |"
    r" no (?:vamos|voy) a (?:poder )?(?:ir|llegar|alcanzar|asistir) a (?:la|mi|nuestra) |"
    rf" no (?:(?:voy|vamos) a )?(?:alcanzo|alcanzamos|alcanzar) a (?:ir|llegar) a (?:la|mi|nuestra) {_CITA}(?= )"
    r"(?! (?:a tiempo|a la hora|puntual) )"
)
_MAKES = re.compile(
    r" (?:make|book|schedule|set up|get|need|want) (?:an?|another|a new|one) (?:new )?(?:\w+ )?(?:appointment|visit|"
    r"one|"
    r"time) |"
    r" (?:do|am|are|is) (?:i|we|he|she) (?:still )?(?:have|supposed|scheduled|booked|down) |"
    r" (?:hacer|sacar|agendar|quiero|necesito|ocupo) (?:una|otra|cita) "
)
"""Who would make one, or asks whether there is one."""


_VISIT = re.compile(rf" (?:{_HAS}) ")


def has_visit(spoken: str) -> bool:
    """Whether a `words.plain` text speaks of a visit on the books."""
    return bool(_VISIT.search(spoken))


def told(spoken: str) -> bool:
    """Whether a `words.plain` text tells of a visit on the books that the caller, or theirs, cannot come to."""
    return bool(_HAS_BUT_CANNOT.search(spoken) or _CANNOT.search(spoken)) and not _MAKES.search(spoken)
