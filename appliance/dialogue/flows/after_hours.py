"""A wish for a person while the clinic is closed: the person on call, or a message, with honest words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from appliance.clinic.after_hours import Person
from appliance.clinic.settings import Clinic
from appliance.dialogue.acts import Act, Bridge, Reason, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import office
from appliance.dialogue.flows.asides import NobodyCame
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.talk import Talk

_PROMISES = frozenset({"connecting", "stuck", "get_someone"})
"""Sentences that promise somebody at the clinic."""


class OfficeClosed(NobodyCame):
    """Nobody is rung: the caller may leave a message, go on here, or call back."""

    name: ClassVar[str] = "office_closed"

    def proceed(self) -> list[Act]:
        return self.talk.ask("office_closed", Asked.CONFIRM_YES_NO)


def staff_now(clinic: Clinic, staff: Sequence[str], now: datetime) -> Sequence[str]:
    """Whom to ring for one who asks for a person and can not be talked with: staff, the person on call, or nobody."""
    rules = clinic.after_hours
    if rules.person is Person.STAFF or not office.closed(clinic, now):
        return staff
    return rules.on_call(now.astimezone(clinic.zone)) if rules.person is Person.ON_CALL else ()


def divert(talk: Talk, stack: Stack, acts: list[Act]) -> list[Act]:
    """The acts of a step, with a call for staff turned into what the clinic set for when it is closed.

    What is urgent or an emergency rings staff at any hour.
    """
    rules, last = talk.clinic.after_hours, acts[-1] if acts else None
    if not isinstance(last, Bridge) or last.reason not in (Reason.ASKED, Reason.STUCK):
        return acts
    if rules.person is Person.STAFF or not office.closed(talk.clinic, talk.now):
        return acts
    kept = [act for act in acts[:-1] if not (isinstance(act, Say) and act.key in _PROMISES)]
    on_call = rules.on_call(talk.now.astimezone(talk.clinic.zone))
    if rules.person is Person.ON_CALL and on_call:
        return [*kept, Say("connecting_on_call"), replace(last, addresses=on_call)]
    talk.misses = talk.silences = 0
    return [*kept, *stack.push(OfficeClosed(talk, goes_on=stack.wish is not None))]
