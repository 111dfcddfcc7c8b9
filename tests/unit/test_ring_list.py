"""Time that came free, and who is called about it: once, in turn, and the database gives it to the first yes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes.maple import MONDAY, maple

from appliance.chat.store import seed
from appliance.clinic.visit import Opening, Visit, VisitStatus
from appliance.errors import SlotTaken
from appliance.schedule import book, ring_list
from appliance.schedule.diary import SearchRules
from appliance.store import messages, outbox, rings, settle, waitlist
from appliance.store.database import open_database
from appliance.store.rings import Came, Due
from appliance.store.waitlist import Waiting
from appliance.store.writer import writing

FILE = maple()
CLINIC = FILE.clinic
TEN = datetime(2026, 11, 24, 16, tzinfo=UTC)
SLOT = Opening(provider_id="kim", location_id="dental", visit_type_id="cleaning", start=TEN, minutes=45)
FIRST = Waiting(
    id="w1",
    call_id="c1",
    patient_id="patient-14",
    callback="+13125550111",
    visit_type_id="cleaning",
    provider_id=None,
    earliest=MONDAY,
    latest=TEN + timedelta(days=3),
    weekdays=frozenset(),
    from_minute=0,
    to_minute=1440,
    added=MONDAY,
    may_call=True,
)
SECOND = replace(FIRST, id="w2", patient_id="patient-17", callback="+13125550114", added=MONDAY + timedelta(minutes=1))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    db = open_database(tmp_path / "box.db", None)
    seed(db, FILE.patients, (), MONDAY)
    yield db
    db.close()


def wait(db: sqlite3.Connection, *rows: Waiting) -> None:
    with writing(db):
        for row in rows:
            waitlist.add(db, row)


def take(db: sqlite3.Connection, patient: str = "patient-31", opening: Opening = SLOT) -> Visit:
    hold_id = book.hold(db, opening, f"call-{patient}", MONDAY)
    return book.book(db, hold_id, patient, call_id="c", callback="", lang="en", reason="", now=MONDAY)


def due(db: sqlite3.Connection, now: datetime = MONDAY) -> list[Due]:
    with writing(db):
        ring_list.look(db, CLINIC, now, SearchRules())
    return list(rings.due(db, now))


def names(found: list[Due]) -> list[str]:
    return [one.waiting_id for one in found]


def call(db: sqlite3.Connection, one: Due, came: Came, now: datetime = MONDAY) -> None:
    with writing(db):
        assert ring_list.begin(db, one, now, call_id="r")
    with writing(db):
        ring_list.end(db, CLINIC, one, came, now, call_id="r")


def test_a_cancelled_time_is_for_those_who_wait_in_their_order(db: sqlite3.Connection) -> None:
    visit = take(db)
    wait(db, SECOND, FIRST)
    assert due(db) == []
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    found = due(db)
    assert names(found) == ["w1", "w2"]
    assert {one.opening.start for one in found} == {TEN}


def test_a_time_that_was_only_held_has_not_come_free(db: sqlite3.Connection) -> None:
    wait(db, FIRST)
    book.release(db, book.hold(db, SLOT, "c", MONDAY))
    assert due(db) == []


def test_a_time_that_was_free_before_somebody_waits_is_no_news_to_them(db: sqlite3.Connection) -> None:
    visit = take(db)
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    wait(db, FIRST)
    assert due(db) == []


def test_nobody_is_called_who_has_not_agreed_to_it(db: sqlite3.Connection) -> None:
    visit = take(db)
    wait(db, replace(FIRST, may_call=False), SECOND)
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    assert names(due(db)) == ["w2"]


def test_nobody_is_called_about_the_time_they_gave_up(db: sqlite3.Connection) -> None:
    visit = take(db, FIRST.patient_id)
    wait(db, FIRST, SECOND)
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    assert names(due(db)) == ["w2"]


def test_a_moved_visit_gives_its_time_once_the_record_system_has_it(db: sqlite3.Connection) -> None:
    visit = take(db)
    wait(db, FIRST)
    first = outbox.claim_due(db, MONDAY)
    assert first is not None
    settle.mark_acked(db, first.key, "a1", "1", MONDAY)
    later = book.hold(db, replace(SLOT, start=TEN + timedelta(hours=4)), "c", MONDAY)
    _, key = book.move(db, visit.id, later, call_id="c", now=MONDAY)
    assert due(db) == []
    outbox.claim_due(db, MONDAY)
    settle.mark_acked(db, key, "a1", "2", MONDAY)
    assert names(due(db)) == ["w1"]


def test_a_visit_the_clinic_took_away_frees_its_time_and_one_that_stands_does_not(db: sqlite3.Connection) -> None:
    visit = Visit(
        id="v1",
        patient_id="patient-31",
        provider_id="kim",
        location_id="dental",
        visit_type_id="cleaning",
        start=TEN,
        minutes=45,
        status=VisitStatus.CONFIRMED,
    )
    seed(db, FILE.patients, [visit], MONDAY)
    wait(db, FIRST)
    seed(db, FILE.patients, [visit], MONDAY + timedelta(minutes=1))
    assert due(db) == []
    seed(db, FILE.patients, (), MONDAY + timedelta(minutes=2))
    assert names(due(db)) == ["w1"]


def test_a_person_is_called_about_one_time_once(db: sqlite3.Connection) -> None:
    visit = take(db)
    wait(db, FIRST)
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    call(db, due(db)[0], Came.DECLINED)
    again = take(db)
    book.cancel(db, again.id, call_id="c", now=MONDAY)
    assert due(db) == []


def test_who_declines_keeps_their_place_and_the_next_is_called(db: sqlite3.Connection) -> None:
    visit = take(db)
    wait(db, FIRST, SECOND)
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    call(db, due(db)[0], Came.DECLINED)
    assert names(due(db)) == ["w2"]
    assert [one.id for one in waitlist.waiting(db, MONDAY)] == ["w1", "w2"]


def test_the_first_yes_has_the_time_and_nobody_else_is_called(db: sqlite3.Connection) -> None:
    visit = take(db)
    wait(db, FIRST, SECOND)
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    first, second = due(db)
    with writing(db):
        assert ring_list.begin(db, first, MONDAY, call_id="r1")
        assert ring_list.begin(db, second, MONDAY, call_id="r2")
    take(db, second.patient_id, second.opening)
    with pytest.raises(SlotTaken):
        take(db, first.patient_id, first.opening)
    with writing(db):
        ring_list.end(db, CLINIC, first, Came.GONE, MONDAY, call_id="r1")
        ring_list.end(db, CLINIC, second, Came.TAKEN, MONDAY, call_id="r2")
    assert [one.id for one in waitlist.waiting(db, MONDAY)] == ["w1"]
    assert due(db) == []


def test_a_time_that_went_meanwhile_rings_nobody(db: sqlite3.Connection) -> None:
    visit = take(db)
    wait(db, FIRST)
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    (first,) = due(db)
    take(db, "patient-02", first.opening)
    with writing(db):
        assert not ring_list.begin(db, first, MONDAY, call_id="r")
    assert due(db) == []


def test_staff_hear_whom_the_box_did_not_reach(db: sqlite3.Connection) -> None:
    visit = take(db)
    wait(db, FIRST)
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    call(db, due(db)[0], Came.UNREACHED)
    (kept,) = messages.waiting(db)
    assert (kept.message.kind.value, kept.message.patient_id) == ("freed", FIRST.patient_id)
    assert kept.message.facts["called"] == "not reached"


def test_a_box_that_died_in_a_call_lets_the_person_wait_on(db: sqlite3.Connection) -> None:
    visit = take(db)
    wait(db, FIRST)
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    (first,) = due(db)
    with writing(db):
        ring_list.begin(db, first, MONDAY, call_id="r")
    with writing(db):
        rings.lost(db)
    assert [one.id for one in waitlist.waiting(db, MONDAY)] == ["w1"]


def test_time_that_is_no_opening_is_looked_at_for_a_while_and_then_forgotten(db: sqlite3.Connection) -> None:
    sunday = replace(SLOT, start=datetime(2026, 11, 29, 16, tzinfo=UTC))
    visit = take(db, opening=sunday)
    wait(db, replace(FIRST, latest=TEN + timedelta(days=9)))
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    assert due(db) == []
    assert rings.anything(db)
    assert due(db, MONDAY + timedelta(seconds=rings.FRESH_S + 1)) == []
    assert not rings.anything(db)
