"""A change that gets no answer for hours, or whose visit is near, is a card until the answer comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import anyio
import pytest
from fakes.ehr import FakeEhr, LoopClock
from fakes.maple import MONDAY, StandingClock, maple

from appliance.cards import show
from appliance.clinic.visit import Opening, VisitStatus
from appliance.ehr.drain import Drain
from appliance.errors import Undecided
from appliance.schedule import book
from appliance.schedule.card import close
from appliance.seams import Change, PushOutcome
from appliance.store import outbox, settle, unanswered, visits
from appliance.store.bodies import NoteBody
from appliance.store.cards import cards
from appliance.store.database import open_database
from appliance.store.writer import writing

pytestmark = pytest.mark.anyio
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NEARBY = timedelta(hours=2, minutes=20)
"""Ahead of a call so much that its visit is near twenty minutes later."""


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(open_database(":memory:", None)) as opened:
        yield opened


def hold(db: sqlite3.Connection, ahead: timedelta) -> str:
    """A time so far from the moment of the call."""
    opening = Opening(
        provider_id="nguyen", location_id="main", visit_type_id="sick_visit", start=MONDAY + ahead, minutes=30
    )
    return book.hold(db, opening, "c1", MONDAY)


def booked(db: sqlite3.Connection, ahead: timedelta = 3 * DAY) -> str:
    made = book.book(db, hold(db, ahead), "patient-01", call_id="c1", callback="", lang="en", reason="", now=MONDAY)
    return made.id


def held(db: sqlite3.Connection, ahead: timedelta) -> str:
    """A visit the record system has."""
    visit_id = booked(db, ahead)
    settle.mark_acked(db, visit_id, "a1", "1", MONDAY)
    return visit_id


def moved(db: sqlite3.Connection, before: timedelta, after: timedelta) -> str:
    _, key = book.move(db, held(db, before), hold(db, after), call_id="c1", now=MONDAY)
    return key


def cancelled(db: sqlite3.Connection, ahead: timedelta) -> str:
    _, key = book.cancel(db, held(db, ahead), call_id="c1", now=MONDAY)
    assert key is not None
    return key


def found(db: sqlite3.Connection, waited: timedelta) -> list[tuple[str, str]]:
    unanswered.card(db, MONDAY + waited)
    return [(card.change, card.found) for card in cards(db)]


@pytest.mark.parametrize(
    ("ahead", "waited", "told"),
    [
        (3 * DAY, 3 * HOUR, False),
        (3 * DAY, 4 * HOUR, True),
        (3 * DAY, 9 * DAY, True),
        (5 * HOUR, 2 * HOUR, False),
        (5 * HOUR, 3 * HOUR, True),
        (5 * HOUR, 6 * HOUR, True),
        (HOUR, timedelta(minutes=9), False),
        (HOUR, timedelta(minutes=10), True),
    ],
)
@pytest.mark.parametrize("state", ["QUEUED", "SENT", "AMBIGUOUS"])
def test_a_booking_is_a_card_after_hours_or_near_its_start(
    db: sqlite3.Connection, ahead: timedelta, waited: timedelta, told: bool, state: str
) -> None:
    key = booked(db, ahead)
    db.execute("update outbox set state = ? where key = ?", (state, key))
    for _ in range(2):
        assert found(db, waited) == ([("book", "no_answer")] if told else [])
    assert outbox.state(db, key) == state
    kept = visits.visit(db, key)
    assert kept is not None
    assert kept.status is VisitStatus.REQUESTED


@pytest.mark.parametrize(("before", "after"), [(2 * HOUR, 3 * DAY), (3 * DAY, 2 * HOUR)])
def test_a_move_is_a_card_when_either_of_its_times_is_near(
    db: sqlite3.Connection, before: timedelta, after: timedelta
) -> None:
    moved(db, before, after)
    assert found(db, HOUR) == [("move", "no_answer")]


@pytest.mark.parametrize(("ahead", "told"), [(2 * HOUR, True), (2 * DAY, False)])
def test_a_cancellation_is_a_card_when_staff_still_expect_somebody(
    db: sqlite3.Connection, ahead: timedelta, told: bool
) -> None:
    cancelled(db, ahead)
    assert found(db, HOUR) == ([("cancel", "no_answer")] if told else [])


def test_what_has_its_answer_and_what_is_only_a_note_are_none(db: sqlite3.Connection) -> None:
    held(db, 2 * HOUR)
    note = NoteBody(key="n", call_id="c1", started=MONDAY, ended=MONDAY, outcome="booked", lang="en", lines=("x",))
    with writing(db):
        outbox.enqueue(db, note, lane="n", now=MONDAY, visit_id=None)
    assert found(db, 9 * DAY) == []


def test_the_card_goes_when_the_answer_comes(db: sqlite3.Connection) -> None:
    key = booked(db)
    assert found(db, DAY)
    settle.mark_acked(db, key, "a1", "1", MONDAY + DAY)
    assert found(db, DAY) == []


def test_a_conflict_is_a_card_of_its_own_even_where_staff_had_closed_the_other(db: sqlite3.Connection) -> None:
    first, second = booked(db), booked(db, 4 * DAY)
    assert len(found(db, DAY)) == 2
    assert close(db, cards(db)[0].number, MONDAY + DAY)
    settle.mark_conflict(db, first, "slot_taken", MONDAY + DAY)
    settle.mark_dead(db, second, "403 scope", MONDAY + DAY)
    assert sorted(found(db, DAY)) == [("book", "403 scope"), ("book", "slot_taken")]


def test_a_booking_that_is_taken_back_before_it_was_sent_has_none(db: sqlite3.Connection) -> None:
    key = booked(db)
    assert found(db, DAY)
    book.cancel(db, key, call_id="c2", now=MONDAY + DAY)
    assert found(db, DAY) == []


def test_closing_it_leaves_the_change_on_its_way_and_its_time_kept(db: sqlite3.Connection) -> None:
    key = booked(db)
    assert found(db, DAY)
    assert close(db, cards(db)[0].number, MONDAY + DAY)
    assert found(db, 2 * DAY) == []
    kept = visits.visit(db, key)
    assert kept is not None
    assert (outbox.state(db, key), kept.status) == ("QUEUED", VisitStatus.REQUESTED)


async def test_it_is_shown_in_words(db: sqlite3.Connection) -> None:
    booked(db)
    unanswered.card(db, MONDAY + DAY)
    [card] = await show(db, maple().clinic, StandingClock())
    assert (card["change"], card["found"]) == ("book", "no answer yet; the box goes on asking")


class Wavering(FakeEhr):
    """Staff have yet to decide."""

    async def push(self, change: Change) -> PushOutcome:
        if not self.answers:
            raise Undecided("not yet")
        return await super().push(change)


@pytest.mark.parametrize("lacks", ["connects", "answers", "arrives", "decides"])
async def test_the_box_looks_for_itself_and_goes_on_asking(db: sqlite3.Connection, lacks: str) -> None:
    ehr = Wavering(answers=False) if lacks == "decides" else FakeEhr(**{lacks: False})  # type: ignore[arg-type]
    key, drain = booked(db, NEARBY), Drain(db, ehr, LoopClock(), lambda answered: None)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(drain.run)
        await anyio.sleep(17 * 60)
        assert cards(db) == ()
        await anyio.sleep(5 * 60)
        assert [card.visit_id for card in cards(db)] == [key]
        tried = len(ehr.tried)
        ehr.connects = ehr.answers = ehr.arrives = True
        await anyio.sleep(120)
        tasks.cancel_scope.cancel()
    assert (outbox.state(db, key), cards(db)) == ("ACKED", ())
    assert len(ehr.tried) > tried


async def test_a_held_outbox_is_looked_at_too(db: sqlite3.Connection) -> None:
    booked(db, NEARBY)
    drain = Drain(db, FakeEhr(), LoopClock(), lambda answered: None)
    drain.hold()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(drain.run)
        await anyio.sleep(22 * 60)
        tasks.cancel_scope.cancel()
    assert len(cards(db)) == 1
