"""What the box believes so far, as the key "facts" shows it: only what is known, ids and ISO dates."""

from __future__ import annotations

from typing import Any

from appliance.dialogue.talk import Offer, Talk
from appliance.dialogue.when import When


def beliefs(talk: Talk) -> dict[str, Any]:
    """name, dob, phone, new_patient, patient, provider, visit_type, date_time, offered, slot, visit and reason.

    Of the wish being served; while nothing new is wanted, of the one served last. `dob` is a list while two dates are
    possible, `phone` plain digits while it is not whole.
    """
    idle = not (talk.facts.visit_type or talk.facts.when.said or talk.facts.visit)
    facts, who = talk.served if idle else talk.facts, talk.person
    births = [born.isoformat() for born in who.births]
    visit = facts.visit or (talk.booked if idle else None)
    found = {
        "name": f"{who.patient.given} {who.patient.family}" if who.patient else who.name.full if who.name else None,
        "spelled": who.letters,
        "dob": births[0] if len(births) == 1 else births,
        "phone": who.callback or who.digits,
        "patient": who.patient.id if who.patient else None,
        "new_patient": who.new or who.claims_new,
        "for_other": who.for_other,
        "insurance": who.insurer or who.insurer_said,
        "provider": facts.provider or ("anyone" if facts.anyone else None),
        "visit_type": facts.visit_type,
        "date_time": _date_time(facts.when),
        "offered": [_slot(each) for each in facts.offers],
        "slot": _slot(facts.chosen) if facts.chosen else None,
        "visit": visit.id if visit else None,
        "reason": " / ".join(facts.reason),
    }
    return {name: value for name, value in found.items() if value}


def _date_time(when: When) -> Any:
    """An ISO date or date and time, {"from", "to"} (inclusive days), or a word; None when nothing was said."""
    at = f"T{when.at:%H:%M}" if when.at else ""
    part = {"after": f"{when.window.from_:%H:%M}", "before": f"{when.window.to:%H:%M}"} if when.window else {}
    if when.either:
        return {"either": [day.isoformat() for day in when.either]}
    if when.soonest:
        return {"soonest": True, **part} if part else "soonest"
    if not when.days:
        return at or part or ("any" if when.flexible else None)
    first, last = when.days[0][0], when.days[-1][1]
    if first == last and not part:
        return f"{first.isoformat()}{at}"
    span = {"from": first.isoformat(), "to": last.isoformat(), **part}
    return {**span, "at": at[1:]} if at else span


def _slot(offer: Offer) -> dict[str, Any]:
    opening = offer.opening
    return {
        "start": opening.start.isoformat(),
        "minutes": opening.minutes,
        "provider": opening.provider_id,
        "hold": offer.hold_id,
    }
