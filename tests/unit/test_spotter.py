"""The phrase spotter: what the recognizer's encoder made of a turn in, one chance of danger out."""

from __future__ import annotations

import numpy as np
import pytest

from appliance.audio.resample import Floats
from appliance.speech import spotter
from appliance.speech.spotter import POOLED, SIZE, PhraseSpotter

NOTHING: Floats = np.zeros((POOLED, SIZE), np.float32)


def net(limit: float) -> PhraseSpotter:
    """One detector that fires where the first number of a step is above the limit."""
    detectors = np.zeros((SIZE, 1), np.float32)
    detectors[0] = 100.0
    bias = np.array([-100.0 * limit], np.float32)
    one, nothing = np.ones((1, 1), np.float32), np.zeros(1, np.float32)
    mean, scale = np.zeros(SIZE, np.float32), np.ones(SIZE, np.float32)
    return PhraseSpotter(mean, scale, detectors, bias, one, nothing, np.ones(1, np.float32), -5.0)


def loud(count: int) -> Floats:
    states = np.zeros((count, SIZE), np.float32)
    states[:, 0] = 1.0
    return states


def test_what_sounds_of_danger_once_counts_for_the_whole_turn() -> None:
    ear = net(0.5)
    assert ear.chance(np.concatenate([NOTHING] * 10)) < 0.01
    assert ear.chance(np.concatenate([NOTHING, loud(POOLED), *[NOTHING] * 10])) > 0.99


def test_a_turn_of_less_than_a_step_tells_nothing() -> None:
    assert net(0.5).chance(loud(POOLED - 1)) == 0.0
    assert net(0.5).chance(np.zeros((0, SIZE), np.float32)) == 0.0


def test_a_step_is_the_mean_of_four_states_and_the_rest_is_dropped() -> None:
    states = np.repeat(np.arange(9, dtype=np.float32)[:, np.newaxis], SIZE, axis=1)
    assert spotter.steps(states)[:, 0].tolist() == [1.5, 5.5]


@pytest.mark.parametrize("count", [0, 3, 4, 250, 1500])
def test_every_sound_has_a_chance_between_none_and_certain(count: int) -> None:
    states = np.random.default_rng(count).normal(0, 50, (count, SIZE)).astype(np.float32)
    assert 0.0 <= spotter.load().chance(states) <= 1.0


def test_weights_come_back_as_they_were_kept(tmp_path) -> None:
    path = tmp_path / "spotter.npz"
    spotter.save(path, net(0.25))
    with np.load(path, allow_pickle=False) as held:
        assert held["detector_bias"] == [-25.0]
        assert float(held["offset"]) == -5.0


def test_the_weights_of_the_package_are_small_and_whole() -> None:
    held = spotter.load()
    assert held.detectors.shape[0] == SIZE
    assert np.isfinite(held.detectors).all()
    assert len(spotter.WEIGHTS.read_bytes()) < 400_000
