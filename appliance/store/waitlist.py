"""Who would take another time, and which. First yes wins: only a booking in the database fills a row.

Every function runs inside `writing`, but for `waiting`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from appliance.store.instant import from_epoch, to_epoch

_OPEN = "('waiting', 'offered')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One person who waits for one kind of visit."""

    id: str
    call_id: str
    """The call in which they asked."""
    patient_id: str
    callback: str
    """E.164."""
    visit_type_id: str
    provider_id: str | None
    """None: anyone who does it."""
    earliest: datetime
    """A visit may start from here, UTC ..."""
    latest: datetime
    """... and before this; past it the row waits no more."""
    weekdays: frozenset[int]
    """0 (Monday) to 6, at the clinic; empty: any day."""
    from_minute: int
    """A visit may start from this many minutes after local midnight, 0 to 1439 ..."""
    to_minute: int
    """... and before this, up to 1440."""
    added: datetime
    may_call: bool = False
    """Whether they agreed to be called when a time opens."""


def add(db: sqlite3.Connection, one: Waiting) -> None:
    """Put a person at the end of the list. Whoever waits for that kind of visit already has their wish replaced,
    and keeps the place in the line."""
    row = db.execute(
        f"select id, added_at from waitlist where patient_id = ? and visit_type_id = ? and state in {_OPEN}",  # noqa: S608
        (one.patient_id, one.visit_type_id),
    ).fetchone()
    if row is not None:
        leave(db, row[0])
    db.execute(
        "insert into waitlist (id, call_id, patient_id, callback, visit_type_id, provider_id, earliest_at, latest_at,"
        " weekdays, from_minute, to_minute, added_at, may_call) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            one.id,
            one.call_id,
            one.patient_id,
            one.callback,
            one.visit_type_id,
            one.provider_id,
            to_epoch(one.earliest),
            to_epoch(one.latest),
            "".join(str(day) for day in sorted(one.weekdays)),
            one.from_minute,
            one.to_minute,
            to_epoch(one.added) if row is None else row[1],
            one.may_call,
        ),
    )


def waiting(db: sqlite3.Connection, now: datetime) -> tuple[Waiting, ...]:
    """Whoever waits and has not been told of a time yet, longest first."""
    rows = db.execute(
        "select id, call_id, patient_id, callback, visit_type_id, provider_id, earliest_at, latest_at, weekdays,"
        " from_minute, to_minute, added_at, may_call from waitlist where state = 'waiting' and latest_at > ?"
        " order by added_at, id",
        (to_epoch(now),),
    )
    return tuple(
        Waiting(
            id=row[0],
            call_id=row[1],
            patient_id=row[2],
            callback=row[3],
            visit_type_id=row[4],
            provider_id=row[5],
            earliest=from_epoch(row[6]),
            latest=from_epoch(row[7]),
            weekdays=frozenset(int(day) for day in row[8]),
            from_minute=row[9],
            to_minute=row[10],
            added=from_epoch(row[11]),
            may_call=bool(row[12]),
        )
        for row in rows
    )


def offer(db: sqlite3.Connection, waiting_id: str) -> bool:
    """They are told of a time, which is kept for nobody; False when they wait no more."""
    return _to(db, waiting_id, "offered", "('waiting')")


def again(db: sqlite3.Connection, waiting_id: str) -> bool:
    """They were not reached, or another was first: they wait on, in their old place; False when they do not."""
    return _to(db, waiting_id, "waiting", "('offered')")


def leave(db: sqlite3.Connection, waiting_id: str) -> bool:
    """They wait no more; False when that was so already."""
    return _to(db, waiting_id, "gone", _OPEN)


def fill(db: sqlite3.Connection, patient_id: str, visit_type_id: str, start: datetime) -> None:
    """A patient has got a visit of this kind at this instant: whoever waited for it or for a later time waits no more.

    Part of the transaction that books, so that a row is filled exactly when its time is theirs.
    """
    db.execute(
        "update waitlist set state = 'filled' where patient_id = ? and visit_type_id = ? and latest_at > ?"
        " and state in ('waiting', 'offered')",
        (patient_id, visit_type_id, to_epoch(start)),
    )


def _to(db: sqlite3.Connection, waiting_id: str, state: str, before: str) -> bool:
    done = db.execute(f"update waitlist set state = ? where id = ? and state in {before}", (state, waiting_id))  # noqa: S608
    return done.rowcount > 0
