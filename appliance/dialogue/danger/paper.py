"""A test, a form, a refill or a room beside a symptom's name, which makes it paperwork: "the seizure medicine"."""

from __future__ import annotations

import re

from appliance.dialogue.danger.rules import phrase
from appliance.dialogue.danger.sayings import PROCEDURES

PROCEDURE = re.compile(rf"(?:{PROCEDURES})")
_AND = phrase(
    r"but|pero|and (?:im?|ive|hes?|shes?|my|his|her|now|theres?)|y (?:ahora|ahorita|me|le|mi|no puedo|no puede|tiene)"
)
"""What joins a paper to a danger of its own: "I need a refill and I can't breathe"."""
_CAUSE = phrase(
    r"(?:to|from|after|because of|por|con|a|despues de) (?:(?:my|his|her|the|a|that|this|some|new|la|las|el|mi|su|una|"
    r"un|esa|nueva) )+(?:medicine|medication|meds|medicinas?|vacunas?)"
)
"""A medicine that does harm: "allergic to my new medicine"."""
_NEAR_WORDS = 3


_ANEW = re.compile(r" (?:y|\|(?: i)?) $")
""" "My inhaler refilled, I can't breathe": what stands before is of something else."""


def beside(words: str, start: int, end: int) -> bool:
    """Whether paper stands right beside the symptom at `start:end`."""
    words = _CAUSE.sub(lambda cause: f" {'_' * (len(cause.group()) - 1)}", words)
    anew = _ANEW.search(words[:start]) and words[start:].split()[0] in {"no", "cant", "cannot"}
    before, after = "" if anew else _AND.split(words[:start])[-1], _AND.split(words[end:])[0].split("|")[0]
    near = (*before.split()[-_NEAR_WORDS:], *words[start:end].split(), *after.split()[:_NEAR_WORDS])
    return any(PROCEDURE.fullmatch(word) for word in near)
