"""Does a turn sound as if it told of danger? A third signal beside the rules and the sentence encoder.

It reads what the recognizer's encoder made of the sound, before any word is decided on, so that what the decoder turns
into other words still counts. Of each detector the most it heard in the turn counts, as in a text classifier that takes
the strongest reading of every word (Kim, 2014, https://arxiv.org/abs/1408.5882). Learned from synthetic speech by
`appliance.learn.spotter`. It only ever raises a question (docs/adr/0017).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path

import numpy as np

from appliance.audio.resample import Floats

WEIGHTS = files("appliance.speech").joinpath("data", "spotter.npz")

SIZE = 512
"""Numbers in a state of the encoder: Whisper base."""

POOLED = 4
"""States of 20 ms that make one step, 80 ms."""


@dataclass(frozen=True, slots=True, eq=False)
class PhraseSpotter:
    """The learned weights."""

    mean: Floats
    """Of a step, SIZE numbers."""
    scale: Floats
    """Its standard deviation."""
    detectors: Floats
    """SIZE x detectors."""
    detector_bias: Floats
    mixing: Floats
    """Detectors x hidden."""
    mixing_bias: Floats
    out: Floats
    offset: float

    def chance(self, states: Floats) -> float:
        """Of danger, 0 to 1, in a turn; `states` from the encoder, a row for each 20 ms. 0 for less than a step."""
        found = steps(states)
        return float(self.chances(found)[-1]) if len(found) else 0.0

    def chances(self, found: Floats) -> Floats:
        """The same after each of a turn's steps."""
        heard = np.maximum(self.normal(found) @ self.detectors + self.detector_bias, 0)
        hidden = np.maximum(np.maximum.accumulate(heard, axis=0) @ self.mixing + self.mixing_bias, 0)
        far = np.clip(hidden @ self.out + self.offset, -30, 30)
        return np.asarray(1 / (1 + np.exp(-far)), np.float32)

    def normal(self, found: Floats) -> Floats:
        """Steps as the detectors take them."""
        normal: Floats = (found - self.mean) / self.scale
        return normal


def steps(states: Floats) -> Floats:
    """The mean of every POOLED states; what is left over at the end is dropped."""
    whole = len(states) // POOLED
    return np.asarray(states[: whole * POOLED].reshape(whole, POOLED, states.shape[1]).mean(axis=1), np.float32)


def load() -> PhraseSpotter:
    """The weights that come with the package."""
    with WEIGHTS.open("rb") as file, np.load(file, allow_pickle=False) as held:
        arrays = {name: held[name].astype(np.float32) for name in held.files}
    return PhraseSpotter(**{**arrays, "offset": float(arrays["offset"])})


def save(path: Path, net: PhraseSpotter) -> None:
    """Write the weights at half precision, some 250 KB."""
    arrays = {one.name: np.asarray(getattr(net, one.name), np.float16) for one in fields(PhraseSpotter)}
    np.savez_compressed(path, allow_pickle=False, **arrays)
