"""Sounds on a line that are nobody's turn, by arithmetic: coughs, throats cleared, bumps, clatter, breath, traffic.

A cough is a burst of turbulent noise, a decaying noise shaped by the vocal tract, and often a short voiced end (Korpáš,
Sadloňová and Vrabec, Analysis of the cough sound, 1996: 300-500 ms, energy up to 3 kHz).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from appliance.audio.frame import LINE_RATE
from appliance.rehearse.channel import Pcm

Wave = NDArray[np.float64]
Rng = np.random.Generator


def _n(seconds: float) -> int:
    return round(seconds * LINE_RATE)


def _resonances(wave: Wave, hertz: tuple[float, ...], width: float) -> Wave:
    """The wave through one resonance after another, side by side."""
    spectrum, at = np.fft.rfft(wave), np.fft.rfftfreq(len(wave), 1 / LINE_RATE)
    gain = sum(1 / (1 + ((at - one) / width) ** 2) / (1 + n) for n, one in enumerate(hertz))
    return np.asarray(np.fft.irfft(spectrum * gain, len(wave)))


def _fade(seconds: float, rise: float, fall: float) -> Wave:
    t = np.arange(_n(seconds)) / LINE_RATE
    return np.asarray((1 - np.exp(-t / rise)) * np.exp(-t / fall))


def cough(rng: Rng) -> Wave:
    """One or two coughs."""
    parts = []
    for _ in range(int(rng.integers(1, 3))):
        burst = _resonances(rng.standard_normal(_n(0.42)), (520, 1450, 2500), 350) * _fade(0.42, 0.004, 0.09)
        t = np.arange(_n(0.42)) / LINE_RATE
        pitch = rng.uniform(150, 260) * (1 - 0.4 * t) + rng.standard_normal(len(t)).cumsum() * 0.3
        voiced = _resonances(np.sign(np.sin(2 * np.pi * np.cumsum(pitch) / LINE_RATE)), (520, 1450), 200)
        voiced *= np.exp(-(((t - 0.2) / 0.06) ** 2)) * 0.25 * rng.uniform(0, 1)
        parts += [burst / np.abs(burst).max() + voiced / max(np.abs(voiced).max(), 1e-9) * 0.2, np.zeros(_n(0.15))]
    return np.concatenate(parts)


def throat(rng: Rng) -> Wave:
    """A throat cleared: creaky, 350 ms."""
    t = np.arange(_n(0.35)) / LINE_RATE
    pulses = (np.modf(t * rng.uniform(45, 75))[0] < 0.06).astype(float) + 0.25 * rng.standard_normal(len(t))
    return _resonances(pulses, (450, 1300), 300) * _fade(0.35, 0.02, 0.15)


def hum(rng: Rng) -> Wave:
    """ "Mhm" with the mouth closed: two nasal beats, the second higher, no sound over 1 kHz to speak of."""
    beats = []
    low = rng.uniform(95, 210)
    for step, seconds in ((1.0, rng.uniform(0.13, 0.2)), (rng.uniform(1.1, 1.4), rng.uniform(0.18, 0.3))):
        t = np.arange(_n(seconds)) / LINE_RATE
        phase = 2 * np.pi * np.cumsum(low * step * (1 + 0.15 * t / seconds)) / LINE_RATE
        harmonics = sum(np.sin(k * phase) / k / (1 + (k * low * step / 420) ** 4) for k in range(1, 16))
        beats += [harmonics * np.sin(np.pi * t / seconds) ** 0.5, np.zeros(_n(rng.uniform(0.02, 0.06)))]
    return np.concatenate(beats)


def bump(rng: Rng) -> Wave:
    """The handset knocked or set down."""
    t = np.arange(_n(0.15)) / LINE_RATE
    return np.asarray(
        np.sin(2 * np.pi * rng.uniform(320, 700) * t) * np.exp(-t / 0.02)
        + rng.standard_normal(len(t)) * np.exp(-t / 0.008)
    )


def clatter(rng: Rng) -> Wave:
    """Dishes or keys for a second."""
    wave = np.zeros(_n(1.0))
    for at in rng.integers(0, len(wave) - _n(0.08), int(rng.integers(4, 9))):
        t = np.arange(_n(0.08)) / LINE_RATE
        ring = sum(np.sin(2 * np.pi * rng.uniform(900, 3200) * t + rng.uniform(0, 6)) for _ in range(3))
        wave[at : at + len(t)] += ring * np.exp(-t / rng.uniform(0.005, 0.02))
    return wave


def breath(rng: Rng) -> Wave:
    """Breathing into the mouthpiece, or wind."""
    wave = _resonances(rng.standard_normal(_n(0.9)), (600, 1100), 500)
    return wave * np.sin(np.pi * np.arange(len(wave)) / len(wave))


def traffic(rng: Rng) -> Wave:
    """A lorry passing, two seconds."""
    wave = _resonances(rng.standard_normal(_n(2.0)), (320, 500), 150)
    return wave * np.sin(np.pi * np.arange(len(wave)) / len(wave)) ** 2


def ring(rng: Rng) -> Wave:
    """Another telephone in the room."""
    t = np.arange(_n(1.0)) / LINE_RATE
    return np.asarray((np.sin(2 * np.pi * 1100 * t) + np.sin(2 * np.pi * 1400 * t)) * (np.sin(2 * np.pi * 20 * t) > 0))


COUGHS: dict[str, Callable[[Rng], Wave]] = {"cough": cough, "throat": throat}
HUMS: dict[str, Callable[[Rng], Wave]] = {"hum": hum}
NOISES: dict[str, Callable[[Rng], Wave]] = {
    "bump": bump,
    "clatter": clatter,
    "breath": breath,
    "traffic": traffic,
    "ring": ring,
}


def pcm(make: Callable[[Rng], Wave], seed: int) -> Pcm:
    """The sound at the level of speech, 8 kHz."""
    wave = make(np.random.default_rng(seed))
    return np.clip(np.round(wave / np.abs(wave).max() * 12000), -32768, 32767).astype(np.int16)
