from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from appliance.store import outbox
from appliance.store.bodies import NoteBody
from appliance.store.database import open_database
from appliance.store.writer import writing

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
NOTE = NoteBody(key="note-1", call_id="c1", started=NOW, ended=NOW, outcome="booked", lang="en", lines=("A call.",))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A note has been sent."""
    with closing(open_database(tmp_path / "box.db", None)) as opened:
        with writing(opened):
            outbox.enqueue(opened, NOTE, lane="c1", now=NOW, visit_id=None)
        assert outbox.claim_due(opened, NOW) is not None
        yield opened


def test_what_waits_for_another_try_is_tried_at_once_when_the_record_system_is_back(db: sqlite3.Connection) -> None:
    outbox.put_back(db, "note-1", NOW + timedelta(seconds=60))
    assert outbox.claim_due(db, NOW) is None
    outbox.hurry(db, NOW)
    assert outbox.claim_due(db, NOW) is not None


def test_a_note_that_may_have_arrived_waits_until_no_search_is_stale(db: sqlite3.Connection) -> None:
    outbox.mark_ambiguous(db, "note-1", NOW)
    outbox.hurry(db, NOW)
    assert outbox.claim_due(db, NOW + timedelta(seconds=outbox.NOTE_AGAIN_S - 1)) is None
    again = outbox.claim_due(db, NOW + timedelta(seconds=outbox.NOTE_AGAIN_S))
    assert again is not None
    assert again.doubtful
