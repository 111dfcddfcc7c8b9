"""What no FHIR server should send is one unreadable thing, and never the end of the EHR process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import anyio
import msgspec
import pytest
from fakes.ehr import FakeEhr
from fakes.maple import MONDAY, StandingClock
from fakes.model_clinic import START, booking, moving, office, unwanted
from fakes.model_server import Resource

from appliance.config import OpenDentalConfig
from appliance.ehr.cursor import updated, version
from appliance.ehr.http import FhirHttp, _answer
from appliance.ehr.live import still_free
from appliance.ehr.mirrored import Calendar, Practice, appointment, slot
from appliance.ehr.open_dental import rows
from appliance.ehr.profile import Strategy
from appliance.ehr.records import read
from appliance.ehr.resource import moment
from appliance.ehr.sync import Sync
from appliance.ehr.together import together
from appliance.ehr.wire import Begin, StillFree
from appliance.errors import EhrUnreachable
from appliance.seams import Pushed, Rejected
from appliance.store import busy
from appliance.store.appointments import put_appointments
from appliance.store.bodies import SlotRef
from appliance.store.database import open_database
from appliance.store.mirror import MirrorSlot, begin_sweep, put_slots

pytestmark = pytest.mark.anyio
PRACTICE = Practice({"ramirez": "main"}, frozenset({"sick"}), "UTC")
FOR_EVER = "9999-12-31T23:59:59-06:00"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(open_database(":memory:", None)) as opened:
        yield opened


async def fails(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("error", [EhrUnreachable("gone"), ValueError(), TypeError(), KeyError(), OverflowError()])
async def test_of_several_questions_the_first_error_comes_out_by_itself_once_all_have_ended(error: Exception) -> None:
    ended = anyio.Event()

    async def slow() -> None:
        await anyio.sleep(0.01)
        ended.set()

    with pytest.raises(type(error)):
        await together([lambda: fails(error), slow])
    assert ended.is_set()


@pytest.mark.parametrize("text", [FOR_EVER, "0001-01-01T00:00:00+05:00", "soon", "2026-11-23T09:00:00", None, 7, {}])
def test_a_time_beyond_the_calendar_is_none(text: Any) -> None:
    assert moment(text) is None


def test_the_last_instant_that_can_be_told_is_told() -> None:
    assert moment("9999-12-31T23:59:59Z") == datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-11-23 09:00:00", True),
        ("9998-12-31 23:59:59", True),
        ("9999-12-31 23:59:59", False),
        ("0001-01-01 00:00:00", False),
        ("x", False),
    ],
)
def test_nor_is_one_beyond_open_dental_s(text: str, told: bool) -> None:
    row = {"AptNum": 1, "AptDateTime": text, "Pattern": "X" * 200, "DateTStamp": text}
    at = rows.office(PRACTICE, OpenDentalConfig(developer_key_file="a", customer_key_file="b"))
    assert ("start" in rows.appointment(row, at)) is told


@pytest.mark.parametrize("odd", ["x", 7, [], ["versionId"], None, True, {}, {"versionId": None}])
def test_a_meta_that_is_none_tells_nothing(odd: Any) -> None:
    one = {"resourceType": "Slot", "id": "s", "meta": odd}
    assert (updated(one), version(one)) == (None, "")
    assert _answer(200, {}, msgspec.json.encode(one)).etag == ""


SLOT = {
    "schedule": {"reference": "Schedule/k1"},
    "status": "free",
    "start": "2026-11-24T15:00:00Z",
    "end": "2026-11-24T15:15:00Z",
}


@pytest.mark.parametrize(
    ("key", "fits"),
    [("s1", True), ("A.b-9", True), ("x" * 64, True), ("x" * 65, False), ("s_1", False), ("s/1", False), ("", False)],
)
def test_a_slot_whose_id_is_no_id_is_not_offered(key: str, fits: bool) -> None:
    assert (slot({**SLOT, "id": key}, {"k1": Calendar("ramirez", "main")}) is not None) is fits


@pytest.mark.parametrize("end", [FOR_EVER, "9999-12-31T23:59:59Z"])
def test_an_appointment_for_ever_takes_two_years_at_most(db: sqlite3.Connection, end: str) -> None:
    people = [{"actor": {"reference": one}} for one in ("Patient/p1", "Practitioner/ramirez")]
    one = {"id": "a1", "status": "booked", "start": "2026-11-24T15:00:00Z", "end": end, "participant": people}
    found = appointment(one, PRACTICE)
    assert (found is None) is (end == FOR_EVER)
    put_appointments(db, begin_sweep(db, MONDAY), [found] if found else [])
    assert len(busy.taken(db, MONDAY, MONDAY + timedelta(days=60), MONDAY)) == bool(found)
    assert db.execute("select count(*) from busy").fetchone()[0] <= 2 * 366 * 288


def mirrored_slot(db: sqlite3.Connection, key: str) -> None:
    """A slot that an older version took in."""
    row = MirrorSlot(
        ehr_id=key,
        version="1",
        schedule_id="k1",
        provider_id="ramirez",
        location_id="main",
        free=True,
        start=START,
        end=START + timedelta(minutes=30),
    )
    put_slots(db, begin_sweep(db, MONDAY), [row])


@pytest.mark.parametrize("key", ["s_0", "x" * 70, "s 0"])
async def test_a_look_at_what_cannot_be_asked_for_says_nothing(db: sqlite3.Connection, key: str) -> None:
    mirrored_slot(db, key)
    async with office(Strategy.SLOT_FIRST) as there:
        asked = StillFree(key="", provider_id="ramirez", start=START, end=START + timedelta(minutes=30))
        found = await still_free(db, there.http, PRACTICE, asked, MONDAY)
    assert found is None


@pytest.mark.parametrize("way", [Strategy.SLOT_FIRST, Strategy.TRANSACTION])
@pytest.mark.parametrize("change", ["book", "move"])
async def test_a_change_with_an_odd_slot_is_a_card(way: Strategy, change: str) -> None:
    async with office(way) as there:
        old = booking(4)
        if change == "move":
            await there.push(old)
        body = old if change == "book" else moving(old, 8)
        assert await there.push(msgspec.structs.replace(body, slots=(SlotRef("s_4", ""),))) == Rejected(0, "unreadable")


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("odd", [7, True, None])
async def test_a_booking_that_breaks_on_an_odd_slot_leaves_the_other_free(odd: int | None, seen: bool) -> None:
    async with office(Strategy.SLOT_FIRST) as there:
        if odd is not None:
            there.server.held["Slot/s1"]["identifier"] = odd
        if seen:
            held = [await read(there.http, f"Slot/s{number}") for number in (0, 1)]
            there.ehr.glances.keep("ramirez", START, [one for one in held if one])
        said = await there.push(booking())
        assert isinstance(said, Pushed) if odd is None else said == Rejected(0, "unreadable")
        assert [there.status(number) for number in (0, 1)] == ["busy" if odd is None else "free"] * 2


async def test_a_cancellation_of_an_odd_appointment_is_a_card() -> None:
    async with office(Strategy.SLOT_FIRST) as there:
        odd = msgspec.structs.replace(unwanted(booking()), appointment_ehr_id="a_1")
        assert await there.push(odd) == Rejected(0, "unreadable")


@pytest.mark.parametrize("link", ["https://127.0.0.1:99999/fhir?p=2", "http://127.0.0.1:port/", "http://[::1/fhir"])
async def test_a_next_page_without_an_address_is_no_answer(link: str) -> None:
    async with FhirHttp("http://127.0.0.1:9/fhir") as http:
        with pytest.raises(EhrUnreachable):
            await http.page(link)


class Deaf:
    def send(self, message: bytes) -> None:
        """Nobody listens."""


class Reading(FakeEhr):
    """A driver, as far as reading goes."""

    def window(self) -> tuple[datetime, datetime]:
        return MONDAY, MONDAY + timedelta(days=60)


def syncing(db: sqlite3.Connection, ehr: FakeEhr) -> Sync:
    begin = Begin(
        base_url="http://x/fhir", every_s=60, database="", key=None, practice=PRACTICE, now=MONDAY, sent_s=0.0
    )
    return Sync(cast(Any, Deaf()), db, cast(Any, ehr), begin, StandingClock())


@pytest.mark.parametrize(
    "odd",
    [
        {"resourceType": "Slot", "id": "s1", "meta": "none"},
        {"resourceType": "Slot", "id": {"s": 1}, "meta": [1]},
        {"resourceType": "Slot", "id": "s1", "start": FOR_EVER, "end": FOR_EVER},
        {"resourceType": "Appointment", "id": "a1", "participant": 7, "identifier": 7},
        {"resourceType": "Schedule", "id": "k1", "actor": 7},
        {"resourceType": "Patient", "id": "p1", "name": "Ann", "birthDate": 7},
    ],
)
async def test_an_odd_resource_is_left_out_of_the_reading(db: sqlite3.Connection, odd: Resource) -> None:
    assert await syncing(db, Reading(pages=[(odd["resourceType"], [msgspec.json.encode(odd)])]))._read()


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"resourceType":"Slot","id":"\xff"}', b"[" * 5000])
async def test_a_reading_that_breaks_on_its_shape_is_one_that_failed(db: sqlite3.Connection, raw: bytes) -> None:
    ehr = Reading(pages=[("Slot", [raw])])
    sync = syncing(db, ehr)
    assert not await sync._read()
    ehr.pages = []
    assert await sync._read()
