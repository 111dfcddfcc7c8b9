"""The front desk's telephone in a rehearsal: it is rung when a caller asks for a person, and answers or does not."""

from __future__ import annotations

from dataclasses import dataclass

import anyio

from appliance.errors import CallGone
from appliance.rehearse.channel import Pcm
from appliance.rehearse.phone import Phone
from appliance.rehearse.scenario import Staff

OFFER_S = 8.0
"""How long staff listen for who it is before they press 1 anyway."""


@dataclass(slots=True)
class Desk:
    """What happened on the staff phone."""

    rang_at: float | None = None
    """Monotonic seconds of the first ring."""
    accepted: bool = False
    heard_caller: bool = False
    """Whether sound came from the caller after staff had accepted."""


async def attend(phone: Phone, desk: Desk, behaviour: Staff, greeting: Pcm) -> None:
    """Wait to be rung and do as told; returns when the staff call is over. Cancel it when the rehearsal is."""
    await phone.rings()
    desk.rang_at = phone.rang_at
    if behaviour == "never":
        await phone.gone()
        return
    try:
        await anyio.sleep(0.3)
        await phone.answer()
        await phone.turn_of_other(silence_ms=600, patience_s=OFFER_S, since=0)
        await phone.press("1")
        desk.accepted = True
        await anyio.sleep(0.7)
        await phone.play(greeting)
        desk.heard_caller = await phone.turn_of_other(silence_ms=300, patience_s=20.0) is not None
        await phone.gone()
    except CallGone:
        await phone.hang_up()
