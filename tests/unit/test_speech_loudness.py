"""Every rendered sentence begins with sound and is equally loud."""

from __future__ import annotations

import numpy as np
import pytest

from appliance.audio.resample import Floats
from appliance.speech.loudness import LEVEL, PEAK, crisp, levelled, trimmed

RATE = 8000


def tone(seconds: float, level: float = 0.3) -> Floats:
    return (level * np.sin(np.arange(int(seconds * RATE)) * 0.7)).astype(np.float32)


def silence(seconds: float) -> Floats:
    return np.zeros(int(seconds * RATE), dtype=np.float32)


def test_silence_around_the_speech_is_cut() -> None:
    speech = np.concatenate([silence(0.3), tone(1.0), silence(0.2), tone(0.5), silence(0.5)])
    cut = trimmed(speech, RATE)
    assert cut.size / RATE == pytest.approx(1.7, abs=0.03)
    assert np.abs(cut[: RATE // 50]).max() > 0.1, "the first 20 ms are heard"


def test_the_edges_do_not_click() -> None:
    cut = trimmed(tone(1.0), RATE)
    assert abs(cut[0]) < 0.01
    assert abs(cut[-1]) < 0.05


def test_nothing_audible_is_nothing() -> None:
    assert trimmed(silence(1.0), RATE).size == 0
    assert trimmed(silence(0), RATE).size == 0
    assert levelled(silence(1.0), RATE).any() == np.False_
    assert levelled(silence(0), RATE).size == 0


@pytest.mark.parametrize("level", [0.01, 0.1, 0.9])
def test_soft_and_loud_voices_come_out_alike_whatever_their_pauses(level: float) -> None:
    for pause in (0.0, 2.0):
        out = levelled(np.concatenate([tone(1.0, level), silence(pause), tone(1.0, level)]), RATE)
        assert np.sqrt(np.mean(out[:RATE] ** 2)) == pytest.approx(LEVEL, rel=0.05)


def test_sharp_peaks_are_not_clipped() -> None:
    spiky = tone(1.0, 0.02)
    spiky[::400] = 0.9
    assert np.abs(levelled(spiky, RATE)).max() == pytest.approx(PEAK, rel=0.01)


def test_what_is_crisp_has_more_of_the_high_tones_and_stays_as_long() -> None:
    turns = np.arange(RATE) * 2 * np.pi / RATE
    low, high = (np.sin(turns * hertz).astype(np.float32) for hertz in (300, 3400))
    lift = 20 * np.log10(np.std(crisp(high)) / np.std(crisp(low)))
    assert lift == pytest.approx(17, abs=1)
    assert crisp(low).size == low.size
    assert crisp(low[:0]).size == 0
