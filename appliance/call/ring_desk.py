"""The waiting list as it is rung, on the desk's own connection. A `ring_out.RingDesk`."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from appliance.call.desk import Desk
from appliance.clinic.people import Patient
from appliance.clinic.settings import Clinic
from appliance.schedule import ring_list
from appliance.schedule.diary import SearchRules
from appliance.seams import Clock
from appliance.store import patients, rings, waitlist
from appliance.store.errors import INTEGRITY_ERRORS
from appliance.store.rings import Came, Due
from appliance.store.writer import writing


class StoredRings:
    """Due calls in the box's database."""

    def __init__(self, desk: Desk, clinic: Clinic, clock: Clock, rules: SearchRules | None = None) -> None:
        self._desk, self._clinic, self._clock = desk, clinic, clock
        self._rules = rules or SearchRules()

    async def begin_again(self) -> None:
        """At start: calls of a process that died reached nobody."""
        await self._desk.run(_lost)

    async def due(self) -> tuple[Due, ...]:
        """Who is to be called, in order."""
        return await self._desk.run(_due, self._clinic, self._clock.now(), self._rules)

    async def begin(self, one: Due, call_id: str) -> Patient | None:
        """They are being called; None when they are not to be."""
        try:
            return await self._desk.run(_begin, one, self._clock.now(), call_id)
        except INTEGRITY_ERRORS:
            return None

    async def end(self, one: Due, came: Came, call_id: str, *, waits_on: bool) -> None:
        """What came of it."""
        await self._desk.run(_end, self._clinic, one, came, self._clock.now(), call_id, waits_on)


def _lost(db: sqlite3.Connection) -> None:
    with writing(db):
        rings.lost(db)


def _due(db: sqlite3.Connection, clinic: Clinic, now: datetime, rules: SearchRules) -> tuple[Due, ...]:
    if rings.anything(db):
        with writing(db):
            ring_list.look(db, clinic, now, rules)
    return rings.due(db, now)


def _begin(db: sqlite3.Connection, one: Due, now: datetime, call_id: str) -> Patient | None:
    who = patients.patient(db, one.patient_id)
    with writing(db):
        begun = who is not None and ring_list.begin(db, one, now, call_id=call_id)
    return who if begun else None


def _end(
    db: sqlite3.Connection, clinic: Clinic, one: Due, came: Came, now: datetime, call_id: str, waits_on: bool
) -> None:
    with writing(db):
        ring_list.end(db, clinic, one, came, now, call_id=call_id)
        if not waits_on:
            waitlist.leave(db, one.waiting_id)
