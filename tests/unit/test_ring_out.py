"""The box rings those who wait: within seconds, one line kept free, each in turn, and nothing is left half-done."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

import anyio
import pytest
from fakes.line import NOBODY, FakeCall, FakeLine, Pickup
from fakes.maple import StandingClock, maple

from appliance.call.engaged import Engaged
from appliance.call.places import Places
from appliance.call.ring_out import RingOut
from appliance.clinic.hours import Shift
from appliance.clinic.people import Patient
from appliance.clinic.ringing import RingRules
from appliance.clinic.visit import Opening
from appliance.dialogue.offered import Offered, Reply
from appliance.seams import Call
from appliance.store.rings import Came, Due

FILE = maple()
NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
SLOT = Opening(
    provider_id="kim", location_id="dental", visit_type_id="cleaning", start=NOW + timedelta(hours=5), minutes=45
)
RULES = RingRules(week=tuple(Shift(weekday=day, opens=time(8), closes=time(17)) for day in range(5)))
WEI = next(one for one in FILE.patients if one.id == "patient-14")
FIRST = Due(
    waiting_id="w1",
    patient_id=WEI.id,
    callback="+13125550111",
    opening=SLOT,
    added=NOW,
    unreached=0,
    last_rung=None,
)
SECOND = replace(FIRST, waiting_id="w2", callback="+13125550114")


@dataclass
class PaperDesk:
    line: list[Due]
    taken: bool = False
    ended: list[tuple[str, Came, bool]] = field(default_factory=list)

    async def due(self) -> tuple[Due, ...]:
        return tuple(self.line)

    async def begin(self, one: Due, call_id: str) -> Patient | None:
        self.line.remove(one)
        return None if self.taken else WEI

    async def end(self, one: Due, came: Came, call_id: str, *, waits_on: bool) -> None:
        self.ended.append((one.waiting_id, came, waits_on))


@dataclass
class Box:
    desk: PaperDesk
    line: FakeLine
    places: Places = field(default_factory=lambda: Places(3))
    engaged: Engaged = field(default_factory=Engaged)
    rules: RingRules = RULES
    now: datetime = NOW
    replies: list[Reply] = field(default_factory=list)
    met: list[str | None] = field(default_factory=list)

    async def serve(self, call: Call, offered: Offered) -> None:
        self.met.append(call.caller)
        await anyio.sleep(10)
        offered.reply = self.replies.pop(0)

    async def run(self, for_s: float) -> None:
        ring_out = RingOut(
            self.desk,
            self.line,
            StandingClock(self.now),
            clinic=FILE.clinic,
            rules=self.rules,
            address="sip:{number}@gateway",
            places=self.places,
            engaged=self.engaged,
            serve=self.serve,
        )
        with anyio.move_on_after(for_s):
            await ring_out.run()


def picks_up(after_s: float = 2) -> Pickup:
    return Pickup(after_s, FakeCall())


pytestmark = pytest.mark.anyio


async def test_a_time_that_came_free_rings_within_seconds_and_the_next_only_after_the_first() -> None:
    box = Box(PaperDesk([FIRST, SECOND]), FakeLine(pickups=[picks_up(), picks_up()]))
    box.replies = [Reply.DECLINED, Reply.TAKEN]
    began = anyio.current_time()
    await box.run(60)
    assert [one.address for one in box.line.dialled] == ["sip:+13125550111@gateway", "sip:+13125550114@gateway"]
    assert box.line.dialled[0].began - began <= 30
    assert box.line.dialled[1].began >= box.line.dialled[0].ended + 10
    assert box.desk.ended == [("w1", Came.DECLINED, True), ("w2", Came.TAKEN, True)]
    assert box.met == [FIRST.callback, SECOND.callback]
    assert box.places.free == 3


async def test_a_call_that_breaks_is_hung_up_and_the_next_is_made() -> None:
    broken, fine = FakeCall(), FakeCall()
    box = Box(PaperDesk([FIRST, SECOND]), FakeLine(pickups=[Pickup(2, broken), Pickup(2, fine)]))
    serve = box.serve

    async def breaks_once(call: Call, offered: Offered) -> None:
        if not box.met:
            box.met.append(call.caller)
            raise KeyError
        await serve(call, offered)

    box.serve, box.replies = breaks_once, [Reply.TAKEN]  # type: ignore[method-assign]
    await box.run(60)
    assert (broken.box_hung_up, box.met) == (True, [FIRST.callback, SECOND.callback])
    assert box.desk.ended[-1] == ("w2", Came.TAKEN, True)
    assert box.places.free == 3


async def test_who_does_not_pick_up_was_not_reached() -> None:
    box = Box(PaperDesk([FIRST]), FakeLine(pickups=[NOBODY]))
    await box.run(60)
    assert box.desk.ended == [("w1", Came.UNREACHED, True)]
    assert box.met == []


async def test_one_line_stays_free_for_callers() -> None:
    box = Box(PaperDesk([FIRST]), FakeLine(pickups=[picks_up()]), places=Places(2))
    assert box.places.take()
    await box.run(60)
    assert box.line.dialled == []


async def test_several_are_rung_at_once_where_the_clinic_wants_it() -> None:
    box = Box(PaperDesk([FIRST, SECOND]), FakeLine(pickups=[picks_up(), picks_up()]))
    box.rules, box.replies = replace(RULES, at_once=2), [Reply.TAKEN, Reply.GONE]
    await box.run(60)
    assert box.line.dialled[0].began == box.line.dialled[1].began
    assert {came for _, came, _ in box.desk.ended} == {Came.TAKEN, Came.GONE}


async def test_nobody_is_rung_who_is_in_a_call_or_in_quiet_hours() -> None:
    box = Box(PaperDesk([FIRST]), FakeLine(pickups=[picks_up()]))
    with box.engaged.on(FIRST.callback):
        await box.run(60)
    late = Box(PaperDesk([FIRST]), FakeLine(pickups=[picks_up()]), now=NOW + timedelta(hours=9))
    await late.run(60)
    assert box.line.dialled == late.line.dialled == []


async def test_a_time_that_went_before_the_call_rings_nobody() -> None:
    box = Box(PaperDesk([FIRST], taken=True), FakeLine(pickups=[picks_up()]))
    await box.run(60)
    assert box.line.dialled == []
    assert box.places.free == 3


async def test_who_wants_to_wait_no_more_leaves_the_list() -> None:
    box = Box(PaperDesk([FIRST]), FakeLine(pickups=[picks_up()]), replies=[Reply.OFF])
    await box.run(60)
    assert box.desk.ended == [("w1", Came.DECLINED, False)]
