"""Only what has changed is read, and nothing that has changed is missed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from fakes.ehr import FakeEhr
from fakes.maple import MONDAY, StandingClock

from appliance.clinic.visit import Opening
from appliance.ehr.cursor import Cursor
from appliance.ehr.follow import Unfollowable, follow
from appliance.ehr.mirrored import Practice
from appliance.ehr.sweep import sweep
from appliance.errors import EhrUnreachable
from appliance.schedule import book
from appliance.store import mirror, settle, visits
from appliance.store.cards import cards
from appliance.store.database import open_database

pytestmark = pytest.mark.anyio

UNTIL = MONDAY + timedelta(days=60)
PRACTICE = Practice({"ramirez": "main"}, frozenset({"checkup"}), "America/Chicago")


@dataclass(slots=True)
class Server:
    """A record system as a dict of resources, stamped by its own clock."""

    db: sqlite3.Connection
    held: dict[str, dict[str, Any]] = field(default_factory=dict)
    second: int = 0
    cursors: dict[str, Cursor] = field(default_factory=dict)
    filters: bool = True

    def write(self, kind: str, key: str, *, tick: int = 10, **fields: Any) -> None:
        self.second += tick
        old = self.held.get(key, {"meta": {"versionId": "0"}})
        number = str(int(old["meta"]["versionId"]) + 1)
        stamp = (MONDAY + timedelta(seconds=self.second)).isoformat()
        meta = {"versionId": number, "lastUpdated": stamp}
        self.held[key] = {"resourceType": kind, "id": key, "meta": meta, **fields}

    def slot(self, number: int, *, tick: int = 10, **rest: Any) -> None:
        start = MONDAY + timedelta(hours=number)
        end = start + timedelta(minutes=15)
        times = {"start": start.isoformat(), "end": end.isoformat()}
        self.write(
            "Slot",
            f"slot-{number}",
            tick=tick,
            **{"schedule": {"reference": "Schedule/s1"}, "status": "free", **times, **rest},
        )

    def visit(self, key: str, hour: int, **rest: Any) -> None:
        start = MONDAY + timedelta(hours=hour)
        people = [{"actor": {"reference": f"{who}"}} for who in ("Patient/p1", "Practitioner/ramirez")]
        end = (start + timedelta(minutes=30)).isoformat()
        self.write(
            "Appointment",
            key,
            **{"status": "booked", "start": start.isoformat(), "end": end, "participant": people, **rest},
        )

    def ehr(self, breaks_after: int | None = None) -> FakeEhr:
        kinds = ("Schedule", "Patient", "Slot", "Appointment")
        pages = [
            (kind, [json.dumps(one).encode() for one in self.held.values() if one["resourceType"] == kind])
            for kind in kinds
        ]
        return FakeEhr(pages=pages, filters=self.filters, breaks_after=breaks_after)

    async def sweep(self) -> None:
        _, self.cursors = await sweep(self.db, self.ehr(), PRACTICE, StandingClock(), UNTIL)

    async def follow(self, breaks_after: int | None = None) -> int:
        return await follow(self.db, self.ehr(breaks_after), PRACTICE, StandingClock(), self.cursors, UNTIL)

    def free(self) -> list[str]:
        return [row[0] for row in self.db.execute("select ehr_id from slots where status = 'free' order by ehr_id")]


@pytest.fixture
def server() -> Iterator[Server]:
    with closing(open_database(":memory:", None)) as db:
        made = Server(db)
        made.write("Schedule", "s1", actor=[{"reference": "Practitioner/ramirez"}])
        for number in (1, 2, 3):
            made.slot(number)
        yield made


async def test_nothing_new_is_nothing_to_do(server: Server) -> None:
    await server.sweep()
    assert [await server.follow() for _ in range(3)] == [0, 0, 0]
    assert server.free() == ["slot-1", "slot-2", "slot-3"]


async def test_what_staff_changed_is_seen_at_the_next_reading(server: Server) -> None:
    await server.sweep()
    server.slot(2, status="busy")
    server.slot(4)
    assert await server.follow() == 2
    assert server.free() == ["slot-1", "slot-3", "slot-4"]
    assert await server.follow() == 0


async def test_a_second_write_of_the_same_instant_is_not_lost(server: Server) -> None:
    """P, case 30: equal lastUpdated at the edge of what was read."""
    await server.sweep()
    server.slot(4)
    assert await server.follow() == 1
    server.slot(5, tick=0)
    server.slot(4, tick=0, status="busy")
    assert await server.follow() == 2
    assert server.free() == ["slot-1", "slot-2", "slot-3", "slot-5"]


async def test_a_reading_that_breaks_is_made_again_from_where_it_began(server: Server) -> None:
    await server.sweep()
    server.slot(4)
    with pytest.raises(EhrUnreachable):
        await server.follow(breaks_after=3)
    assert await server.follow() == 1
    assert "slot-4" in server.free()


async def test_a_slot_that_left_the_window_or_lost_its_times_is_no_slot(server: Server) -> None:
    await server.sweep()
    far = UNTIL + timedelta(days=1)
    server.slot(1, start=far.isoformat(), end=(far + timedelta(minutes=15)).isoformat())
    server.slot(2, end=None)
    await server.follow()
    assert server.free() == ["slot-3"]


async def test_a_visit_that_staff_moved_or_cancelled_is_followed(server: Server) -> None:
    """P, case 21: an appointment moved by staff is known at its new time."""
    server.visit("a1", 5)
    await server.sweep()
    server.visit("a1", 9)
    await server.follow()
    [found] = visits.visits_of(server.db, "p1", MONDAY)
    assert found.start == MONDAY + timedelta(hours=9)
    server.visit("a1", 9, status="cancelled")
    await server.follow()
    assert visits.visits_of(server.db, "p1", MONDAY) == ()


async def test_a_visit_that_can_no_longer_be_read_takes_no_time(server: Server) -> None:
    server.visit("a1", 5)
    await server.sweep()
    server.visit("a1", 5, start=None)
    await server.follow()
    assert visits.visits_of(server.db, "p1", MONDAY) == ()
    assert server.db.execute("select count(*) from busy").fetchone() == (0,)


async def test_a_change_of_staff_that_met_one_of_ours_is_looked_at_again(server: Server) -> None:
    """Ours is on its way when theirs is read: theirs must not be passed over for ever."""
    server.visit("a1", 5)
    await server.sweep()
    [found] = visits.visits_of(server.db, "p1", MONDAY)
    _, key = book.cancel(server.db, found.id, call_id="c1", now=MONDAY)
    server.visit("a1", 9)
    server.slot(7)
    assert await server.follow() == 2
    assert await server.follow() == 1
    settle.mark_conflict(server.db, key or "", "appointment_moved", MONDAY - timedelta(minutes=1))
    assert await server.follow() == 1
    [found] = visits.visits_of(server.db, "p1", MONDAY)
    assert found.start == MONDAY + timedelta(hours=9)
    assert await server.follow() == 0


async def test_a_server_that_does_not_know_the_filter_is_swept(server: Server) -> None:
    """P, case 28: filters are checked on our side, too."""
    server.filters = False
    await server.sweep()
    with pytest.raises(Unfollowable) as caught:
        await server.follow()
    assert not caught.value.went_back


async def test_a_calendar_that_changed_hands_is_swept(server: Server) -> None:
    await server.sweep()
    server.write("Schedule", "s1", actor=[{"reference": "Practitioner/ramirez"}], active=False)
    with pytest.raises(Unfollowable):
        await server.follow()
    await server.sweep()
    assert server.free() == []


async def test_a_server_put_back_to_a_backup_is_noticed_and_a_told_visit_it_lost_is_a_card(server: Server) -> None:
    """P, case 46: full resync, and nobody's confirmed visit vanishes in silence."""
    backup, second = {key: dict(one) for key, one in server.held.items()}, server.second
    opening = Opening(
        provider_id="ramirez",
        location_id="main",
        visit_type_id="checkup",
        start=MONDAY + timedelta(hours=5),
        minutes=30,
    )
    hold_id = book.hold(server.db, opening, "c1", MONDAY)
    made = book.book(server.db, hold_id, "p1", call_id="c1", callback="", lang="en", reason="", now=MONDAY)
    server.visit("a1", 5)
    server.slot(4)
    settle.mark_acked(server.db, made.id, "a1", "1", MONDAY - timedelta(minutes=1))
    await server.sweep()
    before = mirror.server_at(server.db)
    server.held, server.second = backup, second
    with pytest.raises(Unfollowable) as caught:
        await server.follow()
    assert caught.value.went_back
    for _ in range(2):
        await server.sweep()
    assert before is not None
    assert max(one.latest for one in server.cursors.values()) < before
    assert [(one.kind, one.found, one.visit_id) for one in cards(server.db)] == [
        ("conflict", "appointment_gone", made.id)
    ]
    found = visits.visit(server.db, made.id)
    assert found is not None
    assert found.status == "needs_attention"


def test_what_was_changed_while_we_read_is_read_again() -> None:
    cursor = Cursor()
    stamp = lambda second: {"meta": {"lastUpdated": (MONDAY + timedelta(seconds=second)).isoformat()}}  # noqa: E731
    cursor.read([{"id": "a", **stamp(0)}, {"id": "b", **stamp(60)}], again=(), took=timedelta(seconds=20))
    assert cursor.since == MONDAY + timedelta(seconds=60 - 20 - 2)


def test_what_was_written_a_moment_before_the_second_is_out_is_news_once() -> None:
    """Searches are asked by whole seconds, stamps are finer."""
    cursor = Cursor()
    early, late = MONDAY + timedelta(seconds=58, milliseconds=200), MONDAY + timedelta(seconds=60, milliseconds=500)
    rows = [
        {"id": name, "meta": {"versionId": "1", "lastUpdated": at.isoformat()}}
        for name, at in (("a", early), ("b", late))
    ]
    cursor.read(rows, again=(), took=timedelta())
    assert cursor.since == MONDAY + timedelta(seconds=58)
    assert cursor.fresh(rows) == []
