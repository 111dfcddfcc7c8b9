"""The caller for whom there is no place: answered within a second, told the truth, never without a person by key."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import anyio
import pytest
from fakes.box import CLINIC, NOW, PATIENTS, PHRASES, FakeBox
from fakes.line import FakeCall, Pickup

from appliance.call import switchboard
from appliance.call.diary import Diary
from appliance.call.places import Places
from appliance.call.waiting import LONGEST_S, Waiting
from appliance.clinic.overflow import Overflow
from appliance.clinic.people import Lang
from appliance.clinic.settings import Clinic
from appliance.dialogue.acts import Origin, Say, Value, ValueType
from appliance.dialogue.events import Event
from appliance.seams import Call

pytestmark = pytest.mark.anyio

NAME = {"clinic": Value(CLINIC.spoken_name, ValueType.CLINIC_TEXT, Origin.SETTING)}
STRANGER = "+15550199"


def phrase(key: str, lang: Lang = "en") -> str:
    return PHRASES.render(Say(key, NAME), lang, CLINIC)


@dataclass
class Office:
    """A switchboard with one place; `busy_s` is how long each conversation takes, None for real ones."""

    pickups: Sequence[Pickup] = ()
    busy_s: float | None = 30.0
    clinic: Clinic = CLINIC
    size: int = 1
    breaks: int = 0
    """How many conversations break before they have begun."""
    box: FakeBox = field(init=False)
    places: Places = field(init=False)
    served: list[tuple[float, str, Event | None]] = field(default_factory=list)
    diaries: list[Diary] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.box = FakeBox(pickups=self.pickups, clinic=self.clinic, turns=())
        self.places = Places(self.size)

    async def serve(self, call: Call, opening: Event | None) -> None:
        self.served.append((anyio.current_time(), call.call_id, opening))
        if self.breaks:
            self.breaks -= 1
            await call.answer()
            raise KeyError
        if self.busy_s is None or opening is not None:
            await self.box.serve(call, opening)
            return
        await call.answer()
        await anyio.sleep(self.busy_s)
        await call.hang_up()

    async def wait(self, call: Call) -> Waiting:
        if self.breaks:
            self.breaks -= 1
            raise KeyError
        diary = Diary(call_id=call.call_id, started=NOW)
        self.diaries.append(diary)
        known = [one.lang for one in PATIENTS if one.phone == call.caller]
        return Waiting(call, self.box.means, self.places, langs=tuple(known[:1]) or ("en", "es"), diary=diary)

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[float, None]:
        async with self.box.line.open(), anyio.create_task_group() as tasks:

            async def run() -> None:
                await switchboard.run(self.box.line, self.serve, places=self.places, wait=self.wait)

            tasks.start_soon(run)
            yield anyio.current_time()
            tasks.cancel_scope.cancel()

    def ring(self, **options: object) -> FakeCall:
        call = FakeCall(**options)  # type: ignore[arg-type]
        self.box.line.ring(call)
        return call

    def told(self) -> list[str]:
        return [entry.text for diary in self.diaries for entry in diary.entries]


async def test_the_second_caller_of_one_place_hears_within_a_second_that_they_are_next() -> None:
    office = Office()
    async with office.open() as zero:
        office.ring()
        await anyio.sleep(5)
        second = office.ring(caller=STRANGER)
        await anyio.sleep(0.5)
        assert second.answered
        await anyio.sleep(22)
        assert second.sounds()[0][0] < 1.0
        assert (
            office.told()[:6]
            == [
                phrase(key, lang)
                for key in ("overflow_welcome", "overflow_keys", "overflow_next")
                for lang in ("en", "es")
            ][: len(office.told()[:6])]
        )
        await anyio.sleep(20)
        assert [call for _, call, _ in office.served][1:] == [second.call_id]
        assert office.served[1][0] - zero < 35
    assert phrase("overflow_thanks") in office.told()


async def test_the_line_is_served_in_order_and_told_its_places() -> None:
    office = Office(busy_s=60)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        callers = []
        for _ in range(3):
            callers.append(office.ring(caller=STRANGER))
            await anyio.sleep(1)
        await anyio.sleep(50)
        assert [phrase(key) in office.told() for key in ("overflow_next", "overflow_second", "overflow_third")] == [
            True
        ] * 3
        await anyio.sleep(75)
        assert [call for _, call, _ in office.served[1:]] == [one.call_id for one in callers[:2]]


async def test_a_patient_is_spoken_to_in_their_own_language_alone() -> None:
    spanish = next(one for one in PATIENTS if one.lang == "es")
    office = Office()
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        office.ring(caller=spanish.phone)
        await anyio.sleep(15)
    assert office.told()[0] == phrase("overflow_welcome", "es")
    assert not set(office.told()) & {phrase("overflow_welcome"), phrase("overflow_next")}


async def test_key_zero_rings_staff_who_take_the_call_from_the_line() -> None:
    staff = FakeCall(presses=[(2.0, "1")], leaves_s=20)
    office = Office(pickups=[Pickup(1.0, staff)], busy_s=500)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        second = office.ring(caller=STRANGER, presses=[(2.0, "0")])
        await anyio.sleep(3.5)
        assert office.box.line.dialled[0].address == "sip:desk@clinic"
        await anyio.sleep(30)
        assert second.over
        assert office.places.waiting == 0
    assert office.diaries[0].outcome == "transferred"
    assert office.box.desk.ended == [(second.call_id, "en", "transferred")]


async def test_whom_nobody_answers_keeps_their_place_in_line() -> None:
    office = Office(pickups=[Pickup(1.0, None)], busy_s=60)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        second = office.ring(caller=STRANGER, presses=[(2.0, "0")])
        await anyio.sleep(1)
        office.ring(caller="+15550198")
        await anyio.sleep(90)
        assert office.served[1][1] == second.call_id
    assert phrase("overflow_nobody") in office.told()


async def test_a_place_is_not_given_to_one_who_is_talking_with_staff() -> None:
    staff = FakeCall(presses=[(2.0, "1")], leaves_s=100)
    office = Office(pickups=[Pickup(1.0, staff)], busy_s=20)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        office.ring(caller=STRANGER, presses=[(2.0, "0"), (30.0, "1")])
        await anyio.sleep(1)
        third = office.ring(caller="+15550198")
        await anyio.sleep(40)
        assert [call for _, call, _ in office.served[1:]] == [third.call_id]


async def test_the_emergency_key_begins_an_emergency_at_once_without_a_place() -> None:
    office = Office(pickups=[Pickup(1.0, FakeCall(presses=[(2.0, "1")], leaves_s=30))], busy_s=500)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        second = office.ring(caller=STRANGER, presses=[(3.0, "1")])
        await anyio.sleep(4.5)
        assert office.served[1][1:] == (second.call_id, switchboard.IN_DANGER)
        assert phrase("emergency") in office.box.said()
        await anyio.sleep(60)
    assert [one.kind for one in office.box.desk.messages] == ["emergency"]
    assert office.box.diaries[0].outcome == "emergency"
    assert phrase("greeting") not in office.box.said()


async def test_who_hangs_up_in_line_makes_room_for_those_behind() -> None:
    office = Office(busy_s=60)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        second = office.ring(caller=STRANGER, leaves_s=10)
        third = office.ring(caller="+15550198")
        await anyio.sleep(12)
        assert office.places.waiting == 1
        await anyio.sleep(60)
        assert office.served[1][1] == third.call_id
    assert (second.call_id, "en", "hung_up") in office.box.desk.ended


async def test_a_clinic_that_chose_staff_has_them_rung_at_once() -> None:
    staff = FakeCall(presses=[(4.0, "1")], leaves_s=20)
    office = Office(pickups=[Pickup(2.0, staff)], clinic=replace(CLINIC, overflow=Overflow.STAFF), busy_s=500)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        second = office.ring(caller=STRANGER)
        await anyio.sleep(5)
        assert staff.answered
        await anyio.sleep(30)
        assert second.over
    assert office.told()[0] == phrase("overflow_welcome")
    assert phrase("overflow_next") not in office.told()


async def test_nobody_waits_longer_than_three_minutes_and_a_bit() -> None:
    office = Office(pickups=[Pickup(1.0, None)], busy_s=5000)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        second = office.ring(caller=STRANGER)
        await anyio.sleep(LONGEST_S + 90)
        assert second.over
    assert office.told()[-1] == phrase("overflow_goodbye", "es")


@pytest.mark.parametrize("pressed_s", [20.0, 160.0, 178.0])
async def test_nobody_is_sent_off_while_staff_are_rung_or_talk_with_them(pressed_s: float) -> None:
    staff = FakeCall(presses=[(15.0, "1")], leaves_s=250)
    office = Office(pickups=[Pickup(10.0, staff)], busy_s=5000)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        second = office.ring(caller=STRANGER, presses=[(pressed_s, "0")])
        await anyio.sleep(LONGEST_S + 80)
        assert not second.over
        assert len(office.box.line.dialled) == 1
        await anyio.sleep(220)
        assert second.over
    assert phrase("overflow_goodbye") not in office.told()
    assert office.diaries[0].outcome == "transferred"


@pytest.mark.parametrize("busy_s", [183.0, 189.0, 200.0, 205.0])
async def test_who_has_a_place_as_the_wait_ends_keeps_it(busy_s: float) -> None:
    office = Office(pickups=[Pickup(8.0, None)], busy_s=busy_s)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        second = office.ring(caller=STRANGER)
        await anyio.sleep(LONGEST_S + 60)
        assert [call for _, call, _ in office.served[1:]] == [second.call_id]


async def test_key_zero_in_the_last_goodbye_still_rings_staff() -> None:
    staff = FakeCall(presses=[(1.0, "1")], leaves_s=20)
    office = Office(pickups=[Pickup(1.0, None), Pickup(1.0, staff)], busy_s=5000)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        second = office.ring(caller=STRANGER)
        while phrase("overflow_goodbye") not in office.told():
            await anyio.sleep(0.1)
        second.press("0")
        await anyio.sleep(60)
        assert second.over
    assert office.diaries[0].outcome == "transferred"


async def test_a_wait_that_breaks_leads_to_a_conversation_and_not_to_silence() -> None:
    office = Office(busy_s=500)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        office.box.voice.dies = 2
        second = office.ring(caller=STRANGER)
        await anyio.sleep(2)
        assert [call for _, call, _ in office.served[1:]] == [second.call_id]


async def test_a_call_that_breaks_at_its_root_is_hung_up_and_takes_no_other_with_it() -> None:
    office = Office(size=2)
    async with office.open():
        first = office.ring()
        await anyio.sleep(1)
        office.breaks = 1
        broken = office.ring(caller=STRANGER)
        await anyio.sleep(1)
        assert (broken.box_hung_up, first.over) == (True, False)
        third = office.ring(caller=STRANGER)
        await anyio.sleep(1)
        assert [call for _, call, _ in office.served] == [first.call_id, broken.call_id, third.call_id]
        office.breaks = 1
        unlucky = office.ring(caller=STRANGER)
        await anyio.sleep(1)
        assert (unlucky.box_hung_up, first.over, third.over) == (True, False, False)


async def test_who_rings_while_a_call_is_just_ending_has_its_place_and_hears_nothing_of_a_line() -> None:
    office = Office(busy_s=10)
    async with office.open() as zero:
        office.ring()
        await anyio.sleep(9.8)
        second = office.ring(caller=STRANGER)
        await anyio.sleep(1)
        assert [(round(at - zero, 1), call) for at, call, _ in office.served[1:]] == [(10.0, second.call_id)]
    assert office.told() == []


async def test_a_free_place_goes_past_those_who_are_with_staff() -> None:
    staff = FakeCall(presses=[(2.0, "1")], leaves_s=200)
    office = Office(pickups=[Pickup(1.0, staff)], busy_s=20)
    async with office.open():
        office.ring()
        await anyio.sleep(1)
        office.ring(caller=STRANGER, presses=[(2.0, "0")])
        await anyio.sleep(30)
        third = office.ring(caller="+15550198")
        await anyio.sleep(1)
        assert [call for _, call, _ in office.served[1:]] == [third.call_id]
