"""A name or a birth date that somebody will not, or cannot, give: why it is asked, then a person or a message."""

from __future__ import annotations

import re
from enum import Enum, auto

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Act, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import asides
from appliance.dialogue.flows.flow import Flow
from appliance.dialogue.flows.message import MessageFlow
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

ASKED = frozenset({Asked.NAME, Asked.DOB})
"""Questions about who it is for."""


class Withheld(Enum):
    """What is said instead of an answer."""

    REFUSED = auto()
    """It is not given, or the caller would know why."""
    UNKNOWN = auto()
    """The caller does not know it."""
    MESSAGE = auto()
    """The caller would rather leave a message."""


_FACT = (
    r"(?:birth ?days?|birth ?dates?|date of birth|dob|day of birth|born|fecha|cumpleanos|nacimiento|nacio|naci|"
    r"names?|nombre|apellidos?)"
)
_MESSAGE = re.compile(
    r" (?:(?:leave|take|send|give) (?:(?:you|her|him|them|the \w+|my doctor) )?(?:an? |my )?(?:message|note)|"
    r"(?:dej(?:ar|o|e|en)|tom(?:ar|e|en)|mand(?:ar|o|e|en)|pas(?:ar|o|e|en))(?:me|le|les|nos)?"
    r"(?: (?:le|les|un|una|el))* (?:mensaje|recado|razon)) "
)
_NOT_KNOWN = (
    r"(?:(?:i )?(?:(?:dont|do not|cant|cannot|didnt) (?:\w+ )?(?:know|remember|recall|have)|have no idea|"
    r"forgot|no idea|(?:am |im )?not sure)|no (?:me )?(?:lo |la )?(?:se|acuerdo|recuerdo|tengo)|ni idea|"
    r"desconozco|se me olvido)"
)
_UNKNOWN = re.compile(
    rf" {_NOT_KNOWN} (?:(?:(?!spell|deletre|escrib)\w+ ){{0,5}}?{_FACT}|that|it|eso) |"
    rf"^ (?:(?:sorry|um|uh|well|oh|pues|ay|perdon|honestly|la verdad|es que|actually) )*{_NOT_KNOWN}"
    r"(?: (?:sorry|either|perdon|la verdad|honestly))* $"
)
_GIVE = r"(?:giv\w+|say\w*|shar\w+|tell\w*|provid\w+|disclos\w+|hand\w*|answer\w*|reveal\w*)"
_DAR = r"(?:dar\w*|doy|decir\w*|digo|compartir\w*|proporcionar\w*|contestar\w*)"
_PIDE = (
    r"(?:(?:me |se |le |les )?(?:la |lo )?(?:quier\w+|necesit\w+|pregunt\w+|ocup\w+|pid\w+|sirven?|usan?)|"
    r"tengo|tienen|debo|es) "
)
_REFUSED = re.compile(
    r" (?:(?:not|dont|isnt|arent|never) (?:\w+ ){0,2}comfortable|uncomfortable|"
    rf"(?:not|dont) (?:\w+ ){{0,2}}(?:ok|okay|safe|good) (?:with|about|doing|{_GIVE})|(?:rather|prefer) not(?: to)?|"
    r"(?:wont|cant|will not|not (?:going to|gonna|willing to)|refuse to|dont (?:want|wanna|have|need)(?: to)?) "
    rf"(?:be )?{_GIVE}|(?:im|am) not {_GIVE}|i (?:already )?said no|none of your (?:business|concern)|"
    r"not your business|(?:thats|its|that is|it is) (?:too |kind of )?(?:private|personal|confidential)|"
    rf"do (?:i|we) (?:really )?have to(?: (?:do )?(?:that|this|it))?(?= $)|"
    rf"do (?:i|we) (?:really )?have to (?:be )?{_GIVE}|is (?:that|it|this) (?:really )?necessary|"
    r"why (?:do|would|does|are|should|must|did) \w+|why(?: is that| that)?(?= $)|what for|how come|"
    r"what (?:do|would) (?:you|they|yall) (?:\w+ )?(?:need|want|use) (?:\w+ ){1,4}for|who wants to know|"
    rf"no (?:\w+ ){{0,3}}(?:voy|vamos|quiero|quisiera|pienso|puedo|gusta|tengo (?:por )?que) (?:a )?(?:\w+ )?{_DAR}|"
    rf"no (?:(?:se|le|te|la|lo|les) )+{_DAR}|(?:prefiero|preferiria) no|ya (?:le |te )?dije que no|"
    r"(?:es|son) (?:algo |datos? )?(?:muy )?(?:privad|personal|confidencial)\w*|no (?:es asunto suyo|le importa)|"
    rf"(?:a usted )?que le importa|(?:para|por) que(?= (?:$|{_PIDE}))|no me (?:siento|da) (?:comod\w+|confianza)|"
    r"es (?:necesario|obligatorio)|tengo que (?:darl\w+|decirl\w+)) |"
    r"^ (?:(?:no|nope|nah|thanks|thank you|gracias|i said|que|ya dije que) )*(?:no|nope|nah)(?: (?:thanks|thank you|"
    r"gracias|way))? $"
)


def read(meaning: Meaning, asked: Asked) -> Withheld | None:
    """What an answer to such a question withholds; None for any other answer, and where it was given all the same."""
    named = meaning.name and meaning.name.family and asked is Asked.NAME
    if asked not in ASKED or meaning.births or named or meaning.choice is not None:
        return None
    if _MESSAGE.search(meaning.plain):
        return Withheld.MESSAGE
    if _UNKNOWN.search(meaning.plain):
        return Withheld.UNKNOWN
    return Withheld.REFUSED if _REFUSED.search(meaning.plain) else None


class OfferInstead(asides.OfferHelp):
    """A person or a message in place of a wish that cannot be served without what is withheld."""

    def __init__(self, talk: Talk, wish: Flow) -> None:
        super().__init__(talk, "offer_human", MessageKind.MESSAGE)
        self._wish = wish

    def heard(self, meaning: Meaning) -> list[Act] | None:
        if meaning.births:
            return None  # it is told after all: the wish goes on
        acts = super().heard(meaning)
        if self.done and not acts:
            self.talk.drop_times()
            self._wish.done = True
        return acts


def answer(talk: Talk, wish: Flow, meaning: Meaning) -> tuple[list[Act], Flow | None] | None:
    """What is said to it, and what is put on top of the wish; None where nothing is withheld."""
    found, messaging = read(meaning, talk.asked), isinstance(wish, MessageFlow)
    if found is None or len(talk.person.births) > 1 or (messaging and (talk.told_why or found is not Withheld.REFUSED)):
        return None
    if found is Withheld.MESSAGE:
        talk.drop_times()
        wish.then, wish.done = MessageFlow(talk, MessageKind.MESSAGE), True
        return [], None
    told, talk.told_why = talk.told_why, True
    key = "why_we_ask_caller" if talk.put[0] == "ask_caller_name" else "why_we_ask"
    why: list[Act] = [] if told else [Say(key)]
    if told or found is Withheld.UNKNOWN:
        return why, OfferInstead(talk, wish)
    took = wish.heard(meaning) if messaging and talk.asked is Asked.DOB else None
    return [*why, *(took or wish.proceed())], None
