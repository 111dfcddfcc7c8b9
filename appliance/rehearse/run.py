"""`frontdesk rehearse`: place the calls, judge them, write the report."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from random import Random, SystemRandom
from typing import Any
from urllib.parse import urlsplit

import anyio

from appliance import log as logging
from appliance.clinic.load import ClinicFile, parse_clinic
from appliance.ehr.http import FhirHttp
from appliance.errors import ConfigError
from appliance.rehearse import cpu
from appliance.rehearse.call import Caller, Means
from appliance.rehearse.ear import open_ear
from appliance.rehearse.report import document
from appliance.rehearse.scenario import Scenario, load_scenario
from appliance.rehearse.voices import Voices

MODELS_DIR = "FRONTDESK_MODELS"


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearseOptions:
    """What to rehearse, against which box."""

    scenarios: tuple[Path, ...] = ()
    """Scenario files; empty: the one booking that `make run` shows."""
    seed: int | None = None
    """None: drawn, and printed."""
    target: str = "sip:frontdesk@127.0.0.1:5060"
    fhir: str = "http://127.0.0.1:8090/fhir"
    staff: str | None = None
    """Where the rehearsal's staff phone listens, HOST:PORT: the address the box rings. None: no staff phone."""
    out: Path = Path("out/rehearsal")
    calls: int = 1
    """Times each scenario is played."""
    cache: Path = Path(".cache")
    """Holds models/, voices/ and voices-venv/."""
    clinic: Path | None = None
    """A clinic's settings file with patients in it; None: the demo clinic."""
    now: datetime | None = None
    """The box's idea of now, aware; None: the real time."""
    box_pid: int | None = None
    """For counting processor time; None: whoever listens at the target on this machine."""
    server_pid: int | None = None
    progress: Callable[[str], None] = field(default=lambda line: print(line, file=sys.stderr, flush=True))


def start(*, as_json: bool = False, **options: Any) -> int:
    """The command: 0 when every call did what its caller wanted, 1 otherwise. Raises ConfigError, ModelError."""
    logging.configure(level="warning")
    report = anyio.run(rehearse, RehearseOptions(**options))
    if as_json:
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    return 1 if report["summary"]["failed"] else 0


async def rehearse(options: RehearseOptions) -> dict[str, Any]:
    """Place every call in turn and return the report that was written to `out`/report.json.

    Raises ConfigError, ModelError and EhrUnreachable; whatever the box does wrong is a violation in the report.
    """
    scenarios = _scenarios(options)
    seed = SystemRandom().randrange(10**6) if options.seed is None else options.seed
    options.progress(f"rehearsal with seed {seed}: {len(scenarios)} calls to {options.target}")
    options.out.mkdir(parents=True, exist_ok=True)
    clinic = _clinic(options)
    meter = cpu.Meter(
        box=options.box_pid or _pid("udp", _host_port(options.target)),
        server=options.server_pid or _pid("tcp", urlsplit(options.fhir).netloc),
    )
    calls = []
    async with open_ear(_models(options)) as ear, FhirHttp(options.fhir) as server:
        caller = Caller(
            Means(
                clinic=clinic,
                ear=ear,
                server=server,
                voices=_voices(options),
                target=options.target,
                staff=options.staff,
                out=options.out,
                now=lambda: options.now or datetime.now(UTC),
                progress=options.progress,
            )
        )
        for number, scenario in enumerate(scenarios, start=1):
            calls.append(await caller.place(number, scenario, Random(f"{seed}/{number}/{scenario.name}")))  # noqa: S311
    report = document(seed, calls, meter.seconds())
    (options.out / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    _tell_summary(options, report)
    return report


def _scenarios(options: RehearseOptions) -> list[Scenario]:
    paths = options.scenarios or (Path(str(resources.files("appliance.rehearse").joinpath("first_call.toml"))),)
    return [load_scenario(path) for path in paths for _ in range(options.calls)]


def _clinic(options: RehearseOptions) -> ClinicFile:
    path = options.clinic or Path(str(resources.files("appliance.clinic").joinpath("demo.toml")))
    try:
        found = parse_clinic(tomllib.loads(path.read_text("utf-8")), path.name)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML; name a clinic's settings file") from error
    if not found.patients:
        raise ConfigError(f"{path}: has no patients to call for; rehearse with a demo clinic")
    return found


def _models(options: RehearseOptions) -> Path:
    return Path(os.environ.get(MODELS_DIR) or options.cache / "models")


def _voices(options: RehearseOptions) -> Voices:
    python = options.cache / "voices-venv" / "bin" / "python"
    return Voices(options.cache / "voices", models=_models(options), piper_python=python)


def _pid(kind: str, address: str) -> int | None:
    port = address.rpartition(":")[2]
    return cpu.owner(kind, int(port)) if port.isdigit() else None


def _host_port(uri: str) -> str:
    return uri.rpartition("@")[2].removeprefix("sip:").partition(";")[0]


def _tell_summary(options: RehearseOptions, report: dict[str, Any]) -> None:
    summary = report["summary"]
    times = summary["latency_ms"].get("all")
    told = f"{summary['passed']} passed, {summary['failed']} failed"
    if times:
        told += f"; a reply took {times['p50']:.0f} ms (p50), {times['p95']:.0f} ms (p95) over {times['n']} turns"
    options.progress(f"{told}; report in {options.out / 'report.json'}")
