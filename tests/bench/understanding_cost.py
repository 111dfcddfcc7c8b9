"""`python tests/bench/understanding_cost.py`: what importing and reading a turn cost, in ms and MB."""

from __future__ import annotations

import os
import time
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the box does, and before numpy

import numpy as np

SAID = "could you move my cleaning number {} to friday and also tell me what i owe"


def pss_mb() -> float:
    """Proportional memory of this process."""
    lines = Path("/proc/self/smaps").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> None:
    """Print the figures; numpy and the interpreter are not counted."""
    bare = pss_mb() + 0 * np.zeros(1).size
    started = time.perf_counter()
    from appliance import encoder_file, wish_file
    from appliance.dialogue import emergency, understand
    from appliance.dialogue.meaning import wishes

    print(f"import of {emergency.__name__} and {understand.__name__}: {(time.perf_counter() - started) * 1000:.0f} ms")
    model = wish_file.load(encoder_file.load().encode)
    took = []
    for number in range(600):
        started = time.perf_counter()
        wishes.read(SAID.format(number), model)
        took.append((time.perf_counter() - started) * 1000)
    warm = sorted(took[300:])
    print(f"first turn {took[0]:.0f} ms; then p50 {warm[150]:.1f} ms, p95 {warm[285]:.1f} ms")
    print(f"memory over a bare interpreter with numpy: {pss_mb() - bare:.0f} MB")


if __name__ == "__main__":
    main()
