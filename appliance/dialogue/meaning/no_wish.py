"""What a caller tells of themselves before any wish: who they are to the patient, or that it is no emergency. Pure."""

from __future__ import annotations

import re

_KIN = (
    r"(?:ex|mother|mom|mum|father|dad|wife|husband|spouse|partner|boyfriend|girlfriend|fiancee?|son|daughter|sister|"
    r"brother|aunt|uncle|cousin|niece|nephew|grand(?:mother|father|ma|pa|son|daughter)|step\w+|neighbor|friend|"
    r"roommate|caregiver|caretaker|guardian|in law|law|mama|papa|madre|padre|espos[oa]|marido|mujer|pareja|novi[oa]|"
    r"hij[oa]|herman[oa]|ti[oa]|prim[oa]|sobrin[oa]|abuel[oa]|niet[oa]|suegr[oa]|cunad[oa]|vecin[oa]|amig[oa]|"
    r"cuidadora?|tutora?|exespos[oa]|exmarido|exmujer)"
)
_LEAD = (
    r"(?:(?:hi|hello|hey|yes|yeah|um|uh|well|so|oh|no|ok|okay|wait|dont worry|hola|buenas|buenos dias|buenas tardes|"
    r"si|este|bueno|mire|oiga) )*"
)
_ONLY = re.compile(
    rf"^ {_LEAD}(?:(?:im|i am|this is|its|soy|yo soy|habla|le habla) (?:(?:\w+ )?\w+s )?"
    rf"(?:(?:her|his|their|the|a|an|ex|former|old|su|el|"
    rf"la|un|una|in) )*{_KIN}(?: (?:in law|wife|husband|spouse|partner|espos[oa]|marido|mujer))?(?: here)?|"
    r"(?:its|it is|this is|thats) (?:\w+ )?(?:not|no) (?:really )?(?:an? )?emergency|"
    r"(?:this|it) isnt (?:really )?(?:an? )?emergency|not an emergency|"
    r"no es (?:una |ninguna )?(?:emergencia|urgencia)(?: medica)?) "
    r"(?:(?:thank you|thanks|please|or anything|though|gracias) )?$"
)


def only(plain_text: str) -> bool:
    """Whether a `words.plain` text says no more than that."""
    return bool(_ONLY.search(plain_text))
