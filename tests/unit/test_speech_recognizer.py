"""The recognizer asks its children for the right thing at the right time."""

from __future__ import annotations

import anyio
import pytest
from fakes.speech_child import FakeChild, supervised

from appliance.audio.frame import SILENCE, AudioFrame
from appliance.errors import ChildGone
from appliance.seams import Transcript
from appliance.speech.messages import Decode, Decoded, Score, Scored, encode, heard_request
from appliance.speech.recognizer import WhisperRecognizer
from appliance.speech.scorer import SmartTurnScorer
from appliance.speech.workers import Workers

pytestmark = pytest.mark.anyio


def ears(*, takes_s: float = 0.2, deaths: int = 0) -> FakeChild:
    """A child that hears a word in every 100 ms of audio."""
    return FakeChild(hear, takes_s=takes_s, deaths=deaths)


def hear(message: bytes) -> bytes:
    match heard_request.decode(message):
        case Decode(pcm=pcm, lang=lang):
            text = " ".join(["word"] * (len(pcm) // 1600))
            return encode(Decoded(text=text, lang=lang or "es", confidence=0.9, ms=5.0))
        case Score():
            return encode(Scored(0.8))


def asked(child: FakeChild) -> list[Decode]:
    requests = map(heard_request.decode, child.seen)
    return [request for request in requests if isinstance(request, Decode)]


async def test_a_turn_grows_from_partials_to_its_final_words() -> None:
    workers, child = Workers("module"), ears()
    hearing = WhisperRecognizer(workers).open(lang=None, hints=["Doctor Patel"])
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        for _ in range(5):
            hearing.feed(SILENCE)
        assert (await hearing.partial()).text == "word"
        for _ in range(5):
            hearing.feed(SILENCE)
        assert await hearing.finish() == Transcript(text="word word", lang="es", confidence=0.9, decode_ms=5.0)
        hearing.feed(SILENCE)
        assert (await hearing.finish()).text == "word word"
        tasks.cancel_scope.cancel()
    partial, final, _ = asked(child)
    assert (partial.partial, partial.hints, partial.lang) == (True, (), None)
    assert (final.partial, final.hints, final.lang) == (False, ("Doctor Patel",), None)


async def test_a_queued_partial_gives_way_to_the_final_of_its_turn() -> None:
    workers, child = Workers("module"), ears(takes_s=1.0)
    recognizer = WhisperRecognizer(workers)
    other, hearing = recognizer.open(lang="en", hints=[]), recognizer.open(lang="en", hints=[])
    partials: list[Transcript] = []

    async def ask() -> None:
        partials.append(await hearing.partial())

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        tasks.start_soon(other.finish)
        await anyio.sleep(0.1)
        tasks.start_soon(ask)
        await anyio.sleep(0.1)
        await hearing.finish()
        tasks.cancel_scope.cancel()
    assert [request.partial for request in asked(child)] == [False, False]
    assert [partial.text for partial in partials] == [""]


async def test_a_final_is_tried_twice_and_then_given_up() -> None:
    workers, child = Workers("module"), ears(deaths=2)
    hearing = WhisperRecognizer(workers).open(lang="en", hints=[])
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        with pytest.raises(ChildGone):
            await hearing.finish()
        assert (await hearing.finish()).lang == "en"
        tasks.cancel_scope.cancel()


async def test_a_partial_that_cannot_be_had_is_the_last_one_there_was() -> None:
    workers, child = Workers("module"), ears()
    hearing = WhisperRecognizer(workers).open(lang="en", hints=[])
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        for _ in range(5):
            hearing.feed(SILENCE)
        await hearing.partial()
        child.deaths = 2
        assert (await hearing.partial()).text == "word"
        tasks.cancel_scope.cancel()


async def test_a_score_that_cannot_be_had_is_no_opinion() -> None:
    workers, child = Workers("module"), ears()
    scorer = SmartTurnScorer(workers)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(supervised, workers, child)
        assert await scorer.score(bytes(320)) == 0.8
        child.deaths = 2
        assert await scorer.score(bytes(320)) == 0.5
        tasks.cancel_scope.cancel()


async def test_only_line_frames_are_heard() -> None:
    hearing = WhisperRecognizer(Workers("module")).open(lang="en", hints=[])
    with pytest.raises(ValueError, match="20 ms"):
        hearing.feed(AudioFrame(bytes(640), 16000))
