"""A message for the people at the clinic: what about, from whom, and the number to call."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from appliance.clinic.message import Message, MessageKind
from appliance.clinic.people import Patient
from appliance.dialogue import identity
from appliance.dialogue.acts import Act, LeaveMessage, Listen, Origin, Say, Value, ValueType
from appliance.dialogue.answers import let_go, own_facts
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import MessageKept
from appliance.dialogue.flows import absorb, identify
from appliance.dialogue.flows.flow import Answer, Flow, get_someone, kept
from appliance.dialogue.flows.readback import number_put_right, read_back_number, what_is_wrong
from appliance.dialogue.meaning import blanks, caller_name, changed, message_questions, refill, subject
from appliance.dialogue.meaning.businesses_told import calls_from
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import phone, private
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.words import fold, plain

LAST_DIGITS = 4
"""Of a number the box already has, enough to know it by."""
_DOSE = re.compile(r" (?:mg|mcg|milligrams?|miligramos?|micrograms?|microgramos?|dose|dosage|dosis) ")
"""What tells the strength of a medicine, which staff read and nobody says aloud."""
_UNKNOWN = re.compile(r" (?:dont (?:have|know)|not sure|no idea|no (?:la |lo )?(?:tengo|se|sabemos|tenemos)) ")
"""A date of birth that whoever calls on business does not have."""
_ADDS = re.compile(r" (?:also|too|as well|add|both|tambien|ademas|agregu\w+|los dos|las dos) ")
"""A medicine besides those told before."""
_MESSAGE = ("message", "mensaje", "recado", "words", "medicine", "medication", "medicina", "medicamento")
"""Words by which a caller complains about the message itself."""
FEWEST_WORDS = 4
"""Words from which somebody who calls on business may go on about the medicine."""
SHORT = 5
"""Words up to which who calls from a pharmacy gives no more than their name and its."""
MOST_BIRTHS_MISSED = 2
"""Answers to "what is the date of birth?" without one, after which staff do without it."""


class MessageFlow(Flow):
    """The caller's own words, who it is about, a number, a short read-back, and it lies in the right inbox."""

    name: ClassVar[str] = "message"

    def __init__(self, talk: Talk, kind: MessageKind) -> None:
        super().__init__(talk)
        self.kind = kind
        self._words: list[str] = []
        self._told = False
        self._also = ""
        """The answer to the second question of this kind of message."""
        self._put_right: dict[str, str] = {}
        """Facts told otherwise at the read-back."""
        self._anew = False
        """Whether the second question is to be answered anew."""
        self._births_missed = 0
        self._family_asked = False
        self._refused = 0
        """How often a no was the answer to what has changed."""
        self._offered = False
        """Whether the number they call from is being offered."""

    @property
    def takes_words(self) -> bool:
        """While the message itself is told, whatever is said belongs to it."""
        return self.talk.asked is Asked.REASON and not (self._told and self._has_second)

    def begin(self, words: str, *, told: bool = False) -> None:
        """What the caller has said already, in asking for it. `told`: it is all there is to say."""
        if words.strip():
            self._words.append(words)
        self._told = told or message_questions.tells(self.kind, words)
        if self.talk.outside and self.kind is MessageKind.BILLING:
            self._told = self._told and any(char.isdigit() for char in words)  # of which claim

    def learnt(self) -> str:
        return private.without_numbers(" / ".join([*self._words, *filter(None, [self._also])]))

    def proceed(self) -> list[Act]:
        if not self._told:
            return self.talk.ask(message_questions.first(self.kind), Asked.REASON)
        if not self._has_second:
            return self.talk.ask(f"ask_{message_questions.then(self.kind)}", Asked.REASON)
        return self._who() or self._number() or self._read_back()

    def heard(self, meaning: Meaning) -> list[Act] | None:
        talk = self.talk
        if self.takes_words:
            return self._take_words(meaning)
        if self.kind is MessageKind.UPDATE and changed.told(meaning.text):
            self._words.append(meaning.text)
            if talk.asked is not Asked.PHONE and meaning.yes is None:
                return self.proceed()
        if (let_go.ordered(meaning) or let_go.told(meaning)) and not meaning.phone and not meaning.name:
            self.done = True
            return [Say("no_message")]
        if talk.asked is Asked.CONFIRM_YES_NO:
            return self._offer_heard(meaning) if self._offered else self._confirm(meaning)
        if absorb.person(talk, meaning) or (talk.asked is Asked.OTHER and self._changes(meaning)):
            return self.proceed()
        if talk.outside and self._of_the_medicine(meaning):
            self._words.append(meaning.text)
            return [Say("noted"), *self.proceed()]
        self._births_missed += talk.asked is Asked.DOB
        if talk.outside and talk.asked is Asked.DOB and _UNKNOWN.search(meaning.plain):
            self._births_missed = MOST_BIRTHS_MISSED
        return self.proceed() if talk.asked is Asked.DOB and self._births_missed >= MOST_BIRTHS_MISSED else None

    def _of_the_medicine(self, meaning: Meaning) -> bool:
        """Whether somebody who calls on business goes on about the medicine, whatever was asked."""
        words = meaning.plain.split()
        told = len(words) >= FEWEST_WORDS and (_DOSE.search(meaning.plain) or blanks.DRUGS & set(words))
        return bool(told) and not meaning.births and meaning.text not in self._words

    def note(self, words: str) -> bool:
        self._words.append(words)
        return True

    def answered(self, answer: Answer) -> list[Act]:
        if not isinstance(answer, MessageKept):
            return self.proceed()
        return kept(self, answer, self._message(), "message_left")

    @property
    def _has_second(self) -> bool:
        then = message_questions.then(self.kind)
        if self._anew:
            return False
        return not then or bool(self._also) or then in message_questions.facts(self.kind, " / ".join(self._words))

    def _who(self) -> list[Act] | None:
        """The next question about who the message is from, or about; None when enough is known."""
        talk, who = self.talk, self.talk.person
        if who.patient:
            return None
        about = self.kind in message_questions.OF_A_PATIENT
        if about and talk.outside and (asking := self._of_whom()):
            return asking
        if about and not talk.outside and self._births_missed < MOST_BIRTHS_MISSED:
            asking = identify.find(talk)
            if asking and isinstance(asking[-1], Listen):
                return asking
        if not who.patient and not who.name:
            key = "ask_name" if about else "ask_caller_name"
            return talk.ask("ask_name_other" if who.for_other else key, Asked.NAME)
        if who.name and not who.patient and not who.name.family and not self._family_asked:
            self._family_asked = True
            return talk.ask("ask_last_name", Asked.NAME)
        return None

    def _of_whom(self) -> list[Act] | None:
        """The next question about the patient somebody calls about on business: only written down, never looked up."""
        talk, who = self.talk, self.talk.person
        if not who.name:
            return talk.ask("ask_name", Asked.NAME)
        if not who.births and self._births_missed < MOST_BIRTHS_MISSED:
            return talk.ask("ask_dob_other", Asked.DOB)
        return None

    def _take_words(self, meaning: Meaning) -> list[Act] | None:
        talk, short = self.talk, len(meaning.plain.split()) <= 3
        if not meaning.plain.strip() or (meaning.yes and short):
            return None
        if self.kind is MessageKind.UPDATE and meaning.yes is False and short:
            self._refused += 1
            self.done = self._refused > 1
            return [Say("no_message")] if self.done else None
        if Intent.NEVER_MIND in meaning.intents and short:
            self.done = True
            return [Say("no_message")]
        if self._only_own_facts(meaning):
            return self.proceed()
        if not self._told and talk.outside and not talk.person.name and not caller_name.introduced(meaning.text):
            talk.person.name = meaning.name
        if self._told:
            self._also, self._anew = meaning.text, False
            self._put_right.pop(message_questions.then(self.kind), None)
            return self.proceed()
        if not (meaning.yes is not None and short):
            self._words.append(meaning.text)
        self._told = True
        return self.proceed()

    def _only_own_facts(self, meaning: Meaning) -> bool:
        """Take what a turn tells of who calls; True when that is all it tells, so that the question is put again."""
        who, theirs = self.talk.person, self._told or self.kind in message_questions.OF_OTHERS
        own = own_facts.read(meaning, bare_name=self.kind not in message_questions.OF_OTHERS, bare_number=not theirs)
        told, staff = own.meaning, calls_from(plain(" / ".join(self._words)))
        other = own.introduced and (who.for_other or staff)
        if own.introduced and staff and len(meaning.plain.split()) <= SHORT and not self._told:
            return not blanks.DRUGS & set(meaning.plain.split())
        if told.name and (other or (who.name and not told.name.family)):
            told = replace(told, name=None)
        before = (who.name, who.births, who.digits)
        took = own.any and absorb.person(self.talk, told)
        if self.kind is MessageKind.UPDATE and not self._told and changed.detail(meaning.text):
            return False  # a number alone is the new one
        return took and own.alone and before != (who.name, who.births, who.digits)

    def _number(self) -> list[Act] | None:
        talk, who = self.talk, self.talk.person
        self._offered = False
        if who.callback:
            return None
        if talk.caller and not who.other_number and not who.digits:
            self._offered = True
            last = Value(phone.national(talk.caller)[-LAST_DIGITS:], ValueType.PHONE_DIGITS, Origin.STORE)
            return talk.ask("offer_number", Asked.CONFIRM_YES_NO, {"phone": last})
        return identify.callback(talk)

    def _offer_heard(self, meaning: Meaning) -> list[Act] | None:
        talk = self.talk
        if meaning.phone or meaning.name:
            absorb.person(talk, meaning)
            return self.proceed()
        if meaning.yes is None:
            return None
        if meaning.yes:
            talk.person.callback = talk.caller or ""
        else:
            talk.person.other_number = True
        return self.proceed()

    def _read_back(self) -> list[Act]:
        talk, who = self.talk, self.talk.person
        if who.patient:
            name = Value(who.patient.given, ValueType.PERSON_NAME, Origin.STORE)
        else:
            name = Value(who.name.full if who.name else "", ValueType.PERSON_NAME, Origin.CALLER_SAID)
        of = "_of" if talk.outside and self.kind is MessageKind.BILLING else ""
        acts: list[Act] = [Say(f"read_back_{self.kind.value}{of}", {"name": name})]
        acts += refill.read_back(self._own_facts()) if self.kind is MessageKind.REFILL else []
        acts += read_back_number(talk)
        return [*acts, *talk.ask("shall_i_send_it", Asked.CONFIRM_YES_NO)]

    def _confirm(self, meaning: Meaning) -> list[Act] | None:
        if (meaning.phone or meaning.name) and absorb.person(self.talk, meaning):
            if meaning.phone:
                self.talk.person.callback = ""
            return self.proceed()
        if number_put_right(self.talk, meaning) or self._refill_put_right(meaning):
            return self.proceed()
        if self.kind is MessageKind.REFILL and _DOSE.search(meaning.plain) and meaning.text not in self._words:
            self._words.append(meaning.text)
            return self.proceed()
        if meaning.agrees:
            return [LeaveMessage(self._message())]
        if meaning.yes is False:
            return self.proceed() if self._wrong(meaning) else self.talk.ask("what_to_change_message", Asked.OTHER)
        return None

    def _changes(self, meaning: Meaning) -> bool:
        """Take what a turn puts right, or clear what it complains about."""
        right = number_put_right(self.talk, meaning) or self._refill_put_right(meaning)
        return right or self._wrong(meaning)

    def _refill_put_right(self, meaning: Meaning) -> bool:
        """Take another medicine or pharmacy than the one that was told, or fewer medicines."""
        before, out = self._own_facts(), blanks.refused_medicines(meaning.text)
        told = message_questions.facts(self.kind, blanks.without_refused(meaning.text))
        taken = told.pop("medicine", "").split(message_questions.SEVERAL)
        kept_to = [one for one in taken if blanks.is_medicine(one) and fold(one) not in out]
        had = before.get("medicine", "").split(message_questions.SEVERAL)
        kept_to = kept_to or [one for one in had if out and fold(one) not in out]
        if _ADDS.search(meaning.plain) and not out:
            kept_to = list(dict.fromkeys(filter(None, [*had, *kept_to]))) if kept_to else []
        told |= {"medicine": message_questions.SEVERAL.join(kept_to)} if kept_to else {}
        if all(before.get(name) == value for name, value in told.items()):
            return False
        self._words.append(meaning.text)
        self._put_right |= told
        return True

    def _wrong(self, meaning: Meaning) -> bool:
        """Clear what a turn complains about."""
        if self.kind is MessageKind.REFILL and any(f" {word} " in meaning.plain for word in ("pharmacy", "farmacia")):
            self._also, self._anew = "", True
            return True
        if any(f" {word} " in meaning.plain for word in _MESSAGE):
            self._words, self._told, self._also, self._put_right = [], False, "", {}
            return True
        return what_is_wrong(self.talk, meaning)

    def _message(self) -> Message:
        talk, who = self.talk, self.talk.person
        known = who.patient or self._on_file()
        births = {"birth_date": who.births[0].isoformat()} if len(who.births) == 1 else {}
        named = {"for_other": "yes"} if who.for_other else {}
        plain_message = self.kind is MessageKind.MESSAGE
        return Message(
            kind=subject.kind(plain(self.learnt())) if plain_message else self.kind,
            lang=talk.lang,
            name=f"{known.given} {known.family}" if known else who.name.full if who.name else "",
            callback=who.callback,
            words=self.learnt(),
            patient_id=known.id if known else None,
            facts=births | named | self._own_facts(),
        )

    def _on_file(self) -> Patient | None:
        """The record of the patient somebody called about on business: for staff, and never said."""
        talk, who = self.talk, self.talk.person
        if not talk.outside or who.name is None:
            return None
        found = identity.named(talk.patients.born_on(who.births), who.name)
        return found[0] if len(found) == 1 else None

    def _own_facts(self) -> dict[str, str]:
        then = message_questions.then(self.kind)
        second = {then: private.without_numbers(self._also)} if then and self._also else {}
        return message_questions.facts(self.kind, " / ".join(self._words)) | second | self._put_right


def or_message(flow: Flow, *said: Act) -> list[Act]:
    """A person is fetched for a wish the box cannot serve; where nobody comes, a message is taken instead."""
    flow.then, flow.done = MessageFlow(flow.talk, MessageKind.MESSAGE), True
    return get_someone(*said)
