"""Reads and writes the learned weights of the second opinion on danger."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np

from appliance.dialogue.danger_opinion import Opinion, Plane
from appliance.dialogue.wish_features import Encode

WEIGHTS = files("appliance.dialogue").joinpath("data", "danger.npz")


def load(encode: Encode) -> Opinion:
    """The plane that comes with the package."""
    with WEIGHTS.open("rb") as file, np.load(file, allow_pickle=False) as held:
        return Opinion(Plane(held["weights"].astype(np.float64), float(held["offset"])), encode)


def save(path: Path, table: Plane) -> None:
    """Write the weights at half precision, some 20 KB."""
    np.savez_compressed(path, weights=table.weights.astype(np.float16), offset=np.float32(table.offset))
