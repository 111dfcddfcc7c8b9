"""What every flow of the conversation can do. Flows lie on a stack; the top one hears first."""

from __future__ import annotations

from typing import ClassVar

from appliance.dialogue.acts import Act
from appliance.dialogue.events import BookAnswer, HoldAnswer, OpeningsFound, VisitsFound
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

Answer = OpeningsFound | HoldAnswer | VisitsFound | BookAnswer
"""What the box reports back to the flow that asked."""


class Flow:
    """One wish of the caller, from first word to done."""

    name: ClassVar[str]
    done: bool = False
    """Set when there is nothing more to do; the machine takes it off the stack and asks what else."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk

    def proceed(self) -> list[Act]:
        """The next thing to say or do, from what is known. Ends with Listen or an answered act."""
        raise NotImplementedError

    def heard(self, meaning: Meaning) -> list[Act] | None:
        """Take a turn; None when it held nothing for this flow, which counts as a miss."""
        raise NotImplementedError

    def answered(self, answer: Answer) -> list[Act]:
        """Take what the box reports."""
        raise NotImplementedError
