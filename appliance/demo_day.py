"""The demo: a clinic, a record system standing for its EHR, the box, and one rehearsal call to it, in one command."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import anyio
import anyio.abc
import click

from appliance.clinic_file import demo_clinic
from appliance.config import split_address
from appliance.daemon import READY
from appliance.errors import ApplianceError, ConfigError
from appliance.rehearse.clinic_server import seed, start_server
from appliance.rehearse.run import RehearseOptions, rehearse

BOX_START_S = 120.0
"""How long the box may take to load its models on a small machine."""

STAFF_ADDRESS = "sip:staff@127.0.0.1:5070"
"""Where the demo box rings staff: any softphone listening there."""


def start(*, sip: str, web: str, fhir_port: int, cache: Path, seed: int | None, once: bool) -> int:
    """Run the demo until interrupted; 0 when the rehearsal call came out right."""
    return anyio.run(_until_signal, _Day(sip, web, fhir_port, cache, seed, once))


class _Day:
    """What the demo was asked to do, and where its things lie."""

    def __init__(self, sip: str, web: str, fhir_port: int, cache: Path, seed: int | None, once: bool) -> None:
        self.sip, self.web, self.fhir_port, self.seed, self.once = sip, web, fhir_port, seed, once
        self.cache, self.folder = cache, cache / "demo"
        self.fhir = f"http://127.0.0.1:{fhir_port}/fhir"
        self.target = f"sip:frontdesk@{sip}"
        self.started = time.monotonic()

    def say(self, line: str) -> None:
        """One line of progress, with the seconds since the start."""
        click.echo(f"[{time.monotonic() - self.started:6.1f} s] {line}")


async def _until_signal(day: _Day) -> int:
    """The day, ended by SIGTERM as by Ctrl-C: with everything it started."""
    result = 0
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_cancel_on_signal, tasks.cancel_scope)
        result = await _day(day)
        tasks.cancel_scope.cancel()
    return result


async def _cancel_on_signal(scope: anyio.CancelScope) -> None:
    with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as signals:
        async for _ in signals:
            scope.cancel()
            return


async def _day(day: _Day) -> int:
    clinic_file = demo_clinic()
    shutil.rmtree(day.folder / "rehearsal", ignore_errors=True)
    day.folder.mkdir(parents=True, exist_ok=True)
    day.say("starting the record system (a local FHIR server standing for the clinic's EHR)")
    async with start_server(day.cache / "ehr-venv", day.fhir_port, day.folder / "ehr") as server:
        today = datetime.now(clinic_file.clinic.zone).date()
        await seed(server.base_url, clinic_file, today, progress=day.say)
        day.say("starting the box")
        async with _box(day) as box:
            day.say(f"the box answers at {day.target}")
            result = await _rehearse(day, box.pid)
            if day.once:
                return result
            click.echo(
                f"\nCall {day.target} from any softphone. The page is at http://{day.web}. Ctrl-C ends the demo."
            )
            await box.wait()
            raise ApplianceError(f"the box stopped; its log is {day.folder / 'box.log'}")


@asynccontextmanager
async def _box(day: _Day) -> AsyncIterator[anyio.abc.Process]:
    for address in (day.sip, day.web):
        split_address(address)
    log = (day.folder / "box.log").open("wb")
    command = [sys.executable, "-m", "appliance.cli", "run", "--sip", day.sip, "--web", day.web, "--fhir", day.fhir]
    command += ["--staff", STAFF_ADDRESS, "--state", str(day.folder / "state")]
    async with await anyio.open_process(command, stdout=subprocess.PIPE, stderr=log, env=os.environ) as box:
        try:
            await _ready(box, day)
            yield box
        finally:
            with anyio.CancelScope(shield=True):
                if box.returncode is None:
                    box.send_signal(signal.SIGTERM)
                with anyio.move_on_after(10):
                    await box.wait()
                if box.returncode is None:
                    box.kill()
            log.close()


async def _ready(box: anyio.abc.Process, day: _Day) -> None:
    assert box.stdout is not None  # noqa: S101
    text = b""
    with anyio.move_on_after(BOX_START_S):
        async for chunk in box.stdout:
            text += chunk
            if READY.encode() in text:
                return
    tail = (day.folder / "box.log").read_text(errors="replace").strip().splitlines()[-1:]
    raise ConfigError(f"the box did not start: {tail[0] if tail else 'it said nothing'}")


async def _rehearse(day: _Day, box_pid: int) -> int:
    day.say("placing one rehearsal call over SIP and RTP")
    options = RehearseOptions(
        scenarios=(),
        seed=day.seed,
        target=day.target,
        fhir=day.fhir,
        out=day.folder / "rehearsal",
        box_pid=box_pid,
        cache=day.cache,
        progress=click.echo,
    )
    report = await rehearse(options)
    for call in report["calls"]:
        for resource in call["found"]["changed"]:
            if resource.get("resourceType") == "Appointment":
                click.echo("\nThe appointment, as the record system returns it:")
                click.echo(json.dumps(resource, ensure_ascii=False, indent=2))
    passed = report["summary"]["failed"] == 0
    day.say("the rehearsal call came out right" if passed else "the rehearsal call did not come out right")
    return 0 if passed else 1
