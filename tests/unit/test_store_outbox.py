"""A change leaves the outbox once, in order, and never without an answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from fakes.maple import MONDAY

from appliance.clinic.visit import Opening, VisitStatus
from appliance.schedule import book
from appliance.schedule.card import close
from appliance.store import outbox, settle, visits
from appliance.store.bodies import BODIES, NoteBody
from appliance.store.cards import cards
from appliance.store.database import open_database
from appliance.store.mirror import MirrorPatient, MirrorSlot, begin_sweep, put_patients, put_slots
from appliance.store.writer import writing

SOON = MONDAY + timedelta(seconds=30)


@pytest.fixture
def db(tmp_path):
    db = open_database(tmp_path / "box.db", None)
    yield db
    db.close()


def held(db, hour=15, who="kim"):
    opening = Opening(
        provider_id=who,
        location_id="dental",
        visit_type_id="cleaning",
        start=datetime(2026, 11, 24, hour, tzinfo=UTC),
        minutes=45,
    )
    return book.hold(db, opening, "c1", MONDAY)


def booked(db, hour=15, patient="p1", who="kim"):
    hold_id = held(db, hour, who)
    return book.book(db, hold_id, patient, call_id="c1", callback="", lang="en", reason="", now=MONDAY)


def note(db, visit=None, key="n1"):
    body = NoteBody(
        key=key,
        call_id="c1",
        started=MONDAY,
        ended=SOON,
        outcome="booked",
        lang="en",
        lines=("The caller booked this visit.",),
        patient_id="p1",
        visit_id=visit.id if visit else None,
    )
    with writing(db):
        outbox.enqueue(db, body, lane=key, now=MONDAY, visit_id=None, depends_on=visit.id if visit else None)


def claimed(db, now=MONDAY, key=None):
    due = outbox.claim_due(db, now, key)
    return due and due.key


def test_a_row_is_claimed_by_one_sender(db):
    visit = booked(db)
    assert claimed(db) == visit.id
    assert claimed(db) is None
    assert outbox.state(db, visit.id) == "SENT"
    assert outbox.waiting(db) == 1
    assert outbox.oldest(db) == MONDAY


def test_rows_of_one_visit_go_in_order_and_hold_up_nobody_else(db):
    visit = booked(db)
    _, cancelled = book.cancel(db, visit.id, call_id="c1", now=MONDAY) if claimed(db) else (None, None)
    other = booked(db, 18, "p2", "okafor")
    assert claimed(db, SOON, cancelled) is None
    assert claimed(db) == other.id
    assert claimed(db, SOON) is None
    settle.mark_acked(db, visit.id, "a1", "1", SOON)
    assert claimed(db, SOON) == cancelled


def test_a_note_goes_last_and_waits_for_its_visit(db):
    first = booked(db)
    note(db, first)
    note(db, key="n2")
    second = booked(db, 18, "p2", "okafor")
    assert claimed(db) == first.id
    assert claimed(db, key="n1") is None
    assert claimed(db) == second.id
    assert claimed(db) == "n2"
    settle.mark_acked(db, first.id, "a1", "1", MONDAY)
    due = outbox.claim_due(db, MONDAY)
    assert due.key == "n1"
    assert msgspec.json.decode(due.body, type=NoteBody).appointment_ehr_id == "a1"


@pytest.mark.parametrize("settled", ["conflict", "dead"])
def test_a_note_is_sent_even_when_its_visit_was_not_taken(db, settled):
    visit = booked(db)
    note(db, visit)
    {"conflict": settle.mark_conflict, "dead": settle.mark_dead}[settled](db, visit.id, "slot_taken", MONDAY)
    assert claimed(db) == "n1"


def test_a_try_without_an_answer_waits_its_turn(db):
    visit = booked(db)
    outbox.claim_due(db, MONDAY)
    outbox.mark_ambiguous(db, visit.id, SOON)
    assert claimed(db) is None
    assert outbox.claim_due(db, SOON).attempts == 1
    assert outbox.state(db, visit.id) == "SENT"


def test_what_was_being_sent_when_the_power_went_is_sent_again(db):
    visit = booked(db)
    outbox.claim_due(db, MONDAY)
    outbox.recover(db, SOON)
    assert outbox.state(db, visit.id) == "AMBIGUOUS"
    due = outbox.claim_due(db, SOON)
    assert (due.key, due.attempts) == (visit.id, 1)


def test_a_row_can_be_asked_for_by_name_before_it_is_due(db):
    visit = booked(db)
    outbox.claim_due(db, MONDAY)
    outbox.mark_ambiguous(db, visit.id, MONDAY + timedelta(hours=1))
    assert claimed(db) is None
    assert claimed(db, MONDAY, visit.id) == visit.id


def test_what_the_mirror_learned_since_goes_into_the_body(db):
    sweep = begin_sweep(db, MONDAY)
    visit = booked(db)
    put_patients(
        db,
        sweep,
        [
            MirrorPatient(
                ehr_id="p1", key=None, given="A", family="B", birth_date=MONDAY.date(), phone="", lang="en", active=True
            )
        ],
    )
    put_slots(
        db,
        sweep,
        [
            MirrorSlot(
                ehr_id=f"s{n}",
                version="7",
                schedule_id="k",
                provider_id="kim",
                location_id="dental",
                free=True,
                start=visit.start + timedelta(minutes=15 * n),
                end=visit.start + timedelta(minutes=15 * n + 15),
            )
            for n in range(-1, 4)
        ],
    )
    due = outbox.claim_due(db, MONDAY)
    body = msgspec.json.decode(due.body, type=BODIES[due.kind])
    assert body.patient_ehr_id == "p1"
    assert [slot.ehr_id for slot in body.slots] == ["s0", "s1", "s2"]


def test_an_answer_counts_once(db):
    visit = booked(db)
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    settle.mark_conflict(db, visit.id, "slot_taken", SOON)
    settle.mark_dead(db, visit.id, "invalid", SOON)
    assert outbox.state(db, visit.id) == "ACKED"
    assert cards(db) == ()
    assert visits.visit(db, visit.id).status is VisitStatus.CONFIRMED


@pytest.mark.parametrize(("kind", "settled"), [("conflict", settle.mark_conflict), ("rejected", settle.mark_dead)])
def test_a_visit_the_record_system_did_not_take_is_a_card_and_is_never_lost(db, kind, settled):
    visit = booked(db)
    settled(db, visit.id, "slot_taken", SOON)
    (card,) = cards(db)
    assert (card.kind, card.change, card.found, card.opened) == (kind, "book", "slot_taken", SOON)
    assert (card.visit_id, card.patient_id, card.start) == (visit.id, "p1", visit.start)
    assert visits.visit(db, visit.id).status is VisitStatus.NEEDS_ATTENTION
    assert db.execute("select count(*) from busy").fetchone() == (9,)


def test_a_conflict_the_caller_heard_of_is_settled_and_its_time_stays_shut_a_while(db):
    visit = booked(db)
    settle.mark_conflict(db, visit.id, "slot_taken", MONDAY)
    settle.mark_told(db, visit.id, "c1", MONDAY)
    assert cards(db) == ()
    assert visits.visit(db, visit.id).status is VisitStatus.CANCELLED
    assert db.execute("select count(*) from busy").fetchone() == (9,)
    db.execute("delete from holds where call_id = 'c1'")
    assert db.execute("select expires_at from holds").fetchone() == (int(MONDAY.timestamp()) + 600,)


@pytest.mark.parametrize("answered_first", [True, False])
def test_hearing_of_a_conflict_leaves_a_visit_cancelled_meanwhile_to_its_cancellation(db, answered_first):
    """A hold over time that the cancellation gives back would keep nothing shut."""
    visit = booked(db)
    settle.mark_conflict(db, visit.id, "slot_taken", MONDAY)
    _, key = book.cancel(db, visit.id, call_id="c1", now=MONDAY)
    steps = [
        lambda: settle.mark_acked(db, key, "ehr-1", "1", MONDAY),
        lambda: settle.mark_told(db, visit.id, "c1", MONDAY),
    ]
    for step in steps if answered_first else reversed(steps):
        step()
    assert cards(db) == ()
    assert visits.visit(db, visit.id).status is VisitStatus.CANCELLED
    assert db.execute("select count(*) from holds").fetchone() == (0,)
    assert db.execute("select count(*) from busy").fetchone() == (0,)


def test_hearing_of_a_conflict_leaves_a_visit_moved_meanwhile_to_its_move(db):
    """The move fails too: the visit that never was keeps the time it was booked for until staff have looked."""
    visit = booked(db)
    _, key = book.move(db, visit.id, held(db, 18), call_id="c1", now=MONDAY)
    settle.mark_conflict(db, visit.id, "slot_taken", MONDAY)
    settle.mark_told(db, visit.id, "c1", MONDAY)
    settle.mark_conflict(db, key, "appointment_gone", MONDAY)
    after = visits.visit(db, visit.id)
    assert (after.start, after.status) == (visit.start, VisitStatus.NEEDS_ATTENTION)
    assert [card.change for card in cards(db)] == ["move"]
    assert db.execute("select count(*) from holds").fetchone() == (0,)
    assert db.execute("select count(*) from busy").fetchone() == (9,)
    (card,) = cards(db)
    assert close(db, card.number, SOON)
    assert visits.visit(db, visit.id).status is VisitStatus.CANCELLED
    assert db.execute("select count(*) from busy").fetchone() == (0,)


def test_one_row_of_a_calendar_at_a_time_is_on_its_way(db):
    """Case 5 of the design: a single writer of each key, because If-None-Exist is no lock."""
    first, second, elsewhere = booked(db), booked(db, 18, "p2"), booked(db, 18, "p3", "okafor")
    assert claimed(db) == first.id
    assert claimed(db) == elsewhere.id
    assert claimed(db) is None
    outbox.mark_ambiguous(db, first.id, SOON)
    assert claimed(db) == second.id


def test_rows_of_one_patient_go_in_order_whatever_the_calendar(db):
    first, second = booked(db), booked(db, 18, who="okafor")
    outbox.claim_due(db, MONDAY)
    outbox.mark_ambiguous(db, first.id, SOON)
    assert claimed(db) is None
    assert claimed(db, MONDAY, second.id) is None
    assert claimed(db, SOON) == first.id


def test_a_row_that_never_left_the_box_can_be_taken_back(db):
    """L, case 18: booked and cancelled while nothing gets through: nothing is sent but the note."""
    visit = booked(db)
    note(db, visit)
    outbox.claim_due(db, MONDAY)
    outbox.put_back(db, visit.id, SOON)
    assert outbox.state(db, visit.id) == "QUEUED"
    assert book.cancel(db, visit.id, call_id="c1", now=SOON)[1] is None
    assert outbox.state(db, visit.id) == "SQUASHED"
    assert claimed(db, SOON) == "n1"
    assert claimed(db, SOON) is None


def test_a_visit_that_was_cancelled_before_it_was_refused_bothers_nobody(db):
    visit = booked(db)
    outbox.claim_due(db, MONDAY)
    _, key = book.cancel(db, visit.id, call_id="c1", now=MONDAY)
    settle.mark_conflict(db, visit.id, "slot_taken", SOON)
    assert (outbox.state(db, key), cards(db)) == ("SQUASHED", ())
    assert visits.visit(db, visit.id).status is VisitStatus.CANCELLED
    assert db.execute("select count(*) from busy").fetchone() == (0,)
