"""Fitting the emergency phrase spotter's network: numpy and patience.

While it learns, the detectors must also tell which words were said, so that they hear words and not whole texts;
that part is thrown away afterwards (multi-task learning, Caruana, 1997).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appliance.audio.resample import Floats
from appliance.dialogue.words import tokens
from appliance.learn.takes import Spoken
from appliance.learn.texts import Kind
from appliance.speech.spotter import SIZE, PhraseSpotter

DETECTORS, HIDDEN = 256, 48
EPOCHS, BATCH, RATE = 10, 48, 0.002
"""Passes over all takes, takes a step, and the first rate of Adam (Kingma and Ba, 2015), which falls like a cosine."""
DROPPED, NOISE, DECAY = 0.3, 0.1, 0.02
"""Share of detectors left out of a step, noise beside steps of deviation 1, decoupled decay of weights."""
WORD_WEIGHT, WORD_TEXTS = 1.0, 8
"""What the words count beside danger, and texts a word must stand in."""
SAMPLED = 5
"""One take of so many tells mean and deviation."""
SHARE: Mapping[Kind, float] = {"danger": 0.5, "near": 0.3, "ordinary": 0.2}
"""Weight of all takes of a kind together, of which only danger is told apart from the others."""


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    steps: Floats
    """Takes x steps x SIZE, normal, zeros behind."""
    there: NDArray[np.bool_]
    """Takes x steps: which are not filling."""
    danger: Floats
    weight: Floats
    words: Floats


def fit(heard: Sequence[Spoken], seed: int = 1) -> PhraseSpotter:
    """Weights from takes; the same for the same takes on one machine. Minutes."""
    chance = np.random.default_rng(seed)
    every = np.concatenate([one.steps for one in heard[::SAMPLED]]).astype(np.float32)
    mean, scale = every.mean(axis=0), every.std(axis=0) + 1e-3
    vocabulary = _vocabulary(heard)
    weights = _start(len(vocabulary), chance)
    moments = [(np.zeros_like(one), np.zeros_like(one)) for one in weights]
    total = EPOCHS * -(-len(heard) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        for batch in _batches(heard, mean, scale, vocabulary, chance):
            step += 1
            rate = RATE * 0.5 * (1 + np.cos(np.pi * step / total)) + 1e-5
            _descend(weights, _slopes(weights, batch, chance), moments, step, rate)
    detectors, bias, mixing, mixing_bias, out, offset = weights[:6]
    return PhraseSpotter(mean, scale, detectors, bias, mixing, mixing_bias, out, float(offset[0]))


def _vocabulary(heard: Sequence[Spoken]) -> dict[str, int]:
    texts = {one.text.words for one in heard}
    counts = Counter(word for text in texts for word in set(tokens(text)))
    return {word: at for at, word in enumerate(sorted(word for word, n in counts.items() if n >= WORD_TEXTS))}


def _start(words: int, chance: np.random.Generator) -> list[Floats]:
    def drawn(rows: int, columns: int) -> Floats:
        return chance.normal(0, np.sqrt(2 / rows), (rows, columns)).astype(np.float32)

    nothing = [np.zeros(size, np.float32) for size in (DETECTORS, HIDDEN, 1, words)]
    out = drawn(HIDDEN, 1)[:, 0]
    return [
        drawn(SIZE, DETECTORS),
        nothing[0],
        drawn(DETECTORS, HIDDEN),
        nothing[1],
        out,
        nothing[2],
        drawn(DETECTORS, words) * 0.3,
        nothing[3] - 4,
    ]


def _batches(
    heard: Sequence[Spoken], mean: Floats, scale: Floats, vocabulary: dict[str, int], chance: np.random.Generator
) -> Iterator[_Batch]:
    """Takes of like length together, in an order drawn anew."""
    sizes = Counter(one.text.kind for one in heard)
    jitter = chance.uniform(0.85, 1.15, len(heard))
    order = np.argsort([len(one.steps) * by for one, by in zip(heard, jitter, strict=True)])
    for start in chance.permutation(range(0, len(heard), BATCH)):
        mine = [heard[at] for at in order[start : start + BATCH]]
        longest = max(len(one.steps) for one in mine)
        steps = np.zeros((len(mine), longest, SIZE), np.float32)
        words = np.zeros((len(mine), len(vocabulary)), np.float32)
        for row, one in enumerate(mine):
            steps[row, : len(one.steps)] = (one.steps - mean) / scale
            words[row, [vocabulary[word] for word in tokens(one.text.words) if word in vocabulary]] = 1
        steps += (NOISE * chance.standard_normal(steps.shape, np.float32)) * (steps != 0)
        there = np.arange(longest) < np.array([[len(one.steps)] for one in mine])
        danger = np.array([one.text.kind == "danger" for one in mine], np.float32)
        weight = np.array([SHARE[one.text.kind] * len(heard) / sizes[one.text.kind] for one in mine], np.float32)
        yield _Batch(steps, there, danger, weight, words)


def _slopes(weights: Sequence[Floats], batch: _Batch, chance: np.random.Generator) -> list[Floats]:
    detectors, bias, mixing, mixing_bias, out, offset, spelling, spelling_bias = weights
    count, longest = batch.there.shape
    heard = (batch.steps.reshape(-1, SIZE) @ detectors).reshape(count, longest, DETECTORS)
    heard[~batch.there] = -np.inf
    when = heard.argmax(axis=1)
    best = np.take_along_axis(heard, when[:, np.newaxis], axis=1)[:, 0] + bias
    kept = (chance.random(best.shape) >= DROPPED) / np.float32(1 - DROPPED)
    strongest = np.maximum(best, 0) * kept
    hidden = np.maximum(strongest @ mixing + mixing_bias, 0)
    far = batch.weight * (_chance(hidden @ out + offset[0]) - batch.danger) / count
    told = WORD_WEIGHT * (_chance(strongest @ spelling + spelling_bias) - batch.words) / count
    into_hidden = np.outer(far, out) * (hidden > 0)
    into_best = (into_hidden @ mixing.T + told @ spelling.T) * kept * (best > 0)
    into_detectors = np.empty_like(detectors)
    takes = np.arange(count)
    for one in range(DETECTORS):
        into_detectors[:, one] = into_best[:, one] @ batch.steps[takes, when[:, one]]
    return [
        into_detectors,
        into_best.sum(axis=0),
        strongest.T @ into_hidden,
        into_hidden.sum(axis=0),
        hidden.T @ far,
        far.sum(keepdims=True),
        strongest.T @ told,
        told.sum(axis=0),
    ]


def _chance(far: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(far, -30, 30))), np.float32)


def _descend(
    weights: list[Floats],
    slopes: Sequence[Floats],
    moments: list[tuple[Floats, Floats]],
    step: int,
    rate: float,
) -> None:
    """One step of Adam with decoupled decay, in place."""
    for weight, slope, (mean, square) in zip(weights, slopes, moments, strict=True):
        mean += 0.1 * (slope - mean)
        square += 0.01 * (slope**2 - square)
        weight -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-7)
        if weight.ndim == 2:
            weight *= 1 - rate * DECAY
