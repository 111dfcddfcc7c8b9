"""The box over its database: one box a state folder, and a read that fails ends nothing but what asked for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import anyio
import pytest
from fakes.maple import MONDAY, StandingClock, maple
from fakes.seed import seed

from appliance import board, daemon
from appliance.board import BoxBoard
from appliance.call.desk import Desk
from appliance.call.ring_desk import StoredRings
from appliance.call.roster import Roster
from appliance.config import make_config
from appliance.ehr import examine
from appliance.errors import ConfigError, SlotTaken, StoreError
from appliance.store.database import DATABASE, open_database
from appliance.store.key import read_or_make_key

pytestmark = pytest.mark.anyio
CLINIC = maple().clinic


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    db = open_database(tmp_path / "box.db", None)
    seed(db, maple().patients, (), MONDAY)
    yield db
    db.close()


def desk_over(db: sqlite3.Connection) -> Desk:
    return Desk(db, CLINIC, StandingClock(), None)


@pytest.mark.parametrize("table", ["outbox", "messages", "waitlist", "patients"])
async def test_a_read_that_fails_is_the_stores_own_error(db: sqlite3.Connection, table: str) -> None:
    desk = desk_over(db)
    rings = StoredRings(desk, CLINIC, StandingClock())
    db.execute("pragma foreign_keys = off")
    db.execute(f"alter table {table} rename to gone")
    asked = {"outbox": desk.status, "messages": desk.status, "waitlist": rings.due, "patients": desk.patients}[table]
    with pytest.raises(StoreError):
        await asked()


async def test_a_time_someone_else_has_is_still_no_fault_of_the_store(db: sqlite3.Connection) -> None:
    desk = desk_over(db)
    with pytest.raises(sqlite3.IntegrityError):
        await desk.run(lambda db: db.execute("insert into marks values ('sweep', 1), ('sweep', 1)"))

    def taken(db: sqlite3.Connection) -> None:
        raise SlotTaken

    with pytest.raises(SlotTaken):
        await desk.run(taken)


async def test_the_page_goes_on_with_what_it_knew_until_the_database_answers_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers: list[Any] = [StoreError("The disk under it failed."), "fresh"]
    shown: list[object] = []

    async def status() -> Any:
        answer = answers.pop(0) if answers else "fresh"
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(board, "LOOK_EVERY_S", 0.01)
    at = BoxBoard.__new__(BoxBoard)
    still = SimpleNamespace(status=lambda: None)
    at._desk, at._ehr, at._line, at._status, at._shown = SimpleNamespace(status=status), still, still, None, None  # type: ignore[assignment]
    at._places, at._roster = SimpleNamespace(waiting=0), SimpleNamespace(touch=lambda: shown.append(at._status))  # type: ignore[assignment]
    with anyio.move_on_after(0.5):
        await at.watch()
    assert shown == [None, "fresh"]


async def test_the_page_shows_the_newest_calls_and_all_that_go_on() -> None:
    roster = Roster()
    for number in range(30):
        roster.open(f"c{number}", MONDAY).state = "visit.reason" if number in (3, 29) else "done"
    at = BoxBoard.__new__(BoxBoard)
    nothing = SimpleNamespace(reachable=True, last_sync=None, waiting=0)
    at._clinic, at._clock, at._roster, at._status = CLINIC, StandingClock(), roster, None
    at._ehr = at._line = SimpleNamespace(status=lambda: nothing)  # type: ignore[assignment]
    at._places, at._models, at._ehr_address = SimpleNamespace(size=4, waiting=0), (), ""  # type: ignore[assignment]
    view = at.snapshot()
    assert [one.call_id for one in view.calls] == [*(f"c{number}" for number in range(29, 9, -1)), "c3"]
    assert view.earlier == 9


def test_a_second_box_on_one_state_folder_does_not_start_and_a_later_one_does(tmp_path: Path) -> None:
    with daemon._alone(tmp_path):
        with pytest.raises(StoreError, match=r"in use by a box that runs.*--state"), daemon._alone(tmp_path):
            pass
        other = tmp_path / "other"
        other.mkdir()
        with daemon._alone(other):
            pass
    with daemon._alone(tmp_path):
        pass


@pytest.mark.parametrize(
    ("first", "then", "demo", "starts"),
    [
        ("https://test.example.org/fhir", "https://ehr.example.org/fhir", False, False),
        ("https://ehr.example.org/test/fhir", "https://ehr.example.org/fhir", False, False),
        ("https://ehr.example.org/fhir", "https://ehr.example.org/fhir/", False, True),
        ("http://127.0.0.1:8090/fhir", "http://127.0.0.1:8091/fhir", True, True),
    ],
)
def test_a_state_folder_goes_with_one_record_system(db: sqlite3.Connection, first, then, demo, starts) -> None:
    clinic = replace(CLINIC, demo=demo)

    def start(url: str) -> None:
        daemon._demand_ours(db, make_config({"ehr": {"base_url": url}}, source="box.toml"), clinic)

    start(first)
    start(first)
    if starts:
        start(then)
    else:
        with pytest.raises(ConfigError, match=r"another record system.*--state.*ehr moved"):
            start(then)
        start(first)


def test_what_the_demo_met_is_not_the_clinics(db: sqlite3.Connection) -> None:
    config = make_config({"ehr": {"base_url": "http://127.0.0.1:8090/fhir"}}, source="box.toml")
    daemon._demand_ours(db, config, replace(CLINIC, demo=True))
    other = make_config({"ehr": {"base_url": "https://ehr.example.org/fhir"}}, source="box.toml")
    with pytest.raises(ConfigError):
        daemon._demand_ours(db, other, replace(CLINIC, demo=False))


def test_a_record_system_that_moved_is_the_same_one(tmp_path: Path) -> None:
    clinic = replace(CLINIC, demo=False)
    folder = {"state": str(tmp_path)}
    old, new = (
        make_config({"ehr": {"base_url": f"https://{host}.example.org/fhir"}, **folder}, source="box.toml")
        for host in ("old", "new")
    )
    with pytest.raises(ConfigError, match="a box that has run"):
        examine.moved(new)
    with closing(open_database(tmp_path / DATABASE, read_or_make_key(tmp_path))) as db:
        daemon._demand_ours(db, old, clinic)
        examine.moved(new)
        daemon._demand_ours(db, new, clinic)
        with pytest.raises(ConfigError):
            daemon._demand_ours(db, old, clinic)
