"""Record systems in memory, one of which is never there, and a clock for whoever waits for them."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import anyio
import anyio.lowlevel
from fakes.maple import MONDAY

from appliance.ehr.cursor import updated
from appliance.errors import EhrUnreachable
from appliance.seams import Change, Pushed, PushOutcome


@dataclass(slots=True)
class FakeEhr:
    """Holds what it is sent. `arrives` False loses requests; `answers` False loses only the answers."""

    pages: list[tuple[str, list[bytes]]] = field(default_factory=list)
    """What `pull` yields."""
    outcomes: dict[str, PushOutcome] = field(default_factory=dict)
    """The answer to a key; Pushed for any other."""
    arrives: bool = True
    answers: bool = True
    connects: bool = True
    """False: nothing is even sent."""
    delay_s: float = 0.02
    breaks_after: int | None = None
    """Pages before the connection breaks, None for never."""
    filters: bool = True
    """False: `changes` gives everything, as a server does that does not know _lastUpdated."""
    tried: list[str] = field(default_factory=list)
    """Keys in the order they were sent, once for every try."""
    held: dict[str, Change] = field(default_factory=dict)
    """What arrived, by key: a second time changes nothing."""

    async def pull(self) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        for number, page in enumerate(self.pages):
            await anyio.sleep(self.delay_s)
            if not self.arrives or number == self.breaks_after:
                raise EhrUnreachable("gone")
            yield page

    async def changes(self, since: Mapping[str, datetime]) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        async with aclosing(self.pull()) as pages:
            async for kind, page in pages:
                new = [raw for raw in page if (at := updated(json.loads(raw))) is None or at >= since[kind]]
                yield kind, new if self.filters else page

    async def push(self, change: Change) -> PushOutcome:
        self.tried.append(change.key)
        await anyio.sleep(self.delay_s)
        if not self.connects:
            raise EhrUnreachable("refused", written=False)
        if self.arrives:
            self.held.setdefault(change.key, change)
        if not (self.arrives and self.answers):
            raise EhrUnreachable("no answer")
        return self.outcomes.get(change.key, Pushed(f"resource-{change.key}", "1"))


@dataclass(slots=True)
class NoEhr:
    """A record system that is never reached."""

    async def pull(self) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        await anyio.lowlevel.checkpoint()
        nothing: Iterable[tuple[str, list[bytes]]] = ()
        for page in nothing:
            yield page
        raise EhrUnreachable("there is no record system", written=False)

    async def changes(self, since: Mapping[str, datetime]) -> AsyncGenerator[tuple[str, list[bytes]], None]:
        async for page in self.pull():
            yield page

    async def push(self, change: Change) -> PushOutcome:
        await anyio.lowlevel.checkpoint()
        raise EhrUnreachable("there is no record system", written=False)


@dataclass(slots=True)
class LoopClock:
    """Wall-clock time that runs with the event loop's, virtual or not."""

    start: datetime = MONDAY
    zero: float = field(default_factory=anyio.current_time)

    def now(self) -> datetime:
        return self.start + timedelta(seconds=anyio.current_time() - self.zero)
