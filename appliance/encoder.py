"""Sentences as vectors: layers of multilingual E5 small (Wang et al., 2024), learned on for this work, on one core.

A second opinion beside the rules. The rules never import this; they are given an encoder as a value.
"""

from __future__ import annotations

import ctypes
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from appliance.packed_e5 import BEGIN, END, NORMS, UNKNOWN, WIDE, PackedE5

Vectors = NDArray[np.float32]

SIZE = 2 * WIDE
"""Numbers in a sentence's vector: the mean and the highest of its word pieces, each of one length."""
LAYERS = (0, 2, 4, 6, 8, 10)
"""Of the twelve published ones: every other, the rest of the way learned."""
MOST_PIECES = 64
"""A longer text is cut, so that a call keeps its time: some fifty words."""
MAX_CHARS = 400
KEPT = 64
"""Texts whose vectors are kept: what a turn wishes and whether it tells danger are asked of the same words."""


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """What is added to the published weights (evaluate/fit.py)."""

    thin: Mapping[str, tuple[Vectors, Vectors]] = field(default_factory=lambda: MappingProxyType({}))
    """For a matrix ("0.fi", counted as they are used here) the two whose product is added."""
    adds: Mapping[str, Vectors] = field(default_factory=lambda: MappingProxyType({}))
    """For a bias, a gain or a shift."""


class SentenceEncoder:
    """Encodes English and Spanish into one space.

    Reads its weights (a second or two) when first used; then 2 to 15 ms a sentence, nothing for one of the last few.
    """

    def __init__(self, learned: Learned | None = None) -> None:
        """`learned`: what the box uses (`encoder_file.load`); else as published."""
        self._learned, self._kept = learned or Learned(), dict[str, Vectors]()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text. Never raises on any Unicode string."""
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        wanted = [clean(text) for text in texts]
        known = self._kept
        if fresh := [text for text in dict.fromkeys(wanted) if text not in known]:
            known = known | dict(zip(fresh, self.model.vectors(fresh), strict=True))
            self._kept = dict(list(known.items())[-KEPT:])
        return np.stack([known[text] for text in wanted])

    @cached_property
    def model(self) -> Model:
        """Its weights, read; what they were made of is let go."""
        model = Model(self._learned)
        self._learned = Learned()
        ctypes.CDLL(None).malloc_trim(0)  # what it was made from is three times as large
        return model


class Model:
    """The layers, in whole numbers of eight bits (CTranslate2)."""

    def __init__(self, learned: Learned) -> None:
        base = PackedE5()
        self._pieces = pieces(base)
        self._layers = _layers(base, learned)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 a text."""
        ids = [piece_numbers(self._pieces, text) for text in texts]
        states = np.array(self._layers.forward_batch(ids).last_hidden_state)
        rows = [each[: len(mine)] for each, mine in zip(states, ids, strict=True)]
        halves = (np.stack([row.mean(axis=0) for row in rows]), np.stack([row.max(axis=0) for row in rows]))
        unit: Vectors = np.hstack([half / np.linalg.norm(half, axis=1, keepdims=True) for half in halves])
        return unit / np.float32(2**0.5)


def pieces(base: PackedE5) -> Any:
    """Cuts texts into word pieces: a `tokenizers.Tokenizer` (unigram model; Kudo, 2018)."""
    from tokenizers import Tokenizer, models, pre_tokenizers  # not before it is needed

    cutter = Tokenizer(models.Unigram(base.pieces, unk_id=UNKNOWN))
    cutter.pre_tokenizer = pre_tokenizers.Metaspace()
    return cutter


def piece_numbers(cutter: Any, text: str) -> list[int]:
    """The word pieces of a text, by their numbers in `PackedE5.pieces`. `cutter`: what `pieces` makes."""
    return [BEGIN, *cutter.encode(clean(text)).ids[: MOST_PIECES - 2], END]


def merged(base: PackedE5, learned: Learned, number: int) -> dict[str, Vectors]:
    """A layer's arrays, with what was learned. `number`: counted as they are used here."""
    held = base.layer(LAYERS[number])
    for name in held:
        ours = f"{number}.{name}"
        if ours in learned.thin:
            high, low = learned.thin[ours]
            held[name] = held[name] + high @ low
        if ours in learned.adds:
            held[name] = held[name] + learned.adds[ours]
    return held


def entering(base: PackedE5, learned: Learned) -> dict[str, Vectors]:
    """Gain and shift of the norm before the first layer, with what was learned."""
    return {name: each + learned.adds.get(f"in.{name}", np.float32(0)) for name, each in base.entering.items()}


def clean(text: str) -> str:
    """What the tokenizer can take: no lone surrogates, never empty."""
    return text[:MAX_CHARS].encode("utf-8", "ignore").decode("utf-8").strip() or "."


def _layers(base: PackedE5, learned: Learned) -> Any:
    """A `ctranslate2.Encoder`, made in a folder that is gone afterwards."""
    import ctranslate2  # not before it is needed
    from ctranslate2.specs import common_spec, transformer_spec

    shape = transformer_spec.TransformerEncoderSpec(
        len(LAYERS), 12, pre_norm=False, activation=common_spec.Activation.GELU, layernorm_embedding=True
    )
    whole = transformer_spec.TransformerEncoderModelSpec(shape)
    shape.scale_embeddings = False
    shape.embeddings[0].weight = base.words
    shape.position_encodings.encodings = base.places[:MOST_PIECES]
    _normed(shape.layernorm_embedding, entering(base, learned))
    for number, layer in enumerate(shape.layer):
        held = merged(base, learned, number)
        asked = {side: np.concatenate([held[f"{name}{side}"] for name in "qkv"], axis=-1) for side in ("", ".b")}
        held |= {"qkv": asked[""], "qkv.b": asked[".b"]}
        for linear, name in (
            (layer.self_attention.linear[0], "qkv"),
            (layer.self_attention.linear[1], "ao"),
            (layer.ffn.linear_0, "fi"),
            (layer.ffn.linear_1, "fo"),
        ):
            linear.weight, linear.bias = np.ascontiguousarray(held[name].T), held[f"{name}.b"]
        for norm, name in zip((layer.self_attention.layer_norm, layer.ffn.layer_norm), NORMS, strict=True):
            _normed(norm, {side: held[f"{name}.{side}"] for side in "gb"})
    whole.register_vocabulary([str(at) for at in range(len(base.words))])
    whole.config.unk_token, whole.config.layer_norm_epsilon = str(UNKNOWN), 1e-12
    whole.validate()
    whole.optimize(quantization="int8")
    with tempfile.TemporaryDirectory() as folder:
        whole.save(folder)
        names = json.dumps([str(at) for at in range(UNKNOWN + 1)])
        Path(folder, "vocabulary.json").write_text(names)  # pieces go in by number; the names of all would be kept
        return ctranslate2.Encoder(folder, compute_type="int8", inter_threads=1, intra_threads=1)


def _normed(norm: Any, held: Mapping[str, Vectors]) -> None:
    norm.gamma, norm.beta = held["g"], held["b"]
