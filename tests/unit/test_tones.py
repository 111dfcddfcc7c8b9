"""A caller waiting for staff hears an ordinary telephone ringing."""

from __future__ import annotations

from itertools import islice

import numpy as np

from appliance.audio.frame import FRAME_MS, is_line_frame
from appliance.audio.tones import RINGBACK, Tone, frames


def _sounding(tone: Tone, seconds: float) -> list[bool]:
    return [any(frame.pcm) for frame in islice(frames(tone), round(seconds * 1000 / FRAME_MS))]


def test_every_frame_fits_the_line() -> None:
    assert all(is_line_frame(frame) for frame in islice(frames(RINGBACK), 700))


def test_ringback_is_two_seconds_on_and_four_off_for_ever() -> None:
    one = [True] * 100 + [False] * 200
    assert _sounding(RINGBACK, 12) == one * 2


def test_a_tone_is_worked_out_once() -> None:
    first, again = (list(islice(frames(RINGBACK), 400)) for _ in range(2))
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_the_two_frequencies_stand_out_and_nothing_clips() -> None:
    pcm = b"".join(frame.pcm for frame in islice(frames(RINGBACK), 25))
    samples = np.frombuffer(pcm, "<i2").astype(float)
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    hz = np.fft.rfftfreq(len(samples), 1 / 8000)
    loudest = {round(hz[at]) for at in np.argsort(power)[-2:]}
    assert loudest == set(RINGBACK.hz)
    assert np.abs(samples).max() < 0.25 * 32767
