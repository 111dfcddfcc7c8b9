"""A server that does not heed _lastUpdated is found out by its first page, and read whole only now and then."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from fakes.ehr import FakeEhr
from fakes.maple import MONDAY, StandingClock

from appliance.ehr.mirrored import Practice
from appliance.ehr.sync import UNFILTERED_S, Sync
from appliance.ehr.wire import Begin
from appliance.store.database import open_database

pytestmark = pytest.mark.anyio
PRACTICE = Practice({"ramirez": "main"}, frozenset({"checkup"}), "UTC")


def page(kind: str, *ids: str, stamp: str | None = MONDAY.isoformat(), **rest: Any) -> tuple[str, list[bytes]]:
    meta = {"versionId": "1", **({"lastUpdated": stamp} if stamp else {})}
    return kind, [json.dumps({"resourceType": kind, "id": one, "meta": meta, **rest}).encode() for one in ids]


@dataclass(slots=True)
class Counted(FakeEhr):
    """Counts the pages it gives."""

    given: list[str] = field(default_factory=list)

    def window(self) -> tuple[datetime, datetime]:
        return MONDAY, MONDAY + timedelta(days=62)

    async def pull(self) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        async with aclosing(FakeEhr.pull(self)) as pages:
            async for one in pages:
                self.given.append(one[0])
                yield one

    def asked(self) -> int:
        """Pages since the last look."""
        count = len(self.given)
        self.given.clear()
        return count


class Deaf:
    def send(self, message: bytes) -> None:
        """Nobody listens."""


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(open_database(":memory:", None)) as opened:
        yield opened


OLD = (MONDAY - timedelta(hours=1)).isoformat()
OFFICE = [
    page("Practitioner", "ramirez"),
    page("Schedule", "k1", actor=[{"reference": "Practitioner/ramirez"}]),
    page("Patient", "p1"),
    page("Slot", "s1", "s2", stamp=OLD),
    *[page("Slot", f"s{number}") for number in range(3, 9)],
]


def syncing(db: sqlite3.Connection, ehr: FakeEhr, clock: StandingClock | None = None) -> Sync:
    begin = Begin(
        base_url="http://x/fhir", every_s=60, database="", key=None, practice=PRACTICE, now=MONDAY, sent_s=0.0
    )
    return Sync(cast(Any, Deaf()), db, cast(Any, ehr), begin, clock or StandingClock())


@pytest.mark.parametrize("stamps", [True, False])
async def test_it_is_read_whole_every_five_minutes_and_a_page_or_two_in_between(
    db: sqlite3.Connection, stamps: bool
) -> None:
    pages = OFFICE if stamps else [page(kind, "x", stamp=None) for kind, _ in OFFICE]
    ehr = Counted(pages=pages, filters=False, delay_s=0)
    sync = syncing(db, ehr)
    assert (await sync._read(), ehr.asked()) == (True, len(OFFICE))
    for _ in range(3):
        assert await sync._read()
        assert ehr.asked() <= 4
    sync._whole_at -= UNFILTERED_S
    assert await sync._read()
    assert ehr.asked() >= len(OFFICE)
    assert await sync._read()
    assert ehr.asked() <= 4


async def test_one_that_filters_is_followed_every_minute(db: sqlite3.Connection) -> None:
    ehr = Counted(pages=list(OFFICE), delay_s=0)
    sync = syncing(db, ehr)
    assert await sync._read()
    new = (MONDAY + timedelta(minutes=1)).isoformat()
    ehr.pages.append(page("Patient", "p2", stamp=new, name=[{"family": "Lee"}], birthDate="1980-01-01"))
    assert await sync._read()
    assert db.execute("select id from patients").fetchall() == [("p2",)]


async def test_the_night_s_reading_and_a_calendar_that_changed_wait_for_nothing(db: sqlite3.Connection) -> None:
    clock = StandingClock()
    ehr = Counted(pages=list(OFFICE), filters=False, delay_s=0)
    sync = syncing(db, ehr, clock)
    assert (await sync._read(), ehr.asked()) == (True, len(OFFICE))
    clock.forward(86400)
    assert (await sync._read(), ehr.asked()) == (True, len(OFFICE))
    ehr.filters = True
    new = (MONDAY + timedelta(minutes=1)).isoformat()
    ehr.pages[1] = page("Schedule", "k1", "k2", stamp=new, actor=[{"reference": "Practitioner/ramirez"}])
    assert (await sync._read(), ehr.asked()) == (True, 2 * len(OFFICE))


async def test_a_whole_reading_that_failed_is_tried_again_at_once(db: sqlite3.Connection) -> None:
    ehr = Counted(pages=list(OFFICE), filters=False, delay_s=0)
    sync = syncing(db, ehr)
    assert await sync._read()
    sync._whole_at -= UNFILTERED_S
    ehr.breaks_after = 5
    assert not await sync._read()
    ehr.breaks_after = None
    ehr.asked()
    assert await sync._read()
    assert ehr.asked() >= len(OFFICE)
