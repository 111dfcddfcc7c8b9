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
    rooms: tuple[str, ...] = ()
    """Rooms it may be in, one of them at a time; none: any number fit in."""
    ages: tuple[int, int] | None = None
    """Youngest and oldest age in whole years on the day of the visit, both included; None: any."""
    instead: str | None = None
    """The kind offered to somebody of another age; None: a person helps them."""
    notice_hours: int = 0
    """Hours between the call and the visit at least."""
    approval: bool = False
    """Whether staff approve each one; until then it is a request and is never called confirmed."""
    locations: tuple[str, ...] = ()
    """Location ids it may be at; none: wherever its provider is."""

    def suits(self, age: int) -> bool:
        """Whether a patient of this age in whole years may have it."""
        return self.ages is None or self.ages[0] <= age <= self.ages[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Free time for one visit."""

    provider_id: str
    location_id: str
    visit_type_id: str
    start: datetime
    """Aware, UTC."""
    minutes: int
    room_id: str | None = None
    """A room that holds one patient at a time; None where the clinic set none for this kind of visit."""

    @property
    def end(self) -> datetime:
        """When it would be over, UTC."""
        return self.start + timedelta(minutes=self.minutes)

    def overlaps(self, other: Opening) -> bool:
        """Whether only one of the two can be had: the same provider, or the same room, at the same time."""
        shared = self.provider_id == other.provider_id or (self.room_id is not None and self.room_id == other.room_id)
        return shared and self.start < other.end and other.start < self.end


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
    room_id: str | None = None

    @property
    def end(self) -> datetime:
        """When it is over, UTC."""
        return self.start + timedelta(minutes=self.minutes)
