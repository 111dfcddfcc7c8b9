"""Whether and how people on the waiting list are called when a time comes free."""

from __future__ import annotations

from dataclasses import dataclass

from appliance.clinic.hours import Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class RingRules:
    """A clinic's choice."""

    week: tuple[Shift, ...]
    """Hours in which people may be called, local."""
    at_once: int = 1
    """People called at the same time, 1 to 4; the first yes has the time."""
    most_unreached: int = 3
    """Calls in which somebody was not reached, after which they are not called any more."""
    rest_minutes: int = 60
    """Between two calls to the same person."""
    lead_minutes: int = 90
    """Nobody is called about a time that is nearer than this."""
