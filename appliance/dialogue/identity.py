"""Who the patient is: one record, several, or none, from a date of birth, a name and a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import jellyfish
from rapidfuzz import fuzz

from appliance.clinic.people import Patient
from appliance.dialogue.names import Name
from appliance.dialogue.words import fold

SAME_NAME = 0.8
"""Likeness from which a heard name counts as the name on record; recognizers write Win for Nguyen, Hose for José."""
CLEARLY_BETTER = 0.12
"""Lead the best of several records needs to be taken without asking."""


def by_phone(patients: Iterable[Patient], number: str | None) -> tuple[Patient, ...]:
    """Active patients with this number."""
    return tuple(patient for patient in patients if number and patient.active and patient.phone == number)


def born_on(patients: Iterable[Patient], births: Sequence[date]) -> tuple[Patient, ...]:
    """Active patients born on one of these days."""
    return tuple(patient for patient in patients if patient.active and patient.birth_date in births)


def named(patients: Iterable[Patient], name: Name) -> tuple[Patient, ...]:
    """The patients this name can mean: the one clearly best, or all that come close."""
    scored = sorted(((likeness(name, patient), patient) for patient in patients), key=lambda pair: -pair[0])
    close = [(score, patient) for score, patient in scored if score >= SAME_NAME]
    if len(close) > 1 and close[0][0] - close[1][0] >= CLEARLY_BETTER:
        return (close[0][1],)
    return tuple(patient for _, patient in close)


def likeness(name: Name, patient: Patient) -> float:
    """How alike a heard name and a record are, 0 to 1, by letters and by sound. A lone word may be either name."""
    if not name.family:
        return max(alike(name.given, patient.given), alike(name.given, patient.family))
    given = alike(name.given, patient.given)
    family = max(alike(name.family, part) for part in _surnames(patient.family))
    whole = alike(name.full, f"{patient.given} {patient.family}")
    return max(min(given, family) * 0.6 + max(given, family) * 0.4 if min(given, family) > 0.55 else 0.0, whole)


def _surnames(family: str) -> list[str]:
    parts = family.replace("-", " ").split()
    return [family, *parts] if len(parts) > 1 else [family]


def alike(left: str, right: str) -> float:
    """How alike two names are, 0 to 1, by letters and by sound."""
    a, b = fold(left).strip(), fold(right).strip()
    if not a or not b:
        return 0.0
    letters = fuzz.ratio(a, b) / 100
    sound = jellyfish.jaro_winkler_similarity(_sound(a), _sound(b)) if len(a) > 2 and len(b) > 2 else 0.0
    return max(letters, 0.6 * sound + 0.4 * letters)


def _sound(text: str) -> str:
    """Metaphone of the name with Spanish spellings turned to English ones."""
    for old, new in (
        ("nguyen", "win"),
        ("gue", "ge"),
        ("gui", "gi"),
        ("ll", "y"),
        ("qu", "k"),
        ("j", "h"),
        ("x", "h"),
        ("z", "s"),
        ("v", "b"),
        ("h", ""),
    ):
        text = text.replace(old, new)
    return " ".join(jellyfish.metaphone(word) for word in text.split())
