"""Reads and writes what the sentence encoder's layers learned for this work."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np

from appliance.encoder import Learned, SentenceEncoder, Vectors

LEAST = 1e-12
WEIGHTS = files("appliance.dialogue").joinpath("data", "encoder.npz")


def load() -> SentenceEncoder:
    """The encoder as it is used in a call."""
    return SentenceEncoder(read())


def read(weights: Traversable = WEIGHTS) -> Learned:
    """What comes with the package."""
    with weights.open("rb") as file, np.load(file, allow_pickle=False) as held:
        thin = {
            name.removesuffix("/high"): tuple(
                held[each].astype(np.float32) * held[f"{each}/steps"] for each in (name, name.replace("/high", "/low"))
            )
            for name in held.files
            if name.endswith("/high")
        }
        adds = {name: held[name].astype(np.float32) for name in held.files if "/" not in name}
        return Learned({name: (high, low) for name, (high, low) in thin.items()}, adds)


def save(path: Path, learned: Learned) -> None:
    """Write it: the thin matrices in 255 steps a column learned, the rest at half precision; some 2.5 megabytes."""
    held: dict[str, Any] = {name: each.astype(np.float16) for name, each in learned.adds.items()}
    for name, (high, low) in learned.thin.items():
        for side, each, axis in (("high", high, 0), ("low", low, 1)):
            steps: Vectors = np.maximum(np.abs(each).max(axis=axis, keepdims=True), LEAST).astype(np.float32) / 127
            held[f"{name}/{side}"] = np.rint(each / steps).astype(np.int8)
            held[f"{name}/{side}/steps"] = steps
    np.savez_compressed(path, **held)
