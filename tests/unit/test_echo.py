"""Our own voice is taken out of what the line carries back, and the caller's is not."""

from __future__ import annotations

import anyio
import numpy as np
import pytest
from fakes.line import FakeCall
from numpy.typing import NDArray

from appliance.audio.echo import LEARNS_MS, EchoCanceller
from appliance.audio.frame import FRAME_BYTES, SILENCE, AudioFrame
from appliance.audio.level import dbov
from appliance.call.echo import EchoFreeCall

SIZE = FRAME_BYTES // 2


def noise_like_speech(seconds: float, seed: int) -> NDArray[np.float64]:
    """Noise in syllables, at -21 dBov."""
    rng, n = np.random.default_rng(seed), round(seconds * 8000)
    wave = np.convolve(rng.standard_normal(n), np.hanning(12), "same") * (np.sin(np.arange(n) / 900) ** 2 + 0.01)
    return np.asarray(wave / np.sqrt((wave**2).mean()) * 32768 * 10 ** (-21 / 20))


def frames(wave: NDArray[np.float64]) -> list[AudioFrame]:
    pcm = np.clip(wave, -32768, 32767).astype(np.int16)
    return [AudioFrame(pcm[at : at + SIZE].tobytes()) for at in range(0, len(pcm) - SIZE + 1, SIZE)]


def level(cleaned: list[AudioFrame], begin_s: float, end_s: float) -> float:
    return dbov(b"".join(frame.pcm for frame in cleaned[round(begin_s * 50) : round(end_s * 50)]))


@pytest.mark.parametrize("delay_ms", [4, 60, 120])
def test_an_echo_of_minus_14_db_is_at_least_20_db_softer_after_two_seconds(delay_ms: int) -> None:
    ours = noise_like_speech(6, 1)
    echo = np.concatenate([np.zeros(delay_ms * 8), ours])[: len(ours)] * 10 ** (-14 / 20)
    canceller = EchoCanceller()
    cleaned = [canceller.clean(heard, sent) for heard, sent in zip(frames(echo), frames(ours), strict=True)]
    assert level(cleaned, 2, 6) <= level(frames(echo), 2, 6) - 20


def test_a_caller_who_speaks_over_us_keeps_their_level_within_3_db() -> None:
    ours, caller = noise_like_speech(6, 1), noise_like_speech(2, 2)
    heard = ours * 10 ** (-14 / 20)
    heard[4 * 8000 :] += caller[: len(heard) - 4 * 8000]
    canceller = EchoCanceller()
    cleaned = [canceller.clean(near, far) for near, far in zip(frames(heard), frames(ours), strict=True)]
    assert abs(level(cleaned, 4.2, 6) - dbov(caller.astype(np.int16).tobytes())) <= 3


def test_on_a_line_without_echo_a_caller_who_speaks_over_us_passes_untouched() -> None:
    ours, caller = noise_like_speech(6, 1), frames(noise_like_speech(2, 2))
    canceller = EchoCanceller()
    sent = frames(ours)
    for frame in sent[:100]:
        canceller.clean(SILENCE, frame)
    assert [canceller.clean(near, far) for near, far in zip(caller, sent[100:], strict=False)] == caller


def test_the_idle_pattern_of_a_digital_line_is_no_echo() -> None:
    idle = AudioFrame(np.full(SIZE, -2, dtype=np.int16).tobytes())
    canceller, caller = EchoCanceller(), frames(noise_like_speech(2, 2))
    sent = frames(noise_like_speech(6, 1))
    for frame in sent[:100]:
        canceller.clean(idle, frame)
    assert [canceller.clean(near, far) for near, far in zip(caller, sent[100:], strict=False)] == caller


def test_an_echo_that_was_hidden_by_the_caller_at_first_is_cancelled_once_found() -> None:
    ours, caller = noise_like_speech(8, 1), noise_like_speech(2, 2)
    heard = ours * 10 ** (-14 / 20)
    heard[: 2 * 8000] += caller
    canceller = EchoCanceller()
    cleaned = [canceller.clean(near, far) for near, far in zip(frames(heard), frames(ours), strict=True)]
    assert level(cleaned, 5, 8) <= level(frames(heard), 5, 8) - 20


def test_the_caller_passes_untouched_half_a_second_after_our_last_sound() -> None:
    canceller = EchoCanceller()
    for frame in frames(noise_like_speech(LEARNS_MS / 1000 + 1, 1)):
        canceller.clean(SILENCE, frame)
    for _ in range(25):
        canceller.clean(SILENCE, SILENCE)
    spoken = frames(noise_like_speech(1, 2))
    assert [canceller.clean(frame, SILENCE) for frame in spoken] == spoken


def test_frames_of_any_other_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="20 ms frames at 8 kHz"):
        EchoCanceller().clean(AudioFrame(bytes(640), 16000), SILENCE)


class Witness(EchoCanceller):
    """Notes what it is told was on the line."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[AudioFrame] = []

    def clean(self, heard: AudioFrame, sent: AudioFrame) -> AudioFrame:
        self.sent.append(sent)
        return heard


@pytest.mark.anyio
async def test_the_reference_is_what_was_sent_and_not_what_was_flushed() -> None:
    witness, line = Witness(), FakeCall(leaves_s=3)
    call = EchoFreeCall(line, witness)
    await call.answer()
    ours = frames(noise_like_speech(2, 3))

    async def listen() -> None:
        async for _ in call.frames():
            pass

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(listen)
        await anyio.sleep(0.5)
        for frame in ours[:30]:
            await call.play(frame)
        await call.flush()
    told = [frame for frame in witness.sent if frame != SILENCE]
    assert told == [one.frame for one in line.played][: len(told)]
    assert abs(len(told) - len(line.played)) <= 1
    assert 26 <= len(told) < 30
