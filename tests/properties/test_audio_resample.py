"""Resampling keeps duration and pitch; PCM keeps its samples."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appliance.audio.resample import from_pcm, resample, to_pcm

RATES = st.sampled_from([8000, 16000, 22050, 24000])


@given(st.binary(max_size=2000).filter(lambda pcm: len(pcm) % 2 == 0))
def test_pcm_survives_being_samples(pcm: bytes) -> None:
    assert to_pcm(from_pcm(pcm)) == pcm


@given(RATES, RATES, st.integers(0, 4000))
@settings(deadline=None)
def test_duration_is_kept(rate_in: int, rate_out: int, count: int) -> None:
    out = resample(np.zeros(count, dtype=np.float32), rate_in, rate_out)
    assert abs(out.size - count * rate_out / rate_in) <= 1


@given(RATES, RATES, st.integers(300, 3400))
@settings(deadline=None, max_examples=40)
def test_pitch_and_level_are_kept(rate_in: int, rate_out: int, hertz: int) -> None:
    seconds = np.arange(rate_in) / rate_in
    out = resample(np.sin(2 * np.pi * hertz * seconds).astype(np.float32), rate_in, rate_out)
    middle = out[rate_out // 4 : -rate_out // 4]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(middle.size)))
    assert np.argmax(spectrum) * rate_out / middle.size == pytest.approx(hertz, abs=4)
    assert np.sqrt(np.mean(middle**2)) == pytest.approx(np.sqrt(0.5), rel=0.03)


def test_what_is_too_loud_is_clipped() -> None:
    assert to_pcm(np.array([2.0, -2.0], dtype=np.float32)) == b"\xff\x7f\x00\x80"
