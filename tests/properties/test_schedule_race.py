"""The database refuses a double booking, whatever is tried, by however many, at once."""

from __future__ import annotations

import multiprocessing
import queue
import threading
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from fakes.race import NINE, NOW, take
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from appliance.audit import trail
from appliance.errors import ScheduleError, SlotTaken
from appliance.schedule import book
from appliance.store import busy, outbox, settle
from appliance.store.database import open_database
from appliance.store.writer import writing

KEY = "c3" * 32


def overlaps(db):
    """Pairs of our own visits and live holds that share a provider's time."""
    rows = db.execute(
        "select id, provider_id, starts_at, ends_at from visits where status in ('requested', 'confirmed')"
        " union all select id, provider_id, starts_at, ends_at from holds"
    ).fetchall()
    return [
        (one[0], two[0])
        for one, two in combinations(rows, 2)
        if one[1] == two[1] and one[2] < two[3] and two[2] < one[3] and one[0] != two[0]
    ]


def race(path, key, runner, context):
    open_database(path, key).close()
    ready, won = context.Barrier(8), context.Queue()
    callers = [runner(target=take, args=(path, key, number, ready, won)) for number in range(8)]
    for caller in callers:
        caller.start()
    wins = sum(won.get(timeout=60) for _ in callers)
    for caller in callers:
        caller.join()
    db = open_database(path, key)
    visits = db.execute("select count(*) from visits").fetchone()[0]
    cells = db.execute("select count(*) from busy").fetchone()[0]
    whole = trail.verify(db) is None and trail.head(db).seq == 1 and outbox.waiting(db) == 1
    db.close()
    return wins, visits, cells, whole


class Threads:
    """The parts of a multiprocessing context that a race needs, for threads."""

    Barrier = threading.Barrier
    Queue = queue.Queue


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_eight_threads_want_one_time_and_one_gets_it(tmp_path, key):
    for turn in range(5):
        assert race(tmp_path / f"{turn}.db", key, threading.Thread, Threads()) == (1, 1, 9, True)


def test_eight_processes_want_one_time_and_one_gets_it(tmp_path):
    context = multiprocessing.get_context("spawn")
    assert race(tmp_path / "box.db", KEY, context.Process, context) == (1, 1, 9, True)


def test_a_trail_written_by_eight_at_once_is_one_chain(tmp_path):
    path = tmp_path / "box.db"
    ready = threading.Barrier(8)
    open_database(path, KEY).close()

    def write(number):
        db = open_database(path, KEY)
        ready.wait()
        for _ in range(20):
            with writing(db):
                trail.append(db, at=NOW, actor="box", action="call.ended", object_id=f"c{number}")
        db.close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    db = open_database(path, KEY)
    assert (trail.verify(db), trail.head(db).seq) == (None, 160)
    db.close()


class Front(RuleBasedStateMachine):
    """Callers, staff and the record system, in any order."""

    holds = Bundle("holds")
    visits = Bundle("visits")
    keys = Bundle("keys")

    def __init__(self):
        super().__init__()
        self.db = open_database(":memory:", None)
        self.now = NOW

    def teardown(self):
        self.db.close()

    @rule(
        target=holds,
        who=st.sampled_from(["kim", "okafor"]),
        at=st.integers(0, 16),
        quarters=st.integers(1, 4),
        call=st.sampled_from(["c1", "c2", "c3"]),
    )
    def hold(self, who, at, quarters, call):
        start = NINE.start + timedelta(minutes=15 * at)
        opening = replace(NINE, provider_id=who, start=start, minutes=15 * quarters)
        try:
            return book.hold(self.db, opening, call, self.now)
        except SlotTaken:
            return "refused"

    @rule(target=visits, hold=consumes(holds))
    def book(self, hold):
        try:
            visit = book.book(self.db, hold, "p1", call_id="c1", callback="", lang="en", reason="", now=self.now)
        except SlotTaken:
            return "refused"
        return visit.id

    @rule(target=keys, visit=visits, hold=consumes(holds))
    def move(self, visit, hold):
        try:
            return book.move(self.db, visit, hold, call_id="c1", now=self.now)[1]
        except ScheduleError:
            return "refused"

    @rule(target=keys, visit=visits)
    def cancel(self, visit):
        try:
            return book.cancel(self.db, visit, call_id="c1", now=self.now)[1] or "squashed"
        except ScheduleError:
            return "refused"

    @rule(key=visits | keys, how=st.sampled_from(["ack", "conflict", "dead", "told"]))
    def answer(self, key, how):
        """Rows of one visit are sent in order (`outbox.claim_due`), so a later one has no answer before an earlier."""
        before = self.db.execute(
            "select 1 from outbox a join outbox b on b.visit_id = a.visit_id and b.seq < a.seq"
            " where a.key = ? and b.state in ('QUEUED', 'SENT', 'AMBIGUOUS')",
            (key,),
        ).fetchone()
        if before is not None:
            return
        match how:
            case "ack":
                row = self.db.execute("select visit_id from outbox where key = ?", (key,)).fetchone()
                settle.mark_acked(self.db, key, f"ehr-{row[0] if row else key}", "1", self.now)
            case "conflict":
                settle.mark_conflict(self.db, key, "slot_taken", self.now)
            case "dead":
                settle.mark_dead(self.db, key, "invalid", self.now)
            case "told":
                settle.mark_told(self.db, key, "c1", self.now)

    @rule(seconds=st.integers(1, 400))
    def wait(self, seconds):
        self.now += timedelta(seconds=seconds)

    @rule(call=st.sampled_from(["c1", "c2", "c3"]), alive=st.booleans())
    def call_goes_on_or_ends(self, call, alive):
        if alive:
            book.renew(self.db, call, self.now)
        else:
            self.db.execute("delete from holds where call_id = ?", (call,))

    @invariant()
    def nobody_shares_a_time(self):
        assert overlaps(self.db) == []

    @invariant()
    def every_promised_visit_has_its_time(self):
        for visit_id, who, start, end in self.db.execute(
            "select id, provider_id, starts_at, ends_at from visits where status in ('requested', 'confirmed')"
        ).fetchall():
            owners = self.db.execute(
                "select count(*) from busy where owner = ? and resource = ? and cell >= ? and cell < ?",
                (visit_id, who, start // busy.CELL_S, end // busy.CELL_S),
            ).fetchone()
            assert owners[0] == (end - start) // busy.CELL_S

    @invariant()
    def no_time_is_kept_for_nobody(self):
        orphans = self.db.execute(
            "select owner from busy where owner not in (select id from holds) and owner not in (select id from visits)"
        ).fetchall()
        assert orphans == []

    @invariant()
    def the_trail_is_whole(self):
        assert trail.verify(self.db) is None


Front.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestFront = Front.TestCase
