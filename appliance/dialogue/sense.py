"""What the sentence encoder adds to the rules: learned wishes, and a second opinion on danger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from appliance.dialogue import emergency, wishes
from appliance.dialogue.danger_opinion import Opinion
from appliance.dialogue.emergency import Finding, Level
from appliance.dialogue.events import Heard, Partial
from appliance.dialogue.wish_model import WishModel
from appliance.dialogue.words import plain

_FAREWELL = re.compile(
    r"^ (?:\w+ ){0,6}(?:bye(?: now| bye)?|thats (?:all|it|everything)|nothing else|no thank you|no thanks|"
    r"adios|hasta luego|nada mas|es todo|seria todo) (?:\w+ ){0,3}$"
)
"""The end of a call in a few words, which the encoder has no sense of; "goodbye" alone may mean something else."""


SPOTTED, HALF_SPOTTED = 0.97, 0.5
"""Chance the phrase spotter gives a turn from which it is asked about: alone, and where the words lean its way."""
LEANING = -0.3
"""Margin of the second opinion from which words lean its way: four fifths of garbled emergencies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """Both, over one encoder. Without them the rules decide alone."""

    wishes: WishModel | None = None
    opinion: Opinion | None = None

    def danger(self, said: Partial | Heard) -> Finding:
        """The danger in words. What was said to the end is given a second opinion, and where nothing is found
        in the likeliest reading, one of the others that names an emergency is reason enough to ask; so is a sound
        of danger."""
        finding = emergency.assess(said.text)
        if isinstance(said, Partial):
            return finding
        if self.opinion and not _FAREWELL.search(plain(said.text)):
            finding = self.opinion.second(said.text, finding, self.daily)
        if finding.level is not Level.NONE:
            return finding
        others = (emergency.assess(text) for text in said.alternatives)
        doubt = next((one for one in others if one.level is Level.EMERGENCY), None)
        if doubt:
            return Finding(Level.SUSPECT, doubt.category, doubt=True)
        return Finding(Level.SUSPECT, "phrase_spotted", doubt=True) if self._sounds_of_danger(said) else finding

    def _sounds_of_danger(self, said: Heard) -> bool:
        """Whether the phrase spotter is sure, or half sure and the words, though garbled, lean its way."""
        if self.opinion is None or said.danger < HALF_SPOTTED:
            return said.danger >= SPOTTED
        return said.danger >= SPOTTED or self.opinion.leaning(said.text) >= LEANING

    def daily(self, text: str) -> float:
        """How surely a text tells a wish of every day: log odds from 0 up; 0 where no wishes are learned."""
        return wishes.daily(text, self.wishes) if self.wishes else 0.0


RULES_ONLY = Sense()
