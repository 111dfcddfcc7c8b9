"""The record system of the demo clinic: sekmet-fhir in an environment and a process of its own, on loopback."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import anyio
import anyio.abc

from appliance.clinic.demo import demo_visits
from appliance.clinic.load import ClinicFile
from appliance.clinic.settings import Clinic
from appliance.ehr.http import FhirHttp
from appliance.ehr.resource import Json
from appliance.errors import ConfigError, EhrError, EhrUnreachable
from appliance.rehearse import clinic_records

READY_S = 30.0
"""Longest wait for the server to answer; it takes about two seconds."""

BUNDLE = 500
"""Resources written at once."""

DAYS = 45
"""How far ahead the demo clinic has a calendar."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running record system."""

    base_url: str
    pid: int


Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Seeded:
    """What was written into the record system; zeros when it was all there."""

    patients: int
    appointments: int
    slots: int


@asynccontextmanager
async def start_server(
    venv: Path, port: int, data_dir: Path, *, host: str = "127.0.0.1", auth: Mapping[str, object] | None = None
) -> AsyncIterator[Server]:
    """Run the server on an address of this machine with its data in `data_dir`; yields once it answers.

    `auth`: the server's own setting of who may come in; None: anyone.

    Raises ConfigError (not installed, port in use) and EhrError (it did not come up: see server.log in data_dir).
    """
    program = venv / "bin" / "sekmet"
    if not program.exists():
        raise ConfigError(f"{program} is missing: run make to install the demo record system")
    _refuse_busy(host, port)
    base_url = f"http://{host}:{port}/fhir"
    settings = _settings(base_url, host, port, data_dir, auth)
    with (data_dir / "server.log").open("ab") as log:
        process = await anyio.open_process(
            [str(program), "serve", "-c", str(settings)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        await _ready(process, base_url, data_dir)
        yield Server(base_url, process.pid)
    finally:
        with anyio.CancelScope(shield=True):
            await _end(process)


async def seed(
    base_url: str,
    file: ClinicFile,
    today: date,
    *,
    days: int = DAYS,
    progress: Progress = print,
) -> Seeded:
    """Write the clinic into an empty record system, or only the days its calendar lacks into one seeded before.

    `progress` gets a sentence at a time. Raises EhrError.
    """
    clinic = file.clinic
    async with FhirHttp(base_url, deadline_s=60) as http:
        known_until = await _calendar_end(http, clinic)
        first = today if known_until is None else max(today, known_until)
        last = today + timedelta(days=days)
        new_visits = demo_visits(file, today) if known_until is None else ()
        people = clinic_records.patients(file.patients) if known_until is None else []
        slots = list(clinic_records.slots(clinic, new_visits, first, max((last - first).days, 0)))
        appointments = clinic_records.appointments(clinic, new_visits)
        for what, records in (("patients", people), ("slots", slots), ("appointments", appointments)):
            await _put(http, what, records, progress)
        if slots or known_until is None:
            await _put(http, "calendars", clinic_records.practice(clinic, today, days), progress)
        return Seeded(len(people), len(appointments), len(slots))


async def _calendar_end(http: FhirHttp, clinic: Clinic) -> date | None:
    """The calendars are written last, so one that is there vouches for the rest."""
    ends = []
    for provider in clinic.providers:
        answer = await http.get(f"Schedule/{provider.id}")
        if not answer.ok:
            return None
        ends.append(datetime.fromisoformat(answer.body["planningHorizon"]["end"]).astimezone(clinic.zone).date())
    return min(ends, default=None)


async def _put(http: FhirHttp, what: str, records: Iterable[Json], progress: Progress) -> None:
    entries = [
        {"resource": one, "request": {"method": "PUT", "url": f"{one['resourceType']}/{one['id']}"}} for one in records
    ]
    for start in range(0, len(entries), BUNDLE):
        part = entries[start : start + BUNDLE]
        bundle: Json = {"resourceType": "Bundle", "type": "transaction", "entry": part}
        answer = await http.write("POST", "", bundle, {"Prefer": "return=minimal"})
        if not answer.ok:
            raise EhrError(f"the demo record system refused to be seeded ({answer.status} {answer.code})")
        progress(f"record system: {start + len(part)} of {len(entries)} {what}")


def _settings(base_url: str, host: str, port: int, data_dir: Path, auth: Mapping[str, object] | None) -> Path:
    """The server's settings file; JSON is YAML. The simulator would answer appointments as if it were staff."""
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / "settings.json"
    values = {
        "base_url": base_url,
        "host": host,
        "port": port,
        "data_dir": str(data_dir.absolute()),
        "simulator": {"enabled": False},
        **({"server_auth": auth} if auth is not None else {}),
    }
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def _refuse_busy(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise ConfigError(f"port {port} on {host} is in use: give the record system another port") from None


async def _ready(process: anyio.abc.Process, base_url: str, data_dir: Path) -> None:
    async with FhirHttp(base_url, deadline_s=2) as http:
        with anyio.move_on_after(READY_S):
            while process.returncode is None:
                try:
                    if (await http.get("metadata")).ok:
                        return
                except EhrUnreachable:
                    await anyio.sleep(0.1)
    raise EhrError(f"the demo record system did not start: see {data_dir / 'server.log'}")


async def _end(process: anyio.abc.Process) -> None:
    if process.returncode is None:
        process.terminate()
    with anyio.move_on_after(3):
        await process.wait()
    if process.returncode is None:
        process.kill()
        await process.wait()
    await process.aclose()
