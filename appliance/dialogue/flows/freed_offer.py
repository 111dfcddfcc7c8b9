"""The box calls somebody who waits: who is calling, are you they, your date of birth; then the time, and the first yes
has it. Before two facts nothing is said but who calls, and for whom."""

from __future__ import annotations

import re
from typing import ClassVar

from appliance.clinic.visit import Visit
from appliance.dialogue.acts import (
    Act,
    Book,
    FindVisits,
    HangUp,
    Hold,
    Listen,
    Move,
    Origin,
    Outcome,
    ReleaseHold,
    Say,
    Value,
    ValueType,
)
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import BookAnswer, HoldAnswer, VisitsFound
from appliance.dialogue.flows.flow import Answer, Flow
from appliance.dialogue.flows.move import MoveFlow
from appliance.dialogue.flows.visit import VisitFlow
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.offered import Offered, Reply
from appliance.dialogue.talk import Talk, type_value
from appliance.dialogue.understand import Meaning
from appliance.dialogue.words import plain

MOST_BIRTHS = 2
"""Dates of birth that may be told before the call is ended without a word of what it is about."""
MOST_UNCLEAR = 3
"""Turns that make nothing clear, before it is known who speaks, after which it may be a machine."""
_MACHINE = re.compile(
    r" (?:leave (?:a|your|me a) (?:short |brief )?(?:message|name)|after the (?:tone|beep)|at the (?:tone|beep)|"
    r"you(?:ve| have) reached (?:the )?(?:voice ?mail|mailbox|\w+ at|\d)|voice ?mail(?:box)?|mailbox|"
    r"(?:is|are|am|im) not available|(?:cant|cannot|unable to) (?:come to|take|answer) (?:the|your) (?:phone|call)|"
    r"record your message|person you (?:are|have) (?:calling|called|trying)|not in service|call screening|"
    r"dej\w* (?:su|un|tu) (?:mensaje|recado)|despues (?:del|de la) (?:tono|senal)|buzon(?: de voz)?|"
    r"no (?:esta|se encuentra) disponible|no puedo (?:contestar|atender)|persona a la que (?:llama|llamo)) "
)
"""How answering machines talk; a person says some of it of others, and is then called another time."""
_WHO = re.compile(
    r" (?:who (?:is|are|s) (?:this|you|calling)|whos (?:this|calling)|what (?:is|s) (?:this|it) about|whats this about|"
    r"why are you calling|what do you want|de parte de quien|quien (?:habla|es|llama)|de que se trata|para que (?:es|"
    r"llama)|que (?:quiere|desea|se le ofrece)) "
)
_WRONG = re.compile(
    r" (?:wrong (?:number|person)|(?:no one|nobody) (?:here )?by that name|(?:numero|persona) equivocad[oa]|"
    r"no (?:vive|conozco)|aqui no|(?:isnt|is not|not) (?:here|home|in|around)|no (?:esta|se encuentra)|"
    r"(?:her|his) (?:husband|wife|mother|father|mom|dad|son|daughter|brother|sister)|no soy) "
)
_SPEAKING = re.compile(
    r" (?:speaking|this is (?:she|he|her|him|me)|thats me|it is|ella habla|el habla|soy yo|a sus ordenes) "
)
_HELLO = re.compile(r"^ (?:(?:yes|si) )?(?:(?:well|bueno|hello|hi|hey|hola|alo|diga|digame|mande) )+$")
"""How a telephone is answered; a bare yes is an answer."""
_OFF_LIST = re.compile(
    r" (?:(?:take|remove) (?:me|us) off|off (?:the|your) list|dont need (?:it|one|that) any ?more|no longer need|"
    r"quit\w* (?:me )?de la lista|saqueme|borreme|ya no (?:la )?necesito) "
)


def machine(text: str) -> bool:
    """Whether an answering machine speaks."""
    return bool(_MACHINE.search(plain(text)))


class FreedOfferFlow(Flow):
    """Who, two facts, the time, a yes, and it is theirs if nobody was first."""

    name: ClassVar[str] = "freed_offer"
    ours: ClassVar[bool] = True

    def __init__(self, talk: Talk, offered: Offered) -> None:
        super().__init__(talk)
        self._offered = offered
        self._speaks = False
        """Whether whoever answered said that they are the patient."""
        self._births = self._unclear = 0
        self._looked = False
        self._visit: Visit | None = None
        """A later visit of the kind, which the time would take the place of."""
        self._hold = ""

    @property
    def _opening_values(self) -> dict[str, Value]:
        kind = type_value(self._offered.opening.visit_type_id)
        return {**self.talk.at(self._offered.opening), "visit_type": kind}

    @property
    def _name(self) -> dict[str, Value]:
        return {"name": Value(self._offered.patient.given, ValueType.PERSON_NAME, Origin.STORE)}

    def proceed(self) -> list[Act]:
        talk, who = self.talk, self.talk.person
        if not self._speaks:
            return talk.ask("is_that_you", Asked.CONFIRM_YES_NO, self._name)
        if who.patient is None:
            return talk.ask("ask_dob", Asked.DOB)
        if not self._looked:
            return [FindVisits(who.patient.id)]
        if self._visit is not None:
            values = {**self._opening_values, "first": self.talk.at(self._visit)["date"]}
            return talk.ask("offer_freed_sooner", Asked.CONFIRM_YES_NO, values)
        return talk.ask("offer_freed", Asked.CONFIRM_YES_NO, self._opening_values)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        if self.talk.person.patient is not None:
            return self._answer(meaning)
        if machine(meaning.text):
            return [HangUp("no_answer")]
        if _WHO.search(meaning.plain) and not meaning.births:
            return [Say("call_is_about", self._name), *self.proceed()]
        taken = self._birth(meaning) if self._speaks else self._is_it_they(meaning)
        self._unclear += taken is None
        return [Say("goodbye"), HangUp("no_answer")] if self._unclear >= MOST_UNCLEAR else taken

    def answered(self, answer: Answer) -> list[Act]:
        match answer:
            case VisitsFound(visits=visits):
                return self._found(visits)
            case HoldAnswer(hold_id=hold_id):
                return self._held(hold_id)
            case BookAnswer(outcome=outcome, visit=visit):
                return self._told(outcome, visit)
            case _:
                return self.proceed()

    # ---- who it is --------------------------------------------------------------------------

    def _is_it_they(self, meaning: Meaning) -> list[Act] | None:
        wrong = bool(_WRONG.search(meaning.plain)) or Intent.WRONG_NUMBER in meaning.intents
        given = plain(self._offered.patient.given).split()
        named = any(word in meaning.plain.split() for word in given)
        speaks = (
            (meaning.yes is True and not _HELLO.search(meaning.plain)) or bool(_SPEAKING.search(meaning.plain)) or named
        )
        if not wrong and speaks:
            self._speaks = True
            births = meaning.births
            return self._birth(meaning) if births else self.proceed()
        if wrong or meaning.yes is False:
            return self._leave("please_call_us")
        return None

    def _birth(self, meaning: Meaning) -> list[Act] | None:
        if not meaning.births:
            return None if meaning.yes is not False else self._leave("please_call_us")
        self._births += 1
        if self._offered.patient.birth_date in meaning.births:
            self.talk.person.patient = self._offered.patient
            self.talk.person.births = (self._offered.patient.birth_date,)
            self.talk.person.callback = self.talk.caller or self._offered.patient.phone
            self._offered.reply = Reply.DECLINED  # they are reached; what they answer is yet to come
            return self.proceed()
        if self._births >= MOST_BIRTHS:
            return self._leave("please_call_us")
        return [Say("check_dob"), Listen(Asked.DOB)]

    def _leave(self, key: str) -> list[Act]:
        return [Say(key, self._name), HangUp("goodbye")]

    # ---- the time ---------------------------------------------------------------------------

    def _found(self, visits: tuple[Visit, ...]) -> list[Act]:
        opening = self._offered.opening
        later = [one for one in visits if one.visit_type_id == opening.visit_type_id and one.start > opening.start]
        self._looked, self._visit = True, later[0] if later else None
        return self.proceed()

    def _answer(self, meaning: Meaning) -> list[Act] | None:
        if _OFF_LIST.search(meaning.plain):
            return self._declined("stay_off_list")
        if meaning.agrees:
            return [Hold(self._offered.opening)]
        if meaning.when.said or meaning.provider:
            return self._another(meaning)
        if meaning.yes is False or Intent.CANNOT_COME in meaning.intents or Intent.NEVER_MIND in meaning.intents:
            return self._declined("still_on_list")
        return None

    def _another(self, meaning: Meaning) -> list[Act]:
        """ "Not then, but do you have Thursday?": they look for another time, and keep their place meanwhile."""
        facts = self.talk.facts
        self._offered.reply = Reply.DECLINED
        facts.visit_type, facts.type_said = self._offered.opening.visit_type_id, True
        facts.when, facts.provider = meaning.when, meaning.provider or self._offered.opening.provider_id
        facts.visit = self._visit
        self.then = MoveFlow(self.talk) if self._visit else VisitFlow(self.talk)
        self.done = True
        return [Say("still_on_list")]

    def _declined(self, key: str) -> list[Act]:
        self._offered.reply = Reply.OFF if key == "stay_off_list" else Reply.DECLINED
        self.done = True
        return [Say(key)]

    def _held(self, hold_id: str | None) -> list[Act]:
        who = self.talk.person
        if hold_id is None or who.patient is None:
            return self._gone()
        self._hold = hold_id
        if self._visit is not None:
            return [Say("one_moment"), Move(self._visit.id, hold_id)]
        return [Say("one_moment"), Book(hold_id, who.patient.id, who.callback)]

    def _gone(self, told: str = "freed_is_gone") -> list[Act]:
        self._offered.reply = Reply.GONE
        self.done = True
        return [Say(told)]

    def _told(self, outcome: Outcome, visit: Visit | None) -> list[Act]:
        talk = self.talk
        if outcome is Outcome.TAKEN:
            return [ReleaseHold(self._hold), *self._gone()]
        if outcome is Outcome.FAILED:
            return [ReleaseHold(self._hold), *self._gone("change_failed" if self._visit else "booking_failed")]
        self._offered.reply = Reply.TAKEN
        self.done = True
        talk.booked = visit
        talk.made += [visit] if visit else []
        approval = talk.clinic.visit_type(self._offered.opening.visit_type_id).approval
        sure = outcome is Outcome.CONFIRMED and not approval
        if self._visit is not None:
            talk.outcome = "moved"
            return [Say("moved" if sure else "move_requested", talk.at(self._offered.opening))]
        talk.outcome = "booked" if sure else "requested"
        return [Say(talk.outcome, talk.at(self._offered.opening))]
