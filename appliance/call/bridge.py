"""Fetching a person: dial staff, ask them to accept with key 1, join both legs; or come back when nobody does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import aclosing
from typing import Any, Protocol

import anyio
import structlog
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream

from appliance.audio.frame import AudioFrame
from appliance.audio.tones import RINGBACK, frames
from appliance.call.speak import Speaker, Utterance
from appliance.errors import CallGone
from appliance.seams import Call, Line, Synthesizer

Giver = MemoryObjectSendStream[AudioFrame]
Taker = MemoryObjectReceiveStream[AudioFrame]

ACCEPT_KEY = "1"
"""A leg counts as answered by a person only after this key: voicemail does not press it (SAFETY.md)."""

ACCEPT_S = 20.0
"""How long staff may take to press it after picking up."""

OFFER_EVERY_S = 4.0
"""Pause before the offer is said again."""

JITTER_FRAMES = 3
"""Sound kept while the other leg is behind, 60 ms; older frames are dropped, because a delay once made would stay."""

log = structlog.get_logger()


async def fetch(
    line: Line, addresses: Sequence[str], *, ring_s: float, offer: Utterance, voice: Synthesizer
) -> Call | None:
    """Ring each address in turn until a person accepts; their leg, or None. Cancelling it hangs up."""
    for address in addresses:
        leg = await line.dial(address, ring_s=ring_s)
        if leg is None:
            log.info("staff.absent", reason="no_answer")
            continue
        if await _accepts(leg, offer, voice):
            log.info("staff.accepted")
            return leg
        log.info("staff.absent", reason="not_accepted")
    return None


async def fetch_beside(
    fetching: Callable[[], Awaitable[Call | None]], *others: Callable[[], Coroutine[Any, Any, None]]
) -> Call | None:
    """Fetch while `others` go on, which end with it. A leg accepted in the moment that ends it all is hung up."""
    leg, done = None, False
    try:
        async with anyio.create_task_group() as beside:
            for other in others:
                beside.start_soon(other)
            leg = await fetching()
            beside.cancel_scope.cancel()
        done = True
    finally:
        if leg is not None and not done:
            with anyio.CancelScope(shield=True):
                await leg.hang_up()
    return leg


async def ring_back(call: Call, speaker: Speaker) -> None:
    """Let the caller hear ringing whenever we are not speaking, until cancelled."""
    while True:
        await speaker.drained()
        for frame in frames(RINGBACK):
            if not speaker.idle:
                break
            await call.play(frame)


async def join(call: Call, leg: Call, caller_audio: AsyncIterator[AudioFrame]) -> None:
    """Carry both voices until either side hangs up; however it ends, the staff leg is hung up."""
    try:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_carry_then, caller_audio, leg, tasks.cancel_scope.cancel)
            async with aclosing(leg.frames()) as staff_audio:
                await _carry(staff_audio, call)
            tasks.cancel_scope.cancel()
    finally:
        with anyio.CancelScope(shield=True):
            await leg.hang_up()


class Tapped(Protocol):
    """Whoever takes in the caller's sound, and can give it on."""

    tap: Callable[[AudioFrame], None] | None


async def join_tapped(call: Call, leg: Call, ears: Tapped) -> None:
    """As `join`, with the caller's sound from whoever listens to them."""
    give, take = anyio.create_memory_object_stream[AudioFrame](JITTER_FRAMES)

    def tap(frame: AudioFrame) -> None:
        keep_newest(give, take, frame)

    ears.tap = tap
    try:
        with give, take:
            await join(call, leg, take)
    finally:
        ears.tap = None


async def tell(leg: Call, utterance: Utterance, voice: Synthesizer) -> None:
    """Say one thing to a leg, to its end. Returns early when the leg ends."""
    try:
        async with aclosing(voice.speak(utterance.text, lang=utterance.lang)) as heard:
            async for frame in heard:
                await leg.play(frame)
    except CallGone:
        return


async def _accepts(leg: Call, offer: Utterance, voice: Synthesizer) -> bool:
    accepted = taken = False
    try:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_offer, leg, offer, voice)
            tasks.start_soon(_unheard, leg, tasks.cancel_scope.cancel)
            with anyio.move_on_after(ACCEPT_S):
                async with aclosing(leg.digits()) as keys:
                    async for key in keys:
                        if key == ACCEPT_KEY:
                            accepted = True
                            break
            tasks.cancel_scope.cancel()
        taken = accepted
    finally:
        with anyio.CancelScope(shield=True):
            await (leg.flush() if taken else leg.hang_up())
    return taken


async def _offer(leg: Call, offer: Utterance, voice: Synthesizer) -> None:
    while True:
        await tell(leg, offer, voice)
        await anyio.sleep(OFFER_EVERY_S)


async def _unheard(leg: Call, gone: Callable[[], None]) -> None:
    async with aclosing(leg.frames()) as heard:
        async for _ in heard:
            pass
    gone()


async def _carry(audio: AsyncIterator[AudioFrame], to: Call) -> None:
    give, take = anyio.create_memory_object_stream[AudioFrame](JITTER_FRAMES)
    with give, take:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_play_all, take, to, tasks.cancel_scope.cancel)
            async for frame in audio:
                keep_newest(give, take, frame)
            give.close()  # what is left is played, then the carrying is done


def keep_newest(give: Giver, take: Taker, frame: AudioFrame) -> None:
    """Hand a frame over without waiting; when the taker is behind, the oldest frame goes."""
    if give.statistics().current_buffer_used >= JITTER_FRAMES:
        take.receive_nowait()
    give.send_nowait(frame)


async def _play_all(take: Taker, to: Call, gone: Callable[[], None]) -> None:
    try:
        async for frame in take:
            await to.play(frame)
    except CallGone:
        gone()


async def _carry_then(audio: AsyncIterator[AudioFrame], to: Call, done: Callable[[], None]) -> None:
    await _carry(audio, to)
    done()
