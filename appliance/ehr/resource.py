"""Reading one FHIR resource as decoded JSON, and the names under which the box finds its own again. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
"""One FHIR resource or bundle."""

VISIT = "urn:frontdesk:visit"
"""Identifier system of our Appointments; the value is the visit's id."""

PATIENT = "urn:frontdesk:patient"
NOTE = "urn:frontdesk:note"
CLAIM = "urn:frontdesk:claim"
"""Identifier system left on a Slot we took, with the visit's id: tells our own half-done try from the clinic's busy."""

VISIT_TYPE = "urn:frontdesk:visit-type"
"""Code system of the clinic's visit types."""

ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
"""A FHIR id (R4, datatypes: id)."""


ODD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What reading may raise where a resource has a shape that FHIR does not allow."""


def reference(kind: str, identity: str) -> str:
    """Kind/id, the relative reference and path of a resource. Raises ValueError when it is not a FHIR id."""
    if not ID.fullmatch(identity):
        raise ValueError("not a FHIR id")
    return f"{kind}/{identity}"


def identity(ref: Any, kind: str) -> str:
    """The id in a Reference to this kind, relative or absolute, versioned or not; "" otherwise."""
    text = ref.get("reference") if isinstance(ref, dict) else None
    found = re.search(rf"(?:^|/){kind}/({ID.pattern})(?:/_history/[^/]+)?$", text) if isinstance(text, str) else None
    return found.group(1) if found else ""


def token(system: str, value: str) -> str:
    """An identifier search: system|value."""
    return f"{system}|{value}"


def identified(resource: Json, system: str) -> str:
    """The value of the resource's identifier of this system, or ""."""
    found = resource.get("identifier")
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict) and one.get("system") == system:
            return str(one.get("value", ""))
    return ""


def meta(resource: Json) -> Json:
    """The resource's meta, {} when it has none."""
    found = resource.get("meta")
    return found if isinstance(found, dict) else {}


def instant(at: datetime) -> str:
    """A FHIR instant, UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: Any) -> datetime | None:
    """The UTC instant a FHIR instant or dateTime names; None without a time and a zone, or beyond the calendar."""
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo is not None else None
    except (OverflowError, TypeError, ValueError):
        return None
