"""The reply worked out beforehand changes nothing, and is there at once when it is wanted."""

from __future__ import annotations

from contextlib import aclosing

import anyio
import pytest
from fakes.box import CLINIC, NOW, PATIENTS, PHRASES, StillClock
from fakes.desk import FakeDesk
from fakes.speech import FakeSynthesizer

from appliance.call.foresee import Foresight, PreparedVoice
from appliance.call.wording import Wording
from appliance.dialogue.acts import FindVisits, Listen, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import CallStarted, Heard
from appliance.dialogue.machine import Dialogue

pytestmark = pytest.mark.anyio

WORDING = Wording(PHRASES, CLINIC)


def heard(text: str) -> Heard:
    return Heard(text, "en", 0.9)


class Foreseen:
    """A conversation that has asked when, and the means to look ahead in it."""

    def __init__(self) -> None:
        self.engine = FakeSynthesizer(first_frame_s=0.1)
        self.voice = PreparedVoice(self.engine)
        self.desk = FakeDesk(CLINIC, StillClock(), patients=PATIENTS)
        self.dialogue = Dialogue(CLINIC, PATIENTS, caller=None, now=NOW)
        self.dialogue.step(CallStarted(), NOW)
        self.dialogue.step(heard("I need a physical with Doctor Ramirez"), NOW)
        self.foresight = Foresight(
            self.dialogue, self.desk, StillClock(), self.voice, call_id="c1", wording=WORDING.utterance
        )

    async def seconds_to_first_sound(self, text: str) -> float:
        began = anyio.current_time()
        async with aclosing(self.voice.speak(text, lang="en")) as frames:
            async for _ in frames:
                return anyio.current_time() - began
        raise AssertionError("nothing was said")


async def test_looking_ahead_leaves_the_conversation_and_the_diary_as_they_were():
    ahead, plain = Foreseen(), Foreseen()
    await ahead.foresight.prepare(heard("Tuesday at ten in the morning"))
    assert ahead.desk.holds == {}
    assert ahead.dialogue.asked is Asked.DATE_TIME
    answer = heard("my name is Emily Carter")
    assert ahead.dialogue.step(answer, NOW) == plain.dialogue.step(answer, NOW)


async def test_what_follows_on_the_diary_is_foreseen_as_far_as_looking_goes():
    ahead = Foreseen()
    await ahead.foresight.prepare(heard("Tuesday at ten in the morning"))
    texts = [text for text, _ in ahead.engine.spoken]
    assert texts[-1] == WORDING.utterance(Say("ask_name"), "en").text
    assert len(texts) == 2, "the time that is open is said before the question"


async def test_a_foreseen_reply_sounds_at_once_and_only_once():
    ahead = Foreseen()
    await ahead.foresight.prepare(heard("Tuesday at ten in the morning"))
    (time_is_open, _), _ = ahead.engine.spoken
    assert await ahead.seconds_to_first_sound(time_is_open) == 0
    assert await ahead.seconds_to_first_sound(time_is_open) == pytest.approx(0.1)


async def test_a_reply_half_made_is_waited_for_and_not_made_again():
    ahead = Foreseen()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(ahead.voice.prepare, [WORDING.utterance(Say("ask_name"), "en")])
        await anyio.sleep(0.06)
        assert await ahead.seconds_to_first_sound(WORDING.utterance(Say("ask_name"), "en").text) == pytest.approx(0.04)
    assert len(ahead.engine.spoken) == 1


async def test_other_words_take_the_place_of_those_before():
    ahead = Foreseen()
    await ahead.foresight.prepare(heard("Tuesday at ten in the morning"))
    (before, _), _ = ahead.engine.spoken
    await ahead.foresight.prepare(heard("what"))
    assert await ahead.seconds_to_first_sound(before) == pytest.approx(0.1)


async def test_a_twin_answers_as_the_conversation_would():
    dialogue = Foreseen().dialogue
    twin = dialogue.twin()
    assert any(isinstance(act, Listen) for act in twin.step(heard("I don't know"), NOW))
    assert twin.step(heard("goodbye"), NOW) != []
    assert dialogue.asked is Asked.DATE_TIME


async def test_a_lost_voice_or_store_while_looking_ahead_harms_nobody():
    ahead = Foreseen()
    ahead.engine.dies = 1
    await ahead.foresight.prepare(heard("what"))
    assert await ahead.seconds_to_first_sound("hello") == pytest.approx(0.1)


async def test_the_same_reply_foreseen_twice_at_once_is_made_for_the_second():
    ahead, again = Foreseen(), WORDING.utterance(Say("ask_name"), "en").text
    async with anyio.create_task_group() as tasks:
        for _ in range(3):
            tasks.start_soon(ahead.foresight.prepare, heard("Tuesday at ten in the morning"))
            await anyio.sleep(0.15)
    assert await ahead.seconds_to_first_sound(again) == 0


async def test_visits_foreseen_are_not_told_to_anybody():
    ahead = Foreseen()
    ahead.dialogue = Dialogue(CLINIC, PATIENTS, caller="+13125550101", now=NOW)
    for event in (CallStarted(), heard("I want to cancel my appointment")):
        ahead.dialogue.step(event, NOW)
    ahead.foresight = Foresight(
        ahead.dialogue, ahead.desk, StillClock(), ahead.voice, call_id="c1", wording=WORDING.utterance
    )
    born = heard("April 12 1988")
    assert any(isinstance(act, FindVisits) for act in ahead.dialogue.twin().step(born, NOW))
    await ahead.foresight.prepare(born)
    assert ahead.desk.disclosed == []
    assert ahead.engine.spoken


async def test_who_goes_on_has_no_reply_made_for_the_words_before():
    ahead = Foreseen()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(ahead.foresight.prepare, heard("Tuesday at ten in the morning"))
        await anyio.sleep(0.05)
        ahead.foresight.forget()
    assert ahead.engine.finished == []
