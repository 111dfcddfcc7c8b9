"""Operations on a real server through a proxy that loses things, while the box's process is killed again and again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.peers, pytest.mark.slow]

ROOT = Path(__file__).parents[3]
OPS = 900
"""Forty seconds. `make torture OPS=20000 SERVER=sekmet` is the long one."""


@pytest.mark.parametrize("seed", [4])
def test_nothing_is_lost_or_double_however_often_the_process_is_killed(tmp_path: Path, seed: int) -> None:
    """EHR.md section 8, cases 3, 4, 6, 7, 18, 19, 20 and 42 on a real server: kill -9, some of it inside a commit."""
    out = tmp_path / "out.json"
    asked = [sys.executable, "-m", "torture.run", "--ops", str(OPS), "--seed", str(seed), "--server", "sekmet"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tests"), "PYTHONHASHSEED": "0"}
    subprocess.run([*asked, "--out", str(out)], env=env, check=False, stdout=subprocess.DEVNULL, cwd=ROOT)
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["passed"], found["first_failure"]
    assert found["kills"]["total"] >= 9
    assert found["kills"]["in_commit"] >= 2
