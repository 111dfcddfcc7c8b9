"""Caller and box speak at once: who wants the floor gets it, who only listens does not."""

from __future__ import annotations

import pytest
from fakes.box import FakeBox
from fakes.line import FakeCall
from fakes.speech import Said

from appliance.call.diary import Diary

pytestmark = pytest.mark.anyio

AT_S = 4.0
"""In the middle of the greeting."""


async def spoken_over(*turns: Said | str, for_s: float, leaves_s: float = 20) -> tuple[FakeBox, FakeCall, Diary]:
    box, call = FakeBox(turns=turns), FakeCall(speaks=[(AT_S, AT_S + for_s)], leaves_s=leaves_s)
    return box, call, await box.serve(call)


def heard(diary: Diary) -> list[str]:
    return [entry.text for entry in diary.entries if entry.who == "caller"]


def silence_after(call: FakeCall, at_s: float) -> tuple[float, float]:
    """When the box fell silent after that second, and when it spoke again."""
    sounds = call.sounds()
    n = next(n for n, (begin, end) in enumerate(sounds) if begin <= at_s <= end or begin > at_s)
    return sounds[n][1], sounds[n + 1][0]


async def test_the_box_is_silent_within_200_ms_of_a_voice_and_its_words_are_a_turn():
    _, call, diary = await spoken_over("I need to cancel my visit", for_s=2.0)
    stopped, again = silence_after(call, AT_S)
    assert stopped - AT_S <= 0.2
    assert again >= AT_S + 2.0
    assert heard(diary) == ["I need to cancel my visit"]


@pytest.mark.parametrize(("sound", "most_s"), [("Mhm.", 1.0), ("Ajá.", 1.0), ("okay", 1.35), ("sí, sí", 1.35)])
async def test_a_listeners_sound_is_no_turn_and_the_box_says_the_rest(sound: str, most_s: float):
    box, call, diary = await spoken_over(sound, for_s=0.4)
    stopped, again = silence_after(call, AT_S)
    assert heard(diary) == []
    assert again - stopped < most_s
    assert set(box.said()) == set(box.voice.finished), "everything was said to its end"


async def test_a_cough_is_no_turn_and_the_box_says_the_rest():
    box, call, diary = await spoken_over("", for_s=0.4)
    stopped, again = silence_after(call, AT_S)
    assert heard(diary) == []
    assert again - stopped < 1.0
    assert set(box.said()) == set(box.voice.finished)


async def test_a_click_costs_the_box_a_quarter_of_a_second_at_most():
    box, call, diary = await spoken_over("never read", for_s=0.06)
    stopped, again = silence_after(call, AT_S)
    assert heard(diary) == []
    assert again - stopped <= 0.25
    assert set(box.said()) == set(box.voice.finished)


@pytest.mark.parametrize("pause_s", [0.7, 1.0])
async def test_yes_but_is_a_turn_with_all_its_words(pause_s: float):
    box = FakeBox(turns=[Said(text="yes, but not on Tuesday", partials=("yes",))])
    call = FakeCall(speaks=[(AT_S, AT_S + 0.4), (AT_S + pause_s, AT_S + 2.0)], leaves_s=20)
    diary = await box.serve(call)
    assert heard(diary) == ["yes, but not on Tuesday"]
    assert silence_after(call, AT_S)[1] >= AT_S + 2.0


async def test_a_stop_is_believed_however_unclear_it_was():
    _, _, diary = await spoken_over(Said(text="Stop.", confidence=0.37), for_s=0.4)
    assert heard(diary) == ["Stop."]


async def test_another_word_that_unclear_is_none_though_the_box_waits_whether_more_comes():
    _, call, diary = await spoken_over(Said(text="Bye bye.", confidence=0.37), for_s=0.4)
    stopped, again = silence_after(call, AT_S)
    assert heard(diary) == []
    assert 1.0 < again - stopped < 1.35


async def test_an_unclear_reading_too_long_for_a_hum_is_answered():
    """Sound with gaps: nonsense, and nobody's cough."""
    _, _, diary = await spoken_over(Said(text="Akeoraabren.", confidence=0.31), for_s=0.4)
    assert heard(diary) == ["Akeoraabren."]


async def test_danger_told_over_the_box_is_answered_at_once_and_what_was_being_said_is_dropped():
    _, _, diary = await spoken_over("my chest hurts and I cannot breathe", for_s=3.0, leaves_s=30)
    said = [entry for entry in diary.entries if entry.who == "box"]
    danger = next(entry for entry in said if "nine one one" in entry.text)
    assert danger.at_s <= AT_S + 3.5
    assert diary.outcome == "emergency"
    assert said.index(danger) == 1 + max(n for n, entry in enumerate(said) if entry.at_s < AT_S)


async def test_danger_told_while_the_box_says_goodbye_keeps_the_call():
    box = FakeBox(turns=["goodbye", Said(text="wait my chest hurts and I cannot breathe")])
    call = FakeCall(speaks=[(6.0, 6.6), (7.9, 11.0)], leaves_s=60)
    diary = await box.serve(call)
    assert diary.outcome == "emergency"
    assert any("nine one one" in entry.text for entry in diary.entries if entry.who == "box")
