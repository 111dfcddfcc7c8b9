"""Reads and writes the learned weights of the wishes."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np

from appliance.dialogue.wish_model import Encode, WishModel

WEIGHTS = files("appliance.dialogue").joinpath("data", "wishes.npz")


def load(encode: Encode) -> WishModel:
    """The classifier that comes with the package."""
    with WEIGHTS.open("rb") as file, np.load(file, allow_pickle=False) as held:
        labels = tuple(str(label) for label in held["labels"])
        weights, bias = held["weights"].astype(np.float32), held["bias"].astype(np.float32)
        return WishModel(labels, weights, bias, float(held["temperature"]), encode)


def save(path: Path, model: WishModel) -> None:
    """Write the weights at half precision, some 40 KB."""
    np.savez_compressed(
        path,
        labels=np.array(model.labels),
        weights=model.weights.astype(np.float16),
        bias=model.bias.astype(np.float16),
        temperature=np.float32(model.temperature),
    )
