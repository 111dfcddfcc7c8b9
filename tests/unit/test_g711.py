"""Mu-law as ITU-T G.711 defines it."""

from __future__ import annotations

import struct

import pytest

from appliance.audio.g711 import ulaw_decode, ulaw_encode


@pytest.mark.parametrize(
    ("code", "value"),
    [(0xFF, 0), (0x7F, 0), (0x80, 32124), (0x00, -32124), (0xFE, 8), (0x7E, -8), (0xEF, 132), (0x8F, 16764)],
)
def test_decision_values_of_the_table(code: int, value: int) -> None:
    assert struct.unpack("<h", ulaw_decode(bytes([code]))) == (value,)


def test_every_code_comes_back_but_the_second_zero() -> None:
    codes = bytes(range(256))
    assert ulaw_encode(ulaw_decode(codes)) == codes.replace(b"\x7f", b"\xff")


@pytest.mark.parametrize(("value", "code"), [(0, 0xFF), (32767, 0x80), (-32768, 0x00), (-1, 0x7F), (100, 0xF2)])
def test_encoding(value: int, code: int) -> None:
    assert ulaw_encode(struct.pack("<h", value)) == bytes([code])
