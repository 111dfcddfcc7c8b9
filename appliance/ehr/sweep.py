"""One reading of everything, from the record system into the mirror."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import aclosing
from datetime import datetime, timedelta
from typing import TypeVar

import anyio
import msgspec

from appliance.ehr import mirrored
from appliance.ehr.cursor import Cursor
from appliance.ehr.mirrored import Calendar, Practice
from appliance.ehr.resource import ODD, Json
from appliance.ehr.twins import Twins
from appliance.seams import Clock, Ehr
from appliance.store import mirror
from appliance.store.appointments import put_appointments
from appliance.store.mirror import Sweep

Row = TypeVar("Row")

KINDS = ("Practitioner", "Location", "Schedule", "Patient", "Slot", "Appointment")
"""What is mirrored, those referred to first."""


async def sweep(
    db: sqlite3.Connection,
    ehr: Ehr,
    practice: Practice,
    clock: Clock,
    until: datetime,
    twins: Twins | None = None,
) -> tuple[int, dict[str, Cursor]]:
    """Read everything up to `until`; how many resources came, and from where to follow each type's changes.

    `twins` reads the appointments, too.

    Raises EhrUnreachable: the mirror is then as it was, but for what did come.
    """
    number, rows, began = mirror.begin_sweep(db, clock.now()), 0, anyio.current_time()
    read: dict[str, list[Json]] = {}
    again: set[str] = set()
    calendars: dict[str, Calendar] = {}
    async with aclosing(ehr.pull()) as pages:
        async for kind, page in pages:
            resources = [msgspec.json.decode(raw) for raw in page]
            if kind == "Schedule":
                calendars |= _calendars(resources, practice)
            if kind == "Appointment" and twins is not None:
                parsed(resources, twins.read)
            again |= _put(db, number, kind, resources, page, calendars, practice)
            read.setdefault(kind, []).extend({"id": one.get("id"), "meta": one.get("meta")} for one in resources)
            rows += len(page)
    took = timedelta(seconds=anyio.current_time() - began)
    cursors = {kind: Cursor() for kind in KINDS}
    for kind, resources in read.items():
        cursors.setdefault(kind, Cursor()).read(resources, again=again if kind == "Appointment" else (), took=took)
    mirror.finish_sweep(db, number, until, clock.now(), max(one.latest for one in cursors.values()))
    return rows, cursors


def calendars_of(db: sqlite3.Connection, practice: Practice) -> dict[str, Calendar]:
    """Whose time each mirrored Schedule is."""
    return _calendars([msgspec.json.decode(body) for body in mirror.resources(db, "Schedule").values()], practice)


def parsed(resources: list[Json], reader: Callable[[Json], Row | None]) -> tuple[list[Row], list[str]]:
    """What could be read, and the ids of what could not: a shape FHIR does not allow is left out, not fatal."""
    rows: list[Row] = []
    rest: list[str] = []
    for one in resources:
        row = _one(one, reader)
        if row is None:
            rest.append(str(one.get("id", "")))
        else:
            rows.append(row)
    return rows, rest


def _put(
    db: sqlite3.Connection,
    number: Sweep,
    kind: str,
    resources: list[Json],
    raw: list[bytes],
    calendars: dict[str, Calendar],
    practice: Practice,
) -> frozenset[str]:
    match kind:
        case "Patient":
            mirror.put_patients(db, number, parsed(resources, mirrored.patient)[0])
        case "Slot":
            mirror.put_slots(db, number, parsed(resources, lambda one: mirrored.slot(one, calendars))[0])
        case "Appointment":
            return put_appointments(db, number, parsed(resources, lambda one: mirrored.appointment(one, practice))[0])
        case _:
            named = [(str(one.get("id", "")), text.decode()) for one, text in zip(resources, raw, strict=True)]
            mirror.put_resources(db, number, kind, named)
    return frozenset()


def _calendars(resources: list[Json], practice: Practice) -> dict[str, Calendar]:
    found = {str(one.get("id", "")): _one(one, lambda one: mirrored.calendar(one, practice)) for one in resources}
    return {schedule_id: one for schedule_id, one in found.items() if one is not None}


def _one(resource: Json, reader: Callable[[Json], Row | None]) -> Row | None:
    try:
        return reader(resource)
    except ODD:
        return None
