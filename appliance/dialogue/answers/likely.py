"""The patients who can be meant in a call, and which of them its answers name."""

from __future__ import annotations

from collections.abc import Sequence

from appliance.clinic.people import Patient
from appliance.dialogue import identity
from appliance.dialogue.answers import yes_no
from appliance.dialogue.asked import Asked
from appliance.dialogue.meaning import intents
from appliance.dialogue.people import birth, candidates
from appliance.dialogue.people.names import Name
from appliance.dialogue.talk import FIRST_LETTERS, Talk
from appliance.dialogue.words import plain, tokens

MOST_KEPT = 4
"""Answers about a name that are kept, the newest."""


def people(talk: Talk) -> tuple[Patient, ...]:
    """Those born on the day that was given, then those with the caller's number; nobody while no day was given."""
    births = talk.person.births
    if not births:
        return ()
    return tuple(dict.fromkeys([*talk.patients.born_on(births), *talk.patients.with_number(talk.caller)]))


def household(talk: Talk) -> tuple[Patient, ...]:
    """Those born on the day that was given who have the caller's number: two facts agree already."""
    same_number = talk.patients.with_number(talk.caller)
    return tuple(one for one in talk.patients.born_on(talk.person.births) if one in same_number)


def repaired(talk: Talk, readings: Sequence[str]) -> str:
    """The likeliest reading of an answer about a name, or the name of the patient it clearly means.

    The readings are kept, for a day of birth that comes later, or a second answer, to decide.
    """
    text, who = readings[0], talk.person
    if talk.asked is not Asked.NAME or _says_other(text):
        return text
    who.readings = (*who.readings, tuple(readings))[-MOST_KEPT:]
    found = _found(talk, people(talk), letters=spells_given(talk))
    if found is None:
        return text
    lone = not found.name.family and who.name is not None and bool(who.name.family)
    return Name(found.patient.given, found.patient.family).full if lone else found.name.full


def keep_births(talk: Talk, readings: Sequence[str]) -> None:
    """Keep the days that an answer about the date of birth may have been, for a name that comes later to decide."""
    days = [day for text in readings for day in birth.read(text, talk.lang, talk.today)]
    talk.person.births_heard |= frozenset(days)


def born_as_heard(talk: Talk) -> tuple[Patient, ...]:
    """The one with the caller's number who was named, and whose day of birth is among the readings of what was said.

    Number, name and a day that the recognizer itself was in doubt about: "fifth" and "sixth" differ by one sound.
    """
    same_number = talk.patients.with_number(talk.caller)
    mine = [one for one in same_number if one.birth_date in talk.person.births_heard]
    name = talk.person.name
    found = (identity.named(mine, name) if name else ()) or named(talk, mine)
    return found if len(found) == 1 else ()


def is_clear(talk: Talk, text: str) -> bool:
    """Whether the words so far already say which of the patients who can be meant is."""
    found = candidates.pick(people(talk), ((text,),), talk.lang, by_number=household(talk), letters=spells_given(talk))
    return found is not None


def named(talk: Talk, pool: Sequence[Patient]) -> tuple[Patient, ...]:
    """The one of these people whom all answers about the name so far mean; nobody where that is not clear."""
    found = _found(talk, pool)
    if found is None:
        return ()
    talk.person.name = Name(found.patient.given, found.patient.family)
    return (found.patient,)


def near(talk: Talk, pool: Sequence[Patient]) -> bool:
    """Whether one of these people may be meant, so that asking once more is worth it."""
    return candidates.near(pool, talk.person.readings, talk.lang)


def _found(talk: Talk, pool: Sequence[Patient], *, letters: bool = False) -> candidates.Named | None:
    return candidates.pick(pool, talk.person.readings, talk.lang, by_number=household(talk), letters=letters)


def spells_given(talk: Talk) -> bool:
    """Whether the caller was asked for the letters of a given name."""
    return talk.asked is Asked.NAME and talk.put[0] == FIRST_LETTERS


def _says_other(text: str) -> bool:
    """Whether a text asks for something, or is a bare yes or no, instead of a name."""
    spoken = plain(text)
    return bool(intents.read(spoken)) or (
        len(tokens(text)) <= 1 and yes_no.read(spoken, Asked.CONFIRM_YES_NO) is not None
    )
