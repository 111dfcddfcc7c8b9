"""Linear classifiers of turns: for each wish and each kind of visit, how likely. They see the words and the rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.meaning.wish_features import VECTOR, Encode, row, rows, votes
from appliance.dialogue.words import MAX_CHARS

Told = tuple[str, Mapping[str, int], Sequence[str]]
"""A text, and what the rules hear and choose in it (`wish_features.votes`)."""


VECTOR_ADDS = 5.0
"""What a sentence's vector is taken to add to the log odds of a wish at most. It may add far more, but hardly a part of
a turn that tells a wish needs it (docs/measurements.md, Understanding), and for those few all would be read."""


@dataclass(frozen=True, slots=True)
class Odds:
    """Log odds of one text."""

    wishes: Mapping[str, float]
    kinds: Mapping[str, float]
    """Of each kind of visit, whatever the wish."""


@dataclass(frozen=True, slots=True, eq=False)
class WishModel:
    """Weights learned from the openings in `data` (appliance/evaluate/learn.py): one logistic regression a label."""

    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    """Kinds of visit, by the names of `visit_words`."""
    weights: NDArray[np.float32]
    """A column a label, then one a kind; a row a number of `wish_features.Features`."""
    bias: NDArray[np.float32]
    encode: Encode

    def odds(self, told: Sequence[Told]) -> list[Odds]:
        """What each text asks for."""
        said = [votes(self.labels, heard, chosen) for _, heard, chosen in told]
        found = rows([bare(text) for text, _, _ in told], said, self.encode)
        return [self._named((one.times(self.weights) + self.bias).tolist()) for one in found]

    def at_most(self, told: Told) -> Mapping[str, float]:
        """Log odds of each wish that a text will hardly exceed, whatever its vector is: told without the encoder."""
        text, heard, chosen = told
        blind = row(bare(text), np.zeros(VECTOR, np.float32), votes(self.labels, heard, chosen))
        odds = (blind.times(self.weights) + self.bias).tolist()
        return {label: score + VECTOR_ADDS for label, score in self._named(odds).wishes.items()}

    def _named(self, odds: Sequence[float]) -> Odds:
        first = len(self.labels)
        return Odds(dict(zip(self.labels, odds[:first], strict=True)), dict(zip(self.kinds, odds[first:], strict=True)))


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FILLERS = re.compile(
    r"\b(?:u+m+|u+h+|e+h+|er+m*|hm+|mm+|like|you know|i mean|este|pues|o sea|oiga|fíjese que|hi|hello|hey|hola|"
    r"good (?:morning|afternoon|evening)|buen[oa]s (?:días|tardes|noches)|please|thank you|thanks|por favor|gracias)\b"
)


def bare(text: str) -> str:
    """Lower case, no punctuation, no fillers or greetings; the whole text where nothing else would be left."""
    words = " ".join(_WORD.findall(text[:MAX_CHARS].casefold()))
    return " ".join(_FILLERS.sub(" ", words).split()) or words
