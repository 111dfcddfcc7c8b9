"""Who has a visit and wants to come before it moves it; who asks about one, or about a time offered, hears it."""

from __future__ import annotations

import pytest

from appliance.dialogue.acts import FindOpenings
from appliance.dialogue.meaning import topics
from appliance.dialogue.meaning.topics import Topic
from appliance.dialogue.words import plain
from tests.fakes.caller import PaperCall
from tests.fakes.maple import maple


@pytest.mark.parametrize(
    "text",
    [
        "I already have an appointment but I want an earlier one",
        "I have an appointment but I'd like to come in sooner",
        "can I get an earlier appointment than the one I have",
        "ya tengo cita pero quiero una más temprano",
        "tengo cita en enero pero quisiera una antes",
        "I got a text saying I have an appointment tomorrow but I didn't make one",
    ],
)
def test_the_visit_on_the_books_is_meant(text: str) -> None:
    call = PaperCall(clinic=maple().clinic, patients=maple().patients, caller="+13125550101")
    said = call.says(text, lang="es" if "cita" in text else "en")
    assert "birth" in said or "nacimiento" in said
    assert not call.done(FindOpenings)


def test_another_one_sooner_is_a_new_one() -> None:
    call = PaperCall(clinic=maple().clinic, patients=maple().patients, caller="+13125550101")
    said = call.says("I have an appointment and I want to book another one sooner for my son")
    assert "What is the visit for?" in said


@pytest.mark.parametrize("text", ["who am I speaking with", "who is this", "¿con quién hablo?", "¿quién habla?"])
def test_who_asks_whom_they_speak_with_hears_it(text: str) -> None:
    assert topics.read(plain(text)) == Topic.ROBOT


@pytest.mark.parametrize("text", ["what was the first one", "¿cuál era la primera?"])
def test_who_asks_for_a_time_offered_hears_the_same_two_again(text: str) -> None:
    call = PaperCall(clinic=maple().clinic, patients=maple().patients, caller="+13125550101")
    offered = call.says("I need a checkup with Dr. Ramirez next Monday")
    assert call.says(text, lang="en").split("Monday")[1] == offered.split("Monday")[1]
