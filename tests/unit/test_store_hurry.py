from __future__ import annotations

from datetime import UTC, datetime, timedelta

from appliance.store import outbox
from appliance.store.bodies import NoteBody
from appliance.store.database import open_database
from appliance.store.writer import writing

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def test_what_waits_for_another_try_is_tried_at_once_when_the_record_system_is_back(tmp_path):
    db = open_database(tmp_path / "box.db", None)
    note = NoteBody(key="note-1", call_id="c1", started=NOW, ended=NOW, outcome="booked", lang="en", lines=("A call.",))
    with writing(db):
        outbox.enqueue(db, note, lane="c1", now=NOW, visit_id=None)
    due = outbox.claim_due(db, NOW)
    assert due is not None
    outbox.mark_ambiguous(db, "note-1", NOW + timedelta(seconds=60))
    assert outbox.claim_due(db, NOW) is None
    outbox.hurry(db, NOW)
    again = outbox.claim_due(db, NOW)
    assert again is not None
    db.close()
