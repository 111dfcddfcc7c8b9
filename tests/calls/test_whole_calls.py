"""Whole calls on the virtual clock: real session, conversation and timers; fake line, ears, voice and desk."""

from __future__ import annotations

import anyio
import pytest
from fakes.box import CLINIC, PHRASES, FakeBox
from fakes.line import FakeCall, Pickup
from fakes.speech import Said

from appliance.dialogue.acts import Say

pytestmark = pytest.mark.anyio


def speaking_end(call: FakeCall, after_s: float) -> float:
    """When the box's first sound after `after_s` begins."""
    return next(begin for begin, _ in call.sounds() if begin >= after_s)


async def test_a_silent_caller_is_asked_again_in_other_words_and_then_let_go():
    box, call = FakeBox(), FakeCall(caller=None)
    diary = await box.serve(call)
    said = [entry.text for entry in diary.entries if entry.who == "box"]
    assert len(set(said)) >= 6, "three sentences of greeting, two reprompts, one goodbye"
    assert call.box_hung_up
    assert diary.outcome == "no_answer"


async def test_the_answer_to_a_turn_comes_within_three_quarters_of_a_second_to_the_millisecond():
    box, call = (
        FakeBox(turns=["I would like to book a cleaning"]),
        FakeCall(caller=None, speaks=[(12.0, 14.0)], leaves_s=25),
    )
    await box.serve(call)
    latency = speaking_end(call, 14.0) - 14.0
    assert 0.3 < latency <= 0.75
    again = FakeBox(turns=["I would like to book a cleaning"])
    repeat = FakeCall(caller=None, speaks=[(12.0, 14.0)], leaves_s=25)
    await again.serve(repeat)
    assert speaking_end(repeat, 14.0) - 14.0 == pytest.approx(latency, abs=0.001)


async def test_the_caller_can_talk_over_the_greeting():
    box, call = FakeBox(turns=["a person please"], word_s=1.0), FakeCall(speaks=[(1.0, 2.0)], leaves_s=20)
    await box.serve(call)
    assert call.sounds()[0][1] < 1.0 + 0.12 + 0.1


async def test_key_zero_rings_staff_within_a_second_and_the_caller_is_joined_to_them():
    staff = FakeCall(speaks=[(4.0, 5.0)], presses=[(2.0, "1")], leaves_s=6)
    box = FakeBox(pickups=[Pickup(3.0, staff)])
    call = FakeCall(presses=[(1.0, "0")], speaks=[(9.0, 9.5)])
    start = anyio.current_time()
    diary = await box.serve(call)
    assert box.line.dialled[0].began - start < 2.0
    assert staff.sounds()
    assert call.box_hung_up
    assert diary.outcome == "transferred"


async def test_the_caller_comes_back_to_us_when_nobody_takes_the_call():
    box, call = FakeBox(), FakeCall(presses=[(1.0, "0")], leaves_s=60)
    diary = await box.serve(call)
    after = [entry for entry in diary.entries if entry.who == "box" and entry.at_s > 20]
    assert after, "the box spoke again once staff had not answered"
    assert not call.box_hung_up or diary.outcome != "transferred"


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("I was calling because I have chest pain and my arm feels numb", "en"),
        ("mi esposo no puede respirar ayúdeme", "es"),
    ],
)
async def test_emergency_words_ring_staff_before_the_caller_has_finished(words, lang):
    said = Said(text=words, lang=lang, word_ms=400)
    staff = FakeCall(presses=[(1.0, "1")], leaves_s=3)
    box, call = FakeBox(turns=[said], pickups=[Pickup(2.0, staff)]), FakeCall(speaks=[(9.0, 15.0)], leaves_s=60)
    start = anyio.current_time()
    diary = await box.serve(call)
    assert box.line.dialled[0].began - start < 15.5
    assert any("nine one one" in text or "nueve uno uno" in text for text, _ in box.voice.spoken)
    assert diary.outcome == "emergency"


async def test_staff_still_hear_of_an_emergency_whose_caller_hung_up_to_dial_911():
    staff = FakeCall(presses=[(1.0, "1")], leaves_s=20)
    box = FakeBox(turns=["I have crushing chest pain"], pickups=[Pickup(6.0, staff)])
    await box.serve(FakeCall(speaks=[(9.0, 12.0)], leaves_s=14))
    assert staff.answered
    assert box.line.dialled[0].outcome == "answered"
    assert staff.when("box hung up") > 1.0


async def test_a_lost_recognizer_brings_the_caller_to_staff_with_an_apology():
    staff = FakeCall(presses=[(1.0, "1")], leaves_s=3)
    box = FakeBox(turns=[Said(text="hello", dies=9)], pickups=[Pickup(1.0, staff)])
    call = FakeCall(speaks=[(9.0, 10.0)], leaves_s=60)
    diary = await box.serve(call)
    assert [one.outcome for one in box.line.dialled] == ["answered"]
    assert call.over
    apology = PHRASES.render(Say("failsafe"), "en", CLINIC)
    assert apology in [entry.text for entry in diary.entries if entry.who == "box"], "the page shows what was said"


async def test_a_spanish_caller_hears_the_apology_in_spanish():
    turns = [
        Said(text="buenos días quiero una cita para una limpieza", lang="es"),
        Said(text="hola", lang="es", dies=9),
    ]
    box = FakeBox(turns=turns, pickups=[Pickup(1.0, FakeCall(presses=[(1.0, "1")], leaves_s=3))])
    await box.serve(FakeCall(caller=None, speaks=[(9.0, 11.0), (20.0, 21.0)], leaves_s=60))
    assert PHRASES.render(Say("failsafe"), "es", CLINIC) in box.said()


async def test_an_apology_that_breaks_in_its_turn_ends_this_call_alone(monkeypatch: pytest.MonkeyPatch):
    box, call = FakeBox(), FakeCall(leaves_s=60)

    def breaks(text: str, *, lang: str) -> None:
        raise KeyError(text, lang)

    monkeypatch.setattr(box.voice, "speak", breaks)
    diary = await box.serve(call)
    assert (call.box_hung_up, diary.outcome) == (True, "failed")


async def test_a_caller_who_hangs_up_leaves_nothing_held():
    box = FakeBox(turns=["I'd like a cleaning next Tuesday at ten in the morning with Laura Kim"])
    await box.serve(FakeCall(caller=None, speaks=[(10.0, 14.0)], leaves_s=20))
    assert box.desk.holds == {}
    assert len(box.desk.ended) == 1


async def test_twenty_silent_callers_at_once_are_each_let_go():
    calls = [FakeCall(caller=None) for _ in range(20)]
    box = FakeBox()
    start = anyio.current_time()
    async with anyio.create_task_group() as tasks:
        for call in calls:
            tasks.start_soon(box.serve, call)
    assert all(call.box_hung_up for call in calls)
    assert all(diary.outcome == "no_answer" for diary in box.diaries)
    assert anyio.current_time() - start > 20


async def test_the_please_after_a_yes_does_not_cost_the_caller_the_answer():
    turns = ["I need a cleaning with Laura Kim on Tuesday December first at ten in the morning please", "please"]
    box = FakeBox(turns=turns)
    call = FakeCall(caller=None, speaks=[(10.0, 14.0), (14.75, 15.1)], leaves_s=24)
    diary = await box.serve(call)
    heard = [entry.text for entry in diary.entries if entry.who == "box" and entry.at_s > 15]
    assert heard[0] in [entry.text for entry in diary.entries if entry.who == "box" and 14 < entry.at_s < 15]


async def test_a_caller_who_presses_one_for_yes_hears_what_came_of_it():
    turns = [
        "I need a cleaning with Laura Kim on Tuesday December first at ten in the morning please",
        "April twelfth nineteen eighty eight",
    ]
    box = FakeBox(turns=turns)
    call = FakeCall(caller="+13125550101", speaks=[(10.0, 14.0), (21.0, 23.0)], presses=[(29.0, "1")], leaves_s=45)
    diary = await box.serve(call)
    after = " ".join(entry.text for entry in diary.entries if entry.who == "box" and entry.at_s > 29)
    assert "all set" in after or "requested" in after
