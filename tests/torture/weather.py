"""Everything that goes wrong on purpose: the network's and the server's faults, and crashes at named points."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any
from urllib.parse import urlencode

import anyio
import anyio.lowlevel
import msgspec
from fakes.model_server import Refusal
from torture.clinic import Clinic

from appliance.ehr.http import FhirHttp
from appliance.errors import EhrUnreachable

POINTS = ("before_commit", "after_commit", "before_request", "after_request")
"""Where a crash may be ordered."""

IN_COMMIT = ("before_commit",)


class Crash(BaseException):
    """kill -9, here: nothing is caught, nothing is tidied up."""


@dataclass(slots=True)
class Weather:
    """What the sky is like now."""

    dice: Random
    online: bool = True
    faults: Counter[str] = field(default_factory=Counter)
    kills: Counter[str] = field(default_factory=Counter)
    stormy: float = 0.0
    """Share of requests that are spoiled."""
    armed: str = ""
    """The point of the next crash, "" for none."""
    fuse: int = 0
    """How often that point is still passed unharmed."""
    dead: bool = False
    """The process is gone: whatever of it still runs may touch nothing."""

    def point(self, name: str) -> None:
        """Die here, if this is where."""
        if self.dead:
            raise Crash
        if self.armed == name:
            if self.fuse:
                self.fuse -= 1
                return
            self.armed, self.dead = "", True
            self.kills[name] += 1
            raise Crash


class Disk:
    """A connection that can die on both sides of a commit. Duck-typed: only what the store uses."""

    def __init__(self, db: sqlite3.Connection, weather: Weather) -> None:
        self._db, self._weather = db, weather

    @property
    def in_transaction(self) -> bool:
        return not self._weather.dead and self._db.in_transaction

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql == "commit":
            self._weather.point("before_commit")
            done = self._db.execute(sql)
            self._weather.point("after_commit")
            return done
        if self._weather.dead:
            raise Crash
        return self._db.execute(sql, *values)

    def executemany(self, sql: str, rows: Any) -> sqlite3.Cursor:
        if self._weather.dead:
            raise Crash
        return self._db.executemany(sql, rows)


class Wire(FhirHttp):
    """The way to the server without sockets, and with faults. Every request gives others a chance to come between."""

    def __init__(self, clinic: Clinic, weather: Weather, *, echoes: bool) -> None:
        self.echoes = echoes
        self.base_url, self.written = "http://model/fhir/", False
        self._clinic, self._weather = clinic, weather
        self._stale: dict[str, tuple[datetime, tuple[int, Mapping[str, str], bytes]]] = {}

    async def _send(self, method: str, url: str, **rest: Any) -> tuple[int, Mapping[str, str], bytes]:
        weather = self._weather
        for _ in range(weather.dice.randrange(3)):
            await anyio.lowlevel.checkpoint()
        weather.point("before_request")
        if not weather.online:
            raise EhrUnreachable("offline", written=False)
        target = url.removeprefix("http://model") + ("?" + urlencode(rest["params"]) if rest.get("params") else "")
        spoil = self._spoil(method, target)
        if spoil in ("drop_request", "503"):
            raise EhrUnreachable(spoil)
        if spoil == "stale" and target in self._stale:
            at, old = self._stale[target]
            if (self._clinic.clock.now() - at).total_seconds() < 60:
                return old
        body = msgspec.json.decode(rest["content"]) if rest.get("content") else None
        answer = self._handle(method, target, {k.lower(): v for k, v in (rest.get("headers") or {}).items()}, body)
        if spoil == "twice":
            answer = self._handle(method, target, {k.lower(): v for k, v in rest["headers"].items()}, body)
        if method == "GET":
            self._stale[target] = (self._clinic.clock.now(), answer)
        weather.point("after_request")
        if spoil == "hang":
            await anyio.sleep(8)
        if spoil in ("hang", "drop_response"):
            raise EhrUnreachable(spoil)
        return answer

    def _spoil(self, method: str, target: str) -> str:
        weather = self._weather
        if weather.dice.random() >= weather.stormy:
            return ""
        kinds = ["drop_request", "drop_response", "503", "hang"]
        if method == "GET" and "identifier=" in target:
            kinds.append("stale")
        if method == "PUT" or (method == "POST" and not self._clinic.server.habits.ignores_if_none_exist):
            kinds.append("twice")
        found = weather.dice.choice(kinds)
        weather.faults[found] += 1
        return found

    def _handle(
        self, method: str, target: str, headers: dict[str, str], body: Any
    ) -> tuple[int, Mapping[str, str], bytes]:
        server = self._clinic.server
        server.now = max(server.now, self._clinic.clock.now())
        try:
            status, found, location = server.handle(method, target, headers, body)
        except Refusal as refusal:
            outcome = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": refusal.code}]}
            return refusal.status, {}, msgspec.json.encode(outcome)
        version = ((found or {}).get("meta") or {}).get("versionId")
        said = {"location": location, **({"etag": f'W/"{version}"'} if version else {})}
        return status, said, msgspec.json.encode(found) if found is not None else b""
