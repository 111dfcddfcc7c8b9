"""Waiting for a time that is not free: what, with whom, when, for whom, one read-back, and it is on the list."""

from __future__ import annotations

import re
from typing import ClassVar

from appliance.clinic.message import Message, MessageKind
from appliance.dialogue.acts import Act, JoinWaitlist, Origin, Say, Value, ValueType
from appliance.dialogue.answers import let_go, reservation
from appliance.dialogue.asked import Asked
from appliance.dialogue.dates.waited import Waited, days_said, times_said, waited
from appliance.dialogue.events import MessageKept
from appliance.dialogue.flows import absorb, choose, identify
from appliance.dialogue.flows.flow import Answer, Flow, kept
from appliance.dialogue.flows.readback import number_put_right, read_back_number, what_is_wrong
from appliance.dialogue.meaning import reason
from appliance.dialogue.people import private
from appliance.dialogue.talk import Talk, provider_value, type_value
from appliance.dialogue.understand import Meaning

_A_GAP = re.compile(
    r" (?:if|when|whenever|si|cuando) (?:(?:some|any)(?: ?one|body|thing)|a (?:spot|time|slot)|one|it|alguien|algo|"
    r"un (?:lugar|espacio)|se) (?:else |me |se )?(?:cancels?|opens?(?: up)?|comes? (?:up|open)|frees? up|cancela|"
    r"desocupa|abre|libera)(?= )"
)
"""What the list waits for: no condition of the caller's."""


class WaitlistFlow(Flow):
    """Nothing is held and nothing is promised; the front desk is told in the same breath."""

    name: ClassVar[str] = "waitlist"

    def __init__(self, talk: Talk, *, asked_for: bool = True) -> None:
        """`asked_for`: the caller wants it; otherwise it is offered first."""
        super().__init__(talk)
        self._wanted = asked_for
        self._begun = False
        self._no_reason = False
        if not talk.facts.when.said:
            talk.facts.when = talk.facts.unmet

    def proceed(self) -> list[Act]:
        if not self._wanted:
            return self.talk.ask("offer_waitlist", Asked.CONFIRM_YES_NO)
        begun, self._begun = self._begun, True
        return self._next() if begun else [Say("to_the_waitlist"), *self._next(first=True)]

    def _next(self, *, first: bool = False) -> list[Act]:
        talk, facts = self.talk, self.talk.facts
        if facts.anyone:
            facts.provider = None
        if facts.provider and (facts.visit_type is None or facts.provider not in talk.kind.providers):
            self._kind_of_provider()
        if facts.visit_type is None:
            return talk.ask("ask_visit_type", Asked.VISIT_TYPE, still=first)
        if facts.when.either:
            return choose.ask_when(talk)
        if not facts.when.said:
            return talk.ask("ask_wait_when", Asked.DATE_TIME)
        if not facts.provider and not facts.anyone and len(talk.kind.providers) > 1:
            return talk.ask("ask_provider", Asked.PROVIDER)
        return identify.question(talk) or self._read_back()

    def heard(self, meaning: Meaning) -> list[Act] | None:
        talk = self.talk
        if (let_go.ordered(meaning) or let_go.told(meaning)) and not meaning.when.said:
            return self._leave()
        if not self._wanted:
            return self._offer_heard(meaning)
        if talk.asked is Asked.CONFIRM_YES_NO:
            return self._confirm(meaning)
        return self._take(meaning)

    def answered(self, answer: Answer) -> list[Act]:
        if not isinstance(answer, MessageKept):
            return self.proceed()
        return kept(self, answer, self._message(), "on_waitlist", "waitlisted")

    def _leave(self) -> list[Act]:
        self.done = True
        return [Say("not_on_waitlist")]

    def _offer_heard(self, meaning: Meaning) -> list[Act] | None:
        if meaning.yes is False and not meaning.when.said:
            return self._leave()
        self._wanted = meaning.yes is True or meaning.when.said
        absorb.absorb(self.talk, meaning)
        return self.proceed() if self._wanted else None

    def _take(self, meaning: Meaning) -> list[Act] | None:
        talk, facts = self.talk, self.talk.facts
        took = absorb.absorb(talk, meaning)
        if talk.asked is Asked.VISIT_TYPE and facts.visit_type is None and meaning.plain.strip() and not took:
            missing, before = reason.missing(meaning.plain), self._no_reason
            self._no_reason = True
            if missing and not before:
                return None
            facts.reason += [] if missing else [meaning.text]
            facts.visit_type, took = talk.clinic.default_visit_type.id, True
        if talk.asked is Asked.PROVIDER and not took and meaning.yes is False:
            facts.anyone, took = True, True
        if talk.asked is Asked.DATE_TIME and choose.of_two_days(talk, meaning):
            took = True
        if talk.asked is Asked.OTHER and not took:
            took = what_is_wrong(talk, meaning)
        return self.proceed() if took else None

    def _confirm(self, meaning: Meaning) -> list[Act] | None:
        talk, who = self.talk, self.talk.person
        if who.new and who.letters and not who.letters_right:
            return self.proceed() if identify.letters_heard(talk, meaning) else None
        corrects = meaning.when.said or meaning.provider or meaning.visit_type or meaning.births or meaning.phone
        if ((corrects or meaning.name) and absorb.absorb(talk, meaning)) or number_put_right(talk, meaning):
            return self.proceed()
        if meaning.agrees or (meaning.yes and not reservation.reserves(_A_GAP.sub(" ", meaning.plain))):
            return [self._join()]
        if meaning.yes is False:
            return self.proceed() if what_is_wrong(talk, meaning) else talk.ask("what_to_change_wait", Asked.OTHER)
        return None

    def _read_back(self) -> list[Act]:
        talk, who, wish = self.talk, self.talk.person, self._waited()
        if who.patient:
            name = Value(who.patient.given, ValueType.PERSON_NAME, Origin.STORE)
        else:
            name = Value(who.name.full if who.name else "", ValueType.PERSON_NAME, Origin.CALLER_SAID)
        values = {"name": name, "visit_type": type_value(talk.kind.id)}
        acts: list[Act] = [Say("read_back_wait_anyone", values)]
        if talk.facts.provider:
            acts = [Say("read_back_wait", {**values, "provider": provider_value(talk.facts.provider)})]
        acts += [days_said(talk.facts.when, talk.clinic.zone), *times_said(wish, talk.today, talk.clinic.zone)]
        acts += read_back_number(talk)
        if talk.clinic.ringing is not None:
            acts.append(Say("we_call_you"))
        return [*acts, *talk.ask("shall_i_add_you", Asked.CONFIRM_YES_NO)]

    def _join(self) -> JoinWaitlist:
        talk, wish = self.talk, self._waited()
        return JoinWaitlist(
            patient=identify.who_books(talk),
            callback=talk.person.callback,
            visit_type_id=talk.kind.id,
            provider_id=talk.facts.provider,
            earliest=wish.earliest,
            latest=wish.latest,
            weekdays=wish.weekdays,
            from_minute=wish.from_minute,
            to_minute=wish.to_minute,
            may_call=talk.clinic.ringing is not None,
            message=self._message(),
        )

    def _waited(self) -> Waited:
        return waited(self.talk.facts.when, self.talk.now, self.talk.clinic.zone)

    def _message(self) -> Message:
        talk, who, wish = self.talk, self.talk.person, self._waited()
        known, zone = who.patient, self.talk.clinic.zone
        facts = {
            "visit_type": talk.kind.id,
            "earliest": wish.earliest.astimezone(zone).isoformat(),
            "latest": wish.latest.astimezone(zone).isoformat(),
        }
        if talk.facts.provider:
            facts["provider"] = talk.facts.provider
        if len(who.births) == 1:
            facts["birth_date"] = who.births[0].isoformat()
        return Message(
            kind=MessageKind.WAITLIST,
            lang=talk.lang,
            name=f"{known.given} {known.family}" if known else who.name.full if who.name else "",
            callback=who.callback,
            words=private.without_numbers(" / ".join(talk.facts.reason)),
            patient_id=known.id if known else None,
            facts=facts,
        )

    def _kind_of_provider(self) -> None:
        """A kind this provider does: the one named, else their usual one."""
        facts = self.talk.facts
        offered = [kind for kind in self.talk.clinic.visit_types if facts.provider in kind.providers]
        if not offered:
            facts.provider, facts.anyone = None, False
        elif facts.visit_type is not None or len(offered) == 1:
            facts.type_said = False
            facts.visit_type = next((kind.id for kind in offered if kind.default), offered[0].id)
