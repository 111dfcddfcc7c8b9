"""What every recognizer, synthesizer and scorer promises, kept by the fakes and by the real ones on a faked child."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass

import anyio
import pytest
from fakes.speech import VOICE, FakeRecognizer, FakeScorer, FakeSynthesizer, Said
from fakes.speech_child import FakeChild, supervised

from appliance.audio.frame import LINE_RATE, AudioFrame, is_line_frame
from appliance.errors import ChildGone
from appliance.seams import Recognizer, Synthesizer, TurnScorer
from appliance.speech.messages import Decode, Decoded, Render, Score, Scored, encode, heard_request, render_request
from appliance.speech.pronounce import Pronunciations
from appliance.speech.recognizer import WhisperRecognizer
from appliance.speech.scorer import SmartTurnScorer
from appliance.speech.synthesizer import TwoVoices
from appliance.speech.workers import Workers

pytestmark = pytest.mark.anyio

TEXT = "I need to see a doctor"


@dataclass
class Drivers:
    """One set of drivers, and how to break what stands behind it."""

    recognizer: Recognizer
    synthesizer: Synthesizer
    scorer: TurnScorer


def answer(message: bytes) -> bytes:
    """A child that hears TEXT and speaks half a second of voice."""
    try:
        match heard_request.decode(message):
            case Decode(lang=lang):
                return encode(Decoded(text=TEXT, lang=lang or "en", confidence=0.9, ms=100.0))
            case Score():
                return encode(Scored(0.9))
    except ValueError:
        assert isinstance(render_request.decode(message), Render)
        return b"\x00\x10" * (LINE_RATE // 2)


@pytest.fixture(params=["fake", "real"])
async def drivers(request: pytest.FixtureRequest) -> AsyncIterator[Drivers]:
    if request.param == "fake":
        yield Drivers(FakeRecognizer(Said(text=TEXT, partials=(TEXT,))), FakeSynthesizer(seconds=0.5), FakeScorer(0.9))
        return
    workers = Workers("module")
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, FakeChild(answer, takes_s=0.1))
        voices = TwoVoices(workers, Pronunciations(english={}, spanish={}))
        yield Drivers(WhisperRecognizer(workers), voices, SmartTurnScorer(workers))
        tasks.cancel_scope.cancel()


async def test_a_turn_may_be_asked_for_again_and_again(drivers: Drivers) -> None:
    hearing = drivers.recognizer.open(lang=None, hints=["Doctor Patel"])
    hearing.feed(VOICE)
    assert (await hearing.partial()).text == TEXT
    first = await hearing.finish()
    hearing.feed(VOICE)
    again = await hearing.finish()
    assert (first.text, again.text) == (TEXT, TEXT)
    assert first.lang in ("en", "es")
    assert 0 <= first.confidence <= 1
    assert first.decode_ms > 0


async def test_only_line_frames_are_taken(drivers: Drivers) -> None:
    hearing = drivers.recognizer.open(lang="en", hints=[])
    with pytest.raises((ValueError, AssertionError)):
        hearing.feed(AudioFrame(bytes(640), 16000))


async def test_asking_can_be_cancelled(drivers: Drivers) -> None:
    hearing = drivers.recognizer.open(lang="en", hints=[])
    hearing.feed(VOICE)
    with anyio.move_on_after(0.05) as gave_up:
        await hearing.partial()
    assert gave_up.cancelled_caught
    assert (await hearing.finish()).text == TEXT


async def test_speech_is_line_frames_and_can_be_stopped(drivers: Drivers) -> None:
    async with aclosing(drivers.synthesizer.speak("Good morning.", lang="en")) as spoken:
        frames = [frame async for frame in spoken]
    assert len(frames) == 25
    assert all(is_line_frame(frame) for frame in frames)
    async with aclosing(drivers.synthesizer.speak("Buenos días.", lang="es")) as spoken:
        assert await anext(spoken)
    async with aclosing(drivers.synthesizer.speak("Good morning.", lang="en")) as spoken:
        assert len([frame async for frame in spoken]) == 25


async def test_a_score_is_a_chance(drivers: Drivers) -> None:
    assert 0 <= await drivers.scorer.score(VOICE.pcm * 50) <= 1


async def test_fakes_can_die_like_the_real_ones() -> None:
    hearing = FakeRecognizer(Said(text=TEXT, dies=1)).open(lang="en", hints=[])
    with pytest.raises(ChildGone):
        await hearing.finish()
    assert (await hearing.finish()).text == TEXT
    with pytest.raises(ChildGone):
        async with aclosing(FakeSynthesizer(dies=1).speak("Hello.", lang="en")) as spoken:
            await anext(spoken)
