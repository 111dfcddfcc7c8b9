"""One reading of everything, from the record system into the mirror."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import aclosing
from datetime import datetime
from typing import TypeVar

import msgspec

from appliance.ehr import mirrored
from appliance.ehr.mirrored import Calendar, Practice
from appliance.ehr.resource import Json
from appliance.seams import Clock, Ehr
from appliance.store import mirror
from appliance.store.appointments import put_appointments
from appliance.store.mirror import Sweep

Row = TypeVar("Row")


async def sweep(db: sqlite3.Connection, ehr: Ehr, practice: Practice, clock: Clock, until: datetime) -> int:
    """Read everything up to `until`; how many resources came. Raises EhrUnreachable: the mirror is then as it was,
    but for what did come."""
    number, rows = mirror.begin_sweep(db, clock.now()), 0
    calendars: dict[str, Calendar] = {}
    async with aclosing(ehr.pull()) as pages:
        async for kind, page in pages:
            resources = [msgspec.json.decode(raw) for raw in page]
            if kind == "Schedule":
                calendars |= _calendars(resources, practice)
            _put(db, number, kind, resources, page, calendars, practice)
            rows += len(page)
    mirror.finish_sweep(db, number, until, clock.now())
    return rows


def _put(
    db: sqlite3.Connection,
    number: Sweep,
    kind: str,
    resources: list[Json],
    raw: list[bytes],
    calendars: dict[str, Calendar],
    practice: Practice,
) -> None:
    match kind:
        case "Patient":
            mirror.put_patients(db, number, _read(resources, mirrored.patient))
        case "Slot":
            mirror.put_slots(db, number, _read(resources, lambda one: mirrored.slot(one, calendars)))
        case "Appointment":
            put_appointments(db, number, _read(resources, lambda one: mirrored.appointment(one, practice)))
        case _:
            named = [(str(one.get("id", "")), text.decode()) for one, text in zip(resources, raw, strict=True)]
            mirror.put_resources(db, number, kind, named)


def _calendars(resources: list[Json], practice: Practice) -> dict[str, Calendar]:
    found = {str(one.get("id", "")): _one(one, lambda one: mirrored.calendar(one, practice)) for one in resources}
    return {schedule_id: one for schedule_id, one in found.items() if one is not None}


def _read(resources: list[Json], reader: Callable[[Json], Row | None]) -> list[Row]:
    return [row for one in resources if (row := _one(one, reader)) is not None]


def _one(resource: Json, reader: Callable[[Json], Row | None]) -> Row | None:
    """A resource with a shape FHIR does not allow is left out, not fatal to the sweep."""
    try:
        return reader(resource)
    except (AttributeError, LookupError, TypeError, ValueError):
        return None
