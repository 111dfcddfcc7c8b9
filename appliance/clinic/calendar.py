"""Stretches of time of a provider or a room, UTC, end excluded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """Time that is held, booked or blocked."""

    provider_id: str
    """Or "room:" and a room's id."""
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """Time the EHR's calendar says is free."""

    provider_id: str
    location_id: str
    start: datetime
    end: datetime
