"""Before the record system was read for the first time no time is offered: the calendar is not known."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pytest
from fakes.maple import MONDAY, StandingClock, maple
from fakes.seed import seed

from appliance.call.desk import Desk
from appliance.chat.records import AcceptingRecords
from appliance.dialogue.acts import Bridge, BridgeOutcome, Hold, LeaveMessage, Wanted
from appliance.dialogue.events import OpeningsFound
from appliance.store import mirror
from appliance.store.database import open_database
from tests.fakes.caller import PaperCall, visit

CLEANING = Wanted(visit_type_id="cleaning")


class Unread(PaperCall):
    """A call at a box that has never read the calendar."""

    def _openings(self, wanted: Wanted, limit: int) -> OpeningsFound:
        return OpeningsFound((), exact=False, known=False)


@pytest.mark.anyio
async def test_no_time_is_found_before_the_first_whole_reading() -> None:
    file, clock = maple(), StandingClock()
    with closing(open_database(":memory:", None)) as db:
        desk = Desk(db, file.clinic, clock, AcceptingRecords(db, clock))
        assert await desk.find_openings(CLEANING) == OpeningsFound((), exact=False, known=False)
        mirror.begin_sweep(db, MONDAY)
        assert not (await desk.find_openings(CLEANING)).known
        assert (await Desk(db, file.clinic, clock, None).find_openings(CLEANING)).openings
        seed(db, file.patients, (), MONDAY)
        found = await desk.find_openings(CLEANING)
        assert found.known
        assert found.openings


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["I'd like to book a cleaning", "anyone", "tomorrow at ten"]),
        ("en", ["I need a physical as soon as possible", "anyone is fine"]),
        ("es", ["quiero una cita para una limpieza", "con quien sea", "mañana a las diez"]),
    ],
)
def test_who_wants_a_visit_gets_a_person(lang: str, lines: list[str]) -> None:
    call = Unread()
    call.says(*lines, lang=lang)  # type: ignore[arg-type]
    assert "no_calendar" in call.keys
    assert call.done(Bridge)
    assert not call.done(Hold)
    assert "no_openings" not in call.keys


def test_who_moves_one_gets_a_person() -> None:
    call = Unread(caller="+15550101", visits=[visit(datetime(2026, 12, 1, 15, 30, tzinfo=UTC))])
    call.says("move my appointment to Friday at ten", "March 4th 1987")
    assert "no_calendar" in call.keys
    assert call.done(Bridge)


def test_where_nobody_comes_a_message_is_taken_and_the_calendar_is_not_looked_at_again() -> None:
    call = Unread(caller="+15550101", staff=BridgeOutcome.NOBODY)
    call.says("I'd like to book a cleaning", "anyone", "tomorrow at ten", "leave a message", "a cleaning this week")
    call.says("Maria Garcia", "yes", "yes")
    assert call.done(LeaveMessage)
    assert len(call.done(Bridge)) == 1
