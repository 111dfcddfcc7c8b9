"""The daemon's end of the EHR process, which alone opens sockets to the Internet."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic

import anyio

from appliance.child import Pipe, supervise
from appliance.clinic.settings import Clinic
from appliance.clinic.visit import Opening
from appliance.clock import SystemClock
from appliance.config import OpenDentalConfig
from appliance.ehr.access import Access
from appliance.ehr.mirrored import Practice
from appliance.ehr.wire import Begin, CallRang, PushNow, Seen, State, StillFree, Told, encode, to_daemon
from appliance.errors import ChildGone
from appliance.seams import Clock, PushOutcome

MODULE = "appliance.ehr.sync"

NOTICE_S = 0.05
"""Longest wait for a full pipe to take a message nobody depends on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EhrStatus:
    """What the status page shows of the record system."""

    reachable: bool
    last_sync: datetime | None
    """When everything was last read, UTC; None before the first time."""
    waiting: int
    """Changes the record system has not answered yet."""


class EhrChild:
    """The record system, through a supervised child process. `run` it in the daemon's task group."""

    def __init__(
        self,
        *,
        base_url: str,
        access: Access | None = None,
        open_dental: OpenDentalConfig | None = None,
        every_s: float,
        database: Path,
        key: str | None,
        clinic: Clinic,
        clock: Clock,
    ) -> None:
        """`access`: None where anyone may come in; `open_dental`: None where FHIR is spoken.

        `database` and `key`: the file `open_database` opens here, too.
        """
        self._base_url, self._access, self._every_s = base_url, access or Access(), every_s
        self._open_dental = open_dental
        self._database, self._key, self._clock = database, key, clock
        self._practice = Practice(
            {one.id: one.location_id for one in clinic.providers},
            frozenset(one.id for one in clinic.visit_types),
            clinic.zone.key,
            frozenset(room for one in clinic.visit_types for room in one.rooms),
        )
        self._pipe: Pipe | None = None
        self._waiting: dict[str, list[_Answer]] = {}
        self._state = State(reachable=False, synced=False, last_sync=None, waiting=0)
        self._synced = anyio.Event()

    async def run(self) -> None:
        """Keep the child alive. Ends by cancellation only."""
        await supervise(MODULE, run=self._serve)

    async def push_now(self, key: str, deadline_s: float) -> PushOutcome | None:
        """The record system's answer to one outbox row, pushed before all others; None when there is none in time.

        The row stays in the outbox whatever happens here: a late answer settles it all the same.
        """
        said = await self._ask(PushNow(key), deadline_s)
        return said.outcome if isinstance(said, Told) else None

    async def free_now(self, opening: Opening, deadline_s: float) -> bool | None:
        """Whether an opening is still free there; None when it did not say in time, or is known to be away."""
        if not self._state.reachable:
            return None
        who, room, start, end = opening.provider_id, opening.room_id, opening.start, opening.end
        key = f"{who} {room or ''} {start.isoformat()}"
        asked = StillFree(key=key, provider_id=who, start=start, end=end, room_id=room)
        said = await self._ask(asked, deadline_s)
        return said.free if isinstance(said, Seen) else None

    async def call_rang(self) -> None:
        """A call has come in. Returns at once; whether it helps shows in the call's own requests."""
        if self._pipe is not None:
            with suppress(ChildGone), anyio.move_on_after(NOTICE_S):
                await self._pipe.send(encode(CallRang()))

    def status(self) -> EhrStatus:
        """How the record system stands now."""
        state = self._state
        reachable = state.reachable and self._pipe is not None
        return EhrStatus(reachable=reachable, last_sync=state.last_sync, waiting=state.waiting)

    async def wait_synced(self, timeout_s: float) -> bool:
        """Whether everything has been read once, since this daemon started, within the time given."""
        with anyio.move_on_after(timeout_s):
            await self._synced.wait()
        return self._synced.is_set()

    async def _ask(self, question: PushNow | StillFree, deadline_s: float) -> Told | Seen | None:
        answer = _Answer()
        self._waiting.setdefault(question.key, []).append(answer)
        try:
            with anyio.move_on_after(deadline_s):
                if self._pipe is not None:
                    await self._pipe.send(encode(question))
                    await answer.came.wait()
        except ChildGone:
            pass
        finally:
            self._forget(question.key, answer)
        return answer.said

    async def _serve(self, pipe: Pipe) -> None:
        begin = Begin(
            base_url=self._base_url,
            access=self._access,
            open_dental=self._open_dental,
            every_s=self._every_s,
            database=str(self._database),
            key=self._key,
            practice=self._practice,
            now=None if isinstance(self._clock, SystemClock) else self._clock.now(),
            sent_s=monotonic(),
        )
        await pipe.send(encode(begin))
        self._pipe = pipe
        try:
            while True:
                self._take(await pipe.receive())
        finally:
            self._pipe = None
            for key in list(self._waiting):
                self._answer(key, None)

    def _take(self, message: bytes) -> None:
        match to_daemon(message):
            case State() as state:
                self._state = state
                if state.synced:
                    self._synced.set()
            case said:
                self._answer(said.key, said)

    def _answer(self, key: str, said: Told | Seen | None) -> None:
        for answer in self._waiting.get(key, ()):
            answer.said = said
            answer.came.set()

    def _forget(self, key: str, answer: _Answer) -> None:
        self._waiting[key].remove(answer)
        if not self._waiting[key]:
            del self._waiting[key]


class _Answer:
    """Somebody waits for this."""

    def __init__(self) -> None:
        self.came = anyio.Event()
        self.said: Told | Seen | None = None
