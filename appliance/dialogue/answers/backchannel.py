"""What people say to show that they listen: "mhm", "okay", "ajá", "sí, sí". It takes no turn. Pure.

The closed class of acknowledgements of both languages (Yngve 1970; Gardner, When Listeners Talk, 2001), which stands
alone and asks, tells, refuses nothing. A "no", a "wait", a question, a name is a turn.
"""

from __future__ import annotations

import re

from appliance.dialogue.words import plain

MOST_WORDS = 5
"""Longer is no longer a listener's sound: "right right okay thank you" is about the longest."""

SAYS_SOMETHING = 9
"""Letters of an unclear reading that show that something was said: a sound with gaps gives "Akeoraabren" for "¿A qué
hora abren?", 336 hums, coughs and noises gave eight at most ("¡Adiós!", "¿En qué no?")."""

_SOUND = r"(?:m+|m+ ?h+m+|h+m+|h+u+m+|u+m* ?h+u+[hm]*|a+ ?h+a+|a+j+a+|a+h+|o+h+|e+h+|ahem|a+ja+|ha)"
_WORD = (
    r"(?:ok|o[ck]+[ae]y|okie dokie|yes|yeah|yep|yup|yah|ya|right|all right|alright|sure|fine|good|great|perfect|lovely|"
    r"wonderful|excellent|cool|exactly|correct|true|gotcha|got it|i see|i understand|of course|absolutely|"
    r"sounds good|thats (?:right|good|fine|great|correct)|very good|very well|mkay|thanks|thank you|"
    r"si|sip|(?:claro|por supuesto)(?: que si)?|vale|(?:a )?bueno|bien|muy bien|esta bien|de acuerdo|correcto|"
    r"exacto|eso|eso es|asi es|perfecto|"
    r"entiendo|entendido|comprendo|ya veo|ya entiendo|desde luego|como no|dale|orale|andale|sale|"
    r"gracias|muchas gracias|que bueno|excelente|listo|verdad|cierto)"
)
_SOUNDS = re.compile(r" (?:(?:m+|m+ ?h+m+|h+m+|h+u+m+|u+m* ?h+u+[hm]*|a+ ?h+a+|a+j+a+|uh huh|mm hmm) )+")
_WAIT = re.compile(
    r" (?:(?:oh|hey|no|please|oiga|por favor|uh|um) )*"
    r"(?:(?:wait|stop|hold on|hang on|excuse me|one (?:second|moment)|just a (?:second|minute|moment)|help|esper\w+|"
    r"alto|pare|parele|"
    r"perdon|perdone|disculp\w+|un moment(?:o|ito)|un segundo|momentito|auxilio|ayud\w+) "
    r"(?:me |it |please |por favor |a (?:second|minute|moment) |un (?:moment(?:o|ito)|segundo) )*)+"
)
_FAREWELL = re.compile(r" (?:good ?bye|bye|thanks?|thank you|adios|hasta luego|gracias) ")
_ONLY = re.compile(rf" (?:(?:{_SOUND}|{_WORD}|uh huh|mm hmm|mm|hm) )+")


def only(text: str) -> bool:
    """Whether a text is nothing but such sounds and words, and a few of them. False for an empty one."""
    spoken = plain(text)
    return 0 < len(spoken.split()) <= MOST_WORDS and _ONLY.fullmatch(spoken) is not None


def is_sound(text: str) -> bool:
    """Whether a text is such sounds alone, which nothing follows: "mhm", "ajá". False for an empty one."""
    return _SOUNDS.fullmatch(plain(text)) is not None


def bids_wait(text: str) -> bool:
    """Whether a text is a bid to be silent and nothing else: "stop", "wait a second", "espere"."""
    return _WAIT.fullmatch(plain(text)) is not None


def says_something(text: str) -> bool:
    """Whether a reading, however unclear, is too long for a hum, a cough or a noise, and none of the farewells and
    thanks that noise is mostly read as."""
    spoken = plain(text)
    return sum(map(len, set(spoken.split()))) >= SAYS_SOMETHING and not _FAREWELL.search(spoken)
