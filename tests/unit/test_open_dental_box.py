"""Open Dental behind the box's outbox and settings: states, self-test, keys, and where they may be sent."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

import anyio
import anyio.to_thread
import msgspec
import pytest
from fakes.fault_proxy import Fault
from fakes.maple import MONDAY, StandingClock
from fakes.open_dental_office import DENTIST, NINE, PRACTICE, SETTINGS, Place, office

from appliance.clinic.visit import Opening, VisitStatus
from appliance.config import load_config, make_config
from appliance.ehr import examine
from appliance.ehr.access import read_access
from appliance.ehr.auth import auth_for
from appliance.ehr.open_dental.probe import probe
from appliance.ehr.profile import Profile, Strategy
from appliance.ehr.sync import Sync
from appliance.ehr.wire import Begin, encode, to_child
from appliance.errors import ConfigError, EhrLockedOut
from appliance.schedule import book
from appliance.seams import Conflict, Pushed, Rejected
from appliance.store import outbox
from appliance.store.cards import cards
from appliance.store.database import open_database
from appliance.store.profiles import put_profile
from appliance.store.visits import visit

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Deaf:
    def send(self, message: bytes) -> None:
        """Nobody listens."""


@dataclass(slots=True)
class Box:
    """The box's own database, its sync over another connection, and the office."""

    db: Any
    sync: Sync
    place: Place

    def book(self) -> str:
        opening = Opening(provider_id=DENTIST, location_id="main", visit_type_id="checkup", start=NINE, minutes=30)
        hold_id = book.hold(self.db, opening, "call-1", MONDAY)
        patient = self.db.execute("select id from patients where ehr_id = '11'").fetchone()[0]
        made = book.book(
            self.db, hold_id, patient, call_id="call-1", callback="+15550142", lang="en", reason="", now=MONDAY
        )
        return made.id


@asynccontextmanager
async def a_box(folder: Path) -> AsyncIterator[Box]:
    file = folder / "box.db"
    async with office() as at:
        with closing(open_database(file, None)) as own, closing(open_database(file, None)) as theirs:
            begin = Begin(
                base_url=at.proxy.base_url,
                open_dental=SETTINGS,
                every_s=60,
                database=str(file),
                key=None,
                practice=PRACTICE,
                now=MONDAY,
                sent_s=0.0,
            )
            sync = Sync(cast(Any, Deaf()), theirs, at.ehr, begin, StandingClock())
            yield Box(own, sync, at)


async def test_a_booking_whose_answer_was_lost_is_ambiguous_and_then_one_appointment(tmp_path: Path) -> None:
    async with a_box(tmp_path) as box:
        assert await box.sync._read()
        key = box.book()
        states: list[str | None] = []
        box.place.server.before = lambda method, target: states.append(outbox.state(box.db, key))
        box.place.proxy.faults.append(Fault("POST", "appointments", "drop_response"))
        assert await box.sync.drain.push_now(key) is None
        assert (set(states), outbox.state(box.db, key)) == ({"SENT"}, "AMBIGUOUS")
        assert isinstance(await box.sync.drain.push_now(key), Pushed)
        assert outbox.state(box.db, key) == "ACKED"
        assert len(box.place.booked()) == 1
        box.place.server.before = None
        assert await box.sync._read()
        found = visit(box.db, key)
        assert found is not None
        assert found.status is VisitStatus.CONFIRMED
        assert box.db.execute("select count(*) from visits").fetchone() == (1,)


async def test_a_booking_refused_before_it_was_sent_waits_in_the_queue(tmp_path: Path) -> None:
    async with a_box(tmp_path) as box:
        assert await box.sync._read()
        key = box.book()
        box.place.proxy.faults.append(Fault("GET", "appointments", b"HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n"))
        assert await box.sync.drain.push_now(key) is None
        assert outbox.state(box.db, key) == "QUEUED"


async def test_a_time_staff_took_is_a_card(tmp_path: Path) -> None:
    async with a_box(tmp_path) as box:
        assert await box.sync._read()
        key = box.book()
        box.place.staff_book(NINE)
        assert await box.sync.drain.push_now(key) == Conflict("time_taken")
        assert outbox.state(box.db, key) == "CONFLICT"
        assert [one.found for one in cards(box.db)] == ["time_taken"]


async def test_the_self_test_writes_nothing_and_finds_what_the_key_is_good_for() -> None:
    async with office() as at:
        before = json.dumps(at.server.tables)
        found = await probe(cast(Any, at.ehr)._http._http, SETTINGS)
        assert json.dumps(at.server.tables) == before
        assert (found.strategy, found.note, set(found.checks.values())) == (Strategy.OPEN_DENTAL, "Commlog", {True})
        at.server.permissions = frozenset({"Comm"})
        found = await probe(cast(Any, at.ehr)._http._http, SETTINGS)
        assert (found.strategy, found.checks["commlog_made"]) == (Strategy.REQUEST_ONLY, True)
        at.server.keys = "another/one"
        with pytest.raises(EhrLockedOut):
            await probe(cast(Any, at.ehr)._http._http, SETTINGS)


async def test_where_the_self_test_found_no_writing_a_visit_is_a_card(tmp_path: Path) -> None:
    async with a_box(tmp_path) as box:
        address = box.place.proxy.base_url.rstrip("/") + "/"
        known = Profile(base_url=address, software="", version="", strategy=Strategy.REQUEST_ONLY, checks={}, note="")

        put_profile(box.db, address, msgspec.json.encode(known).decode(), MONDAY)
        await box.place.ehr.know(box.db)
        assert await box.sync._read()
        assert await box.sync.drain.push_now(box.book()) == Rejected(0, "request-only")


async def test_the_probe_command_knows_open_dental(tmp_path: Path) -> None:
    async with office() as at:
        for name, value in (("developer", "developer"), ("customer", "customer")):
            (tmp_path / name).write_text(value)
            (tmp_path / name).chmod(0o600)
        config = tmp_path / "box.toml"
        config.write_text(
            f'state = "{tmp_path}"\n[ehr]\nbase_url = "{at.server.base_url}"\n[ehr.open_dental]\n'
            f'developer_key_file = "{tmp_path}/developer"\ncustomer_key_file = "{tmp_path}/customer"\n'
        )
        settings = load_config(config, {})
        asked = partial(examine.start, settings, keep=True, patient_id="", schedule_id="")
        said = await anyio.to_thread.run_sync(partial(asked, stored=False))
        assert json.loads(said)["strategy"] == "open-dental"
        assert await anyio.to_thread.run_sync(partial(asked, stored=True)) == said


KEYS: dict[str, Any] = {"developer_key_file": "d", "customer_key_file": "c"}


@pytest.mark.parametrize(
    ("url", "more", "fault"),
    [
        ("https://api.example.org/api/v1", {}, ""),
        ("http://127.0.0.1:30222/api/v1", {}, ""),
        ("http://192.168.7.2:30223/api/v1", {"office_network": True}, ""),
        ("http://192.168.7.2:30223/api/v1", {}, "unencrypted"),
        ("http://203.0.113.7:30223/api/v1", {"office_network": True}, "unencrypted"),
        ("http://server:30223/api/v1", {"office_network": True}, "unencrypted"),
        ("https://api.example.org/api/v1", {"task_list": 3}, "go together"),
    ],
)
def test_keys_go_over_tls_or_to_a_private_address_that_was_named(url: str, more: dict[str, Any], fault: str) -> None:
    values = {"ehr": {"base_url": url, "open_dental": {**KEYS, **more}}}
    if fault:
        with pytest.raises(ConfigError, match=fault):
            make_config(values, {}, source="test")
    else:
        assert make_config(values, {}, source="test").ehr.open_dental is not None


def test_open_dental_is_one_way_of_showing_who_the_box_is() -> None:
    values = {"ehr": {"base_url": "https://x.org", "token_file": "t", "open_dental": KEYS}}
    with pytest.raises(ConfigError, match=r"ehr\.token_file and ehr\.open_dental"):
        make_config(values, {}, source="test")


async def test_both_keys_are_shown_and_never_printed(tmp_path: Path) -> None:
    for name in "dc":
        (tmp_path / name).write_text(f"{name}-secret")
        (tmp_path / name).chmod(0o600)
    files = {f"{who}_key_file": str(tmp_path / who[0]) for who in ("developer", "customer")}
    config = make_config({"ehr": {"base_url": "https://x.org", "open_dental": files}}, {}, source="test")
    access = read_access(config.ehr, tmp_path)
    assert "secret" not in repr(access)
    auth = auth_for(access, "https://x.org", lambda: MONDAY, None)
    assert await auth.header() == "ODFHIR d-secret/c-secret"


def test_the_settings_reach_the_ehr_process() -> None:
    begin = Begin(
        base_url="https://x.org",
        open_dental=SETTINGS,
        every_s=60,
        database="-",
        key=None,
        practice=PRACTICE,
        now=MONDAY,
        sent_s=0.0,
    )
    assert to_child(encode(begin)) == begin
