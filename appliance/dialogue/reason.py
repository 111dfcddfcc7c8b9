"""Why a caller wants to be seen, in their own words, without the words around them."""

from __future__ import annotations

import re

from appliance.dialogue.words import plain

_LEAD = re.compile(
    r"^\s*(?:(?:um+|uh+|er|eh|well|so|yeah|yes|hi|hello|hey|ok|okay|sure|oh|like|good (?:morning|afternoon|evening)|"
    r"pues|bueno|este|s[ií]|hola|mire|oiga|buen[oa]s(?: d[ií]as| tardes| noches)?|f[ií]jese(?: que)?|es que|ah|"
    r"i(?:['’]m| am) calling (?:because|about|for|to)|i(?:['’]d| would) (?:like|love) (?:to (?:get|have|book|"
    r"make|schedule|see someone (?:for|about)|come in (?:for|about)|be seen (?:for|about))?|an?)?|"
    r"i (?:just )?(?:need|want|wanted)(?: to)?(?: (?:get|have|book|make|schedule|see (?:someone|the doctor|"
    r"a doctor)(?: for| about)|come in (?:for|about)|be seen (?:for|about)))?|"
    r"i(?:['’]ve| have)(?: (?:got|had|been having))?|can i (?:get|have)|it(?:['’]s| is)(?: (?:about|for|"
    r"because(?: of)?|regarding))?|this is (?:about|for)|because(?: of)?|"
    r"(?:to (?:get|have)|for|about)(?= )|just|there(?:['’]s| is)|"
    r"(?:yo )?(?:quiero|quisiera|necesito|ocupo|busco|me gustar[ií]a)(?: (?:hacer(?:me)?|sacar|agendar|tener|"
    r"ver a(?:l| la)? (?:doctor|doctora|m[eé]dico)?(?: por)?))?|"
    r"(?:llamo|hablo) (?:para|por|porque)|(?:una|la) cita (?:para|por)|an appointment (?:for|about|"
    r"because(?: of)?)|(?:traigo|tengo)(?= )|"
    r"para(?= )|por(?:que)?(?= )|me (?:sali[oó])(?= )|es (?:para|por)|an?(?= )|una?(?= )|my(?= )|mis?(?= )|"
    r"this(?= )|some(?= ))\b[,.\s]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,.!?¡¿]*(?:please|thank you|thanks|por favor|gracias|ok|okay)?[\s,.!?¡¿]*$", re.IGNORECASE)
_EMPTY = re.compile(
    r"^ (?:(?:hello|hi|hey|hola|bueno|buenas?|buenos|good|morning|afternoon|evening|dias|tardes|noches|yes|yeah|"
    r"si|no|um|uh|eh|"
    r"ok|okay|are|you|there|what|sorry|pardon|como|mande|alo|maybe|well|pues|este|i|dont|know|know yet|not|sure|"
    r"se|la|verdad|"
    r"hold|on|one|second|moment|un|momento) )+$"
)


def read(text: str) -> str:
    """The words of the reason; "" when a text gives none. Never raises."""
    if _EMPTY.search(plain(text)) or not plain(text).strip():
        return ""
    rest = _TAIL.sub("", _LEAD.sub("", text[:2000], count=1).strip(" ,.!?¡¿"))
    return rest or _TAIL.sub("", text[:2000]).strip()
