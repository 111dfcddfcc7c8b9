"""What booking, notes and reading cost with a record system (sekmet-fhir, this machine), and the store when it is full.

python tests/bench/record_system.py [store|server|notes|changes]     all by default
"""

from __future__ import annotations

import platform
import resource
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

import anyio
import msgspec
import structlog
from fakes.fault_proxy import FaultProxy, fault_proxy
from fakes.maple import MONDAY, StandingClock, maple
from fakes.sekmet import Chart, Site, booking, ehr_at, sekmet

from appliance.call.desk import Desk
from appliance.clinic.closed import Closed
from appliance.clinic.settings import Clinic
from appliance.dialogue.acts import Book, Outcome, Wanted
from appliance.dialogue.people.directory import Directory
from appliance.ehr.follow import follow
from appliance.ehr.http import FhirHttp
from appliance.ehr.link import EhrChild
from appliance.ehr.mirrored import Practice
from appliance.ehr.profile import ECHO, Profile, Strategy
from appliance.ehr.resource import NOTE, identified
from appliance.ehr.sweep import sweep
from appliance.rehearse.clinic_server import Server
from appliance.seams import Pushed
from appliance.store import busy, mirror, outbox, profiles
from appliance.store.bodies import NoteBody
from appliance.store.database import open_database
from appliance.store.mirror import MirrorPatient, MirrorSlot
from appliance.store.writer import writing

KEY = "c3" * 32
PROVIDERS, DAYS, SLOTS_A_DAY, PATIENTS = 40, 63, 40, 50_000
DELAYS_S = (0.0, 0.1)
TIMES = 30
WAYS = ((Strategy.TRANSACTION, False), (Strategy.SLOT_FIRST, False), (Strategy.SLOT_FIRST, True))
"""And whether the answer to a create was seen to be what is stored."""
CHANGED, BATCH = 10_000, 250
NOTES = 200


def show(what: str, times_s: Sequence[float]) -> None:
    """One line of figures, in milliseconds."""
    ranked = sorted(1000 * one for one in times_s)
    p50, p95 = ranked[len(ranked) // 2], ranked[min(len(ranked) - 1, len(ranked) * 95 // 100)]
    print(f"{what}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {ranked[-1]:.1f} ms (n={len(ranked)})", flush=True)


async def timed(job: Callable[[], Awaitable[object]]) -> float:
    """Seconds one job takes."""
    began = time.perf_counter()
    await job()
    return time.perf_counter() - began


def large() -> Clinic:
    """Forty providers with the hours of the demo's first; a visit of one, one of eight, one of all."""
    clinic = maple().clinic
    first, hours = clinic.providers[0], next(iter(clinic.shifts.values()))
    people = tuple(replace(first, id=f"d{number}") for number in range(PROVIDERS))
    kind = replace(clinic.visit_types[0], minutes=30)
    names = tuple(one.id for one in people)
    kinds = tuple(
        replace(kind, id=f"by_{count}", providers=names[:count], default=count == 1) for count in (1, 8, PROVIDERS)
    )
    never = Closed(holidays=())
    return replace(clinic, providers=people, visit_types=kinds, shifts=dict.fromkeys(names, hours), closed=never)


def fill(path: Path, clinic: Clinic) -> None:
    """The mirror of a large practice: 100,800 slots, half of them taken by visits, and 50,000 patients."""
    morning = MONDAY.replace(hour=14)
    with closing(open_database(path, KEY)) as db:
        view = mirror.begin_sweep(db, MONDAY)
        for provider in clinic.providers:
            starts = [
                morning + timedelta(days=day, minutes=15 * place) for day in range(DAYS) for place in range(SLOTS_A_DAY)
            ]
            rows = [
                MirrorSlot(
                    ehr_id=f"{provider.id}-{number}",
                    version="1",
                    schedule_id=provider.id,
                    provider_id=provider.id,
                    location_id="main",
                    free=number // 4 % 2 == 0,
                    start=start,
                    end=start + timedelta(minutes=15),
                )
                for number, start in enumerate(starts)
            ]
            mirror.put_slots(db, view, rows)
            with writing(db):
                for one in rows:
                    if not one.free:
                        busy.record(db, one.ehr_id, provider.id, None, one.start, one.end)
        for first in range(0, PATIENTS, 1000):
            people = [
                MirrorPatient(
                    ehr_id=f"p{number}",
                    key=None,
                    given=f"Given{number % 997}",
                    family=f"Family{number}",
                    birth_date=date(1950, 1, 1) + timedelta(days=number % 20000),
                    phone=f"+1312{5550000 + number}",
                    lang="en",
                    active=True,
                )
                for number in range(first, first + 1000)
            ]
            mirror.put_patients(db, view, people)
        mirror.finish_sweep(db, view, MONDAY + timedelta(days=400), MONDAY)


async def full_store(folder: Path) -> None:
    """The schedule on a full, encrypted store."""
    clinic, path = large(), folder / "box.db"
    began = time.perf_counter()
    fill(path, clinic)
    print(
        f"writing {PROVIDERS * DAYS * SLOTS_A_DAY} slots and {PATIENTS} patients: {time.perf_counter() - began:.1f} s"
    )
    with closing(open_database(path, KEY)) as db:
        desk = Desk(db, clinic, StandingClock(), None)
        await caller_id(desk, db)
        for count in (1, 8, PROVIDERS):
            for name, ahead in (("as soon as possible", None), ("on a day", 9), ("on a day far ahead", 50)):
                day = MONDAY.astimezone(clinic.zone).replace(hour=0) + timedelta(days=ahead or 0)
                spans = () if ahead is None else ((day, day + timedelta(days=1)),)
                wanted = Wanted(visit_type_id=f"by_{count}", spans=spans)
                times = [await timed(lambda w=wanted: desk.find_openings(w)) for _ in range(40)]
                show(f"openings of {count} providers, {name}", times)
        holds, books = [], []
        for number in range(100):
            wanted = Wanted(visit_type_id=f"by_{PROVIDERS}", provider_id=f"d{number % PROVIDERS}")
            opening = (await desk.find_openings(wanted)).openings[-1]
            began = time.perf_counter()
            held = await desk.hold(opening, f"c{number}")
            holds.append(time.perf_counter() - began)
            act = Book(held.hold_id or "", f"p{number}", "+15550100", "")
            books.append(await timed(lambda a=act, n=number: desk.book(a, f"c{n}", "en")))
        show("hold", holds)
        show("book, on the box's disk", books)


async def caller_id(desk: Desk, db: Connection) -> None:
    """Everyone on file in memory, and who is calling."""
    before = resident_mb()
    print(f"everybody read in, once: {1000 * await timed(desk.patients):.0f} ms, {resident_mb() - before:.0f} MB more")

    async def look(number: int) -> None:
        assert len(Directory.of(await desk.patients()).with_number(f"+1312{5550000 + number}")) == 1

    show("who is calling, nothing new", [await timed(partial(look, n)) for n in range(0, PATIENTS, 250)])
    times = []
    for number in range(0, PATIENTS, 2500):
        db.execute("update patients set given = 'Renamed' where id = ?", (f"p{number}",))
        times.append(await timed(partial(look, number)))
    show("who is calling, somebody changed meanwhile", times)
    print(f"with those changes: {resident_mb() - before:.0f} MB more than before")


def resident_mb() -> float:
    """What this process has in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20


@asynccontextmanager
async def a_box(
    server: Server, folder: Path, strategy: Strategy, *, echo: bool = False
) -> AsyncIterator[tuple[Desk, FaultProxy, Path]]:
    """A desk and its EHR process, a proxy from the server. As after a self-test that chose `strategy`."""
    clock, clinic, file = StandingClock(), maple().clinic, folder / f"{strategy.value}-{echo}.db"
    async with fault_proxy(server.base_url) as proxy, anyio.create_task_group() as tasks:
        with closing(open_database(file, KEY)) as own:
            async with FhirHttp(proxy.base_url) as http:
                said = (await http.get("metadata")).body.get("software") or {}
                known = Profile(
                    base_url=http.base_url,
                    software=str(said.get("name") or ""),
                    version=str(said.get("version") or ""),
                    strategy=strategy,
                    checks={ECHO: echo},
                    note="Communication",
                )
            profiles.put_profile(own, http.base_url, msgspec.json.encode(known).decode(), clock.now())
            child = EhrChild(base_url=proxy.base_url, every_s=30, database=file, key=KEY, clinic=clinic, clock=clock)
            tasks.start_soon(child.run)
            assert await child.wait_synced(30)
            yield Desk(own, clinic, clock, child, push_s=8), proxy, file
            tasks.cancel_scope.cancel()


async def told(desk: Desk, proxy: FaultProxy, file: Path, way: str, delay_s: float) -> None:
    """From the desk's end: a hold that looks at the server, a booking confirmed, a note in the chart."""
    proxy.delay_s = delay_s
    holds, books, notes = [], [], []
    kind = next(one for one in maple().clinic.visit_types if one.default)
    with closing(open_database(file, KEY)) as watch:
        for number in range(TIMES):
            opening = (await desk.find_openings(Wanted(visit_type_id=kind.id))).openings[0]
            began = time.perf_counter()
            held = await desk.hold(opening, f"c{number}")
            holds.append(time.perf_counter() - began)
            assert held.hold_id, "taken"
            began = time.perf_counter()
            answer = await desk.book(Book(held.hold_id, "patient-03", "+15550142", ""), f"c{number}", "en")
            books.append(time.perf_counter() - began)
            assert answer.outcome is Outcome.CONFIRMED
            assert answer.visit is not None
            body = a_note(f"note-{way}-{delay_s}-{number}", answer.visit.id)
            began = time.perf_counter()
            await desk.note(body)
            while outbox.state(watch, body.key) != "ACKED":
                await anyio.sleep(0.005)
            notes.append(time.perf_counter() - began)
    way = f"{way}, {delay_s * 1000:.0f} ms added to every request"
    show(f"hold, looked at on the server, {way}", holds)
    show(f"yes to confirmed, {way}", books)
    show(f"note queued to read back, {way}", notes)


async def two_hundred_notes(server: Server, folder: Path) -> None:
    """A note after each of 200 calls, one after the other; counted on the server."""
    times = []
    async with FhirHttp(server.base_url) as direct, a_box(server, folder, Strategy.TRANSACTION) as (desk, proxy, file):
        proxy.delay_s = DELAYS_S[-1]
        with closing(open_database(file, KEY)) as watch:
            for number in range(NOTES):
                body = a_note(f"many-{number}", None)
                began = time.perf_counter()
                await desk.note(body)
                while outbox.state(watch, body.key) != "ACKED":
                    await anyio.sleep(0.005)
                times.append(time.perf_counter() - began)
        kept = [identified(one, NOTE) for one in await Chart(direct, {}).all("Communication")]
    show(f"note queued to read back, {DELAYS_S[-1] * 1000:.0f} ms added to every request", times)
    ours = [key for key in kept if key.startswith("many-")]
    print(f"on the server: {len(ours)} notes, {len(set(ours))} of them different", flush=True)


def a_note(key: str, visit_id: str | None) -> NoteBody:
    """What a call leaves."""
    return NoteBody(
        key=key,
        call_id=key,
        started=MONDAY,
        ended=MONDAY + timedelta(minutes=2),
        outcome="booked",
        lang="en",
        lines=("The caller booked a visit.",),
        visit_id=visit_id,
    )


async def pushed(server: Server) -> None:
    """A booking pushed and read back, both ways of writing, a warm connection."""
    left: dict[str, dict[datetime, str]] = {}
    async with AsyncExitStack() as stack:
        direct = await stack.enter_async_context(FhirHttp(server.base_url))
        proxy = await stack.enter_async_context(fault_proxy(server.base_url))
        http = await stack.enter_async_context(FhirHttp(proxy.base_url))
        chart = Chart(direct, left)
        for delay_s in DELAYS_S:
            proxy.delay_s = delay_s
            for strategy in (Strategy.TRANSACTION, Strategy.SLOT_FIRST):
                ehr = ehr_at(http)
                ehr.strategy = strategy
                times = []
                for _ in range(TIMES):
                    body = await booking(chart, provider_id="patel")
                    began = time.perf_counter()
                    assert isinstance(await Site(ehr, proxy).push(body), Pushed)
                    times.append(time.perf_counter() - began)
                show(f"pushed and read back, {strategy.value}, {delay_s * 1000:.0f} ms added", times)


async def readings(server: Server, folder: Path) -> None:
    """Everything, and only the changes."""
    clinic, clock = maple().clinic, StandingClock()
    homes = {one.id: one.location_id for one in clinic.providers}
    practice = Practice(homes, frozenset(one.id for one in clinic.visit_types), clinic.zone.key)
    async with FhirHttp(server.base_url) as http:
        ehr = ehr_at(http)
        with closing(open_database(folder / "mirror.db", KEY)) as db:
            _, until = ehr.window()
            began = time.perf_counter()
            rows, cursors = await sweep(db, ehr, practice, clock, until)
            print(f"everything, {rows} resources: {time.perf_counter() - began:.2f} s")
            await anyio.sleep(3)
            times = [await timed(lambda: follow(db, ehr, practice, clock, cursors, until)) for _ in range(TIMES)]
            show("changes, none", times)
            slots = [one for one in await Chart(http, {}).all("Slot", status="free") if one["start"] > "2026-11-25"]
            for one in slots[:200]:
                await http.write("PUT", f"Slot/{one['id']}", {**one, "comment": "seen"}, {})
            began = time.perf_counter()
            rows = await follow(db, ehr, practice, clock, cursors, until)
            print(f"changes, {rows} of them: {time.perf_counter() - began:.2f} s")


async def changes(server: Server, folder: Path) -> None:
    """Ten thousand slots changed since the last reading."""
    clinic, clock = maple().clinic, StandingClock()
    practice = Practice({one.id: one.location_id for one in clinic.providers}, frozenset(), clinic.zone.key)
    async with FhirHttp(server.base_url) as http:
        ehr = ehr_at(http)
        with closing(open_database(folder / "mirror.db", KEY)) as db:
            for start in range(0, CHANGED, BATCH):
                await in_one(http, [a_slot(number, "free") for number in range(start, start + BATCH)])
            _, until = ehr.window()
            await anyio.sleep(3)
            before, began = resident_mb(), time.perf_counter()
            rows, cursors = await sweep(db, ehr, practice, clock, until)
            took = time.perf_counter() - began
            print(f"everything, {rows} resources: {took:.1f} s, {resident_mb() - before:.0f} MB more")
            await anyio.sleep(3)
            for start in range(0, CHANGED, BATCH):
                await in_one(http, [a_slot(number, "busy") for number in range(start, start + BATCH)])
            began = time.perf_counter()
            rows = await follow(db, ehr, practice, clock, cursors, until)
            print(f"changes, {rows} of them: {time.perf_counter() - began:.1f} s, {resident_mb() - before:.0f} MB more")
            shut = db.execute("select count(*) from slots where status = 'busy' and ehr_id like 'many-%'").fetchone()[0]
            assert shut == CHANGED, shut


def a_slot(number: int, status: str) -> dict[str, object]:
    """One of many five minutes of one provider."""
    start = MONDAY + timedelta(days=1, minutes=5 * number)
    return {
        "resourceType": "Slot",
        "id": f"many-{number}",
        "schedule": {"reference": "Schedule/ramirez"},
        "status": status,
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=5)).isoformat(),
    }


async def in_one(http: FhirHttp, resources: list[dict[str, object]]) -> None:
    """Written in one batch, each under its own id."""
    entries = [{"resource": one, "request": {"method": "PUT", "url": f"Slot/{one['id']}"}} for one in resources]
    answer = await http.write("POST", "", {"resourceType": "Bundle", "type": "batch", "entry": entries}, {})
    said = [one["response"]["status"][:2] for one in answer.body["entry"]]
    assert said == ["20"] * len(resources), said[0]


async def main(which: str) -> None:
    """Print the figures."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        if which in ("", "store"):
            await full_store(folder)
        if which in ("", "server"):
            (folder / "box").mkdir()
            async with sekmet(folder / "server") as server:
                await readings(server, folder)
                await pushed(server)
                for strategy, echo in WAYS:
                    async with a_box(server, folder / "box", strategy, echo=echo) as (desk, proxy, file):
                        for delay_s in DELAYS_S:
                            await told(desk, proxy, file, f"{strategy.value}{', answer taken as read' * echo}", delay_s)
        if which in ("", "notes"):
            (folder / "notes").mkdir()
            async with sekmet(folder / "noted") as server:
                await two_hundred_notes(server, folder / "notes")
        if which in ("", "changes"):
            async with sekmet(folder / "many") as server:
                await changes(server, folder)


if __name__ == "__main__":
    anyio.run(main, sys.argv[1] if len(sys.argv) > 1 else "")
