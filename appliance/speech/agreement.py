"""Which of several readings of one turn is the least wrong, given what two recognizers think of them. Pure.

Minimum Bayes risk decoding (Goel and Byrne 2000): not the likeliest reading, but the one with the fewest word errors to
be expected, were each reading the true one as often as its recognizer believes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

FLATTER = 2.0
"""A beam is surer of its first reading than it is right; its log probabilities are divided by this."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a turn may have been."""

    text: str
    logprob: float
    """Of the whole text."""


def agreed(*opinions: Sequence[Reading]) -> str:
    """The reading that all opinions together object to least; the first one where they are even. "" without any."""
    weighed = [one for readings in opinions if readings for one in _weighed(readings)]
    words = [(re.findall(r"\d|[^\W\d]+", text.lower()), weight) for text, weight in weighed]
    risks = [sum(weight * Levenshtein.distance(mine, other) for other, weight in words) for mine, _ in words]
    return weighed[min(range(len(risks)), key=lambda n: round(risks[n], 6))][0] if risks else ""


def _weighed(readings: Sequence[Reading]) -> list[tuple[str, float]]:
    """Each recognizer's readings with weights that add up to 1."""
    most = max(reading.logprob for reading in readings)
    chances = [math.exp((reading.logprob - most) / FLATTER) for reading in readings]
    return [(reading.text, chance / sum(chances)) for reading, chance in zip(readings, chances, strict=True)]
