"""Times that have come free, and who waits for them."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening, VisitType
from appliance.schedule.diary import Diary, Known, SearchRules
from appliance.schedule.waitlist import matched
from appliance.store import busy, slots, waitlist
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


def _diary(
    db: sqlite3.Connection, clinic: Clinic, kind: VisitType, now: datetime, until: datetime, rules: SearchRules
) -> Diary:
    end = until + timedelta(days=1)
    taken = busy.taken(db, now, end, now, (*kind.providers, *map(busy.room, kind.rooms)))
    known = Known(taken, slots.free_slots(db, kind.providers, now, end))
    return Diary(clinic, kind, kind.providers, lambda _: known, rules)
