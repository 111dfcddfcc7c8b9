"""The wishes of a call as flows that lie on one another; the top one hears first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Act, Bridge, HangUp, Listen, Reason, ReleaseHold, Say
from appliance.dialogue.answers import let_go, own_day, same_again, side_note
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import absorb, asides, router, withheld
from appliance.dialogue.flows.cancel import CancelFlow
from appliance.dialogue.flows.existing import ExistingVisitFlow
from appliance.dialogue.flows.flow import Answer, Flow
from appliance.dialogue.flows.message import MessageFlow
from appliance.dialogue.flows.move import MoveFlow
from appliance.dialogue.flows.opening import OpeningFlow
from appliance.dialogue.flows.readback import clear
from appliance.dialogue.flows.router import Wish
from appliance.dialogue.flows.upcoming import WhenFlow
from appliance.dialogue.flows.visit import VisitFlow
from appliance.dialogue.flows.waitlist import WaitlistFlow
from appliance.dialogue.meaning import bereaved, changed, wishes
from appliance.dialogue.meaning.intents import Intent
from appliance.dialogue.people import private
from appliance.dialogue.talk import Facts, Person, Talk
from appliance.dialogue.understand import Meaning

MOST_MISSES = 3
"""Answers not understood in a row before a person is fetched."""
_BEGINNINGS = frozenset({Asked.VISIT_TYPE, Asked.PROVIDER, Asked.DATE_TIME, Asked.WHICH_SLOT})
"""Questions about a new visit at which a caller may find that they were misunderstood."""
_NUMBERS = frozenset({Asked.DOB, Asked.PHONE, Asked.DATE_TIME, Asked.WHICH_SLOT})
"""Questions answered with numbers, which may be misheard."""
MOST_NO_REASON = 4
"""Words from which a turn is kept for staff to read."""
_BLANKS = {
    Asked.DOB: "birth",
    Asked.NAME: "name",
    Asked.SPELL_LAST_NAME: "name",
    Asked.PHONE: "phone",
    Asked.INSURANCE: "insurance",
    Asked.PROVIDER: "provider",
    Asked.VISIT_TYPE: "type",
    Asked.DATE_TIME: "time",
    Asked.WHICH_SLOT: "time",
}
"""What each question fills, for a caller who wants to go back to it."""


class Stack:
    """`opening` lies at the bottom for as long as the call lasts."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.opening = OpeningFlow(talk)
        self._flows: list[Flow] = [self.opening]
        self._asked: list[Asked] = []
        """The questions of this wish, in order, each once in a row."""
        self._advised = 0
        """How often advice was asked for."""
        self.noted = False
        """Whether a caller was told that what they added is noted, and the wish it was told with is not done."""
        self.grown: list[Wish] | None = None
        """What was wanted of a grown child's visit, where nothing else keeps the caller out; None where it does."""

    @property
    def top(self) -> Flow:
        """The flow that hears the next turn."""
        return self._flows[-1]

    @property
    def wish(self) -> Flow | None:
        """The wish being served, under whatever lies on it."""
        return next((flow for flow in reversed(self._flows[1:]) if not flow.aside), None)

    def push(self, flow: Flow) -> list[Act]:
        """Put a flow on top, in place of any of its own kind, and let it speak."""
        self._flows = [each for each in self._flows if type(each) is not type(flow)]
        self._flows.append(flow)
        return flow.proceed()

    def start_over(self) -> list[Act]:
        """Forget everything but who is calling from where."""
        talk = self._talk
        talk.drop_times()
        talk.facts, talk.person = Facts(), Person()
        self.opening = OpeningFlow(talk)
        self._flows, self._asked, self.noted = [self.opening], [], False
        return [Say("starting_over"), *self.opening.proceed()]

    def let_go_of_all(self) -> None:
        """Leave every wish as it is, and forget who it was for."""
        talk = self._talk
        talk.drop_times()
        talk.facts, talk.person = Facts(), Person(callback=talk.person.callback)
        self._flows, self._asked, self.noted = [self.opening], [], False

    def go_back(self) -> list[Act]:
        """Ask the question before this one again, as if it had not been answered; the first one starts over."""
        before = [asked for asked in self._asked[:-1] if asked in _BLANKS]
        if not self.wish or not before:
            return self.start_over()
        self._asked = self._asked[: self._asked.index(before[-1])]
        clear(self._talk, _BLANKS[before[-1]])
        if isinstance(self.wish, ExistingVisitFlow):
            self.wish.back_to(before[-1])
        return self.top.proceed()

    def owes(self, ended: str) -> bool:
        """Whether what was noted has not reached staff in a call that ended so, nor a person heard it."""
        return self.noted and ended != "transferred"

    def was_asked(self, asked: Asked) -> None:
        """Keep which question was put."""
        if not self._asked or self._asked[-1] is not asked:
            self._asked.append(asked)

    def heard(self, meaning: Meaning) -> list[Act]:
        """Let the top flow take a turn; what it does not understand is somebody else's or a miss."""
        meaning = same_again.read(self._talk, meaning)
        top, misses = self.top, self._talk.misses
        self._talk.misses = 0
        advice = Intent.ADVICE in meaning.intents and not top.aside and not top.takes_words
        self._advised += advice
        bare = None if top.takes_words else side_note.read(meaning, self._talk.asked, message=top.name == "message")
        noted = bare is not None and top.note(private.without_numbers(meaning.text))
        self.noted = self.noted or noted
        meaning = bare if bare and noted else meaning
        if advice and self._advised > 1 and not meaning.wants_more and meaning.yes is None:
            return self.push(asides.OfferHelp(self._talk, "offer_human_advice", MessageKind.NURSE, meaning.text))
        if (kept_back := self._withheld(meaning)) is not None:
            return self.settle(kept_back)
        if changed.told(meaning.text) and self._adds_to_later(meaning) and meaning.yes is None:
            return [Say("after_this"), *top.proceed()]
        self._keep_the_other(meaning)
        if self._turns(meaning) or self._meant_another(meaning):
            acts: list[Act] | None = []
        else:
            acts = self._to_the_list(meaning) if self._gives_up(meaning) else top.heard(meaning)
        if acts is None and not noted:
            return self._missed(meaning, misses)
        acts = top.proceed() if acts is None else acts
        lead: list[Act] = [Say("no_advice")] if advice else [Say("noted")] if noted else []
        lead += [Say("condolence")] if bereaved.told(meaning.plain) else []
        return lead + self.settle(acts)

    def answered(self, answer: Answer) -> list[Act]:
        """Let the top flow take what the box reports."""
        return self.settle(self.top.answered(answer))

    def settle(self, acts: list[Act]) -> list[Act]:
        """Take finished flows off, put new ones on, until something is asked or done."""
        self._take_next()
        while self.top.done and len(self._flows) > 1:
            self._let_go(self._flows.pop())
            if len(self._flows) == 1 and not _ends(acts):
                acts = acts + self.opening.take_up()
            self._take_next()
        if (acts and isinstance(acts[-1], Listen | HangUp | Bridge)) or _waits(acts):
            return acts
        acts = acts + self.top.proceed()
        return self.settle(acts) if self.top.done and len(self._flows) > 1 else acts

    def _take_next(self) -> None:
        if self.opening.next:
            self._flows.append(self.opening.next)
            self.opening.next = None

    def _let_go(self, flow: Flow) -> None:
        flow.then = None if self._goes_on(flow.then) else flow.then
        if flow.then:
            if isinstance(flow, ExistingVisitFlow):
                flow.hand_on(flow.then)
            if isinstance(flow.then, MessageFlow) and isinstance(self.top, MessageFlow) and not self.top.learnt():
                self._flows.pop()  # the same one, which waited to be told
            self._flows.append(flow.then)
        if flow.aside or flow.then:
            return
        self._asked.clear()
        self.noted = False
        self.opening.served, self.opening.last = True, router.LABELS.get(flow.name, "")
        if self.wish is None:
            self._talk.fresh()

    def _goes_on(self, flow: Flow | None) -> bool:
        """Whether a message that is asked for is the one that was begun and lies there."""
        top = self.top
        both = isinstance(flow, MessageFlow) and isinstance(top, MessageFlow) and top.kind is flow.kind
        return both and bool(top.learnt()) and not (flow and flow.learnt())

    def _missed(self, meaning: Meaning, misses: int) -> list[Act]:
        if self.top.yields and self.wish is None and router.wishes(self._talk, _with_wishes(meaning)):
            self._flows.pop()
            return self.heard(_with_wishes(meaning))
        if self.top.yields and self.wish is not None and meaning.wants_more:
            self._flows.pop()  # an answer to the question before, or the wish again: the offer is passed over
            self._talk.asked = next((one for one in reversed(self._asked) if one in _BLANKS), self._talk.asked)
            return self.heard(meaning)
        if self._for_later(meaning) or self._tells_anew(meaning):
            return [Say("after_this"), *self.top.proceed()]
        aside = self._aside(meaning)
        if aside and not self.top.aside:
            return self.push(aside(self._talk))
        self._talk.misses = misses + 1
        if self._talk.misses >= MOST_MISSES:
            return [Say("stuck"), Bridge(Reason.STUCK, meaning.text)]
        held_back = meaning.yes and meaning.agrees is None and self._talk.asked is Asked.CONFIRM_YES_NO
        if self._talk.asked is Asked.CONFIRM_YES_NO and router.asks_something(meaning) and not self.top.aside:
            self._talk.facts.reason.append(meaning.text)
            return [Say("no_answer_to_that"), *self.top.proceed()]
        return [Say("to_be_sure"), *self.top.proceed()] if held_back else self.top.proceed()

    def _for_later(self, meaning: Meaning) -> bool:
        """Keep another wish, told in the middle of one, for afterwards."""
        if Intent.QUESTION not in meaning.intents or self.top is self.opening or self.top.aside:
            return False
        labels = [label for label in wishes.read(meaning.text).labels if label in router.MESSAGES]
        for label in labels:
            self.opening.keep(Wish(label, meaning))
        return bool(labels)

    def _withheld(self, meaning: Meaning) -> list[Act] | None:
        """What to say to somebody who does not tell who it is for; None to anybody else."""
        top = self.top
        if top.aside or top.ours or top.takes_words or top is self.opening:
            return None
        said = withheld.answer(self._talk, top, meaning)
        return None if said is None else said[0] + (self.push(said[1]) if said[1] else [])

    def _adds_to_later(self, meaning: Meaning) -> bool:
        """Keep a new address, number or plan with the wish to tell of it, where that waits its turn."""
        later = self.opening.later
        waits = next((at for at, wish in enumerate(later) if wish.label == "update"), None)
        if waits is None or self.top.takes_words:
            return False
        first = later[waits].meaning
        if meaning.text not in first.text:
            later[waits] = replace(later[waits], meaning=replace(first, text=f"{first.text} / {meaning.text}"))
        return True

    def _tells_anew(self, meaning: Meaning) -> bool:
        """Keep a new address, number or plan that answers nothing that was asked."""
        if self.top is self.opening or self.top.aside or self.top.takes_words:
            return False
        loosely = changed.detail(meaning.text) and self._talk.asked not in _NUMBERS
        if (loosely or changed.told(meaning.text)) and self._adds_to_later(meaning):
            return True
        if changed.told(meaning.text):
            self.opening.later.append(Wish("update", meaning))
            return True
        return False

    def _keep_the_other(self, meaning: Meaning) -> None:
        """Keep what is wanted of another visit beside the yes to this one: "yes, and cancel the other one"."""
        top = self.top
        if isinstance(top, ExistingVisitFlow) and top.other_too(meaning):
            self.opening.keep(Wish("cancel" if Intent.CANCEL in meaning.intents else router.LABELS[top.name], meaning))
            self._talk.first.append(Say("after_this"))

    def _turns(self, meaning: Meaning) -> bool:
        """Whether who was cancelling would rather move the visit, or the other way round; it then is so."""
        top, talk = self.top, self._talk
        if isinstance(top, CancelFlow) and router.would_rather_move(talk, meaning):
            top.then = MoveFlow(talk)
            talk.facts.when = talk.facts.when.then(meaning.when)
        elif isinstance(top, MoveFlow) and let_go.ordered(meaning) and Intent.MOVE not in meaning.intents:
            talk.drop_times()
            top.then = CancelFlow(talk)
        elif isinstance(top, WhenFlow) and meaning.intents & {Intent.MOVE, Intent.CANCEL}:
            label = "move" if Intent.MOVE in meaning.intents else "cancel"
            top.then = Wish(label, meaning).flow(talk)
        else:
            return False
        top.done = True
        return True

    def _meant_another(self, meaning: Meaning) -> bool:
        """Whether who is asked about a new visit called about one on the books, or for something else: nothing was
        settled yet, and the wish is told again. It then takes the place of the visit that was misunderstood."""
        talk, top = self._talk, self.top
        if not isinstance(top, VisitFlow) or talk.facts.chosen or talk.asked not in _BEGINNINGS:
            return False
        found = router.told_instead(talk, _with_wishes(meaning), begun=talk.asked is not Asked.VISIT_TYPE)
        if found is None and talk.asked in (Asked.VISIT_TYPE, Asked.PROVIDER) and own_day.cannot_come(meaning):
            talk.drop_times()
            talk.facts, top.done = Facts(), True
            self.opening.asks_which()
            return True
        if found is None:
            return False
        talk.drop_times()
        talk.facts = Facts()
        top.then, top.done = found.flow(talk), True
        return True

    def _gives_up(self, meaning: Meaning) -> bool:
        """Whether who was looking for a time would rather wait for one."""
        facts = self._talk.facts
        if not self.top.seeks_time:
            return False
        refuses = meaning.yes is False and not meaning.when.said and facts.unmet.said
        nothing = self._talk.asked is Asked.DATE_TIME and not facts.when.said and refuses
        return nothing or wishes.tells(meaning.text, "waitlist")

    def _to_the_list(self, meaning: Meaning) -> list[Act]:
        top, talk = self.top, self._talk
        talk.drop_times()
        if talk.facts.visit and talk.clinic.knows(talk.facts.visit):
            talk.facts.visit_type = talk.facts.visit.visit_type_id
        top.then = WaitlistFlow(talk, asked_for=wishes.tells(meaning.text, "waitlist"))
        absorb.absorb(talk, meaning)
        if len(meaning.plain.split()) >= MOST_NO_REASON:
            talk.facts.reason.append(meaning.text)
        top.done = True
        return []

    def _aside(self, meaning: Meaning) -> Callable[[Talk], Flow] | None:
        if Intent.ADVICE in meaning.intents:
            return lambda talk: asides.OfferHelp(talk, "offer_human_advice", MessageKind.NURSE, meaning.text)
        if Intent.QUESTION in meaning.intents:
            return lambda talk: asides.OfferHelp(talk, "offer_human", MessageKind.QUESTION, meaning.text)
        return None


def _with_wishes(meaning: Meaning) -> Meaning:
    """A turn with its wishes, where none were expected."""
    return replace(meaning, wishes=wishes.read(meaning.text))


def _waits(acts: list[Act]) -> bool:
    """Whether the last act will be answered by an event."""
    return bool(acts) and not isinstance(acts[-1], Say | ReleaseHold)


def _ends(acts: list[Act]) -> bool:
    return bool(acts) and isinstance(acts[-1], Listen | HangUp | Bridge)
