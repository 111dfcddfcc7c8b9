"""What every flow of the conversation can do. Flows lie on a stack; the top one hears first."""

from __future__ import annotations

from typing import ClassVar

from appliance.clinic.message import Message
from appliance.dialogue.acts import Act, Bridge, Reason, Say
from appliance.dialogue.events import BookAnswer, HoldAnswer, MessageKept, OpeningsFound, VisitsFound
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

Answer = OpeningsFound | HoldAnswer | VisitsFound | BookAnswer | MessageKept
"""What the box reports back to the flow that asked."""


class Flow:
    """One wish of the caller, from first word to done."""

    name: ClassVar[str]
    done: bool = False
    """Set when there is nothing more to do; the stack lets it go and asks what else."""
    aside: bool = False
    """Whether it lies on top of a wish and is none itself."""
    yields: bool = False
    """Whether this aside gives way to a wish that is told instead of an answer."""
    ours: ClassVar[bool] = False
    """Whether the box wanted it and not the caller, so that nothing is left unserved when the call breaks off."""
    seeks_time: ClassVar[bool] = False
    """Whether it looks for a time, so that who finds none may go on the waiting list instead."""
    then: Flow | None = None
    """The flow that goes on in place of this one once it is done, with what is known."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk

    @property
    def takes_words(self) -> bool:
        """Whether whatever is said now is meant for somebody else, and is taken as it is."""
        return False

    def learnt(self) -> str:
        """The caller's words that lie in this flow and nowhere else, for the card of a call that breaks off."""
        return ""

    def note(self, words: str) -> bool:
        """Keep what a caller adds for staff beside an answer; False where this flow has no place for it."""
        return False

    def silent(self) -> list[Act] | None:
        """What silence means to this flow; None: what it means to any."""
        return None

    def proceed(self) -> list[Act]:
        """The next thing to say or do, from what is known. Ends with Listen or an answered act."""
        raise NotImplementedError

    def heard(self, meaning: Meaning) -> list[Act] | None:
        """Take a turn; None when it held nothing for this flow, which counts as a miss."""
        raise NotImplementedError

    def answered(self, answer: Answer) -> list[Act]:
        """Take what the box reports."""
        raise NotImplementedError


def kept(flow: Flow, answer: MessageKept, message: Message, key: str, outcome: str = "message") -> list[Act]:
    """What a flow says to a message that was left for staff: `key` once it is kept, and then the flow is done."""
    if not answer.ok:
        return get_someone(Say("message_failed"))
    flow.done = True
    flow.talk.messages.append(message)
    flow.talk.reached(outcome)
    return [Say(key)]


def get_someone(*said: Act) -> list[Act]:
    """What could not be done is said, then that a person is fetched; the office being closed takes that part back."""
    return [*said, Say("get_someone"), Bridge(Reason.STUCK)]
