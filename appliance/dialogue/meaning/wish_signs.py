"""What a turn says about a visit, whatever its words: there is one, it cannot be, another time, not at all any more.

Signs are no rules: the wish model learns what each tells, alone and together with that a visit is in the book.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

_VISIT = (
    r"(?:appointments?|appt|visits?|cleanings?|physicals?|check ?ups?|exams?|consult\w*|crowns?|fillings?|root canal|"
    r"surgery|procedure|follow ups?|slots?|spots?|times?|labs?|shots?|citas?|consultas?|limpiezas?|revision|chequeos?|"
    r"turnos?|horas?|examen|cirugia)"
)
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today|tonight|(?:this|next) (?:week|morning|afternoon)|"
    r"(?:the )?\w+(?:th|rst|cond)|lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|hoy|pasado manana"
)
_HOUR = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)(?: (?:oclock|thirty|fifteen|forty five|"
    r"\d\d|am|pm|a m|p m)| ?o ?clock)|\d+[: ]\d\d)"
)
_OWN = r"(?:my|our|his|her|their|the|mi|mis|nuestra|su|la|las)"

SIGNS: dict[str, str] = {
    "has one": (
        rf"{_OWN} (?:{_DAY}|{_HOUR})(?: \w+)?(?= (?:{_VISIT}|$|and|but|is|was|with|because|so|y|pero|con))|my {_HOUR}|"
        rf"{_OWN} (?:\w+ ){{0,3}}{_VISIT} (?:\w+ ){{0,3}}(?:is|was|are|on|for|at|this|next|coming|tomorrow|today|"
        rf"{_DAY})|"
        r"(?:have|had|got|put|has|with) (?:me|us|him|her|them) (?:down|in|on|scheduled|booked)|coming up|"
        r"(?:on|off|in) (?:the|your|his|her) (?:schedule|calendar|books?|list)|(?:supposed|meant|scheduled|booked|"
        r"set|due|"
        r"slated) to (?:come|be|see|go|have|bring)|(?:im|were|hes|shes|i am|was|is|am) (?:\w+ )?(?:scheduled|"
        r"booked|down "
        r"for|set up|coming in|going in)|(?:i|we|he|she) (?:have|had|has|got|made|booked|scheduled) (?:an?|the|our|my) "
        rf"(?:\w+ ){{0,3}}{_VISIT}|already (?:have|got|booked|scheduled|made)|(?:what|the (?:one|time)) (?:you|i|we) "
        r"(?:gave|have|had|made|booked)|(?:you|they) (?:gave|put|have|had|got|booked|set|moved|scheduled) (?:me|"
        r"us|my|him|"
        r"her)|tengo (?:una )?(?:cita|consulta|limpieza)|(?:tenia|teniamos|tiene|tenemos|hice|saque|sacamos|hicimos|"
        r"agende|me dieron|nos dieron|le dieron) (?:\w+ ){0,2}(?:cita|consulta|limpieza|para)|(?:me|le|"
        r"nos) toca(?:ba)?|"
        r"(?:quede|quedamos) de|iba a (?:ir|llevar|venir)|ibamos a|mi cita|(?:la|su|nuestra) cita (?:de|del|para|"
        r"que|es)|"
        r"apuntad[oa]|agendad[oa]|programad[oa]|que me (?:vean|toca|vea|atiendan) (?:hoy|manana|el)"
    ),
    "cannot": (
        r"(?:cant|cannot|wont|couldnt|unable|not able|not going|not gonna|isnt going|arent going|never going|no way|"
        r"wont be able|didnt|doesnt) (?:\w+ ){0,3}(?:make|come|be|get|go|do|find|work|bring|swing|keep|there)|"
        r"(?:something|things?|stuff) (?:came|has come|popped) up|(?:have|has|had|got) to work|called in|out of town|"
        r"travel\w*|vacation|double booked|conflict\w*|on call|stuck|fell through|broke down|no (?:ride|car|babysitter|"
        r"one to)|snow\w*|court|funeral|jury|that (?:day|time|morning) (?:wont|doesnt|isnt)|not gonna (?:work|happen)|"
        r"no (?:voy|vamos|va|puedo|podemos|puede|podre|podra|alcanz\w+|llego|llegamos|consigo|me dan|me dieron)|se me "
        r"(?:complic\w+|hizo|junt\w+|descompus\w+|atraves\w+|cruz\w+)|sali[oe] (?:algo|un|una)|surgio|de viaje|"
        r"fuera de "
        r"la ciudad|tengo que (?:trabajar|ir|salir|cuidar)|me toca trabajar|no hay (?:quien|manera|como)"
    ),
    "another time": (
        r"(?:another|different|other|new|better) (?:day|time|date|one|week|slot|opening)|instead|rather|(?:later|"
        r"earlier|sooner) (?:in|than|that|this|on|time|if|maybe|please|$)|some ?(?:other )?time|when (?:i|we|he|"
        r"she)(?:m|re|"
        r"s)? (?:get|gets|am|are|is|come|back)|(?:do|have|try|make|push|move|bump|switch|swap|shift|change|"
        r"slide) (?:it|"
        r"that|them|me|us|mine)|(?:push|move|bump|switch|swap|shift|change|slide) (?:this|my|our|the|his|her|"
        r"\w+ \w+s)|next week|the (?:week|day) (?:after|before)|(?:back|up|over|out) (?:a|an|one|two) "
        r"(?:day|week|hour|month)|what else|anything else (?:on|in|that)|resched\w+|re ?book|move (?:my|our|the|"
        r"his|her)|"
        r"otr[oa] (?:dia|fecha|hora|semana|horario|rato|vez)|mas (?:tarde|temprano|adelante|tardecito)|"
        r"cuando (?:regres|"
        r"vuelv|lleg)\w+|la (?:proxima|otra|siguiente) semana|mejor (?:el|la|para|en)|(?:cambi|mov|muev|recorr|"
        r"adelant|atras|reprogram|reagend)\w+|pas(?:ar|arla|arlo|arme|arnos|emela|enmela)"
    ),
    "no more": (
        r"(?:no longer|not|dont|doesnt|wont|didnt) (?:\w+ ){0,3}(?:need|want|necessary|going to (?:set|make|do|try|"
        r"reschedule))|anymore|any more|after all|never ?mind|(?:let|give|have) (?:\w+ ){0,3}(?:somebody|someone|"
        r"somebody "
        r"else|someone else|another|other)|(?:somebody|someone) else (?:can|could|have|take)|take (?:me|us|him|"
        r"her|them|my "
        r"\w+) (?:off|out)|passed away|passed on|died|(?:is|hes|shes|in|back in|went to) (?:the )?(?:hospital|"
        r"hospice|rehab|"
        r"nursing)|mov(?:ed|ing) (?:to|away|out|back)|(?:found|seeing|going with|went with|switched to|"
        r"using) (?:another|"
        r"someone|somebody|a different|a new)|(?:feel\w*|doing|hes|shes|its|im|got) (?:all |much |a lot |"
        r"so much )?better|"
        r"cleared up|went away|cancel\w*|call (?:it )?off|scratch|forget (?:it|about|the)|skip|drop (?:it|the|my)|"
        r"get rid "
        r"of|free up|lost my (?:job|insurance)|afford|ya no|no va a ser necesari\w+|fallecio|murio|se murio|"
        r"otra persona|"
        r"a (?:otro|alguien|otra)|ya (?:estoy|esta|se le|se me|me|le) (?:\w+ )?(?:bien|mejor|quito|paso|alivi\w+)|"
        r"mudamos|mudo|(?:quit|borr|cancel|sac|anul)(?:e|en|ar|eme|enme|enos|arla|ela|enla)\w*|cambie de opinion|"
        r"siempre no"
    ),
    "which one": (
        r"(?:cant|cannot|couldnt|dont) (?:\w+ ){0,2}(?:find|remember|recall|read|see)|forgot|lost (?:the|my|"
        r"that) (?:card|"
        r"paper|slip|reminder)|wrote (?:it )?down|is it (?:still )?(?:on |at |the |this |next |tomorrow|today|"
        rf"{_DAY}|{_HOUR})|(?:am|are) (?:i|we) (?:\w+ ){{0,2}}(?:coming|supposed|scheduled|booked|due|still|on|"
        rf"down|set)|"
        r"(?:do|did|does|have) (?:i|we|you|my \w+|he|she) (?:still |already |even )?(?:have|got|get|make|made|"
        r"book|booked|"
        r"schedule|scheduled|set)|still (?:on|good|coming|happening|a go|have|set|scheduled)|double check\w*|make sure|"
        r"(?:what|which|when) (?:\w+ ){0,2}(?:day|time|date|is|was) (?:\w+ ){0,3}(?:my|our|mine|his|her|i|we)|"
        r"when (?:is|was|"
        r"am|are|do) (?:my|our|i|we|his|her)|who (?:is|was|am i|are we) (?:\w+ )?(?:with|seeing)|confirm\w*|"
        r"ill be there|we "
        r"will be there|see you (?:then|tomorrow|on)|got (?:a|the|your|this) (?:text|reminder|message|email|call)|"
        r"(?:no me|"
        r"ni me) acuerdo|se me olvid\w+|sigue en pie|a que hora (?:es|era|tengo|me)|que dia (?:es|era|tengo|me)|"
        r"cuando (?:es|"
        r"era|tengo|me toca)|para confirmar|confirm\w+|ahi (?:estoy|estare|estaremos|vamos)|si (?:voy|vamos)|"
        r"todavia (?:tengo|"
        r"esta)|es el \w+ o el|recordatorio|quede (?:en|el|para)"
    ),
    "money": (
        r"how much|ballpark|costs?|charg\w+|owe[sd]?|prices?|pricing|bills?|billing|balance|statement|paid|pay\w*|"
        r"card number|"
        r"looking at for|refund|estimate|quote|fee|fees|collections?|dollars?|out of pocket|cheap\w*|afford|copay|"
        r"deductible|"
        r"cuanto|cuest\w+|cobr\w+|deb[oe]|saldo|precios?|pag\w+|cuenta|factura|reembolso|dolares|deuda|adeudo|recibo"
    ),
    "papers": (
        r"pictures?|x ?rays?|records?|files?|charts?|cop(?:y|ies)|sent (?:to|over)|send (?:it|them|over|my)|"
        r"(?:wants?|needs?|"
        r"asking) (?:to see|for) (?:the|my|his|her|all)|transfer\w*|fax\w*|immunization|paperwork|print\w*|placas?|"
        r"radiografias?|expediente|copias?|papeles|historial|mand\w+ (?:mi|mis|los|las)"
    ),
    "asks for a time": (
        r"(?:need|want|like|love|hoping|trying|looking|have|get|got|wanna|gotta) (?:\w+ ){0,3}(?:to (?:come|get|"
        r"be|see|set|"
        r"make|book|schedule|bring|start|have)|an? (?:appointment|appt|visit|cleaning|physical|checkup|consult\w*|"
        r"time|slot|"
        r"spot))|(?:can|could|may|any way|any chance) (?:\w+ ){0,3}(?:come|get|see|squeeze|fit|work|be seen|book|"
        r"schedule|"
        r"make|take)|(?:anything|something|openings?|availability|available|room|spots?) (?:open|available|for|this|"
        rf"today|tomorrow|next|in|left|{_DAY})|soonest|earliest|first available|new patient|taking (?:new )?patients|"
        r"(?:quiero|quisiera|necesito|ocupo|puedo|podria|queria|busco|deseo) (?:\w+ ){0,2}(?:una cita|cita|"
        r"que (?:me|lo|la|le)|"
        r"ver|hacer|sacar|agendar|pedir|llevar|consulta)|(?:tiene|tienen|hay|habra|habria) (?:\w+ ){0,2}(?:cita|"
        r"lugar|espacio|"
        r"campo|cupo|hora|algo|disponible)|me (?:puede|pueden|podria|da|dan|daria) (?:\w+ )?(?:cita|ver|atender|"
        r"revisar|"
        r"apuntar|agendar|dar)|lo mas pronto|cuanto antes|paciente nuev[oa]"
    ),
}
"""Over `words.plain` text, both languages: word families and constructions."""
_COMPILED = tuple(re.compile(rf" (?:{pattern})(?= )") for pattern in SIGNS.values())
COUNT = 2 * len(SIGNS) + 1
"""How many numbers `signs` returns."""


def signs(spoken: str) -> NDArray[np.float32]:
    """Each sign 0 or 1, each again where a visit is in the book as well, and 1 where there is no sign at all."""
    text = f" {spoken.strip()} "
    found = np.array([bool(pattern.search(text)) for pattern in _COMPILED], np.float32)
    return np.concatenate([found, found * found[0], [not found.any()]]).astype(np.float32)
