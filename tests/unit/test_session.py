"""What may fail or be slow around a call without the caller noticing, and what a caller who hangs up leaves behind."""

from __future__ import annotations

from typing import Any

import anyio
import pytest
from fakes.box import PHRASES, FakeBox
from fakes.line import FakeCall, Pickup
from fakes.speech import Said

from appliance.call.diary import Diary
from appliance.clinic.message import MessageKind
from appliance.errors import StoreError

pytestmark = pytest.mark.anyio


def kinds(box: FakeBox) -> list[MessageKind]:
    return [one.kind for one in box.desk.messages if one.kind is not MessageKind.PARTIAL_CALL]


def said(diary: Diary) -> str:
    return " ".join(entry.text for entry in diary.entries if entry.who == "box")


def fails(box: FakeBox, *names: str, after_s: float = 0.0) -> None:
    """Let these methods of the desk fail, as a locked database does."""

    async def locked(*_: object, **__: object) -> Any:
        await anyio.sleep(after_s)
        raise StoreError("The database is locked.")

    for name in names:
        setattr(box.desk, name, locked)


# ---- who hangs up ------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "lang"), [("help", "en"), ("ayuda", "es")])
async def test_who_hangs_up_when_asked_whether_it_is_an_emergency_is_told_of_and_staff_are_rung(words, lang):
    staff = FakeCall(presses=[(1.0, "1")], leaves_s=30)
    box = FakeBox(turns=[Said(text=words, lang=lang)], pickups=[Pickup(2.0, staff)])
    diary = await box.serve(FakeCall(speaks=[(9.0, 10.0)], leaves_s=14))
    assert "emergency" in said(diary) or "emergencia" in said(diary)
    assert kinds(box) == [MessageKind.URGENT]
    assert box.desk.messages[0].words == words
    assert box.desk.messages[0].callback == "+15550100"
    assert [one.outcome for one in box.line.dialled] == ["answered"]
    assert any("hung up" in text for text in box.said())


async def test_nobody_is_rung_twice_for_a_doubt_and_the_message_lies_there_though_nobody_came():
    box = FakeBox(turns=["help"])
    await box.serve(FakeCall(speaks=[(9.0, 10.0)], leaves_s=14))
    assert kinds(box) == [MessageKind.URGENT]
    assert [one.outcome for one in box.line.dialled] == ["no_answer"]


@pytest.mark.parametrize(
    ("turns", "leaves_s"),
    [(["help", "no it is not an emergency"], 30), (["I need a cleaning"], 14), (["I had chest pain last year"], 14)],
)
async def test_a_doubt_that_was_denied_and_a_calm_call_ring_nobody(turns: list[str], leaves_s: float):
    box = FakeBox(turns=turns)
    await box.serve(FakeCall(speaks=[(9.0, 10.0), (18.0, 19.5)], leaves_s=leaves_s))
    assert kinds(box) == []
    assert box.line.dialled == []


@pytest.mark.parametrize("leaves_s", [10.0, 10.1, 10.3])
async def test_danger_in_the_last_words_before_the_caller_hangs_up_fetches_staff(leaves_s: float):
    staff = FakeCall(presses=[(1.0, "1")], leaves_s=30)
    turn = Said(text="my husband is not breathing", partials=("my",))
    box = FakeBox(turns=[turn], pickups=[Pickup(2.0, staff)])
    diary = await box.serve(FakeCall(speaks=[(9.0, 10.0)], leaves_s=leaves_s))
    assert diary.outcome == "emergency"
    assert kinds(box) == [MessageKind.EMERGENCY]
    assert staff.answered


async def test_the_last_words_are_read_though_we_hear_of_the_hang_up_by_ringing_back():
    turn = Said(text="my husband is not breathing", partials=("my",))
    box = FakeBox(turns=[turn])
    await box.serve(FakeCall(presses=[(1.0, "0")], speaks=[(9.0, 10.0)], leaves_s=10.0))
    assert kinds(box) == [MessageKind.EMERGENCY]


async def test_the_last_words_are_danger_though_the_desk_was_still_at_work():
    turns = ["I need a physical with Doctor Ramirez on Tuesday at ten in the morning", "April 12 1988", "yes"]
    box = FakeBox(turns=[*turns, Said(text="my husband is not breathing", partials=("my",))])
    box.desk.delay_s = 20
    spoken = [(14.0, 16.0), (28.0, 30.0), (42.0, 44.0), (47.0, 49.0)]
    diary = await box.serve(FakeCall(caller="+13125550101", speaks=spoken, leaves_s=49.0))
    assert diary.outcome == "emergency"
    assert kinds(box) == [MessageKind.EMERGENCY]
    assert len(box.line.dialled) == 1


async def test_staff_who_accept_while_the_last_words_are_read_are_told_that_the_caller_is_gone():
    staff = FakeCall(presses=[(1.0, "1")], leaves_s=30)
    box = FakeBox(turns=["I have crushing chest pain", "hurry"], pickups=[Pickup(2.4, staff)])
    box.recognizer.final_s = 1.0
    await box.serve(FakeCall(speaks=[(9.0, 11.0), (13.0, 16.5)], leaves_s=15.0))
    assert any("hung up" in text for text in box.said())


async def test_who_hangs_up_in_the_middle_of_a_wish_leaves_it_on_the_card():
    box = FakeBox(turns=[Said(text="I need to book a cleaning", partials=("I",))])
    await box.serve(FakeCall(speaks=[(9.0, 10.0)], leaves_s=10.0))
    assert [one.kind for one in box.desk.messages] == [MessageKind.PARTIAL_CALL]


# ---- the store ---------------------------------------------------------------------------------


async def test_a_write_nobody_waits_for_fails_without_ending_the_call():
    box = FakeBox(turns=["I would like to book a cleaning", "Tuesday at ten in the morning", "Dan Grant"])
    fails(box, "call_started", "renew", "release", "call_ended")
    call = FakeCall(caller=None, speaks=[(12.0, 14.0), (26.0, 28.0), (42.0, 43.0)], leaves_s=60)
    diary = await box.serve(call)
    assert PHRASES.phrases["en"]["failsafe"] not in said(diary)
    assert box.line.dialled == []
    assert diary.outcome != "failed"
    assert [one.kind for one in box.desk.messages] == [MessageKind.PARTIAL_CALL]


async def test_a_hold_that_cannot_be_given_back_does_not_end_an_emergency():
    staff = FakeCall(presses=[(1.0, "1")], leaves_s=5)
    turns = [
        "I need a physical with Doctor Ramirez on Tuesday at ten in the morning",
        "my chest hurts, I can't breathe",
    ]
    box = FakeBox(turns=turns, pickups=[Pickup(2.0, staff)])
    fails(box, "release")
    call = FakeCall(caller=None, speaks=[(14.0, 16.0), (28.0, 32.0)], leaves_s=60)
    diary = await box.serve(call)
    assert "nine one one" in said(diary)
    assert [one.outcome for one in box.line.dialled] == ["answered"]
    assert kinds(box) == [MessageKind.EMERGENCY]


@pytest.mark.parametrize("failed", [False, True])
async def test_the_first_word_does_not_wait_for_the_database(failed: bool):
    box, call = FakeBox(), FakeCall(caller=None, leaves_s=3)
    if failed:
        fails(box, "call_started", after_s=5)
    else:

        async def slow(call_id: str) -> None:
            await anyio.sleep(5)
            box.desk.started.append(call_id)

        box.desk.call_started = slow  # type: ignore[method-assign]
    await box.serve(call)
    assert call.sounds()[0][0] < 0.5
    assert box.desk.started == ([] if failed else [call.call_id])
    assert len(box.desk.ended) == 1


@pytest.mark.parametrize("failing", [("call_ended",), ("note",), ("call_ended", "note")])
async def test_the_message_of_an_emergency_does_not_stand_behind_the_book_keeping(failing: tuple[str, ...]):
    box = FakeBox(turns=["I have crushing chest pain"])
    fails(box, *failing)
    await box.serve(FakeCall(speaks=[(9.0, 12.0)], leaves_s=14))
    assert kinds(box) == [MessageKind.EMERGENCY]
    assert len(box.desk.notes) == ("note" not in failing)
