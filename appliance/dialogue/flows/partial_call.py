"""The card of a call that broke off: what was learnt, so that nobody has to begin again."""

from __future__ import annotations

from collections.abc import Sequence

from appliance.clinic.message import Message, MessageKind
from appliance.dialogue.flows import insurance
from appliance.dialogue.flows.flow import Flow
from appliance.dialogue.flows.router import Wish
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.people import private
from appliance.dialogue.talk import Facts, Talk
from appliance.dialogue.when import When


def card(talk: Talk, stack: Stack) -> Message | None:
    """None when the caller wanted nothing yet, or everything they wanted was served."""
    wish, who, facts = stack.wish, talk.person, talk.facts
    wish = None if wish and wish.ours else wish
    later = stack.opening.later
    told = [*facts.reason, wish.learnt() if wish else "", *(one.meaning.text for one in later)]
    words = private.without_numbers(" / ".join(dict.fromkeys(filter(None, told))))
    if wish is None and not words:
        return None
    name = f"{who.patient.given} {who.patient.family}" if who.patient else who.name.full if who.name else ""
    return Message(
        kind=MessageKind.PARTIAL_CALL,
        lang=talk.lang,
        name=name,
        callback=who.callback or talk.caller or "",
        words=words,
        patient_id=who.patient.id if who.patient else None,
        visit_id=facts.visit.id if facts.visit else None,
        facts=_learnt(talk, facts) | _wishes(wish, later),
    )


def _wishes(wish: Flow | None, later: Sequence[Wish]) -> dict[str, str]:
    """What was wanted, and what was to come after it."""
    after = ", ".join(one.label for one in later)
    return ({"wish": wish.name} if wish else {}) | ({"later": after} if after else {})


def _learnt(talk: Talk, facts: Facts) -> dict[str, str]:
    births = talk.person.births
    found = {
        "visit_type": facts.visit_type,
        "provider": facts.provider,
        "days": _days(facts.when),
        "time": f"{facts.when.at:%H:%M}" if facts.when.at else None,
        "start": facts.chosen.opening.start.isoformat() if facts.chosen else None,
        "birth_date": births[0].isoformat() if len(births) == 1 else None,
        "asked": talk.asked.value,
    }
    return {name: value for name, value in found.items() if value} | insurance.facts(talk)


def _days(when: When) -> str:
    return ", ".join(first.isoformat() if first == last else f"{first}/{last}" for first, last in when.days)
