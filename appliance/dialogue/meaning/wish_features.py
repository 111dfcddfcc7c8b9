"""A turn as numbers for what is learned: sentence vector, signs, what else is told, and words and letters hashed."""

from __future__ import annotations

import itertools
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.meaning.wish_signs import COUNT, signs
from appliance.dialogue.words import MAX_CHARS, fold, plain

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
"""Texts to rows of unit length."""

VECTOR = 768
"""Numbers of the sentence encoder."""
WORD_CELLS, PAIR_CELLS, LETTER_CELLS = 8192, 16384, 8192
"""Cells that words, pairs of words, and runs of letters are hashed into (CRC-32)."""
CELLS = WORD_CELLS + PAIR_CELLS + LETTER_CELLS
LETTER_RUNS = (3, 4, 5)


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """One turn. Of some 33,000 cells a turn fills a few hundred, so they are kept by number."""

    told: Floats
    """The sentence vector, the signs, and what the rules say: of wishes (`votes`), or of danger (`danger_cues`)."""
    cells: NDArray[np.int32]
    counts: Floats
    """What stands in each of `cells`; each of the three kinds has length 1 in all."""

    def times(self, weights: Floats) -> Floats:
        """The product with weights of `size` rows."""
        first = len(self.told)
        odds: Floats = self.told @ weights[:first] + self.counts @ weights[first + self.cells]
        return odds


def size(labels: int) -> int:
    """How many numbers a turn has for so many labels: those told first, then the cells."""
    return VECTOR + COUNT + 4 * labels + CELLS


def rows(texts: Sequence[str], votes: Sequence[Floats], encode: Encode) -> list[Features]:
    """The features of texts that are already `bare`: the encoder takes them all at once. `votes`: 4 a label."""
    return [row(*each) for each in zip(texts, encode(texts), votes, strict=True)]


def row(text: str, vector: Floats, told: Floats) -> Features:
    """The features of one `bare` text with its sentence vector. `told`: what else is told of it."""
    words = fold(text[:MAX_CHARS]).split()
    runs = itertools.chain.from_iterable(map(_letters, words))
    kinds = (
        _counted(map(_hash, words), 0, WORD_CELLS),
        _counted(map(_hash, map("_".join, itertools.pairwise(words))), WORD_CELLS, PAIR_CELLS),
        _counted(runs, WORD_CELLS + PAIR_CELLS, LETTER_CELLS, root=True),
    )
    cells, counts = (np.concatenate(each) for each in zip(*kinds, strict=True))
    return Features(np.concatenate([vector, signs(plain(text)), told]), cells, counts)


def votes(labels: Sequence[str], heard: Mapping[str, int], chosen: Sequence[str]) -> Floats:
    """Per label: whether words lean to it, tell it or settle it (0, 1, 2 in `heard`), whether the rules chose it."""
    row = np.zeros((4, len(labels)), np.float32)
    for at, label in enumerate(labels):
        if label in heard:
            row[: heard[label] + 1, at] = 1.0
        row[3, at] = label in chosen
    return row.reshape(-1)


@lru_cache(maxsize=8192)
def _letters(word: str) -> tuple[int, ...]:
    """The hashes of runs of letters inside a word, so that "reprogramarla" is near "reprogramar"."""
    edged = f"<{word}>"
    return tuple(_hash(edged[start : start + run]) for run in LETTER_RUNS for start in range(len(edged) - run + 1))


def _counted(hashes: Iterable[int], first: int, cells: int, *, root: bool = False) -> tuple[NDArray[np.int32], Floats]:
    """Which cells from `first` on so many hashes fall into, and how often, of length 1; nothing for none."""
    told = Counter(first + each % cells for each in hashes)
    counts = np.fromiter(told.values(), np.float32, len(told))
    return np.fromiter(told, np.int32, len(told)), _unit(np.sqrt(counts) if root else counts)


def _hash(part: str) -> int:
    return zlib.crc32(part.encode("utf-8", "ignore"))


def _unit(row: Floats) -> Floats:
    length = float(np.linalg.norm(row))
    return row / length if length else row
