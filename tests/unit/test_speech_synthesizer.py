"""Sentences reach the child one by one, the next before this one is played, and stop with the speaker."""

from __future__ import annotations

from contextlib import aclosing

import anyio
import pytest
from fakes.speech_child import FakeChild, supervised

from appliance.audio.frame import FRAME_BYTES, SILENCE
from appliance.errors import ChildGone
from appliance.speech.messages import Render, encode, render_request
from appliance.speech.pronounce import Pronunciations
from appliance.speech.sentences import BREATH
from appliance.speech.synthesizer import TwoVoices
from appliance.speech.workers import Urgency, Workers

pytestmark = pytest.mark.anyio

PLAIN = Pronunciations(english={"Nguyen": "wˈɪn"}, spanish={})


def mouth(*, deaths: int = 0) -> FakeChild:
    """A child that renders every sentence as 250 samples of voice."""
    return FakeChild(lambda message: b"\x00\x10" * 250, takes_s=0.05, deaths=deaths)


def asked(child: FakeChild) -> list[Render]:
    return [render_request.decode(message) for message in child.seen]


async def test_sentences_become_whole_frames_with_a_breath_between() -> None:
    workers, child = Workers("module"), mouth()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        async with aclosing(TwoVoices(workers, PLAIN).speak("Okay. Doctor Nguyen is in.", lang="en")) as spoken:
            frames = [frame async for frame in spoken]
        tasks.cancel_scope.cancel()
    assert asked(child) == [Render("Okay.", "en"), Render("Doctor [Nguyen](/wˈɪn/) is in.", "en")]
    assert {len(frame.pcm) for frame in frames} == {FRAME_BYTES}
    assert frames[0] != SILENCE
    assert frames[2 : 2 + len(BREATH)] == list(BREATH)
    assert len(frames) == 2 + len(BREATH) + 2


async def test_the_next_sentence_is_asked_for_before_this_one_is_played() -> None:
    workers, child = Workers("module"), mouth()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        async with aclosing(TwoVoices(workers, PLAIN).speak("One. Two. Three.", lang="en")) as spoken:
            await anext(spoken)
            await anyio.sleep(1)
            assert len(asked(child)) == 3
        tasks.cancel_scope.cancel()


async def test_an_interrupted_speaker_asks_for_nothing_more() -> None:
    workers = Workers("module")
    with anyio.move_on_after(1):
        async with aclosing(TwoVoices(workers, PLAIN).speak("One. Two. Three.", lang="es")) as spoken:
            await anext(spoken)
    child, after = mouth(), workers.submit(encode(Render("Four.", "en")), Urgency.LATER)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        await after.answer()
        tasks.cancel_scope.cancel()
    assert [request.text for request in asked(child)] == ["Four."]


async def test_a_voice_that_dies_twice_over_a_sentence_says_so() -> None:
    workers = Workers("module")
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, mouth(deaths=2))
        with pytest.raises(ChildGone):
            async with aclosing(TwoVoices(workers, PLAIN).speak("Okay.", lang="en")) as spoken:
                await anext(spoken)
        tasks.cancel_scope.cancel()


async def test_text_without_words_is_silence() -> None:
    async with aclosing(TwoVoices(Workers("module"), PLAIN).speak(" ... ", lang="en")) as spoken:
        assert [frame async for frame in spoken] == []


def test_another_pronunciation_is_another_version() -> None:
    other = Pronunciations(english={"Nguyen": "nwˈɪn"}, spanish={})
    assert TwoVoices(Workers("m"), PLAIN).version != TwoVoices(Workers("m"), other).version
