"""What an outbox row carries: the box's own shape of each change, which the EHR driver maps.

Fields named `*_ehr_id` and `slots` are filled in anew each time a row is claimed (store/outbox.py), because the EHR may
have told us more since the row was queued.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct


class SlotRef(Struct, frozen=True):
    """One of the EHR's slots that a visit covers, as last mirrored."""

    ehr_id: str
    version: str
    """ETag or versionId; "" when the EHR gave none. Read the slot again before writing."""


class NewPatientBody(Struct, frozen=True, kw_only=True):
    """A person the EHR does not know yet; created together with the booking where the site allows."""

    patient_id: str
    """Ours; carried as the FHIR identifier, so that a re-sent patient is one patient."""
    given: str
    family: str
    birth_date: date
    phone: str
    lang: Literal["en", "es"]


class BookBody(Struct, frozen=True, kw_only=True):
    """A new visit. `key` is the visit's id."""

    key: str
    call_id: str
    patient_id: str
    patient_ehr_id: str | None = None
    new_patient: NewPatientBody | None = None
    """Set while the EHR does not hold the patient."""
    provider_id: str
    location_id: str
    visit_type_id: str
    start: datetime
    minutes: int
    callback: str
    """E.164."""
    lang: Literal["en", "es"]
    reason: str
    """The caller's own words; may be empty."""
    room_id: str | None = None
    slots: tuple[SlotRef, ...] = ()


class MoveBody(Struct, frozen=True, kw_only=True):
    """A visit goes to another time, perhaps another provider, and keeps its identity."""

    key: str
    visit_id: str
    call_id: str
    patient_id: str
    patient_ehr_id: str | None = None
    appointment_ehr_id: str | None = None
    """None when the EHR has not taken the visit itself yet; look it up by visit_id."""
    appointment_version: str = ""
    visit_type_id: str
    provider_id: str
    location_id: str
    start: datetime
    minutes: int
    slots: tuple[SlotRef, ...] = ()
    old_provider_id: str
    old_location_id: str
    old_start: datetime
    old_minutes: int
    old_slots: tuple[SlotRef, ...] = ()
    room_id: str | None = None
    old_room_id: str | None = None


class CancelBody(Struct, frozen=True, kw_only=True):
    """A visit is not wanted any more."""

    key: str
    visit_id: str
    call_id: str
    patient_id: str
    patient_ehr_id: str | None = None
    appointment_ehr_id: str | None = None
    appointment_version: str = ""
    provider_id: str
    start: datetime
    minutes: int
    slots: tuple[SlotRef, ...] = ()


class NoteBody(Struct, frozen=True, kw_only=True):
    """What happened in a call, for the chart."""

    key: str
    """Derived from the call, so that a re-sent note is one note."""
    call_id: str
    started: datetime
    ended: datetime
    outcome: str
    """A fixed word."""
    lang: Literal["en", "es"]
    lines: tuple[str, ...]
    """Sentences of fixed wording; no free text of the caller's."""
    patient_id: str | None = None
    patient_ehr_id: str | None = None
    visit_id: str | None = None
    appointment_ehr_id: str | None = None


Body = BookBody | MoveBody | CancelBody | NoteBody
BODIES: dict[str, type[BookBody] | type[MoveBody] | type[CancelBody] | type[NoteBody]] = {
    "book": BookBody,
    "move": MoveBody,
    "cancel": CancelBody,
    "note": NoteBody,
}
"""The shape of each outbox kind; decode with `msgspec.json.decode(body, type=BODIES[kind])`."""
