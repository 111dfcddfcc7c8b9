"""A room holds one patient at a time, whoever treats them; a clinic without rooms in its settings has no such limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fakes.maple import MONDAY, maple

from appliance.dialogue.acts import Wanted
from appliance.errors import SlotTaken
from appliance.schedule import book
from appliance.schedule.search import find_openings
from appliance.store import busy, outbox, settle, visits
from appliance.store.appointments import MirrorAppointment, put_appointments
from appliance.store.database import open_database
from appliance.store.mirror import begin_sweep

BASE = maple().clinic
KIND = replace(next(one for one in BASE.visit_types if len(one.providers) > 1), rooms=("op-1",))
CLINIC = replace(BASE, visit_types=(KIND,))
TEN = datetime(2026, 11, 24, 16, tzinfo=UTC)
ONE, TWO = KIND.providers[:2]


@pytest.fixture
def db(tmp_path):
    db = open_database(tmp_path / "box.db", None)
    yield db
    db.close()


def at(db, start=TEN, who=None, clinic=CLINIC):
    taken = busy.taken(db, MONDAY, MONDAY + timedelta(days=9), MONDAY)
    wanted = Wanted(visit_type_id=KIND.id, provider_id=who, at=start)
    found, exact = find_openings(wanted, clinic, taken, {}, MONDAY, 1)
    return found[0] if exact else None


def booked(db, opening, patient="p1"):
    hold_id = book.hold(db, opening, "c", MONDAY)
    return book.book(db, hold_id, patient, call_id="c", callback="", lang="en", reason="", now=MONDAY)


def test_two_providers_cannot_have_one_room_at_one_time(db):
    first, second = at(db, who=ONE), at(db, who=TWO)
    assert first.room_id == second.room_id == "op-1"
    book.hold(db, first, "c1", MONDAY)
    with pytest.raises(SlotTaken):
        book.hold(db, second, "c2", MONDAY)
    assert at(db, who=TWO) is None
    assert at(db, first.end, who=TWO) is not None


def test_the_next_free_room_is_taken_and_without_rooms_there_is_no_limit(db):
    roomy = replace(CLINIC, visit_types=(replace(KIND, rooms=("op-1", "op-2")),))
    book.hold(db, at(db, who=ONE, clinic=roomy), "c1", MONDAY)
    assert at(db, who=TWO, clinic=roomy).room_id == "op-2"
    assert at(db, who=TWO, clinic=replace(CLINIC, visit_types=(replace(KIND, rooms=()),))).room_id is None


def test_a_room_held_by_a_call_that_is_gone_is_free_again(db):
    book.hold(db, at(db, who=ONE), "c1", MONDAY)
    late = MONDAY + timedelta(seconds=book.HOLD_S)
    book.hold(db, replace(at_any(), provider_id=TWO), "c2", late)


def at_any():
    found, _ = find_openings(Wanted(visit_type_id=KIND.id, provider_id=ONE, at=TEN), CLINIC, (), {}, MONDAY, 1)
    return found[0]


def test_a_visit_keeps_its_room_and_a_cancelled_one_gives_it_back(db):
    visit = booked(db, at(db, who=ONE))
    assert visits.visit(db, visit.id).room_id == "op-1"
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    assert at(db, who=TWO).room_id == "op-1"


@pytest.mark.parametrize("arrives", [True, False])
def test_a_move_holds_both_rooms_until_it_is_settled_and_then_one(db, arrives):
    visit = booked(db, at(db, who=ONE))
    settle.mark_acked(db, outbox.claim_due(db, MONDAY).key, "a1", "1", MONDAY)
    noon = TEN + timedelta(hours=2)
    _, key = book.move(db, visit.id, book.hold(db, at(db, noon, ONE), "c", MONDAY), call_id="c", now=MONDAY)
    assert at(db, TEN, TWO) is at(db, noon, TWO) is None
    outbox.claim_due(db, MONDAY)
    if arrives:
        settle.mark_acked(db, key, "a1", "2", MONDAY)
    else:
        settle.mark_conflict(db, key, "time_taken", MONDAY)
    assert (at(db, TEN, TWO) is None, at(db, noon, TWO) is None) == (not arrives, arrives)
    assert visits.visit(db, visit.id).room_id == "op-1"


def test_a_room_the_clinic_filled_itself_is_taken(db):
    appointment = MirrorAppointment(
        ehr_id="a9",
        version="1",
        key=None,
        patient_ehr_id="p9",
        provider_id=ONE,
        location_id="main",
        visit_type_id="",
        room_id="op-1",
        start=TEN,
        end=TEN + timedelta(minutes=30),
        active=True,
    )
    put_appointments(db, begin_sweep(db, MONDAY), [appointment])
    assert at(db, who=TWO) is None
