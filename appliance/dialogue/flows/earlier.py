"""A call that broke off less than an hour ago, and going on where it stopped. Who is calling is asked again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Act, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows import choose, router
from appliance.dialogue.flows.asides import MESSAGE, Aside
from appliance.dialogue.flows.flow import Flow
from appliance.dialogue.flows.message import MessageFlow
from appliance.dialogue.flows.opening import OpeningFlow
from appliance.dialogue.flows.stack import Stack
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning
from appliance.dialogue.when import When

RESUMES_S = 3600
"""Seconds after which a second call from the same number is a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What the caller wanted; nothing of who they are or of a visit that exists, for anybody may ring from a number."""

    wish: str
    """The name of the flow: visit, move, cancel, when, confirm or message."""
    kind: MessageKind | None = None
    visit_type: str | None = None
    type_said: bool = False
    provider: str | None = None
    anyone: bool = False
    when: When
    reason: tuple[str, ...] = ()
    later: tuple[router.Wish, ...] = ()
    """What was to come after it."""


def of(talk: Talk, stack: Stack) -> Earlier | None:
    """What to go on with, of a call that broke off; None when nothing was wanted."""
    wish, facts = stack.wish, talk.facts
    if wish is None or wish.ours:
        return None
    return Earlier(
        wish=wish.name,
        kind=wish.kind if isinstance(wish, MessageFlow) else None,
        visit_type=facts.visit_type,
        type_said=facts.type_said,
        provider=facts.provider if wish.name == "visit" else None,
        anyone=facts.anyone,
        when=facts.when,
        reason=(*facts.reason, *filter(None, [wish.learnt()])),
        later=tuple(_nobodys(one) for one in stack.opening.later),
    )


def _nobodys(wish: router.Wish) -> router.Wish:
    """A wish without who it is for."""
    bare = replace(wish.meaning, name=None, letters="", births=(), phone="", people=(), also=None)
    return router.Wish(wish.label, bare)


class Resume(Aside):
    """We were cut off: on with it, or something new?"""

    name: ClassVar[str] = "resume"
    yields = True

    def __init__(self, talk: Talk, earlier: Earlier, opening: OpeningFlow) -> None:
        super().__init__(talk)
        self._earlier, self._opening = earlier, opening

    def proceed(self) -> list[Act]:
        return self.talk.ask("cut_off", Asked.CONFIRM_YES_NO)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        else_wanted = meaning.wants_more or MESSAGE.search(meaning.plain)
        if meaning.yes is None or (meaning.yes is False and else_wanted):
            return None
        self.done = True
        if meaning.yes:
            self.then = self._flow()
            if meaning.when.said:
                self.talk.facts.when = self.talk.facts.when.then(choose.placed(self.talk, meaning))
            self._opening.later += self._earlier.later
            return [Say("going_on")]
        return []

    def _flow(self) -> Flow:
        talk, earlier = self.talk, self._earlier
        if earlier.kind:
            message = MessageFlow(talk, earlier.kind)
            message.begin(" / ".join(earlier.reason))
            return message
        facts = talk.facts
        facts.visit_type, facts.type_said = earlier.visit_type, earlier.type_said
        facts.provider, facts.anyone, facts.when = earlier.provider, earlier.anyone, earlier.when
        facts.reason = list(earlier.reason)
        return router.VISITS[router.LABELS[earlier.wish]](talk)
