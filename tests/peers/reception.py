"""The least that answers a SIP line: it picks up, says back what it hears, and keeps a record."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import dataclass, field

import anyio
from peers.ports import free_port

from appliance.errors import CallGone
from appliance.line.sip import SipLine, SipSettings
from appliance.seams import Call


@dataclass(slots=True)
class Record:
    """One call as the reception saw it."""

    call: Call
    answered: bool = False
    ended: bool = False
    frames: int = 0
    loud: int = 0
    """Frames with a voice in them."""
    keys: str = ""


@dataclass(slots=True)
class Reception:
    """Everything that happened on one line."""

    line: SipLine
    where: str
    """HOST:PORT."""
    answers: bool = True
    records: list[Record] = field(default_factory=list)

    async def run(self) -> None:
        """Serve calls for ever."""
        async with anyio.create_task_group() as tasks, aclosing(self.line.calls()) as calls:
            async for call in calls:
                self.records.append(record := Record(call))
                if self.answers:
                    tasks.start_soon(self._serve, record)

    async def rung(self, count: int) -> None:
        """Wait until so many calls came in; the test fails after 10 s."""
        for _ in range(1000):
            if len(self.records) >= count:
                break
            await anyio.sleep(0.01)
        assert len(self.records) == count

    async def back_up(self) -> None:
        """Wait until the line is up again; the test fails after 30 s."""
        for _ in range(3000):
            if self.line.status().up:
                break
            await anyio.sleep(0.01)
        assert self.line.status().up

    async def all_ended(self, count: int) -> None:
        """Wait until so many calls came and ended; the test fails after 10 s."""
        for _ in range(1000):
            if len(self.records) >= count and all(record.ended for record in self.records):
                break
            await anyio.sleep(0.01)
        assert [record.ended for record in self.records] == [True] * count

    async def _serve(self, record: Record) -> None:
        try:
            await record.call.answer()
            record.answered = True
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._note_keys, record)
                async with aclosing(record.call.frames()) as frames:
                    async for frame in frames:
                        record.frames += 1
                        record.loud += max(frame.pcm[1::2], key=lambda high: min(high, 255 - high)) not in (0, 255)
                        with suppress(CallGone):
                            await record.call.play(frame)
        except CallGone:
            pass
        finally:
            with anyio.CancelScope(shield=True):
                await record.call.hang_up()
            record.ended = True

    async def _note_keys(self, record: Record) -> None:
        async with aclosing(record.call.digits()) as digits:
            async for key in digits:
                record.keys += key


@asynccontextmanager
async def reception(
    *, capacity: int = 8, answers: bool = True, rtp_timeout_s: int = 20
) -> AsyncGenerator[Reception, None]:
    """An open line with somebody at it."""
    settings = SipSettings(host="127.0.0.1", port=free_port(), capacity=capacity, rtp_timeout_s=rtp_timeout_s)
    desk = Reception(SipLine(settings), f"127.0.0.1:{settings.port}", answers)
    async with desk.line.open(), anyio.create_task_group() as tasks:
        tasks.start_soon(desk.run)
        yield desk
        tasks.cancel_scope.cancel()
