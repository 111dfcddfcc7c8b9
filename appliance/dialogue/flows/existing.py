"""The part that moving and cancelling share: two facts first, then which visit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from appliance.clinic.message import Message, MessageKind
from appliance.clinic.visit import Visit
from appliance.dialogue.acts import (
    Act,
    Bridge,
    FindVisits,
    LeaveMessage,
    Listen,
    Origin,
    Reason,
    Say,
    Value,
    ValueType,
)
from appliance.dialogue.answers import other_named, slots
from appliance.dialogue.answers.slots import Slot
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import MessageKept, VisitsFound
from appliance.dialogue.flows import absorb, identify
from appliance.dialogue.flows.flow import Flow, get_someone
from appliance.dialogue.flows.message import MessageFlow
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.talk import Person, Talk, type_value
from appliance.dialogue.understand import Meaning

MOST_NAMED = 3
"""Visits read out when the caller must say which."""
_NOT_THAT = re.compile(
    r" (?:(?:the|my) other(?: (?!day|time|thing|week|appointment i)\w+| $)|(?:another|a different) (?:one|visit)|"
    r"not (?:that|this|the) (?:one|visit|appointment)|(?:not (?:that|this)|not it) $|"
    r"(?:the )?wrong (?:one|visit|appointment)|(?:la|mi) otra (?:cita |por favor )?(?:$|de |con )|no es es[ao]|"
    r"esa no (?:es|era|$)|(?:la|cita) equivocada)"
)
"""Of several visits it is another."""
_ONE_OF = re.compile(
    r" (?:(?:the|my|la|mi) (?:\w+ ){1,3}?(?:one|visit|appointment|cita)|(?:la|cita) (?:del?|con)|"
    r"cancel\w* (?:the|my|la|mi)) "
)
"""One of them by name, where no no stands before it."""
_TOO = re.compile(
    r" (?:and|also|plus|y|tambien) (?:\w+ ){0,3}?(?:(?:the|my) other(?: one| visit| appointment)?|(?:la|mi) otra"
    r"(?: cita)?) | (?:the|my|la|mi) (?:other|otra)(?: one| visit| appointment| cita)? (?:too|also|as well|tambien) "
)
"""The other one on top of the one that was told."""
_ALL = re.compile(
    r" (?:both|all (?:of (?:them|those|my)|three|my)|las (?:dos|tres)|ambas|todas)(?! (?:day|week|morning)) "
)
_NO_OTHER = re.compile(
    r" (?:keep\w*|leave|stay\w*|deje\w*|dejar\w*|quede\w*|instead|better|rather|(?:can|could) (?:i|we)|mejor|prefiero|"
    r"i work|trabajo) "
)
"""What a day beside a no is told for, where no other visit is meant."""
_CHANGES = frozenset({Intent.MOVE, Intent.CANNOT_COME})


class ExistingVisitFlow(Flow):
    """A wish about a visit that is already made. Nothing about it is said before the patient is known by two facts."""

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._looked = False
        self._tries = 0
        self._stuck = False
        """Whether nobody could be found, so that who comes back to it is asked anew."""
        self._notes: list[str] = []
        self._whose_note_unsure = False
        """Whether another patient was named after something was noted."""

    def find_visit(self) -> list[Act] | None:
        """The next step towards one visit; None when `facts.visit` is set."""
        facts = self.talk.facts
        if facts.visit:
            return None
        looking = self.look()
        if looking:
            return looking
        narrowed = self.narrow()
        if len(narrowed) == 1:
            facts.visit = narrowed[0]
            return None
        return self._which(narrowed)

    def look(self) -> list[Act] | None:
        """The next step towards the patient's visits; None when `facts.visits` holds at least one."""
        talk = self.talk
        self._begin_anew()
        if talk.person.patient is None:
            asking = identify.find(talk)
            if asking:
                return asking
            if talk.person.patient is None:
                return self._not_found()
        if not self._looked:
            return [FindVisits(talk.person.patient.id)]
        return None if talk.facts.visits else self.no_visit()

    def no_visit(self) -> list[Act]:
        """The patient has none."""
        return self.finish([Say("no_visits")])

    def back_to(self, asked: Asked) -> None:
        """What a question put again leaves open: who the patient is, or which of their visits."""
        if self.talk.person.patient is None:
            self.look_again()
        elif asked is Asked.WHICH_SLOT and not self.seeks_time:
            self.talk.facts.visit = None

    def look_again(self) -> None:
        """Who the patient is shall be asked again, and with it which visit."""
        self._looked = False
        self.talk.facts.visit, self.talk.facts.visits = None, ()

    def visits_found(self, answer: VisitsFound) -> list[Act]:
        """Take the patient's visits."""
        self._looked = True
        self.talk.facts.visits, self.talk.to_approve = answer.visits, answer.to_approve
        return self.proceed()

    def choose_visit(self, meaning: Meaning) -> bool:
        """Whether a turn says which of several visits is meant."""
        facts, talk = self.talk.facts, self.talk
        named = facts.visits[:MOST_NAMED]
        if not meaning.text and meaning.choice is not None and meaning.choice < len(named):
            facts.visit = named[meaning.choice]
            return True
        fitting = [visit for visit in named if _fits(talk, visit, meaning)]
        shown = [Slot(start=visit.start.astimezone(talk.clinic.zone), names=_names(talk, visit)) for visit in named]
        choice = slots.which((meaning.text,), shown, lang=talk.lang, today=talk.today)
        if choice.index is not None:
            facts.visit = named[choice.index]
        elif len(fitting) == 1:
            facts.visit = fitting[0]
        return facts.visit is not None

    def find(self, meaning: Meaning) -> list[Act] | None:
        """Take a turn that says which visit, or whose; None when it says neither."""
        found = self.choose_visit(meaning) if self.talk.asked is Asked.WHICH_SLOT else self.take_person(meaning)
        return self.proceed() if found else None

    def another_patient(self, meaning: Meaning) -> bool:
        """Whether a turn names another than the patient whose visit was told; it then is about their visit."""
        talk, facts = self.talk, self.talk.facts
        other = other_named.read(talk, meaning)
        if other is None:
            return False
        talk.drop_times()
        talk.person, facts.provider, facts.anyone = other, None, False
        self._whose_note_unsure = bool(self._notes)
        self.look_again()
        return True

    def another_visit(self, meaning: Meaning) -> bool:
        """Whether a turn says that another of their visits is meant than was told; it then is, or is asked for."""
        facts, told, spoken = self.talk.facts, self.talk.facts.visit, meaning.plain
        only = all(one == told for one in facts.visits)
        if told is None or only or not meaning.text or meaning.intents & _CHANGES or _NO_OTHER.search(spoken):
            return False
        refused = bool(_NOT_THAT.search(spoken))
        names_one = meaning.yes is False or _ONE_OF.search(spoken)
        if self.other_too(meaning) or (not refused and (not names_one or _fits(self.talk, told, meaning))):
            return False
        facts.visit = None
        self.choose_visit(meaning)  # "the first one" counts all that were told
        if facts.visit in (None, told):
            some = facts.visit is None and any(_fits(self.talk, one, meaning) for one in facts.visits)
            facts.visit = None if refused or some else told
        if facts.visit == told:
            return False
        facts.other_than, facts.seen_by, facts.visit_type = facts.other_than | {told.id}, None, None
        facts.when = replace(facts.when, existing=(), existing_at=None)
        return True

    def other_too(self, meaning: Meaning) -> bool:
        """Whether a yes to the visit that was told is about another one as well: "yes, and the other one too"."""
        told, others = self.talk.facts.visit, len(self.talk.facts.visits) > 1
        beside = told is not None and others and self.talk.asked is Asked.CONFIRM_YES_NO and not self.seeks_time
        if not beside or not meaning.agrees or _NO_OTHER.search(meaning.plain):
            return False
        return bool(_TOO.search(meaning.plain) or (self.name == "cancel" and _ALL.search(meaning.plain)))

    def unchanged(self) -> list[Act]:
        """The caller leaves everything as it is."""
        return self.finish([Say("nothing_changed")])

    def note(self, words: str) -> bool:
        self._notes.append(words)
        return True

    def learnt(self) -> str:
        return " / ".join(self._notes)

    def finish(self, said: list[Act]) -> list[Act]:
        """Say what came of it, and leave for staff what was noted on the way."""
        self.done = not self._notes
        return [*said, LeaveMessage(self._left())] if self._notes else said

    def left(self, answer: MessageKept) -> list[Act]:
        """What was noted lies in the inbox, or somebody has to take it; where nobody comes it is a message anew."""
        self.done = True
        if not answer.ok:
            if self._whose_note_unsure:
                self.talk.person = Person(callback=self.talk.person.callback)
            again = MessageFlow(self.talk, MessageKind.MESSAGE)
            again.begin(self.learnt(), told=True)
            self.then, self._notes = again, []
            return get_someone(Say("message_failed"))
        self.talk.messages.append(self._left())
        self._notes = []
        return []

    def hand_on(self, flow: Flow) -> None:
        """Give what was noted to the flow that goes on in place of this one."""
        for words in self._notes:
            if not flow.note(words):
                self.talk.facts.reason.append(words)
        if isinstance(flow, ExistingVisitFlow):
            flow._whose_note_unsure = self._whose_note_unsure

    def _left(self) -> Message:
        talk, patient, visit = self.talk, self.talk.person.patient, self.talk.facts.visit
        if self._whose_note_unsure:
            patient = visit = None  # staff read whose it is
        return Message(
            kind=MessageKind.MESSAGE,
            lang=talk.lang,
            name=f"{patient.given} {patient.family}" if patient else "",
            callback=talk.person.callback or talk.caller or "",
            patient_id=patient.id if patient else None,
            visit_id=visit.id if visit else None,
            words=self.learnt(),
        )

    def take_person(self, meaning: Meaning) -> bool:
        """Take what a turn says about the caller."""
        self._begin_anew()
        return absorb.person(self.talk, meaning)

    def _begin_anew(self) -> None:
        """Forget whom nobody could find; until then it is kept for a message."""
        if self._stuck:
            self._stuck, self._tries = False, 0
            self._ask_anew()

    def _ask_anew(self) -> None:
        self.talk.person = Person(for_other=True, callback=self.talk.person.callback)

    def _not_found(self) -> list[Act]:
        self._tries += 1
        if self._tries >= 2:
            self._stuck = True
            return [Say("stuck"), Bridge(Reason.STUCK)]
        self._ask_anew()
        return [Say("not_found"), Listen(Asked.NAME)]

    def narrow(self) -> list[Visit]:
        """The visits that fit what was said of them; all of them when none does."""
        facts, talk = self.talk.facts, self.talk
        hints = facts.when
        narrowed = list(facts.visits)
        if hints.existing or hints.excluded:
            days = hints.existing + hints.excluded
            narrowed = [v for v in narrowed if _on_days(talk, v, days)] or narrowed
        if facts.other_than:
            narrowed = [v for v in narrowed if v.id not in facts.other_than] or narrowed
        if facts.seen_by:
            narrowed = [v for v in narrowed if v.provider_id == facts.seen_by] or narrowed
        if facts.visit_type:
            narrowed = [v for v in narrowed if v.visit_type_id == facts.visit_type] or narrowed
        if hints.existing_at:
            narrowed = [v for v in narrowed if _local_time(talk, v) == hints.existing_at] or narrowed
        return narrowed

    def _which(self, visits: list[Visit]) -> list[Act]:
        named = visits[:MOST_NAMED]
        self.talk.facts.visits = tuple(named)
        values: dict[str, Value] = {}
        for number, visit in enumerate(named, start=1):
            values |= {f"{name}{number}": value for name, value in self.talk.at(visit).items() if name != "time"}
            values |= {f"visit_type{number}": type_value(visit.visit_type_id)}
        return self.talk.ask(f"which_of_{len(named)}", Asked.WHICH_SLOT, values)

    def whose(self) -> list[Act]:
        """Whose visit it is, where somebody calls for another; nothing for a caller's own."""
        who = self.talk.person
        if who.patient is None or not who.for_other or self.talk.again:
            return []
        return [Say("this_is_for", {"name": Value(who.patient.given, ValueType.PERSON_NAME, Origin.STORE)})]

    def visit_values(self) -> dict[str, Value]:
        """The visit, ready to be spoken to a caller who is known by two facts."""
        visit = self.talk.facts.visit
        assert visit is not None  # noqa: S101
        kind = Value(visit.visit_type_id, ValueType.VISIT_TYPE, Origin.STORE)
        return {**self.talk.at(visit), "visit_type": kind}


def _names(talk: Talk, visit: Visit) -> tuple[str, ...]:
    found: list[str] = []
    for who in (one for one in talk.clinic.providers if one.id == visit.provider_id):
        field = next((words for stem, words in _FIELDS.items() if stem in who.specialty.lower()), ())
        found += [who.family, *who.aliases, *field]
    for kind in (one for one in talk.clinic.visit_types if one.id == visit.visit_type_id):
        found += [*kind.words_en, *kind.words_es]
    return tuple(found)


_FIELDS = {
    "dent": ("dentist", "dental", "teeth", "tooth", "dentista", "dientes", "muela", "muelas"),
    "pediatr": ("pediatrician", "pediatra"),
}
"""What a visit is called after the field of who it is with: "la del dentista", "the teeth one"."""


def _fits(talk: Talk, visit: Visit, meaning: Meaning) -> bool:
    said = [
        meaning.provider is None or meaning.provider == visit.provider_id,
        meaning.visit_type is None or meaning.visit_type == visit.visit_type_id,
        not meaning.when.days or _on_days(talk, visit, meaning.when.days),
        not meaning.when.existing or _on_days(talk, visit, meaning.when.existing),
        meaning.when.at is None or _local_time(talk, visit) == meaning.when.at,
    ]
    something = meaning.provider or meaning.visit_type or meaning.when.days or meaning.when.existing or meaning.when.at
    return bool(something) and all(said)


def _on_days(talk: Talk, visit: Visit, runs: tuple[tuple[date, date], ...]) -> bool:
    day = visit.start.astimezone(talk.clinic.zone).date()
    return any(first <= day <= last for first, last in runs)


def _local_time(talk: Talk, visit: Visit) -> time:
    return visit.start.astimezone(talk.clinic.zone).time()
