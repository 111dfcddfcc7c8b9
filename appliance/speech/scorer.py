"""smart-turn behind the TurnScorer seam, served by the recognizer's children."""

from __future__ import annotations

from appliance.errors import ChildGone
from appliance.speech.messages import Score, encode, scored
from appliance.speech.workers import Urgency, Workers

UNKNOWN = 0.5
"""The opinion when the child died twice over it: none."""


class SmartTurnScorer:
    """An acoustic opinion on whether a turn is over."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    async def score(self, pcm: bytes) -> float:
        """Chance, 0 to 1, that the speaker has finished, from up to the last 8 s of 8 kHz PCM. 0.5 means no opinion."""
        job = self._workers.submit(encode(Score(pcm)), Urgency.SOON)
        try:
            return scored.decode(await job.answer()).chance
        except ChildGone:
            return UNKNOWN
