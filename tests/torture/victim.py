"""The process that is killed: `python -m torture.victim`, the box's schedule and sync over a file, and its calls.

stdin: a JSON object a line, the first says how to live, the others are orders (torture/real.py writes them).
stdout: one a line: what callers hear, as soon as they hear it, and the name of the point it dies at.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import anyio
import anyio.to_thread
import structlog
from torture.box import Box, Ledger, Told, born, opening
from torture.weather import Weather

from appliance.clinic.visit import VisitStatus
from appliance.clock import SystemClock
from appliance.ehr import drain
from appliance.ehr.http import FhirHttp
from appliance.ehr.profile import Strategy
from appliance.store import outbox, visits

DEADLINE_S = 1.0
"""Of one request; the box's own is eight times that."""

BACKOFF_S = 4.0
"""Longest wait between two tries of a row."""


def say(**words: object) -> None:
    """One line to whoever keeps the ledger, in one write: a kill cuts no line in two."""
    os.write(1, json.dumps(words).encode() + b"\n")


class Death(Weather):
    """kill -9 by its own hand, at the point that was ordered."""

    def point(self, name: str) -> None:
        """Die here, if this is where."""
        if self.armed != name:
            return
        if self.fuse:
            self.fuse -= 1
            return
        say(died=name)
        os.kill(os.getpid(), signal.SIGKILL)


class Way(FhirHttp):
    """The way to the server; a crash may be ordered on either side of a request."""

    def __init__(self, base_url: str, weather: Weather) -> None:
        super().__init__(base_url, deadline_s=DEADLINE_S)
        self._weather = weather

    async def _send(self, method: str, url: str, **rest: Any) -> tuple[int, Mapping[str, str], bytes]:
        self._weather.point("before_request")
        answer = await super()._send(method, url, **rest)
        self._weather.point("after_request")
        return answer


class Heard(dict[str, Told]):
    """Says at once that a caller was told of a visit."""

    def __setitem__(self, key: str, value: Told) -> None:
        super().__setitem__(key, value)
        say(told=asdict(value))


@dataclass(slots=True)
class Aloud(Ledger):
    """The ledger of one order."""

    said: list[str] = field(default_factory=list)

    def line(self, name: str, *said: object) -> None:
        """What came of it."""
        self.said += [name, *map(str, said)]


async def obey(box: Box, weather: Weather, order: dict[str, Any]) -> None:
    """One thing that callers do, or that happens to the process."""
    ledger = Aloud(told=Heard(), op=order["op"])
    if "told" in order:
        ledger.told.update({order["told"]["visit"]: Told(**order["told"])})
    mine, call = replace(box, ledger=ledger, dice=Random(order["dice"])), order.get("call", "")
    match order["do"]:
        case "hold":
            ledger.line("hold", mine.hold(call, opening(order["who"], _at(order), order["minutes"])))
        case "book":
            await mine.book(call)
        case "move" | "cancel":
            await _change(mine, order, call)
        case "hang_up":
            mine.hang_up(call)
        case "renew":
            mine.renew(call)
        case "die":
            weather.armed, weather.fuse = order["point"], order["fuse"]
        case "waiting":
            ledger.line("waiting", outbox.waiting(box.db))
    say(
        done=order["order"],
        said=ledger.said,
        told=[asdict(one) for one in ledger.told.values()],
        notes=ledger.notes,
    )


async def _change(box: Box, order: dict[str, Any], call: str) -> None:
    visit = visits.visit(box.db, order["told"]["visit"])
    if visit is None or visit.status not in (VisitStatus.REQUESTED, VisitStatus.CONFIRMED):
        return box.ledger.line(order["do"], "nobody")
    if order["do"] == "cancel":
        return await box.cancel(call, visit.id)
    box.hold(call, opening(order["who"], _at(order), visit.minutes))
    return await box.move(call, visit.id)


def _at(order: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(order["start"])


async def main() -> None:
    """Live until the pipe ends, or the kill."""
    life = json.loads(sys.stdin.readline())
    drain.MAX_BACKOFF_S, outbox.NOTE_AGAIN_S = BACKOFF_S, 2  # the server keeps If-None-Exist, and we have no hours
    weather = Death(Random(0))
    with ExitStack() as stack:
        async with Way(life["base_url"], weather) as http, anyio.create_task_group() as tasks:
            http.echoes = life["echoes"]
            box = born(
                Path(life["database"]),
                stack,
                weather,
                Ledger(),
                tasks,
                http=http,
                clock=SystemClock(),
                strategy=Strategy(life["strategy"]),
                every_s=life["every_s"],
            )
            say(alive=True)
            while line := await anyio.to_thread.run_sync(sys.stdin.readline, abandon_on_cancel=True):
                tasks.start_soon(obey, box, weather, json.loads(line))
            tasks.cancel_scope.cancel()


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    anyio.run(main)
