"""The box's side: the real store, schedule and sync over a file, living from one crash to the next, and its calls."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, cast
from zoneinfo import ZoneInfo

import anyio
import anyio.abc
from torture.clinic import PEOPLE, PROVIDERS
from torture.weather import Disk, Weather

from appliance.clinic.people import NewPatient
from appliance.clinic.visit import Opening, Visit, VisitStatus
from appliance.ehr.fhir_driver import FhirDriver
from appliance.ehr.http import FhirHttp
from appliance.ehr.mirrored import Practice
from appliance.ehr.profile import Strategy
from appliance.ehr.sync import Sync
from appliance.ehr.wire import Begin, StillFree
from appliance.errors import ScheduleError, SlotTaken
from appliance.schedule import book
from appliance.seams import Clock, Conflict, Pushed
from appliance.store import outbox, settle, visits
from appliance.store.bodies import NoteBody
from appliance.store.database import open_database
from appliance.store.writer import writing

EVERY_S = 60.0
PUSH_S = 2.0
PRACTICE = Practice(dict.fromkeys(PROVIDERS, "main"), frozenset({"visit"}), "UTC")


@dataclass(slots=True)
class Told:
    """One visit as its caller knows it."""

    visit: str
    op: int
    may_be: list[list[Any]]
    """Provider and start (seconds since 1970): the places the record system may have it at."""
    confirmed: bool
    gone_ok: bool = False
    touched: bool = False


class Deaf:
    """The daemon's end of the pipe."""

    def send(self, message: bytes) -> None:
        """Nobody listens."""


@dataclass(slots=True)
class Ledger:
    """What callers were told, over all lives of the box."""

    told: dict[str, Told] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    hashed: Any = field(default_factory=hashlib.sha256)
    op: int = 0

    def line(self, name: str, *said: object) -> None:
        """One operation and what came of it."""
        self.counts[name] += 1
        self.hashed.update(f"{self.op} {name} {' '.join(map(str, said))}\n".encode())


@dataclass(slots=True)
class Box:
    """One life of the box."""

    db: sqlite3.Connection
    sync: Sync
    clock: Clock
    ledger: Ledger
    tasks: anyio.abc.TaskGroup
    dice: Random
    calls: int = 0
    holds: dict[str, tuple[str, Opening]] = field(default_factory=dict)
    """By call."""
    busy: set[str] = field(default_factory=set)
    """Visits a call is changing just now."""

    def hold(self, call: str, opening: Opening) -> str:
        """A call takes a time; the word for what came of it."""
        self.give_back(call)
        try:
            self.holds[call] = (book.hold(self.db, opening, call, self.clock.now()), opening)
        except SlotTaken:
            return "taken"
        if self.dice.random() < 0.75:  # the live check, while the caller listens
            end = opening.start + timedelta(minutes=opening.minutes)
            asked = StillFree(key=call, provider_id=opening.provider_id, start=opening.start, end=end)
            self.tasks.start_soon(self.sync.answer, asked)
        return "held"

    def give_back(self, call: str) -> None:
        """The call's last time is not wanted."""
        if call in self.holds:
            book.release(self.db, self.holds.pop(call)[0])

    def hang_up(self, call: str) -> None:
        """The call is over."""
        self.holds.pop(call, None)
        self.db.execute("delete from holds where call_id = ?", (call,))

    def renew(self, call: str) -> None:
        """The call goes on."""
        book.renew(self.db, call, self.clock.now())

    async def book(self, call: str) -> None:
        """The caller says yes, and a note is left."""
        if call not in self.holds:
            return self.ledger.line("book", "nothing")
        hold_id, _ = self.holds.pop(call)
        new = self.dice.random() < 0.1
        number = self.dice.randrange(10**6)
        who: str | NewPatient = f"p{number % PEOPLE}"
        if new:
            who = NewPatient(
                given="New", family=f"One{number}", birth_date=date(1990, 1, 1), phone="+15550100", lang="en"
            )
        try:
            visit = book.book(
                self.db, hold_id, who, call_id=call, callback="", lang="en", reason="", now=self.clock.now()
            )
        except SlotTaken:
            return self.ledger.line("book", "taken")
        told = Told(visit.id, self.ledger.op, [_place(visit)], confirmed=False)
        self.ledger.told[visit.id] = told
        self._note(call, visit.id)
        outcome = await self._push(visit.id)
        if isinstance(outcome, Conflict):
            told.gone_ok, told.may_be = True, []
            self.ledger.told[visit.id] = told  # heard before the card is closed
            settle.mark_told(self.db, visit.id, call, self.clock.now())
        told.confirmed = isinstance(outcome, Pushed)
        return self.ledger.line("book", type(outcome).__name__)

    async def move(self, call: str, visit_id: str) -> None:
        """The caller moves a visit to the time just held."""
        if call not in self.holds:
            return self.ledger.line("move", "nothing")
        hold_id, opening = self.holds.pop(call)
        told = self.ledger.told[visit_id]
        before = list(told.may_be)
        told.may_be.append([opening.provider_id, opening.start.timestamp()])
        try:
            visit, key = book.move(self.db, visit_id, hold_id, call_id=call, now=self.clock.now())
        except (SlotTaken, ScheduleError) as error:
            told.may_be = before
            return self.ledger.line("move", type(error).__name__)
        outcome = await self._push(key)
        if isinstance(outcome, Pushed):
            told.may_be, told.confirmed = [_place(visit)], True
        if isinstance(outcome, Conflict):
            settle.mark_told(self.db, key, call, self.clock.now())
        return self.ledger.line("move", type(outcome).__name__)

    async def cancel(self, call: str, visit_id: str) -> None:
        """The caller cancels a visit."""
        told = self.ledger.told[visit_id]
        told.gone_ok = True
        try:
            _, key = book.cancel(self.db, visit_id, call_id=call, now=self.clock.now())
        except ScheduleError:
            return self.ledger.line("cancel", "nothing")
        outcome = await self._push(key) if key else Pushed("", "")
        if isinstance(outcome, Conflict):
            settle.mark_told(self.db, str(key), call, self.clock.now())
        if isinstance(outcome, Pushed):
            told.may_be, told.confirmed = [], False
        return self.ledger.line("cancel", type(outcome).__name__ if key else "squashed")

    def known(self) -> list[Visit]:
        """Visits of ours a caller may ring about: to come, and no call is changing them."""
        now = self.clock.now()
        told = list(self.ledger.told)[-150:]
        some = self.dice.sample(told, min(12, len(told)))
        rows = [visits.visit(self.db, one) for one in some if one not in self.busy]
        return [
            one
            for one in rows
            if one is not None and one.start > now and one.status in (VisitStatus.REQUESTED, VisitStatus.CONFIRMED)
        ]

    async def _push(self, key: str) -> object:
        came, answers = anyio.Event(), []

        async def push() -> None:  # goes on when the caller waits no longer, as in the process of its own
            answers.append(await self.sync.drain.push_now(key))
            came.set()

        self.tasks.start_soon(push)
        with anyio.move_on_after(PUSH_S):
            await came.wait()
        return answers[0] if answers else None

    def _note(self, call: str, visit_id: str) -> None:
        now = self.clock.now()
        body = NoteBody(
            key=f"note-{visit_id}",
            call_id=call,
            started=now,
            ended=now,
            outcome="booked",
            lang="en",
            lines=("Booked.",),
            visit_id=visit_id,
        )
        with writing(self.db):
            outbox.enqueue(self.db, body, lane=body.key, now=now, visit_id=None, depends_on=visit_id)
        self.ledger.notes.append(body.key)


def opening(who: str, start: datetime, minutes: int) -> Opening:
    """A time somebody may ask for."""
    return Opening(provider_id=who, location_id="main", visit_type_id="visit", start=start, minutes=minutes)


def born(
    file: Path,
    stack: ExitStack,
    weather: Weather,
    ledger: Ledger,
    tasks: anyio.abc.TaskGroup,
    *,
    http: FhirHttp,
    clock: Clock,
    strategy: Strategy,
    every_s: float = EVERY_S,
) -> Box:
    """The box starts: over whatever file the last one left."""
    weather.dead, weather.armed = False, ""
    own, theirs = (_disk(file, stack, weather) for _ in range(2))
    sync = syncing(theirs, file, PRACTICE, http=http, clock=clock, strategy=strategy, every_s=every_s)
    with writing(own):
        own.execute("delete from holds where call_id not like 'told:%'")
    tasks.start_soon(sync.sweeps)
    tasks.start_soon(sync.drain.run)
    return Box(own, sync, clock, ledger, tasks, weather.dice)


def syncing(
    db: sqlite3.Connection,
    file: Path,
    practice: Practice,
    *,
    http: FhirHttp,
    clock: Clock,
    strategy: Strategy,
    every_s: float,
) -> Sync:
    """The EHR process's part in this process, on its own connection to the file; nothing runs yet."""
    begin = Begin(
        base_url=http.base_url,
        every_s=every_s,
        database=str(file),
        key=None,
        practice=practice,
        now=clock.now(),
        sent_s=0.0,
    )
    driver = FhirDriver(http, clock, ZoneInfo(practice.zone))
    driver.strategy = strategy
    return Sync(cast(Any, Deaf()), db, driver, begin, clock)


def _disk(file: Path, stack: ExitStack, weather: Weather) -> sqlite3.Connection:
    db = stack.enter_context(closing(open_database(file, None)))
    db.execute("pragma synchronous = off")  # the process dies here, not the machine
    return cast(sqlite3.Connection, Disk(db, weather))


def _place(visit: Visit) -> list[Any]:
    return [visit.provider_id, visit.start.timestamp()]


def carded(file: Path) -> tuple[list[str], int]:
    """Visits that wait for a person, and how many cards were ever opened."""
    with closing(open_database(file, None)) as db:
        rows = db.execute("select visit_id from cards where told_at is null and visit_id is not null").fetchall()
        return [row[0] for row in rows], db.execute("select count(*) from outbox where state = 'CONFLICT'").fetchone()[
            0
        ]


def ownerless(file: Path, now: datetime) -> list[str]:
    """Owners of time on the box that nobody stands behind: holds of calls that are over, visits that are no more."""
    with closing(open_database(file, None)) as db:
        rows = db.execute(
            "select distinct owner from busy left join visits v on v.id = owner left join holds h on h.id = owner"
            " where cell >= ?1 / 300 and (v.id is null or v.status = 'cancelled')"
            " and (h.id is null or h.call_id not like 'told:%' and h.expires_at > ?1)",
            (int(now.timestamp()),),
        ).fetchall()
        return [row[0] for row in rows]


def settled(db: sqlite3.Connection) -> bool:
    """Whether nothing is on its way."""
    return outbox.waiting(db) == 0
