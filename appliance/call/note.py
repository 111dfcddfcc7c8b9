"""The note a call leaves in the chart: fixed sentences, no words of the caller's."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from appliance.clinic.people import Lang
from appliance.clinic.visit import Visit
from appliance.store.bodies import NoteBody

OUTCOMES = {
    "booked": "The caller booked this visit.",
    "requested": "The caller asked for this visit; the record system had not confirmed it when the call ended.",
    "moved": "The caller moved this visit.",
    "cancelled": "The caller cancelled this visit.",
    "transferred": "The caller was connected with staff.",
    "emergency": "The caller described an emergency and was told to call 911; staff were rung.",
    "urgent": "The caller described an urgent problem; staff were rung.",
}
"""What the note says of each outcome; a call that ended otherwise leaves none."""


def note_of(
    *, call_id: str, started: datetime, ended: datetime, outcome: str | None, lang: Lang, visit: Visit | None
) -> NoteBody | None:
    """The note of one call, or None when there is nothing for the chart. The same call makes the same key."""
    if outcome not in OUTCOMES:
        return None
    spoke = "Spanish" if lang == "es" else "English"
    return NoteBody(
        key=str(uuid5(NAMESPACE_OID, f"note:{call_id}")),
        call_id=call_id,
        started=started,
        ended=ended,
        outcome=outcome,
        lang=lang,
        lines=("Telephone call answered by the automated receptionist.", OUTCOMES[outcome], f"Language: {spoke}."),
        patient_id=visit.patient_id if visit else None,
        visit_id=visit.id if visit else None,
    )
