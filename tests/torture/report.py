"""What a run is judged by: its counts, in the shape of design/INTERFACES.md. The counting is done by count.py."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from torture.box import Ledger, carded, ownerless

GOOD = ("confirmed_told", "found")
"""Counted figures that may be anything; all others must be 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run that has settled."""

    ops: int
    seed: int
    server: str
    ledger: Ledger
    file: Path
    """The box's database."""
    now: datetime
    resources: list[Any] | str
    """Everything the server holds, or the base URL to read it from."""
    touched: set[str]
    overbooked: list[str]
    faults: Counter[str]
    kills: Counter[str]
    """By named point."""
    in_commit: int
    quiescent_s: float
    """-1: it never settled."""


def report(run: Run, folder: Path) -> dict[str, Any]:
    """What design/INTERFACES.md asks for. `folder`: for the counter's input."""
    cards, raised = carded(run.file)
    for visit in run.touched & set(run.ledger.told):
        run.ledger.told[visit].touched = True
    dump = {
        "resources": run.resources,
        "told": [asdict(one) for one in run.ledger.told.values()],
        "carded": cards,
        "overbooked": run.overbooked,
        "notes": run.ledger.notes,
        "held": ownerless(run.file, run.now),
    }
    (folder / "dump.json").write_text(json.dumps(dump), encoding="utf-8")
    counter = Path(__file__).with_name("count.py")
    said = subprocess.run([sys.executable, "-I", counter, folder / "dump.json"], check=True, capture_output=True)
    counted = json.loads(said.stdout)
    figures = counted["counted_on_server"]
    passed = not any(figures[name] for name in figures if name not in GOOD) and run.quiescent_s >= 0
    failed = {"op": (counted["bad"]["lost"] or [{"op": -1}])[0]["op"], "bad": counted["bad"]}
    return {
        "schema": 1,
        "seed": run.seed,
        "ops": dict(sorted(run.ledger.counts.items())),
        "ops_hash": run.ledger.hashed.hexdigest(),
        "server": run.server,
        "faults": dict(sorted(run.faults.items())),
        "kills": {
            "total": sum(run.kills.values()),
            "in_commit": run.in_commit,
            "by_point": dict(sorted(run.kills.items())),
        },
        "quiescent_s": round(run.quiescent_s, 1),
        "counted_on_server": figures,
        "conflicts": {"raised": raised, "carded": len(cards)},
        "passed": passed,
        "first_failure": None
        if passed
        else {**failed, "replay": f"make torture OPS={run.ops} SEED={run.seed} SERVER={run.server}"},
    }
