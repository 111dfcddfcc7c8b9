"""Learning from turns: what a label's turns have in common is told from what the others have; the same each time."""

from __future__ import annotations

import numpy as np

from appliance.dialogue.wish_features import VECTOR, Features, rows, size
from appliance.dialogue.wish_signs import COUNT
from appliance.evaluate.fit import Scales, fit

EVEN = Scales(vector=1.0, signs=1.0, votes=1.0, cells=1.0)


def features(texts: list[str]) -> list[Features]:
    """Words alone: no encoder, no rules."""
    return rows(texts, [np.zeros(4, np.float32)] * len(texts), lambda some: np.zeros((len(some), VECTOR), np.float32))


def test_words_that_only_some_turns_have_tell_their_label() -> None:
    texts = [f"{word} the {thing}" for word in ("move", "cancel") for thing in ("cleaning", "visit", "crown") * 200]
    gold = np.array([[text.startswith("move")] for text in texts], np.float32)
    weights, bias = fit(features(texts), gold, np.ones(len(texts), np.float32), EVEN)
    assert weights.shape == (size(1), 1)
    move, cancel = ((one.times(weights) + bias)[0] for one in features(["move my filling", "cancel my filling"]))
    assert move > cancel + 1
    again, _ = fit(features(texts), gold, np.ones(len(texts), np.float32), EVEN)
    assert np.array_equal(weights, again)


def test_a_turn_that_weighs_more_has_more_say() -> None:
    texts, gold = ["maybe"] * 40, np.array([[1.0]] * 10 + [[0.0]] * 30, np.float32)
    fair, heavy = (np.array([weight] * 10 + [1.0] * 30, np.float32) for weight in (1.0, 9.0))
    [one] = features(["maybe"])
    odds = [
        float((one.times(weights) + bias)[0])
        for weights, bias in (fit(features(texts), gold, w, EVEN) for w in (fair, heavy))
    ]
    assert odds[0] < odds[1]


def test_the_product_is_that_of_the_numbers_written_out() -> None:
    [one] = features(["a crown for my son"])
    weights = np.random.default_rng(2).normal(size=(size(1), 3)).astype(np.float32)
    whole = np.zeros(size(1), np.float32)
    whole[: VECTOR + COUNT + 4] = one.told
    whole[VECTOR + COUNT + 4 + one.cells] = one.counts
    assert np.allclose(one.times(weights), whole @ weights, atol=1e-5)
