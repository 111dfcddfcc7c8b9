"""How loud a piece of sound is. Pure."""

from __future__ import annotations

import math

import numpy as np

FLOOR_DBOV = -96.0
"""Digital silence: one step of 16 bits is 90 dB under overload."""


def dbov(pcm: bytes) -> float:
    """Level of signed 16-bit PCM in dBov (ITU-T G.100.1): 0 is a full-scale square wave, FLOOR_DBOV is silence."""
    if not pcm:
        return FLOOR_DBOV
    power = float(np.mean(np.square(np.frombuffer(pcm, dtype="<i2").astype(np.float32)))) / 32768.0**2
    return max(FLOOR_DBOV, 10 * math.log10(power)) if power > 0 else FLOOR_DBOV
