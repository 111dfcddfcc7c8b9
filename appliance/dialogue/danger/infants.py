"""Fever in a baby under three months: in the first month an emergency, then urgent, however calmly it is told.

Format as in danger/rules.py; a clinician must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule, phrase

NEWBORN, SMALL = "newborn_fever", "infant_fever"

_NOT_ONE = (
    r"(?! (?:surgery|extraction|incision|operation|wound|cut|stitches|filling|tooth|tattoo|piercing|prescription|"
    r"fever|cough|cold|rash|infection|injury|burn|puppy|puppies|kitten|kittens|dog|cat|message|appointment|bill|"
    r"checkup|check|visit|shots?))"
)
_FEW_WEEKS = r"(?:one|two|three|four|a|couple|few|[1-4]) (?:and a half )?~1weeks? old"
_DAYS = r"(?:\w+ (?!year )\w+|\w+) days? old"
_BORN = (
    r"(?:born ~1(?:(?:one|two|three|four|a|few|couple|[1-4]) (?:of )?weeks? ago|\w+ days? ago|yesterday|last (?:week|"
    r"\w+day)|on \w+day)|"
    r"nacio (?:hace (?:apenas |como |solo )?(?:una|dos|tres|cuatro|unas|pocas|[1-4]) semanas?|hace \w+ dias|"
    r"la semana pasada|ayer))"
)
_AGE = rf"(?:(?:newborn|new born)|{_FEW_WEEKS}|{_DAYS}|{_BORN}){_NOT_ONE}"
_SMALL = (
    r"(?:(?:five|six|seven|eight|nine|ten|eleven|twelve|[5-9]|1[0-2]) weeks? old|(?:a|one|two|[12]) (?:and a half )?"
    rf"months? old){_NOT_ONE}"
)
_HOT = (
    r"(?:fevers?|feverish|febrile|burning up|temp(?:erature)? ~4(?:10[0-6](?:[.]\d)?|(?:a |one )?hundred|one oh \w+|"
    r"high|3[89](?:[.]\d)?)|(?:running|is|at|of|has|got|reads?|was) (?:a )?(?:10[1-5](?:[.]\d)?|100[.][4-9]|"
    r"hundred (?:and )?(?:one|two|three|four)|one oh (?:one|two|three|four)))"
)
_ILL = (
    r"(?:no|not|doesnt|does not|isnt|is not|wont|will not|hasnt|stopped) (?:(?:want|wants|wanting|to|been|have|having|"
    r"any|"
    r"other) )*(?:eat\w*|feed\w*|nurs\w*|drink\w*|sleep\w*|latch\w*|symptoms|\w+ (?:\| )?(?:just|only|but)) "
)
"""A "no" that denies no fever: "is not eating", "no cough, just"."""
_ITS_OWN = (
    rf"(?:(?:\| )?(?:{_ILL}|i (?:just )?(?:took|checked) |(?!(?:i|im|ive|my|no|not|without|never|doesnt|isnt|hasnt|"
    rf"after|"
    r"free) )\S+ )){0,9}"
)
_TELLS = r"(?:hes|shes|he is|she is|theyre|is|only|just|its) (?:(?:my|our|the|an?|only|just|about|like) ){0,2}"

_EDAD = (
    r"(?:recien nacid[oa]s?|(?:de |tiene |tienen |con )(?:apenas |solo |como )?(?:una|dos|tres|cuatro|[1-4]) semanas?"
    r"(?! (?:con|de (?:fiebre|calentura|tos|gripa)|que|enferm\w+|sin|mal) )|"
    rf"{_BORN}|"
    r"(?:de |tiene )(?:apenas |solo |como )?\w+ dias (?:de )?(?:nacid[oa]s?|edad)|de (?:apenas )?\w+ dias(?= (?:esta|"
    r"tiene|"
    r"anda|amanecio) ))"
)
_CHICO = (
    r"(?:bebe|bebes|bebita|bebito|nin[oa]|hij[oa]|hijit[oa]|nen[ea]|niet[oa]|nietecit[oa]|sobrin[oa]|criatura|"
    r"chiquit[oa]|gemel[oa]s?)"
)
_CHIQUITO = (
    rf"{_CHICO} ~2(?:de|tiene|con) (?:apenas |solo |como )?(?:(?:cinco|seis|siete|ocho|nueve|diez|once|doce|[5-9]|"
    r"1[0-2]) semanas|(?:un|1) mes|mes y medio|(?:dos|2) meses)(?! (?:con|de (?:fiebre|calentura)|que|enferm\w+|sin) )"
)
_CALIENTE = (
    r"(?:fiebre|calentura|ardiendo|(?:temperatura ~3)?(?:treinta y (?:ocho|nueve)|cuarenta) (?:de|grados)|"
    r"temperatura ~3(?:treinta y (?:ocho|nueve)|cuarenta|alta|(?:3[89]|40)(?:[.]\d)?))"
)
_ENFERMO = r"no (?:quiere |puede |ha querido )?(?:comer|come|mamar|mama|tomar|toma|dormir|duerme|beber|agarra\w*) "
_SUYO = rf"(?:(?:{_ENFERMO}|(?!(?:yo|tengo|mi|no|sin|nunca|tampoco|despues) )\S+ )){{0,9}}"
_DE = r"(?:(?!(?:yo|tengo|mi|no|sin|nunca|tampoco|despues|y|e|pero) )\S+ ){0,7}"

_WAS_BORN = phrase(_BORN)

NEWBORNS: tuple[Rule, ...] = (
    # American Academy of Pediatrics: 100.4 F or more in the first month is seen at once.
    Rule(
        NEWBORN,
        "emergency",
        (
            rf"{_AGE} {_ITS_OWN}{_HOT}",
            rf"{_HOT} {_ITS_OWN}{_TELLS}{_AGE}",
            rf"{_CHICO} ~2{_EDAD} {_SUYO}{_CALIENTE}|recien nacid[oa]s? {_SUYO}{_CALIENTE}",
            rf"{_CALIENTE} {_DE}(?:mi|es|el|la|un|una) (?:{_CHICO} ~2)?{_EDAD}",
        ),
    ),
)
SMALL_BABIES: tuple[Rule, ...] = (
    # The same, up to three months: the clinic is called right away.
    Rule(
        SMALL,
        "urgent",
        (
            rf"{_SMALL} {_ITS_OWN}{_HOT}",
            rf"{_HOT} {_ITS_OWN}{_TELLS}{_SMALL}",
            rf"{_CHIQUITO} {_SUYO}{_CALIENTE}",
            rf"{_CALIENTE} {_DE}(?:mi |el |la |un |una ){_CHIQUITO}",
        ),
    ),
)


def only_born_then(words: str) -> bool:
    """Whether what is past is the birth: "she was born two weeks ago and has a fever"."""
    return bool(_WAS_BORN.search(words))
