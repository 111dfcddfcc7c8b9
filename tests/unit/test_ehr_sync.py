"""The EHR process over a real file and a model server: what it writes when the server went back, what it logs."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import msgspec
import pytest
from fakes.fault_proxy import Fault, FaultProxy, fault_proxy
from fakes.maple import MONDAY, StandingClock
from fakes.model_clinic import START, put_office
from fakes.model_server import Habits, ModelServer, model_server
from structlog.testing import capture_logs

from appliance.clinic.people import NewPatient
from appliance.clinic.visit import Opening
from appliance.ehr.driver import midnight
from appliance.ehr.fhir import WINDOW
from appliance.ehr.fhir_driver import FhirDriver
from appliance.ehr.http import FhirHttp
from appliance.ehr.mirrored import Practice
from appliance.ehr.profile import Profile, Strategy
from appliance.ehr.sync import SWEEP_AT, Sync
from appliance.ehr.wire import Begin
from appliance.schedule import book
from appliance.schedule.diary import SearchRules
from appliance.seams import Pushed, Rejected
from appliance.store import outbox, profiles
from appliance.store.bodies import NoteBody
from appliance.store.database import open_database
from appliance.store.writer import writing

pytestmark = pytest.mark.anyio
PRACTICE = Practice({"ramirez": "main"}, frozenset({"sick"}), "UTC")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@dataclass(slots=True)
class Box:
    db: sqlite3.Connection
    sync: Sync
    driver: FhirDriver
    server: ModelServer
    proxy: FaultProxy

    def book(self, patient: str | NewPatient, *, reason: str = "") -> str:
        opening = Opening(provider_id="ramirez", location_id="main", visit_type_id="sick", start=START, minutes=15)
        hold = book.hold(self.db, opening, "c1", MONDAY)
        made = book.book(
            self.db, hold, patient, call_id="c1", callback="+13125550188", lang="en", reason=reason, now=MONDAY
        )
        return made.id

    def note(self, visit_id: str, line: str) -> None:
        note = NoteBody(
            key="note-1",
            call_id="c1",
            started=MONDAY,
            ended=MONDAY,
            outcome="booked",
            lang="en",
            lines=(line,),
            visit_id=visit_id,
        )
        with writing(self.db):
            outbox.enqueue(self.db, note, lane="note-1", now=MONDAY, visit_id=None)

    def writes(self) -> list[str]:
        return [method for method, _ in self.proxy.seen if method != "GET"]


class Deaf:
    def send(self, message: bytes) -> None:
        """Nobody listens."""


@asynccontextmanager
async def a_box(folder: Path, habits: Habits | None = None) -> AsyncIterator[Box]:
    file = folder / "box.db"
    async with model_server(habits) as server, fault_proxy(server.base_url) as proxy:
        put_office(server)
        name = [{"family": "Okonkwo", "given": ["Adaeze"]}]
        server.put({"resourceType": "Patient", "id": "p1", "name": name, "birthDate": "1961-07-19"})
        with closing(open_database(file, None)) as own, closing(open_database(file, None)) as theirs:
            async with FhirHttp(proxy.base_url, deadline_s=1) as http:
                begin = Begin(
                    base_url=proxy.base_url,
                    every_s=60,
                    database=str(file),
                    key=None,
                    practice=PRACTICE,
                    now=MONDAY,
                    sent_s=0.0,
                )
                driver = FhirDriver(http, StandingClock(), ZoneInfo(PRACTICE.zone))
                sync = Sync(cast(Any, Deaf()), theirs, driver, begin, StandingClock())
                driver.strategy = Strategy.SLOT_FIRST
                yield Box(own, sync, driver, server, proxy)


async def test_nothing_is_written_before_the_first_reading_and_none_after_a_backup_until_all_is_compared(
    tmp_path: Path,
) -> None:
    """P, case 46: versions and stamps go back; what the box would write could be over something older than it knows."""
    async with a_box(tmp_path) as box:
        key = box.book("p1")
        assert await box.sync.drain.push_now(key) is None
        assert (box.writes(), outbox.state(box.db, key)) == ([], "QUEUED")
        assert await box.sync._read()
        backup, then = dict(box.server.held), box.server.now
        box.server.now = then.replace(hour=then.hour + 1)
        for number in range(8, 12):
            box.server.put({**box.server.held[f"Slot/s{number}"], "status": "busy"})
        assert await box.sync._read()
        box.server.held, box.server.now = backup, then
        box.proxy.faults.append(Fault("GET", "start=ge", "drop_request", times=5))  # the reading of everything breaks
        assert not await box.sync._read()
        assert await box.sync.drain.push_now(key) is None
        assert (box.writes(), outbox.state(box.db, key)) == ([], "QUEUED")
        box.proxy.faults.clear()
        assert await box.sync._read()
        assert isinstance(await box.sync.drain.push_now(key), Pushed)


@pytest.mark.parametrize("back", [True, False])
async def test_a_server_that_seemed_to_go_back_holds_up_writing_until_it_was_read_whole_and_no_longer(
    tmp_path: Path, back: bool
) -> None:
    """A copy that lags answers once; the reading of everything then fails; a minute later the server is as it was."""
    async with a_box(tmp_path) as box:
        assert await box.sync._read()
        lags, then = dict(box.server.held), box.server.now
        box.server.now = then.replace(hour=then.hour + 1)
        for number in range(8, 12):
            box.server.put({**box.server.held[f"Slot/s{number}"], "status": "busy"})
        assert await box.sync._read()
        now, box.server.held = dict(box.server.held), lags if back else dict(box.server.held)
        box.proxy.faults.append(Fault("GET", "start=ge" if back else "_lastUpdated", "drop_request", times=5))
        assert not await box.sync._read()
        key = box.book("p1")
        box.server.held = now
        box.proxy.faults.clear()
        assert isinstance(await box.sync.drain.push_now(key), Pushed) is not back
        assert await box.sync._read()
        assert isinstance(await box.sync.drain.push_now(key), Pushed)


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2026, 10, 31), date(2026, 11, 1), date(2027, 3, 13)])
@pytest.mark.parametrize("hour", [0, 3, 12, 23])
def test_what_is_offered_before_the_next_reading_of_everything_was_read_by_this_one(day: date, hour: int) -> None:
    """Clocks change on the first of November and the fourteenth of March. A visit is no longer than twelve hours."""
    zone = ZoneInfo("America/Chicago")
    read = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
    after = (read - SWEEP_AT).date() + timedelta(days=1)
    following = datetime(after.year, after.month, after.day, tzinfo=zone) + SWEEP_AT
    offered = following + timedelta(days=SearchRules().horizon_days, hours=12)
    assert offered <= midnight(read, zone) + WINDOW


async def test_no_person_is_named_in_a_log_a_url_or_an_id(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """L, case 39: a booking that is lost and goes well, a note that is refused in words that quote the patient."""
    caplog.set_level(logging.DEBUG)
    issue = b'[{"severity":"error","code":"invalid","diagnostics":"Zubizarreta"}]'
    quoted = b'{"resourceType":"OperationOutcome","issue":%s}' % issue
    refusal = b"HTTP/1.1 400 No\r\nContent-Length: %d\r\n\r\n%s" % (len(quoted), quoted)
    someone = NewPatient(
        given="Ximena", family="Zubizarreta", birth_date=date(1987, 10, 31), phone="+13125550199", lang="es"
    )
    with capture_logs() as logged:
        async with a_box(tmp_path) as box:
            assert await box.sync._read()
            key = box.book(someone, reason="palpitations since Tuesday")
            box.proxy.faults.append(Fault("POST", "/Appointment", "drop_response"))
            assert await box.sync.drain.push_now(key) is None
            assert isinstance(await box.sync.drain.push_now(key), Pushed)
            box.note(key, "Ximena Zubizarreta called about palpitations.")
            box.proxy.faults.append(Fault("POST", "/Communication", refusal))
            assert await box.sync.drain.push_now("note-1") == Rejected(400, "invalid")
            asked = [path for _, path in box.proxy.seen]
            made = [one["id"] for one in box.server.held.values()]
            keys = [row[0] for row in box.db.execute("select key from outbox")]
    said = capfd.readouterr()
    everything = [str(logged), caplog.text, said.out, said.err, *asked, *made, *keys]
    assert "ehr.pushed" in str(logged)
    assert len(asked) > 10
    for word in (
        "Ximena",
        "ximena",
        "Zubizarreta",
        "1987-10-31",
        "5550199",
        "5550188",
        "palpitations",
        "Okonkwo",
        "1961",
    ):
        assert not [text for text in everything if word in text], f"{word} is shown"


@pytest.mark.parametrize(
    ("habits", "strategy", "version"),
    [
        (Habits(), Strategy.TRANSACTION, "1"),
        (Habits(keeps_half_a_transaction=True), Strategy.SLOT_FIRST, "0"),
        (Habits(read_only=True), Strategy.SLOT_FIRST, "0"),
    ],
    ids=["as-before", "worse", "refused"],
)
async def test_a_server_of_another_version_is_tested_again_before_it_is_trusted_as_before(
    tmp_path: Path, habits: Habits, strategy: Strategy, version: str
) -> None:
    async with a_box(tmp_path, habits) as box:
        known = Profile(
            base_url=box.proxy.base_url,
            software="model",
            version="0",
            strategy=Strategy.TRANSACTION,
            checks={},
            note="Communication",
        )
        address = box.proxy.base_url.rstrip("/") + "/"
        profiles.put_profile(box.db, address, msgspec.json.encode(known).decode(), MONDAY)
        await box.driver.know(box.db)
        assert box.driver.strategy is strategy
        kept = msgspec.json.decode(profiles.profile(box.db, address) or "", type=Profile)
        assert (kept.version, kept.strategy) == (version, Strategy.TRANSACTION)
        assert [one["status"] for one in box.server.all("Slot")] == ["free"] * 16
