"""Case 44: eight callers at two boxes want one time of one clinic, a hundred times over; counted on the server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import datetime
from pathlib import Path

import anyio
import pytest
from fakes.maple import StandingClock, maple
from fakes.sekmet import Chart, actors, sekmet

from appliance.call.desk import Desk
from appliance.clinic.visit import Opening
from appliance.dialogue.acts import Book, Outcome, Wanted
from appliance.ehr.http import FhirHttp
from appliance.ehr.link import EhrChild
from appliance.ehr.resource import Json, moment
from appliance.store.database import open_database

pytestmark = [pytest.mark.anyio, pytest.mark.peers]

TIMES, CALLERS, PATIENCE_S = 100, 8, 8.0


@asynccontextmanager
async def a_desk(base_url: str, file: Path) -> AsyncIterator[tuple[Desk, EhrChild]]:
    """A box of its own, its calls and lines aside: desk, store and EHR process."""
    clock, clinic = StandingClock(), maple().clinic
    async with anyio.create_task_group() as tasks:
        with closing(open_database(file, None)) as db:
            child = EhrChild(base_url=base_url, every_s=1, database=file, key=None, clinic=clinic, clock=clock)
            tasks.start_soon(child.run)
            assert await child.wait_synced(30)
            yield Desk(db, clinic, clock, child, push_s=PATIENCE_S), child
            tasks.cancel_scope.cancel()


async def race(desks: list[Desk], opening: Opening, place: int) -> list[Outcome]:
    """What those heard who got as far as a yes."""
    heard: list[Outcome] = []

    async def call(desk: Desk, name: str) -> None:
        held = await desk.hold(opening, name)
        if held.hold_id is not None:
            heard.append((await desk.book(Book(held.hold_id, "patient-03", "+15550142", ""), name, "en")).outcome)

    async with anyio.create_task_group() as tasks:
        for number in range(CALLERS):
            tasks.start_soon(call, desks[number % len(desks)], f"c{place}-{number}")
    return heard


def span(one: Json) -> tuple[datetime, datetime]:
    start, end = moment(one["start"]), moment(one["end"])
    assert start is not None
    assert end is not None
    return start, end


async def test_a_hundred_times_wanted_by_eight_at_two_boxes_are_each_booked_once(tmp_path: Path) -> None:
    kinds = maple().clinic.visit_types
    booked = place = 0
    async with sekmet(tmp_path / "server") as server, AsyncExitStack() as stack:
        both = [
            await stack.enter_async_context(a_desk(server.base_url, tmp_path / name)) for name in ("one.db", "two.db")
        ]
        desks = [desk for desk, _ in both]
        chart = Chart(await stack.enter_async_context(FhirHttp(server.base_url)), {})
        before = {one["id"] for one in await chart.all("Appointment")}
        while booked < TIMES:
            place += 1
            assert place < 3 * TIMES, "most races had no winner"
            kind = kinds[place % len(kinds)]
            found = await desks[place % 2].find_openings(Wanted(visit_type_id=kind.id))
            if not found.openings:
                continue
            heard = await race(desks, found.openings[0], place)
            wins = [one for one in heard if one is not Outcome.TAKEN]  # "requested" where the clinic approves each
            assert len(wins) <= 1
            booked += len(wins)
        with anyio.fail_after(20):
            while any(child.status().waiting for _, child in both):
                await anyio.sleep(0.1)
        ours = [one for one in await chart.all("Appointment", status="booked") if one["id"] not in before]
    assert len(ours) == TIMES
    for first, one in enumerate(ours):
        for other in ours[:first]:
            if actors(one, "Practitioner") == actors(other, "Practitioner"):
                (start, end), (since, until) = span(one), span(other)
                assert end <= since or until <= start
