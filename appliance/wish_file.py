"""Reads and writes the learned weights of the wishes and the kinds of visit."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np

from appliance.dialogue.meaning.wish_features import Encode
from appliance.dialogue.meaning.wish_model import WishModel

WEIGHTS = files("appliance.dialogue").joinpath("data", "wishes.npz")


def load(encode: Encode) -> WishModel:
    """The classifiers that come with the package."""
    with WEIGHTS.open("rb") as file, np.load(file, allow_pickle=False) as held:
        labels, kinds = (tuple(str(name) for name in held[key]) for key in ("labels", "kinds"))
        weights = held["weights"].astype(np.float32) * held["steps"].astype(np.float32)
        return WishModel(labels, kinds, weights, held["bias"].astype(np.float32), encode)


def save(path: Path, model: WishModel) -> None:
    """Write the weights in 255 steps a label, about a megabyte."""
    steps = np.abs(model.weights).max(axis=0) / 127
    np.savez_compressed(
        path,
        labels=np.array(model.labels),
        kinds=np.array(model.kinds),
        weights=np.rint(model.weights / steps).astype(np.int8),
        steps=steps.astype(np.float32),
        bias=model.bias.astype(np.float32),
    )
