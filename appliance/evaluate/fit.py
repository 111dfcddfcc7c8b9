"""Logistic regressions over turns, and the encoder's layers under them, learned together: Adam (Kingma and Ba, 2015),
in numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.meaning.wish_features import CELLS, VECTOR, Features
from appliance.dialogue.meaning.wish_signs import COUNT
from appliance.evaluate.encoder_layers import Layers

Floats = NDArray[np.floating[Any]]
Rows = NDArray[np.int64]

ROUNDS, RATE, ENCODER_RATE, DECAY = 10, 0.01, 5e-4, 1e-5
"""How often every turn is seen, the rates of the regressions and of the encoder, falling in a line to nothing, and the
weight of the squared weights of the regressions."""
BATCH = 400
"""Turns of the first task in one step; of the others as many as make as many steps."""
UNSEEN = 0.1
"""Share of word pieces that are blanked at each look, so that no single one decides."""
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

    def row(self, told: int) -> Floats:
        """Of each number that is told: the vector, the signs, the votes or whatever else."""
        row = np.full(told, self.votes, np.float32)
        row[:VECTOR], row[VECTOR : VECTOR + COUNT] = self.vector, self.signs
        return row


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Regressions over the turns of a task, a column a label."""

    gold: Floats
    """1 where a label is meant; a row a turn."""
    matter: Floats
    """How much each turn counts for each label; nothing where it is not known."""
    scales: Scales


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Turns and what is to be learned of them."""

    rows: Sequence[Features]
    """With nothing yet for the sentence vector, which comes first. A turn needs a cell at least."""
    texts: Sequence[Sequence[str]]
    """What the encoder is given of each turn: its vector is the mean."""
    heads: Sequence[Head]


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """Some turns: their cells one after the other."""

    cells: NDArray[np.int32]
    counts: Floats
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Features]) -> _Batch:
        return cls(
            np.concatenate([one.cells for one in rows]),
            np.concatenate([one.counts for one in rows])[:, None],
            np.array([len(one.cells) for one in rows]),
        )

    def times(self, cells: Floats) -> Floats:
        starts = np.cumsum(self.lengths) - self.lengths
        product: Floats = np.add.reduceat(self.counts * cells[self.cells], starts)
        return product

    def back(self, far: Floats) -> Floats:
        """What each cell's weights had to do with how far off each turn is."""
        order = np.argsort(self.cells, kind="stable")
        numbers = self.cells[order]
        firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
        cells = np.zeros((CELLS, far.shape[1]), np.float32)
        cells[numbers[firsts]] = np.add.reduceat((self.counts * np.repeat(far, self.lengths, 0))[order], firsts)
        return cells


class _When(NamedTuple):
    """A step."""

    number: int
    """From 1."""
    share: float
    """Of the rate."""


class _Adam:
    """One array of weights, changed where it is."""

    def __init__(self, weights: Floats, rate: float, decay: float) -> None:
        self._weights, self._rate, self._decay = weights, rate, decay
        self._mean, self._square = np.zeros_like(weights), np.zeros_like(weights)

    def step(self, slope: Floats, when: _When) -> None:
        """Against a slope."""
        slope = slope + self._decay * self._weights if self._decay else slope
        self._mean += 0.1 * (slope - self._mean)
        self._square += 0.01 * (slope**2 - self._square)
        size = np.sqrt(self._square / (1 - 0.99**when.number)) + 1e-7
        self._weights -= self._rate * when.share * (self._mean / (1 - 0.9**when.number)) / size


class _Learned:
    """One head while it learns."""

    def __init__(self, head: Head, told: int) -> None:
        labels = head.gold.shape[1]
        self._head, self._scale = head, head.scales.row(told)
        self._told, self._cells = np.zeros((told, labels), np.float32), np.zeros((CELLS, labels), np.float32)
        self._bias = np.full((1, labels), START, np.float32)
        self._adams = [_Adam(self._told, RATE, DECAY), _Adam(self._cells, RATE, DECAY), _Adam(self._bias, RATE, 0)]

    def step(self, some: Rows, told: Floats, batch: _Batch, when: _When) -> Floats:
        """Learn from some turns; the slopes for their vectors."""
        told, among = told * self._scale, np.float32(self._head.scales.cells)
        odds = told @ self._told + among * batch.times(self._cells) + self._bias
        far: Floats = (1 / (1 + np.exp(-odds)) - self._head.gold[some]) * self._head.matter[some] / len(some)
        slopes: Floats = (far @ self._told[:VECTOR].T) * self._scale[:VECTOR]
        own = (told.T @ far, among * batch.back(far), far.sum(axis=0, keepdims=True))
        for adam, slope in zip(self._adams, own, strict=True):
            adam.step(slope, when)
        return slopes

    def folded(self) -> tuple[Floats, Floats]:
        """Weights for numbers that are not scaled, and biases."""
        return np.vstack([self._told * self._scale[:, None], self._cells * self._head.scales.cells]), self._bias[0]


def fit(tasks: Sequence[Task], encoder: Layers) -> list[tuple[Floats, Floats]]:
    """Weights and biases of each head in order, a column a label. The encoder's layers are changed where they are. The
    same each time on one machine."""
    learned = [[_Learned(head, len(task.rows[0].told)) for head in task.heads] for task in tasks]
    layers = {name: _Adam(weights, ENCODER_RATE, 0) for name, weights in encoder.weights.items()}
    chance, steps = np.random.default_rng(1), ROUNDS * -(-len(tasks[0].rows) // BATCH)
    turns = [np.concatenate([chance.permutation(len(task.rows)) for _ in range(ROUNDS)]) for task in tasks]
    for step, some in enumerate(zip(*(np.array_split(each, steps) for each in turns), strict=True), 1):
        texts = [task.texts[at] for task, mine in zip(tasks, some, strict=True) for at in mine]
        told = encoder.read(texts, unseen=UNSEEN, chance=chance)
        slopes, when = [], _When(step, 1 - (step - 1) / steps)
        ends = np.cumsum([len(mine) for mine in some])[:-1]
        for task, heads, mine, vectors in zip(tasks, learned, some, np.split(told.vectors, ends), strict=True):
            rows = [task.rows[at] for at in mine]
            numbers = np.hstack([vectors, np.stack([one.told[VECTOR:] for one in rows])])
            batch = _Batch.of(rows)
            slopes.append(sum(head.step(mine, numbers, batch, when) for head in heads))
        for name, slope in told.back(np.vstack(slopes)).items():
            layers[name].step(slope, when)
    return [head.folded() for heads in learned for head in heads]


def matter(gold: Floats, weigh: Floats) -> Floats:
    """How much each turn counts for each label: a rare one's own turns count more. `weigh`: how much each counts."""
    weigh = weigh / weigh.mean()
    there = (gold * weigh[:, None]).sum(axis=0)
    rare = np.sqrt(np.clip((len(gold) - there) / np.maximum(there, 1), 1, MOST_WEIGHT))
    return np.where(gold > 0, rare, 1).astype(np.float32) * weigh[:, None].astype(np.float32)
