"""The note a call leaves in the chart: fixed sentences, no words of the caller's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from uuid import NAMESPACE_OID, uuid5

from appliance.clinic.message import Message
from appliance.clinic.people import Lang
from appliance.clinic.visit import Visit
from appliance.dialogue.people import insurance_names
from appliance.store.bodies import NoteBody

OUTCOMES = {
    "booked": "The caller booked this visit.",
    "requested": "The caller asked for this visit; it had not been confirmed when the call ended.",
    "moved": "The caller moved this visit.",
    "cancelled": "The caller cancelled this visit.",
    "confirmed": "The caller said that the patient will come to this visit.",
    "waitlisted": "The caller asked to be put on the waiting list.",
    "message": "The caller left a message for the clinic; it is in the box's inbox.",
    "transferred": "The caller was connected with staff.",
    "emergency": "The caller described an emergency and was told to call 911; staff were rung.",
    "urgent": "The caller described an urgent problem; staff were rung.",
}
"""What the note says of each outcome; a call that ended otherwise leaves none."""


def note_of(
    *,
    call_id: str,
    started: datetime,
    ended: datetime,
    outcome: str | None,
    lang: Lang,
    visit: Visit | None,
    messages: Sequence[Message] = (),
    insurance: Mapping[str, str] = MappingProxyType({}),
) -> NoteBody | None:
    """The note of one call, or None when there is nothing for the chart. The same call makes the same key.

    Of the messages it says what they are about, never the caller's words.
    """
    if outcome not in OUTCOMES:
        return None
    about = sorted({message.kind.value.replace("_", " ") for message in messages})
    known = {message.patient_id for message in messages if message.patient_id}
    patient_id = visit.patient_id if visit else known.pop() if len(known) == 1 else None
    left = (f"Messages left: {', '.join(about)}.",) if about else ()
    insured = (_insured(insurance),) if insurance and visit else ()
    spoke = "Spanish" if lang == "es" else "English"
    return NoteBody(
        key=str(uuid5(NAMESPACE_OID, f"note:{call_id}")),
        call_id=call_id,
        started=started,
        ended=ended,
        outcome=outcome,
        lang=lang,
        lines=(
            "Telephone call answered by the automated receptionist.",
            OUTCOMES[outcome],
            *left,
            *insured,
            f"Language: {spoke}.",
        ),
        patient_id=patient_id,
        visit_id=visit.id if visit else None,
    )


def _insured(insurance: Mapping[str, str]) -> str:
    """One sentence; a plan that no table knows is left to the message staff get, which holds the caller's words."""
    said, number = insurance.get("insurer", ""), insurance.get("member_id", "")
    if said == insurance_names.SELF_PAY:
        return "Insurance, as the caller said: none."
    named = insurance_names.known(said) or "named in the message to staff"
    return f"Insurance, as the caller said: {named}{f', member number {number}' if number else ''}."
