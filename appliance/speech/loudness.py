"""A rendered sentence as the line wants it: no silence around it, always equally loud. Pure."""

from __future__ import annotations

import numpy as np

from appliance.audio.resample import Floats

LEVEL = 10 ** (-21 / 20)
"""Root mean square of the speech, against full scale: -21 dBov, a good talker on a telephone (ITU-T P.56 range)."""

PEAK = 10 ** (-3 / 20)
"""Largest sample: 3 dB under clipping; a sentence of sharp peaks comes out a little softer instead."""

AUDIBLE = 10 ** (-36 / 20)
"""Under this, against the loudest sample, there is nothing to hear."""

ACTIVE = 10 ** (-30 / 20)
"""Stretches of 20 ms under this, against the loudest stretch, are pauses and do not count as speech."""

TILT = 0.9
"""How much of each sample the next one loses: from 300 Hz to 3.4 kHz the power rises by 17 dB, at the same loudness
afterwards. Consonants then stand above the noise of a street or a car (Sauert and Vary, Near End Listening Enhancement,
ICASSP 2006). Pico's are soft: at 15 dB half as many of its words are lost, none more without noise (docs/adr/0019)."""

EDGE_S = 0.005
"""Kept before the first and after the last audible sample, for soft consonants."""


def trimmed(samples: Floats, rate: int) -> Floats:
    """The samples from the first sound to the last, faded in and out over the edge. Empty when nothing is audible."""
    audible = np.flatnonzero(np.abs(samples) > AUDIBLE * np.max(np.abs(samples), initial=1e-4))
    if not audible.size:
        return samples[:0]
    edge = int(EDGE_S * rate)
    cut = samples[max(0, audible[0] - edge) : audible[-1] + edge].copy()
    ramp = np.linspace(0, 1, min(edge, cut.size), endpoint=False, dtype=np.float32)
    cut[: ramp.size] *= ramp
    cut[cut.size - ramp.size :] *= ramp[::-1]
    return cut


def crisp(samples: Floats, *, tilt: float = TILT) -> Floats:
    """Speech at the line's rate with its consonants lifted against its vowels; as long as it came."""
    lifted = samples.copy()
    lifted[1:] -= np.float32(tilt) * samples[:-1]
    return lifted


def levelled(samples: Floats, rate: int) -> Floats:
    """The samples at the box's speaking level. Silence stays silence."""
    stretch = rate // 50
    whole = samples[: samples.size // stretch * stretch] if samples.size >= stretch else samples
    power = np.mean(whole.reshape(-1, min(stretch, max(1, whole.size))) ** 2, axis=1)
    if not power.size or np.max(power) < 1e-10:
        return samples
    active = power[power > np.max(power) * ACTIVE**2]
    gain = min(LEVEL / np.sqrt(active.mean()), PEAK / np.max(np.abs(samples)))
    return np.asarray(samples * np.float32(gain), dtype=np.float32)
