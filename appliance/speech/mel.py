"""Log-mel spectra as Whisper was trained on (Radford et al. 2022, section 2.2): 80 bins, 25 ms windows every 10 ms.

The filters are triangles on Slaney's mel scale (linear under 1 kHz, logarithmic above), each of unit area.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

RATE = 16_000
"""Samples per second the model expects."""

WINDOW = 400
"""Samples in one spectrum: 25 ms."""

HOP = 160
"""Samples from one spectrum to the next: 10 ms."""

BINS = 80
"""Mel bins (base, tiny.en and smart-turn alike)."""

FLOOR = 1e-10
"""Smallest power, so that digital silence has a logarithm."""

RANGE = 8.0
"""Powers of ten kept under the loudest bin."""

Floats = npt.NDArray[np.float32]


def log_mel(samples: Floats, *, length: int) -> Floats:
    """Spectra of `length` samples of 16 kHz audio in -1..1, padded with silence: (80, length // 160), about -1..1.5.

    Samples past `length` are left out. Silence after the audio costs nothing.
    """
    frames = length // HOP
    audio = np.asarray(samples[:length], dtype=np.float32)
    audio = np.pad(audio, (0, min(WINDOW, length - audio.size)))
    padded = np.pad(audio, WINDOW // 2, mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][:frames]
    power = np.abs(np.fft.rfft(windows * HANN, axis=1).astype(np.complex64)) ** 2
    spectra = np.full((BINS, frames), np.log10(FLOOR), dtype=np.float32)
    spectra[:, : len(windows)] = np.log10(np.maximum(power @ FILTERS, FLOOR)).T
    return np.asarray((np.maximum(spectra, np.max(spectra) - RANGE) + 4) / 4, dtype=np.float32)


def _to_mel(hertz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    high = 15 + 27 * np.log(np.maximum(hertz, 1e-9) / 1000) / np.log(6.4)
    return np.where(hertz < 1000, 3 * hertz / 200, high)


def _to_hertz(mel: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.where(mel < 15, 200 * mel / 3, 1000 * np.exp(np.log(6.4) * (mel - 15) / 27))


def _filters() -> Floats:
    """Rows: the 201 frequencies of a spectrum. Columns: the 80 triangles."""
    top = _to_mel(np.array([RATE / 2]))[0]
    corners = _to_hertz(np.linspace(0, top, BINS + 2))
    frequencies = np.linspace(0, RATE / 2, WINDOW // 2 + 1)[:, np.newaxis]
    rising = (frequencies - corners[:-2]) / np.diff(corners)[:-1]
    falling = (corners[2:] - frequencies) / np.diff(corners)[1:]
    triangles = np.maximum(0, np.minimum(rising, falling))
    return (triangles * 2 / (corners[2:] - corners[:-2])).astype(np.float32)


HANN: Floats = np.hanning(WINDOW + 1)[:-1].astype(np.float32)
FILTERS: Floats = _filters()
