"""A new patient is asked for insurance where the clinic wants it: once, and an open answer is an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appliance.clinic.message import Inbox, Message, MessageKind
from appliance.dialogue.acts import Book, LeaveMessage, Outcome
from appliance.dialogue.asked import Asked
from tests.fakes.caller import PaperCall
from tests.fakes.clinic import maple_street

ASKS = replace(maple_street(), ask_insurance=True)


def to_the_question(**how: object) -> PaperCall:
    call = PaperCall(clinic=ASKS, **how)  # type: ignore[arg-type]
    call.says("Hi, I'm a new patient and I need a cleaning on Tuesday morning", "the first one", "Paula Whitfield")
    call.says("May second 1990", "W H I T F I E L D", "yes", "773 555 0199")
    assert call.dialogue.asked is Asked.INSURANCE
    return call


def told(call: PaperCall) -> Message:
    (act,) = call.done(LeaveMessage)
    assert isinstance(act, LeaveMessage)
    return act.message


def test_insurance_and_member_number_reach_the_front_desk_with_the_visit() -> None:
    call = to_the_question()
    assert "member number" in call.says("I have Blue Cross")
    call.says("X Y Z 1 2 3 4 5 6 7")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO
    call.says("yes")
    message = told(call)
    assert (message.kind, message.inbox) == (MessageKind.INTAKE, Inbox.FRONT_DESK)
    assert message.facts["insurance"] == "Blue Cross Blue Shield"
    assert message.facts["member_id"] == "XYZ1234567"
    assert message.visit_id
    assert call.done(Book)
    assert call.dialogue.asked is Asked.ANYTHING_ELSE
    assert call.dialogue.outcome == "booked"


@pytest.mark.parametrize("said", ["I don't have it with me", "I'm not sure, I'll bring it", "no", "I don't know"])
def test_who_does_not_have_it_at_hand_is_not_asked_again(said: str) -> None:
    call = to_the_question()
    call.says(said)
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO
    call.says("yes")
    assert not call.done(LeaveMessage)
    number = to_the_question()
    number.says("Aetna", said, "yes")
    assert dict(told(number).facts)["insurance"] == "Aetna"
    assert "member_id" not in told(number).facts


def test_who_has_no_insurance_is_not_asked_for_its_number() -> None:
    call = to_the_question()
    call.says("I don't have insurance")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO
    call.says("yes")
    assert told(call).facts["insurance"] == "none"


def test_an_insurer_nobody_knows_is_kept_in_the_callers_words() -> None:
    call = to_the_question(outcomes=[Outcome.REQUESTED])
    call.says("Prairie Farmers Mutual", "I don't have the card", "yes")
    assert told(call).facts["insurance"] == "Prairie Farmers Mutual"
    assert call.dialogue.outcome == "requested"


def test_a_bare_yes_is_asked_which() -> None:
    call = to_the_question()
    assert "Which insurance is it?" in call.says("yes")


def test_a_question_in_between_is_answered_and_the_insurance_asked_again() -> None:
    call = to_the_question()
    assert "accept Aetna" in call.says("do you take Aetna?")
    assert call.dialogue.asked is Asked.INSURANCE


def test_a_change_of_the_visit_in_between_is_taken() -> None:
    call = to_the_question()
    call.says("wait, can we make it Wednesday at ten instead")
    assert "Wednesday" in call.heard
    assert call.dialogue.asked is Asked.INSURANCE


def test_a_social_security_number_is_not_kept_as_a_member_number() -> None:
    call = to_the_question()
    call.says("Medicaid", "it's 412 55 6789", "yes")
    assert "member_id" not in told(call).facts


def test_somebody_on_file_is_not_asked() -> None:
    call = PaperCall(clinic=ASKS, caller="+15550101")
    call.says("a cleaning next Tuesday at 9:30", "March 4th 1987")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO


def test_el_seguro_se_pregunta_una_vez() -> None:
    call = PaperCall(clinic=ASKS)
    call.says("soy paciente nuevo y quiero una limpieza el martes a las nueve y media", lang="es")
    call.says("Paula Whitfield", "dos de mayo de mil novecientos noventa", "W H I T F I E L D", "sí", "773 555 0199")
    assert "¿Qué seguro médico tiene" in call.heard
    call.says("tengo Medicaid, pero no traigo la tarjeta")
    assert call.dialogue.asked is Asked.CONFIRM_YES_NO
    call.says("sí")
    assert told(call).facts["insurance"] == "Medicaid"
