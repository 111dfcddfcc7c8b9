"""What is said, as words for the voice: phrases of the book in the clinic's own names."""

from __future__ import annotations

from dataclasses import dataclass

from appliance.call.speak import Utterance
from appliance.clinic.people import Lang
from appliance.clinic.settings import Clinic
from appliance.dialogue.acts import Origin, Reason, Say, Value, ValueType
from appliance.dialogue.phrasebook import Phrasebook

STAFF_LANG: Lang = "en"
"""The language staff are spoken to."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Turns acts into utterances."""

    phrasebook: Phrasebook
    clinic: Clinic

    def utterance(self, say: Say, lang: Lang, *, filler: bool = False) -> Utterance:
        """One phrase in one language."""
        return Utterance(self.phrasebook.render(say, lang, self.clinic), lang, filler)

    def staff_offer(self, reason: Reason, caller: str | None, last: str = "staff_press_one") -> Utterance:
        """What staff who pick up are told. `caller`: the number in E.164, None when it is not known."""
        says = [Say(f"staff_offer_{reason}"), Say(last)]
        if caller is not None:
            says.insert(1, Say("staff_caller_number", {"phone": Value(caller, ValueType.PHONE_DIGITS, Origin.STORE)}))
        return Utterance(" ".join(self.utterance(say, STAFF_LANG).text for say in says), STAFF_LANG)
