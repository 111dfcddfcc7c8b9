"""A visit on the books and a wish for one sooner, or for another day, told without a word for moving. Pure."""

from __future__ import annotations

import re

_THAN = re.compile(r" (?:(?:sooner|earlier) than|mas (?:pronto|temprano) (?:del|que el)) ")
_A_BOOKED = (
    r"(?:appointment|visit|cleaning|check ?up|physical|follow ?up(?! (?:questions?|calls?))|"
    r"cita|consulta|limpieza|chequeo|revision)"
)
_NOT_SO = (
    r"(?:(?!should|do i |need to (?:arrive|come|be there)|made|called|call |remind|text|message|tengo que|debo|hay que|"
    r"comer|desayunar|saber)\w+ )"
)
_HAS_BUT_SOONER = re.compile(
    rf" (?:(?:i|we|he|she) (?:already |still )?(?:have|has|got)(?: got)?|ive (?:already )?got|tengo|tenemos) "
    rf"(?:an? |una |mi |my )?{_A_BOOKED} {_NOT_SO}{{0,8}}?(?:earlier|sooner|antes(?! (?:de|quiero))|mas (?:temprano|"
    rf"pronto|cerca\w*))(?! (?:today|this |in the |about|to fill)) | (?:my|our|his|her) {_A_BOOKED} (?:is|isnt) "
    rf"{_NOT_SO}{{0,6}}?(?:anything|something|any) (?:\w+ ){{0,2}}?(?:sooner|earlier) | (?:earlier|sooner) (?:\w+ )?"
    r"(?:appointment|visit|one|time) than (?:the one |what )?(?:i|we) (?:have|got) "
)
"""Who has a visit and would come before it."""
_ELSE = (
    r"(?:(?!refill\w*|prescri\w+|results?|records?|blood|paperwork|should|husband|wife|son|daughter|receta|resultados?|"
    r"laboratorio)\w+ )"
)
"""A word that is about nothing but the visit."""
_NOT_TILL = re.compile(
    rf" (?:sooner|earlier) {_ELSE}{{0,3}}?(?:my|our|his|her) (?:\w+ )?{_A_BOOKED} {_ELSE}{{0,4}}?(?:isnt|is not|aint) "
    rf"(?:until|till?|for) {_ELSE}{{0,8}}$| (?:my|our|his|her) (?:\w+ )?{_A_BOOKED} {_ELSE}{{0,4}}?(?:isnt|is not|"
    rf"aint) "
    rf"(?:until|till?|for) {_ELSE}{{0,14}}?(?:(?:anything|something|any|come|in|get in|be seen|do you have|fit) "
    rf"(?:\w+ )?"
    rf"(?:sooner|earlier)|squeeze (?:me|us|him|her) in) {_ELSE}{{0,8}}$|"
    rf" (?:mi|la|su) {_A_BOOKED} {_ELSE}{{0,4}}?(?:no es|es|esta|la tengo) hasta {_ELSE}{{0,12}}?(?:tiene|tienen|hay|"
    rf"habra|"
    rf"quisiera|podria|puedo|puede|algo|ir|venir) {_ELSE}{{0,4}}?(?:antes|mas pronto|mas temprano) {_ELSE}{{0,4}}$"
)
_ANOTHER_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|\w+th|morning|afternoon|tomorrow|another (?:day|time)|later|a different|"
    r"otr[oa]|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|semana|mes|manana|tarde)"
)
_WAS_COMING = re.compile(
    rf" (?:i|we|he|she) (?:was|were) (?:gonna|going to|supposed to|scheduled to|set to) (?:come|be there|be in|be "
    rf"seen|see (?:dr|"
    rf"doctor)|(?:have|get) (?:my|our|his|her|a) (?:(?:\w+ )?{_A_BOOKED}|(?:\w+ ){{1,2}}(?:checked|cleaned|looked "
    rf"at))) "
    rf"{_ELSE}{{0,12}}?but {_ELSE}{{1,14}}?(?:can|could) (?:we|i|you) (?:look at|do|try|make it|come|push|find|aim "
    rf"for) "
    rf"{_ELSE}{{0,4}}?{_ANOTHER_DAY} | (?:(?:me|le|nos) iban? a (?:ver|atender|revisar)|(?:me|le|nos) tocaba (?:cita|"
    rf"ir|el|la|"
    rf"hoy|manana)) {_ELSE}{{0,10}}?pero {_ELSE}{{1,12}}?(?:podemos|se puede|podria|podriamos|(?:la|lo) pueden?) "
    rf"(?:ver|dejar\w*|"
    rf"poner\w*|pasar\w*|buscar\w*) {_ELSE}{{0,4}}?{_ANOTHER_DAY} "
)


def than_another(spoken: str) -> bool:
    """Whether a `words.plain` text wants one sooner than another."""
    return bool(_THAN.search(spoken))


def than_booked(spoken: str) -> bool:
    """Whether it tells of a visit on the books, and wants it sooner or on another day."""
    return any(pattern.search(spoken) for pattern in (_HAS_BUT_SOONER, _NOT_TILL, _WAS_COMING))
