"""The EHR process: `python -m appliance.ehr.sync`, started by ehr/link.py. It alone opens sockets to the Internet.

It shares the daemon's database: reads the record system into the mirror, and takes the outbox out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from time import monotonic
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import anyio
import anyio.from_thread
import structlog
from anyio.lowlevel import EventLoopToken, current_token
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream

from appliance import log as logging
from appliance.child import ParentPipe
from appliance.clock import ShiftedClock, SystemClock
from appliance.ehr.cursor import Cursor
from appliance.ehr.drain import POLL_S, Drain
from appliance.ehr.driver import Driver
from appliance.ehr.fhir_driver import FhirDriver
from appliance.ehr.follow import Unfollowable, follow
from appliance.ehr.http import JSON, FhirHttp
from appliance.ehr.records import Refused
from appliance.ehr.resource import ODD
from appliance.ehr.sweep import sweep
from appliance.ehr.twins import Twins
from appliance.ehr.wire import Begin, CallRang, PushNow, Seen, State, StillFree, encode, to_child, told
from appliance.errors import EhrLockedOut, EhrUnreachable
from appliance.seams import Clock
from appliance.store import mirror, outbox
from appliance.store.database import open_database

FIRST_RETRY_S = 1.0
"""Wait after the first sweep that failed; doubled each time, up to the usual interval."""

SWEEP_AT = timedelta(hours=3)
"""After local midnight."""

UNFILTERED_S = 300.0
"""How often everything is read from a server that cannot tell what has changed."""

log = structlog.get_logger()


def main() -> None:
    """Serve one parent until it is gone."""
    pipe = ParentPipe()
    logging.configure()
    first = pipe.receive()
    begin = to_child(first) if first is not None else None
    if isinstance(begin, Begin):
        anyio.run(_serve, pipe, begin)


async def _serve(pipe: ParentPipe, begin: Begin) -> None:
    clock = clock_of(begin)
    with closing(open_database(Path(begin.database), begin.key)) as db:
        async with _driver(begin, clock) as driver, anyio.create_task_group() as tasks:
            sync = Sync(pipe, db, driver, begin, clock)
            tasks.start_soon(driver.know, db)
            tasks.start_soon(sync.sweeps)
            tasks.start_soon(sync.drain.run)
            tasks.start_soon(sync.watch)
            async for asked in _asked(pipe):
                tasks.start_soon(sync.answer, asked)
            tasks.cancel_scope.cancel()


def clock_of(begin: Begin) -> Clock:
    """The daemon's clock, as it runs here."""
    if begin.now is None:
        return SystemClock()
    return ShiftedClock(begin.now + timedelta(seconds=monotonic() - begin.sent_s))


@asynccontextmanager
async def _driver(begin: Begin, clock: Clock) -> AsyncIterator[Driver]:
    """The driver the settings name, connected."""
    if begin.open_dental is not None:
        from appliance.ehr.open_dental.driver import OpenDental  # loaded only where it is spoken to

        async with FhirHttp(begin.base_url, access=begin.access, now=clock.now, media_type=JSON) as http:
            yield OpenDental(http, clock, begin.practice, begin.open_dental)
        return
    async with FhirHttp(begin.base_url, access=begin.access, now=clock.now) as http:
        yield FhirDriver(http, clock, ZoneInfo(begin.practice.zone))


class Sync:
    """One record system and one database, kept alike."""

    def __init__(self, pipe: ParentPipe, db: sqlite3.Connection, ehr: Driver, begin: Begin, clock: Clock) -> None:
        self._zone = ZoneInfo(begin.practice.zone)
        self._practice = begin.practice
        self._cursors: dict[str, Cursor] = {}
        self._swept: date | None = None
        self._pipe, self._db, self._clock, self._begin, self._ehr = pipe, db, clock, begin, ehr
        self._reachable = self._synced = False
        self._sent: State | None = None
        self.drain = Drain(db, self._ehr, clock, self._answered)
        self.drain.hold()  # until the first reading: the server may have been put back to a backup while we were away
        self._went_back = False
        self._whole_at = 0.0

    async def sweeps(self) -> None:
        """Read everything at start and every night, and what has changed every so often, for ever."""
        failures = 0
        while True:
            done = await self._read()
            if done and failures:
                outbox.hurry(self._db, self._clock.now())
            failures = 0 if done else failures + 1
            retry = FIRST_RETRY_S * 2 ** min(failures - 1, 10)
            await anyio.sleep(min(retry, self._begin.every_s) if failures else self._begin.every_s)

    async def answer(self, asked: PushNow | StillFree | CallRang) -> None:
        """Answer one request of the daemon's."""
        if isinstance(asked, CallRang):
            await self._ehr.ready()
            return
        if isinstance(asked, PushNow):
            self._pipe.send(encode(told(asked.key, await self.drain.push_now(asked.key))))
            return
        free = await self._ehr.still_free(self._db, self._practice, asked)
        self._pipe.send(encode(Seen(asked.key, free)))

    async def watch(self) -> None:
        """Tell the daemon whenever something it shows has changed."""
        while True:
            state = State(
                reachable=self._reachable,
                synced=self._synced,
                last_sync=mirror.last_synced(self._db),
                waiting=outbox.waiting(self._db),
            )
            if state != self._sent:
                self._pipe.send(encode(state))
                self._sent = state
            await anyio.sleep(POLL_S)

    async def _read(self) -> bool:
        """The changes, or everything where the changes will not do; whether it came."""
        started, kind = anyio.current_time(), "changes"
        try:
            rows = None if self._went_back or self._night() != self._swept else await self._changes()
            if rows is None:
                kind, rows = "sweep", await self._sweep()
        except (EhrUnreachable, *ODD) as error:
            reason = error.reason if isinstance(error, EhrLockedOut) else None
            reason = reason if isinstance(error, EhrUnreachable) else "unreadable"
            log.warning("ehr.unreachable", url_host=urlsplit(self._begin.base_url).hostname, reason=reason)
            self._answered(False)
            if not self._went_back:
                self.drain.resume()
            return False
        log.info("ehr.read", kind=kind, rows=rows, ms=round((anyio.current_time() - started) * 1000))
        self._synced = True
        self._answered(True)
        return True

    async def _changes(self) -> int | None:
        """How many changes were taken; None where everything must be read."""
        _, until = self._ehr.window()
        try:
            return await follow(self._db, self._ehr, self._practice, self._clock, self._cursors, until)
        except Unfollowable as why:
            if why.went_back:
                self._went_back = True
                self.drain.hold()
            lately = anyio.current_time() < self._whole_at + UNFILTERED_S
            return 0 if why.unfiltered and lately else None

    async def _sweep(self) -> int:
        """Everything. A server put back to a backup gets nothing written until all is compared."""
        night, (_, until), known = self._night(), self._ehr.window(), mirror.server_at(self._db)
        twins = Twins()
        rows, self._cursors = await sweep(self._db, self._ehr, self._practice, self._clock, until, twins)
        self._swept, self._whole_at = night, anyio.current_time()
        if known is not None and max(one.latest for one in self._cursors.values()) < known:
            log.warning("ehr.went_back")
        self._went_back = False
        self.drain.resume()
        await self._mend(twins)
        return rows

    async def _mend(self, twins: Twins) -> None:
        """Leave one appointment of each visit. What cannot be mended now is found again by the next whole reading."""
        if not twins.visits():
            return
        try:
            log.warning("ehr.twins", rows=await self._ehr.mend(twins))
        except (EhrUnreachable, Refused, *ODD) as error:
            log.warning("ehr.twins_left", reason=getattr(error, "reason", None))

    def _night(self) -> date:
        """The day whose whole reading is due: a new one begins at three in the morning, when few call."""
        return (self._clock.now().astimezone(self._zone) - SWEEP_AT).date()

    def _answered(self, reachable: bool) -> None:
        self._reachable = reachable


async def _asked(pipe: ParentPipe) -> AsyncIterator[PushNow | StillFree | CallRang]:
    """What the daemon wants to know, until it is gone. The pipe blocks, so a thread reads it."""
    tell: MemoryObjectSendStream[bytes]
    messages: MemoryObjectReceiveStream[bytes]
    tell, messages = anyio.create_memory_object_stream(256)
    Thread(target=_read, args=(pipe, tell, current_token()), daemon=True).start()
    async with messages:
        async for message in messages:
            if not isinstance(asked := to_child(message), Begin):
                yield asked


def _read(pipe: ParentPipe, tell: MemoryObjectSendStream[bytes], token: EventLoopToken) -> None:
    while (message := pipe.receive()) is not None:
        anyio.from_thread.run(tell.send, message, token=token)
    anyio.from_thread.run_sync(tell.close, token=token)


if __name__ == "__main__":
    main()
