"""When is my visit, and will I come: two facts first, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Cancel, FindVisits, LeaveMessage
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import CallerLeft
from tests.fakes.caller import PaperCall, visit

TUESDAY_930 = datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
MARIA = "+15550101"
BORN = "March 4th 1987"


def test_when_is_mine_is_told_after_two_facts_and_not_before() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    assert "physical" not in call.says("when is my appointment")
    assert not call.done(FindVisits)
    assert "physical, Tuesday, December first, at nine thirty" in call.says(BORN)
    assert call.dialogue.outcome == "answered"


def test_cuando_es_mi_cita() -> None:
    call = PaperCall(visits=[visit(TUESDAY_930, patient="luis")])
    call.says("¿cuándo es mi cita?", lang="es")
    call.says("Luis Hernández", "treinta de diciembre de mil novecientos setenta y nueve")
    assert "martes primero de diciembre" in call.heard


def test_somebody_elses_birthday_learns_nothing() -> None:
    call = PaperCall(visits=[visit(TUESDAY_930)], staff=None)
    call.says("when is my appointment", "Maria Garcia", "May 5th 1955", "May 5th 1955", "Maria Garcia", "May 5th 1955")
    assert not call.done(FindVisits)
    assert "physical" not in " ".join(call.text)


def test_a_visit_is_confirmed_and_the_front_desk_is_told() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    call.says("I'm calling to confirm my appointment", BORN, "yes, I'll be there")
    (act,) = call.done(LeaveMessage)
    assert isinstance(act, LeaveMessage)
    assert act.message.kind is MessageKind.COMING
    assert act.message.visit_id == "visit-1"
    assert call.dialogue.outcome == "confirmed"
    assert call.dialogue.asked is Asked.ANYTHING_ELSE


def test_confirmo_mi_cita() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    call.says("quiero confirmar mi cita", lang="es")
    call.says("cuatro de marzo de mil novecientos ochenta y siete", "sí, ahí estaré")
    assert call.done(LeaveMessage)


def test_who_will_not_come_may_cancel_at_once() -> None:
    call = PaperCall(caller=MARIA, visits=[visit(TUESDAY_930)])
    call.says("I'm calling to confirm my appointment", BORN, "no, I can't make it")
    assert "move that visit" in call.heard
    call.says("cancel it", "yes")
    assert call.done(Cancel)
    assert not call.done(LeaveMessage)


def test_somebody_without_a_visit_hears_so() -> None:
    call = PaperCall(caller=MARIA)
    assert "don't find any upcoming visit" in call.says("when is my appointment", BORN)


def test_who_leaves_in_the_middle_after_an_answer_left_and_is_carded() -> None:
    call = PaperCall()
    call.says("do you take Medicaid?", "my knee has been bothering me since spring")
    call.event(CallerLeft())
    assert call.dialogue.outcome == "caller_left"
    card = call.dialogue.unfinished()
    assert card is not None
    assert "knee" in card.words
