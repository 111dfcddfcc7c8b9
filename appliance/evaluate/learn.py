"""`python -m appliance.evaluate.learn`: learn the wishes from the phrase families, say how well, keep the weights.

Only two thirds of the families are learned from; the figures are of the third that is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.wish_model import WishModel, bare
from appliance.encoder import SentenceEncoder
from appliance.evaluate.families import Phrase, phrases
from appliance.wish_file import WEIGHTS, save

Floats = NDArray[np.float32]
STEPS, RATE, DECAY = 400, 0.05, 2e-4
"""Steps of Adam (Kingma and Ba, 2015), its rate, and the weight of the squared weights in the loss."""


def main() -> None:
    """Learn, report, save."""
    told = phrases()
    encoder = SentenceEncoder()
    vectors = np.concatenate([encoder.encode([bare(phrase.text)]) for phrase in told])
    labels = tuple(dict.fromkeys(phrase.label for phrase in told))
    known = np.array([not phrase.kept_out for phrase in told])
    gold = np.array([labels.index(phrase.label) for phrase in told])
    weights, bias = fit(vectors[known], gold[known], len(labels))
    scores = vectors @ weights + bias
    temperature = calibrate(scores[~known], gold[~known])
    _report(told, scores.argmax(axis=1) == gold, temperature)
    save(Path(str(WEIGHTS)), WishModel(labels, weights, bias, temperature, encoder.encode))


def fit(vectors: Floats, gold: NDArray[np.int64], count: int) -> tuple[Floats, Floats]:
    """Weights and biases of a multinomial logistic regression in which every label weighs the same."""
    rows = np.hstack([vectors, np.ones((len(vectors), 1), np.float32)])
    target = np.eye(count, dtype=np.float32)[gold]
    share = (1 / np.maximum(np.bincount(gold, minlength=count), 1) ** 0.5)[gold].astype(np.float32)
    share /= share.sum()
    weights = np.zeros((rows.shape[1], count), np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = rows.T @ ((_softmax(rows @ weights) - target) * share[:, None]) + DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights[:-1], weights[-1]


def calibrate(scores: Floats, gold: NDArray[np.int64]) -> float:
    """The temperature with the least log loss on phrases not learned from."""
    tried = np.geomspace(0.3, 4.0, 60)
    losses = [-np.log(_softmax(scores / heat)[np.arange(len(gold)), gold] + 1e-12).mean() for heat in tried]
    return float(tried[int(np.argmin(losses))])


def _softmax(scores: Floats) -> Floats:
    powers: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _report(told: Sequence[Phrase], right: NDArray[np.bool_], temperature: float) -> None:
    out = [(phrase, bool(ok)) for phrase, ok in zip(told, right, strict=True) if phrase.kept_out]
    families = len({phrase.family for phrase in told})
    print(f"{len(told)} phrases, {families} families, {len({phrase.family for phrase, _ in out})} kept out")
    for lang in ("en", "es"):
        hits = [ok for phrase, ok in out if phrase.lang == lang]
        print(f"encoder alone, kept-out {lang}: {sum(hits)}/{len(hits)} = {sum(hits) / len(hits):.3f}")
    print(f"temperature {temperature:.2f}")
    missed = Counter(phrase.family for phrase, ok in out if not ok)
    print("missed most:", missed.most_common(12))


if __name__ == "__main__":
    main()
