"""Which record system the database belongs to: what waits in the outbox of one is never written into another."""

from __future__ import annotations

import sqlite3

from appliance.store.writer import writing


def is_ours(db: sqlite3.Connection, base_url: str) -> bool:
    """Whether the database belongs to the record system at this address; it does to the first that it meets."""
    with writing(db):
        db.execute("insert or ignore into record_system values (1, ?)", (base_url,))
        return bool(db.execute("select 1 from record_system where base_url = ?", (base_url,)).fetchone())


def put_address(db: sqlite3.Connection, base_url: str) -> None:
    """It belongs to the record system at this address from now on."""
    with writing(db):
        db.execute("insert or replace into record_system values (1, ?)", (base_url,))
