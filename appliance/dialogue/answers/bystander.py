"""What is said to somebody in the room beside an answer: "yes honey, I'll be there in a minute". Pure."""

from __future__ import annotations

import re

from appliance.dialogue.words import listed

_FOR = (
    r"(?<! for)(?<! my)(?<! the)(?<! our)(?<! his)(?<! her)(?<! a)(?<! with)(?<! para)(?<! de)(?<! es)(?<! la)(?<! el)"
    r"(?<! su)(?<! con)(?<! un)(?<! una)"
)
_DEAR = re.compile(
    rf"{_FOR} (?:honey|hun|sweetie|sweetheart|darling|babe|baby|kiddo|buddy|"
    r"mi (?:amor|vida|cielo|rey|reina|corazon)|mij[oa]|carino|corazon|amor(?:cito)?|mi hij[ito]*[oa]|hijit[oa])(?= )"
)
_PARENT = re.compile(r"^ (?:yes|yeah|yep|ok|okay|sure|si|ya|aja) (?:mom|mommy|mama|dad|daddy|papa|mami|papi)(?= )")
"""Names of this kind stand behind the yes; elsewhere they may be whom the visit is for."""
_PLAIN = frozenset(
    listed(
        "yes yeah yep yup yea sure ok okay please thank thanks you so much very that thats thatll it its is this the a "
        "i id ill do would will be like want wanted need said right correct perfect great good fine works work exactly "
        "absolutely definitely of course go ahead cancel book move change send confirm make take put down up for me us "
        "my appointment visit one and oh um uh well just sounds sir maam all si claro que sale bueno gracias muchas "
        "muy por favor asi es esta bien perfecto correcto eso ese esa adelante cancele cancelela cancelemela mueva "
        "muevala cambiela cambie mandela mandelo agende agendela hagalo la lo me mi cita de acuerdo como no amable ya "
        "pues ay"
    )
)
"""What may stand beside such a name and still be said to us."""
_WAIT = r"(?:a|an?other|one|two|five|just a|half a) (?:sec(?:ond)?s?|minutes?|mins?|moment|bit)"
_TO_THE_ROOM = re.compile(
    rf" (?:be right (?:there|back|down|over|up)|(?:be|come|coming|get|there|out|down|up|over) (?:\w+ )?in {_WAIT}|"
    rf"coming in {_WAIT}|(?:mommy|mom|daddy|dad|mama|papa|grandma|grandpa)s? (?:is )?(?:on the phone|talking|busy)|"
    r"im on the phone|put (?:that|it|them) (?:down|away|back)|stop (?:that|it|hitting|pulling|crying|yelling)|"
    r"be quiet|quiet down|shh+|shush|get (?:down|off) (?:of |from )?(?:there|that|the)|come here|"
    r"go (?:play|wash|ask (?:your|mom|dad)|to your room|to bed|brush)|(?:dinner|lunch|food|breakfast)s? (?:is )?"
    r"(?:ready|almost|on the|in the)|give (?:me that|it back)|leave (?:him|her|your \w+) alone|"
    r"(?:ahi|ya|orita|ahorita|ya mero) (?:te )?(?:voy|vengo|salgo|te \w+)(?! a)|esperat\w+|esperame|callat\w*|"
    r"callense|quiet[oa]|bajat\w*|ven (?:aca|para aca|aqui)|vete|estoy (?:hablando )?(?:en el|por) telefono|"
    r"you (?:can|may) (?:\w+ )?(?:eat|watch|play|drink|go(?! ahead)|come (?:out|in)|have (?:an?|one|some|two|it|more|"
    r"another)|use (?:the|my)|take (?:an?|your|one)|get (?:an?|one|some|down|up))|"
    r"im (?:coming|on my way|almost (?:done|ready))(?= (?:$|now|(?:mom|dad|honey|baby|sweetie)))|(?:get|grab|put on|"
    r"take off|eat|finish|brush|wash) your|"
    r"(?:close|open|lock|answer|get) the (?:door|gate|window)|turn (?:it|that|the \w+) (?:down|off|up)|"
    r"puedes (?:comer|ir|salir|jugar|ver|agarrar|tomar|irte|llevarte|prender)|(?:ponte|vente|agarra|"
    r"lavate|vistete|duermete|sientate|calmate)|(?:abre|cierra|apaga|prende) (?:la|el|eso)|"
    r"no toques|no grites|sueltal[oa]|dame eso|deja eso|te (?:dije|digo|hablo|llamo|doy|marco)|"
    r"(?:la|esta la) (?:comida|cena) (?:ya )?(?:esta|va a estar)) "
)
"""What is told to no receptionist."""


def spoken_to(plain_text: str) -> bool:
    """Whether a `words.plain` text holds words to somebody else than who asked."""
    if _TO_THE_ROOM.search(plain_text):
        return True
    named = _PARENT.search(plain_text) or _DEAR.search(plain_text)
    if not named:
        return False
    rest = _DEAR.sub(" ", _PARENT.sub(" ", plain_text))
    return any(word not in _PLAIN for word in rest.split())
