"""A time is one caller's or nobody's, and a booking is whole or not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from fakes.maple import MONDAY

from appliance.audit import trail
from appliance.clinic.people import NewPatient
from appliance.clinic.visit import Opening, VisitStatus
from appliance.errors import ScheduleError, SlotTaken, StoreError
from appliance.schedule import book
from appliance.store import busy, outbox, patients, settle, visits
from appliance.store.bodies import BODIES, BookBody, CancelBody, MoveBody
from appliance.store.database import open_database

NINE = Opening(
    provider_id="kim",
    location_id="dental",
    visit_type_id="cleaning",
    start=datetime(2026, 11, 24, 15, tzinfo=UTC),
    minutes=45,
)
NOON = replace(NINE, start=NINE.start + timedelta(hours=3))
NEW = NewPatient(given="Ada", family="Nilsson", birth_date=date(1990, 1, 2), phone="+13125550150", lang="en")
LATER = MONDAY + timedelta(seconds=book.HOLD_S)


@pytest.fixture
def db(tmp_path):
    db = open_database(tmp_path / "box.db", None)
    yield db
    db.close()


def booked(db, opening=NINE, patient="p1", call_id="c1"):
    hold_id = book.hold(db, opening, call_id, MONDAY)
    return book.book(
        db, hold_id, patient, call_id=call_id, callback="+13125550150", lang="en", reason="sore gums", now=MONDAY
    )


def count(db, table):
    return db.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608


def queued(db):
    rows = db.execute("select kind, body from outbox order by seq").fetchall()
    return [msgspec.json.decode(body, type=BODIES[kind]) for kind, body in rows]


def taken(db, now=MONDAY):
    return [(one.start, one.end) for one in busy.taken(db, MONDAY, MONDAY + timedelta(days=9), now)]


@pytest.mark.parametrize("minutes", [-40, -15, 0, 15, 40])
def test_a_held_time_is_refused_to_everyone_else(db, minutes):
    book.hold(db, NINE, "c1", MONDAY)
    with pytest.raises(SlotTaken):
        book.hold(db, replace(NINE, start=NINE.start + timedelta(minutes=minutes)), "c2", MONDAY)
    assert count(db, "holds") == 1


@pytest.mark.parametrize("minutes", [-45, 45])
def test_the_neighbouring_time_is_free(db, minutes):
    book.hold(db, NINE, "c1", MONDAY)
    book.hold(db, replace(NINE, start=NINE.start + timedelta(minutes=minutes)), "c2", MONDAY)
    book.hold(db, replace(NINE, provider_id="okafor"), "c3", MONDAY)


def test_a_hold_that_ran_out_blocks_nobody(db):
    book.hold(db, NINE, "c1", MONDAY)
    assert taken(db, LATER - timedelta(seconds=1))
    assert taken(db, LATER) == []
    book.hold(db, NINE, "c2", LATER)
    assert count(db, "holds") == 1


def test_a_live_call_keeps_its_hold(db):
    book.hold(db, NINE, "c1", MONDAY)
    book.renew(db, "c1", LATER - timedelta(seconds=1))
    with pytest.raises(SlotTaken):
        book.hold(db, NINE, "c2", LATER)


def test_a_hold_that_ran_out_and_nobody_took_can_still_be_booked(db):
    hold_id = book.hold(db, NINE, "c1", MONDAY)
    visit = book.book(db, hold_id, "p1", call_id="c1", callback="", lang="en", reason="", now=LATER)
    assert visit.start == NINE.start


def test_a_hold_that_was_lost_cannot_be_booked(db):
    hold_id = book.hold(db, NINE, "c1", MONDAY)
    book.hold(db, NINE, "c2", LATER)
    with pytest.raises(SlotTaken):
        book.book(db, hold_id, "p1", call_id="c1", callback="", lang="en", reason="", now=LATER)
    assert count(db, "visits") == 0


def test_a_hold_given_back_gives_its_time_back(db):
    ours = [book.hold(db, NINE, "c1", MONDAY), book.hold(db, NOON, "c1", MONDAY)]
    kept = book.hold(db, replace(NINE, provider_id="okafor"), "c2", MONDAY)
    for hold_id in ours:
        book.release(db, hold_id)
    assert db.execute("select distinct owner from busy").fetchall() == [(kept,)]
    book.release(db, kept)
    book.release(db, kept)
    assert taken(db) == []


def test_a_booking_is_visit_change_and_trail_together(db):
    visit = booked(db)
    assert visit.status is VisitStatus.REQUESTED
    assert visits.visits_of(db, "p1", MONDAY) == (visit,)
    (body,) = queued(db)
    assert isinstance(body, BookBody)
    assert (body.key, body.start, body.minutes, body.reason) == (visit.id, NINE.start, 45, "sore gums")
    assert trail.head(db).seq == 1
    assert count(db, "holds") == 0
    assert taken(db) == [(NINE.start, NINE.end)]


@pytest.mark.parametrize("table", ["outbox", "audit", "visits"])
def test_a_booking_that_fails_anywhere_leaves_nothing_behind(db, table):
    db.execute(
        f"create temp trigger full_disk before insert on main.{table}"
        " begin select raise(abort, 'database or disk is full'); end"
    )
    hold_id = book.hold(db, NINE, "c1", MONDAY)
    with pytest.raises(Exception, match="full"):
        book.book(db, hold_id, NEW, call_id="c1", callback="", lang="en", reason="", now=MONDAY)
    assert [count(db, name) for name in ("visits", "outbox", "audit", "patients")] == [0, 0, 0, 0]
    assert db.execute("select distinct owner from busy").fetchall() == [(hold_id,)]


def test_someone_new_is_kept_with_the_booking_and_only_once(db):
    first = booked(db, NINE, NEW)
    second = booked(db, NOON, NEW)
    assert first.patient_id == second.patient_id
    assert count(db, "patients") == 1
    assert queued(db)[0].new_patient.family == NEW.family
    person = patients.patient(db, first.patient_id)
    assert (person.given, person.birth_date) == (NEW.given, NEW.birth_date)


def test_a_time_the_clinic_booked_meanwhile_is_not_booked_again(db):
    hold_id = book.hold(db, NINE, "c1", MONDAY)
    busy.record(db, "clinic", "kim", None, NINE.start, NINE.end)
    with pytest.raises(SlotTaken):
        book.book(db, hold_id, "p1", call_id="c1", callback="", lang="en", reason="", now=MONDAY)
    with pytest.raises(SlotTaken):
        book.hold(db, replace(NINE, start=NINE.start + timedelta(minutes=30)), "c2", MONDAY)


def test_a_move_keeps_both_times_until_the_record_system_has_it(db):
    visit = booked(db)
    moved, key = book.move(db, visit.id, book.hold(db, NOON, "c2", MONDAY), call_id="c2", now=MONDAY)
    assert (moved.id, moved.start, moved.status) == (visit.id, NOON.start, VisitStatus.REQUESTED)
    assert taken(db) == [(NINE.start, NINE.end), (NOON.start, NOON.end)]
    body = queued(db)[1]
    assert isinstance(body, MoveBody)
    assert (body.old_start, body.start) == (NINE.start, NOON.start)
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    settle.mark_acked(db, key, "a1", "2", MONDAY)
    assert taken(db) == [(NOON.start, NOON.end)]
    assert visits.visit(db, visit.id).status is VisitStatus.CONFIRMED


def test_a_move_to_a_lost_time_changes_nothing(db):
    visit = booked(db)
    with pytest.raises(SlotTaken):
        book.move(db, visit.id, "no-such-hold", call_id="c2", now=MONDAY)
    assert visits.visit(db, visit.id) == visit
    assert len(queued(db)) == 1


def test_a_move_that_came_too_late_falls_back_to_the_old_time(db):
    visit = booked(db)
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    _, key = book.move(db, visit.id, book.hold(db, NOON, "c2", MONDAY), call_id="c2", now=MONDAY)
    settle.mark_conflict(db, key, "slot_taken", MONDAY)
    assert visits.visit(db, visit.id) == replace(visit, status=VisitStatus.CONFIRMED)
    assert taken(db) == [(NINE.start, NINE.end)]


@pytest.mark.parametrize("found", ["appointment_gone", "appointment_moved", "appointment_cancelled", "note_odd"])
def test_a_move_of_what_staff_have_changed_leaves_no_sure_visit(db, found):
    visit = booked(db)
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    _, key = book.move(db, visit.id, book.hold(db, NOON, "c2", MONDAY), call_id="c2", now=MONDAY)
    settle.mark_conflict(db, key, found, MONDAY)
    assert visits.visit(db, visit.id) == replace(visit, status=VisitStatus.NEEDS_ATTENTION)
    assert taken(db) == [(NINE.start, NINE.end)]


@pytest.mark.parametrize("failed", [settle.mark_conflict, settle.mark_dead])
def test_a_second_move_behind_a_failed_one_starts_from_where_the_visit_is(db, failed):
    visit = booked(db)
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    _, first = book.move(db, visit.id, book.hold(db, NOON, "c2", MONDAY), call_id="c2", now=MONDAY)
    four = replace(NINE, start=NINE.start + timedelta(hours=7))
    _, second = book.move(db, visit.id, book.hold(db, four, "c2", MONDAY), call_id="c2", now=MONDAY)
    failed(db, first, "slot_taken", MONDAY)
    assert visits.visit(db, visit.id).start == four.start
    assert queued(db)[2].old_start == NINE.start
    settle.mark_acked(db, second, "a1", "3", MONDAY)
    assert visits.visit(db, visit.id).status is VisitStatus.CONFIRMED
    assert taken(db) == [(four.start, four.end)]


def test_a_cancelled_time_stays_shut_until_the_record_system_has_it(db):
    visit = booked(db)
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    gone, key = book.cancel(db, visit.id, call_id="c2", now=MONDAY)
    assert gone.status is VisitStatus.CANCELLED
    assert visits.visits_of(db, "p1", MONDAY) == ()
    assert isinstance(queued(db)[1], CancelBody)
    assert taken(db)
    settle.mark_acked(db, key, "a1", "2", MONDAY)
    assert taken(db) == []
    assert visits.visit(db, visit.id).status is VisitStatus.CANCELLED


def test_a_booking_cancelled_before_it_was_sent_is_never_sent(db):
    visit = booked(db)
    book.move(db, visit.id, book.hold(db, NOON, "c1", MONDAY), call_id="c1", now=MONDAY)
    _, key = book.cancel(db, visit.id, call_id="c1", now=MONDAY)
    assert key is None
    assert outbox.waiting(db) == 0
    assert outbox.claim_due(db, MONDAY + timedelta(days=1)) is None
    assert taken(db) == []


def test_a_booking_that_may_have_been_sent_is_cancelled_the_long_way(db):
    visit = booked(db)
    outbox.claim_due(db, MONDAY)
    _, key = book.cancel(db, visit.id, call_id="c1", now=MONDAY)
    assert key is not None
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    assert visits.visit(db, visit.id).status is VisitStatus.CANCELLED


def test_what_is_cancelled_or_unknown_can_be_neither_moved_nor_cancelled(db):
    visit = booked(db)
    book.cancel(db, visit.id, call_id="c1", now=MONDAY)
    for visit_id in (visit.id, "nobody's"):
        with pytest.raises(ScheduleError):
            book.cancel(db, visit_id, call_id="c1", now=MONDAY)
        with pytest.raises(ScheduleError):
            book.move(db, visit_id, book.hold(db, NOON, "c1", MONDAY), call_id="c1", now=MONDAY)
        db.execute("delete from holds where call_id = 'c1'")


def test_a_database_that_cannot_be_written_raises_and_holds_nothing(db):
    db.execute("pragma query_only = on")
    with pytest.raises(StoreError):
        book.hold(db, NINE, "c1", MONDAY)


def test_the_trail_of_a_busy_day_is_whole(db):
    visit = booked(db)
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    book.move(db, visit.id, book.hold(db, NOON, "c1", MONDAY), call_id="c1", now=MONDAY)
    book.cancel(db, visit.id, call_id="c1", now=MONDAY)
    assert [row[0] for row in db.execute("select action from audit order by seq")] == [
        "visit.booked",
        "visit.moved",
        "visit.cancelled",
    ]
    assert trail.verify(db) is None
