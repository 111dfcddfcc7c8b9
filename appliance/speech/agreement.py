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


SECOND = 0.6
"""What the second recognizer's opinion counts for against the first's: with as much as 1 a person's clear words were
talked over in noise, with less the gain on names goes."""


def agreed(first: Sequence[Reading], second: Sequence[Reading] = ()) -> str:
    """The reading that both opinions together object to least; the first one where they are even. "" without any."""
    weighed = [*_weighed(first, 1.0), *_weighed(second, SECOND)]
    words = [(re.findall(r"\d|[^\W\d]+", text.lower()), weight) for text, weight in weighed]
    risks = [sum(weight * Levenshtein.distance(mine, other) for other, weight in words) for mine, _ in words]
    return weighed[min(range(len(risks)), key=lambda n: round(risks[n], 6))][0] if risks else ""


def _weighed(readings: Sequence[Reading], count: float) -> list[tuple[str, float]]:
    """A recognizer's readings with weights that add up to `count`."""
    most = max((reading.logprob for reading in readings), default=0.0)
    chances = [math.exp((reading.logprob - most) / FLATTER) for reading in readings]
    return [(reading.text, count * chance / sum(chances)) for reading, chance in zip(readings, chances, strict=True)]
