"""`make torture SEEDS=1-100 OPS=N SERVER=... OUT=FOLDER MINUTES=N`: many runs, one report a seed, and their sum.

A seed whose report is in the folder is not run again, so a long count can be stopped, taken up and split: by time or
over machines. A report counts only for the code it was made with. Each can be replayed by its seed and operations.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CODE = ("appliance/clinic", "appliance/ehr", "appliance/schedule", "appliance/store", "tests/fakes", "tests/torture")
"""What a run is made of."""

GOOD = ("confirmed_told", "found")
"""Counted figures that may be anything; all others must be 0."""


def tree() -> str:
    """Which code this is."""
    found = hashlib.sha256()
    for folder in CODE:
        for file in sorted((ROOT / folder).rglob("*.py")):
            found.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return found.hexdigest()[:12]


def seeds(text: str) -> range:
    """FIRST-LAST, both included. Raises ValueError."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def path(folder: Path, server: str, ops: int, seed: int) -> Path:
    """Where one run's report lies."""
    word = server if server in ("model", "sekmet") else "url"
    return folder / f"{word}-{ops}-{seed}.json"


def run(folder: Path, server: str, ops: int, seed: int, code: str) -> dict[str, Any]:
    """One seed: its report, from the folder where this code has made it before."""
    file = path(folder, server, ops, seed)
    if file.exists():
        known: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if known.get("tree") == code:
            return known
        file.unlink()
    asked = [sys.executable, "-m", "torture.run", "--ops", str(ops), "--seed", str(seed), "--server", server]
    env = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run([*asked, "--out", str(file)], env=env, check=False, stdout=subprocess.DEVNULL)
    if not file.exists():  # it died itself: as bad as a broken promise, and to be replayed
        replay = f"make torture OPS={ops} SEED={seed} SERVER={server}"
        failure = {"op": -1, "replay": replay, "exit": done.returncode}
        found: dict[str, Any] = {"seed": seed, "server": server, "passed": False, "first_failure": failure}
    else:
        found = json.loads(file.read_text(encoding="utf-8"))
    found |= {"tree": code, "asked_ops": ops}
    file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return found


def total(reports: list[dict[str, Any]]) -> dict[str, Any]:
    """The sum of some runs of one code."""
    sums = {name: Counter[str]() for name in ("ops", "faults", "by_point", "counted_on_server", "conflicts")}
    kills = Counter[str]()
    for one in reports:
        for name in ("ops", "faults", "counted_on_server", "conflicts"):
            sums[name].update(one.get(name, {}))
        said = dict(one.get("kills", {}))
        sums["by_point"].update(said.pop("by_point", {}))
        kills.update(said)
    counted = sums["counted_on_server"]
    return {
        "runs": len(reports),
        "seeds": sorted(one["seed"] for one in reports),
        "asked_ops": sum(one.get("asked_ops", 0) for one in reports),
        "ops": dict(sorted(sums["ops"].items())),
        "faults": {"total": sums["faults"].total(), **dict(sorted(sums["faults"].items()))},
        "kills": {**dict(kills), "by_point": dict(sorted(sums["by_point"].items()))},
        "counted_on_server": dict(counted),
        "conflicts": dict(sums["conflicts"]),
        "broken": {name: number for name, number in counted.items() if number and name not in GOOD},
        "failures": [one["first_failure"] for one in reports if not one["passed"]],
        "passed": bool(reports) and all(one["passed"] for one in reports),
    }


def summed(folder: Path, code: str) -> dict[str, Any]:
    """Everything in a folder that this code has made, by server; how many reports were of another."""
    found = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*-*-*.json"))]
    ours = [one for one in found if one.get("tree") == code]
    by_server: dict[str, list[dict[str, Any]]] = {}
    for one in ours:
        by_server.setdefault(one["server"], []).append(one)
    return {
        "tree": code,
        "of_other_code": len(found) - len(ours),
        "servers": {server: total(rows) for server, rows in sorted(by_server.items())},
    }


def main() -> int:
    """0: every promise was kept in every run there is; 1: one was not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=seeds, help="FIRST-LAST; none: only sum up what there is")
    parser.add_argument("--ops", type=int, default=10_000)
    parser.add_argument("--server", default="model", help="model, sekmet, or the base URL of an empty FHIR server")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="start no run after so many")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    code, began = tree(), time.monotonic()
    for seed in asked.seeds or ():
        if time.monotonic() - began > asked.minutes * 60:
            break
        found = run(asked.out, asked.server, asked.ops, seed, code)
        print(f"seed {seed}: {'passed' if found['passed'] else found['first_failure']}", file=sys.stderr, flush=True)
    everything = summed(asked.out, code)
    print(json.dumps(everything, indent=1))
    return 0 if all(one["passed"] for one in everything["servers"].values()) else 1


if __name__ == "__main__":
    sys.exit(main())
