"""A doctor or a nurse whom a caller would speak to now, not see: "páseme con la doctora", "page the doctor". Pure."""

from __future__ import annotations

import re

_DOCTOR = (
    r"(?:(?:the|a|my|your|our|his|her|that|one of the|whichever|any) )*(?:on call )?"
    r"(?:dr|doctor|doctors|doc|dentist|pediatrician|physician|provider|hygienist|nurse)"
)
_MEDICO = (
    r"(?:(?:el|la|mi|al|un|una|su|algun|alguna) )*(?:dr|dra|doctora?|medic[oa]|dentista|pediatra|higienista|"
    r"enfermer[oa])"
)
_WISHES = (
    r"(?:want|wanted|need|needed|like|love|wanna|gotta|have|hoping|trying|possible|way|can i|could i|may i|might i|"
    r"can we|could we|let me|please|just|would rather)"
)
_TO_SPEAK = (
    rf"{_WISHES} (?:to )?(?:please )?(?:just )?(?:(?:speak|talk|chat) (?:to|with)|get (?:a )?hold of|reach|get through "
    rf"to) {_DOCTOR}|"
    rf"(?:put|connect|transfer|patch|send) (?:me|us|my call)(?: over| back| through)? (?:to|with) {_DOCTOR}|"
    rf"put {_DOCTOR}(?: \w+)? on(?: the (?:phone|line))?|page (?:{_DOCTOR}|(?:him|her) )|(?:have|get) {_DOCTOR} paged|"
    r"(?:doctor|dr|nurse|dentist|provider|physician|person|whoever)(?: (?:that|who))?(?: is|s)? on call|"
    r"on call (?:doctor|dr|nurse|dentist|provider|physician|person|line)"
)
_HABLAR = (
    r"(?:quiero|quisiera|queria|necesito|necesitaba|ocupo|puedo|podria|podre|gustaria|tengo que|urge|favor de) "
    r"(?:\w+ )?(?:hablar|platicar|comunicarme|comunicar) con "
    rf"{_MEDICO}|(?:paseme|pasame|pasenme|comuniqueme|comunicame|comuniquenme|pongame|transfierame|"
    r"me (?:(?:puede|podria|podrian|pueden) )?(?:pasar|comunicar|poner|pasa|comunica|comunican|pone|conectar|"
    r"transferir)|que me (?:comuniquen?|pasen?)) "
    rf"(?:con|a) {_MEDICO}|(?:doctora?|medic[oa]|enfermera|dentista) (?:que esta )?de (?:guardia|turno)"
)
_HELLO = r"(?:(?:hi|hello|hey|yes|um|oh|hola|buenas|buenos|dias|tardes|noches|oiga|si|disculpe|perdon) )*"
_THERE = (
    rf"^ {_HELLO}is {_DOCTOR}(?: \w+)? (?:there|around|available)(?: please| by any chance)? $|"
    rf"^ {_HELLO}(?:esta|se encuentra|anda) (?:(?:por )?ahi )?{_MEDICO}(?: \w+)?(?: (?:por ahi|ahi|"
    r"disponible|por favor))* $"
)
_WANTED = re.compile(rf" (?:{_TO_SPEAK}|{_HABLAR}) |{_THERE}")
_SEEN = re.compile(
    r" (?:do|should|did) (?:i|we) (?:\w+ )?(?:need|have|want) | (?:im an?|soy|appointment|appt|visit|book\w*|"
    r"schedul\w*|see|seen|"
    r"come in|cita|citas|consulta|agendar|no (?:quiero|necesito|ocupo)|dont (?:want|need)|instead of|calls?|called) "
)
"""Words of a visit, or of no such wish: "I need an appointment to talk to Dr. Patel"."""
_ON_CALL = re.compile(r" on call | page | de (?:guardia|turno) ")


def read(spoken: str) -> bool:
    """Whether a `words.plain` text asks to be put through to one."""
    wanted = _WANTED.search(spoken)
    rest = _ON_CALL.sub(" ", spoken)
    return bool(wanted) and not _SEEN.search(rest)
