"""Whether a time is still free, asked of the record system itself while the caller is in the line."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any

from appliance.ehr import claims, mirrored
from appliance.ehr.glance import Glances
from appliance.ehr.http import FhirHttp
from appliance.ehr.mirrored import Practice
from appliance.ehr.records import Refused
from appliance.ehr.resource import ODD
from appliance.ehr.sweep import parsed
from appliance.ehr.together import together
from appliance.ehr.wire import StillFree
from appliance.errors import EhrUnreachable
from appliance.store import mirror
from appliance.store.appointments import put_appointments
from appliance.store.slots import slots_under


async def still_free(
    db: sqlite3.Connection,
    http: FhirHttp,
    practice: Practice,
    asked: StillFree,
    now: datetime,
    glances: Glances | None = None,
) -> bool | None:
    """Whether nobody has the time or the room, None when it cannot be told. What was found goes into the mirror.

    The slots are read one by one: a search may be a minute old. What was free is kept in `glances` for the booking.
    """
    glances = glances or Glances()
    glances.drop(asked.provider_id, asked.start)
    ids = [slot.ehr_id for slot in slots_under(db, asked.provider_id, asked.start, asked.end)]
    questions: list[Callable[[], Awaitable[Any]]] = [
        partial(claims.slots, http, ids),
        partial(claims.neighbours, http, asked.provider_id, asked.start, asked.end, room_id=asked.room_id),
    ]
    try:
        found, others = await together(questions)
    except (EhrUnreachable, Refused, *ODD):
        return None
    gone = [one for one, slot in zip(ids, found, strict=True) if slot is None]
    busy = [slot.id for slot in found if slot is not None and slot.resource.get("status") != "free"]
    mirror.forget_slots(db, gone)
    mirror.shut_slots(db, busy)
    rows, _ = parsed(others, lambda one: mirrored.appointment(one, practice))
    put_appointments(db, mirror.view(db, now), rows)
    if gone or busy or others:
        return False
    glances.keep(asked.provider_id, asked.start, [slot for slot in found if slot is not None])
    return True
