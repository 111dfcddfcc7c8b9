"""The answer to "Is this an emergency right now?": a plain no, or none; or what was that?"""

from __future__ import annotations

import re

from appliance.dialogue import yes_no
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


def beside(meaning: Meaning) -> str:
    """What is told behind the "no"."""
    return _NO.sub("", meaning.text)


def asks_back(meaning: Meaning) -> bool:
    """Whether the question was not heard."""
    return bool(_WHAT.search(meaning.plain))
