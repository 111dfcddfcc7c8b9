"""How sentences and acts are shown to a program."""

from __future__ import annotations

from datetime import date
from typing import Any

from appliance.call.perform import Answered
from appliance.clinic.message import Message
from appliance.clinic.people import NewPatient
from appliance.clinic.visit import Opening, Visit
from appliance.dialogue.acts import Book, Cancel, Hold, JoinWaitlist, LeaveMessage, Move, Outcome, Say, Value
from appliance.dialogue.events import BookAnswer, Event, HoldAnswer, MessageKept

RESULTS = {
    Outcome.CONFIRMED: "ok",
    Outcome.REQUESTED: "requested",
    Outcome.TAKEN: "refused",
    Outcome.FAILED: "failed",
}
"""How a booking ended, in the words of INTERFACES."""

STAFF = {"answer": "ok", "busy": "refused", "no_answer": "failed"}
"""What staff did, as the result of ringing them."""


def said(say: Say, text: str) -> dict[str, Any]:
    """One sentence, with the type and the origin of every value in it."""
    return {"key": say.key, "text": text, "values": {name: _value(value) for name, value in say.values.items()}}


def fetched(staff: str) -> dict[str, Any]:
    """How ringing staff ended."""
    return {"act": "bridge", "result": STAFF[staff]}


def done(act: Answered, answer: Event) -> list[dict[str, Any]]:
    """What was done on the desk and what came of it. Looking (for openings, for visits) is not an act."""
    match act, answer:
        case Hold(), HoldAnswer(hold_id=hold_id, opening=opening):
            return [{"act": "hold", "result": "ok" if hold_id else "refused", "hold": hold_id, **_opening(opening)}]
        case Book(), BookAnswer():
            return [{"act": "book", **_answer(answer), "hold": act.hold_id, **_for(act)}]
        case Move(), BookAnswer():
            return [{"act": "move", **_answer(answer), "hold": act.hold_id, "appointment": act.visit_id}]
        case Cancel(), BookAnswer():
            return [{"act": "cancel", **_answer(answer), "appointment": act.visit_id}]
        case LeaveMessage(), MessageKept(ok=ok):
            return [{"act": "message", "result": "ok" if ok else "failed", **_message(act.message)}]
        case JoinWaitlist(), MessageKept(ok=ok):
            return [{"act": "waitlist", "result": "ok" if ok else "failed", **_waits(act)}]
    return []


def _waits(act: JoinWaitlist) -> dict[str, Any]:
    return {
        "patient": _patient(act.patient),
        "phone": act.callback,
        "provider": act.provider_id,
        "visit_type": act.visit_type_id,
        "earliest": act.earliest.isoformat(),
        "latest": act.latest.isoformat(),
        "weekdays": sorted(act.weekdays),
        "from_minute": act.from_minute,
        "to_minute": act.to_minute,
    }


def _value(value: Value) -> dict[str, Any]:
    plain = value.value.isoformat() if isinstance(value.value, date) else value.value
    return {"value": plain, "type": value.type.value, "origin": value.origin.value}


def _answer(answer: BookAnswer) -> dict[str, Any]:
    return {"result": RESULTS[answer.outcome], **(_visit(answer.visit) if answer.visit else {})}


def _for(act: Book) -> dict[str, Any]:
    return {"patient": _patient(act.patient), "phone": act.callback, "reason": act.reason}


def _patient(who: str | NewPatient) -> str | dict[str, str]:
    if isinstance(who, str):
        return who
    return {"given": who.given, "family": who.family, "dob": who.birth_date.isoformat(), "phone": who.phone}


def _message(message: Message) -> dict[str, Any]:
    return {
        "kind": message.kind.value,
        "inbox": message.inbox.value,
        "name": message.name,
        "phone": message.callback,
        "patient": message.patient_id,
        "words": message.words,
    }


def _opening(opening: Opening) -> dict[str, Any]:
    return {
        "provider": opening.provider_id,
        "visit_type": opening.visit_type_id,
        "start": opening.start.isoformat(),
        "minutes": opening.minutes,
    }


def _visit(visit: Visit) -> dict[str, Any]:
    return {
        "appointment": visit.id,
        "provider": visit.provider_id,
        "visit_type": visit.visit_type_id,
        "start": visit.start.isoformat(),
        "minutes": visit.minutes,
    }
