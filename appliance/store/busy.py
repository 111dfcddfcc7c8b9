"""Time that is taken, in cells. The database refuses two owners of one cell."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from appliance.clinic.calendar import Taken
from appliance.store.instant import from_epoch, to_epoch

CELL_S = 300
"""Every claim is rounded out to multiples of five minutes."""


LONGEST = 2 * 365 * 24 * 12
"""Most cells that one appointment of the EHR's takes: two years. An end in the year 9999 means for ever."""


def room(room_id: str) -> str:
    """What a room is called among the resources; a provider's id has no colon."""
    return f"room:{room_id}"


def resources(provider_id: str, room_id: str | None) -> tuple[str, ...]:
    """What a visit takes the time of."""
    return (provider_id,) if room_id is None else (provider_id, room(room_id))


def cells(start: datetime, end: datetime) -> range:
    """The cells a stretch of time touches, end excluded."""
    return range(to_epoch(start) // CELL_S, -(-to_epoch(end) // CELL_S))


def claim(
    db: sqlite3.Connection, owner: str, provider_id: str, room_id: str | None, start: datetime, end: datetime
) -> None:
    """Take time for one of our own holds or visits. Raises INTEGRITY_ERRORS when any of it is taken."""
    rows = [(who, cell, owner) for who in resources(provider_id, room_id) for cell in cells(start, end)]
    db.executemany("insert into busy (resource, cell, seat, owner) values (?, ?, 0, ?)", rows)


def record(
    db: sqlite3.Connection, owner: str, provider_id: str, room_id: str | None, start: datetime, end: datetime
) -> None:
    """Note time the EHR says is taken. Never refused: the clinic may overbook itself."""
    span = cells(start, end)[:LONGEST]
    db.executemany(
        "insert into busy (resource, cell, seat, owner)"
        " select ?1, ?2, coalesce(max(seat), 0) + 1, ?3 from busy where resource = ?1 and cell = ?2",
        [(who, cell, owner) for who in resources(provider_id, room_id) for cell in span],
    )


def release(db: sqlite3.Connection, owner: str) -> None:
    """Give back everything an owner has."""
    db.execute("delete from busy where owner = ?", (owner,))


def release_part(
    db: sqlite3.Connection, owner: str, provider_id: str, room_id: str | None, start: datetime, end: datetime
) -> None:
    """Give back only the time of one place, of an owner that has several."""
    span = cells(start, end)
    db.executemany(
        "delete from busy where owner = ? and resource = ? and cell >= ? and cell < ?",
        [(owner, who, span.start, span.stop) for who in resources(provider_id, room_id)],
    )


def shared(db: sqlite3.Connection, owner: str) -> bool:
    """Whether someone else also has part of an owner's time (the clinic booked over it)."""
    row = db.execute(
        "select 1 from busy mine join busy theirs on theirs.resource = mine.resource and theirs.cell = mine.cell"
        " where mine.owner = ? and theirs.owner <> mine.owner limit 1",
        (owner,),
    ).fetchone()
    return row is not None


def taken(
    db: sqlite3.Connection, start: datetime, end: datetime, now: datetime, of: Iterable[str] | None = None
) -> tuple[Taken, ...]:
    """What is taken between two instants, as merged stretches in order. Holds that have expired do not count.

    `of`: the resources; None for all.
    """
    span, found = cells(start, end), []
    if of is None:
        of = [row[0] for row in db.execute("select distinct resource from busy order by resource")]
    for who in of:
        first = last = -1
        rows = db.execute(
            "select cell from busy where resource = ? and cell >= ? and cell < ?"
            " and owner not in (select id from holds where expires_at <= ?) order by cell",
            (who, span.start, span.stop, to_epoch(now)),
        )
        for (cell,) in rows:
            if cell > last:
                if last > first:
                    found.append(Taken(who, from_epoch(first * CELL_S), from_epoch(last * CELL_S)))
                first = cell
            last = cell + 1
        if last > first:
            found.append(Taken(who, from_epoch(first * CELL_S), from_epoch(last * CELL_S)))
    return tuple(found)
