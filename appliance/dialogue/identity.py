"""Who the patient is: one record, several, or none, from a date of birth, a name and a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import jellyfish
from rapidfuzz import fuzz

from appliance.clinic.people import Patient
from appliance.dialogue.people import name_sounds, nicknames
from appliance.dialogue.people.names import Name

SAME_NAME = 0.86
"""Likeness from which a heard name counts as the name on record; recognizers write Win for Nguyen, Hose for José."""
PERHAPS = 0.66
"""Likeness from which a name may be the one on record, so that it is spelled before it is taken or refused."""
CLEARLY_BETTER = 0.12
"""Lead the best of several records needs to be taken without asking."""
NICKNAME, TRANSLATED = 0.96, 0.86
"""Likeness of Bob and Robert, of Juan and John: under that of the name itself, so that a Bob on file comes first."""

ANOTHER_NAME = 0.62
"""Most likeness of two given names that are known to be two people's: with the same family name, it is to be asked."""


class Verdict(StrEnum):
    """What to do about a heard name."""

    ACCEPT = "accept"
    """One record, and no other near it."""
    ASK = "ask"
    """Several records, or one that only may be meant."""
    REJECT = "reject"
    """Nobody on file."""


@dataclass(frozen=True, slots=True)
class Match:
    """A verdict and the records it is about, best first."""

    verdict: Verdict
    patients: tuple[Patient, ...]


def decide(patients: Iterable[Patient], name: Name) -> Match:
    """Whether a heard name is exactly one of these patients, has to be asked about, or is nobody's. Never guesses."""
    scored = sorted(((likeness(name, patient), patient) for patient in patients), key=lambda pair: -pair[0])
    sure = [(score, patient) for score, patient in scored if score >= SAME_NAME]
    if not sure:
        perhaps = tuple(patient for score, patient in scored if score >= PERHAPS)
        return Match(Verdict.ASK if perhaps else Verdict.REJECT, perhaps)
    if len(sure) == 1 or sure[0][0] - sure[1][0] >= CLEARLY_BETTER:
        return Match(Verdict.ACCEPT, (sure[0][1],))
    return Match(Verdict.ASK, tuple(patient for _, patient in sure))


def named(patients: Iterable[Patient], name: Name) -> tuple[Patient, ...]:
    """The patients this name surely can mean: the one clearly best, or all that come close."""
    found = decide(patients, name)
    return tuple(patient for patient in found.patients if likeness(name, patient) >= SAME_NAME)


def on_file(everyone: Iterable[Patient], name: Name) -> bool:
    """Whether `named` would find anyone, in a practice of any size: names that many share are compared once."""
    if not name.family:
        givens, families = {one.given for one in everyone}, {one.family for one in everyone}
        same = (given_likeness(name.given, given) >= SAME_NAME for given in givens)
        return any(same) or any(family_likeness(name.given, family) >= SAME_NAME for family in families)
    cuts = ((name.given, name.family), *_other_cuts(name))
    by_given: dict[str, dict[str, list[Patient]]] = {}
    for one in everyone:
        by_given.setdefault(one.given, {}).setdefault(one.family, []).append(one)
    near = lru_cache(maxsize=None)(lambda last, family: family_likeness(last, family) > ANOTHER_NAME)
    for given, families_of in by_given.items():
        lasts = [last for first, last in cuts if given_likeness(first, given) > ANOTHER_NAME]
        for family, people in families_of.items() if lasts else ():
            if any(near(last, family) for last in lasts) and likeness(name, people[0]) >= SAME_NAME:
                return True
    return False


def likeness(name: Name, patient: Patient) -> float:
    """How alike a heard name and a record are, 0 to 1, by letters and by sound. A lone word may be either name."""
    if not name.family:
        return max(given_likeness(name.given, patient.given), family_likeness(name.given, patient.family))
    given = given_likeness(name.given, patient.given)
    family = family_likeness(name.family, patient.family)
    whole = alike(name.full, f"{patient.given} {patient.family}")
    best = max(_both(given, family), whole if given > ANOTHER_NAME and family > 0.62 else 0.0)
    for first, last in _other_cuts(name):
        best = max(best, _both(given_likeness(first, patient.given), family_likeness(last, patient.family)))
    return best


def _both(given: float, family: float) -> float:
    low, high = sorted((given, family))
    return low * 0.6 + high * 0.4 if low > 0.55 else 0.0


def _other_cuts(name: Name) -> Iterable[tuple[str, str]]:
    """Other places where given and family names may part: José Luis | Pérez, and the family name said first."""
    words = name.full.replace("-", " ").split()
    for cut in range(1, len(words)):
        first, last = " ".join(words[:cut]), " ".join(words[cut:])
        if first != name.given:
            yield first, last
    if len(words) == 2:
        yield words[1], words[0]


def given_likeness(heard: str, on_file: str) -> float:
    """Likeness of given names; one of two is enough, and a pet form is nearly the name."""
    best = alike(heard, on_file)
    theirs = on_file.replace("-", " ").split()
    for mine in {heard, *heard.replace("-", " ").split()}:
        for other in {on_file, *theirs[:1]}:
            if nicknames.same_person(mine, other):
                best = max(best, NICKNAME)
            elif nicknames.translated(mine, other):
                best = max(best, TRANSLATED)
            elif (mine, other) != (heard, on_file):
                best = max(best, alike(mine, other) - 0.02)
    return min(best, ANOTHER_NAME) if _another(heard, on_file) else best


def _another(heard: str, on_file: str) -> bool:
    """Whether two given names, though alike, are known to be two: Mario and María, Jorge and José."""
    a, b = (name_sounds.folded(name).split(" ")[0] for name in (heard, on_file))
    if a == b or nicknames.same_person(a, b) or nicknames.translated(a, b):
        return False
    if nicknames.gendered(a, b):
        return True
    known = nicknames.is_given(a) and nicknames.is_given(b)
    return (
        known and name_sounds.english(a) != name_sounds.english(b) and name_sounds.spanish(a) != name_sounds.spanish(b)
    )


def family_likeness(heard: str, on_file: str) -> float:
    """Likeness of family names; one of two surnames is enough, when it is the whole of what was said."""
    parts = _surnames(on_file)
    best = max(alike(heard, part) for part in parts)
    mine = _surnames(heard)
    if len(mine) > 1 and len(parts) == 1:
        best = max(best, *(alike(part, on_file) for part in mine))
    return best


def _surnames(family: str) -> list[str]:
    parts = [part for part in family.replace("-", " ").split() if part.lower() not in _PARTICLES]
    return [family, *parts] if len(parts) > 1 else [family]


_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "van", "von", "der", "den", "di", "da", "do", "dos"})


@lru_cache(maxsize=16384)
def alike(left: str, right: str) -> float:
    """How alike two names are, 0 to 1, by letters and by their sound in English and in Spanish."""
    a, b = name_sounds.folded(left), name_sounds.folded(right)
    if not a or not b:
        return 0.0
    letters = max(fuzz.ratio(a, b), fuzz.ratio(a.replace(" ", ""), b.replace(" ", ""))) / 100
    if min(len(a), len(b)) <= 2:
        return letters
    english = jellyfish.jaro_winkler_similarity(name_sounds.english(a), name_sounds.english(b))
    spanish = fuzz.ratio(name_sounds.spanish(a), name_sounds.spanish(b)) / 100
    return max(letters, 0.6 * english + 0.4 * letters, 0.7 * spanish + 0.3 * letters)
