"""A short torture run in every test run, and a counter that finds what it looks for. `make torture` is the long one."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from torture.count import count
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


@pytest.mark.parametrize("seed", [1, 2, 3])
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


def test_the_counter_imports_nothing_of_the_box() -> None:
    text = (HERE / "count.py").read_text(encoding="utf-8")
    assert "appliance" not in text
    assert "torture." not in text
