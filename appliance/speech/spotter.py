"""Does a turn sound as if it told of danger? A third signal beside the rules and the sentence encoder.

Detectors listen to about 1.2 s of sound at a time; of each, the most it has heard in the turn counts, as in a
text classifier that takes the strongest reading of every word (Kim, 2014, https://arxiv.org/abs/1408.5882).
Learned from synthetic speech by `appliance.learn.spotter`. It only ever raises a question (ADR 13).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path

import numpy as np

from appliance.audio.frame import AudioFrame
from appliance.audio.resample import Floats
from appliance.speech.embedding import SIZE, EmbeddingModel, SpeechEmbedding

WEIGHTS = files("appliance.speech").joinpath("data", "spotter.npz")

SPAN = 5
"""Embeddings a detector listens to: 0.4 s, and the 0.8 s the first of them stands for."""


@dataclass(frozen=True, slots=True, eq=False)
class PhraseNet:
    """The learned weights."""

    mean: Floats
    """Of an embedding, SIZE numbers."""
    scale: Floats
    """Its standard deviation."""
    detectors: Floats
    """SPAN * SIZE x detectors, oldest embedding first."""
    detector_bias: Floats
    mixing: Floats
    """Detectors x hidden."""
    mixing_bias: Floats
    out: Floats
    offset: float

    def normal(self, embedding: Floats) -> Floats:
        """An embedding as the detectors take it."""
        normal: Floats = (embedding - self.mean) / self.scale
        return normal

    def detect(self, recent: Floats) -> Floats:
        """What each detector hears in rows of SPAN normal embeddings, 0 and up."""
        heard: Floats = np.maximum(recent @ self.detectors + self.detector_bias, 0)
        return heard

    def chance(self, strongest: Floats) -> Floats:
        """0 to 1, of rows with the most each detector has heard."""
        hidden = np.maximum(strongest @ self.mixing + self.mixing_bias, 0)
        far = np.clip(hidden @ self.out + self.offset, -30, 30)
        return np.asarray(1 / (1 + np.exp(-far)), np.float32)


@dataclass(frozen=True, slots=True)
class SpotterModel:
    """What all spotters share, loaded once."""

    embedding: EmbeddingModel
    net: PhraseNet


class PhraseSpotter:
    """One turn's spotter. Memory is bounded: about a second of embeddings, however long the turn."""

    def __init__(self, model: SpotterModel) -> None:
        self._net, self._embedding = model.net, SpeechEmbedding(model.embedding)
        self._recent = np.zeros((SPAN, SIZE), np.float32)
        self._strongest = np.zeros(len(self._net.detector_bias), np.float32)
        self.chance = 0.0
        """Of danger, 0 to 1, in what was heard so far; new every 80 ms."""

    def push(self, frame: AudioFrame) -> None:
        """Take 20 ms at 8 kHz: every fourth frame costs about 1 ms. Raises ValueError for any other."""
        embedding = self._embedding.push(frame)
        if embedding is not None:
            self._recent = np.concatenate((self._recent[1:], self._net.normal(embedding)[np.newaxis]))
            self._strongest = np.maximum(self._strongest, self._net.detect(self._recent.reshape(1, -1))[0])
            self.chance = float(self._net.chance(self._strongest))


def load(folder: Path) -> SpotterModel:
    """The embedding's networks in this folder, and the weights that come with the package."""
    return SpotterModel(EmbeddingModel(folder), weights())


def weights() -> PhraseNet:
    """The learned weights that come with the package."""
    with WEIGHTS.open("rb") as file, np.load(file, allow_pickle=False) as held:
        arrays = {name: held[name].astype(np.float32) for name in held.files}
    return PhraseNet(**{**arrays, "offset": float(arrays["offset"])})


def save(path: Path, net: PhraseNet) -> None:
    """Write the weights at half precision, some 300 KB."""
    arrays = {one.name: np.asarray(getattr(net, one.name), np.float16) for one in fields(PhraseNet)}
    np.savez_compressed(path, allow_pickle=False, **arrays)
