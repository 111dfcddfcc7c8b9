"""One rate to another, for a whole piece of audio at once (libsoxr)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import soxr

Floats = npt.NDArray[np.float32]


def resample(samples: Floats, rate_in: int, rate_out: int) -> Floats:
    """Mono samples in -1..1 at another rate, band-limited to the lower one. Same duration to within one sample."""
    if rate_in == rate_out:
        return samples
    return np.asarray(soxr.resample(samples, rate_in, rate_out, quality="HQ"), dtype=np.float32)


def from_pcm(pcm: bytes) -> Floats:
    """Signed 16-bit little-endian PCM as samples in -1..1."""
    return np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(32768)


def to_pcm(samples: Floats) -> bytes:
    """Samples in -1..1 as signed 16-bit little-endian PCM; what is louder is clipped."""
    return np.clip(np.rint(samples * 32768), -32768, 32767).astype("<i2").tobytes()
