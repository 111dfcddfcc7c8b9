"""A linear classifier of turns: for each wish, how likely. It sees the words and what the rules say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.wish_features import Encode, rows, votes
from appliance.dialogue.words import MAX_CHARS

Told = tuple[str, Mapping[str, int], Sequence[str]]
"""A text, and what the rules hear and choose in it (`wish_features.votes`)."""


@dataclass(frozen=True, slots=True, eq=False)
class WishModel:
    """Weights learned from the openings in `data` (appliance/evaluate/learn.py): one logistic regression a label."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    """One column a label, one row a number of `wish_features.features`."""
    bias: NDArray[np.float32]
    encode: Encode

    def scores(self, told: Sequence[Told]) -> list[dict[str, float]]:
        """Log odds of each label, a text at a time."""
        said = [votes(self.labels, heard, chosen) for _, heard, chosen in told]
        odds = rows([bare(text) for text, _, _ in told], said, self.encode) @ self.weights + self.bias
        return [dict(zip(self.labels, row, strict=True)) for row in odds.tolist()]


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FILLERS = re.compile(
    r"\b(?:u+m+|u+h+|e+h+|er+m*|hm+|mm+|like|you know|i mean|este|pues|o sea|oiga|fíjese que|hi|hello|hey|hola|"
    r"good (?:morning|afternoon|evening)|buen[oa]s (?:días|tardes|noches)|please|thank you|thanks|por favor|gracias)\b"
)


def bare(text: str) -> str:
    """Lower case, no punctuation, no fillers or greetings; the whole text where nothing else would be left."""
    words = " ".join(_WORD.findall(text[:MAX_CHARS].casefold()))
    return " ".join(_FILLERS.sub(" ", words).split()) or words
