"""The box over its database: one box a state folder, and a read that fails ends nothing but what asked for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
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
from appliance.errors import SlotTaken, StoreError
from appliance.store.database import open_database

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


@pytest.mark.parametrize("table", ["calls", "outbox", "waitlist", "patients"])
async def test_a_read_that_fails_is_the_stores_own_error(db: sqlite3.Connection, table: str) -> None:
    desk = desk_over(db)
    rings = StoredRings(desk, CLINIC, StandingClock())
    db.execute("pragma foreign_keys = off")
    db.execute(f"alter table {table} rename to gone")
    asked = {"calls": desk.status, "outbox": desk.status, "waitlist": rings.due, "patients": desk.patients}[table]
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
