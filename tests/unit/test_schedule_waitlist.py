"""Whoever waits for a time is told of it in turn, and the first yes has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fakes.maple import MONDAY, maple

from appliance.clinic.visit import Opening
from appliance.errors import SlotTaken
from appliance.schedule import book
from appliance.schedule.diary import SearchRules
from appliance.schedule.freed import freed, tell_staff
from appliance.store import messages, outbox, settle, waitlist
from appliance.store.database import open_database
from appliance.store.waitlist import Waiting
from appliance.store.writer import writing

CLINIC = maple().clinic
KIND = next(kind for kind in CLINIC.visit_types if kind.default)
WHO = KIND.providers[0]
TEN = datetime(2026, 11, 24, 16, tzinfo=UTC)
SLOT = Opening(provider_id=WHO, location_id="main", visit_type_id=KIND.id, start=TEN, minutes=KIND.minutes)
FIRST = Waiting(
    id="w1",
    call_id="c1",
    patient_id="p1",
    callback="+15550101",
    visit_type_id=KIND.id,
    provider_id=WHO,
    earliest=TEN,
    latest=TEN + timedelta(minutes=1),
    weekdays=frozenset(),
    from_minute=0,
    to_minute=1440,
    added=MONDAY,
)
SECOND = replace(FIRST, id="w2", patient_id="p2", added=MONDAY + timedelta(minutes=1))


@pytest.fixture
def db(tmp_path):
    db = open_database(tmp_path / "box.db", None)
    yield db
    db.close()


def wait(db, *rows):
    with writing(db):
        for row in rows:
            waitlist.add(db, row)


def take(db, patient="someone", opening=SLOT):
    hold_id = book.hold(db, opening, f"call-{patient}", MONDAY)
    return book.book(db, hold_id, patient, call_id="c", callback="", lang="en", reason="", now=MONDAY)


def told(db, now=MONDAY):
    return [(who.patient_id, opening.start) for who, opening in freed(db, CLINIC, now, SearchRules())]


def test_a_taken_time_is_offered_to_nobody_and_a_cancelled_one_to_whoever_waits_longest(db):
    visit = take(db)
    wait(db, SECOND, FIRST)
    assert told(db) == []
    book.cancel(db, visit.id, call_id="c", now=MONDAY)
    assert told(db) == [("p1", TEN)]


def test_a_moved_visit_frees_its_old_time_once_the_record_system_has_it(db):
    visit = take(db)
    wait(db, FIRST)
    first = outbox.claim_due(db, MONDAY)
    settle.mark_acked(db, first.key, "a1", "1", MONDAY)
    later = book.hold(db, replace(SLOT, start=TEN + timedelta(hours=2)), "c", MONDAY)
    _, key = book.move(db, visit.id, later, call_id="c", now=MONDAY)
    assert told(db) == []
    outbox.claim_due(db, MONDAY)
    settle.mark_acked(db, key, "a1", "2", MONDAY)
    assert told(db) == [("p1", TEN)]


def test_the_first_yes_has_the_time_and_waits_no_more(db):
    wait(db, FIRST, SECOND)
    take(db, "p2")
    with pytest.raises(SlotTaken):
        take(db, "p1")
    assert [one.patient_id for one in waitlist.waiting(db, MONDAY)] == ["p1"]
    assert told(db) == []


def test_a_booking_that_fails_leaves_its_patient_in_the_line(db):
    wait(db, FIRST)
    db.execute("create trigger no before insert on outbox begin select raise(abort, 'no'); end")
    with pytest.raises(Exception, match="no"):
        take(db, "p1")
    assert [one.patient_id for one in waitlist.waiting(db, MONDAY)] == ["p1"]


def test_a_later_visit_than_the_one_waited_for_changes_nothing(db):
    wait(db, FIRST)
    take(db, "p1", replace(SLOT, start=TEN + timedelta(days=1)))
    assert told(db) == [("p1", TEN)]


def test_the_next_in_line_is_told_while_the_first_thinks_it_over(db):
    wait(db, FIRST, SECOND)
    with writing(db):
        assert waitlist.offer(db, "w1")
        assert not waitlist.offer(db, "w1")
    assert told(db) == [("p2", TEN)]
    with writing(db):
        assert waitlist.again(db, "w1")
    assert told(db) == [("p1", TEN)]


def test_a_second_wish_replaces_the_first_and_keeps_its_place(db):
    wait(db, FIRST, SECOND)
    wait(db, replace(FIRST, id="w3", latest=TEN + timedelta(hours=1), added=MONDAY + timedelta(hours=1)))
    assert [one.id for one in waitlist.waiting(db, MONDAY)] == ["w3", "w2"]


def test_whoever_leaves_or_whose_time_has_passed_waits_no_more(db):
    wait(db, FIRST, SECOND)
    with writing(db):
        assert waitlist.leave(db, "w1")
        assert not waitlist.leave(db, "w1")
    assert waitlist.waiting(db, TEN + timedelta(hours=1)) == ()


@pytest.mark.parametrize(
    ("change", "suited"),
    [
        ({"weekdays": frozenset({1})}, True),
        ({"weekdays": frozenset({0, 2, 3, 4, 5, 6})}, False),
        ({"from_minute": 600, "to_minute": 601}, True),
        ({"from_minute": 601}, False),
        ({"to_minute": 600}, False),
        ({"provider_id": None}, True),
        ({"earliest": TEN + timedelta(minutes=15), "latest": TEN + timedelta(minutes=16)}, True),
    ],
)
def test_days_and_minutes_are_the_clinics_own(db, change, suited):
    wait(db, replace(FIRST, **change))
    assert bool(told(db)) is suited


def test_a_kind_of_visit_the_clinic_no_longer_has_is_offered_to_nobody(db):
    wait(db, replace(FIRST, visit_type_id="gone"))
    assert told(db) == []


def test_staff_are_told_who_waits_for_a_time_that_is_given_up(db):
    visit = take(db)
    wait(db, FIRST, SECOND, replace(FIRST, id="w3", patient_id="p3", latest=TEN, earliest=TEN - timedelta(days=1)))
    with writing(db):
        assert tell_staff(db, CLINIC, MONDAY, SearchRules(), visit, call_id="c") == 2
    left = messages.waiting(db)
    assert {one.message.patient_id for one in left} == {"p1", "p2"}
    assert {one.message.kind for one in left} == {"freed"}


def test_nobody_is_told_of_a_time_that_is_too_soon(db):
    visit = take(db)
    wait(db, FIRST)
    with writing(db):
        assert tell_staff(db, CLINIC, TEN - timedelta(minutes=1), SearchRules(), visit, call_id="c") == 0
