"""One of several callers who want the same time. Light to import: a race starts eight processes."""

from __future__ import annotations

from datetime import UTC, datetime

from appliance.clinic.visit import Opening
from appliance.errors import SlotTaken
from appliance.schedule import book
from appliance.store.database import open_database

NOW = datetime(2026, 11, 23, 13, tzinfo=UTC)
NINE = Opening(
    provider_id="kim",
    location_id="dental",
    visit_type_id="cleaning",
    start=datetime(2026, 11, 24, 15, tzinfo=UTC),
    minutes=45,
)


def take(path, key, number, ready, won):
    """Hold the time and say yes, at the same moment as the others; 1 into `won` for a booking, 0 for a refusal."""
    db = open_database(path, key)
    ready.wait()
    try:
        hold_id = book.hold(db, NINE, f"c{number}", NOW)
        book.book(db, hold_id, f"p{number}", call_id=f"c{number}", callback="", lang="en", reason="", now=NOW)
    except SlotTaken:
        won.put(0)
    else:
        won.put(1)
    finally:
        db.close()
