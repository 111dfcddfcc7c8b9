"""A slow voice says whole utterances that are ready, or none of them, and is built while nobody calls."""

from __future__ import annotations

from contextlib import aclosing
from pathlib import Path

import anyio
import pytest
from fakes.speech import VOICE, FakeSynthesizer
from fakes.speech_child import FakeChild, supervised

from appliance.audio.frame import FRAME_BYTES, AudioFrame
from appliance.call.places import Places
from appliance.clinic.people import Lang
from appliance.errors import ConfigError, ModelError
from appliance.seams import Synthesizer
from appliance.speech import prerender
from appliance.speech.messages import render_request
from appliance.speech.prerender import Prerendered, SlowVoice
from appliance.speech.pronounce import Pronunciations
from appliance.speech.workers import Workers

pytestmark = pytest.mark.anyio

SLOW = b"\x01\x20" * (FRAME_BYTES // 2)
PHRASES: list[tuple[str, Lang]] = [("Con gusto. ¿Para cuándo?", "es"), ("Okay.", "en"), ("Llame a Nguyen.", "es")]


class SlowWorkers(Workers):
    """Workers on a faked child that renders one frame a sentence."""

    def __init__(self, *, deaths: int = 0) -> None:
        super().__init__("module")
        self.child = FakeChild(lambda message: SLOW, takes_s=1.0, deaths=deaths)

    @property
    def rendered(self) -> list[str]:
        return [render_request.decode(message).text for message in self.child.seen]

    def running(self):  # type: ignore[no-untyped-def]
        return _running(self)


class _running:
    def __init__(self, workers: SlowWorkers) -> None:
        self._workers, self._tasks = workers, anyio.create_task_group()

    async def __aenter__(self) -> None:
        await self._tasks.__aenter__()
        self._tasks.start_soon(supervised, self._workers, self._workers.child)

    async def __aexit__(self, *error: object) -> bool | None:
        self._tasks.cancel_scope.cancel()
        return await self._tasks.__aexit__(*error)  # type: ignore[arg-type]


def voice(folder: Path) -> Prerendered:
    say = Pronunciations(english={}, spanish={"Nguyen": "Uin"})
    return Prerendered(FakeSynthesizer(seconds=0.1), say, folder, lang="es")


async def build(spoken: Prerendered, workers: SlowWorkers, places: Places | None = None) -> None:
    await spoken.build(PHRASES, workers, SlowVoice(workers, may_begin=(places or Places(1)).empty))


async def said(spoken: Synthesizer, text: str, lang: Lang = "es") -> set[bytes]:
    async with aclosing(spoken.speak(text, lang=lang)) as frames:
        return {frame.pcm for frame in [one async for one in frames] if any(frame.pcm)}


async def test_what_is_ready_is_said_in_the_slow_voice_and_all_else_in_the_live_one(tmp_path: Path) -> None:
    spoken, workers = voice(tmp_path), SlowWorkers()
    assert await said(spoken, "Con gusto.") == {VOICE.pcm}
    await build(spoken, workers)
    assert workers.rendered == ["Con gusto.", "¿Para cuándo?", "Llame a Uin."]
    assert await said(spoken, "Con gusto. ¿Para cuándo?") == {SLOW}
    assert await said(spoken, "Llame a Nguyen.") == {SLOW}
    assert await said(spoken, "Okay.", "en") == {VOICE.pcm}


async def test_no_utterance_changes_its_voice(tmp_path: Path) -> None:
    spoken = voice(tmp_path)
    await build(spoken, SlowWorkers())
    assert await said(spoken, "Con gusto. El martes tres de marzo. ¿Para cuándo?") == {VOICE.pcm}


async def test_a_build_goes_on_where_it_was_broken_off(tmp_path: Path) -> None:
    first = SlowWorkers()

    async def once() -> None:
        if first.rendered:
            power.cancel()
            await anyio.sleep_forever()

    with anyio.CancelScope() as power:
        await voice(tmp_path).build(PHRASES, first, SlowVoice(first, may_begin=once))
    again, spoken = SlowWorkers(), voice(tmp_path)
    await build(spoken, again)
    assert again.rendered == ["¿Para cuándo?", "Llame a Uin."]
    assert await said(spoken, "Con gusto. ¿Para cuándo?") == {SLOW}


async def test_a_box_that_has_everything_starts_no_child(tmp_path: Path) -> None:
    await build(voice(tmp_path), SlowWorkers())
    spoken, none = voice(tmp_path), SlowWorkers()
    await build(spoken, none)
    assert none.rendered == []
    assert await said(spoken, "Con gusto. ¿Para cuándo?") == {SLOW}


async def test_nothing_is_rendered_while_somebody_calls(tmp_path: Path) -> None:
    places, workers = Places(2), SlowWorkers()
    places.take()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(build, voice(tmp_path), workers, places)
        await anyio.sleep(60)
        assert workers.rendered == []
        places.give_back()
        await anyio.sleep(10)
    assert len(workers.rendered) == 3


async def test_a_voice_that_cannot_be_had_leaves_everything_to_the_live_one(tmp_path: Path) -> None:
    spoken = voice(tmp_path)
    await build(spoken, SlowWorkers(deaths=99))
    assert await said(spoken, "Con gusto.") == {VOICE.pcm}


def test_a_box_without_the_program_or_the_weights_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(prerender, "which", lambda name: None)
    with pytest.raises(ConfigError, match=r"speech\.spanish .* espeak-ng"):
        prerender.demand(tmp_path)
    monkeypatch.setattr(prerender, "which", lambda name: f"/bin/{name}")
    with pytest.raises(ModelError, match="frontdesk models fetch kokoro"):
        prerender.demand(tmp_path)


def test_a_frame_of_the_slow_voice_is_one_frame() -> None:
    assert AudioFrame(SLOW).ms == 20
