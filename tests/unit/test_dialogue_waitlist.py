"""Going on the waiting list: asked for at any time, or when nothing suits; on paper, and on a real desk's disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from fakes.maple import MONDAY, StandingClock, maple

from appliance.call.desk import Desk
from appliance.chat.store import seed
from appliance.clinic.hours import Shift
from appliance.clinic.message import Message, MessageKind
from appliance.clinic.people import NewPatient
from appliance.clinic.ringing import RingRules
from appliance.dialogue.acts import Book, JoinWaitlist, ReleaseHold
from appliance.dialogue.dates.clock_words import DAY_END, Window
from appliance.dialogue.dates.waited import waited
from appliance.dialogue.meaning.wishes import tells
from appliance.dialogue.when import When
from appliance.store import messages, waitlist
from appliance.store.database import open_database
from tests.fakes.caller import PaperCall
from tests.fakes.clinic import maple_street

CHICAGO = ZoneInfo("America/Chicago")
EMMA = NewPatient(given="Emma", family="Klein", birth_date=date(1990, 3, 3), phone="+13125550147")
NOW = datetime(2026, 12, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (("I need a cleaning", "tomorrow"), "no, it has to be tomorrow, put me on the waiting list"),
        (("necesito una limpieza", "mañana"), "no, avíseme si se desocupa algo"),
        ((), "Could you put me on the cancellation list for a cleaning tomorrow?"),
    ],
)
def test_the_list_is_there_for_the_asking_and_gives_back_what_was_held(before: tuple[str, ...], words: str) -> None:
    call = PaperCall()
    call.says(*before, words)
    assert call.dialogue.state.startswith("waitlist.")
    assert "to_the_waitlist" in call.keys
    assert bool(call.done(ReleaseHold)) == bool(before)
    assert not call.held
    assert not call.done(Book)


@pytest.mark.parametrize("words", ["I've been waiting for an hour", "The list of doctors, please", "lista", "espere"])
def test_waiting_is_not_yet_a_waiting_list(words: str) -> None:
    assert not tells(words, "waitlist")


def test_exact_times_reach_an_hour_round_and_windows_are_as_told() -> None:
    tomorrow = (date(2026, 12, 3), date(2026, 12, 3))
    wish = waited(When(days=(tomorrow,), at=time(9)), NOW, CHICAGO)
    assert (wish.from_minute, wish.to_minute, wish.weekdays) == (480, 601, frozenset())
    assert (wish.earliest, wish.latest) == (datetime(2026, 12, 3, 6, tzinfo=UTC), datetime(2026, 12, 4, 6, tzinfo=UTC))
    late = waited(When(days=(tomorrow,), window=Window(time(12), DAY_END)), NOW, CHICAGO)
    assert (late.from_minute, late.to_minute) == (720, 1440)


def test_days_apart_are_kept_as_weekdays_and_passed_days_do_not_count() -> None:
    days = tuple((date(2026, 12, day), date(2026, 12, day)) for day in (1, 3, 10))
    wish = waited(When(days=days), NOW, CHICAGO)
    assert wish.weekdays == {3}
    assert wish.earliest == datetime(2026, 12, 3, 6, tzinfo=UTC)
    assert waited(When(soonest=True), NOW, CHICAGO).earliest == NOW


@pytest.mark.parametrize("patient", ["patient-14", EMMA])
@pytest.mark.anyio
async def test_the_row_and_the_front_desks_message_are_kept_together(patient: str | NewPatient) -> None:
    file, db = maple(), open_database(":memory:", None)
    seed(db, file.patients, (), MONDAY)
    act = JoinWaitlist(
        patient=patient,
        callback="+13125550147",
        visit_type_id="cleaning",
        provider_id=None,
        earliest=MONDAY,
        latest=NOW,
        message=Message(kind=MessageKind.WAITLIST, lang="en", name="Emma Klein", callback="+13125550147"),
    )
    desk = Desk(db, file.clinic, StandingClock(), None)
    assert (await desk.join_waitlist(act, "c1")).ok
    (row,) = waitlist.waiting(db, MONDAY)
    assert (row.call_id, row.callback, row.visit_type_id) == ("c1", "+13125550147", "cleaning")
    assert row.patient_id == patient or not isinstance(patient, str)
    assert [kept.message.kind for kept in messages.waiting(db)] == [MessageKind.WAITLIST]
    db.close()


@pytest.mark.parametrize(
    ("words", "key"), [("I'd like to come in", "ask_visit_type"), ("quiero una cita", "ask_visit_type")]
)
def test_a_question_that_stays_open_is_not_put_twice_in_the_same_words(words: str, key: str) -> None:
    call = PaperCall()
    call.says(words)
    assert call.keys[-1] == key
    call.says("con el doctor Ramirez" if "cita" in words else "with Doctor Ramirez")
    assert call.keys[-1] == f"{key}_still"


def test_who_may_be_called_is_told_so_in_the_read_back_and_agrees_with_the_same_yes() -> None:
    week = (Shift(weekday=0, opens=time(9), closes=time(17)),)
    call = PaperCall(caller="+15550101", clinic=replace(maple_street(), ringing=RingRules(week=week)))
    call.says("put me on the waiting list for a cleaning", "any morning next week", "anyone", "March 4, 1987")
    assert "we_call_you" in call.keys
    call.says("yes")
    (act,) = call.done(JoinWaitlist)
    assert act.may_call
    quiet = PaperCall(caller="+15550101")
    quiet.says("put me on the waiting list for a cleaning", "any morning next week", "anyone", "March 4, 1987", "yes")
    assert "we_call_you" not in quiet.keys
    assert not quiet.done(JoinWaitlist)[0].may_call
