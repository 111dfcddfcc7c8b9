"""Nothing invalid leaves the box: fhir.resources' R4B models, and the rules they do not know.

Imports 30 MB of models; only the EHR process may import this module.
"""

from __future__ import annotations

from typing import Any

from fhir.resources.R4B.appointment import Appointment
from fhir.resources.R4B.communication import Communication
from fhir.resources.R4B.documentreference import DocumentReference
from fhir.resources.R4B.patient import Patient
from fhir.resources.R4B.slot import Slot
from fhir.resources.R4B.task import Task

from appliance.ehr.resource import Json

MODELS: dict[str, Any] = {
    "Appointment": Appointment,
    "Communication": Communication,
    "DocumentReference": DocumentReference,
    "Patient": Patient,
    "Slot": Slot,
    "Task": Task,
}
"""Every type the box writes."""

STATUSES = {
    "Appointment": frozenset(
        (
            "proposed",
            "pending",
            "booked",
            "arrived",
            "fulfilled",
            "cancelled",
            "noshow",
            "entered-in-error",
            "checked-in",
            "waitlist",
        )
    ),
    "Communication": frozenset(
        ("preparation", "in-progress", "not-done", "on-hold", "stopped", "completed", "entered-in-error", "unknown")
    ),
    "DocumentReference": frozenset(("current", "superseded", "entered-in-error")),
    "Slot": frozenset(("busy", "free", "busy-unavailable", "busy-tentative", "entered-in-error")),
}
"""Required bindings of R4; the models take any word."""


def faults(resource: Json) -> list[str]:
    """What is wrong with a resource about to be written, as fixed words and field names. Empty when valid."""
    kind = str(resource.get("resourceType"))
    if kind not in MODELS:
        return ["a type the box does not write"]
    found = _model_faults(kind, resource)
    if kind in STATUSES and resource.get("status") not in STATUSES[kind]:
        found.append("status")
    if kind == "Appointment":
        found += _appointment_faults(resource)
    return found


def _model_faults(kind: str, resource: Json) -> list[str]:
    try:
        MODELS[kind].model_validate(resource)
    except ValueError as error:
        places: list[Any] = getattr(error, "errors", list)()
        return [".".join(str(part) for part in place["loc"]) for place in places] or ["shape"]
    return []


def _appointment_faults(resource: Json) -> list[str]:
    """app-1 to app-4 of R4, which the models do not check."""
    status, has_start, has_end = resource.get("status"), "start" in resource, "end" in resource
    rules = {
        "app-1": all("type" in one or "actor" in one for one in resource.get("participant", ())),
        "app-2": has_start == has_end,
        "app-3": (has_start and has_end) or status in ("proposed", "cancelled", "waitlist"),
        "app-4": "cancelationReason" not in resource or status in ("cancelled", "noshow"),
    }
    return [name for name, held in rules.items() if not held]
