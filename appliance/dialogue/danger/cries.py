"""A cry and nothing else: "ambulance, please", "help help", "hay un incendio". Pure.

The tables of danger/rules.py need a sentence around a word, since "stroke", "fire", "choking" stand in calm ones too.
Said alone, with an "oh my God" or a "please, hurry" around it at most, such a word is all that somebody could get out.
What nothing calm is said with is an emergency, what may be calm after all ("help", "an accident") is asked about.
Sources as in danger/signs.py: NENA, when to call 911; NHS ambulance service, when to call.
"""

from __future__ import annotations

import re
from typing import Literal

from appliance.dialogue.people.given_names import ORDINARY
from appliance.dialogue.words import fold, plain

CATEGORY = "cry"
"""Of what may be one."""

_911 = r"(?:nine one one|9 1 1|911|nueve uno uno)"
_KIN = (
    r"(?:(?:my|our|the) (?:son|daughter|baby|child|kid|boy|girl|husband|wife|mom|mother|mama|dad|father|brother|sister|"
    r"grandma|grandpa|grandmother|grandfather|friend|neighbor|roommate|boyfriend|girlfriend|partner|patient|coworker))"
)
_WHO = rf"(?:(?:im|hes|shes|theyre|i am|he is|she is|they are|someone is|somebody is|{_KIN} is) )"
_LEAD = (
    r"(?:oh|my god|god|dear|jesus|lord|please|hello|hi|hey|um|uh|well|so|oh no|no no|"
    r"no(?= (?:please|wait|god|por favor|ayuda|help) )|connect me to|put me through to|yes|yeah|ok|okay|"
    r"sir|maam|miss|operator|quick|quickly|its|it is|theres|there is|somebody|someone|anybody|call|get|send|an?|the|"
    r"ay|dios mio|dios|por favor|oiga|oye|si|senor|senora|senorita|bueno|es|hay|una?|el|al|la|alguien|llamen?|llame al|"
    r"mande(?:n)?|le esta dando|le dio)"
)
_TAIL = (
    r"(?:please|now|right now|hurry|quick|quickly|fast|help|oh|god|over here|here|everywhere|por favor|ya|rapido|ahora|"
    rf"ahorita|pronto|senorita|senor|dios mio|ayuda|apurese|aqui|for {_KIN}|for (?:him|her)|"
    r"para (?:mi|el|la) (?:mama|papa|hij[oa]|espos[oa]|bebe|nin[oa]|abuel[oa]|herman[oa]|marido|mujer))"
)
_PLAIN = (
    r"(?:ambulances?|(?:help )+help|code blue|(?:theres|there is|we have) a fire(?: in (?:my|the|our) \w+)?|"
    r"(?:fire )+fire|"
    rf"(?:somebody|someone|please) (?:call |for )?{_911}|{_911} (?:please|now|hurry|help|emergency|por favor)|"
    rf"(?:call|llame(?:n)?(?: al)?) {_911}|"
    rf"{_WHO}?(?:choking|drowning|suffocating|seizing|not breathing)|(?:he|she) drowned|"
    r"i think (?:hes|shes|he is|she is|theyre) dead|"
    rf"{_WHO}in labor|{_WHO}having (?:the|her|my) baby (?:now|here|right now)|"
    r"ambulancias?|(?:ayuda )+ayuda|hay (?:un )?(?:incendio|fuego)|incendio|"
    r"(?:la|mi) casa se (?:esta )?quema(?:ndo)?|se (?:esta )?quema(?:ndo)? (?:la|mi) casa|lumbre en la \w+|"
    r"se (?:esta )?(?:desangra(?:ndo)?|asfixia(?:ndo)?)|se atraganto|esta convulsionando|creo que esta muert[oa]|"
    rf"se (?:me|nos) (?:muere|esta muriendo)(?: mi \w+)?)"
)
_MAYBE = (
    rf"(?:help (?:him|her|us)|help|get help|emergency|fire|smoke|strokes?|seizures?|poison(?:ing)?|{_911}|"
    rf"(?:car |bad |terrible )?accident|{_WHO}(?:bleeding|dead|dying|collapsing|shaking)|dying|bleeding|"
    r"(?:he|she|they) took (?:some|a bunch of|all (?:the|his|her|my)|too many) pills|allergic reaction|anaphylaxis|"
    r"carbon monoxide|gas leak|snake bite|i smell gas|urgent(?:ly)?|(?:come|send someone) quick(?:ly)?|hurry|"
    r"(?:my|her) water (?:just )?broke|babys? (?:is )?coming|is this (?:nine one one|9 1 1|911)|"
    r"ayuda|ayud(?:a|e|en)(?:me|nos)|emergencia|urgente|urgencia|fuego|lumbre|humo|derrame|embolia|convulsion(?:es)?|"
    r"veneno|accidente|reaccion alergica|fuga de gas|huele (?:mucho )?a (?:gas|quemado)|"
    r"se tomo (?:unas|muchas|todas las) pastillas|me tome (?:muchas|todas las) pastillas|"
    r"(?:lo|la|me) pico un (?:alacran|escorpion)|veng(?:a|an) (?:rapido|pronto|ya)|apur(?:e|en)se|"
    r"no siento (?:la|media) cara|esta sangrando|esta muert[oa]|se ahogo|se me rompio la fuente|ya viene el bebe)"
)
_PIECE = re.compile(rf"(?:(?P<plain>{_PLAIN})|(?P<maybe>{_MAYBE})|{_LEAD}|{_TAIL}) ")
_IS = re.compile(r"['’]")
_DENIED = re.compile(r"\bno es (?:una? |nada )?(?:emergencia|urgente|urgencia)\b")
"""Which is no cry, though each of its words may stand in one: "no, es una emergencia"."""


def read(text: str) -> bool | None:
    """Whether a text is a cry and no more: True where plainly so, False where it may be one, None where it is none.

    Of the words as they were heard: a misheard danger word that stands alone may as well be a surname.
    """
    said = fold(_IS.sub("", text))
    if _DENIED.search(said):
        return None
    words = " ".join(re.findall(r"[a-z0-9]+", said)) + " "
    at, found = 0, None
    while at < len(words):
        piece = _PIECE.match(words, at)
        if piece is None:
            return None
        if piece["plain"] or piece["maybe"]:
            found = bool(found or piece["plain"])
        at = piece.end()
    return found


_OF_NAMES = r"(?:(?:de|la|del|los|y) )*"
_NAMED = re.compile(
    r" (?:(?:si|yes|es|soy|yo|habla|para|a nombre de|la paciente es|me llamo|mi nombre es|its|this is) )*(?:maria |"
    r"ma )?"
    rf"(?:del )?socorro (?P<family>{_OF_NAMES}\w{{3,}}(?: {_OF_NAMES}\w{{3,}}){{0,2}})(?P<spelled>(?: \w){{3,}})? "
)


def named(text: str) -> Literal["spelled", "named", ""]:
    """Whether a text is the name of a woman called Socorro, "help" in Spanish, and no more: with her family name, which
    is no word of every day, and its letters, which nobody spells who is in danger."""
    found = _NAMED.fullmatch(plain(text))
    if found is None or any(len(word) > 3 and word in ORDINARY for word in found["family"].split()):
        return ""
    return "spelled" if found["spelled"] else "named"
