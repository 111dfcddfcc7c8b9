"""Cancelling a visit."""

from __future__ import annotations

import re
from typing import ClassVar

from appliance.dialogue.acts import Act, Cancel, Outcome, Say
from appliance.dialogue.answers import reservation
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import BookAnswer, MessageKept, VisitsFound
from appliance.dialogue.flows.existing import ExistingVisitFlow
from appliance.dialogue.flows.flow import Answer, get_someone
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.understand import Meaning


class CancelFlow(ExistingVisitFlow):
    """Two facts, which visit, a yes, and it is cancelled."""

    name: ClassVar[str] = "cancel"

    def proceed(self) -> list[Act]:
        finding = self.find_visit()
        if finding:
            return finding
        return self.whose() + self.talk.ask("confirm_cancel", Asked.CONFIRM_YES_NO, self.visit_values())

    def heard(self, meaning: Meaning) -> list[Act] | None:
        talk = self.talk
        if talk.asked is Asked.CONFIRM_YES_NO and talk.facts.visit:
            return self._confirm(meaning)
        if Intent.NEVER_MIND in meaning.intents or _KEEPS.search(meaning.plain):
            return self.unchanged()
        return self.find(meaning)

    def answered(self, answer: Answer) -> list[Act]:
        if isinstance(answer, VisitsFound):
            return self.visits_found(answer)
        if isinstance(answer, MessageKept):
            return self.left(answer)
        return self._told(answer.outcome) if isinstance(answer, BookAnswer) else self.proceed()

    def _confirm(self, meaning: Meaning) -> list[Act] | None:
        if self.another_patient(meaning):
            return self.proceed()
        visit = self.talk.facts.visit
        if visit and (meaning.agrees or _says_to(meaning)):
            return [Cancel(visit.id)]
        return self.unchanged() if meaning.yes is False or Intent.NEVER_MIND in meaning.intents else None

    def _told(self, outcome: Outcome) -> list[Act]:
        if outcome in (Outcome.CONFIRMED, Outcome.REQUESTED):
            self.talk.outcome = "cancelled"
            booked, gone = self.talk.booked, self.talk.facts.visit
            self.talk.before = gone
            if gone:
                self.talk.made = [one for one in self.talk.made if one.id != gone.id]
            if booked and gone and booked.id == gone.id:
                self.talk.booked = None  # it can be moved no more
            told = "cancelled" if outcome is Outcome.CONFIRMED else "cancel_requested"
            return self.finish([Say(told, self.visit_values())])
        return get_someone(Say("change_failed"))


def _says_to(meaning: Meaning) -> bool:
    """Whether a turn without a yes tells to cancel: "cancel it", not "what if I cancel" or "cobran si la cancelo"."""
    told = meaning.yes is None and Intent.CANCEL in meaning.intents
    spoken = reservation.without_courtesy(meaning.plain)
    return told and not _MUSING.search(spoken) and not reservation.reserves(spoken)


_KEEPS = re.compile(
    r" (?:keep|leave) (?:it|that|them|mine|\w+s)(?: (?:visit|appointment|one|alone|please|then|as is))* $|"
    r" (?:dont|do not) (?:cancel|touch) (?:it|that|them|mine|anything|\w+s)(?: (?:visit|one|please|then))* $|"
    r" (?:dej(?:ela|elo|emela)|no (?:me )?(?:la|lo) cancel(?:e|en))(?: (?:como esta|asi|por favor|ya))* $"
)
"""The visit shall stay, said before it is known which."""
_MUSING = re.compile(
    r" (?:cancelo|cancelamos|canceled|cancelled|cancelaron|cancelling|if|si|or|o|l[ao]s? quiero(?! cancelar)) "
)
