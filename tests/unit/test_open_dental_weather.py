"""Two boxes, a front desk and a network that loses things, in any order: counted in Open Dental, not in the boxes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import anyio
import msgspec
import pytest
from fakes.fault_proxy import Spoil, fault_proxy
from fakes.maple import StandingClock
from fakes.open_dental import OpenDentalFake
from fakes.open_dental_office import ACCESS, NINE, PRACTICE, SETTINGS, Place, booking, moving, office, unwanted

from appliance.ehr.http import JSON, FhirHttp
from appliance.ehr.open_dental.driver import OpenDental
from appliance.ehr.open_dental.rows import marked
from appliance.errors import EhrUnreachable
from appliance.seams import Change, Conflict, Pushed, PushOutcome
from appliance.store.bodies import BODIES, Body, BookBody

pytestmark = pytest.mark.anyio

SEEDS = range(8)
ROUNDS = 6


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@dataclass(slots=True)
class Day:
    """What callers were told: where each confirmed visit is, None once it is cancelled."""

    dice: Random
    told: dict[str, tuple[BookBody, Pushed] | None] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)

    def spoils(self, method: str, path: str) -> Spoil | None:
        if self.dice.random() > 0.12:
            return None
        away = b"HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n"
        kinds: list[Spoil] = ["drop_request", "drop_response", "twice", away]
        return self.dice.choice(kinds)


async def pushed(ehr: OpenDental, body: Body) -> PushOutcome:
    """Sent until it is answered, as the outbox does."""
    kind = next(kind for kind, shape in BODIES.items() if isinstance(body, shape))
    again = False
    while True:
        try:
            return await ehr.push(Change(key=body.key, kind=kind, body=msgspec.json.encode(body), again=again))
        except EhrUnreachable as error:
            again = again or error.written
            await anyio.sleep(0.02)


def some_time(dice: Random) -> datetime:
    """A start in the morning."""
    return NINE + timedelta(minutes=15 * dice.randrange(-4, 11))


async def one_call(day: Day, ehr: OpenDental, patient: str, wish: tuple[datetime, str]) -> None:
    """A booking, mostly of what the other caller wants, too; then, now and then, its move and its end."""
    start, who = wish if day.dice.random() < 0.7 else (some_time(day.dice), day.dice.choice(("1", "2")))
    body = booking(start, patient_ehr_id=patient, provider_id=who)
    outcome = await pushed(ehr, body)
    day.outcomes[f"book {type(outcome).__name__}"] += 1
    if not isinstance(outcome, Pushed):
        return
    day.told[body.key] = body, outcome
    if day.dice.random() < 0.4:
        new = some_time(day.dice)
        moved = await pushed(ehr, moving(body, new, outcome.resource_id))
        day.outcomes[f"move {type(moved).__name__}"] += 1
        if isinstance(moved, Pushed):
            body = msgspec.structs.replace(body, start=new)
            day.told[body.key] = body, moved
        elif moved == Conflict("appointment_cancelled"):
            day.told[body.key] = None
    if day.dice.random() < 0.3 and day.told[body.key] is not None:
        ended = await pushed(ehr, unwanted(body, outcome.resource_id))
        day.outcomes[f"cancel {type(ended).__name__}"] += 1
        if isinstance(ended, Pushed):
            day.told[body.key] = None


def staff(at: Place, dice: Random) -> None:
    """The front desk books where its screen shows nothing."""
    row = at.staff_book(some_time(dice), op=dice.choice((1, 2, 3)), who=dice.choice((1, 3)))
    if any(row["AptNum"] in pair for pair in at.server.overlaps()):
        del at.server.tables["appointments"][row["AptNum"]]


def twice(server: OpenDentalFake) -> list[str]:
    """Visits that stand more than once."""
    keys = Counter(marked(one["Note"], "visit") for one in server.scheduled())
    return [key for key, times in keys.items() if key and times > 1]


@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_is_double_and_nothing_that_was_told_is_lost(seed: int) -> None:
    day = Day(Random(seed))
    async with office(deadline_s=60) as at, fault_proxy(at.server.base_url) as other_way:
        at.proxy.chance = other_way.chance = day.spoils
        async with FhirHttp(other_way.base_url, access=ACCESS, deadline_s=60, media_type=JSON) as http:
            boxes = at.ehr, OpenDental(http, StandingClock(), PRACTICE, SETTINGS, late_s=0)
            for _ in range(ROUNDS):
                wish = some_time(day.dice), day.dice.choice(("1", "2"))
                async with anyio.create_task_group() as tasks:
                    for ehr, patient in zip(boxes, ("11", "12"), strict=True):
                        tasks.start_soon(one_call, day, ehr, patient, wish)
                staff(at, day.dice)
        rows = at.server.tables["appointments"]
        for key, what in day.told.items():
            standing = [one for one in at.server.scheduled() if marked(one["Note"], "visit") == key]
            assert len(standing) == (what is not None), (seed, key)
            if what is not None:
                body, outcome = what
                local = body.start.astimezone(at.server.zone).strftime("%Y-%m-%d %H:%M:%S")
                assert rows[int(outcome.resource_id)]["AptDateTime"] == local
        assert (at.server.overlaps(), twice(at.server)) == ([], [])
        assert day.outcomes["book Pushed"] > 0
