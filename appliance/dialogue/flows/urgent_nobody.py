"""Staff did not pick up for something urgent: they are tried again, or what was told is left for them."""

from __future__ import annotations

import re
from typing import ClassVar

from appliance.clinic.message import MessageKind
from appliance.dialogue.acts import Act, Bridge, HangUp, Listen, Reason, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flows.asides import MESSAGE, Aside
from appliance.dialogue.flows.flow import Answer
from appliance.dialogue.flows.message import MessageFlow
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning

_VALUE = re.compile(r"\d")


class UrgentNobodyCame(Aside):
    """Say what to do if it gets worse, and offer to try again; what was told lies with staff already."""

    name: ClassVar[str] = "urgent_nobody_came"

    def __init__(self, talk: Talk, words: str, *, lab: bool = False) -> None:
        """`lab`: it is a laboratory with a critical value, which nobody dials 911 for."""
        super().__init__(talk)
        self._words, self._lab = words, lab

    def proceed(self) -> list[Act]:
        return [Say("critical_nobody" if self._lab else "urgent_nobody"), Listen(Asked.CONFIRM_YES_NO)]

    def heard(self, meaning: Meaning) -> list[Act] | None:
        leaves = bool(MESSAGE.search(meaning.plain))
        if meaning.yes and not leaves:
            return [Say("trying_again"), Bridge(Reason.URGENT, self._words)]
        if meaning.yes is None and not leaves:
            return None
        number = self.talk.person.callback or self.talk.caller
        if number and not leaves and not self._lab:
            return [Say("urgent_message_kept"), *_ends(self.talk, lab=False)]
        self.done = True
        self.then = UrgentMessage(self.talk, self._words, lab=self._lab)
        return []


class UrgentMessage(MessageFlow):
    """The same words for the clinical inbox, with a name and a number to call; the call ends with it."""

    def __init__(self, talk: Talk, words: str, *, lab: bool) -> None:
        super().__init__(talk, MessageKind.URGENT)
        self._lab = lab
        self.begin(words)
        self._told = not lab or bool(_VALUE.search(words))

    def heard(self, meaning: Meaning) -> list[Act] | None:
        return self._and_ends(super().heard(meaning))

    def answered(self, answer: Answer) -> list[Act]:
        return self._and_ends(super().answered(answer)) or []

    def _and_ends(self, acts: list[Act] | None) -> list[Act] | None:
        return [*(acts or []), *_ends(self.talk, lab=self._lab)] if self.done else acts


def _ends(talk: Talk, *, lab: bool) -> list[Act]:
    return [Say("goodbye" if lab else "urgent_goodbye"), HangUp(talk.outcome or "goodbye")]
