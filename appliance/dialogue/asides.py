"""Short questions that lie on top of a wish, and go away once answered."""

from __future__ import annotations

import re
from typing import ClassVar

from appliance.dialogue.acts import Act, Bridge, HangUp, Listen, Reason, Say
from appliance.dialogue.asked import Asked
from appliance.dialogue.flow import Answer, Flow
from appliance.dialogue.talk import Talk
from appliance.dialogue.understand import Meaning


class OfferHuman(Flow):
    """A question that is not ours to answer: say so, and offer a person."""

    name: ClassVar[str] = "offer_human"

    def __init__(self, talk: Talk, key: str) -> None:
        super().__init__(talk)
        self._key = key

    def proceed(self) -> list[Act]:
        return self.talk.ask(self._key, Asked.CONFIRM_YES_NO)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        if _declines(meaning):
            self.done = True
            return []
        if meaning.yes:
            self.done = True
            return [Say("connecting"), Bridge(Reason.ASKED, meaning.text)]
        return None

    def answered(self, answer: Answer) -> list[Act]:
        return self.proceed()


class NobodyCame(Flow):
    """Staff did not pick up: the caller may go on here, or call back."""

    name: ClassVar[str] = "nobody_came"

    def proceed(self) -> list[Act]:
        return self.talk.ask("nobody_answered", Asked.CONFIRM_YES_NO)

    def heard(self, meaning: Meaning) -> list[Act] | None:
        if _declines(meaning):
            return [Say("call_back"), HangUp(self.talk.outcome or "goodbye")]
        self.done = meaning.yes is True
        return [] if self.done else None

    def answered(self, answer: Answer) -> list[Act]:
        return self.proceed()


class UrgentNobodyCame(Flow):
    """Staff did not pick up for something urgent: say what to do if it gets worse, and offer to try again."""

    name: ClassVar[str] = "urgent_nobody_came"

    def __init__(self, talk: Talk, words: str) -> None:
        super().__init__(talk)
        self._words = words

    def proceed(self) -> list[Act]:
        return [Say("urgent_nobody"), Listen(Asked.CONFIRM_YES_NO)]

    def heard(self, meaning: Meaning) -> list[Act] | None:
        if meaning.yes:
            return [Say("trying_again"), Bridge(Reason.URGENT, self._words)]
        if meaning.yes is False:
            return [Say("urgent_goodbye"), HangUp("goodbye")]
        return None

    def answered(self, answer: Answer) -> list[Act]:
        return self.proceed()


_BUT_YES = re.compile(r" (?:yes|yeah|please|si|claro|por favor) ")


def _declines(meaning: Meaning) -> bool:
    """Whether an offer is turned down: "no, that's fine" is a no to it, though it would agree to a read-back."""
    kindly = meaning.plain.startswith(" no ") and not _BUT_YES.search(meaning.plain)
    return meaning.yes is False or (meaning.yes is True and kindly)
