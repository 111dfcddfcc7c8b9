"""Which calls came, and how they ended. What was said is kept nowhere."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from appliance.store.instant import to_epoch


def call_started(db: sqlite3.Connection, call_id: str, now: datetime) -> None:
    """A call came in. Inside `writing`."""
    db.execute("insert or ignore into calls (id, started_at) values (?, ?)", (call_id, to_epoch(now)))


def call_ended(db: sqlite3.Connection, call_id: str, now: datetime, *, lang: str, outcome: str) -> None:
    """A call is over. `outcome`: a fixed word. Inside `writing`."""
    db.execute(
        "update calls set ended_at = ?, lang = ?, outcome = ? where id = ?", (to_epoch(now), lang, outcome, call_id)
    )


def end_all(db: sqlite3.Connection, now: datetime, *, outcome: str) -> int:
    """Close every call still open (the process that held them is gone); how many there were. Inside `writing`."""
    return db.execute(
        "update calls set ended_at = ?, outcome = ? where ended_at is null", (to_epoch(now), outcome)
    ).rowcount
