"""Visits: the kinds a clinic offers, free time for one, and one that is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitType:
    """A kind of visit the clinic offers."""

    id: str
    minutes: int
    providers: tuple[str, ...]
    """Provider ids that do it."""
    spoken_en: str
    """As said after "a": "cleaning"."""
    spoken_es: str
    """As said after "una cita para", with its article where Spanish wants one: "una limpieza dental"."""
    words_en: tuple[str, ...]
    """What patients call it."""
    words_es: tuple[str, ...]
    new_patients: bool = True
    default: bool = False
    """Used when the caller names no kind that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Free time for one visit."""

    provider_id: str
    location_id: str
    visit_type_id: str
    start: datetime
    """Aware, UTC."""
    minutes: int

    @property
    def end(self) -> datetime:
        """When it would be over, UTC."""
        return self.start + timedelta(minutes=self.minutes)


class VisitStatus(StrEnum):
    """How far the clinic's record system has taken a visit."""

    REQUESTED = "requested"
    """Made on the box; the EHR has not taken it yet."""
    CONFIRMED = "confirmed"
    """The EHR holds it."""
    CANCELLED = "cancelled"
    NEEDS_ATTENTION = "needs_attention"
    """The EHR refused or the time went; staff must look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit of one patient."""

    id: str
    """UUIDv7 made when the caller said yes; carried as the FHIR identifier. Carries no meaning."""
    patient_id: str
    provider_id: str
    location_id: str
    visit_type_id: str
    start: datetime
    minutes: int
    status: VisitStatus

    @property
    def end(self) -> datetime:
        """When it is over, UTC."""
        return self.start + timedelta(minutes=self.minutes)
