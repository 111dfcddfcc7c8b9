"""The front desk's diary, as a call uses it: look, hold, book, move, cancel, note.

Everything is on the box's own disk before the record system is asked; the record system's answer decides only what the
caller is told. Database work runs in one thread of its own, a few milliseconds at a time, never on the event loop.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

import anyio
import anyio.to_thread
import structlog

from appliance.audit import trail
from appliance.clinic.message import Message, MessageKind
from appliance.clinic.people import Lang, NewPatient
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening, Visit
from appliance.dialogue.acts import Book, Cancel, JoinWaitlist, Move, Outcome, Wanted
from appliance.dialogue.events import BookAnswer, HoldAnswer, MessageKept, OpeningsFound, VisitsFound
from appliance.dialogue.people.directory import Directory
from appliance.errors import ScheduleError, SlotTaken, StoreError
from appliance.schedule import book, inbox
from appliance.schedule.diary import Known, SearchRules
from appliance.schedule.freed import tell_staff
from appliance.schedule.search import search
from appliance.seams import Clock, Conflict, Pushed, PushOutcome
from appliance.store import busy, calls, messages, mirror, outbox, patients, settle, slots, visits, waitlist
from appliance.store.bodies import NoteBody
from appliance.store.cards import Card, cards
from appliance.store.errors import DATABASE_ERRORS, INTEGRITY_ERRORS, sentence
from appliance.store.ids import new_id
from appliance.store.waitlist import Waiting
from appliance.store.writer import writing

log = structlog.get_logger()

PUSH_S = 2.0
"""How long a caller waits for the record system before hearing "requested"."""

CHECK_S = 1.2
"""How long the record system may take to say that a time is still free, before it is held unchecked."""

T = TypeVar("T")


class EhrLink(Protocol):
    """The way to the record system for a call that is waiting for an answer."""

    async def push_now(self, key: str, deadline_s: float) -> PushOutcome | None:
        """Send one outbox row now and settle it in the store; None when no answer came within `deadline_s`."""
        ...

    async def free_now(self, opening: Opening, deadline_s: float) -> bool | None:
        """Whether the record system still has an opening free; None when it did not say within `deadline_s`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStatus:
    """What the status page shows of the desk."""

    waiting: int
    """Changes the record system has not answered."""
    waiting_since: datetime | None
    cards: tuple[Card, ...]
    messages: tuple[messages.Kept, ...]
    """Those nobody has dealt with, newest first; the newest only."""
    messages_waiting: int


class Desk:
    """One per box. `db` is the desk's own connection (store.database.open_database); nothing else may use it."""

    def __init__(
        self,
        db: sqlite3.Connection,
        clinic: Clinic,
        clock: Clock,
        ehr: EhrLink | None,
        *,
        rules: SearchRules | None = None,
        push_s: float = PUSH_S,
        rings: bool = False,
    ) -> None:
        """`ehr`: None for a box without a record system, where everything stays a request. `rings`: the box itself
        calls those on the waiting list who agreed to it, so that staff need not."""
        self._db = db
        self._clinic = clinic
        self._clock = clock
        self._ehr = ehr
        self._rules = rules or SearchRules()
        self._push_s, self._rings = push_s, rings
        self._approve = frozenset(kind.id for kind in clinic.visit_types if kind.approval)
        """Kinds of visit that stay a request whatever the record system says."""
        self._directory, self._change = Directory(), -1
        self._one = anyio.CapacityLimiter(1)

    async def begin(self) -> int:
        """At start: end the calls, and give back the holds, of a process that died; how many calls there were."""
        return await self.run(self._begin)

    async def patients(self) -> Directory:
        """Everyone the clinic knows, one copy for all calls; only what changed since the last time is read.

        Raises StoreError when the database cannot be read.
        """
        return await self.run(self._known)

    async def find_openings(self, wanted: Wanted, limit: int = 3) -> OpeningsFound:
        """Up to `limit` openings, best first; none before the record system was read whole for the first time.

        Raises KeyError for an unknown visit type.
        """
        return await self.run(self._openings, wanted, limit)

    async def hold(self, opening: Opening, call_id: str) -> HoldAnswer:
        """Keep a time before it is offered; `hold_id` None when someone else has it, here or at the clinic.

        Where the record system cannot be asked in time the hold stands, and what is booked on it stays a request until
        the record system has it.
        """
        try:
            hold_id = await self.run(book.hold, opening, call_id, self._clock.now())
        except SlotTaken:
            return HoldAnswer(None, opening)
        if await self._free_now(opening) is False:
            await self.run(book.release, hold_id)
            return HoldAnswer(None, opening)
        return HoldAnswer(hold_id, opening)

    async def renew(self, call_id: str) -> None:
        """The call is alive: its holds stay. Call it every minute or so."""
        await self.run(book.renew, call_id, self._clock.now())

    async def release(self, hold_id: str) -> None:
        """Give a held time back."""
        await self.run(book.release, hold_id)

    async def find_visits(self, patient_id: str, *, told: bool = True) -> VisitsFound:
        """The visits to come of a caller who has been identified, soonest first. A disclosure, so it is audited, unless
        nobody is `told` yet."""
        return await self.run(self._visits_of, patient_id, told=told)

    async def book(self, act: Book, call_id: str, lang: Lang) -> BookAnswer:
        """Make a held time a visit. CONFIRMED only when the record system holds it and nobody must approve it."""
        wish = partial(book.book, call_id=call_id, callback=act.callback, lang=lang, reason=act.reason)
        try:
            visit = await self.run(wish, act.hold_id, act.patient, now=self._clock.now(), approve=self._approve)
        except SlotTaken:
            return BookAnswer(Outcome.TAKEN, None)
        except StoreError:
            return _failed("book", call_id)
        if act.insurance and isinstance(act.patient, NewPatient):
            await self.leave_message(_insured(act, act.patient, visit), call_id)
        return await self._settled(visit.id, visit.id, call_id)

    async def move(self, act: Move, call_id: str) -> BookAnswer:
        """Swap a visit to a held time. Whatever happens the patient keeps one of the two."""
        now, old = self._clock.now(), await self.run(visits.visit, act.visit_id)
        try:
            swap = partial(book.move, call_id=call_id, now=now)
            visit, key = await self.run(swap, act.visit_id, act.hold_id, approve=self._approve)
        except SlotTaken:
            return BookAnswer(Outcome.TAKEN, await self.run(visits.visit, act.visit_id))
        except (ScheduleError, StoreError):
            return _failed("move", call_id)
        answer = await self._settled(visit.id, key, call_id)
        if old and answer.outcome in (Outcome.CONFIRMED, Outcome.REQUESTED):
            await self._tell_of_freed(old, call_id)
        return answer

    async def cancel(self, act: Cancel, call_id: str) -> BookAnswer:
        """Cancel a visit. CONFIRMED when the record system has done so, or never heard of the visit."""
        try:
            visit, key = await self.run(book.cancel, act.visit_id, call_id=call_id, now=self._clock.now())
        except (ScheduleError, StoreError):
            return _failed("cancel", call_id)
        await self._tell_of_freed(visit, call_id)
        if key is None:
            return BookAnswer(Outcome.CONFIRMED, visit)
        outcome = Outcome.CONFIRMED if isinstance(await self._push(key), Pushed) else Outcome.REQUESTED
        return BookAnswer(outcome, visit)

    async def _tell_of_freed(self, gone: Visit, call_id: str) -> None:
        """Staff hear who waits for a time that was given up; that they could not is no reason to fail the caller."""
        try:
            telling = partial(_tell_of_freed, call_id=call_id, rings=self._rings)
            await self.run(telling, self._clinic, self._clock.now(), self._rules, gone)
        except StoreError:
            log.error("desk.failed", kind="freed", call=call_id)

    async def leave_message(self, message: Message, call_id: str) -> MessageKept:
        """Put a message in its inbox, on the box's own disk."""
        try:
            await self.run(_leave_message, message, self._clock.now(), call_id=call_id)
        except StoreError:
            log.error("desk.failed", kind="message", call=call_id)
            return MessageKept(ok=False)
        return MessageKept(ok=True)

    async def join_waitlist(self, act: JoinWaitlist, call_id: str) -> MessageKept:
        """Put a caller on the list of those who would take another time, and the same in the front desk's inbox."""
        try:
            await self.run(_join_waitlist, act, self._clock.now(), call_id=call_id)
        except StoreError:
            log.error("desk.failed", kind="waitlist", call=call_id)
            return MessageKept(ok=False)
        return MessageKept(ok=True)

    async def note(self, body: NoteBody) -> None:
        """Queue what happened in a call for the chart, behind the visit it is about. A second time changes nothing."""
        await self.run(_note, body, self._clock.now())

    async def call_started(self, call_id: str) -> None:
        """A call came in."""
        await self.run(_call_started, call_id, self._clock.now())

    async def call_ended(self, call_id: str, *, lang: Lang, outcome: str) -> None:
        """A call is over: what it held is given back. `outcome`: a fixed word."""
        await self.run(_call_ended, call_id, self._clock.now(), lang=lang, outcome=outcome)

    async def status(self) -> DeskStatus:
        """For the status page."""
        return await self.run(self._status)

    async def _settled(self, visit_id: str, key: str, call_id: str) -> BookAnswer:
        outcome, booking = await self._push(key), key == visit_id
        lost = isinstance(outcome, Conflict) and outcome.found in settle.TIME_LOST
        if lost:
            await self.run(settle.mark_told, key, call_id, self._clock.now())
        visit = await self.run(visits.visit, visit_id)
        if lost:
            return BookAnswer(Outcome.TAKEN, None if booking else visit)
        if isinstance(outcome, Conflict) and not booking:
            return BookAnswer(Outcome.FAILED, visit)  # staff changed it first, and have the card
        final = isinstance(outcome, Pushed) and not (visit and visit.visit_type_id in self._approve)
        return BookAnswer(Outcome.CONFIRMED if final else Outcome.REQUESTED, visit)

    async def _free_now(self, opening: Opening) -> bool | None:
        if self._ehr is None:
            return None
        with anyio.move_on_after(CHECK_S):
            return await self._ehr.free_now(opening, CHECK_S)
        return None

    async def _push(self, key: str) -> PushOutcome | None:
        if self._ehr is None:
            return None
        with anyio.move_on_after(self._push_s):
            return await self._ehr.push_now(key, self._push_s)
        return None

    async def run(self, job: Callable[..., T], *args: object, **named: object) -> T:
        """Run `job(db, ...)` in the desk's thread. A call that ends meanwhile waits for it: no half work.

        Integrity errors pass through; every other database error becomes a StoreError.
        """
        try:
            return await anyio.to_thread.run_sync(partial(job, self._db, *args, **named), limiter=self._one)
        except INTEGRITY_ERRORS:
            raise
        except DATABASE_ERRORS as error:
            raise sentence(error, "The database") from error

    def _known(self, db: sqlite3.Connection) -> Directory:
        people, change = patients.changed_since(db, self._change)
        if people:
            self._directory = Directory(people, newer_than=self._directory)
        self._change = change
        return self._directory

    def _begin(self, db: sqlite3.Connection) -> int:
        with writing(db):
            db.execute("delete from holds where call_id not like 'told:%'")
            return calls.end_all(db, self._clock.now(), outcome="lost")

    def _openings(self, db: sqlite3.Connection, wanted: Wanted, limit: int) -> OpeningsFound:
        if self._ehr is not None and mirror.last_synced(db) is None:
            return OpeningsFound((), exact=False, known=False)
        now, kind = self._clock.now(), self._clinic.visit_type(wanted.visit_type_id)
        who = (wanted.provider_id,) if wanted.provider_id in kind.providers else kind.providers
        busy_with = (*who, *map(busy.room, kind.rooms))

        def look(span: tuple[datetime, datetime]) -> Known:
            start = max(span[0], now)
            return Known(busy.taken(db, start, span[1], now, busy_with), slots.free_slots(db, who, start, span[1]))

        return OpeningsFound(*search(wanted, self._clinic, look, now, limit, self._rules))

    def _visits_of(self, db: sqlite3.Connection, patient_id: str, *, told: bool) -> VisitsFound:
        now = self._clock.now()
        if not told:
            return VisitsFound(visits.visits_of(db, patient_id, now), messages.to_approve(db, patient_id))
        with writing(db):
            found = VisitsFound(visits.visits_of(db, patient_id, now), messages.to_approve(db, patient_id))
            trail.append(db, at=now, actor="caller", action="visits.disclosed", object_id=patient_id)
        return found

    def _status(self, db: sqlite3.Connection) -> DeskStatus:
        return DeskStatus(
            waiting=outbox.waiting(db),
            waiting_since=outbox.oldest(db),
            cards=cards(db),
            messages=messages.waiting(db),
            messages_waiting=messages.count(db),
        )


def _note(db: sqlite3.Connection, body: NoteBody, now: datetime) -> None:
    with writing(db):
        if outbox.state(db, body.key) is None:
            behind = outbox.last_of(db, body.visit_id) if body.visit_id else None
            outbox.enqueue(db, body, lane=body.key, now=now, visit_id=None, depends_on=behind)


def _leave_message(db: sqlite3.Connection, message: Message, now: datetime, *, call_id: str) -> None:
    with writing(db):
        inbox.leave(db, message, call_id=call_id, now=now)


def _insured(act: Book, who: NewPatient, visit: Visit) -> Message:
    """For billing: what somebody new is insured with."""
    return Message(
        kind=MessageKind.INSURANCE,
        lang=who.lang,
        name=f"{who.given} {who.family}",
        callback=act.callback,
        patient_id=visit.patient_id,
        visit_id=visit.id,
        facts=act.insurance,
    )


def _join_waitlist(db: sqlite3.Connection, act: JoinWaitlist, now: datetime, *, call_id: str) -> None:
    with writing(db):
        patient_id = act.patient if isinstance(act.patient, str) else book.met(db, act.patient)
        one = Waiting(
            id=new_id(),
            call_id=call_id,
            patient_id=patient_id,
            callback=act.callback,
            visit_type_id=act.visit_type_id,
            provider_id=act.provider_id,
            earliest=act.earliest,
            latest=act.latest,
            weekdays=act.weekdays,
            from_minute=act.from_minute,
            to_minute=act.to_minute,
            added=now,
            may_call=act.may_call,
        )
        waitlist.add(db, one)
        trail.append(db, at=now, actor="caller", action="waitlist.added", object_id=one.id, call_id=call_id)
        inbox.leave(db, act.message, call_id=call_id, now=now)


def _tell_of_freed(
    db: sqlite3.Connection, clinic: Clinic, now: datetime, rules: SearchRules, gone: Visit, *, call_id: str, rings: bool
) -> None:
    with writing(db):
        tell_staff(db, clinic, now, rules, gone, call_id=call_id, rings=rings)


def _call_started(db: sqlite3.Connection, call_id: str, now: datetime) -> None:
    with writing(db):
        calls.call_started(db, call_id, now)


def _call_ended(db: sqlite3.Connection, call_id: str, now: datetime, *, lang: Lang, outcome: str) -> None:
    with writing(db):
        db.execute("delete from holds where call_id = ?", (call_id,))
        calls.call_ended(db, call_id, now, lang=lang, outcome=outcome)
        trail.append(
            db,
            at=now,
            actor="box",
            action="call.ended",
            object_id=call_id,
            call_id=call_id,
            detail={"outcome": outcome},
        )


def _failed(kind: str, call_id: str) -> BookAnswer:
    log.error("desk.failed", kind=kind, call=call_id)
    return BookAnswer(Outcome.FAILED, None)
