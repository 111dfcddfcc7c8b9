"""What an agreeing turn holds back: a condition, a question, a correction, a no, or talk to somebody else. Pure.

"Yes, but can we make it ten?" agrees, and is still nothing to act on: whoever says it is answered or asked once more.
"""

from __future__ import annotations

import re

from appliance.dialogue.answers import bystander

_KIN = (
    r"(?:sons?|daughters?|kids?|child|wife|husband|moms?|mothers?|mama|dads?|fathers?|papa|brothers?|sisters?|"
    r"hij[oa]s?|espos[oa]|marido|mujer|senora|madre|padre|herman[oa]s?|niet[oa]s?|abuel[oa]s?|nin[oa]s?|bebe|suegr[oa])"
)
_HARMLESS = re.compile(
    r"(?:^ (?:(?:no|nah|nope) )+(?=(?:(?:i think|i guess|yeah|yes|si|pues|actually|its|it is|thats|that is|that|all|"
    r"just|asi|todo|por mi|esta|va|me parece|muy) )*(?:fine|right|correct|perfect|good|great|ok|okay|works|bien|"
    r"perfecto|correcto|excelente|yes|yeah|si) )| (?:(?:but|pero) (?:thanks|thank you|(?:muchas )?gracias)|"
    r"if (?:you (?:can|could|dont mind|would|will|want|like|please)|possible|(?:its|thats|it is|that is|that) "
    r"(?:all )?(?:ok|okay|fine|alright|all right|possible|works))|"
    r"si (?:se )?puede|si es (?:posible|tan amable)|si fuera tan amable|si me hace (?:el|ese) favor|"
    r"si (?:usted )?(?:gusta|quiere)|si no es (?:mucha )?molestia|"
    r"(?:thats|that is|its|is|exactly|just) (?:what|when|how|where|who) (?:i|we|it|its|he|she|they)|"
    r"(?:can|could) (?:we|you) please(?= $)|(?:can|could|would|will) you(?: please| go ahead and| just)* (?:do|book|"
    r"send|cancel|move|change|make|put|confirm|schedule|take) (?:it|that|this|me|us|them|care of (?:it|that))"
    r"(?: in| down| up| over)?(?= (?:(?:please|thanks|thank you|for me) )*$)|"
    r"(?:no|not an?|without) (?:problems?|worries|rush|hurry|need|changes?|doubts?|questions?|hay (?:problema|prisa|"
    r"cuidado|bronca)|se (?:preocupe|apure|moleste)|pasa nada|mas|tengo (?:ningun )?(?:problema|inconveniente))|"
    r"(?:just |please )?do (?:it|that)(?= (?:(?:please|thanks|thank you|then|for me) )*$)|"
    r"como no|why not|not (?:wrong|bad)|nothing (?:else|wrong)|see you later|talk to you later)(?= ))"
)
_RESERVED = re.compile(
    r" (?:but|pero(?! si )|if|unless|except|excepto|however|although|aunque|only if|provided|as long as|it depends|"
    r"depende|siempre (?:y cuando|que)|a menos que|salvo que|nomas que|solo que|solo si|con tal|"
    r"wait|hold on|hang on|espere\w*|aguant\w+|permitame|let me (?:see|check|think|ask|look)|"
    r"deje(?:me)? (?:ver|checar|pensar|preguntar|reviso|checo)|"
    r"what|when|where|which|who|why|how|cuanto|cuando|cual|quien|por que|a que hora|como que|que (?:pasa|dice|hago)|"
    r"(?:can|could|will|would|do|does|did|is|are|should|may) (?:i|we|you|it|that|there|my|the|they|he|she)|"
    r"(?<! si )puedo|me puede|podria\w*|podemos|(?:me )?cobran|cuesta|tengo que|hay que|tienen? (?:algo|otr[oa])|"
    r"later|earlier|sooner|instead|mas (?:tard\w+|tempran\w+)|mejor(?! asi)|otr[oa] (?:dia|hora|fecha|semana|"
    r"doctor\w*)|"
    r"different|wrong|not|dont|doesnt|isnt|never mind|equivocad\w+|incorrect\w*|no|nope|nah|"
    rf"for (?:my|our) {_KIN}|(?:la|el|las|los|es|para) (?:de )?(?:mi|mis|nuestr[oa]) {_KIN}) "
)
_TURNS = r"(?:i mean|digo|quiero decir|well|bueno|pues|actually|ay|oh|ah|wait|pero|but|perdon|sorry|hmm|uh|um)"
_TAKES_BACK = re.compile(
    rf" (?:(?:dont|do not) think so|never mind(?= (?:$|then ))|mejor (?:no|dejel\w+)|{_TURNS} (?:no|nope|nah)(?= (?:$|"
    rf"no |mejor |esper|"
    r"aguant|dont |do not |not |wait |dejel|ese dia |thanks |thank you |gracias )))(?= )"
)


def without_courtesy(plain_text: str) -> str:
    """The text without "if you don't mind", "no problem" and the like."""
    return _HARMLESS.sub(" ", plain_text)


def taken_back(plain_text: str) -> bool:
    """Whether the yes that a `words.plain` text began with is a no by its end: "sí, bueno no, mejor no"."""
    return bool(_TAKES_BACK.search(without_courtesy(plain_text)))


def reserves(plain_text: str) -> bool:
    """Whether an agreeing `words.plain` text says something that must be heard before anything is done on it."""
    left = without_courtesy(plain_text)
    return bool(_RESERVED.search(left)) or bystander.spoken_to(left)
