"""What the sentence encoder adds to the rules: learned wishes, and a second opinion on danger."""

from __future__ import annotations

from dataclasses import dataclass

from appliance.dialogue import emergency
from appliance.dialogue.danger_opinion import Opinion
from appliance.dialogue.emergency import Finding
from appliance.dialogue.wish_model import WishModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """Both, over one encoder. Without them the rules decide alone."""

    wishes: WishModel | None = None
    opinion: Opinion | None = None

    def danger(self, text: str, *, final: bool) -> Finding:
        """The danger in a caller's words; only what was said to the end is given a second opinion."""
        finding = emergency.assess(text)
        return self.opinion.second(text, finding) if self.opinion and final else finding


RULES_ONLY = Sense()
