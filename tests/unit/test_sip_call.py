"""However a barge-in falls, the box can still speak: no place in the line's short queue is lost."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import anyio
import pytest
from fakes.speech import VOICE, FakeSynthesizer

from appliance.call.speak import Speaker, Utterance
from appliance.child import Pipe
from appliance.line import wire
from appliance.line.sip_call import QUEUE_FRAMES, SipCall

pytestmark = pytest.mark.anyio


class Stack:
    """The other end of the pipe: counts the frames it was given, and writes slowly when told to."""

    def __init__(self) -> None:
        self.played, self.flushed, self.done, self.slow_s = 0, 0, 0, 0.0
        stdin: Any = SimpleNamespace(send=self._take)
        self.pipe = Pipe(SimpleNamespace(stdin=stdin, stdout=SimpleNamespace()))  # type: ignore[arg-type]
        self.call = SipCall(1, self._tell)
        self.call.on_up()

    async def _tell(self, message: wire.ToProcess) -> None:
        await self.pipe.send(wire.encode(message))

    async def _take(self, raw: bytes) -> None:
        await anyio.sleep(self.slow_s)
        message = wire.to_process(raw[4:])
        self.played += isinstance(message, wire.Play)
        self.flushed += isinstance(message, wire.Flush)

    def sound(self, pcm: bytes = b"", *, sent: int = QUEUE_FRAMES) -> None:
        """A frame was heard, and up to so many more of ours were sent, in one message."""
        self.done = min(self.played, self.done + sent)
        self.call.on_sound(pcm, self.done)


async def _speaks(stack: Stack, speaker: Speaker) -> None:
    """A whole sentence leaves the box, taken three frames at a time."""
    before = stack.played
    speaker.say(Utterance("hello", "en"))
    for _ in range(20):
        stack.sound()
        await anyio.sleep(0.02)
    assert stack.played - before == 10


@pytest.mark.parametrize("sent", [0, 1, 2, 3])
@pytest.mark.parametrize("slow_s", [0.0, 0.005])
async def test_a_barge_in_with_the_very_frame_that_frees_a_place(sent: int, slow_s: float) -> None:
    stack = Stack()
    stack.slow_s = slow_s
    speaker = Speaker(stack.call, FakeSynthesizer(seconds=0.2, first_frame_s=0))

    async def listen() -> None:
        async for _ in stack.call.frames():
            speaker.stop()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(listen)
        tasks.start_soon(speaker.run)
        for _ in range(5):
            speaker.take_floor()
            speaker.say(Utterance("a long sentence", "en"))
            await anyio.sleep(0.1)
            stack.sound(VOICE.pcm, sent=sent)
            await anyio.sleep(0.1)
            stack.sound()
            speaker.take_floor()
        await _speaks(stack, speaker)
        tasks.cancel_scope.cancel()


async def test_a_barge_in_while_a_frame_is_being_written() -> None:
    stack = Stack()
    stack.slow_s = 0.05
    speaker = Speaker(stack.call, FakeSynthesizer(seconds=0.2, first_frame_s=0))
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        for _ in range(5):
            speaker.say(Utterance("a long sentence", "en"))
            await anyio.sleep(0.02)
            speaker.stop()
            await anyio.sleep(0.2)
            stack.sound()
            speaker.take_floor()
        stack.slow_s = 0
        await _speaks(stack, speaker)
        tasks.cancel_scope.cancel()


async def test_a_barge_in_while_the_last_frame_is_being_written_silences_it() -> None:
    stack = Stack()
    stack.slow_s = 0.05
    speaker = Speaker(stack.call, FakeSynthesizer(seconds=0.02, first_frame_s=0))
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(speaker.run)
        speaker.say(Utterance("hm", "en"))
        await anyio.sleep(0.02)
        speaker.stop()
        await anyio.sleep(0.2)
        tasks.cancel_scope.cancel()
    assert (stack.played, stack.flushed) == (1, 1)
