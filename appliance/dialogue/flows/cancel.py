"""Cancelling a visit."""

from __future__ import annotations

import re
from typing import ClassVar

from appliance.dialogue.acts import Act, Cancel, Outcome, Say
from appliance.dialogue.answers import let_go, reservation
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
        if let_go.told(meaning) or _KEEPS.search(meaning.plain):
            return self.unchanged()
        return self.find(meaning)

    def answered(self, answer: Answer) -> list[Act]:
        if isinstance(answer, VisitsFound):
            return self.visits_found(answer)
        if isinstance(answer, MessageKept):
            return self.left(answer)
        return self._told(answer.outcome) if isinstance(answer, BookAnswer) else self.proceed()

    def _confirm(self, meaning: Meaning) -> list[Act] | None:
        if self.another_patient(meaning) or self.another_visit(meaning):
            return self.proceed()
        visit = self.talk.facts.visit
        if visit and (meaning.agrees or _says_to(meaning) or _says_why(meaning)):
            return [Cancel(visit.id)]
        if meaning.yes is True or _WHY.search(meaning.plain):
            return None  # "no, I can't come" is no plain no
        return self.unchanged() if meaning.yes is False or let_go.told(meaning) else None

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


def _says_why(meaning: Meaning) -> bool:
    """Whether all that is beside a yes is why: "sí, ya no voy a poder ir", "yes, I don't need it anymore"."""
    spoken = meaning.plain
    return meaning.yes is True and not _NOT_CANCELLED.search(spoken) and not reservation.reserves(_WHY.sub(" ", spoken))


_NOT_CANCELLED = re.compile(
    r" (?:dont|do not|doesnt|no longer|never) (?:want|need|wish|like)\w* (?:(?:(?!(?:i|we|im|please) )\w+ ){0,4}?"
    r"(?:cancell?(?:ed|ing)|called off)|(?:(?:you|them|us|him|her|\w+body|\w+one) )?(?:to )?(?:cancel|call it off)) |"
    r" no (?:(?:me|se|le|l[ao]s?) )*(?:quier|quer|necesit|ocup|dese|hace falta|hay)\w*(?: falta)? "
    r"(?:que (?:\w+ ){0,3}?(?:cancel|anul|quit|borr)\w*|(?:cancel|anul|quit|borr)ar(?:l[ao])?) "
)
"""That it shall not be cancelled, in whatever words: "ya no quiero que se cancele", "I don't want it cancelled"."""
_WHY = re.compile(
    r" (?:(?:i|we|he|she|they|ill|well) )?(?:just )?(?:(?:dont|do not|doesnt|wont|no longer) (?:need|want)s?"
    r"(?! (?:it |that )?(?:to|you|cancel\w*|moved) )(?: (?:it|that|that one|the (?:visit|appointment|one)))?"
    r"(?: any ?more)?|"
    r"(?:cant|cannot|can not|wont|will not|not going to|not gonna|no longer)(?: be able to| able to)? "
    r"(?:make|come|go|be)(?: (?:it|in|to it|there|that day))?|(?:im|am|are|is|were|wont be|not) not? ?coming)(?= )| "
    r"(?:es que |porque |pues )*(?:ya no (?:(?:me|nos|se|le|la|lo) )*|no (?:l[ao] )|no (?!quier|quer))"
    r"(?:(?:voy|vamos|va) a )?(?:puedo|podemos|puede|podre|podra|poder|alcanzo|alcanzar|ir|"
    r"(?:quier|quer|necesit|ocup)\w+)(?: (?:a )?(?:ir|llegar|asistir|venir|ese dia|la cita))?"
    r"(?= (?!cancel|perder|dejar))"
)
"""What a visit is cancelled for, in words that hold a no."""
_KEEPS = re.compile(
    r" (?:keep|leave) (?:it|that|them|mine|\w+s)(?: (?:visit|appointment|one|alone|please|then|as is))* $|"
    r" (?:dont|do not) (?:cancel|touch) (?:it|that|them|mine|anything|\w+s)(?: (?:visit|one|please|then))* $|"
    r" (?:dej(?:ela|elo|emela)|no (?:me )?(?:la|lo) cancel(?:e|en))(?: (?:como esta|asi|por favor|ya))* $"
)
"""The visit shall stay, said before it is known which."""
_MUSING = re.compile(
    r" (?:cancelo|cancelamos|canceled|cancelled|cancelaron|cancelling|if|si|or|o|l[ao]s? quiero(?! cancelar)) "
)
