"""Fourteen days without the record system, the whole of it: callers in text, desk, store and sync on a virtual clock.

The clinic works on at its own end meanwhile. Then the way is open again, and everything that was told must be found on
the server, or be a card with what was promised, what was found and what could be offered. Counted by torture/count.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, cast

import anyio
import anyio.abc
import pytest
from calls.simulated import NOW
from fakes.ehr import LoopClock
from fakes.jumping import JumpingLoop
from fakes.model_server import Habits
from structlog.testing import capture_logs
from torture.clinic import QuickServer
from torture.fortnight import BOOKINGS, CLINIC, DAYS, EVERY_S, SETTLES_S, Fortnight, opened
from torture.weather import Weather

from appliance import cards as shown
from appliance.clinic.visit import VisitStatus
from appliance.ehr import drain
from appliance.ehr.profile import Strategy
from appliance.rehearse.text_goal import Wish
from appliance.store import outbox, visits


@pytest.fixture
def anyio_backend() -> Any:
    return ("asyncio", {"loop_factory": JumpingLoop})


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No threads, which a virtual clock would run ahead of, and fewer looks at an outbox that nobody empties."""

    async def here(job: Callable[..., Any], *args: Any, **_: Any) -> Any:
        return job(*args)

    monkeypatch.setattr(anyio.to_thread, "run_sync", here)
    monkeypatch.setattr(drain, "POLL_S", 60.0)
    with capture_logs():
        yield


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("seed", "strategy", "habits"),
    [
        pytest.param(1, Strategy.TRANSACTION, Habits(), id="bundles", marks=pytest.mark.slow),
        pytest.param(2, Strategy.SLOT_FIRST, Habits(no_transactions=True), id="slot-first"),
    ],
)
async def test_a_fortnight_without_the_record_system_ends_in_one_truth_and_every_conflict_is_a_card(
    tmp_path: Path, seed: int, strategy: Strategy, habits: Habits
) -> None:
    """L, case 16."""
    server, dice = QuickServer(habits), Random(seed)
    opened(server)
    at = Fortnight(tmp_path / "box.db", server, LoopClock(start=NOW), dice, Weather(dice), strategy)
    before = await known_and_confirmed(at)
    await away(at)
    after = await together_again(at)
    found = at.counted(tmp_path, after.carded, after.notes)
    figures = found["counted_on_server"]
    print(f"\n{at.calls} calls, {len(at.told)} visits, {figures}, {len(after.cards)} cards")
    assert {name for name, number in figures.items() if number} <= {"confirmed_told", "found"}, found["bad"]
    assert len(at.told) > 3 * BOOKINGS + 20
    assert len(after.notes) == at.notes
    assert len(after.cards) == after.conflicts == len(after.carded)
    lost = {one.visit for one in at.told.values() if not one.gone and one.visit in at.in_the_way - before}
    assert len(lost) >= 4
    assert lost <= set(after.carded)
    assert all(one["found"] and one["promised"]["start"] for one in after.cards)
    assert all(one["could_offer"] for one in after.cards if one["change"] in ("book", "move"))
    cancelled = [one.visit for one in at.told.values() if one.gone and one.visit not in after.carded]
    assert [one for one in cancelled if at.standing(one) is not None] == []


CONFLICTS = """select count(*) from outbox o where state in ('CONFLICT', 'DEAD') and not exists (
    select 1 from outbox where visit_id = o.visit_id and kind = 'cancel' and state = 'SQUASHED')"""
"""A visit that never was and that the caller has cancelled since is no conflict: they want what is."""


@dataclass(frozen=True, slots=True)
class After:
    """What the box holds when all is settled."""

    cards: list[dict[str, Any]]
    """As `frontdesk cards` shows them."""
    carded: list[str]
    """Their visits."""
    notes: list[str]
    conflicts: int


async def known_and_confirmed(at: Fortnight) -> set[str]:
    """The day before: visits that the record system has confirmed."""
    async with at.box() as desk:
        await anyio.sleep(60)
        for _ in range(3 * BOOKINGS):
            await at.call(desk, "book")
        await anyio.sleep(600)
        found = [visits.visit(desk._db, one) for one in at.told]
    assert {one.status for one in found if one is not None} == {VisitStatus.CONFIRMED}
    return set(at.told)


async def away(at: Fortnight) -> None:
    """Nothing gets through, and the box is started anew every morning, too."""
    at.weather.online = False
    for day in range(DAYS):
        async with at.box() as desk:
            for _ in range(BOOKINGS):
                await at.call(desk, "book")
                await anyio.sleep(3600)
            for wish in ("move", "cancel") if day else ():
                if (old := at.known(desk)) is not None:
                    await at.call(desk, cast(Wish, wish), old)
                await anyio.sleep(3600)
            at.staff()
            await anyio.sleep((NOW + timedelta(days=day + 1) - at.clock.now()).total_seconds())


async def together_again(at: Fortnight) -> After:
    """The way is open: until nothing waits, and everything was read once more."""
    at.weather.online = True
    async with at.box() as desk:
        with anyio.move_on_after(SETTLES_S):
            while outbox.waiting(desk._db):
                await anyio.sleep(60)
        await anyio.sleep(3 * EVERY_S)
        db = desk._db
        assert outbox.waiting(db) == 0, db.execute(
            "select kind, state, attempts from outbox where state not in ('ACKED', 'CONFLICT', 'DEAD', 'SQUASHED')"
        ).fetchall()
        return After(
            await shown.show(db, CLINIC, at.clock),
            [str(row[0]) for row in db.execute("select visit_id from cards where told_at is null")],
            [str(row[0]) for row in db.execute("select key from outbox where kind = 'note'")],
            db.execute(CONFLICTS).fetchone()[0],
        )
