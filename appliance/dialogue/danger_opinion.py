"""A second opinion on danger: is a sentence nearer to emergencies or to daily business? It raises a doubt, no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.emergency import Finding, Level
from appliance.dialogue.wish_model import Encode, bare

NEAREST = 4
"""Prototypes of either kind that are asked: one alone may be odd."""
THRESHOLD = 0.09
"""Margin of mean cosines from which a sentence is suspect (docs/measurements.md, Emergencies)."""
MOST_WORDS = 14
"""A longer text is judged by overlapping windows of this many words, so that danger buried in a request is seen."""
FEWEST_WORDS = 4
"""A shorter text is left to the rules: an answer such as "at nine" has no room for danger."""


@dataclass(frozen=True, slots=True, eq=False)
class Prototypes:
    """Example sentences of both kinds as unit vectors, one row each."""

    emergency: NDArray[np.float32]
    ordinary: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """The examples and how to compare a text with them."""

    table: Prototypes
    encode: Encode

    def second(self, text: str, finding: Finding) -> Finding:
        """NONE becomes SUSPECT where a final text is near to emergencies; everything else stays as the rules say."""
        words = bare(text).split()
        if finding.level is not Level.NONE or len(words) < FEWEST_WORDS:
            return finding
        vectors = self.encode(windows(words))
        if max(margin(vector, self.table) for vector in vectors) < THRESHOLD:
            return finding
        return Finding(Level.SUSPECT, "second_opinion", doubt=True)


def margin(vector: NDArray[np.float32], table: Prototypes) -> float:
    """How much nearer a unit vector is to emergencies than to daily business: mean of the nearest cosines, -2 to 2."""
    return _near(vector, table.emergency) - _near(vector, table.ordinary)


def windows(words: Sequence[str]) -> list[str]:
    """The whole text, or its overlapping stretches of MOST_WORDS."""
    starts = range(0, max(1, len(words) - MOST_WORDS // 2), MOST_WORDS // 2)
    return [" ".join(words[start : start + MOST_WORDS]) for start in starts]


def _near(vector: NDArray[np.float32], rows: NDArray[np.float32]) -> float:
    cosines = np.sort(rows @ vector)
    return float(cosines[-NEAREST:].mean())
