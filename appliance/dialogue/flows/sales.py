"""Sales calls and recordings, told from what patients say. Pure; never raises."""

from __future__ import annotations

import re

from appliance.dialogue.meaning import outside_callers, wishes
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.understand import Meaning
from appliance.dialogue.words import plain

FEWEST_WORDS = 6
"""A shorter turn is no sales talk."""
FEWEST_RECORDED_WORDS = 12
"""Of a turn that is not over yet: a recording does not wait for us to end it."""
MOST_WORDS_OF_ANSWER = 24
"""Nobody who was asked to press a key answers at such length."""
_RECORDED = re.compile(
    r" (?:press (?:one|two|nine|zero|\d) (?:to|for|now|and)|this is an? (?:important|automated|urgent|final) (?:"
    r"message|notice|call|courtesy call)|(?:final|last|second) (?:notice|courtesy call|attempt)|extended warranty|"
    r"pre ?approved|you have been (?:selected|chosen|approved)|do not hang up|(?<!you )please (?:stay on|"
    r"hold) the line (?:for|to|while you|and)|"
    r"(?:oprima|presione|marque) (?:el )?(?:numero )?(?:uno|"
    r"dos|nueve|cero|\d) (?:para|ahora|y)|este es un (?:mensaje|aviso) (?:importante|automatico|urgente)|"
    r"(?:ultimo|segundo) aviso|ha sido (?:seleccionad\w|elegid\w|preaprobad\w)|no cuelgue) "
)
"""How recordings talk: no patient tells a receptionist to press a key."""


def sells(meaning: Meaning) -> bool:
    """Whether a turn is a sales call or a recording, and nothing a patient would say."""
    wanted = {Intent.NEW, Intent.MOVE, Intent.CANCEL, Intent.NEW_PATIENT, Intent.CANNOT_COME}
    if len(meaning.plain.split()) < FEWEST_WORDS or meaning.intents & wanted:
        return False
    if outside_callers.of_patients(meaning.plain):
        return bool(_RECORDED.search(meaning.plain))
    return meaning.wishes.labels[:1] == ("spam",) or bool(_RECORDED.search(meaning.plain))


def records(spoken: str) -> bool:
    """Whether a `words.plain` text is how a recording goes on: by its words, or longer than any answer."""
    return bool(_RECORDED.search(spoken)) or len(spoken.split()) > MOST_WORDS_OF_ANSWER


def plays(text: str) -> bool:
    """Whether the first words of a call, so far, are a recording's."""
    if len(text.split()) < FEWEST_RECORDED_WORDS:
        return False
    spoken = plain(text)
    if _RECORDED.search(spoken):
        return True
    return not outside_callers.of_patients(spoken) and wishes.read(text).labels[:1] == ("spam",)
