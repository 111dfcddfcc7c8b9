"""The outbox on its way out, against a record system in memory, on a virtual clock."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import timedelta

import anyio
import pytest
from fakes.ehr import FakeEhr, LoopClock
from fakes.maple import MONDAY

from appliance.clinic.visit import Opening, VisitStatus
from appliance.ehr.drain import Drain
from appliance.schedule import book
from appliance.seams import Change, Conflict, Pushed, PushOutcome, Rejected
from appliance.store import outbox
from appliance.store.bodies import NoteBody
from appliance.store.cards import cards
from appliance.store.database import open_database
from appliance.store.visits import visit
from appliance.store.writer import writing

pytestmark = pytest.mark.anyio


@dataclass(slots=True)
class Post:
    """A database with its drain running, and the record system it goes to."""

    db: sqlite3.Connection
    ehr: FakeEhr
    clock: LoopClock
    drain: Drain
    heard: list[bool] = field(default_factory=list)
    made: int = 0

    def book(self, patient: str = "", ahead_days: int = 1) -> str:
        """A visit made on the phone, each by someone else; its key."""
        start = MONDAY + timedelta(days=ahead_days, minutes=30 * self.made)
        self.made += 1
        opening = Opening(provider_id="nguyen", location_id="main", visit_type_id="checkup", start=start, minutes=30)
        now = self.clock.now()
        hold_id = book.hold(self.db, opening, "call-1", now)
        made = book.book(
            self.db,
            hold_id,
            patient or f"patient-{self.made}",
            call_id="call-1",
            callback="+15550100",
            lang="en",
            reason="",
            now=now,
        )
        return made.id

    def note(self, key: str) -> str:
        now = self.clock.now()
        body = NoteBody(
            key=key, call_id="call-1", started=now, ended=now, outcome="booked", lang="en", lines=("Booked.",)
        )
        with writing(self.db):
            outbox.enqueue(self.db, body, lane=key, now=now, visit_id=None)
        return key

    def states(self, *keys: str) -> list[str | None]:
        return [outbox.state(self.db, key) for key in keys]


@asynccontextmanager
async def post(ehr: FakeEhr | None = None) -> AsyncIterator[Post]:
    ehr, clock = ehr or FakeEhr(), LoopClock()
    with closing(open_database(":memory:", None)) as db:
        heard: list[bool] = []
        yield Post(db, ehr, clock, Drain(db, ehr, clock, heard.append), heard)


@asynccontextmanager
async def running(at: Post) -> AsyncIterator[None]:
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(at.drain.run)
        yield
        tasks.cancel_scope.cancel()


async def test_what_is_queued_is_sent_visits_before_notes() -> None:
    async with post() as at:
        note, first, second = at.note("note-1"), at.book(), at.book()
        async with running(at):
            await anyio.sleep(5)
        assert at.ehr.tried == [first, second, note]
        assert at.states(first, second, note) == ["ACKED", "ACKED", "ACKED"]
        assert at.heard == [True, True, True]


async def test_a_row_is_sent_on_disk_before_a_byte_leaves() -> None:
    seen: list[str | None] = []

    class Watching(FakeEhr):
        async def push(self, change: Change) -> PushOutcome:
            seen.append(outbox.state(at.db, change.key))
            return await super().push(change)

    async with post(Watching()) as at:
        await at.drain.push_now(at.book())
    assert seen == ["SENT"]


async def test_a_confirmed_visit_carries_the_record_systems_id() -> None:
    async with post() as at:
        key = at.book()
        assert await at.drain.push_now(key) == Pushed(f"resource-{key}", "1")
        found = visit(at.db, key)
        assert found is not None
        assert found.status is VisitStatus.CONFIRMED


async def test_a_push_asked_for_while_it_is_on_its_way_is_sent_once() -> None:
    async with post(FakeEhr(delay_s=1.0)) as at:
        key = at.book()
        async with running(at):
            await anyio.sleep(0.6)
            assert at.states(key) == ["SENT"]
            assert await at.drain.push_now(key) == Pushed(f"resource-{key}", "1")
        assert at.ehr.tried == [key]


async def test_a_push_asked_for_a_moment_too_late_still_tells_the_answer() -> None:
    async with post() as at:
        key = at.book()
        async with running(at):
            await anyio.sleep(2)
        assert await at.drain.push_now(key) == Pushed(f"resource-{key}", "1")
        assert at.ehr.tried == [key]


async def test_an_answer_that_never_came_is_asked_for_again_ever_more_slowly() -> None:
    async with post(FakeEhr(answers=False)) as at:
        key = at.book()
        assert await at.drain.push_now(key) is None
        assert at.states(key) == ["AMBIGUOUS"]
        async with running(at):
            await anyio.sleep(600)
            assert 8 <= len(at.ehr.tried) <= 20
            at.ehr.answers = True
            await anyio.sleep(130)
        assert at.states(key) == ["ACKED"]
        assert len(at.ehr.held) == 1


async def test_eight_hours_away_then_everything_arrives_once() -> None:
    """L, case 16: 50 bookings, cancellations and notes, each visit's in order."""
    async with post(FakeEhr(arrives=False)) as at:
        sent: list[str] = []
        async with running(at):
            known = [at.book() for _ in range(10)]
            at.ehr.arrives = True
            await anyio.sleep(60)
            assert at.states(*known) == ["ACKED"] * 10
            at.ehr.arrives = False
            for number in range(10):
                visit_id = known[number]
                moved = at.book() if number % 2 else ""
                _, gone = book.cancel(at.db, visit_id, call_id="call-2", now=at.clock.now())
                sent += [one for one in (moved, gone, at.note(f"note-a{number}"), at.note(f"note-b{number}")) if one]
                sent += [at.book(), at.book()] if number < 8 else []
                await anyio.sleep(8 * 3600 / 10)
            assert len(sent) >= 50
            assert not set(sent) & set(at.ehr.held)
            assert set(at.states(*sent)) <= {"AMBIGUOUS", "QUEUED"}
            at.ehr.arrives = True
            await anyio.sleep(900)
        assert at.states(*sent) == ["ACKED"] * len(sent)
        assert sorted(at.ehr.held) == sorted([*known, *sent])
        assert cards(at.db) == ()


async def test_fourteen_days_away_then_all_converges_and_no_conflict_is_lost() -> None:
    """What the clinic took meanwhile is a card each, with the visit it is about; everything else arrives once."""
    async with post(FakeEhr(arrives=False)) as at:
        async with running(at):
            keys, undone = [], []
            for day in range(14):
                keys += [at.book(ahead_days=20) for _ in range(4)]
                undone.append(keys[-1])
                book.cancel(at.db, keys[-1], call_id="call-2", now=at.clock.now())
                keys.append(at.note(f"note-{day}"))
                await anyio.sleep(24 * 3600)
            lost = [key for number, key in enumerate(keys) if number % 5 == 0]
            at.ehr.outcomes |= dict.fromkeys(lost, Conflict("slot_taken"))
            at.ehr.arrives = True
            await anyio.sleep(3600)
        assert outbox.waiting(at.db) == 0
        assert sorted(str(card.visit_id) for card in cards(at.db)) == sorted(lost)
        found = [visit(at.db, key) for key in lost]
        assert {one.status for one in found if one is not None} == {VisitStatus.NEEDS_ATTENTION}
        rest = [key for key in keys if key not in lost and key not in undone]
        assert at.states(*rest) == ["ACKED"] * len(rest)
        assert len(lost) == 14
        assert set(rest) <= set(at.ehr.held)


async def test_a_conflict_is_a_card_and_holds_up_nobody_else() -> None:
    async with post() as at:
        lost, other = at.book(), at.book()
        at.ehr.outcomes[lost] = Conflict("slot_taken")
        async with running(at):
            await anyio.sleep(5)
        assert at.states(lost, other) == ["CONFLICT", "ACKED"]
        assert [(card.kind, card.found) for card in cards(at.db)] == [("conflict", "slot_taken")]


async def test_a_refusal_is_a_card_and_is_never_sent_again() -> None:
    async with post() as at:
        key = at.book()
        at.ehr.outcomes[key] = Rejected(403, "forbidden")
        async with running(at):
            await anyio.sleep(3600)
        assert at.ehr.tried == [key]
        assert at.states(key) == ["DEAD"]
        assert [(card.kind, card.found) for card in cards(at.db)] == [("rejected", "403 forbidden")]


async def test_what_was_on_its_way_when_the_process_died_is_sent_again() -> None:
    async with post() as at:
        key = at.book()
        outbox.claim_due(at.db, at.clock.now())
        assert at.states(key) == ["SENT"]
        async with running(at):
            await anyio.sleep(5)
        assert at.states(key) == ["ACKED"]


async def test_an_unknown_key_gets_no_answer() -> None:
    async with post() as at:
        assert await at.drain.push_now("nothing") is None


async def test_a_caller_waits_for_another_calls_booking_of_the_same_doctor_and_is_answered() -> None:
    async with post(FakeEhr(delay_s=0.5)) as at:
        keys, answers = [at.book(), at.book(), at.book()], []

        async def push(key: str) -> None:
            answers.append(await at.drain.push_now(key))

        async with anyio.create_task_group() as tasks:
            for key in keys:
                tasks.start_soon(push, key)
        assert set(answers) == {Pushed(f"resource-{key}", "1") for key in keys}
        assert sorted(at.ehr.tried) == sorted(keys)


async def test_a_server_that_cannot_be_reached_leaves_the_row_unsent() -> None:
    """L, case 18 and case 15: what never left the box may still be taken back."""
    async with post(FakeEhr(connects=False)) as at:
        key = at.book()
        assert await at.drain.push_now(key) is None
        assert at.states(key) == ["QUEUED"]
        book.cancel(at.db, key, call_id="call-1", now=at.clock.now())
        at.ehr.connects = True
        async with running(at):
            await anyio.sleep(60)
        assert (at.states(key), at.ehr.tried, at.ehr.held) == (["SQUASHED"], [key], {})


async def test_one_row_without_an_answer_holds_up_only_its_patient() -> None:
    class Poisoned(FakeEhr):
        async def push(self, change: Change) -> PushOutcome:
            if change.key == poison:
                await anyio.sleep_forever()
            return await super().push(change)

    async with post(Poisoned()) as at:
        poison, other = at.book(), at.book()
        async with running(at):
            await anyio.sleep(120)
        assert at.states(poison, other) == ["AMBIGUOUS", "ACKED"]


async def test_a_second_try_says_that_the_first_may_have_arrived() -> None:
    told: list[bool] = []

    class Watching(FakeEhr):
        async def push(self, change: Change) -> PushOutcome:
            told.append(change.again)
            return await super().push(change)

    async with post(Watching(answers=False)) as at:
        key = at.book()
        await at.drain.push_now(key)
        await at.drain.push_now(key)
    assert told == [False, True]
