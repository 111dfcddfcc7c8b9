"""What the sentence encoder adds to the rules: learned wishes, and a second opinion on danger."""

from __future__ import annotations

from dataclasses import dataclass

from appliance.dialogue import calm_parts, emergency, farewell, intents, wishes
from appliance.dialogue.danger_opinion import Opinion
from appliance.dialogue.emergency import Finding, Level
from appliance.dialogue.events import Heard, Partial
from appliance.dialogue.wish_model import WishModel
from appliance.dialogue.words import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """Both, over one encoder. Without them the rules decide alone."""

    wishes: WishModel | None = None
    opinion: Opinion | None = None

    def danger(self, said: Partial | Heard) -> Finding:
        """The danger in words. What was said to the end is given a second opinion, and where nothing is found
        in the likeliest reading, one of the others that names an emergency is reason enough to ask."""
        finding = emergency.assess(said.text)
        if isinstance(said, Partial):
            return finding
        if self.opinion and not (farewell.read(plain(said.text)) or intents.only_a_person(said.text)):
            finding = self.opinion.second(calm_parts.without(said.text), finding, self.daily)
        if finding.level is not Level.NONE:
            return finding
        others = (emergency.assess(text) for text in said.alternatives)
        doubt = next((one for one in others if one.level is Level.EMERGENCY), None)
        return Finding(Level.SUSPECT, doubt.category, doubt=True) if doubt else finding

    def daily(self, text: str) -> float:
        """How surely a text tells a wish of every day: log odds from 0 up; 0 where no wishes are learned."""
        return wishes.daily(text, self.wishes) if self.wishes else 0.0


RULES_ONLY = Sense()
