"""Who only asks whether anybody hears them: "hello? can you hear me?", "¿bueno? ¿me escucha?". Pure.

On the telephone "bueno" is a hello as well as an okay, and nothing may be done on it.
"""

from __future__ import annotations

import re

_HELLO = (
    r"(?:hello|hi|hey|um|uh|oh|sorry|excuse me|so|ok|okay|hola|bueno|alo|oiga|oye|disculpe|perdon|senorita|este|si)"
)
_ASKS = (
    r"(?:(?:can|could|do|did) (?:you|anybody|anyone|somebody|yall) (?:still |even |guys )?hear (?:me|this|that)(?: "
    r"(?:ok|"
    r"okay|now|at all|alright|all right))?|(?:is|are) (?:you|anybody|anyone|somebody|someone) (?:still )?(?:there|"
    r"here|on "
    r"the (?:line|phone))|you (?:still )?there|anybody there|anyone there|(?:did|have) (?:i|we) (?:lose|lost|get|got) "
    r"(?:you|disconnected|cut off)|are we (?:still )?(?:connected|on)|is this (?:thing )?(?:on|working)|"
    r"(?:si )?(?:me|nos) (?:escuchas?|escuchan?|oyes?|oyen?|copian?)(?: bien)?|(?:todavia |aun )?(?:sigues?|estas?|"
    r"estan?)"
    r" (?:todavia |aun )?ahi|(?:hay )?alguien ahi|hay alguien|se corto(?: la llamada)?|se (?:fue|perdio) la llamada|"
    r"no (?:me )?(?:escucha|oye|contesta)(?: nadie)?)"
)
_CHECK = re.compile(rf" (?:{_HELLO} )*+(?:{_ASKS} )(?:(?:{_HELLO}|{_ASKS}) )*+")
_CALLING = re.compile(r" (?:(?:hello|alo) )+| (?:hola|bueno|hey|oiga) (?:(?:hola|bueno|hey|oiga|hello|alo) )+")
"""Called out without an answer to what was asked."""


_BUENO = re.compile(r"\W*bueno\s*\?\W*", re.IGNORECASE)


def asked(text: str, plain_text: str) -> bool:
    """Whether a text, and its `words.plain`, asks whether it is heard, or only calls out, and says nothing else."""
    return bool(_CHECK.fullmatch(plain_text) or _CALLING.fullmatch(plain_text) or _BUENO.fullmatch(text))
