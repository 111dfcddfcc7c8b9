"""A clinic and a box that cannot reach it: callers in text, desk, store and sync, and staff at their own end."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any, cast

import anyio
import anyio.abc
from calls.simulated import FILE, MOST_LINES, NOW, PHRASES
from fakes.ehr import LoopClock
from torture.box import syncing
from torture.clinic import QuickServer
from torture.weather import Weather, Wire

from appliance.call.desk import Desk
from appliance.call.note import OUTCOMES
from appliance.chat.call import ChatCall, Means
from appliance.chat.clock import VirtualClock
from appliance.chat.inputs import read
from appliance.clinic.demo import demo_visits
from appliance.clinic.hours import shifts_on
from appliance.clinic.visit import Opening, Visit, VisitStatus
from appliance.dialogue.machine import Dialogue
from appliance.ehr.live import still_free
from appliance.ehr.mirrored import Practice
from appliance.ehr.profile import Strategy
from appliance.ehr.resource import VISIT, Json, identified
from appliance.ehr.sync import Sync
from appliance.ehr.wire import StillFree
from appliance.rehearse import clinic_records
from appliance.rehearse.text_caller import TextCaller
from appliance.rehearse.text_goal import Fixed, Wish, draw
from appliance.seams import PushOutcome
from appliance.store import visits
from appliance.store.database import open_database

CLINIC = FILE.clinic
PRACTICE = Practice(
    {one.id: one.location_id for one in CLINIC.providers},
    frozenset(one.id for one in CLINIC.visit_types),
    CLINIC.zone.key,
)
DAYS, BOOKINGS = 14, 4
"""Offline; new visits a day."""
SETTLES_S = 4 * 3600.0
CALENDAR = 40
EVERY_S = 600.0
STANDING = ("booked", "proposed", "pending")


@dataclass(slots=True)
class Link:
    """The way to the sync in this process, as call/desk.py's EhrLink."""

    sync: Sync
    wire: Wire
    own: Any
    clock: LoopClock
    tasks: anyio.abc.TaskGroup

    async def push_now(self, key: str, deadline_s: float) -> PushOutcome | None:
        came, answers = anyio.Event(), []

        async def push() -> None:  # goes on when the caller waits no longer, as in the process of its own
            answers.append(await self.sync.drain.push_now(key))
            came.set()

        self.tasks.start_soon(push)
        with anyio.move_on_after(deadline_s):
            await came.wait()
        return answers[0] if answers else None

    async def free_now(self, opening: Opening, deadline_s: float) -> bool | None:
        with anyio.move_on_after(deadline_s):
            asked = StillFree(key="", provider_id=opening.provider_id, start=opening.start, end=opening.end)
            return await still_free(self.own, self.wire, PRACTICE, asked, self.clock.now())
        return None


@dataclass(slots=True)
class Promise:
    """One visit as callers know it."""

    visit: str
    at: list[Any]
    """Provider and start (seconds since 1970)."""
    gone: bool = False
    changed_offline: bool = False


@dataclass(slots=True)
class Fortnight:
    """The server, its staff, the box, and what callers were told."""

    file: Path
    server: QuickServer
    clock: LoopClock
    dice: Random
    weather: Weather
    strategy: Strategy
    told: dict[str, Promise] = field(default_factory=dict)
    notes: int = 0
    calls: int = 0
    in_the_way: set[str] = field(default_factory=set)
    """Visits whose time staff gave to somebody else, or shut."""
    staff_moved: set[str] = field(default_factory=set)
    taken: int = 0

    @asynccontextmanager
    async def box(self) -> AsyncIterator[Desk]:
        """One life of the box over the same file."""
        with ExitStack() as stack:
            own, theirs = (stack.enter_context(closing(open_database(self.file, None))) for _ in range(2))
            for db in (own, theirs):
                db.execute("pragma synchronous = off")  # the process ends here, not the machine
            wire = Wire(cast(Any, SimpleNamespace(server=self.server, clock=self.clock)), self.weather, echoes=False)
            sync = syncing(
                theirs,
                self.file,
                PRACTICE,
                http=wire,
                clock=self.clock,
                strategy=self.strategy,
                every_s=EVERY_S,
            )
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(sync.sweeps)
                tasks.start_soon(sync.drain.run)
                link = Link(sync, wire, theirs, self.clock, tasks)
                desk = Desk(own, CLINIC, self.clock, link)
                await desk.begin()
                yield desk
                tasks.cancel_scope.cancel()

    async def call(self, desk: Desk, wish: Wish, old: Visit | None = None) -> None:
        """One caller's whole call; what they were told is written down."""
        self.calls += 1
        now, rng = self.clock.now().astimezone(CLINIC.zone), Random(self.dice.random())
        goal = draw(FILE, now, rng, Fixed(wish="book", behaviours=(), patient_id=old.patient_id if old else None))
        kind = CLINIC.visit_type(old.visit_type_id) if old else goal.visit_type
        goal = replace(goal, wish=wish, old=old, visit_type=kind, day=self._day(), other_day=self._day())
        caller = TextCaller(goal, CLINIC, now, rng)
        dialogue = Dialogue(CLINIC, await desk.patients(), caller=goal.caller, now=now)
        means = Means(clinic=CLINIC, phrasebook=PHRASES, clock=VirtualClock(now), desk=desk, records=desk._ehr)
        chat = ChatCall(f"call-{self.calls}", means, dialogue)
        line, acts = await chat.start(), []
        for _ in range(MOST_LINES):
            if (given := caller.reply(line)) is None:
                break
            line = await chat.take(read(given))
            acts += line["acts"]
        await chat.close()
        self.notes += chat.outcome in OUTCOMES
        for act in acts:
            self._hear(act)

    def _hear(self, act: dict[str, Any]) -> None:
        if act["act"] not in ("book", "move", "cancel") or act["result"] not in ("ok", "requested"):
            return
        if not self.weather.online:
            assert act["result"] == "requested" or act["act"] == "cancel", "confirmed without a record system"
        key = str(act["appointment"])
        at = [act["provider"], datetime.fromisoformat(act["start"]).timestamp()]
        one = self.told.setdefault(key, Promise(key, at))
        one.changed_offline = one.changed_offline or not self.weather.online
        if act["act"] == "cancel":
            one.gone = True
        elif one.at != at:
            one.at = at
            self.in_the_way.discard(key)

    def _day(self) -> date:
        """A day the clinic is open on, most often one after the fortnight."""
        first = 1 if self.dice.random() < 0.15 else DAYS + 2
        days = [NOW.date() + timedelta(days=first + number) for number in range(14)]
        hours = CLINIC.shifts.values()
        return self.dice.choice([day for day in days if all(shifts_on(day, one, CLINIC.closed) for one in hours)])

    def known(self, desk: Desk) -> Visit | None:
        """A visit that a caller of today may ring about, of somebody on file before."""
        now, people = self.clock.now(), {one.id for one in FILE.patients}
        mine = [visits.visit(desk._db, one.visit) for one in self.told.values() if not one.gone]
        ours = [
            one
            for one in mine
            if one is not None
            and one.patient_id in people
            and one.start > now + timedelta(days=1)
            and one.status in (VisitStatus.REQUESTED, VisitStatus.CONFIRMED)
        ]
        return self.dice.choice(ours) if ours else None

    # ---- the clinic's own end ------------------------------------------------------------------

    def staff(self) -> None:
        """A day's work at the clinic, which cannot see what the box has promised."""
        for one in list(self.told.values()):
            standing = self.standing(one.visit)
            if standing is None and not one.gone and self.dice.random() < 0.1:
                self._take(one)
            elif standing is not None and self.dice.random() < 0.03:
                self._move(one, standing)

    def standing(self, visit: str) -> Json | None:
        found = [one for one in self.server.all("Appointment") if identified(one, VISIT) == visit]
        return next((one for one in found if one["status"] in STANDING), None)

    def _slots(self, who: str, start: datetime, minutes: int) -> list[Json]:
        end = start + timedelta(minutes=minutes)
        rows = [one for one in self.server.all("Slot") if one["schedule"]["reference"] == f"Schedule/{who}"]
        return [one for one in rows if start <= datetime.fromisoformat(one["start"]) < end]

    def _take(self, one: Promise) -> None:
        """Somebody at the front desk gets the time a caller was promised, or it is shut, or taken off the calendar."""
        who, start = one.at[0], datetime.fromtimestamp(one.at[1], CLINIC.zone)
        slots = self._slots(who, start, 15)
        if start < self.clock.now() or any(slot["status"] != "free" for slot in slots) or not slots:
            return
        self.in_the_way.add(one.visit)
        match self.dice.randrange(4):
            case 0:
                self.server.put({**slots[0], "status": "busy-unavailable"})
            case 1:
                del self.server.held[f"Slot/{slots[0]['id']}"]
            case _:
                self.server.put({**slots[0], "status": "busy"})
                self.taken += 1
                self.server.put(by_staff(f"staff-{self.taken}", who, start, slots[0]["id"]))

    def _move(self, one: Promise, standing: Json) -> None:
        """Staff move a visit of ours by some days."""
        who = one.at[0]
        free = [slot for slot in self.server.all("Slot") if slot["status"] == "free" and slot["id"].startswith(who)]
        later = [slot for slot in free if datetime.fromisoformat(slot["start"]) > NOW + timedelta(days=DAYS + 16)]
        slot = self.dice.choice(later)
        for ref in standing.get("slot", ()):
            if (old := self.server.held.get(ref["reference"])) is not None:
                self.server.put({**{k: v for k, v in old.items() if k != "identifier"}, "status": "free"})
        self.server.put({**slot, "status": "busy"})
        times = {name: slot[name] for name in ("start", "end")}
        self.server.put({**standing, **times, "slot": [{"reference": f"Slot/{slot['id']}"}]})
        self.staff_moved.add(one.visit)

    # ---- the count -----------------------------------------------------------------------------

    def counted(self, folder: Path, carded: list[str], notes: list[str]) -> dict[str, Any]:
        """What the separate program finds on the server."""
        told = [
            {
                "visit": one.visit,
                "op": 0,
                "may_be": [] if one.gone else [one.at],
                "confirmed": True,
                "gone_ok": one.gone,
                "touched": one.visit in self.staff_moved and not one.changed_offline,
            }
            for one in self.told.values()
        ]
        held = list(self.server.held.values())
        dump = {"resources": held, "told": told, "carded": carded, "overbooked": [], "notes": notes, "held": []}
        (folder / "dump.json").write_text(json.dumps(dump), encoding="utf-8")
        counter = Path(__file__).with_name("count.py")
        asked = [sys.executable, "-I", str(counter), str(folder / "dump.json")]
        found: dict[str, Any] = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)
        return found


def by_staff(key: str, who: str, start: datetime, slot_id: str) -> Json:
    """An appointment of the clinic's own, of a quarter of an hour."""
    actors = (f"Patient/{FILE.patients[0].id}", f"Practitioner/{who}", f"Location/{PRACTICE.homes[who]}")
    return {
        "resourceType": "Appointment",
        "id": key,
        "status": "booked",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=15)).isoformat(),
        "slot": [{"reference": f"Slot/{slot_id}"}],
        "participant": [{"actor": {"reference": one}, "status": "accepted"} for one in actors],
    }


def opened(server: QuickServer) -> None:
    """The demo clinic, with a calendar longer than the fortnight."""
    made = demo_visits(FILE, NOW.date())
    for one in (
        *clinic_records.practice(CLINIC, NOW.date(), CALENDAR),
        *clinic_records.patients(FILE.patients),
        *clinic_records.slots(CLINIC, made, NOW.date(), CALENDAR),
        *clinic_records.appointments(CLINIC, made),
    ):
        server.put(one)
