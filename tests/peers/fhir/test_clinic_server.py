"""The demo clinic's record system: started, seeded once, topped up, and clear about what stops it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from fakes.fault_proxy import fault_proxy
from fakes.maple import MONDAY, maple
from fakes.sekmet import DAYS, Chart, free_port

from appliance.clinic.demo import demo_visits
from appliance.ehr.resource import moment
from appliance.errors import ConfigError, EhrError
from appliance.rehearse.clinic_server import Seeded, Server, seed, start_server

pytestmark = [pytest.mark.anyio, pytest.mark.peers]

TODAY = date(2026, 11, 23)


async def test_the_clinic_is_there_as_its_file_says(chart: Chart) -> None:
    people = {one["id"]: one for one in await chart.all("Patient")}
    for patient in maple().patients:
        assert people[patient.id]["birthDate"] == patient.birth_date.isoformat()
    held = {one["id"]: one for one in await chart.all("Appointment")}
    for visit in demo_visits(maple(), TODAY):
        assert moment(held[visit.id]["start"]) == visit.start
        assert held[visit.id]["minutesDuration"] == visit.minutes


async def test_nobody_is_seen_on_a_day_the_clinic_is_closed(chart: Chart) -> None:
    days = {one["start"][:10] for one in await chart.all("Slot")}
    assert "2026-11-25" in days
    assert "2026-11-26" not in days


async def test_a_seeded_server_is_not_seeded_again_but_gets_the_days_it_lacks(server: Server, chart: Chart) -> None:
    quiet = lambda line: None  # noqa: E731
    assert await seed(server.base_url, maple(), TODAY, days=DAYS, progress=quiet) == Seeded(0, 0, 0)
    told: list[str] = []
    later = await seed(server.base_url, maple(), TODAY + timedelta(days=2), days=DAYS, progress=told.append)
    assert (later.patients, later.appointments) == (0, 0)
    assert later.slots > 0
    assert told
    last = max(one["start"] for one in await chart.all("Slot"))
    assert moment(last) > MONDAY + timedelta(days=DAYS)  # type: ignore[operator]


async def test_a_server_that_is_not_installed_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="run make"):
        async with start_server(tmp_path, free_port(), tmp_path):
            pass


async def test_a_port_in_use_is_named(server: Server, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "sekmet").touch()
    async with fault_proxy(server.base_url) as proxy:
        port = int(proxy.base_url.rpartition(":")[2].split("/")[0])
        with pytest.raises(ConfigError, match=f"port {port}"):
            async with start_server(tmp_path, port, tmp_path):
                pass


async def test_a_server_that_does_not_come_up_points_to_its_log(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "sekmet"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho broken >&2\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(EhrError, match=r"server\.log"):
        async with start_server(tmp_path, free_port(), tmp_path / "data"):
            pass
    assert "broken" in (tmp_path / "data" / "server.log").read_text()
