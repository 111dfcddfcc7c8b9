"""A second opinion on danger: which side of a plane is a sentence on, emergencies or daily business? It only doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.emergency import Finding, Level
from appliance.dialogue.wish_model import Encode, bare

THRESHOLD = 0.25
"""Margin from which a sentence is suspect (docs/measurements.md, Emergencies)."""
RIDGE = 0.02
"""How much long weights cost; chosen with the development sets in view."""
MOST_WORDS = 14
"""A longer text is judged by overlapping windows of this many words, so that danger buried in a request is seen."""
FEWEST_WORDS = 4
"""Words of three letters or more below which a text is left to the rules: "at nine", or a name being spelled."""


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Between the two kinds of example: a weight a number of the vector, and an offset."""

    weights: NDArray[np.float64]
    offset: float


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """The plane and how to turn a text into a vector."""

    table: Plane
    encode: Encode

    def second(self, text: str, finding: Finding) -> Finding:
        """NONE becomes SUSPECT where a final text is on the side of emergencies; all else stays as the rules say."""
        words = bare(text).split()
        if finding.level is not Level.NONE or sum(len(word) > 2 for word in words) < FEWEST_WORDS:
            return finding
        if max(margin(vector, self.table) for vector in self.encode(windows(words))) < THRESHOLD:
            return finding
        return Finding(Level.SUSPECT, "second_opinion", doubt=True)


def fitted(emergency: NDArray[np.float32], ordinary: NDArray[np.float32]) -> Plane:
    """The plane of least squares (ridge regression onto 1 and -1), both kinds weighing the same. Rows are vectors."""
    rows = np.vstack([emergency, ordinary]).astype(np.float64)
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    sides = np.r_[np.ones(len(emergency)), -np.ones(len(ordinary))]
    shares = np.r_[np.full(len(emergency), 0.5 / len(emergency)), np.full(len(ordinary), 0.5 / len(ordinary))]
    weighted = rows * shares[:, None]
    cost = RIDGE * np.eye(rows.shape[1])
    cost[-1, -1] = 0.0
    found = np.linalg.solve(weighted.T @ rows + cost, weighted.T @ sides)
    return Plane(found[:-1], float(found[-1]))


def margin(vector: NDArray[np.float32], table: Plane) -> float:
    """How far a unit vector lies on the side of emergencies: about 1 amid them, about -1 amid daily business."""
    return float(vector @ table.weights) + table.offset


def windows(words: Sequence[str]) -> list[str]:
    """The whole text, or its overlapping stretches of MOST_WORDS."""
    starts = range(0, max(1, len(words) - MOST_WORDS // 2), MOST_WORDS // 2)
    return [" ".join(words[start : start + MOST_WORDS]) for start in starts]
