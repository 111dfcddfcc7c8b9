"""What the rules notice about a text besides danger, as numbers: past, healed, "if", paper, a symptom taken back."""

from __future__ import annotations

from functools import lru_cache

from appliance.dialogue import emergency
from appliance.dialogue.danger import context

COUNT = 15
"""How many numbers `cues` returns, each 0 or 1."""


@lru_cache(maxsize=16)
def cues(text: str) -> tuple[bool, ...]:
    """The signs of context in a text, in a fixed order. Never raises; about a millisecond, the last few are kept."""
    told = emergency.prepared(text)
    words = context.masked(told)
    whole = context.Whole.of(words)
    return (
        whole.now,
        whole.past,
        whole.past_tense,
        whole.healed,
        whole.quite_healed,
        whole.returned,
        whole.mourning,
        whole.winded,
        *context.frames(words),
        told != words,
        emergency.taken_back(words, whole),
    )
