"""Is someone in danger?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from appliance.dialogue.words import has, plain


class Level(StrEnum):
    """How bad it sounds."""

    NONE = "none"
    SUSPECT = "suspect"
    URGENT = "urgent"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a text says about danger."""

    level: Level
    category: str = ""
    doubt: bool = False
    """Whether a later word could still cancel it."""


_PHRASES = (
    "chest pain",
    "cant breathe",
    "dolor de pecho",
    "me duele el pecho",
    "no puedo respirar",
    "call nine one one",
)


def assess(text: str) -> Finding:
    """Judge a text by the rules of both languages."""
    if has(plain(text), *_PHRASES):
        return Finding(Level.EMERGENCY, "chest_pain", False)
    return Finding(Level.NONE)
