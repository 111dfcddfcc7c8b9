"""A linear classifier of turns: for each wish, how likely. It sees the words and what the rules say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.wish_features import Encode, features, votes
from appliance.dialogue.words import MAX_CHARS


@dataclass(frozen=True, slots=True, eq=False)
class WishModel:
    """Weights learned from the openings in `data` (appliance/evaluate/learn.py): one logistic regression a label."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    """One column a label, one row a number of `wish_features.features`."""
    bias: NDArray[np.float32]
    encode: Encode

    def scores(self, text: str, heard: Mapping[str, int], chosen: Sequence[str]) -> dict[str, float]:
        """Log odds of each label. `heard` and `chosen` are what the rules say (`wish_features.votes`)."""
        row = features(bare(text), votes(self.labels, heard, chosen), self.encode)
        return dict(zip(self.labels, (row @ self.weights + self.bias).tolist(), strict=True))


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FILLERS = re.compile(
    r"\b(?:u+m+|u+h+|e+h+|er+m*|hm+|mm+|like|you know|i mean|este|pues|o sea|oiga|fíjese que|hi|hello|hey|hola|"
    r"good (?:morning|afternoon|evening)|buen[oa]s (?:días|tardes|noches)|please|thank you|thanks|por favor|gracias)\b"
)


def bare(text: str) -> str:
    """Lower case, no punctuation, no fillers or greetings; the whole text where nothing else would be left."""
    words = " ".join(_WORD.findall(text[:MAX_CHARS].casefold()))
    return " ".join(_FILLERS.sub(" ", words).split()) or words
