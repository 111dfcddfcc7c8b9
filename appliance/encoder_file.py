"""Reads and writes what the sentence encoder's layers learned for this work."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from appliance.encoder import SentenceEncoder, Vectors

STEPS, LEAST = "steps_", 1e-12
WEIGHTS = files("appliance.dialogue").joinpath("data", "encoder.npz")


def load() -> SentenceEncoder:
    """The encoder as it is used in a call."""
    with WEIGHTS.open("rb") as file, np.load(file, allow_pickle=False) as held:
        names = [name for name in held.files if not name.startswith(STEPS)]
        return SentenceEncoder({name: held[name].astype(np.float32) * held[STEPS + name] for name in names})


def save(path: Path, adds: Mapping[str, Vectors]) -> None:
    """Write what is added to each layer, in 255 steps a column, some three megabytes."""
    held: dict[str, Any] = {}
    for name, each in adds.items():
        held[STEPS + name] = steps = np.maximum(np.abs(each).max(axis=0), LEAST).astype(np.float32) / 127
        held[name] = np.rint(each / steps).astype(np.int8)
    np.savez_compressed(path, **held)
