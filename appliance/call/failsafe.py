"""The one place that catches everything: a call must end with a person, not with silence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import aclosing
from functools import partial

import anyio
import structlog

from appliance.call.bridge import fetch, join, tell
from appliance.call.session import Means, Session
from appliance.call.wording import Wording
from appliance.dialogue.acts import Reason, Say
from appliance.errors import ApplianceError
from appliance.seams import Call

log = structlog.get_logger()


async def run_safely(session: Session, call: Call, means: Means) -> None:
    """Run a session; if anything in it breaks, apologise and bring the caller to staff. Never raises."""
    try:
        if not await holds(session.run):
            session.broke()
            await holds(partial(_rescue, session, call, means))
    finally:
        with anyio.CancelScope(shield=True):
            await holds(session.close)


async def holds(job: Callable[[], Awaitable[None]]) -> bool:
    """Whether a job came to its end. Never raises."""
    try:
        await job()
    except Exception as error:
        log.error("call.failed", error_type=_kind(error))
        return False
    return True


async def alone(call: Call, job: Callable[[], Awaitable[None]]) -> None:
    """Do one call's work; what breaks in it, with no help nearer, ends this call and no other. Never raises."""
    if not await holds(job):
        with anyio.CancelScope(shield=True):
            await holds(call.hang_up)


async def _rescue(session: Session, call: Call, means: Means) -> None:
    lang, wording = session.lang, Wording(means.phrasebook, means.clinic)
    try:
        apology = wording.utterance(Say("failsafe"), lang)
        session.said(apology.text)
        offer = wording.staff_offer(Reason.STUCK, None)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(tell, call, apology, means.voice)
            leg = await fetch(means.line, means.staff, ring_s=means.ring_s, offer=offer, voice=means.voice)
        if leg is None:
            nobody = wording.utterance(Say("failsafe_nobody"), lang)
            session.said(nobody.text)
            await tell(call, nobody, means.voice)
        else:
            async with aclosing(call.frames()) as caller_audio:
                await join(call, leg, caller_audio)
    except* ApplianceError as group:
        log.error("call.lost", error_type=_kind(group))


def _kind(error: BaseException) -> str:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return type(error).__name__
