"""Moving a visit to another time, as one swap."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from appliance.clinic.visit import Opening, Visit
from appliance.dialogue.acts import Act, Move, Outcome, Say
from appliance.dialogue.answers import let_go, nearby, slots
from appliance.dialogue.asked import Asked
from appliance.dialogue.dates import counted
from appliance.dialogue.events import BookAnswer, HoldAnswer, MessageKept, OpeningsFound, VisitsFound
from appliance.dialogue.flows import choose, visit_rules
from appliance.dialogue.flows.existing import ExistingVisitFlow
from appliance.dialogue.flows.flow import Answer, get_someone
from appliance.dialogue.flows.message import or_message
from appliance.dialogue.flows.visit import VisitFlow
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import When

_TOLD_WHOSE = frozenset({Asked.DATE_TIME, Asked.CONFIRM_YES_NO})
"""Questions that tell of the visit, at which another patient may be named."""
_SAME_DAY = re.compile(
    r" (?:(?:that |the )?same day|(?:el |ese )?mismo dia|(?:later|earlier) (?:(?:on )?that|(?:in|"
    r"on) the(?: same)?) day|"
    r"el dia (?:dejelo|que se quede|se queda) (?:igual|asi)|mas (?:tarde|temprano|tardecito) ese dia|"
    r"ese dia(?: pero)? mas (?:tarde|temprano|tardecito)) "
)


def _on_its_day(spoken: str) -> bool:
    """Whether a turn wants the day the visit is on; not "I have a meeting later that day"."""
    found = _SAME_DAY.search(spoken)
    return found is not None and counted.wanted(spoken[: found.start() + 1])


def _keep(talk: Talk, before: Visit, to: Opening) -> None:
    """Remember the visit as it was and as it is now."""
    now = replace(before, start=to.start, minutes=to.minutes, provider_id=to.provider_id, location_id=to.location_id)
    talk.before, talk.booked = before, now
    talk.made = [now if one.id == now.id else one for one in talk.made]


class MoveFlow(ExistingVisitFlow):
    """Two facts, which visit, a new time held, a yes, and the visit is moved."""

    name: ClassVar[str] = "move"
    seeks_time: ClassVar[bool] = True
    other_doctor: bool = False
    """Whether it is to be with somebody else than it is with."""

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._counted: Meaning | None = None

    def await_visit(self, meaning: Meaning) -> None:
        """Keep a turn whose days may count from the visit, until it is known which."""
        later = _on_its_day(meaning.plain) and nearby.direction(meaning.plain)
        if self.talk.facts.visit is None and (later or counted.counts(meaning.plain)):
            self._counted = meaning

    def proceed(self) -> list[Act]:
        talk, facts = self.talk, self.talk.facts
        finding = self.find_visit()
        if finding or facts.visit is None:
            return finding or []
        if not talk.clinic.knows(facts.visit):
            return or_message(self, Say("not_by_me"))
        if self._counted:
            facts.when = choose.placed(talk, self._on_the_same_day(replace(self._counted, when=facts.when)))
            self._counted = None
        if self.other_doctor and (asking := self._with_whom(facts.visit)):
            return asking
        if facts.not_with and not self._with_another(facts.visit):
            facts.not_with = None  # said once: nobody is fetched again at every turn
            return get_someone()
        if facts.provider is None and not facts.anyone:
            facts.provider = facts.visit.provider_id
        if facts.chosen:
            kind = {"visit_type": self.visit_values()["visit_type"]}
            asking = talk.ask("confirm_move", Asked.CONFIRM_YES_NO, {**talk.at(facts.chosen.opening), **kind})
            return self.whose() + visit_rules.place(talk, [facts.chosen.opening], anyway=True) + asking
        if facts.offers:
            return choose.offer(talk)
        if facts.when.either or not facts.when.has_day:
            told = choose.timed(talk) and talk.put[0] in ("ask_new_time", "ask_day")
            if facts.when.either or told:
                return choose.ask_when(talk)
            return self.whose() + talk.ask("ask_new_time", Asked.DATE_TIME, self.visit_values())
        return choose.search(talk, facts.visit.visit_type_id)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        talk, facts = self.talk, self.talk.facts
        if (let_go.told(meaning) and not meaning.when.said) or let_go.keeps(
            meaning, offered=bool(facts.chosen or facts.offers)
        ):
            return self._kept()
        if facts.visit is None:
            return self._find(meaning)
        if not meaning.when.said and talk.asked in _TOLD_WHOSE and self.another_patient(meaning):
            return self.proceed()
        if talk.asked is Asked.CONFIRM_YES_NO and facts.chosen:
            return self._confirm(meaning)
        if talk.asked is Asked.WHICH_SLOT and facts.offers:
            return self._choose(meaning)
        return self._time(meaning)

    def answered(self, answer: Answer) -> list[Act]:
        match answer:
            case VisitsFound():
                return self.visits_found(answer)
            case OpeningsFound(known=False):
                return or_message(self, Say("no_calendar"))
            case OpeningsFound():
                return choose.found(self.talk, answer)
            case HoldAnswer():
                return self._held(answer)
            case BookAnswer(outcome=outcome):
                return self._told(outcome)
            case MessageKept():
                return self.left(answer)
            case _:
                return self.proceed()

    def no_visit(self) -> list[Act]:
        """Where none is on the books, one with the doctor who was asked for is made."""
        if self.other_doctor and self.talk.facts.provider:
            self.then = VisitFlow(self.talk)
        return super().no_visit()

    def _with_whom(self, visit: Visit) -> list[Act] | None:
        """Ask whom they would rather see, where they named nobody who does it; the time stays, unless another is told.
        Somebody is fetched where nobody else does it."""
        talk, facts = self.talk, self.talk.facts
        others = [who for who in talk.clinic.visit_type(visit.visit_type_id).providers if who != visit.provider_id]
        if not others:
            self.other_doctor = False
            return get_someone()
        if facts.anyone and facts.provider is None:
            facts.provider = others[0]
        if facts.provider not in others:
            lead = visit_rules.not_with(facts.provider, visit) if facts.provider else []
            facts.provider = None
            return lead + talk.ask("ask_provider", Asked.PROVIDER)
        self.other_doctor = False
        local = visit.start.astimezone(talk.clinic.zone)
        same = When(days=((local.date(), local.date()),), at=local.time())
        if not facts.when.said or (facts.when.days == same.days and not (facts.when.at or facts.when.window)):
            facts.when = facts.when.then(same)
        return None

    def _with_another(self, visit: Visit) -> bool:
        """Have it with another one than who was refused; False where nobody else does it."""
        facts, who = self.talk.facts, self.talk.clinic.visit_type(visit.visit_type_id).providers
        others = sorted((one for one in who if one != facts.not_with), key=lambda one: one != visit.provider_id)
        if others and facts.provider in (None, facts.not_with):
            facts.provider, facts.anyone = others[0], False
        return bool(others)

    def _find(self, meaning: Meaning) -> list[Act] | None:
        talk = self.talk
        if talk.asked is Asked.WHICH_SLOT:
            return self.proceed() if self.choose_visit(meaning) else None
        took = bool(meaning.not_with)
        talk.facts.not_with = meaning.not_with or talk.facts.not_with
        took = self.take_person(meaning) or took
        self.await_visit(meaning)
        if meaning.when.said:
            talk.facts.when, took = talk.facts.when.then(choose.placed(talk, meaning)), True
        return self.proceed() if took else None

    def _time(self, meaning: Meaning) -> list[Act] | None:
        talk, facts = self.talk, self.talk.facts
        if choose.of_two_days(talk, meaning):
            return self.proceed()
        meaning = self._on_the_same_day(meaning)
        if not (meaning.when.said or meaning.provider or meaning.anyone or meaning.not_with):
            return None
        wanted = choose.placed(talk, meaning)
        talk.drop_times()
        facts.when = facts.when.then(wanted)
        facts.refused, facts.rounds = (), 0
        facts.not_with = meaning.not_with or (facts.not_with if facts.not_with != meaning.provider else None)
        if meaning.provider:
            facts.provider, facts.anyone = meaning.provider, meaning.anyone
            another = facts.visit is not None and meaning.provider != facts.visit.provider_id
            self.other_doctor = another and not facts.when.has_day
        elif meaning.anyone:
            facts.provider, facts.anyone = None, True
        return self.proceed()

    def _held(self, answer: HoldAnswer) -> list[Act]:
        talk, facts = self.talk, self.talk.facts
        more = choose.held(talk, answer)
        if more:
            return more
        if not facts.offers and facts.visit:
            return choose.search(talk, facts.visit.visit_type_id) if facts.rounds < 5 else choose.no_openings(talk)
        if choose.takes_itself(talk):
            choose.take(talk, facts.offers[0])
        return self.proceed()

    def _on_the_same_day(self, meaning: Meaning) -> Meaning:
        """ "The same day" is the day of the visit that is moved; "the day before" is counted from it."""
        visit = self.talk.facts.visit
        if visit is None or meaning.when.days:
            return meaning
        local = visit.start.astimezone(self.talk.clinic.zone)
        if counted.beside(meaning.plain):
            return choose.in_context(self.talk, meaning)
        if not _on_its_day(meaning.plain):
            return meaning
        day, way = local.date(), nearby.direction(meaning.plain)
        if way and not (meaning.when.at or meaning.when.window):
            return replace(meaning, when=nearby.than(day, local.time(), way))
        return replace(meaning, when=replace(meaning.when, days=((day, day),)))

    def _choose(self, meaning: Meaning) -> list[Act] | None:
        talk, facts = self.talk, self.talk.facts
        meaning = choose.in_context(talk, meaning)
        chosen = choose.pick(talk, meaning) or choose.agreed_again(talk, meaning)
        if chosen:
            choose.take(talk, chosen)
            return self.proceed()
        if not meaning.provider and choose.wants_nearby(talk, meaning):
            return self.proceed()
        if meaning.when.said or meaning.provider or meaning.not_with:
            return self._time(meaning)
        if slots.asks_again(meaning.plain):
            return self.proceed()
        if meaning.yes is False or meaning.choice is not None or slots.asks_for_others(meaning.plain):
            choose.refuse(talk)
            return choose.none_suits(talk) if facts.rounds >= choose.MOST_ROUNDS else self.proceed()
        return None

    def _confirm(self, meaning: Meaning) -> list[Act] | None:
        talk, facts = self.talk, self.talk.facts
        told = meaning.when.said or meaning.provider or meaning.not_with
        if told and not choose.confirms(talk, meaning):
            return self._time(meaning)
        if meaning.agrees and facts.visit and facts.chosen:
            return [Say("one_moment"), Move(facts.visit.id, facts.chosen.hold_id)]
        if meaning.yes is False:
            talk.drop_times()
            facts.when = When()
            return self.proceed()
        return None

    def _kept(self) -> list[Act]:
        self.talk.drop_times()
        return self.unchanged()

    def _told(self, outcome: Outcome) -> list[Act]:
        talk, facts = self.talk, self.talk.facts
        if outcome is Outcome.TAKEN and facts.chosen and facts.visit:
            facts.when, facts.refused = choose.around(talk, facts.chosen.opening), (choose.span(facts.chosen.opening),)
            facts.chosen = None
            return [Say("time_was_taken"), *choose.search(talk, facts.visit.visit_type_id)]
        if outcome in (Outcome.CONFIRMED, Outcome.REQUESTED) and facts.chosen and facts.visit:
            values = talk.at(facts.chosen.opening)
            approved = not talk.clinic.visit_type(facts.chosen.opening.visit_type_id).approval
            _keep(talk, facts.visit, facts.chosen.opening)
            talk.made_last, facts.chosen = (facts.chosen.opening, talk.person), None
            talk.outcome = "moved"
            told = "moved" if outcome is Outcome.CONFIRMED and approved else "move_requested"
            return self.finish([Say(told, values)])
        return get_someone(Say("change_failed"))
