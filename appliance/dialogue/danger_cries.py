"""A cry and nothing else: "ambulance, please", "help help", "hay un incendio". Pure.

The tables of danger_rules.py need a sentence around a word, since "stroke", "help" and "poison" stand in calm ones too.
Said alone, with an "oh my God" or a "please, hurry" around it at most, such a word is all that somebody could get out.
What is plain is an emergency, what may be calm after all ("help", "an accident") is asked about. Sources as in
danger_signs.py: NENA, when to call 911; NHS ambulance service, when to call.
"""

from __future__ import annotations

import re

_LEAD = (
    r"(?:oh|my|god|dear|jesus|lord|please|hello|hi|hey|um|uh|operator|maam|quick|quickly|its|it is|this is|theres|"
    r"there is|there has been|theres been|we have|we had|i have|i think|somebodys|someones|an?|the|ay|dios|mio|"
    r"por favor|oiga|oye|senorita|bueno|es|hay|hubo|una?|el|la|creo que|tengo|tenemos|le esta dando|le dio|necesito|"
    r"quiero|i need|we need|i want|medical|medica)"
)
_TAIL = (
    r"(?:please|now|right now|hurry|quick|quickly|fast|help|oh|god|over here|here|por favor|ya|rapido|ahora|ahorita|"
    r"pronto|senorita|dios|mio|ayuda|apurese|aqui)"
)
_WHO = r"(?:(?:hes|shes|theyre|he is|she is|they are|(?:my|our|the) \w+ is|\w+s|someone is|somebody is) )"
_PLAIN = (
    r"(?:ambulances?|paramedics|emergency|(?:help )+help|code blue|fire in (?:the|my) \w+|fire department|"
    rf"(?:he|she) drowned|{_WHO}?(?:choking|drowning|suffocating|seizing)|i think {_WHO}dead|{_WHO}?not breathing|"
    rf"(?:im |{_WHO})in labor|(?:im |{_WHO})having (?:the|a|her|my) baby(?: now| here)?|(?:the )?babys? (?:is )?coming|"
    r"fire (?:in|at) the (?:house|kitchen|building|office)|(?:house|building|apartment) (?:is )?on fire|"
    r"(?:theres|there is) (?:a )?fire|"
    r"ambulancias?|emergencias?|(?:ayuda )+ayuda|(?:un )?incendio|se (?:esta )?quema(?:ndo)? (?:la|mi) casa|"
    r"se (?:esta )?(?:(?:de)?sangra(?:ndo)?|asfixia(?:ndo)?|atraganto|ahogo)|creo que (?:esta|se) muri?(?:o|erto|erta)|"
    r"esta (?:muerto|muerta)|ya viene el bebe|esta convulsionando)"
)
_MAYBE = (
    r"(?:help|get help|somebody|fire|strokes?|seizures?|poison(?:ing)?|(?:car |bad |terrible )?accident|"
    rf"{_WHO}(?:bleeding|dead|dying|collapsing|shaking)|im bleeding|dying|bleeding|blood|(?:he|she|they|i) took "
    r"(?:some |the |his |her |my )?pills|allergic reaction|anaphylaxis|carbon monoxide|gas leak|snake bite|"
    r"(?:come|send someone) quick(?:ly)?|hurry|is this (?:nine one one|9 1 1|911)|my (?:chest|heart|baby)|"
    r"(?:my|her) water (?:just )?broke|"
    r"i smell gas|huele (?:mucho )?a (?:gas|quemado)|se (?:me|nos) (?:esta )?muere|"
    r"ayuda|fuego|lumbre|humo|smoke|derrame|embolia|convulsion(?:es)?|veneno|(?:un )?accidente|sangre|"
    r"reaccion alergica|fuga de gas|"
    r"(?:me|se) tom(?:e|o) (?:unas|las|muchas) pastillas|(?:lo|la|me) pico un (?:alacran|escorpion)|"
    r"veng(?:a|an) (?:rapido|pronto|ya)|apur(?:e|en)se|llamen a alguien|mi (?:pecho|corazon|bebe)|"
    r"no siento (?:la|mi|media) cara|esta sangrando|se me rompio la fuente)"
)
_PIECE = re.compile(rf"(?:(?P<plain>{_PLAIN})|(?P<maybe>{_MAYBE})|{_LEAD}|{_TAIL}) ")


def read(prepared: str) -> bool | None:
    """Whether a text of `emergency.prepared` is a cry and no more: True where plainly so, False where it may be one."""
    words, at, found = prepared.replace("| ", "").lstrip(), 0, None
    while at < len(words):
        piece = _PIECE.match(words, at)
        if piece is None:
            return None
        if piece["plain"] or piece["maybe"]:
            found = bool(found or piece["plain"])
        at = piece.end()
    return found
