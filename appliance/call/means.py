"""What every call works with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from appliance.call.cut_off import CutOff
from appliance.call.perform import DeskWork
from appliance.clinic.settings import Clinic
from appliance.dialogue.phrasebook import Phrasebook
from appliance.seams import Clock, Line, Recognizer, Synthesizer, TurnScorer


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """One for all calls."""

    clinic: Clinic
    phrasebook: Phrasebook
    clock: Clock
    desk: DeskWork
    line: Line
    recognizer: Recognizer
    scorer: TurnScorer | None
    voice: Synthesizer
    staff: Sequence[str]
    """Addresses to ring, in order, when a person is wanted."""
    ring_s: float = 20.0
    cut_off: CutOff = field(default_factory=CutOff)
