"""Whole calls with the real encoder: what the second opinion alone raises, and what the box then does."""

from __future__ import annotations

import pytest
from fakes import senses
from fakes.opinions import same

from appliance.dialogue.acts import Book, Bridge, Reason
from appliance.dialogue.asked import Asked
from appliance.dialogue.danger.opinion import AFTER_A_NO, GRAVE, SERIOUS, Opinion
from appliance.dialogue.danger.opinion import OPINION as OPINION_ALONE
from appliance.dialogue.emergency import NOTHING, Finding, Level, assess
from appliance.dialogue.flows.danger import Danger
from appliance.dialogue.sense import Sense
from tests.fakes.caller import PaperCall

OPINION = senses.shipped().opinion
CERTAIN = "he fell in the lake and we fished him out"
DOUBTFUL = "he is sleepier than I have ever seen him"


def calling(opinion: Opinion = OPINION) -> PaperCall:
    return PaperCall(sense=Sense(opinion=opinion))


def reasons(call: PaperCall) -> list[Reason]:
    return [act.reason for act in call.done(Bridge) if isinstance(act, Bridge)]


@pytest.mark.parametrize(("text", "level"), [(CERTAIN, Level.EMERGENCY), (DOUBTFUL, Level.SUSPECT)])
def test_the_rules_are_silent_on_these_words(text: str, level: Level) -> None:
    assert assess(text) == NOTHING
    assert OPINION.second(text, NOTHING).level is level


def test_the_opinion_alone_fetches_staff_in_the_middle_of_a_booking() -> None:
    call = calling()
    call.says("I'd like to book a cleaning", CERTAIN)
    assert "emergency" in call.keys
    assert reasons(call) == [Reason.EMERGENCY]
    assert not call.done(Book)


def test_a_doubt_of_the_opinion_is_asked_about_and_a_yes_fetches_staff() -> None:
    call = calling()
    call.says(DOUBTFUL)
    assert call.keys[-1] == "is_it_an_emergency"
    assert reasons(call) == []
    call.says("yes")
    assert reasons(call) == [Reason.EMERGENCY]


def test_after_a_no_the_call_goes_on() -> None:
    call = calling(same(emergency=0.0, serious=SERIOUS - 1))
    call.says(DOUBTFUL, "no")
    assert reasons(call) == []
    assert not call.hung_up


@pytest.mark.parametrize("answer", ["no", "no, but it hurts so much", "No, no es una emergencia."])
def test_a_no_to_what_cannot_wait_all_the_same_fetches_a_person(answer: str) -> None:
    call = calling(same(0.5, AFTER_A_NO, GRAVE))
    call.says("he keeps looking at the same spot on the kitchen wall")
    assert call.keys[-1] == "is_it_an_emergency"
    call.says(answer)
    assert "urgent_connecting" in call.keys
    assert reasons(call) == [Reason.URGENT]


def test_the_name_of_a_patient_that_was_asked_for_is_in_no_doubt() -> None:
    talk, doubt = PaperCall().dialogue.talk, Finding(Level.SUSPECT, OPINION_ALONE)
    talk.asked = Asked.NAME
    assert Danger().was_asked(doubt, "Maria Garcia", talk)
    assert not Danger().was_asked(doubt, "my chest", talk)
    talk.asked = Asked.REASON
    assert not Danger().was_asked(doubt, "Maria Garcia", talk)
