"""Nobody changes the past unseen."""

from __future__ import annotations

import pytest
from fakes.maple import MONDAY

from appliance.audit import trail
from appliance.store.database import open_database
from appliance.store.errors import INTEGRITY_ERRORS
from appliance.store.writer import writing


@pytest.fixture
def db(tmp_path):
    db = open_database(tmp_path / "box.db", None)
    with writing(db):
        for number in range(5):
            trail.append(
                db, at=MONDAY, actor="caller", action="visit.booked", object_id=f"v{number}", detail={"a": "b"}
            )
    yield db
    db.close()


def tamper(db, statement):
    for name in ("audit_keeps_rows", "audit_keeps_words"):
        db.execute(f"drop trigger {name}")
    db.execute(statement)


def test_an_untouched_trail_is_whole(db):
    assert trail.verify(db) is None
    assert trail.verify(db, trail.head(db)) is None
    assert trail.head(db).seq == 5


@pytest.mark.parametrize("statement", ["update audit set object = 'v9'", "delete from audit where seq = 2"])
def test_the_database_refuses_to_touch_the_past(db, statement):
    with pytest.raises(INTEGRITY_ERRORS, match="append-only"):
        db.execute(statement)


@pytest.mark.parametrize(
    ("statement", "at"),
    [
        ("update audit set object = 'v9' where seq = 3", 3),
        ("update audit set detail = '{}' where seq = 1", 1),
        ("update audit set at = '2020-01-01T00:00:00+00:00' where seq = 5", 5),
        ("delete from audit where seq = 2", 2),
        ("update audit set seq = seq + 10 where seq = 4", 4),
        (
            "insert into audit select 6, at, actor, action, object, call_id, detail, prev, hash from audit"
            " where seq = 5",
            6,
        ),
    ],
)
def test_tampering_past_the_database_is_found_where_it_was_done(db, statement, at):
    tamper(db, statement)
    assert trail.verify(db) == at


def test_a_trail_cut_short_is_found_with_a_head_noted_elsewhere(db):
    noted = trail.head(db)
    tamper(db, "delete from audit where seq >= 4")
    assert trail.verify(db) is None
    assert trail.verify(db, noted) == 4


def test_a_row_exists_only_with_what_it_tells_of(db):
    def half_way():
        with writing(db):
            trail.append(db, at=MONDAY, actor="caller", action="visit.booked", object_id="v6")
            raise KeyError

    with pytest.raises(KeyError):
        half_way()
    assert trail.head(db).seq == 5
    assert trail.verify(db) is None
