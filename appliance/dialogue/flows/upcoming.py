"""When a visit is, and that the caller will come to it. Two facts first, as for every visit that is already made."""

from __future__ import annotations

from typing import ClassVar

from appliance.clinic.message import Message, MessageKind
from appliance.clinic.visit import Visit
from appliance.dialogue.acts import Act, LeaveMessage, Origin, Say, Value, ValueType
from appliance.dialogue.answers import let_go
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import MessageKept, VisitsFound
from appliance.dialogue.flows.cancel import CancelFlow
from appliance.dialogue.flows.existing import MOST_NAMED, ExistingVisitFlow
from appliance.dialogue.flows.flow import Answer, kept
from appliance.dialogue.flows.move import MoveFlow
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning


class WhenFlow(ExistingVisitFlow):
    """The visits to come, said one after another."""

    name: ClassVar[str] = "when"

    def proceed(self) -> list[Act]:
        return self.look() or self._tell()

    def heard(self, meaning: Meaning) -> list[Act] | None:
        if let_go.told(meaning):
            return self.unchanged()
        return self.proceed() if self.take_person(meaning) else None

    def answered(self, answer: Answer) -> list[Act]:
        if isinstance(answer, MessageKept):
            return self.left(answer)
        return self.visits_found(answer) if isinstance(answer, VisitsFound) else self.proceed()

    def _tell(self) -> list[Act]:
        self.talk.reached("answered")
        told: list[Act] = []
        for visit in self.narrow()[:MOST_NAMED]:
            doubt = self.talk.doubt(visit)
            key = "and_a_visit" if told else "visit_seen" if doubt else "your_visit"
            told += [Say(key, self._values(visit)), *doubt]
        return self.finish(told)

    def _values(self, visit: Visit) -> dict[str, Value]:
        kind = Value(visit.visit_type_id, ValueType.VISIT_TYPE, Origin.STORE)
        return {**self.talk.at(visit), "visit_type": kind}


class ConfirmFlow(ExistingVisitFlow):
    """Whether the caller will come to a visit is told to the front desk."""

    name: ClassVar[str] = "confirm"

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._cannot = False
        self._coming = False
        """Whether the front desk is being told that they come."""

    def look_again(self) -> None:
        super().look_again()
        self._cannot = False

    def proceed(self) -> list[Act]:
        if self._cannot:
            return self.talk.ask("move_or_cancel", Asked.REASON)
        return self.find_visit() or self._ask()

    def _ask(self) -> list[Act]:
        doubt = self._doubt()
        if not doubt:
            return self.talk.ask("will_you_come", Asked.CONFIRM_YES_NO, self.visit_values())
        lead = [] if self.talk.again else [Say("visit_seen", self.visit_values()), *doubt]
        return lead + self.talk.ask("would_you_come", Asked.CONFIRM_YES_NO)

    def _doubt(self) -> list[Act]:
        return self.talk.doubt(self.talk.facts.visit) if self.talk.facts.visit else []

    def heard(self, meaning: Meaning) -> list[Act] | None:
        talk = self.talk
        if self._cannot:
            return self._instead(meaning)
        if talk.asked is Asked.CONFIRM_YES_NO and talk.facts.visit:
            return self._will_come(meaning)
        if let_go.told(meaning):
            return self.unchanged()
        return self.find(meaning)

    def answered(self, answer: Answer) -> list[Act]:
        if isinstance(answer, VisitsFound):
            return self.visits_found(answer)
        if not isinstance(answer, MessageKept):
            return self.proceed()
        coming, self._coming = self._coming, False
        if not coming:
            return self.left(answer)
        return kept(self, answer, self._message(), "coming_told" if self._doubt() else "coming_noted", "confirmed")

    def _will_come(self, meaning: Meaning) -> list[Act] | None:
        if self.another_patient(meaning) or self.another_visit(meaning):
            return self.proceed()
        if Intent.MOVE in meaning.intents or let_go.ordered(meaning):
            return self._instead(meaning)
        if meaning.agrees or (meaning.yes is None and Intent.CONFIRM in meaning.intents):
            self._coming = True
            return [LeaveMessage(self._message())]
        if meaning.yes is False or Intent.CANNOT_COME in meaning.intents:
            self._cannot = True
            return self.proceed()
        return None

    def _instead(self, meaning: Meaning) -> list[Act] | None:
        if Intent.CANCEL in meaning.intents:
            self.then = CancelFlow(self.talk)
        elif Intent.MOVE in meaning.intents or meaning.when.said:
            self.then = MoveFlow(self.talk)
            self.talk.facts.when = meaning.when
        elif meaning.yes is False or let_go.told(meaning):
            return self.unchanged()
        else:
            return None
        self.done = True
        return []

    def _message(self) -> Message:
        talk, patient, visit = self.talk, self.talk.person.patient, self.talk.facts.visit
        assert patient is not None and visit is not None  # noqa: S101, PT018
        return Message(
            kind=MessageKind.COMING,
            lang=talk.lang,
            name=f"{patient.given} {patient.family}",
            callback=talk.person.callback or talk.caller or "",
            patient_id=patient.id,
            visit_id=visit.id,
            words=" / ".join(filter(None, [*talk.facts.reason, self.learnt()])),
            facts={"start": visit.start.isoformat(), "visit_type": visit.visit_type_id},
        )
