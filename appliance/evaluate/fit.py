"""Logistic regressions over turns, all labels at once: Adam (Kingma and Ba, 2015), in numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.wish_features import CELLS, VECTOR, Features
from appliance.dialogue.wish_signs import COUNT

Floats = NDArray[np.float32]

ROUNDS, RATE, DECAY = 12, 0.01, 1e-5
"""How often every turn is seen, the rate, falling in a line to nothing, and the weight of the squared weights."""
BATCH = 400
"""Turns of one step."""
MOST_WEIGHT = 60.0
"""A rare label's examples weigh up to the square root of this."""
START = -3.0
"""Log odds to start from: most labels are not meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """How much each kind of number counts beside the others while learning; folded into the weights."""

    vector: float
    signs: float
    votes: float
    cells: float


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """Some turns: what is told as a matrix, and their cells one after the other."""

    told: Floats
    cells: NDArray[np.int32]
    counts: Floats
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Features]) -> _Batch:
        return cls(
            np.stack([one.told for one in rows]),
            np.concatenate([one.cells for one in rows]),
            np.concatenate([one.counts for one in rows])[:, None],
            np.array([len(one.cells) for one in rows]),
        )

    def times(self, told: Floats, cells: Floats) -> Floats:
        starts = np.cumsum(self.lengths) - self.lengths
        product: Floats = self.told @ told + np.add.reduceat(self.counts * cells[self.cells], starts)
        return product

    def back(self, far: Floats) -> tuple[Floats, Floats]:
        """What each weight had to do with how far off each turn is."""
        order = np.argsort(self.cells, kind="stable")
        numbers = self.cells[order]
        firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
        cells = np.zeros((CELLS, far.shape[1]), np.float32)
        cells[numbers[firsts]] = np.add.reduceat((self.counts * np.repeat(far, self.lengths, 0))[order], firsts)
        return self.told.T @ far, cells


def fit(rows: Sequence[Features], gold: Floats, weigh: Floats, scales: Scales) -> tuple[Floats, Floats]:
    """Weights and biases, a column a label; the same each time.

    `gold`: a row a turn, 1 where a label is meant; `weigh`: how much each turn counts. A turn needs a cell at least.
    """
    labels, told = gold.shape[1], len(rows[0].told)
    scale, matter = _scale(told, scales), _matter(gold, weigh)
    learned = [np.full((count, labels), start, np.float32) for count, start in ((told, 0.0), (CELLS, 0.0), (1, START))]
    mean, square = ([np.zeros_like(each) for each in learned] for _ in range(2))
    chance, steps = np.random.default_rng(1), ROUNDS * -(-len(rows) // BATCH)
    turns = np.concatenate([chance.permutation(len(rows)) for _ in range(ROUNDS)])
    for step, some in enumerate(np.array_split(turns, steps), 1):
        batch = _Batch.of([rows[at] for at in some])
        batch = replace(batch, told=batch.told * scale, counts=batch.counts * np.float32(scales.cells))
        odds = batch.times(learned[0], learned[1]) + learned[2]
        far = (1 / (1 + np.exp(-odds)) - gold[some]) * matter[some] / len(some)
        slopes = (*batch.back(far), far.sum(axis=0, keepdims=True))
        rate = RATE * (1 - (step - 1) / steps)
        for at, slope in enumerate(slopes):
            slope += (DECAY if at < 2 else 0) * learned[at]
            mean[at] = 0.9 * mean[at] + 0.1 * slope
            square[at] = 0.99 * square[at] + 0.01 * slope**2
            learned[at] -= rate * (mean[at] / (1 - 0.9**step)) / (np.sqrt(square[at] / (1 - 0.99**step)) + 1e-7)
    return np.vstack([learned[0] * scale.T, learned[1] * np.float32(scales.cells)]), learned[2][0]


def _scale(told: int, scales: Scales) -> Floats:
    """A row of scales for what is told: the vector, the signs, the votes."""
    row = np.full((1, told), scales.votes, np.float32)
    row[:, :VECTOR], row[:, VECTOR : VECTOR + COUNT] = scales.vector, scales.signs
    return row


def _matter(gold: Floats, weigh: Floats) -> Floats:
    """How much each turn counts for each label: a rare one's own turns count more."""
    weigh = weigh / weigh.mean()
    there = (gold * weigh[:, None]).sum(axis=0)
    rare = np.sqrt(np.clip((len(gold) - there) / np.maximum(there, 1), 1, MOST_WEIGHT))
    return np.where(gold > 0, rare, 1).astype(np.float32) * weigh[:, None].astype(np.float32)
