"""A turn as numbers for the wish model: sentence vector, words and letters hashed, signs, and what the rules say."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from appliance.dialogue.wish_signs import COUNT, signs
from appliance.dialogue.words import MAX_CHARS, fold, plain

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
"""Texts to rows of unit length."""

VECTOR = 512
"""Numbers of the sentence encoder."""
WORD_CELLS, LETTER_CELLS = 4096, 4096
"""Cells that words and their pairs, and runs of three to five letters, are hashed into (CRC-32)."""
LETTER_RUNS = (3, 4, 5)
MOST_WORDS = 16
"""A longer turn is the mean of its halves and the whole, so that a wish told late still counts."""


def size(labels: int) -> int:
    """How many numbers a turn has for so many labels."""
    return VECTOR + WORD_CELLS + LETTER_CELLS + COUNT + 4 * labels


def features(told: str, votes: Floats, encode: Encode) -> Floats:
    """One row for a text that is already `bare`. `votes` are what the rules say, 4 a label."""
    row: Floats = rows([told], [votes], encode)[0]
    return row


def rows(told: Sequence[str], votes: Sequence[Floats], encode: Encode) -> Floats:
    """A row a text: the encoder takes them all at once."""
    vectors = _vectors([text.split() for text in told], encode)
    return np.stack([_row(*each) for each in zip(told, vectors, votes, strict=True)])


def _row(told: str, vector: Floats, votes: Floats) -> Floats:
    words = fold(told[:MAX_CHARS]).split()
    return np.concatenate([vector, word_cells(words), letter_cells(words), signs(plain(told)), votes])


def votes(labels: Sequence[str], heard: Mapping[str, int], chosen: Sequence[str]) -> Floats:
    """Per label: whether words lean to it, tell it or settle it (0, 1, 2 in `heard`), whether the rules chose it."""
    row = np.zeros((4, len(labels)), np.float32)
    for at, label in enumerate(labels):
        if label in heard:
            row[: heard[label] + 1, at] = 1.0
        row[3, at] = label in chosen
    return row.reshape(-1)


def _vectors(texts: Sequence[Sequence[str]], encode: Encode) -> list[Floats]:
    parts = [_stretches(words) for words in texts]
    ends = np.cumsum([len(each) for each in parts])[:-1]
    told = encode([one for each in parts for one in each])
    return [_unit(each.mean(axis=0)) for each in np.split(told, ends)]


def _stretches(words: Sequence[str]) -> list[str]:
    middle = len(words) // 2
    halves = [words[:middle], words[middle:]] if len(words) > MOST_WORDS else []
    return [" ".join(each) for each in (words, *halves)]


def word_cells(words: Sequence[str]) -> Floats:
    """Words and pairs of words, of length 1; zeros for none."""
    cells = np.zeros(WORD_CELLS, np.float32)
    for part in (*words, *map("_".join, itertools.pairwise(words))):
        cells[zlib.crc32(part.encode("utf-8", "ignore")) % WORD_CELLS] += 1.0
    return _unit(cells)


def letter_cells(words: Sequence[str]) -> Floats:
    """Runs of letters inside words, of length 1, so that "reprogramarla" is near "reprogramar"."""
    cells = np.zeros(LETTER_CELLS, np.float32)
    for word in words:
        edged = f"<{word}>"
        for run in LETTER_RUNS:
            for start in range(len(edged) - run + 1):
                cells[zlib.crc32(edged[start : start + run].encode("utf-8", "ignore")) % LETTER_CELLS] += 1.0
    return _unit(np.sqrt(cells))


def _unit(cells: Floats) -> Floats:
    length = float(np.linalg.norm(cells))
    return cells / length if length else cells
