"""`make torture OPS=N SEED=N SERVER=model|sekmet|URL OUT=FILE`: random calls, clinic work, faults and crashes, a count.

model: virtual time, a real SQLite file, the real schedule, store and sync; the same seed makes the same run. The
others: torture/real.py.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import anyio
import anyio.abc
from fakes.ehr import LoopClock
from fakes.jumping import JumpingLoop
from fakes.model_server import Habits
from torture.box import EVERY_S, Box, Ledger, born, opening, settled
from torture.clinic import DAYS, MINUTES, PER_DAY, PROVIDERS, Clinic, QuickServer
from torture.real import on_server
from torture.report import Run, report
from torture.weather import IN_COMMIT, POINTS, Crash, Weather, Wire

from appliance.ehr import drain
from appliance.ehr.profile import Strategy
from appliance.store import ids

HABITS: tuple[Callable[[], Habits], ...] = (
    Habits,
    lambda: Habits(keeps_half_a_transaction=True),
    lambda: Habits(no_transactions=True, ignores_if_none_exist=True),
)
"""Taken in turn by the seed: in the first a booking is one Bundle, in the others it goes slot first."""

WEIGHTS = {
    "hold": 30,
    "book": 18,
    "hang_up": 2,
    "renew": 3,
    "move": 5,
    "cancel": 1.5,
    "clinic_books": 8,
    "clinic_cancels": 1,
    "clinic_moves": 1,
    "clinic_overbooks": 1,
    "clinic_writes": 3,
    "clinic_shuts": 3,
    "clinic_opens": 3,
    "time": 4,
    "weather": 3,
    "offline": 0.5,
    "restart": 0.3,
    "crash": 1.2,
}

LIVES = 4
"""Calls at once."""


@dataclass(slots=True)
class World:
    """One run."""

    ops: int
    dice: Random
    clinic: Clinic
    weather: Weather
    ledger: Ledger
    file: Path
    echoes: bool
    """As after a self-test that has seen it: answers to a create are not read once more."""
    restarts: int = 0
    nap_s: int = 0
    quiescent_s: float = -1.0
    calls: list[str] = field(default_factory=list)

    async def live(self) -> bool:
        """Until the box dies (False), or everything was done and has settled (True)."""
        try:
            with ExitStack() as stack:
                async with anyio.create_task_group() as tasks:
                    box = self._born(stack, tasks)
                    self.calls = [f"call-{self.restarts}-{number}" for number in range(LIVES)]
                    while self.ledger.op < self.ops:
                        self.ledger.op += 1
                        if not self._one(box):
                            tasks.cancel_scope.cancel()
                            return False
                        await anyio.sleep(self.dice.random() * 4 + self.nap_s)
                        self.nap_s = 0
                    await self._settle(box)
                    tasks.cancel_scope.cancel()
                    return True
        except BaseExceptionGroup as group:
            if group.split(Crash)[1] is not None:
                raise
        except Crash:
            pass
        return False

    def _born(self, stack: ExitStack, tasks: anyio.abc.TaskGroup) -> Box:
        habits = self.clinic.server.habits
        rolls_back = not (habits.keeps_half_a_transaction or habits.no_transactions)
        return born(
            self.file,
            stack,
            self.weather,
            self.ledger,
            tasks,
            http=Wire(self.clinic, self.weather, echoes=self.echoes),
            clock=self.clinic.clock,
            strategy=Strategy.TRANSACTION if rolls_back else Strategy.SLOT_FIRST,
        )

    def _one(self, box: Box) -> bool:
        """One operation; False for a restart."""
        name = self.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        call = self.dice.choice(self.calls)
        log = self.ledger.line
        match name:
            case "hold":
                log(name, box.hold(call, opening(*self._time(), self.dice.choice((15, 30, 45)))))
            case "book":
                holders = [one for one in self.calls if one in box.holds]
                box.tasks.start_soon(box.book, self.dice.choice(holders or self.calls))
            case "hang_up":
                box.hang_up(call)
                log(name)
            case "renew":
                box.renew(call)
                log(name)
            case "move" | "cancel":
                self._change(box, name, call)
            case "restart":
                log(name)
                self.restarts += 1
                return False
            case "crash":
                self.weather.armed, self.weather.fuse = self.dice.choice(POINTS), self.dice.randrange(4)
                log(name, self.weather.armed)
            case "time" | "weather" | "offline":
                self._sky(box, name)
            case _:
                log(name, self._clinic(name))
        return True

    def _change(self, box: Box, name: str, call: str) -> None:
        if not (known := box.known()):
            return self.ledger.line(name, "nobody")
        visit = self.dice.choice(known)
        if name == "cancel":
            return box.tasks.start_soon(self._alone, box, visit.id, box.cancel, call)
        box.hold(call, opening(*self._time(), visit.minutes))
        return box.tasks.start_soon(self._alone, box, visit.id, box.move, call)

    async def _alone(self, box: Box, visit_id: str, job: Callable[[str, str], Any], call: str) -> None:
        box.busy.add(visit_id)
        await job(call, visit_id)
        box.busy.discard(visit_id)

    def _sky(self, box: Box, name: str) -> None:
        match name:
            case "time":
                self.nap_s = self.dice.choice((60, 300, 1800))
                self.ledger.line(name, self.nap_s)
            case "weather":
                self.weather.stormy = self.dice.choice((0.0, 0.0, 0.0, 0.02, 0.1, 0.3))
                self.ledger.line(name, self.weather.stormy)
            case _:
                self.weather.online = not self.weather.online
                if not self.weather.online:
                    box.tasks.start_soon(self._back, self.dice.choice((10, 60, 400)))
                self.ledger.line(name, self.weather.online)

    async def _back(self, seconds: float) -> None:
        await anyio.sleep(seconds)
        self.weather.online = True

    def _clinic(self, name: str) -> object:
        who, start = self._time()
        standing = self.clinic.standing() if name in ("clinic_cancels", "clinic_moves", "clinic_writes") else []
        match name:
            case "clinic_books":
                return self.clinic.book(who, start, self.dice.choice((15, 30, 60)))
            case "clinic_overbooks":
                return self.clinic.book(who, start, 15, over=True)
            case "clinic_shuts" | "clinic_opens":
                return self.clinic.block(who, start, shut=name == "clinic_shuts")
        if not standing:
            return "nobody"
        one = self.dice.choice(standing)
        match name:
            case "clinic_cancels":
                return self.clinic.cancel(one)
            case "clinic_moves":
                return self.clinic.move(one, who, start)
        return self.clinic.comment(one)

    def _time(self) -> tuple[str, datetime]:
        """A time in the calendar, the next day's more often than others: callers want the same ones."""
        now = self.clinic.clock.now()
        day = min(self.dice.randrange(1, DAYS), self.dice.randrange(1, DAYS))
        start = (now + timedelta(days=day)).replace(hour=15, minute=0, second=0, microsecond=0)
        while self.clinic.last_day < now + timedelta(days=DAYS - 1):
            self.clinic.another_day()
        return self.dice.choice(PROVIDERS), start + timedelta(minutes=MINUTES * self.dice.randrange(PER_DAY))

    async def _settle(self, box: Box) -> None:
        """Good weather, no more calls, until nothing is on its way and everything was read once more."""
        self.weather.online, self.weather.stormy, self.weather.armed = True, 0.0, ""
        for call in self.calls:
            box.hang_up(call)
        began = anyio.current_time()
        while not settled(box.db) and anyio.current_time() - began < 7200:
            await anyio.sleep(5)
        self.quiescent_s = anyio.current_time() - began if settled(box.db) else -1.0
        await anyio.sleep(3 * EVERY_S)


async def torture(ops: int, seed: int, file: Path) -> World:
    """Run it all. The world, when it has settled."""
    dice = Random(seed)
    clock = LoopClock()
    drain.POLL_S = 2.0  # hours pass here in no time: looking four times a second would take most of it
    ids.secrets = SimpleNamespace(randbits=dice.getrandbits)  # type: ignore[assignment]
    ids.time = SimpleNamespace(time_ns=lambda: int(clock.now().timestamp() * 1e9))  # type: ignore[assignment]
    clinic = Clinic(QuickServer(HABITS[seed % len(HABITS)]()), clock, dice)
    clinic.server.now = clock.now()
    clinic.open()
    world = World(ops, dice, clinic, Weather(dice), Ledger(), file, echoes=seed % 2 == 0)
    while not await world.live():
        await anyio.sleep(1 + dice.random() * 5)
    return world


def on_model(ops: int, seed: int, folder: Path) -> dict[str, Any]:
    """The report of a run on virtual time against the model server."""
    file = folder / "box.db"
    world = anyio.run(torture, ops, seed, file, backend_options={"loop_factory": JumpingLoop})
    server, weather = world.clinic.server, world.weather
    run = Run(
        ops=ops,
        seed=seed,
        server="model",
        ledger=world.ledger,
        file=file,
        now=server.now,
        resources=[*server.held.values(), *server.archive],
        touched=world.clinic.touched,
        overbooked=world.clinic.overbooked,
        faults=weather.faults,
        kills=weather.kills + Counter(restart=world.restarts),
        in_commit=sum(weather.kills[name] for name in IN_COMMIT),
        quiescent_s=world.quiescent_s,
    )
    return report(run, folder)


def main() -> int:
    """0: every promise was kept; 1: one was not; 2: bad usage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ops", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--server", default="model", help="model, sekmet, or the base URL of an empty FHIR server")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--dump", type=Path, help="what was counted: everything the server holds, and what was told")
    asked = parser.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets of words are walked in the same order on every run
        again = [sys.executable, "-m", "torture.run", *sys.argv[1:]]
        os.execve(sys.executable, again, {**os.environ, "PYTHONHASHSEED": "0"})
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory() as name:
        if asked.server == "model":
            found = on_model(asked.ops, asked.seed, Path(name))
        else:
            found = on_server(asked.ops, asked.seed, asked.server, Path(name))
        if asked.dump:
            shutil.copy(Path(name) / "dump.json", asked.dump)
        if asked.out and not found["passed"]:
            shutil.copytree(name, asked.out.with_suffix(".failed"), dirs_exist_ok=True)
    text = json.dumps(found, indent=1)
    print(text)
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf-8")
    return 0 if found["passed"] else 1


if __name__ == "__main__":
    sys.exit(main())
