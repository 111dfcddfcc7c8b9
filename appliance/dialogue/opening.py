"""What can we do for you: the first question, and the last."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from appliance.clinic.people import Lang
from appliance.dialogue import absorb
from appliance.dialogue.acts import Act, HangUp, Listen, Origin, Say, Value, ValueType
from appliance.dialogue.asked import Asked
from appliance.dialogue.cancel import CancelFlow
from appliance.dialogue.flow import Answer, Flow
from appliance.dialogue.intents import Intent
from appliance.dialogue.move import MoveFlow
from appliance.dialogue.talk import Person, Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.visit import VisitFlow
from appliance.dialogue.when import When


class OpeningFlow(Flow):
    """Lies at the bottom of the stack; `next` holds the flow a turn asked for."""

    name: ClassVar[str] = "opening"

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self.next: Flow | None = None
        self.served = False
        """Whether a wish was already served, so that the question is "anything else?"."""
        self._doubt = ""

    def proceed(self) -> list[Act]:
        if self._doubt:
            return self.talk.ask(self._doubt, Asked.REASON)
        if self.served:
            return self.talk.ask("anything_else", Asked.ANYTHING_ELSE)
        return self.talk.ask("how_can_i_help", Asked.REASON)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        doubt, self._doubt = self._doubt, ""
        flow = self._wish(meaning, doubt)
        if flow:
            self._take(meaning, flow)
            self.next = flow
            return []
        if Intent.CANNOT_COME in meaning.intents:
            return self._ask("move_or_cancel")
        if (self.served and meaning.yes is False) or (doubt and meaning.yes is False and self.served):
            return [Say("goodbye"), HangUp(self.talk.outcome or "goodbye")]
        if meaning.yes is not None or _only_greets(meaning):
            return self._ask("how_can_i_help")
        absorb.person(self.talk, meaning)
        if len(meaning.plain.split()) >= 4 and not meaning.intents:
            self.talk.facts.reason.append(meaning.text)
            return self._ask("offer_visit")
        return None

    def answered(self, answer: Answer) -> list[Act]:
        return self.proceed()

    def _ask(self, key: str) -> list[Act]:
        self._doubt = key if key != "how_can_i_help" else ""
        return self.proceed()

    def _wish(self, meaning: Meaning, doubt: str) -> Flow | None:
        wishes = meaning.intents
        changes = meaning.when.said or meaning.provider
        if self.served and self.talk.booked and changes and not wishes & {Intent.NEW, Intent.CANCEL, Intent.QUESTION}:
            self.talk.facts.visit = self.talk.booked
            return MoveFlow(self.talk)
        if Intent.MOVE in wishes or (Intent.CANNOT_COME in wishes and meaning.when.days):
            return MoveFlow(self.talk)
        if Intent.CANCEL in wishes:
            return CancelFlow(self.talk)
        if doubt == "offer_visit" and meaning.yes:
            return VisitFlow(self.talk)
        if Intent.QUESTION in wishes and not (Intent.NEW in wishes and (meaning.visit_type or meaning.when.said)):
            return None
        if Intent.NEW in wishes or Intent.NEW_PATIENT in wishes or meaning.visit_type or meaning.provider:
            return VisitFlow(self.talk)
        if meaning.when.days or meaning.when.soonest:
            return VisitFlow(self.talk)
        return None

    def _take(self, meaning: Meaning, flow: Flow) -> None:
        if self.served and (meaning.for_other or meaning.name):
            self.talk.person = Person(callback=self.talk.person.callback)
        if isinstance(flow, VisitFlow):
            absorb.absorb(self.talk, meaning)
            if len(meaning.plain.split()) >= 4:
                self.talk.facts.reason.append(meaning.text)
            return
        facts, when = self.talk.facts, meaning.when
        if isinstance(flow, MoveFlow) and not facts.visit and not when.existing and len(when.days) == 2:
            when = replace(when, existing=when.days[:1], days=when.days[1:])
        if isinstance(flow, CancelFlow):
            when = When(existing=when.existing or when.days, existing_at=when.existing_at or when.at)
        facts.when, facts.visit_type = facts.when.then(when), meaning.visit_type
        if facts.visit and meaning.provider:
            facts.provider = meaning.provider
        absorb.person(self.talk, meaning)


def _only_greets(meaning: Meaning) -> bool:
    greetings = {
        "hello",
        "hi",
        "hey",
        "hola",
        "bueno",
        "buenas",
        "good",
        "morning",
        "afternoon",
        "dias",
        "buenos",
        "tardes",
        "there",
        "alo",
    }
    return bool(meaning.plain.split()) and all(word in greetings for word in meaning.plain.split())


def greeting(talk: Talk) -> list[Act]:
    """Good day by first name only where the number is one patient's, the other language, and the first question."""
    other: Lang = "es" if talk.lang == "en" else "en"
    values = {"clinic": Value(talk.clinic.spoken_name, ValueType.CLINIC_TEXT, Origin.SETTING)}
    if talk.known:
        values["name"] = Value(talk.known.given, ValueType.PERSON_NAME, Origin.STORE)
    hello = Say("greeting_named" if talk.known else "greeting", values)
    return [hello, Say("other_language", lang=other), Say("how_can_i_help"), Listen(Asked.GREETING)]
