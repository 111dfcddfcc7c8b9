"""A careful reading of a turn, and what its words are worth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import anyio

from appliance.dialogue.answers import backchannel
from appliance.dialogue.asked import OPEN_ENDED, Asked
from appliance.dialogue.events import Heard
from appliance.seams import Transcript

UNCLEAR_MS, UNCLEAR = 1300, 0.5
"""A turn over ours no longer than this, pre-roll included, whose careful reading is worth less than this, is no words:
hums and single syllables are read as "Bye bye" or "¡Adiós!" with 0.31-0.45, most one-word interruptions with more. A
"stop" or "espere" is believed all the same, and what is too long for a hum, unless it is an answer that is acted on."""


@dataclass(slots=True)
class Reading:
    """A decoding of the whole turn, begun while the caller may still go on."""

    begun: bool = True
    """False while quick words that may do instead are on their way."""
    done: anyio.Event = field(default_factory=anyio.Event)
    scope: anyio.CancelScope = field(default_factory=anyio.CancelScope)
    transcript: Transcript | None = None


def clear(transcript: Transcript, spoken_ms: float, *, acts: Callable[[str], bool]) -> str:
    """The words of a careful reading; none where they are worth nothing. `acts`: whether they would be acted on."""
    text = transcript.text
    if spoken_ms > UNCLEAR_MS or transcript.confidence >= UNCLEAR or backchannel.bids_wait(text):
        return text
    return text if backchannel.says_something(text) and not acts(text) else ""


def heard(said: Transcript, asked: Asked) -> Heard:
    """A finished turn; what its sound told counts only after a question whose answers have no shape."""
    danger = said.danger if asked in OPEN_ENDED else 0.0
    return Heard(said.text, said.lang, said.confidence, said.alternatives, danger)
