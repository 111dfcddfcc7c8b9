"""What is known of the record system's abilities (ehr/profile.py), by its address."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from appliance.store.instant import to_epoch
from appliance.store.writer import writing


def put_profile(db: sqlite3.Connection, base_url: str, body: str, now: datetime) -> None:
    """Keep the finding of a self-test, over an older one. `body`: JSON."""
    with writing(db):
        db.execute("insert or replace into profiles values (?, ?, ?)", (base_url, to_epoch(now), body))


def profile(db: sqlite3.Connection, base_url: str) -> str | None:
    """The last finding, None when there was no self-test."""
    row = db.execute("select body from profiles where base_url = ?", (base_url,)).fetchone()
    return row[0] if row else None
