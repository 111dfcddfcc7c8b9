"""A linear classifier of sentence vectors: how likely each wish is. Multinomial logistic regression, calibrated."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.words import MAX_CHARS

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to rows of unit length."""


@dataclass(frozen=True, slots=True, eq=False)
class WishModel:
    """Weights learned from the phrase families in `data` (appliance/evaluate/learn.py)."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    """One column a label."""
    bias: NDArray[np.float32]
    temperature: float
    """Divides the scores, so that 0.9 is right nine times in ten (Guo et al., 2017)."""
    encode: Encode

    def logs(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Log probabilities, one row a text, in the order of `labels`."""
        scores = (self.encode([bare(text) for text in texts]) @ self.weights + self.bias) / self.temperature
        scores -= scores.max(axis=1, keepdims=True)
        logs: NDArray[np.float32] = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return logs


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FILLERS = re.compile(
    r"\b(?:u+m+|u+h+|e+h+|er+m*|hm+|mm+|like|you know|i mean|este|pues|o sea|oiga|fíjese que|hi|hello|hey|hola|"
    r"good (?:morning|afternoon|evening)|buen[oa]s (?:días|tardes|noches)|please|thank you|thanks|por favor|gracias)\b"
)


def bare(text: str) -> str:
    """Lower case, no punctuation, no fillers or greetings; the whole text where nothing else would be left."""
    words = " ".join(_WORD.findall(text[:MAX_CHARS].casefold()))
    return " ".join(_FILLERS.sub(" ", words).split()) or words
