"""The same against a real server over sockets, in real time: a proxy spoils requests, and the box's process is killed.

The box's schedule and sync live in a process of their own (torture/victim.py) that dies by kill -9, by its own hand at
a named point or by ours from outside. What callers were told is kept here; staff work at the server meanwhile.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import anyio
import anyio.abc
import anyio.to_thread
from anyio.streams.buffered import BufferedByteReceiveStream
from fakes.fault_proxy import FaultProxy, Spoil, fault_proxy
from fakes.sekmet import ROOT, free_port
from torture.box import Ledger, Told
from torture.report import Run, report
from torture.staff import Staff

from appliance.ehr.http import FhirHttp
from appliance.ehr.profile import Strategy
from appliance.rehearse.clinic_server import start_server

WEIGHTS = {
    "hold": 30,
    "book": 20,
    "hang_up": 2,
    "renew": 2,
    "move": 8,
    "cancel": 9,
    "clinic_books": 6,
    "clinic_cancels": 4,
    "clinic_moves": 3,
    "clinic_overbooks": 0.5,
    "clinic_writes": 3,
    "clinic_shuts": 3,
    "clinic_opens": 3,
    "weather": 4,
    "offline": 0.5,
}

KILLS = ("before_commit", "after_request", "outside", "before_commit", "before_request", "after_commit")
"""What the process dies of, in turn."""

KILL_EVERY = 70
"""Operations between two kills."""

LIVES, UNANSWERED = 6, 6
"""Calls at once; orders that may wait for their answers."""

EVERY_S = 0.5
"""Between two readings of what has changed."""

SETTLE_S = 120.0
"""Longest wait for the outbox to empty once the sky is clear."""

BUSY = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"
SLOWLY = b"HTTP/1.1 429 Slowly\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"

SPOILS: dict[str, Spoil] = {
    "drop_request": "drop_request",
    "drop_response": "drop_response",
    "503": BUSY,
    "429": SLOWLY,
    "hang": "hang_response",
    "trickle": "trickle",
    "twice": "twice",
    "stale": "stale",
}


@dataclass(slots=True)
class Sky:
    """What the proxy does to requests."""

    dice: Random
    stormy: float = 0.0
    online: bool = True
    faults: Counter[str] = field(default_factory=Counter)

    def spoil(self, method: str, path: str) -> Spoil | None:
        """What happens to this one."""
        if not self.online:
            return "drop_request"
        if self.dice.random() >= self.stormy:
            return None
        names = [name for name in SPOILS if self._may(name, method, path)]
        found = self.dice.choice(names)
        self.faults[found] += 1
        return SPOILS[found]

    def _may(self, name: str, method: str, path: str) -> bool:
        match name:
            case "stale":
                return method == "GET" and "identifier=" in path
            case "twice":
                return method in ("PUT", "POST")
            case "429":
                return self.dice.random() < 0.2  # one of them silences the box for a second
        return True


@dataclass(slots=True)
class Life:
    """One process, from its start to the kill."""

    process: anyio.abc.Process
    alive: anyio.Event = field(default_factory=anyio.Event)
    over: anyio.Event = field(default_factory=anyio.Event)
    ordered: str = ""
    """What it will die of."""
    died: str = ""
    waiting: int = -1
    open: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Orders without an answer, by their number."""
    booking: set[str] = field(default_factory=set)
    """Visits whose callers are still on the line that booked them."""
    holders: set[str] = field(default_factory=set)
    """Calls that hold a time."""

    async def order(self, order: dict[str, Any]) -> None:
        """Tell it; an order it dies over gets no answer."""
        self.open[order["order"]] = order
        assert self.process.stdin is not None
        try:
            await self.process.stdin.send(json.dumps(order).encode() + b"\n")
        except (anyio.BrokenResourceError, anyio.ClosedResourceError, OSError):
            self.over.set()

    def kill(self) -> None:
        """From outside, whatever it is doing."""
        os.kill(self.process.pid, signal.SIGKILL)


@dataclass(slots=True)
class World:
    """One run."""

    dice: Random
    staff: Staff
    sky: Sky
    begin: dict[str, Any]
    tasks: anyio.abc.TaskGroup
    ledger: Ledger = field(default_factory=Ledger)
    kills: Counter[str] = field(default_factory=Counter)
    life: Life | None = None
    orders: int = 0
    quiescent_s: float = -1.0

    async def play(self, ops: int) -> None:
        """Everything, and until it has settled."""
        while self.ledger.op < ops:
            self.ledger.op += 1
            life = await self._living()
            if self.ledger.op % KILL_EVERY == 0:
                await self._doom(life)
            await self._one(life)
            await anyio.sleep(self.dice.random() * 0.02)
            with anyio.move_on_after(3):
                while len(life.open) > UNANSWERED and not life.over.is_set():
                    await anyio.sleep(0.005)
        await self._settle()

    async def _living(self) -> Life:
        """The process, started again when it is dead."""
        if self.life is not None and not self.life.over.is_set():
            return self.life
        process = await anyio.open_process(
            [sys.executable, "-m", "torture.victim"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=None
        )
        self.life = life = Life(process)
        self.tasks.start_soon(self._listen, life)
        await life.process.stdin.send(json.dumps(self.begin).encode() + b"\n")  # type: ignore[union-attr]
        with anyio.fail_after(60):
            await life.alive.wait()
        return life

    async def _listen(self, life: Life) -> None:
        """What callers hear, until the end of the pipe."""
        assert life.process.stdout is not None
        lines = BufferedByteReceiveStream(life.process.stdout)
        try:
            while True:
                self._hear(life, json.loads(await lines.receive_until(b"\n", 1 << 20)))
        except (anyio.IncompleteRead, anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
            await life.process.wait()
        died = life.died or ("outside" if life.ordered == "outside" else "")
        if died:
            self.kills[died] += 1
        elif life.ordered != "end":
            raise AssertionError(f"the box died by itself: {life.process.returncode}")
        life.over.set()

    def _hear(self, life: Life, said: dict[str, Any]) -> None:
        life.died = said.get("died", "")
        if "alive" in said:
            life.alive.set()
        told = said.get("told", [])
        if isinstance(told, dict):
            life.booking.add(told["visit"])
            told = [told]
        else:
            life.booking -= {entry["visit"] for entry in told}
        for entry in told:
            self.ledger.told[entry["visit"]] = Told(**entry)
        self.ledger.notes += said.get("notes", ())
        if "done" in said:
            words, order = said["said"], life.open.pop(said["done"])
            if words[:2] == ["hold", "held"]:
                life.holders.add(order["call"])
            if words and words[0] == "waiting":
                life.waiting = int(words[1])
            elif words:
                self.ledger.line(words[0], *words[1:])

    async def _doom(self, life: Life) -> None:
        life.ordered = KILLS[self.ledger.op // KILL_EVERY % len(KILLS)]
        if life.ordered == "outside":
            life.kill()
        else:
            await life.order(self._order("die", point=life.ordered, fuse=self.dice.randrange(4)))

    async def _one(self, life: Life) -> None:
        name = self.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        call = f"call-{self.dice.randrange(LIVES)}"
        match name:
            case "hold":
                who, start = self.staff.time()
                minutes = self.dice.choice((15, 30, 45))
                await life.order(self._order(name, call=call, who=who, start=start.isoformat(), minutes=minutes))
            case "book":
                call = self.dice.choice(sorted(life.holders) or [call])
                life.holders.discard(call)
                await life.order(self._order(name, call=call))
            case "hang_up" | "renew":
                await life.order(self._order(name, call=call))
            case "move" | "cancel":
                await self._change(life, name, call)
            case "weather":
                self.sky.stormy = self.dice.choice((0.0, 0.02, 0.05, 0.1, 0.2))
                self.ledger.line(name, self.sky.stormy)
            case "offline":
                self.sky.online = False
                self.tasks.start_soon(self._back, self.dice.choice((0.2, 1.0, 3.0)))
                self.ledger.line(name)
            case _:
                self.ledger.line(name, await self.staff.act(name))

    async def _change(self, life: Life, name: str, call: str) -> None:
        changing = life.booking | {order["told"]["visit"] for order in life.open.values() if "told" in order}
        known = [one for one in list(self.ledger.told.values())[-150:] if not one.gone_ok and one.visit not in changing]
        if not known:
            return self.ledger.line(name, "nobody")
        told, (who, start) = self.dice.choice(known), self.staff.time()
        entry = asdict(told)
        if name == "move":  # whatever comes of it, and whether or not we hear of it
            told.may_be = [*told.may_be, [who, start.timestamp()]]
        else:
            told.gone_ok = True
        return await life.order(self._order(name, call=call, told=entry, who=who, start=start.isoformat()))

    async def _back(self, seconds: float) -> None:
        await anyio.sleep(seconds)
        self.sky.online = True

    async def _settle(self) -> None:
        """Good weather, no more calls, until nothing is on its way and everything was read once more."""
        self.sky.stormy, self.sky.online, began = 0.0, True, anyio.current_time()
        with anyio.move_on_after(SETTLE_S):
            while True:
                life = await self._living()
                if life.waiting < 0:
                    for number in range(LIVES):
                        await life.order(self._order("hang_up", call=f"call-{number}"))
                await life.order(self._order("waiting"))
                await anyio.sleep(0.25)
                if life.waiting == 0 and not life.open and not life.over.is_set():
                    self.quiescent_s = anyio.current_time() - began
                    await anyio.sleep(4 * EVERY_S)
                    life.ordered = "end"
                    life.kill()
                    await life.over.wait()
                    return

    def _order(self, do: str, **rest: Any) -> dict[str, Any]:
        self.orders += 1
        return {"order": self.orders, "op": self.ledger.op, "do": do, "dice": self.dice.getrandbits(32), **rest}


@asynccontextmanager
async def _served(server: str, folder: Path) -> AsyncIterator[str]:
    """The base URL of the server under test."""
    if server != "sekmet":
        yield server.rstrip("/")
        return
    venv = Path(os.environ.get("FRONTDESK_EHR_VENV", ROOT / ".cache" / "ehr-venv"))
    async with start_server(venv, free_port(), folder / "server") as running:
        yield running.base_url


async def torture(ops: int, seed: int, server: str, folder: Path) -> dict[str, Any]:
    """Run it all; the report."""
    dice, now = Random(seed), datetime.now(UTC)
    first = (now + timedelta(days=1)).replace(hour=15, minute=0, second=0, microsecond=0)
    async with AsyncExitStack() as stack:
        base_url = await stack.enter_async_context(_served(server, folder))
        proxy: FaultProxy = await stack.enter_async_context(fault_proxy(base_url))
        http = await stack.enter_async_context(FhirHttp(base_url, deadline_s=60))
        tasks = await stack.enter_async_context(anyio.create_task_group())
        staff, sky = Staff(http, dice, first), Sky(dice, stormy=0.05)
        await staff.open()
        begin = {
            "base_url": proxy.base_url,
            "database": str(folder / "box.db"),
            "strategy": (Strategy.TRANSACTION, Strategy.SLOT_FIRST)[seed % 2].value,
            "every_s": EVERY_S,
            "echoes": seed % 4 == 1,
        }
        world = World(dice, staff, sky, begin, tasks)
        proxy.chance = sky.spoil
        await world.play(ops)
        run = Run(
            ops=ops,
            seed=seed,
            server=server,
            ledger=world.ledger,
            file=folder / "box.db",
            now=datetime.now(UTC),
            resources=base_url,
            touched=staff.touched,
            overbooked=staff.overbooked,
            faults=sky.faults,
            kills=world.kills,
            in_commit=world.kills["before_commit"],
            quiescent_s=world.quiescent_s,
        )
        return await anyio.to_thread.run_sync(report, run, folder)


def on_server(ops: int, seed: int, server: str, folder: Path) -> dict[str, Any]:
    """The report of a run against a real server: sekmet, started here, or the base URL of an empty one."""
    return anyio.run(torture, ops, seed, server, folder)
