"""The recognizer, voice activity and turn model on real sound: nothing invented, nothing lost when a child dies."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import anyio
import numpy as np
import pytest
from engines.clips import caller_clips

from appliance.audio.frame import FRAME_BYTES, LINE_RATE, SILENCE, AudioFrame
from appliance.audio.g711 import ulaw_decode, ulaw_encode
from appliance.audio.resample import Floats, from_pcm, to_pcm
from appliance.clinic.people import Lang
from appliance.dialogue.asked import Asked, Completeness
from appliance.seams import Turn
from appliance.speech.recognizer import WhisperRecognizer, recognizer_workers
from appliance.speech.scorer import SmartTurnScorer
from appliance.speech.turn import SlotAwareTurns
from appliance.speech.vad import SileroModel, SileroVad

pytestmark = [pytest.mark.anyio, pytest.mark.engines]

SECONDS = np.arange(3 * LINE_RATE) / LINE_RATE


def tones(*hertz: float) -> Floats:
    return np.sum([0.1 * np.sin(2 * np.pi * f * SECONDS) for f in hertz], axis=0).astype(np.float32)


def cadence(sound: Floats, on_s: float, off_s: float) -> Floats:
    return sound * (SECONDS % (on_s + off_s) < on_s)


NOISES: dict[str, Floats] = {
    "silence": np.zeros(SECONDS.size, dtype=np.float32),
    "line noise": np.random.default_rng(1).normal(0, 0.003, SECONDS.size).astype(np.float32),
    "loud hiss": np.random.default_rng(2).normal(0, 0.03, SECONDS.size).astype(np.float32),
    "hum": tones(60, 120, 180, 300),
    "keys": cadence(tones(770, 1336), 0.12, 0.2),
    "ring-back": cadence(tones(440, 480), 2.0, 4.0),
    "busy": cadence(tones(480, 620), 0.5, 0.5),
}


def frames(samples: Floats) -> list[AudioFrame]:
    pcm = ulaw_decode(ulaw_encode(to_pcm(samples)))
    return [AudioFrame(pcm[n : n + FRAME_BYTES]) for n in range(0, len(pcm) - FRAME_BYTES + 1, FRAME_BYTES)]


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("lang", [None, "en", "es"])
async def test_no_words_are_made_of_noise(recognizer: WhisperRecognizer, noise: str, lang: Lang | None) -> None:
    hearing = recognizer.open(lang=lang, hints=["Doctor Ramirez", "Doctor Nguyen"])
    for frame in frames(NOISES[noise]):
        hearing.feed(frame)
    assert (await hearing.finish()).text == ""


async def test_a_turn_without_sound_is_no_words(recognizer: WhisperRecognizer) -> None:
    assert (await recognizer.open(lang=None, hints=()).finish()).text == ""


@pytest.mark.parametrize("noise", sorted(NOISES.keys() - {"keys", "busy"}))
def test_noise_opens_no_turn(models: Path, noise: str) -> None:
    vad, turns = SileroVad(SileroModel(models / "silero-vad" / "silero_vad.onnx")), SlotAwareTurns()
    assert {turns.push(frame, vad.probability(frame)) for frame in frames(NOISES[noise])} == {Turn.SILENT}


@pytest.mark.parametrize("lang", ["en", "es"])
async def test_turns_begin_and_end_with_the_speech(models: Path, lang: Lang) -> None:
    """After a minute of silence as well: the network's memory must not go dull."""
    model = SileroModel(models / "silero-vad" / "silero_vad.onnx")
    late_ms = []
    for clip in (await caller_clips(lang, models))[:10]:
        vad, turns = SileroVad(model), SlotAwareTurns()
        turns.expect(Asked.OTHER)
        for _ in range(3000):
            assert turns.push(SILENCE, vad.probability(SILENCE)) is Turn.SILENT
        seen = []
        for frame in [*clip.frames, *[SILENCE] * 60]:
            seen.append(turns.push(frame, vad.probability(frame)))
            turns.hint(Completeness.OPEN)
        loud = np.flatnonzero(np.abs(from_pcm(b"".join(frame.pcm for frame in clip.frames))) > 0.02)
        assert seen.index(Turn.BEGAN) * 20 - loud[0] / 8 < 350
        assert seen.count(Turn.ENDED) >= 1
        last = len(seen) - 1 - seen[::-1].index(Turn.ENDED)
        late_ms.append(last * 20 - loud[-1] / 8)
    print(f"\n{lang}: turns end {np.median(late_ms):.0f} ms after the last sound with 700 ms of patience")
    assert np.median(late_ms) < 950


async def test_voice_activity_costs_little(models: Path) -> None:
    vad = SileroVad(SileroModel(models / "silero-vad" / "silero_vad.onnx"))
    spent = time.process_time()
    for _ in range(500):
        vad.probability(SILENCE)
    assert (time.process_time() - spent) / 10 < 0.05, "of one core, for one call"


async def test_a_finished_turn_sounds_more_finished_than_a_broken_one(scorer: SmartTurnScorer, models: Path) -> None:
    clips = [clip for clip in await caller_clips("en", models) if len(clip.text.split()) > 7][:6]
    whole = [await scorer.score(clip.pcm) for clip in clips]
    broken = [await scorer.score(clip.pcm[: int(len(clip.pcm) * 0.55) // 2 * 2]) for clip in clips]
    assert all(0 <= score <= 1 for score in whole + broken)
    assert np.mean(whole) > np.mean(broken)


async def test_a_child_killed_in_the_middle_of_a_turn_costs_no_words(models: Path) -> None:
    clip = (await caller_clips("en", models))[0]
    workers = recognizer_workers(models, size=1)
    async with workers.running():
        hearing = WhisperRecognizer(workers).open(lang="en", hints=())
        for frame in clip.frames:
            hearing.feed(frame)
        heard = []

        async def finish() -> None:
            heard.append(await hearing.finish())

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(finish)
            await anyio.sleep(0.05)
            (child,) = await anyio.to_thread.run_sync(children, os.getpid(), "recognizer_process", 1)
            os.kill(child, signal.SIGKILL)
    assert "appointment" in heard[0].text


def children(parent: int, module: str, newest: int) -> list[int]:
    """The newest of a process's children that run a module."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields, command = stat.read_text().rsplit(")", 1)[1].split(), (stat.parent / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == parent and module.encode() in command:
            found.append((int(fields[19]), int(stat.parent.name)))
    return [pid for _, pid in sorted(found)[-newest:]]
