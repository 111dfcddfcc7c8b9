"""What a caller is told is what is kept, whether or not the record system answers."""

from __future__ import annotations

from datetime import date, timedelta

import anyio
import pytest
from fakes.desk import FakeDesk
from fakes.maple import MONDAY, StandingClock, maple
from fakes.seed import seed

from appliance.audit import trail
from appliance.call.desk import CHECK_S, Desk
from appliance.clinic.demo import demo_visits
from appliance.clinic.people import NewPatient
from appliance.clinic.visit import VisitStatus
from appliance.dialogue.acts import Book, Cancel, Move, Outcome, Wanted
from appliance.dialogue.events import BookAnswer
from appliance.errors import StoreError
from appliance.seams import Conflict, Pushed, Rejected
from appliance.store import messages, mirror, outbox, settle
from appliance.store.bodies import NoteBody
from appliance.store.database import open_database

pytestmark = pytest.mark.anyio

CLEANING = Wanted(visit_type_id="cleaning")
PATIENT = "patient-01"


class StubbornEhr:
    """Answers every push the same way, after a while; settles the row as the real one does."""

    def __init__(self, db, clock):
        self.db, self.clock = db, clock
        self.outcome = Pushed("a1", "1")
        self.takes_s = 0.01
        self.pushed = []
        self.free = True
        self.looks_s = 0.01

    async def free_now(self, opening, deadline_s):
        await anyio.sleep(self.looks_s)
        return self.free

    async def push_now(self, key, deadline_s):
        self.pushed.append((key, deadline_s))
        await anyio.sleep(self.takes_s)
        now = self.clock.now()
        match self.outcome:
            case Pushed():
                settle.mark_acked(self.db, key, f"ehr-{key}", "1", now)
            case Conflict(found=found):
                settle.mark_conflict(self.db, key, found, now)
            case Rejected(code=code):
                settle.mark_dead(self.db, key, code, now)
        return self.outcome


class Box:
    """A desk over a real database, and the record system it talks to."""

    def __init__(self, path):
        file = maple()
        self.clock = StandingClock()
        self.db = open_database(path, None)
        seed(self.db, file.patients, demo_visits(file, date(2026, 11, 23)), MONDAY)
        self.theirs = open_database(path, None)
        self.ehr = StubbornEhr(self.theirs, self.clock)
        self.desk = Desk(self.db, file.clinic, self.clock, self.ehr)

    def close(self):
        self.db.close()
        self.theirs.close()


@pytest.fixture
def box(tmp_path):
    box = Box(tmp_path / "box.db")
    yield box
    box.close()


async def held(desk, wanted=CLEANING, call_id="c1"):
    found = await desk.find_openings(wanted)
    answer = await desk.hold(found.openings[0], call_id)
    assert answer.hold_id
    return answer


async def booked(desk, patient=PATIENT, call_id="c1"):
    answer = await held(desk, call_id=call_id)
    act = Book(hold_id=answer.hold_id, patient=patient, callback="+13125550101", reason="a filling came out")
    return await desk.book(act, call_id, "en")


async def test_a_booking_the_record_system_holds_is_confirmed(box):
    answer = await booked(box.desk)
    assert answer.outcome is Outcome.CONFIRMED
    assert answer.visit.status is VisitStatus.CONFIRMED
    assert box.ehr.pushed == [(answer.visit.id, 2.0)]
    assert answer.visit in (await box.desk.find_visits(PATIENT)).visits


async def test_a_kind_that_staff_approve_stays_a_request_and_staff_are_asked(box):
    answer = await held(box.desk, Wanted(visit_type_id="minor_procedure"))
    act = Book(hold_id=answer.hold_id, patient=PATIENT, callback="+13125550101", reason="a mole")
    made = await box.desk.book(act, "c1", "en")
    assert (made.outcome, made.visit.status) == (Outcome.REQUESTED, VisitStatus.CONFIRMED)
    other = await held(box.desk, Wanted(visit_type_id="minor_procedure"))
    moved = await box.desk.move(Move(visit_id=made.visit.id, hold_id=other.hold_id), "c1")
    assert moved.outcome is Outcome.REQUESTED
    asked = (await box.desk.status()).messages
    assert [one.message.kind.value for one in asked] == ["approval", "approval"]
    assert {one.message.visit_id for one in asked} == {made.visit.id}
    assert asked[1].message.words == "a mole"
    assert (await box.desk.find_visits(PATIENT)).to_approve == {made.visit.id}
    assert (await box.desk.find_visits(PATIENT, told=False)).to_approve == {made.visit.id}
    assert box.db.execute("select count(*) from audit where action = 'message.left'").fetchone() == (2,)
    for one in asked:
        messages.done(box.db, one.id, MONDAY)
    assert not (await box.desk.find_visits(PATIENT)).to_approve


async def test_the_insurance_of_somebody_new_reaches_billing(box):
    answer = await held(box.desk)
    who = NewPatient(given="Paula", family="Whitfield", birth_date=date(1990, 5, 2), phone="+13125550196")
    told = {"insurer": "Cigna", "member_id": "W1234567"}
    made = await box.desk.book(Book(answer.hold_id, who, "+13125550196", "", told), "c1", "en")
    (asked,) = (await box.desk.status()).messages
    assert (asked.message.kind.value, asked.message.inbox.value) == ("insurance", "billing")
    assert (asked.message.visit_id, asked.message.facts) == (made.visit.id, told)


async def test_an_unreachable_record_system_makes_it_a_request_that_is_kept(box):
    box.ehr.outcome = None
    answer = await booked(box.desk)
    assert (answer.outcome, answer.visit.status) == (Outcome.REQUESTED, VisitStatus.REQUESTED)
    assert (await box.desk.status()).waiting == 1


async def test_a_slow_record_system_does_not_keep_the_caller_waiting(box):
    box.ehr.takes_s = 3600
    box.desk._push_s = 0.05
    answer = await booked(box.desk)
    assert answer.outcome is Outcome.REQUESTED
    assert (await box.desk.status()).waiting_since == MONDAY


async def test_a_box_without_a_record_system_takes_requests(box):
    desk = Desk(box.db, maple().clinic, box.clock, None)
    assert (await booked(desk)).outcome is Outcome.REQUESTED


async def test_a_time_the_clinic_gave_away_is_taken_and_not_offered_again(box):
    box.clock.forward(-3600)
    box.ehr.outcome = Conflict("slot_taken")
    before = (await box.desk.find_openings(CLEANING)).openings[0]
    assert await booked(box.desk) == BookAnswer(Outcome.TAKEN, None)
    assert before not in (await box.desk.find_openings(CLEANING, 50)).openings
    await box.desk.call_ended("c1", lang="en", outcome="hung_up")
    assert before not in (await box.desk.find_openings(CLEANING, 50)).openings
    assert (await box.desk.status()).cards == ()
    box.clock.forward(601)
    assert before in (await box.desk.find_openings(CLEANING, 50)).openings


async def test_a_refused_booking_is_a_request_and_a_card_for_staff(box):
    box.ehr.outcome = Rejected(422, "business-rule")
    answer = await booked(box.desk)
    assert (answer.outcome, answer.visit.status) == (Outcome.REQUESTED, VisitStatus.NEEDS_ATTENTION)
    (card,) = (await box.desk.status()).cards
    assert (card.kind, card.visit_id) == ("rejected", answer.visit.id)


async def test_someone_new_is_booked_and_known_from_then_on(box):
    new = NewPatient(given="Ada", family="Nilsson", birth_date=date(1990, 1, 2), phone="+13125550150")
    answer = await booked(box.desk, new)
    assert answer.outcome is Outcome.CONFIRMED
    assert len(await box.desk.patients()) == 41
    assert (await box.desk.find_visits(answer.visit.patient_id)).visits == (answer.visit,)


async def test_a_hold_that_was_lost_is_taken_not_booked(box):
    act = Book(hold_id="nobody's", patient=PATIENT, callback="", reason="")
    assert (await box.desk.book(act, "c1", "en")).outcome is Outcome.TAKEN
    assert box.ehr.pushed == []


async def test_a_move_the_record_system_took_is_confirmed(box):
    visit = (await booked(box.desk)).visit
    to = await held(box.desk)
    answer = await box.desk.move(Move(visit.id, to.hold_id), "c1")
    assert (answer.outcome, answer.visit.id, answer.visit.start) == (Outcome.CONFIRMED, visit.id, to.opening.start)


async def test_a_move_that_came_too_late_leaves_the_visit_where_it_was(box):
    visit = (await booked(box.desk)).visit
    to = await held(box.desk)
    box.ehr.outcome = Conflict("slot_taken")
    answer = await box.desk.move(Move(visit.id, to.hold_id), "c1")
    assert (answer.outcome, answer.visit) == (Outcome.TAKEN, visit)
    assert (await box.desk.status()).cards == ()


async def test_a_move_to_a_lost_time_leaves_the_visit_where_it_was(box):
    visit = (await booked(box.desk)).visit
    answer = await box.desk.move(Move(visit.id, "nobody's"), "c1")
    assert (answer.outcome, answer.visit) == (Outcome.TAKEN, visit)
    assert (await box.desk.move(Move("nobody's", "nobody's"), "c1")).outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Pushed("a1", "2"), Outcome.CONFIRMED),
        (None, Outcome.REQUESTED),
        (Conflict("fulfilled"), Outcome.REQUESTED),
        (Rejected(403, "forbidden"), Outcome.REQUESTED),
    ],
    ids=["pushed", "unreachable", "conflict", "rejected"],
)
async def test_a_cancellation_is_confirmed_only_by_the_record_system(box, said, told):
    visit = (await booked(box.desk)).visit
    box.ehr.outcome = said
    assert (await box.desk.cancel(Cancel(visit.id), "c1")).outcome is told
    assert len((await box.desk.status()).cards) == isinstance(said, Conflict | Rejected)


async def test_a_request_nobody_heard_of_is_cancelled_on_the_spot(box):
    desk = Desk(box.db, maple().clinic, box.clock, None)
    visit = (await booked(desk)).visit
    assert (await desk.cancel(Cancel(visit.id), "c1")).outcome is Outcome.CONFIRMED
    assert (await desk.cancel(Cancel(visit.id), "c1")).outcome is Outcome.FAILED
    assert (await desk.status()).waiting == 0


async def test_a_database_that_cannot_be_written_fails_the_booking_and_changes_nothing(box):
    to = await held(box.desk)
    box.db.execute("pragma query_only = on")
    act = Book(hold_id=to.hold_id, patient=PATIENT, callback="", reason="")
    assert (await box.desk.book(act, "c1", "en")).outcome is Outcome.FAILED
    assert box.ehr.pushed == []


async def test_two_calls_never_hold_one_time(box):
    opening = (await box.desk.find_openings(CLEANING)).openings[0]
    answers = []

    async def one(call_id):
        answers.append(await box.desk.hold(opening, call_id))

    async with anyio.create_task_group() as tasks:
        for number in range(8):
            tasks.start_soon(one, f"c{number}")
    assert sum(answer.hold_id is not None for answer in answers) == 1


async def test_a_caller_who_hangs_up_leaves_nothing_held(box):
    opening = (await held(box.desk)).opening
    await box.desk.call_started("c1")
    await box.desk.call_ended("c1", lang="en", outcome="abandoned")
    assert (await box.desk.find_openings(CLEANING)).openings[0] == opening
    assert box.db.execute("select outcome, lang from calls").fetchall() == [("abandoned", "en")]


async def test_a_restart_ends_the_calls_it_cut_off_and_gives_their_times_back(box):
    opening = (await held(box.desk)).opening
    await box.desk.call_started("c1")
    assert await box.desk.begin() == 1
    assert (await box.desk.find_openings(CLEANING)).openings[0] == opening
    assert box.db.execute("select outcome from calls").fetchall() == [("lost",)]


async def test_a_note_is_queued_once_behind_its_visit(box):
    box.ehr.outcome = None
    visit = (await booked(box.desk)).visit
    body = NoteBody(
        key="n1",
        call_id="c1",
        started=MONDAY,
        ended=MONDAY + timedelta(minutes=2),
        outcome="requested",
        lang="en",
        lines=("The caller asked for this visit.",),
        visit_id=visit.id,
    )
    await box.desk.note(body)
    await box.desk.note(body)
    rows = box.db.execute("select key, depends_on from outbox where kind = 'note'").fetchall()
    assert rows == [("n1", visit.id)]
    assert outbox.claim_due(box.theirs, MONDAY).key == visit.id
    assert outbox.claim_due(box.theirs, MONDAY) is None


async def test_telling_someone_about_their_visits_is_written_down(box):
    await box.desk.find_visits("patient-09")
    assert box.db.execute("select action, object from audit").fetchall() == [("visits.disclosed", "patient-09")]
    assert trail.verify(box.db) is None


async def test_a_look_at_visits_that_nobody_is_told_is_not_written_down(box):
    assert await box.desk.find_visits("patient-09", told=False) == await box.desk.find_visits("patient-09")
    assert box.db.execute("select count(*) from audit").fetchall() == [(1,)]


async def test_a_time_the_clinic_took_is_not_held_and_the_caller_hears_it_in_the_same_call(box):
    """EHR.md section 8, case 2."""
    opening = (await box.desk.find_openings(CLEANING)).openings[0]
    box.ehr.free = False
    assert (await box.desk.hold(opening, "c1")).hold_id is None
    box.ehr.free = True
    assert (await box.desk.hold(opening, "c2")).hold_id


@pytest.mark.parametrize(("free", "looks_s"), [(None, 0.01), (True, 60.0)], ids=["unknown", "silent"])
async def test_a_time_that_cannot_be_checked_in_time_is_held_and_stays_a_request(box, free, looks_s):
    """EHR.md section 8, cases 14 and 15."""
    box.ehr.free, box.ehr.looks_s, box.ehr.takes_s = free, looks_s, 60.0
    opening = (await box.desk.find_openings(CLEANING)).openings[0]
    began = anyio.current_time()
    held = await box.desk.hold(opening, "c1")
    assert held.hold_id
    assert anyio.current_time() - began <= CHECK_S + 0.5
    answer = await box.desk.book(Book(held.hold_id, PATIENT, "+13125550101", ""), "c1", "en")
    assert answer.outcome is Outcome.REQUESTED


@pytest.mark.parametrize("real", [True, False], ids=["real", "fake"])
async def test_the_fake_desk_answers_like_the_real_one(box, real):
    file = maple()
    fake = FakeDesk(file.clinic, box.clock, patients=file.patients, visits=demo_visits(file, date(2026, 11, 23)))
    desk = box.desk if real else fake
    assert tuple(await desk.patients()) == file.patients
    first = (await desk.find_openings(CLEANING)).openings[0]
    hold = await desk.hold(first, "c1")
    assert (await desk.hold(first, "c2")).hold_id is None
    await desk.renew("c1")
    assert first not in (await desk.find_openings(CLEANING)).openings
    act = Book(hold_id=hold.hold_id, patient=PATIENT, callback="+13125550101", reason="")
    answer = await desk.book(act, "c1", "en")
    assert (answer.outcome, answer.visit.start) == (Outcome.CONFIRMED, first.start)
    assert (await desk.book(act, "c1", "en")).outcome is Outcome.TAKEN
    again = await desk.hold((await desk.find_openings(CLEANING)).openings[0], "c1")
    moved = await desk.move(Move(answer.visit.id, again.hold_id), "c1")
    assert (moved.outcome, moved.visit.start) == (Outcome.CONFIRMED, again.opening.start)
    assert moved.visit in (await desk.find_visits(PATIENT)).visits
    assert (await desk.cancel(Cancel(moved.visit.id), "c1")).outcome is Outcome.CONFIRMED
    assert moved.visit.id not in {one.id for one in (await desk.find_visits(PATIENT)).visits}
    third = await desk.hold((await desk.find_openings(CLEANING)).openings[-1], "c1")
    await desk.release(third.hold_id)
    await desk.call_ended("c1", lang="en", outcome="booked")
    assert (await desk.hold(third.opening, "c2")).hold_id


async def test_only_free_slots_are_offered_once_the_record_system_has_published_any(box):
    start = MONDAY + timedelta(days=30, hours=3)
    sweep = mirror.begin_sweep(box.theirs, MONDAY)
    slot = mirror.MirrorSlot(
        ehr_id="s1",
        version="1",
        schedule_id="k",
        provider_id="kim",
        location_id="dental",
        free=True,
        start=start,
        end=start + timedelta(minutes=45),
    )
    mirror.put_slots(box.theirs, sweep, [slot])
    found = await box.desk.find_openings(CLEANING)
    assert [one.start for one in found.openings] == [start]
    assert (await box.desk.find_openings(Wanted(visit_type_id="physical"))).openings == ()
    await box.desk.hold(found.openings[0], "c1")
    assert (await box.desk.find_openings(CLEANING)).openings == ()


async def test_calls_share_one_list_of_patients_until_somebody_changes(box):
    everyone = await box.desk.patients()
    assert await box.desk.patients() is everyone
    box.db.execute("update patients set phone = '+13125550199' where id = ?", (PATIENT,))
    later = await box.desk.patients()
    assert [one.id for one in later.with_number("+13125550199")] == [PATIENT]
    assert everyone.with_number("+13125550199") == ()


async def test_patients_who_cannot_be_read_are_a_store_error(box):
    box.db.execute("alter table patients rename to gone")
    with pytest.raises(StoreError):
        await box.desk.patients()
