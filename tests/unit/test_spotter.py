"""The phrase spotter: frames in, a chance of danger every 80 ms, without the networks in front of it."""

from __future__ import annotations

import numpy as np
import pytest

from appliance.audio.frame import SILENCE, AudioFrame
from appliance.audio.resample import Floats, to_pcm
from appliance.speech import spotter
from appliance.speech.embedding import SIZE, EmbeddingModel, SpeechEmbedding
from appliance.speech.spotter import SPAN, PhraseNet, PhraseSpotter, SpotterModel


class Loudness(EmbeddingModel):
    """Stands for the networks: an embedding says how loud the newest 80 ms were, and what was asked is kept."""

    def __init__(self) -> None:
        self.heard: list[Floats] = []

    def mel(self, samples: Floats) -> Floats:
        self.heard.append(samples)
        return np.full((8, 32), np.abs(samples[480:]).max() / 32768, np.float32)

    def embed(self, frames: Floats) -> Floats:
        assert frames.shape == (76, 32)
        return np.full(SIZE, frames[-1, 0], np.float32)


def net(limit: float) -> PhraseNet:
    """One detector that fires where the newest embedding is louder than the limit."""
    detectors = np.zeros((SPAN * SIZE, 1), np.float32)
    detectors[-1] = 100.0
    bias = np.array([-100.0 * limit], np.float32)
    one, nothing = np.ones((1, 1), np.float32), np.zeros(1, np.float32)
    mean, scale = np.zeros(SIZE, np.float32), np.ones(SIZE, np.float32)
    return PhraseNet(mean, scale, detectors, bias, one, nothing, np.ones(1, np.float32), -5.0)


def tone(seconds: float, loud: float = 0.5, hertz: float = 1000.0) -> list[AudioFrame]:
    samples = loud * np.sin(2 * np.pi * hertz * np.arange(round(seconds * 8000)) / 8000)
    pcm = to_pcm(samples.astype(np.float32))
    return [AudioFrame(pcm[at : at + 320]) for at in range(0, len(pcm), 320)]


def test_an_embedding_comes_with_every_fourth_frame() -> None:
    ear = SpeechEmbedding(Loudness())
    came = [ear.push(SILENCE) is not None for _ in range(12)]
    assert came == [False, False, False, True] * 3


def test_the_networks_hear_one_unbroken_sound_at_twice_the_rate() -> None:
    model = Loudness()
    ear = SpeechEmbedding(model)
    for frame in tone(0.8):
        ear.push(frame)
    heard = np.concatenate([samples[480:] for samples in model.heard]) / 32768
    when = (np.arange(len(heard)) / 2 - 12) / 8000
    wanted = 0.5 * np.sin(2 * np.pi * 1000 * when)
    assert np.abs(heard[100:] - wanted[100:]).max() < 0.01
    for before, after in zip(model.heard, model.heard[1:], strict=False):
        assert np.array_equal(before[-480:], after[:480])


def test_only_line_frames_are_taken() -> None:
    with pytest.raises(ValueError, match="20 ms"):
        SpeechEmbedding(Loudness()).push(AudioFrame(bytes(640), 16000))


def test_what_was_heard_once_counts_to_the_end_of_the_turn() -> None:
    ear = PhraseSpotter(SpotterModel(Loudness(), net(0.3)))
    for frame in [SILENCE] * 20:
        ear.push(frame)
    assert ear.chance < 0.01
    for frame in tone(0.2) + [SILENCE] * 200:
        ear.push(frame)
    assert ear.chance > 0.99


def test_a_new_turn_begins_from_nothing() -> None:
    model = SpotterModel(Loudness(), net(0.3))
    loud = PhraseSpotter(model)
    for frame in tone(0.4):
        loud.push(frame)
    assert loud.chance > 0.99
    assert PhraseSpotter(model).chance == 0.0


def test_weights_come_back_as_they_were_kept(tmp_path) -> None:
    path = tmp_path / "spotter.npz"
    spotter.save(path, net(0.25))
    with np.load(path, allow_pickle=False) as held:
        assert held["detector_bias"] == [-25.0]
        assert float(held["offset"]) == -5.0


def test_the_weights_of_the_package_are_small_and_whole() -> None:
    held = spotter.weights()
    assert held.detectors.shape[0] == SPAN * SIZE
    assert np.isfinite(held.detectors).all()
    assert len(spotter.WEIGHTS.read_bytes()) < 500_000
