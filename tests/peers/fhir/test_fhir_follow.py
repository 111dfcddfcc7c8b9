"""Following a real FHIR server's changes: little is read, nothing is missed, deletions are found by the sweep."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fakes.fault_proxy import Fault
from fakes.maple import StandingClock, maple
from fakes.sekmet import Chart, Site

from appliance.ehr.cursor import Cursor
from appliance.ehr.follow import follow
from appliance.ehr.mirrored import Practice
from appliance.ehr.sweep import sweep
from appliance.errors import EhrUnreachable
from appliance.store.database import open_database

pytestmark = [pytest.mark.anyio, pytest.mark.peers]


@dataclass(slots=True)
class Mirror:
    """A box's database, read from the site."""

    db: sqlite3.Connection
    site: Site
    cursors: dict[str, Cursor] = field(default_factory=dict)
    practice: Practice = field(
        default_factory=lambda: Practice(
            {one.id: one.location_id for one in maple().clinic.providers}, frozenset(), "America/Chicago"
        )
    )

    async def sweep(self) -> int:
        _, until = self.site.ehr.window()
        rows, self.cursors = await sweep(self.db, self.site.ehr, self.practice, StandingClock(), until)
        return rows

    async def follow(self) -> int:
        _, until = self.site.ehr.window()
        return await follow(self.db, self.site.ehr, self.practice, StandingClock(), self.cursors, until)

    def status(self, slot_id: str) -> str | None:
        row = self.db.execute("select status from slots where ehr_id = ?", (slot_id,)).fetchone()
        return row[0] if row else None


@pytest.fixture
async def mirror(site: Site, tmp_path: Path) -> AsyncIterator[Mirror]:
    with closing(open_database(tmp_path / "box.db", None)) as db:
        yield Mirror(db, site)


async def test_a_slot_the_clinic_takes_is_seen_without_reading_the_calendar(mirror: Mirror, chart: Chart) -> None:
    _, (slot, _) = await chart.free("kim")
    began = time.process_time()
    whole = await mirror.sweep()
    swept, began = time.process_time() - began, time.process_time()
    await chart.book_elsewhere(slot)
    assert await mirror.follow() >= 1
    assert mirror.status(slot.ehr_id) == "busy"
    for _ in range(5):  # what the server was still writing may come as news once more
        began = time.process_time()
        news = await mirror.follow()
        followed = time.process_time() - began
        if not news:
            break
    assert news == 0
    print(f"\nsweep of {whole}: {swept * 1000:.0f} ms of processor; nothing new: {followed * 1000:.0f} ms")
    assert whole > 1000  # what a look for news does not read again


async def test_a_deleted_slot_is_offered_until_the_sweep_and_no_longer(mirror: Mirror, chart: Chart) -> None:
    """P, case 29: deletions do not show in _lastUpdated."""
    _, (slot, _) = await chart.free("kim")
    await mirror.sweep()
    assert (await chart.http.write("DELETE", f"Slot/{slot.ehr_id}", {}, {})).ok
    await mirror.follow()
    assert mirror.status(slot.ehr_id) == "free"
    await mirror.sweep()
    assert mirror.status(slot.ehr_id) is None


async def test_a_page_that_fails_voids_the_sweep(mirror: Mirror) -> None:
    """P, case 26: page two of a thousand slots does not come; what was known stays known."""
    await mirror.sweep()
    known = mirror.db.execute("select count(*) from slots").fetchone()
    assert known[0] > 1000  # several pages
    answer = b"HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    mirror.site.proxy.faults.append(Fault("GET", "_offset=", answer, times=1))
    mirror.site.proxy.faults.append(Fault("GET", "page", answer, times=1))
    with pytest.raises(EhrUnreachable):
        await mirror.sweep()
    assert mirror.db.execute("select count(*) from slots").fetchone() == known
    assert sum(fault.times for fault in mirror.site.proxy.faults) == 1, "no page was refused"
