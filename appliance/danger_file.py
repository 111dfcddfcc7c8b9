"""Reads and writes the learned weights of the second opinion on danger."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np

from appliance.dialogue.danger.opinion import Opinion
from appliance.dialogue.meaning.wish_features import Encode

WEIGHTS = files("appliance.dialogue").joinpath("data", "danger.npz")


def load(encode: Encode) -> Opinion:
    """The weights that come with the package."""
    with WEIGHTS.open("rb") as file, np.load(file, allow_pickle=False) as held:
        return Opinion(held["weights"].astype(np.float32), held["bias"], encode)


def save(path: Path, opinion: Opinion) -> None:
    """Write the weights at half precision, some 170 KB."""
    np.savez_compressed(path, weights=opinion.weights.astype(np.float16), bias=opinion.bias)
