"""Who is to be called about the time that came free, kept in the database. Every function runs inside `writing`."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from appliance.audit import trail
from appliance.clinic.message import Message, MessageKind
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening
from appliance.schedule import inbox
from appliance.schedule.diary import Diary, Known, SearchRules
from appliance.schedule.rank import Span
from appliance.schedule.waitlist import suits
from appliance.store import busy, patients, rings, slots, visits, waitlist
from appliance.store.rings import Came, Due, FreedCell

MOST_CALLED = 8
"""People who are to be called about one time at most, longest waiting first; more would wait in vain."""
WITHIN = timedelta(hours=12)
"""How far around time that came free openings are looked at."""


def look(db: sqlite3.Connection, clinic: Clinic, now: datetime, rules: SearchRules) -> int:
    """Note who is to be called about what came free since the last look; how many. However it came free: by a call, at
    the clinic, or by the record system's calendar. Nobody is called about the time they gave up themselves."""
    cells = rings.freed_cells(db, now)
    if not cells:
        return 0
    line = [one for one in waitlist.waiting(db, now) if one.may_call]
    added = 0
    for opening in _openings(db, clinic, now, rules, cells, {one.visit_type_id for one in line}):
        before = _gave_up(db, opening, cells)
        fitting = [one for one in line if suits(one, opening, clinic.zone) and one.patient_id not in before]
        added += sum(rings.add(db, one.id, opening, now) for one in fitting[:MOST_CALLED])
        line = [one for one in line if one not in fitting]  # one time of those that overlap is enough
        rings.looked_at(db, opening)
    return added


def still_free(db: sqlite3.Connection, opening: Opening, now: datetime) -> bool:
    """Whether nobody has the time, or holds it, as far as the box knows."""
    who = busy.resources(opening.provider_id, opening.room_id)
    return not busy.taken(db, opening.start, opening.end, now, who)


def begin(db: sqlite3.Connection, one: Due, now: datetime, *, call_id: str) -> bool:
    """They are being called; False when the time went or they wait no more. Raises INTEGRITY_ERRORS when they are in
    such a call already."""
    if not still_free(db, one.opening, now):
        rings.end(db, one.waiting_id, one.opening, Came.GONE)
        return False
    if not waitlist.offer(db, one.waiting_id):
        return False
    rings.begin(db, one, now)
    trail.append(db, at=now, actor="box", action="waitlist.rang", object_id=one.waiting_id, call_id=call_id)
    return True


def end(db: sqlite3.Connection, clinic: Clinic, one: Due, came: Came, now: datetime, *, call_id: str) -> None:
    """What came of it: who has not got the time waits on in their old place, and staff hear whom we did not reach."""
    rings.end(db, one.waiting_id, one.opening, came)
    waitlist.again(db, one.waiting_id)
    trail.append(
        db,
        at=now,
        actor="box",
        action="waitlist.told",
        object_id=one.waiting_id,
        call_id=call_id,
        detail={"came": came.value},
    )
    if came is Came.UNREACHED and still_free(db, one.opening, now):
        inbox.leave(db, _not_reached(db, clinic, one), call_id=call_id, now=now)


def _openings(
    db: sqlite3.Connection,
    clinic: Clinic,
    now: datetime,
    rules: SearchRules,
    cells: Sequence[FreedCell],
    kinds: set[str],
) -> list[Opening]:
    """Openings that lie on time that came free, for kinds somebody waits for: those that fill most of it first."""
    first = max(now + timedelta(minutes=rules.lead_minutes), min(cell.at for cell in cells) - WITHIN)
    until = max(cell.at for cell in cells) + timedelta(seconds=busy.CELL_S)
    freed = {(cell.resource, cell.at) for cell in cells}
    found: list[Opening] = []
    for kind in clinic.visit_types:
        if kind.id not in kinds or until <= first:
            continue
        end = until + timedelta(days=1)
        taken = busy.taken(db, now, end, now, (*kind.providers, *map(busy.room, kind.rooms)))
        known = Known(taken, slots.free_slots(db, kind.providers, now, end))
        diary = Diary(clinic, kind, kind.providers, partial(_as_known, known), rules)
        found += [one for one in diary.openings((first, until)) if _of(freed, one)]
    return sorted(found, key=lambda one: (-_of(freed, one), one.start, one.provider_id, one.visit_type_id))


def _as_known(known: Known, span: Span) -> Known:
    return known


def _of(freed: set[tuple[str, datetime]], opening: Opening) -> int:
    """How much of an opening came free, in cells."""
    steps = range(0, opening.minutes * 60, busy.CELL_S)
    return sum((opening.provider_id, opening.start + timedelta(seconds=step)) in freed for step in steps)


def _gave_up(db: sqlite3.Connection, opening: Opening, cells: Sequence[FreedCell]) -> set[str]:
    """Patients whose visit was there before."""
    owners = {
        cell.owner for cell in cells if cell.resource == opening.provider_id and opening.start <= cell.at < opening.end
    }
    found = (visits.visit(db, owner) for owner in owners)
    return {visit.patient_id for visit in found if visit is not None}


def _not_reached(db: sqlite3.Connection, clinic: Clinic, one: Due) -> Message:
    """For the front desk: whom the box called about a time, in vain."""
    who = patients.patient(db, one.patient_id)
    return Message(
        kind=MessageKind.FREED,
        lang=who.lang if who else clinic.lang,
        name=f"{who.given} {who.family}" if who else "",
        callback=one.callback,
        patient_id=one.patient_id,
        facts={
            "start": one.opening.start.astimezone(clinic.zone).isoformat(),
            "provider": one.opening.provider_id,
            "visit_type": one.opening.visit_type_id,
            "called": "not reached",
        },
    )
