"""Learning on: the same vectors as the encoder's own, and slopes that are those of the sums."""

from __future__ import annotations

import numpy as np
import pytest

from appliance.encoder import SentenceEncoder
from appliance.evaluate.encoder_layers import Layers

ENCODER = SentenceEncoder()
TURNS = [["move my cleaning"], ["no respira", "mi hijo", "ay"], ["a"]]
FAR = np.random.default_rng(3).normal(size=(len(TURNS), 512))


def layers() -> Layers:
    return Layers(ENCODER.backend)


def read(held: Layers, unseen: float = 0.0) -> np.ndarray:
    return held.read(TURNS, unseen=unseen, chance=np.random.default_rng(1)).vectors


def test_a_turn_is_the_mean_of_what_the_encoder_makes_of_its_texts() -> None:
    means = [ENCODER.encode(texts).mean(axis=0) for texts in TURNS]
    assert np.allclose(read(layers()), [each / np.linalg.norm(each) for each in means], atol=1e-5)


def test_blanked_pieces_change_what_is_read() -> None:
    assert not np.allclose(read(layers(), unseen=0.5), read(layers()), atol=1e-2)


@pytest.mark.parametrize("name", sorted(layers().weights))
def test_a_slope_is_what_a_little_more_of_a_weight_does(name: str) -> None:
    held = layers()
    held.weights = {each: weights.astype(np.float64) for each, weights in held.weights.items()}
    slopes = held.read(TURNS, unseen=0.0, chance=np.random.default_rng(1)).back(FAR)[name]
    chance, weights = np.random.default_rng(2), held.weights[name]
    for place in zip(*(chance.integers(size, size=2) for size in weights.shape), strict=True):
        losses = []
        for little in (-1e-6, 2e-6):
            weights[place] += little
            losses.append((read(held) * FAR).sum())
        weights[place] -= 1e-6
        assert (losses[1] - losses[0]) / 2e-6 == pytest.approx(slopes[place], rel=1e-3, abs=1e-6)


def test_what_was_learned_is_what_was_added() -> None:
    held = layers()
    held.weights["d3"] += 0.25
    learned = held.learned()
    assert np.allclose(learned.pop("d3"), 0.25)
    assert not any(each.any() for each in learned.values())
    heard = SentenceEncoder({"d3": np.full((512, 512), 0.25, np.float32)}).encode([texts[0] for texts in TURNS])
    again = held.read([[texts[0]] for texts in TURNS], unseen=0.0, chance=np.random.default_rng(1)).vectors
    assert np.allclose(heard, again, atol=1e-5)
