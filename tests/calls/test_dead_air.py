"""Nobody listens to a dead line: a late reply is announced by what is being done, a timely one by nothing."""

from __future__ import annotations

import pytest
from fakes.box import PHRASES, FakeBox
from fakes.line import FakeCall

from appliance.call.diary import Diary
from appliance.call.filler import filler
from appliance.dialogue.acts import FindVisits

pytestmark = pytest.mark.anyio

TURNS = (
    "I need a physical with Doctor Ramirez on Tuesday at ten in the morning",
    "April 12 1988",
    "yes",
)
"""A caller whose number is on her record: the last answer books."""

FILLERS = [PHRASES.phrases["en"][key] for key in ("one_moment", "let_me_see", "let_me_look", "let_me_find_it")]


def booking() -> FakeCall:
    return FakeCall(caller="+13125550101", speaks=[(14 + 14 * n, 16 + 14 * n) for n in range(3)], leaves_s=66)


def said_by(diary: Diary) -> list[str]:
    return [entry.text for entry in diary.entries if entry.who == "box"]


def first_sound(call: FakeCall, after_s: float) -> float:
    return next(begin for begin, _ in call.sounds() if begin >= after_s) - after_s


async def test_a_quick_record_system_is_not_announced():
    box, call = FakeBox(turns=TURNS), booking()
    diary = await box.serve(call)
    assert diary.outcome == "booked"
    assert not set(FILLERS) & set(said_by(diary))


async def test_a_slow_record_system_is_announced_within_1200_ms_and_the_outcome_follows():
    box, call = FakeBox(turns=TURNS), booking()
    box.desk.delay_s = 3.0
    diary = await box.serve(call)
    assert diary.outcome == "booked"
    said = said_by(diary)
    at = said.index(PHRASES.phrases["en"]["one_moment"])
    assert said.count(said[at]) == 1
    assert "confirmed" in said[at + 1]
    assert first_sound(call, 44.0) <= 1.2


async def test_a_very_slow_record_system_is_announced_again():
    box, call = FakeBox(turns=TURNS), booking()
    box.desk.delay_s = 9.0
    diary = await box.serve(call)
    assert said_by(diary).count(PHRASES.phrases["en"]["one_moment"]) == 2


async def test_words_that_are_slow_to_be_read_are_announced():
    box, call = FakeBox(turns=TURNS[:1]), FakeCall(caller=None, speaks=[(12.0, 14.0)], leaves_s=30)
    box.recognizer.final_s = 3.0
    diary = await box.serve(call)
    assert PHRASES.phrases["en"]["let_me_see"] in said_by(diary)
    assert first_sound(call, 14.0) <= 1.2


async def test_a_filler_is_never_said_to_a_caller_who_is_speaking():
    box, call = FakeBox(turns=TURNS[:1]), FakeCall(caller=None, speaks=[(12.0, 14.0), (14.9, 22.0)], leaves_s=40)
    box.recognizer.final_s = 5.0
    await box.serve(call)
    assert [begin for begin, _ in call.sounds() if 15.2 < begin < 22.0] == []


def test_the_filler_says_what_is_being_done():
    assert filler(None) == "let_me_see"
    assert filler(FindVisits("p1")) == "let_me_find_it"
