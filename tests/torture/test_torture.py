"""A short torture run in every test run, and a counter that finds what it looks for. `make torture` is the long one."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from fakes.maple import StandingClock
from fakes.model_server import Habits
from torture.clinic import Clinic, QuickServer, slot_id
from torture.count import count
from torture.many import total
from torture.weather import POINTS

HERE = Path(__file__).parent
VISIT = {"system": "urn:frontdesk:visit", "value": "v1"}
NINE, HALF = "2026-11-24T15:00:00Z", "2026-11-24T15:30:00Z"


def run(ops: int, seed: int, out: Path, server: str = "model") -> dict[str, Any]:
    asked = [sys.executable, "-m", "torture.run", "--ops", str(ops), "--seed", str(seed), "--out", str(out)]
    asked += ["--server", server]
    env = {**os.environ, "PYTHONPATH": str(HERE.parent), "PYTHONHASHSEED": "0"}
    subprocess.run(asked, env=env, check=False, stdout=subprocess.DEVNULL, cwd=HERE.parents[1])
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_nothing_is_lost_or_double_whatever_goes_wrong(tmp_path: Path, seed: int) -> None:
    """EHR.md section 8, cases 3, 4, 6, 7, 16, 18, 19, 20, 42 and 45, together, on three servers of different habits."""
    found = run(2000, seed, tmp_path / "out.json")
    assert found["passed"], found["first_failure"]
    assert found["counted_on_server"]["confirmed_told"] > 20
    assert found["kills"]["in_commit"] > 0
    assert set(found["kills"]["by_point"]) == {"restart", *POINTS}


def test_the_same_seed_makes_the_same_run(tmp_path: Path) -> None:
    one, two, other = (run(300, seed, tmp_path / f"{turn}.json") for turn, seed in enumerate((7, 7, 8)))
    assert one["ops_hash"] == two["ops_hash"]
    assert one == two
    assert one["ops_hash"] != other["ops_hash"]


def test_many_runs_are_taken_up_where_they_stopped_and_summed(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "torture.many", "--ops", "200", "--out", str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": str(HERE.parent)}

    def many(*more: str) -> tuple[dict[str, Any], str]:
        said = subprocess.run([*asked, *more], env=env, check=True, capture_output=True, cwd=HERE.parents[1], text=True)
        found: dict[str, Any] = json.loads(said.stdout)
        return found, said.stderr

    many("--seeds", "1-1")
    before = (tmp_path / "model-200-1.json").stat().st_mtime_ns
    found, _ = many("--seeds", "1-2")
    assert (tmp_path / "model-200-1.json").stat().st_mtime_ns == before
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(tmp_path.glob("*.json"))]
    model = found["servers"]["model"]
    assert (model["runs"], model["seeds"], model["asked_ops"], model["passed"]) == (2, [1, 2], 400, True)
    assert model["ops"]["hold"] == sum(one["ops"]["hold"] for one in rows)
    assert model["kills"]["total"] == sum(one["kills"]["total"] for one in rows)
    old = tmp_path / "model-200-1.json"
    old.write_text(json.dumps({**rows[0], "tree": "another"}), encoding="utf-8")
    again, _ = many()
    assert (again["of_other_code"], again["servers"]["model"]["seeds"]) == (1, [2])


@pytest.mark.parametrize("broken", [{"lost": 1}, {"double_booked": 2}, {"orphan_holds": 1}])
def test_a_sum_hides_no_broken_promise(broken: dict[str, int]) -> None:
    well = {
        "seed": 1,
        "asked_ops": 9,
        "passed": True,
        "counted_on_server": {"confirmed_told": 4, "found": 4, "lost": 0},
    }
    ill = {**well, "seed": 2, "passed": False, "counted_on_server": broken, "first_failure": {"op": 3, "replay": "x"}}
    found = total([well, ill, well])
    assert (found["passed"], found["broken"], found["failures"]) == (False, broken, [{"op": 3, "replay": "x"}])
    assert total([well])["passed"]
    assert not total([])["passed"]


def visit(key: str, start: str = NINE, end: str = HALF, **rest: Any) -> dict[str, Any]:
    actor = {"actor": {"reference": "Practitioner/kim"}}
    return {
        "resourceType": "Appointment",
        "id": key,
        "status": "booked",
        "start": start,
        "end": end,
        "participant": [actor],
        **rest,
    }


WELL: dict[str, Any] = {
    "resources": [
        visit("a1", identifier=[VISIT]),
        {"resourceType": "Communication", "id": "n1", "identifier": [{"system": "urn:frontdesk:note", "value": "k1"}]},
        {
            "resourceType": "Slot",
            "id": "s1",
            "status": "busy",
            "start": NINE,
            "end": HALF,
            "schedule": {"reference": "Schedule/k-kim"},
            "identifier": [{"system": "urn:frontdesk:claim", "value": "v1"}],
        },
    ],
    "told": [
        {
            "visit": "v1",
            "op": 1,
            "may_be": [["kim", 1795532400.0]],
            "confirmed": True,
            "gone_ok": False,
            "touched": False,
        }
    ],
    "notes": ["k1"],
    "carded": [],
    "overbooked": [],
    "held": [],
}


def wrong(dump: dict[str, Any]) -> set[str]:
    figures = count(dump)["counted_on_server"]
    return {name for name, number in figures.items() if number and name not in ("confirmed_told", "found")}


def test_the_counter_finds_nothing_where_nothing_is_wrong() -> None:
    figures = count(WELL)["counted_on_server"]
    assert (figures["confirmed_told"], figures["found"], wrong(WELL)) == (1, 1, set())


@pytest.mark.parametrize(
    ("resources", "found"),
    [
        ([visit("a2")], {"double_booked"}),
        ([visit("a2", "2026-11-24T15:15:00Z", "2026-11-24T15:45:00Z")], {"double_booked"}),
        ([visit("a2", HALF, "2026-11-24T16:00:00Z", identifier=[VISIT])], {"duplicate_appointments", "lost"}),
        ([copy.deepcopy(WELL["resources"][1])], {"duplicate_notes"}),
    ],
    ids=["same", "overlap", "twin", "note"],
)
def test_the_counter_finds_what_stands_twice(resources: list[dict[str, Any]], found: set[str]) -> None:
    assert wrong({**WELL, "resources": [*WELL["resources"], *resources]}) == found


def test_the_counter_finds_what_is_lost_or_left_behind() -> None:
    assert wrong({**WELL, "resources": WELL["resources"][1:]}) == {"lost", "orphan_holds"}
    assert wrong({**WELL, "resources": WELL["resources"][:1]}) == {"lost_notes"}
    elsewhere = [visit("a1", HALF, "2026-11-24T16:00:00Z", identifier=[VISIT]), *WELL["resources"][1:]]
    assert wrong({**WELL, "resources": elsewhere}) == {"lost", "orphan_holds"}


def test_the_counter_finds_time_nobody_has_and_time_that_is_had_and_open() -> None:
    appointment, note, slot = WELL["resources"]
    unmarked = {**slot, "id": "s2", "start": HALF, "end": "2026-11-24T16:00:00Z", "identifier": []}
    assert wrong({**WELL, "resources": [*WELL["resources"], unmarked]}) == {"orphan_holds"}
    named = {**appointment, "slot": [{"reference": "Slot/s1"}]}
    assert wrong({**WELL, "resources": [named, note, {**slot, "status": "free"}]}) == {"exposed"}
    assert wrong({**WELL, "held": ["a hold of nobody"]}) == {"orphan_holds"}


def test_staff_do_not_open_a_slot_under_a_visit_that_has_begun() -> None:
    """They had squeezed somebody in over its last quarter of an hour, and call that off while it goes on."""
    clock = StandingClock()
    clinic = Clinic(QuickServer(Habits()), clock, Random(1))
    clinic.open()
    start = clinic.last_day
    clinic.book("kim", start, 45)
    last = start + timedelta(minutes=30)
    clinic.book("kim", last, 15, over=True)
    clock.instant = start + timedelta(minutes=5)
    [squeezed] = clinic.standing()
    clinic.cancel(squeezed)
    assert clinic.server.held[f"Slot/{slot_id('kim', last)}"]["status"] == "busy"


def test_the_counter_imports_nothing_of_the_box() -> None:
    text = (HERE / "count.py").read_text(encoding="utf-8")
    assert "appliance" not in text
    assert "torture." not in text
