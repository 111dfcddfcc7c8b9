"""What the live check of a call saw of its slots, for the booking that follows it within seconds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

import anyio

from appliance.ehr.records import Held
from appliance.store.bodies import BookBody

FRESH_S = 30.0
"""How long the versions that were seen are worth a try. One that has changed since refuses the write (If-Match)."""

KEPT = 64
"""Checks remembered at once, far more than calls."""


class Glances:
    """Slots as they were seen, by what is asked of them. Each serves one booking."""

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[str, datetime], tuple[float, tuple[Held, ...]]] = OrderedDict()

    def keep(self, provider_id: str, start: datetime, slots: Sequence[Held]) -> None:
        """These were free just now, and nobody else had the time."""
        self._seen[provider_id, start] = (anyio.current_time(), tuple(slots))
        while len(self._seen) > KEPT:
            self._seen.popitem(last=False)

    def drop(self, provider_id: str, start: datetime) -> None:
        """The time is not free, or that is not known."""
        self._seen.pop((provider_id, start), None)

    def take(self, body: BookBody) -> tuple[Held, ...]:
        """Exactly the slots of this booking, when they were seen lately; () otherwise."""
        at, slots = self._seen.pop((body.provider_id, body.start), (0.0, ()))
        wanted = {slot.ehr_id for slot in body.slots}
        fresh = anyio.current_time() - at <= FRESH_S
        return slots if fresh and wanted and {slot.id for slot in slots} == wanted else ()
