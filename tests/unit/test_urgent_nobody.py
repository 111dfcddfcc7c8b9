"""Nobody came for something urgent: tried again, and never a goodbye without a message for the clinical staff."""

from __future__ import annotations

import pytest
from fakes import senses

from appliance.clinic.message import Inbox, MessageKind
from appliance.dialogue.acts import Bridge, BridgeOutcome, HangUp, LeaveMessage, Reason
from tests.fakes.caller import PaperCall

SENSE = senses.shipped()
LAB = "This is LabCorp with a critical result for Emily Carter, potassium 6.9"


def nobody(*lines: str, caller: str | None = None) -> PaperCall:
    """A call in which staff never pick up."""
    call = PaperCall(sense=SENSE, staff=BridgeOutcome.NOBODY, caller=caller)
    call.says(*lines)
    return call


def left(call: PaperCall) -> tuple[MessageKind, Inbox, str]:
    """What lies with staff."""
    [act] = call.done(LeaveMessage)
    assert isinstance(act, LeaveMessage)
    return act.message.kind, act.message.inbox, act.message.words


def test_a_critical_value_is_tried_again() -> None:
    call = nobody(LAB, "yes")
    assert [act.reason for act in call.done(Bridge)] == [Reason.URGENT, Reason.URGENT]  # type: ignore[attr-defined]
    assert call.dialogue.emergency == "urgent"
    assert LAB in call.dialogue.summary()["reason"]


@pytest.mark.parametrize("answer", ["no", "leave a message", "no, just take a message"])
def test_a_critical_value_is_kept_with_its_first_words(answer: str) -> None:
    call = nobody(LAB, answer, "Dan Grant", "312 555 0199", "yes")
    assert left(call) == (MessageKind.URGENT, Inbox.CLINICAL, LAB)
    assert isinstance(call.acts[-1], HangUp)


def test_a_critical_value_not_told_yet_is_asked_for() -> None:
    call = nobody("Le hablo del laboratorio con un valor crítico", "no")
    assert call.keys[-1] == "ask_words_urgent"
    call.says("potasio de seis punto nueve de Elena Vargas", "Dan Grant", "312 555 0199", "sí")
    kind, inbox, words = left(call)
    assert (kind, inbox) == (MessageKind.URGENT, Inbox.CLINICAL)
    assert "valor crítico" in words
    assert "Elena Vargas" in words


def test_a_no_to_trying_again_tells_that_the_words_are_kept() -> None:
    call = nobody("my tooth got knocked out", "no", caller="+13125550199")
    assert call.keys[-2:] == ["urgent_message_kept", "urgent_goodbye"]


def test_who_has_no_number_yet_is_asked_for_one() -> None:
    call = nobody("my tooth got knocked out", "no", "Dan Grant", "312 555 0199", "yes")
    assert left(call) == (MessageKind.URGENT, Inbox.CLINICAL, "my tooth got knocked out")
    assert call.keys[-1] == "urgent_goodbye"


def test_who_gives_the_message_up_is_still_told_when_to_dial() -> None:
    call = nobody("my tooth got knocked out", "no", "never mind")
    assert call.keys[-1] == "urgent_goodbye"


def test_a_tooth_that_nobody_came_for_is_tried_again() -> None:
    assert len(nobody("my tooth got knocked out", "yes").done(Bridge)) == 2


def test_a_value_dictated_by_a_laboratory_raises_no_alarm() -> None:
    call = nobody(
        "hi this is Denise from Quest with a critical lab value",
        "no",
        "critically low hemoglobin of 5.2 for Emily Carter",
    )
    assert len(call.done(Bridge)) == 1
    call.says("Denise Hill", "312 555 0199", "yes")
    assert "hemoglobin of 5.2" in left(call)[2]


def test_a_critical_value_told_as_a_message_rings_staff() -> None:
    assert nobody("leave a message for Dr Patel", LAB).done(Bridge)


@pytest.mark.parametrize("text", ["I can't breathe", "my chest hurts"])
def test_who_is_in_danger_while_a_message_is_taken_is_heard(text: str) -> None:
    call = nobody(LAB, "no", text)
    assert call.dialogue.emergency == "emergency"
