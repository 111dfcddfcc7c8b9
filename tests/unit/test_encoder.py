"""The sentence encoder: one space for both languages, and no text it stumbles over."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from appliance import encoder_file
from appliance.encoder import KEPT, SIZE, Learned, SentenceEncoder, entering, merged, piece_numbers, pieces
from appliance.errors import ModelError
from appliance.packed_e5 import BEGIN, END, UNKNOWN, PackedE5

LEARNED = encoder_file.read()
ENCODER = SentenceEncoder(LEARNED)
BASE = PackedE5()
CUTTER = pieces(BASE)


def test_a_sentence_lies_near_its_translation() -> None:
    english, spanish, other = ENCODER.encode(["He is not breathing", "Él no respira", "Where can I park?"])
    assert float(english @ spanish) > 0.6 > float(english @ other) + 0.2


def test_every_row_has_length_one_whatever_the_text() -> None:
    rows = ENCODER.encode(["", " ", "\ud800", "😀", "a" * 5000, "no respira", "日本語"])
    assert rows.shape == (7, SIZE)
    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-5


def test_no_texts_give_no_rows() -> None:
    assert ENCODER.encode([]).shape == (0, SIZE)


def test_a_text_has_the_same_row_beside_longer_ones() -> None:
    alone = ENCODER.model.vectors(["my tooth hurts"])[0]
    beside = ENCODER.model.vectors(
        ["my tooth hurts", "could you tell me if there is parking behind the building or not"]
    )[0]
    assert float(alone @ beside) > 0.999


def test_what_a_turn_is_asked_twice_is_read_once() -> None:
    encoder, read = SentenceEncoder(), []

    class Model:
        def vectors(self, texts: list[str]) -> list[list[float]]:
            read.extend(texts)
            return [[float(place == len(text)) for place in range(SIZE)] for text in texts]

    encoder.__dict__["model"] = Model()
    first = encoder.encode(["my tooth hurts", "my tooth", "my tooth"])
    again = encoder.encode(["hurts", "my tooth hurts"])
    assert read == ["my tooth hurts", "my tooth", "hurts"]
    assert (first[0] == again[1]).all()
    assert (first[0] != first[1]).any()
    assert (first[1] == first[2]).all()
    for number in range(KEPT):
        encoder.encode([str(number)])
    encoder.encode(["my tooth hurts"])
    assert read.count("my tooth hurts") == 2


@pytest.mark.parametrize("text", ["i need to move my cleaning on thursday", "¿me puede dar una cita?", "no respira"])
def test_whole_numbers_give_what_the_sums_written_out_give(text: str) -> None:
    row = _written_out(numbers(text), LEARNED)
    assert float(row @ ENCODER.encode([text])[0]) > 0.98


def test_a_text_is_cut_into_pieces_it_is_made_of() -> None:
    known = [piece for piece, _ in BASE.pieces]
    begin, *ids, end = numbers("no voy a poder ir el jueves")
    assert (begin, end) == (BEGIN, END)
    assert "".join(known[at] for at in ids).replace("▁", " ").strip() == "no voy a poder ir el jueves"
    assert UNKNOWN in numbers("日本語")


def test_what_was_learned_is_read_as_it_was_written(tmp_path: Path) -> None:
    encoder_file.save(tmp_path / "encoder.npz", LEARNED)
    again = encoder_file.read(tmp_path / "encoder.npz")
    assert again.thin.keys() == LEARNED.thin.keys()
    for name, (high, low) in LEARNED.thin.items():
        assert np.abs(again.thin[name][0] @ again.thin[name][1] - high @ low).max() < 1e-3
    assert all((again.adds[name] == each).all() for name, each in LEARNED.adds.items())


def test_without_the_package_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("appliance.packed_e5.find_spec", lambda name: None)
    with pytest.raises(ModelError, match="not here"):
        PackedE5()


def numbers(text: str) -> list[int]:
    return piece_numbers(CUTTER, text)


def _written_out(ids: list[int], learned: Learned) -> np.ndarray:
    """The layers' sums in numpy, as Vaswani et al. (2017) and Devlin et al. (2019) have them."""

    def norm(rows: np.ndarray, gain: np.ndarray, shift: np.ndarray) -> np.ndarray:
        rows = rows - rows.mean(axis=1, keepdims=True)
        return rows / np.sqrt((rows**2).mean(axis=1, keepdims=True) + 1e-12) * gain + shift

    first = entering(BASE, learned)
    rows = norm(BASE.words[ids] + BASE.places[: len(ids)], first["g"], first["b"])
    for number in range(6):
        layer = merged(BASE, learned, number)
        asked = [(rows @ layer[name] + layer[f"{name}.b"]).reshape(len(ids), 12, 32).swapaxes(0, 1) for name in "qkv"]
        looks = np.exp(asked[0] @ asked[1].swapaxes(1, 2) / math.sqrt(32))
        seen = (looks / looks.sum(axis=2, keepdims=True) @ asked[2]).swapaxes(0, 1).reshape(len(ids), -1)
        rows = norm(rows + seen @ layer["ao"] + layer["ao.b"], layer["aln.g"], layer["aln.b"])
        inner = rows @ layer["fi"] + layer["fi.b"]
        inner = inner * 0.5 * (1 + np.vectorize(math.erf)(inner / math.sqrt(2)))
        rows = norm(rows + inner @ layer["fo"] + layer["fo.b"], layer["oln.g"], layer["oln.b"])
    halves = [rows.mean(axis=0), rows.max(axis=0)]
    return np.concatenate([half / np.linalg.norm(half) for half in halves]) / math.sqrt(2)
