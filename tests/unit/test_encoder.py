"""The sentence encoder: one space for both languages, and no text it stumbles over."""

from __future__ import annotations

import numpy as np

from appliance.encoder import SIZE, SentenceEncoder

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
