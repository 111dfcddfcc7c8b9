"""The answer to "Is this an emergency right now?": a plain no, or none; or what was that?"""

from __future__ import annotations

import re

from appliance.dialogue.answers import yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.understand import Meaning

_BEFORE = re.compile(
    r"^ (?:(?:ja(?:ja)*|haha\w*|ha|ay|ah|oh|uh|um|hijole|ijole|chale|uy|hombre|dios|mio|god|gosh|goodness|my|heavens|"
    r"lord|geez|jeez|wow|lol|man|well|pues|este|oiga|es que) )+"
    r"(?=(?:no|nope|nah|not|nothing|nada|para nada|its not|it isnt) )"
)
"""Laughter and surprise."""
_LAMENT = re.compile(
    r"^ (?:(?:ay|ah|oh) )*(?:(?:my )?(?:god|lord|goodness)|dios(?: mio)?) (?:no ){2,}$|^ (?:(?:oh|ay) no ){2,}$"
)
"""Which is no answer."""
_NOT_ONE = re.compile(
    r"^ (?:(?:its|it is|this is|thats|that is) not|it isnt|this isnt|not(?: really)?|no) (?:an? )?(?:real )?emergency "
    r"(?!vehicle|room|number|services?|help|people|crew|contact|ambulance|doctor)|"
    r"^ (?:nothing (?:like that|urgent|serious|bad)|nada (?:de eso|grave|urgente|de emergencias?)) "
)
_WORSE = re.compile(
    r" (?:no (?:puedo|aguanto|reacciona|responde|respira|contesta)|i cant|worse|peor(?:es)?|dying|hurry|please help|"
    r"apur\w+|rapido|muriendo|muere) "
)
"""Behind a "no" it laments."""
_YET = re.compile(r" (?:but|yet|except|though|i think|i mean|pero|aunque|creo|todavia) ")
"""What may take the "no" back."""
_WHAT = re.compile(
    r"^ (?:(?:im|sorry|wait|uh|um|oh|ay|eh|perdon|disculpe) )*(?:what|huh|pardon(?: me)?|excuse me|come again|"
    r"say (?:that )?again|what did you (?:say|ask)|what was that|(?:i )?(?:didnt|couldnt) (?:hear|catch|get) (?:you|"
    r"that)|can you repeat(?: that)?|que|como|mande|sorry|perdon|(?:que|como) dijo|"
    r"no (?:le )?(?:entendi|escuche|oi)(?: bien)?|(?:me )?(?:lo )?(?:puede )?rep[ei]t\w+) (?:(?:please|por favor) )?$"
)

_KIN = (
    r"husband|wife|son|daughter|mom|mother|mommy|dad|father|daddy|baby|kids?|child|children|brother|sister|grand\w+|"
    r"friend|boyfriend|girlfriend|partner|roommate|neighbou?r|him|her|them|he|she|hes|shes|they|theyre|espos[oa]|"
    r"marido|hij\w+|mama|papa|bebe|nin[oa]s?|herman\w+|abuel\w+|novi[oa]|amig[oa]|vecin[oa]|"
    r"ella|el esta|le|lo|la esta"
)
_PRESSES = re.compile(
    rf" (?:{_KIN}|right now|now(?= $)|seen|today|tonight|doctor|nurse|come|send|help|please|hurry|"
    r"quick\w*|fast|soon|asap|maybe|perhaps|"
    r"guess|idea|know|sure|address|street|avenue|apartment|scared|alone|hurts?|pain|bad|heart|head|chest|god|jesus|"
    r"police|ambulance|die|worse|ahora|ahorita|hoy|ya|doctora?|enfermera|veng\w+|mand\w+|ayud\w+|por favor|"
    r"pronto|rapido|tal vez|quiza\w*|puede ser|no se|quien sabe|segur[oa]|direccion|calle|avenida|miedo|sol[oa]|"
    r"duele|dolor|mal|corazon|cabeza|pecho|dios|virgen|policia|ambulancia|urge\w*|grave) "
)
"""What a call for help may be told with: whoever says so is not asked again."""
_IT_IS = re.compile(r"^ (?:it is|its|this is|that is|i am|im|es|soy|estoy)(?: \S+){3,} $")
"""Which agrees to nothing where more follows: "it is about a claim"."""
_ONLY_DENIES = re.compile(
    r"^ (?:(?:oh|um|uh|well|hi|hello|hey|so|no|yeah|ok|okay|sorry|hola|bueno|pues|mire|ay|perdon) )*"
    r"(?:(?:its|it is|this is|thats|that is) not|it isnt|this isnt|not|no es|esto no es|no) "
    r"(?:really |exactly |ninguna |una? |an? |nada |nothing )*(?:real |medical )?(?:emergency|urgent|emergencia|"
    r"urgencia|urgente|grave|de emergencia) (?:(?:or anything|right now|though|at all|ni nada|en este momento|"
    r"ahora|ni mucho menos|gracias|thanks|thank you) )*$"
)

_NO = re.compile(r"^\W*(?:(?:no|nope|nah)\b\W*)+", re.IGNORECASE)


def read(meaning: Meaning) -> bool | None:
    """Whether an answer says yes or plainly no; None where it does neither, which is no "no"."""
    if _WORSE.search(meaning.plain) or _LAMENT.search(meaning.plain) or asks_back(meaning):
        return None
    if meaning.yes is not None:
        return meaning.yes
    spoken = _BEFORE.sub(" ", meaning.plain)
    if _NOT_ONE.search(spoken) and _YET.search(spoken):
        return None
    return False if _NOT_ONE.search(spoken) else yes_no.read(spoken, Asked.EMERGENCY_NOW)


def explains(meaning: Meaning) -> bool:
    """Whether an answer is neither a yes nor a no, calls nobody and names none who may be in danger."""
    spoken = meaning.plain
    if asks_back(meaning) or _LAMENT.search(spoken) or _WORSE.search(spoken) or _YET.search(spoken):
        return False
    if _PRESSES.search(spoken) or not spoken.strip():
        return False
    return read(meaning) is None or (meaning.yes is True and bool(_IT_IS.search(spoken)))


def only_denies(spoken: str) -> bool:
    """Whether a `words.plain` text says that it is no emergency, and nothing else."""
    return bool(_ONLY_DENIES.search(spoken))


def beside(meaning: Meaning) -> str:
    """What is told behind the "no"."""
    return _NO.sub("", meaning.text)


def asks_back(meaning: Meaning) -> bool:
    """Whether the question was not heard."""
    return bool(_WHAT.search(meaning.plain))
