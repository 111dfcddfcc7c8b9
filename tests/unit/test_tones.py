"""A caller waiting for staff hears an ordinary telephone ringing."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from appliance.audio.frame import FRAME_MS, is_line_frame
from appliance.audio.tones import BUSY, RINGBACK, Tone, frames


def _sounding(tone: Tone, seconds: float) -> list[bool]:
    return [any(frame.pcm) for frame in islice(frames(tone), round(seconds * 1000 / FRAME_MS))]


def test_every_frame_fits_the_line() -> None:
    assert all(is_line_frame(frame) for frame in islice(frames(RINGBACK), 700))


def test_ringback_is_two_seconds_on_and_four_off_for_ever() -> None:
    one = [True] * 100 + [False] * 200
    assert _sounding(RINGBACK, 12) == one * 2


def test_busy_is_half_a_second_on_and_off() -> None:
    assert _sounding(BUSY, 2) == ([True] * 25 + [False] * 25) * 2


@pytest.mark.parametrize("tone", [RINGBACK, BUSY])
def test_the_two_frequencies_stand_out_and_nothing_clips(tone: Tone) -> None:
    pcm = b"".join(frame.pcm for frame in islice(frames(tone), 25))
    samples = np.frombuffer(pcm, "<i2").astype(float)
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    hz = np.fft.rfftfreq(len(samples), 1 / 8000)
    loudest = {round(hz[at]) for at in np.argsort(power)[-2:]}
    assert loudest == set(tone.hz)
    assert np.abs(samples).max() < 0.25 * 32767
