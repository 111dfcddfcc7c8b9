"""Reading everything: what is complete replaces the mirror, what breaks half-way does not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fakes.ehr import FakeEhr, NoEhr
from fakes.maple import MONDAY, StandingClock, maple

from appliance.ehr.mirrored import Practice
from appliance.ehr.sweep import sweep
from appliance.errors import EhrUnreachable
from appliance.store import mirror
from appliance.store.database import open_database

pytestmark = pytest.mark.anyio

UNTIL = MONDAY + timedelta(days=60)
PRACTICE = Practice({"ramirez": "main", "okafor": "dental"}, frozenset({"checkup"}), "America/Chicago")


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(open_database(":memory:", None)) as opened:
        yield opened


def page(kind: str, *resources: dict[str, Any]) -> tuple[str, list[bytes]]:
    return kind, [json.dumps({"resourceType": kind, **one}).encode() for one in resources]


SCHEDULE = page("Schedule", {"id": "s1", "actor": [{"reference": "Practitioner/ramirez"}]})


def slot(number: int, **rest: Any) -> dict[str, Any]:
    start = MONDAY + timedelta(hours=number)
    return {
        "id": f"slot-{number}",
        "meta": {"versionId": "7"},
        "schedule": {"reference": "Schedule/s1"},
        "status": "free",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=15)).isoformat(),
        **rest,
    }


def ids(db: sqlite3.Connection, status: str = "free") -> list[str]:
    return [row[0] for row in db.execute("select ehr_id from slots where status = ? order by ehr_id", (status,))]


async def read(db: sqlite3.Connection, *pages: tuple[str, list[bytes]], breaks_after: int | None = None) -> None:
    ehr = FakeEhr(pages=list(pages), breaks_after=breaks_after)
    await sweep(db, ehr, PRACTICE, StandingClock(), UNTIL)


async def test_a_whole_sweep_fills_the_mirror(db: sqlite3.Connection) -> None:
    await read(
        db,
        page("Practitioner", {"id": "ramirez"}),
        SCHEDULE,
        page("Patient", {"id": "p1", "name": [{"family": "Díaz", "given": ["Ana"]}], "birthDate": "1980-02-03"}),
        page("Slot", slot(1), slot(2, status="busy")),
        page("Slot", slot(3)),
    )
    assert ids(db) == ["slot-1", "slot-3"]
    assert ids(db, "busy") == ["slot-2"]
    assert db.execute("select ehr_id, family from patients").fetchall() == [("p1", "Díaz")]
    assert list(mirror.resources(db, "Practitioner")) == ["ramirez"]
    assert mirror.last_synced(db) == MONDAY


async def test_a_slot_the_next_sweep_does_not_see_is_gone(db: sqlite3.Connection) -> None:
    await read(db, SCHEDULE, page("Slot", slot(1), slot(2)))
    await read(db, SCHEDULE, page("Slot", slot(2)))
    assert ids(db) == ["slot-2"]


async def test_a_sweep_that_breaks_takes_nothing_away(db: sqlite3.Connection) -> None:
    await read(db, SCHEDULE, page("Slot", slot(1)), page("Slot", slot(2)))
    with pytest.raises(EhrUnreachable):
        await read(db, SCHEDULE, page("Slot", slot(1)), page("Slot", slot(2)), breaks_after=2)
    assert ids(db) == ["slot-1", "slot-2"]


async def test_no_record_system_leaves_the_mirror_unread(db: sqlite3.Connection) -> None:
    with pytest.raises(EhrUnreachable):
        await sweep(db, NoEhr(), PRACTICE, StandingClock(), UNTIL)
    assert mirror.last_synced(db) is None


@pytest.mark.parametrize(
    "odd",
    [
        {"start": "2026-11-23T15:00:00", "end": "2026-11-23T15:15:00"},
        {"end": (MONDAY + timedelta(hours=1)).isoformat()},
        {"end": MONDAY.isoformat()},
        {"start": "soon"},
        {"start": None},
        {"schedule": {"reference": "Schedule/other"}},
        {"schedule": "s1"},
        {"status": "entered-in-error"},
    ],
)
async def test_a_slot_that_cannot_be_read_for_certain_is_no_slot(db: sqlite3.Connection, odd: dict[str, Any]) -> None:
    await read(db, SCHEDULE, page("Slot", slot(1, **odd), slot(2)))
    assert ids(db) == ["slot-2"]
    assert ids(db, "busy") == []


@pytest.mark.parametrize("status", ["busy-unavailable", "busy-tentative", "maybe", None])
async def test_only_the_word_free_is_bookable(db: sqlite3.Connection, status: str | None) -> None:
    await read(db, SCHEDULE, page("Slot", slot(1, status=status)))
    assert ids(db) == []


async def test_slots_on_both_sides_of_a_clock_change_keep_their_instants(db: sqlite3.Connection) -> None:
    """2027-11-07: 01:30 happens twice in Chicago; the offset says which."""
    twice = [
        slot(1, start="2027-11-07T01:30:00-05:00", end="2027-11-07T01:45:00-05:00"),
        slot(2, start="2027-11-07T01:30:00-06:00", end="2027-11-07T01:45:00-06:00"),
        slot(3, start="2027-11-07T07:45:00Z", end="2027-11-07T08:00:00Z"),
    ]
    await read(db, SCHEDULE, page("Slot", *twice))
    starts = [row[0] for row in db.execute("select starts_at from slots order by ehr_id")]
    first = datetime(2027, 11, 7, 6, 30, tzinfo=UTC).timestamp()
    assert starts == [first, first + 3600, first + 4500]


async def test_the_demo_practice_is_read_whole(db: sqlite3.Connection) -> None:
    from appliance.rehearse.clinic_records import practice, slots

    clinic = maple().clinic
    today = MONDAY.date()
    records = practice(clinic, today, 7)
    homes = Practice({one.id: one.location_id for one in clinic.providers}, frozenset(), clinic.zone.key)
    pages = [page(kind, *[one for one in records if one["resourceType"] == kind]) for kind in ("Location", "Schedule")]
    times = list(slots(clinic, (), today, 7))
    await sweep(db, FakeEhr(pages=[*pages, page("Slot", *times)]), homes, StandingClock(), UNTIL)
    assert len(ids(db)) == len(times)
    assert {row[0] for row in db.execute("select distinct provider_id from slots")} == set(homes.homes)
