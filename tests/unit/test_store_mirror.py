"""The record system is right about everything, except what we are about to tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from fakes.maple import MONDAY, maple
from fakes.seed import seed

from appliance.clinic.demo import demo_visits
from appliance.clinic.people import NewPatient
from appliance.clinic.visit import Opening, VisitStatus
from appliance.errors import SlotTaken
from appliance.schedule import book
from appliance.store import busy, mirror, outbox, patients, settle, slots, visits
from appliance.store.appointments import MirrorAppointment, put_appointments
from appliance.store.bodies import CancelBody
from appliance.store.database import open_database

NINE = datetime(2026, 11, 24, 15, tzinfo=UTC)
NOON = NINE + timedelta(hours=3)
UNTIL = MONDAY + timedelta(days=60)
ANN = mirror.MirrorPatient(
    ehr_id="p1",
    key=None,
    given="Ann",
    family="Lee",
    birth_date=date(1980, 1, 1),
    phone="+13125550150",
    lang="en",
    active=True,
)
VISIT = MirrorAppointment(
    ehr_id="a1",
    version="1",
    key=None,
    patient_ehr_id="p1",
    provider_id="kim",
    location_id="dental",
    visit_type_id="cleaning",
    start=NINE,
    end=NINE + timedelta(minutes=45),
    active=True,
)


@pytest.fixture
def db(tmp_path):
    db = open_database(tmp_path / "box.db", None)
    yield db
    db.close()


def active(db):
    return tuple(one for one in patients.changed_since(db, -1)[0] if one.active)


def sweep(db, people=(), appointments=(), now=MONDAY, finish=True):
    one = mirror.begin_sweep(db, now)
    mirror.put_patients(db, one, people)
    put_appointments(db, one, appointments)
    if finish:
        mirror.finish_sweep(db, one, UNTIL, now)


def booked(db, start=NINE, patient="p1"):
    opening = Opening(provider_id="kim", location_id="dental", visit_type_id="cleaning", start=start, minutes=45)
    hold_id = book.hold(db, opening, "c1", MONDAY)
    return book.book(db, hold_id, patient, call_id="c1", callback="", lang="en", reason="", now=MONDAY)


def taken(db):
    return [one.start for one in busy.taken(db, MONDAY, UNTIL, MONDAY)]


def test_the_clinics_own_visits_take_time_and_belong_to_their_patients(db):
    sweep(db, [ANN], [VISIT])
    (visit,) = visits.visits_of(db, "p1", MONDAY)
    assert (visit.start, visit.status, visit.minutes) == (NINE, VisitStatus.CONFIRMED, 45)
    assert taken(db) == [NINE]
    with pytest.raises(SlotTaken):
        booked(db)


def test_a_clinic_may_overbook_itself_and_we_may_not(db):
    both = [VISIT, replace(VISIT, ehr_id="a2")]
    sweep(db, [ANN], both)
    assert len(visits.visits_of(db, "p1", MONDAY)) == 2
    sweep(db, [ANN], both[1:])
    with pytest.raises(SlotTaken):
        booked(db)
    sweep(db, [ANN])
    booked(db)


def test_seeing_the_same_again_changes_nothing(db):
    for _ in range(3):
        sweep(db, [ANN], [VISIT])
    assert len(visits.visits_of(db, "p1", MONDAY)) == 1
    assert db.execute("select count(*) from busy").fetchone() == (9,)


def test_a_visit_that_staff_moved_or_cancelled_is_followed(db):
    sweep(db, [ANN], [VISIT])
    (before,) = visits.visits_of(db, "p1", MONDAY)
    sweep(db, [ANN], [replace(VISIT, start=NOON, end=NOON + timedelta(minutes=30))])
    (after,) = visits.visits_of(db, "p1", MONDAY)
    assert (after.id, after.start, after.minutes, taken(db)) == (before.id, NOON, 30, [NOON])
    sweep(db, [ANN], [replace(VISIT, active=False)])
    assert (visits.visits_of(db, "p1", MONDAY), taken(db)) == ((), [])


BEN = replace(ANN, ehr_id="p2", given="Ben")


def of(db, *people):
    return [len(visits.visits_of(db, one, MONDAY)) for one in people]


@pytest.mark.parametrize("ours", [True, False])
def test_a_visit_that_staff_gave_to_another_patient_is_theirs_alone(db, ours):
    sweep(db, [ANN, BEN], [] if ours else [VISIT])
    if ours:
        settle.mark_acked(db, booked(db).id, "a1", "1", MONDAY)
    assert of(db, "p1", "p2") == [1, 0]
    sweep(db, [ANN, BEN], [replace(VISIT, patient_ehr_id="p2")], MONDAY + timedelta(minutes=1))
    assert of(db, "p1", "p2") == [0, 1]
    sweep(db, [ANN, BEN], [VISIT], MONDAY + timedelta(minutes=2))
    assert of(db, "p1", "p2") == [1, 0]


def test_a_visit_given_to_somebody_who_cannot_be_read_is_told_to_nobody(db):
    sweep(db, [ANN], [VISIT])
    sweep(db, [ANN], [replace(VISIT, patient_ehr_id="p9")])
    assert (of(db, "p1"), taken(db)) == ([0], [NINE])
    sweep(db, [ANN, replace(BEN, ehr_id="p9")], [replace(VISIT, patient_ehr_id="p9")])
    assert of(db, "p1", "p9") == [0, 1]


def test_a_visit_of_someone_met_on_the_phone_stays_theirs(db):
    new = NewPatient(given="Ann", family="Lee", birth_date=date(1980, 1, 1), phone="+13125550150")
    visit = booked(db, patient=new)
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY, patient_ehr_id="p1")
    for _ in range(2):
        sweep(db, [], [replace(VISIT, key=visit.id)], MONDAY + timedelta(minutes=1))
        assert of(db, visit.patient_id, "p1") == [1, 0]


def test_a_cancellation_that_met_another_patient_leaves_them_the_visit(db):
    sweep(db, [ANN, BEN], [VISIT])
    (visit,) = visits.visits_of(db, "p1", MONDAY)
    _, key = book.cancel(db, visit.id, call_id="c1", now=MONDAY)
    due = outbox.claim_due(db, MONDAY, key)
    assert msgspec.json.decode(due.body, type=CancelBody).patient_ehr_id == "p1"
    settle.mark_conflict(db, key, "appointment_changed", MONDAY)
    sweep(db, [ANN, BEN], [replace(VISIT, patient_ehr_id="p2")], MONDAY + timedelta(minutes=1))
    assert (of(db, "p1", "p2"), taken(db)) == ([0, 1], [NINE])


def test_what_a_whole_sweep_did_not_see_is_gone(db):
    sweep(db, [ANN], [VISIT])
    sweep(db, finish=False)
    assert taken(db) == [NINE]
    sweep(db)
    assert taken(db) == []
    assert active(db) == ()


def test_our_visit_comes_back_as_ours(db):
    sweep(db, [ANN])
    visit = booked(db)
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    sweep(db, [ANN], [replace(VISIT, key=visit.id)], MONDAY + timedelta(minutes=1))
    assert visits.visits_of(db, "p1", MONDAY) == (replace(visit, status=VisitStatus.CONFIRMED),)
    assert taken(db) == [NINE]


def test_an_appointment_pulled_before_its_answer_came_is_one_visit(db):
    sweep(db, [ANN])
    visit = booked(db)
    sweep(db, [ANN], [VISIT])
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY)
    assert [one.id for one in visits.visits_of(db, "p1", MONDAY)] == [visit.id]


def test_a_change_on_its_way_is_not_undone_by_an_older_view(db):
    sweep(db, [ANN], [VISIT])
    (visit,) = visits.visits_of(db, "p1", MONDAY)
    noon = Opening(provider_id="kim", location_id="dental", visit_type_id="cleaning", start=NOON, minutes=45)
    _, key = book.move(db, visit.id, book.hold(db, noon, "c1", MONDAY), call_id="c1", now=MONDAY)
    sweep(db, [ANN], [VISIT])
    assert visits.visit(db, visit.id).start == NOON
    settle.mark_acked(db, key, "a1", "2", MONDAY + timedelta(seconds=5))
    sweep(db, [ANN], [VISIT], MONDAY + timedelta(seconds=5))
    assert visits.visit(db, visit.id).start == NOON
    sweep(db, [ANN], [], MONDAY + timedelta(seconds=5))
    assert visits.visit(db, visit.id).start == NOON
    sweep(db, [ANN], [replace(VISIT, start=NOON, end=NOON + timedelta(minutes=45))], MONDAY + timedelta(minutes=1))
    assert taken(db) == [NOON]


def test_a_visit_beyond_the_window_that_was_read_is_left_alone(db):
    far = UNTIL + timedelta(days=1)
    sweep(db, [ANN], [replace(VISIT, start=far, end=far + timedelta(minutes=45))])
    sweep(db, [ANN])
    assert len(visits.visits_of(db, "p1", MONDAY)) == 1


def test_someone_met_on_the_phone_becomes_the_record_systems_patient(db):
    new = NewPatient(given="Ann", family="Lee", birth_date=date(1980, 1, 1), phone="+13125550150")
    visit = booked(db, patient=new)
    sweep(db, [replace(ANN, key=visit.patient_id)])
    assert [one.id for one in active(db)] == [visit.patient_id]
    assert patients.ehr_id(db, visit.patient_id) == "p1"


def test_a_patient_the_sweep_brought_first_takes_over_the_visits(db):
    new = NewPatient(given="Ann", family="Lee", birth_date=date(1980, 1, 1), phone="+13125550150")
    visit = booked(db, patient=new)
    sweep(db, [ANN])
    settle.mark_acked(db, visit.id, "a1", "1", MONDAY, patient_ehr_id="p1")
    assert [one.id for one in active(db)] == ["p1"]
    assert [one.id for one in visits.visits_of(db, "p1", MONDAY)] == [visit.id]


def test_slots_are_free_only_as_long_as_the_last_whole_sweep_saw_them(db):
    slot = mirror.MirrorSlot(
        ehr_id="s1",
        version="1",
        schedule_id="k",
        provider_id="kim",
        location_id="dental",
        free=True,
        start=NINE,
        end=NOON,
    )
    one = mirror.begin_sweep(db, MONDAY)
    mirror.put_slots(db, one, [slot, replace(slot, ehr_id="s2", free=False, start=NOON, end=NOON + timedelta(hours=1))])
    mirror.put_resources(db, one, "Schedule", [("k", "{}")])
    mirror.finish_sweep(db, one, UNTIL, MONDAY)
    free = slots.free_slots(db, ("kim", "okafor"), MONDAY, UNTIL)
    assert [(one.start, one.end) for one in free["kim"]] == [(NINE, NOON)]
    assert free["okafor"] == []
    assert mirror.resources(db, "Schedule") == {"k": "{}"}
    assert mirror.last_synced(db) == MONDAY
    sweep(db)
    assert slots.free_slots(db, ("kim",), MONDAY, UNTIL) == {}
    assert mirror.resources(db, "Schedule") == {}


def test_the_whole_demo_clinic_is_mirrored_person_by_person_and_visit_by_visit(db):
    file = maple()
    made = demo_visits(file, date(2026, 11, 23))
    for _ in range(2):
        seed(db, file.patients, made, MONDAY)
    assert active(db) == file.patients
    assert visits.visits_of(db, "patient-09", MONDAY) == tuple(one for one in made if one.patient_id == "patient-09")
