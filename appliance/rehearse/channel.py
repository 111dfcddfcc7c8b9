"""What a clinic's telephone line does to a voice: narrow band, one level, noise, and G.711.

Numbers: pass band 300-3400 Hz (ITU-T G.712), active speech level -23 dBov (between ITU-T P.56's -26 and a loud talker),
mu-law segments of ITU-T G.711. Deterministic for a seed.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import soxr
from numpy.typing import NDArray

from appliance.audio.frame import LINE_RATE
from appliance.audio.g711 import DECODE, ENCODE

Pcm = NDArray[np.int16]
"""Mono samples at 8 kHz, full scale 32768."""

LEVEL_DBOV = -23.0
BAND_HZ = (300.0, 3400.0)
_TAPS = 255

Noise = Literal["white", "pink"]


def telephone(pcm: Pcm, *, snr_db: float | None = None, noise: Noise = "pink", seed: int = 0) -> Pcm:
    """The same speech as it leaves a narrow-band call; as long as it came. `snr_db` is against active speech."""
    speech = _band_pass(pcm.astype(np.float64) / 32768.0)
    target = 10 ** (LEVEL_DBOV / 20)
    speech *= target / max(active_rms(speech), 1e-9)
    if snr_db is not None:
        hiss = _band_pass(_noise(len(speech), noise, np.random.default_rng(seed)))
        speech = speech + hiss * target * 10 ** (-snr_db / 20) / max(float(np.sqrt(np.mean(hiss**2))), 1e-12)
    return mu_law_round_trip(np.clip(np.round(speech * 32767), -32768, 32767).astype(np.int16))


def to_line_rate(samples: NDArray[np.float32], rate: int) -> Pcm:
    """Resample speech of any rate, full scale 1.0, to the line's 8 kHz."""
    narrow: NDArray[np.float32] = soxr.resample(samples, rate, LINE_RATE) if rate != LINE_RATE else samples
    return np.clip(np.round(narrow * 32767), -32768, 32767).astype(np.int16)


def active_rms(speech: NDArray[np.float64]) -> float:
    """Root mean square over the 20 ms frames within 30 dB of the loudest one: pauses do not count."""
    size = LINE_RATE // 50
    if len(speech) < size:
        return float(np.sqrt(np.mean(speech**2))) if len(speech) else 0.0
    frames = speech[: len(speech) // size * size].reshape(-1, size)
    power = (frames**2).mean(axis=1)
    return float(np.sqrt(power[power >= np.max(power) * 1e-3].mean()))


def mu_law_round_trip(pcm: Pcm) -> Pcm:
    """What 8-bit mu-law coding leaves of the samples."""
    return DECODE[ENCODE[pcm.view(np.uint16)]]


def _band_pass(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    if not len(samples):
        return samples
    size = 1 << (len(samples) + _TAPS - 2).bit_length()
    spectrum = np.fft.rfft(samples, size) * np.fft.rfft(_KERNEL, size)
    return np.asarray(np.fft.irfft(spectrum, size)[_TAPS // 2 : _TAPS // 2 + len(samples)])


def _kernel() -> NDArray[np.float64]:
    n = np.arange(_TAPS) - _TAPS // 2
    low, high = (2 * edge / LINE_RATE for edge in BAND_HZ)
    return np.asarray((high * np.sinc(high * n) - low * np.sinc(low * n)) * np.hamming(_TAPS))


_KERNEL = _kernel()


def _noise(length: int, kind: Noise, rng: np.random.Generator) -> NDArray[np.float64]:
    white = rng.standard_normal(length)
    if kind == "white" or length < 2:
        return white
    spectrum = np.fft.rfft(white)
    hertz = np.fft.rfftfreq(length, 1 / LINE_RATE)
    hertz[0] = hertz[1]
    return np.asarray(np.fft.irfft(spectrum / np.sqrt(hertz), length))
