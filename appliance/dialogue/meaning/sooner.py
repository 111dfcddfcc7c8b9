"""A visit on the books and a wish for one sooner, or for another day, told without a word for moving. Pure."""

from __future__ import annotations

import re

_THAN = re.compile(r" (?:(?:sooner|earlier) than|mas (?:pronto|temprano) (?:del|que el)) ")
_A_BOOKED = r"(?:appointment|visit|cleaning|check ?up|physical|follow ?up|cita|consulta|limpieza|chequeo|revision)"
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
_NOT_TILL = re.compile(
    rf" (?:sooner|earlier) (?:\w+ ){{0,3}}?(?:my|our|his|her) (?:\w+ )?{_A_BOOKED}[a-z]* (?:\w+ ){{0,4}}?(?:isnt|is "
    rf"not|aint)"
    rf" (?:until|till?|for) | (?:my|our|his|her) (?:\w+ )?{_A_BOOKED} (?:\w+ ){{0,4}}?(?:isnt|is not|aint) (?:until|"
    rf"till?|"
    rf"for) (?:\w+ ){{0,14}}?(?:sooner|earlier|squeeze|before then) |"
    rf" (?:mi|la|su) {_A_BOOKED} (?:\w+ ){{0,4}}?(?:no es|es|esta|la tengo) hasta (?:\w+ ){{0,12}}?(?:antes|mas "
    rf"pronto|mas "
    r"temprano) | (?:antes|mas pronto|mas temprano) (?:\w+ ){0,4}?(?:mi|la|su) "
    rf"{_A_BOOKED} (?:\w+ ){{0,4}}?(?:no es|es|esta|la tengo) hasta "
)
_WAS_COMING = re.compile(
    r" (?:i|we|he|she) (?:was|were) (?:gonna|going to|supposed to|scheduled to|set to|meant to) (?:come|be there|be "
    r"in|get|"
    r"have|see|bring) (?:\w+ ){1,14}?but (?:\w+ ){1,14}?(?:can|could) (?:we|i|you) (?:look at|do|try|make it|come|"
    r"push|find|"
    r"aim for|shoot for) | (?:me|le|nos) (?:iban?|tocaba) (?:a \w+ )?(?:\w+ ){1,12}?pero (?:\w+ ){1,12}?(?:podemos|"
    r"se puede|"
    r"podria|podriamos|me la pueden?|me lo pueden?) (?:ver|dejar\w*|poner\w*|pasar\w*|buscar\w*|hacer\w*) "
)


def than_another(spoken: str) -> bool:
    """Whether a `words.plain` text wants one sooner than another."""
    return bool(_THAN.search(spoken))


def than_booked(spoken: str) -> bool:
    """Whether it tells of a visit on the books, and wants it sooner or on another day."""
    return any(pattern.search(spoken) for pattern in (_HAS_BUT_SOONER, _NOT_TILL, _WAS_COMING))
