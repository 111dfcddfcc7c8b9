"""The message to staff of a caller in danger: exact words, name and number, whether or not anybody picked up."""

from __future__ import annotations

from dataclasses import dataclass

from appliance.call.perform import DeskWork
from appliance.clinic.message import Message, MessageKind
from appliance.dialogue.events import MessageKept
from appliance.dialogue.machine import Dialogue

KINDS = {"emergency": MessageKind.EMERGENCY, "urgent": MessageKind.URGENT}
"""By how bad it is."""

AT_THE_END = KINDS | {"suspect": MessageKind.URGENT}
"""When the call is over: a doubt that nobody can settle any more cannot wait."""


@dataclass(slots=True)
class Alarm:
    """Of one call. Told once, and again when something urgent turns out an emergency."""

    _told: str = ""

    async def tell(self, dialogue: Dialogue, desk: DeskWork, call_id: str, *, over: bool = False) -> None:
        """Put the message in the inbox unless it lies there. To be called when ringing staff ended and when the call
        did (`over`). Like the card of a call that broke off it is the box's own, and no act of the conversation."""
        level, kinds = dialogue.emergency, AT_THE_END if over else KINDS
        if level not in kinds or level == self._told:
            return
        before, self._told = self._told, level
        kept = MessageKept(ok=False)
        try:
            kept = await desk.leave_message(_message(dialogue, kinds[level]), call_id)
        finally:
            self._told = level if kept.ok else before


def _message(dialogue: Dialogue, kind: MessageKind) -> Message:
    who, summary = dialogue.talk.person, dialogue.summary()
    known = who.patient
    return Message(
        kind=kind,
        lang=dialogue.lang,
        name=f"{known.given} {known.family}" if known else who.name.full if who.name else "",
        callback=who.callback or dialogue.talk.caller or "",
        words=summary["reason"],
        patient_id=known.id if known else None,
        facts={"category": summary["category"]} if summary["category"] else {},
    )
