"""A wish let go of in the middle of it: "never mind", "ya no, gracias", "cancel that". Pure.

"Ya no" and "cancel" are said of much else: "ese número ya no lo uso", "call me if someone cancels".
"""

from __future__ import annotations

import re
from dataclasses import replace

from appliance.dialogue.meaning import intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.understand import Meaning

_SMALL = (
    r"(?:no|ok|okay|ay|ah|eh|este|pues|bueno|entonces|mejor|sabe que|fijese que|es que|oiga|mire|disculpe|"
    r"perdon|perdone|la verdad|creo que|gracias|muchas|por favor|senorita|joven|yo|luego|despues|llamo|"
    r"marco|le|les|asi|dejelo|dejela|la cita|esa cita|eso|el recado|ya)"
)
_WANT = r"(?:(?:(?:voy|vamos|va) a )?(?:quer|quier|necesit|ocup|interes)\w*|hace falta)"
_OF_ONE_THING = (
    r"(?: ir| venir)? (?:con|por|para|en|a|al|que|tan|tanto|es[eao]s?(?! (?:cita|recado))|"
    r"est[eao]s?(?! (?:cita|recado))|otr[oa]|el (?!recado|mensaje)|"
    r"la (?:manana|tarde|hora|doctora|primera|segunda|de)|las ) ?"
)
"""What follows where one thing is refused and not the wish: a doctor, a day, an hour."""
_NO_LONGER = re.compile(
    rf"^ (?:{_SMALL} )*ya no (?:(?:(?:me|nos|se|le|la|lo|las|los) )*{_WANT}(?!{_OF_ONE_THING}) (?:\w+ )*|"
    rf"(?:{_SMALL} )*)$"
)
_YA_NO = re.compile(r" ya no(?= )")


def told(meaning: Meaning) -> bool:
    """Whether a turn gives up what was wanted. "Ya no" does where that is all it says, or no longer wants it."""
    if Intent.NEVER_MIND not in meaning.intents:
        return False
    besides = intents.read(_YA_NO.sub(" ", meaning.plain))
    return Intent.NEVER_MIND in besides or bool(_NO_LONGER.search(meaning.plain))


_KEEPS = re.compile(
    r" (?:(?:leave|keep) (?:it|that|mine|everything|things|them)(?: just)?(?: there| alone)?"
    r"(?: (?:(?:the )?(?:way|where|how|like)|as)(?: (?:it|that|they) (?:is|are|was)| (?:its|theyre)|(?= $))| as is)?|"
    r"(?P<held>(?:keep|stick with|stay with|leave) (?:my|the) (?:old |original |same |current )?"
    r"(?:one|appointment|time|visit|day)(?: (?:that )?(?:i|we) (?:have|had|got)(?: now)?| as it is)?|"
    r"(?:what|the (?:one|time|appointment)) (?:i|we) (?:have|had|got)(?: now)? (?:works(?: (?:just )?fine| better)?|"
    r"(?:is|was|will be) (?:just )?(?:fine|good|ok|okay|better)))|"
    r"(?:dejel[ao]s?|dejemosl[ao]|dej[ae]mel[ao]|dejarl[ao]|l[ao] (?:dejo|dejamos)|(?:que )?se quede) (?:como "
    r"(?:esta|estaba)n?|asi|igual|ahi)|no (?:le|la) (?:mueva|cambie)(?: nada)?|"
    r"(?P<tenida>(?:me quedo|quedarme|nos quedamos) con (?:mi cita|la (?:que (?:ya )?(?:tengo|tenia)|misma|"
    r"cita que (?:ya )?tengo|de antes))))"
    r"(?: (?:then|please|thanks|thank you|for now|instead|now|pues|entonces|gracias|por favor|mejor|nada mas))* $"
)
_CANNOT_KEEP = re.compile(
    r" (?:(?<!if )(?<!why )(?<!rather )not|cant|cannot|couldnt|dont|do not|wont|never|no (?:puedo|podemos|"
    r"quiero))(?: (?:just|really|want to|to))* $"
)
_ANOTHER = re.compile(
    r" (?<!no )(?<!ningun )(?<!ninguna )(?<!no quiero )(?<!dont want )(?:another|different|other|otr[oa]) "
)
_STILL = re.compile(
    r" (?:(?:it|that|they) (?:is|are|was)|its|theyre|alone|igual|mueva|cambie|as is|como esta(?:ba)?n?) "
)
"""What can only be the visit on the books, and no new time just read back."""


def keeps(meaning: Meaning, *, offered: bool) -> bool:
    """Whether who was moving a visit would leave it as it is: "I'll keep the one I have", "déjela como está".

    `offered`: whether other times are being talked of, so that a yes to "that" is to them."""
    found = _KEEPS.search(meaning.plain)
    if found is None:
        return False
    hour = None if " one " in f"{found[0]} " else meaning.when.at  # "the old one" is no hour
    told = replace(meaning.when, excluded=(), at=hour)
    if told.said or _ANOTHER.search(meaning.plain) or _CANNOT_KEEP.search(meaning.plain[: found.start() + 1]):
        return False
    named = found["held"] or found["tenida"] or _STILL.search(f"{found[0]} ")
    return bool(named) or not (offered and meaning.yes is True)


_NO_ORDER = re.compile(
    r" (?:if|unless|a menos que|salvo que|"
    r"whether|(?<!know )(?<!guess )what(?! about)|how(?! about| (?:do|can|would) (?:i|we) cancel)|when|"
    r"why(?! (?:dont|not))|in case|might|may(?! (?:i|we))|had to|charge|fee|policy|cuando|cuanto|como|por si|y si|"
    r"si (?:tengo|tuviera|llego|me|luego|despues|no puedo)|que pasa|cobr\w+|"
    r"multa|tuv\w+ que) (?:\w+ )*?(?:cancel|anul)\w* | si (?:l[ao]s? )?cancelo |"
    r" cancel(?:s|ed|led|ing|ling|aron|ad[oa]) |"
    r"(?<! la)(?<! lo)(?<! mejor) cancelo | (?:he|she|they|it|who|people|patients|\w*body|some ?one|any ?one|else) "
    r"(?:ever |else )?cancel | cancel\w* (?:later|any ?time|at any|up to|before|within|online|despues|hasta|antes) |"
    r" cancel\w* (?:\w+ ){0,2}?(?:class|meeting|trip|flight|plans?|shift|lesson|practice|game|ride|card|insurance|"
    r"clase|junta|reunion|viaje|vuelo|planes|tarjeta|seguro|compromiso) "
)
"""Cancelling asked about, feared, done by others, or of something else."""
_ENDS = re.compile(
    r" (?:(?:cancel|call|cancel(?:ar|e|en|emos)?(?:me)?(?:l[ao]s?)?|anul\w+)(?: (?:it|that|this|everything|all of it|"
    r"the whole thing|all|la|lo|todo|eso))?(?: off)?|(?<! and )(?<! y )cancel\w* (?:my|the|this|that|mi|la|esta|esa) "
    r"(?:appointment|visit|one|cita|consulta))(?: (?:please|then|instead|for me|por favor|mejor|now|ya|entonces))* $"
)


def ordered(meaning: Meaning) -> bool:
    """Whether a turn calls off what is at hand: "cancel that", "yes, cancel it"; not "yes, and cancel my Tuesday
    appointment", "what if I need to cancel?", "my class got cancelled"."""
    if Intent.CANCEL not in meaning.intents or _NO_ORDER.search(meaning.plain):
        return False
    return meaning.yes is not True or bool(_ENDS.search(meaning.plain))
