"""Somebody else named where a visit was just told: "no, Owen's", "la de mi esposo, no"."""

from __future__ import annotations

import re

from appliance.clinic.people import Patient
from appliance.dialogue.people import for_other
from appliance.dialogue.people.given_names import is_given
from appliance.dialogue.people.names import Name
from appliance.dialogue.talk import Person, Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.words import plain

_NOT_THEM = re.compile(
    r"\b(?:not(?: for| the)?|no (?:es )?(?:la )?(?:de|para)) [\w'’]+",
    re.IGNORECASE,
)
"""A name said to be the wrong one."""
_BEFORE = (
    r"^ (?:(?:no|not|yes|wait|sorry|oh|its|it|is|thats|that|for|i|meant|mean|said|want|the|one|my|son|daughter|child|"
    r"kid|cancel|move|si|perdon|espere|es|era|la|cita|de|para|dije|queria|quise|decir|mi|hij[oa]|cancele) )*"
)
_BEHIND = r" (?:(?:s|appointment|visit|one|please|instead|por favor|cita) )*$"
_BARE = re.compile(rf"{_BEFORE}([a-z]{{3,}}){_BEHIND}")
"""Nothing but a name."""
_MINE = re.compile(
    rf"{_BEFORE}(?:mine|my own|la mia|mi propia cita|(?:(?<= no )|(?<= meant )|(?<= decir ))(?:my|mi)){_BEHIND}"
)
_OF_KIN = re.compile(
    rf"{_BEFORE}(?:(?:my|our) (?:\w+ )?(?:{for_other.CHILD}|{for_other.ADULT})s|"
    rf"(?:la|cita) de mi (?:\w+ )?(?:{for_other.CHILD}|{for_other.ADULT})){_BEHIND}"
)


def read(talk: Talk, meaning: Meaning) -> Person | None:
    """Whose visit is meant instead, where a turn names another than the patient whose visit was told."""
    who = talk.person
    if who.patient is None:
        return None
    spoken = plain(_NOT_THEM.sub(" ", meaning.text))
    said = {word for each in spoken.split() for word in (each, each.removesuffix("s"))}
    own = set(plain(who.patient.given).split())
    if said & own:
        return None
    given = next((one.given for one in _household(talk, who.patient) if said & set(plain(one.given).split())), "")
    bare = _BARE.search(spoken)
    if not given and bare and meaning.yes is not True and not _is_doctor(talk, said):
        given = next((word.capitalize() for word in (bare[1], bare[1].removesuffix("s")) if is_given(word)), "")
    if given:
        return Person(name=Name(given, ""), for_other=True, one_of=True, callback=who.callback)
    if who.for_other and _MINE.search(spoken):
        return Person(one_of=True, callback=who.callback)
    other = meaning.yes is not True and not who.for_other and _OF_KIN.search(spoken)
    return Person(for_other=True, one_of=True, callback=who.callback) if other else None


def _household(talk: Talk, patient: Patient) -> list[Patient]:
    numbers = {talk.caller, patient.phone} - {None, ""}
    return [one for number in numbers for one in talk.patients.with_number(number) if one.id != patient.id]


def _is_doctor(talk: Talk, said: set[str]) -> bool:
    return any(said & set(plain(f"{one.given} {one.family}").split()) for one in talk.clinic.providers)
