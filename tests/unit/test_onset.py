"""A voice over ours is known at its onset, and forgotten when it was none."""

from __future__ import annotations

from array import array

from appliance.audio.frame import FRAME_BYTES, SILENCE, AudioFrame
from appliance.call.onset import Onset, Over

LOUD = AudioFrame(array("h", [3000, -3000] * (FRAME_BYTES // 4)).tobytes())
FAINT = AudioFrame(array("h", [60, -60] * (FRAME_BYTES // 4)).tobytes())
"""-55 dBov: what the canceller leaves of our own voice."""


def test_one_frame_of_voice_is_an_onset_told_once() -> None:
    onset = Onset()
    assert [onset.push(LOUD, 0.9) for _ in range(5)] == [Over.BEGAN, *[Over.NOTHING] * 4]


def test_a_frame_that_is_hardly_a_voice_is_nothing() -> None:
    onset = Onset()
    assert {onset.push(LOUD, 0.15) for _ in range(50)} == {Over.NOTHING}


def test_a_voice_that_was_none_has_passed_after_160_ms() -> None:
    onset = Onset()
    onset.push(LOUD, 0.9)
    onset.push(LOUD, 0.9)
    told = [onset.push(SILENCE, 0.05) for _ in range(20)]
    assert told.index(Over.PASSED) == 7
    assert told.count(Over.PASSED) == 1


def test_a_voice_that_comes_again_is_told_again() -> None:
    onset = Onset()
    told = [onset.push(frame, chance) for frame, chance in [(LOUD, 0.9), *[(SILENCE, 0.05)] * 20, (LOUD, 0.9)]]
    assert [each for each in told if each is not Over.NOTHING] == [Over.BEGAN, Over.PASSED, Over.BEGAN]


def test_what_is_softer_than_any_voice_is_none_whatever_voice_activity_believes() -> None:
    onset = Onset()
    assert {onset.push(FAINT, 0.95) for _ in range(50)} == {Over.NOTHING}
