"""The outbox in any order of calls, answers, losses and crashes: nothing leaves blindly, out of turn, or never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from fakes.race import NINE, NOW
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from appliance.errors import ScheduleError, SlotTaken
from appliance.schedule import book
from appliance.store import outbox, settle
from appliance.store.bodies import NoteBody
from appliance.store.database import open_database
from appliance.store.outbox import Due
from appliance.store.writer import writing

FINAL = ("ACKED", "CONFLICT", "DEAD", "SQUASHED")
LANDINGS = ("acked", "answer_lost", "request_lost", "never_left", "conflict", "dead")


@dataclass(slots=True)
class Row:
    """What is known of one row without looking at the database's own bookkeeping."""

    key: str
    visit: str
    after: str = ""
    """The row that must have its answer first."""
    perhaps: bool = False
    """A try of it may have reached the record system."""
    arrived: bool = False


class Post(RuleBasedStateMachine):
    """Callers on one side, a record system that loses things on the other, and power that fails."""

    def __init__(self) -> None:
        super().__init__()
        self.db = open_database(":memory:", None)
        self.now = NOW
        self.rows: dict[str, Row] = {}
        self.flying: dict[str, Due] = {}
        self.final: dict[str, str] = {}

    def teardown(self) -> None:
        """Good weather: everything that waits gets through, and nothing waits for ever."""
        self.crash()
        for _ in range(len(self.rows) + 1):
            self.now += timedelta(minutes=10)
            while self.send(None):
                for key in list(self.flying):
                    self.land("acked", key)
        assert outbox.waiting(self.db) == 0
        kept = dict(self.db.execute("select key, count(*) from cards group by key").fetchall())
        for key, state, visit in self.db.execute(
            "select o.key, o.state, v.status from outbox o left join visits v"
            " on v.id = o.visit_id where o.state in ('CONFLICT', 'DEAD')"
        ):
            assert kept.get(key) == 1 or visit == "cancelled", (key, state)
        self.db.close()

    # ---- calls -----------------------------------------------------------------------------------

    @rule(
        patient=st.sampled_from("ab"),
        who=st.sampled_from(["kim", "okafor"]),
        at=st.integers(0, 20),
        noted=st.booleans(),
    )
    def books(self, patient: str, who: str, at: int, noted: bool) -> None:
        if (hold := self._hold(who, at)) is None:
            return
        made = book.book(self.db, hold, patient, call_id="c", callback="", lang="en", reason="", now=self.now)
        self.rows[made.id] = Row(made.id, made.id)
        if noted:
            self._note(made.id)

    @precondition(lambda self: any(row.key == row.visit for row in self.rows.values()))
    @rule(data=st.data(), who=st.sampled_from(["kim", "okafor"]), at=st.integers(0, 20))
    def moves(self, data: st.DataObject, who: str, at: int) -> None:
        if (hold := self._hold(who, at)) is None:
            return
        visit, before = self._visit(data)
        try:
            _, key = book.move(self.db, visit, hold, call_id="c", now=self.now)
        except (SlotTaken, ScheduleError):
            book.release(self.db, hold)
            return
        self.rows[key] = Row(key, visit, before)

    @precondition(lambda self: any(row.key == row.visit for row in self.rows.values()))
    @rule(data=st.data())
    def cancels(self, data: st.DataObject) -> None:
        visit, before = self._visit(data)
        try:
            _, key = book.cancel(self.db, visit, call_id="c", now=self.now)
        except ScheduleError:
            return
        if key is not None:
            self.rows[key] = Row(key, visit, before)
            return
        mine = [row for row in self.rows.values() if row.visit == visit]
        assert not any(row.perhaps or row.arrived or row.key in self.flying for row in mine), "taken back, and yet sent"

    # ---- the way out -----------------------------------------------------------------------------

    @rule(data=st.data(), by_name=st.booleans())
    def sends(self, data: st.DataObject, by_name: bool) -> None:
        self.send(_one(data, self.rows) if by_name and self.rows else None)

    def send(self, key: str | None) -> bool:
        due = outbox.claim_due(self.db, self.now, key)
        if due is None:
            return False
        row = self.rows[due.key]
        assert key in (None, due.key)
        assert due.key not in self.final, "sent once more after its answer"
        assert due.doubtful == row.perhaps, "sent blindly, or looked up without need"
        assert not row.after or outbox.state(self.db, row.after) in FINAL, "out of turn"
        assert outbox.state(self.db, due.key) == "SENT"
        self.flying[due.key] = due
        return True

    @precondition(lambda self: self.flying)
    @rule(data=st.data(), how=st.sampled_from(LANDINGS))
    def lands(self, data: st.DataObject, how: str) -> None:
        self.land(how, _one(data, self.flying))

    def land(self, how: str, key: str) -> None:
        due, row, later = self.flying.pop(key), self.rows[key], self.now + timedelta(seconds=30)
        row.perhaps = row.perhaps or how in ("answer_lost", "request_lost")
        row.arrived = row.arrived or how in ("acked", "answer_lost")
        match how:
            case "acked":
                settle.mark_acked(self.db, key, f"ehr-{row.visit}", "1", self.now)
            case "conflict":
                settle.mark_conflict(self.db, key, "slot_taken", self.now)
            case "dead":
                settle.mark_dead(self.db, key, "invalid", self.now)
            case "never_left" if not due.doubtful:
                outbox.put_back(self.db, key, later)
            case _:
                outbox.mark_ambiguous(self.db, key, later)

    @rule()
    def crash(self) -> None:
        """Whatever was on its way may have arrived."""
        for key in self.flying:
            self.rows[key].perhaps = True
        self.flying.clear()
        outbox.recover(self.db, self.now)

    @rule(seconds=st.integers(1, 400), hurried=st.booleans())
    def waits(self, seconds: int, hurried: bool) -> None:
        self.now += timedelta(seconds=seconds)
        if hurried:
            outbox.hurry(self.db, self.now)

    # ---- what always holds -----------------------------------------------------------------------

    @invariant()
    def an_answer_is_for_ever(self) -> None:
        for key in self.rows:
            state = outbox.state(self.db, key)
            assert self.final.get(key, state) == state
            if state in FINAL:
                self.final[key] = state

    @invariant()
    def what_is_on_its_way_is_known_on_disk_and_one_of_a_calendar(self) -> None:
        sent = self.db.execute("select key, kind, schedule, other_schedule from outbox where state = 'SENT'").fetchall()
        assert {row[0] for row in sent} == set(self.flying)
        calendars = [who for _, kind, *both in sent if kind != "note" for who in {*both} - {None}]
        assert len(calendars) == len(set(calendars))

    def _hold(self, who: str, at: int) -> str | None:
        opening = replace(NINE, provider_id=who, start=NINE.start + timedelta(minutes=30 * at), minutes=30)
        try:
            return book.hold(self.db, opening, "c", self.now)
        except SlotTaken:
            return None

    def _visit(self, data: st.DataObject) -> tuple[str, str]:
        """One of the visits, and the last change of it."""
        visit = _one(data, dict.fromkeys(row.visit for row in self.rows.values() if row.visit))
        return visit, outbox.last_of(self.db, visit) or ""

    def _note(self, visit: str) -> None:
        key = f"note-{visit}"
        note = NoteBody(
            key=key, call_id="c", started=self.now, ended=self.now, outcome="booked", lang="en", lines=("Booked.",)
        )
        with writing(self.db):
            outbox.enqueue(self.db, note, lane=key, now=self.now, visit_id=None, depends_on=visit)
        self.rows[key] = Row(key, "", visit)


def _one(data: st.DataObject, keys: Iterable[str]) -> str:
    """By its place: the keys themselves are made anew on every run."""
    rows = list(keys)
    return rows[data.draw(st.integers(0, len(rows) - 1))]


Post.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestPost = Post.TestCase
