"""Calls to people on the waiting list: time that came free, who is to be called about it, and what came of each call.

Every function that writes runs inside `writing`. A person is called about one time once, and is in one call at a time:
the keys of the table refuse more.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from appliance.clinic.visit import Opening
from appliance.store.busy import CELL_S, cells
from appliance.store.instant import from_epoch, to_epoch

FRESH_S = 600
"""How long time that came free is looked at while it is no opening yet: the record system may publish it later."""


class Came(StrEnum):
    """What came of a call."""

    TAKEN = "taken"
    """They have the time."""
    DECLINED = "declined"
    """They were told of it and do not want it."""
    UNREACHED = "unreached"
    """Nobody, a machine, or somebody else."""
    GONE = "gone"
    """Somebody was first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreedCell:
    """Five minutes that a visit gave back."""

    resource: str
    at: datetime
    owner: str
    """The visit's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Somebody to be called about a time."""

    waiting_id: str
    patient_id: str
    callback: str
    """E.164."""
    opening: Opening
    added: datetime
    """Since when they wait."""
    unreached: int
    """Calls to them before in which they were not reached."""
    last_rung: datetime | None


def anything(db: sqlite3.Connection) -> bool:
    """Whether time came free that nobody has looked at."""
    return db.execute("select 1 from freed limit 1").fetchone() is not None


def freed_cells(db: sqlite3.Connection, now: datetime) -> tuple[FreedCell, ...]:
    """What came free and is neither over nor stale, in order. Writes: the first look is dated."""
    db.execute("update freed set since = ? where since is null", (to_epoch(now),))
    db.execute("delete from freed where cell < ? or since < ?", (to_epoch(now) // CELL_S, to_epoch(now) - FRESH_S))
    rows = db.execute("select resource, cell, owner from freed order by resource, cell")
    return tuple(FreedCell(resource=who, at=from_epoch(cell * CELL_S), owner=owner) for who, cell, owner in rows)


def looked_at(db: sqlite3.Connection, opening: Opening) -> None:
    """Whoever waits for this time has been found."""
    span = cells(opening.start, opening.end)
    db.execute(
        "delete from freed where resource = ? and cell >= ? and cell < ?", (opening.provider_id, span.start, span.stop)
    )


def add(db: sqlite3.Connection, waiting_id: str, opening: Opening, now: datetime) -> bool:
    """Somebody is to be called about a time; False when they were, or are to be, already."""
    row = (
        waiting_id,
        opening.provider_id,
        opening.location_id,
        opening.visit_type_id,
        to_epoch(opening.start),
        to_epoch(opening.end),
        opening.room_id,
        to_epoch(now),
    )
    done = db.execute(
        "insert or ignore into rings (waiting_id, provider_id, location_id, visit_type_id, starts_at, ends_at, room_id,"
        " made_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    return done.rowcount > 0


def due(db: sqlite3.Connection, now: datetime) -> tuple[Due, ...]:
    """Everybody to be called, who waits longest first. Those who wait no more are not."""
    rows = db.execute(
        "select r.waiting_id, w.patient_id, w.callback, r.provider_id, r.location_id, r.visit_type_id, r.starts_at,"
        " r.ends_at, r.room_id, w.added_at,"
        " (select count(*) from rings p where p.waiting_id = r.waiting_id and p.state = 'unreached'),"
        " (select max(p.rung_at) from rings p where p.waiting_id = r.waiting_id)"
        " from rings r join waitlist w on w.id = r.waiting_id"
        " where r.state = 'due' and w.state = 'waiting' and w.may_call and r.starts_at > ?"
        " order by w.added_at, r.starts_at, r.waiting_id",
        (to_epoch(now),),
    )
    return tuple(
        Due(
            waiting_id=row[0],
            patient_id=row[1],
            callback=row[2],
            opening=Opening(
                provider_id=row[3],
                location_id=row[4],
                visit_type_id=row[5],
                start=from_epoch(row[6]),
                minutes=(row[7] - row[6]) // 60,
                room_id=row[8],
            ),
            added=from_epoch(row[9]),
            unreached=row[10],
            last_rung=from_epoch(row[11]) if row[11] is not None else None,
        )
        for row in rows
    )


def begin(db: sqlite3.Connection, one: Due, now: datetime) -> None:
    """They are being called. Raises INTEGRITY_ERRORS when they are in another such call."""
    _to(db, one.waiting_id, one.opening, "ringing", now=now)


def end(db: sqlite3.Connection, waiting_id: str, opening: Opening, came: Came) -> None:
    """What came of a call."""
    _to(db, waiting_id, opening, came.value)


def lost(db: sqlite3.Connection) -> None:
    """At start: the calls of a process that died reached nobody; whoever was in one waits on."""
    db.execute("update rings set state = 'unreached' where state = 'ringing'")
    db.execute("update waitlist set state = 'waiting' where state = 'offered'")


def _to(db: sqlite3.Connection, waiting_id: str, opening: Opening, state: str, now: datetime | None = None) -> None:
    db.execute(
        "update rings set state = ?, rung_at = coalesce(?, rung_at)"
        " where waiting_id = ? and provider_id = ? and starts_at = ?",
        (state, to_epoch(now) if now else None, waiting_id, opening.provider_id, to_epoch(opening.start)),
    )
