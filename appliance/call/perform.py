"""Doing what the conversation asks of the clinic's desk: each act that wants an answer, and its answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Protocol

import anyio
import structlog

from appliance.clinic.message import Message
from appliance.clinic.people import Lang, Patient
from appliance.clinic.visit import Opening
from appliance.dialogue.acts import (
    Book,
    Cancel,
    FindOpenings,
    FindVisits,
    Hold,
    JoinWaitlist,
    LeaveMessage,
    Move,
    Wanted,
)
from appliance.dialogue.events import BookAnswer, Event, HoldAnswer, MessageKept, OpeningsFound, VisitsFound
from appliance.errors import StoreError
from appliance.store.bodies import NoteBody

log = structlog.get_logger()


class DeskWork(Protocol):
    """The clinic's desk, as a call uses it (call/desk.py; a fake in tests)."""

    async def patients(self) -> Collection[Patient]: ...
    async def find_openings(self, wanted: Wanted, limit: int = 3) -> OpeningsFound: ...
    async def hold(self, opening: Opening, call_id: str) -> HoldAnswer: ...
    async def renew(self, call_id: str) -> None: ...
    async def release(self, hold_id: str) -> None: ...
    async def find_visits(self, patient_id: str, *, told: bool = True) -> VisitsFound: ...
    async def book(self, act: Book, call_id: str, lang: Lang) -> BookAnswer: ...
    async def move(self, act: Move, call_id: str) -> BookAnswer: ...
    async def cancel(self, act: Cancel, call_id: str) -> BookAnswer: ...
    async def leave_message(self, message: Message, call_id: str) -> MessageKept: ...
    async def join_waitlist(self, act: JoinWaitlist, call_id: str) -> MessageKept: ...
    async def call_started(self, call_id: str) -> None: ...
    async def call_ended(self, call_id: str, *, lang: Lang, outcome: str) -> None: ...
    async def note(self, body: NoteBody) -> None: ...


Answered = FindOpenings | Hold | FindVisits | Book | Move | Cancel | LeaveMessage | JoinWaitlist
"""Acts of the desk that are answered by an event."""


async def perform(act: Answered, desk: DeskWork, *, call_id: str, lang: Lang) -> Event:
    """Do one act and return its answer."""
    match act:
        case FindOpenings():
            return await desk.find_openings(act.wanted, act.limit)
        case Hold():
            return await desk.hold(act.opening, call_id)
        case FindVisits():
            return await desk.find_visits(act.patient_id)
        case Book():
            return await desk.book(act, call_id, lang)
        case Move():
            return await desk.move(act, call_id)
        case Cancel():
            return await desk.cancel(act, call_id)
        case LeaveMessage():
            return await desk.leave_message(act.message, call_id)
        case JoinWaitlist():
            return await desk.join_waitlist(act, call_id)


async def written(kind: str, call_id: str, write: Callable[[str], Awaitable[None]]) -> None:
    """Write of a call what nobody on the line waits for: once begun it is finished, and its failure ends no call."""
    try:
        with anyio.CancelScope(shield=True):
            await write(call_id)
    except StoreError:
        log.error("desk.failed", kind=kind, call=call_id)
