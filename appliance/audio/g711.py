"""G.711 mu-law (ITU-T G.711, table 2): eight bits a sample on the line, sixteen in the box."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BIAS = 0x84
"""Added to the magnitude so that every segment starts at a power of two."""

CLIP = 32635
"""Largest magnitude that has a code."""


def ulaw_encode(pcm: bytes) -> bytes:
    """Signed 16-bit little-endian PCM to one mu-law byte a sample."""
    return bytes(ENCODE[np.frombuffer(pcm, dtype="<u2")].data)


def ulaw_decode(codes: bytes) -> bytes:
    """Mu-law bytes to signed 16-bit little-endian PCM."""
    return bytes(DECODE[np.frombuffer(codes, dtype=np.uint8)].data)


def _encode_table() -> npt.NDArray[np.uint8]:
    """The code of every 16-bit pattern."""
    value = np.arange(65536, dtype=np.uint16).view(np.int16).astype(np.int32)
    magnitude = np.minimum(np.abs(value), CLIP) + BIAS
    segment = np.floor(np.log2(magnitude)).astype(np.int32) - 7
    step = (magnitude >> (segment + 3)) & 0x0F
    sign = np.where(value < 0, 0x80, 0)
    return np.asarray(~(sign | segment << 4 | step) & 0xFF, dtype=np.uint8)


def _decode_table() -> npt.NDArray[np.int16]:
    """The value of every code."""
    code = ~np.arange(256) & 0xFF
    segment, step = (code >> 4) & 7, code & 0x0F
    magnitude = (((step << 3) + BIAS) << segment) - BIAS
    return np.asarray(np.where(code & 0x80, -magnitude, magnitude), dtype="<i2")


ENCODE = _encode_table()
DECODE = _decode_table()
