"""What the box calls somebody about: a time that came free, for one patient who waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from appliance.clinic.people import Patient
from appliance.clinic.visit import Opening


class Reply(StrEnum):
    """How the person answered; fixed words for the list."""

    NOBODY = "nobody"
    """Nobody who is the patient, as far as the box could tell."""
    TAKEN = "taken"
    DECLINED = "declined"
    OFF = "off"
    """They want to wait no more."""
    GONE = "gone"
    """They wanted it, and somebody was first."""


@dataclass(slots=True, kw_only=True)
class Offered:
    """One such call."""

    patient: Patient
    opening: Opening
    """Held for nobody: the first yes has it."""
    reply: Reply = Reply.NOBODY
    """As it stands."""
