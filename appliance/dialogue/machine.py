"""The conversation: events in, acts out. An emergency is the first case and outranks every state."""

from __future__ import annotations

import copy
from collections.abc import Collection
from datetime import datetime

from appliance.clinic.message import Message
from appliance.clinic.people import Lang, Patient
from appliance.clinic.settings import Clinic
from appliance.dialogue import expect, languages
from appliance.dialogue.acts import Act, Bridge, BridgeOutcome, HangUp, Listen, Reason, ReleaseHold, Say
from appliance.dialogue.answers import danger_answer, line_check
from appliance.dialogue.asked import Asked, Completeness
from appliance.dialogue.emergency import Finding, Level
from appliance.dialogue.events import (
    BookAnswer,
    BridgeEnded,
    CallerLeft,
    CallStarted,
    Event,
    Heard,
    HoldAnswer,
    KeyPressed,
    MessageKept,
    NothingHeard,
    Partial,
)
from appliance.dialogue.flows import (
    after_hours,
    asides,
    danger,
    earlier,
    keypad,
    later,
    manners,
    partial_call,
    strangers,
    urgent_nobody,
)
from appliance.dialogue.flows.danger import Danger
from appliance.dialogue.flows.digress import digress, questions
from appliance.dialogue.flows.earlier import Earlier
from appliance.dialogue.flows.flow import Answer, Flow
from appliance.dialogue.flows.greeting import greet
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.meaning import intents
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.meaning.topics import Topic
from appliance.dialogue.offered import Offered
from appliance.dialogue.people.directory import Directory
from appliance.dialogue.sense import RULES_ONLY, Sense
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning, understand

MOST_SILENCES, MOST_TURNS = 3, 60
"""Silences in a row before the call is ended; turns after which a call that leads nowhere goes to a person."""


class Dialogue:
    """One caller's conversation. Pure: no clock, no sound, no store."""

    def __init__(
        self,
        clinic: Clinic,
        patients: Collection[Patient],
        *,
        caller: str | None,
        now: datetime,
        earlier: Earlier | None = None,
        offered: Offered | None = None,
        sense: Sense = RULES_ONLY,
    ) -> None:
        self._sense = sense
        everyone = Directory.of(patients)
        same_number = everyone.with_number(caller)
        known = offered.patient if offered else same_number[0] if len(same_number) == 1 else None
        lang: Lang = known.lang if known else clinic.lang
        self._talk = Talk(clinic, everyone, caller, now, lang, known, offered=offered)
        self._stack = Stack(self._talk)
        self._earlier = earlier
        self._danger = Danger()
        self._phase, self._ended = "ringing", ""
        self._bridge: Reason | None = None
        self._last: list[Act] = []
        self._turns, self._left = 0, False

    # ---- what others may ask ------------------------------------------------------------

    @property
    def lang(self) -> Lang:
        """The language the box speaks now."""
        return self._talk.lang

    @property
    def lang_settled(self) -> bool:
        """Whether the caller has chosen a language by speaking it."""
        return self._talk.lang_settled

    @property
    def asked(self) -> Asked:
        """What the caller was asked last."""
        return self._talk.asked

    @property
    def talk(self) -> Talk:
        """What the conversation knows, to be read only."""
        return self._talk

    @property
    def state(self) -> str:
        """Where the conversation stands: ringing, bridging, emergency, done, or flow and question: visit.dob."""
        if self._phase != "talking":
            return self._phase
        return f"{self._stack.top.name}.{self._talk.asked.value}"

    @property
    def emergency(self) -> str:
        """none, suspect, urgent or emergency; never goes down, but for a suspicion the caller denies."""
        return self._danger.alarm

    @property
    def outcome(self) -> str:
        """The fixed word for the record; "" while nothing is decided."""
        return self._ended or self._talk.outcome

    @property
    def messages(self) -> tuple[Message, ...]:
        """What was left for staff in this call."""
        return tuple(self._talk.messages)

    def unfinished(self) -> Message | None:
        """The card of a call that is over and broke off; None when there is nothing to tell."""
        return partial_call.card(self._talk, self._stack) if self._left or self._stack.owes(self._ended) else None

    def to_resume(self) -> Earlier | None:
        """What a second call from the same number goes on with."""
        return earlier.of(self._talk, self._stack) if self._left else None

    def summary(self) -> dict[str, str]:
        """Facts for the note, fixed words but for `reason`, which is the caller's own."""
        facts = self._talk.facts if self._talk.facts.visit_type or self._talk.facts.reason else self._talk.served
        return {
            "outcome": self.outcome,
            "lang": self.lang,
            "emergency": self.emergency,
            "category": self._danger.category,
            "visit_type": facts.visit_type or "",
            "reason": " / ".join([*facts.reason, *filter(None, [self._danger.words])]),
            "identity": "verified" if self._talk.person.patient else "claimed" if self._talk.person.name else "unknown",
        }

    def completeness(self, text: str) -> Completeness:
        """How finished an answer looks, given what was asked. Cheap; asked of every partial."""
        if self._stack.top.takes_words:
            return expect.dictated(text)
        return expect.completeness(text, self._talk)

    def hints(self) -> tuple[str, ...]:
        """Words the recognizer should expect now; at most 60."""
        return expect.hints(self._talk)

    def twin(self) -> Dialogue:
        """A copy to ask what would be answered: what it is told changes nothing here. Takes under a millisecond."""
        shared = (self._talk.clinic, self._talk.patients, self._sense)
        return copy.deepcopy(self, {id(one): one for one in shared})

    # ---- one step -----------------------------------------------------------------------

    def step(self, event: Event, now: datetime) -> list[Act]:
        """Advance by one event and say what to do next. Empty: go on as you were."""
        self._talk.now = now
        acts = self._listen_for_danger(event)
        if acts is None:
            acts = after_hours.divert(self._talk, self._stack, self._step(event))
        if any(isinstance(act, HangUp) for act in acts):
            self._talk.drop_times()
        acts = [*self._talk.first, *acts]
        self._talk.first = []
        self._note(acts)
        return acts

    def _listen_for_danger(self, event: Event) -> list[Act] | None:
        if (self._left and self._ended != "no_answer") or not isinstance(event, Partial | Heard):
            return None
        finding = self._sense.danger(event, self._talk.asked)
        finding = self._danger.in_a_goodbye(finding, event) if self._phase == "done" else finding
        if isinstance(event, Partial) and not danger.counts_now(finding, event.quiet_ms):
            self._danger.doubts(finding, event.text)
            return None
        if self._danger.raises(finding, event.text):
            return self._alarm(finding, event)
        if isinstance(event, Partial) or self._danger.stands(finding, self._talk.asked, self._bridge):
            return None
        self._danger.suspected = False
        asks = finding.level is Level.SUSPECT and self._danger.alarm != "emergency"
        if asks and not self._danger.was_asked(finding, event.text, self._talk):
            self._talk.lang = languages.of_danger(event.text, event.lang, self._talk)
            return self._danger.ask(finding, event.text, self._talk.asked)
        return None

    def _alarm(self, finding: Finding, said: Partial | Heard) -> list[Act]:
        self._talk.lang = languages.of_danger(said.text, said.lang, self._talk)
        self._danger.latch(finding, said.text)
        self._talk.drop_times()
        return self._danger.act()

    def _step(self, event: Event) -> list[Act]:
        match event:
            case _ if self._phase == "done":
                return []
            case CallerLeft():
                self._talk.drop_times()
                self._left = True
                open_end = self._talk.outcome == "answered" and partial_call.card(self._talk, self._stack)
                reached = "" if open_end else self._talk.outcome
                self._phase, self._ended = "done", self._ended or reached or "caller_left"
                return []
            case CallStarted():
                if self._phase != "ringing":
                    return []
                self._phase = "talking"
                return greet(self._talk, self._stack, self._earlier)
            case BridgeEnded(outcome=outcome):
                return self._bridge_ended(outcome)
            case Partial():
                return self._partly(event)
            case HoldAnswer(hold_id=str() as hold_id) if self._bridge or self._danger.alarm in ("urgent", "emergency"):
                return [ReleaseHold(hold_id)]
            case BookAnswer() if self._bridge or self._danger.alarm in ("urgent", "emergency"):
                self._stack.top.answered(event)
                return []
            case _ if self._bridge:
                return []
            case NothingHeard():
                return self._silence()
            case KeyPressed(digit=digit, answers=answers):
                self._talk.asked = answers or self._talk.asked
                return self._key(digit)
            case Heard():
                return self._heard(event)
            case _:
                return self._answered(event)

    def _partly(self, event: Partial) -> list[Act]:
        """A bare wish for a person, and then a pause, is granted before the turn is over; a recording is cut short."""
        busy = self._phase != "talking" or self._danger.suspected or self._talk.asked is Asked.EMERGENCY_NOW
        if not busy and (cut := strangers.cut_short(self._talk, self._stack, event.text)) is not None:
            return cut
        if busy or event.quiet_ms < intents.A_PAUSE_MS or not intents.only_a_person(event.text):
            return []
        languages.chosen(self._talk, event)
        return self._human(Reason.ASKED, event.text)

    def _heard(self, event: Heard) -> list[Act]:
        talk = self._talk
        talk.silences, talk.keys, talk.holding = 0, "", False
        self._turns += 1
        if not event.text.strip():
            return self._silence()
        switched = languages.chosen(talk, event)
        text = later.keep(talk, self._stack, expect.best(event, talk), self._sense.wishes)
        if not text.strip():
            return self._stack.top.proceed()
        asks, rest = self._questions(text)
        meaning = understand(
            rest, lang=talk.lang, asked=talk.asked, clinic=talk.clinic, today=talk.today, model=self._sense.wishes
        )
        if asks:
            lead, after = digress(talk, self._stack, asks, alone=meaning.empty)
            return lead + (after or self._meant(meaning))
        if switched and (meaning.lang and not meaning.says_more):
            return self._stack.top.proceed()
        return self._meant(meaning)

    def _questions(self, text: str) -> tuple[tuple[tuple[Topic, str], ...], str]:
        """What a turn asks about the clinic, and the rest of it; nothing where the words are not for us to answer."""
        danger = self._danger.alarm == "emergency" or self._talk.asked is Asked.EMERGENCY_NOW
        return ((), text) if danger or self._stack.top.takes_words else questions(self._talk, text)

    def _meant(self, meaning: Meaning) -> list[Act]:
        if self._danger.alarm == "emergency":
            return self._danger.heard(meaning)
        if self._talk.asked is Asked.EMERGENCY_NOW:
            return self._emergency_answer(meaning)
        if (acts := strangers.answer(self._talk, self._stack, meaning)) is not None:
            return acts
        critical = Intent.CRITICAL in meaning.intents
        first = critical and self._danger.alarm == "none"
        if Intent.HUMAN in meaning.intents and (first or self._for_us(meaning.text)):
            return self._danger.critical(meaning.text) if critical else self._human(Reason.ASKED, meaning.text)
        if self._turns > MOST_TURNS:
            self._turns = 0  # who leaves a message instead is listened to
            return self._human(Reason.STUCK, meaning.text)
        if self._stack.top.takes_words and not line_check.asked(meaning.text, meaning.plain):
            return self._stack.heard(meaning)
        mannered = manners.answer(self._talk, self._stack, meaning, self._last)
        return self._stack.heard(meaning) if mannered is None else mannered

    def _for_us(self, text: str) -> bool:
        """Whether words are said to the box, not for it to write down."""
        return not asides.keeps(self._stack.top, text) or intents.only_a_person(text)

    def _answered(self, answer: Answer) -> list[Act]:
        kept = isinstance(answer, MessageKept) and self._danger.alarm == "urgent"
        if self._danger.alarm in ("urgent", "emergency") and not kept:
            return []
        return self._stack.answered(answer)

    # ---- silence, keys, language, people -----------------------------------------------

    def _silence(self) -> list[Act]:
        talk = self._talk
        if self._danger.alarm == "emergency":
            return self._danger.silent()
        if talk.keys == "0":
            return self._human(Reason.ASKED, "0")
        if talk.keys:
            return self._keyed("#")
        own = self._stack.top.silent()
        if own is not None:
            return own
        talk.silences += 1
        if talk.holding:
            talk.holding = False
            return [Say("still_there"), Listen(talk.asked)]
        if talk.asked is Asked.EMERGENCY_NOW and self._danger.suspected:
            doubt = self._danger.unanswered(talk.silences)
            return doubt or self._alarm(
                Finding(Level.EMERGENCY, self._danger.category), Heard(self._danger.words, talk.lang)
            )
        if talk.silences >= MOST_SILENCES:
            return [Say("goodbye_silence"), HangUp("no_answer")]
        lead: list[Act] = [Say("still_there")] if talk.silences == 2 else []
        return lead + self._stack.top.proceed()

    def _key(self, digit: str) -> list[Act]:
        talk = self._talk
        talk.silences, talk.holding = 0, False
        if keypad.fetches(talk, digit):
            return self._human(Reason.ASKED, "0")
        return self._keyed(digit)

    def _keyed(self, digit: str) -> list[Act]:
        talk = self._talk
        if digit == "*":
            talk.keys = ""
            return [Listen(talk.asked)]
        meaning = keypad.press(talk, digit)
        if meaning is None:
            return [Listen(talk.asked, keypad.patience_s(talk))]
        talk.keys = ""
        return self._meant(meaning)

    def _human(self, reason: Reason, words: str) -> list[Act]:
        if self._danger.alarm in ("urgent", "emergency"):
            return self._danger.again()
        return [Say("stuck" if reason is Reason.STUCK else "connecting"), Bridge(reason, words)]

    def _emergency_answer(self, meaning: Meaning) -> list[Act]:
        calm = danger_answer.explains(meaning) and self._sense.calm(meaning.text)
        if (level := self._danger.settled(meaning, calm)) in (Level.NONE, Level.SUSPECT):
            return self._danger.goes_on(meaning, self._talk, self._stack, self._heard, self._sense.wishes)
        words = " / ".join(filter(None, (self._danger.words, self._danger.explained, meaning.text)))
        return self._alarm(Finding(level, self._danger.category), Heard(words, self._talk.lang))

    def _bridge_ended(self, outcome: BridgeOutcome) -> list[Act]:
        reason, self._bridge = self._bridge, None
        if outcome is BridgeOutcome.ACCEPTED:
            self._talk.drop_times()
            self._danger.suspected = False  # they have a person to tell
            return [HangUp("transferred")]
        if self._danger.alarm == "emergency":
            self._phase = "emergency"
            return self._danger.nobody()
        self._phase = "talking"
        if self._danger.alarm == "urgent" or (reason is Reason.URGENT and self._danger.alarm != "none"):
            lab = self._danger.category == danger.CRITICAL
            nobody: Flow = urgent_nobody.UrgentNobodyCame(self._talk, self._danger.words, lab=lab)
        else:
            nobody = asides.NobodyCame(self._talk, goes_on=self._stack.wish is not None)
        self._talk.misses, self._talk.silences, self._talk.keys = 0, 0, ""
        return self._stack.push(nobody)

    def _note(self, acts: list[Act]) -> None:
        """Remember what the step leaves behind."""
        spoken = [act for act in acts if isinstance(act, Say | Listen)]
        for act in acts:
            match act:
                case Listen(asked=asked):
                    self._talk.asked = asked
                    self._stack.was_asked(asked)
                    self._last = list(spoken)
                case Bridge(reason=reason):
                    self._bridge = reason
                    self._phase, self._ended = "bridging", ""
                case HangUp(outcome=outcome):
                    self._phase, self._ended = "done", outcome
                    self._left = outcome == "no_answer"
