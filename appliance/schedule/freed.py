"""Times that have come free, and who waits for them."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from appliance.clinic.message import Message, MessageKind
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening, Visit, VisitType
from appliance.schedule import inbox
from appliance.schedule.diary import Diary, Known, SearchRules
from appliance.schedule.waitlist import matched, suits
from appliance.store import busy, patients, slots, waitlist
from appliance.store.waitlist import Waiting


def freed(
    db: sqlite3.Connection, clinic: Clinic, now: datetime, rules: SearchRules
) -> tuple[tuple[Waiting, Opening], ...]:
    """Whoever waits with the first time that suits them, longest waiting first; no time is given to two.

    It does not matter how a time came free: by a cancelled or moved visit, at the clinic, or by a longer day.
    """
    line = waitlist.waiting(db, now)
    openings: list[Opening] = []
    for kind in clinic.visit_types:
        until = max((one.latest for one in line if one.visit_type_id == kind.id), default=now)
        until = min(until, now + timedelta(days=rules.horizon_days))
        first = now + timedelta(minutes=rules.lead_minutes)
        if until > first:
            openings += _diary(db, clinic, kind, now, until, rules).openings((first, until))
    return matched(line, openings, clinic.zone)


MOST_TOLD = 3
"""Of those who wait for one time, so many are named to staff, longest waiting first."""


def waiting_for(
    db: sqlite3.Connection, clinic: Clinic, now: datetime, rules: SearchRules, gone: Visit
) -> tuple[tuple[Waiting, Opening], ...]:
    """Who waits for the time of a visit that is given up, longest first, with the visit they would have in it.

    The time need not be free in the record system yet. Nothing that is too soon is anybody's.
    """
    if gone.start < now + timedelta(minutes=rules.lead_minutes):
        return ()
    fits = {
        kind.id: Opening(
            provider_id=gone.provider_id,
            location_id=gone.location_id,
            visit_type_id=kind.id,
            start=gone.start,
            minutes=kind.minutes,
            room_id=gone.room_id if kind.id == gone.visit_type_id else None,
        )
        for kind in clinic.visit_types
        if gone.provider_id in kind.providers and kind.minutes <= gone.minutes
    }
    line = (one for one in waitlist.waiting(db, now) if one.patient_id != gone.patient_id)
    found = ((one, fits[one.visit_type_id]) for one in line if one.visit_type_id in fits)
    return tuple((one, time) for one, time in found if suits(one, time, clinic.zone))[:MOST_TOLD]


def tell_staff(
    db: sqlite3.Connection,
    clinic: Clinic,
    now: datetime,
    rules: SearchRules,
    gone: Visit,
    *,
    call_id: str,
    rings: bool = False,
) -> int:
    """Leave the front desk a message for each who waits for the time of a visit given up; how many. Inside `writing`.

    `rings`: those who agreed to it are called by the box, and are left out.
    """
    waiting = waiting_for(db, clinic, now, rules, gone)
    found = [(one, opening) for one, opening in waiting if not (rings and one.may_call)]
    for one, opening in found:
        who = patients.patient(db, one.patient_id)
        message = Message(
            kind=MessageKind.FREED,
            lang=who.lang if who else clinic.lang,
            name=f"{who.given} {who.family}" if who else "",
            callback=one.callback,
            patient_id=one.patient_id,
            facts={
                "start": opening.start.astimezone(clinic.zone).isoformat(),
                "provider": opening.provider_id,
                "visit_type": opening.visit_type_id,
            },
        )
        inbox.leave(db, message, call_id=call_id, now=now)
    return len(found)


def _diary(
    db: sqlite3.Connection, clinic: Clinic, kind: VisitType, now: datetime, until: datetime, rules: SearchRules
) -> Diary:
    end = until + timedelta(days=1)
    taken = busy.taken(db, now, end, now, (*kind.providers, *map(busy.room, kind.rooms)))
    known = Known(taken, slots.free_slots(db, kind.providers, now, end))
    return Diary(clinic, kind, kind.providers, lambda _: known, rules)
