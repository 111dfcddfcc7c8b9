"""A record system inside the process that takes everything it is sent: what `frontdesk chat` books with by default."""

from __future__ import annotations

import sqlite3

import msgspec

from appliance.clinic.visit import Opening
from appliance.seams import Clock, Pushed, PushOutcome
from appliance.store import outbox, settle
from appliance.store.bodies import BODIES, BookBody


class AcceptingRecords:
    """An EhrLink without a wire. Its "confirmed" means that this stand-in took the change, and nothing else."""

    def __init__(self, db: sqlite3.Connection, clock: Clock) -> None:
        """`db`: the desk's own connection; the desk waits while it is used."""
        self._db, self._clock = db, clock

    async def push_now(self, key: str, deadline_s: float) -> PushOutcome | None:
        """Take one outbox row through the states of a real push."""
        due = outbox.claim_due(self._db, self._clock.now(), key)
        if due is None:
            return None
        body = msgspec.json.decode(due.body, type=BODIES[due.kind])
        new = body.patient_id if isinstance(body, BookBody) and body.new_patient else None
        pushed = Pushed(f"stand-in-{key}", "1", new)
        settle.mark_acked(self._db, key, pushed.resource_id, pushed.version, self._clock.now(), new)
        return pushed

    async def free_now(self, opening: Opening, deadline_s: float) -> bool | None:
        """The store holds everything the stand-in does."""
        return True
