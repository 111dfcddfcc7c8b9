"""A moment asked for, and a call ended: not where the same turn answers what was asked."""

from __future__ import annotations

import pytest

from appliance.dialogue.asked import Asked
from appliance.dialogue.flows.earlier import Earlier, Resume
from appliance.dialogue.meaning import farewell
from appliance.dialogue.when import When
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall
from tests.unit.test_insurance import asked_for_insurance

MARIA = "+15550101"


def at_the_number() -> PaperCall:
    call = PaperCall()
    call.says("I'd like to leave a message", "the new inhaler works", "John Smith")
    assert call.dialogue.asked is Asked.PHONE
    return call


@pytest.mark.parametrize(
    "text", ["hold on, it's 773 555 0142", "un momento, es 773 555 0142", "let me see, 773 555 0142"]
)
def test_the_number_behind_a_moment_is_heard(text: str) -> None:
    call = at_the_number()
    call.says(text)
    assert "take_your_time" not in call.keys


@pytest.mark.parametrize("text", ["hold on", "one second", "let me get my phone", "un momentito"])
def test_a_moment_is_given(text: str) -> None:
    call = at_the_number()
    call.says(text)
    assert "take_your_time" in call.keys


def test_the_later_one_behind_let_me_see_is_taken() -> None:
    call = PaperCall(caller=MARIA)
    call.says("a cleaning on Tuesday morning", "let me see, the later one")
    assert "take_your_time" not in call.keys
    call.says("Maria Garcia", "March 4th 1987")
    call = PaperCall(caller=MARIA)
    call.says("a cleaning on Tuesday morning", "wait a second")
    assert "take_your_time" in call.keys


@pytest.mark.parametrize("text", ["Medicaid, that's it", "Medicare, nada más", "Delta Dental, that's all"])
def test_a_plan_and_no_more_ends_no_call(text: str) -> None:
    call = asked_for_insurance()
    call.says(text)
    assert not call.hung_up
    assert call.dialogue.asked is Asked.PHONE


@pytest.mark.parametrize("text", ["thanks, bye", "I'll call back, bye", "okay, that's all, thank you", "adiós"])
def test_who_takes_their_leave_in_the_middle_is_let_go(text: str) -> None:
    call = PaperCall()
    call.says("a cleaning on Tuesday morning", text)
    assert call.hung_up


@pytest.mark.parametrize(("text", "goes"), [("Medicaid, that's it", False), ("es todo", False), ("bye now", True)])
def test_taking_leave(text: str, goes: bool) -> None:
    assert farewell.goes(plain(text)) is goes


def test_more_than_a_no_to_going_on_is_served() -> None:
    call = PaperCall(caller=MARIA)
    stack = call.dialogue._stack
    stack.push(Resume(call.dialogue._talk, Earlier(wish="visit", when=When()), stack.opening))
    call.says("no, I need to leave a message instead")
    assert "message" in call.dialogue.state
