"""Two surnames: the second told later, or left out where the first was spelled. Pure."""

from __future__ import annotations

import re

from appliance.dialogue.identity import alike
from appliance.dialogue.people.given_names import ORDINARY, is_given
from appliance.dialogue.people.name_words import FILLERS, STOPS
from appliance.dialogue.people.names import Name, letters
from appliance.dialogue.words import fold

SAME = 0.75
"""Likeness from which a word, or letters, are a part of the name."""
_WORD = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*"
_SECOND = re.compile(
    rf"(?:segundo apellido|otro apellido|second (?:last name|surname)|other last name)"
    rf"(?:,|:| que| tambien| también| is| es| de)* ({_WORD})",
    re.IGNORECASE,
)
""" "Falta mi segundo apellido, Núñez"."""
_SURNAME = re.compile(r"(?:(?:de|del|la|las|los|san|santa|van|von|der|den|di|da|dos|do) )*[^ ]+", re.IGNORECASE)
_TWO = re.compile(rf"(?=\b({_WORD}) (?:y |and )?({_WORD}))")


def both(name: Name, text: str) -> Name | None:
    """The name with a surname that a text adds to the one heard before; None where it adds none."""
    families = name.family.split()
    if not families:
        return None
    found = _SECOND.search(text)
    if found and _may_be(found[1], written=False) and not _like(found[1], families[-1]):
        return Name(name.given, f"{families[0]} {found[1][0].upper()}{found[1][1:]}")
    if len(families) > 1:
        return None
    for pair in _TWO.finditer(text):
        first, second = pair[1], pair[2]
        if _like(first, families[0]) and _may_be(second) and not _like(second, families[0]):
            return Name(name.given, f"{first} {second}")
        leads = _may_be(first) and not is_given(fold(first)) and not _like(first, name.given)
        if _like(second, families[0]) and leads and not _like(first, families[0]):
            return Name(name.given, f"{first} {second}")
    return None


def spelled(name: Name, said: str) -> Name | None:
    """The name heard with the one of its surnames written so whose letters were said, and given names before it put
    where they belong; None where they are no part of it."""
    parts = _surnames(name.family)
    if len(parts) < 2 and " " not in name.family:
        return None
    at = max(range(len(parts)), key=lambda index: _likeness(said, parts[index]))
    likeness = _likeness(said, parts[at])
    if likeness < SAME or likeness <= alike(said, letters(name.family)):
        return None
    parts[at] = _written(said, parts[at])
    cut = max((index + 1 for index, part in enumerate(parts[:at]) if is_given(fold(part.split()[-1]))), default=0)
    return Name(" ".join([name.given, *parts[:cut]]), " ".join(parts[cut:]))


def _surnames(family: str) -> list[str]:
    """Each with the particles before it: "De la Cruz", "Ríos"."""
    return _SURNAME.findall(family)


def _likeness(said: str, part: str) -> float:
    *particles, last = part.split()
    spoken = [letters(part), letters(last)] + ["D" + letters(last)] * bool(particles)
    return max(alike(said, one) for one in spoken)


def _written(said: str, part: str) -> str:
    """A surname by its letters. Particles are said and not spelled as a rule, and "de" before letters sounds like D."""
    *particles, last = part.split()
    led = letters(" ".join(particles))
    if said in (letters(part), letters(last)) or (particles and said == "D" + letters(last)):
        return part
    if particles and said.startswith(led):
        return " ".join([*particles, said.removeprefix(led).capitalize()])
    return " ".join([*particles, said.capitalize()]) if alike(said, letters(last)) >= SAME else said.capitalize()


def _like(word: str, part: str) -> bool:
    return alike(word, part) >= SAME


def _may_be(word: str, *, written: bool = True) -> bool:
    """Whether a word may be a surname: written as one, and none of every day."""
    folded = fold(word)
    usual = folded in STOPS or folded in FILLERS or folded in ORDINARY
    return len(folded) > 2 and (word[0].isupper() or not written) and not usual
