"""Spectra as Whisper was trained on."""

from __future__ import annotations

import numpy as np
import pytest

from appliance.speech.mel import BINS, FILTERS, RATE, log_mel

SECOND = np.arange(RATE) / RATE


def test_shape_follows_the_length_asked_for() -> None:
    for seconds in (0.0, 0.01, 1.0, 12.0):
        assert log_mel(np.zeros(int(seconds * RATE), dtype=np.float32), length=10 * RATE).shape == (BINS, 1000)


@pytest.mark.parametrize(("hertz", "bin_"), [(200, 4), (1000, 26), (4000, 62)])
def test_a_tone_lights_its_bin(hertz: int, bin_: int) -> None:
    spectra = log_mel(np.sin(2 * np.pi * hertz * SECOND).astype(np.float32), length=RATE)
    assert abs(int(np.argmax(spectra[:, 50])) - bin_) <= 1


def test_silence_behind_the_speech_is_the_floor() -> None:
    spectra = log_mel(np.sin(2 * np.pi * 440 * SECOND).astype(np.float32), length=3 * RATE)
    assert np.ptp(spectra[:, 110:]) == 0
    assert spectra.max() - spectra.min() == pytest.approx(2.0, abs=1e-5)


def test_the_filters_have_unit_area_and_overlap_in_order() -> None:
    assert FILTERS.shape == (201, BINS)
    centres = FILTERS.argmax(axis=0)
    assert (np.diff(centres) >= 0).all()
    assert FILTERS[:, -1].sum() * RATE / 400 == pytest.approx(1.0, rel=0.05)
