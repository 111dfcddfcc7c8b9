from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from appliance.rehearse.channel import Pcm, active_rms, mu_law_round_trip, telephone, to_line_rate
from appliance.rehearse.wav import read_mono, write_mono, write_stereo


def tone(hertz: float, seconds: float = 1.0, peak: int = 8000) -> Pcm:
    return (peak * np.sin(2 * np.pi * hertz * np.arange(int(8000 * seconds)) / 8000)).astype(np.int16)


def level_db(pcm: Pcm) -> float:
    return float(20 * np.log10(np.sqrt(np.mean((pcm / 32768.0) ** 2)) + 1e-12))


def test_speech_leaves_the_line_at_one_level_however_loud_it_came() -> None:
    assert [round(level_db(telephone(tone(1000, peak=peak))), 0) for peak in (300, 3000, 30000)] == [-23, -23, -23]


def test_what_lies_outside_the_band_is_lost() -> None:
    mixed = telephone(tone(1000) + tone(100) + tone(3800))
    spectrum = np.abs(np.fft.rfft(mixed[:8000]))
    assert spectrum[100] < spectrum[1000] / 100
    assert spectrum[3800] < spectrum[1000] / 100


def test_the_length_and_the_timing_stay() -> None:
    burst = np.concatenate([np.zeros(4000, np.int16), tone(1000, 0.1), np.zeros(4000, np.int16)])
    heard = telephone(burst)
    assert len(heard) == len(burst)
    assert abs(int(np.argmax(np.abs(heard) > 500)) - 4000) < 80


@pytest.mark.parametrize("noise", ["white", "pink"])
def test_noise_has_the_asked_ratio_and_repeats_for_a_seed(noise: str) -> None:
    speech = tone(1000, 4.0)
    noisy = telephone(speech, snr_db=10, noise=noise, seed=7)  # type: ignore[arg-type]
    assert np.array_equal(noisy, telephone(speech, snr_db=10, noise=noise, seed=7))  # type: ignore[arg-type]
    assert not np.array_equal(noisy, telephone(speech, snr_db=10, noise=noise, seed=8))  # type: ignore[arg-type]
    rest = noisy.astype(float) - telephone(speech).astype(float)
    assert level_db(rest.astype(np.int16)) == pytest.approx(-33, abs=1.5)


def test_mu_law_keeps_its_own_levels_and_its_known_extremes() -> None:
    every = np.arange(-32768, 32768).astype(np.int16)
    once = mu_law_round_trip(every)
    assert len(np.unique(once)) == 255
    assert once.max() == 32124
    assert once.min() == -32124
    assert np.array_equal(mu_law_round_trip(once), once)


def test_pauses_do_not_lower_the_level_of_speech() -> None:
    speech = tone(1000).astype(float) / 32768
    assert active_rms(np.concatenate([speech, np.zeros(80000)])) == pytest.approx(active_rms(speech), rel=0.01)


def test_empty_sound_stays_empty() -> None:
    assert len(telephone(np.zeros(0, np.int16))) == 0


def test_other_rates_come_down_to_eight_kilohertz() -> None:
    assert len(to_line_rate(np.zeros(24000, np.float32), 24000)) == 8000


def test_a_stereo_file_has_the_caller_on_the_left(tmp_path: Path) -> None:
    import wave

    write_stereo(tmp_path / "call.wav", tone(500), tone(500, 0.5)[:100])
    with wave.open(str(tmp_path / "call.wav")) as file:
        sides = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    assert np.array_equal(sides[:, 0], tone(500))
    assert not sides[100:, 1].any()


def test_a_mono_file_comes_back_as_it_went(tmp_path: Path) -> None:
    write_mono(tmp_path / "a.wav", tone(500).astype(np.float32) / 32768, 8000)
    samples, rate = read_mono(tmp_path / "a.wav")
    assert rate == 8000
    assert np.abs(samples * 32768 - tone(500)).max() <= 1
