"""People: who sees patients, and who is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Lang = Literal["en", "es"]
"""The two languages the box speaks (BCP 47)."""

E164 = re.compile(r"\+[1-9]\d{6,14}")
"""A telephone number as it is kept (ITU-T E.164)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A clinician patients are booked with."""

    id: str
    """Stable key of the clinic's own, also the FHIR Practitioner id in the demo."""
    title: str
    """"Dr." or "" ."""
    given: str
    family: str
    feminine: bool
    """For Spanish articles: la doctora / el doctor."""
    specialty: str
    location_id: str
    spoken_en: str
    """As said aloud: "Doctor Ramirez"."""
    spoken_es: str
    """As said aloud, with its article: "la doctora Ramírez"."""
    aliases: tuple[str, ...] = ()
    """Other words callers use for this person."""

    @property
    def name(self) -> str:
        """As written: Dr. Elena Ramirez."""
        return f"{self.title} {self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """A person the clinic knows."""

    id: str
    given: str
    family: str
    birth_date: date
    phone: str
    """E.164: +15550100."""
    lang: Lang = "en"
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPatient:
    """A person the clinic does not know yet, as the caller gave and confirmed it."""

    given: str
    family: str
    birth_date: date
    phone: str
    lang: Lang = field(default="en")
