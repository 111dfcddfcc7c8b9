"""The outbox on its way out: one row of a lane at a time, SENT on disk before a byte leaves."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from datetime import timedelta

import anyio
import structlog

from appliance.errors import EhrUnreachable, Undecided
from appliance.seams import Change, Clock, Conflict, Ehr, Pushed, PushOutcome, Rejected
from appliance.store import outbox, settle, unanswered
from appliance.store.outbox import Due

POLL_S = 0.25
"""How often the outbox is looked at for rows nobody asked to push at once (notes)."""

PUSH_S = 20.0
"""Longest time one row may take, over all its requests: a server that trickles holds up the others no longer."""

MAX_BACKOFF_S = 60.0
"""Longest wait before the next try of a row, and before the next try of anything while the record system is away."""

UNDECIDED_S = 30.0
"""How often to look whether staff have accepted what was proposed to them."""

LOOK_S = 60.0
"""How often to look whether something has waited so long that a person must know."""

KEPT = 64
"""Outcomes remembered for a push that is asked for just after it was done."""

log = structlog.get_logger()


class Drain:
    """Sends outbox rows and writes the answers back. One per database."""

    def __init__(self, db: sqlite3.Connection, ehr: Ehr, clock: Clock, answered: Callable[[bool], None]) -> None:
        """`answered` hears after each try whether the record system answered."""
        self._db, self._ehr, self._clock, self._answered = db, ehr, clock, answered
        self._flying: dict[str, anyio.Event] = {}
        self._outcomes: OrderedDict[str, PushOutcome] = OrderedDict()
        self._landing = anyio.Event()
        self._failures = 0
        self._held = False

    async def run(self) -> None:
        """Send what is due, for ever. Ends by cancellation."""
        outbox.recover(self._db, self._clock.now())
        looked = -LOOK_S
        while True:
            if anyio.current_time() >= looked + LOOK_S:
                self._look()
                looked = anyio.current_time()
            due = self._next() if not self._held and outbox.waiting(self._db) else None
            if due is None:
                await anyio.sleep(POLL_S)
            elif await self._send(due) is None and self._failures:
                await anyio.sleep(_backoff_s(self._failures))

    def hold(self) -> None:
        """Write nothing until `resume`: the record system is not what it was, and must be compared first."""
        self._held = True

    def resume(self) -> None:
        """Go on."""
        self._held = False

    async def push_now(self, key: str) -> PushOutcome | None:
        """Send one row before all others, as soon as nothing of its patient or calendar is on its way.

        None when it got no answer, or waits for a row of its patient that got none.
        """
        while key not in self._flying:
            if self._held:
                return self._outcomes.get(key)
            due = outbox.claim_due(self._db, self._clock.now(), key)
            if due is not None:
                return await self._send(due)
            if key in self._outcomes or not self._flying:
                return self._outcomes.get(key)
            await self._landing.wait()
        await self._flying[key].wait()
        return self._outcomes.get(key)

    async def _send(self, due: Due) -> PushOutcome | None:
        landed = self._flying[due.key] = anyio.Event()
        started = anyio.current_time()
        outcome: PushOutcome | None = None
        undecided = False
        try:
            with anyio.fail_after(PUSH_S):
                outcome = await self._ehr.push(Change(key=due.key, kind=due.kind, body=due.body, again=due.doubtful))
            self._settle(due.key, outcome)
            self._failures = 0
        except Undecided:
            undecided = True
            outbox.mark_ambiguous(self._db, due.key, self._clock.now() + timedelta(seconds=UNDECIDED_S))
        except (EhrUnreachable, TimeoutError) as error:
            self._failures += 1
            self._unanswered(due, written=getattr(error, "written", True))
        finally:
            del self._flying[due.key]
            landed.set()
            self._landing.set()
            self._landing = anyio.Event()
        ms = round((anyio.current_time() - started) * 1000)
        log.info("ehr.pushed", kind=due.kind, outcome=_word(outcome), attempt=due.attempts + 1, ms=ms)
        self._answered(outcome is not None or undecided)
        return outcome

    def _look(self) -> None:
        if rows := unanswered.card(self._db, self._clock.now()):
            log.warning("ehr.unanswered", rows=rows)

    def _next(self) -> Due | None:
        return outbox.claim_due(self._db, self._clock.now())

    def _unanswered(self, due: Due, *, written: bool) -> None:
        again = self._clock.now() + timedelta(seconds=_backoff_s(due.attempts))
        if written or due.doubtful:
            outbox.mark_ambiguous(self._db, due.key, again)
        else:
            outbox.put_back(self._db, due.key, again)

    def _settle(self, key: str, outcome: PushOutcome) -> None:
        now = self._clock.now()
        match outcome:
            case Pushed(resource_id, version, patient_id):
                settle.mark_acked(self._db, key, resource_id, version, now, patient_id)
            case Conflict(found):
                settle.mark_conflict(self._db, key, found, now)
            case Rejected(status, code):
                settle.mark_dead(self._db, key, f"{status} {code}".strip(), now)
        self._outcomes[key] = outcome
        while len(self._outcomes) > KEPT:
            self._outcomes.popitem(last=False)


def _backoff_s(attempts: int) -> float:
    """1, 2, 4 ... seconds."""
    return min(2.0 ** min(attempts, 10), MAX_BACKOFF_S)


def _word(outcome: PushOutcome | None) -> str:
    return type(outcome).__name__.lower() if outcome is not None else "unreachable"
