"""A new visit, for a patient the clinic knows or a new one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from appliance.dialogue.acts import Act, Book, Bridge, Listen, Outcome, Reason, Say
from appliance.dialogue.answers import let_go, slots
from appliance.dialogue.asked import Asked
from appliance.dialogue.events import BookAnswer, HoldAnswer, OpeningsFound
from appliance.dialogue.flows import choose, identify, insurance, visit_rules
from appliance.dialogue.flows.absorb import absorb, both_surnames, person
from appliance.dialogue.flows.flow import Answer, Flow, get_someone
from appliance.dialogue.flows.message import or_message
from appliance.dialogue.flows.readback import another_number, clear, number_put_right, read_back, what_is_wrong
from appliance.dialogue.meaning import reason
from appliance.dialogue.people import birth_beside, glossary, names
from appliance.dialogue.people.given_names import ORDINARY, is_given
from appliance.dialogue.talk import Talk, provider_value, type_value
from appliance.dialogue.understand import Meaning
from appliance.dialogue.words import fold

MOST_NAMED = 3
_BY_PLACE = re.compile(
    r" (?:(?:um|uh|ok|okay|so|well|yes|i guess|ill take|ill see|with|lets do|con|pues|este|si|mejor|prefiero|a) "
    r")*(?:the |el |"
    r"la )(?:first|second|third|last|primer[oa]|segund[oa]|tercer[oa]|ultim[oa])(?: (?:one|doctor|doctora|please|por "
    r"favor))* "
)
"""One of the doctors by the place in which they were named, and no more."""
"""Providers read out to choose from."""
MOST_PASSED_OVER = 3
"""Times a caller may say something else where they are asked whom they would see, before it is anyone."""
MOST_CONFLICTS = 3
"""Times a caller may name somebody who does not do the visit before a person sorts it out."""


class VisitFlow(Flow):
    """Kind, provider, day and time, a held opening, the person, the read-back, the booking."""

    name: ClassVar[str] = "visit"
    seeks_time: ClassVar[bool] = True

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._announce = False
        self._told_new = False
        self._conflicts = 0
        self._passed_over = 0
        """How often something else of use was said where a provider was asked for."""
        self._offers_instead = False
        """Whether another kind of visit is being offered, because of the patient's age."""
        self._no_reason = False
        """Whether the caller was asked what the visit is for, and said nothing of it."""

    def proceed(self) -> list[Act]:
        talk, facts = self.talk, self.talk.facts
        notes = self._reconcile()
        if self._conflicts >= MOST_CONFLICTS:
            self._conflicts = 0
            return [*notes, Say("stuck"), Bridge(Reason.STUCK)]
        if facts.visit_type is None:
            return notes + talk.ask("ask_visit_type", Asked.VISIT_TYPE, still=talk.person.one_of)
        if visit_rules.may_be_misheard(talk, talk.kind):
            talk.person.birth_asked_again, talk.person.births = True, ()
            return [*notes, Say("check_dob"), Listen(Asked.DOB)]
        self._offers_instead = not visit_rules.suits(talk, talk.kind)
        if self._offers_instead:
            return notes + self._another_kind()
        self._a_woman_or_a_man()
        self._anyone_but()
        if not facts.provider and not facts.anyone and len(talk.kind.providers) > 1:
            return notes + self._ask_provider()
        if facts.chosen is None:
            return notes + self._time()
        if self._announce:
            self._announce = False
            notes.append(Say("time_is_open", talk.at(facts.chosen.opening)))
            notes += visit_rules.place(talk, [facts.chosen.opening])
        talk.person.for_other = talk.person.for_other or visit_rules.for_whom_else(talk, talk.kind)
        asking = identify.question(talk, intake=True)
        if asking:
            return notes + self._after_new(asking)
        if talk.person.new and not talk.kind.new_patients:
            self._forget_kind()
            return get_someone(*notes, Say("not_for_new_patients"))
        return read_back(talk, talk.kind)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        talk, facts = self.talk, self.talk.facts
        if talk.person.new and both_surnames(talk, meaning):
            return self.proceed()
        if talk.asked is Asked.INSURANCE and insurance.take(talk, meaning):
            return self.proceed()
        if meaning.instead and meaning.instead != facts.visit_type:
            return self._take_instead(meaning, meaning.instead)
        if let_go.ordered(meaning) or (let_go.told(meaning) and not meaning.when.said):
            talk.drop_times()
            self.done = True
            return [Say("nothing_booked")]
        if facts.offers and talk.asked is Asked.WHICH_SLOT:
            return self._choose(meaning)
        if self._offers_instead:
            return self._instead(meaning)
        if talk.asked is Asked.CONFIRM_YES_NO:
            return self._confirm(meaning)
        return self._take(meaning)

    def note(self, words: str) -> bool:
        self.talk.facts.reason.append(words)
        return True

    def answered(self, answer: Answer) -> list[Act]:
        match answer:
            case OpeningsFound(known=False):
                return or_message(self, Say("no_calendar"))
            case OpeningsFound():
                return choose.found(self.talk, answer)
            case HoldAnswer():
                return self._held(answer)
            case BookAnswer():
                return self._told(answer)
            case _:
                return self.proceed()

    def _take(self, meaning: Meaning) -> list[Act] | None:
        talk, facts = self.talk, self.talk.facts
        if talk.asked is Asked.PROVIDER and (named := self._of_those_named(meaning)):
            facts.provider = named
            return self.proceed()
        meaning = _own_name(talk, meaning) if talk.asked is Asked.PROVIDER else meaning
        took = absorb(talk, meaning)
        if (
            talk.asked is Asked.PROVIDER
            and took
            and not (facts.provider or facts.anyone or meaning.provider or meaning.not_with)
        ):
            return self._noted()
        if talk.asked is Asked.VISIT_TYPE and meaning.visit_type is None and len(meaning.plain.split()) > 0:
            missing = reason.missing(meaning.plain)
            facts.reason += [] if missing else [meaning.text]
            if facts.visit_type is None and not took and (self._no_reason or not missing):
                facts.visit_type, took = talk.clinic.default_visit_type.id, True
            self._no_reason = True
        leaves_it = meaning.yes is False or glossary.has_no_choice(meaning.plain)
        if talk.asked is Asked.PROVIDER and not took and leaves_it:
            facts.anyone, took = True, True
        if talk.asked is Asked.PROVIDER and not took and (wanted := glossary.feminine(meaning.plain)) is not None:
            facts.feminine, took = wanted, True
        if talk.asked is Asked.PROVIDER and not took and _would_hear_names(meaning):
            return self._ask_provider(named=True)
        if talk.asked is Asked.DATE_TIME and choose.of_two_days(talk, meaning):
            took = True
        if talk.asked is Asked.OTHER and not took:
            return self.proceed() if what_is_wrong(talk, meaning) else None
        return self.proceed() if took else None

    def _of_those_named(self, meaning: Meaning) -> str | None:
        """The one a caller takes by its place among those they hear: "the second one"."""
        at, named = meaning.choice, self.talk.kind.providers[:MOST_NAMED]
        alone = _BY_PLACE.fullmatch(meaning.plain) is not None and not meaning.anyone
        return named[at] if alone and at is not None and at < len(named) else None

    def _noted(self) -> list[Act]:
        """Something else of use where a provider was asked for: the names are read out next, then anyone will do."""
        self._passed_over += 1
        self.talk.facts.anyone = self._passed_over >= MOST_PASSED_OVER
        return [Say("noted"), *self.proceed()]

    def _take_instead(self, meaning: Meaning, kind: str) -> list[Act]:
        """Another kind than the one begun with, as near as can be to the day and hour that were settled."""
        talk, facts = self.talk, self.talk.facts
        facts.when = facts.when.then(choose.placed(talk, meaning))
        talk.drop_times()
        facts.visit_type, facts.type_said = kind, True
        facts.refused, facts.rounds, facts.provider = (), 0, meaning.provider or facts.provider
        if facts.provider not in talk.kind.providers:
            facts.provider = None
        facts.reason.append(meaning.text)
        return self.proceed()

    def _time(self) -> list[Act]:
        talk, facts = self.talk, self.talk.facts
        if facts.offers:
            return choose.offer(talk)
        if facts.when.either or not facts.when.has_day:
            return choose.ask_when(talk)
        return choose.search(talk, talk.kind.id)

    def _held(self, answer: HoldAnswer) -> list[Act]:
        more = choose.held(self.talk, answer)
        if more:
            return more
        facts = self.talk.facts
        if not facts.offers:
            return choose.search(self.talk, self.talk.kind.id) if facts.rounds < 5 else choose.no_openings(self.talk)
        if choose.takes_itself(self.talk):
            choose.take(self.talk, facts.offers[0])
            self._announce = True
            return self.proceed()
        return choose.offer(self.talk)

    def _choose(self, meaning: Meaning) -> list[Act] | None:
        talk = self.talk
        meaning = choose.in_context(talk, meaning)
        picked = choose.pick(talk, meaning)
        chosen = picked or choose.agreed_again(talk, meaning)
        meaning = meaning if chosen else _own_name(talk, meaning)
        if chosen:
            choose.take(talk, chosen)
            self._announce = picked is None
            person(talk, meaning)
            return self.proceed()
        if not (meaning.provider or meaning.visit_type) and choose.wants_nearby(talk, meaning):
            return self.proceed()
        if meaning.when.said or meaning.provider or meaning.visit_type or meaning.not_with:
            return self.proceed() if absorb(talk, meaning) else None
        if slots.asks_again(meaning.plain):
            return self.proceed()
        others = meaning.other_provider or slots.asks_for_others(meaning.plain)
        if meaning.yes is False or meaning.choice is not None or others:
            choose.refuse(talk)
            if meaning.other_provider:
                talk.facts.provider, talk.facts.anyone = None, True
            if talk.facts.rounds >= choose.MOST_ROUNDS:
                return choose.none_suits(talk)
            return choose.search(talk, talk.kind.id)
        return [Say("noted"), *self.proceed()] if absorb(talk, meaning) else None

    def _confirm(self, meaning: Meaning) -> list[Act] | None:
        talk = self.talk
        who = talk.person
        if who.new and who.letters and not who.letters_right:
            return self.proceed() if identify.letters_heard(talk, meaning) else None
        if choose.confirms(talk, meaning):
            return self._book()
        if insurance.corrects(talk, meaning) or (_changes(meaning) and absorb(talk, meaning)):
            return self.proceed()
        if number_put_right(talk, meaning) or another_number(talk, meaning):
            return self.proceed()
        if meaning.agrees:
            return self._book()
        if meaning.yes is False:
            return self.proceed() if what_is_wrong(talk, meaning) else talk.ask("what_to_change", Asked.OTHER)
        return None

    def _another_kind(self) -> list[Act]:
        talk, kind = self.talk, self.talk.kind
        acts = visit_rules.another_kind(talk, kind)
        if kind.instead is None:
            self._forget_kind()
        return acts

    def _instead(self, meaning: Meaning) -> list[Act] | None:
        if _changes(meaning) and absorb(self.talk, meaning):
            return self.proceed()
        if meaning.yes:
            visit_rules.take_instead(self.talk, self.talk.kind)
            return self.proceed()
        if meaning.yes is False:
            self._forget_kind()
            return get_someone()
        return None

    def _forget_kind(self) -> None:
        """Where nobody comes, another kind can be named."""
        self._offers_instead = False
        clear(self.talk, "type")

    def _book(self) -> list[Act]:
        talk, chosen = self.talk, self.talk.facts.chosen
        if chosen is None:
            return self.proceed()
        who, words = identify.who_books(talk), " / ".join(talk.facts.reason)
        return [Say("one_moment"), Book(chosen.hold_id, who, talk.person.callback, words, insurance.facts(talk))]

    def _told(self, answer: BookAnswer) -> list[Act]:
        talk, chosen, outcome = self.talk, self.talk.facts.chosen, answer.outcome
        if outcome is Outcome.FAILED or chosen is None:
            return get_someone(Say("booking_failed"))
        if outcome is Outcome.TAKEN:
            talk.facts.chosen = None
            talk.facts.when = choose.around(talk, chosen.opening)
            talk.facts.refused += (choose.span(chosen.opening),)
            return [Say("time_was_taken"), *choose.search(talk, talk.kind.id)]
        talk.facts.chosen, talk.booked, talk.before = None, answer.visit, None
        talk.made_last = chosen.opening, talk.person
        talk.made += [answer.visit] if answer.visit else []
        talk.outcome = "booked" if outcome is Outcome.CONFIRMED and not talk.kind.approval else "requested"
        self.done = True
        return [Say(talk.outcome, talk.at(chosen.opening))]

    def _after_new(self, asking: list[Act]) -> list[Act]:
        """The first question to somebody who is not on file says so."""
        if not self.talk.person.new or self._told_new:
            return asking
        self._told_new = True
        return [Say("new_here_other" if self.talk.person.for_other else "new_here"), *asking]

    def _a_woman_or_a_man(self) -> None:
        """The one who does this kind of visit and is what was asked for; where nobody is, anyone."""
        facts, clinic = self.talk.facts, self.talk.clinic
        if facts.feminine is None or facts.provider or facts.anyone:
            return
        fitting = [one for one in self.talk.kind.providers if clinic.provider(one).feminine is facts.feminine]
        facts.provider, facts.anyone, facts.feminine = (fitting[0] if fitting else None), not fitting, None

    def _anyone_but(self) -> None:
        """Another one than who was refused, where another does this kind of visit."""
        facts = self.talk.facts
        others = [one for one in self.talk.kind.providers if one != facts.not_with]
        if facts.not_with in self.talk.kind.providers and others and facts.provider in (None, facts.not_with):
            facts.provider, facts.anyone = others[0], False

    def _ask_provider(self, *, named: bool = False) -> list[Act]:
        """Who the visit is to be with; whoever was not understood twice, or says no name, hears the names."""
        names = self.talk.kind.providers[:MOST_NAMED]
        if not (self.talk.lost or named or self._passed_over > 1):
            return self.talk.ask("ask_provider", Asked.PROVIDER)
        values = {f"provider{number}": provider_value(name) for number, name in enumerate(names, start=1)}
        return [Say(f"ask_provider_of_{len(names)}", values), Listen(Asked.PROVIDER)]

    def _reconcile(self) -> list[Act]:
        """Make kind and provider agree: who does what is the clinic's to say."""
        facts, clinic = self.talk.facts, self.talk.clinic
        if facts.provider is None:
            return []
        offered = [kind for kind in clinic.visit_types if facts.provider in kind.providers]
        if facts.visit_type is None:
            if len(offered) == 1:
                facts.visit_type = offered[0].id
            return []
        if facts.provider in self.talk.kind.providers:
            return []
        if not facts.type_said and offered:
            facts.visit_type = next((kind.id for kind in offered if kind.default), offered[0].id)
            return []
        values = {"provider": provider_value(facts.provider), "visit_type": type_value(self.talk.kind.id)}
        facts.provider = None
        self._conflicts += not facts.anyone
        return [Say("not_with_provider", values)]


def _changes(meaning: Meaning) -> bool:
    """Whether a turn at the read-back holds something new, so that it corrects rather than answers."""
    named = (meaning.provider, meaning.visit_type, meaning.births, meaning.phone, meaning.name)
    return bool(meaning.when.said or any(named))


def _own_name(talk: Talk, meaning: Meaning) -> Meaning:
    """A whole name is the patient's, and no doctor's, where a birthday stands beside it, or where a time was asked."""
    name = names.read(birth_beside.without(meaning.text) if meaning.births else meaning.text, asked=True)
    if meaning.name or name is None or not name.family or glossary.provider(meaning.text, talk.clinic):
        return meaning
    bare = talk.asked is Asked.WHICH_SLOT and len(meaning.plain.split()) <= len(name.full.split())
    is_name = bare and is_given(fold(name.given)) and fold(name.family) not in ORDINARY
    return replace(meaning, name=name, provider=None) if meaning.births or is_name else meaning


def _would_hear_names(meaning: Meaning) -> bool:
    """Whether who was asked whom they would see names nobody, and would know who there is."""
    return glossary.usual(meaning.plain) or glossary.asks_who_there_is(meaning.plain)
