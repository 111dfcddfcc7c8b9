"""What a caller asks about the visit at hand while something else is asked: "what was the time again?"."""

from __future__ import annotations

import re

from appliance.dialogue.acts import Act, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import OPEN, Meaning

MOST_WORDS = 14
_OWN = r"(?:my|our|the|that|her|his)(?: (?:current|old|new|present))?"
_VISIT = r"(?:appointment|visit|one|cleaning|checkup|physical|exam)"
_AFTER = (
    rf"(?: (?:again|was that|is that|was it|is it|did you say|you said|do i have(?: now)?|am i (?:down|booked|"
    rf"scheduled)(?: for)?|(?:was|is) {_OWN}(?: {_VISIT})?|(?:of|for|on) {_OWN}(?: {_VISIT})|i had|we said|now|please|"
    r"sorry|with))"
)
_POLITE = r"(?: (?:please|again|now|sorry|por favor|perdon|disculpe|otra vez|entonces|ahora|ahorita))*"
_CITA = r"(?:(?:mi|la|esa|su) )?(?:(?:cita|visita|consulta)|(?:la )?(?:mia|actual|de ahora|que tengo|de ahorita))"
_ASKS = re.compile(
    rf" (?:what|which|whats)(?: was| is| were| s)? (?:the|that|my|our|her|his)(?: (?:current|old|new|exact))? "
    rf"(?:time|day|date){_AFTER}*(?= $)| (?:what|which) (?:time|day|date){_AFTER}+(?= $)|"
    rf" when (?:was|is) (?:it|that|{_OWN} {_VISIT}){_POLITE}(?= $)|"
    rf" (?:who|whom) (?:was|is) (?:it|that|{_OWN} {_VISIT}) with{_POLITE}(?= $)| with whom?(?: was it)?{_POLITE}(?= $)|"
    rf" (?:which|what) (?:doctor|dentist) (?:was|is) (?:it|that) with{_POLITE}(?= $)|"
    rf" what time (?:is|was) (?:it|that) at{_POLITE}(?= $)| whos (?:it|that) with{_POLITE}(?= $)|"
    rf" (?:who|what time|what day|when) (?:it|that) (?:was|is)(?: with| at| on| for)?{_POLITE}(?= $)|"
    rf" (?:a que hora|que (?:dia|fecha|hora)|para (?:cuando|que (?:dia|hora))|con quien|cuando|cual)(?: (?:era|es|fue|"
    rf"me dijo|dijo|quedo|quedamos|seria|la tengo|tengo|esta|iba a ser|la|el|hora|dia|fecha|{_CITA}))+{_POLITE}(?= $)|"
    rf" (?:remind|tell) me (?:again )?(?:(?:the|what|of the) )+(?:time|day|date){_AFTER}*(?= $)|"
    r" (?:recuerdeme|repitame|me recuerda) (?:el|la|que) (?:dia|hora|fecha)(?= )"
)
_NOW = re.compile(r" (?:current|old|now|actual|tengo|ahora|ahorita|present|my (?:appointment|visit|one)|mia) ")
"""The visit as it is on the books, and not where it is to be moved."""

_MINE = re.compile(r" (?:my|mine|mi|mia) ")


def answer(talk: Talk, meaning: Meaning) -> list[Act]:
    """When the visit at hand is; empty where that is not asked, or none is at hand."""
    spoken, facts = meaning.plain, talk.facts
    if len(spoken.split()) > MOST_WORDS or not _ASKS.search(spoken) or meaning.phone or meaning.births:
        return []
    if talk.asked in OPEN and talk.person.for_other and _MINE.search(spoken):
        return []
    if talk.asked in OPEN:
        changed = talk.before if talk.before and talk.outcome == "cancelled" else None
        at_hand = talk.booked or changed
        if at_hand and meaning.visit_type not in (None, at_hand.visit_type_id):
            return []  # another visit than the one just made
        if changed and not talk.booked:
            return [Say("it_was", talk.at(changed))]
        return [Say("it_is", talk.at(talk.booked))] if talk.booked else []
    if facts.visit and (facts.chosen is None or _NOW.search(spoken)):
        return [Say("it_is_now", talk.at(facts.visit)), *talk.doubt(facts.visit)]
    return [Say("it_is", talk.at(facts.chosen.opening))] if facts.chosen else []


def reads_back(talk: Talk, meaning: Meaning) -> bool:
    """Whether the question put says when the visit is, so that it is put again and nothing before it."""
    if talk.asked is Asked.WHICH_SLOT and talk.facts.offers:
        return not _NOW.search(meaning.plain)
    return talk.asked is Asked.CONFIRM_YES_NO and talk.facts.visit is None
