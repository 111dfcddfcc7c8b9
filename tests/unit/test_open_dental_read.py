"""Open Dental's book in the mirror: whole, in pages, by changes, and at one time in the call."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fakes.fault_proxy import Fault
from fakes.maple import MONDAY, StandingClock
from fakes.open_dental_office import DENTIST, HYGIENIST, NINE, PRACTICE, Place, booking, office, shift

from appliance.ehr.cursor import Cursor
from appliance.ehr.follow import follow
from appliance.ehr.open_dental import rows, wall
from appliance.ehr.sweep import sweep
from appliance.ehr.twins import Twins
from appliance.ehr.wire import StillFree
from appliance.errors import EhrUnreachable
from appliance.seams import Pushed
from appliance.store.database import open_database
from appliance.store.slots import free_slots

pytestmark = pytest.mark.anyio

CHICAGO = ZoneInfo("America/Chicago")
EIGHT, NOON = NINE - timedelta(hours=1), NINE + timedelta(hours=3)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    db = open_database(":memory:", None)
    yield db
    db.close()


async def swept(db: sqlite3.Connection, at: Place, twins: Twins | None = None) -> dict[str, Cursor]:
    _, until = at.ehr.window()
    return (await sweep(db, at.ehr, PRACTICE, StandingClock(), until, twins))[1]


async def followed(db: sqlite3.Connection, at: Place, cursors: dict[str, Cursor]) -> int:
    _, until = at.ehr.window()
    return await follow(db, at.ehr, PRACTICE, StandingClock(MONDAY + timedelta(minutes=1)), cursors, until)


def free(db: sqlite3.Connection, who: str = DENTIST) -> list[tuple[str, str]]:
    """A provider's free stretches of the Tuesday, by the wall clock."""
    found = free_slots(db, (who,), EIGHT, NOON).get(who, [])
    return [tuple(f"{at.astimezone(CHICAGO):%H:%M}" for at in (one.start, one.end)) for one in found]  # type: ignore[misc]


def visits(db: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return db.execute("select ehr_id, provider_id, status, visit_type_id from visits order by ehr_id").fetchall()


async def test_the_office_is_read_into_the_mirror(db: sqlite3.Connection) -> None:
    async with office() as at:
        at.staff_book(NINE, AppointmentTypeNum=7)
        at.staff_book(NINE, op=3, ProvHyg=2, IsHygiene="true")
        at.staff_book(NINE, AptStatus="UnschedList")
        at.staff_book(NINE, AptStatus="Planned")
        await swept(db, at)
    assert free(db) == [("08:00", "09:00"), ("09:30", "12:00")]
    assert free(db, HYGIENIST) == [("08:00", "09:00"), ("09:30", "12:00")]
    assert visits(db) == [("1", "1", "confirmed", "checkup"), ("2", "2", "confirmed", "")]
    people = db.execute("select ehr_id, given, family, birth_date, phone, lang, active from patients order by 1")
    assert people.fetchall() == [
        ("11", "Adaeze", "Okonkwo", "1961-07-19", "", "en", 1),
        ("12", "Luz", "Díaz", "1961-07-19", "", "es", 1),
    ]


async def test_blockouts_and_colleagues_shut_chairs_and_the_provider_needs_one(db: sqlite3.Connection) -> None:
    async with office() as at:
        shift(at.server, 0, "1", "08:00:00", "10:00:00", SchedType="Blockout", blockoutType="Lunch")
        at.staff_book(NINE, who=3, op=2)
        shift(at.server, 0, "2", "11:00:00", "12:00:00", SchedType="Blockout", blockoutType="New patient")
        await swept(db, at)
    assert free(db) == [("08:00", "09:00"), ("09:30", "12:00")]


async def test_the_dentist_who_looks_in_on_a_hygiene_visit_is_busy_for_that_part(db: sqlite3.Connection) -> None:
    async with office() as at:
        at.staff_book(NINE, op=3, minutes=60, ProvHyg=2, IsHygiene="true", PatternSecondary="////////XX//")
        await swept(db, at)
    assert free(db) == [("08:00", "09:40"), ("09:50", "12:00")]
    assert free(db, HYGIENIST) == [("08:00", "09:00"), ("10:00", "12:00")]


async def test_lists_come_in_pages_and_one_that_slides_while_it_is_read_is_read_again(db: sqlite3.Connection) -> None:
    async with office() as at:
        for number in range(250):
            at.server.put("patients", **{**at.server.tables["patients"][11], "PatNum": 1000 + number})
        await swept(db, at)
        assert db.execute("select count(*) from patients where active").fetchone() == (252,)
        asked = [target for _, target in at.server.seen if "Simple" in target]
        assert [target.partition("Offset=")[2] for target in asked] == ["", "99", "198"]

        def meanwhile(method: str, target: str) -> None:
            if "Offset=99" in target:
                at.server.tables["patients"].pop(11, None)

        at.server.before = meanwhile
        with pytest.raises(EhrUnreachable):
            await swept(db, at)
        assert db.execute("select count(*) from patients where active").fetchone() == (252,)
        await swept(db, at)
        assert db.execute("select count(*) from patients where active").fetchone() == (251,)


async def test_only_what_has_changed_is_taken_openings_and_blockouts_too(db: sqlite3.Connection) -> None:
    async with office() as at:
        row = at.staff_book(NINE)
        cursors = await swept(db, at)
        at.server.now += timedelta(minutes=1)
        assert await followed(db, at, cursors) == 0
        at.server.put("appointments", AptNum=row["AptNum"], AptDateTime="2026-11-24 10:00:00")
        at.server.put("patients", PatNum=11, PatStatus="Deceased")
        lunch = shift(at.server, 0, "1,2", "11:30:00", "12:00:00", SchedType="Blockout", blockoutType="Lunch")
        assert await followed(db, at, cursors) > 0
        assert free(db) == [("08:00", "10:00"), ("10:30", "11:30")]
        assert db.execute("select active from patients where ehr_id = '11'").fetchone() == (0,)
        at.server.put("appointments", AptNum=row["AptNum"], AptStatus="Broken")
        del at.server.tables["schedules"][lunch["ScheduleNum"]]
        await followed(db, at, cursors)
        assert free(db) == [("08:00", "12:00")]
        assert [status for _, _, status, _ in visits(db)] == ["cancelled"]
        assert await followed(db, at, cursors) == 0


async def test_two_changes_of_one_second_are_both_taken(db: sqlite3.Connection) -> None:
    async with office() as at:
        row = at.staff_book(NINE)
        cursors = await swept(db, at)
        for start in ("10:00:00", "11:00:00"):
            at.server.put("appointments", AptNum=row["AptNum"], AptDateTime=f"2026-11-24 {start}")
            await followed(db, at, cursors)
        assert free(db) == [("08:00", "11:00"), ("11:30", "12:00")]


async def test_a_time_is_looked_at_in_the_book_and_written_at_once(db: sqlite3.Connection) -> None:
    async with office() as at:
        await swept(db, at)
        asked = StillFree(key="k", provider_id=DENTIST, start=NINE, end=NINE + timedelta(minutes=30))
        assert await at.ehr.still_free(db, PRACTICE, asked) is True
        seen = len(at.server.seen)
        assert isinstance(await at.push(booking()), Pushed)
        assert [method for method, _ in at.server.seen[seen:]] == ["POST", "GET"]
        assert await at.ehr.still_free(db, PRACTICE, asked) is False
        assert ("09:00", "09:30") not in free(db)
        at.proxy.faults.append(Fault("GET", "schedules", "hang"))
        assert await at.ehr.still_free(db, PRACTICE, asked) is None


async def test_an_opening_is_not_offered_again_once_it_was_seen_to_be_taken(db: sqlite3.Connection) -> None:
    async with office() as at:
        await swept(db, at)
        at.staff_book(NINE)
        asked = StillFree(key="k", provider_id=DENTIST, start=NINE, end=NINE + timedelta(minutes=30))
        assert await at.ehr.still_free(db, PRACTICE, asked) is False
        assert free(db) == [("08:00", "09:00"), ("09:30", "12:00")]


async def test_a_time_seen_to_be_taken_that_is_given_up_again_is_offered_after_the_next_reading(
    db: sqlite3.Connection,
) -> None:
    async with office() as at:
        cursors = await swept(db, at)
        before, other = free(db), free(db, HYGIENIST)
        row = at.staff_book(NINE)
        asked = StillFree(key="k", provider_id=DENTIST, start=NINE, end=NINE + timedelta(minutes=30))
        assert await at.ehr.still_free(db, PRACTICE, asked) is False
        assert free(db, HYGIENIST) == other
        del at.server.tables["appointments"][row["AptNum"]]  # as if it had never been: no list of changes tells it
        await followed(db, at, cursors)
        assert free(db) == before
        assert await followed(db, at, cursors) == 0


async def test_a_refused_look_shuts_what_an_older_reading_left_and_no_other_day(db: sqlite3.Connection) -> None:
    async with office() as at:
        shift(at.server, 1, "1", SchedDate="2026-11-25")
        await swept(db, at)
        db.execute("update slots set ehr_id = 'old' where ehr_id like 'p1-%20261124T1400'")
        rest = db.execute("select count(*) from slots where status = 'free'").fetchone()
        at.staff_book(NINE)
        asked = StillFree(key="k", provider_id=DENTIST, start=NINE, end=NINE + timedelta(minutes=30))
        assert await at.ehr.still_free(db, PRACTICE, asked) is False
        assert free(db) == [("08:00", "09:00"), ("09:30", "12:00")]
        assert db.execute("select count(*) from slots where status = 'free'").fetchone() == (rest[0] + 1,)


async def test_two_chairs_free_for_half_a_visit_each_are_not_offered_again(db: sqlite3.Connection) -> None:
    async with office() as at:
        shift(at.server, 0, "1", "08:00:00", "09:30:00", SchedType="Blockout", blockoutType="Lunch")
        shift(at.server, 0, "2", "09:30:00", "12:00:00", SchedType="Blockout", blockoutType="Lunch")
        await swept(db, at)
        asked = StillFree(key="k", provider_id=DENTIST, start=NINE, end=NINE + timedelta(minutes=60))
        assert len(free(db)) == 2
        assert await at.ehr.still_free(db, PRACTICE, asked) is False
        assert free(db) == []


async def test_of_two_appointments_of_one_visit_the_first_stands_after_a_whole_reading(db: sqlite3.Connection) -> None:
    async with office() as at:
        for op in (1, 2):
            at.staff_book(NINE, op=op, Note="[frontdesk visit 0193-twice]")
        twins = Twins()
        await swept(db, at, twins)
        assert await at.ehr.mend(twins) == 1
        assert [one["AptNum"] for one in at.booked()] == [1]


async def test_what_answers_something_else_is_not_an_empty_office(db: sqlite3.Connection) -> None:
    async with office() as at:
        await swept(db, at)
        for answer in (
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        ):
            at.proxy.faults.append(Fault("GET", "appointments", answer))
            with pytest.raises(EhrUnreachable):
                await swept(db, at)
    assert free(db) == [("08:00", "12:00")]


def test_a_wall_clock_names_an_instant_but_for_the_hour_that_comes_twice() -> None:
    assert wall.instant("2026-11-24 09:00:00", CHICAGO) == NINE
    assert wall.stamp(NINE, CHICAGO) == "2026-11-24 09:00:00"
    assert wall.instant("0001-01-01 00:00:00", CHICAGO) is None
    assert wall.day("0001-01-01") is None
    assert wall.day("1961-07-19") == date(1961, 7, 19)
    first = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert [wall.plain(at, CHICAGO) for at in (first, first + timedelta(hours=1), NINE)] == [False, False, True]
    assert (wall.pattern(30), wall.pattern(31), wall.length("//XX")) == ("X" * 6, "X" * 7, timedelta(minutes=20))


def test_a_mark_is_found_among_what_staff_have_written() -> None:
    text = f"late\r\n{rows.mark('visit', '0193-a')} called {rows.mark('note', 'n.1')}"
    assert (rows.marked(text, "visit"), rows.marked(text, "note"), rows.marked("", "visit")) == ("0193-a", "n.1", "")
    assert rows.unmarked(text) == "late\r\n called"


def test_a_practice_of_several_clinics_has_a_calendar_in_each() -> None:
    practice = rows.Practice({"1": "4"}, frozenset(), "America/Chicago")
    at = rows.Office(CHICAGO, practice)
    found = rows.schedule({"ProvNum": 1}, 4, at)
    assert found["id"] == "p1-4"
    assert json.dumps(found["actor"]) == '[{"reference": "Practitioner/1"}, {"reference": "Location/4"}]'
