"""Whether a turn says that the visit is for somebody other than the caller, in both languages. Pure; never raises."""

from __future__ import annotations

import re

CHILD = (
    r"(?:step)?(?:daughters?|sons?|kids?|child|children)|baby|babies|newborn|toddler|twins?|infant|teen(?:ager)?|boys?|"
    r"girls?|hij[oa]s?|hijit[oa]s?|nin[oa]s?|bebe|bebita|bebito|gemel[oa]s|chiquit[oa]s?|muchach[oa]s?|criatura"
)
ADULT = (
    r"wife|husband|spouse|mother|mom|mama|father|dad|parents?|grand(?:mother|father|ma|pa|son|daughter|child|children|"
    r"kids?)|brothers?|sisters?|partner|boyfriend|girlfriend|fiancee?|aunt|uncle|niece|nephew|cousin|friend|neighbor|"
    r"roommate|client|(?:mother|father|sister|brother|son|daughter) in law|espos[oa]|papa|madre|padre|papas|padres|"
    r"abuel(?:it)?[oa]s?|herman[oa]s?|niet[oa]s?|marido|mujer|ti[oa]|sobrin[oa]s?|suegr[oa]|prim[oa]|novi[oa]|amig[oa]|"
    r"vecin[oa]|pareja|cunad[oa]|nuer[oa]|yerno|ahijad[oa]"
)
_OLD = r"(?:\w+ ){0,3}?"
"""Words between a determiner and the person: "my two year old son", "mi otro hijo"."""
_UNDER_18 = (
    r"(?:1[0-7]|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|"
    r"dieciseis|diecisiete)"
)
YOUNG = rf"(?:{_UNDER_18} (?:and a half )?years? old|(?:month|week|day)s? old)s?"
"""A child told by its age alone: "my two year old"."""
AGED = r"(?: de (?:\w+ ){1,3}(?:an(?:it)?os?|mes(?:es|ecitos)?|semanas?|dias)(?: y medio)?)?"
"""The age behind a person, in Spanish: "mi hijo de dos años"."""
_OWN_PEOPLE = rf"(?:my|our|mi|mis|nuestr[oa]s?) {_OLD}(?:(?:{CHILD}|{ADULT}){AGED}|(?:year|month|week|day) olds?)"
_ANY_CHILD = (
    rf"(?:the|el|la|los|las|a|an|un|una) (?:(?:{CHILD}){AGED}|friend|relative|amig[oa]|familiar|pariente|"
    rf"{YOUNG}(?= (?:$|who |that |please )))"
)
_SOMEONE = rf"(?:{_OWN_PEOPLE}|{_ANY_CHILD}|(?:some(?:one|body) else|another person|alguien mas|otra persona))"
_FOR = rf" (?:for|on behalf of|para|de parte de|llamo por|hablo por) {_SOMEONE} "
_OWNED = rf" (?:my|our) {_OLD}(?:{CHILD}|{ADULT})s (?!than|and|who|are|have|were|need|told|said)\w+ "
_OWNED_ES = (
    r" (?:citas?|consulta|visita|limpieza|revision|chequeo|turno|examen|vacunas?|recetas?|medicinas?|pastillas|"
    rf"resultados|analisis|expediente|cuenta|referencia|dentista|doctora?) de (?:mi|mis|"
    rf"nuestr[oa]s?) {_OLD}(?:{CHILD}|{ADULT}) "
)
_CARRIED = (
    r" (?:bring(?:ing)?|take|get|have|see|book|schedule|check|bring in|drop off|fit|sign up|"
    rf"register|make|set up|move|reschedule|cancel) {_SOMEONE}(?! (?:with me|along|to drive|drive|call|told|said|at|"
    r"and i|and me|coming|due|on the way))"
    r" | (?:llev\w+|tra(?:er\w*|igo|iga|jera)|atend\w+|ver|vean|vea|revis\w+|cheq\w+|agend\w+|registr\w+|inscrib\w+) "
    rf"(?:a )?{_SOMEONE}(?! conmigo) | (?:can|could|may) {_SOMEONE}(?: \w+)? (?:come|be|get|see|have) "
    rf"| (?:le|les) (?:\w+ ){{1,5}}a {_SOMEONE} "
)
_NEEDS = (
    rf" {_SOMEONE}(?: \w+)?(?: (?:also|really|just|still|ya|tambien))? (?:needs?|wants?|has|have|had|is|are|"
    r"was|were|got|gets|keeps?|fell|hurts?|broke|woke|cant|could(?:nt)?|wont|isnt|would|should|turns|started|feels|been|"
    r"needed|threw|chipped|cut|burned|necesitan?|tiene|tienen|esta|estan|anda|quiere|quieren|se|le|les|amanecio|ocupa|"
    r"ocupan|cumple|trae|no|va|requiere)"
    r"(?! (?:a patient|patients|with you|driving|with me|at work|told|said|dijo|es paciente|recomend\w+|recommended)) "
)
_NOT_MINE = (
    r" (?:its|this is|is|thats) not for me | isnt for me | no es para mi (?:es|sino|porque) |"
    rf" (?:im|i am|soy|habla) (?:the|her|his|their|su|la|el) (?:{ADULT}|guardian|caregiver|tutora?|cuidadora?) |"
    rf" (?:im|i am|this is|its) (?:\w+s) (?:{ADULT}|guardian|caregiver) |"
    rf" (?:shes|hes|she is|he is|theyre|es|son) (?:my|mi|mis) {_OLD}(?:{CHILD}|{ADULT}) |"
    r" (?:can|could|should|need to have|get) (?:she|he|they|her|him|them) (?:be )?(?:seen|come|in|checked) "
)
_AND_A_DAY = (
    rf"^ (?:(?:yes|yeah|and|also|then|oh|um|ok|okay|si|y|tambien|bueno|pues) )*{_OWN_PEOPLE} (?:(?:on|this|next|for|el|"
    r"este|para|para el) )?(?:(?:mon|tues|wednes|thurs|fri|satur)day|tomorrow|lunes|martes|miercoles|jueves|viernes|"
    r"sabado|manana) "
)
_OTHER = re.compile("|".join((_FOR, _OWNED, _OWNED_ES, _CARRIED, _NEEDS, _AND_A_DAY)))
_NOT_FOR_CALLER = re.compile(_NOT_MINE)
_MINE = re.compile(
    rf" for (?:me|myself) | para mi (?!{_OLD}(?:{CHILD}|{ADULT}))| para mi mism[oa] | (?:move|cancel|"
    rf"change|confirm|reschedule|book) (?:mine|my own) | la mia | i need my | mi propia cita "
)


_NOT_OF_PERSON = re.compile(
    r" (?:my|our) \w+s (?:wedding|party|graduation|funeral|recital|game|house|place|car|phone|work|job|birthday)(?= )|"
    r" (?:la|el) (?:boda|fiesta|graduacion|funeral|casa|carro|coche|telefono|trabajo|cumpleanos) de mi \w+(?= )"
)
"""Somebody's things and feasts, which no visit is for."""


def for_caller(plain_text: str) -> bool:
    """True for "and one for me". Takes `words.plain` text."""
    return bool(_MINE.search(plain_text))


def read(plain_text: str) -> bool:
    """True for "can I bring my daughter in", "mi hijo necesita una cita". Takes `words.plain` text.

    What somebody else said, or that they come along, is not it; nor what the caller says is for themselves.
    """
    plain_text = _NOT_OF_PERSON.sub(" ", plain_text)
    if _NOT_FOR_CALLER.search(plain_text):
        return True
    return bool(_OTHER.search(plain_text)) and not _MINE.search(plain_text)
