"""A free time asked for first of all, and no visit on the books: "¿hay lugar el quince?", "checkup on the 10th". Pure.

Who begins with a day and tells of nothing that came in between wants a visit made, however much the words are those of
a visit moved.
"""

from __future__ import annotations

import re

from appliance.dialogue.meaning.visit_words import BOOKABLE

_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today|tonight|weekends?|mornings?|afternoons?|evenings?|"
    r"week|month|january|february|march|april|may|june|july|august|september|october|november|december|lunes|martes|"
    r"miercoles|jueves|viernes|sabados?|domingos?|manana|mananas|hoy|tarde|tardes|noche|semana|mes|enero|febrero|"
    r"marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_NUMBER = (
    r"\w+(?:th|rst|cond|teen|ty)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|primero|uno|dos|tres|"
    r"cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+|treinta|\d+"
)
_BEFORE = re.compile(
    rf"(?:{_DAY}|{_NUMBER}|hi|hello|hey|yes|yeah|um|uh|so|oh|well|ok|okay|good|sorry|hola|buenas|buenos|dias|si|oiga|"
    r"oye|pues|este|disculpe|fijese|senorita|para|pa|el|la|los|las|en|por|de|del|al|un|una|a|the|on|of|in|for|at|any|"
    r"day|after|this|next|time|pasado|proxim[oa]|dia|y|and|entre|media)"
)
"""What stands before it where nothing is told: a greeting, and the day."""
_ASKS = re.compile(
    r" (?:(?:do you (?:guys |all )?|you |yall |would you |does (?:he|she|the \w+|doctor \w+) |"
    r"is there |are there |(?:have|has|got) )+(?:have |got |still )*(?:anything|something|any (?:openings?|spots?|"
    r"slots?|room|time|chance)|room|an? (?:opening|spot|slot)|openings|availability|time)|any (?:chance|openings?|"
    r"room|spots?)|put (?:me|us|him|her) (?:in|down)|would be (?:perfect|great|ideal|best|good)|(?:i|we) (?:can|"
    r"could) (?:only )?(?:come|be there|do)|"
    r"(?:can|could) (?:i|we|he|she|my \w+) (?:come|be seen|get in)|(?:can|could) (?:you|he|she|they|doctor \w+|"
    r"the \w+) (?:see|fit|squeeze|take) (?:me|us|him|her|them|my \w+)|(?:no )?(?:hay|habra|habria|tienen?|tendran?|"
    r"tendrian?|quedan?|quedara) (?:\w+ ){0,2}?(?:chance|chanza|oportunidad|lugar\w*|espacios?|campo|campito|cupo|"
    r"hueco|huequito|algo|disponib\w+|horarios?)|(?:puedo|podria|podemos|podriamos) (?:ir|pasar|llegar|venir)|"
    r"(?:me|nos|lo|la) (?:puede|pueden|podria|podrian) (?:ver|atender|recibir)) "
)
"""Asks whether a time is free, or offers one."""
_TOLD_DAY = re.compile(rf" (?:{_DAY}) ")
_BOOKED = re.compile(
    r" (?:earlier|sooner|later|instead|rather|another|different|other|else|switch\w*|mov\w+|chang\w+|resched\w+|"
    r"push\w*|becomes?|back to back|together|before (?:then|that|the|my)|(?:my|our|his|her|the) (?:\w+ )?"
    r"(?:appointments?|appt|visit|slot|spot|one|\w+day)|mine|(?:have|had|has|got|gave) (?:me|us|him|her|my|one)|"
    r"supposed to|scheduled|booked|missed|cant|cannot|wont|antes|despues(?! de )|"
    r"mas (?:temprano|tarde|adelante|pront\w+|temprani\w+|tempranit\w+)|mejor|otr[oa]s?|en lugar|en vez|cambi\w+|"
    r"muev\w+|recorr\w+|pas(?:ar|e)(?:l[ao]|me)\w*|reprogram\w+|reagend\w+|(?:me|nos|le) (?:dieron|dio|pusieron|"
    r"toca\w*|agendaron|tenian?|apuntaron)|tengo|tenia|tenemos|teniamos|(?:mi|la|su|nuestra) (?:cita|consulta|"
    r"limpieza|revision)|l[ao] (?:de|del|mi[oa])|quede|quedamos|no (?:\w+ )?(?:puedo|podemos|puede|voy|vamos|llego|"
    r"alcanzo)) "
)
"""Speaks of a visit on the books, of another time than one, or of what cannot be."""
_OF_DAYS = re.compile(r" antes de (?:las?|medio|mediodia) ")

_KIND = (
    rf"(?:(?:dental|annual|yearly|regular|routine|medical) )*"
    rf"(?:(?:(?:{BOOKABLE})|exam)(?: (?:appointment|visit))?|appointment|visit|(?:cita|consulta) (?:de|para)(?: una?)? "
    rf"(?:{BOOKABLE})|(?:cita|consulta|examen|revision)(?: (?:dental|medic[oa]|anual))?)"
)
_WITH = r"(?:with|con) (?:the |el |la )?(?:doctora?|dra?) \w+"
_FOR = (
    r"(?:for|para) (?:me|mi|my (?:son|daughter|kid|child|baby|husband|wife|mom|dad)|mi (?:hij[oa]|esposa?|mama|papa))"
)
_AND_WHEN = (
    rf"(?:{_WITH}|{_FOR}|{_DAY}|{_NUMBER}|th|st|nd|rd|first|thing|last|early|late|noon|midday|lunch\w*|oclock|[ap]m|"
    rf"available|"
    r"earliest|soonest|possible|asap|soon|sometime|some|please|thanks|thank|you|but|not|except|or|between|before|"
    r"around|about|to|from|with|anyone|anybody|whoever|mediodia|temprano|disponible|posible|favor|por|gracias|menos|"
    r"excepto|o|no|entre|antes|despues|desde|hasta|como|algun|alguna|cualquiera?|con|quien|sea)"
)
_NAMED = re.compile(
    rf" (?>(?:{_BEFORE.pattern}|an|just|only|solo|nomas) )*?(?<! the )(?<! la )(?<! el ){_KIND} (?>(?:{_AND_WHEN}|"
    rf"{_BEFORE.pattern}) )*"
)
"""A kind of visit, with whom, for whom and when, and nothing else."""
_DATED = re.compile(rf" (?:{_DAY}|(?:the|el|on) (?:\d+\w*|{_NUMBER})) ")


def named(spoken: str) -> bool:
    """Whether a `words.plain` text is a kind of visit and a day, and nothing else: "physical with Dr. Ramirez, any day
    the week after next"."""
    return bool(_NAMED.fullmatch(spoken) and _DATED.search(spoken))


def asked(spoken: str) -> bool:
    """Whether a `words.plain` text begins by asking for a time, or offering one, and speaks of none on the books."""
    asks = _ASKS.search(spoken)
    if asks is None or not all(map(_BEFORE.fullmatch, spoken[: asks.start()].split())):
        return False
    return bool(_TOLD_DAY.search(spoken)) and not _BOOKED.search(_OF_DAYS.sub(" ", spoken))
